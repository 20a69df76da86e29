# Objects of classes that lend their memory, and the names that the types of text and bytes have.
class Lent:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        return memoryview(self.data)


x = Lent(bytearray(b"hello"))
print(memoryview(x).tobytes(), bytes(x), bytearray(x), b"-" + x, b",".join([x, b"a"]), b"hell" in b"hello", b"xhello".find(x), str(x, "ascii"))
v = memoryview(x)
v[0] = 72
print(x.data, b"Hello" == memoryview(x), b"Hello".startswith(x), b"Hello".replace(x, b"Bye"), b"%b" % x, int.from_bytes(x, "big"))
try:
    bytes(Lent("text"))
except TypeError as e:
    print(e)


class Odd:
    def __buffer__(self, flags):
        return b"no view"


try:
    memoryview(Odd())
except TypeError as e:
    print(e)
view = b"abc".__buffer__(0)
print(view.tobytes(), view.readonly)
for f in (lambda: b"abc".__buffer__(1), lambda: memoryview(b"abc").__buffer__(1), lambda: bytearray(b"abc").__buffer__(1).readonly):
    try:
        print(f())
    except BufferError as e:
        print(e)
for t in (str, bytes, bytearray, type(iter("")), type(iter("é")), type(iter(b"")), type(iter(bytearray())), type(iter(memoryview(b"")))):
    print(t.__name__, dir(t))
print([n for n in dir(memoryview) if n != "_from_flags"])
