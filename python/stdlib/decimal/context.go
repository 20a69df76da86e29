package decimal

import (
	"math/big"

	"github.com/jinklink/jink/python/object"
)

// rounding says how results that have too many digits are rounded.
type rounding uint8

const (
	up rounding = iota
	down
	ceiling
	floor
	halfUp
	halfDown
	halfEven
	zeroFiveUp
)

var roundings = [...]string{"ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"}

// status is a set of signals, and of the conditions that InvalidOperation stands for.
type status uint32

const (
	clamped status = 1 << iota
	invalid
	divisionByZero
	inexact
	rounded
	subnormal
	overflow
	underflow
	floatOperation
	conversionSyntax
	divisionImpossible
	divisionUndefined
	invalidContext
)

const (
	conditions = conversionSyntax | divisionImpossible | divisionUndefined | invalidContext
	maxPrec    = 999999999999999999
	minEtiny   = -1999999999999999997
)

// settings are what computations are done by.
type settings struct {
	prec, emin, emax int
	rounding         rounding
	clamp            bool
}

func (s *settings) etiny() int { return s.emin - s.prec + 1 }
func (s *settings) etop() int  { return s.emax - s.prec + 1 }

// context is a Context.
type context struct {
	object.Object
	settings
	capitals     bool
	flags, traps status
}

// work is one computation: what it signals, and the error if it takes too much.
type work struct {
	t *thread
	settings
	status status
	err    error
}

func (c *context) work(t *thread) *work { return &work{t: t, settings: c.settings} }

// maxDigits is how many digits a number may have that a computation makes: what is more is refused as out of memory.
const maxDigits = 1 << 28

// room accounts for a number of so many digits.
func (w *work) room(digits int) bool {
	if w.err != nil {
		return false
	}
	if digits > maxDigits {
		w.err = w.t.RaiseArgs(object.MemoryError)
		return false
	}
	if digits > 40 {
		// Arithmetic takes more steps than memory the longer numbers are.
		if w.err = w.t.Allocate(digits); w.err == nil {
			words := digits >> 4
			w.err = w.t.Charge(words * (words>>6 + 1))
		}
	}
	return w.err == nil
}

var nan = num{kind: quiet}

// invalidOperation signals it and gives a nan.
func (w *work) invalidOperation(condition status) num {
	w.status |= invalid | condition
	return nan
}

// nans is the result of an operation on nans, if there are any among its operands.
func (w *work) nans(operands ...num) (num, bool) {
	for _, k := range [...]kind{signaling, quiet} {
		for _, n := range operands {
			if n.kind == k {
				if k == signaling {
					w.status |= invalid
					n.kind = quiet
				}
				return w.payload(n), true
			}
		}
	}
	return num{}, false
}

// payload cuts what a nan carries to what the precision allows: its last digits.
func (w *work) payload(n num) num {
	most := w.prec
	if w.clamp {
		most--
	}
	if n.digits() > most && !n.noCoef() {
		n = n.withCoef(new(big.Int).Rem(n.coef(), power(most)))
	}
	return n
}

// times is c * 10**k.
func (w *work) times(n num, k int) num {
	if k == 0 || n.noCoef() {
		return n
	}
	if n.high == nil && k < len(tens) {
		if p := tens[k]; n.low <= ^uint64(0)/p {
			return n.withLow(n.low * p)
		}
	}
	if !w.room(k + n.digits()) {
		return n
	}
	return n.withCoef(new(big.Int).Mul(n.coef(), power(k)))
}

// cut drops the last k digits of the coefficient and rounds what is left. Where everything is dropped, too.
func (w *work) cut(n num, k int, mode rounding) (_ num, exact bool) {
	if k <= 0 {
		return n, true
	}
	var half int // of what is dropped to a half of what it could be; less than 0 too if it is nothing
	var none, odd, five bool
	if d := n.digits(); k > d {
		none = n.noCoef()
		half, five = -1, true
		n = n.withLow(0)
	} else if n.high == nil && k < len(tens) {
		p := tens[k]
		q, r := n.low/p, n.low%p
		none, odd, five = r == 0, q&1 == 1, q%5 == 0
		switch {
		case r < p-r:
			half = -1
		case r > p-r:
			half = 1
		}
		n.low = q
	} else {
		if !w.room(d) {
			return n, true
		}
		p := power(k)
		q, r := new(big.Int).QuoRem(n.coef(), p, new(big.Int))
		none, odd = r.Sign() == 0, q.Bit(0) == 1
		half = new(big.Int).Lsh(r, 1).Cmp(p)
		if mode == zeroFiveUp {
			five = new(big.Int).Rem(q, big.NewInt(5)).Sign() == 0
		}
		n = n.withCoef(q)
	}
	n.exp += k
	if none {
		return n, true
	}
	more := false
	switch mode {
	case up:
		more = true
	case ceiling:
		more = !n.neg
	case floor:
		more = n.neg
	case halfUp:
		more = half >= 0
	case halfDown:
		more = half > 0
	case halfEven:
		more = half > 0 || half == 0 && odd
	case zeroFiveUp:
		more = five
	}
	if more {
		n = n.plusOne()
	}
	return n, false
}

// plusOne adds one to the coefficient.
func (n num) plusOne() num {
	if n.high == nil && n.low < ^uint64(0) {
		n.low++
		return n
	}
	return n.withCoef(new(big.Int).Add(n.coef(), big.NewInt(1)))
}

// largest is the coefficient with as many nines as the precision has digits.
func (w *work) largest(neg bool) num {
	if w.prec < len(tens) {
		return num{neg: neg, low: tens[w.prec] - 1, exp: w.etop()}
	}
	if !w.room(w.prec) {
		return num{}
	}
	c := new(big.Int).Sub(power(w.prec), big.NewInt(1))
	return num{neg: neg, exp: w.etop()}.withCoef(c)
}

// tooLarge is the result of what is too large: infinity, or the largest number if it is rounded that way.
func (w *work) tooLarge(neg bool) num {
	w.status |= overflow | inexact | rounded
	switch w.rounding {
	case up, halfUp, halfDown, halfEven:
	case ceiling:
		if neg {
			return w.largest(neg)
		}
	case floor:
		if !neg {
			return w.largest(neg)
		}
	default:
		return w.largest(neg)
	}
	return num{kind: infinite, neg: neg}
}

// fix makes a number fit: it is rounded, and what is too large or too small is signaled.
func (w *work) fix(n num) num {
	switch n.kind {
	case infinite:
		return n
	case quiet, signaling:
		return w.payload(n)
	}
	etiny, etop := w.etiny(), w.etop()
	if n.noCoef() {
		top := w.emax
		if w.clamp {
			top = etop
		}
		if e := min(max(n.exp, etiny), top); e != n.exp {
			n.exp = e
			w.status |= clamped
		}
		return n
	}
	d := n.digits()
	least := d + n.exp - w.prec
	if least > etop {
		return w.tooLarge(n.neg)
	}
	small := least < etiny
	if small {
		least = etiny
	}
	if n.exp < least {
		before := n
		m, exact := w.cut(n, least-n.exp, w.rounding)
		m.exp = least
		if !exact {
			w.status |= inexact
			if small {
				w.status |= underflow
			}
		}
		w.status |= rounded
		if small {
			w.status |= subnormal
		}
		_ = before
		if m.noCoef() {
			w.status |= clamped
			return m
		}
		if !small && m.digits() > w.prec {
			m, _ = w.cut(m, 1, down)
			if m.exp > etop {
				return w.tooLarge(n.neg)
			}
		}
		n = m
	} else if small {
		w.status |= subnormal
	}
	if w.clamp && n.exp > etop {
		w.status |= clamped
		n = w.times(n, n.exp-etop)
		n.exp = etop
	}
	return n
}
