import ast
def t(n, mode='exec'):
    try: print(type(compile(n,'<t>',mode)))
    except BaseException as e: print(type(e).__name__, str(e).split(' at 0x')[0])
L=dict(lineno=1,col_offset=0)
F=ast.fix_missing_locations
N=lambda *a: ast.Name(*a)
def e(x): t(F(ast.Expression(x)),'eval')
def s(*x): t(F(ast.Module(list(x),[])))
t(1)
t(ast.Module([ast.Expr(N('a'))],[])); t(ast.Module([ast.Expr(N('a'),lineno=1)],[]))
t(ast.Module(5,[])); t(ast.Module([5],[])); t(ast.Module([None],[])); t(ast.Module([ast.Load()],[]))
t(ast.Expression(None),'eval');t(ast.Expression(5),'eval');t(ast.Module([],[]),'eval');t(ast.Expression(N('a')),'exec');t(N('a'),'eval')
t(ast.Expr(5,**L))
import warnings; warnings.simplefilter('ignore')
e(N()); e(N(5)); e(N('True')); e(N('a',ast.Store())); e(ast.Constant([1])); e(ast.Constant((1,[2]))); e(ast.Constant(frozenset([1]))); e(ast.Constant(ast.Load()))
x=N('a'); x.lineno='q'; x.col_offset=0; t(ast.Expression(x),'eval'); x.lineno=None; t(ast.Expression(x),'eval')
x.lineno=5;x.end_lineno=3;x.end_col_offset=0;t(ast.Expression(x),'eval')
x.lineno=1;x.end_lineno=1;x.col_offset=5;x.end_col_offset=2;t(ast.Expression(x),'eval')
x.lineno=-1;x.end_lineno=-1;x.col_offset=0;t(ast.Expression(x),'eval')
x.lineno=1;x.end_lineno=2;x.col_offset=-5;t(ast.Expression(x),'eval')
x.lineno=2**40; t(ast.Expression(x),'eval')
e(ast.Compare(N('a'),[],[])); e(ast.Compare(N('a'),[ast.Eq()],[]));e(ast.BoolOp(ast.And(),[N('a')])); e(ast.Dict([N('a')],[])); e(ast.ListComp(N('a'),[])); e(ast.Lambda(ast.arguments(),N('a')))
e(ast.BinOp(N('a'),None,N('b'))); e(ast.BinOp(N('a'),ast.Eq(),N('b'))); e(ast.BinOp(N('a'),5,N('b')))
e(ast.Call(N('f'),[None],[])); e(ast.Set([])); e(ast.JoinedStr([N('a')])); e(ast.FormattedValue(N('a'),5)); e(ast.FormattedValue(N('a'),-1, N('b'))); e(ast.Attribute(N('a'),None)); e(ast.Starred(N('a')))
s(ast.Pass()); s(ast.Delete([])); s(ast.Delete([N('a')])); s(ast.Assign([],N('a'))); s(ast.Assign([N('a')],N('a'))); s(ast.Assign([None],N('a')))
s(ast.For(N('a'),N('b'),[])); s(ast.For(N('a',ast.Store()),N('b'),[])); s(ast.While(N('a'),[],[])); s(ast.If(N('a'),[None],[])); s(ast.If(N('a'),[])); s(ast.With([],[ast.Pass()])); s(ast.With([ast.withitem(N('a'))],[]))
s(ast.Raise(None,N('a'))); s(ast.Try([],[],[],[])); s(ast.Try([ast.Pass()],[],[],[])); s(ast.Try([ast.Pass()],[],[ast.Pass()],[ast.Pass()])); s(ast.Try([ast.Pass()],[ast.ExceptHandler(None,None,[])],[],[]))
s(ast.Import([])); s(ast.ImportFrom('a',[],0)); s(ast.ImportFrom('a',[ast.alias('b')],-1)); s(ast.Global([])); s(ast.Nonlocal([])); s(ast.Nonlocal(['x'])); s(ast.Global([5]))
s(ast.AnnAssign(ast.Attribute(N('a'),'b',ast.Store()),N('c'),None,1)); s(ast.AnnAssign(N('a',ast.Store()),N('c'),None,None))
s(ast.FunctionDef('f',ast.arguments(),[])); s(ast.FunctionDef(None,ast.arguments(),[ast.Pass()])); s(ast.FunctionDef('f',ast.arguments(defaults=[N('a')]),[ast.Pass()])); s(ast.FunctionDef('f',ast.arguments(kwonlyargs=[ast.arg('a')],kw_defaults=[]),[ast.Pass()])); s(ast.ClassDef('f',body=[])); s(ast.ClassDef(body=[]))
s(ast.Match(N('a'),[])); s(ast.Match(N('a'),[ast.match_case(ast.MatchValue(N('a')),None,[ast.Pass()])])); s(ast.Match(N('a'),[ast.match_case(ast.MatchSingleton(5),None,[ast.Pass()])])); s(ast.Match(N('a'),[ast.match_case(ast.MatchStar('x'),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchOr([ast.MatchAs()]),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchAs(ast.MatchAs()),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchMapping([N('a')],[]),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchMapping([N('a')],[ast.MatchAs()]),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchClass(ast.Constant(1),[],[],[]),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchClass(N('a'),[],['b'],[]),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchAs(name='_'),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchValue(ast.Constant(None)),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchValue(ast.JoinedStr([])),None,[ast.Pass()])]));s(ast.Match(N('a'),[ast.match_case(ast.MatchSequence([ast.MatchStar(),ast.MatchStar('b')]),None,[ast.Pass()])]))
s(ast.Expr(ast.Yield(N('a')))); s(ast.Break()); s(ast.Return()); s(ast.TypeAlias(ast.Constant(1),[],N('a'))); s(ast.TypeAlias(N('a',ast.Store()),[ast.TypeVar('None')],N('a')))
x=ast.UnaryOp(ast.Not()); x.operand=x; e2=ast.Expression(x); x.lineno=1;x.col_offset=0; t(e2,'eval')
l=[]; m=ast.Module(l,[]); 
class Sub(ast.Name): pass
e(Sub('int')); e(ast.expr()); e(ast.operator()); s(ast.stmt()); s(ast.Slice())
e(ast.Slice(N('a'))); s(ast.Module([],[])); t(ast.Module([],[5])); t(ast.Module([],[ast.TypeIgnore(1,'')])); t(ast.Module([],[ast.TypeIgnore(1)])); t(ast.Interactive([]),'single'); t(ast.FunctionType([],N('a')),'func_type')
class Z(ast.Module):
    @property
    def body(self): 1/0
z=Z.__new__(Z); t(z)
t(ast.Module.__new__(ast.Module))
e(ast.NamedExpr(ast.Attribute(N('a'),'b',ast.Store()),N('c'))); 
e(ast.Subscript(N('a'),None)); e(ast.IfExp(N('a'))); e(ast.GeneratorExp(N('a'),[ast.comprehension(N('x',ast.Store()),N('y'),[],None)]));e(ast.GeneratorExp(N('a'),[ast.comprehension(N('x',ast.Store()),N('y'),[],5)]));e(ast.Await(N('x')))
