package object

import (
	"math"

	accurate "github.com/jinklink/jink/python/real"
)

// ComplexObject is a complex number.
type ComplexObject struct {
	Object
	C complex128
}

// NewComplex is the complex number c.
func NewComplex(c complex128) Value { return From(&ComplexObject{Object{ComplexType}, c}) }

// complexOf is the complex number that v is, of whatever subclass; ok is false for all else, floats and ints too.
func complexOf(v Value) (c complex128, ok bool) {
	if v.p != nil && v.Type().Layout == LayoutComplex {
		return As[ComplexObject](v).C, true
	}
	return 0, false
}

// AsComplex is the complex number that v is, of whatever subclass.
func AsComplex(v Value) (complex128, bool) { return complexOf(v) }

// complexBinary makes an operator of complex numbers.
func complexBinary(op func(t *Thread, x, y complex128) (Value, error)) func(t *Thread, a, b Value) (Value, error) {
	return func(t *Thread, a, b Value) (Value, error) {
		x, ok, err := t.complexOperand(a)
		if !ok {
			return NotImplemented, err
		}
		y, ok, err := t.complexOperand(b)
		if !ok {
			return NotImplemented, err
		}
		return op(t, x, y)
	}
}

func (t *Thread) complexOperand(v Value) (complex128, bool, error) {
	if c, ok := complexOf(v); ok {
		return c, true, nil
	}
	f, ok, err := t.number(v)
	return complex(f, 0), ok, err
}

func fillComplex() {
	typ := ComplexType
	typ.Doc = "A complex number: complex(real, imag) makes one of two numbers, complex(x) converts a number or text."
	subclassable[ComplexObject](typ, LayoutComplex)
	typ.New = newComplex
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		c, _ := complexOf(self)
		return newASCII(FormatComplex(c)), nil
	}
	typ.Hash = func(t *Thread, self Value) (int64, error) {
		c, _ := complexOf(self)
		return hashOfComplex(c), nil
	}
	typ.Compare = complexCompare
	typ.Bool = func(t *Thread, self Value) (bool, error) {
		c, _ := complexOf(self)
		return c != 0, nil
	}
	typ.Binary[Add] = complexBinary(func(t *Thread, x, y complex128) (Value, error) { return NewComplex(x + y), nil })
	typ.Binary[Subtract] = complexBinary(func(t *Thread, x, y complex128) (Value, error) { return NewComplex(x - y), nil })
	typ.Binary[Multiply] = complexBinary(func(t *Thread, x, y complex128) (Value, error) { return NewComplex(complexProduct(x, y)), nil })
	typ.Binary[TrueDivide] = complexBinary(func(t *Thread, x, y complex128) (Value, error) {
		if y == 0 {
			return Value{}, t.Raise(ZeroDivisionError, "complex division by zero")
		}
		return NewComplex(ComplexQuotient(x, y)), nil
	})
	typ.Binary[Power] = complexBinary((*Thread).complexPower)
	typ.PowMod = func(t *Thread, base, exp, mod Value) (Value, error) {
		for _, v := range []Value{base, exp} {
			if _, ok, err := t.complexOperand(v); !ok {
				return NotImplemented, err
			}
		}
		return Value{}, t.Raise(ValueError, "complex modulo")
	}
	typ.Negative = func(t *Thread, self Value) (Value, error) {
		c, _ := complexOf(self)
		return NewComplex(complex(-real(c), -imag(c))), nil
	}
	typ.Positive = func(t *Thread, self Value) (Value, error) { return plainComplex(self), nil }
	typ.Absolute = func(t *Thread, self Value) (Value, error) {
		c, _ := complexOf(self)
		f := accurate.Hypot(real(c), imag(c))
		if math.IsInf(f, 0) && !math.IsInf(real(c), 0) && !math.IsInf(imag(c), 0) {
			return Value{}, t.Raise(OverflowError, "absolute value too large")
		}
		return Float(f), nil
	}
	part := func(name, doc string, get func(c complex128) float64) *GetSet {
		g := Attr(name, doc, func(t *Thread, self Value) (Value, error) {
			c, _ := complexOf(self)
			return Float(get(c)), nil
		}, nil)
		g.member = true
		return g
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("conjugate", "(self, /)", "The number with the opposite imaginary part.", func(t *Thread, a []Value) (Value, error) {
				c, _ := complexOf(a[0])
				return NewComplex(complex(real(c), -imag(c))), nil
			}),
			Method("__complex__", "(self, /)", "The number itself.", func(t *Thread, a []Value) (Value, error) { return plainComplex(a[0]), nil }),
			Method("__format__", "(self, format_spec, /)", "Format by a specification.", complexFormat),
			Method("__getnewargs__", "(self, /)", "What __new__ is to be called with to copy the number.", func(t *Thread, a []Value) (Value, error) {
				c, _ := complexOf(a[0])
				return NewPair(Float(real(c)), Float(imag(c))), nil
			}),
			Method("__sizeof__", "(self, /)", "How many bytes the number takes in CPython.", func(t *Thread, a []Value) (Value, error) { return Int(32), nil }),
		},
		GetSets: []*GetSet{
			part("real", "the real part of a complex number", func(c complex128) float64 { return real(c) }),
			part("imag", "the imaginary part of a complex number", func(c complex128) float64 { return imag(c) }),
		}})
}

func plainComplex(v Value) Value {
	if v.Is(ComplexType) {
		return v
	}
	c, _ := complexOf(v)
	return NewComplex(c)
}

// complexProduct is x * y by the plain rule: Go's own repairs infinities, which Python's does not. The conversions keep the
// compiler from fusing products and sums, which would round once less.
func complexProduct(x, y complex128) complex128 {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	return complex(float64(a*c)-float64(b*d), float64(a*d)+float64(b*c))
}

// ComplexQuotient is x / y by Smith's rule, which avoids to square what might overflow; y must not be 0.
func ComplexQuotient(x, y complex128) complex128 {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	switch {
	case math.Abs(c) >= math.Abs(d):
		ratio := d / c
		denominator := c + float64(d*ratio)
		return complex((a+float64(b*ratio))/denominator, (b-float64(a*ratio))/denominator)
	case math.Abs(d) >= math.Abs(c):
		ratio := c / d
		denominator := float64(c*ratio) + d
		return complex((float64(a*ratio)+b)/denominator, (float64(b*ratio)-a)/denominator)
	}
	return complex(math.NaN(), math.NaN())
}
