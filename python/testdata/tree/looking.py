import inspect, functools, types
from inspect import *
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
def f(a, b:int=1, /, c=2, *args:str, d, e='x', **kw)->float: "doc"
print(signature(f), getfullargspec(f))
for g in (lambda: 0, lambda x,*,y: 0, len, str.join, [].append, functools.partial(f,1,d=5), functools.partial(f,c=3), int.__add__, (1).__add__, isinstance, type.mro, dict.fromkeys, object, dict.get):
    t(lambda: signature(g))
class A:
    "class doc"
    x=1
    def __init__(self, p, q=3): pass
    def m(self, z): "m doc"
    @classmethod
    def c(cls, k): pass
    @staticmethod
    def s(u): pass
    @property
    def pr(self): "prop"
    def __call__(self, call): pass
class B(A):
    def m(self, z): pass
    def __new__(cls, n): return super().__new__(cls)
for g in (A, A.m, A(1).m, A.c, A.s, A(1), B, type('E',(),{}), Exception, int): t(lambda: signature(g))
print(getdoc(B.m), getdoc(B), getdoc(A.pr), cleandoc("a\n   b\n     c\n"))
for a in classify_class_attrs(B):
    if not a.name.startswith('__') or a.name in('__init__','__new__','__call__'): print(a.name,a.kind,a.defining_class.__name__)
print([n for n,_ in getmembers(B(1), ismethod)], [n for n,_ in getmembers(B,isfunction)])
s=signature(f)
t(lambda: s.bind(1,2,3,4,d=5,z=6)); t(lambda: s.bind()); t(lambda: s.bind(1)); t(lambda: s.bind(1,a=3,d=1)); t(lambda: signature(lambda x:0).bind(1,2)); t(lambda: signature(lambda x:0).bind(y=2)); t(lambda: signature(lambda x:0).bind(1,x=2)); t(lambda: signature(lambda x,/:0).bind(x=2)); t(lambda: s.bind_partial(1))
b=s.bind(1,d=2); b.apply_defaults(); print(b, b.args, b.kwargs)
t(lambda: Parameter('1',Parameter.POSITIONAL_ONLY)); t(lambda: Parameter('a',9)); t(lambda: Parameter('a',Parameter.VAR_POSITIONAL,default=1)); t(lambda: Parameter('if',Parameter.KEYWORD_ONLY)); t(lambda: Parameter(1,Parameter.KEYWORD_ONLY))
t(lambda: Signature([Parameter('a',Parameter.KEYWORD_ONLY),Parameter('b',Parameter.POSITIONAL_ONLY)])); t(lambda: Signature([Parameter('a',0,default=1),Parameter('b',0)])); t(lambda: Signature([Parameter('a',0),Parameter('a',0)]))
print(s==signature(f), hash(s)==hash(signature(f)), repr(s), s.parameters['b'], repr(s.parameters['b']), s.replace(return_annotation=int), s.format(max_width=10))
print([str(k) for k in map(lambda p:p.kind, s.parameters.values())], Parameter.KEYWORD_ONLY.description, repr(Parameter.KEYWORD_ONLY))
t(lambda: getcallargs(f,1,d=2)); t(lambda: getcallargs(f)); t(lambda: getcallargs(lambda x,y:0,1,2,3)); t(lambda: getcallargs(lambda x:0)); t(lambda: getcallargs(lambda *,k,l:0)); t(lambda: getcallargs(lambda x:0,y=1)); t(lambda: signature(5)); t(lambda: getfullargspec(5))
def outer():
    q=1
    def inner(): return q, print, t, zzz
    return getclosurevars(inner)
c=outer(); print(c.nonlocals, sorted(c.builtins), sorted(c.globals), c.unbound)
def gen():
    x=1
    yield 1
g=gen(); print(getgeneratorstate(g)); next(g); print(getgeneratorstate(g), getgeneratorlocals(g)); g.close(); print(getgeneratorstate(g))
async def co(): pass
k=co(); print(getcoroutinestate(k), iscoroutine(k), isawaitable(k), iscoroutinefunction(co)); k.close(); print(getcoroutinestate(k))
async def ag(): yield
print(isasyncgenfunction(ag), isgeneratorfunction(gen), isgeneratorfunction(functools.partial(gen)), iscoroutinefunction(markcoroutinefunction(lambda:0)))
print(getsource(outer)); print(getsourcelines(B)[1], getsource(A.c)); print(getsource(lambda x: 1))
def fr(): return stack()
for i in fr()[:2]: print(i.function,i.lineno,i.code_context,i.index, i.positions is not None)
def fr(): return getframeinfo(currentframe())
z=fr(); print(z.function, z.lineno, z.code_context, z.index)
try: 1/0
except ZeroDivisionError: print([x.function for x in trace()])
print(getattr_static(B(1),'pr').__class__, getattr_static(B,'x'), getattr_static(1,'zz',3)); t(lambda: getattr_static(1,'zz'))
print(isabstract(A), isroutine(len), isbuiltin(len), ismethoddescriptor(str.join), isdatadescriptor(A.pr), isgetsetdescriptor(type.__dict__['__dict__']), ismethodwrapper((1).__add__), isclass(A), ismodule(inspect), iscode(f.__code__))
import collections.abc; print(isabstract(collections.abc.Sized))
print(getclasstree([A,B,int])); print(getmro(B), getmodule(A).__name__, getmodulename('/a/b.py'), get_annotations(f), get_annotations(A))
print(formatannotation(int), formatannotation(list[int]), formatannotation('a'), formatannotation(A))
print(unwrap(functools.wraps(f)(lambda:0)) is f, signature(functools.wraps(f)(lambda:0)), signature(functools.wraps(f)(lambda:0),follow_wrapped=False))
print(sorted(inspect.__all__)==inspect.__all__, len(inspect.__all__), getargs(f.__code__), getcomments(outer))
# a comment
def cm(): pass
print(getcomments(cm)); print(formatargvalues(*getargvalues(currentframe())[:3], {}))
