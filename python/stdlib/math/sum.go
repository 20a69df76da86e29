package math

import (
	"math"

	"github.com/jinklink/jink/python/object"
)

func sumFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("fsum", "(seq, /)", "The sum of numbers as if it were rounded only once.", fsum),
		object.Fn("prod", "(iterable, /, *, start=1)", "The product of start and all items.", prod),
		object.Fn("sumprod", "(p, q, /)", "The sum of the products of the items of two iterables.", sumprod),
	}
}

// fsum keeps the sum so far as floats that do not overlap, from the least to the greatest: what is rounded off when two are
// added becomes one of them.
func fsum(t *thread, a []value) (value, error) {
	var parts []float64
	infinities, special := 0.0, 0.0
	err := t.Each(a[0], func(v value) error {
		x, err := t.FloatArg(v)
		if err != nil {
			return err
		}
		given := x
		kept := 0
		for _, y := range parts {
			if math.Abs(x) < math.Abs(y) {
				x, y = y, x
			}
			high := x + y
			if low := y - (high - x); low != 0 {
				parts[kept] = low
				kept++
			}
			x = high
		}
		parts = parts[:kept]
		switch {
		case x == 0:
		case !math.IsInf(x, 0) && x == x:
			parts = append(parts, x)
		case !math.IsInf(given, 0) && given == given:
			return t.Raise(object.OverflowError, "intermediate overflow in fsum")
		default:
			if math.IsInf(given, 0) {
				infinities += given
			}
			special += given
			parts = parts[:0]
		}
		return nil
	})
	if err != nil {
		return value{}, err
	}
	if special != 0 {
		if infinities != infinities {
			return value{}, t.Raise(object.ValueError, "-inf + inf in fsum")
		}
		return object.Float(special), nil
	}
	return object.Float(roundParts(parts)), nil
}

// roundParts adds up floats that do not overlap, and rounds once.
func roundParts(parts []float64) float64 {
	n := len(parts)
	if n == 0 {
		return 0
	}
	n--
	high, low := parts[n], 0.0
	for n > 0 {
		n--
		x, y := high, parts[n]
		high = x + y
		if low = y - (high - x); low != 0 {
			break
		}
	}
	// Exactly half of the last place was rounded to even, but there is more behind it.
	if n > 0 && (low < 0 && parts[n-1] < 0 || low > 0 && parts[n-1] > 0) {
		twice := low * 2
		if x := high + twice; twice == x-high {
			return x
		}
	}
	return high
}

func prod(t *thread, a []value) (value, error) {
	total := a[1]
	if total.IsNull() {
		total = object.Int(1)
	}
	err := t.Each(a[0], func(v value) error {
		if p, ok := object.MultiplyInt(total, v); ok {
			total = p
			return nil
		}
		if total.IsFloat() && v.IsFloat() {
			total = object.Float(total.Float64() * v.Float64())
			return nil
		}
		var err error
		total, err = t.BinaryOp(object.Multiply, total, v)
		return err
	})
	return total, err
}

// triple is a sum of floats in three parts, of which the last takes what is too small for the others.
type triple struct{ high, low, tiny float64 }

func twoSum(a, b float64) (sum, rest float64) {
	sum = a + b
	v := sum - a
	return sum, (a - (sum - v)) + (b - v)
}

// addProduct adds x * y, of which nothing is rounded off.
func (s triple) addProduct(x, y float64) triple {
	p := float64(x * y)
	rest := math.FMA(x, y, -p)
	high, r0 := twoSum(s.high, p)
	r1, tiny1 := twoSum(s.low, rest)
	r2, tiny2 := twoSum(r1, r0)
	return triple{high, r2, s.tiny + tiny1 + tiny2}
}

func (s triple) float() float64 {
	low, rest := twoSum(s.low, s.tiny)
	high, r := twoSum(s.high, low)
	return high + (r + rest)
}

// sumprod adds ints exactly, and floats nearly so, as long as the items are of those types.
func sumprod(t *thread, a []value) (value, error) {
	p, err := t.Items(a[0])
	if err != nil {
		return value{}, err
	}
	q, err := t.Items(a[1])
	if err != nil {
		return value{}, err
	}
	if len(p) != len(q) {
		return value{}, t.Raise(object.ValueError, "Inputs are not the same length")
	}
	total := object.Int(0)
	var s triple
	exact, inUse := true, false
	flush := func() error {
		if !inUse {
			return nil
		}
		inUse = false
		var err error
		total, err = t.BinaryOp(object.Add, total, object.Float(s.float()))
		s = triple{}
		return err
	}
	for i, x := range p {
		y := q[i]
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		if exact && (x.IsFloat() || y.IsFloat()) {
			f, ok := plainFloat(x)
			g, ok2 := plainFloat(y)
			if next := s.addProduct(f, g); ok && ok2 && !math.IsInf(next.high, 0) && next.high == next.high {
				s, inUse = next, true
				continue
			}
			exact = false
		}
		if !x.IsInt() || !y.IsInt() {
			if err := flush(); err != nil {
				return value{}, err
			}
		}
		v, err := t.BinaryOp(object.Multiply, x, y)
		if err != nil {
			return value{}, err
		}
		if total, err = t.BinaryOp(object.Add, total, v); err != nil {
			return value{}, err
		}
	}
	if err := flush(); err != nil {
		return value{}, err
	}
	return total, nil
}

// plainFloat is a float, int or bool, of no subclass, as a float.
func plainFloat(v value) (float64, bool) {
	if v.IsFloat() {
		return v.Float64(), true
	}
	if v.IsInt() || v.IsBool() {
		n, _ := object.AsInt64(v)
		return float64(n), true
	}
	return 0, false
}
