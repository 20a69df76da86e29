# What is wrong with patterns and templates, word for word, with where.
import re
import warnings

warnings.simplefilter('ignore')

patterns = r'''
( ) (? (?: (?P (?P< (?P<> (?P<a (?P<1>x) (?P<a>x)(?P<a>y) (?P=a) (?P= (?P=) (?P=1) (?Px) (?P>x) (?P<a>(?P=a)) (?<x) (?< (?<a>x)
(?#abc (?#) (?=a (?!a (?<=a (?<!a*b) (?<=a+) (?<=(a)\1) (?<=a|bc) (?(1)a) (?(1)a|b|c)(x) (?(0)a) (?(a)b) (?() (?(1 (?(-1)a) (?(99)a)
(?(+1)a) (?(१)a) (?(1)a|b (?z) (?i (?i- (?i-z) (?i-i) (?-) (?-x (?-a:x) (?L) (?Li) (?u)(?a) (?au) (?au:x) (?i:x (?-i:x) (?ix-m:x) x(?i) (?i)x(?m)
(?i|x) (?ii) (?i1) (?i-1) (?-1) (?-i) (?-i) a** a*{2} a?? a?*  a*+ a*++ a{2}{3} a{2,1} a{4294967295} a{1,4294967295} a{99999999999999}
a{ a{1 a{1, a{,} a{,3} a{} a{x} {1} *a +a ?a |*a (*a) (?:*) ^* $* \b* \A+ (?=a)* (?:)* (?:)** [ [] [^ [^] []] [a [a- [a-] [z-a] [\d-x] [a-\d]
[\w-\s] [\q] [\8] [\400] [\x] [\x1] [\u12] [\U0011FFFF] [\N{DIGIT ONE}] [\N{}] [\N] \N{SPACE} \N \N{ \N{foo \N{FOO} \x \x1 \xg \u \u123
\U1234 \U00110000 \UFFFFFFFF \q \y \Q \E \z \g \k<a> \1 \2(a) (\1) (a)\2 \8 \9 \08 \0 \07 \400 \377 \377a \118 \777 \ a\ (\ [\ (?:a|b a|b) a)b
()) (()) (((a)) (?>a (?>) (?>a)) (?>*a) (?P<é>x)(?P=é) (?P<a-b>x) (?P<a b>x) (?P<class>x) (?<=(?P<a>x)(?P=a)) (?<=(x)(?(1)y|z)) (?i:
(?i)(?x)a\ b (?x)a#(
'''.split()
for pattern in patterns:
    for kind in str, bytes:
        p = pattern if kind is str else pattern.encode('latin1', 'replace')
        try:
            compiled = re.compile(p)
            print(ascii(p), 'fine:', compiled.groups, dict(compiled.groupindex))
        except re.error as e:
            print(ascii(p), '|', ascii(str(e)), '|', e.msg == str(e), e.pos, e.lineno, e.colno, e.pattern == p)
        except Exception as e:
            print(ascii(p), type(e).__name__, e)

print('--- lines')
for p in ['a\nb\n(', '\n\n*', 'ab\n[z-a]', b'x\n)', '(?x)\n a\n (?P<n>)(?P<n>)']:
    try:
        re.compile(p)
    except re.PatternError as e:
        print(repr(p), e, e.pos, e.lineno, e.colno)

print('--- the exception itself')
print(re.error is re.PatternError, re.PatternError.__mro__, re.PatternError.__module__)
for args in [('msg',), ('msg', 'pat'), ('msg', 'p\nat', 3), ('msg', b'p\nat', 3), ('msg', None, 2)]:
    e = re.PatternError(*args)
    print(repr(e), e.args, str(e), e.msg, e.pattern, e.pos, e.lineno, e.colno)

print('--- templates')
c = re.compile('(?P<first>a)(?P<second>b)?')
for template in [r'\1', r'\2', r'\3', r'\0', r'\01', r'\012', r'\100', r'\377', r'\400', r'\8', r'\18', r'\99', r'\g', r'\g<', r'\g<>', r'\g<1',
                 r'\g<1>', r'\g<2>', r'\g<3>', r'\g<0>', r'\g<00>', r'\g<first>', r'\g<second>', r'\g<third>', r'\g<1a>', r'\g<a b>',
                 r'\g<-1>', r'\g<+1>', r'\g<１>', r'\g<9999999999999>', r'\q', r'\x41', r'\.', r'\ ', r'\n\t\\', r'\a\b\f\r\v', '\\', 'x\\', r'\é']:
    for do in (lambda t: c.sub(t, 'xabax'), lambda t: c.match('ab').expand(t), lambda t: c.sub(t, 'nothing')):
        try:
            print(ascii(template), ascii(do(template)))
        except (re.error, IndexError) as e:
            print(ascii(template), type(e).__name__, ascii(str(e)), getattr(e, 'pos', None))

print('--- types')
def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

attempt(re.compile, 5)
attempt(re.compile, None)
attempt(re.compile, [])
attempt(re.compile, 'a', 'b')
attempt(re.compile, re.compile('a'), re.I)
attempt(re.compile, re.compile('a'))
attempt(re.compile, 'a', re.L)
attempt(re.compile, b'a', re.U)
attempt(re.compile, 'a', re.A | re.U)
attempt(re.compile, b'a', re.A | re.L)
attempt(re.match, 'a', b'a')
attempt(re.match, b'a', 'a')
attempt(re.match, 'a', 5)
attempt(re.match, 'a', None)
attempt(re.sub, 'a', b'x', 'a')
attempt(re.sub, 'a', 'x', b'a')
attempt(re.sub, b'a', 'x', b'a')
attempt(re.sub, 'a', lambda m: 5, 'bab')
attempt(re.sub, 'a', lambda m: b'', 'bab')
attempt(re.sub, 'a', lambda m: None, 'bab')
attempt(re.sub, b'a', lambda m: 'x', b'bab')
attempt(re.split, 'a', 5)
attempt(re.findall, 'a')
attempt(re.compile('a').match)
attempt(re.compile('a').match, 'a', 0, 1, 2)
attempt(re.compile('a').match, 'a', 'b')
attempt(re.compile('a').sub, 'b')
attempt(re.compile('a').split, 'b', 'c')
attempt(re.Pattern)
attempt(re.Match)
attempt(re.sub, 'a', 'b', 'aaa', 1)
attempt(re.sub, 'a', 'b', 'aaa', 1, count=1)
attempt(re.sub, 'a', 'b', 'aaa', 1, 0, flags=1)
attempt(re.sub, 'a', 'b', 'aaa', 1, 0, 0)
attempt(re.subn, 'a', 'b', 'aaa', 1, 0, 0, 0)
attempt(re.split, 'a', 'aaa', 1)
attempt(re.split, 'a', 'aaa', 1, maxsplit=1)
attempt(re.split, 'a', 'aaa', 1, 0, 0)
