package object

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file turns ints into text and text into ints.

func intRepr(t *Thread, self Value) (Value, error) {
	n, large, _ := splitInt(self)
	if large == nil {
		if 0 <= n && n < 10 {
			return t.Interp.Intern("0123456789"[n : n+1]).Value(), nil
		}
		t.Made(textBytes)
		return newASCII(strconv.FormatInt(n, 10)), nil
	}
	s, err := t.decimal(large)
	return newASCII(s), err
}

// decimal is a number in decimal digits, if they are not more than allowed: what they cost grows faster than they do.
func (t *Thread) decimal(n *big.Int) (string, error) {
	limit := t.Interp.MaxIntDigits
	// 2**k has at least k*0.30102 digits.
	if least := int(float64(n.BitLen()-1) * 0.30102); limit > 0 && least > limit {
		return "", t.tooManyDigits()
	}
	if err := t.chargeConversion(n.BitLen()); err != nil {
		return "", err
	}
	s := n.String()
	if digits := len(strings.TrimPrefix(s, "-")); limit > 0 && digits > limit {
		return "", t.tooManyDigits()
	}
	return s, nil
}

// chargeConversion accounts for a conversion between a number of so many bits and digits that are no power of two.
func (t *Thread) chargeConversion(bits int) error {
	n := float64(bits>>6 + 1)
	if n > 32 {
		// It takes about as long as six products, and as many steps as characters at the least.
		if err := t.ChargeWork(6*math.Pow(n, 1.585)/8 + n); err != nil {
			return err
		}
	}
	return t.Allocate(bits / 3)
}

func (t *Thread) tooManyDigits() error {
	return t.Raise(ValueError, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", t.Interp.MaxIntDigits)
}

// ParseInt reads an int as int(text, base) does.
func (t *Thread) ParseInt(text string, base int) (Value, error) {
	return t.parseInt(plainDigits(text), base, NewStr(text))
}

// parseInt reads an int; text is ASCII where it is valid, and shown is what messages show.
func (t *Thread) parseInt(text string, base int, shown Value) (Value, error) {
	if base == 10 && len(text) < 19 {
		if n, ok := parseDigits(text); ok {
			return Int(n), nil
		}
	}
	if err := t.Charge(len(text) >> 4); err != nil {
		return Value{}, err
	}
	digits, negative, actual, ok := intDigits(text, base)
	if !ok {
		repr, err := t.Repr(shown)
		if err != nil {
			return Value{}, err
		}
		return Value{}, t.Raise(ValueError, "invalid literal for int() with base %d: %s", base, firstPoints(repr, 200))
	}
	if n, err := strconv.ParseUint(digits, actual, 63); err == nil {
		if negative {
			return Int(-int64(n)), nil
		}
		return Int(int64(n)), nil
	}
	if actual&(actual-1) != 0 {
		if limit := t.Interp.MaxIntDigits; limit > 0 && len(digits) > limit {
			return Value{}, t.Raise(ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", limit, len(digits))
		}
	}
	if err := t.chargeConversion(len(digits) * bits.Len(uint(actual-1))); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.N.SetString(digits, actual)
	if negative {
		z.N.Neg(&z.N)
	}
	return z.value(), nil
}

// parseDigits reads plain decimal digits, fewer than 19.
func parseDigits(s string) (int64, bool) {
	digits := s
	if s != "" && s[0] == '-' {
		digits = s[1:]
	}
	n := int64(0)
	for i := range len(digits) {
		d := digits[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int64(d)
	}
	if len(digits) != len(s) {
		n = -n
	}
	return n, digits != ""
}

// intDigits takes space, sign, prefix and underscores off an int literal. actual is the base of the digits that are left.
func intDigits(text string, base int) (digits string, negative bool, actual int, ok bool) {
	s := trimSpace(text)
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	actual = base
	if len(s) >= 2 && s[0] == '0' {
		if prefixed := baseOfPrefix(s[1]); prefixed != 0 && (base == 0 || base == prefixed) {
			actual = prefixed
			s = strings.TrimPrefix(s[2:], "_")
		}
	}
	if actual == 0 {
		actual = 10
		if s != "" && s[0] == '0' && strings.Trim(s, "0_") != "" {
			return "", false, 0, false
		}
	}
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", false, 0, false
	}
	for i := range len(s) {
		if s[i] != '_' && digitValue(s[i]) >= actual {
			return "", false, 0, false
		}
	}
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "")
	}
	return s, negative, actual, true
}

// baseOfPrefix is the base that the letter after a 0 announces, or 0.
func baseOfPrefix(c byte) int {
	switch c {
	case 'x', 'X':
		return 16
	case 'o', 'O':
		return 8
	case 'b', 'B':
		return 2
	}
	return 0
}

// digitValue is the value of a digit in the largest base, or 99.
func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 10
	}
	return 99
}

// trimSpace takes ASCII white space off both ends.
func trimSpace(s string) string { return strings.Trim(s, " \t\n\v\f\r") }

// plainDigits turns the decimal digits of all scripts into ASCII ones, all white space into spaces, and all else that is
// not ASCII into question marks, which no number contains.
func plainDigits(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, n := decodePoint(s[i:])
		i += n
		switch {
		case r < utf8.RuneSelf:
			b = append(b, byte(r))
		case unicode.IsSpace(r):
			b = append(b, ' ')
		default:
			if d := decimalDigit(r); d >= 0 {
				b = append(b, '0'+byte(d))
			} else {
				b = append(b, '?')
			}
		}
	}
	return string(b)
}

// decimalDigit is the value of a decimal digit of whatever script, or -1. Each script has its ten digits in a row.
func decimalDigit(r rune) int {
	for _, part := range unicode.Nd.R16 {
		if r <= rune(part.Hi) {
			if r < rune(part.Lo) {
				return -1
			}
			return int(r-rune(part.Lo)) % 10
		}
	}
	for _, part := range unicode.Nd.R32 {
		if r <= rune(part.Hi) {
			if r < rune(part.Lo) {
				return -1
			}
			return int(r-rune(part.Lo)) % 10
		}
	}
	return -1
}

// firstPoints is the beginning of a text: so many code points.
func firstPoints(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// argumentType is how messages about an argument name its type.
func argumentType(v Value) string {
	if v.IsNone() {
		return "None"
	}
	return v.Type().Name
}
