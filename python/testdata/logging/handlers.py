# Handlers for memory, files that take turns, queues; and the configuration by dict and file.
import io
import logging
import logging.config
import logging.handlers
import os
import queue
import sys
import tempfile


def attempt(f, *args, **kwargs):
    try:
        print("->", f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e, "|", repr(e.__cause__))


out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(name)s/%(levelname)s: %(message)s"))
log = logging.getLogger("mem")
log.setLevel(1)
log.propagate = False

memory = logging.handlers.MemoryHandler(3, target=out)
log.addHandler(memory)
log.info("one")
log.info("two")
print("nothing so far", len(memory.buffer))
log.info("three")
print(len(memory.buffer))
log.debug("four")
log.error("five")
log.info("six")
memory.setTarget(None)
memory.flush()
print(len(memory.buffer))
memory.setTarget(out)
memory.close()
log.removeHandler(memory)
quiet = logging.handlers.MemoryHandler(10, logging.CRITICAL, out, flushOnClose=False)
log.addHandler(quiet)
log.error("never seen")
quiet.close()
log.removeHandler(quiet)
buffer = logging.handlers.BufferingHandler(2)
for i in range(5):
    buffer.handle(logging.makeLogRecord({"msg": i}))
    print(i, len(buffer.buffer))

with tempfile.TemporaryDirectory() as d:
    name = os.path.join(d, "r.log")
    h = logging.handlers.RotatingFileHandler(name, maxBytes=30, backupCount=2)
    h.setFormatter(logging.Formatter("%(message)s"))
    log.addHandler(h)
    for i in range(12):
        log.info("message %d", i)
    log.info("x" * 50)
    log.info("end")
    log.removeHandler(h)
    h.close()
    for f in sorted(os.listdir(d)):
        print(f, open(os.path.join(d, f)).read().splitlines())

with tempfile.TemporaryDirectory() as d:
    name = os.path.join(d, "n.log")
    h = logging.handlers.RotatingFileHandler(name, maxBytes=10, backupCount=3, delay=True)
    h.namer = lambda n: n + ".old"
    turned = []

    def rotate(a, b):
        turned.append((os.path.basename(a), os.path.basename(b)))
        os.rename(a, b)

    h.rotator = rotate
    for i in range(4):
        h.emit(logging.makeLogRecord({"msg": "some text %d" % i}))
    h.close()
    print(sorted(os.listdir(d)), turned)

    for when, interval, now in (("S", 1, 1000), ("M", 5, 1000), ("H", 2, 1000), ("D", 1, 1000), ("midnight", 1, 86400 * 10 + 5000),
                                ("midnight", 3, 86400 * 10), ("W0", 1, 86400 * 10 + 77), ("W6", 2, 86400 * 12 + 77), ("W3", 1, 0)):
        t = logging.handlers.TimedRotatingFileHandler(os.path.join(d, "t.log"), when=when, interval=interval, utc=True, delay=True)
        print(when, interval, t.suffix, t.interval, t.computeRollover(now))
    import datetime
    t = logging.handlers.TimedRotatingFileHandler(os.path.join(d, "t.log"), "midnight", utc=True, delay=True,
                                                  atTime=datetime.time(12, 30, 5))
    print([t.computeRollover(x) for x in (0, 45005, 45004, 50000)])
    for when in ("X", "W", "W7", "W12"):
        attempt(logging.handlers.TimedRotatingFileHandler, os.path.join(d, "t.log"), when, delay=True)
    t = logging.handlers.TimedRotatingFileHandler(os.path.join(d, "t.log"), "S", backupCount=2, utc=True)
    for s in ("2020-01-01_00-00-00", "2021-01-01_00-00-00", "2022-01-01_00-00-00", "2023-01-01_00-00-0x"):
        open(os.path.join(d, "t.log." + s), "w").close()
    print([os.path.basename(x) for x in t.getFilesToDelete()])
    t.close()

    w = logging.handlers.WatchedFileHandler(os.path.join(d, "w.log"))
    w.emit(logging.makeLogRecord({"msg": "before"}))
    os.rename(os.path.join(d, "w.log"), os.path.join(d, "w.old"))
    w.emit(logging.makeLogRecord({"msg": "after"}))
    w.close()
    print(open(os.path.join(d, "w.log")).read(), open(os.path.join(d, "w.old")).read())

q = queue.Queue()
qh = logging.handlers.QueueHandler(q)
log.addHandler(qh)
log.warning("to %s", "queue")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("with error")
log.removeHandler(qh)
r = q.get()
print(r.msg, r.args, r.message, r.exc_info, r.exc_text)
r = q.get()
print(r.msg.splitlines()[0], r.msg.splitlines()[-1], r.exc_info)
seen = []


class Seen(logging.Handler):
    def emit(self, record):
        seen.append((self.level, record.getMessage()))


high = Seen(logging.ERROR)
listener = logging.handlers.QueueListener(q, Seen(), high, respect_handler_level=True)
log.addHandler(qh)
listener.start()
log.info("a")
log.error("b")
listener.stop()
listener.stop()
log.removeHandler(qh)
print(seen)

print("-- dictConfig")


class Stars(logging.Formatter):
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None, stars=1):
        super().__init__(fmt, datefmt, style, validate, defaults=defaults)
        self.stars = stars

    def format(self, record):
        return "*" * self.stars + super().format(record)


def only(levels=()):
    return lambda record: record.levelname in levels


stream = io.StringIO()
before = logging.getLogger("before")
child = logging.getLogger("app.child")
child.setLevel(50)
config = {
    "version": 1,
    "formatters": {
        "brief": {"format": "{levelname}-{message}", "style": "{"},
        "stars": {"()": Stars, "fmt": "%(message)s", "stars": 3, ".": {"extra_attribute": 7}},
        "class": {"class": "logging.Formatter", "format": "%(who)s %(message)s", "defaults": {"who": "nobody"}},
    },
    "filters": {"named": {"name": "app"}, "made": {"()": only, "levels": ["INFO", "ERROR"]}},
    "handlers": {
        "a_memory": {"class": "logging.handlers.MemoryHandler", "capacity": 2, "target": "z_out", "flushLevel": "CRITICAL"},
        "z_out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "brief", "level": "INFO"},
        "s": {"class": "logging.StreamHandler", "stream": stream, "formatter": "stars", "filters": ["made"]},
        "d": {"class": "logging.StreamHandler", "stream": "cfg://handlers.s.stream", "formatter": "class"},
        "q": {"class": "logging.handlers.QueueHandler", "handlers": ["z_out"], "respect_handler_level": True},
    },
    "loggers": {"app": {"level": "DEBUG", "handlers": ["a_memory", "s"], "propagate": False, "filters": ["named"]}},
    "root": {"level": "WARNING", "handlers": ["z_out"]},
}
logging.config.dictConfig(config)
print(before.disabled, child.disabled, child.level, logging.getHandlerNames() == {"a_memory", "z_out", "s", "d", "q"})
print(logging.getHandlerByName("s"), logging.getHandlerByName("nope"), logging.getHandlerByName("q").listener is not None)
app = logging.getLogger("app")
app.debug("hidden")
app.info("shown")
app.warning("w")
app.error("e")
logging.warning("root %d", 5)
logging.info("root info")
print(repr(stream.getvalue()))
logging.config.dictConfig({"version": 1, "incremental": True, "handlers": {"z_out": {"level": "ERROR"}}, "loggers": {"app": {"level": "ERROR"}}})
app.warning("gone")
logging.warning("gone too")
logging.error("stays")
for bad in ({}, {"version": 2}, {"version": 1, "handlers": {"x": {"class": "logging.NoHandler"}}},
            {"version": 1, "handlers": {"x": {"class": "logging.StreamHandler", "level": "NOLEVEL"}}},
            {"version": 1, "handlers": {"x": {"class": "logging.StreamHandler", "formatter": "f"}}},
            {"version": 1, "formatters": {"f": {"format": "{x", "style": "{"}}},
            {"version": 1, "filters": {"f": {"()": "nomodule.x"}}},
            {"version": 1, "loggers": {"l": {"handlers": ["none"]}}},
            {"version": 1, "loggers": {"l": {"filters": ["none"]}}},
            {"version": 1, "root": {"level": 3.5}},
            {"version": 1, "incremental": True, "handlers": {"nobody": {"level": 1}}},
            {"version": 1, "handlers": {"m": {"class": "logging.handlers.MemoryHandler", "capacity": 1, "target": "zzz"}}},
            {"version": 1, "handlers": {"q": {"class": "logging.handlers.QueueHandler", "queue": "os.sep"}}}):
    attempt(logging.config.dictConfig, bad)
c = logging.config.BaseConfigurator({"a": {"b": [1, {"c": 2}], "d e": 3}})
for text in ("cfg://a.b[1].c", "cfg://a[b][0]", "cfg://a[d e]", "cfg://a.b", "cfg://.", "cfg://a..b", "ext://os.path.sep",
             "ext://nomodule.x", "ftp://x", "plain"):
    attempt(c.convert, text)
print(type(c.convert([1])), type(c.convert({})), type(c.convert((1, 2))))

print("-- fileConfig")
ini = """
[loggers]
keys = root, app
[handlers]
keys = out, mem
[formatters]
keys = form, percent
[logger_root]
level = INFO
handlers = out
[logger_app]
level = DEBUG
handlers = mem
qualname = app.sub
propagate = 0
[handler_out]
class = StreamHandler
args = (sys.stdout,)
formatter = form
level = INFO
[handler_mem]
class = handlers.MemoryHandler
kwargs = {"capacity": 2}
target = out
[formatter_form]
format = {levelname:.1s} {message}
style = {
[formatter_percent]
format = %(message)s %(custom)s
defaults = {"custom": 3}
class = logging.Formatter
"""
logging.config.fileConfig(io.StringIO(ini))
print(app.disabled)
logging.info("root")
sub = logging.getLogger("app.sub")
sub.debug("d")
sub.warning("w")
print(sub.handlers, sub.propagate)
attempt(logging.config.fileConfig, "/no/such/file")
attempt(logging.config.fileConfig, io.StringIO("[loggers]\n"))
for s in ("a", "_b1", "1a", "a-b", ""):
    attempt(logging.config.valid_ident, s)
