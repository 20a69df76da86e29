package math

import (
	"math"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/real"
)

// logarithms are the functions that take ints of any size.
func logarithms() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("log", "(x, base=e, /)", "The logarithm of x to a base, or the natural one.", func(t *thread, a []value) (value, error) {
			x, err := logarithm(t, a[0], real.Log)
			if err != nil || a[1].IsNull() {
				return object.Float(x), err
			}
			y, err := logarithm(t, a[1], real.Log)
			if err != nil {
				return value{}, err
			}
			return t.BinaryOp(object.TrueDivide, object.Float(x), object.Float(y))
		}),
		object.Fn("log2", "(x, /)", "The logarithm of x to base 2.", func(t *thread, a []value) (value, error) {
			x, err := logarithm(t, a[0], real.Log2)
			return object.Float(x), err
		}),
		object.Fn("log10", "(x, /)", "The logarithm of x to base 10.", func(t *thread, a []value) (value, error) {
			x, err := logarithm(t, a[0], real.Log10)
			return object.Float(x), err
		}),
	}
}

// logarithm is f of an int of whatever size or of a float.
func logarithm(t *thread, v value, f func(float64) float64) (float64, error) {
	if n, ok := object.AsBig(v); ok {
		if n.Sign() <= 0 {
			return 0, domainError(t)
		}
		if err := t.Charge(n.BitLen() >> 9); err != nil {
			return 0, err
		}
		if n.BitLen() > 1023 {
			// m * 2**e, whose logarithm is that of m and e times that of 2.
			e := n.BitLen()
			m := new(bigFloat).SetInt(n)
			m.SetMantExp(m, -e)
			part, _ := m.Float64()
			return f(part) + f(2)*float64(e), nil
		}
		x, _ := new(bigFloat).SetInt(n).Float64()
		return f(x), nil
	}
	x, err := t.FloatArg(v)
	if err != nil {
		return 0, err
	}
	if x <= 0 || math.IsInf(x, -1) {
		return 0, domainError(t)
	}
	if x != x || math.IsInf(x, 1) {
		return x, nil
	}
	return f(x), nil
}

// roundings are the functions from floats to ints, and those that split floats.
func roundings() []*object.Builtin {
	return []*object.Builtin{
		rounding("floor", "The greatest int that is not greater than x.", math.Floor),
		rounding("ceil", "The least int that is not less than x.", math.Ceil),
		object.Fn("trunc", "(x, /)", "x without its fraction.", func(t *thread, a []value) (value, error) {
			if a[0].IsFloat() {
				return t.ToInt(a[0])
			}
			v, found, err := t.CallSpecial(a[0], "__trunc__")
			if err == nil && !found {
				return v, t.Raise(object.TypeError, "type %s doesn't define __trunc__ method", a[0].Type().Name)
			}
			return v, err
		}),
	}
}

func rounding(name, doc string, f func(float64) float64) *object.Builtin {
	method := "__" + name + "__"
	return object.Fn(name, "(x, /)", doc, func(t *thread, a []value) (value, error) {
		if a[0].IsInt() {
			return a[0], nil
		}
		if !a[0].IsFloat() {
			if v, found, err := t.CallSpecial(a[0], method); found || err != nil {
				return v, err
			}
		}
		x, err := t.FloatArg(a[0])
		if err != nil {
			return value{}, err
		}
		return t.ToInt(object.Float(f(x)))
	})
}

func partFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("frexp", "(x, /)", "The pair (m, e) with x == m * 2**e and 0.5 <= abs(m) < 1.", func(t *thread, a []value) (value, error) {
			x, err := t.FloatArg(a[0])
			if err != nil {
				return value{}, err
			}
			m, e := math.Frexp(x)
			return object.NewPair(object.Float(m), object.Int(int64(e))), nil
		}),
		object.Fn("modf", "(x, /)", "The fraction and the whole part of x, both with its sign.", func(t *thread, a []value) (value, error) {
			x, err := t.FloatArg(a[0])
			if err != nil {
				return value{}, err
			}
			whole := math.Trunc(x)
			fraction := math.Copysign(x-whole, x)
			if math.IsInf(x, 0) {
				fraction = math.Copysign(0, x)
			}
			return object.NewPair(object.Float(fraction), object.Float(whole)), nil
		}),
	}
}
