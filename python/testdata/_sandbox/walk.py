# Walks all that a program can get at, by every way that a program knows, and prints the names of what is native: the modules,
# the types, and the functions of modules.
import sys


def modules():
    for name in MODULES:
        __import__(name)
    return list(sys.modules.values())


def running():
    """Frames, tracebacks, generators, closures: what hangs on code that runs."""
    def inner():
        yield sys._getframe()
    g = inner()
    out = [g, next(g), g.gi_frame, sys._getframe()]
    try:
        raise ValueError
    except ValueError as e:
        out += [e, e.__traceback__, e.__traceback__.tb_frame]
    try:
        import json
        json.loads("[", object_hook=lambda x: x)
    except ValueError as e:
        tb = e.__traceback__
        while tb:
            out.append(tb.tb_frame)
            tb = tb.tb_next
    def key(x):
        out.append(sys._getframe())
        return x
    sorted([1, 2], key=key)
    import functools
    functools.reduce(lambda a, b: key(a), [1, 2, 3])
    return out


class C:
    def f(self): pass


ATTRS = """__dict__ __class__ __bases__ __mro__ __base__ __globals__ __closure__ __defaults__ __kwdefaults__ __self__ __func__ __wrapped__ __code__
co_consts __builtins__ __module__ __objclass__ __annotations__ __type_params__ cell_contents f_globals f_locals f_builtins f_back f_code tb_frame tb_next
gi_frame gi_code gi_yieldfrom cr_frame ag_frame __traceback__ __context__ __cause__ __spec__ __loader__ fget fset fdel func args keywords __get__ __set__ __call__
__init__ __new__ __reduce__ __subclasshook__ __init_subclass__ __class_getitem__ __getattribute__ __instancecheck__ __iter__ __next__ __origin__ __args__
__parameters__ loader mapping buffer raw""".split()


def parts(x):
    """All that x leads to."""
    for name in ATTRS:
        try:
            yield getattr(x, name)
        except Exception:
            pass
        try:
            yield type(x).__dict__[name]
        except Exception:
            pass
    if isinstance(x, type):
        try:
            yield from type.__subclasses__(x)
        except Exception:
            pass
        yield type.__dict__["__dict__"].__get__(x)
    try:
        names = object.__dir__(x)
    except Exception:
        names = []
    for name in names:
        try:
            yield object.__getattribute__(x, name)
        except Exception:
            pass
    if type(x) in (dict, type(type.__dict__)) or isinstance(x, dict):
        for k, v in list(dict.items(x)) if isinstance(x, dict) else list(x.items()):
            yield k
            yield v
    elif isinstance(x, (list, tuple, set, frozenset)):
        yield from list(x)
    gc = sys.modules.get("gc")
    if gc is not None:
        try:
            yield from gc.get_referents(x)
        except Exception:
            pass


def walk(roots):
    seen, found, todo, many = {}, set(), list(roots), {}
    native = type(len)
    while todo:
        x = todo.pop()
        if isinstance(x, (str, bytes, int, float, complex, type(None))) or id(x) in seen:
            continue
        if type(x) in FRESH:  # made by asking: it leads to what it is of, and to its type
            if type(x) is native and isinstance(x.__self__, type(sys)) or type(x) is native and x.__self__ is None and x.__module__:
                found.add("function " + str(x.__module__) + "." + x.__qualname__)
            todo.append(getattr(x, "__self__", None))
            continue
        seen[id(x)] = x
        cls = type(x)
        if cls.__flags__ & 512 and not isinstance(x, type):
            # Properties may make another instance each time, which has the same properties; enough of them lead to what all do.
            many[cls] = many.get(cls, 0) + 1
            if many[cls] > 200:
                continue
        if isinstance(x, type(sys)):
            if getattr(x, "__file__", None) is None:
                found.add("module " + x.__name__)
        elif isinstance(x, type):
            if not x.__flags__ & 512:
                found.add("type " + x.__module__ + "." + x.__qualname__)
        todo.extend(parts(x))
    return found


FRESH = {type(len), type([].__add__), type(str.join), type(str.__add__), type(print.__call__), type(dict.__dict__['fromkeys']), type(C().f)}
everything = modules() + running() + [object, type, sys, globals(), __builtins__]
for line in sorted(walk(everything)):
    print(line)
