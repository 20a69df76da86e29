# What patterns and matches can do.
import copy
import re

def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

p = re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)(?:-(\d\d))?')
print(p, p.pattern, p.flags, p.groups, p.groupindex, type(p.groupindex))
print(p == re.compile(p.pattern), p == re.compile(p.pattern, re.I), p != 5, hash(p) == hash(re.compile(p.pattern)), p == re.compile(b'x'))
attempt(lambda: p < p)
print(copy.copy(p) is p, copy.deepcopy(p) is p, type(p), re.Pattern, re.Pattern[str], re.Match[bytes])
for text in ['2024-05', 'on 2024-05-06', '2024-5', '', '1999-12-31 2000-01-01']:
    for name in ['match', 'search', 'fullmatch']:
        print(text, name, getattr(p, name)(text))
m = p.search('on 2024-05-06, or 2025-07')
print(repr(m), m.string, m.re is p, m.pos, m.endpos, m.lastindex, m.lastgroup, m.regs)
print(m.group(), m.group(0), m.group(1), m.group('year'), m.group(1, 'month', 3), m[0], m['year'], m[3])
print(m.groups(), m.groupdict(), m.start(), m.end(), m.span(), m.start('month'), m.end(3), m.span(2))
print(copy.copy(m) is m, copy.deepcopy(m) is m, bool(m), m.expand(r'\3.\g<month>.\1 \g<0>'))
m = p.search('x2024-05')
print(m.groups(), m.groups('none'), m.groups(default=0), m.groupdict('d'), m.span(3), m.start(3), m.group(3), m[3], m.lastindex, m.lastgroup)
for bad in [4, -1, 'day', None, 1.5, 2**70, (), [], b'year', True, '1']:
    attempt(m.group, bad)
    attempt(m.__getitem__, bad)
    attempt(m.start, bad)
attempt(m.groups, 1, 2)
attempt(lambda: len(m))
attempt(lambda: list(m))
attempt(setattr, m, 'pos', 1)
attempt(setattr, p, 'flags', 1)
attempt(lambda: p.nothing)

class Number:
    def __index__(self):
        return 2
print(m.group(Number()), m[Number()])

print('--- pos and endpos')
q = re.compile('^b|b$|b')
for args in [('abab',), ('abab', 1), ('abab', 2), ('abab', 0, 2), ('abab', -5, 100), ('abab', 3, 2), ('abab', 4), ('éb', 1), ('ébé', 1, 2)]:
    print(args, [m.span() for m in q.finditer(*args)], q.search(*args), q.match(*args), q.fullmatch(*args), q.findall(*args))
m = q.search('xxbxx', 1, 4)
print(m.pos, m.endpos, m.string)
print(re.compile('(?<=a)b').match('ab', 1), re.compile(r'\bb').search('ab', 1), re.compile(r'a\b').match('ab', 0, 1), re.compile('a(?=b)').match('ab', 0, 1))

print('--- findall, finditer, split, sub')
for pattern in ['a', 'a*', '(a)', '(a)(b)?', '', 'b|', r'\b', '(?=b)', '(a)|(b)', r'\w+', '[ab]', '^', '$', 'x*?']:
    c = re.compile(pattern)
    for text in ['', 'ab', 'aab b', 'xaxbx', 'éaé']:
        print(repr(pattern), text, c.findall(text), [m.span() for m in c.finditer(text)], c.split(text), c.split(text, 1),
              c.sub('-', text), c.subn('<\\g<0>>', text, 2), c.sub(lambda m: str(m.span()), text))
print(re.split('(-)|,', 'a-b,c'), re.split(',', 'a,b', maxsplit=-1), re.sub('a', 'b', 'aa', count=-1), re.subn('a', 'b', 'aa', count=0))
it = re.finditer('a', 'aa')
print(type(it), iter(it) is it, next(it), next(it), next(it, None), next(it, None))

print('--- scanner')
s = re.compile('(a)|b').scanner('abxab')
print(type(s).__name__, s.pattern, s.match(), s.match(), s.match(), s.match())
s = re.compile('a|').scanner('baa', 1)
print([s.search() for _ in range(5)])

print('--- functions of the module')
print(re.match('a', 'ab'), re.fullmatch('a', 'ab'), re.search('B', 'ab', re.I), re.sub('A', 'x', 'aa', flags=re.I, count=1), re.subn('a', 'x', 'aa'))
print(re.findall('(.)(.)', 'abcd'), list(re.finditer('.', 'ab')), re.split(r'\s', 'a b\tc', maxsplit=1), re.escape('a.b*c [x] {1} \n~#-&é_'), re.escape(b'a.b\xff'))
re.purge()
print(re.compile('a') is re.compile('a'), re.compile('a', 2) == re.compile('a', re.I), re.compile(re.compile('a')).pattern)

print('--- flags')
print(re.I, repr(re.I), re.I | re.M, repr(re.I | re.M | re.S | re.X | re.A | re.L | re.U), repr(re.NOFLAG), ~re.I, re.I.value, int(re.X), re.RegexFlag(2), re.RegexFlag(512), type(re.I))
print([f.name for f in re.RegexFlag], re.IGNORECASE is re.I, re.RegexFlag['S'], re.DEBUG, isinstance(re.I, int), re.I + 1, str(re.A), f'{re.A}', re.NOFLAG | re.I)
for flags in [0, re.I, re.I | re.M | re.S | re.X, re.A, re.U, re.A | re.I]:
    print(re.compile('x', flags), re.compile('x', flags).flags)
print(re.compile(b'x', re.L | re.I), re.compile(b'x').flags, re.compile('(?im)x'), re.compile('(?x) a # b').flags)
print(re.compile('y' * 250), re.match('y*', 'y' * 80), re.match('(?s).*', 'a\nb' * 30))
print(sorted(re.__all__))

print('--- re.Scanner')
scanner = re.Scanner([(r'[a-zA-Z_]\w*', lambda s, t: ('name', t)), (r'\d+\.\d*', lambda s, t: float(t)), (r'\d+', lambda s, t: int(t)),
                      (r'=|\+|-|\*|/', lambda s, t: 'op' + t), (r'\s+', None), (r';', 'end')])
print(scanner.scan('sum = 3*foo + 312.50+bar; rest'), scanner.scan('a ?? b'), scanner.scan(''), scanner.match.span())

print('--- subclasses of str and other buffers')
class Text(str):
    pass
m = re.match('.*', Text('abc'))
print(type(m.group()), type(m.string), type(re.sub('x', 'y', Text('abc'))), re.findall('b', Text('abc')), type(re.compile(Text('a')).pattern))
for buffer in [b'a1b22', bytearray(b'a1b22'), memoryview(b'a1b22')]:
    m = re.search(rb'\d\d', buffer)
    print(m.group(), m.span(), re.sub(rb'\d', b'#', buffer), re.split(rb'\d', buffer), re.findall(rb'(\d)', buffer), type(m.string).__name__)
print(re.match(b'(?P<n>a)', b'abc').groupdict(), re.compile(b'a'), re.match(b'\xe9', b'\xe9'), re.sub(b'(a)', rb'[\1\x5c]'.replace(rb'\x5c', b''), b'xax'))

print('--- calling back')
data = []
def f(m):
    data.append(m.group())
    return re.sub('a', 'b', m.group()) + str(len(re.findall('.', 'xyz')))
print(re.sub('a+', f, 'aa ba'), data)
def g(m):
    raise KeyError(m.group())
attempt(re.sub, 'a', g, 'ba')
match 'hello world'.split():
    case [a, b] if re.match('h', a):
        print(a, b)
