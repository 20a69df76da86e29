"""What addresses, networks and interfaces of both versions of IP have in common, for module ipaddress."""

import functools
import re


class AddressValueError(ValueError):
    """An address that is none."""

    __module__ = 'ipaddress'


class NetmaskValueError(ValueError):
    """A netmask that is none."""

    __module__ = 'ipaddress'


def _count_righthand_zero_bits(number, bits):
    """Return how many of the lowest bits are 0; of 0, bits are."""
    return min(bits, (~number & number - 1).bit_length()) if number else bits


def _same_version(a, b):
    if a._version != b._version:
        raise TypeError(f'{a} and {b} are not of the same version')


def _split_optional_netmask(address):
    parts = str(address).split('/')
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts


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
