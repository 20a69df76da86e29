"""Calls as values: what a mock remembers, and what it is asked about."""


def _is_async(function):
    'Whether calls of a function give coroutines.'
    function = getattr(function, '__func__', function)
    code = getattr(function, '__code__', None)
    return bool(getattr(code, 'co_flags', 0) & 0x80) if isinstance(getattr(code, 'co_flags', 0), int) else False


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel:
    """Gives each name an object of its own."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'  # the name under which it is found


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    """Equal to anything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


def _format_call(name, args, kwargs):
    parts = [repr(arg) for arg in args] + [f'{key}={value!r}' for key, value in kwargs.items()]
    return f'{name}({", ".join(parts)})'


class _Call(tuple):
    """A call: a name, arguments, and keyword arguments. Compared with a shorter tuple, what that leaves out does not count."""

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        if len(value) == 3:
            name, args, kwargs = value
        elif len(value) == 2 and not isinstance(value[0], str):
            args, kwargs = value
        elif len(value) in (1, 2):
            # Whether what comes after the name, if there is one, is the arguments or the keyword arguments, its type tells.
            if isinstance(value[0], str):
                name, *value = value
            for part in value:
                if isinstance(part, tuple):
                    args = part
                else:
                    kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def _parts(self):
        return tuple(self) if len(self) == 3 else ('', *self)

    def __eq__(self, other):
        try:
            length = len(other)
        except TypeError:
            return NotImplemented
        name, args, kwargs = self._parts()
        parent, other_parent = getattr(self, '_mock_parent', None), getattr(other, '_mock_parent', None)
        if parent and other_parent and parent != other_parent:
            return False
        if length > 3:
            return False
        if isinstance(other, _Call):
            other_name, other_args, other_kwargs = other._parts()
        else:
            try:
                other_name, other_args, other_kwargs = _Call(other)
            except (TypeError, ValueError):
                return False
        if name and other_name != name and other_name:
            return False
        if bool(name) != bool(other_name) and len(self) == 3 and isinstance(other, tuple) and length == 3:
            return False
        # The other one decides: it may be ANY, or contain it.
        return (other_args, other_kwargs) == (args, kwargs)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f'{self._mock_name}.{attr}', parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__ and attr in ('count', 'index'):
            return self.__getattr__(attr)
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return name if name == 'call' else f'call.{name}'
        name, args, kwargs = self._parts()
        if not name:
            name = 'call'
        elif name.startswith('()'):
            name = 'call' + name
        else:
            name = 'call.' + name
        return _format_call(name, args, kwargs)

    def call_list(self):
        'All the calls of a chain, such as call.a().b().'
        calls = []
        thing = self
        while thing is not None:
            if thing._mock_from_kall:
                calls.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    """Calls, in which a run of calls can be looked for."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(self[i:i + n] == value for i in range(len(self) - n + 1))

    def __repr__(self):
        from ._assertions import _pformat
        return _pformat(list(self))
