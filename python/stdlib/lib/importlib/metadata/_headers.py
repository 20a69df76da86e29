"""The headers of a METADATA file."""

_lists = ('Classifier', 'Obsoletes-Dist', 'Platform', 'Project-URL', 'Provides-Dist', 'Provides-Extra', 'Requires-Dist', 'Requires-External',
          'Supported-Platform', 'Dynamic')


class PackageMetadata:
    """Headers, by names whose case does not count. What follows them is the description."""

    def __init__(self, text):
        head, _, body = text.partition('\n\n')
        self._items = []
        for line in head.splitlines():
            if line[:1] in (' ', '\t') and self._items:
                name, value = self._items[-1]
                # Lines of a description are marked by a bar, so that none of them looks like a header.
                line = line[8:] if line.startswith('        ') else line.lstrip(' \t').removeprefix('|')
                self._items[-1] = name, f'{value}\n{line}'
            elif ':' in line:
                name, _, value = line.partition(':')
                self._items.append((name.strip(), value.strip()))
        if body.strip() and 'Description' not in self:
            self._items.append(('Description', body))

    def get_all(self, name, failobj=None):
        """Return what all headers of a name say."""
        return [value for key, value in self._items if key.lower() == name.lower()] or failobj

    def get(self, name, failobj=None):
        """Return what the first header of a name says."""
        return (self.get_all(name) or [failobj])[0]

    def __getitem__(self, name):
        if name not in self:
            import warnings
            warnings.warn('Implicit None on return values is deprecated and will raise KeyErrors.', DeprecationWarning, stacklevel=2)
        return self.get(name)

    def __contains__(self, name):
        return self.get_all(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._items)

    def keys(self):
        """Return the names of the headers."""
        return [name for name, _ in self._items]

    def values(self):
        """Return what the headers say."""
        return [value for _, value in self._items]

    def items(self):
        """Return the headers, as pairs."""
        return list(self._items)

    def get_payload(self):
        """Return the description."""
        return self.get('Description', '')

    @property
    def json(self):
        """The headers as JSON has them: by names with underscores, and those that may come more than once as lists."""
        out = {}
        lists = {name.lower() for name in _lists}
        for name in dict.fromkeys(name.lower() for name in self):
            value = self.get_all(name) if name in lists else self[name]
            if name == 'keywords':
                value = value.split()
            out[name.replace('-', '_')] = value
        return out
