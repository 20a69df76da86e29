package math

import (
	"math"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/real"
)

// This file computes gamma and its logarithm by the approximation of Lanczos with g = 6.0246… and 13 terms, whose numbers
// are those that CPython and others use.

const (
	lanczosG          = 6.024680040776729583740234375
	lanczosGMinusHalf = 5.524680040776729583740234375
)

var lanczosAbove = [13]float64{
	23531376880.410759688572007674451636754734846804940,
	42919803642.649098768957899047001988850926355848959,
	35711959237.355668049440185451547166705960488635843,
	17921034426.037209699919755754458931112671403265390,
	6039542586.3520280050642916443072979210699388420708,
	1439720407.3117216736632230727949123939715485786372,
	248874557.86205415651146038641322942321632125127801,
	31426415.585400194380614231628318205362874684987640,
	2876370.6289353724412254090516208496135991145378768,
	186056.26539522349504029498971604569928220784236328,
	8071.6720023658162106380029022722506138218516325024,
	210.82427775157934587250973392071336271166969580291,
	2.5066282746310002701649081771338373386264310793408,
}

// lanczosBelow are the coefficients of x * (x+1) * … * (x+11).
var lanczosBelow = [13]float64{0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1}

// lanczos is the quotient of the two polynomials; for large x in powers of 1/x, which do not overflow.
func lanczos(x float64) float64 {
	above, below := 0.0, 0.0
	if x < 5 {
		for i := len(lanczosAbove) - 1; i >= 0; i-- {
			above = float64(above*x) + lanczosAbove[i]
			below = float64(below*x) + lanczosBelow[i]
		}
	} else {
		for i := range lanczosAbove {
			above = above/x + lanczosAbove[i]
			below = below/x + lanczosBelow[i]
		}
	}
	return above / below
}

// sinPi is the sine of pi*x, without the error of that product.
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2)
	var r float64
	switch int(math.Round(2 * y)) {
	case 0:
		r = real.Sin(math.Pi * y)
	case 1:
		r = real.Cos(math.Pi * (y - 0.5))
	case 2:
		r = real.Sin(math.Pi * (1 - y))
	case 3:
		r = -real.Cos(math.Pi * (y - 1.5))
	default:
		r = real.Sin(math.Pi * (y - 2))
	}
	return math.Copysign(1, x) * r
}

func gammaFunction(t *thread, a []value) (value, error) {
	x, err := t.FloatArg(a[0])
	if err != nil {
		return value{}, err
	}
	r, domain := gamma(x)
	switch {
	case domain:
		return value{}, domainError(t)
	case math.IsInf(r, 0) && !math.IsInf(x, 0):
		return value{}, rangeError(t)
	}
	return object.Float(r), nil
}

// gamma is the gamma function; outside is true where it has no value.
func gamma(x float64) (r float64, outside bool) {
	switch {
	case x != x || math.IsInf(x, 1):
		return x, false
	case math.IsInf(x, -1), x == 0:
		return 0, true
	}
	if x == math.Floor(x) {
		if x < 0 {
			return 0, true
		}
		if x <= 23 {
			r = 1
			for i := 2.0; i < x; i++ {
				r *= i
			}
			return r, false
		}
	}
	size := math.Abs(x)
	if size < 1e-20 {
		return 1 / x, false
	}
	if size > 200 {
		if x < 0 {
			return 0 / sinPi(x), false
		}
		return math.Inf(1), false
	}
	y := size + lanczosGMinusHalf
	// z is what the sum lost by rounding.
	var z float64
	if size > lanczosGMinusHalf {
		z = (y - size) - lanczosGMinusHalf
	} else {
		z = (y - lanczosGMinusHalf) - size
	}
	z = z * lanczosG / y
	if x < 0 {
		r = -math.Pi / sinPi(size) / size * real.Exp(y) / lanczos(size)
		r -= float64(z * r)
		if size < 140 {
			return r / real.Pow(y, size-0.5), false
		}
		root := real.Pow(y, size/2-0.25)
		return r / root / root, false
	}
	r = lanczos(size) / real.Exp(y)
	r += float64(z * r)
	if size < 140 {
		return r * real.Pow(y, size-0.5), false
	}
	root := real.Pow(y, size/2-0.25)
	return r * root * root, false
}

func lgammaFunction(t *thread, a []value) (value, error) {
	x, err := t.FloatArg(a[0])
	if err != nil {
		return value{}, err
	}
	switch {
	case x != x:
		return object.Float(x), nil
	case math.IsInf(x, 0):
		return object.Float(math.Inf(1)), nil
	case x == math.Floor(x) && x <= 2:
		if x <= 0 {
			return value{}, domainError(t)
		}
		return object.Float(0), nil
	}
	r := logGamma(x)
	if math.IsInf(r, 0) {
		return value{}, rangeError(t)
	}
	return object.Float(r), nil
}

func logGamma(x float64) float64 {
	size := math.Abs(x)
	if size < 1e-20 {
		return -real.Log(size)
	}
	r := real.Log(lanczos(size)) - lanczosG
	r += float64((size - 0.5) * (real.Log(size+lanczosG-0.5) - 1))
	if x < 0 {
		const logPi = 1.144729885849400174143427351353058711647
		r = logPi - real.Log(math.Abs(sinPi(size))) - real.Log(size) - r
	}
	return r
}
