package object

import (
	"math"

	accurate "github.com/jinklink/jink/python/real"
)

// newComplex is complex(real, imag).
func newComplex(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	given := len(args) - len(names)
	if len(args) > 2 {
		return Value{}, t.Raise(TypeError, "complex() takes at most 2 arguments (%d given)", len(args))
	}
	var parts [2]Value
	copy(parts[:], args[:given])
	for i, name := range names {
		at := 0
		switch name.S {
		case "real":
		case "imag":
			at = 1
		default:
			return Value{}, t.UnexpectedKeyword("complex()", name.S, "real", "imag")
		}
		if !parts[at].IsNull() {
			return Value{}, t.Raise(TypeError, "argument for complex() given by name ('%s') and position (%d)", name.S, at+1)
		}
		parts[at] = args[given+i]
	}
	re, im := parts[0], parts[1]
	if !re.IsNull() && re.Is(ComplexType) && im.IsNull() && cls == ComplexType {
		return re, nil
	}
	c, err := t.complexOfParts(re, im)
	if err != nil {
		return Value{}, err
	}
	if cls == ComplexType {
		return NewComplex(c), nil
	}
	v := cls.allocInstance()
	As[ComplexObject](v).C = c
	return v, nil
}

func (t *Thread) complexOfParts(re, im Value) (complex128, error) {
	if !re.IsNull() {
		if s := AsStr(re); s != nil {
			if !im.IsNull() {
				return 0, t.Raise(TypeError, "complex() can't take second arg if first is a string")
			}
			if err := t.Charge(len(s.S) >> 4); err != nil {
				return 0, err
			}
			c, ok := complexOfText(plainDigits(s.S))
			if !ok && !underscoresFit(s.S) {
				repr, err := t.Repr(re)
				if err != nil {
					return 0, err
				}
				return 0, t.Raise(ValueError, "could not convert string to complex: %s", repr)
			}
			if !ok {
				return 0, t.Raise(ValueError, "complex() arg is a malformed string")
			}
			return c, nil
		}
	}
	if !im.IsNull() && AsStr(im) != nil {
		return 0, t.Raise(TypeError, "complex() second arg can't be a string")
	}
	var x, y complex128
	var hasImag bool
	if !re.IsNull() {
		c, found, err := t.ComplexMethod(re)
		if err != nil {
			return 0, err
		}
		if !found {
			if !isReal(re) {
				return 0, t.Raise(TypeError, "complex() first argument must be a string or a number, not '%s'", re.Type().Name)
			}
			f, err := t.ToFloat(re)
			if err != nil {
				return 0, err
			}
			c = complex(f, 0)
		}
		x, hasImag = c, found
	}
	if im.IsNull() {
		return x, nil
	}
	if c, ok := complexOf(im); ok {
		y = c
	} else {
		if !isReal(im) {
			return 0, t.Raise(TypeError, "complex() second argument must be a number, not '%s'", im.Type().Name)
		}
		f, err := t.ToFloat(im)
		if err != nil {
			return 0, err
		}
		y = complex(f, 0)
	}
	r, i := real(x), real(y)
	if _, ok := complexOf(im); ok {
		r -= imag(y)
	}
	if hasImag {
		i += imag(x)
	}
	return complex(r, i), nil
}

// isReal reports whether v can become a float without being text.
func isReal(v Value) bool { return v.Type().AsFloat != nil || v.Type().Index != nil }

// ComplexMethod is the complex number that v is or that its __complex__ gives; found is false if it has none.
func (t *Thread) ComplexMethod(v Value) (c complex128, found bool, err error) {
	if v.Is(ComplexType) {
		return As[ComplexObject](v).C, true, nil
	}
	made, found, err := t.CallSpecial(v, "__complex__")
	if err != nil || !found {
		return 0, found, err
	}
	c, ok := complexOf(made)
	if !ok {
		return 0, true, t.Raise(TypeError, "__complex__ returned non-complex (type %s)", made.Type().Name)
	}
	if !made.Is(ComplexType) {
		err = t.Warn(DeprecationWarning, "__complex__ returned non-complex (type "+made.Type().Name+").  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.")
	}
	return c, true, err
}

// FormatComplex is repr(c).
func FormatComplex(c complex128) string {
	var room [64]byte
	b := room[:0]
	if real(c) == 0 && !math.Signbit(real(c)) {
		b = appendFloat(b, imag(c), false)
		return string(append(b, 'j'))
	}
	b = append(b, '(')
	b = appendFloat(b, real(c), false)
	if !math.Signbit(imag(c)) || imag(c) != imag(c) {
		b = append(b, '+')
	}
	b = appendFloat(b, imag(c), false)
	return string(append(b, 'j', ')'))
}

// complexOfText reads a complex number: a float, an imaginary number, or both with a sign between; parentheses may stand
// around it.
func complexOfText(text string) (complex128, bool) {
	s := trimSpace(text)
	if s != "" && s[0] == '(' {
		if s[len(s)-1] != ')' {
			return 0, false
		}
		s = trimSpace(s[1 : len(s)-1])
	}
	n := floatPrefix(s)
	if n > 0 {
		first, ok := floatOfText(s[:n])
		rest := s[n:]
		switch {
		case !ok:
			return 0, false
		case rest == "":
			return complex(first, 0), true
		case rest == "j" || rest == "J":
			return complex(0, first), true
		case rest[0] != '+' && rest[0] != '-':
			return 0, false
		}
		second, ok := imaginary(rest)
		return complex(first, second), ok
	}
	second, ok := imaginary(s)
	return complex(0, second), ok
}

// imaginary reads a number with a j behind; the number may be no more than a sign.
func imaginary(s string) (float64, bool) {
	if s == "" || s[len(s)-1]|0x20 != 'j' {
		return 0, false
	}
	switch s = s[:len(s)-1]; s {
	case "", "+":
		return 1, true
	case "-":
		return -1, true
	}
	return floatOfText(s)
}

// complexPower is x ** y: for small whole exponents by multiplying, otherwise by polar coordinates.
func (t *Thread) complexPower(x, y complex128) (Value, error) {
	if n := real(y); imag(y) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
		if n < 0 && x == 0 {
			return Value{}, t.Raise(ZeroDivisionError, "0.0 to a negative or complex power")
		}
		c := complexPowerInt(x, int(math.Abs(n)))
		if n < 0 {
			c = ComplexQuotient(1, c)
		}
		return t.finiteComplex(c)
	}
	if x == 0 {
		if imag(y) != 0 || real(y) < 0 {
			return Value{}, t.Raise(ZeroDivisionError, "0.0 to a negative or complex power")
		}
		return NewComplex(0), nil
	}
	size := accurate.Hypot(real(x), imag(x))
	length := accurate.Pow(size, real(y))
	angle := accurate.Atan2(imag(x), real(x))
	phase := angle * real(y)
	if imag(y) != 0 {
		length *= accurate.Exp(-angle * imag(y))
		phase += float64(imag(y) * accurate.Log(size))
	}
	if math.IsInf(phase, 0) {
		return Value{}, t.Raise(ZeroDivisionError, "0.0 to a negative or complex power")
	}
	return t.finiteComplex(complex(length*accurate.Cos(phase), length*accurate.Sin(phase)))
}

func (t *Thread) finiteComplex(c complex128) (Value, error) {
	if math.IsInf(real(c), 0) || math.IsInf(imag(c), 0) {
		return Value{}, t.Raise(OverflowError, "complex exponentiation")
	}
	return NewComplex(c), nil
}

func complexPowerInt(x complex128, n int) complex128 {
	result := complex128(1)
	for mask := 1; mask <= n; mask <<= 1 {
		if n&mask != 0 {
			result = complexProduct(result, x)
		}
		x = complexProduct(x, x)
	}
	return result
}

// underscoresFit reports whether all underscores stand between digits.
func underscoresFit(s string) bool {
	for i := range len(s) {
		if s[i] == '_' && (i == 0 || s[i-1]-'0' > 9 || i+1 == len(s) || s[i+1]-'0' > 9) {
			return false
		}
	}
	return true
}
