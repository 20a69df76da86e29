package link

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// parseAuthority makes host[:port] canonical: host lower-cased, in Punycode, numeric IPv4 forms resolved; the port left
// out where it is the scheme's default.
func parseAuthority(s, scheme string) (string, error) {
	host, port := s, ""
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		host, port = s[:i], s[i+1:]
	}
	host, err := parseHost(host)
	if err != nil {
		return "", err
	}
	if port == "" {
		return host, nil
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || strings.HasPrefix(port, "+") {
		return "", fmt.Errorf("has the port %q, which is not a number up to 65535", port)
	}
	if n == 80 && scheme == "http" || n == 443 && scheme == "https" {
		return host, nil
	}
	return host + ":" + strconv.FormatUint(n, 10), nil
}

// ParseHost makes a host[:port] as it stands in a Host header canonical, for a comparison with configured hosts.
func ParseHost(hostport, scheme string) (string, error) { return parseAuthority(hostport, scheme) }

func parseHost(host string) (string, error) {
	if host == "" {
		return "", fmt.Errorf("has no host")
	}
	if inner, ok := strings.CutPrefix(host, "["); ok {
		inner, closed := strings.CutSuffix(inner, "]")
		a, err := netip.ParseAddr(inner)
		if !closed || err != nil || !a.Is6() || a.Zone() != "" {
			return "", fmt.Errorf("has %q where an IPv6 address in brackets was expected", host)
		}
		return "[" + canonical6(a) + "]", nil
	}
	decoded, err := percentDecode(host)
	if err != nil {
		return "", err
	}
	if !utf8.ValidString(decoded) {
		return "", fmt.Errorf("has the host %q, whose percent escapes are not UTF-8", host)
	}
	ascii := decoded
	if !plainDomain(decoded) {
		if ascii, err = domainProfile().ToASCII(decoded); err != nil {
			return "", fmt.Errorf("has the host %q, which is not a valid domain name", host)
		}
	}
	if bad := strings.IndexFunc(ascii, forbiddenInHost); bad >= 0 {
		return "", fmt.Errorf("has the character %q in its host", ascii[bad])
	}
	if strings.Trim(ascii, ".") == "" || strings.Contains(ascii, "..") || ascii[0] == '.' {
		return "", fmt.Errorf("has an empty label in its host %q", host)
	}
	if endsInNumber(ascii) {
		a, ok := parse4(ascii)
		if !ok {
			return "", fmt.Errorf("has the host %q, which is neither a name nor a valid IPv4 address", host)
		}
		return a.String(), nil
	}
	return ascii, nil
}

// plainDomain reports whether UTS 46 would leave a host as it is, which is most of them and saves most of the work.
func plainDomain(host string) bool {
	if len(host) > 253 || strings.Contains(host, "xn--") {
		return false
	}
	label := 0
	for i := 0; i < len(host); i++ {
		switch c := host[i]; {
		case c == '.':
			label = 0
			continue
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c == '_':
		default:
			return false
		}
		if label++; label > 63 {
			return false
		}
	}
	return true
}

// domainProfile is what browsers apply to hosts: UTS 46 mapping for look-up, non-transitional, hyphens and underscores
// anywhere, the lengths of DNS.
func domainProfile() *idna.Profile {
	return idna.New(idna.MapForLookup(), idna.BidiRule(), idna.Transitional(false),
		idna.StrictDomainName(false), idna.CheckHyphens(false), idna.VerifyDNSLength(true))
}

func forbiddenInHost(r rune) bool {
	return r <= ' ' || r >= 0x7f || strings.ContainsRune("\"#%/:<>?@[\\]^`{|}!$&'()*+,;=", r)
}

func percentDecode(s string) (string, error) {
	if !strings.Contains(s, "%") {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		if i+2 >= len(s) {
			return "", fmt.Errorf("has a broken percent escape in its host")
		}
		n, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
		if err != nil {
			return "", fmt.Errorf("has a broken percent escape in its host")
		}
		b.WriteByte(byte(n))
		i += 2
	}
	return b.String(), nil
}

// canonical6 writes an IPv6 address as the URL Standard does: an embedded IPv4 address in hexadecimal too.
func canonical6(a netip.Addr) string {
	if !a.Is4In6() {
		return a.String()
	}
	b := a.As16()
	return fmt.Sprintf("::ffff:%x:%x", uint(b[12])<<8|uint(b[13]), uint(b[14])<<8|uint(b[15]))
}

// endsInNumber tells IPv4 addresses from names as the URL Standard does: by the last label.
func endsInNumber(host string) bool {
	host = strings.TrimSuffix(host, ".")
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last == "" {
		return false
	}
	if strings.Trim(last, "0123456789") == "" {
		return true
	}
	_, ok := parse4Part(last)
	return ok
}

// parse4 reads an IPv4 address in all the forms that browsers take: one to four parts, each decimal, octal (0…) or
// hexadecimal (0x…), the last one filling the remaining bytes.
func parse4(host string) (netip.Addr, bool) {
	parts := strings.Split(strings.TrimSuffix(host, "."), ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var value uint64
	for i, p := range parts {
		n, ok := parse4Part(p)
		if !ok {
			return netip.Addr{}, false
		}
		if i < len(parts)-1 {
			if n > 255 {
				return netip.Addr{}, false
			}
			value |= n << (8 * (3 - i))
			continue
		}
		if n >= 1<<(8*(5-len(parts))) {
			return netip.Addr{}, false
		}
		value |= n
	}
	return netip.AddrFrom4([4]byte{byte(value >> 24), byte(value >> 16), byte(value >> 8), byte(value)}), true
}

func parse4Part(s string) (uint64, bool) {
	if s == "" {
		return 0, false
	}
	base := 10
	switch {
	case strings.HasPrefix(s, "0x"), strings.HasPrefix(s, "0X"):
		if s = s[2:]; s == "" {
			return 0, true
		}
		base = 16
	case len(s) > 1 && s[0] == '0':
		s, base = s[1:], 8
	}
	n, err := strconv.ParseUint(s, base, 40)
	return n, err == nil
}
