# print: what it writes, where, and in which pieces.
import io
import sys


class Log:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)

    def flush(self):
        self.pieces.append('(flush)')


log = Log()
print('a', 1, None, [2.5], sep='-', end='.', file=log)
print(file=log)
print('b', flush=True, file=log)
print('c', 'd', sep='', end='', file=log)
print('e', sep=None, end=None, file=log)
print(log.pieces)


class Shown:
    def __str__(self):
        return 'str'

    def __repr__(self):
        return 'repr'


class Broken:
    def __str__(self):
        raise ValueError('no text')


print(Shown(), [Shown()], str(Shown()), repr(Shown()), f'{Shown()}', f'{Shown()!r}')
try:
    print('before', Broken(), 'after')
except ValueError as e:
    print('|', e)
for kwargs in ({'sep': 1}, {'end': b''}, {'file': 1}, {'other': 1}, {'flush': Broken()}):
    try:
        print('x', **kwargs, **({} if 'file' in kwargs else {'file': log}))
    except Exception as e:
        print(type(e).__name__, e)
buffer = io.StringIO()
print('into', 'memory', file=buffer)
print(repr(buffer.getvalue()))
buffer.close()
try:
    print('x', file=buffer)
except ValueError as e:
    print(e)
saved = sys.stdout
sys.stdout = log
log.pieces.clear()
print('redirected', 3)
sys.stdout = saved
print(log.pieces)
print('é', '日本', '\U0001f600', 'tab\there', sep='|')
try:
    print('\ud800')
except UnicodeEncodeError as e:
    print(e)
print(*range(5), *'ab', sep=', ')
print(end='no newline')
print()
print(print('inner'))
