package real

import (
	"math"
	"math/big"
	"sync"
)

// reduceAngle finds the quadrant of x and what is left, between -pi/4 and pi/4.
func reduceAngle(x float64) (quadrant int, r double) {
	const (
		first  = 0x1.921fb54400000p+0 // of pi/2, in parts of 33 bits whose products with n are exact
		second = 0x1.0b4611a600000p-34
		third  = 0x1.3198a2e000000p-69
		fourth = 0x1.b839a252049c1p-104
	)
	if math.Abs(x) <= math.Pi/4 {
		return 0, double{x, 0}
	}
	if math.Abs(x) < 1<<20 {
		n := math.RoundToEven(x * (2 / math.Pi))
		r = twoSum(x-float64(n*first), -float64(n*second))
		r = r.add(double{-float64(n * third), 0}).sub(twoProduct(n, fourth))
		if math.Abs(r.hi) > 0x1p-20 {
			return int(n), r
		}
	}
	return reduceLarge(x)
}

// twoOverPi is 2/pi * 2**1300: enough bits for the largest float.
var twoOverPi = sync.OnceValue(func() *big.Int {
	n, _ := new(big.Int).SetString("a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cf"+
		"e1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27"+
		"cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361da9e39", 16)
	return n
})

// reduceLarge does the same for numbers so large, or so near a multiple of pi/2, that it takes many digits.
func reduceLarge(x float64) (quadrant int, r double) {
	m, e := math.Frexp(math.Abs(x))
	const bits = 1300
	product := new(big.Int).Mul(big.NewInt(int64(math.Ldexp(m, 53))), twoOverPi())
	shift := uint(bits - (e - 53))
	whole := new(big.Int).Rsh(product, shift)
	quadrant = int(whole.Uint64() & 3)
	fraction := product.Sub(product, whole.Lsh(whole, shift))
	unit := new(big.Int).Lsh(big.NewInt(1), shift)
	if new(big.Int).Lsh(fraction, 1).Cmp(unit) > 0 {
		fraction.Sub(fraction, unit)
		quadrant++
	}
	exact := new(big.Float).SetPrec(bits).SetInt(fraction)
	exact.SetMantExp(exact, -int(shift))
	hi, _ := exact.Float64()
	lo, _ := exact.Sub(exact, new(big.Float).SetFloat64(hi)).Float64()
	r = double{hi, lo}.mul(halfPi)
	if x < 0 {
		return -quadrant, r.neg()
	}
	return quadrant, r
}

// sinCos are the sine and the cosine of x.
func sinCos(x float64) (sin, cos double) {
	quadrant, r := reduceAngle(x)
	sin, cos = sinCosSmall(r)
	switch quadrant & 3 {
	case 1:
		return cos, sin.neg()
	case 2:
		return sin.neg(), cos.neg()
	case 3:
		return cos.neg(), sin
	}
	return sin, cos
}

// sinCosSmall is for angles between -pi/4 and pi/4: those of the nearest 32nd are in a table, and the rest is so small that
// a few terms of the series do.
func sinCosSmall(r double) (sin, cos double) {
	if r.hi < 0 {
		sin, cos = sinCosSmall(r.neg())
		return sin.neg(), cos
	}
	j := int(r.hi*32 + 0.5)
	d := double{r.hi - float64(j)/32, 0}
	d = quickTwoSum(d.hi, r.lo)
	if j == 0 {
		d = r
	}
	h := d.hi
	h2 := h * h
	s := d.add(double{h * h2 * (-1./6 + h2*(1./120+h2*(-1./5040+h2*(1./362880)))), 0})
	c := d.mul(d).times(-0.5).add(double{h2 * h2 * (1./24 + h2*(-1./720+h2*(1./40320))), 0})
	if j == 0 {
		return s, double{1, 0}.add(c)
	}
	sj, cj := sinTable[j][0], sinTable[j][1]
	sin = sj.add(cj.mul(s).add(sj.mul(c)))
	cos = cj.add(cj.mul(c).sub(sj.mul(s)))
	return sin, cos
}

// Sin is the sine.
func Sin(x float64) float64 {
	if math.Abs(x) < 1e-150 || x != x || math.IsInf(x, 0) {
		return math.Sin(x)
	}
	s, _ := sinCos(x)
	return s.float()
}

// Cos is the cosine.
func Cos(x float64) float64 {
	if x != x || math.IsInf(x, 0) {
		return math.Cos(x)
	}
	_, c := sinCos(x)
	return c.float()
}

// Tan is the tangent.
func Tan(x float64) float64 {
	if math.Abs(x) < 1e-150 || x != x || math.IsInf(x, 0) {
		return math.Tan(x)
	}
	s, c := sinCos(x)
	return s.div(c).float()
}

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	rough := math.Copysign(math.Atan2(math.Abs(y), x), y)
	if y == 0 || x == 0 || rough != rough || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return rough
	}
	_, e := math.Frexp(math.Max(math.Abs(x), math.Abs(y)))
	if math.Abs(y) < math.Abs(x)*0x1p-600 || math.Abs(x) < math.Abs(y)*0x1p-600 {
		return rough
	}
	return angle(double{math.Ldexp(y, -e), 0}, double{math.Ldexp(x, -e), 0}, rough)
}

// angle improves the angle of the point (x, y) from a rough one: the point is turned back by that, and then lies so near
// to the axis that its coordinates' ratio is the rest.
func angle(y, x double, rough float64) float64 {
	s, c := sinCos(rough)
	over := y.mul(c).sub(x.mul(s))
	along := x.mul(c).add(y.mul(s))
	return rough + over.hi/along.hi
}

// Atan is the angle whose tangent is x.
func Atan(x float64) float64 {
	if x != x || math.IsInf(x, 0) || math.Abs(x) < 1e-150 {
		return math.Atan(x)
	}
	return Atan2(x, 1)
}

// Asin is the angle whose sine is x.
func Asin(x float64) float64 {
	if !(math.Abs(x) < 1) || math.Abs(x) < 1e-150 {
		return math.Asin(x)
	}
	return angle(double{x, 0}, leg(x), math.Asin(x))
}

// Acos is the angle whose cosine is x.
func Acos(x float64) float64 {
	if !(math.Abs(x) < 1) || x == 0 {
		return math.Acos(x)
	}
	return angle(leg(x), double{x, 0}, math.Acos(x))
}

// leg is the square root of 1 - x*x.
func leg(x float64) double { return twoSum(1, x).mul(twoSum(1, -x)).sqrt() }
