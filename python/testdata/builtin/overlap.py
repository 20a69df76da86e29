# Parts of one memory, assigned to each other.
import array

for make in (lambda: bytearray(b'abcdef')), (lambda: array.array('i', b'abcdef')):
    for to, of in (slice(2, 5), slice(0, 3)), (slice(0, 3), slice(2, 5)), (slice(None, None, -1), slice(None)), (slice(0, 6, 2), slice(1, 4)):
        memory = make()
        m = memoryview(memory)
        m[to] = m[of]
        print(memory)
