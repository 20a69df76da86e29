# Modules hashlib and hmac: every hash, all parameters, key derivation, and the messages.
import hashlib
import hmac
import io


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


texts = [b"", b"abc", b"a" * 55, b"a" * 56, b"a" * 63, b"a" * 64, b"a" * 65, b"a" * 127, b"a" * 128, b"a" * 129, bytes(range(256)) * 10]
for name in sorted(hashlib.algorithms_guaranteed):
    for text in texts:
        h = getattr(hashlib, name)(text)
        args = (20,) if name.startswith("shake") else ()
        g = hashlib.new(name)
        for i in range(0, len(text), 50):
            g.update(text[i:i + 50])
        print(name, h.name, h.digest_size, h.block_size, h.hexdigest(*args), h.digest(*args) == g.digest(*args))
    c = h.copy()
    c.update(b"more")
    print(c.hexdigest(*args), h.hexdigest(*args) != c.hexdigest(*args))
print(sorted(hashlib.algorithms_guaranteed), sorted(hashlib.__all__), hashlib.algorithms_guaranteed <= hashlib.algorithms_available)
for name in ["SHA256", "sha-256", "Sha512", "MD5", "sha512_256", "sha512_224"]:
    show(lambda: hashlib.new(name, b"x").name)
    show(lambda: hashlib.new(name, b"x").hexdigest())
show(hashlib.new, "nothing")
show(hashlib.sha256, "text")
show(hashlib.sha256, 1)
show(hashlib.sha256().update, "x")
show(hashlib.sha256().update, None)
show(lambda: hashlib.sha256(string=b"x").hexdigest())
show(lambda: hashlib.sha256(b"x", usedforsecurity=False).hexdigest())
show(lambda: hashlib.md5(bytearray(b"x")).hexdigest())
show(lambda: hashlib.md5(memoryview(b"xyz")[1:]).hexdigest())
show(hashlib.shake_128(b"x").hexdigest, 5)
show(hashlib.shake_128(b"x").hexdigest, 0)
show(lambda: hashlib.shake_256(b"x").hexdigest(length=300))
show(hashlib.shake_256(b"x").digest)

# BLAKE2 and its parameters.
for make, size in (hashlib.blake2b, 64), (hashlib.blake2s, 32):
    print(make.MAX_DIGEST_SIZE, make.MAX_KEY_SIZE, make.SALT_SIZE, make.PERSON_SIZE)
    for kw in [
        {"digest_size": 1}, {"digest_size": 20}, {"key": b"key"}, {"key": b"k" * size}, {"salt": b"salt"}, {"person": b"person"}, {"salt": b"s" * (size // 4), "person": b"p" * (size // 4)},
        {"fanout": 0}, {"fanout": 2, "depth": 3, "leaf_size": 4096, "node_offset": 5, "node_depth": 1, "inner_size": size}, {"last_node": True}, {"node_offset": 2**40}, {"fanout": 255, "depth": 255},
    ]:
        h = make(b"data", **kw)
        print(h.hexdigest(), h.digest_size, h.block_size, h.name)
        h.update(b"x" * 300)
        print(h.copy().hexdigest() == h.hexdigest(), h.hexdigest())
    for kw in [{"salt": b"s" * 17}, {"person": b"s" * 17}, {"key": b"k" * 65}, {"fanout": 256}, {"fanout": -1}, {"depth": 0}, {"depth": 256}, {"node_depth": 256}]:
        show(make, b"", **kw)
    show(make, "text")
    show(make, b"", nothing=1)
show(lambda: hashlib.new("blake2b", b"x", digest_size=5).hexdigest())

# Keys of passwords.
for name, pw, salt, n, dklen in [
    ("sha1", b"password", b"salt", 1, None), ("sha1", b"password", b"salt", 2, 20), ("sha256", b"password", b"salt", 100, 50), ("sha512", b"pass\0word", b"sa\0lt", 10, 16), ("md5", b"", b"", 5, 3),
    ("SHA256", b"p" * 200, b"s", 3, None),
]:
    print(name, hashlib.pbkdf2_hmac(name, pw, salt, n, dklen).hex())
show(hashlib.pbkdf2_hmac, "sha1", b"x", b"y", 0)
show(hashlib.pbkdf2_hmac, "sha1", b"x", b"y", 1, 0)
show(hashlib.pbkdf2_hmac, "sha1", b"x", b"y", 1, -1)
show(hashlib.pbkdf2_hmac, "unknown", b"x", b"y", 1)
print(hashlib.scrypt(b"", salt=b"", n=16, r=1, p=1).hex())
print(hashlib.scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=2, dklen=40).hex())
show(hashlib.scrypt, b"x", salt=b"y", n=3, r=1, p=1)

# Files.
print(hashlib.file_digest(io.BytesIO(b"abc" * 1000), "sha256").hexdigest())
print(hashlib.file_digest(io.BytesIO(b"abc" * 1000), hashlib.md5).hexdigest())
print(hashlib.file_digest(io.BufferedReader(io.BytesIO(b"abc" * 1000)), lambda: hashlib.sha1()).hexdigest())
show(hashlib.file_digest, object, "md5")

# HMAC.
for name in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"]:
    for key in [b"", b"key", b"k" * 64, b"k" * 65, b"k" * 200]:
        h = hmac.new(key, b"message", name)
        print(h.name, h.digest_size, h.block_size, h.hexdigest(), hmac.digest(key, b"message", name) == h.digest())
h = hmac.new(b"key", digestmod=hashlib.sha256)
h.update(b"one")
c = h.copy()
c.update(b"two")
print(h.hexdigest(), c.hexdigest(), c.digest() == hmac.digest(b"key", b"onetwo", hashlib.sha256))
print(hmac.new(bytearray(b"key"), b"x", "sha256").hexdigest())
print(hmac.HMAC(b"key", b"x", "md5").hexdigest())
show(hmac.new, b"key")
show(hmac.new, "key", b"", "md5")
show(hmac.new, b"key", "text", "md5")
show(hmac.new, b"key", b"", "nothing")
show(hmac.digest, b"key", b"", "nothing")


class Mine:
    digest_size = 4
    block_size = 16

    def __init__(self, data=b""):
        self.data = bytes(data)
        self.name = "mine"

    def update(self, data):
        self.data += bytes(data)

    def digest(self):
        return sum(self.data).to_bytes(4, "big")

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return Mine(self.data)


h = hmac.new(b"key", b"message", Mine)
print(h.name, h.hexdigest(), h.copy().digest(), hmac.digest(b"key", b"message", Mine))
for a, b in [("a", "a"), ("a", "b"), (b"a", b"a"), (b"a", b"ab"), (bytearray(b"x"), b"x"), ("é", "é"), ("a", b"a"), (1, 2), (b"a", None), ("", ""), (memoryview(b"x"), b"x")]:
    show(hmac.compare_digest, a, b)
