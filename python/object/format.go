package object

import (
	"math"
	"unicode/utf8"
)

// This file reads format specifications, the little language behind format(), str.format and f-strings:
//
//	[[fill]align][sign][z][#][0][width][,|_][.precision][type]

// Spec is a format specification.
type Spec struct {
	Fill      rune
	Align     byte // '<', '>', '^' or '='
	Sign      byte // '+', '-', ' ', or 0
	NoNegZero bool
	Alternate bool
	Width     int  // -1: none
	Separator byte // ',', '_', or 0
	Precision int  // -1: none
	Type      rune // 0: none
}

// ParseSpec reads a specification for a value of the named type. defaultType is what stands for no presentation type; where
// it is 's' values stand on the left, otherwise on the right.
func ParseSpec(t *Thread, spec, typeName string, defaultType rune) (Spec, error) {
	f := Spec{Fill: ' ', Align: '>', Width: -1, Precision: -1, Type: defaultType}
	if defaultType == 's' {
		f.Align = '<'
	}
	rest := spec
	fillGiven, alignGiven := false, false
	if rest != "" {
		fill, n := decodePoint(rest)
		if n < len(rest) && isAlign(rest[n]) {
			f.Fill, f.Align = fill, rest[n]
			fillGiven, alignGiven = true, true
			rest = rest[n+1:]
		} else if isAlign(rest[0]) {
			f.Align, alignGiven = rest[0], true
			rest = rest[1:]
		}
	}
	next := func(c byte) bool {
		if rest != "" && rest[0] == c {
			rest = rest[1:]
			return true
		}
		return false
	}
	for _, c := range [...]byte{'+', '-', ' '} {
		if f.Sign == 0 && next(c) {
			f.Sign = c
		}
	}
	f.NoNegZero = next('z')
	f.Alternate = next('#')
	if !fillGiven && next('0') {
		f.Fill = '0'
		if !alignGiven && f.Align == '>' {
			f.Align = '='
		}
	}
	var ok bool
	if f.Width, rest, ok = specNumber(rest); !ok {
		return f, t.Raise(ValueError, "Too many decimal digits in format string")
	}
	if next(',') {
		f.Separator = ','
	}
	if next('_') {
		if f.Separator != 0 {
			return f, t.Raise(ValueError, "Cannot specify both ',' and '_'.")
		}
		f.Separator = '_'
	}
	if f.Separator == '_' && rest != "" && rest[0] == ',' {
		return f, t.Raise(ValueError, "Cannot specify both ',' and '_'.")
	}
	if next('.') {
		if f.Precision, rest, ok = specNumber(rest); !ok {
			return f, t.Raise(ValueError, "Too many decimal digits in format string")
		}
		if f.Precision < 0 {
			return f, t.Raise(ValueError, "Format specifier missing precision")
		}
	}
	if rest != "" {
		r, n := decodePoint(rest)
		if n < len(rest) {
			return f, t.Raise(ValueError, "Invalid format specifier '%s' for object of type '%s'", spec, typeName)
		}
		f.Type = r
	}
	if f.Separator != 0 && !f.separable() {
		if 32 < f.Type && f.Type < 128 {
			return f, t.Raise(ValueError, "Cannot specify '%c' with '%c'.", f.Separator, f.Type)
		}
		return f, t.Raise(ValueError, "Cannot specify '%c' with '\\x%x'.", f.Separator, f.Type)
	}
	return f, nil
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// separable reports whether the separator goes with the presentation type.
func (f *Spec) separable() bool {
	switch f.Type {
	case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		return true
	case 'b', 'o', 'x', 'X':
		return f.Separator == '_'
	}
	return false
}

// specNumber reads a number that a specification begins with, in digits of whatever script; n is -1 if there is none.
func specNumber(s string) (n int, rest string, ok bool) {
	n = -1
	for s != "" {
		digit, size := int(s[0])-'0', 1
		if s[0] >= utf8.RuneSelf {
			var r rune
			r, size = decodePoint(s)
			digit = decimalDigit(r)
		}
		if digit < 0 || digit > 9 {
			break
		}
		n = max(n, 0)
		if n > (math.MaxInt-digit)/10 {
			return 0, s, false
		}
		n = n*10 + digit
		s = s[size:]
	}
	return n, s, true
}

// unknownType is the error that values of a type cannot be presented so.
func (f *Spec) unknownType(t *Thread, typeName string) error {
	if 32 < f.Type && f.Type < 128 {
		return t.Raise(ValueError, "Unknown format code '%c' for object of type '%s'", f.Type, typeName)
	}
	return t.Raise(ValueError, "Unknown format code '\\x%x' for object of type '%s'", f.Type, typeName)
}

// pads says how much padding goes left and right of something n wide.
func (f *Spec) pads(n int) (left, right int) {
	total := max(f.Width-n, 0)
	switch f.Align {
	case '<':
		return 0, total
	case '^':
		return total / 2, total - total/2
	}
	return total, 0
}

// chargeWidth accounts for a result that the specification makes large.
func (f *Spec) chargeWidth(t *Thread, n int) error {
	size := max(f.Width, n)
	if size < 1<<10 {
		return nil
	}
	size = min(size, math.MaxInt/utf8.UTFMax) * pointLen(f.Fill)
	if int64(size) > maxResult {
		return t.RaiseArgs(MemoryError)
	}
	return t.Allocate(size)
}

func (f *Spec) appendFill(b []byte, n int) []byte {
	for range n {
		b = appendPoint(b, f.Fill)
	}
	return b
}

// FormatStr is format(s, spec).
func FormatStr(t *Thread, s *Str, spec string) (Value, error) {
	if spec == "" {
		return t.StrValue(s.Value())
	}
	f, err := ParseSpec(t, spec, s.typ.Name, 's')
	if err != nil {
		return Value{}, err
	}
	if f.Type != 's' {
		return Value{}, f.unknownType(t, s.typ.Name)
	}
	switch {
	case f.Sign == ' ':
		err = t.Raise(ValueError, "Space not allowed in string format specifier")
	case f.Sign != 0:
		err = t.Raise(ValueError, "Sign not allowed in string format specifier")
	case f.NoNegZero:
		err = t.Raise(ValueError, "Negative zero coercion (z) not allowed in string format specifier")
	case f.Alternate:
		err = t.Raise(ValueError, "Alternate form (#) not allowed in string format specifier")
	case f.Align == '=':
		err = t.Raise(ValueError, "'=' alignment not allowed in string format specifier")
	}
	if err != nil {
		return Value{}, err
	}
	text, n := s.S, s.Len()
	if f.Precision >= 0 && f.Precision < n {
		text, n = prefixOf(text, f.Precision), f.Precision
	}
	left, right := f.pads(n)
	if left+right == 0 {
		if len(text) == len(s.S) && s.typ == StrType {
			return s.Value(), nil
		}
		return NewStr(text), nil
	}
	if err := f.chargeWidth(t, n); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, len(text)+(left+right)*pointLen(f.Fill))
	b = f.appendFill(b, left)
	b = append(b, text...)
	b = f.appendFill(b, right)
	return NewStr(string(b)), nil
}

// prefixOf is the first n code points of WTF-8 text, which has more.
func prefixOf(s string, n int) string {
	i := 0
	for ; n > 0; n-- {
		_, size := decodePoint(s[i:])
		i += size
	}
	return s[:i]
}

// pointLen is the length of a code point in WTF-8.
func pointLen(r rune) int {
	if r >= 0xd800 && r < 0xe000 {
		return 3
	}
	return utf8.RuneLen(r)
}
