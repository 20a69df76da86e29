import collections, types, dataclasses
from pprint import *
@dataclasses.dataclass
class D: a:int; b:list; c:'D'=None
data=[list(range(40)), {i:'x'*i for i in range(12)}, {'b':1,'a':[{'k'*30:(1,2,3)*10}]}, 'word '*40, 'a\nb\n'*20, b'bytes'*30, bytearray(b'q'*90), set(range(50)), frozenset(['abcdefgh'*9]), (1,), ('x'*90,), collections.OrderedDict((str(i),i) for i in range(20)), collections.defaultdict(list,{i:[i]*5 for i in range(9)}), collections.Counter('hello world'*9), collections.ChainMap({'a'*40:1},{'b'*40:2}), collections.deque(range(40)), collections.deque(range(40),50), collections.UserDict({i:'x'*20 for i in range(6)}), collections.UserList(['y'*30]*4), collections.UserString('z '*60), types.SimpleNamespace(a='p'*50,b='q'*50), types.MappingProxyType({i:'x'*20 for i in range(6)}), D(1,[1]*40,D(2,[])), 123456789, [], {}, (), set()]
for d in data:
    for kw in ({}, {'width':30}, {'compact':True,'width':40}, {'indent':4}, {'depth':1}, {'sort_dicts':False}, {'underscore_numbers':True}):
        pprint(d, **kw)
l=[]; l.append(l); print(isrecursive(l), isreadable(l), saferepr(l).split('id')[0]); pp({'b':1,'a':2})
for k in ({'indent':-1},{'depth':0},{'width':0}):
    try: PrettyPrinter(**k)
    except ValueError as e: print(e)
