# How numbers are added up: ints exactly, floats with what rounding took off.


def show(source):
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, '->', type(e).__name__ + ':', e)


for line in r'''
sum(['a'])
sum('abc')
sum([], '')
sum([], b'')
sum([], bytearray())
sum(1)
sum()
sum([1],start=2)
sum([1],2,3)
sum([0.1]*10)
sum([1,2.5,True])
sum([1e308,1e308,-1e308])
sum([1,2**70,0.5])
sum([0.1]*3, 0.5)
sum([0.1,1j])
sum([[1],[2]],[])
sum([1e16,1.0,-1e16])
sum([float('inf'),1.0])
sum([True,True])
sum(x for x in [1,2,3])
sum([1.0, 10**400])
sum({1:2,3:4})
sum([1,'a'])
sum([0.1] * 10) == 1.0
sum([1, 0.1, True, 2**60])
sum([-0.0])
sum([-0.0], -0.0)
sum(range(10**5))
sum([2**62, 2**62, -2**62])
sum([1e100, 1.0, -1e100])
sum([float('inf'), -float('inf')])
sum([(1,), (2,)], ())
sum(x * 0.5 for x in range(7))
sum([1.5, 2**53, 1])
'''.strip().splitlines():
    show(line)
