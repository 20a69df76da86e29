# min, max and sorted.


def show(source):
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__ + ':', e)


for line in r'''
max()
max(1)
max([])
max([],key=1)
max(1,2,default=3)
max(1,2,foo=3)
min([],default=4)
min(1,'a')
max('a',1)
max([1,2],key=3)
sorted(1)
sorted([1,'a'])
sorted()
sorted([1],[2])
sorted([1],foo=1)
sorted([2,1],key=3)
max(1,2,key=None)
max([1,2],default=None,key=lambda x:-x)
max(key=1)
max([1],[2],default=1)
min(1)
sorted(key=1)
max('abc', key=ord)
min([3, 1, 2], key=lambda x: -x)
max([1, 1.0, True])
min(2.5, 1, True)
max([[1], [1, 2]])
sorted('hello')
sorted([3, 1, 2], reverse=True)
sorted(['b', 'A', 'c'], key=str.lower)
sorted({2: 1, 1: 2})
max({'a': 1, 'b': 2}.items(), key=lambda kv: kv[1])
max(float('nan'), 1)
max(1, float('nan'))
'''.strip().splitlines():
    show(line)
