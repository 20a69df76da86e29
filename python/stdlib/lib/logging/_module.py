"""The functions of logging that work on the root logger, and on all handlers."""

import atexit
import io
import os
import warnings

import logging


def _configured():
    if not logging.root.handlers:
        basicConfig()
    return logging.root


def _destination(filename, stream, filemode, encoding, errors):
    if not filename:
        return logging.StreamHandler(stream)
    if "b" in filemode:
        return logging.FileHandler(filename, filemode, errors=None)
    return logging.FileHandler(filename, filemode, encoding=io.text_encoding(encoding), errors=errors)


def basicConfig(**kwargs):
    """Gives the root logger a handler, unless it has one."""
    with logging._lock:
        root = logging.root
        force = kwargs.pop("force", False)
        encoding = kwargs.pop("encoding", None)
        errors = kwargs.pop("errors", "backslashreplace")
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = kwargs.pop("handlers", None)
        if handlers is None and "stream" in kwargs and "filename" in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
        if handlers is not None and ("stream" in kwargs or "filename" in kwargs):
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        filename, stream, filemode = kwargs.pop("filename", None), kwargs.pop("stream", None), kwargs.pop("filemode", "a")
        if handlers is None:
            handlers = [_destination(filename, stream, filemode, encoding, errors)]
        datefmt, style = kwargs.pop("datefmt", None), kwargs.pop("style", "%")
        if style not in logging._STYLES:
            raise ValueError("Style must be one of: " + ",".join(logging._STYLES))
        form = logging.Formatter(kwargs.pop("format", logging._STYLES[style][1]), datefmt, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(form)
            root.addHandler(handler)
        level = kwargs.pop("level", None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError("Unrecognised argument(s): " + ", ".join(kwargs))


def getLogger(name=None):
    """The logger of a name; the root logger without one."""
    if not name or isinstance(name, str) and name == logging.root.name:
        return logging.root
    return logging.Logger.manager.getLogger(name)


def critical(msg, *args, **kwargs):
    _configured().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    _configured().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    _configured().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    _configured().info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    _configured().debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    _configured().log(level, msg, *args, **kwargs)


def disable(level=logging.CRITICAL):
    logging.root.manager.disable = level
    logging.root.manager._clear_cache()


def shutdown(handlerList=logging._handlerList):
    """Writes out and closes all handlers, the last one first."""
    for ref in reversed(handlerList[:]):
        try:
            handler = ref()
            if handler:
                try:
                    handler.acquire()
                    if getattr(handler, "flushOnClose", True):
                        handler.flush()
                    handler.close()
                except (OSError, ValueError):
                    pass  # a stream that is closed already has what it was given
                finally:
                    handler.release()
        except Exception:
            if logging.raiseExceptions:
                raise


atexit.register(shutdown)

_showwarning = None  # what warnings.showwarning was before


def _show(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        if _showwarning is not None:
            _showwarning(message, category, filename, lineno, file, line)
        return
    text = warnings.formatwarning(message, category, filename, lineno, line)
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    logger.warning(str(text))


def captureWarnings(capture):
    """Whether warnings become messages of the logger "py.warnings"."""
    global _showwarning
    if capture and _showwarning is None:
        _showwarning, warnings.showwarning = warnings.showwarning, _show
    elif not capture and _showwarning is not None:
        warnings.showwarning, _showwarning = _showwarning, None


# A caller of a logger is never here, as it is never in the package itself.
_srcfile = os.path.normcase(getLogger.__code__.co_filename)
for _function in (basicConfig, captureWarnings, critical, debug, disable, error, exception, fatal, getLogger, info, log, shutdown,
                  warn, warning):
    _function.__module__ = "logging"
