package code

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Repr is what repr() gives for a constant. Of a code object it is a form without an address, so that a listing is the same
// every time; see Disassemble.
func Repr(k Constant) string {
	switch k := k.(type) {
	case nil:
		return "None"
	case bool:
		if k {
			return "True"
		}
		return "False"
	case int64:
		return strconv.FormatInt(k, 10)
	case *big.Int:
		return k.String()
	case float64:
		return reprFloat(k, true)
	case complex128:
		return reprComplex(k)
	case string:
		return reprString(k)
	case Bytes:
		return reprBytes(string(k))
	case Tuple:
		if len(k) == 1 {
			return "(" + Repr(k[0]) + ",)"
		}
		return "(" + reprs(k) + ")"
	case FrozenSet:
		if len(k) == 0 {
			return "frozenset()"
		}
		return "frozenset({" + reprs(k) + "})"
	case Ellipsis:
		return "Ellipsis"
	case *Code:
		return "<code object " + k.Name + ", file \"" + k.Filename + "\", line " + strconv.Itoa(k.FirstLine) + ">"
	}
	return "<unknown constant>"
}

func reprs(list []Constant) string {
	var b strings.Builder
	for i, k := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(Repr(k))
	}
	return b.String()
}

// reprFloat writes the shortest digits that give the number again; whole numbers get a fraction if point says so.
func reprFloat(x float64, point bool) string {
	switch {
	case math.IsNaN(x):
		return "nan"
	case math.IsInf(x, 1):
		return "inf"
	case math.IsInf(x, -1):
		return "-inf"
	}
	digits := strconv.FormatFloat(x, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(digits, "e")
	n, _ := strconv.Atoi(exponent)
	if n < -4 || n >= 16 {
		sign := "+"
		if n < 0 {
			sign, n = "-", -n
		}
		exponent = strconv.Itoa(n)
		if len(exponent) < 2 {
			exponent = "0" + exponent
		}
		return mantissa + "e" + sign + exponent
	}
	text := strconv.FormatFloat(x, 'f', -1, 64)
	if point && !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

func reprComplex(z complex128) string {
	if real(z) == 0 && !math.Signbit(real(z)) {
		return reprFloat(imag(z), false) + "j"
	}
	im := reprFloat(imag(z), false)
	if im[0] != '-' {
		im = "+" + im
	}
	return "(" + reprFloat(real(z), false) + im + "j)"
}

// quoteFor picks the quotes that need no backslash, ' if it can be.
func quoteFor(s string) byte {
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return '"'
	}
	return '\''
}

const hexDigits = "0123456789abcdef"

// escapeByte writes a byte that is a character, and tells whether it had to be escaped.
func escapeByte(b *strings.Builder, c, quote byte) bool {
	switch c {
	case quote, '\\':
		b.WriteByte('\\')
		b.WriteByte(c)
	case '\t':
		b.WriteString(`\t`)
	case '\n':
		b.WriteString(`\n`)
	case '\r':
		b.WriteString(`\r`)
	default:
		if ' ' <= c && c < 0x7f {
			return false
		}
		b.WriteString(`\x`)
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
	}
	return true
}

func reprBytes(s string) string {
	var b strings.Builder
	quote := quoteFor(s)
	b.WriteByte('b')
	b.WriteByte(quote)
	for i := range len(s) {
		if !escapeByte(&b, s[i], quote) {
			b.WriteByte(s[i])
		}
	}
	b.WriteByte(quote)
	return b.String()
}

func reprString(s string) string {
	var b strings.Builder
	quote := quoteFor(s)
	b.WriteByte(quote)
	for len(s) > 0 {
		if s[0] < utf8.RuneSelf {
			if !escapeByte(&b, s[0], quote) {
				b.WriteByte(s[0])
			}
			s = s[1:]
			continue
		}
		r, width := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && width == 1 && len(s) >= 3 && s[0] == 0xed && s[1]&0xe0 == 0xa0 && s[2]&0xc0 == 0x80:
			r, width = 0xd000|rune(s[1]&0x3f)<<6|rune(s[2]&0x3f), 3
			writeEscape(&b, 'u', 4, r)
		case r == utf8.RuneError && width == 1:
			writeEscape(&b, 'x', 2, rune(s[0]))
		case strconv.IsPrint(r):
			b.WriteRune(r)
		case r < 0x100:
			writeEscape(&b, 'x', 2, r)
		case r < 0x10000:
			writeEscape(&b, 'u', 4, r)
		default:
			writeEscape(&b, 'U', 8, r)
		}
		s = s[width:]
	}
	b.WriteByte(quote)
	return b.String()
}

func writeEscape(b *strings.Builder, letter byte, digits int, r rune) {
	b.WriteByte('\\')
	b.WriteByte(letter)
	for digits > 0 {
		digits--
		b.WriteByte(hexDigits[r>>(4*digits)&15])
	}
}
