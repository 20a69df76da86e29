package object

import "strings"

// ReprString is the repr of a str.
func ReprString(s string) string {
	if plainRepr(s) {
		return "'" + s + "'"
	}
	quote := quoteOf(s)
	return string(append(appendPlain(append(make([]byte, 0, len(s)+8), quote), s, quote), quote))
}

// plainRepr reports whether the repr of s is s in single quotes.
func plainRepr(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '\'' || c == '\\' {
			return false
		}
	}
	return true
}

func (t *Thread) strRepr(s *Str) (Value, error) {
	if plainRepr(s.S) {
		if err := t.checkSize(len(s.S) + 2); err != nil {
			return Value{}, err
		}
		return newASCII("'" + s.S + "'"), nil
	}
	quote := quoteOf(s.S)
	b, err := t.escaped([]byte{quote}, s.S, func(b []byte, part string) []byte { return appendPlain(b, part, quote) })
	return newStrBytes(append(b, quote)), err
}

// quoteOf is what a repr of s stands in.
func quoteOf(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// maxEscape is how many bytes an escape sequence takes at most for a byte of what it stands for, and two for the quote at the end.
const maxEscape = 4

// escaped appends s to b as f does that, a part at a time, none of which cuts a character. It accounts for the work and for what
// that grows to.
func (t *Thread) escaped(b []byte, s string, f func(b []byte, part string) []byte) ([]byte, error) {
	for s != "" {
		n := min(chargedPoints, len(s))
		for i := 0; i < 3 && n < len(s) && s[n]&0xc0 == 0x80; i++ {
			n++
		}
		if err := t.Charge(n >> 4); err != nil {
			return nil, err
		}
		var err error
		if b, err = t.Room(b, maxEscape*n+2); err != nil {
			return nil, err
		}
		b = f(b, s[:n])
		s = s[n:]
	}
	return b, nil
}

// appendPlain appends s as it stands in a repr, between quotes of a kind.
func appendPlain(b []byte, s string, quote byte) []byte {
	for i := 0; i < len(s); {
		r, n := decodePoint(s[i:])
		switch {
		case r == rune(quote) || r == '\\':
			b = append(b, '\\', byte(r))
		case r >= ' ' && r < 0x7f:
			b = append(b, byte(r))
		case r >= 0x80 && isPrintable(r):
			b = append(b, s[i:i+n]...)
		default:
			b = appendEscape(b, r)
		}
		i += n
	}
	return b
}

// appendEscape appends r as an escape sequence.
func appendEscape(b []byte, r rune) []byte {
	switch {
	case r == '\n':
		return append(b, '\\', 'n')
	case r == '\r':
		return append(b, '\\', 'r')
	case r == '\t':
		return append(b, '\\', 't')
	case r < 0x100:
		return appendHex(append(b, '\\', 'x'), r, 2)
	case r < 0x10000:
		return appendHex(append(b, '\\', 'u'), r, 4)
	}
	return appendHex(append(b, '\\', 'U'), r, 8)
}

const hexDigits = "0123456789abcdef"

// appendHex appends the last digits of r in base 16.
func appendHex(b []byte, r rune, digits int) []byte {
	for i := digits - 1; i >= 0; i-- {
		b = append(b, hexDigits[r>>(4*i)&15])
	}
	return b
}

// ASCIIValue is ascii(v): its repr with everything that is not ASCII escaped.
func (t *Thread) ASCIIValue(v Value) (Value, error) {
	r, err := t.ReprValue(v)
	if err != nil {
		return Value{}, err
	}
	s := AsStr(r)
	if s.IsASCII() {
		return r, nil
	}
	b, err := t.escaped(nil, s.S, func(b []byte, part string) []byte {
		for i := 0; i < len(part); {
			c, n := decodePoint(part[i:])
			if c < 0x80 {
				b = append(b, byte(c))
			} else {
				b = appendEscape(b, c)
			}
			i += n
		}
		return b
	})
	return newStrBytes(b), err
}
