package reach

import (
	"net/netip"
	"testing"

	"pgregory.net/rapid"
)

func TestPublic(t *testing.T) {
	tests := map[string]bool{
		"93.184.215.14": true, "8.8.8.8": true, "100.63.255.255": true, "100.128.0.0": true, "172.15.255.255": true,
		"172.32.0.1": true, "198.17.255.255": true, "198.20.0.0": true, "223.255.255.255": true, "168.63.129.17": true,

		"0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "100.64.0.1": false, "100.100.100.200": false,
		"127.0.0.1": false, "127.255.255.254": false, "168.63.129.16": false, "169.254.169.254": false, "169.254.170.2": false,
		"172.16.0.1": false, "172.31.255.255": false, "192.0.0.192": false, "192.0.2.1": false, "192.88.99.1": false,
		"192.168.1.1": false, "198.18.0.1": false, "198.19.255.255": false, "198.51.100.7": false, "203.0.113.9": false,
		"224.0.0.1": false, "239.255.255.255": false, "240.0.0.1": false, "255.255.255.255": false,

		"2606:2800:21f:cb07:6820:80da:af6b:8b2c": true, "2a00:1450:4001::1": true, "2001:4860:4860::8888": true,

		"::": false, "::1": false, "::8.8.8.8": false, "::127.0.0.1": false, "fe80::1": false, "fe80::1%eth0": false,
		"fec0::1": false, "fc00::1": false, "fd00:ec2::254": false, "fd20:ce::254": false, "ff02::1": false, "ff0e::1": false,
		"100::1": false, "2001:db8::1": false, "2001:2::1": false, "2001:10::1": false, "3fff::1": false, "5f00::1": false,
		"4000::1": false, "2606:2800::1%eth0": false,

		// The same IPv4 address in its IPv6 dresses.
		"::ffff:8.8.8.8": true, "::ffff:10.0.0.1": false, "::ffff:127.0.0.1": false, "::ffff:169.254.169.254": false,
		"64:ff9b::8.8.8.8": true, "64:ff9b::10.0.0.1": false, "64:ff9b::169.254.169.254": false, "64:ff9b::100.64.0.1": false,
		"64:ff9b:1::10.0.0.1": false, "64:ff9b:1::8.8.8.8": false, // local NAT64: where it leads only the network knows
		"::ffff:0:10.0.0.1": false, // translated, RFC 2765
		"2002:0a00:0001::":  false, "2002:7f00:1::": false, "2002:808:808::1": false,
		"2001:0:4136:e378:8000:63bf:f5ff:fffe": false,
	}
	for s, want := range tests {
		if got := public(netip.MustParseAddr(s)); got != want {
			t.Errorf("public(%s) = %v", s, got)
		}
	}
}

// What the standard library knows not to be public is never open, in none of its forms.
func TestPublic_neverSaysYesWhereTheStandardLibrarySaysNo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := [16]byte(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "bytes"))
		if rapid.Bool().Draw(t, "known prefix") {
			p := rapid.SampledFrom([]string{"::ffff:0.0.0.0", "64:ff9b::", "fe80::", "::", "ff02::"}).Draw(t, "prefix")
			a := netip.MustParseAddr(p).As16()
			copy(b[:12], a[:12])
		}
		a := netip.AddrFrom16(b)
		inner := netip.AddrFrom4([4]byte(b[12:]))
		if !a.Is4In6() && b[0] != 0 {
			inner = a
		}
		if public(a) && (!inner.IsGlobalUnicast() || inner.IsPrivate() || inner.IsLinkLocalUnicast()) {
			t.Fatalf("public(%s), which is %s", a, inner)
		}
	})
}

func TestOpen_allowsOnlyWhatIsListed(t *testing.T) {
	c := New(Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("::1/128")}})
	for s, want := range map[string]bool{"127.0.0.1": true, "::ffff:127.0.0.1": true, "::1": true, "127.0.0.2": false, "10.0.0.1": false} {
		if got := c.open(netip.MustParseAddr(s)); got != want {
			t.Errorf("open(%s) = %v", s, got)
		}
	}
}
