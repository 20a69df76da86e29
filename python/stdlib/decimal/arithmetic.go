package decimal

import (
	"math/big"
	"math/bits"
)

// This file holds the arithmetic of the General Decimal Arithmetic Specification: each function gives the rounded result.

// abs and plus and minus round their operand.
func (w *work) plus(a num) num {
	if n, ok := w.nans(a); ok {
		return n
	}
	if a.isZero() && w.rounding != floor {
		a.neg = false
	}
	return w.fix(a)
}

func (w *work) minus(a num) num {
	if n, ok := w.nans(a); ok {
		return n
	}
	if a.isZero() && w.rounding != floor {
		a.neg = true
	}
	a.neg = !a.neg
	if a.isZero() && w.rounding == floor {
		a.neg = true
	}
	return w.fix(a)
}

func (w *work) absolute(a num) num {
	if n, ok := w.nans(a); ok {
		return n
	}
	a.neg = false
	return w.fix(a)
}

func (w *work) subtract(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	return w.add(a, b.negated())
}

func (w *work) add(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	if a.kind == infinite {
		if b.kind == infinite && a.neg != b.neg {
			return w.invalidOperation(0)
		}
		return a
	}
	if b.kind == infinite {
		return b
	}
	return w.fix(w.sum(a, b))
}

// sum is the sum of finite numbers, as exact as matters.
func (w *work) sum(a, b num) num {
	exp := min(a.exp, b.exp)
	negativeZero := w.rounding == floor && a.neg != b.neg
	switch {
	case a.noCoef() && b.noCoef():
		return num{neg: a.neg && b.neg || negativeZero, exp: exp}
	case a.noCoef():
		return w.lowered(b, max(exp, b.exp-w.prec-1))
	case b.noCoef():
		return w.lowered(a, max(exp, a.exp-w.prec-1))
	}
	if a.exp < b.exp {
		a, b = b, a
	}
	if d := a.exp - b.exp; d > 0 {
		// Of what is too small to be seen only matters that it is there.
		da := a.digits()
		if tiny := a.exp + min(-1, da-w.prec-2); b.digits()+b.exp-1 < tiny {
			b = num{neg: b.neg, low: 1, exp: tiny}
		}
		d = a.exp - b.exp
		a = w.times(a, d)
		a.exp = b.exp
		if w.err != nil {
			return nan
		}
	}
	if a.neg == b.neg {
		if a.high == nil && b.high == nil {
			if s, carry := bits.Add64(a.low, b.low, 0); carry == 0 {
				return a.withLow(s)
			}
		}
		return a.withCoef(new(big.Int).Add(a.coef(), b.coef()))
	}
	if a.high == nil && b.high == nil {
		switch {
		case a.low > b.low:
			return a.withLow(a.low - b.low)
		case a.low < b.low:
			return b.withLow(b.low - a.low)
		}
		return num{neg: negativeZero, exp: a.exp}
	}
	c := new(big.Int).Sub(a.coef(), b.coef())
	switch c.Sign() {
	case 0:
		return num{neg: negativeZero, exp: a.exp}
	case -1:
		return b.withCoef(c.Neg(c))
	}
	return a.withCoef(c)
}

// lowered is n with a smaller exponent, if it is greater.
func (w *work) lowered(n num, exp int) num {
	if n.exp > exp {
		n = w.times(n, n.exp-exp)
		n.exp = exp
	}
	return n
}

func (w *work) multiply(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	if a.kind == infinite || b.kind == infinite {
		if a.isZero() || b.isZero() {
			return w.invalidOperation(0)
		}
		return num{kind: infinite, neg: a.neg != b.neg}
	}
	return w.fix(w.product(a, b))
}

// product is the exact product of finite numbers.
func (w *work) product(a, b num) num {
	p := num{neg: a.neg != b.neg, exp: a.exp + b.exp}
	if a.high == nil && b.high == nil {
		if hi, lo := bits.Mul64(a.low, b.low); hi == 0 {
			return p.withLow(lo)
		}
	}
	if !w.room(a.digits() + b.digits()) {
		return nan
	}
	return p.withCoef(new(big.Int).Mul(a.coef(), b.coef()))
}

func (w *work) fma(a, b, c num) num {
	if a.kind == signaling || b.kind == signaling || !a.isNaN() && !b.isNaN() && c.kind == signaling {
		n, _ := w.nans(a, b, c)
		return n
	}
	if n, ok := w.nans(a, b, c); ok {
		if !a.isNaN() && !b.isNaN() && (a.kind == infinite && b.isZero() || b.kind == infinite && a.isZero()) {
			return w.invalidOperation(0)
		}
		return n
	}
	if a.kind == infinite || b.kind == infinite {
		if a.isZero() || b.isZero() {
			return w.invalidOperation(0)
		}
		return w.add(num{kind: infinite, neg: a.neg != b.neg}, c)
	}
	return w.add(w.product(a, b), c)
}

func (w *work) divide(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	neg := a.neg != b.neg
	switch {
	case a.kind == infinite && b.kind == infinite:
		return w.invalidOperation(0)
	case a.kind == infinite:
		return num{kind: infinite, neg: neg}
	case b.kind == infinite:
		w.status |= clamped
		return num{neg: neg, exp: w.etiny()}
	case b.noCoef():
		if a.noCoef() {
			return w.invalidOperation(divisionUndefined)
		}
		w.status |= divisionByZero
		return num{kind: infinite, neg: neg}
	case a.noCoef():
		return w.fix(num{neg: neg, exp: a.exp - b.exp})
	}
	shift := b.digits() - a.digits() + w.prec + 1
	q := num{neg: neg, exp: a.exp - b.exp - shift}
	if !w.room(w.prec + a.digits() + b.digits()) {
		return nan
	}
	x, y := a.coef(), b.coef()
	if shift >= 0 {
		x = new(big.Int).Mul(x, power(shift))
	} else {
		y = new(big.Int).Mul(y, power(-shift))
	}
	c, r := new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 {
		// The last digit shall tell that more follows: then it is rounded right.
		if new(big.Int).Rem(c, big.NewInt(5)).Sign() == 0 {
			c.Add(c, big.NewInt(1))
		}
		return w.fix(q.withCoef(c))
	}
	return w.fix(q.withCoef(c).trimmed(a.exp - b.exp))
}

// trimmed drops zeros at the end as long as the exponent is less than that.
func (n num) trimmed(exp int) num {
	for n.high != nil && n.exp < exp {
		q, r := new(big.Int).QuoRem(n.high, big.NewInt(10), new(big.Int))
		if r.Sign() != 0 {
			return n
		}
		n = n.withCoef(q)
		n.exp++
	}
	for n.high == nil && n.exp < exp && n.low != 0 && n.low%10 == 0 {
		n.low /= 10
		n.exp++
	}
	return n
}

// whole divides finite numbers: a whole quotient, and what is left.
func (w *work) whole(a, b num) (q, r num, ok bool) {
	neg := a.neg != b.neg
	ideal := min(a.exp, b.exp)
	if b.kind == infinite {
		return num{neg: neg}, a, true
	}
	diff := a.adjusted() - b.adjusted()
	if a.noCoef() || diff <= -2 {
		if a.noCoef() {
			return num{neg: neg}, num{neg: a.neg, exp: ideal}, true
		}
		return num{neg: neg}, w.lowered(a, max(ideal, a.exp-w.prec-1)), true
	}
	if diff <= w.prec {
		x, y := a, b
		if x.exp >= y.exp {
			x = w.times(x, x.exp-y.exp)
		} else {
			y = w.times(y, y.exp-x.exp)
		}
		if w.err != nil {
			return nan, nan, true
		}
		c, rest := new(big.Int).QuoRem(x.coef(), y.coef(), new(big.Int))
		q = num{neg: neg}.withCoef(c)
		if q.digits() <= w.prec {
			return q, num{neg: a.neg, exp: ideal}.withCoef(rest), true
		}
	}
	return nan, nan, false
}

func (w *work) divideInt(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	switch neg := a.neg != b.neg; {
	case a.kind == infinite && b.kind == infinite:
		return w.invalidOperation(0)
	case a.kind == infinite:
		return num{kind: infinite, neg: neg}
	case b.isZero():
		if a.isZero() {
			return w.invalidOperation(divisionUndefined)
		}
		w.status |= divisionByZero
		return num{kind: infinite, neg: neg}
	}
	q, _, ok := w.whole(a, b)
	if !ok {
		return w.invalidOperation(divisionImpossible)
	}
	return q
}

func (w *work) remainder(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	switch {
	case a.kind == infinite:
		return w.invalidOperation(0)
	case b.isZero():
		if a.isZero() {
			return w.invalidOperation(divisionUndefined)
		}
		return w.invalidOperation(0)
	}
	_, r, ok := w.whole(a, b)
	if !ok {
		return w.invalidOperation(divisionImpossible)
	}
	return w.fix(r)
}

func (w *work) divmod(a, b num) (q, r num) {
	if n, ok := w.nans(a, b); ok {
		return n, n
	}
	neg := a.neg != b.neg
	switch {
	case a.kind == infinite && b.kind == infinite:
		n := w.invalidOperation(0)
		return n, n
	case a.kind == infinite:
		return num{kind: infinite, neg: neg}, w.invalidOperation(0)
	case b.isZero():
		if a.isZero() {
			n := w.invalidOperation(divisionUndefined)
			return n, n
		}
		w.status |= divisionByZero
		return num{kind: infinite, neg: neg}, w.invalidOperation(0)
	}
	q, r, ok := w.whole(a, b)
	if !ok {
		n := w.invalidOperation(divisionImpossible)
		return n, n
	}
	return q, w.fix(r)
}

func (w *work) remainderNear(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	switch {
	case a.kind == infinite:
		return w.invalidOperation(0)
	case b.isZero():
		if a.isZero() {
			return w.invalidOperation(divisionUndefined)
		}
		return w.invalidOperation(0)
	case b.kind == infinite:
		return w.fix(a)
	}
	ideal := min(a.exp, b.exp)
	if a.noCoef() {
		return w.fix(num{neg: a.neg, exp: ideal})
	}
	diff := a.adjusted() - b.adjusted()
	if diff >= w.prec+1 {
		return w.invalidOperation(divisionImpossible)
	}
	if diff <= -2 {
		return w.fix(w.lowered(a, max(ideal, a.exp-w.prec-1)))
	}
	x, y := a, b
	if x.exp >= y.exp {
		x = w.times(x, x.exp-y.exp)
	} else {
		y = w.times(y, y.exp-x.exp)
	}
	if w.err != nil {
		return nan
	}
	d := y.coef()
	q, r := new(big.Int).QuoRem(x.coef(), d, new(big.Int))
	neg := a.neg
	if c := new(big.Int).Lsh(r, 1).Cmp(d); c > 0 || c == 0 && q.Bit(0) == 1 {
		r.Sub(d, r)
		q.Add(q, big.NewInt(1))
		neg = !neg
	}
	if bigDigits(q) > w.prec {
		return w.invalidOperation(divisionImpossible)
	}
	if r.Sign() == 0 {
		neg = a.neg
	}
	return w.fix(num{neg: neg, exp: ideal}.withCoef(r))
}

// rescaled is n with another exponent, rounded where that is greater.
func (w *work) rescaled(n num, exp int, mode rounding) (_ num, exact bool) {
	if n.noCoef() {
		n.exp = exp
		return n, true
	}
	if n.exp >= exp {
		return w.lowered(n, exp), true
	}
	m, exact := w.cut(n, exp-n.exp, mode)
	m.exp = exp
	return m, exact
}

func (w *work) quantize(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	if a.kind == infinite || b.kind == infinite {
		if a.kind == infinite && b.kind == infinite {
			return a
		}
		return w.invalidOperation(0)
	}
	if b.exp < w.etiny() || b.exp > w.emax {
		return w.invalidOperation(0)
	}
	if a.noCoef() {
		a.exp = b.exp
		return w.fix(a)
	}
	if a.adjusted() > w.emax || a.adjusted()-b.exp+1 > w.prec {
		return w.invalidOperation(0)
	}
	n, exact := w.rescaled(a, b.exp, w.rounding)
	if w.err != nil {
		return nan
	}
	if n.adjusted() > w.emax || n.digits() > w.prec {
		return w.invalidOperation(0)
	}
	if !n.noCoef() && n.adjusted() < w.emin {
		w.status |= subnormal
	}
	if n.exp > a.exp {
		w.status |= rounded
		if !exact {
			w.status |= inexact
		}
	}
	return w.fix(n)
}

// integral rounds to a whole number; loud: what it lost is signaled.
func (w *work) integral(a num, mode rounding, loud bool) num {
	if n, ok := w.nans(a); ok {
		return n
	}
	if a.kind == infinite || a.exp >= 0 {
		return a
	}
	if a.noCoef() {
		a.exp = 0
		return a
	}
	n, exact := w.rescaled(a, 0, mode)
	if loud {
		w.status |= rounded
		if !exact {
			w.status |= inexact
		}
	}
	return n
}

// reduce drops zeros at the end.
func (w *work) reduce(a num) num {
	if n, ok := w.nans(a); ok {
		return n
	}
	n := w.fix(a)
	if n.isSpecial() {
		return n
	}
	if n.noCoef() {
		n.exp = 0
		return n
	}
	top := w.emax
	if w.clamp {
		top = w.etop()
	}
	return n.trimmed(top)
}

func (w *work) sqrt(a num) num {
	if n, ok := w.nans(a); ok {
		return n
	}
	if a.kind == infinite && !a.neg {
		return a
	}
	if a.isZero() {
		e := a.exp >> 1
		return w.fix(num{neg: a.neg, exp: e})
	}
	if a.neg {
		return w.invalidOperation(0)
	}
	prec := w.prec + 1
	c, e := a, a.exp>>1
	length := a.digits()
	if a.exp&1 != 0 {
		c = w.times(c, 1)
		length = length>>1 + 1
	} else {
		length = (length + 1) >> 1
	}
	exact := true
	shift := prec - length
	if !w.room(2*prec + a.digits()) {
		return nan
	}
	x := c.coef()
	if shift >= 0 {
		x = new(big.Int).Mul(x, power(2*shift))
	} else {
		var r *big.Int
		x, r = new(big.Int).QuoRem(x, power(-2*shift), new(big.Int))
		exact = r.Sign() == 0
	}
	e -= shift
	if w.err = w.t.ChargeRoot(x); w.err != nil {
		return nan
	}
	root := new(big.Int).Sqrt(x)
	exact = exact && new(big.Int).Mul(root, root).Cmp(x) == 0
	n := num{exp: e}
	if exact {
		if shift >= 0 {
			root.Quo(root, power(shift))
		} else {
			root.Mul(root, power(-shift))
		}
		n.exp += shift
	} else if new(big.Int).Rem(root, big.NewInt(5)).Sign() == 0 {
		root.Add(root, big.NewInt(1))
	}
	mode := w.rounding
	w.rounding = halfEven
	n = w.fix(n.withCoef(root))
	w.rounding = mode
	return n
}
