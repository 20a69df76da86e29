import string
A = string.ascii_lowercase
def caesar(text, k): return text.translate(str.maketrans(A + A.upper(), A[k % 26:] + A[:k % 26] + (A[k % 26:] + A[:k % 26]).upper()))
def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + sign * (ord(key[i % len(key)].lower()) - 97)) % 26 + base))
            i += 1
        else: out.append(c)
    return "".join(out)
def atbash(text): return "".join(chr(219 - ord(c)) if c in A else c for c in text)
def rail(text, n):
    rows = [[] for _ in range(n)]
    for i, c in enumerate(text): rows[(n - 1) - abs((i % (2 * n - 2)) - (n - 1))].append(c)
    return "".join(map("".join, rows))
def unrail(text, n):
    places = sorted(range(len(text)), key=lambda i: (n - 1 - abs(i % (2 * n - 2) - (n - 1)), i))
    return "".join(c for _, c in sorted(zip(places, text)))
def xor(data, key): return bytes(b ^ key[i % len(key)] for i, b in enumerate(data))
text = "Attack at Dawn, 6 o'clock!"
print(caesar(text, 3), caesar(caesar(text, 3), -3) == text, caesar(text, 13), caesar(text, 26) == text)
print(vigenere(text, "LEMON"), vigenere(vigenere(text, "Lemon"), "lemon", -1))
print(atbash("wizard of oz"), rail("WEAREDISCOVEREDFLEEATONCE", 3), unrail(rail("WEAREDISCOVEREDFLEEATONCE", 3), 3))
print(xor(b"hello", b"\x01\xff"), xor(xor(b"hello", b"key"), b"key").decode())
MORSE = dict(zip(A, ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
BACK = {v: k for k, v in MORSE.items()}
code = " / ".join(" ".join(MORSE[c] for c in w) for w in "morse code".split())
print(code, "".join(BACK.get(c, " ") for c in code.split(" ")))
def crack(text): return max(range(26), key=lambda k: (sum(caesar(text, k).lower().count(c) * w for c, w in zip("etaoinshr", range(9, 0, -1))), -k))
secret = caesar("the rain in spain stays mainly in the plain", 11)
print(secret, crack(secret), caesar(secret, crack(secret)))
def base64(data):
    alphabet = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    out = ""
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk + bytes(3 - len(chunk)), "big")
        four = "".join(alphabet[n >> s & 63] for s in (18, 12, 6, 0))
        out += four[:len(chunk) + 1] + "=" * (3 - len(chunk))
    return out
print([base64(s) for s in (b"", b"M", b"Ma", b"Man", b"any carnal pleas", bytes(range(250, 256)))])
def rsa(p, q, e, m): n = p * q; d = pow(e, -1, (p - 1) * (q - 1)); c = pow(m, e, n); return n, d, c, pow(c, d, n)
print(rsa(61, 53, 17, 65), rsa(2 ** 61 - 1, 2 ** 89 - 1, 65537, 123456789012345678901234567890))
