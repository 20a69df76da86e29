# Values that go out and come back, in every version of the format.
import io
import marshal

recursive = [1, 'two']
recursive.append(recursive)
pair = ([],)
pair[0].append(pair)
long = 'x' * 300
VALUES = [None, True, False, 0, StopIteration, 0, -1, 5, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 2**100, -2**100, 15**400, 0.1, -0.0, 1e300, 5e-324, float('inf'),
          1j, -1.5 + 2.25j, '', 'abc', 'x y', 'é', '\ud800', '\U0001f600', long, long + 'é', b'', b'abc', bytes(range(256)), (), (1,), (1, 2, 3), tuple(range(300)), [], [1, [2, [3]]],
          {}, {'a': 1, 2: 'b', (3,): None}, set(), {1}, {'a', 'b', 'c', 1}, frozenset(), frozenset([1, frozenset([2])])]
VALUES[3] = ...

for v in VALUES:
    for version in range(-1, 7):
        back = marshal.loads(marshal.dumps(v, version))
        assert type(back) is type(v) and back == v and repr(back) == repr(v) or isinstance(v, (set, frozenset)) and back == v, (v, back, version)
        f = io.BytesIO()
        assert marshal.dump(v, f, version) == f.tell()
        f.write(b'rest')
        f.seek(0)
        back = marshal.load(f)
        assert back == v, (v, back)
        assert f.read() == b'rest'
print(len(VALUES), marshal.version)

# What all writers agree on.
for v in (None, True, ..., StopIteration, 5, -1, 2**31, 'abc', 'é', (), 0.1, 1j, (1, 1, 'a', 'a', 1.5, 1.5)):
    print(marshal.dumps(v))
for version in range(3):
    print(marshal.dumps([1.5, 'a', 'é', 1j, (1, 2), b'x', 0.1, 1e100, 1e-7, 100000.0, 1e16, 1e17, -2.5e-5, [], {1: 2}, {3}, frozenset('a'), 2**40, -2**64, bytearray(b'q'), memoryview(b'r')], version))

# References: what is the same object comes back as the same.
shared = ['s']
a, b, c = marshal.loads(marshal.dumps([shared, shared, {'k': shared}]))
print(a is b, c['k'] is a)
a, b = marshal.loads(marshal.dumps([shared, shared], 2))
print(a is b, a == b)
back = marshal.loads(marshal.dumps(recursive))
print(back, back[2] is back)
back = marshal.loads(marshal.dumps(pair))
print(back, back[0][0] is back)
name = 'interned_name'
text = marshal.loads(marshal.dumps(name))
print(text is name)

# What is like bytes comes back as bytes.
import array
for v in (bytearray(b'ab'), memoryview(b'cd'), array.array('B', b'ef'), memoryview(b'ghij')[::1]):
    print(marshal.loads(marshal.dumps(v)))


# The reader of files takes what it needs and no more.
class Counting(io.BytesIO):
    def readinto(self, b):
        n = super().readinto(b)
        self.sizes.append(n)
        return n


f = Counting(marshal.dumps((1, 'ab', 2.5, b'xyz'), 2) + marshal.dumps(7) + b'!')
f.sizes = []
print(marshal.load(f), f.sizes)
print(marshal.load(f), f.read())
