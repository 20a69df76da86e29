package datetime

import (
	"math/big"

	"github.com/jinklink/jink/python/object"
)

// deltaOperators fills the operators of timedelta.
func deltaOperators(typ *object.Type) {
	typ.Binary[object.Add] = func(t *thread, a, b value) (value, error) {
		x, y := deltaOf(a), deltaOf(b)
		if x == nil || y == nil {
			return object.NotImplemented, nil
		}
		return newDelta(t, deltaType, x.days+y.days, x.seconds+y.seconds, x.micros+y.micros)
	}
	typ.Binary[object.Subtract] = func(t *thread, a, b value) (value, error) {
		x, y := deltaOf(a), deltaOf(b)
		if x == nil || y == nil {
			return object.NotImplemented, nil
		}
		return newDelta(t, deltaType, x.days-y.days, x.seconds-y.seconds, x.micros-y.micros)
	}
	typ.Binary[object.Multiply] = deltaMultiply
	typ.Binary[object.TrueDivide] = deltaTrueDivide
	typ.Binary[object.FloorDivide] = func(t *thread, a, b value) (value, error) {
		x := deltaOf(a)
		if x == nil {
			return object.NotImplemented, nil
		}
		if y := deltaOf(b); y != nil {
			q, _, err := x.divmod(t, y, "integer division or modulo by zero")
			return q, err
		}
		n, ok := object.AsBig(b)
		if !ok {
			return object.NotImplemented, nil
		}
		if n.Sign() == 0 {
			return value{}, t.Raise(object.ZeroDivisionError, "integer division or modulo by zero")
		}
		q, _ := floorBig(x.total(), n)
		return bigDelta(t, deltaType, q)
	}
	typ.Binary[object.Modulo] = func(t *thread, a, b value) (value, error) {
		x, y := deltaOf(a), deltaOf(b)
		if x == nil || y == nil {
			return object.NotImplemented, nil
		}
		_, r, err := x.divmod(t, y, "integer modulo by zero")
		if err != nil {
			return value{}, err
		}
		return bigDelta(t, deltaType, r)
	}
}

// floorBig is a divided by b, rounded down, and what is left.
func floorBig(a, b *big.Int) (q, r *big.Int) {
	q, r = new(big.Int).QuoRem(a, b, new(big.Int))
	if r.Sign() != 0 && (r.Sign() < 0) != (b.Sign() < 0) {
		q.Sub(q, big.NewInt(1))
		r.Add(r, b)
	}
	return q, r
}

// nearest is a divided by b, rounded to the nearest, halves to even.
func nearest(a, b *big.Int) *big.Int {
	q, r := floorBig(a, b)
	r.Abs(r.Lsh(r, 1))
	if c := r.CmpAbs(b); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	return q
}

// divmod divides two timedeltas, rounded down.
func (d *delta) divmod(t *thread, o *delta, zero string) (q value, r *big.Int, err error) {
	y := o.total()
	if y.Sign() == 0 {
		return value{}, nil, t.Raise(object.ZeroDivisionError, "%s", zero)
	}
	n, r := floorBig(d.total(), y)
	return object.NewInt(n), r, nil
}

func deltaDivmod(t *thread, a []value) (value, error) {
	x, y := deltaOf(a[0]), deltaOf(a[1])
	if x == nil || y == nil {
		return object.NotImplemented, nil
	}
	q, r, err := x.divmod(t, y, "integer division or modulo by zero")
	if err != nil {
		return value{}, err
	}
	rest, err := bigDelta(t, deltaType, r)
	return object.NewTuple(q, rest), err
}

func deltaMultiply(t *thread, a, b value) (value, error) {
	d := deltaOf(a)
	if d == nil {
		d, b = deltaOf(b), a
	}
	if b.IsInt() {
		if n := b.Int64(); n < 1_000_000 && n > -1_000_000 {
			return newDelta(t, deltaType, d.days*int(n), d.seconds*int(n), d.micros*int(n))
		}
	}
	if n, ok := object.AsBig(b); ok {
		if err := t.Charge(len(n.Bits())); err != nil {
			return value{}, err
		}
		return bigDelta(t, deltaType, new(big.Int).Mul(d.total(), n))
	}
	if f, ok := object.AsFloat(b); ok {
		num, den, err := ratio(t, f)
		if err != nil {
			return value{}, err
		}
		return bigDelta(t, deltaType, nearest(num.Mul(num, d.total()), den))
	}
	return object.NotImplemented, nil
}

func deltaTrueDivide(t *thread, a, b value) (value, error) {
	d := deltaOf(a)
	if d == nil {
		return object.NotImplemented, nil
	}
	if o := deltaOf(b); o != nil {
		return t.BinaryOp(object.TrueDivide, object.NewInt(d.total()), object.NewInt(o.total()))
	}
	num, den := d.total(), new(big.Int)
	if n, ok := object.AsBig(b); ok {
		den.Set(n)
	} else if f, ok := object.AsFloat(b); ok {
		n, m, err := ratio(t, f)
		if err != nil {
			return value{}, err
		}
		num.Mul(num, m)
		den = n
	} else {
		return object.NotImplemented, nil
	}
	if den.Sign() == 0 {
		return value{}, t.Raise(object.ZeroDivisionError, "integer division or modulo by zero")
	}
	return bigDelta(t, deltaType, nearest(num, den))
}

// ratio is a float as a fraction.
func ratio(t *thread, f float64) (num, den *big.Int, err error) {
	r := new(big.Rat).SetFloat64(f)
	if r == nil {
		if f != f {
			return nil, nil, t.Raise(object.ValueError, "cannot convert NaN to integer ratio")
		}
		return nil, nil, t.Raise(object.OverflowError, "cannot convert Infinity to integer ratio")
	}
	return new(big.Int).Set(r.Num()), new(big.Int).Set(r.Denom()), nil
}
