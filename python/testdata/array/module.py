# Module array: every type code, every method, and the messages.
import array
import copy
import io
import pickle
import struct


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


A = array.array
print(array.typecodes, array.ArrayType is A, A)
for code in "bBhHiIlLqQ":
    a = A(code, [1, 2, 3])
    print(a, a.typecode, a.itemsize, a.tobytes(), len(a), bytes(a), memoryview(a).format, memoryview(a).itemsize)
    bits = a.itemsize * 8
    for v in [-1, 2**(bits - 1), 2**(bits - 1) - 1, -2**(bits - 1), -2**(bits - 1) - 1, 2**bits - 1, 2**bits]:
        if bits < 64 or -2**63 <= v < 2**63:
            show(lambda: A(code, [v]))
    show(a.append, 1.5)
    show(a.append, "x")
for code in "fd":
    a = A(code, [1, 2.5, -0.0, float("inf")])
    print(a, a.tobytes(), a[1], a.itemsize)
    show(a.append, "x")
w = A("w", "aé€😀")
print(w, w.tounicode(), w[2], w.tobytes(), len(w))
w.fromunicode("xy")
w.append("z")
print(w, w.tolist(), w == A("w", "aé€😀xyz"))
show(w.append, "ab")
show(w.append, 5)
for bad in [(), (1,), ("",), ("ii",), ("x",), ("i", 1), ("i", "text"), ("i", [1, "x"]), ("i", [1], 2), ("i", b"abc"), ("w", [1]), ("i", A("w", "x"))]:
    show(A, *bad)
print(A("i", b"\1\0\0\0\2\0\0\0"), A("b", bytearray(b"\xff")), A("i", (1, 2)), A("i", range(3)), A("d", A("i", [1, 2])), A("i", iter([5])))
a = A("i", range(10))
print(a[3], a[-1], a[2:5], a[::-1], a[::3], a[5:2], a[100:])
show(lambda: a[10])
show(lambda: a[-11])
show(lambda: a["x"])
show(lambda: a[1.0])
a[0] = 100
a[-1] = 200
print(a)
show(a.__setitem__, 10, 1)
show(a.__setitem__, 0, "x")
show(a.__setitem__, 0, 2**40)
a[2:4] = A("i", [7, 8, 9])
print(a)
a[::5] = A("i", [0, 0, 0])
print(a)
show(a.__setitem__, slice(None, None, 5), A("i", [1]))
show(a.__setitem__, slice(1, 2), [1])
show(a.__setitem__, slice(1, 2), A("b", [1]))
del a[0], a[-1]
print(a)
del a[1:3]
del a[::2]
print(a)
show(a.__delitem__, 50)
print(a + a, a * 2, 2 * a, a * 0, a * -1)
show(lambda: a + [1])
show(lambda: a + A("b", [1]))
show(lambda: a * 1.5)
a += A("i", [1])
a *= 2
print(a)
try:
    a += [1]
except TypeError as e:
    print(e)
a.extend([1, 2])
a.extend(A("i", [3]))
show(a.extend, A("b", [3]))
show(a.extend, 5)
show(a.extend, ["x"])
a.insert(0, 50)
a.insert(-1, 51)
a.insert(1000, 52)
a.insert(-1000, 53)
print(a, a.count(1), a.count("x"), a.index(50), 52 in a, "x" in a)
show(a.index, 999)
show(a.index, 50, 2)
print(a.index(1, 3), a.index(1, -5), a.index(50, 0, 2))
show(a.remove, 999)
a.remove(53)
print(a.pop(), a.pop(0), a.pop(-2), a)
show(a.pop, 100)
show(A("i").pop)
a.reverse()
print(a, list(reversed(a)), sorted(a), list(a))
a.byteswap()
print(a)
a.fromlist([1, 2])
show(a.fromlist, (1,))
show(a.fromlist, [1, "x"])
print(a[-2:])
show(a.frombytes, b"abc")
show(a.frombytes, "abcd")
a.frombytes(b"\1\2\3\4")
print(a[-1], a.tolist()[-1], type(a.buffer_info()), a.buffer_info()[1])
f = io.BytesIO()
a.tofile(f)
f.seek(0)
b = A("i")
b.fromfile(f, len(a))
print(a == b, a != b, a < b, a <= b, a == [1], A("i", [1]) == A("d", [1.0]), A("i", [1, 2]) < A("i", [1, 3]), A("i") == A("b"))
f.seek(0)
show(b.fromfile, f, 1000)
show(b.fromfile, f, -1)
show(b.tounicode)
show(b.fromunicode, "x")
show(hash, a)
print(copy.copy(a) == a, copy.deepcopy(a) == a, copy.copy(a) is a)
for protocol in range(6):
    for code in "bHiLfd":
        x = A(code, [1, 2])
        y = pickle.loads(pickle.dumps(x, protocol)) if protocol > 2 else x
        print(protocol, code, x == y, y.typecode)
print(array._array_reconstructor(A, "h", 5, b"\0\1\0\2"), array._array_reconstructor(A, "h", 4, b"\0\1\0\2"))
show(array._array_reconstructor, 5, "h", 4, b"")
show(array._array_reconstructor, list, "h", 4, b"")
show(array._array_reconstructor, A, "h", 99, b"")
show(array._array_reconstructor, A, "h", 4, "x")
m = memoryview(a)
m[0] = 77
print(a[0], m.nbytes, m.tolist()[:2], struct.unpack_from("i", a))
struct.pack_into("i", a, 4, 99)
print(a[1])


class Sub(A):
    def __init__(self, *args):
        self.extra = 1


s = Sub("i", [1])
print(s, s.extra, s + s, type(s[:]), isinstance(s, A))
show(A, "i", x=1)
match A("i", [1, 2]):
    case [x, y]:
        print(x, y)
