# Exception groups, as a tree.
import sys
import traceback


def member(n):
    try:
        raise ValueError(n)
    except ValueError as e:
        return e


def raised(exc):
    try:
        raise exc
    except BaseException as e:
        return e


inner = raised(ExceptionGroup('inner', [member(1), TypeError('t')]))
inner.add_note('a note\nof two lines')
outer = raised(ExceptionGroup('outer', [member(2), inner, member(3)]))
traceback.print_exception(outer, file=sys.stdout)
print(traceback.format_exception_only(outer))
print(traceback.format_exception_only(outer, show_group=True))
print(traceback.format_exception(outer))

wide = ExceptionGroup('wide', [ValueError(i) for i in range(20)])
print(''.join(traceback.format_exception(wide)))
print(''.join(traceback.TracebackException.from_exception(wide, max_group_width=2).format()))
deep = ValueError('deep')
for i in range(13):
    deep = ExceptionGroup(f'g{i}', [deep])
print(''.join(traceback.format_exception(deep)))
print(''.join(traceback.TracebackException.from_exception(deep, max_group_depth=2).format()))
try:
    raise ExceptionGroup('with cause', [member(5)]) from outer
except ExceptionGroup as e:
    print(traceback.format_exc())
te = traceback.TracebackException.from_exception(outer)
print([str(x) for x in te.exceptions], te.exceptions[1].exceptions[0].exc_type_str)
