"""Abstract base classes: classes that say what others must have."""

from _abc import (ABCMeta, get_cache_token, _abc_init, _abc_instancecheck, _abc_register, _abc_subclasscheck,
                  _get_dump, _reset_caches, _reset_registry)


def abstractmethod(funcobj):
    """Mark a function as one that a subclass must replace before it can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A class method that a subclass must replace."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractstaticmethod(staticmethod):
    """A static method that a subclass must replace."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractproperty(property):
    """A property that a subclass must replace."""

    __isabstractmethod__ = True


def update_abstractmethods(cls):
    """Find out anew which methods of a class are abstract, after it was changed."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    names = {name for base in cls.__bases__ for name in getattr(base, '__abstractmethods__', ())
             if getattr(getattr(cls, name, None), '__isabstractmethod__', False)}
    names.update(name for name, value in cls.__dict__.items() if getattr(value, '__isabstractmethod__', False))
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """What to inherit from to be abstract, without naming a metaclass."""

    __slots__ = ()
