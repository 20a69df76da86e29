# Objects that are gone once they are collected, and who is told.
import weakref, gc
class A: pass
def outer():
    b = A()
    return weakref.ref(b)
def outer2():
    b = A()
    return weakref.ref(b, lambda x: print('gone'))
def outer3():
    b = A()
    f = weakref.finalize(b, print, 'fin')
    return weakref.ref(b), f
def churn(n):
    if n: churn(n-1)
    a=b=c=d=e=f=g=1
    return [object() for i in range(100)]
r=outer(); churn(50); gc.collect(); print(r())
r=outer2(); churn(50); gc.collect(); gc.collect(); print(r())
r,f=outer3(); churn(50); gc.collect(); gc.collect(); print(r())
