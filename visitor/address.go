// Package visitor says what a request tells about who asks. It exists so that every part of the service that limits,
// counts or logs visitors means the same one.
//
// Invariants: a header is believed only where the peer that sent it is a trusted proxy, and only as far back as the
// proxies before it are trusted too; whatever a visitor sends, the result is an address that some trusted party saw.
package visitor

import (
	"net/http"
	"net/netip"
	"strings"
)

// Address returns the address of the visitor: the peer's, or where the peer is one of the trusted proxies the right-most
// entry of X-Forwarded-For that is not. Entries left of that one may be invented and are not looked at. Where an entry
// is not an address, the trusted proxy that passed it on is as far as can be seen, and its address is returned.
//
// The result is not valid only where the peer has no IP address, as on a Unix socket.
func Address(r *http.Request, trusted []netip.Prefix) netip.Addr {
	nearest := parse(r.RemoteAddr)
	if !isTrusted(nearest, trusted) {
		return nearest
	}
	lines := r.Header["X-Forwarded-For"]
	for i := len(lines) - 1; i >= 0; i-- {
		for rest, entry, more := lines[i], "", true; more; {
			rest, entry, more = cutLast(rest)
			a := parse(strings.TrimSpace(entry))
			if !a.IsValid() {
				return nearest
			}
			if nearest = a; !isTrusted(nearest, trusted) {
				return nearest
			}
		}
	}
	return nearest
}

// Network returns the key under which an address is limited: an IPv4 address as it is, an IPv6 address by its /64,
// because that is the least that a single household or host is given.
func Network(a netip.Addr) string {
	var buf [64]byte
	return string(appendNetwork(buf[:0], a))
}

func appendNetwork(to []byte, a netip.Addr) []byte {
	a = a.Unmap()
	switch {
	case !a.IsValid():
		return append(to, "unknown"...)
	case a.Is4():
		return a.AppendTo(to)
	}
	return netip.PrefixFrom(a.WithZone(""), 64).Masked().AppendTo(to)
}

// parse reads an address with or without a port. Proxies write both; zones and IPv4-in-IPv6 are notation only.
func parse(s string) netip.Addr {
	if ap, err := netip.ParseAddrPort(s); err == nil {
		return ap.Addr().Unmap().WithZone("")
	}
	a, err := netip.ParseAddr(strings.Trim(s, "[]"))
	if err != nil {
		return netip.Addr{}
	}
	return a.Unmap().WithZone("")
}

// cutLast takes the last entry off a comma-separated list.
func cutLast(s string) (rest, entry string, more bool) {
	i := strings.LastIndexByte(s, ',')
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+1:], true
}

func isTrusted(a netip.Addr, trusted []netip.Prefix) bool {
	for _, p := range trusted {
		if p.Contains(a) {
			return true
		}
	}
	return false
}
