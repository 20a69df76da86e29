# How programs use the module: logs, handlers, retries.
import io
import sys
import traceback


class Log:
    def __init__(self):
        self.lines = []

    def exception(self, text):
        kind, value, tb = sys.exc_info()
        self.lines.append(text)
        self.lines.extend(''.join(traceback.format_exception(kind, value, tb)).splitlines())


log = Log()


def retry(f, times):
    errors = []
    for i in range(times):
        try:
            return f(i)
        except Exception as e:
            log.exception(f'attempt {i}')
            errors.append(e)
    raise ExceptionGroup('all failed', errors)


def work(i):
    match i:
        case 0:
            raise ValueError(f'bad {i}')
        case 1:
            return [x for x in [1, 2, 0] if 1 / x]
        case _:
            with open('/nonexistent/file') as f:
                return f.read()


try:
    retry(work, 2)
except ExceptionGroup as e:
    traceback.print_exception(e, file=sys.stdout)
    print('\n'.join(log.lines))


def hook(kind, value, tb):
    print('hook:', kind.__name__, value, [f.name for f in traceback.extract_tb(tb)])
    traceback.print_exception(kind, value, tb, file=sys.stdout)


async def coroutine():
    return await other()


async def other():
    raise LookupError('deep')


try:
    coroutine().send(None)
except LookupError:
    traceback.print_exc(file=sys.stdout)


def generator():
    try:
        yield 1
    finally:
        raise RuntimeError('closed')


g = generator()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(traceback.format_exc())
    last = traceback.extract_tb(e.__traceback__)[-1]
    print(f'{last.filename}:{last.lineno} in {last.name}: {last.line}')


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + '_')


sys.setrecursionlimit(120)
try:
    Deep().x
except RecursionError as e:
    text = traceback.format_exc()
    print('repeated' in text, text.splitlines()[-1])
sys.setrecursionlimit(1000)
try:
    exec('def f():\n  return g(\n     1)\nf()')
except NameError:
    pass
except Exception:
    traceback.print_exc(file=sys.stdout)
try:
    x = 'äöü' + {'é': 1}['è'] + '日本' + missing
except KeyError:
    traceback.print_exc(file=sys.stdout)
try:
    import no_such_module
except ImportError as e:
    print(traceback.format_exception_only(e))
    print(list(traceback.TracebackException.from_exception(e).format()))
try:
    from sys import no_such_name
except ImportError as e:
    print(traceback.format_exception_only(e)[0].splitlines()[0])
try:
    eval('1 +')
except SyntaxError as e:
    print(''.join(traceback.format_exception(e)))
    buffer = io.StringIO()
    traceback.TracebackException.from_exception(e).print(file=buffer)
sys.excepthook = hook
raise KeyError('the end')
