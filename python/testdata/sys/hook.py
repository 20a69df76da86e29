# What sys does with streams, exits and hooks.
import sys, io

try:
    sys.exit()
except SystemExit as e:
    print(repr(e), e.code)
for status in (0, 3, 'message', None, (1, 2), [4]):
    try:
        sys.exit(status)
    except SystemExit as e:
        print(repr(e), e.code)
try:
    exit(5)
except SystemExit as e:
    print(e.code, exit, quit)

def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        print(sys.exception() is e, sys.exc_info()[0], sys.exc_info()[2] is e.__traceback__)
        try:
            [][1]
        except IndexError as inner:
            print(sys.exception() is inner)
        print(sys.exception() is e)
    print(sys.exception())

f()

def caller():
    return sys._getframe(1).f_code.co_name, sys._getframemodulename()

def outer():
    return caller()

print(outer())
sys.displayhook(None)
sys.displayhook([1, 'a'])
import builtins
print(builtins._)
out, sys.stdout = sys.stdout, io.StringIO()
print('kept', end='')
sys.displayhook(3)
text = sys.stdout.getvalue()
sys.stdout = out
print(repr(text))
err, sys.stderr = sys.stderr, io.StringIO()
try:
    raise KeyError('x')
except KeyError as e:
    sys.excepthook(type(e), e, e.__traceback__)
text = sys.stderr.getvalue()
sys.stderr = err
print(text.splitlines()[-1], len(text.splitlines()))

class W:
    def write(self, s):
        out.write(f'<{s}>')

sys.stdout = W()
print('a', 1, [2], sep='|')
print()
sys.stdout = None
print('nowhere')
sys.stdout = out
del sys.stdout
try:
    print('lost')
except RuntimeError as e:
    sys.__stdout__.write(f'{e}\n')
sys.stdout = sys.__stdout__
sys.setrecursionlimit(200)
def deep(n): return deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print(e)
print(sys.getrecursionlimit())
