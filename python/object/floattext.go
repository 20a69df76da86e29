package object

import (
	"math"
	"strconv"
	"strings"
)

// This file turns floats into text and text into floats.

// FormatFloat is repr(f): the shortest decimal that is read back as f.
func FormatFloat(f float64) string {
	var room [32]byte
	return string(appendFloat(room[:0], f, true))
}

// appendFloat appends the shortest decimal; with a point, so that it does not look like an int, if point says so.
func appendFloat(b []byte, f float64, point bool) []byte {
	switch {
	case f != f:
		return append(b, "nan"...)
	case math.IsInf(f, 1):
		return append(b, "inf"...)
	case math.IsInf(f, -1):
		return append(b, "-inf"...)
	}
	start := len(b)
	if abs := math.Abs(f); abs != 0 && (abs < 1e-4 || abs >= 1e16) {
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if point {
		for _, c := range b[start:] {
			if c == '.' {
				return b
			}
		}
		b = append(b, ".0"...)
	}
	return b
}

// parseFloat reads a float; text is ASCII where it is valid, and shown is what messages show.
func (t *Thread) parseFloat(text string, shown Value) (float64, error) {
	if err := t.Charge(len(text) >> 2); err != nil {
		return 0, err
	}
	if f, ok := floatOfText(trimSpace(text)); ok {
		return f, nil
	}
	repr, err := t.Repr(shown)
	if err != nil {
		return 0, err
	}
	return 0, t.Raise(ValueError, "could not convert string to float: %s", repr)
}

// ParseFloat reads a float as float(text) does.
func (t *Thread) ParseFloat(text string) (float64, error) {
	return t.parseFloat(plainDigits(text), NewStr(text))
}

// floatOfText reads a float as Python writes them: strconv reads more, and other places of underscores.
func floatOfText(s string) (float64, bool) {
	n := floatPrefix(s)
	if n == 0 || n != len(s) {
		return 0, false
	}
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "")
	}
	f, err := strconv.ParseFloat(s, 64)
	switch {
	case err == nil, math.IsInf(f, 0):
		return f, true
	case s[0] == '+':
		return math.NaN(), true
	case s[0] == '-':
		return math.Copysign(math.NaN(), -1), true
	}
	return 0, false
}

// floatPrefix is the length of the float that s begins with, or 0.
func floatPrefix(s string) int {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	if i < len(s) && s[i] > '9' {
		for _, word := range [...]string{"infinity", "inf", "nan"} {
			if len(s)-i >= len(word) && strings.EqualFold(s[i:i+len(word)], word) {
				return i + len(word)
			}
		}
		return 0
	}
	whole := digitRun(s[i:])
	i += whole
	fraction := 0
	if i < len(s) && s[i] == '.' {
		fraction = digitRun(s[i+1:])
		i += 1 + fraction
	}
	if whole == 0 && fraction == 0 {
		return 0
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		j := i + 1
		if j < len(s) && (s[j] == '+' || s[j] == '-') {
			j++
		}
		if n := digitRun(s[j:]); n > 0 {
			i = j + n
		}
	}
	return i
}

// digitRun is the length of the digits that s begins with; single underscores may stand between them.
func digitRun(s string) int {
	i := 0
	for i < len(s) {
		if s[i] == '_' {
			if i == 0 || i+1 == len(s) || s[i+1]-'0' > 9 {
				return i
			}
		} else if s[i]-'0' > 9 {
			return i
		}
		i++
	}
	return i
}

// roundDecimal rounds to n decimal places, of which the exact value of f decides; ok is false if that is too large.
func roundDecimal(f float64, n int) (r float64, ok bool) {
	var room [400]byte
	if n >= 0 {
		r, _ = strconv.ParseFloat(string(strconv.AppendFloat(room[:0], f, 'f', n, 64)), 64)
		return r, true
	}
	var digits []byte
	if whole := math.Trunc(math.Abs(f)); whole >= 1 {
		digits = strconv.AppendFloat(room[:0], whole, 'f', 0, 64)
	}
	keep := len(digits) + n
	switch {
	case keep < 0:
		return math.Copysign(0, f), true
	case keep == 0:
		// More than half of a unit becomes one unit; exactly half becomes the even 0.
		more := digits[0] > '5' || digits[0] == '5' && (strings.Trim(string(digits[1:]), "0") != "" || f != math.Trunc(f))
		if !more {
			return math.Copysign(0, f), true
		}
		r, err := strconv.ParseFloat("1e"+strconv.Itoa(-n), 64)
		return math.Copysign(r, f), err == nil
	}
	r, err := strconv.ParseFloat(string(strconv.AppendFloat(room[:0], f, 'e', keep-1, 64)), 64)
	return r, err == nil
}

// hexFloat is float.hex.
func hexFloat(f float64) string {
	switch {
	case f != f || math.IsInf(f, 0):
		return FormatFloat(f)
	case f == 0:
		if math.Signbit(f) {
			return "-0x0.0p+0"
		}
		return "0x0.0p+0"
	}
	bits := math.Float64bits(f)
	exponent := int(bits>>52&0x7ff) - 1023
	lead := byte('1')
	if exponent == -1023 {
		lead, exponent = '0', -1022
	}
	b := make([]byte, 0, 24)
	if f < 0 {
		b = append(b, '-')
	}
	b = append(b, '0', 'x', lead, '.')
	for shift := 48; shift >= 0; shift -= 4 {
		b = append(b, "0123456789abcdef"[bits>>shift&15])
	}
	b = append(b, 'p')
	if exponent >= 0 {
		b = append(b, '+')
	}
	return string(strconv.AppendInt(b, int64(exponent), 10))
}

// parseHexFloat is float.fromhex.
func (t *Thread) parseHexFloat(text string) (float64, error) {
	invalid := func() (float64, error) {
		return 0, t.Raise(ValueError, "invalid hexadecimal floating-point string")
	}
	s := trimSpace(text)
	sign := ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = s[:1], s[1:]
	}
	for _, word := range []string{"infinity", "inf", "nan"} {
		if strings.EqualFold(s, word) {
			f, _ := strconv.ParseFloat(sign+word, 64)
			if word == "nan" {
				f = math.NaN()
			}
			return f, nil
		}
	}
	if len(s) >= 2 && s[0] == '0' && s[1]|0x20 == 'x' {
		s = s[2:]
	}
	digits := 0
	point := false
	i := 0
	for ; i < len(s); i++ {
		if s[i] == '.' && !point {
			point = true
		} else if digitValue(s[i]) < 16 {
			digits++
		} else {
			break
		}
	}
	if digits == 0 {
		return invalid()
	}
	mantissa, exponent := s[:i], "p0"
	if i < len(s) {
		exponent = s[i:]
		e := exponent[1:]
		if e != "" && (e[0] == '-' || e[0] == '+') {
			e = e[1:]
		}
		if exponent[0]|0x20 != 'p' || e == "" || strings.Trim(e, "0123456789") != "" {
			return invalid()
		}
	}
	f, err := strconv.ParseFloat(sign+"0x"+mantissa+exponent, 64)
	if err != nil {
		if math.IsInf(f, 0) {
			return 0, t.Raise(OverflowError, "hexadecimal value too large to represent as a float")
		}
		return invalid()
	}
	return f, nil
}
