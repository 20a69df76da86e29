# Causes, contexts, and exceptions that refer to themselves.
import sys
import traceback


def chain(kind):
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            if kind == 'cause':
                raise ValueError('second') from e
            if kind == 'none':
                raise ValueError('second') from None
            raise ValueError('second')
    except ValueError as e:
        return e


for kind in 'cause', 'none', 'context':
    e = chain(kind)
    traceback.print_exception(e, file=sys.stdout)
    traceback.print_exception(e, file=sys.stdout, chain=False)
    te = traceback.TracebackException.from_exception(e)
    print(te.__cause__ is None, te.__context__ is None, te.__suppress_context__, str(te), te.exc_type_str)
    te = traceback.TracebackException.from_exception(e, compact=True)
    print(te.__cause__ is None, te.__context__ is None)

a, b = ValueError('a'), ValueError('b')
a.__context__, b.__context__ = b, a
print(''.join(traceback.format_exception(a)))
a.__cause__ = a
print(''.join(traceback.format_exception(a)))

e = None
for i in range(2000):
    new = ValueError(i)
    new.__context__ = e
    e = new
lines = traceback.format_exception(e)
print(len(lines), lines[0], lines[-1])
te = traceback.TracebackException.from_exception(e)
print(len(list(te.format())))
try:
    raise ValueError(1) from KeyError('k')
except ValueError as x:
    same = traceback.TracebackException.from_exception(x, limit=1)
    print(same == traceback.TracebackException.from_exception(x, limit=1), same == 3)
