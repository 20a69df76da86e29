package object

import (
	"math"
	"strconv"
	"strings"
)

// FloatStyle says how DigitsOfFloat presents a float.
type FloatStyle struct {
	Type      byte // one of e E f F g G, or r: the shortest digits that are read back as the same float
	Precision int  // not of r
	Alternate bool // the point stays, and g keeps its zeros
	Point     bool // r and g without exponent get .0 if nothing else is behind the point
	NoNegZero bool // what is rounded to -0 becomes 0
}

// DigitsOfFloat is a float as text.
func DigitsOfFloat(x float64, s FloatStyle) string {
	upper := s.Type == 'E' || s.Type == 'F' || s.Type == 'G'
	if x != x || math.IsInf(x, 0) {
		text := FormatFloat(x)
		if upper {
			text = strings.ToUpper(text)
		}
		return text
	}
	var room [64]byte
	b := room[:0]
	switch s.Type | 0x20 {
	case 'f':
		b = strconv.AppendFloat(b, x, 'f', s.Precision, 64)
		if s.Alternate && s.Precision == 0 {
			b = append(b, '.')
		}
	case 'e':
		b = strconv.AppendFloat(b, x, 'e', s.Precision, 64)
		if s.Alternate && s.Precision == 0 {
			at := strings.IndexByte(string(b), 'e')
			b = append(b[:at], append([]byte{'.'}, b[at:]...)...)
		}
	default:
		b = appendGeneral(b, x, s)
	}
	if s.NoNegZero && b[0] == '-' && isZeroText(b) {
		b = b[1:]
	}
	if upper {
		return strings.ToUpper(string(b))
	}
	return string(b)
}

// isZeroText reports whether all digits before the exponent are zeros.
func isZeroText(b []byte) bool {
	for _, c := range b {
		switch {
		case c == 'e':
			return true
		case '1' <= c && c <= '9':
			return false
		}
	}
	return true
}

// appendGeneral appends a float as g or r present it: with an exponent if that is large or small.
func appendGeneral(b []byte, x float64, s FloatStyle) []byte {
	var room [64]byte
	precision := max(s.Precision, 1)
	limit := precision
	var digits []byte
	if s.Type == 'r' {
		digits = strconv.AppendFloat(room[:0], x, 'e', -1, 64)
		limit = 16
	} else {
		digits = strconv.AppendFloat(room[:0], x, 'e', precision-1, 64)
		if s.Point {
			limit--
		}
	}
	if digits[0] == '-' {
		b = append(b, '-')
		digits = digits[1:]
	}
	at := len(digits) - 1
	for digits[at] != 'e' {
		at--
	}
	exponent, _ := strconv.Atoi(string(digits[at+1:]))
	if at > 1 {
		copy(digits[1:at], digits[2:at]) // the point
		at--
	}
	digits = digits[:at]
	if s.Type == 'r' || !s.Alternate {
		for len(digits) > 1 && digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
	}
	if point := exponent + 1; point > -4 && point <= limit {
		switch {
		case point <= 0:
			b = append(b, '0', '.')
			for range -point {
				b = append(b, '0')
			}
			return append(b, digits...)
		case point >= len(digits):
			b = append(b, digits...)
			for range point - len(digits) {
				b = append(b, '0')
			}
			if s.Point {
				return append(b, '.', '0')
			}
			if s.Alternate {
				b = append(b, '.')
			}
			return b
		}
		b = append(b, digits[:point]...)
		b = append(b, '.')
		return append(b, digits[point:]...)
	}
	b = append(b, digits[0])
	if len(digits) > 1 || s.Alternate {
		b = append(b, '.')
	}
	b = append(b, digits[1:]...)
	b = append(b, 'e', '+')
	if exponent < 0 {
		b[len(b)-1] = '-'
		exponent = -exponent
	}
	if exponent < 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(exponent), 10)
}
