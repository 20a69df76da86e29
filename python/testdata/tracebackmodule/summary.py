# Entries made by hand, and classes that change what is printed.
import linecache
import sys
import traceback

F = traceback.FrameSummary
f = F('a.py', 3, 'name', line='   x = f(1)  ')
print(f, repr(f.line), f.end_lineno, f.colno, f == F('a.py', 3, 'name'), f == F('a.py', 4, 'name'), f == 5)
print(traceback.StackSummary.from_list([f]).format())
print(traceback.StackSummary.from_list([F('a.py', None, 'n')]).format())
print(F('a.py', None, 'n').line)
f = F('a.py', 3, 'name', line='   x = f(1) + g(2)', end_lineno=3, colno=7, end_colno=18, locals={'b': 1, 'a': 'x'})
print(f.locals)
print(''.join(traceback.StackSummary.from_list([f]).format()))
linecache.cache['made.py'] = (10, None, ['first\n', 'second = call(1,\n', '   2)\n'], 'made.py')
f = F('made.py', 2, 'made', end_lineno=3, colno=9, end_colno=5)
print(repr(f.line))
print(''.join(traceback.StackSummary.from_list([f]).format()))
print(traceback.StackSummary.from_list([('made.py', 1, 'm', None)])[0].line)
print(traceback.StackSummary.from_list([('made.py', 1, 'm', None)] * 6).format())


class Hiding(traceback.StackSummary):
    def format_frame_summary(self, frame_summary, **options):
        if frame_summary.name == 'hidden':
            return None
        return f'{frame_summary.name}:{frame_summary.lineno}\n'


hiding = Hiding()
hiding += traceback.StackSummary.from_list([('a', 1, 'shown', ''), ('a', 2, 'hidden', ''), ('a', 3, 'also', '')])
print(hiding.format())


class Bad:
    def __repr__(self):
        raise ValueError


print(F('a', 1, 'n', locals={'bad': Bad()}).locals)
code = compile('def f():\n    return 1 / 0\n', 'generated', 'exec')
linecache.cache['generated'] = (1, None, ['def f():\n', '    return 1 / 0\n'], 'generated')
space = {}
exec(code, space)
try:
    space['f']()
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
print(linecache.getline('generated', 2), linecache.getline('generated', 9) == '', linecache.getlines('nothing'))
print(linecache.getline('summary.py', 1), end='')
linecache.checkcache('generated')
print('generated' in linecache.cache)
linecache.clearcache()
print(linecache.cache)
print(linecache.getlines('generated'))
linecache.cache['old.py'] = (5, 12.5, ['gone\n'], 'old.py')
print(linecache.getline('old.py', 1), end='')
linecache.checkcache('old.py')
print('old.py' in linecache.cache, repr(linecache.getline('old.py', 1)))
lines = linecache.getlines('summary.py')
linecache.checkcache()
print(linecache.getlines('summary.py') is lines, lines[0], len(linecache.updatecache('summary.py')) == len(lines))
