package decimal

import (
	"math/big"
	"strings"
)

// This file holds the operations that are no arithmetic: comparing, choosing, neighbours, digits as bits.

// compareNum is compare of the specification: a number, or a nan.
func (w *work) compareNum(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	return integer(int64(compare(a, b)))
}

// compareSignal is compareNum where every nan is an invalid operation.
func (w *work) compareSignal(a, b num) num {
	if a.isNaN() || b.isNaN() {
		w.status |= invalid
		n, _ := w.nans(a, b)
		return n
	}
	return integer(int64(compare(a, b)))
}

// total orders all numbers, nans too, and those that are equal by their exponents.
func total(a, b num) int {
	if a.neg != b.neg {
		if a.neg {
			return -1
		}
		return 1
	}
	c := totalAbs(a.abs(), b.abs())
	if a.neg {
		return -c
	}
	return c
}

func totalAbs(a, b num) int {
	rank := func(n num) int { // finite and infinite, signaling, quiet
		switch n.kind {
		case signaling:
			return 1
		case quiet:
			return 2
		}
		return 0
	}
	if x, y := rank(a), rank(b); x != y {
		if x < y {
			return -1
		}
		return 1
	}
	if a.isNaN() {
		return a.coef().Cmp(b.coef())
	}
	if c := compareAbs(a, b); c != 0 {
		return c
	}
	switch {
	case a.kind == infinite || a.exp == b.exp:
		return 0
	case a.exp < b.exp:
		return -1
	}
	return 1
}

// choose is max and min, of the numbers or of their absolute values: sign 1 or -1.
func (w *work) choose(a, b num, sign int, absolute bool) num {
	if a.isNaN() || b.isNaN() {
		switch {
		case a.kind == quiet && !b.isNaN():
			return w.fix(b)
		case b.kind == quiet && !a.isNaN():
			return w.fix(a)
		}
		n, _ := w.nans(a, b)
		return n
	}
	c := 0
	if absolute {
		c = compareAbs(a, b)
		if c == 0 {
			c = compare(a, b)
		}
	} else {
		c = compare(a, b)
	}
	if c == 0 {
		c = total(a, b)
	}
	if c*sign < 0 {
		a = b
	}
	return w.fix(a)
}

// next is the neighbour of a number above or below it.
func (w *work) next(a num, above bool) num {
	if n, ok := w.nans(a); ok {
		return n
	}
	if a.kind == infinite {
		if a.neg != above {
			return a
		}
		return w.largest(a.neg)
	}
	quietly := &work{t: w.t, settings: w.settings}
	quietly.rounding = floor
	if above {
		quietly.rounding = ceiling
	}
	n := quietly.fix(a)
	if compare(n, a) == 0 {
		tiny := num{neg: !above, low: 1, exp: quietly.etiny() - 1}
		n = quietly.add(a, tiny)
	}
	w.err = quietly.err
	return n
}

func (w *work) nextToward(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	c := compare(a, b)
	if c == 0 {
		a.neg = b.neg
		return a
	}
	n := w.next(a, c < 0)
	switch {
	case n.kind == infinite:
		w.status |= overflow | inexact | rounded
	case n.noCoef() || n.adjusted() < w.emin:
		w.status |= underflow | subnormal | inexact | rounded
		if n.noCoef() {
			w.status |= clamped
		}
	}
	return n
}

func (w *work) logb(a num) num {
	if n, ok := w.nans(a); ok {
		return n
	}
	switch {
	case a.kind == infinite:
		return num{kind: infinite}
	case a.noCoef():
		w.status |= divisionByZero
		return num{kind: infinite, neg: true}
	}
	return w.fix(integer(int64(a.adjusted())))
}

// small is a whole number with exponent 0 within limits.
func small(n num, limit int) (int, bool) {
	if n.kind != finite || n.exp != 0 || n.high != nil || n.low > uint64(limit) {
		return 0, false
	}
	if n.neg {
		return -int(n.low), true
	}
	return int(n.low), true
}

func (w *work) scaleb(a, b num) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	k, ok := small(b, 2*(min(w.emax, maxPrec)+w.prec))
	if !ok {
		return w.invalidOperation(0)
	}
	if a.kind == infinite {
		return a
	}
	a.exp += k
	return w.fix(a)
}

// padDigits are the last prec digits of a coefficient, with zeros before them.
func (w *work) padDigits(n num) string {
	s := n.text()
	if len(s) > w.prec {
		return s[len(s)-w.prec:]
	}
	return strings.Repeat("0", w.prec-len(s)) + s
}

func ofDigits(n num, s string) num {
	c, _ := new(big.Int).SetString(s, 10)
	return n.withCoef(c)
}

func (w *work) rotate(a, b num) num { return w.moveDigits(a, b, true) }
func (w *work) shift(a, b num) num  { return w.moveDigits(a, b, false) }

func (w *work) moveDigits(a, b num, round bool) num {
	if n, ok := w.nans(a, b); ok {
		return n
	}
	k, ok := small(b, w.prec)
	if !ok {
		return w.invalidOperation(0)
	}
	if a.kind == infinite {
		return a
	}
	if !w.room(w.prec + a.digits()) {
		return nan
	}
	s := w.padDigits(a)
	if k < 0 {
		if round {
			return ofDigits(a, s[len(s)+k:]+s[:len(s)+k])
		}
		return ofDigits(a, "0"+s[:len(s)+k])
	}
	if round {
		return ofDigits(a, s[k:]+s[:k])
	}
	return ofDigits(a, s[k:]+strings.Repeat("0", k))
}

// bitDigits are the digits of a number all of whose digits are 0 or 1.
func (w *work) bitDigits(n num) (string, bool) {
	if n.kind != finite || n.neg || n.exp != 0 || n.digits() > w.prec {
		return "", false
	}
	s := n.text()
	return s, strings.Trim(s, "01") == ""
}

// logical combines numbers digit by digit.
func (w *work) logical(a, b num, op func(x, y byte) byte) num {
	s, ok1 := w.bitDigits(a)
	r, ok2 := w.bitDigits(b)
	if !ok1 || !ok2 {
		return w.invalidOperation(0)
	}
	for len(s) < len(r) {
		s = strings.Repeat("0", len(r)-len(s)) + s
	}
	for len(r) < len(s) {
		r = strings.Repeat("0", len(s)-len(r)) + r
	}
	out := make([]byte, len(s))
	for i := range s {
		out[i] = '0' + op(s[i]-'0', r[i]-'0')
	}
	return ofDigits(num{}, string(out))
}

func (w *work) invert(a num) num {
	if _, ok := w.bitDigits(a); !ok || !w.room(w.prec) {
		return w.invalidOperation(0)
	}
	s := []byte(w.padDigits(a))
	for i := range s {
		s[i] ^= 1
	}
	return ofDigits(num{}, string(s))
}

// class is what number_class says.
func (w *work) class(n num) string {
	sign := "+"
	if n.neg {
		sign = "-"
	}
	switch {
	case n.kind == signaling:
		return "sNaN"
	case n.kind == quiet:
		return "NaN"
	case n.kind == infinite:
		return sign + "Infinity"
	case n.noCoef():
		return sign + "Zero"
	case n.adjusted() < w.emin:
		return sign + "Subnormal"
	}
	return sign + "Normal"
}
