"""Putting something else in the place of an attribute, for a time."""

import functools

from ._mockcall import DEFAULT, _is_async
from ._mockobject import AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock, create_autospec


def _resolve(target):
    'An object by its dotted name.'
    first, *rest = target.split('.')
    name, obj = first, __import__(first)
    for part in rest:
        name += '.' + part
        try:
            obj = getattr(obj, part)
        except AttributeError:
            __import__(name)
            obj = getattr(obj, part)
    return obj


def _split(target):
    try:
        module, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return functools.partial(_resolve, module), attribute


class _patch:
    """A patch of one attribute: a context, or a decorator of functions and classes."""

    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        # What is patched, with what, and how that is made.
        self.getter, self.attribute, self.new, self.create = getter, attribute, new, create
        self.new_callable, self.kwargs = new_callable, kwargs
        self.spec, self.spec_set, self.autospec = spec, spec_set, autospec
        self.additional_patchers = []

    def copy(self):
        twin = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs)
        twin.attribute_name = self.attribute_name
        twin.additional_patchers = [p.copy() for p in self.additional_patchers]
        return twin

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self.copy()(getattr(func, name)))
            return func
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func
        if _is_async(func):
            @functools.wraps(func)
            async def patched(*args, **keywargs):
                with _entered(patched.patchings, args, keywargs) as (args, keywargs):
                    return await func(*args, **keywargs)
        else:
            @functools.wraps(func)
            def patched(*args, **keywargs):
                with _entered(patched.patchings, args, keywargs) as (args, keywargs):
                    return func(*args, **keywargs)
        patched.patchings = [self]
        return patched

    def _original(self):
        target, name = self.target, self.attribute
        try:
            return target.__dict__[name], True
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        import builtins
        import types
        if original is DEFAULT and isinstance(target, types.ModuleType) and hasattr(builtins, name):
            return getattr(builtins, name), False
        if original is DEFAULT and not self.create:
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        return original, False

    def _make(self, original):
        spec, spec_set, autospec, kwargs = self.spec, self.spec_set, self.autospec, dict(self.kwargs)
        if spec is True:
            spec = original
        if spec_set is True:
            spec_set = original
        if autospec is not None and autospec is not False:
            if autospec is True:
                autospec = original
            return create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **kwargs)
        if spec is not None:
            kwargs['spec'] = spec
        if spec_set is not None:
            kwargs['spec_set'] = spec_set
        cls = self.new_callable
        if cls is None:
            target = spec if spec is not None else spec_set if spec_set is not None else original
            cls = AsyncMock if _is_async(target) else MagicMock
            if (spec is not None or spec_set is not None) and not callable(target):
                cls = NonCallableMagicMock
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            kwargs.setdefault('name', self.attribute)
        return cls(**kwargs)

    def __enter__(self):
        if hasattr(self, 'temp_original'):
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        original, self.is_local = self._original()
        new = self._make(original) if self.new is DEFAULT else self.new
        self.temp_original = original
        setattr(self.target, self.attribute, new)
        if self.attribute_name is None:
            return new
        entered = {}
        if self.new is DEFAULT:
            entered[self.attribute_name] = new
        done = [self]
        try:
            for patcher in self.additional_patchers:
                entered.update(patcher.__enter__())
                done.append(patcher)
        except BaseException:
            for patcher in reversed(done[1:]):
                patcher._restore()
            self._restore()
            raise
        return entered

    def _restore(self):
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target

    def __exit__(self, *exc_info):
        if not hasattr(self, 'temp_original'):
            return None
        for patcher in reversed(self.additional_patchers):
            patcher._restore()
        self._restore()
        return None

    def start(self):
        'Put the patch in place, until stop().'
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None  # it was not started
        return self.__exit__(None, None, None)


class _entered:
    'The patches of a function, entered for one call of it.'

    def __init__(self, patchings, args, kwargs):
        self.patchings, self.args, self.kwargs = patchings, args, kwargs

    def __enter__(self):
        self.done = []
        extra = ()
        try:
            for patching in self.patchings:
                value = patching.__enter__()
                self.done.append(patching)
                if patching.attribute_name is not None:
                    self.kwargs.update(value)
                elif patching.new is DEFAULT:
                    extra += (value,)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self.args + extra, self.kwargs

    def __exit__(self, *exc_info):
        for patching in reversed(self.done):
            patching.__exit__(*exc_info)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    'Patch what a dotted name means.'
    getter, attribute = _split(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
                  unsafe=False, **kwargs):
    'Patch an attribute of an object.'
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    'Patch several attributes of one object.'
    getter = functools.partial(_resolve, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    first, *rest = patchers
    first.additional_patchers = rest
    return first


class _patch_dict:
    """A patch of the items of a dictionary."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear = in_dict, clear
        self.values = dict(values, **kwargs)
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(f, name)):
                    setattr(f, name, _patch_dict(self.in_dict, self.values, self.clear)(getattr(f, name)))
            return f
        if _is_async(f):
            @functools.wraps(f)
            async def inner(*args, **kw):
                with self:
                    return await f(*args, **kw)
        else:
            @functools.wraps(f)
            def inner(*args, **kw):
                with self:
                    return f(*args, **kw)
        return inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        d = self.in_dict
        self._original = d.copy() if hasattr(d, 'copy') else {key: d[key] for key in d}
        if self.clear:
            _empty(d)
        for key, value in self.values.items():
            d[key] = value
        return d

    def __exit__(self, *args):
        if self._original is not None:
            _empty(self.in_dict)
            for key in self._original:
                self.in_dict[key] = self._original[key]
            self._original = None
        return False

    def start(self):
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _empty(d):
    try:
        d.clear()
    except AttributeError:
        for key in list(d):
            del d[key]


def _patch_stopall():
    'Stop all patches that were started, the last one first.'
    for one in reversed(_patch._active_patches):
        one.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = 'test'
