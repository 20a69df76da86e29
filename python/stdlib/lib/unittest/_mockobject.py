"""The mocks themselves."""

import io
import types

from ._mockcall import DEFAULT, _Call, _CallList, _format_call, _is_async

_supported = set('''lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit hash hex oct int float complex
                    bool index round trunc floor ceil add radd iadd sub rsub isub mul rmul imul matmul rmatmul imatmul truediv
                    rtruediv itruediv floordiv rfloordiv ifloordiv mod rmod imod lshift rlshift ilshift rshift rrshift irshift
                    and rand iand xor rxor ixor or ror ior pow rpow ipow neg pos abs invert iter next fspath repr dir format
                    subclasses getformat missing reversed divmod rdivmod aenter aexit aiter anext'''.split())
_magics = {f'__{name}__' for name in _supported}
_async_magics = {'__aenter__', '__aexit__', '__anext__'}
_set_attributes = {'return_value', 'side_effect'}
_values = {'__hash__': lambda self: object.__hash__(self), '__str__': lambda self: object.__str__(self),
           '__sizeof__': lambda self: object.__sizeof__(self), '__fspath__': lambda self: (
               f'{type(self).__name__}/{self._extract_mock_name()}/{id(self)}')}
_constants = {'__int__': 1, '__contains__': False, '__len__': 0, '__complex__': 1j, '__float__': 1.0, '__bool__': True,
              '__index__': 1, '__exit__': False, '__aexit__': False}
_by_default = _magics - {'__getformat__', '__missing__', '__reversed__', '__repr__', '__dir__', '__format__', '__subclasses__',
                         '__rdivmod__', '__divmod__'} | {'__divmod__', '__rdivmod__'}


class InvalidSpecError(Exception):
    """A mock was given where a spec was to be."""


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


class NonCallableMock:
    """A stand-in whose attributes are mocks too, made when they are asked for."""

    def __new__(cls, *args, **kwargs):
        # Special methods belong to classes, so that each mock has a class of its own.
        return object.__new__(type(cls.__name__, (cls,), {'__doc__': cls.__doc__, '_mock_own_class': cls}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        d = self.__dict__
        d['_mock_parent'] = _new_parent if _new_parent is not None else parent
        d['_mock_name'] = name
        d['_mock_new_name'] = _new_name
        d['_mock_sealed'] = False
        d['_mock_children'] = {}
        d['_mock_wraps'] = wraps
        d['_mock_delegate'] = None
        d['_mock_unsafe'] = unsafe
        d['_mock_signature'] = None
        d['_mock_return_value'] = DEFAULT
        d['_mock_side_effect'] = None
        self.reset_mock()
        if spec_set is not None:
            spec = spec_set
        self._set_spec(spec, spec_set is not None)
        if kwargs:
            self.configure_mock(**kwargs)

    def _set_spec(self, spec, strict):
        d = self.__dict__
        d['_spec_set'] = strict
        d['_mock_methods'] = None
        d['_spec_class'] = None
        if spec is None:
            return
        if isinstance(spec, NonCallableMock):
            raise InvalidSpecError(f'Cannot spec a Mock as the spec is already a Mock object. [object={spec!r}]')
        if isinstance(spec, (list, tuple, set)):
            d['_mock_methods'] = list(spec)
        else:
            d['_spec_class'] = spec if isinstance(spec, type) else type(spec)
            d['_mock_methods'] = dir(spec)

    def mock_add_spec(self, spec, spec_set=False):
        'Take over a spec after the fact.'
        self._set_spec(spec, spec_set)

    @property
    def __class__(self):
        cls = self.__dict__.get('_spec_class')
        return type(self) if cls is None else cls

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        'Forget all calls; what a call gives only if that is asked for.'
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        d = self.__dict__
        d.update(called=False, call_count=0, call_args=None, call_args_list=_CallList(), mock_calls=_CallList(),
                 method_calls=_CallList())
        if return_value:
            d['_mock_return_value'] = DEFAULT
        if side_effect:
            d['_mock_side_effect'] = None
        for child in list(d['_mock_children'].values()):
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = d['_mock_return_value']
        if isinstance(value, NonCallableMock) and value is not self:
            value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        'Set attributes, whose names may be dotted.'
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *path, last = name.split('.')
            obj = self
            for part in path:
                obj = getattr(obj, part)
            setattr(obj, last, value)

    def attach_mock(self, mock, attribute):
        'Make a mock an attribute of this one, which then remembers its calls.'
        if not isinstance(mock, NonCallableMock):
            raise AttributeError('%s is not a mock' % mock)
        mock.__dict__.update(_mock_parent=None, _mock_name='', _mock_new_name='')
        setattr(self, attribute, mock)

    @property
    def return_value(self):
        value = self._mock_return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_name='()', _new_parent=self)
            self.__dict__['_mock_return_value'] = value
        return value

    @return_value.setter
    def return_value(self, value):
        self.__dict__['_mock_return_value'] = value
        _adopt(self, value, None, '()')

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        self.__dict__['_mock_side_effect'] = value

    def _get_child_mock(self, **kw):
        if self._mock_sealed:
            attribute = f".{kw['name']}" if 'name' in kw else '()'
            raise AttributeError(self._extract_mock_name() + attribute)
        cls = type(self)._mock_own_class
        if kw.get('_new_name') in _async_magics:
            return AsyncMock(**kw)
        if cls is NonCallableMagicMock:
            cls = MagicMock
        elif cls is NonCallableMock:
            cls = Mock
        elif issubclass(cls, PropertyMock):
            cls = MagicMock
        return cls(**kw)

    def __getattr__(self, name):
        d = self.__dict__
        if name in ('_mock_methods', '_mock_unsafe') or '_mock_children' not in d:
            raise AttributeError(name)
        methods = d['_mock_methods']
        if methods is not None:
            if name not in methods:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif name in _magics or name[:2] == '__' == name[-2:]:
            raise AttributeError(name)
        if not d['_mock_unsafe'] and (methods is None or name not in methods):
            if name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')) or name in _typos:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an "
                                     "attribute.")
        child = d['_mock_children'].get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None if d['_mock_wraps'] is None else getattr(d['_mock_wraps'], name)
            child = self._get_child_mock(name=name, wraps=wraps, _new_name=name, _new_parent=self)
            d['_mock_children'][name] = child
        return child

    def __setattr__(self, name, value):
        d = self.__dict__
        if name in _set_attributes or name in _own_properties:
            object.__setattr__(self, name, value)
            return
        if d.get('_spec_set') and d['_mock_methods'] is not None and name not in d['_mock_methods'] and name not in d:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _magics:
            if d['_mock_methods'] is not None and name not in d['_mock_methods']:
                raise AttributeError("Mock object has no attribute '%s'" % name)
            _set_magic(self, name, value)
            return
        if name in ('called', 'call_count', 'call_args', 'call_args_list', 'mock_calls', 'method_calls') or name.startswith('_mock_'):
            d[name] = value
            return
        if d.get('_mock_sealed') and name not in d['_mock_children']:
            raise AttributeError(f'Cannot set {self._extract_mock_name()}.{name}')
        if _adopt(self, value, name, name):
            d['_mock_children'][name] = value
            d.pop(name, None)
        else:
            d['_mock_children'].pop(name, None)
            object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _magics and name in type(self).__dict__:
            delattr(type(self), name)
            return
        child = self._mock_children.get(name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def __dir__(self):
        from . import mock
        if not mock.FILTER_DIR:
            return object.__dir__(self)
        names = [name for name in dir(type(self)) if not name.startswith('_')]
        if self._mock_methods is not None:
            names = list(self._mock_methods)
        own = [name for name in self.__dict__ if not name.startswith('_')]
        return sorted({*names, *own, *(n for n, child in self._mock_children.items() if child is not _deleted)})

    def _extract_mock_name(self):
        parts, last = [], '.'
        mock = self
        name = mock._mock_new_name
        while mock._mock_parent is not None and name:
            parts.append(name + ('' if not parts or parts[-1].startswith('()') else '.'))
            mock = mock._mock_parent
            name = mock._mock_new_name
            if not name:
                break
        root = mock._mock_name or 'mock'
        text = ''.join(reversed(parts))
        if not text:
            return root
        return root + (text if text.startswith('()') else '.' + text)

    def __repr__(self):
        text = self._extract_mock_name()
        name = f' name={text!r}' if text != 'mock' else ''
        spec = ''
        if self._spec_class is not None:
            spec = f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    # What is asked of the calls.

    def _name_of(self):
        return self._mock_name or 'mock'

    def _calls_text(self, prefix='Calls', calls=None):
        calls = self.mock_calls if calls is None else calls
        return f'\n{prefix}: {calls!r}.' if calls else ''

    def _bound(self, one):
        'A call in a form in which calls by position and by keyword are equal.'
        signature = self._mock_signature
        if signature is None:
            return one
        name, args, kwargs = one._parts() if isinstance(one, _Call) else _Call(one)._parts()
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as e:
            return e.with_traceback(None)
        return _Call((name, bound.args, bound.kwargs))

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected '{self._name_of()}' to not have been called. Called {self.call_count} times."
                                 f"{self._calls_text()}")

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._name_of()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name_of()}' to have been called once. Called {self.call_count} times."
                                 f"{self._calls_text()}")

    def assert_called_with(self, /, *args, **kwargs):
        expected = _format_call(self._name_of(), args, kwargs)
        if self.call_args is None:
            raise AssertionError(f'expected call not found.\nExpected: {expected}\n  Actual: not called.')
        want, have = self._bound(_Call((args, kwargs), two=True)), self._bound(self.call_args)
        if have != want:
            actual = _format_call(self._name_of(), *tuple(self.call_args)[-2:])
            raise AssertionError(f'expected call not found.\nExpected: {expected}\n  Actual: {actual}') from (
                want if isinstance(want, Exception) else None)

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name_of()}' to be called once. Called {self.call_count} times."
                                 f"{self._calls_text()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        want = self._bound(_Call((args, kwargs), two=True))
        if not any(self._bound(one) == want for one in self.call_args_list):
            raise AssertionError('%s call not found' % _format_call(self._name_of(), args, kwargs))

    def assert_has_calls(self, calls, any_order=False):
        wanted = [self._bound(one) for one in calls]
        problem = next((e for e in wanted if isinstance(e, Exception)), None)
        have = _CallList(self._bound(one) for one in self.mock_calls)
        if not any_order:
            if wanted not in have:
                heading = 'Calls not found.' if problem is None else 'Error processing expected calls.'
                raise AssertionError(f'{heading}\nExpected: {_CallList(calls)}{self._calls_text("  Actual").rstrip(".")}') from problem
            return
        left, missing = list(have), []
        for one in wanted:
            try:
                left.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(f'{self._name_of()!r} does not contain all of {tuple(missing)!r} in its call list, found '
                                 f'{list(have)!r} instead') from problem


_deleted = object()
_typos = {'called_once', 'called_with', 'called_once_with', 'has_calls', 'any_call', 'not_called'}
_own_properties = {'__class__'}


def _adopt(parent, value, name, new_name):
    'Make a mock that has no name and parent yet the child of another.'
    if not isinstance(value, NonCallableMock) or value is parent:
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False  # it would be its own descendant
        above = above._mock_parent
    value.__dict__['_mock_parent'] = parent
    value.__dict__['_mock_new_name'] = new_name
    if name:
        value.__dict__['_mock_name'] = name
    return True


def _set_magic(mock, name, value):
    cls = type(mock)
    if isinstance(value, NonCallableMock):
        _adopt(mock, value, name, name)
        mock._mock_children[name] = value

        def method(self, /, *args, **kwargs):
            return value(*args, **kwargs)
        setattr(cls, name, property(lambda self: value) if name in ('__aenter__', '__aexit__', '__anext__') else method)
    else:
        setattr(cls, name, value)


class Mock(NonCallableMock):
    """A mock that can be called."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_call(args, kwargs)
        self._record(args, kwargs)
        return self._answer(args, kwargs)

    def _mock_check_call(self, args, kwargs):
        if self._mock_signature is not None:
            self._mock_signature.bind(*args, **kwargs)

    def _record(self, args, kwargs):
        d = self.__dict__
        d['called'] = True
        d['call_count'] += 1
        d['call_args'] = one = _Call((args, kwargs), two=True)
        d['call_args_list'].append(one)
        d['mock_calls'].append(_Call(('', args, kwargs)))
        # Those that this one came from see the call under the name by which they know it.
        name, mock, method = self._mock_new_name, self._mock_parent, self._mock_name
        is_method = bool(method)
        while mock is not None and name:
            one = _Call((name, args, kwargs))
            mock.__dict__['mock_calls'].append(one)
            if is_method and '()' not in name:
                mock.__dict__['method_calls'].append(one)
            above = mock._mock_new_name
            name = above + (name if name.startswith('()') else '.' + name) if above else ''
            mock = mock._mock_parent

    def _answer(self, args, kwargs):
        effect = self._mock_side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self._mock_return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


def _magic(name):
    def method(self, /, *args, **kwargs):
        return _magic_mock(self, name)(*args, **kwargs)
    method.__name__ = name
    return method


def _magic_mock(mock, name):
    child = mock._mock_children.get(name)
    if child is not None:
        return child
    child = (AsyncMock if name in _async_magics else Mock)(name=name, _new_name=name, _new_parent=mock)
    if name in _constants:
        child.return_value = _constants[name]
    elif name in _values:
        child.return_value = _values[name](mock)
    elif name == '__eq__':
        child.side_effect = lambda other: True if mock is other else NotImplemented
    elif name == '__ne__':
        child.side_effect = lambda other: False if mock is other else NotImplemented
    elif name in ('__lt__', '__gt__', '__le__', '__ge__'):
        child.return_value = NotImplemented
    elif name == '__iter__':
        child.side_effect = lambda: iter([])
    elif name == '__aiter__':
        child.side_effect = lambda: _aiter([])
    elif name not in ('__aenter__', '__anext__'):
        child.return_value = MagicMock(name=None, _new_name='()', _new_parent=child)
    mock._mock_children[name] = child
    return child


async def _aiter(items):
    for item in items:
        yield item


class _Magic:
    """Has the special methods."""


class _MagicProperty:
    'Gives the mock behind a special method of an instance, so that it can be configured.'

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, objtype=None):
        if obj is None:
            return _magic(self.name)
        methods = obj._mock_methods
        if methods is not None and self.name not in methods:
            raise AttributeError(self.name)
        return _magic_mock(obj, self.name)


for _name in _by_default:
    setattr(_Magic, _name, _MagicProperty(_name))
del _name


class NonCallableMagicMock(_Magic, NonCallableMock):
    """A mock with special methods."""


class MagicMock(_Magic, Mock):
    """A mock that can be called, with special methods."""


class PropertyMock(Mock):
    """A mock to be put on a class as a property."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class AsyncMock(_Magic, Mock):
    """A mock whose calls are to be awaited."""

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_CallList())

    def __call__(self, /, *args, **kwargs):
        self._mock_check_call(args, kwargs)
        self._record(args, kwargs)
        return self._await(args, kwargs)

    async def _await(self, args, kwargs):
        d = self.__dict__
        d['await_count'] += 1
        d['await_args'] = one = _Call((args, kwargs), two=True)
        d['await_args_list'].append(one)
        effect = self._mock_side_effect
        if effect is not None and not _is_exception(effect) and not callable(effect):
            try:
                result = next(effect)
            except StopIteration:
                raise StopAsyncIteration from None
            if _is_exception(result):
                raise result
            return result
        result = self._answer(args, kwargs)
        return await result if isinstance(result, types.CoroutineType) else result

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._name_of()} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._name_of()} to have been awaited once. Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        expected = _format_call(self._name_of(), args, kwargs)
        if self.await_args is None:
            raise AssertionError(f'Expected await: {expected}\nNot awaited')
        if self.await_args != _Call((args, kwargs), two=True):
            actual = _format_call(self._name_of(), *self.await_args)
            raise AssertionError(f'expected await not found.\nExpected: {expected}\n  Actual: {actual}')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._name_of()} to not have been awaited. Awaited {self.await_count} times.")


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    'A mock that has the attributes of an object, all the way down, and is called as that is.'
    if isinstance(spec, NonCallableMock):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    is_type = isinstance(spec, type)
    if _is_async(spec):
        cls = AsyncMock
    elif not callable(spec) or is_type and instance and not hasattr(spec, '__call__'):
        cls = NonCallableMagicMock
    else:
        cls = MagicMock
    mock = cls(**{'spec_set' if spec_set else 'spec': spec}, name=_name, unsafe=unsafe, **kwargs)
    try:
        target = spec.__call__ if instance and is_type else spec
        mock.__dict__['_mock_signature'] = _signature(target)
    except (ImportError, TypeError, ValueError):
        pass  # nothing is known of how it is called
    if is_type and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()')
    for name in dir(spec):
        if name[:2] == '__' == name[-2:]:
            continue
        original = _static(spec, name)
        function = original.__func__ if isinstance(original, (staticmethod, classmethod)) else original
        if isinstance(function, type(create_autospec)):
            child = (AsyncMock if _is_async(function) else MagicMock)(spec=function, name=name)
            signature = _signature(function)
            if is_type and not isinstance(original, staticmethod) and (instance or isinstance(original, classmethod)):
                parameters = list(signature.parameters.values())[1:]
                signature = signature.replace(parameters=parameters)
            child.__dict__['_mock_signature'] = signature
            setattr(mock, name, child)
    return mock


def _static(obj, name):
    'An attribute as it stands in a class or an object, without calling descriptors.'
    classes = obj.__mro__ if isinstance(obj, type) else (obj, *type(obj).__mro__)
    for cls in classes:
        if name in getattr(cls, '__dict__', ()):
            return cls.__dict__[name]
    return None


def _signature(function):
    import inspect
    return inspect.signature(function)


def seal(mock):
    'Let a mock and its children make no more mocks.'
    mock.__dict__['_mock_sealed'] = True
    for child in list(mock._mock_children.values()):
        if isinstance(child, NonCallableMock) and child._mock_parent is mock:
            seal(child)


def mock_open(mock=None, read_data=''):
    'A mock of open(), whose files hold the data.'
    make = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    if mock is None:
        mock = MagicMock(name='open')
    handle = MagicMock()
    state = {'file': make(read_data)}
    handle.__enter__.return_value = handle
    handle.write.return_value = None

    def reading(name):
        def read(*args, **kwargs):
            value = getattr(handle, name).return_value
            if isinstance(value, NonCallableMock):
                return getattr(state['file'], name)(*args, **kwargs)
            return value
        return read
    for name in 'read', 'readline', 'readlines':
        getattr(handle, name).side_effect = reading(name)
    handle.__iter__.side_effect = lambda: iter(state['file'].readline, make().getvalue())
    handle.__next__.side_effect = lambda: next(state['file'])

    def opened(*args, **kwargs):
        state['file'] = make(read_data)
        return DEFAULT
    mock.side_effect = opened
    mock.return_value = handle
    return mock
