# Reading into the memory of objects, whatever their items are.
import array
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as directory:
    name = os.path.join(directory, 'file')
    with open(name, 'wb') as file:
        file.write(bytes(range(20)))
    for mode, buffering in ('rb', 0), ('rb', -1), ('rb+', -1):
        numbers, view = array.array('i', [1, 2, 3]), memoryview(bytearray(7))[1:6]
        with open(name, mode, buffering) as file:
            print(file.readinto(numbers), numbers, file.readinto(view), bytes(view))
            for wrong in b'abc', 5:
                try:
                    file.readinto(wrong)
                except TypeError as error:
                    print('read-write' in str(error))


class Reader(io.BufferedIOBase):
    def __init__(self, data):
        self.data = data

    def read(self, size=-1):
        return self.data


for data in b'ab', b'abcdef', 'ab':
    for buffer in bytearray(5), array.array('b', b'xxxxx'), b'abc', 5:
        try:
            print(Reader(data).readinto(buffer), bytes(buffer))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
file = io.BytesIO(bytes(range(20)))
numbers = array.array('i', [1, 2, 3])
print(file.readinto(numbers), numbers)
