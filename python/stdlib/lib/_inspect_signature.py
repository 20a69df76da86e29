"""The part of module inspect that is about calls: the signatures of callables, and arguments bound to them."""

import enum
import functools
import sys
import types
from collections import OrderedDict
from keyword import iskeyword

__name__ = "inspect"  # whose part this is: classes and functions show it

__all__ = ["BoundArguments", "Parameter", "Signature", "signature", "formatannotation", "formatannotationrelativeto", "get_annotations", "unwrap"]


class _void:
    """Stands for an argument that was not given."""


class _empty:
    """Stands for no annotation, or no default."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        kind = int.__new__(cls, len(cls.__members__))
        kind._value_, kind.description = int(kind), description
        return kind

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """Return an annotation as it is shown."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def formatannotationrelativeto(object):
    """Return a function that shows annotations, without the name of this object's module."""
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


class Parameter:
    """A parameter of a signature: its name, kind, default and annotation."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name.startswith(".") and name[1:].isdigit():
            # The compiler names the iterable of a comprehension so.
            if self._kind is not _POSITIONAL_OR_KEYWORD:
                raise ValueError(f"implicit arguments must be passed as positional or keyword arguments, not {self._kind.description}")
            self._kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Return the parameter with some things changed."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        if self._kind is _VAR_POSITIONAL:
            return "*" + text
        if self._kind is _VAR_KEYWORD:
            return "**" + text
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class BoundArguments:
    """Arguments by the names of the parameters that they are for."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self._signature, self.arguments = signature, arguments

    @property
    def signature(self):
        """The signature that the arguments were bound to."""
        return self._signature

    @property
    def args(self):
        """The positional ones among the arguments."""
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            value = self.arguments[name]
            if param.kind is _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        """The arguments that are given by name."""
        kwargs = {}
        named = False
        for name, param in self._signature.parameters.items():
            if not named:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    named = True
                elif name not in self.arguments:
                    named = True
                    continue
            if not named or name not in self.arguments:
                continue
            if param.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Put in the defaults of the arguments that are missing."""
        made = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif param.default is not _empty:
                made[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                made[name] = ()
            elif param.kind is _VAR_KEYWORD:
                made[name] = {}
        self.arguments = made

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        return f"<{self.__class__.__name__} ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    """The parameters of a callable, and the annotation of what it returns."""

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        self._return_annotation = return_annotation
        made = OrderedDict()
        if parameters is not None and not __validate_parameters__:
            made = OrderedDict((p.name, p) for p in parameters)
        elif parameters is not None:
            top = _POSITIONAL_ONLY
            defaults = False
            for param in parameters:
                kind = param.kind
                if kind > top:
                    top = kind
                elif kind < top:
                    raise ValueError(f"wrong parameter order: {top.description} parameter before {kind.description} parameter")
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is not _empty:
                        defaults = True
                    elif defaults:
                        raise ValueError("non-default argument follows default argument")
                if param.name in made:
                    raise ValueError(f"duplicate parameter name: {param.name!r}")
                made[param.name] = param
        self._parameters = types.MappingProxyType(made)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Return the signature of a callable."""
        return _signature_of(obj, cls, follow_wrapped, globals, locals, eval_str)

    @property
    def parameters(self):
        """The parameters, by name."""
        return self._parameters

    @property
    def return_annotation(self):
        """What a call is said to give, or Signature.empty."""
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Return the signature with some things changed."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _key(self):
        positional = tuple(p for p in self.parameters.values() if p.kind is not _KEYWORD_ONLY)
        named = {p.name: p for p in self.parameters.values() if p.kind is _KEYWORD_ONLY}
        return positional, named, self.return_annotation

    def __hash__(self):
        positional, named, result = self._key()
        return hash((positional, frozenset(named.values()), result))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._key() == other._key()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        rest = list(args)
        named = dict(kwargs)
        extra = None
        hidden = []  # positional-only parameters that were given by name
        for param in self.parameters.values():
            kind, name = param.kind, param.name
            if kind is _VAR_KEYWORD:
                extra = param
            elif kind is _VAR_POSITIONAL:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind is not _KEYWORD_ONLY and rest:
                if name in named and kind is not _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif kind is not _POSITIONAL_ONLY and name in named:
                arguments[name] = named.pop(name)
            elif kind is _POSITIONAL_ONLY and name in named and not self._takes_any():
                hidden.append(param)
            elif param.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if named:
            if extra is not None:
                arguments[extra.name] = named
            elif hidden:
                names = ", ".join(p.name for p in hidden)
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(named))!r}")
        return self._bound_arguments_cls(self, arguments)

    def _takes_any(self):
        return any(p.kind is _VAR_KEYWORD for p in self.parameters.values())

    def bind(self, /, *args, **kwargs):
        """Return the arguments of a call, or raise TypeError if it is none."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Return the arguments of a part of a call."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """Return the signature as text, on lines of their own if it is wider than that."""
        shown = []
        only_positional = False
        star = True
        for param in self.parameters.values():
            text = param._format(quote_annotation_strings=quote_annotation_strings)
            if param.kind is _POSITIONAL_ONLY:
                only_positional = True
            elif only_positional:
                shown.append("/")
                only_positional = False
            if param.kind is _VAR_POSITIONAL:
                star = False
            elif param.kind is _KEYWORD_ONLY and star:
                shown.append("*")
                star = False
            shown.append(text)
        if only_positional:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(shown) + "\n)"
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Return the signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


def unwrap(func, *, stop=None):
    """Return what is at the end of a chain of __wrapped__."""
    first = func
    seen = {id(func): func}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen[id(func)] = func
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Return the annotations of a class, module or callable as a dict of its own."""
    if isinstance(obj, type):
        annotations = obj.__dict__.get("__annotations__", None)
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = None
        obj_globals = getattr(sys.modules.get(getattr(obj, "__module__", None), None), "__dict__", None)
        obj_locals = dict(vars(obj))
        inner = obj
    elif isinstance(obj, types.ModuleType):
        annotations = getattr(obj, "__annotations__", None)
        obj_globals, obj_locals, inner = obj.__dict__, None, None
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        obj_globals, obj_locals, inner = getattr(obj, "__globals__", None), None, obj
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not annotations:
        return {}
    if not eval_str:
        return dict(annotations)
    while inner is not None:
        if hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        elif isinstance(inner, functools.partial):
            inner = inner.func
        else:
            obj_globals = getattr(inner, "__globals__", obj_globals)
            break
    globals = obj_globals if globals is None else globals
    locals = (obj_locals or {}) if locals is None else locals
    if params := getattr(obj, "__type_params__", ()):
        locals = {param.__name__: param for param in params} | locals
    return {key: eval(value, globals, locals) if isinstance(value, str) else value for key, value in annotations.items()}


# Finding signatures.

def _signature_of(obj, cls, follow=True, globals=None, locals=None, eval_str=False):
    """Return the signature of a callable, as what kind of callable it is."""
    again = functools.partial(_signature_of, cls=cls, follow=follow, globals=globals, locals=locals, eval_str=eval_str)
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(again(obj.__func__))
    if follow:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    try:
        known = obj.__signature__
    except AttributeError:
        known = None
    if known is not None:
        if not isinstance(known, Signature) and callable(known):
            known = known()
        if not isinstance(known, Signature):
            if isinstance(known, str):
                return _from_text(cls, obj, known)
            raise TypeError(f"unexpected object {known!r} in __signature__ attribute")
        return known
    if isinstance(obj, types.FunctionType) or _like_function(obj):
        return _from_function(cls, obj, globals=globals, locals=locals, eval_str=eval_str)
    if isinstance(obj, (types.BuiltinFunctionType, types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType,
                        types.ClassMethodDescriptorType)):
        text = getattr(obj, "__text_signature__", None)
        if not text:
            raise ValueError(f"no signature found for builtin {obj!r}")
        return _from_text(cls, obj, text)
    if isinstance(obj, functools.partial):
        return _from_partial(again(obj.func), obj)
    if isinstance(obj, functools.partialmethod):
        return _from_partial(again(obj.func), obj)
    if isinstance(obj, type):
        return _from_class(cls, obj, again)
    call = getattr(type(obj), "__call__", None)
    if call is not None:
        if isinstance(call, types.MethodType) or hasattr(type(call), "__get__"):
            text = getattr(obj, "__text_signature__", None)
            if text:
                return _from_text(cls, obj, text)
            call = _bound_to(call, obj)
        return again(call)
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _bound_to(function, obj):
    """Return what an attribute of a class is on an object of it."""
    get = getattr(type(function), "__get__", None)
    return function if get is None else get(function, obj, type(obj))


def _like_function(obj):
    """Report whether an object has all that is asked of functions."""
    if not callable(obj) or isinstance(obj, type):
        return False
    return (isinstance(getattr(obj, "__name__", None), str) and isinstance(getattr(obj, "__code__", None), types.CodeType) and
            isinstance(getattr(obj, "__defaults__", _void), (tuple, types.NoneType)) and
            isinstance(getattr(obj, "__kwdefaults__", _void), (dict, types.NoneType)) and
            isinstance(getattr(obj, "__annotations__", None), (dict, types.NoneType)))


def _without_first(sig):
    """Return a signature without the parameter that a bound method has already."""
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind is not _VAR_POSITIONAL:
        del params[0]
    return sig.replace(parameters=params)


def _from_function(cls, func, skip_bound=True, globals=None, locals=None, eval_str=False):
    code = func.__code__
    make = cls._parameter_cls
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    count = code.co_argcount
    names = code.co_varnames
    params = []
    for i, name in enumerate(names[:count]):
        k = i - (count - len(defaults))
        params.append(make(name, _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
                           default=defaults[k] if k >= 0 else _empty, annotation=annotations.get(name, _empty)))
    end = count + code.co_kwonlyargcount
    if code.co_flags & 4:
        params.append(make(names[end], _VAR_POSITIONAL, annotation=annotations.get(names[end], _empty)))
    for name in names[count:end]:
        params.append(make(name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty), annotation=annotations.get(name, _empty)))
    if code.co_flags & 8:
        name = names[end + bool(code.co_flags & 4)]
        params.append(make(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(params, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _from_text(cls, obj, text):
    """Return the signature that a native function tells as text, whose first parameter may be "$self" or "$module"."""
    import ast
    dollar = text.startswith("($")
    source = text.replace("$", "", 1) if dollar else text
    try:
        tree = ast.parse(f"def f{source}: pass")
    except SyntaxError:
        raise ValueError(f"{obj!r} has invalid signature")
    a = tree.body[0].args
    module = getattr(obj, "__module__", None)
    space = getattr(sys.modules.get(module), "__dict__", {}) | {}

    def default(node):
        if node is None:
            return _empty
        try:
            return eval(compile(ast.Expression(node), "<signature>", "eval"), dict(vars(sys.modules["builtins"])) | space)
        except Exception:
            raise ValueError(f"{obj!r} has invalid signature")

    make = cls._parameter_cls
    positional = a.posonlyargs + a.args
    missing = [None] * (len(positional) - len(a.defaults))
    params = [make(p.arg, _POSITIONAL_ONLY if i < len(a.posonlyargs) else _POSITIONAL_OR_KEYWORD, default=default(d))
              for i, (p, d) in enumerate(zip(positional, missing + a.defaults))]
    if a.vararg:
        params.append(make(a.vararg.arg, _VAR_POSITIONAL))
    params += [make(p.arg, _KEYWORD_ONLY, default=default(d)) for p, d in zip(a.kwonlyargs, a.kw_defaults)]
    if a.kwarg:
        params.append(make(a.kwarg.arg, _VAR_KEYWORD))
    if dollar and params:
        bound = getattr(obj, "__self__", None)
        if bound is not None:
            del params[0]
        else:
            params[0] = params[0].replace(kind=_POSITIONAL_ONLY)
    return cls(params)


def _from_partial(sig, partial):
    """Return what is left of a signature to whom some arguments were given."""
    params = OrderedDict(sig.parameters)
    args = partial.args or ()
    given = partial.keywords or {}
    try:
        bound = sig.bind_partial(*args, **given)
    except TypeError as ex:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from ex
    named = False
    for name, param in sig.parameters.items():
        if name in bound.arguments:
            if param.kind is _POSITIONAL_ONLY:
                del params[name]
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name not in given:
                    del params[name]
                    continue
                named = True
                params[name] = param.replace(default=given[name])
            elif param.kind is _KEYWORD_ONLY:
                params[name] = param.replace(default=given[name])
        if named:
            kind = params[name].kind if name in params else None
            if kind is _POSITIONAL_OR_KEYWORD:
                params[name] = params[name].replace(kind=_KEYWORD_ONLY)
                params.move_to_end(name)
            elif kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                params.move_to_end(name)
            elif kind is _VAR_POSITIONAL:
                del params[name]
    return sig.replace(parameters=params.values())


def _from_class(cls, obj, again):
    """Return the signature of a class: of its metaclass's __call__, its __new__ or its __init__."""
    meta = type(obj)
    call = next((c.__dict__["__call__"] for c in meta.__mro__ if "__call__" in c.__dict__), None)
    if call is not type.__dict__["__call__"] and call is not None:
        return again(_bound_to(call, obj))
    new = init = None
    for base in obj.__mro__:
        if base is object:
            break
        if new is None and "__new__" in base.__dict__:
            new = base
        if init is None and "__init__" in base.__dict__:
            init = base
    if new is not None and (init is None or obj.__mro__.index(new) <= obj.__mro__.index(init)):
        function = new.__dict__["__new__"]
        if isinstance(function, (staticmethod, classmethod)):
            function = function.__func__
        if not isinstance(function, types.BuiltinFunctionType):
            return _without_first(again(function))
    if init is not None:
        function = init.__dict__["__init__"]
        if not isinstance(function, types.WrapperDescriptorType):
            if isinstance(function, functools.partialmethod):
                return again(getattr(obj, "__init__"))
            return _without_first(again(function))
    for base in obj.__mro__[:-1]:
        text = base.__dict__.get("__text_signature__") if not isinstance(base.__dict__.get("__text_signature__"),
                                                                           types.GetSetDescriptorType) else None
        text = text or base.__text_signature__
        if text:
            return _from_text(cls, obj, text)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return again(object) if object.__text_signature__ else cls([])
        raise ValueError(f"no signature found for builtin type {obj!r}")
    raise ValueError(f"no signature found for builtin type {obj!r}")
