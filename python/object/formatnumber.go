package object

import (
	"math"
	"strconv"
	"strings"
)

// This file formats numbers by a Spec.

// numeral is a number as text, in the parts between which padding and separators may come.
type numeral struct {
	sign   byte   // 0: none
	prefix string // 0x and the like
	digits string // before the point
	rest   string // the point and all that follows; or inf, or nan
}

// signed takes the sign off a number and says what sign is to be shown.
func (f *Spec) signed(s string) (sign byte, rest string) {
	if s != "" && s[0] == '-' {
		return '-', s[1:]
	}
	if f.Sign == '+' || f.Sign == ' ' {
		return f.Sign, s
	}
	return 0, s
}

// appendNumeral appends a number with separators and, if the filling is zeros behind the sign, with those. Nothing is
// padded beyond that.
func (f *Spec) appendNumeral(b []byte, n *numeral, width int) []byte {
	if n.sign != 0 {
		b = append(b, n.sign)
	}
	b = append(b, n.prefix...)
	if n.digits != "" {
		b = f.appendDigits(b, n.digits, width)
	}
	return append(b, n.rest...)
}

// appendDigits appends digits with separators, and zeros before them until they are at least width wide.
func (f *Spec) appendDigits(b []byte, digits string, width int) []byte {
	if f.Separator == 0 {
		for range width - len(digits) {
			b = append(b, '0')
		}
		return append(b, digits...)
	}
	group := 3
	switch f.Type {
	case 'b', 'o', 'x', 'X':
		group = 4
	}
	// From behind, as separators count from there. There are zeros and separators as long as the width asks for them.
	start := len(b)
	for remaining := len(digits); ; {
		n := min(group, max(remaining, width, 1))
		for range n {
			if remaining > 0 {
				remaining--
				b = append(b, digits[remaining])
			} else {
				b = append(b, '0')
			}
		}
		if width -= n; remaining <= 0 && width <= 0 {
			break
		}
		width--
		b = append(b, f.Separator)
	}
	reverseBytes(b[start:])
	return b
}

// render is a number with all its padding.
func (f *Spec) render(t *Thread, n *numeral) (Value, error) {
	fixed := len(n.prefix) + len(n.rest)
	if n.sign != 0 {
		fixed++
	}
	if err := f.chargeWidth(t, fixed+len(n.digits)); err != nil {
		return Value{}, err
	}
	if f.Width <= fixed+len(n.digits) && f.Separator == 0 {
		b := make([]byte, 0, fixed+len(n.digits))
		return newText(f.appendNumeral(b, n, 0), true), nil
	}
	width := 0
	if f.Fill == '0' && f.Align == '=' {
		width = f.Width - fixed
	}
	var room [128]byte
	body := f.appendNumeral(room[:0], n, width)
	if f.Width <= len(body) {
		return newText(body, true), nil
	}
	left, right := f.pads(len(body))
	b := make([]byte, 0, len(body)+(left+right)*pointLen(f.Fill))
	if f.Align == '=' {
		head := len(n.prefix)
		if n.sign != 0 {
			head++
		}
		b = append(b, body[:head]...)
		body = body[head:]
	}
	b = f.appendFill(b, left)
	b = append(b, body...)
	b = f.appendFill(b, right)
	return newText(b, f.Fill < 0x80), nil
}

func newText(b []byte, ascii bool) Value {
	if ascii {
		return newASCII(string(b))
	}
	return NewStr(string(b))
}

// specArg is the argument of a method __format__.
func (t *Thread) specArg(v Value) (string, error) {
	s := AsStr(v)
	if s == nil {
		return "", t.Raise(TypeError, "__format__() argument must be str, not %s", argumentType(v))
	}
	return s.S, nil
}

func intFormat(t *Thread, a []Value) (Value, error) {
	spec, err := t.specArg(a[1])
	if err != nil {
		return Value{}, err
	}
	return FormatInt(t, a[0], spec)
}

// FormatInt is format(v, spec) of an int, as its own type formats it.
func FormatInt(t *Thread, v Value, spec string) (Value, error) {
	if spec == "" {
		return t.StrValue(v)
	}
	name := v.Type().Name
	f, err := ParseSpec(t, spec, name, 'd')
	if err != nil {
		return Value{}, err
	}
	switch f.Type {
	case 'd', 'n', 'b', 'o', 'x', 'X', 'c':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, err := t.floatOfInt(v)
		if err != nil {
			return Value{}, err
		}
		return f.formatFloat(t, x)
	default:
		return Value{}, f.unknownType(t, name)
	}
	if f.Precision >= 0 {
		return Value{}, t.Raise(ValueError, "Precision not allowed in integer format specifier")
	}
	if f.NoNegZero {
		return Value{}, t.Raise(ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.Type == 'c' {
		return f.formatPoint(t, v)
	}
	var n numeral
	digits, err := t.digitsOf(v, f.Type)
	if err != nil {
		return Value{}, err
	}
	n.sign, n.digits = f.signed(digits)
	if f.Alternate {
		switch f.Type {
		case 'b':
			n.prefix = "0b"
		case 'o':
			n.prefix = "0o"
		case 'x':
			n.prefix = "0x"
		case 'X':
			n.prefix = "0X"
		}
	}
	return f.render(t, &n)
}

// digitsOf is an int in the base of a presentation type.
func (t *Thread) digitsOf(v Value, typ rune) (string, error) {
	base := 10
	switch typ {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'x', 'X':
		base = 16
	}
	n, large, _ := splitInt(v)
	var s string
	switch {
	case large == nil:
		s = strconv.FormatInt(n, base)
	case base == 10:
		return t.decimal(large)
	default:
		if err := t.Allocate(large.BitLen()); err != nil {
			return "", err
		}
		s = large.Text(base)
	}
	if typ == 'X' {
		s = strings.ToUpper(s)
	}
	return s, nil
}

// formatPoint formats an int as the character of that number.
func (f *Spec) formatPoint(t *Thread, v Value) (Value, error) {
	if f.Sign != 0 {
		return Value{}, t.Raise(ValueError, "Sign not allowed with integer format specifier 'c'")
	}
	if f.Alternate {
		return Value{}, t.Raise(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
	}
	n, large, _ := splitInt(v)
	if large != nil {
		return Value{}, t.Raise(OverflowError, "Python int too large to convert to C long")
	}
	if n < 0 || n > 0x10ffff {
		return Value{}, t.Raise(OverflowError, "%s", "%c arg not in range(0x110000)")
	}
	if err := f.chargeWidth(t, 1); err != nil {
		return Value{}, err
	}
	left, right := f.pads(1)
	b := f.appendFill(nil, left)
	b = appendPoint(b, rune(n))
	return NewStr(string(f.appendFill(b, right))), nil
}

func floatFormat(t *Thread, a []Value) (Value, error) {
	spec, err := t.specArg(a[1])
	if err != nil {
		return Value{}, err
	}
	return FormatReal(t, a[0], spec)
}

// FormatReal is format(v, spec) of a float, as its own type formats it.
func FormatReal(t *Thread, v Value, spec string) (Value, error) {
	if spec == "" {
		return t.StrValue(v)
	}
	name := v.Type().Name
	f, err := ParseSpec(t, spec, name, 0)
	if err != nil {
		return Value{}, err
	}
	switch f.Type {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return f.formatFloat(t, asFloat(v))
	}
	return Value{}, f.unknownType(t, name)
}

// formatFloat formats a float; the type must be one for floats.
func (f *Spec) formatFloat(t *Thread, x float64) (Value, error) {
	n, err := f.numeralOf(t, x, true)
	if err != nil {
		return Value{}, err
	}
	return f.render(t, &n)
}

// numeralOf is a float in the presentation of the specification; point says that one without type and fraction gets .0.
func (f *Spec) numeralOf(t *Thread, x float64, point bool) (n numeral, err error) {
	typ, precision := byte(f.Type), f.Precision
	suffix := ""
	switch typ {
	case 0:
		typ = 'r'
	case 'n':
		typ, point = 'g', false
	case '%':
		typ, x, suffix, point = 'f', x*100, "%", false
	default:
		point = false
	}
	if precision > math.MaxInt32 {
		return n, t.Raise(ValueError, "precision too big")
	}
	switch {
	case precision >= 0 && typ == 'r':
		typ = 'g'
	case precision < 0:
		precision = 6
	}
	if err := t.Allocate(precision); err != nil {
		return n, err
	}
	s := DigitsOfFloat(x, FloatStyle{Type: typ, Precision: precision, Alternate: f.Alternate, Point: point, NoNegZero: f.NoNegZero})
	n.sign, s = f.signed(s)
	whole := 0
	for whole < len(s) && s[whole]-'0' <= 9 {
		whole++
	}
	n.digits, n.rest = s[:whole], s[whole:]+suffix
	return n, nil
}

func complexFormat(t *Thread, a []Value) (Value, error) {
	spec, err := t.specArg(a[1])
	if err != nil {
		return Value{}, err
	}
	if spec == "" {
		return t.StrValue(a[0])
	}
	name := a[0].Type().Name
	f, err := ParseSpec(t, spec, name, 0)
	if err != nil {
		return Value{}, err
	}
	switch f.Type {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	default:
		return Value{}, f.unknownType(t, name)
	}
	if f.Fill == '0' {
		return Value{}, t.Raise(ValueError, "Zero padding is not allowed in complex format specifier")
	}
	if f.Align == '=' {
		return Value{}, t.Raise(ValueError, "'=' alignment flag is not allowed in complex format specifier")
	}
	c, _ := complexOf(a[0])
	re, err := f.numeralOf(t, real(c), false)
	if err != nil {
		return Value{}, err
	}
	always := f
	always.Sign = '+'
	im, err := always.numeralOf(t, imag(c), false)
	if err != nil {
		return Value{}, err
	}
	var body []byte
	switch {
	case f.Type == 0 && real(c) == 0 && !math.Signbit(real(c)):
		im.sign, _ = f.signed("")
		if math.Signbit(imag(c)) && imag(c) == imag(c) {
			im.sign = '-'
		}
		body = append(f.appendNumeral(nil, &im, 0), 'j')
	case f.Type == 0:
		body = append(f.appendNumeral([]byte{'('}, &re, 0), f.appendNumeral(nil, &im, 0)...)
		body = append(body, 'j', ')')
	default:
		body = append(f.appendNumeral(f.appendNumeral(nil, &re, 0), &im, 0), 'j')
	}
	if err := f.chargeWidth(t, len(body)); err != nil {
		return Value{}, err
	}
	left, right := f.pads(len(body))
	b := f.appendFill(make([]byte, 0, len(body)+(left+right)*pointLen(f.Fill)), left)
	b = append(b, body...)
	return newText(f.appendFill(b, right), f.Fill < 0x80), nil
}
