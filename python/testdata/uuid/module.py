# Module uuid: how UUIDs are read, written and compared, and those of names.
import copy
import pickle
import uuid


def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


u = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(u, repr(u), u.hex, u.urn, u.bytes, u.bytes_le, u.fields, u.int, int(u), u.time, u.clock_seq, u.node, u.variant, u.version, u.is_safe)
for kw in [{"hex": "12345678123456781234567812345678"}, {"hex": "urn:uuid:12345678-1234-5678-1234-567812345678"}, {"bytes": b"\x12\x34\x56\x78" * 4}, {"bytes_le": b"\x78\x56\x34\x12\x34\x12\x78\x56" + b"\x12\x34\x56\x78" * 2},
           {"fields": (0x12345678, 0x1234, 0x5678, 0x12, 0x34, 0x567812345678)}, {"int": 0x12345678123456781234567812345678}]:
    print(uuid.UUID(**kw) == u)
for kw in [{}, {"hex": "1"}, {"hex": "g" * 32}, {"bytes": b"x"}, {"bytes_le": b"x"}, {"fields": (1, 2)}, {"fields": (-1, 0, 0, 0, 0, 0)}, {"fields": (0, 1 << 16, 0, 0, 0, 0)}, {"fields": (0, 0, 0, 256, 0, 0)}, {"fields": (0, 0, 0, 0, 256, 0)}, {"fields": (0, 0, 0, 0, 0, 1 << 48)},
           {"int": -1}, {"int": 1 << 128}, {"int": 1, "hex": "1"}, {"int": 1, "version": 0}, {"int": 1, "version": 9}]:
    show(uuid.UUID, **kw)
for n in range(16):
    v = uuid.UUID(int=n << 60 | 4 << 76)
    print(v, v.variant, v.version)
for version in range(1, 6):
    print(uuid.UUID(int=(1 << 128) - 1, version=version))
show(setattr, u, "int", 1)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://example.com/é"), uuid.uuid5(uuid.NAMESPACE_OID, b"x"), uuid.NAMESPACE_X500)
a, b = uuid.UUID(int=1), uuid.UUID(int=2)
print(a < b, a <= a, a > b, a >= b, a == a, a != b, a == 1, hash(a) == hash(1), sorted([b, a]), {a: 1}[uuid.UUID(int=1)])
show(lambda: a < 1)
print(copy.copy(u) == u, copy.deepcopy(u) == u, [pickle.loads(pickle.dumps(u, p)) == u for p in range(6)])
