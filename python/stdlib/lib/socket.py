"""The network as programs know it: names, numbers and addresses, all that needs no network. There is none: a socket cannot be made.

The module is there for programs that use the network only if they are asked to, or its numbers and errors alone.
"""

import enum
import errno
import ipaddress
import posix
from errno import EAGAIN, EBADF, EWOULDBLOCK

__all__ = ['create_connection', 'create_server', 'fromfd', 'getaddrinfo', 'getdefaulttimeout', 'getfqdn', 'gethostbyaddr', 'gethostbyname',
           'gethostname', 'getnameinfo', 'getprotobyname', 'getservbyname', 'getservbyport', 'has_dualstack_ipv6', 'htonl', 'htons', 'inet_aton',
           'inet_ntoa', 'inet_ntop', 'inet_pton', 'ntohl', 'ntohs', 'setdefaulttimeout', 'socket', 'socketpair',
           'AddressFamily', 'SocketKind', 'SocketType', 'error', 'gaierror', 'has_ipv6', 'herror', 'timeout']

error, timeout = OSError, TimeoutError
has_ipv6 = False


class herror(OSError):
    """A name could not be found, by the old functions."""


class gaierror(OSError):
    """A name could not be found."""


def _numbers(name, kind, text):
    """Make an enumeration of 'NAME number …', whose members are names of the module too."""
    words = text.split()
    made = kind(name, list(zip(words[::2], map(int, words[1::2]))), module=__name__)
    globals().update(made.__members__)
    __all__.extend(made.__members__)
    return made


AddressFamily = _numbers('AddressFamily', enum.IntEnum, 'AF_UNSPEC 0 AF_INET 2 AF_INET6 10 AF_NETLINK 16 AF_PACKET 17')
SocketKind = _numbers('SocketKind', enum.IntEnum,
                      'SOCK_STREAM 1 SOCK_DGRAM 2 SOCK_RAW 3 SOCK_RDM 4 SOCK_SEQPACKET 5 SOCK_NONBLOCK 2048 SOCK_CLOEXEC 524288')
MsgFlag = _numbers('MsgFlag', enum.IntFlag, 'MSG_OOB 1 MSG_PEEK 2 MSG_DONTROUTE 4 MSG_TRUNC 32 MSG_DONTWAIT 64 MSG_WAITALL 256 MSG_NOSIGNAL 16384')
AddressInfo = _numbers('AddressInfo', enum.IntFlag, 'AI_PASSIVE 1 AI_CANONNAME 2 AI_NUMERICHOST 4 AI_V4MAPPED 8 AI_ALL 16 AI_ADDRCONFIG 32 AI_NUMERICSERV 1024')

_plain = dict(zip(*[iter('''
    EAI_BADFLAGS -1 EAI_NONAME -2 EAI_AGAIN -3 EAI_FAIL -4 EAI_NODATA -5 EAI_FAMILY -6 EAI_SOCKTYPE -7 EAI_SERVICE -8 EAI_MEMORY -10 EAI_SYSTEM -11
    INADDR_ANY 0 INADDR_LOOPBACK 2130706433 INADDR_BROADCAST 4294967295 INADDR_NONE 4294967295
    IPPROTO_IP 0 IPPROTO_ICMP 1 IPPROTO_TCP 6 IPPROTO_UDP 17 IPPROTO_IPV6 41 IPPROTO_ICMPV6 58 IPPROTO_RAW 255
    IPV6_V6ONLY 26 IPV6_UNICAST_HOPS 16 IPV6_MULTICAST_IF 17 IPV6_MULTICAST_HOPS 18 IPV6_MULTICAST_LOOP 19 IPV6_JOIN_GROUP 20
    IP_TOS 1 IP_TTL 2 IP_MULTICAST_IF 32 IP_MULTICAST_TTL 33 IP_MULTICAST_LOOP 34 IP_ADD_MEMBERSHIP 35 IP_DROP_MEMBERSHIP 36
    NI_NUMERICHOST 1 NI_NUMERICSERV 2 NI_NOFQDN 4 NI_NAMEREQD 8 NI_DGRAM 16 SHUT_RD 0 SHUT_WR 1 SHUT_RDWR 2 SOL_IP 0 SOL_SOCKET 1 SOL_TCP 6 SOL_UDP 17
    SOMAXCONN 4096 SO_DEBUG 1 SO_REUSEADDR 2 SO_TYPE 3 SO_ERROR 4 SO_DONTROUTE 5 SO_BROADCAST 6 SO_SNDBUF 7 SO_RCVBUF 8 SO_KEEPALIVE 9 SO_OOBINLINE 10
    SO_LINGER 13 SO_REUSEPORT 15 SO_RCVLOWAT 18 SO_SNDLOWAT 19 SO_RCVTIMEO 20 SO_SNDTIMEO 21 SO_BINDTODEVICE 25 SO_PROTOCOL 38 SO_DOMAIN 39
    TCP_NODELAY 1 TCP_MAXSEG 2 TCP_CORK 3 TCP_KEEPIDLE 4 TCP_KEEPINTVL 5 TCP_KEEPCNT 6 TCP_DEFER_ACCEPT 9 TCP_QUICKACK 12 TCP_USER_TIMEOUT 18 TCP_FASTOPEN 23
'''.split())] * 2))
globals().update({name: int(number) for name, number in _plain.items()})
__all__ += _plain

_services = {'ftp': 21, 'ssh': 22, 'telnet': 23, 'smtp': 25, 'domain': 53, 'http': 80, 'pop3': 110, 'ntp': 123, 'imap2': 143, 'https': 443}
_protocols = {'ip': 0, 'icmp': 1, 'tcp': 6, 'udp': 17, 'ipv6': 41, 'ipv6-icmp': 58}


class socket:
    """An end of a connection: none can be made."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        raise PermissionError(errno.EACCES, 'There is no network')


SocketType = socket


def fromfd(fd, family, type, proto=0):
    """Make a socket of a descriptor: it cannot be."""
    return socket(family, type, proto, fd)


def socketpair(family=None, type=SocketKind.SOCK_STREAM, proto=0):
    """Make two sockets that are connected: it cannot be."""
    return socket(family, type, proto)


def create_connection(address, timeout=None, source_address=None, *, all_errors=False):
    """Connect to a host and port: it cannot be."""
    host, port = address
    family, kind, protocol, _, _ = getaddrinfo(host, port, 0, SocketKind.SOCK_STREAM)[0]
    return socket(family, kind, protocol)


def create_server(address, *, family=AddressFamily.AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Listen at an address: it cannot be."""
    return socket(family, SocketKind.SOCK_STREAM)


def has_dualstack_ipv6():
    """Return whether a socket may serve both kinds of addresses: there is none."""
    return False


_default_timeout = None


def getdefaulttimeout():
    """Return the timeout of new sockets, in seconds."""
    return _default_timeout


def setdefaulttimeout(timeout):
    """Set the timeout of new sockets, in seconds; None is none."""
    global _default_timeout
    if timeout is not None:
        timeout = float(timeout)
        if timeout < 0:
            raise ValueError('Timeout value out of range')
    _default_timeout = timeout


# Names.

def gethostname():
    """Return the name of this machine, as far as programs may know it."""
    return posix.uname().nodename


def getfqdn(name=''):
    """Return the whole name of a host: what is given, since nobody can be asked."""
    name = name.strip()
    return gethostname() if name in ('', '0.0.0.0', '::') else name


def _address(host):
    """Return the address that a host's name says or stands for here."""
    try:
        return ipaddress.ip_address('127.0.0.1' if host in (None, 'localhost') else '0.0.0.0' if host == '' else host)
    except ValueError:
        raise gaierror(EAI_AGAIN, 'Temporary failure in name resolution') from None


def gethostbyname(hostname):
    """Return the address of a host, if its name says it."""
    return str(_address(hostname))


def gethostbyaddr(ip_address):
    """Return name, other names and addresses of a host, if its name says them."""
    address = str(_address(ip_address))
    return ('localhost' if address == '127.0.0.1' else address), [], [address]


def _port(service):
    if service is None:
        return 0
    if isinstance(service, int):
        return service
    if isinstance(service, bytes):
        service = service.decode()
    if service.isdecimal():
        return int(service)
    try:
        return _services[service]
    except KeyError:
        raise gaierror(EAI_SERVICE, 'Servname not supported for ai_socktype') from None


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Return what there is to make a socket for a host and port: one for its address, for each type."""
    if isinstance(host, bytes):
        host = host.decode()
    if host is None and port is None:
        raise gaierror(EAI_NONAME, 'Name or service not known')
    address = _address('0.0.0.0' if host is None and flags & AddressInfo.AI_PASSIVE else host)
    its = AddressFamily.AF_INET if address.version == 4 else AddressFamily.AF_INET6
    if family not in (0, its):
        raise gaierror(EAI_FAMILY, 'Address family for hostname not supported')
    number = _port(port)
    where = (str(address), number) if its == AddressFamily.AF_INET else (str(address), number, 0, 0)
    kinds = [(SocketKind.SOCK_STREAM, 6), (SocketKind.SOCK_DGRAM, 17), (SocketKind.SOCK_RAW, 0)]
    return [(its, kind, protocol, '', where) for kind, protocol in kinds if type in (0, kind) and proto in (0, protocol)]


def getnameinfo(sockaddr, flags):
    """Return host and service of an address, as numbers."""
    return str(_address(sockaddr[0])), str(sockaddr[1])


def getservbyname(servicename, protocolname=None):
    """Return the port of one of a few well known services."""
    try:
        return _services[servicename]
    except KeyError:
        raise OSError('service/proto not found') from None


def getservbyport(port, protocolname=None):
    """Return the well known service that has a port."""
    for name, number in _services.items():
        if number == port:
            return name
    raise OSError('port/proto not found')


def getprotobyname(name):
    """Return the number of a protocol."""
    try:
        return _protocols[name]
    except KeyError:
        raise OSError('protocol not found') from None


# Numbers and addresses as they travel: the highest byte first.

def _turned(name, size, small, big):
    def turn(x, /):
        if x < 0:
            raise OverflowError(small)
        if x >> size * 8:
            raise OverflowError(big)
        return int.from_bytes(x.to_bytes(size, 'little'), 'big')
    turn.__name__ = turn.__qualname__ = name
    turn.__doc__ = f'Turn round the bytes of a number of {size * 8} bits.'
    return turn


htons, ntohs = [_turned(name, 2, f"{name}: can't convert negative Python int to C 16-bit unsigned integer",
                        f'{name}: Python int too large to convert to C 16-bit unsigned integer') for name in ('htons', 'ntohs')]
htonl, ntohl = [_turned(name, 4, "can't convert negative value to unsigned int", 'int larger than 32 bits') for name in ('htonl', 'ntohl')]


def inet_aton(ip_addr, /):
    """Return an address of version 4 as bytes. Parts may be left out, and be octal or hexadecimal."""
    parts = ip_addr.split('.')
    try:
        numbers = [int(part, 16 if part[:2].lower() == '0x' else 8 if part[:1] == '0' else 10) for part in parts]
    except ValueError:
        numbers = []
    *high, low = numbers or [-1]
    if len(numbers) > 4 or low < 0 or low >> 8 * (4 - len(high)) or any(n < 0 or n > 255 for n in high):
        raise OSError('illegal IP address string passed to inet_aton')
    return bytes(high) + low.to_bytes(4 - len(high), 'big')


def inet_ntoa(packed_ip, /):
    """Return an address of version 4 as text."""
    if len(packed_ip) != 4:
        raise OSError('packed IP wrong length')
    return '.'.join(map(str, bytes(packed_ip)))


def inet_pton(address_family, ip_string, /):
    """Return an address as bytes."""
    try:
        if address_family == AddressFamily.AF_INET:
            return ipaddress.IPv4Address(ip_string).packed
        if address_family == AddressFamily.AF_INET6 and '%' not in ip_string:
            return ipaddress.IPv6Address(ip_string).packed
    except ValueError:
        pass
    if address_family not in (AddressFamily.AF_INET, AddressFamily.AF_INET6):
        raise OSError(errno.EAFNOSUPPORT, 'Address family not supported by protocol')
    raise OSError('illegal IP address string passed to inet_pton')


def inet_ntop(address_family, packed_ip, /):
    """Return an address as text."""
    if address_family not in (AddressFamily.AF_INET, AddressFamily.AF_INET6):
        raise ValueError(f'unknown address family {address_family}')
    six = address_family == AddressFamily.AF_INET6
    if len(packed_ip) != (16 if six else 4):
        raise ValueError('invalid length of packed IP address string')
    if not six:
        return inet_ntoa(packed_ip)
    address = ipaddress.IPv6Address(bytes(packed_ip))
    if address.ipv4_mapped:
        return f'::ffff:{address.ipv4_mapped}'
    return str(address)
