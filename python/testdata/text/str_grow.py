# Text that grows piece by piece keeps all that was there before.
s = ""
seen = []
for i in range(3000):
    s += chr(97 + i % 26)
    if i % 500 == 0:
        seen.append(s)
print(len(s), s[:5], s[-5:], [len(x) for x in seen], all(s.startswith(x) for x in seen))
a = "x" * 100 + "y"
b = a + "1"
c = b + "2"
d = b + "3"
e = c + "4"
f = c + "5"
print(b[-1], c[-2:], d[-2:], e[-3:], f[-3:], len(a), len(e))
u = ""
for i in range(1000):
    u += "é€😀"[i % 3]
print(len(u), u[500], u[999], u.count("€"), u[::250], u.find("😀", 700))
parts = []
t = "start"
for i in range(200):
    t = t + str(i)
    parts.append(t)
print(all(parts[i] == "start" + "".join(map(str, range(i + 1))) for i in range(200)), len(parts[-1]))
v = "ab" * 40
v += v
v += v
print(len(v), v == "ab" * 160)
print(hash(v) == hash("ab" * 160), {v: 1}["ab" * 160])
r = ""
for ch in "héllo":
    r = ch + r
print(r)
ba = bytearray()
for i in range(1000):
    ba += bytes([i % 256])
print(len(ba), ba[255], ba[256])
