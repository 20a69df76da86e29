// Package math is Python's module math: functions of real numbers, and a few of whole ones.
//
// The errors are CPython's: a result that is no number is a ValueError, one too large an OverflowError. Where that depends
// on how the function is computed, as with gamma, the way is CPython's too; the elementary functions come from package real,
// whose last digits are those of C's library.
package math

import (
	"math"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/real"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module math for an interpreter.
func Module(t *thread) (*object.Module, error) {
	m := object.NewModule("math", "Functions of real numbers.")
	m.Set("pi", object.Float(math.Pi))
	m.Set("e", object.Float(math.E))
	m.Set("tau", object.Float(2*math.Pi))
	m.Set("inf", object.Float(math.Inf(1)))
	m.Set("nan", object.Float(math.NaN()))
	for _, group := range [][]*object.Builtin{unaryFunctions(), binaryFunctions(), logarithms(), roundings(), partFunctions(),
		integerFunctions(), sumFunctions(), vectorFunctions()} {
		m.Add(group...)
	}
	return m, nil
}

func domainError(t *thread) error { return t.Raise(object.ValueError, "math domain error") }
func rangeError(t *thread) error  { return t.Raise(object.OverflowError, "math range error") }

// unary makes a function of one float. A result that is infinite for a finite argument is too large if the function can
// overflow, and otherwise has no place in the function's domain.
func unary(name, doc string, overflows bool, f func(float64) float64) *object.Builtin {
	return object.Fn(name, "(x, /)", doc, func(t *thread, a []value) (value, error) {
		x, err := t.FloatArg(a[0])
		if err != nil {
			return value{}, err
		}
		r := f(x)
		switch {
		case r != r && x == x:
			return value{}, domainError(t)
		case math.IsInf(r, 0) && !math.IsInf(x, 0) && x == x:
			if overflows {
				return value{}, rangeError(t)
			}
			return value{}, domainError(t)
		}
		return object.Float(r), nil
	})
}

func unaryFunctions() []*object.Builtin {
	return []*object.Builtin{
		unary("sqrt", "The square root of x.", false, math.Sqrt),
		unary("cbrt", "The cube root of x.", true, real.Cbrt),
		unary("exp", "e raised to the power of x.", true, real.Exp),
		unary("exp2", "2 raised to the power of x.", true, real.Exp2),
		unary("expm1", "exp(x) - 1, exact for small x too.", true, real.Expm1),
		unary("log1p", "The logarithm of 1 + x, exact for small x too.", false, real.Log1p),
		unary("sin", "The sine of x radians.", false, real.Sin),
		unary("cos", "The cosine of x radians.", false, real.Cos),
		unary("tan", "The tangent of x radians.", false, real.Tan),
		unary("asin", "The angle whose sine is x.", false, real.Asin),
		unary("acos", "The angle whose cosine is x.", false, real.Acos),
		unary("atan", "The angle whose tangent is x.", false, real.Atan),
		unary("sinh", "The hyperbolic sine of x.", true, real.Sinh),
		unary("cosh", "The hyperbolic cosine of x.", true, real.Cosh),
		unary("tanh", "The hyperbolic tangent of x.", false, real.Tanh),
		unary("asinh", "The number whose hyperbolic sine is x.", false, real.Asinh),
		unary("acosh", "The number whose hyperbolic cosine is x.", false, real.Acosh),
		unary("atanh", "The number whose hyperbolic tangent is x.", false, real.Atanh),
		unary("fabs", "The absolute value of x as a float.", false, math.Abs),
		unary("erf", "The error function at x.", false, math.Erf),
		unary("erfc", "1 - erf(x), exact for large x too.", false, math.Erfc),
		scaled("degrees", "x radians in degrees.", 180/math.Pi),
		scaled("radians", "x degrees in radians.", math.Pi/180),
		object.Fn("gamma", "(x, /)", "The gamma function at x.", gammaFunction),
		object.Fn("lgamma", "(x, /)", "The logarithm of the absolute value of the gamma function at x.", lgammaFunction),
		test("isfinite", "Whether x is neither infinite nor nan.", func(x float64) bool { return !math.IsInf(x, 0) && x == x }),
		test("isinf", "Whether x is infinite.", func(x float64) bool { return math.IsInf(x, 0) }),
		test("isnan", "Whether x is nan.", func(x float64) bool { return x != x }),
		object.Fn("ulp", "(x, /)", "The value of the last bit of x.", func(t *thread, a []value) (value, error) {
			x, err := t.FloatArg(a[0])
			if err != nil {
				return value{}, err
			}
			return object.Float(ulp(math.Abs(x))), nil
		}),
	}
}

func scaled(name, doc string, factor float64) *object.Builtin {
	return object.Fn(name, "(x, /)", doc, func(t *thread, a []value) (value, error) {
		x, err := t.FloatArg(a[0])
		return object.Float(x * factor), err
	})
}

func ulp(x float64) float64 {
	if x != x || math.IsInf(x, 0) {
		return x
	}
	next := math.Nextafter(x, math.Inf(1))
	if math.IsInf(next, 0) {
		return x - math.Nextafter(x, 0)
	}
	return next - x
}

func test(name, doc string, f func(float64) bool) *object.Builtin {
	return object.Fn(name, "(x, /)", doc, func(t *thread, a []value) (value, error) {
		x, err := t.FloatArg(a[0])
		return object.Bool(f(x)), err
	})
}

// floats reads arguments that must be numbers.
func floats(t *thread, a []value) (x, y float64, err error) {
	if x, err = t.FloatArg(a[0]); err != nil {
		return
	}
	y, err = t.FloatArg(a[1])
	return
}

// binary makes a function of two floats, whose errors f gives.
func binary(name, sig, doc string, f func(t *thread, x, y float64) (float64, error)) *object.Builtin {
	return object.Fn(name, sig, doc, func(t *thread, a []value) (value, error) {
		x, y, err := floats(t, a)
		if err != nil {
			return value{}, err
		}
		r, err := f(t, x, y)
		return object.Float(r), err
	})
}

func binaryFunctions() []*object.Builtin {
	return []*object.Builtin{
		binary("atan2", "(y, x, /)", "The angle of the point (x, y).", func(t *thread, y, x float64) (float64, error) { return real.Atan2(y, x), nil }),
		binary("copysign", "(x, y, /)", "The absolute value of x with the sign of y.", func(t *thread, x, y float64) (float64, error) {
			return math.Copysign(x, y), nil
		}),
		binary("fmod", "(x, y, /)", "What is left of x after taking y away, towards 0.", func(t *thread, x, y float64) (float64, error) {
			r := math.Mod(x, y)
			if r != r && x == x && y == y {
				return 0, domainError(t)
			}
			return r, nil
		}),
		binary("remainder", "(x, y, /)", "The difference of x and the multiple of y that is nearest to it.", func(t *thread, x, y float64) (float64, error) {
			r := math.Remainder(x, y)
			if r != r && x == x && y == y {
				return 0, domainError(t)
			}
			return r, nil
		}),
		binary("pow", "(x, y, /)", "x raised to the power of y.", pow),
		object.Fn("fma", "(x, y, z, /)", "x * y + z, rounded once.", fma),
		object.Fn("nextafter", "(x, y, /, *, steps=None)", "The float that is so many steps from x towards y, one if not told.", nextAfter),
		object.Fn("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Whether two numbers are nearly the same.", isClose),
		object.Fn("ldexp", "(x, i, /)", "x * 2**i.", ldexp),
	}
}

func pow(t *thread, x, y float64) (float64, error) {
	r := real.Pow(x, y)
	if math.IsInf(x, 0) || math.IsInf(y, 0) || x != x || y != y {
		return r, nil
	}
	switch {
	case r != r:
		return 0, domainError(t)
	case math.IsInf(r, 0) && x == 0:
		return 0, domainError(t)
	case math.IsInf(r, 0):
		return 0, rangeError(t)
	}
	return r, nil
}

func fma(t *thread, a []value) (value, error) {
	x, y, err := floats(t, a)
	if err != nil {
		return value{}, err
	}
	z, err := t.FloatArg(a[2])
	if err != nil {
		return value{}, err
	}
	r := math.FMA(x, y, z)
	switch {
	case r != r && x == x && y == y && z == z:
		return value{}, t.Raise(object.ValueError, "invalid operation in fma")
	case math.IsInf(r, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) && !math.IsInf(z, 0):
		return value{}, t.Raise(object.OverflowError, "overflow in fma")
	}
	return object.Float(r), nil
}

// nextAfter counts floats by their bits, whose order is that of the numbers.
func nextAfter(t *thread, a []value) (value, error) {
	x, y, err := floats(t, a)
	if err != nil {
		return value{}, err
	}
	if a[2].IsNull() || a[2].IsNone() {
		return object.Float(nextFloat(x, y)), nil
	}
	i, err := t.Index(a[2])
	if err != nil {
		return i, err
	}
	n, _ := object.AsBig(i)
	if n.Sign() < 0 {
		return value{}, t.Raise(object.ValueError, "steps must be a non-negative integer")
	}
	steps := uint64(math.MaxUint64)
	if n.IsUint64() {
		steps = n.Uint64()
	}
	switch {
	case steps == 0 || x != x:
		return object.Float(x), nil
	case y != y || x == y:
		return object.Float(y), nil
	}
	const sign = 1 << 63
	from, to := math.Float64bits(x), math.Float64bits(y)
	sizeX, sizeY := from&^sign, to&^sign
	if from&sign != to&sign {
		switch {
		case sizeX+sizeY <= steps:
			return object.Float(y), nil
		case sizeX < steps:
			return object.Float(math.Float64frombits(to&sign | (steps - sizeX))), nil
		}
		return object.Float(math.Float64frombits(from - steps)), nil
	}
	if sizeX > sizeY {
		if sizeX-sizeY <= steps {
			return object.Float(y), nil
		}
		return object.Float(math.Float64frombits(from - steps)), nil
	}
	if sizeY-sizeX <= steps {
		return object.Float(y), nil
	}
	return object.Float(math.Float64frombits(from + steps)), nil
}

func nextFloat(x, y float64) float64 {
	if x == y {
		return y
	}
	return math.Nextafter(x, y)
}

// isClose compares as PEP 485 says.
func isClose(t *thread, a []value) (value, error) {
	x, y, err := floats(t, a)
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
	if math.IsInf(x, 0) || math.IsInf(y, 0) {
		return object.False, nil
	}
	diff := math.Abs(y - x)
	return object.Bool(diff <= math.Abs(relative*y) || diff <= math.Abs(relative*x) || diff <= absolute), nil
}

func ldexp(t *thread, a []value) (value, error) {
	x, err := t.FloatArg(a[0])
	if err != nil {
		return value{}, err
	}
	n, ok := object.AsBig(a[1])
	if !ok {
		return value{}, t.Raise(object.TypeError, "Expected an int as second argument to ldexp.")
	}
	if x == 0 || x != x || math.IsInf(x, 0) {
		return object.Float(x), nil
	}
	exponent := 1 << 20
	if n.IsInt64() {
		exponent = int(min(max(n.Int64(), -1<<20), 1<<20))
	} else if n.Sign() < 0 {
		exponent = -exponent
	}
	r := math.Ldexp(x, exponent)
	if math.IsInf(r, 0) {
		return value{}, rangeError(t)
	}
	return object.Float(r), nil
}
