package object

import (
	"math"
	"math/big"
)

func intPower(t *Thread, a, b Value) (Value, error) {
	o, ok := splitInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if o.y < 0 || o.by != nil && o.by.Sign() < 0 {
		x, err := t.floatOfInt(a)
		if err != nil {
			return Value{}, err
		}
		y, err := t.floatOfInt(b)
		if err != nil {
			return Value{}, err
		}
		return t.floatPow(x, y)
	}
	if o.bx == nil {
		switch o.x {
		case 0:
			return Int(b2i(o.by == nil && o.y == 0)), nil
		case 1:
			return Int(1), nil
		case -1:
			odd := o.y&1 != 0
			if o.by != nil {
				odd = o.by.Bit(0) != 0
			}
			return Int(1 - 2*b2i(odd)), nil
		}
	}
	if o.by != nil {
		return Value{}, t.RaiseArgs(MemoryError)
	}
	if o.bx == nil {
		if p, ok := power64(o.x, o.y); ok {
			return Int(p), nil
		}
	}
	x := widen(o.x, o.bx)
	size := float64(x.BitLen()-1) * float64(o.y) / 64
	if size > maxResult/8 {
		return Value{}, t.RaiseArgs(MemoryError)
	}
	n := int(size) + 1
	if err := t.chargeProduct(n, n); err != nil {
		return Value{}, err
	}
	z := newBig()
	if x.BitLen() == 2 && o.x == 2 {
		z.N.Lsh(one, uint(o.y))
	} else {
		z.N.Exp(x, big.NewInt(o.y), nil)
	}
	return z.value(), nil
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// power64 is x ** n for n >= 0, if that and all that is computed on the way fits in 64 bits.
func power64(x, n int64) (int64, bool) {
	result := int64(1)
	for {
		var ok bool
		if n&1 != 0 {
			if result, ok = multiply64(result, x); !ok {
				return 0, false
			}
		}
		if n >>= 1; n == 0 {
			return result, true
		}
		if x, ok = multiply64(x, x); !ok {
			return 0, false
		}
	}
}

// intPowMod is pow(base, exp, mod).
func intPowMod(t *Thread, base, exp, mod Value) (Value, error) {
	o, ok := splitInts(base, exp)
	m, bm, ok2 := splitInt(mod)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	if bm == nil && m == 0 {
		return Value{}, t.Raise(ValueError, "pow() 3rd argument cannot be 0")
	}
	if o.small() && bm == nil && o.y >= 0 && m > 0 && m <= math.MaxUint32 {
		return Int(powerModulo32(o.x, o.y, m)), nil
	}
	x, y, mm := widen(o.x, o.bx), widen(o.y, o.by), widen(m, bm)
	n := words(mm)
	if err := t.chargeWords(2 * n); err != nil {
		return Value{}, err
	}
	if err := t.Charge(2 * (words(x) + n)); err != nil {
		return Value{}, err
	}
	positive := new(big.Int).Abs(mm)
	z := newBig()
	x = new(big.Int).Mod(x, positive)
	if y.Sign() < 0 {
		if positive.Cmp(one) == 0 {
			return Int(0), nil
		}
		for range 2 { // it takes twice as long as their divisor
			if err := t.ChargeDivisor(x, positive); err != nil {
				return Value{}, err
			}
		}
		if x = new(big.Int).ModInverse(x, positive); x == nil {
			return Value{}, t.Raise(ValueError, "base is not invertible for the given modulus")
		}
		y = new(big.Int).Neg(y)
	}
	if err := t.powerModulo(&z.N, x, y, positive); err != nil {
		return Value{}, err
	}
	if mm.Sign() < 0 && z.N.Sign() != 0 {
		z.N.Add(&z.N, mm)
	}
	return z.value(), nil
}

// powerModulo sets z to x ** y % m, for y >= 0 and m > 0. It is done in parts, since all of it may take hours.
func (t *Thread) powerModulo(z, x, y, m *big.Int) error {
	each := 8*float64(words(m))*float64(words(m)) + 64 // of a word of the exponent
	part := max(int(maxWork/2/each), 1)
	left := words(y)
	if err := t.ChargeWork(each * float64(min(part, left))); err != nil {
		return err
	}
	if left <= part {
		z.Exp(x, y, m)
		return nil
	}
	mask := new(big.Int).Lsh(one, uint(64*part))
	shift := new(big.Int).Set(mask)
	mask.Sub(mask, one)
	z.Mod(one, m)
	for left = (left + part - 1) / part; left > 0; left-- {
		if err := t.ChargeWork(2 * each * float64(part)); err != nil {
			return err
		}
		digits := new(big.Int).Rsh(y, uint(64*part*(left-1)))
		digits.And(digits, mask)
		z.Exp(z, shift, m)
		z.Mul(z, digits.Exp(x, digits, m))
		z.Mod(z, m)
	}
	return nil
}

// powerModulo32 is x ** n % m for n >= 0 and 0 < m < 2**32.
func powerModulo32(x, n, m int64) int64 {
	_, x = floorDivide64(x, m)
	base, result, mod := uint64(x), uint64(1), uint64(m)
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			result = result * base % mod
		}
		base = base * base % mod
	}
	return int64(result % mod)
}
