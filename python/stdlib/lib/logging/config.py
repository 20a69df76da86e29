"""Sets up logging by a dict or a file."""

import functools
import io
import logging
import logging.handlers
import os
import queue
import re

IDENTIFIER = re.compile("^[a-z_][a-z0-9_]*$", re.I)
DEFAULT_LOGGING_CONFIG_PORT = 9030


def valid_ident(s):
    if not IDENTIFIER.match(s):
        raise ValueError(f"Not a valid Python identifier: {s!r}")
    return True


def _resolve(name):
    """What a dotted name names; modules on the way are imported."""
    parts = name.split(".")
    path = parts[0]
    found = __import__(path)
    for part in parts[1:]:
        path += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(path)
            found = getattr(found, part)
    return found


def _clearExistingHandlers():
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def _disable_others(existing, configured, disable_existing):
    """What becomes of loggers from before: children of configured ones go on, the others as was asked for."""
    manager = logging.root.manager
    for name in existing:
        logger = manager.loggerDict[name]
        if any(name.startswith(parent + ".") for parent in configured):
            if not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
        else:
            logger.disabled = disable_existing


class ConvertingMixin:
    """A container whose values are converted when they are read."""

    def convert_with_key(self, key, value, replace=True):
        result = self.configurator.convert(value)
        if value is not result:
            if replace:
                self[key] = result
            if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
                result.parent = self
                result.key = key
        return result

    def convert(self, value):
        result = self.configurator.convert(value)
        if value is not result and type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = self
        return result


class ConvertingDict(dict, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator:
    """Reads a dict in which strings may stand for objects: "ext://sys.stderr", "cfg://handlers.file"."""

    CONVERT_PATTERN = re.compile(r"^(?P<prefix>[a-z]+)://(?P<suffix>.*)$")
    WORD_PATTERN = re.compile(r"^\s*(\w+)\s*")
    DOT_PATTERN = re.compile(r"^\.\s*(\w+)\s*")
    INDEX_PATTERN = re.compile(r"^\[([^\[\]]*)\]\s*")
    DIGIT_PATTERN = re.compile(r"^\d+$")

    value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        parts = s.split(".")
        used = parts.pop(0)
        try:
            found = self.importer(used)
            for part in parts:
                used += "." + part
                try:
                    found = getattr(found, part)
                except AttributeError:
                    self.importer(used)
                    found = getattr(found, part)
            return found
        except ImportError as e:
            raise ValueError(f"Cannot resolve {s!r}: {e}") from e

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        m = self.WORD_PATTERN.match(value)
        if m is None:
            raise ValueError(f"Unable to convert {value!r}")
        rest = value[m.end():]
        found = self.config[m[1]]
        while rest:
            if m := self.DOT_PATTERN.match(rest):
                found = found[m[1]]
            elif m := self.INDEX_PATTERN.match(rest):
                index = m[1]
                if self.DIGIT_PATTERN.match(index):
                    try:
                        found = found[int(index)]
                    except TypeError:
                        found = found[index]
                else:
                    found = found[index]
            else:
                raise ValueError(f"Unable to convert {value!r} at {rest!r}")
            rest = rest[m.end():]
        return found

    def convert(self, value):
        kind = None
        if not isinstance(value, (ConvertingDict, ConvertingList, ConvertingTuple)):
            if isinstance(value, dict):
                kind = ConvertingDict
            elif isinstance(value, list):
                kind = ConvertingList
            elif isinstance(value, tuple) and not hasattr(value, "_fields"):
                kind = ConvertingTuple
        if kind:
            value = kind(value)
            value.configurator = self
        elif isinstance(value, str) and (m := self.CONVERT_PATTERN.match(value)):
            if converter := self.value_converters.get(m["prefix"]):
                return getattr(self, converter)(m["suffix"])
        return value

    def _factory(self, config):
        maker = config.pop("()")
        if not callable(maker):
            maker = self.resolve(maker)
        return maker

    def configure_custom(self, config):
        maker = self._factory(config)
        extra = config.pop(".", None)
        result = maker(**{key: config[key] for key in config if valid_ident(key)})
        for name, value in (extra or {}).items():
            setattr(result, name, value)
        return result

    def as_tuple(self, value):
        return tuple(value) if isinstance(value, list) else value


class DictConfigurator(BaseConfigurator):
    """Sets up logging by a dict of the version 1."""

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        with logging._lock:
            if config.pop("incremental", False):
                self._change()
            else:
                self._begin()

    def _change(self):
        config = self.config
        handlers = config.get("handlers", {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            try:
                if level := handlers[name].get("level", None):
                    logging._handlers[name].setLevel(logging._checkLevel(level))
            except Exception as e:
                raise ValueError("Unable to configure handler %r" % name) from e
        self._loggers(config.get("loggers", {}), True)
        self._root(config, True)

    def _begin(self):
        config = self.config
        disable_existing = config.pop("disable_existing_loggers", True)
        _clearExistingHandlers()
        for section, kind, make in (("formatters", "formatter", self.configure_formatter),
                                    ("filters", "filter", self.configure_filter)):
            entries = config.get(section, {})
            for name in entries:
                try:
                    entries[name] = make(entries[name])
                except Exception as e:
                    raise ValueError("Unable to configure %s %r" % (kind, name)) from e
        self._handlers(config.get("handlers", {}))
        existing = sorted(logging.root.manager.loggerDict)
        loggers = config.get("loggers", {})
        self._loggers(loggers, False)
        _disable_others([name for name in existing if name not in loggers], list(loggers), disable_existing)
        self._root(config, False)

    def _handlers(self, handlers):
        # Those that need others, which come later in the order of names, wait for them.
        waiting = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                if " not configured yet" in str(e.__cause__):
                    waiting.append(name)
                else:
                    raise ValueError("Unable to configure handler %r" % name) from e
        for name in waiting:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                raise ValueError("Unable to configure handler %r" % name) from e

    def _loggers(self, loggers, incremental):
        for name in loggers:
            try:
                self.configure_logger(name, loggers[name], incremental)
            except Exception as e:
                raise ValueError("Unable to configure logger %r" % name) from e

    def _root(self, config, incremental):
        if root := config.get("root", None):
            try:
                self.configure_root(root, incremental)
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def configure_formatter(self, config):
        if "()" in config:
            factory = config["()"]
            try:
                return self.configure_custom(config)
            except TypeError as e:
                if "'format'" not in str(e):
                    raise
                # A factory with the old name of the argument.
                config["fmt"] = config.pop("format")
                config["()"] = factory
                return self.configure_custom(config)
        kind = _resolve(config["class"]) if config.get("class", None) else logging.Formatter
        options = {}
        if (defaults := config.get("defaults", None)) is not None:
            options["defaults"] = defaults
        arguments = [config.get("format", None), config.get("datefmt", None), config.get("style", "%")]
        if "validate" in config:
            arguments.append(config["validate"])
        return kind(*arguments, **options)

    def configure_filter(self, config):
        return self.configure_custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        for f in filters:
            try:
                if not (callable(f) or callable(getattr(f, "filter", None))):
                    f = self.config["filters"][f]
                filterer.addFilter(f)
            except Exception as e:
                raise ValueError("Unable to add filter %r" % f) from e


    def _queue_arguments(self, config):
        if "queue" in config:
            spec = config["queue"]
            if isinstance(spec, str):
                made = self.resolve(spec)
                if not callable(made):
                    raise TypeError("Invalid queue specifier %r" % spec)
                config["queue"] = made()
            elif isinstance(spec, dict):
                if "()" not in spec:
                    raise TypeError("Invalid queue specifier %r" % spec)
                config["queue"] = self.configure_custom(dict(spec))
            elif not all(callable(getattr(spec, m, None)) for m in ("put", "get", "put_nowait", "get_nowait")):
                raise TypeError("Invalid queue specifier %r" % spec)
        if "listener" in config:
            spec = config["listener"]
            if isinstance(spec, str):
                spec = self.resolve(spec)
            elif isinstance(spec, dict):
                if "()" not in spec:
                    raise TypeError("Invalid listener specifier %r" % spec)
                spec = self.configure_custom(dict(spec))
            if isinstance(spec, type):
                if not issubclass(spec, logging.handlers.QueueListener):
                    raise TypeError("Invalid listener specifier %r" % spec)
            elif not callable(spec):
                raise TypeError("Invalid listener specifier %r" % spec)
            config["listener"] = spec
        if "handlers" in config:
            targets = []
            try:
                for name in config["handlers"]:
                    handler = self.config["handlers"][name]
                    if not isinstance(handler, logging.Handler):
                        raise TypeError("Required handler %r is not configured yet" % name)
                    targets.append(handler)
            except Exception as e:
                raise ValueError("Unable to set required handler %r" % name) from e
            config["handlers"] = targets

    def configure_handler(self, config):
        original = dict(config)  # for a second attempt
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.config["formatters"][formatter]
            except Exception as e:
                raise ValueError("Unable to set formatter %r" % formatter) from e
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        if "()" in config:
            make = self._factory(config)
        else:
            name = config.pop("class")
            kind = name if callable(name) else self.resolve(name)
            if issubclass(kind, logging.handlers.MemoryHandler):
                if "flushLevel" in config:
                    config["flushLevel"] = logging._checkLevel(config["flushLevel"])
                if "target" in config:
                    target_name = config["target"]
                    try:
                        target = self.config["handlers"][target_name]
                        if not isinstance(target, logging.Handler):
                            config.update(original)
                            raise TypeError("target not configured yet")
                        config["target"] = target
                    except Exception as e:
                        raise ValueError("Unable to set target handler %r" % target_name) from e
            elif issubclass(kind, logging.handlers.QueueHandler):
                try:
                    self._queue_arguments(config)
                except ValueError:
                    config.update(original)
                    raise
            make = functools.partial(self._queue_handler, kind) if issubclass(kind, logging.handlers.QueueHandler) else kind
        extra = config.pop(".", None)
        arguments = {key: config[key] for key in config if valid_ident(key)}
        try:
            result = make(**arguments)
        except TypeError as e:
            if "'stream'" not in str(e):
                raise
            # A handler with the old name of the argument.
            arguments["strm"] = arguments.pop("stream")
            result = make(**arguments)
        if formatter:
            result.setFormatter(formatter)
        if level is not None:
            result.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(result, filters)
        for name, value in (extra or {}).items():
            setattr(result, name, value)
        return result

    def _queue_handler(self, kind, **options):
        source = options.pop("queue", None)
        if source is None:
            source = queue.Queue()
        respect = options.pop("respect_handler_level", False)
        make = options.pop("listener", logging.handlers.QueueListener)
        targets = options.pop("handlers", [])
        handler = kind(source, **options)
        handler.listener = make(source, *targets, respect_handler_level=respect)
        return handler

    def add_handlers(self, logger, handlers):
        for name in handlers:
            try:
                logger.addHandler(self.config["handlers"][name])
            except Exception as e:
                raise ValueError("Unable to add handler %r" % name) from e

    def common_logger_config(self, logger, config, incremental=False):
        level = config.get("level", None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        if handlers := config.get("handlers", None):
            self.add_handlers(logger, handlers)
        if filters := config.get("filters", None):
            self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get("propagate", None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()


def _names(text):
    return [name.strip() for name in text.split(",")] if text else []


def _file_formatters(cp):
    made = {}
    for name in _names(cp["formatters"]["keys"]):
        section = cp["formatter_" + name]
        get = functools.partial(cp.get, section.name, raw=True, fallback=None)
        defaults = get("defaults")
        if defaults is not None:
            defaults = eval(defaults, vars(logging))
        kind = _resolve(section["class"]) if section.get("class") else logging.Formatter
        made[name] = kind(get("format"), get("datefmt"), cp.get(section.name, "style", raw=True, fallback="%"), defaults=defaults)
    return made


def _file_handlers(cp, formatters):
    made, targets = {}, []
    for name in _names(cp["handlers"]["keys"]):
        section = cp["handler_" + name]
        kind = section["class"]
        try:
            kind = eval(kind, vars(logging))
        except (AttributeError, NameError):
            kind = _resolve(kind)
        handler = kind(*eval(section.get("args", "()"), vars(logging)), **eval(section.get("kwargs", "{}"), vars(logging)))
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        if form := section.get("formatter", ""):
            handler.setFormatter(formatters[form])
        if issubclass(kind, logging.handlers.MemoryHandler) and (target := section.get("target", "")):
            targets.append((handler, target))
        made[name] = handler
    for handler, target in targets:
        handler.setTarget(made[target])
    return made


def _file_logger(logger, section, handlers):
    if "level" in section:
        logger.setLevel(section["level"])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(section["handlers"]):
        logger.addHandler(handlers[name])


def _file_loggers(cp, handlers, disable_existing):
    names = _names(cp["loggers"]["keys"])
    names.remove("root")
    _file_logger(logging.root, cp["logger_root"], handlers)
    existing = sorted(logging.root.manager.loggerDict)
    configured = []
    for name in names:
        section = cp["logger_" + name]
        logger = logging.getLogger(section["qualname"])
        configured.append(section["qualname"])
        _file_logger(logger, section, handlers)
        logger.propagate = section.getint("propagate", fallback=1)
        logger.disabled = 0
    _disable_others([name for name in existing if name not in configured], configured, disable_existing)


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Sets up logging by a file that configparser reads."""
    import configparser

    if isinstance(fname, configparser.RawConfigParser):
        cp = fname
    else:
        if isinstance(fname, str) and not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if isinstance(fname, str) and not os.path.getsize(fname):
            raise RuntimeError(f"{fname} is an empty file")
        try:
            cp = configparser.ConfigParser(defaults)
            if hasattr(fname, "readline"):
                cp.read_file(fname)
            else:
                cp.read(fname, encoding=io.text_encoding(encoding))
        except configparser.ParsingError as e:
            raise RuntimeError(f"{fname} is invalid: {e}")
    formatters = _file_formatters(cp)
    with logging._lock:
        _clearExistingHandlers()
        _file_loggers(cp, _file_handlers(cp, formatters), disable_existing_loggers)


def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    raise NotImplementedError("listen() needs a network to work")


def stopListening():
    pass  # nothing listens
