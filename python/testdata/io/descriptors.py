# Numbers of the standard streams can be copied, taken and closed.
import os
import sys

copy = os.dup(1)
print(copy > 2, flush=True)
os.write(copy, b'through the copy\n')
os.dup2(copy, 9)
os.close(copy)
os.write(9, b'through another\n')
os.close(9)
try:
    os.write(9, b'')
except OSError as error:
    print(error)
r, w = os.pipe()
os.dup2(w, 8)
os.close(w)
os.write(8, b'abc')
os.close(8)
print(os.read(r, 10), os.read(r, 10))
