"""Entry points: what packages offer by name."""

import importlib
import re

_value = re.compile(r'(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$')


class EntryPoint:
    """An object in a module, by a name in a group."""

    dist = None

    def __init__(self, name, value, group):
        vars(self).update(name=name, value=value, group=group)

    def __setattr__(self, name, value):
        raise AttributeError('EntryPoint objects are immutable.')

    def _match(self):
        return _value.match(self.value)

    def load(self):
        """Import the module, and return the object."""
        found = self._match()
        loaded = importlib.import_module(found['module'])
        for name in filter(None, (found['attr'] or '').split('.')):
            loaded = getattr(loaded, name)
        return loaded

    @property
    def module(self):
        """The module's name."""
        return self._match()['module']

    @property
    def attr(self):
        """The object's name in the module, '' for the module itself."""
        return self._match()['attr'] or ''

    @property
    def extras(self):
        """The extras of the package that it needs."""
        return re.findall(r'\w+', self._match()['extras'] or '')

    def _for(self, dist):
        vars(self).update(dist=dist)
        return self

    def matches(self, **params):
        """Return whether all these attributes are as given."""
        return all(getattr(self, name) == value for name, value in params.items())

    def _key(self):
        return self.name, self.value, self.group

    def __lt__(self, other):
        return self._key() < other._key()

    def __eq__(self, other):
        return isinstance(other, EntryPoint) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f'EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})'


class EntryPoints(tuple):
    """Entry points, to be selected from."""

    __slots__ = ()

    def __getitem__(self, name):
        for point in self.select(name=name):
            return point
        raise KeyError(name)

    def __repr__(self):
        return f'{self.__class__.__name__}({tuple(self)!r})'

    def select(self, **params):
        """Return those whose attributes are as given."""
        return EntryPoints(point for point in self if point.matches(**params))

    @property
    def names(self):
        """The names that there are."""
        return {point.name for point in self}

    @property
    def groups(self):
        """The groups that there are."""
        return {point.group for point in self}


def read_entry_points(text):
    """Iterate over what an entry_points.txt lists: a line each, below its group in brackets."""
    group = None
    for line in map(str.strip, text.splitlines()):
        if line.startswith('[') and line.endswith(']'):
            group = line[1:-1]
        elif line and not line.startswith('#'):
            name, _, value = line.partition('=')
            yield EntryPoint(name.strip(), value.strip(), group)
