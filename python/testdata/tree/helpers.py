import ast, warnings, copy
warnings.simplefilter('ignore')
def t(f):
    try: print(repr(f()).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__, str(e).split(' at 0x')[0])
src='''@d
async def f(a, /, b: int=1, *c, d=2, **e) -> x:
    "doc\\n  more"
    for i in y: pass
    else: z
    async with a as b, c: await q
    return [i async for i in z if i] + {1: 2, **k}
class A(B, m=C):
    x: int = 1
    (y): int
match v:
    case {"a": 1, **r} | [1, *_] | A(b=2) as n if g: pass
try: pass
except* E as e: raise e from None
f"{a!r:>{w}} b"
type X[T: int, *U, **V] = T
x = y = lambda: (yield)
del a.b, c[1:2, ::3]
'''
m=ast.parse(src)
for kw in ({}, {'indent':2}, {'annotate_fields':False}, {'include_attributes':True}, {'show_empty':True}, {'indent':'\t','annotate_fields':False}): print(ast.dump(m, **kw))
t(lambda: ast.dump(1))
for s in ['1','-1','+1','1+2j','-1-2j','[1,(2,3),{4},{5:6}]','set()','"a" "b"','b"x"','None','...','1+1','a','f()','{**a}','2j+1','--1','not 1',' 1','[i for i in x]','1+','{1:2}','-True','"%s"%1','f"a"','()','1+2j+3j']: print(s, end=' '); t(lambda: ast.literal_eval(s))
print(ast.get_docstring(m.body[0]), ast.get_docstring(m.body[0],False), ast.get_docstring(m)); t(lambda: ast.get_docstring(m.body[2]))
for n in list(ast.walk(m))[:40]: print(type(n).__name__, getattr(n,'lineno',None), repr(ast.get_source_segment(src,n)) if hasattr(n,'lineno') else '')
print(ast.get_source_segment(src,m.body[1].body[1],padded=True))
class V(ast.NodeVisitor):
    def visit_Name(self,n): print(n.id,end=' ')
    def visit_Num(self,n): print('num',n.value,end=' ')
V().visit(m); print()
class T(ast.NodeTransformer):
    def visit_Name(self,n): return ast.copy_location(ast.Name(n.id+'_',n.ctx),n)
    def visit_Pass(self,n): return [n, ast.copy_location(ast.Pass(),n)]
    def visit_Delete(self,n): return None
print(ast.dump(T().visit(ast.parse(src))))
e=ast.Expression(ast.BinOp(ast.Constant(1),ast.Add(),ast.Constant(2)))
print(eval(compile(ast.fix_missing_locations(e),'','eval')), ast.dump(e,include_attributes=True))
print(ast.dump(ast.increment_lineno(ast.parse('a\nb'),3),include_attributes=True))
for n in ('Num','Str','Bytes','NameConstant','Ellipsis','Foo'): t(lambda: getattr(ast,n))
print(ast.Num(5).n, ast.Str('a').s, isinstance(ast.Constant(1),ast.Num), isinstance(ast.Constant(True),ast.Num), isinstance(ast.Constant('a'),ast.Str), isinstance(ast.Constant(None),ast.NameConstant), ast.Index(5), ast.dump(ast.ExtSlice([ast.Constant(1)])))
print(ast.dump(copy.deepcopy(m))==ast.dump(m), ast.dump(copy.copy(m.body[0]))==ast.dump(m.body[0]))
print(ast.dump(ast.parse('x = 1 # type: int\nfor a in b: # type: str\n  pass\ny # type: ignore[z]\ndef f(a,\n  b):\n  # type: (...) -> None\n  pass\n',type_comments=True)))
print(ast.dump(ast.parse('(int, *str, **Any) -> float',mode='func_type')), ast.dump(ast.parse('1+2*3',mode='eval',optimize=1)), ast.dump(ast.parse('a;b',mode='single')))
match ast.Name('q',ast.Load()):
    case ast.Name(i): print(i)
ns={}; exec(compile(m.body[1] and ast.Module([m.body[3]],[]),'x','exec')) if 0 else None
t(lambda: ast.parse('a b')); t(lambda: ast.parse('x',mode='eval')); t(lambda: compile('await x','','exec',ast.PyCF_ALLOW_TOP_LEVEL_AWAIT).co_flags & 128)
print(list(ast.iter_fields(ast.parse('x=1').body[0]))[1][0], [type(c).__name__ for c in ast.iter_child_nodes(m.body[1])])
