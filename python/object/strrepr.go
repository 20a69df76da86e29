package object

import "strings"

// ReprString is the repr of a str.
func ReprString(s string) string {
	if plainRepr(s) {
		return "'" + s + "'"
	}
	return string(appendRepr(make([]byte, 0, len(s)+8), s, false))
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
	if err := t.checkSize(len(s.S) + 2); err != nil {
		return Value{}, err
	}
	return NewStr(ReprString(s.S)), nil
}

// appendRepr appends the repr of s; with ascii, what is not ASCII is escaped too.
func appendRepr(b []byte, s string, ascii bool) []byte {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	b = append(b, quote)
	for i := 0; i < len(s); {
		r, n := decodePoint(s[i:])
		switch {
		case r == rune(quote) || r == '\\':
			b = append(b, '\\', byte(r))
		case r >= ' ' && r < 0x7f:
			b = append(b, byte(r))
		case r >= 0x80 && !ascii && isPrintable(r):
			b = append(b, s[i:i+n]...)
		default:
			b = appendEscape(b, r)
		}
		i += n
	}
	return append(b, quote)
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
	b := make([]byte, 0, len(s.S)*2)
	for i := 0; i < len(s.S); {
		c, n := decodePoint(s.S[i:])
		if c < 0x80 {
			b = append(b, byte(c))
		} else {
			b = appendEscape(b, c)
		}
		i += n
	}
	return newStrBytes(b), nil
}
