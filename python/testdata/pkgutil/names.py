# What is in packages, and what names mean.
import os
import pkgutil
import tempfile


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for name in ('os', 'os.path', 'os.path:join', 'os.path.join', 'collections:OrderedDict.fromkeys', 'collections.OrderedDict.fromkeys', 'json.decoder:JSONDecoder',
             'json:', 'os:', ''):
    t(lambda: getattr(pkgutil.resolve_name(name), '__name__', None))
for name in ('nothing', 'os.nothing', 'os:nothing', 'os.path:join:x', '1os', 'os:1', 'os.', ':join', 'json.nothing.at.all', 'a b'):
    t(lambda: pkgutil.resolve_name(name))
with tempfile.TemporaryDirectory() as top:
    for path in ('one.py', 'two/__init__.py', 'two/inner.py', 'three/data.txt', 'not-a-name.py', 'four.txt', '__init__.py', 'five/__init__.py'):
        path = os.path.join(top, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as f:
            f.write('')
    print([(m.name, m.ispkg) for m in pkgutil.iter_modules([top])])
    print([(m.name, m.ispkg) for m in pkgutil.iter_modules([top, top], 'p.')])
    print([m[1:] for m in pkgutil.iter_modules([os.path.join(top, 'two')], 'two.')])
    print(list(pkgutil.iter_modules(['/nonexistent'])))
t(lambda: list(pkgutil.iter_modules('x')))
print(pkgutil.ModuleInfo(None, 'a', True), pkgutil.extend_path('frozen', 'x'), pkgutil.extend_path(['a'], 'nonexistent'))
t(lambda: pkgutil.get_data('nonexistent', 'x'))
t(lambda: pkgutil.get_data('sys', 'x'))
