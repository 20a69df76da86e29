# Code objects that go out and come back, and run.
import io
import marshal

source = '''
"""A module."""
X = (1, 2.5, 'three', b'four', None, , 2**70, 1j)


def outer(a, b=2, *rest, c, d=4, **more):
    "With everything."
    seen = []

    def inner(n):
        try:
            for i in range(n):
                seen.append(lambda i=i: (a, b, i))
        finally:
            seen.append('end')
        return seen
    with manager() as m:
        return [f() if callable(f) else f for f in inner(2)] + [rest, c, d, more, m]


class manager:
    def __enter__(self):
        return __class__.__name__

    def __exit__(self, *exc):
        return False


async def coroutine():
    return [x async for x in agen()]


def gen(n):
    while n:
        yield n
        n -= 1


def kinds(x):
    match x:
        case {'a': [1, y]}:
            return y
        case int() | str():
            return 'plain'
    return x in {1, 2, 'set'}


print(outer(1, 2, 3, c=4, e=5), list(gen(3)), kinds({'a': [1, 2]}), kinds(5), kinds(2.5), X)
'''.replace('None, ,', 'None, ...,')

code = compile(source, 'module.py', 'exec')
for version in range(5):
    data = marshal.dumps(code, version)
    back = marshal.loads(data)
    print(back == code, back.co_filename, back.co_name, back.co_names == code.co_names, list(back.co_lines()) == list(code.co_lines()))
exec(back, {'__name__': 'again'})
print(eval(marshal.loads(marshal.dumps(compile('a * 6', '<eval>', 'eval'))), {'a': 7}))


def f(x):
    return x / 0


f.__code__ = marshal.loads(marshal.dumps(f.__code__))
try:
    f(1)
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)

first, second = marshal.loads(marshal.dumps([f.__code__, f.__code__]))
print(first is second)
g = f.__code__.replace(co_name='g', co_consts=f.__code__.co_consts)
print(marshal.loads(marshal.dumps(g)).co_name)
file = io.BytesIO()
marshal.dump({'code': code}, file)
file.seek(0)
print(marshal.load(file)['code'] == code)


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


t(marshal.dumps, code, allow_code=False)
t(marshal.dump, [code], file, allow_code=False)
t(marshal.loads, marshal.dumps(code), allow_code=False)
t(marshal.loads, marshal.dumps([1]), allow_code=False)
t(marshal.dumps, [code], 2, allow_code=0)
t(marshal.loads, marshal.dumps(code)[:20])
t(marshal.loads, b'c')
