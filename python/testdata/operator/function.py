# The operators as functions, and the getters.
import operator as op


def show(source):
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__ + ':', e)


for line in r'''
op.itemgetter()
op.itemgetter(1)
op.itemgetter(1,2)
op.itemgetter(1)()
op.itemgetter(1)([1],[2])
op.itemgetter(1)([1])
op.itemgetter(1)(a=1)
op.itemgetter(a=1)
op.attrgetter()
op.attrgetter(1)
op.attrgetter('a.b','c')
op.attrgetter('a.b')(1)
op.methodcaller()
op.methodcaller(1)
op.methodcaller('f',1,x=2)
op.methodcaller('upper')('a')
op.methodcaller('upper')()
op.itemgetter(1).__reduce__()
op.attrgetter('a.b','c').__reduce__()
op.methodcaller('f',1).__reduce__()
op.length_hint(1)
op.length_hint([1],'a')
op.length_hint(1,'a')
op.length_hint(1,2,3)
op.concat(1,2)
op.concat([1],2)
op.iconcat(1,2)
op.indexOf([1],2)
op.countOf([1,1],1)
op.index('a')
op.add(1)
op.add(1,'a')
op.call(len,[1])
op.truth()
op.not_([])
op.is_(1,1)
op.is_not(1,1)
op.is_none(None)
op.contains(1,2)
op.setitem([1],3,4)
op.delitem([1],3)
op.pow(2,3)
op.lt(1,'a')
op.inv('a')
op.itemgetter
op.itemgetter.__module__
op.add
op.itemgetter(slice(1,2))
sorted(x for x in dir(op) if not x.startswith('_'))
op.__all__
op.itemgetter('a', 'b')({'a': 1, 'b': 2})
op.itemgetter(slice(1, 3))([1, 2, 3, 4])
op.attrgetter('real', 'imag')(3)
op.attrgetter('__class__.__name__')(3)
op.methodcaller('split', ',', maxsplit=1)('a,b,c')
op.iadd([1], [2])
op.ipow(2, 3)
op.concat('a', 'b')
op.indexOf('abc', 'c')
op.countOf((1, 2, 1, True), 1)
op.length_hint(iter([1, 2, 3]))
op.length_hint(object(), 7)
op.matmul(1, 2)
op.neg(-3)
op.index(True)
op.__add__ is op.add
op.call(dict, a=1)
op.contains([1], 1)
op.truth([])
op.floordiv(7, 0)
'''.strip().splitlines():
    show(line)
