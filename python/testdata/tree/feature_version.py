# What older versions did not have is refused when a tree for one is asked for; comments that tell types are kept.
import ast


def attempt(source, **options):
    try:
        return ast.dump(ast.parse(source, **options))
    except (SyntaxError, ValueError) as e:
        return f'{type(e).__name__}: {e}'


for source in ['def f(x, /): pass', 'lambda x, /: 0', '(x := 1)', 'try: pass\nexcept* A: pass', 'type X = int', 'class X[T]: pass', 'def f[T=int](): pass',
               'async def f(): pass', 'x @ y', 'x @= y', 'x: int', 'match a:\n  case 1: pass', '1_000', 'x = 1']:
    for version in 4, 5, 7, 9, 10, 11, 12, 13:
        print(version, attempt(source, feature_version=(3, version)))
print(attempt('pass', feature_version=(2, 7)), attempt('(x := 1)', feature_version=7), attempt('(x := 1)', feature_version=None))

for source in ['x = 1 # type: int', 'for x in y: # type: int\n  pass', 'with x as y: # type: int\n  pass', 'def f(): # type: () -> int\n  pass',
               'def f(\n  a, # type: int\n  *b, # type: str\n):\n  # type: (...) -> None\n  pass', 'x = 1 # type: ignore[why]',
               'pass # type: int', 'x += 1 # type: int', 'f() # type: int', 'while x: # type: int\n  pass', 'pass # type: ignored',
               'def f(): # type: () -> int\n  # type: () -> str\n  pass']:
    print(attempt(source, type_comments=True))
    print(attempt(source) == attempt(source.partition('#')[0] + source.partition('\n')[1] + source.partition('\n')[2]))
for source in '() -> int', '(int, *str, **Any) -> float', '(int, *str, *Any) -> float', '(**int, **str) -> float', '(*int, str) -> x', '(a=1) -> b', 'int', '(int)':
    print(attempt(source, mode='func_type'))
print(ast.unparse(ast.parse('(int, a.b) -> c[d]', mode='func_type')))
