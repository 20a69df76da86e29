# How modules tell where they are from; what names of type parameters classes have.
import functools
import types
from importlib.machinery import ModuleSpec


class Loader:
    pass


class Shown:
    def __repr__(self):
        return 'shown'


def module(**attrs):
    m = types.ModuleType('foo')
    vars(m).update(attrs)
    return m


print(module(), module(__loader__=Loader), module(__loader__=Shown()), module(__file__='/x', __loader__=Loader))
print(module(__spec__=ModuleSpec('foo', None, origin='bar')), module(__spec__=ModuleSpec('foo', Shown())), module(__spec__=ModuleSpec('foo', Shown(), origin='bar')))
spec = ModuleSpec('foo', Shown(), origin='bar')
spec.has_location = True
print(module(__spec__=spec))


def f():
    pass


functools.update_wrapper(f, int)
print(f.__name__, f.__type_params__, int.__type_params__, type.__type_params__)
functools.update_wrapper(f, type)
print(f.__name__, f.__type_params__)
