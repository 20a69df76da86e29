"""Warnings: what is wrong without being an error.

Whether a warning is shown, raised or ignored is decided by module _warnings, which asks filters, defaultaction and
onceregistry here, and shows by _showwarnmsg. Programs replace those, and showwarning and formatwarning.
"""

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

import sys

from _warnings import _defaultaction as defaultaction
from _warnings import _filters_mutated
from _warnings import _onceregistry as onceregistry
from _warnings import filters, warn, warn_explicit

_actions = ('default', 'always', 'ignore', 'module', 'once', 'error')


class WarningMessage:
    """A warning that is to be shown."""

    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self._category_name = category.__name__ if category else None
        self.filename, self.lineno, self.line = filename, lineno, line
        self.file, self.source = file, source

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Print a warning to a file, or to sys.stderr. Programs may put a function of their own in the place of this one."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Return what is printed of a warning. Programs may put a function of their own in the place of this one."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg(msg):
    show = globals().get('showwarning', _showwarning_orig)
    if show is _showwarning_orig:
        _showwarnmsg_impl(msg)
        return
    if not callable(show):
        raise TypeError('warnings.showwarning() must be set to a function or method')
    show(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def _showwarnmsg_impl(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        # The file is gone: there is nowhere to tell it.
        pass


def _formatwarnmsg(msg):
    if formatwarning is _formatwarning_orig:
        return _formatwarnmsg_impl(msg)
    return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f'{msg.filename}:{msg.lineno}: {category}: {msg.message}\n'
    line = msg.line
    if line is None:
        import linecache
        line = linecache.getline(msg.filename, msg.lineno)
    if line:
        text += f'  {line.strip()}\n'
    if msg.source is not None:
        text += f'{category}: Enable tracemalloc to get the object allocation traceback\n'
    return text


def _warn_unawaited_coroutine(coro):
    """Warn of a coroutine that is gone and was never continued. Where it was made is told, if it remembers that."""
    text = f"coroutine '{coro.__qualname__}' was never awaited"
    if coro.cr_origin is not None:
        import traceback
        calls = [traceback.FrameSummary(*call) for call in reversed(coro.cr_origin)]
        text += '\nCoroutine created at (most recent call last)\n' + ''.join(traceback.format_list(calls)).rstrip('\n')
    warn(text, category=RuntimeWarning, stacklevel=2, source=coro)


# Filters.

def _check_action(action):
    if action not in _actions:
        raise ValueError(f'invalid action: {action!r}')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Put a filter before all others, or behind them: message and module are regular expressions."""
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check_line(lineno)
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put a filter for all messages of all modules before all others, or behind them."""
    _check_action(action)
    _check_line(lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def _check_line(lineno):
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        # What is there already moves to the front.
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Take away all filters."""
    filters[:] = []
    _filters_mutated()


class catch_warnings:
    """A context in which filters and showwarning may be changed, and after which they are as before. With record, warnings
    are not shown but go into the list that the context gives."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not sys.modules['warnings']:
            args.append(f'module={self._module!r}')
        return f'{type(self).__name__}({", ".join(args)})'

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._saved = {name: getattr(self._module, name) for name in ('filters', 'showwarning', '_showwarnmsg_impl')}
        self._module.filters = self._module.filters[:]
        self._module._filters_mutated()
        log = None
        if self._record:
            log = []
            self._module._showwarnmsg_impl = log.append
            # So that a showwarning that a program put there does not come first.
            self._module.showwarning = self._module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        for name, saved in self._saved.items():
            setattr(self._module, name, saved)
        self._module._filters_mutated()


class deprecated:
    """A decorator of classes and functions that are not to be used any more: calls of them warn."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, level = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecated_class(arg, message, category, level)
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, '
                            f'not {arg!r}')
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _deprecated_class(cls, message, category, level):
    import functools
    from types import MethodType
    new = cls.__new__

    @functools.wraps(new)
    def __new__(of, /, *args, **kwargs):
        if of is cls:
            warn(message, category=category, stacklevel=level + 1)
        if new is not object.__new__:
            return new(of, *args, **kwargs)
        # object's own refuses arguments that no __init__ takes.
        if of.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f'{of.__name__}() takes no arguments')
        return new(of)

    cls.__new__ = staticmethod(__new__)
    init_subclass = cls.__init_subclass__
    # One written in Python is a bound method of the class, and must be given the subclass instead.
    if isinstance(init_subclass, MethodType):
        init_subclass = init_subclass.__func__

        @functools.wraps(init_subclass)
        def __init_subclass__(*args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return init_subclass(*args, **kwargs)

        cls.__init_subclass__ = classmethod(__init_subclass__)
    else:
        @functools.wraps(init_subclass)
        def __init_subclass__(*args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return init_subclass(*args, **kwargs)

        cls.__init_subclass__ = __init_subclass__
    cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
    return cls


def _deprecated(name, message="{name!r} is deprecated and slated for removal in Python {remove}", *, remove, _version=sys.version_info):
    """Warn of what will go; where it should have gone already, raise RuntimeError."""
    version = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or _version[:2] == remove and _version[3] != "alpha":
        raise RuntimeError(f"{name!r} was slated for removal after Python {version} alpha")
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)
