# What is said of bytes that are no value, and of values that are not for bytes.
import io
import marshal


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


L = marshal.loads
for b in [b'', b'0', b'f', b'q', b'i\1', b'I\1', b'g\1', b'y\1', b'x\x031.0', b'x\x031.0\x0221', b'f\x03abc', b'f\x03', b'l\1', b'l\2\0\0\0\0\0\0\0', b'l\1\0\0\0\xff\xff', b'l\0\0\0\x80', b'l\0\0\0\0', b's\xff\xff\xff\xff', b's\5\0\0\0ab', b'u\2\0\0\0\xff\xff', b'u\xff\xff\xff\xff',
  b'a\xff\xff\xff\xff', b'z\5ab', b'z\2\xff\xfe', b'a\2\0\0\0\xff\xfe', b'(\xff\xff\xff\xff', b'(\1\0\0\0', b'(\1\0\0\0'+b'0', b')\1', b')\x010', b'[\xff\xff\xff\xff', b'[\1\0\0\0',b'[\1\0\0\0'+b'0', b'{', b'{N', b'{N0', b'{NNT0', b'{[\0\0\0\0N0', b'<\xff\xff\xff\xff', b'>\xff\xff\xff\xff', b'<\1\0\0\0'+b'0', b'>\1\0\0\0'+b'0', b'<\0\0\0\0', b'>\0\0\0\0', b'<\1\0\0\0[\0\0\0\0', b'r\0\0\0\0', b'r\1', b'\xbe\1\0\0\0r\0\0\0\0', b'\xdb\1\0\0\0r\0\0\0\0', b'\xbc\1\0\0\0r\0\0\0\0', b'\xa8\1\0\0\0r\0\0\0\0', b'\xa9\1r\0\0\0\0', b'?', b':', b'-', b'NNN', b'S', b'.', b'i\0\0\0\x80', b'\xce', b'\xd4',b'\xb0', b't\1\0\0\0\xff', b'A\1\0\0\0\xff', b'l\xff\xff\xff\xff\0\0', b'l\xff\xff\xff\xff\5\0', b'R\0\0\0\0']:
    t(L,b)
    t(marshal.load,io.BytesIO(b))
for a in ['x', 5, None, bytearray(b'N'), memoryview(b'T')]: t(L,a)


class F:
    def __init__(self, r):
        self.r = r

    def read(self, n):
        print('read', n)
        return self.r

    def readinto(self, b):
        print('readinto', type(b).__name__, len(b))
        b[:] = b'N' * len(b)
        return self.n


f = F('')
t(marshal.load,f)
f = F(b'')
t(marshal.load,f)
f = F(b'');f.n = 1
t(marshal.load,f)
f.n = 0
t(marshal.load,f)
f.n = 2
t(marshal.load,f)
f.n = 'x'
t(marshal.load,f)
f.n = None
t(marshal.load,f)
t(marshal.load,5)


class G:
    def read(self, n):
        return b''


t(marshal.load,G())
t(marshal.load,io.BytesIO(b'[\3\0\0\0NTiNNNN'))
D = marshal.dumps


class A: pass
class S(str): pass
class I(int): pass
class B(bytes): pass


for v in [A(), A, S('x'), I(3), object(), len, range(3), slice(1), D, int, [1,A()], {1:A()}, {A():1}, (A(),), {A()}, NotImplemented, Exception]:
    t(D,v)
x = []
for i in range(1999):
    x = [x]
t(lambda: len(D(x)))
x = [x]
t(D, x)
t(lambda: type(L(b')\x01' * 1999 + b'N')))
t(L, b')\x01' * 2000 + b'N')
t(D, 1, 'x')
t(D, 1, 1.5)
t(D)
t(D, 1, 2, 3)
t(D, 1, version=2)
t(L)
t(L, b'N', 1)
t(marshal.dump, 1)
t(marshal.dump, 1, 5)
t(marshal.dump, A(), io.BytesIO())
recursive = []
recursive.append(recursive)
t(D, recursive, 2)
