import itertools
def encode(s): return [(c, len([*g])) for c, g in itertools.groupby(s)]
def pack(s): return "".join(f"{n if n > 1 else ''}{c}" for c, n in encode(s))
def unpack(s):
    out, n = [], ""
    for c in s:
        if c.isdigit(): n += c
        else: out.append(c * int(n or 1)); n = ""
    return "".join(out)
for s in ["", "a", "aaa", "abc", "aaabccddddd", "zzzzzzzzzzzz!", "  tabs  "]: print(repr(s), pack(s), encode(s), unpack(pack(s)) == s)
def look(n, s="1"):
    for _ in range(n): yield s; s = "".join(f"{len([*g])}{c}" for c, g in itertools.groupby(s))
print(*look(10), sep="\n")
def lzw(text):
    table, w, out = {chr(i): i for i in range(256)}, "", []
    for c in text:
        if w + c in table: w += c
        else:
            out.append(table[w]); table[w + c] = len(table); w = c
    return out + [table[w]] if w else out
def unlzw(codes):
    table = {i: chr(i) for i in range(256)}
    w = out = chr(codes[0])
    for k in codes[1:]:
        entry = table[k] if k in table else w + w[0]
        out += entry; table[len(table)] = w + entry[0]; w = entry
    return out
for t in ["TOBEORNOTTOBEORTOBEORNOT", "aaaaaaaaaa", "abcabcabcabc"]: c = lzw(t); print(c, len(c), unlzw(c) == t)
def bwt(s): s += "\0"; rows = sorted(s[i:] + s[:i] for i in range(len(s))); return "".join(r[-1] for r in rows)
def unbwt(s):
    rows = [""] * len(s)
    for _ in s: rows = sorted(c + r for c, r in zip(s, rows))
    return next(r for r in rows if r.endswith("\0"))[:-1]
def mtf(s, letters):
    letters, out = list(letters), []
    for c in s: i = letters.index(c); out.append(i); letters.insert(0, letters.pop(i))
    return out
b = bwt("banana bandana"); print(repr(b), unbwt(b), mtf(b, sorted(set(b))), pack(b.replace("\0", "$")))
def delta(a): return a[:1] + [y - x for x, y in zip(a, a[1:])]
print(delta([3, 5, 9, 9, 2]), list(itertools.accumulate(delta([3, 5, 9, 9, 2]))))
