"""Copies of objects: of the object itself, or of all that it consists of."""

from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    pass


error = Error

# What never changes is its own copy.
_immutable = frozenset({
    type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property, type(Ellipsis),
    type(NotImplemented), type(len), type(lambda: None), type(int | str),
})
_atomic = (_immutable - {tuple, frozenset, slice}) | {type((lambda: None).__code__)}
_shallow = {list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy}


def copy(x):
    """A copy of an object, whose parts are the same."""
    cls = type(x)
    if cls in _immutable or _is_weakref(cls):
        return x
    if cls in _shallow:
        return _shallow[cls](x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    made = _reduced(x, cls, 'un(shallow)copyable')
    if isinstance(made, str):
        return x
    return _reconstruct(x, None, *made)


def _is_weakref(cls):
    return cls.__module__ == 'weakref' and cls.__name__ == 'ReferenceType'


def _reduced(x, cls, what):
    """What makes x again, as the class, or who knows it, says."""
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, '__reduce_ex__', None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, '__reduce__', None)
    if reductor:
        return reductor()
    raise Error(f'{what} object of type {cls}')


def deepcopy(x, memo=None, _nil=[]):
    """A copy of an object and of all its parts, each of them copied once."""
    cls = type(x)
    if cls in _atomic:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, _nil)
        if known is not _nil:
            return known
    copier = _deep.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type) or _is_weakref(cls):
        return x
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            made = copier(memo)
        else:
            parts = _reduced(x, cls, 'un(deep)copyable')
            made = x if isinstance(parts, str) else _reconstruct(x, memo, *parts)
    if made is not x:
        memo[key] = made
        # The copied object stays alive as long as memo, so that no other gets its id.
        try:
            memo[id(memo)].append(x)
        except KeyError:
            memo[id(memo)] = [x]
    return made


def _deep_list(x, memo):
    made = []
    memo[id(x)] = made
    append = made.append
    for item in x:
        append(deepcopy(item, memo))
    return made


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # A tuple that contains itself was made meanwhile.
    try:
        return memo[id(x)]
    except KeyError:
        pass
    if all(item is made for item, made in zip(x, items)):
        return x
    return tuple(items)


def _deep_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


class _C:
    def m(self):
        pass


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, type(_C().m): _deep_method}
del _C


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy):
    """Make an object of what its __reduce__ says; with a memo, of copies of it."""
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, '__setstate__'):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                made.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(made, name, value)
    if listiter is not None:
        for item in listiter:
            made.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made


def replace(obj, /, **changes):
    """A copy of an object, with other values for some of its fields: what its class's __replace__ makes."""
    cls = obj.__class__
    function = getattr(cls, '__replace__', None)
    if function is None:
        raise TypeError(f'replace() does not support {cls.__name__} objects')
    return function(obj, **changes)
