package decimal

import (
	"math"
	"math/big"
)

// This file computes exp, ln, log10 and powers: in binary fixed point with bits to spare, and again with more of them as long
// as it is not sure how the result is rounded.

// fixed is x * 2**b, rounded down: x = n, finite.
func (w *work) fixedPoint(n num, b int) *big.Int {
	c := new(big.Int).Lsh(n.coef(), uint(b))
	if n.exp >= 0 {
		c.Mul(c, power(n.exp))
	} else {
		c.Quo(c, power(-n.exp))
	}
	if n.neg {
		c.Neg(c)
	}
	return c
}

// bitsOf is how many bits so many digits take.
func bitsOf(digits int) int { return digits*3322/1000 + 1 }

// atanhInverse is atanh(1/n) * 2**b.
func (w *work) atanhInverse(n int64, b int) *big.Int {
	x := new(big.Int).Lsh(big.NewInt(1), uint(b))
	x.Quo(x, big.NewInt(n))
	sum := new(big.Int).Set(x)
	square := big.NewInt(n * n)
	term := new(big.Int)
	for k := int64(3); x.Sign() != 0; k += 2 {
		if w.err = w.t.Charge(b>>8 + 1); w.err != nil {
			return sum
		}
		x.Quo(x, square)
		sum.Add(sum, term.Quo(x, big.NewInt(k)))
	}
	return sum
}

// ln10 is ln(10) * 2**b.
func (w *work) ln10(b int) *big.Int {
	sum := new(big.Int)
	for _, p := range [...][2]int64{{46, 31}, {34, 49}, {20, 161}} {
		sum.Add(sum, new(big.Int).Mul(big.NewInt(p[0]), w.atanhInverse(p[1], b)))
	}
	return sum
}

// expFixed is e**(x/2**b) * 2**b, where x is not large.
func (w *work) expFixed(x *big.Int, b int) *big.Int {
	// The argument is halved so often that the series ends soon, and the result squared as often.
	half := 8
	for n := b; n > 64; n >>= 2 {
		half += 4
	}
	p := uint(b + 2*half)
	y := new(big.Int).Lsh(x, p-uint(b))
	y.Rsh(y, uint(half))
	sum := new(big.Int).Lsh(big.NewInt(1), p)
	term := new(big.Int).Set(sum)
	for k := int64(1); term.Sign() != 0 && term.BitLen() > 1; k++ {
		if w.err = w.t.Charge(b>>6*(b>>12+1) + 1); w.err != nil {
			return sum
		}
		term.Mul(term, y)
		term.Rsh(term, p)
		term.Quo(term, big.NewInt(k))
		sum.Add(sum, term)
	}
	for range half {
		sum.Mul(sum, sum)
		sum.Rsh(sum, p)
	}
	return sum.Rsh(sum, p-uint(b))
}

// lnFixed is ln(x/2**b) * 2**b, for x/2**b around 1.
func (w *work) lnFixed(x *big.Int, b int) *big.Int {
	roots := 6
	for n := b; n > 64; n >>= 2 {
		roots += 3
	}
	p := uint(b + roots + 16)
	y := new(big.Int).Lsh(x, p-uint(b))
	for range roots {
		if w.err = w.t.Charge(b>>4*(b>>12+1) + 1); w.err != nil {
			return y
		}
		y.Sqrt(y.Lsh(y, p))
	}
	// ln y = 2 atanh((y-1)/(y+1))
	one := new(big.Int).Lsh(big.NewInt(1), p)
	u := new(big.Int).Sub(y, one)
	u.Quo(u.Lsh(u, p), new(big.Int).Add(y, one))
	square := new(big.Int).Mul(u, u)
	square.Rsh(square, p)
	sum := new(big.Int).Set(u)
	term := new(big.Int)
	for k := int64(3); ; k += 2 {
		if w.err = w.t.Charge(b>>6*(b>>12+1) + 1); w.err != nil {
			return sum
		}
		u.Mul(u, square)
		u.Rsh(u, p)
		term.Quo(u, big.NewInt(k))
		if term.BitLen() <= 1 {
			break
		}
		sum.Add(sum, term)
	}
	sum.Lsh(sum, uint(roots)+1)
	return sum.Rsh(sum, p-uint(b))
}

// settle finds the number of prec digits to which a result is rounded that compute gives with more and more bits: as
// x * 2**b, and the power of ten that goes with it. The result must not be a number of few digits.
func (w *work) settle(neg bool, limit int, compute func(extra int) (x *big.Int, b, exp int)) num {
	for extra := 12; ; extra *= 2 {
		if !w.room(2 * (w.prec + extra)) {
			return nan
		}
		x, b, exp := compute(extra)
		if w.err != nil {
			return nan
		}
		// As digits: a few more than the precision.
		want := w.prec + extra/2
		have := bigDigits(new(big.Int).Rsh(x, uint(b)))
		if x.BitLen() <= b {
			have = -(b - x.BitLen()) * 301 / 1000
		}
		k := want - have
		c := new(big.Int)
		if k >= 0 {
			c.Mul(x, power(k)).Rsh(c, uint(b))
		} else {
			c.Rsh(x, uint(b))
			c.Quo(c, power(-k))
		}
		// The last digits are not sure: if they are in the middle or at an end, more bits are needed.
		n := num{neg: neg, exp: exp - k}.withCoef(c)
		drop := n.digits() - w.prec
		if drop < 4 {
			continue
		}
		unsure := power(2)
		p := power(drop)
		r := new(big.Int).Rem(c, p)
		middle := new(big.Int).Quo(p, big.NewInt(2))
		middle.Sub(middle, r)
		if r.Cmp(unsure) > 0 && new(big.Int).Sub(p, r).Cmp(unsure) > 0 && middle.CmpAbs(unsure) > 0 || extra > limit {
			return n
		}
	}
}

// rounding of functions that are always rounded to the nearest.
func (w *work) fixHalfEven(n num) num {
	mode := w.rounding
	w.rounding = halfEven
	n = w.fix(n)
	w.rounding = mode
	return n
}

func (w *work) exp(a num) num {
	if n, ok := w.nans(a); ok {
		return n
	}
	if a.kind == infinite {
		if a.neg {
			return num{}
		}
		return a
	}
	if a.noCoef() {
		return num{low: 1}
	}
	adj := a.adjusted()
	switch {
	case !a.neg && adj > 20:
		return w.fixHalfEven(num{low: 1, exp: w.emax + 1})
	case a.neg && adj > 20:
		return w.fixHalfEven(num{low: 1, exp: w.etiny() - 1})
	case adj < -w.prec-1:
		// 1, and a little more or less.
		if !w.room(w.prec) {
			return nan
		}
		c := new(big.Int).Set(power(w.prec + 1))
		if a.neg {
			c.Sub(c, big.NewInt(1))
		} else {
			c.Add(c, big.NewInt(1))
		}
		return w.fixHalfEven(num{exp: -w.prec - 1}.withCoef(c))
	}
	n := w.settle(false, 1<<16, func(extra int) (*big.Int, int, int) {
		b := bitsOf(w.prec+extra) + 16
		wide := b + bitsOf(max(adj, 0)+1) + 16
		x := w.fixedPoint(a, wide)
		// e**x = 10**k * e**r
		k, r := new(big.Int).DivMod(x, w.ln10(wide), new(big.Int))
		r.Rsh(r, uint(wide-b))
		return w.expFixed(r, b), b, int(k.Int64())
	})
	return w.fixHalfEven(n)
}

// logarithm is ln(a) of a positive finite number as x * 2**b, and its sign.
func (w *work) logarithm(a num, extra int) (x *big.Int, b int, neg bool) {
	adj := a.adjusted()
	// a = m * 10**k with m around 1.
	k := adj
	m := num{low: a.low, high: a.high, exp: a.exp - adj}
	if m.text()[0] >= '4' {
		k++
		m.exp--
	}
	near := 0
	if k == 0 {
		// The nearer a is to 1 the smaller is the result.
		d := w.distance(m)
		near = max(-d, 0)
	}
	b = bitsOf(w.prec+extra+near) + 16
	y := w.lnFixed(w.fixedPoint(m, b), b)
	if k != 0 {
		y.Add(y, new(big.Int).Mul(big.NewInt(int64(k)), w.ln10(b)))
	}
	return y.Abs(y), b, compare(a, num{low: 1}) < 0
}

// distance is the exponent of the first digit of m - 1.
func (w *work) distance(m num) int {
	exact := &work{t: w.t, settings: settings{prec: m.digits() + 40, emax: maxPrec, emin: -maxPrec, rounding: halfEven}}
	d := exact.sum(m, num{neg: true, low: 1})
	if d.noCoef() {
		return 0
	}
	return d.adjusted()
}

func (w *work) ln(a num) num {
	if n, done := w.logSpecial(a); done {
		return n
	}
	if compare(a, num{low: 1}) == 0 {
		return num{}
	}
	neg := compare(a, num{low: 1}) < 0
	n := w.settle(neg, 1<<16, func(extra int) (*big.Int, int, int) {
		x, b, _ := w.logarithm(a, extra)
		return x, b, 0
	})
	return w.fixHalfEven(n)
}

// logSpecial handles what has no logarithm, or a simple one.
func (w *work) logSpecial(a num) (num, bool) {
	if n, ok := w.nans(a); ok {
		return n, true
	}
	switch {
	case a.isZero():
		return num{kind: infinite, neg: true}, true
	case a.neg:
		return w.invalidOperation(0), true
	case a.kind == infinite:
		return a, true
	}
	return num{}, false
}

func (w *work) log10(a num) num {
	if n, done := w.logSpecial(a); done {
		return n
	}
	if a.digits() < maxDigits && new(big.Int).Set(power(a.digits()-1)).Cmp(a.coef()) == 0 {
		return w.fixHalfEven(integer(int64(a.adjusted())))
	}
	neg := compare(a, num{low: 1}) < 0
	n := w.settle(neg, 1<<16, func(extra int) (*big.Int, int, int) {
		x, b, _ := w.logarithm(a, extra)
		x.Lsh(x, uint(b))
		return x.Quo(x, w.ln10(b)), b, 0
	})
	return w.fixHalfEven(n)
}

// isInteger reports whether n is a whole number, and whether that is odd.
func (w *work) isInteger(n num) (whole, odd bool) {
	if n.kind != finite {
		return n.kind == infinite, false
	}
	if n.noCoef() || n.exp > 0 {
		return true, false
	}
	if n.exp == 0 {
		return true, n.coef().Bit(0) == 1
	}
	if -n.exp >= n.digits() {
		return false, false
	}
	q, r := new(big.Int).QuoRem(n.coef(), power(-n.exp), new(big.Int))
	return r.Sign() == 0, r.Sign() == 0 && q.Bit(0) == 1
}

func (w *work) pow(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	one := num{low: 1}
	if b.isZero() {
		if a.isZero() {
			return w.invalidOperation(0)
		}
		return one
	}
	whole, odd := w.isInteger(b)
	neg := a.neg && odd
	if a.neg {
		if (!whole || b.kind == infinite) && !a.isZero() {
			return w.invalidOperation(0)
		}
	}
	switch {
	case a.isZero():
		if b.neg {
			return num{kind: infinite, neg: neg}
		}
		return num{neg: neg}
	case a.kind == infinite:
		if b.neg {
			return num{neg: neg}
		}
		return num{kind: infinite, neg: neg}
	}
	side := compareAbs(a, one)
	if b.kind == infinite {
		switch {
		case side == 0:
			w.status |= inexact | rounded
			return w.padded(one)
		case side > 0 != b.neg:
			return num{kind: infinite}
		}
		return num{}
	}
	if side == 0 {
		if whole {
			n := num{neg: neg, low: 1}
			if a.exp != 0 || a.digits() > 1 {
				return w.fix(w.onePower(a, b, neg))
			}
			return n
		}
		w.status |= inexact | rounded
		return w.padded(one)
	}
	// What is far too large or too small need not be computed.
	if b.adjusted() > 20+a.digits() {
		if side > 0 != b.neg {
			return w.fix(num{neg: neg, low: 1, exp: w.emax + 1})
		}
		return w.fix(num{neg: neg, low: 1, exp: w.etiny() - 1})
	}
	if whole && b.adjusted() < 18 {
		if n, ok := w.wholePower(a, b, neg); ok {
			return n
		}
	}
	if b.adjusted()+integer(int64(a.adjusted())).digits()+1 < -w.prec-1 {
		// 1, and a little more or less.
		w.status |= inexact | rounded
		if !w.room(w.prec) {
			return nan
		}
		c := new(big.Int).Set(power(w.prec + 1))
		if side > 0 != b.neg {
			c.Add(c, big.NewInt(1))
		} else {
			c.Sub(c, big.NewInt(1))
		}
		return w.fixHalfEven(num{exp: -w.prec - 1}.withCoef(c))
	}
	// a**b = e**(b ln a), which may be a number of few digits: so it is not asked for more and more of them.
	result := w.settle(neg, 40, func(extra int) (*big.Int, int, int) {
		more := max(b.adjusted()+a.digits(), 0) + 40
		x, bits, lnNeg := w.logarithm(a.abs(), extra+more)
		if w.err != nil {
			return x, bits, 0
		}
		x.Mul(x, b.coef())
		if b.exp >= 0 {
			x.Mul(x, power(b.exp))
		} else {
			x.Quo(x, power(-b.exp))
		}
		if lnNeg != b.neg {
			x.Neg(x)
		}
		k, r := new(big.Int).DivMod(x, w.ln10(bits), new(big.Int))
		if !k.IsInt64() || k.Int64() > 4*maxPrec || k.Int64() < -4*maxPrec {
			k.SetInt64(4 * maxPrec * int64(k.Sign()))
		}
		return w.expFixed(r, bits), bits, int(k.Int64())
	})
	if w.err != nil {
		return nan
	}
	if whole {
		return w.fix(result)
	}
	n := w.fixHalfEven(result)
	return n
}

// padded is a result that is 1, with as many digits as the precision has.
func (w *work) padded(one num) num {
	if !w.room(w.prec) {
		return nan
	}
	return num{exp: -(w.prec - 1)}.withCoef(new(big.Int).Set(power(w.prec - 1)))
}

// onePower is the power of a 1 that is written with zeros behind the point.
func (w *work) onePower(a, b num, neg bool) num {
	n := num{neg: neg, low: 1}
	if b.neg {
		return n
	}
	c, _ := w.cut(b, -b.exp, down)
	count := w.times(c, max(c.exp, 0)).coef()
	zeros := new(big.Int).Mul(count, big.NewInt(int64(-a.exp)))
	if a.exp >= 0 {
		return n
	}
	k := w.prec - 1
	if zeros.IsInt64() && zeros.Int64() < int64(k) {
		k = int(zeros.Int64())
	} else if zeros.IsInt64() && zeros.Int64() > int64(k) || !zeros.IsInt64() {
		w.status |= rounded
	}
	if !w.room(k) {
		return n
	}
	return num{neg: neg, exp: -k}.withCoef(new(big.Int).Set(power(k)))
}

// wholePower is a power with a whole exponent: exact, if that has not too many digits.
func (w *work) wholePower(a, b num, neg bool) (num, bool) {
	e, _ := w.rescaled(b, 0, down)
	if e.high != nil || e.low > 1<<40 {
		return nan, false
	}
	count := e.low
	length := float64(a.coef().BitLen()-1) * float64(count) * 0.30103
	if length > float64(4*w.prec+2000) {
		return nan, false
	}
	if !w.room(int(length)) {
		return nan, true
	}
	c := new(big.Int).Exp(a.coef(), new(big.Int).SetUint64(count), nil)
	n := num{neg: neg, exp: clampExponent(a.exp, count)}.withCoef(c)
	if b.neg {
		return w.divide(num{low: 1}, n), true
	}
	return w.fix(n), true
}

// clampExponent is exp * count, or what is out of all limits.
func clampExponent(exp int, count uint64) int {
	p := float64(exp) * float64(count)
	if p > 4*maxPrec || p < -4*maxPrec {
		return int(math.Copysign(4*maxPrec, p))
	}
	return exp * int(count)
}

// powMod is a**b % m of whole numbers.
func (w *work) powMod(a, b, m num) num {
	if n, ok := w.nans(a, b, m); ok {
		return n
	}
	for _, n := range [...]num{a, b, m} {
		if whole, _ := w.isInteger(n); !whole || n.kind != finite {
			return w.invalidOperation(0)
		}
	}
	if b.neg && !b.noCoef() || m.noCoef() || m.adjusted() >= w.prec || a.noCoef() && b.noCoef() {
		return w.invalidOperation(0)
	}
	_, odd := w.isInteger(b)
	if b.exp > 4096 || a.exp > 4096 || !w.room(4*(a.digits()+b.digits()+m.digits())+max(a.exp, 0)+max(b.exp, 0)) {
		return nan
	}
	x, _ := w.rescaled(a, 0, down)
	y, _ := w.rescaled(b, 0, down)
	z, _ := w.rescaled(m, 0, down)
	if w.err = w.t.Charge((y.coef().BitLen() + 1) * (z.coef().BitLen()>>6 + 1)); w.err != nil {
		return nan
	}
	return w.fix(num{neg: a.neg && odd}.withCoef(new(big.Int).Exp(x.coef(), y.coef(), z.coef())))
}
