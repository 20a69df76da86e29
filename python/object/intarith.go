package object

import (
	"math"
	"math/big"
	"math/bits"
)

// This file holds the arithmetic of int. Each operation tries 64 bits first; what does not fit goes on as a big.Int.

// twoInts are the operands of a binary operation.
type twoInts struct {
	x, y   int64
	bx, by *big.Int
}

// small reports whether both operands fit in 64 bits.
func (o *twoInts) small() bool { return o.bx == nil && o.by == nil }

func splitInts(a, b Value) (o twoInts, ok bool) {
	if o.x, o.bx, ok = splitInt(a); !ok {
		return o, false
	}
	o.y, o.by, ok = splitInt(b)
	return o, ok
}

// AddInt is a + b, if both and the sum are ints of 64 bits.
func AddInt(a, b Value) (Value, bool) {
	s := int64(a.n + b.n)
	return Int(s), a.IsInt() && b.IsInt() && (int64(a.n)^s)&(int64(b.n)^s) >= 0
}

// SubtractInt is a - b, if both and the difference are ints of 64 bits.
func SubtractInt(a, b Value) (Value, bool) {
	s := int64(a.n - b.n)
	return Int(s), a.IsInt() && b.IsInt() && (int64(a.n)^int64(b.n))&(int64(a.n)^s) >= 0
}

// MultiplyInt is a * b, if both and the product are ints of 64 bits.
func MultiplyInt(a, b Value) (Value, bool) {
	if !a.IsInt() || !b.IsInt() {
		return Value{}, false
	}
	p, ok := multiply64(int64(a.n), int64(b.n))
	return Int(p), ok
}

func multiply64(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	hi -= uint64(x>>63)&uint64(y) + uint64(y>>63)&uint64(x)
	return int64(lo), int64(hi) == int64(lo)>>63
}

// bigBytes is what a large int takes beside its words and a header.
const bigBytes = 64

// chargeWords accounts for a result of n machine words.
func (t *Thread) chargeWords(n int) error {
	if n > maxResult/8 {
		return t.RaiseArgs(MemoryError)
	}
	return t.Allocate(8*n + bigBytes)
}

// maxWork is how many steps one operation on ints may take where there is a limit: about twelve milliseconds, during which
// nothing can stop it.
const maxWork = 1 << 20

// ChargeWork accounts for an operation that is done at once, however long it takes. Where memory is limited, what would take too
// long is refused with MemoryError.
func (t *Thread) ChargeWork(steps float64) error {
	if steps > maxWork && t.Interp.MemoryLimit >= 0 {
		return t.RaiseArgs(MemoryError)
	}
	return t.Charge(int(min(steps, 1<<30)))
}

// chargeProduct accounts for a product of numbers of n and m words: what Karatsuba's way takes.
func (t *Thread) chargeProduct(n, m int) error {
	if n < m {
		n, m = m, n
	}
	if m > 32 {
		if err := t.ChargeWork(float64(n) * math.Pow(float64(m), 0.585) / 8); err != nil {
			return err
		}
	}
	return t.chargeWords(n + m)
}

// ChargeDivisor accounts for finding the greatest common divisor of two numbers, each of whose words meets each of the other's: five
// nanoseconds for each pair were measured.
func (t *Thread) ChargeDivisor(x, y *big.Int) error {
	return t.ChargeWork(float64(words(x)) * float64(words(y)) * 3 / 8)
}

// ChargeRoot accounts for finding the square root of a number, in as many divisions as its length has bits: about twenty products
// were measured.
func (t *Thread) ChargeRoot(n *big.Int) error {
	return t.ChargeWork(2.5 * math.Pow(float64(words(n)), 1.6))
}

// words is how many words of 64 bits n has.
func words(n *big.Int) int { return (n.BitLen() + 63) >> 6 }

func intAdd(t *Thread, a, b Value) (Value, error) {
	if v, ok := AddInt(a, b); ok {
		return v, nil
	}
	o, ok := splitInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if o.small() {
		if s := o.x + o.y; (o.x^s)&(o.y^s) >= 0 {
			return Int(s), nil
		}
	}
	x, y := widen(o.x, o.bx), widen(o.y, o.by)
	if err := t.chargeWords(max(words(x), words(y))); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.N.Add(x, y)
	return z.value(), nil
}

func intSubtract(t *Thread, a, b Value) (Value, error) {
	if v, ok := SubtractInt(a, b); ok {
		return v, nil
	}
	o, ok := splitInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if o.small() {
		if s := o.x - o.y; (o.x^o.y)&(o.x^s) >= 0 {
			return Int(s), nil
		}
	}
	x, y := widen(o.x, o.bx), widen(o.y, o.by)
	if err := t.chargeWords(max(words(x), words(y))); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.N.Sub(x, y)
	return z.value(), nil
}

func intMultiply(t *Thread, a, b Value) (Value, error) {
	if v, ok := MultiplyInt(a, b); ok {
		return v, nil
	}
	o, ok := splitInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if o.small() {
		if p, ok := multiply64(o.x, o.y); ok {
			return Int(p), nil
		}
	}
	x, y := widen(o.x, o.bx), widen(o.y, o.by)
	if err := t.chargeProduct(words(x), words(y)); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.N.Mul(x, y)
	return z.value(), nil
}

// floorDivide64 is x // y and x % y; y must not be 0, nor x the least int when y is -1.
func floorDivide64(x, y int64) (q, r int64) {
	q, r = x/y, x%y
	if r != 0 && (r^y) < 0 {
		q--
		r += y
	}
	return q, r
}

// floorDivide is x // y and x % y as big ints.
func (t *Thread) floorDivide(x, y *big.Int) (q, r *BigInt, err error) {
	n, m := words(x), words(y)
	if n >= m {
		if err := t.chargeProduct(n-m+1, m); err != nil {
			return nil, nil, err
		}
	}
	q, r = newBig(), newBig()
	q.N.QuoRem(x, y, &r.N)
	if r.N.Sign() != 0 && r.N.Sign() != y.Sign() {
		q.N.Sub(&q.N, one)
		r.N.Add(&r.N, y)
	}
	return q, r, nil
}

var one = big.NewInt(1)

func intFloorDivide(t *Thread, a, b Value) (Value, error) {
	q, _, err := t.divideInts(a, b, "integer division or modulo by zero")
	return q, err
}

func intModulo(t *Thread, a, b Value) (Value, error) {
	_, r, err := t.divideInts(a, b, "integer modulo by zero")
	return r, err
}

func intDivMod(t *Thread, a, b Value) (Value, error) {
	q, r, err := t.divideInts(a, b, "integer division or modulo by zero")
	if err != nil || q == NotImplemented {
		return q, err
	}
	return NewPair(q, r), nil
}

func (t *Thread) divideInts(a, b Value, complaint string) (q, r Value, err error) {
	o, ok := splitInts(a, b)
	if !ok {
		return NotImplemented, NotImplemented, nil
	}
	if o.by == nil {
		if o.y == 0 {
			return q, r, t.Raise(ZeroDivisionError, "%s", complaint)
		}
		if o.bx == nil && (o.y != -1 || o.x != math.MinInt64) {
			x, y := floorDivide64(o.x, o.y)
			return Int(x), Int(y), nil
		}
	}
	bq, br, err := t.floorDivide(widen(o.x, o.bx), widen(o.y, o.by))
	if err != nil {
		return q, r, err
	}
	return bq.value(), br.value(), nil
}

func intNegative(t *Thread, self Value) (Value, error) {
	n, large, _ := splitInt(self)
	if large == nil && n != math.MinInt64 {
		return Int(-n), nil
	}
	z := newBig()
	if err := t.chargeWords(words(widen(n, large))); err != nil {
		return Value{}, err
	}
	z.N.Neg(widen(n, large))
	return z.value(), nil
}

func intLeftShift(t *Thread, a, b Value) (Value, error) {
	o, ok := splitInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if o.y < 0 || o.by != nil && o.by.Sign() < 0 {
		return Value{}, t.Raise(ValueError, "negative shift count")
	}
	if o.bx == nil {
		if o.x == 0 {
			return Int(0), nil
		}
		if o.by == nil && o.y < 64 {
			if s := o.x << uint(o.y); s>>uint(o.y) == o.x {
				return Int(s), nil
			}
		}
	}
	if o.by != nil {
		return Value{}, t.Raise(OverflowError, "too many digits in integer")
	}
	x := widen(o.x, o.bx)
	if o.y > maxResult*8 {
		return Value{}, t.RaiseArgs(MemoryError)
	}
	if err := t.chargeWords(words(x) + int(o.y>>6) + 1); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.N.Lsh(x, uint(o.y))
	return z.value(), nil
}

func intRightShift(t *Thread, a, b Value) (Value, error) {
	o, ok := splitInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if o.y < 0 || o.by != nil && o.by.Sign() < 0 {
		return Value{}, t.Raise(ValueError, "negative shift count")
	}
	if o.bx == nil {
		if o.by != nil || o.y > 63 {
			return Int(o.x >> 63), nil
		}
		return Int(o.x >> uint(o.y)), nil
	}
	if o.by != nil || o.y >= int64(o.bx.BitLen()) {
		return Int(int64(o.bx.Sign()) >> 1), nil
	}
	if err := t.chargeWords(words(o.bx) - int(o.y>>6)); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.N.Rsh(o.bx, uint(o.y))
	return z.value(), nil
}

func intAnd(t *Thread, a, b Value) (Value, error) {
	o, ok := splitInts(a, b)
	switch {
	case !ok:
		return NotImplemented, nil
	case o.small():
		return Int(o.x & o.y), nil
	}
	x, y := widen(o.x, o.bx), widen(o.y, o.by)
	if err := t.chargeWords(max(words(x), words(y))); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.N.And(x, y)
	return z.value(), nil
}

func intOr(t *Thread, a, b Value) (Value, error) {
	o, ok := splitInts(a, b)
	switch {
	case !ok:
		return NotImplemented, nil
	case o.small():
		return Int(o.x | o.y), nil
	}
	x, y := widen(o.x, o.bx), widen(o.y, o.by)
	if err := t.chargeWords(max(words(x), words(y))); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.N.Or(x, y)
	return z.value(), nil
}

func intXor(t *Thread, a, b Value) (Value, error) {
	o, ok := splitInts(a, b)
	switch {
	case !ok:
		return NotImplemented, nil
	case o.small():
		return Int(o.x ^ o.y), nil
	}
	x, y := widen(o.x, o.bx), widen(o.y, o.by)
	if err := t.chargeWords(max(words(x), words(y))); err != nil {
		return Value{}, err
	}
	z := newBig()
	z.N.Xor(x, y)
	return z.value(), nil
}

// intTrueDivide is a / b, rounded once.
func intTrueDivide(t *Thread, a, b Value) (Value, error) {
	o, ok := splitInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	const exact = 1 << 53
	if o.small() {
		if o.y == 0 {
			return Value{}, t.Raise(ZeroDivisionError, "division by zero")
		}
		if -exact <= o.x && o.x <= exact && -exact <= o.y && o.y <= exact {
			return Float(float64(o.x) / float64(o.y)), nil
		}
	} else if o.by == nil && o.y == 0 {
		return Value{}, t.Raise(ZeroDivisionError, "division by zero")
	}
	x, y := widen(o.x, o.bx), widen(o.y, o.by)
	if err := t.Charge((words(x) + words(y)) >> 4); err != nil {
		return Value{}, err
	}
	f, ok := quotient(x, y)
	if !ok {
		return Value{}, t.Raise(OverflowError, "integer division result too large for a float")
	}
	return Float(f), nil
}

// quotient is x / y as the nearest float; ok is false if it is too large for one. It computes 64 bits or a few more of the
// quotient, and lets the last one stand for all that follow; a result that is subnormal gets fewer, so that it too is
// rounded only once.
func quotient(x, y *big.Int) (f float64, ok bool) {
	negative := x.Sign() < 0 != (y.Sign() < 0)
	if x.Sign() == 0 {
		if negative {
			return math.Copysign(0, -1), true
		}
		return 0, true
	}
	// The quotient lies between 2**(top-1) and 2**(top+1).
	top := x.BitLen() - y.BitLen()
	if top > 1025 {
		return 0, false
	}
	if top < -1080 {
		if negative {
			return math.Copysign(0, -1), true
		}
		return 0, true
	}
	shift := top - 64
	var n, d, q, r big.Int
	n.Abs(x)
	d.Abs(y)
	if shift < 0 {
		n.Lsh(&n, uint(-shift))
	} else {
		d.Lsh(&d, uint(shift))
	}
	q.QuoRem(&n, &d, &r)
	// q has 64 to 66 bits. Those that go away must be at least two, and more if the result is subnormal.
	drop := max(q.BitLen()-53, -1074-shift)
	m := new(big.Int).Rsh(&q, uint(drop))
	mantissa := m.Uint64()
	rest := new(big.Int).Sub(&q, m.Lsh(m, uint(drop)))
	half := new(big.Int).Lsh(one, uint(drop-1))
	switch rest.Cmp(half) {
	case 1:
		mantissa++
	case 0:
		if r.Sign() != 0 || mantissa&1 != 0 {
			mantissa++
		}
	}
	f = math.Ldexp(float64(mantissa), shift+drop)
	if math.IsInf(f, 0) {
		return 0, false
	}
	if negative {
		f = -f
	}
	return f, true
}

// floatOfInt is the nearest float of an int.
func (t *Thread) floatOfInt(v Value) (float64, error) {
	n, large, _ := splitInt(v)
	if large == nil {
		return float64(n), nil
	}
	f, ok := floatOfBig(large)
	if !ok {
		return 0, t.Raise(OverflowError, "int too large to convert to float")
	}
	return f, nil
}

func floatOfBig(n *big.Int) (f float64, ok bool) {
	if n.BitLen() > 1024 {
		return 0, false
	}
	f, _ = n.Float64()
	return f, !math.IsInf(f, 0)
}
