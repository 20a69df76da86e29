// Package real holds the functions of real numbers that package math of Go computes less exactly than C's library does.
//
// It exists because programs print what they compute: a last digit that differs from CPython's is a wrong answer to whoever
// compares. The functions here compute with about a hundred bits and round once, so that the result is, but for one argument
// in ten thousand or so, the float nearest to the true value. C's library gives that one nearly always.
//
// All functions are pure, know no errors, and give for infinities and nan what those of package math give.
package real

import "math"

// Exp is e**x.
func Exp(x float64) float64 {
	switch {
	case x != x || math.IsInf(x, 1):
		return x
	case x > 710:
		return math.Inf(1)
	case x < -746:
		return 0
	}
	d, k := exp(double{x, 0})
	return d.scaled(k)
}

// Exp2 is 2**x.
func Exp2(x float64) float64 {
	switch {
	case x != x || math.IsInf(x, 1):
		return x
	case x > 1025:
		return math.Inf(1)
	case x < -1080:
		return 0
	case x == math.Trunc(x):
		return math.Ldexp(1, int(x))
	}
	d, k := exp(ln2.times(x))
	return d.scaled(k)
}

// Log is the natural logarithm.
func Log(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	return log(double{x, 0}).float()
}

// Log2 is the logarithm to the base 2.
func Log2(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	m, e := math.Frexp(x)
	if m == 0.5 {
		return float64(e - 1)
	}
	return log(double{x, 0}).mul(inverseLn2).float()
}

// Pow is x**y.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1 || x != x:
		return x
	case y == 2:
		return x * x
	case y == -1:
		return 1 / x
	case x == 0 || y != y || math.IsInf(x, 0) || math.IsInf(y, 0):
		return math.Pow(x, y)
	case y == 0.5 && x > 0:
		return math.Sqrt(x)
	}
	negative := false
	if x < 0 {
		if y != math.Trunc(y) {
			return math.NaN()
		}
		x = -x
		negative = math.Mod(y, 2) != 0
	}
	r := pow(x, y)
	if negative {
		r = -r
	}
	return r
}

// pow is x**y for finite positive x and finite y.
func pow(x, y float64) float64 {
	if math.Abs(y) <= 64 && y == math.Trunc(y) {
		n := int(math.Abs(y))
		if _, e := math.Frexp(x); (e+1)*n < 960 && (1-e)*n < 960 {
			d := double{x, 0}.power(n)
			if y < 0 {
				d = double{1, 0}.div(d)
			}
			return d.float()
		}
	}
	t := log(double{x, 0})
	switch rough := t.hi * y; {
	case rough > 710:
		return math.Inf(1)
	case rough < -746:
		return 0
	}
	d, k := exp(t.times(y))
	return d.scaled(k)
}

// Cbrt is the cube root.
func Cbrt(x float64) float64 {
	y := math.Cbrt(x)
	if y == 0 || y != y || math.IsInf(y, 0) {
		return y
	}
	m, e := math.Frexp(x)
	n := e - e%3
	m = math.Ldexp(m, e-n)
	y = math.Ldexp(y, -n/3)
	d := double{y, 0}
	rest := double{m, 0}.sub(d.mul(d).mul(d))
	return math.Ldexp(d.add(double{rest.hi / (3 * y * y), 0}).float(), n/3)
}

// Hypot is the length of the vector (x, y).
func Hypot(x, y float64) float64 { return Norm([]float64{x, y}) }

// Norm is the length of a vector of any number of dimensions.
func Norm(v []float64) float64 {
	largest, unknown := 0.0, false
	for _, x := range v {
		if x = math.Abs(x); x > largest {
			largest = x
		}
		unknown = unknown || x != x
	}
	switch {
	case math.IsInf(largest, 0):
		return largest
	case unknown:
		return math.NaN()
	case largest == 0 || len(v) == 1:
		return largest
	}
	_, e := math.Frexp(largest)
	sum := double{}
	for _, x := range v {
		x = math.Ldexp(x, -e)
		sum = sum.add(twoProduct(x, x))
	}
	return math.Ldexp(sum.sqrt().float(), e)
}
