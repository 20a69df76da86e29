# Searching, comparing and splitting text takes time that grows with its length.
x = 'a' * 10**6
while True: x.find('a' * 5000 + 'b')
---
x = 'a' * 10**6 + 'b'
while True: x.count('a' * 1000 + 'b')
---
x = 'a' * 10**7
y = 'a' * 10**7
while True: x == y
---
x = ['a' * 10**6, 'a' * 10**6 + 'b']
while True: sorted(x)
---
x = 'a' * 10**7
while True: x.lower()
---
x = ' ' * 10**7
while True: x.strip()
---
x = 'é' * 10**6
i = 0
while True:
    x[i % 10**6]
    i += 7919
---
x = 'a' * 10**7
while True: x.isalpha()
---
x = b'a' * 10**7
while True: x.find(b'ab')
---
x = 'a' * 10**7
while True: x.rfind('ab')
---
x = 'a' * 10**7
while True: hash(x + 'b')
---
x = 'a' * 10**6
while True: x.translate({97: 'b'})
---
x = 'a' * 10**7
while True: x.encode('utf-16')
---
x = b'a' * 10**7
while True: x.decode('latin-1')
---
x = b'\xff' * 10**6
while True: x.decode('utf-8', 'replace')
---
x = 'a' * 10**7
while True: x.startswith(x)
---
x = 'ab' * 10**6
while True: x.replace('ab', 'c')
---
x = 'ab' * 10**6
while True: x.partition('ba' * 100 + 'x')
---
x = b'ab' * 10**6
while True: bytearray(x).reverse()
---
x = 'a\n' * 10**6
while True: x.splitlines()
---
x = bytes(10**7)
while True: x.hex()
---
x = '00' * 10**6
while True: bytes.fromhex(x)
---
x = bytearray(10**7)
while True: x.insert(0, 1)
---
x = bytearray(10**7)
while True: del x[0]; x.append(1)
---
x = 'x' * 10**6
while True: x.casefold() == x.title() == x.swapcase()
---
x = memoryview(bytes(10**7))
while True: x == bytes(10**7)
---
while True: 'a' in 'b' * 10**6
---
x = 'a' * 10**7
while True: '%s' % x
---
x = 'a' * 10**7
while True: f'{x}b'
---
x = 'a' * 10**7
while True: x[1:]
---
x = 'a' * 10**7
while True: x[::-1]
---
x = 'a' * 10**6
while True: x.isidentifier()
---
import codecs
x = 'é' * 10**6
while True: codecs.charmap_encode(x, 'replace', {})
---
import codecs
while True: codecs.escape_decode(b'\\x00' * 10**6)
---
'a'.encode('x' * 10**8)
---
import os.path
while True: os.path.normpath('a/../' * 10**6)
