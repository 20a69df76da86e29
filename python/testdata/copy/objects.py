import copy
class A:
    def __init__(s): s.x=[1,2]; s.me=s
a=A(); b=copy.copy(a); c=copy.deepcopy(a); print(b.x is a.x, c.x==a.x, c.x is a.x, c.me is c)
class S:
    __slots__='a','b'
s=S(); s.a=1; t=copy.deepcopy(s); print(t.a, hasattr(t,'b'))
l=[1]; l.append(l); m=copy.deepcopy(l); print(m, m[1] is m)
class L(list): pass
q=L([1,[2]]); q.z=3; r=copy.deepcopy(q); print(r,r.z,type(r))
try: copy.replace(1)
except TypeError as e: print(e)
