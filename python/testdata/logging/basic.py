# Loggers, records, formatters, filters, adapters; what reads how, and every complaint.
import io
import logging
import os
import pickle
import sys
import warnings


def attempt(f, *args, **kwargs):
    try:
        print("->", f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


sys.stderr = sys.stdout
logging.warning("by default: %s %d", "x", 3)
print(logging.root.handlers)
logging.info("not seen")
logging.root.removeHandler(logging.root.handlers[0])

print("-- levels")
for level in (0, 10, 20, 30, 40, 50, 15, "INFO", "NOPE", None, 3.5):
    attempt(logging.getLevelName, level)
logging.addLevelName(15, "TRACE")
print(logging.getLevelName(15), logging.getLevelName("TRACE"), sorted(logging.getLevelNamesMapping()))
log = logging.getLogger("a.b.c")
for level in ("TRACE", "nope", 15, None, 1.5, True, b"INFO"):
    attempt(log.setLevel, level)
    print(log.level)
print(log, logging.root, logging.getLogger() is logging.root, logging.getLogger("root") is logging.root)
attempt(logging.getLogger, 5)
attempt(logging.getLogger, b"x")
log.setLevel(logging.NOTSET)

print("-- the tree")
a, b = logging.getLogger("a"), logging.getLogger("a.b")
print(log.parent, b.parent, a.parent, a.getChild("b.c") is log, logging.root.getChild("a") is a)
print(sorted(x.name for x in a.getChildren()), a.getChildren() == {b}, a in logging.root.getChildren())
print(type(logging.root.manager.loggerDict["a"]), logging.getLogger("p.q.r") and type(logging.root.manager.loggerDict["p.q"]))
a.setLevel(logging.ERROR)
print([logging.getLevelName(x.getEffectiveLevel()) for x in (a, b, log)], log.isEnabledFor(30), log.isEnabledFor(40))
logging.disable(logging.ERROR)
print(log.isEnabledFor(40), log.isEnabledFor(50), logging.root.manager.disable)
logging.disable(logging.NOTSET)
print(log.isEnabledFor(40))
attempt(logging.disable, "nope")
logging.disable("NOTSET")
print(pickle.loads(pickle.dumps(log)) is log, pickle.loads(pickle.dumps(logging.root)) is logging.root)

print("-- formats")


def record(**more):
    r = logging.makeLogRecord({"name": "n", "levelname": "INFO", "levelno": 20, "msg": "hello %s", "args": ("you",), "created": 0.25,
                               "msecs": 250.0, "lineno": 7, "pathname": "/x/y.py", "filename": "y.py", "module": "y",
                               "funcName": "f", "process": 1, "thread": 2, "threadName": "T", "processName": "P",
                               "relativeCreated": 12.5, "taskName": None})
    r.__dict__.update(more)
    return r


everything = ("name levelno levelname pathname filename module lineno funcName created msecs relativeCreated thread threadName "
              "process processName message asctime taskName").split()
for style, field in (("%", "%({})s"), ("{", "{{{}}}"), ("$", "${{{}}}")):
    f = logging.Formatter("|".join(map(field.format, everything)), style=style)
    f.converter = __import__("time").gmtime
    print(f.format(record()), f.usesTime())
    print(logging.Formatter(style=style).format(record()), logging.Formatter(style=style)._fmt)
f = logging.Formatter("%(asctime)s", "%H:%M")
f.converter = __import__("time").gmtime
print(f.format(record()))
f.datefmt = None
f.default_msec_format = None
print(f.format(record()))
f.default_msec_format = "%s.%03d"
f.default_time_format = "%d"
print(f.format(record()))
for fmt, style in (("no field", "%"), ("%(x)s", "%"), ("%(x)z", "%"), ("{", "{"), ("{x!z}", "{"), ("{0[a]}", "{"), ("{x:<y}", "{"),
                   ("{a b}", "{"), ("plain", "{"), ("{x:>10d}", "{"), ("$", "$"), ("$x", "$"), ("plain", "$"), ("$1", "$"),
                   ("${", "$"), ("x", "?"), ("{{x}}", "{"), ("{x.y}", "{"), ("{x", "{"), ("%(asctime)s.%(x)-10.3f", "%"), ("$$x", "$")):
    try:
        f = logging.Formatter(fmt, style=style)
        print(fmt, "ok", f.usesTime())
    except ValueError as e:
        print(fmt, style, "ValueError", e)
attempt(logging.Formatter("%(nothing)s").format, record())
attempt(logging.Formatter("{nothing}", style="{").format, record())
attempt(logging.Formatter("$nothing", style="$").format, record())
print(logging.Formatter("%(custom)s %(name)s", defaults={"custom": 5, "name": "not this"}).format(record()))
print(logging.Formatter("no field", validate=False).format(record()))
bf = logging.BufferingFormatter(logging.Formatter("<%(message)s>"))
print(bf.format([record(), record(args=("me",))]), repr(bf.format([])), repr(logging.BufferingFormatter().formatHeader([])))
for msg, args in (("%d%%", (5,)), ("no args", ()), ("%(a)s-%(b)d", ({"a": 1, "b": 2},)), ("%s", ({},)), (5, ()), ("100%", ()), ("%s %s", ((1, 2),))):
    r = logging.LogRecord("n", 10, "p/f.py", 1, msg, args, None)
    try:
        print(r.getMessage(), r.args, r)
    except Exception as e:
        print(type(e).__name__, e, r)
r = logging.LogRecord("n", 10, None, 1, "m", None, None, "func", "stack")
print(r.filename, r.module, r.funcName, r.stack_info, r.levelname)
try:
    raise KeyError("k")
except KeyError:
    r = record(exc_info=sys.exc_info(), stack_info="Stack...")
print(logging.Formatter().format(r))
print(repr(r.exc_text))
r.exc_text = "kept"
print(logging.Formatter().format(r))

print("-- handlers")
stream = io.StringIO()
h = logging.StreamHandler(stream)
print(h, logging.StreamHandler(), logging.NullHandler(), logging.Handler(10), logging.lastResort)
h.setFormatter(logging.Formatter("%(name)s:%(lineno)d:%(funcName)s:%(filename)s:%(message)s"))
a.addHandler(h)
a.addHandler(h)
print(a.handlers == [h], a.hasHandlers(), log.hasHandlers(), logging.getLogger("z").hasHandlers())
log.error("from below")
b.propagate = False
log.error("stopped")
b.propagate = True


def level_of_caller(n):
    a.error("at %d", n, stacklevel=n)


level_of_caller(1)
level_of_caller(2)
level_of_caller(50)
a.error("extra", extra={"x": 1})
attempt(a.error, "extra", extra={"message": 1})
attempt(a.error, "extra", extra={"name": 1})
attempt(a.log, "x", "y")
attempt(a.error, "x", nothing=1)
attempt(a.error)
a.log(45, "a level between")
a.critical("c")
a.fatal("f")
try:
    {}["x"]
except KeyError as e:
    a.exception("with %s", "traceback")
    a.error("instance", exc_info=e)
    a.error("tuple", exc_info=sys.exc_info())
a.error("no exception", exc_info=True)
print(stream.getvalue())
other = io.StringIO()
print(h.setStream(other) is stream, h.setStream(other))
h.terminator = "!\n"
a.error("t")
print(other.getvalue())
attempt(logging.Handler().emit, record())
attempt(logging.Handler, "nolevel")
h.set_name("named")
print(logging.getHandlerByName("named") is h, h.name, logging.getHandlerNames())
h.name = "renamed"
print(logging.getHandlerNames())
h.close()
print(logging.getHandlerNames())
h.setLevel("CRITICAL")
a.error("too low")
print(other.getvalue().count("too low"))
a.removeHandler(h)
a.removeHandler(h)
print(a.handlers)
log.error("last resort")
logging.lastResort = None
log.error("nobody 1")
log.error("nobody 2")
logging.lastResort = logging._defaultLastResort

print("-- filters")
f = logging.Filter("a.b")
print([bool(f.filter(record(name=n))) for n in ("a.b", "a.b.c", "a.bc", "a", "b")], bool(logging.Filter().filter(record())))
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
log.addHandler(h)
log.propagate = False
log.addFilter(lambda r: "secret" not in r.getMessage())


def upper(r):
    new = logging.makeLogRecord(r.__dict__)
    new.msg = r.msg.upper()
    return new


h.addFilter(upper)
log.error("a secret")
log.error("plain")
h.removeFilter(upper)
h.removeFilter(upper)
log.error("plain")
log.disabled = True
log.critical("disabled")
log.disabled = False

print("-- adapters")
ad = logging.LoggerAdapter(log, {"ip": "1.2.3.4"})
h.setFormatter(logging.Formatter("%(ip)s %(message)s", defaults={"ip": "-"}))
ad.error("adapted")
ad.error("extra is replaced", extra={"ip": "x"})
ad.info("no")
log.error("plain")
print(ad, ad.name, ad.isEnabledFor(50), ad.getEffectiveLevel(), ad.hasHandlers(), ad.manager is log.manager)
merged = logging.LoggerAdapter(log, {"ip": "5", "y": 2}, merge_extra=True)
merged.error("m", extra={"ip": "6"})
merged.error("m")


class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra}] {msg}", kwargs


Prefix(log, "id").critical("%s", 5)
try:
    1 / 0
except ZeroDivisionError:
    Prefix(log).exception("x")
print(logging.LoggerAdapter[int])

print("-- errors while logging")
h.setFormatter(None)
logging.raiseExceptions = False
attempt(log.error, "%d", "x")
logging.raiseExceptions = True
print("-- classes")


class Mine(logging.Logger):
    def makeRecord(self, *args, **kwargs):
        r = super().makeRecord(*args, **kwargs)
        r.msg = "mine: " + r.msg
        return r


attempt(logging.setLoggerClass, int)
logging.setLoggerClass(Mine)
print(logging.getLoggerClass())
m = logging.getLogger("mine")
logging.setLoggerClass(logging.Logger)
m.addHandler(h)
m.error("x")
print(m)


class Rec(logging.LogRecord):
    def getMessage(self):
        return super().getMessage()[::-1]


logging.setLogRecordFactory(Rec)
log.error("reversed")
print(logging.getLogRecordFactory())
logging.setLogRecordFactory(logging.LogRecord)

print("-- warnings")
with warnings.catch_warnings():
    warnings.simplefilter("always")
    logging.captureWarnings(True)
    w = logging.getLogger("py.warnings")
    w.addHandler(h)
    w.propagate = False
    warnings.warn_explicit("careful", UserWarning, "file.py", 12)
    warnings.showwarning("explicit", UserWarning, "g.py", 3, sys.stdout, "source line")
    logging.captureWarnings(False)
    log.warn("old")
    logging.LoggerAdapter(log).warn("old")

print("-- basicConfig")
attempt(logging.basicConfig, stream=1, filename="x")
attempt(logging.basicConfig, handlers=[], stream=1)
attempt(logging.basicConfig, style="?")
attempt(logging.basicConfig, what=1, ever=2)
logging.root.handlers.clear()
logging.basicConfig(stream=sys.stdout, level="DEBUG", format="{levelname:>8} {message}", style="{")
logging.debug("debug")
logging.log(25, "level %d", 25)
logging.critical("critical")
logging.error("error", exc_info=False)
logging.fatal("fatal")
logging.basicConfig(level="ERROR", format="ignored")
logging.debug("still")
logging.basicConfig(level="ERROR", force=True, handlers=[logging.StreamHandler(sys.stdout)])
logging.error("forced")
logging.debug("gone")
try:
    [][1]
except IndexError:
    logging.exception("exc")
logging.basicConfig(filename="/no/such/dir/x", force=False)
attempt(logging.basicConfig, filename="/no/such/dir/x", force=True)
logging.shutdown()
print(sorted(logging.__all__))
