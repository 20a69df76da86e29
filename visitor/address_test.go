package visitor

import (
	"net/http"
	"net/netip"
	"testing"
)

func TestAddress(t *testing.T) {
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	for _, c := range []struct {
		name    string
		peer    string
		forward []string
		want    string
	}{
		{"a peer that is no proxy is the visitor", "203.0.113.9:4711", nil, "203.0.113.9"},
		{"a stranger's header is not believed", "203.0.113.9:4711", []string{"198.51.100.1"}, "203.0.113.9"},
		{"a proxy's header is", "10.0.0.1:80", []string{"198.51.100.1"}, "198.51.100.1"},
		{"entries left of the first stranger are invented", "10.0.0.1:80", []string{"1.1.1.1, 198.51.100.1"}, "198.51.100.1"},
		{"a chain of proxies is followed", "10.0.0.1:80", []string{"1.1.1.1, 198.51.100.1, 10.2.3.4,fd00::7"}, "198.51.100.1"},
		{"over several header lines too", "10.0.0.1:80", []string{"1.1.1.1", "198.51.100.1", "10.2.3.4"}, "198.51.100.1"},
		{"only proxies: the furthest of them", "10.0.0.1:80", []string{"10.0.0.3, 10.0.0.2"}, "10.0.0.3"},
		{"a proxy without the header", "10.0.0.1:80", nil, "10.0.0.1"},
		{"an entry that is no address ends the chain", "10.0.0.1:80", []string{"198.51.100.1, unknown, 10.0.0.2"}, "10.0.0.2"},
		{"an empty header", "10.0.0.1:80", []string{""}, "10.0.0.1"},
		{"an empty entry", "10.0.0.1:80", []string{"198.51.100.1,"}, "10.0.0.1"},
		{"ports are passed over", "10.0.0.1:80", []string{"198.51.100.1:9999"}, "198.51.100.1"},
		{"IPv6 with a port", "[fd00::1]:80", []string{"[2001:db8::1]:9999"}, "2001:db8::1"},
		{"IPv6 in brackets", "[fd00::1]:80", []string{"[2001:db8::1]"}, "2001:db8::1"},
		{"IPv4 within IPv6 is IPv4", "[::ffff:10.0.0.1]:80", []string{"::ffff:198.51.100.1"}, "198.51.100.1"},
		{"a zone does not make another visitor", "[fe80::1%eth0]:80", nil, "fe80::1"},
		{"a Unix socket has no address", "@", []string{"198.51.100.1"}, "invalid IP"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &http.Request{RemoteAddr: c.peer, Header: http.Header{}}
			for _, f := range c.forward {
				r.Header.Add("X-Forwarded-For", f)
			}
			if got := Address(r, trusted).String(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestNetwork(t *testing.T) {
	for in, want := range map[string]string{
		"198.51.100.1":           "198.51.100.1",
		"::ffff:198.51.100.1":    "198.51.100.1",
		"2001:db8:1:2:3:4:5:6":   "2001:db8:1:2::/64",
		"2001:db8:1:2:ffff::":    "2001:db8:1:2::/64",
		"fe80::1%eth0":           "fe80::/64",
		"2001:db8:1:3:3:4:5:6":   "2001:db8:1:3::/64",
		"0:0:0:0:0:0:0:0":        "::/64",
		"255.255.255.255":        "255.255.255.255",
		"2001:db8:1:2:3:4:5:6%x": "2001:db8:1:2::/64",
	} {
		if got := Network(netip.MustParseAddr(in)); got != want {
			t.Errorf("Network(%s) = %s, want %s", in, got, want)
		}
	}
	if got := Network(netip.Addr{}); got != "unknown" {
		t.Errorf("no address: %q", got)
	}
}

// FuzzAddress holds that a stranger can never choose the address that is seen.
func FuzzAddress(f *testing.F) {
	f.Add("203.0.113.9:1", "198.51.100.1")
	f.Add("10.0.0.1:1", "x,198.51.100.1, 10.0.0.2")
	f.Add("[::1]:1", ",,,[::]:0,%")
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	f.Fuzz(func(t *testing.T, peer, forward string) {
		seen := Address(&http.Request{RemoteAddr: peer, Header: http.Header{"X-Forwarded-For": {forward}}}, trusted)
		direct := Address(&http.Request{RemoteAddr: peer, Header: http.Header{}}, trusted)
		if seen != direct && !isTrusted(direct, trusted) {
			t.Errorf("the header of the stranger %s made it %s", direct, seen)
		}
		// What the nearest proxy saw cannot be pushed aside by anything left of it.
		honest := Address(&http.Request{RemoteAddr: "10.0.0.1:1",
			Header: http.Header{"X-Forwarded-For": {forward + ", 203.0.113.9"}}}, trusted)
		if honest.String() != "203.0.113.9" {
			t.Errorf("%q before the proxy's entry made the visitor %s", forward, honest)
		}
		Network(seen)
	})
}
