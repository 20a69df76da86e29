# What is suspicious in patterns, and how the module warns.
import re
import warnings

for pattern in ['[[a]', '[a[b]', '[a--b]', '[a&&b]', '[a~~b]', '[a||b]', '[a-b--c]', '[--a]', '[&&a]', '[^[a]', '[]|||]', '[a--', '[\\[\\[]', '[a\\--b]',
                '[a--\\d]', '[x&&&y]', '[|]', '[a|b]', '[[[]', b'[[a]', 'x[[]y[a&&b]']:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        try:
            re.compile(pattern)
        except re.error as e:
            print(pattern, e)
    print(pattern, [(w.category.__name__, str(w.message)) for w in seen])
    re.purge()
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    re.sub('a', 'b', 'c', 1)
    re.subn('a', 'b', 'c', 1)
    re.split('a', 'b', 1)
for w in seen:
    print(w.category.__name__, w.message, w.lineno)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        re.compile('[[x]')
    except FutureWarning as e:
        print(e)
