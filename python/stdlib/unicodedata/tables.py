"""Write characters.txt: what is known of each character, by the version of Unicode that the Python has which runs this.

Run it with the Python that is the model: python3.13 tables.py > characters.txt
"""

import sys
import unicodedata


def properties(c):
    return (unicodedata.category(c), unicodedata.bidirectional(c) or "-", str(unicodedata.combining(c)),
            "Y" if unicodedata.mirrored(c) else "N", unicodedata.east_asian_width(c))


def ratio(x):
    for below in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 40, 64, 80, 160, 320):
        if abs(x * below - round(x * below)) < 1e-9:
            return f"{round(x * below)}/{below}" if below > 1 else str(round(x))
    raise ValueError(x)


def runs():
    """Give runs of characters with the same properties."""
    begin, last = 0, properties("\0")
    for i in range(1, sys.maxunicode + 2):
        now = properties(chr(i)) if i <= sys.maxunicode else None
        if now != last:
            yield begin, i, last
            begin, last = i, now


print("version", unicodedata.unidata_version)
for begin, end, props in runs():
    print("p", f"{end - begin:x}", *props)
for i in range(sys.maxunicode + 1):
    c = chr(i)
    if 0xac00 <= i <= 0xd7a3:
        continue
    if d := unicodedata.decomposition(c):
        excluded = d[0] != "<" and unicodedata.normalize("NFC", c) != c
        print("x" if excluded else "d", f"{i:x}", d)
for i in range(sys.maxunicode + 1):
    c = chr(i)
    if (n := unicodedata.numeric(c, None)) is not None:
        kind = "decimal" if unicodedata.decimal(c, None) is not None else "digit" if unicodedata.digit(c, None) is not None else "numeric"
        print(kind[0:3], f"{i:x}", ratio(n))
