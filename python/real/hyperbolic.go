package real

import "math"

// This file holds functions that C's libraries compute in plain floats, by formulas that everybody knows, and so does this
// package: the last digit then comes out the same more often than if it were right.

// Expm1 is e**x - 1.
func Expm1(x float64) float64 { return math.Expm1(x) }

// Log1p is the logarithm of 1 + x.
func Log1p(x float64) float64 { return math.Log1p(x) }

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || math.IsInf(x, 0) || a < 0x1p-28:
		return x
	case a < 1:
		t := math.Expm1(a)
		return math.Copysign(0.5*(2*t-t*t/(t+1)), x)
	case a < 22:
		t := math.Expm1(a)
		return math.Copysign(0.5*(t+t/(t+1)), x)
	}
	return math.Copysign(halfExp(a), x)
}

// halfExp is e**x / 2, where e**x may be too large.
func halfExp(x float64) float64 {
	if x < 709.78 {
		return 0.5 * Exp(x)
	}
	if x > 711 {
		return math.Inf(1)
	}
	root := Exp(0.5 * x)
	return 0.5 * root * root
}

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64 {
	x = math.Abs(x)
	switch {
	case x != x || math.IsInf(x, 0):
		return x
	case x < 0.5*math.Ln2:
		t := math.Expm1(x)
		w := 1 + t
		return 1 + t*t/(w+w)
	case x < 22:
		t := Exp(x)
		return 0.5*t + 0.5/t
	}
	return halfExp(x)
}

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || a < 0x1p-55:
		return x
	case a < 1:
		t := math.Expm1(-2 * a)
		return math.Copysign(-t/(t+2), x)
	case a < 22:
		return math.Copysign(1-2/(math.Expm1(2*a)+2), x)
	}
	return math.Copysign(1, x)
}

// Asinh is the inverse of Sinh.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || math.IsInf(x, 0) || a < 0x1p-28:
		return x
	case a > 1<<28:
		return math.Copysign(Log(a)+math.Ln2, x)
	case a > 2:
		return math.Copysign(Log(2*a+1/(math.Sqrt(x*x+1)+a)), x)
	}
	t := x * x
	return math.Copysign(math.Log1p(a+t/(1+math.Sqrt(1+t))), x)
}

// Acosh is the inverse of Cosh.
func Acosh(x float64) float64 {
	switch {
	case !(x > 1) || math.IsInf(x, 1):
		return math.Acosh(x)
	case x > 1<<28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(2*x - 1/(x+math.Sqrt(x*x-1)))
	}
	t := x - 1
	return math.Log1p(t + math.Sqrt(2*t+t*t))
}

// Atanh is the inverse of Tanh.
func Atanh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case !(a < 1) || a < 0x1p-28:
		return math.Atanh(x)
	case a < 0.5:
		t := a + a
		return math.Copysign(0.5*math.Log1p(t+t*a/(1-a)), x)
	}
	return math.Copysign(0.5*math.Log1p((a+a)/(1-a)), x)
}

// Log10 is the logarithm to the base 10.
func Log10(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	const (
		high = 0x1.34413509f6000p-2 // of log10(2); its product with e is exact
		low  = 0x1.9fef311f12b36p-42
	)
	m, e := math.Frexp(x)
	m *= 2
	e--
	if e < 0 {
		m /= 2
		e++
	}
	z := float64(float64(e)*low) + float64(Log(m)*(1/math.Ln10))
	return z + float64(float64(e)*high)
}
