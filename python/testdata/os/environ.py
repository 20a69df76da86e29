"""The environment: os.environ and os.environb."""
import os
from collections.abc import MutableMapping


def fails(f, *a, **k):
    try:
        print('no error', f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


os.environ.clear()
print(os.environ, len(os.environ), list(os.environ), bool(os.environ), isinstance(os.environ, MutableMapping))
os.environ['A'] = 'b'
os.environ['é'] = '\udcff'
print(os.environ, os.environ['A'], os.environb[b'A'], os.environb['é'.encode()], os.environb)
fails(os.environ.__getitem__, 'no')
fails(os.environ.__getitem__, 1)
fails(os.environ.__setitem__, 'a', 1)
fails(os.environ.__setitem__, 1, 'a')
fails(os.environ.__setitem__, 'a=b', 'a')
fails(os.environ.__delitem__, 'no')
fails(os.environb.__setitem__, 'a', b'b')
fails(os.environ.__contains__, 1)
print(os.getenv('A'), os.getenv('no'), os.getenv('no', 7), os.getenvb(b'A'), os.getenvb(b'no', 1))
print(os.environ.get('A'), 'A' in os.environ, b'A' in os.environb, os.environ.setdefault('S', 's'), os.environ.setdefault('A', 'z'))
print(os.environ.copy() == dict(os.environ), type(os.environ.copy()), os.environ | {'X': '1'} == {**os.environ, 'X': '1'}, {'A': 0} | os.environ == dict(os.environ))
os.environ |= {'Y': '2'}
print(sorted(os.environ), os.environ.pop('Y'), os.environ.pop('Y', None))
fails(lambda: os.environ | [1])
del os.environ['S']
print(sorted(os.environ.items()), os.environb.get(b'S'))
os.putenv('P', 'q')
os.unsetenv('P')
print('P' in os.environ)
fails(os.putenv, 'a=b', 'c')
print(os.get_exec_path({}), os.get_exec_path({'PATH': '/a:/b'}), os.get_exec_path({b'PATH': b'/c'}), os.get_exec_path())
fails(os.get_exec_path, {'PATH': 'a', b'PATH': b'b'})
print(os.strerror(2), os.strerror(13), os.strerror(0), os.strerror(9999), os.strerror(-1))
fails(os.fdopen, 'x')
fails(os.popen, 1)
fails(os.popen, 'x', 'q')
print(os.terminal_size((80, 24)), os.terminal_size((80, 24)).columns, os.SEEK_SET, os.SEEK_CUR, os.SEEK_END)
for f in ('WIFEXITED', 'WEXITSTATUS', 'WIFSIGNALED', 'WTERMSIG', 'WIFSTOPPED', 'WSTOPSIG', 'WCOREDUMP', 'waitstatus_to_exitcode'):
    print(f, [getattr(os, f)(n) for n in (0, 256, 512, 9, 0x89)])
print(os.stat_result(range(10)), os.stat_result(range(10)).st_mtime, os.stat_result(range(19)).st_mtime_ns)
