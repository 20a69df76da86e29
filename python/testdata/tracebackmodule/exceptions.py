# What is printed of exceptions, by every way to ask for it.
import io
import sys
import traceback


def fail(n):
    if n:
        return fail(n - 1)
    return {}['missing'] + (1 /
                            2)


try:
    fail(2)
except KeyError as e:
    caught = e
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc(limit=1), end='')
    print(traceback.format_exc(limit=-1), end='')
    print(traceback.format_exc(0), end='')
    print(traceback.format_exception(e))
    print(traceback.format_exception(type(e), e, e.__traceback__) == traceback.format_exception(e))
    print(traceback.format_exception_only(e))
    print(traceback.format_exception_only(KeyError, e))
    traceback.print_exception(e, limit=2, file=sys.stdout)

print(traceback.format_exc())
print(traceback.format_exception(None))
print(traceback.format_exception_only(None))
traceback.print_exc()

for bad in [lambda: traceback.format_exception(3), lambda: traceback.format_exception(caught, caught),
            lambda: traceback.print_exception('x'), lambda: traceback.print_last()]:
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

out = io.StringIO()
traceback.print_exception(caught, file=out)
print(out.getvalue() == ''.join(traceback.format_exception(caught)))


class Odd(Exception):
    def __str__(self):
        raise ValueError('no')


print(traceback.format_exception_only(Odd()))
print(traceback.format_exception_only(Odd.__base__()))
print(traceback.format_exception_only(ValueError('')))
print(traceback.format_exception_only(ValueError('two\nlines')))
print(traceback.format_exception_only(OSError(2, 'No such file or directory', 'x')))
noted = ValueError('x')
noted.add_note('one')
noted.add_note('two\nlines')
print(traceback.format_exception_only(noted))
print(traceback.format_exception(noted))
try:
    compile('x = = 1', 'file.py', 'exec')
except SyntaxError as e:
    print(traceback.format_exception_only(e))
    te = traceback.TracebackException.from_exception(e)
    print(te.filename, te.lineno, te.end_lineno, te.text, te.offset, te.end_offset, te.msg)
    traceback.print_exc(file=sys.stdout)
try:
    pritn(1)
except NameError:
    traceback.print_exc(file=sys.stdout)
try:
    'x'.uper()
except AttributeError:
    traceback.print_exc(file=sys.stdout)
