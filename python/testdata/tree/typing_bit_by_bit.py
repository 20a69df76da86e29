import code, codeop, sys, io
def t(f):
    try: print(repr(f())[:12])
    except BaseException as e: print(type(e).__name__, e)
for s in ['1+1','if x:','if x:\n  y','if x:\n  y\n','a = (','a b','','# x','def f():\n  return','"""abc','x = \\','class A:\n def f(self):\n  pass\n','@d','1;2','for i in x: pass','for i in x: pass\n','0x','"abc',' x']:
    print(repr(s),end=' '); t(lambda: codeop.compile_command(s))
    print(repr(s),end=' '); t(lambda: codeop.compile_command(s,symbol='exec'))
sys.stderr=sys.stdout
c=code.InteractiveConsole()
for l in ['x=1','x','if x:','  print("hi")','','1/0','a b','def f():','  raise ValueError(3)','','f()','from __future__ import annotations','def g(a: zz): pass','','g.__annotations__']:
    print(c.push(l))
it=iter(['y=2','y+1'])
def rd(p):
    print(p,end='')
    try: return next(it)
    except StopIteration: raise EOFError
code.interact('banner',rd,{},'bye')
