"""Looking at live objects: what they are, their members, their source, the frames that run, and the signatures of callables."""

import builtins
import enum
import functools
import itertools
import linecache
import sys
import types
from collections import namedtuple
from _inspect_signature import *
from _inspect_signature import (_KEYWORD_ONLY, _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_KEYWORD, _VAR_POSITIONAL, _ParameterKind, _empty,
                                _signature_of, _void)
from _inspect_source import *

__all__ = """
AGEN_CLOSED AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED ArgInfo Arguments Attribute BlockFinder BoundArguments BufferFlags CORO_CLOSED
CORO_CREATED CORO_RUNNING CORO_SUSPENDED CO_ASYNC_GENERATOR CO_COROUTINE CO_GENERATOR CO_ITERABLE_COROUTINE CO_NESTED CO_NEWLOCALS CO_NOFREE
CO_OPTIMIZED CO_VARARGS CO_VARKEYWORDS ClassFoundException ClosureVars EndOfBlock FrameInfo FullArgSpec GEN_CLOSED GEN_CREATED GEN_RUNNING
GEN_SUSPENDED Parameter Signature TPFLAGS_IS_ABSTRACT Traceback classify_class_attrs cleandoc currentframe findsource formatannotation
formatannotationrelativeto formatargvalues get_annotations getabsfile getargs getargvalues getasyncgenlocals getasyncgenstate
getattr_static getblock getcallargs getclasstree getclosurevars getcomments getcoroutinelocals getcoroutinestate getdoc getfile
getframeinfo getfullargspec getgeneratorlocals getgeneratorstate getinnerframes getlineno getmembers getmembers_static getmodule
getmodulename getmro getouterframes getsource getsourcefile getsourcelines indentsize isabstract isasyncgen isasyncgenfunction isawaitable
isbuiltin isclass iscode iscoroutine iscoroutinefunction isdatadescriptor isframe isfunction isgenerator isgeneratorfunction
isgetsetdescriptor ismemberdescriptor ismethod ismethoddescriptor ismethodwrapper ismodule isroutine istraceback markcoroutinefunction
signature stack trace unwrap walktree
""".split()

# What co_flags of a code object say.
CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_NOFREE = 64
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512

TPFLAGS_IS_ABSTRACT = 1 << 20


class BufferFlags(enum.IntFlag):
    """What is asked of a buffer."""

    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
    STRIDES = 0x10 | ND
    C_CONTIGUOUS = 0x20 | STRIDES
    F_CONTIGUOUS = 0x40 | STRIDES
    ANY_CONTIGUOUS = 0x80 | STRIDES
    INDIRECT = 0x100 | STRIDES
    CONTIG = ND | WRITABLE
    CONTIG_RO = ND
    STRIDED = STRIDES | WRITABLE
    STRIDED_RO = STRIDES
    RECORDS = STRIDES | WRITABLE | FORMAT
    RECORDS_RO = STRIDES | FORMAT
    FULL = INDIRECT | WRITABLE | FORMAT
    FULL_RO = INDIRECT | FORMAT
    READ = 0x100
    WRITE = 0x200


# What an object is.

def _kind(name, cls, what):
    def test(object):
        return isinstance(object, cls)

    test.__name__ = test.__qualname__ = name
    test.__doc__ = f"Report whether an object is {what}."
    return test


ismodule = _kind("ismodule", types.ModuleType, "a module")
isclass = _kind("isclass", type, "a class")
ismethod = _kind("ismethod", types.MethodType, "a method bound to an object")
isfunction = _kind("isfunction", types.FunctionType, "a function written in Python")
isgenerator = _kind("isgenerator", types.GeneratorType, "a generator")
iscoroutine = _kind("iscoroutine", types.CoroutineType, "a coroutine")
isasyncgen = _kind("isasyncgen", types.AsyncGeneratorType, "an asynchronous generator")
istraceback = _kind("istraceback", types.TracebackType, "a traceback")
isframe = _kind("isframe", types.FrameType, "a frame")
iscode = _kind("iscode", types.CodeType, "a code object")
isbuiltin = _kind("isbuiltin", types.BuiltinFunctionType, "a native function or method")
ismethodwrapper = _kind("ismethodwrapper", types.MethodWrapperType, "a native special method bound to an object")
ismemberdescriptor = _kind("ismemberdescriptor", types.MemberDescriptorType, "a member descriptor")
isgetsetdescriptor = _kind("isgetsetdescriptor", types.GetSetDescriptorType, "a getset descriptor")


def _is_plain(object):
    return isclass(object) or ismethod(object) or isfunction(object)


def ismethoddescriptor(object):
    """Report whether an object is a descriptor that gives methods, and is not one of the usual kinds."""
    if _is_plain(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    """Report whether an object is a descriptor that can be set or deleted."""
    if _is_plain(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def isroutine(object):
    """Report whether an object is any kind of function or method."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object)


def isabstract(object):
    """Report whether an object is a class with abstract methods."""
    if not isinstance(object, type):
        return False
    return bool(getattr(object, "__abstractmethods__", None)) and "__abstractmethods__" in dir(type(object)) or bool(
        object.__flags__ & TPFLAGS_IS_ABSTRACT)


def _has_code_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    f = functools._unwrap_partial(f) if hasattr(functools, "_unwrap_partial") else _unwrapped(f)
    while ismethod(f):
        f = f.__func__
    if not (isfunction(f) or isinstance(getattr(f, "__code__", None), types.CodeType) and callable(f) and not isclass(f)):
        return False
    return bool(f.__code__.co_flags & flag)


def _unwrapped(f):
    while isinstance(f, functools.partial):
        f = f.func
    return f


def isgeneratorfunction(obj):
    """Report whether a function gives generators."""
    return _has_code_flag(obj, CO_GENERATOR)


_coroutine_mark = sys.intern("_is_coroutine_mark")


class _Mark:
    def __repr__(self):
        return "<coroutine mark>"


_mark = _Mark()


def markcoroutinefunction(func):
    """Mark a function as one that gives coroutines, though it is not written as one."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _mark
    return func


def iscoroutinefunction(obj):
    """Report whether a function gives coroutines, or is marked so."""
    if _has_code_flag(obj, CO_COROUTINE):
        return True
    while ismethod(obj):
        obj = obj.__func__
    return getattr(_unwrapped(obj), "_is_coroutine_mark", None) is _mark


def isasyncgenfunction(obj):
    """Report whether a function gives asynchronous generators."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isawaitable(object):
    """Report whether an object can be awaited."""
    import collections.abc
    return (isinstance(object, types.CoroutineType) or isinstance(object, types.GeneratorType) and
            bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE) or isinstance(object, collections.abc.Awaitable))


# Members.

def _members(object, predicate, get):
    results = []
    seen = set()
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = getmro(object)
        try:
            names += [name for base in object.__bases__ for name, value in base.__dict__.items()
                      if isinstance(value, types.DynamicClassAttribute)]
        except AttributeError:
            pass
    for name in names:
        try:
            value = get(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((name, value))
        seen.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """Return the members of an object, by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Return the members of an object, without running what computes some of them."""
    return _members(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """Return of each attribute of a class what kind it is, and where it comes from."""
    mro = getmro(cls)
    metamro = tuple(c for c in getmro(type(cls)) if c not in (type, object))
    bases = (cls, *(b for b in mro if b is not cls)) + metamro
    names = dir(cls)
    for base in mro:
        names += [name for name, value in base.__dict__.items() if isinstance(value, types.DynamicClassAttribute) and value.fget is not None]
    result = []
    done = set()
    for name in names:
        home = value = found = None
        if name in done:
            found_get = None
        get_error = False
        if name not in done:
            try:
                if name == "__dict__":
                    raise Exception("__dict__ is special, don't want the proxy")
                found = getattr(cls, name)
            except Exception:
                get_error = True
            else:
                home = getattr(found, "__objclass__", home)
                if home not in bases:
                    home = None
                    last = None
                    for base in bases:
                        if _same(getattr(base, name, None), found):
                            last = base
                    for base in metamro:
                        try:
                            if _same(base.__getattr__(cls, name), found):
                                last = base
                        except AttributeError:
                            continue
                    if last is not None:
                        home = last
        for base in bases:
            if name in base.__dict__:
                value = base.__dict__[name]
                if home not in metamro:
                    home = base
                break
        if home is None:
            continue
        obj = found if found is not None else value
        if isinstance(value, (staticmethod, types.BuiltinMethodType)):
            kind, obj = "static method", value
        elif isinstance(value, (classmethod, types.ClassMethodDescriptorType)):
            kind, obj = "class method", value
        elif isinstance(value, property):
            kind, obj = "property", value
        elif isroutine(obj):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, home, obj))
        done.add(name)
    return result


def _same(a, b):
    return a is b


def getmro(cls):
    """Return the classes in which attributes of a class are looked for."""
    return cls.__mro__


def getattr_static(obj, attr, default=_void):
    """Return an attribute without running descriptors, __getattr__ or __getattribute__."""
    found = _void
    if isinstance(obj, type):
        classes = type.__dict__["__mro__"].__get__(obj)
        meta = type(obj)
        own = _in_classes(classes, attr)
        above = _in_classes(type.__dict__["__mro__"].__get__(meta), attr)
        if own is not _void and above is not _void and _is_data(above):
            return above
        for candidate in (own, above):
            if candidate is not _void:
                return candidate
    else:
        cls = type(obj)
        above = _in_classes(type.__dict__["__mro__"].__get__(cls), attr)
        own = _void
        described = _in_classes(type.__dict__["__mro__"].__get__(cls), "__dict__")
        if described is _void or isinstance(described, types.GetSetDescriptorType) or isinstance(described, types.MemberDescriptorType):
            try:
                own = object.__getattribute__(obj, "__dict__").get(attr, _void)
            except (AttributeError, TypeError):
                pass
        if own is not _void and above is not _void and _is_data(above):
            return above
        for candidate in (own, above):
            if candidate is not _void:
                return candidate
    if default is not _void:
        return default
    raise AttributeError(attr)


def _in_classes(classes, attr):
    for cls in classes:
        space = type.__dict__["__dict__"].__get__(cls)
        if attr in space:
            return space[attr]
    return _void


def _is_data(value):
    classes = type.__dict__["__mro__"].__get__(type(value))
    return _in_classes(classes, "__get__") is not _void and (
        _in_classes(classes, "__set__") is not _void or _in_classes(classes, "__delete__") is not _void)


def walktree(classes, children, parent):
    """Return a part of the tree that getclasstree makes."""
    classes.sort(key=lambda c: (c.__module__, c.__name__))
    tree = []
    for c in classes:
        below = [walktree(children[c], children, c)] if c in children else []
        tree += [(c, c.__bases__), *below]
    return tree


def getclasstree(classes, unique=False):
    """Return classes as nested lists, those that inherit after those they inherit from."""
    children = {}
    roots = []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                if c not in children.setdefault(parent, []):
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


# Arguments.

Arguments = namedtuple("Arguments", "args, varargs, varkw")
FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getargs(co):
    """Return the names of the parameters of a code object."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    names = list(co.co_varnames)
    count = co.co_argcount + co.co_kwonlyargcount
    rest = iter(names[count:])
    return Arguments(names[:count], next(rest) if co.co_flags & CO_VARARGS else None, next(rest) if co.co_flags & CO_VARKEYWORDS else None)


def getfullargspec(func):
    """Return the parameters of a function, as they were told before there were signatures."""
    try:
        sig = _unbound_signature(func)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, kwonly, defaults, kwdefaults, annotations = [], [], [], {}, {}
    varargs = varkw = None
    if sig.return_annotation is not sig.empty:
        annotations["return"] = sig.return_annotation
    for name, param in sig.parameters.items():
        if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if param.default is not param.empty:
                defaults.append(param.default)
        elif param.kind is _VAR_POSITIONAL:
            varargs = name
        elif param.kind is _KEYWORD_ONLY:
            kwonly.append(name)
            if param.default is not param.empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not param.empty:
            annotations[name] = param.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


def _unbound_signature(func):
    if isinstance(func, types.MethodType):
        func = func.__func__
    return _signature_of(func, Signature, follow=False)


def getargvalues(frame):
    """Return the arguments that a frame was called with."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    """Return arguments as text."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return "(" + ", ".join(specs) + ")"


def _missing(f_name, names, positional, values):
    names = [repr(name) for name in names if name not in values]
    count = len(names)
    if count == 1:
        text = names[0]
    elif count == 2:
        text = "{} and {}".format(*names)
    else:
        text = ", ".join(names[:-2]) + ", " * bool(names[:-2]) + "{}, and {}".format(*names[-2:])
    raise TypeError("%s() missing %i required %s argument%s: %s" % (f_name, count, "positional" if positional else "keyword-only",
                                                                     "" if count == 1 else "s", text))


def _too_many(f_name, args, kwonly, varargs, defcount, given, values):
    atleast = len(args) - defcount
    kwonly_given = len([name for name in kwonly if name in values])
    if varargs:
        plural, text = atleast != 1, "at least %d" % (atleast,)
    elif defcount:
        plural, text = True, "from %d to %d" % (atleast, len(args))
    else:
        plural, text = len(args) != 1, str(len(args))
    extra = ""
    if kwonly_given:
        extra = " positional argument%s (and %d keyword-only argument%s)" % ("s" if given != 1 else "", kwonly_given,
                                                                              "s" if kwonly_given != 1 else "")
    raise TypeError("%s() takes %s positional argument%s but %d%s %s given" % (
        f_name, text, "s" if plural else "", given, extra, "was" if given == 1 and not kwonly_given else "were"))


def getcallargs(func, /, *positional, **named):
    """Return what the parameters of a function would be in a call, by name."""
    args, varargs, varkw, defaults, kwonly, kwdefaults, _ = getfullargspec(func)
    f_name = func.__name__
    values = {}
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    given, count = len(positional), len(args)
    defcount = len(defaults) if defaults else 0
    for name, value in zip(args, positional):
        values[name] = value
    if varargs:
        values[varargs] = tuple(positional[count:])
    if varkw:
        values[varkw] = {}
    for name, value in named.items():
        if name not in args and name not in kwonly:
            if not varkw:
                raise TypeError("%s() got an unexpected keyword argument %r" % (f_name, name))
            values[varkw][name] = value
            continue
        if name in values:
            raise TypeError("%s() got multiple values for argument %r" % (f_name, name))
        values[name] = value
    if given > count and not varargs:
        _too_many(f_name, args, kwonly, varargs, defcount, given, values)
    if given < count:
        required = args[:count - defcount]
        if any(name not in values for name in required):
            _missing(f_name, required, True, values)
        for i, name in enumerate(args[count - defcount:]):
            if name not in values:
                values[name] = defaults[i]
    lacking = False
    for name in kwonly:
        if name not in values:
            if kwdefaults and name in kwdefaults:
                values[name] = kwdefaults[name]
            else:
                lacking = True
    if lacking:
        _missing(f_name, kwonly, False, values)
    return values


def getclosurevars(func):
    """Return the names that a function uses from around it, and what they are now."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    space = func.__globals__
    native = space.get("__builtins__", builtins.__dict__)
    if ismodule(native):
        native = native.__dict__
    used, from_builtins, unbound = {}, {}, set()
    for name in code.co_names:
        if name in space:
            used[name] = space[name]
        elif name in native:
            from_builtins[name] = native[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, used, from_builtins, unbound)


# What runs.

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def _state(obj, short, prefix):
    if getattr(obj, short + "_running"):
        return prefix + "_RUNNING"
    if getattr(obj, short + "_suspended", False):
        return prefix + "_SUSPENDED"
    if getattr(obj, short + "_frame") is None:
        return prefix + "_CLOSED"
    return prefix + "_CREATED"


def getgeneratorstate(generator):
    """Return how far a generator is."""
    return _state(generator, "gi", "GEN")


def getcoroutinestate(coroutine):
    """Return how far a coroutine is."""
    return _state(coroutine, "cr", "CORO")


def getasyncgenstate(agen):
    """Return how far an asynchronous generator is."""
    return _state(agen, "ag", "AGEN")


def getgeneratorlocals(generator):
    """Return the variables of a generator."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    frame = getattr(generator, "gi_frame", None)
    return generator.gi_frame.f_locals if frame is not None else {}


def getcoroutinelocals(coroutine):
    """Return the variables of a coroutine."""
    frame = getattr(coroutine, "cr_frame", None)
    return frame.f_locals if frame is not None else {}


def getasyncgenlocals(agen):
    """Return the variables of an asynchronous generator."""
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    frame = getattr(agen, "ag_frame", None)
    return frame.f_locals if frame is not None else {}


class Traceback(namedtuple("Traceback", "filename lineno function code_context index")):
    """Where a frame is."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return (f"Traceback(filename={self.filename!r}, lineno={self.lineno!r}, function={self.function!r}, "
                f"code_context={self.code_context!r}, index={self.index!r}, positions={self.positions!r})")


class FrameInfo(namedtuple("FrameInfo", "frame filename lineno function code_context index")):
    """A frame, and where it is."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return (f"FrameInfo(frame={self.frame!r}, filename={self.filename!r}, lineno={self.lineno!r}, function={self.function!r}, "
                f"code_context={self.code_context!r}, index={self.index!r}, positions={self.positions!r})")


def _positions(frame, last):
    code = frame.f_code
    if last < 0 or not hasattr(code, "co_positions"):
        return None
    import dis
    found = next(itertools.islice(code.co_positions(), last // 2, None), None)
    if found is None:
        return None
    return dis.Positions(*found) if hasattr(dis, "Positions") else found


def getframeinfo(frame, context=1):
    """Return where a frame or traceback is, with lines of source around it."""
    if istraceback(frame):
        last, line = frame.tb_lasti, frame.tb_lineno
        frame = frame.tb_frame
    else:
        last, line = frame.f_lasti, frame.f_lineno
    if not isframe(frame):
        raise TypeError("{!r} is not a frame or traceback object".format(frame))
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        start = line - 1 - context // 2
        try:
            lines, _ = findsource(frame)
        except OSError:
            lines = None
        else:
            start = max(0, min(start, len(lines) - context))
            lines = lines[start:start + context]
            index = line - 1 - start
    return Traceback(filename, line, frame.f_code.co_name, lines, index, positions=_positions(frame, last))


def getlineno(frame):
    """Return the line that a frame is at."""
    return frame.f_lineno


def getouterframes(frame, context=1):
    """Return a frame and those that called it."""
    found = []
    while frame:
        info = getframeinfo(frame, context)
        found.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """Return the frames of a traceback."""
    found = []
    while tb:
        info = getframeinfo(tb, context)
        found.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return found


def currentframe():
    """Return the frame of who calls."""
    return sys._getframe(1)


def stack(context=1):
    """Return the frames of who calls, and of those that called it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return the frames of the traceback of the exception that is handled."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)
