package cmath

import (
	"math"

	accurate "github.com/jinklink/jink/python/real"
)

const (
	large        = math.MaxFloat64 / 4
	rootLarge    = 0x1.6a09e667f3bccp+510 // the square root of large
	rootSmall    = 0x1p-511               // the square root of the least normal float
	logLarge     = 708.3964185322641      // the logarithm of large
	leastNormal  = 0x1p-1022
	scaleUp      = 53
	scaleDown    = -(scaleUp + 1) / 2
	twiceLn2     = 2 * math.Ln2
	halfPi       = math.Pi / 2
	cancelsAbove = 0.71 // where the logarithm of the length is so small that digits are lost
	cancelsBelow = 1.73
)

func isLarge(z complex128) bool { return math.Abs(real(z)) > large || math.Abs(imag(z)) > large }

// logHalf is the logarithm of the length of z, which may be too large itself.
func logHalf(z complex128) float64 { return accurate.Log(accurate.Hypot(real(z)/2, imag(z)/2)) }

func sqrt(z complex128) (complex128, failure) {
	if isSpecial(z) {
		return sqrtTable.known(z)
	}
	return root(z), none
}

func root(z complex128) complex128 {
	x, y := real(z), imag(z)
	if z == 0 {
		return complex(0, y)
	}
	ax, ay := math.Abs(x), math.Abs(y)
	var s float64
	if ax < leastNormal && ay < leastNormal {
		ax = math.Ldexp(ax, scaleUp)
		s = math.Ldexp(math.Sqrt(ax+accurate.Hypot(ax, math.Ldexp(ay, scaleUp))), scaleDown)
	} else {
		ax /= 8
		s = 2 * math.Sqrt(ax+accurate.Hypot(ax, ay/8))
	}
	d := ay / (2 * s)
	if x >= 0 {
		return complex(s, math.Copysign(d, y))
	}
	return complex(d, math.Copysign(s, y))
}

// infinite is what a function answers where a part of z is infinite or nan. Where only the real part is infinite, the table
// does not tell: the result lies in the direction that the imaginary part says, x and y being the sizes of its parts.
func infinite(t *table, z complex128, x, y float64) (complex128, failure) {
	if phi := imag(z); math.IsInf(real(z), 0) && isFinite(phi) && phi != 0 {
		return complex(x*sign(accurate.Cos(phi)), y*sign(accurate.Sin(phi))), none
	}
	return t.known(z)
}

func sign(x float64) float64 { return math.Copysign(1, x) }

// bounded is a result of finite arguments, which must be finite.
func bounded(z complex128) (complex128, failure) {
	if math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) {
		return 0, size
	}
	return z, none
}

func exp(z complex128) (complex128, failure) {
	x, y := real(z), imag(z)
	if isSpecial(z) {
		size := math.Inf(1)
		if x < 0 {
			size = 0
		}
		return infinite(&expTable, z, size, size)
	}
	extra := 1.0
	if x > logLarge {
		x, extra = x-1, math.E
	}
	l := accurate.Exp(x)
	return bounded(complex(l*accurate.Cos(y)*extra, l*accurate.Sin(y)*extra))
}

func logarithm(z complex128) (complex128, failure) {
	if isSpecial(z) {
		return logTable.known(z)
	}
	x, y := real(z), imag(z)
	ax, ay := math.Abs(x), math.Abs(y)
	var l float64
	switch {
	case isLarge(z):
		l = logHalf(z) + math.Ln2
	case z == 0:
		return complex(math.Inf(-1), accurate.Atan2(y, x)), domain
	case ax < leastNormal && ay < leastNormal:
		l = accurate.Log(accurate.Hypot(math.Ldexp(ax, scaleUp), math.Ldexp(ay, scaleUp))) - scaleUp*math.Ln2
	default:
		h := accurate.Hypot(ax, ay)
		if cancelsAbove <= h && h <= cancelsBelow {
			most, least := max(ax, ay), min(ax, ay)
			l = accurate.Log1p(float64((most-1)*(most+1))+float64(least*least)) / 2
		} else {
			l = accurate.Log(h)
		}
	}
	return complex(l, accurate.Atan2(y, x)), none
}

func cosh(z complex128) (complex128, failure) {
	x, y := real(z), imag(z)
	if isSpecial(z) {
		return infinite(&coshTable, z, math.Inf(1), x)
	}
	extra := 1.0
	if math.Abs(x) > logLarge {
		x, extra = x-sign(x), math.E
	}
	return bounded(complex(accurate.Cos(y)*accurate.Cosh(x)*extra, accurate.Sin(y)*accurate.Sinh(x)*extra))
}

func sinh(z complex128) (complex128, failure) {
	x, y := real(z), imag(z)
	if isSpecial(z) {
		return infinite(&sinhTable, z, x, math.Inf(1))
	}
	extra := 1.0
	if math.Abs(x) > logLarge {
		x, extra = x-sign(x), math.E
	}
	return bounded(complex(accurate.Cos(y)*accurate.Sinh(x)*extra, accurate.Sin(y)*accurate.Cosh(x)*extra))
}

func tanh(z complex128) (complex128, failure) {
	x, y := real(z), imag(z)
	if isSpecial(z) {
		if math.IsInf(x, 0) && isFinite(y) && y != 0 {
			return complex(sign(x), math.Copysign(0, 2*accurate.Sin(y)*accurate.Cos(y))), none
		}
		return tanhTable.known(z)
	}
	if math.Abs(x) > logLarge {
		return complex(sign(x), 4*accurate.Sin(y)*accurate.Cos(y)*accurate.Exp(-2*math.Abs(x))), none
	}
	tx, ty := accurate.Tanh(x), accurate.Tan(y)
	cx := 1 / accurate.Cosh(x)
	both := tx * ty
	below := 1 + float64(both*both)
	return complex(tx*(1+float64(ty*ty))/below, ((ty/below)*cx)*cx), none
}

func acos(z complex128) (complex128, failure) {
	if isSpecial(z) {
		return acosTable.known(z)
	}
	x, y := real(z), imag(z)
	if isLarge(z) {
		l := logHalf(z) + twiceLn2
		if x < 0 {
			return complex(accurate.Atan2(math.Abs(y), x), -math.Copysign(l, y)), none
		}
		return complex(accurate.Atan2(math.Abs(y), x), math.Copysign(l, -y)), none
	}
	a, b := root(complex(1-x, -y)), root(complex(1+x, y))
	return complex(2*accurate.Atan2(real(a), real(b)), accurate.Asinh(float64(real(b)*imag(a))-float64(imag(b)*real(a)))), none
}

func acosh(z complex128) (complex128, failure) {
	if isSpecial(z) {
		return acoshTable.known(z)
	}
	x, y := real(z), imag(z)
	if isLarge(z) {
		return complex(logHalf(z)+twiceLn2, accurate.Atan2(y, x)), none
	}
	a, b := root(complex(x-1, y)), root(complex(x+1, y))
	return complex(accurate.Asinh(float64(real(a)*real(b))+float64(imag(a)*imag(b))), 2*accurate.Atan2(imag(a), real(b))), none
}

func asinh(z complex128) (complex128, failure) {
	if isSpecial(z) {
		return asinhTable.known(z)
	}
	x, y := real(z), imag(z)
	if isLarge(z) {
		return complex(math.Copysign(logHalf(z)+twiceLn2, x), accurate.Atan2(y, math.Abs(x))), none
	}
	a, b := root(complex(1+y, -x)), root(complex(1-y, x))
	return complex(accurate.Asinh(float64(real(a)*imag(b))-float64(real(b)*imag(a))),
		accurate.Atan2(y, float64(real(a)*real(b))-float64(imag(a)*imag(b)))), none
}

func atanh(z complex128) (complex128, failure) {
	if isSpecial(z) {
		return atanhTable.known(z)
	}
	x, y := real(z), imag(z)
	if math.Signbit(x) {
		w, failed := atanh(complex(-x, -y))
		return complex(-real(w), -imag(w)), failed
	}
	ay := math.Abs(y)
	switch {
	case x > rootLarge || ay > rootLarge:
		h := accurate.Hypot(x/2, y/2)
		return complex(x/4/h/h, -math.Copysign(halfPi, -y)), none
	case x == 1 && ay < rootSmall:
		if ay == 0 {
			return complex(math.Inf(1), y), domain
		}
		return complex(-accurate.Log(math.Sqrt(ay)/math.Sqrt(accurate.Hypot(ay, 2))), math.Copysign(accurate.Atan2(2, -ay)/2, y)), none
	}
	below := float64((1-x)*(1-x)) + float64(ay*ay)
	return complex(accurate.Log1p(4*x/below)/4, -accurate.Atan2(-2*y, float64((1-x)*(1+x))-float64(ay*ay))/2), none
}
