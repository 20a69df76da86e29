# Of the network, what needs none: numbers, addresses, errors.
import socket

print(socket.AF_INET, repr(socket.AF_INET6), repr(socket.SOCK_STREAM), int(socket.SO_REUSEADDR), socket.IPPROTO_TCP, socket.TCP_NODELAY)
print(socket.error is OSError, socket.timeout is TimeoutError, issubclass(socket.gaierror, OSError), socket.SHUT_RDWR, socket.EAI_NONAME)
print(socket.htons(1), socket.ntohs(0x1234), socket.htonl(1), socket.ntohl(0x12345678))
for f, x in (socket.htons, -1), (socket.htons, 1 << 16), (socket.htonl, 1 << 32):
    try:
        f(x)
    except OverflowError as error:
        print(error)
for text in '127.0.0.1', '1.2', '1', '0x7f.1', '010.1', '255.255.255.255', '1.2.3.4.5', '256.1', 'x', '':
    try:
        print(text, socket.inet_aton(text))
    except OSError as error:
        print(text, error)
print(socket.inet_ntoa(b'\x7f\0\0\1'))
for family, text in ((socket.AF_INET, '1.2.3.4'), (socket.AF_INET6, '::1'), (socket.AF_INET6, '1:2::3:4'), (socket.AF_INET6, '::ffff:1.2.3.4'),
                     (socket.AF_INET, '1.2'), (socket.AF_INET6, 'g::'), (7, '::')):
    try:
        packed = socket.inet_pton(family, text)
        print(packed, socket.inet_ntop(family, packed))
    except OSError as error:
        print(text, error)
for family, packed in (socket.AF_INET, b'123'), (socket.AF_INET6, b''), (77, b'1234'):
    try:
        socket.inet_ntop(family, packed)
    except ValueError as error:
        print(error)
print(socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM))
print(socket.getaddrinfo('::1', '443', type=socket.SOCK_DGRAM))
print(socket.gethostbyname('127.0.0.1'), socket.getservbyname('http'), socket.getservbyport(22), socket.getprotobyname('tcp'))
print(socket.getdefaulttimeout())
socket.setdefaulttimeout(2)
print(socket.getdefaulttimeout())
try:
    socket.setdefaulttimeout(-1)
except ValueError as error:
    print(error)
