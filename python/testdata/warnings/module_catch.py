# catch_warnings, which puts everything back.
import io
import sys
import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('first')
    warnings.warn(RuntimeWarning('second'))
    warnings.warn_explicit('third', DeprecationWarning, 'some.py', 7, source=[1])
    print(len(log))
for w in log:
    print(w)
    print(type(w).__name__, repr(w.message), w.category, w.filename, w.lineno, w.file, w.line, w.source)

before = warnings.filters
show = warnings.showwarning
with warnings.catch_warnings() as nothing:
    print(nothing, warnings.filters is before, warnings.filters == before)
    warnings.showwarning = print
    warnings.simplefilter('error')
    try:
        warnings.warn('raised')
    except UserWarning as e:
        print('caught', e)
print(warnings.filters is before, warnings.showwarning is show)

with warnings.catch_warnings(record=True, action='ignore', category=FutureWarning) as log:
    warnings.warn('f', FutureWarning)
    warnings.warn('u')
    warnings.warn('u2', UserWarning)
print([str(w.message) for w in log])

with warnings.catch_warnings(record=True) as outer:
    warnings.simplefilter('always')
    warnings.warn('outer')
    with warnings.catch_warnings(record=True) as inner:
        warnings.warn('inner')
    warnings.warn('outer again')
print([str(w.message) for w in outer], [str(w.message) for w in inner])

c = warnings.catch_warnings()
print(c, warnings.catch_warnings(record=True))
try:
    c.__exit__(None, None, None)
except RuntimeError as e:
    print(e)
c.__enter__()
try:
    c.__enter__()
except RuntimeError as e:
    print(e)
c.__exit__()

print(repr(warnings.formatwarning('text', UserWarning, 'no_such.py', 3)))
print(repr(warnings.formatwarning('text', UserWarning, 'no_such.py', 3, '   a line  ')))
print(repr(warnings.formatwarning(ValueError('text'), UserWarning, 'module_catch.py', 1)))
out = io.StringIO()
warnings.showwarning('text', UserWarning, 'no_such.py', 3, out)
print(repr(out.getvalue()))
warnings.formatwarning = lambda *args: f'formatted {args}\n'
out = io.StringIO()
warnings.showwarning('text', UserWarning, 'no_such.py', 3, out, 'line')
print(repr(out.getvalue()))
sys.stderr = out = io.StringIO()
warnings.warn('to stderr')
sys.stderr = sys.__stderr__
print(out.getvalue())
try:
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        1 / 0
except ZeroDivisionError:
    print(warnings.filters is before)
