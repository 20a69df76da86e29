"""Addresses and networks of IPv4 and IPv6."""

import functools

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def ip_address(address):
    for kind in (IPv4Address, IPv6Address):
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 address")


def ip_network(address, strict=True):
    for kind in (IPv4Network, IPv6Network):
        try:
            return kind(address, strict)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 network")


def _v4(text):
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    value = 0
    for octet in octets:
        if not octet:
            problem = f"Empty octet not permitted in {text!r}"
        elif not (octet.isascii() and octet.isdigit()):
            problem = f"Only decimal digits permitted in {octet!r} in {text!r}"
        elif len(octet) > 3:
            problem = f"At most 3 characters permitted in {octet!r} in {text!r}"
        elif octet != "0" and octet[0] == "0":
            problem = f"Leading zeros are not permitted in {octet!r} in {text!r}"
        elif int(octet) > 255:
            problem = f"Octet {int(octet)} (> 255) not permitted in {text!r}"
        else:
            value = value << 8 | int(octet)
            continue
        raise AddressValueError(problem)
    return value


def _v6(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    head, double, tail = text.partition("::")
    if "::" in tail or text.count(":") < 2:
        raise AddressValueError(f"At most one '::' permitted in {text!r}" if double else f"At least 3 parts expected in {text!r}")

    def groups(part):
        found = part.split(":") if part else []
        if found and "." in found[-1]:
            low = _v4(found.pop())
            found += [f"{low >> 16:x}", f"{low & 0xFFFF:x}"]
        for g in found:
            if not 1 <= len(g) <= 4 or not set(g) <= set("0123456789abcdefABCDEF"):
                raise AddressValueError(f"Only hex digits permitted in {g!r} in {text!r}")
        return [int(g, 16) for g in found]

    high, low = groups(head), groups(tail)
    missing = 8 - len(high) - len(low)
    if missing < 0 or bool(missing) != bool(double):
        raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
    return functools.reduce(lambda v, g: v << 16 | g, high + [0] * missing + low, 0)


@functools.total_ordering
class _Address:
    __slots__ = ("_ip",)

    def __init__(self, address):
        if isinstance(address, int):
            if not 0 <= address < 1 << self.max_prefixlen:
                what = "< 0" if address < 0 else f">= 2**{self.max_prefixlen}"
                raise AddressValueError(f"{address} ({what}) is not permitted as an IPv{self.version} address")
        elif isinstance(address, bytes):
            if len(address) * 8 != self.max_prefixlen:
                raise AddressValueError(f"{address!r} (len {len(address)} != {self.max_prefixlen // 8}) is not permitted as an "
                                        f"IPv{self.version} address")
            address = int.from_bytes(address)
        else:
            if "/" in (address := str(address)):
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            address = self._parse(address)
        self._ip = address

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        return self._ip == other._ip if type(self) is type(other) else NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._ip < other._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, n):
        return type(self)(self._ip + n) if isinstance(n, int) else NotImplemented

    def __sub__(self, n):
        return type(self)(self._ip - n) if isinstance(n, int) else NotImplemented

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    @property
    def packed(self):
        return self._ip.to_bytes(self.max_prefixlen // 8)


class IPv4Address(_Address):
    __slots__ = ()
    version, max_prefixlen = 4, IPV4LENGTH
    _parse = staticmethod(_v4)

    def __str__(self):
        return ".".join(map(str, self.packed))


class IPv6Address(_Address):
    __slots__ = ()
    version, max_prefixlen = 6, IPV6LENGTH
    _parse = staticmethod(_v6)

    def __str__(self):
        if self._ip >> 32 == 0xFFFF:
            return f"::ffff:{IPv4Address(self._ip & 0xFFFFFFFF)}"
        groups = [self._ip >> s & 0xFFFF for s in range(112, -1, -16)]
        best, n, i = 0, 1, 0  # the longest run of zeros, of two or more
        while i < 8:
            j = i
            while j < 8 and not groups[j]:
                j += 1
            if j - i > n:
                best, n = i, j - i
            i = j + 1
        text = [f"{g:x}" for g in groups]
        return ":".join(text[:best]) + "::" + ":".join(text[best + n:]) if n > 1 else ":".join(text)


class _Network:
    def __init__(self, address, strict=True):
        address, _, prefix = str(address).partition("/") if not isinstance(address, tuple) else (address[0], "/", str(address[1]))
        bits = self._kind.max_prefixlen
        ip = int(self._kind(address))
        if not prefix:
            n = bits
        elif prefix.isascii() and prefix.isdigit() and int(prefix) <= bits:
            n = int(prefix)
        else:
            raise NetmaskValueError(f"{prefix!r} is not a valid netmask")
        self.prefixlen = n
        mask = (1 << bits) - (1 << bits - n)
        if strict and ip & ~mask:
            raise ValueError(f"{address}/{prefix} has host bits set")
        self.netmask = self._kind(mask)
        self.network_address = self._kind(ip & mask)
        self.broadcast_address = self._kind(ip & mask | (1 << bits - n) - 1)

    @property
    def version(self):
        return self._kind.version

    @property
    def num_addresses(self):
        return 1 << self._kind.max_prefixlen - self.prefixlen

    def __contains__(self, other):
        return isinstance(other, self._kind) and self.network_address <= other <= self.broadcast_address

    def __iter__(self):
        for n in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._kind(n)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self.network_address, self.prefixlen) == (other.network_address, other.prefixlen)

    def __hash__(self):
        return hash((int(self.network_address), self.prefixlen))

    def __str__(self):
        return f"{self.network_address}/{self.prefixlen}"

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def overlaps(self, other):
        return self.network_address <= other.broadcast_address and other.network_address <= self.broadcast_address


class IPv4Network(_Network):
    _kind = IPv4Address


class IPv6Network(_Network):
    _kind = IPv6Address
