# ipaddress: addresses and networks, as text, numbers and bytes.
from ipaddress import ip_address, ip_network, IPv4Address, IPv6Address

for s in ("1.2.3.4", "::1", "::", "2001:db8::8:800:200c:417a", "1:0:0:2:0:0:0:3", "::ffff:1.2.3.4", "255.255.255.255", 1, 2**40, b"\x7f\0\0\1", "1.2.3", "01.2.3.4", "1.2.3.256", "a", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "", -1):
    try:
        a = ip_address(s)
        print(repr(a), a, int(a), a.packed, a.version, a.max_prefixlen)
    except ValueError as e:
        print(e)
for s in ("1.2", "1.2.3.x", "1..2.3", "01.2.3.4", "1.2.3.256", "1.2.3.4444", "1.2.3.4/8", -1, 2**32, b"x"):
    try:
        IPv4Address(s)
    except ValueError as e:
        print(type(e).__name__, e)
print(IPv4Address("1.2.3.4") + 5, IPv6Address("::1") - 1, IPv4Address(1) < IPv4Address(2), IPv4Address(1) == IPv6Address(1), sorted(map(ip_address, ("9.0.0.1", "10.0.0.1"))))
for s in ("10.0.0.0/8", "192.168.1.0/30", "2001:db8::/32", "1.2.3.4", "10.0.0.1/8", "x/8", "0.0.0.0/0"):
    try:
        n = ip_network(s)
        print(repr(n), n.netmask, n.broadcast_address, n.num_addresses, n.prefixlen, ip_address("10.1.2.3") in n)
    except ValueError as e:
        print(e)
print(list(ip_network("192.168.1.0/30")), ip_network("10.0.0.1/8", strict=False), ip_network("10.0.0.0/8").overlaps(ip_network("10.1.0.0/16")))
