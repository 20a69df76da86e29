package real

import "math"

// double is the sum of two floats, of which lo is at most half a last place of hi: a number of about 106 bits.
type double struct{ hi, lo float64 }

// The conversions to float64 in what follows forbid the compiler to fuse operations, which all depends on.

func twoSum(a, b float64) double {
	s := a + b
	v := s - a
	return double{s, (a - (s - v)) + (b - v)}
}

// quickTwoSum needs |a| >= |b|.
func quickTwoSum(a, b float64) double {
	s := a + b
	return double{s, b - (s - a)}
}

func twoProduct(a, b float64) double {
	p := float64(a * b)
	return double{p, math.FMA(a, b, -p)}
}

func (d double) float() float64 { return d.hi + d.lo }

func (d double) neg() double { return double{-d.hi, -d.lo} }

func (d double) add(o double) double {
	s, l := twoSum(d.hi, o.hi), twoSum(d.lo, o.lo)
	s = quickTwoSum(s.hi, s.lo+l.hi)
	return quickTwoSum(s.hi, s.lo+l.lo)
}

func (d double) sub(o double) double { return d.add(o.neg()) }

func (d double) mul(o double) double {
	p := twoProduct(d.hi, o.hi)
	return quickTwoSum(p.hi, p.lo+(float64(d.hi*o.lo)+float64(d.lo*o.hi)))
}

func (d double) times(f float64) double {
	p := twoProduct(d.hi, f)
	return quickTwoSum(p.hi, p.lo+float64(d.lo*f))
}

func (d double) div(o double) double {
	q := d.hi / o.hi
	r := d.sub(o.times(q))
	q2 := r.hi / o.hi
	r = r.sub(o.times(q2))
	return quickTwoSum(q, q2).add(double{r.hi / o.hi, 0})
}

func (d double) sqrt() double {
	if d.hi <= 0 {
		return double{}
	}
	s := math.Sqrt(d.hi)
	r := d.sub(twoProduct(s, s))
	return quickTwoSum(s, r.hi/(2*s))
}

func (d double) power(n int) double {
	result := double{1, 0}
	for {
		if n&1 != 0 {
			result = result.mul(d)
		}
		if n >>= 1; n == 0 {
			return result
		}
		d = d.mul(d)
	}
}

// scaled is d * 2**k, rounded once even where the result is subnormal.
func (d double) scaled(k int) float64 {
	if k > -1000 {
		return math.Ldexp(d.float(), k)
	}
	return math.FMA(math.Ldexp(d.hi, -100), math.Ldexp(1, k+100), math.Ldexp(d.lo, k))
}

var (
	ln2        = double{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	inverseLn2 = double{0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56}
	third      = double{0x1.5555555555555p-2, 0x1.5555555555555p-56}
	halfPi     = double{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54}
)

// log is the logarithm of a positive number. The number is 2**e * m; c from the table is near 1/m, and m*c - 1, which is
// small, goes into the series.
func log(x double) double {
	m, e := math.Frexp(x.hi)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	row := &logTable[int(m*128)-90]
	p := twoProduct(m, row.c)
	z := twoSum(p.hi-1, p.lo)
	if x.lo != 0 {
		z = z.add(double{math.Ldexp(x.lo, -e) * row.c, 0})
	}
	series := logSeries(z)
	if row.hi == 0 && e == 0 {
		return series
	}
	return ln2.times(float64(e)).add(double{row.hi, row.lo}).add(series)
}

// logSeries is the logarithm of 1 + z for small z.
func logSeries(z double) double {
	z2 := z.mul(z)
	z3 := z2.mul(z)
	h := z.hi
	tail := -1./4 + h*(1./5+h*(-1./6+h*(1./7+h*(-1./8+h*(1./9+h*(-1./10+h*(1./11+h*(-1./12))))))))
	series := z3.mul(third).add(double{z3.hi * h * tail, 0})
	return series.sub(double{z2.hi / 2, z2.lo / 2}).add(z)
}

// reduceExp finds k and a small r with x = k*ln(2)/128 + r.
func reduceExp(x double) (k int, r double) {
	const (
		perStep = 128 / math.Ln2
		high    = 0x1.62e42fee00000p-8 // of ln(2)/128; its product with k is exact
		middle  = 0x1.a39ef35793c76p-40
		low     = 0x1.cc01f97b57a08p-94
	)
	n := math.RoundToEven(x.hi * perStep)
	r = twoSum(x.hi-float64(n*high), x.lo)
	r = r.sub(twoProduct(n, middle))
	r.lo -= n * low
	return int(n), r
}

// expSeries is e**r - 1 for small r.
func expSeries(r double) double {
	h := r.hi
	p := h * h * (1./2 + h*(1./6+h*(1./24+h*(1./120+h*(1./720)))))
	s := quickTwoSum(h, p)
	s.lo += r.lo + h*r.lo
	return s
}

// exp is e**x as d * 2**k.
func exp(x double) (d double, k int) {
	n, r := reduceExp(x)
	t := expTable[n&127]
	return t.add(t.mul(expSeries(r))), n >> 7
}
