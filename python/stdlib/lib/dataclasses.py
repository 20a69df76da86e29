"""Classes that are made of their annotations: __init__, __repr__, __eq__ and more follow from the fields."""

import builtins
import copy
import keyword
import sys
from reprlib import recursive_repr
from types import MappingProxyType, new_class

GenericAlias = type(list[int])

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    """The default of a parameter whose field has a factory, as signatures show it."""

    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = MappingProxyType({})


class _FieldKind:
    """What an annotation stands for: a field, or a ClassVar or InitVar, which are none."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FieldKind('_FIELD')
_FIELD_CLASSVAR = _FieldKind('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FieldKind('_FIELD_INITVAR')

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT = '__post_init__'


class InitVar:
    """An annotation of what only __init__ gets, which passes it to __post_init__."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """A field of a data class; field() makes one."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only',
                 '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        # Its class tells it what it is called, and what kind of field it is.
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare, self.kw_only = init, repr, hash, compare, kw_only
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)

    @recursive_repr()
    def __repr__(self):
        return ('Field('
                f'name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},'
                f'init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},'
                f'metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type={self._field_type}'
                ')')

    def __set_name__(self, owner, name):
        # The default may be a descriptor that wants to know its name.
        function = getattr(type(self.default), '__set_name__', None)
        if function:
            function(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """The arguments of @dataclass."""

    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots', 'weakref_slot')

    def __init__(self, *args):
        for name, value in zip(self.__slots__, args, strict=True):
            setattr(self, name, value)

    def __repr__(self):
        return f'_DataclassParams({",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Say more of a field than its annotation and default do."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _make_function(cls, name, parameters, body, scope=None, annotations=None):
    """Compile a function, in the module of the class. scope holds what its text refers to."""
    scope = scope or {}
    lines = ''.join(f'  {line}\n' for line in body) or '  pass\n'
    text = f'def __make__({", ".join(scope)}):\n def {name}({", ".join(parameters)}):\n{lines} return {name}'
    namespace = {}
    module = sys.modules.get(cls.__module__)
    exec(text, module.__dict__ if module is not None else {}, namespace)
    function = namespace['__make__'](**scope)
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    if annotations is not None:
        function.__annotations__ = annotations
    return function


def _set_new_attribute(cls, name, value):
    """Set an attribute that the class does not define itself; report whether it does."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _begins(annotation):
    """Return what an annotation in a string begins with: a name, and before it that of a module with a dot, or ''."""
    prefix, dot, text = annotation.partition('.')
    prefix = prefix.strip()
    if not dot or not prefix.isidentifier():
        prefix, text = '', annotation
    text = text.lstrip()
    end = 0
    while text[end:end + 1].isalnum() or text[end:end + 1] == '_':
        end += 1
    return prefix, text[:end]


def _is_special(annotation, cls, name, module_name):
    """Whether an annotation is ClassVar or InitVar, or names it in a string."""
    if isinstance(annotation, str):
        prefix, last = _begins(annotation)
        if last != name:
            return False
        module = sys.modules.get(cls.__module__)
        namespace = module.__dict__ if module is not None else {}
        special = sys.modules.get(module_name)
        if special is None:
            return False
        if prefix:
            return namespace.get(prefix) is special
        return namespace.get(last) is getattr(special, name)
    if name == 'InitVar':
        return annotation is InitVar or type(annotation) is InitVar
    typing = sys.modules.get('typing')
    return typing is not None and (annotation is typing.ClassVar or getattr(annotation, '__origin__', None) is typing.ClassVar)


def _get_field(cls, name, annotation, default_kw_only):
    """The Field of an annotation and of what the class has under this name."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, type(Field.name)):
            # A place of __slots__ is no default.
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_special(annotation, cls, 'ClassVar', 'typing'):
        made._field_type = _FIELD_CLASSVAR
    elif _is_special(annotation, cls, 'InitVar', __name__):
        made._field_type = _FIELD_INITVAR
    if made._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and made.default_factory is not MISSING:
        raise TypeError(f'field {made.name} cannot have a default factory')
    if made._field_type in (_FIELD, _FIELD_INITVAR):
        if made.kw_only is MISSING:
            made.kw_only = default_kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f'field {made.name} is a ClassVar but specifies kw_only')
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {made.name} is not allowed: use default_factory')
    return made


def _init_function(cls, fields, positional, kw_only, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')

    scope = {'__dataclass_HAS_DEFAULT_FACTORY__': _HAS_DEFAULT_FACTORY, '__dataclass_builtins_object__': object}

    def parameter(f):
        if f.default is not MISSING:
            scope[f'__dataclass_dflt_{f.name}__'] = f.default
            return f'{f.name}=__dataclass_dflt_{f.name}__'
        if f.default_factory is not MISSING:
            return f'{f.name}=__dataclass_HAS_DEFAULT_FACTORY__'
        return f.name

    def assign(name, value):
        if frozen:
            return f'__dataclass_builtins_object__.__setattr__({self_name},{name!r},{value})'
        return f'{self_name}.{name}={value}'

    body = []
    for f in fields:
        if f._field_type is _FIELD_INITVAR:
            continue
        if f.default_factory is not MISSING:
            factory = f'__dataclass_dflt_{f.name}__'
            scope[factory] = f.default_factory
            if f.init:
                body.append(assign(f.name, f'{factory}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'))
            else:
                body.append(assign(f.name, f'{factory}()'))
        elif f.init:
            body.append(assign(f.name, f.name))
        elif slots and f.default is not MISSING:
            # The class will have a place of this name, and no default.
            scope[f'__dataclass_dflt_{f.name}__'] = f.default
            body.append(assign(f.name, f'__dataclass_dflt_{f.name}__'))
    if has_post_init:
        passed = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.{_POST_INIT}({passed})')
    parameters = [self_name, *map(parameter, positional)]
    if kw_only:
        parameters += ['*', *map(parameter, kw_only)]
    annotations = {f.name: f.type for f in (*positional, *kw_only)}
    annotations['return'] = None
    return _make_function(cls, '__init__', parameters, body, scope, annotations)


def _compare_function(cls, name, symbol, fields):
    def items(obj):
        return '(' + ''.join(f'{obj}.{f.name},' for f in fields) + ')'
    return _make_function(cls, name, ['self', 'other'], [
        'if other.__class__ is self.__class__:',
        f' return {items("self")}{symbol}{items("other")}',
        'return NotImplemented',
    ])


def _frozen_functions(cls, fields):
    names = '(' + ''.join(f'{f.name!r},' for f in fields) + ')'
    scope = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    return (
        _make_function(cls, '__setattr__', ['self', 'name', 'value'], [
            f'if type(self) is cls or name in {names}:',
            " raise FrozenInstanceError(f'cannot assign to field {name!r}')",
            'super(cls, self).__setattr__(name, value)',
        ], scope),
        _make_function(cls, '__delattr__', ['self', 'name'], [
            f'if type(self) is cls or name in {names}:',
            " raise FrozenInstanceError(f'cannot delete field {name!r}')",
            'super(cls, self).__delattr__(name)',
        ], scope),
    )


def _add_hash(cls, fields, params, has_explicit_hash):
    """Give a class the __hash__ that follows from what was asked for."""
    if params.unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif not params.eq or has_explicit_hash:
        return
    elif not params.frozen:
        cls.__hash__ = None
        return
    hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    items = ''.join(f'self.{f.name},' for f in hashed)
    cls.__hash__ = _make_function(cls, '__hash__', ['self'], [f'return hash(({items}))'])


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    setattr(cls, _PARAMS, params)

    # Fields are inherited, the last one of a name counting, at the place of the first.
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None:
            fields.update(inherited)
            if _PARAMS in base.__dict__ or hasattr(base, _PARAMS):
                frozen_bases.append(getattr(base, _PARAMS).frozen)

    own = []
    seen_kw_only = None
    annotations = cls.__dict__.get('__annotations__', {})
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or isinstance(annotation, str) and _is_kw_only_text(annotation, cls):
            if seen_kw_only is not None:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = name
            kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            # The class has the default itself, not the Field.
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')

    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not all(frozen_bases) and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)

    class_hash = cls.__dict__.get('__hash__', MISSING)
    # A class with an __eq__ has a __hash__ of None that nobody wrote.
    has_explicit_hash = not (class_hash is MISSING or class_hash is None and '__eq__' in cls.__dict__)
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    for_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    positional = [f for f in for_init if f.init and not f.kw_only]
    only_kw = [f for f in for_init if f.init and f.kw_only]
    real = [f for f in fields.values() if f._field_type is _FIELD]
    compared = [f for f in real if f.compare]

    if init:
        self_name = '__dataclass_self__' if 'self' in fields else 'self'
        _set_new_attribute(cls, '__init__', _init_function(cls, for_init, positional, only_kw, frozen,
                                                          hasattr(cls, _POST_INIT), self_name, slots))
    _set_new_attribute(cls, '__replace__', _replace)
    if repr:
        shown = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in real if f.repr)
        function = _make_function(cls, '__repr__', ['self'], [f'return f"{{self.__class__.__qualname__}}({shown})"'])
        _set_new_attribute(cls, '__repr__', recursive_repr()(function))
    if eq:
        terms = ' and '.join(f'self.{f.name}==other.{f.name}' for f in compared) or 'True'
        _set_new_attribute(cls, '__eq__', _make_function(cls, '__eq__', ['self', 'other'], [
            'if self is other:', ' return True', 'if other.__class__ is self.__class__:', f' return {terms}',
            'return NotImplemented']))
    if order:
        for name, symbol in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if _set_new_attribute(cls, name, _compare_function(cls, name, symbol, compared)):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using '
                                'functools.total_ordering')
    if frozen:
        for function in _frozen_functions(cls, real):
            if _set_new_attribute(cls, function.__name__, function):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
    _add_hash(cls, real, params, has_explicit_hash)
    if match_args:
        _set_new_attribute(cls, '__match_args__', tuple(f.name for f in positional))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature(positional, only_kw)
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, real)
    return cls


def _is_kw_only_text(annotation, cls):
    head = annotation.strip()
    prefix, dot, last = head.rpartition('.')
    module = sys.modules.get(cls.__module__)
    namespace = module.__dict__ if module is not None else {}
    if last != 'KW_ONLY':
        return False
    return namespace.get(prefix) is sys.modules.get(__name__) if dot else namespace.get(last) is KW_ONLY


def _signature(positional, kw_only):
    """The parameters of __init__, as inspect shows them."""
    def shown(f):
        text = f.name
        kind = f.type
        if isinstance(kind, type) and not isinstance(kind, GenericAlias):
            kind = kind.__qualname__ if kind.__module__ == 'builtins' else f'{kind.__module__}.{kind.__qualname__}'
        else:
            kind = builtins.repr(kind)
            kind = kind.removeprefix('typing.')
        text = f'{text}: {kind}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += f' = {_HAS_DEFAULT_FACTORY!r}'
        return text
    parts = [shown(f) for f in positional]
    if kw_only:
        parts += ['*', *map(shown, kw_only)]
    return f'({", ".join(parts)})'


def _slot_names(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        return ['__dict__', '__weakref__'] if cls is not object and getattr(cls, '__dictoffset__', 0) else []
    if isinstance(slots, str):
        return [slots]
    return list(slots)


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, is_frozen, weakref_slot, real):
    """Make the class again, with __slots__: a class that is there cannot get them."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in real)
    inherited = {name for base in cls.__mro__[1:-1] for name in _slot_names(base)}
    slots = [name for name in names if name not in inherited]
    if weakref_slot and '__weakref__' not in inherited:
        slots.append('__weakref__')
    namespace['__slots__'] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    if is_frozen:
        # What pickle does by default would assign attributes.
        if '__getstate__' not in namespace:
            made.__getstate__ = _dataclass_getstate
        if '__setstate__' not in namespace:
            made.__setstate__ = _dataclass_setstate
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add to a class the special methods that follow from its annotated fields."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a data class or of an instance of one."""
    try:
        all_fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in all_fields.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether obj is a data class or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


_atomic_types = frozenset({
    type(None), bool, int, float, str, complex, bytes, type(Ellipsis), type(NotImplemented), type(len), type(lambda: None),
    type, range, property,
})


def asdict(obj, *, dict_factory=dict):
    """The fields of a data class's instance as a dict, those within fields too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, lambda pairs: dict_factory(pairs), True)


def astuple(obj, *, tuple_factory=tuple):
    """The values of the fields of a data class's instance as a tuple, those within fields too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _convert(obj, lambda values: tuple_factory(values), False)


def _convert(obj, make, named):
    cls = type(obj)
    if cls in _atomic_types:
        return obj
    if hasattr(cls, _FIELDS):
        if named:
            return make([(f.name, _convert(getattr(obj, f.name), make, named)) for f in fields(obj)])
        return make([_convert(getattr(obj, f.name), make, named) for f in fields(obj)])
    if issubclass(cls, tuple) and hasattr(obj, '_fields'):
        return cls(*[_convert(item, make, named) for item in obj])
    if issubclass(cls, (list, tuple)):
        return cls(_convert(item, make, named) for item in obj)
    if issubclass(cls, dict):
        if hasattr(cls, 'default_factory'):
            made = cls(obj.default_factory)
            for key, value in obj.items():
                made[_convert(key, make, named)] = _convert(value, make, named)
            return made
        return cls((_convert(key, make, named), _convert(value, make, named)) for key, value in obj.items())
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Make a data class of names, of pairs (name, type), or of triples (name, type, field)."""
    namespace = {} if namespace is None else namespace
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, 'typing.Any'
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not (isinstance(name, str) and name.isidentifier()):
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        for wrong, complaint in (keyword.iskeyword(name), 'names must not be keywords'), (name in annotations, 'name duplicated'):
            if wrong:
                raise TypeError(f'Field {complaint}: {name!r}')
        annotations[name] = kind

    def exec_body(body):
        body.update(namespace)
        body.update(defaults)
        body['__annotations__'] = annotations

    cls = new_class(cls_name, bases, {}, exec_body)
    cls.__module__ = (sys._getframemodulename(1) or '__main__') if module is None else module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A copy of a data class's instance, with other values for some of its fields."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
