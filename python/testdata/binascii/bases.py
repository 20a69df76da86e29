# Bytes in base 32 and base 85, and back; and what is wrong with texts.
import base64
import random
import zlib

random.seed(3)
PAIRS = [(base64.b32encode, base64.b32decode), (base64.b32hexencode, base64.b32hexdecode), (base64.b85encode, base64.b85decode),
         (base64.a85encode, base64.a85decode), (base64.z85encode, base64.z85decode)]
seen = []
for n in [*range(40), 1000]:
    for data in random.randbytes(n), bytes(n), b' ' * n, b'\0\0\0\0    ' * (n // 8), b'a' * n + b'\0' * (n % 5):
        for encode, decode in PAIRS:
            text = encode(data)
            assert decode(text) == data, (encode, data)
            seen.append(text)
        for more in {'foldspaces': True}, {'pad': True}, {'adobe': True, 'wrapcol': 20}, {'foldspaces': True, 'pad': True, 'wrapcol': 7}:
            text = base64.a85encode(data, **more)
            seen += [text, base64.a85decode(text, **{name: more[name] for name in more if name in ('foldspaces', 'adobe')})]
        seen.append(base64.b85encode(data, pad=True))
print(len(seen), zlib.crc32(repr(seen).encode()), seen[70:90])
for _, decode in PAIRS:
    for text in (b'', b'a', b'AAAAAAA=', b'AAAAAA==', b'A=======', b'AA======', b'a1======', b'|||||', b'~~~~~', b's8W-!', b's8W-"', b'uuuuu', b'zz', b'!z', b'\x00',
                 b'\xff' * 8, b'AAA=====', b'A*======', b'z!!!', b'12345678', b'a b c d', b'=AAAAAAA', b'%%%%%%%%', b'00000 '):
        try:
            print(decode.__name__, text, decode(text))
        except ValueError as error:
            print(decode.__name__, text, type(error).__name__, error)
