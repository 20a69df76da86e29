package reach

import (
	"context"
	"net/netip"
	"syscall"
)

// This file says which addresses are opened. The lists follow the IANA registries of special-purpose addresses
// (RFC 6890): an address not known to be public is not opened.

// control is called by the dialer with every address that it is about to connect to.
func (c *Checker) control(_ context.Context, _, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || !c.open(ap.Addr()) {
		return refusal("leads to an address that is not public; those are never opened")
	}
	return nil
}

// open reports whether a may be connected to.
func (c *Checker) open(a netip.Addr) bool {
	a = a.Unmap()
	for _, p := range c.cfg.Allow {
		if p.Contains(a.WithZone("")) {
			return true
		}
	}
	return public(a)
}

// public reports whether an address is one of the public internet's.
func public(a netip.Addr) bool {
	a = a.Unmap()
	if a.Is4() {
		return !contains(closed4(), a)
	}
	if nat64 := netip.MustParsePrefix("64:ff9b::/96"); nat64.Contains(a) && a.Zone() == "" {
		// Where there is only IPv6, DNS64 gives every IPv4 host such an address. It is as good as the one inside it.
		b := a.As16()
		return public(netip.AddrFrom4([4]byte(b[12:])))
	}
	// Everything else with an IPv4 address inside it (IPv4-compatible, translated, Teredo, 6to4, local NAT64) is either
	// outside 2000::/3 or closed below: nobody serves pages there, and each would be a way to a closed address.
	return a.Zone() == "" && netip.MustParsePrefix("2000::/3").Contains(a) && !contains(closed6(), a)
}

func contains(prefixes []string, a netip.Addr) bool {
	for _, p := range prefixes {
		if netip.MustParsePrefix(p).Contains(a) {
			return true
		}
	}
	return false
}

// closed4 lists what is not public of IPv4.
func closed4() []string {
	return []string{
		"0.0.0.0/8",        // this network
		"10.0.0.0/8",       // private
		"100.64.0.0/10",    // carrier-grade NAT; metadata of some clouds
		"127.0.0.0/8",      // loopback
		"168.63.129.16/32", // metadata of Azure, inside a public block
		"169.254.0.0/16",   // link-local; metadata of most clouds
		"172.16.0.0/12",    // private
		"192.0.0.0/24",     // protocol assignments; metadata of Oracle
		"192.0.2.0/24",     // documentation
		"192.88.99.0/24",   // relays of 6to4
		"192.168.0.0/16",   // private
		"198.18.0.0/15",    // benchmarks
		"198.51.100.0/24",  // documentation
		"203.0.113.0/24",   // documentation
		"224.0.0.0/4",      // multicast
		"240.0.0.0/4",      // reserved, broadcast
	}
}

// closed6 lists what is not public of 2000::/3, the part of IPv6 that is given out at all.
func closed6() []string {
	return []string{
		"2001::/23",     // protocol assignments: Teredo, benchmarks, ORCHID
		"2001:db8::/32", // documentation
		"2002::/16",     // 6to4
		"3fff::/20",     // documentation
	}
}
