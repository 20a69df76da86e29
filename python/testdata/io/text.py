# Text over bytes: ends of lines, pieces of characters, positions, errors.
import io


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


class Trickle(io.RawIOBase):
    """Gives its bytes a few at a time."""

    def __init__(self, data, step):
        self.data, self.step, self.at = data, step, 0

    def readable(self):
        return True

    def readinto(self, b):
        part = self.data[self.at:self.at + min(self.step, len(b))]
        b[:len(part)] = part
        self.at += len(part)
        return len(part)


source = 'één\r\ntwee\rdrie\n日本\U0001f600\r\n\r\nend'
data = source.encode()
for step in (1, 2, 3, 7, 100):
    for newline in (None, '', '\n', '\r', '\r\n'):
        make = lambda: io.TextIOWrapper(io.BufferedReader(Trickle(data, step), 8), encoding='utf-8', newline=newline)
        lines = list(make())
        t = make()
        whole = t.read()
        again = make()
        pieces = []
        while piece := again.read(3):
            pieces.append(piece)
        if step == 1:
            print(repr(newline), lines, t.newlines)
        print(step, repr(newline), ''.join(lines) == whole == ''.join(pieces), len(lines), [len(p) for p in pieces][-1])

t = io.TextIOWrapper(io.BytesIO(source.replace('\r', '').encode()), encoding='utf-8', newline='')
marks = []
while True:
    marks.append(t.tell())
    if not t.readline():
        break
print(marks)
for mark in reversed(marks):
    t.seek(mark)
    print(mark, repr(t.readline()))
print(t.readline(2), attempt(t.readline, 'x'), t.seek(0, 2), t.seek(0, 1), attempt(t.seek, 3, 2), attempt(t.seek, 0, 7))
t.seek(0)
next(t)
print(attempt(t.tell))

for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape'):
    t = io.TextIOWrapper(io.BytesIO(b'a\xff\xc3\nb'), encoding='utf-8', errors=errors)
    print(errors, ascii(attempt(t.read)))
for encoding in ('ascii', 'latin-1', 'utf-8', 'utf-16', 'utf-8-sig', 'cp1252'):
    raw = io.BytesIO()
    w = io.TextIOWrapper(raw, encoding=encoding, newline='\r\n')
    print(encoding, attempt(w.write, 'a\n'), attempt(w.write, 'é\n'), attempt(w.write, '€\n'), attempt(w.flush), raw.getvalue())
    w.seek(0)
    print(repr(w.read()))

raw = io.BytesIO()
w = io.TextIOWrapper(raw, encoding='ascii', line_buffering=True)
w.write('part')
print(raw.getvalue(), w.line_buffering, w.write_through)
w.write(' end\n')
print(raw.getvalue())
w.reconfigure(line_buffering=False, write_through=True, errors='replace')
w.write('é')
w.flush()
print(raw.getvalue(), w.errors, attempt(w.reconfigure, newline='x'), attempt(w.reconfigure, encoding=3))
print(w.truncate(3), raw.getvalue(), w.readable(), w.writable(), w.seekable(), w.isatty(), attempt(w.fileno))
w.close()
print(raw.closed, w.closed, attempt(w.write, 'x'), attempt(w.read), attempt(w.tell), w.close())
with io.TextIOWrapper(io.BytesIO(b'x')) as t:
    print(t.read(), t.encoding)
print(attempt(t.__enter__))
r = io.TextIOWrapper(io.BufferedReader(Trickle(b'abc', 2)), encoding='ascii')
print(attempt(r.write, 'x'), r.seekable(), attempt(r.tell), attempt(r.seek, 0), r.read())
w = io.TextIOWrapper(io.BufferedWriter(io.BytesIO()), encoding='ascii')
print(attempt(w.read), attempt(w.readline), attempt(lambda: next(w)), w.writelines(['a', 'b']), attempt(w.writelines, [1]), attempt(w.writelines, 3))
