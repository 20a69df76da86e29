# Lines of source that a program makes itself are shown when it ends by an exception in them, and in warnings.
import linecache
import sys
import warnings

source = 'def check(x):\n    if x > 2:\n        raise ValueError("too much")\n    old(x)\n'
linecache.cache['<made 1>'] = (len(source), None, source.splitlines(True), '<made 1>')
space = {'old': lambda x: warnings.warn('old', stacklevel=2)}
exec(compile(source, '<made 1>', 'exec'), space)
space['check'](1)
linecache.checkcache()
print(linecache.getline('<made 1>', 3), end='')
print(linecache.updatecache('<made 1>'), linecache.getlines('<made 1>'))
linecache.cache['<made 1>'] = (len(source), None, source.splitlines(True), '<made 1>')


class Loader:
    def get_source(self, name):
        print('asked for', name)
        if name == 'broken':
            raise ImportError
        return f'first of {name}\nsecond'


made = {'__name__': 'named', '__loader__': Loader()}
print(linecache.lazycache('lazy.py', made), linecache.lazycache('lazy.py', made), linecache.lazycache('<x>', made))
print(len(linecache.cache['lazy.py']))
print(linecache.getlines('lazy.py'))
print(linecache.lazycache('lazy.py', made), linecache.lazycache('other.py', {}), linecache.lazycache('other.py', None))
print(linecache.getline('eager.py', 2, made))
print(linecache.getlines('broken.py', {'__name__': 'broken', '__loader__': Loader()}))
print(linecache.getline('eager.py', 0) == '', linecache.getline('eager.py', -1) == '')
space['check'](3)
