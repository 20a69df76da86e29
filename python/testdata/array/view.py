# An array that a memoryview looks at keeps its size; its items may change.
import array
import weakref

a = array.array('h', [1, 2, 3])
m = memoryview(a)
a[0] = 7
a[:] = array.array('h', [7, 8, 9])
print(m.tolist(), a.tolist())
for change in (lambda: a.append(1), lambda: a.extend([1]), lambda: a.pop(), lambda: a.insert(0, 1), lambda: a.clear(), lambda: a.frombytes(b'ab'),
               lambda: a.remove(7), lambda: a.__delitem__(0), lambda: a.__setitem__(slice(0, 1), a), lambda: a.__delitem__(slice(0, 1)),
               lambda: a.__imul__(2), lambda: a.__iadd__(a)):
    try:
        change()
    except BufferError as error:
        print(error)
m.release()
a *= 2
print(a, weakref.ref(a)() is a)
a.clear()
print(a)
try:
    a *= 'x'
except TypeError as error:
    print(error)
