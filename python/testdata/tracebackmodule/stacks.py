# Where the program is, and what a traceback consists of.
import sys
import traceback


def outer(f):
    def inner():
        return f()
    return inner()


def stack():
    traceback.print_stack(file=sys.stdout)
    print(traceback.format_stack(limit=2))
    print(traceback.extract_stack(limit=-1))
    return traceback.extract_stack()


s = outer(stack)
print(type(s).__name__, len(s))
for frame in s:
    print(frame, frame.filename, frame.lineno, frame.name, frame.line, frame.end_lineno, frame.colno, frame.end_colno, frame.locals)
    filename, lineno, name, line = frame
    print(filename, lineno, name, line, len(frame), frame[0], frame[-1], frame == (filename, lineno, name, line))
print(s.format())
print(traceback.format_list(s) == s.format())
print(traceback.format_list([('no_such.py', 3, 'f', 'x = 1'), ('no_such.py', 4, 'g', None)]))
traceback.print_list(s, file=sys.stdout)


def fail(depth):
    local = [depth]
    if depth == 0:
        raise ValueError(local)
    fail(depth - 1)


try:
    fail(10)
except ValueError as e:
    tb = e.__traceback__
    traceback.print_tb(tb, file=sys.stdout)
    print(traceback.format_tb(tb, 2))
    print(traceback.extract_tb(tb, limit=-2))
    summary = traceback.extract_tb(tb)
    print(summary[-1].line, summary[-1].lineno, summary[-1].colno, summary[-1].end_colno)
    print([(f.f_code.co_name, n) for f, n in traceback.walk_tb(tb)])
    te = traceback.TracebackException.from_exception(e, capture_locals=True, limit=-2)
    print(''.join(te.format()))
    print(te.stack[0].locals)
    traceback.clear_frames(tb)
    while tb.tb_next:
        tb = tb.tb_next
    print(tb.tb_frame.f_locals)
    print(traceback.StackSummary.extract(traceback.walk_tb(e.__traceback__), limit=1).format())

sys.tracebacklimit = 1
try:
    fail(3)
except ValueError:
    print(traceback.format_exc())
