package decimal

import (
	"math"
	"math/big"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// decimal is a Decimal.
type decimal struct {
	object.Object
	num
}

func newDecimal(n num) value {
	v, d := object.Make[decimal](decimalType, decimalType)
	d.num = n
	return v
}

// made is a Decimal of a class.
func made(cls *object.Type, n num) value {
	v, d := object.Make[decimal](decimalType, cls)
	d.num = n
	return v
}

// numOf is the number that v is, a Decimal or an int.
func numOf(v value) (num, bool) {
	if v.Is(decimalType) {
		return object.As[decimal](v).num, true
	}
	if v.IsInt() {
		return integer(v.Int64()), true
	}
	if object.IsInstance(v, decimalType) {
		return object.As[decimal](v).num, true
	}
	if n, ok := object.AsBig(v); ok {
		return bigInteger(n), true
	}
	return num{}, false
}

// chargeInt accounts for finding the decimal digits of an int that is long.
func chargeInt(t *thread, v value) error {
	if v.IsInt() {
		return nil
	}
	n, ok := object.AsBig(v)
	if !ok {
		return nil
	}
	words := float64(n.BitLen()) / 64
	return t.ChargeWork(math.Pow(words, 1.585) + words)
}

// operand is an argument that must be a Decimal or an int.
func operand(t *thread, v value) (num, error) {
	if err := chargeInt(t, v); err != nil {
		return num{}, err
	}
	n, ok := numOf(v)
	if !ok {
		return n, t.Raise(object.TypeError, "conversion from %s to Decimal is not supported", v.Type().Name)
	}
	return n, nil
}

func isEquality(op int) bool { return op == code.Equal || op == code.NotEqual }

// ofFloat is the exact value of a float.
func ofFloat(f float64) num {
	switch {
	case math.IsNaN(f):
		return num{kind: quiet, neg: math.Signbit(f)}
	case math.IsInf(f, 0):
		return num{kind: infinite, neg: f < 0}
	case f == 0:
		return num{neg: math.Signbit(f)}
	}
	r := new(big.Rat).SetFloat64(math.Abs(f))
	// The denominator is a power of two: as many fives make it a power of ten.
	k := r.Denom().BitLen() - 1
	c := new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(k)), nil)
	return num{neg: f < 0, exp: -k}.withCoef(c.Mul(c, r.Num()))
}

// exact makes a number of an object, without rounding it.
func (c *context) exact(t *thread, v value) (num, error) {
	if err := chargeInt(t, v); err != nil {
		return num{}, err
	}
	if n, ok := numOf(v); ok {
		return n, nil
	}
	if s := object.AsStr(v); s != nil {
		n, ok, err := parse(t, s.S)
		if err != nil {
			return n, err
		}
		if !ok {
			return nan, c.signal(t, invalid|conversionSyntax)
		}
		return c.bounded(t, n)
	}
	if f, ok := object.AsFloat(v); ok {
		return ofFloat(f), c.signal(t, floatOperation)
	}
	if object.AsTuple(v) != nil || object.AsList(v) != nil {
		n, err := ofTuple(t, v)
		if err != nil {
			return n, err
		}
		return c.bounded(t, n)
	}
	return num{}, t.Raise(object.TypeError, "conversion from %s to Decimal is not supported", v.Type().Name)
}

// bounded refuses numbers whose exponents no context has.
func (c *context) bounded(t *thread, n num) (num, error) {
	if n.kind != finite {
		return n, nil
	}
	if n.noCoef() && n.exp < 2*maxPrec {
		n.exp = max(min(n.exp, maxPrec), minEtiny)
		return n, nil
	}
	if a := n.adjusted(); a > maxPrec || a < -maxPrec || n.exp < minEtiny {
		return nan, c.signal(t, invalid)
	}
	return n, nil
}

// ofTuple reads (sign, digits, exponent).
func ofTuple(t *thread, v value) (num, error) {
	items, err := t.Items(v)
	if err != nil {
		return num{}, err
	}
	if len(items) != 3 {
		return num{}, t.Raise(object.ValueError, "argument must be a sequence of length 3")
	}
	var n num
	sign, ok := object.AsInt64(items[0])
	if !ok || sign != 0 && sign != 1 {
		return n, t.Raise(object.ValueError, "sign must be an integer with the value 0 or 1")
	}
	n.neg = sign == 1
	if s := object.AsStr(items[2]); s != nil {
		switch s.S {
		case "F":
			n.kind = infinite
			return n, nil
		case "n":
			n.kind = quiet
		case "N":
			n.kind = signaling
		default:
			return n, t.Raise(object.ValueError, "string argument in the third position must be 'F', 'n' or 'N'")
		}
	} else {
		e, ok := object.AsBig(items[2])
		if !ok {
			return n, t.Raise(object.ValueError, "exponent must be an integer")
		}
		if !e.IsInt64() {
			return n, t.Raise(object.OverflowError, "Python int too large to convert to C ssize_t")
		}
		n.exp = int(max(min(e.Int64(), 4*maxPrec), -4*maxPrec))
	}
	if object.AsTuple(items[1]) == nil && object.AsList(items[1]) == nil {
		return n, t.Raise(object.ValueError, "coefficient must be a tuple of digits")
	}
	digits, err := t.Items(items[1])
	if err != nil {
		return n, err
	}
	b := make([]byte, len(digits))
	for i, d := range digits {
		k, ok := object.AsInt64(d)
		if !ok || k < 0 || k > 9 {
			return n, t.Raise(object.ValueError, "coefficient must be a tuple of digits")
		}
		b[i] = byte('0' + k)
	}
	if len(b) == 0 {
		return n, nil
	}
	n, err = withDigits(t, n, string(b))
	return n, err
}

// whole is a finite number as an int, rounded towards zero.
func whole(t *thread, n num) (value, error) {
	switch n.kind {
	case infinite:
		return value{}, t.Raise(object.OverflowError, "cannot convert Infinity to integer")
	case quiet, signaling:
		return value{}, t.Raise(object.ValueError, "cannot convert NaN to integer")
	}
	_, c := current(t)
	w := c.work(t)
	m, _ := w.rescaled(n, 0, down)
	if w.err != nil {
		return value{}, w.err
	}
	k := m.coef()
	if n.neg {
		k = new(big.Int).Neg(k)
	}
	return object.NewInt(k), nil
}

// hash is that of an equal number of whatever type: the number modulo the prime 2**61-1.
func (n num) hash() int64 {
	if n.kind == infinite {
		if n.neg {
			return -314159
		}
		return 314159
	}
	const prime = 1<<61 - 1
	p := big.NewInt(prime)
	e := new(big.Int)
	if n.exp >= 0 {
		e.Exp(big.NewInt(10), big.NewInt(int64(n.exp)), p)
	} else {
		e.Exp(new(big.Int).ModInverse(big.NewInt(10), p), big.NewInt(int64(-n.exp)), p)
	}
	e.Mod(e.Mul(e, n.coef()), p)
	h := e.Int64()
	if n.neg {
		h = -h
	}
	if h == -1 {
		return -2
	}
	return h
}
