# The actions of filters, as the module shows them.
import sys
import warnings

warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print(
    'shown:', repr(message), category.__name__, filename, lineno, file, line)


def twice(text, category=UserWarning):
    for _ in range(2):
        warnings.warn(text, category)
    warnings.warn(text, category)


for action in ['default', 'always', 'ignore', 'module', 'once', 'error']:
    print('--', action)
    with warnings.catch_warnings():
        warnings.simplefilter(action)
        try:
            twice(action)
            twice(action)
        except UserWarning as e:
            print('raised', repr(e))

print('-- order')
with warnings.catch_warnings():
    warnings.resetwarnings()
    print(warnings.filters)
    warnings.simplefilter('ignore')
    warnings.simplefilter('error', RuntimeWarning)
    warnings.simplefilter('always', DeprecationWarning, lineno=3, append=True)
    warnings.simplefilter('always', DeprecationWarning, lineno=3, append=True)
    for f in warnings.filters:
        print(f)
    warnings.warn('ignored')
    try:
        warnings.warn('x', RuntimeWarning)
    except RuntimeWarning as e:
        print('raised', e)
    warnings.simplefilter('ignore')
    print(warnings.filters[0], len(warnings.filters))

print('-- defaults')
warnings.warn('user')
warnings.warn('deprecated', DeprecationWarning)
warnings.warn('pending', PendingDeprecationWarning)
warnings.warn('import', ImportWarning)
warnings.warn('resource', ResourceWarning)
warnings.warn(SyntaxWarning('an instance'))
warnings.warn(SyntaxWarning('an instance'), 'not looked at')
warnings.warn('bytes', BytesWarning)

print('-- errors')
for call in [lambda: warnings.simplefilter('nothing'), lambda: warnings.simplefilter('error', lineno=-1),
             lambda: warnings.simplefilter('error', lineno='x'), lambda: warnings.filterwarnings('error', 3),
             lambda: warnings.filterwarnings('error', category=3), lambda: warnings.filterwarnings('error', category=int),
             lambda: warnings.filterwarnings('error', module=3), lambda: warnings.filterwarnings('bad'),
             lambda: warnings.warn('x', int), lambda: warnings.warn('x', 3), lambda: warnings.warn('x', 'y'),
             lambda: warnings.warn(), lambda: warnings.warn('x', stacklevel='a'),
             lambda: warnings.warn('x', skip_file_prefixes=['a']), lambda: warnings.warn('x', skip_file_prefixes=(1,)),
             lambda: warnings.warn_explicit('x', UserWarning, 'f', 1, registry=3),
             lambda: warnings.warn_explicit('x', UserWarning, 'f', 'l')]:
    try:
        call()
        print('no error')
    except Exception as e:
        print(type(e).__name__, e)
