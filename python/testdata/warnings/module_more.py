# What programs do with warnings besides.
import sys
import warnings

print(sorted(warnings.__all__))


def show(message, category, filename, lineno, file=None, line=None):
    print('show', message, category.__name__, lineno)


warnings.showwarning = show
warnings.simplefilter('once')
for text in 'a', 'b', 'a':
    warnings.warn(text)
print(sorted(k[0] for k in warnings.onceregistry))
print(warnings.defaultaction)
warnings.resetwarnings()
warnings.warn('after reset', DeprecationWarning)
del warnings.showwarning
sys.stderr = sys.stdout
warnings.warn('through the default')
warnings.showwarning = 3
try:
    warnings.warn('not callable')
except TypeError as e:
    print(e)
warnings.showwarning = show
m = warnings.WarningMessage(UserWarning('x'), UserWarning, 'f.py', 3, line='the line')
print(m)
print(m.message, m.category, m.source)

yes = bool(1)
# The language's own warnings come by the same way.
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    compile('x is 1', 'made.py', 'exec')
    compile(r"'\d'", 'made.py', 'exec')
    ~yes
for w in log:
    print(w.category.__name__, w.message, w.filename, w.lineno)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        compile('x is 1', 'made.py', 'exec')
    except SyntaxError as e:
        print(type(e).__name__, e, e.lineno, e.filename)
    try:
        ~yes
    except DeprecationWarning as e:
        print(e)


class Loud(UserWarning):
    pass


class Louder(Loud):
    pass


with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    warnings.simplefilter('always', Loud)
    warnings.warn('not shown')
    warnings.warn('loud', Loud)
    warnings.warn(Louder('louder'))


def generator():
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        yield 1
        warnings.warn('hidden')
    warnings.warn('seen')


print(list(generator()))
