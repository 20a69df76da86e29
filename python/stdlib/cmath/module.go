// Package cmath is Python's module cmath: functions of complex numbers.
//
// They are computed as Kahan taught: so that nothing overflows on the way to a result that does not, digits are not lost
// near the branch cuts, and the sign of a zero tells on which side of a cut the argument lies.
package cmath

import (
	"math"

	"github.com/jinklink/jink/python/object"
	accurate "github.com/jinklink/jink/python/real"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module cmath for an interpreter.
func Module(t *thread) (*object.Module, error) {
	m := object.NewModule("cmath", "Functions of complex numbers.")
	m.Set("pi", object.Float(math.Pi))
	m.Set("e", object.Float(math.E))
	m.Set("tau", object.Float(2*math.Pi))
	m.Set("inf", object.Float(math.Inf(1)))
	m.Set("nan", object.Float(math.NaN()))
	m.Set("infj", object.NewComplex(complex(0, math.Inf(1))))
	m.Set("nanj", object.NewComplex(complex(0, math.NaN())))
	m.Add(
		unary("sqrt", "The square root of z.", sqrt),
		unary("exp", "e raised to the power of z.", exp),
		unary("log10", "The logarithm of z to base 10.", func(z complex128) (complex128, failure) {
			w, f := logarithm(z)
			return complex(real(w)/math.Ln10, imag(w)/math.Ln10), f
		}),
		unary("sin", "The sine of z.", turned(sinh)),
		unary("cos", "The cosine of z.", func(z complex128) (complex128, failure) { return cosh(complex(-imag(z), real(z))) }),
		unary("tan", "The tangent of z.", turned(tanh)),
		unary("asin", "The number whose sine is z.", turned(asinh)),
		unary("acos", "The number whose cosine is z.", acos),
		unary("atan", "The number whose tangent is z.", turned(atanh)),
		unary("sinh", "The hyperbolic sine of z.", sinh),
		unary("cosh", "The hyperbolic cosine of z.", cosh),
		unary("tanh", "The hyperbolic tangent of z.", tanh),
		unary("asinh", "The number whose hyperbolic sine is z.", asinh),
		unary("acosh", "The number whose hyperbolic cosine is z.", acosh),
		unary("atanh", "The number whose hyperbolic tangent is z.", atanh),
		object.Fn("log", "(z, base=e, /)", "The logarithm of z to a base, or the natural one.", logFunction),
		object.Fn("phase", "(z, /)", "The angle of z.", phase),
		object.Fn("polar", "(z, /)", "The length and the angle of z.", polar),
		object.Fn("rect", "(r, phi, /)", "The number of a length and an angle.", rectFunction),
		object.Fn("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Whether two numbers are nearly the same.", isClose),
		test("isfinite", "Whether both parts of z are finite.", func(z complex128) bool { return !isSpecial(z) }),
		test("isinf", "Whether a part of z is infinite.", func(z complex128) bool { return math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) }),
		test("isnan", "Whether a part of z is nan.", func(z complex128) bool { return math.IsNaN(real(z)) || math.IsNaN(imag(z)) }),
	)
	return m, nil
}

// failure says why a function has no result.
type failure uint8

const (
	none   failure = iota
	domain         // it has no value there
	size           // the result is too large
)

func (f failure) err(t *thread) error {
	switch f {
	case domain:
		return t.Raise(object.ValueError, "math domain error")
	case size:
		return t.Raise(object.OverflowError, "math range error")
	}
	return nil
}

func isFinite(x float64) bool { return x == x && !math.IsInf(x, 0) }

// argument is a number, or what has __complex__ or __float__, as a complex number.
func argument(t *thread, v value) (complex128, error) {
	if c, ok := object.AsComplex(v); ok && v.Is(object.ComplexType) {
		return c, nil
	}
	if c, found, err := t.ComplexMethod(v); found || err != nil {
		return c, err
	}
	x, err := t.FloatArg(v)
	return complex(x, 0), err
}

func unary(name, doc string, f func(complex128) (complex128, failure)) *object.Builtin {
	return object.Fn(name, "(z, /)", doc, func(t *thread, a []value) (value, error) {
		z, err := argument(t, a[0])
		if err != nil {
			return value{}, err
		}
		w, failed := f(z)
		if failed != none {
			return value{}, failed.err(t)
		}
		return object.NewComplex(w), nil
	})
}

func test(name, doc string, f func(complex128) bool) *object.Builtin {
	return object.Fn(name, "(z, /)", doc, func(t *thread, a []value) (value, error) {
		z, err := argument(t, a[0])
		return object.Bool(f(z)), err
	})
}

// turned makes a circular function of its hyperbolic one: f(iz)/i.
func turned(f func(complex128) (complex128, failure)) func(complex128) (complex128, failure) {
	return func(z complex128) (complex128, failure) {
		w, failed := f(complex(-imag(z), real(z)))
		return complex(imag(w), -real(w)), failed
	}
}

func logFunction(t *thread, a []value) (value, error) {
	z, err := argument(t, a[0])
	if err != nil {
		return value{}, err
	}
	w, failed := logarithm(z)
	if !a[1].IsNull() {
		base, err := argument(t, a[1])
		if err != nil {
			return value{}, err
		}
		b, failed2 := logarithm(base)
		if b == 0 {
			failed2 = domain
		} else {
			w = object.ComplexQuotient(w, b)
		}
		failed = max(failed, failed2)
	}
	if failed != none {
		return value{}, failed.err(t)
	}
	return object.NewComplex(w), nil
}

func phase(t *thread, a []value) (value, error) {
	z, err := argument(t, a[0])
	return object.Float(accurate.Atan2(imag(z), real(z))), err
}

func polar(t *thread, a []value) (value, error) {
	z, err := argument(t, a[0])
	if err != nil {
		return value{}, err
	}
	r := accurate.Hypot(real(z), imag(z))
	if math.IsInf(r, 0) && !isSpecial(z) {
		return value{}, size.err(t)
	}
	return object.NewPair(object.Float(r), object.Float(accurate.Atan2(imag(z), real(z)))), nil
}

func rectFunction(t *thread, a []value) (value, error) {
	r, err := t.FloatArg(a[0])
	if err != nil {
		return value{}, err
	}
	phi, err := t.FloatArg(a[1])
	if err != nil {
		return value{}, err
	}
	z := complex(r, phi)
	switch {
	case isSpecial(z):
		w, failed := infinite(&rectTable, z, r, r)
		if failed != none {
			return value{}, failed.err(t)
		}
		return object.NewComplex(w), nil
	case phi == 0:
		return object.NewComplex(complex(r, r*phi)), nil
	}
	return object.NewComplex(complex(r*accurate.Cos(phi), r*accurate.Sin(phi))), nil
}

func isClose(t *thread, a []value) (value, error) {
	x, err := argument(t, a[0])
	if err != nil {
		return value{}, err
	}
	y, err := argument(t, a[1])
	if err != nil {
		return value{}, err
	}
	relative, absolute := 1e-9, 0.0
	if !a[2].IsNull() {
		if relative, err = t.FloatArg(a[2]); err != nil {
			return value{}, err
		}
	}
	if !a[3].IsNull() {
		if absolute, err = t.FloatArg(a[3]); err != nil {
			return value{}, err
		}
	}
	if relative < 0 || absolute < 0 {
		return value{}, t.Raise(object.ValueError, "tolerances must be non-negative")
	}
	if x == y {
		return object.True, nil
	}
	for _, z := range []complex128{x, y} {
		if math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) {
			return object.False, nil
		}
	}
	diff := length(x - y)
	return object.Bool(diff <= relative*length(y) || diff <= relative*length(x) || diff <= absolute), nil
}

func length(z complex128) float64 { return accurate.Hypot(real(z), imag(z)) }
