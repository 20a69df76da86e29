"""repr() of a bounded length, and of objects that contain themselves."""

__all__ = ['Repr', 'repr', 'recursive_repr']

import builtins
from itertools import islice

try:
    from _thread import get_ident
except ImportError:
    # Without threads there is one flow only.
    def get_ident():
        return 0


def recursive_repr(fillvalue='...'):
    'Make a __repr__ that gives fillvalue where the object contains itself.'

    def decorating_function(user_function):
        running = set()

        def wrapper(self):
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        wrapper.__wrapped__ = user_function
        wrapper.__type_params__ = getattr(user_function, '__type_params__', ())
        for name in ('__module__', '__doc__', '__name__', '__qualname__'):
            setattr(wrapper, name, getattr(user_function, name))
        return wrapper

    return decorating_function


def _sorted(x):
    """The items in their order, if they have one."""
    try:
        return sorted(x)
    except Exception:
        return list(x)


def _items_in(left, right, limit, empty=None, trail='', arrange=lambda x: x):
    """A method of Repr that shows items between brackets, at most as many as one of the limits says."""
    def method(self, x, level):
        if empty is not None and not x:
            return empty
        return self._repr_iterable(arrange(x), level, left, right, getattr(self, limit), trail)
    return method


class Repr:
    """repr() with limits: how deep, and how many items and characters of each type."""

    _modules = {'tuple': 'builtins', 'list': 'builtins', 'array': 'array', 'set': 'builtins', 'frozenset': 'builtins',
                'deque': 'collections', 'dict': 'builtins', 'str': 'builtins', 'int': 'builtins'}

    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6, maxdeque=6,
                 maxstring=30, maxlong=40, maxother=30, fillvalue='...', indent=None):
        # Items of each kind, characters, and levels.
        self.maxtuple, self.maxlist, self.maxarray, self.maxdict = maxtuple, maxlist, maxarray, maxdict
        self.maxset, self.maxfrozenset, self.maxdeque = maxset, maxfrozenset, maxdeque
        self.maxstring, self.maxlong, self.maxother = maxstring, maxlong, maxother
        self.maxlevel, self.indent, self.fillvalue = maxlevel, indent, fillvalue

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        cls = type(x)
        name = cls.__name__
        if ' ' in name:
            name = '_'.join(name.split())
        method = getattr(self, 'repr_' + name, None)
        # A class of a program that happens to have the name of one of these is not one of these.
        if method and (name not in self._modules or self._modules[name] == cls.__module__):
            return method(x, level)
        return self.repr_instance(x, level)

    def _join(self, pieces, level):
        indent = self.indent
        if indent is None or not pieces:
            return ', '.join(pieces)
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f'Repr.indent cannot be negative int (was {indent!r})')
            indent *= ' '
        try:
            sep = ',\n' + (self.maxlevel - level + 1) * indent
        except TypeError as error:
            raise TypeError(f'Repr.indent must be a str, int or None, not {type(indent)}') from error
        return sep.join(('', *pieces, ''))[1:-len(indent) or None]

    def _repr_iterable(self, x, level, left, right, maxiter, trail=''):
        n = len(x)
        if level <= 0 and n:
            return f'{left}{self.fillvalue}{right}'
        pieces = [self.repr1(item, level - 1) for item in islice(x, maxiter)]
        if n > maxiter:
            pieces.append(self.fillvalue)
        if n == 1 and trail and self.indent is None:
            right = trail + right
        return f'{left}{self._join(pieces, level)}{right}'

    repr_tuple = _items_in('(', ')', 'maxtuple', trail=',')
    repr_list = _items_in('[', ']', 'maxlist')
    repr_deque = _items_in('deque([', '])', 'maxdeque')
    repr_set = _items_in('{', '}', 'maxset', 'set()', arrange=_sorted)
    repr_frozenset = _items_in('frozenset({', '})', 'maxfrozenset', 'frozenset()', arrange=_sorted)

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._repr_iterable(x, level, f"array('{x.typecode}', [", '])', self.maxarray)

    def repr_dict(self, x, level):
        if not x:
            return '{}'
        if level <= 0:
            return '{' + self.fillvalue + '}'
        pieces = [f'{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}' for key in islice(_sorted(x), self.maxdict)]
        if len(x) > self.maxdict:
            pieces.append(self.fillvalue)
        return '{' + self._join(pieces, level) + '}'

    def _cut(self, text, limit):
        """A text of at most limit characters, its middle left out."""
        if len(text) <= limit:
            return text
        left = max(0, (limit - 3) // 2)
        right = max(0, limit - 3 - left)
        return text[:left] + self.fillvalue + text[len(text) - right:]

    def repr_str(self, x, level):
        text = builtins.repr(x[:self.maxstring])
        if len(text) <= self.maxstring:
            return text
        # Cut before it is quoted, so that no escape is cut in two.
        left = max(0, (self.maxstring - 3) // 2)
        right = max(0, self.maxstring - 3 - left)
        text = builtins.repr(x[:left] + x[len(x) - right:])
        return text[:left] + self.fillvalue + text[len(text) - right:]

    def repr_int(self, x, level):
        return self._cut(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return f'<{type(x).__name__} instance at {id(x):#x}>'
        return self._cut(text, self.maxother)


_default = Repr()
repr = _default.repr
aRepr = _default
