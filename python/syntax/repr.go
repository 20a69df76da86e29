package syntax

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file writes constants as Python's repr does.

func repr(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case int64:
		return strconv.FormatInt(v, 10)
	case *big.Int:
		return v.String()
	case float64:
		return reprFloat(v, true)
	case complex128:
		return reprComplex(v)
	case string:
		return reprString(v)
	case Bytes:
		return reprBytes(v)
	case Ellipsis:
		return "Ellipsis"
	}
	return fmt.Sprint(v)
}

// reprFloat writes the shortest digits that read back as the number.
func reprFloat(f float64, point bool) string {
	switch {
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	case math.IsNaN(f):
		return "nan"
	}
	s := strconv.FormatFloat(f, 'e', -1, 64)
	_, exp, _ := strings.Cut(s, "e")
	if e, err := strconv.Atoi(exp); err == nil && -5 < e && e < 16 {
		s = strconv.FormatFloat(f, 'f', -1, 64)
		if point && !strings.Contains(s, ".") {
			s += ".0"
		}
	}
	return s
}

func reprComplex(c complex128) string {
	im := reprFloat(imag(c), false) + "j"
	if real(c) == 0 && !math.Signbit(real(c)) {
		return im
	}
	if im[0] != '-' && im[0] != '+' {
		im = "+" + im
	}
	return "(" + reprFloat(real(c), false) + im + ")"
}

// surrogate returns the lone surrogate at the start of s.
func surrogate(s string) (rune, bool) {
	if len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 && s[1] < 0xc0 && s[2]&0xc0 == 0x80 {
		return rune(s[0]&0xf)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), true
	}
	return 0, false
}

func quoteFor(s string) byte {
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return '"'
	}
	return '\''
}

func reprString(s string) string {
	quote := quoteFor(s)
	out := append(make([]byte, 0, len(s)+2), quote)
	for i := 0; i < len(s); {
		if r, ok := surrogate(s[i:]); ok {
			out = fmt.Appendf(out, "\\u%04x", r)
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		out = appendChar(out, r, quote)
		i += n
	}
	return string(append(out, quote))
}

// appendChar appends a character of a str literal, as an escape where it has no shape of its own.
func appendChar(out []byte, r rune, quote byte) []byte {
	switch {
	case r == rune(quote), r == '\\':
		return append(out, '\\', byte(r))
	case r == '\t':
		return append(out, `\t`...)
	case r == '\n':
		return append(out, `\n`...)
	case r == '\r':
		return append(out, `\r`...)
	case printable(r):
		return utf8.AppendRune(out, r)
	case r < 0x100:
		return fmt.Appendf(out, "\\x%02x", r)
	case r < 0x10000:
		return fmt.Appendf(out, "\\u%04x", r)
	}
	return fmt.Appendf(out, "\\U%08x", r)
}

func reprBytes(b Bytes) string {
	quote := quoteFor(string(b))
	out := append(make([]byte, 0, len(b)+3), 'b', quote)
	for _, c := range []byte(b) {
		if c >= utf8.RuneSelf {
			out = fmt.Appendf(out, "\\x%02x", c)
			continue
		}
		out = appendChar(out, rune(c), quote)
	}
	return string(append(out, quote))
}

// printable reports whether r has a shape of its own. The ideographs of Unicode 15.1, which Python 3.13 knows, are not yet
// in the tables of the standard library.
func printable(r rune) bool {
	return unicode.IsPrint(r) || 0x2ebf0 <= r && r <= 0x2ee5d || 0x2ffc <= r && r <= 0x2fff || r == 0x31ef
}
