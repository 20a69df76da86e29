# What calls of built-in functions with wrong arguments say.
import sys


def f(length, *, width=1): pass
for c in [lambda: f(lenght=1), lambda: f(1, widht=2), lambda: f(1, zzz=2), lambda: max([1], defualt=3), lambda: print(1, edn=''), lambda: sorted([], revers=1), lambda: int('1', bas=2),
          lambda: 'a'.split(maxsplt=3), lambda: open('x', mod='r'), lambda: {}.update(1, 2), lambda: dict(1,2), lambda: f(1, 2), lambda: f(), lambda: f(1, length=2),
          lambda: sum([], strt=1), lambda: sum(), lambda: sum(start=1), lambda: sum([], 1, 2), lambda: 'a'.split(' ', 1, 2), lambda: 'a'.split(' ', sep=' '), lambda: pow(1), lambda: pow(1,2,3,4), lambda: pow(1, 2, md=3), lambda: round(), lambda: round(1, 2, 3), lambda: round(1, ndigit=3),
          lambda: enumerate(), lambda: enumerate([], 1, 2), lambda: enumerate([], strt=1), lambda: zip(strct=1), lambda: bytes(1,2,3,4), lambda: str(1,2,3,4), lambda: 'a'.encode(encodng=1), lambda: compile('', '', 'exec', optimise=1), lambda: compile(''), lambda: compile(mode='exec'), lambda: (1).to_bytes(lenght=2), lambda: [].sort(1), lambda: [].sort(ky=1), lambda: 'a'.expandtabs(tabsiz=1),lambda: 'a'.expandtabs(1,2), lambda: 'a'.replace('a'), lambda: 'a'.replace('a', 'b', coun=1), lambda: 'a'.replace(old='a'), lambda: __import__(), lambda: __import__(nam=1), lambda: b''.decode(1), lambda: property(fge=1), lambda: memoryview(), lambda: complex(rel=1), lambda: float(x=1), lambda: bool(x=1), lambda: list(x=1), lambda: tuple(x=1), lambda: set(x=1), lambda: frozenset(x=1), lambda: dict.fromkeys(), lambda: slice(), lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(x=1), lambda: reversed(x=1), lambda: type(x=1), lambda: object(1), lambda: super(1,2,3), lambda: isinstance(1), lambda: getattr(1), lambda: hash(), lambda: hash(1, 2), lambda: hash(x=1), lambda: input(1, 2), lambda: iter(), lambda: next(), lambda: next(1,2,3), lambda: vars(1,2), lambda: ord(), lambda: chr(x=1), lambda: divmod(1), lambda: exec(), lambda: exec('', closur=1), lambda: exec('', {}, {}, 1), lambda: eval(), lambda: eval('1', global_={})]:
    try: print(c())
    except Exception as e: print(type(e).__name__, e)
