"""Addresses, networks and interfaces of IPv4 and IPv6.

An address is a number with a width. A network is the addresses that begin with the same bits; an interface is an address that knows
its network. What the two versions of IP have in common stands first, by kind: what is said of addresses, of networks and of
interfaces. A family (_V4, _V6) knows how its numbers are read and written.
"""

import functools
import re

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """An address that is none."""


class NetmaskValueError(ValueError):
    """A netmask that is none."""


# Making them, of whatever version

def _either(four, six, address, kind, *options):
    """Make what address stands for in one of the two versions."""
    for cls in (four, six):
        try:
            return cls(address, *options)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 {kind}')


def ip_address(address):
    """Return an IPv4Address or IPv6Address."""
    return _either(IPv4Address, IPv6Address, address, 'address')


def ip_network(address, strict=True):
    """Return an IPv4Network or IPv6Network; if strict, no bits may be set beyond its prefix."""
    return _either(IPv4Network, IPv6Network, address, 'network', strict)


def ip_interface(address):
    """Return an IPv4Interface or IPv6Interface."""
    return _either(IPv4Interface, IPv6Interface, address, 'interface')


def _packed(address, size, version):
    try:
        return address.to_bytes(size)
    except OverflowError:
        raise ValueError(f'Address negative or too large for {version}') from None


def v4_int_to_packed(address):
    """Return the number of an IPv4 address as four bytes."""
    return _packed(address, IPV4LENGTH // 8, 'IPv4')


def v6_int_to_packed(address):
    """Return the number of an IPv6 address as sixteen bytes."""
    return _packed(address, IPV6LENGTH // 8, 'IPv6')


# Ranges

def _count_righthand_zero_bits(number, bits):
    """Return how many of the lowest bits are 0; of 0, bits are."""
    return min(bits, (~number & number - 1).bit_length()) if number else bits


def _find_address_range(addresses):
    """Yield the (first, last) of each run of addresses, which are sorted."""
    first = last = None
    for address in addresses:
        if last is not None and address._ip == last._ip + 1:
            last = address
            continue
        if last is not None:
            yield first, last
        first = last = address
    if last is not None:
        yield first, last


def summarize_address_range(first, last):
    """Yield the networks that make up the addresses from first to last."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
        raise TypeError('first and last must be IP addresses, not networks')
    _same_version(first, last)
    if first > last:
        raise ValueError('last IP address must be greater than first')
    if first.version not in (4, 6):
        raise ValueError('unknown IP version')
    network = IPv4Network if first.version == 4 else IPv6Network
    bits, at, end = first._max_prefixlen, first._ip, last._ip
    while at <= end:
        # As many as the number allows to begin here, and as are left.
        size = min(_count_righthand_zero_bits(at, bits), (end - at + 1).bit_length() - 1)
        yield network((at, bits - size))
        at += 1 << size


def _collapse_addresses_internal(networks):
    """Yield the fewest networks that have the same addresses."""
    merged = []
    for net in sorted(set(networks)):
        if merged and net.broadcast_address._ip <= merged[-1].broadcast_address._ip:
            continue  # it is in the one before
        merged.append(net)
        while len(merged) > 1 and merged[-2]._prefixlen == merged[-1]._prefixlen:
            above = merged[-1].supernet()
            if above != merged[-2].supernet():
                break
            merged[-2:] = [above]
    yield from merged


def collapse_addresses(addresses):
    """Return an iterator over the fewest networks that have all of these addresses and networks."""
    single, networks = [], []
    for each in addresses:
        alone = isinstance(each, _BaseAddress) or each._prefixlen == each._max_prefixlen
        to = single if alone else networks
        if to and to[-1]._version != each._version:
            raise TypeError(f'{each} and {to[-1]} are not of the same version')
        to.append(each.network_address if alone and isinstance(each, _BaseNetwork) else each)
    for first, last in _find_address_range(sorted(set(single))):
        networks.extend(summarize_address_range(first, last))
    return _collapse_addresses_internal(networks)


def get_mixed_type_key(obj):
    """Return a key by which addresses and networks can be sorted together."""
    if isinstance(obj, _BaseNetwork):
        return obj._get_networks_key()
    if isinstance(obj, _BaseAddress):
        return obj._get_address_key()
    return NotImplemented


def _same_version(a, b):
    if a._version != b._version:
        raise TypeError(f'{a} and {b} are not of the same version')


def _split_optional_netmask(address):
    parts = str(address).split('/')
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts


# What all have in common

class _IPAddressBase:
    __slots__ = ()

    @property
    def exploded(self):
        """The address in full."""
        return self._explode_shorthand_ip_string()

    @property
    def compressed(self):
        """The address as short as it can be."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name in the DNS that tells the names of the address."""
        return self._reverse_pointer()

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._max_prefixlen

    @classmethod
    def _ip_int_from_prefix(cls, prefixlen):
        return cls._ALL_ONES ^ cls._ALL_ONES >> prefixlen

    @classmethod
    def _prefix_from_ip_int(cls, mask):
        """Return the length of the prefix of ones that a mask is."""
        zeros = _count_righthand_zero_bits(mask, cls._max_prefixlen)
        if mask >> zeros != (1 << cls._max_prefixlen - zeros) - 1:
            raise ValueError(f'Netmask pattern {mask.to_bytes(cls._max_prefixlen // 8)!r} mixes zeroes & ones')
        return cls._max_prefixlen - zeros

    @classmethod
    def _report_invalid_netmask(cls, mask):
        raise NetmaskValueError(f'{mask!r} is not a valid netmask') from None

    @classmethod
    def _prefix_from_prefix_string(cls, text):
        if not (text.isascii() and text.isdigit()):
            cls._report_invalid_netmask(text)
        if (prefixlen := int(text)) > cls._max_prefixlen:
            cls._report_invalid_netmask(text)
        return prefixlen

    @classmethod
    def _prefix_from_ip_string(cls, text):
        """Return the length that a mask, or the inverse of one, is for."""
        try:
            mask = cls._ip_int_from_string(text)
        except AddressValueError:
            cls._report_invalid_netmask(text)
        for pattern in (mask, mask ^ cls._ALL_ONES):
            try:
                return cls._prefix_from_ip_int(pattern)
            except ValueError:
                pass
        cls._report_invalid_netmask(text)

    @classmethod
    def _split_addr_prefix(cls, address):
        """Return the two parts of what a network is made of; the prefix is the whole width if it is not there."""
        if isinstance(address, (bytes, int)):
            return address, cls._max_prefixlen
        if not isinstance(address, tuple):
            address = _split_optional_netmask(address)
        return address if len(address) > 1 else (address[0], cls._max_prefixlen)

    @classmethod
    def _prefixlen_of(cls, mask):
        """Return the length of the prefix that a number, or text, stands for."""
        if isinstance(mask, int):
            if not 0 <= mask <= cls._max_prefixlen:
                cls._report_invalid_netmask(mask)
            return mask
        try:
            return cls._prefix_from_prefix_string(mask)
        except NetmaskValueError:
            if cls._version == 6:
                raise
            return cls._prefix_from_ip_string(mask)

    def __reduce__(self):
        return type(self), (str(self),)


_address_format = re.compile('(#?)(_?)([xbnX])')


@functools.total_ordering
class _BaseAddress(_IPAddressBase):
    __slots__ = ()

    def _number(self, address):
        """Return the number that an address is made of."""
        if isinstance(address, int):
            if not 0 <= address <= self._ALL_ONES:
                what = '< 0' if address < 0 else f'>= 2**{self._max_prefixlen}'
                raise AddressValueError(f'{address} ({what}) is not permitted as an IPv{self._version} address')
            return address
        if isinstance(address, bytes):
            if len(address) != (size := self._max_prefixlen // 8):
                raise AddressValueError(f'{address!r} (len {len(address)} != {size}) is not permitted as an IPv{self._version} address')
            return int.from_bytes(address)
        address = str(address)
        if '/' in address:
            raise AddressValueError(f"Unexpected '/' in {address!r}")
        return self._ip_int_from_string(address)

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        _same_version(self, other)
        return self._ip < other._ip

    def __add__(self, other):
        return type(self)(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return type(self)(self._ip - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __str__(self):
        return self._string_from_ip_int(self._ip)

    def __hash__(self):
        return hash(hex(self._ip))

    def _get_address_key(self):
        return self._version, self

    def __format__(self, spec):
        """Format by a specification: that of a str, or one of x, X, b and n, with # and _."""
        if not spec or spec[-1] == 's':
            return format(str(self), spec)
        parts = _address_format.fullmatch(spec)
        if parts is None:
            return super().__format__(spec)
        alternate, grouping, base = parts.groups()
        if base == 'n':
            base = 'b' if self._version == 4 else 'x'
        digits = self._max_prefixlen if base == 'b' else self._max_prefixlen // 4
        if grouping:
            digits += digits // 4 - 1
        if alternate:
            digits += 2
        return format(self._ip, f'{alternate}0{digits}{grouping}{base}')


@functools.total_ordering
class _BaseNetwork(_IPAddressBase):
    def _begin(self, address, strict):
        """Take the parts of a network apart."""
        cls = self._address_class
        address, mask = self._split_addr_prefix(address)
        self.network_address = cls(address)
        self._prefixlen = self._prefixlen_of(mask)
        self.netmask = cls(self._ip_int_from_prefix(self._prefixlen))
        ip = self.network_address._ip
        if ip & ~self.netmask._ip:
            if strict:
                raise ValueError(f'{self} has host bits set')
            self.network_address = cls(ip & self.netmask._ip)
        if self._prefixlen == self._max_prefixlen - 1:
            self.hosts = self.__iter__  # both ends of a link
        elif self._prefixlen == self._max_prefixlen:
            self.hosts = lambda: [cls(address)]

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __str__(self):
        return f'{self.network_address}/{self._prefixlen}'

    def hosts(self):
        """Yield the addresses that hosts may have."""
        last = self.broadcast_address._ip - (self._version == 4)
        for number in range(self.network_address._ip + 1, last + 1):
            yield self._address_class(number)

    def __iter__(self):
        for number in range(self.network_address._ip, self.broadcast_address._ip + 1):
            yield self._address_class(number)

    def __getitem__(self, n):
        first, last = self.network_address._ip, self.broadcast_address._ip
        number = (first if n >= 0 else last + 1) + n
        if not first <= number <= last:
            raise IndexError('address out of range')
        return self._address_class(number)

    def __lt__(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        _same_version(self, other)
        return self._get_networks_key() < other._get_networks_key()

    def __eq__(self, other):
        try:
            return (self._version == other._version and self.network_address == other.network_address
                    and self.netmask._ip == other.netmask._ip)
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(self.network_address._ip ^ self.netmask._ip)

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & self.netmask._ip == self.network_address._ip

    def overlaps(self, other):
        """Return whether there is an address in both."""
        return (self.network_address in other or self.broadcast_address in other
                or other.network_address in self or other.broadcast_address in self)

    @functools.cached_property
    def broadcast_address(self):
        return self._address_class(self.network_address._ip | self.hostmask._ip)

    @functools.cached_property
    def hostmask(self):
        return self._address_class(self.netmask._ip ^ self._ALL_ONES)

    @property
    def with_prefixlen(self):
        return f'{self.network_address}/{self._prefixlen}'

    @property
    def with_netmask(self):
        return f'{self.network_address}/{self.netmask}'

    @property
    def with_hostmask(self):
        return f'{self.network_address}/{self.hostmask}'

    @property
    def num_addresses(self):
        return 1 << self._max_prefixlen - self._prefixlen

    @property
    def prefixlen(self):
        return self._prefixlen

    def _get_networks_key(self):
        return self._version, self.network_address, self.netmask

    def address_exclude(self, other):
        """Yield the networks that are left when another is taken out of this one."""
        _same_version(self, other)
        if not isinstance(other, _BaseNetwork):
            raise TypeError(f'{other} is not a network object')
        if not other.subnet_of(self):
            raise ValueError(f'{other} not contained in {self}')
        # Halve what has the other one in it, until that is what is left.
        rest = self
        while rest._prefixlen < other._prefixlen:
            low, high = rest.subnets()
            rest, free = (low, high) if other.subnet_of(low) else (high, low)
            yield free

    def compare_networks(self, other):
        """Return -1, 0 or 1 for the order of two networks of the same version."""
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same type')
        a, b = self._get_networks_key(), other._get_networks_key()
        return (a > b) - (a < b)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """Yield the networks with longer prefixes that this one consists of."""
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError('new prefix must be longer')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError('prefix length diff must be > 0')
        if (length := self._prefixlen + prefixlen_diff) > self._max_prefixlen:
            raise ValueError(f'prefix length diff {length} is invalid for netblock {self}')
        step = self.num_addresses >> prefixlen_diff
        for number in range(self.network_address._ip, self.broadcast_address._ip + 1, step):
            yield type(self)((number, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """Return the network with a shorter prefix that this one is in."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError('new prefix must be shorter')
            if prefixlen_diff != 1:
                raise ValueError('cannot set prefixlen_diff and new_prefix')
            prefixlen_diff = self._prefixlen - new_prefix
        if (length := self._prefixlen - prefixlen_diff) < 0:
            raise ValueError(f'current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}')
        return type(self)((self.network_address._ip & self.netmask._ip << prefixlen_diff, length))

    def _within(self, other):
        try:
            _same_version(self, other)
            return (other.network_address._ip <= self.network_address._ip
                    and self.broadcast_address._ip <= other.broadcast_address._ip)
        except AttributeError:
            raise TypeError(f'Unable to test subnet containment between {self} and {other}') from None

    def subnet_of(self, other):
        """Return whether this network is part of another."""
        return self._within(other)

    def supernet_of(self, other):
        """Return whether another network is part of this one."""
        _same_version(self, other)
        return other._within(self) if isinstance(other, _BaseNetwork) else self._within(other)

    # What is said of a network is what is said of both its ends.

    @property
    def is_multicast(self):
        return self.network_address.is_multicast and self.broadcast_address.is_multicast

    @property
    def is_reserved(self):
        return self.network_address.is_reserved and self.broadcast_address.is_reserved

    @property
    def is_link_local(self):
        return self.network_address.is_link_local and self.broadcast_address.is_link_local

    @property
    def is_private(self):
        def both(net):
            return self.network_address in net and self.broadcast_address in net

        constants = self._address_class._constants
        return any(map(both, constants._private_networks)) and all(
            self.network_address not in net and self.broadcast_address not in net for net in constants._private_networks_exceptions)

    @property
    def is_global(self):
        return not self.is_private

    @property
    def is_unspecified(self):
        return self.network_address.is_unspecified and self.broadcast_address.is_unspecified

    @property
    def is_loopback(self):
        return self.network_address.is_loopback and self.broadcast_address.is_loopback


class _Interface:
    """What an address has that knows its network. It is mixed into classes of addresses, which it comes before."""

    def __init__(self, address):
        address, mask = self._split_addr_prefix(address)
        super().__init__(address)
        self.network = self._network_class((address, mask), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @functools.cached_property
    def hostmask(self):
        return self.network.hostmask

    def __str__(self):
        return f'{super().__str__()}/{self._prefixlen}'

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        try:
            return self.network == other.network
        except AttributeError:
            return False  # an address without a network

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return NotImplemented
        try:
            return self.network < other.network or self.network == other.network and less
        except AttributeError:
            return False  # addresses without networks come first

    def __hash__(self):
        return hash((self._ip, self._prefixlen, self.network.network_address._ip))

    __reduce__ = _IPAddressBase.__reduce__

    @property
    def ip(self):
        """The address alone."""
        return self._network_class._address_class(self._ip)

    @property
    def with_prefixlen(self):
        return f'{self._string_from_ip_int(self._ip)}/{self._prefixlen}'

    @property
    def with_netmask(self):
        return f'{self._string_from_ip_int(self._ip)}/{self.netmask}'

    @property
    def with_hostmask(self):
        return f'{self._string_from_ip_int(self._ip)}/{self.hostmask}'


# IPv4

class _BaseV4:
    __slots__ = ()
    _version = 4
    _ALL_ONES = 2**IPV4LENGTH - 1
    _max_prefixlen = IPV4LENGTH

    def _explode_shorthand_ip_string(self):
        return str(self)

    @classmethod
    def _ip_int_from_string(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        octets = text.split('.')
        if len(octets) != 4:
            raise AddressValueError(f'Expected 4 octets in {text!r}')
        try:
            return int.from_bytes(map(cls._parse_octet, octets))
        except ValueError as error:
            raise AddressValueError(f'{error} in {text!r}') from None

    @staticmethod
    def _parse_octet(octet):
        if not octet:
            raise ValueError('Empty octet not permitted')
        if not (octet.isascii() and octet.isdigit()):
            raise ValueError(f'Only decimal digits permitted in {octet!r}')
        if len(octet) > 3:
            raise ValueError(f'At most 3 characters permitted in {octet!r}')
        if octet != '0' and octet[0] == '0':
            raise ValueError(f'Leading zeros are not permitted in {octet!r}')
        if (number := int(octet)) > 255:
            raise ValueError(f'Octet {number} (> 255) not permitted')
        return number

    @classmethod
    def _string_from_ip_int(cls, number):
        return '.'.join(map(str, number.to_bytes(4)))

    def _reverse_pointer(self):
        return '.'.join(reversed(str(self).split('.'))) + '.in-addr.arpa'


class IPv4Address(_BaseV4, _BaseAddress):
    """An address of IPv4: made of a number, four bytes, or text."""

    __slots__ = ('_ip', '__weakref__')

    def __init__(self, address):
        self._ip = self._number(address)

    @property
    def packed(self):
        """The address as four bytes."""
        return v4_int_to_packed(self._ip)

    @property
    def is_reserved(self):
        return self in self._constants._reserved_network

    @property
    def is_private(self):
        """Whether the address has a meaning only in some place, as IANA's registry of special addresses says."""
        return any(self in net for net in self._constants._private_networks) and all(
            self not in net for net in self._constants._private_networks_exceptions)

    @property
    def is_global(self):
        """Whether the address can be reached from everywhere. Those of 100.64.0.0/10 are neither global nor private."""
        return self not in self._constants._public_network and not self.is_private

    @property
    def is_multicast(self):
        return self in self._constants._multicast_network

    @property
    def is_unspecified(self):
        return self == self._constants._unspecified_address

    @property
    def is_loopback(self):
        return self in self._constants._loopback_network

    @property
    def is_link_local(self):
        return self in self._constants._linklocal_network

    @property
    def ipv6_mapped(self):
        """The IPv6 address that stands for this one."""
        return IPv6Address(f'::ffff:{self}')


class IPv4Network(_BaseV4, _BaseNetwork):
    """A network of IPv4: made of "address/prefix", "address/mask", or a pair of these."""

    _address_class = IPv4Address

    def __init__(self, address, strict=True):
        self._begin(address, strict)

    @property
    def is_global(self):
        shared = IPv4Address._constants._public_network
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


class IPv4Interface(_Interface, IPv4Address):
    """An address of IPv4 with its network."""

    _network_class = IPv4Network


class _IPv4Constants:
    """What IANA says of special addresses of IPv4."""

    _linklocal_network = IPv4Network('169.254.0.0/16')
    _loopback_network = IPv4Network('127.0.0.0/8')
    _multicast_network = IPv4Network('224.0.0.0/4')
    _public_network = IPv4Network('100.64.0.0/10')
    _private_networks = [IPv4Network(text) for text in (
        '0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.0.170/31', '192.0.2.0/24',
        '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '240.0.0.0/4', '255.255.255.255/32')]
    _private_networks_exceptions = [IPv4Network('192.0.0.9/32'), IPv4Network('192.0.0.10/32')]
    _reserved_network = IPv4Network('240.0.0.0/4')
    _unspecified_address = IPv4Address('0.0.0.0')


IPv4Address._constants = _IPv4Constants


# IPv6

class _BaseV6:
    __slots__ = ()
    _version = 6
    _ALL_ONES = 2**IPV6LENGTH - 1
    _max_prefixlen = IPV6LENGTH
    _HEXTETS = 8

    @classmethod
    def _ip_int_from_string(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        parts = text.split(':')
        if len(parts) < 3:
            raise AddressValueError(f'At least 3 parts expected in {text!r}')
        if '.' in parts[-1]:
            try:
                low = IPv4Address(parts.pop())._ip
            except AddressValueError as error:
                raise AddressValueError(f'{error} in {text!r}') from None
            parts += [f'{low >> 16:x}', f'{low & 0xffff:x}']
        if len(parts) > cls._HEXTETS + 1:
            raise AddressValueError(f'At most {cls._HEXTETS} colons permitted in {text!r}')
        high, low = cls._around_double_colon(parts, text)
        try:
            groups = [*map(cls._parse_hextet, high), *[0] * (cls._HEXTETS - len(high) - len(low)), *map(cls._parse_hextet, low)]
        except ValueError as error:
            raise AddressValueError(f'{error} in {text!r}') from None
        return functools.reduce(lambda number, group: number << 16 | group, groups, 0)

    @classmethod
    def _around_double_colon(cls, parts, text):
        """Return the parts before "::" and those after it; without it, all are before."""
        gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
        if len(gaps) > 1:
            raise AddressValueError(f"At most one '::' permitted in {text!r}")
        if not gaps:
            if len(parts) != cls._HEXTETS:
                raise AddressValueError(f"Exactly {cls._HEXTETS} parts expected without '::' in {text!r}")
            if not parts[0]:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            return parts, []
        high, low = parts[:gaps[0]], parts[gaps[0] + 1:]
        # At an end, "::" leaves an empty part more.
        if not high[0]:
            high.pop(0)
            if high:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not low[-1]:
            low.pop()
            if low:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        if len(high) + len(low) >= cls._HEXTETS:
            raise AddressValueError(f"Expected at most {cls._HEXTETS - 1} other parts with '::' in {text!r}")
        return high, low

    @staticmethod
    def _parse_hextet(hextet):
        if not set(hextet) <= set('0123456789abcdefABCDEF'):
            raise ValueError(f'Only hex digits permitted in {hextet!r}')
        if len(hextet) > 4:
            raise ValueError(f'At most 4 characters permitted in {hextet!r}')
        return int(hextet, 16)

    @classmethod
    def _string_from_ip_int(cls, number):
        if number > cls._ALL_ONES:
            raise ValueError('IPv6 address is too large')
        groups = [number >> shift & 0xffff for shift in range(112, -1, -16)]
        # The first of the longest runs of zeros, if it is of two or more, becomes "::".
        start, length, i = 0, 1, 0
        while i < len(groups):
            end = i
            while end < len(groups) and not groups[end]:
                end += 1
            if end - i > length:
                start, length = i, end - i
            i = end + 1
        text = [f'{group:x}' for group in groups]
        if length == 1:
            return ':'.join(text)
        return ':'.join(text[:start]) + '::' + ':'.join(text[start + length:])

    def _hextets(self):
        number = self.network_address._ip if isinstance(self, _BaseNetwork) else self._ip
        return [f'{number >> shift & 0xffff:04x}' for shift in range(112, -1, -16)]

    def _explode_shorthand_ip_string(self):
        groups = self._hextets()
        mapped = getattr(self, 'ipv4_mapped', None)
        if mapped is not None:
            return ':'.join([*groups[:6], str(mapped)])
        text = ':'.join(groups)
        if isinstance(self, (_BaseNetwork, IPv6Interface)):
            return f'{text}/{self._prefixlen}'
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def _reverse_pointer(self):
        digits = ''.join(self._hextets())
        if isinstance(self, (_BaseNetwork, IPv6Interface)) and getattr(self, 'ipv4_mapped', None) is None:
            digits += f'/{self._prefixlen}'
        return '.'.join(reversed(digits)) + '.ip6.arpa'

    @staticmethod
    def _split_scope_id(text):
        """Return an address and its scope: what stands after a "%", or None."""
        address, sep, scope = text.partition('%')
        if sep and (not scope or '%' in scope):
            raise AddressValueError(f'Invalid IPv6 address: "{text!r}"')
        return address, scope or None


class IPv6Address(_BaseV6, _BaseAddress):
    """An address of IPv6: made of a number, sixteen bytes, or text, in which a scope may follow a "%"."""

    __slots__ = ('_ip', '_scope_id', '__weakref__')

    def __init__(self, address):
        self._scope_id = None
        if not isinstance(address, (int, bytes)) and '/' not in (address := str(address)):
            address, self._scope_id = self._split_scope_id(address)
        self._ip = self._number(address)

    def __str__(self):
        mapped = self.ipv4_mapped
        text = self._string_from_ip_int(self._ip) if mapped is None else f'::ffff:{mapped}'
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        equal = super().__eq__(other)
        if equal is NotImplemented or not equal:
            return equal
        return self._scope_id == getattr(other, '_scope_id', None)

    @property
    def scope_id(self):
        """The scope of the address, such as the name of a device, or None."""
        return self._scope_id

    @property
    def packed(self):
        """The address as sixteen bytes."""
        return v6_int_to_packed(self._ip)

    @property
    def is_multicast(self):
        return self in self._constants._multicast_network

    @property
    def is_reserved(self):
        return any(self in net for net in self._constants._reserved_networks)

    @property
    def is_link_local(self):
        return self in self._constants._linklocal_network

    @property
    def is_site_local(self):
        return self in self._constants._sitelocal_network

    @property
    def is_private(self):
        if (mapped := self.ipv4_mapped) is not None:
            return mapped.is_private
        return any(self in net for net in self._constants._private_networks) and all(
            self not in net for net in self._constants._private_networks_exceptions)

    @property
    def is_global(self):
        return not self.is_private

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_loopback(self):
        return self._ip == 1 if (mapped := self.ipv4_mapped) is None else mapped.is_loopback

    @property
    def ipv4_mapped(self):
        """The IPv4 address that this one stands for, or None."""
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def teredo(self):
        """The server and the client of a Teredo address, or None."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)

    @property
    def sixtofour(self):
        """The IPv4 address that is part of a 6to4 address, or None."""
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None


class IPv6Network(_BaseV6, _BaseNetwork):
    """A network of IPv6: made of "address/prefix", or a pair of these."""

    _address_class = IPv6Address

    def __init__(self, address, strict=True):
        self._begin(address, strict)

    @property
    def is_site_local(self):
        return self.network_address.is_site_local and self.broadcast_address.is_site_local


class IPv6Interface(_Interface, IPv6Address):
    """An address of IPv6 with its network."""

    _network_class = IPv6Network

    @property
    def is_unspecified(self):
        return super().is_unspecified and self.network.is_unspecified

    @property
    def is_loopback(self):
        return super().is_loopback and self.network.is_loopback


class _IPv6Constants:
    """What IANA says of special addresses of IPv6."""

    _linklocal_network = IPv6Network('fe80::/10')
    _multicast_network = IPv6Network('ff00::/8')
    _private_networks = [IPv6Network(text) for text in (
        '::1/128', '::/128', '::ffff:0:0/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10')]
    _private_networks_exceptions = [IPv6Network(text) for text in (
        '2001:1::1/128', '2001:1::2/128', '2001:3::/32', '2001:4:112::/48', '2001:20::/28', '2001:30::/28')]
    _reserved_networks = [IPv6Network(text) for text in (
        '::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3', '8000::/3', 'a000::/3', 'c000::/3', 'e000::/4',
        'f000::/5', 'f800::/6', 'fe00::/9')]
    _sitelocal_network = IPv6Network('fec0::/10')


IPv6Address._constants = _IPv6Constants
