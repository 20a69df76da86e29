# Whom a warning blames, and what is remembered of it.
import warnings


def level(n):
    def inner():
        warnings.warn(f'level {n}', stacklevel=n)
    inner()


for n in 0, 1, 2, 3, 9:
    level(n)


class Noisy(UserWarning):
    def __str__(self):
        return 'noisy ' + ' '.join(map(str, self.args))


warnings.warn(Noisy(1, 2))
warnings.warn('one line', Noisy)
registry = {}
for i in range(2):
    warnings.warn_explicit('explicit', UserWarning, 'module_place.py', 6, 'mod', registry)
print(sorted(map(str, registry)))
warnings.warn_explicit('explicit', UserWarning, 'module_place.py', 6, registry={})
warnings.warn_explicit('no file', UserWarning, 'nothing.py', 6)
for i in range(3):
    warnings.warn('in a loop')
warnings.simplefilter('default')
for i in range(2):
    warnings.warn('in a loop')
print(any('in a loop' in str(k) for k in __warningregistry__))
warnings.warn('skipped', skip_file_prefixes=('module_place',))


def f():
    warnings.warn('of the caller', DeprecationWarning, 2)


f()
f()
(lambda: f())()
warnings.filters.insert(0, ('strange', None, Warning, None, 0))
try:
    warnings.warn('x')
except RuntimeError as e:
    print(e)
warnings.filters[0] = ('error', 'exactly', Warning, '__main__', 0)
try:
    warnings.warn('exactly')
except UserWarning as e:
    print('raised', e)
warnings.warn('not exactly')
warnings.filters[0] = 3
try:
    warnings.warn('x')
except ValueError as e:
    print(e)
