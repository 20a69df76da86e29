package object

import (
	"math"
	"math/big"

	"github.com/jinklink/jink/python/code"
)

// This file compares numbers. An int and a float compare by their exact values, not by the float nearest to the int.

// ByOrder is a op b, where order is less than, equal to or greater than 0 as a is to b.
func ByOrder(order, op int) bool {
	switch op {
	case code.Less:
		return order < 0
	case code.LessEqual:
		return order <= 0
	case code.Equal:
		return order == 0
	case code.NotEqual:
		return order != 0
	case code.Greater:
		return order > 0
	}
	return order >= 0
}

func compare64(x, y int64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func intCompare(t *Thread, a, b Value, op int) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return Bool(ByOrder(compare64(a.Int64(), b.Int64()), op)), nil
	}
	o, ok := splitInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if o.small() {
		return Bool(ByOrder(compare64(o.x, o.y), op)), nil
	}
	x, y := widen(o.x, o.bx), widen(o.y, o.by)
	if err := t.Charge(min(words(x), words(y)) >> 4); err != nil {
		return Value{}, err
	}
	return Bool(ByOrder(x.Cmp(y), op)), nil
}

// CompareFloats is x op y.
func CompareFloats(x, y float64, op int) bool {
	switch op {
	case code.Less:
		return x < y
	case code.LessEqual:
		return x <= y
	case code.Equal:
		return x == y
	case code.NotEqual:
		return x != y
	case code.Greater:
		return x > y
	}
	return x >= y
}

func floatCompare(t *Thread, a, b Value, op int) (Value, error) {
	x, ok := floatValue(a)
	if !ok {
		return NotImplemented, nil
	}
	if y, ok := floatValue(b); ok {
		return Bool(CompareFloats(x, y, op)), nil
	}
	n, large, ok := splitInt(b)
	if !ok {
		return NotImplemented, nil
	}
	const exact = 1 << 53
	if large == nil && -exact <= n && n <= exact || math.IsInf(x, 0) || x != x {
		// An int that is no float is still finite, and that is all that inf and nan need to know.
		return Bool(CompareFloats(x, float64(n), op)), nil
	}
	return Bool(ByOrder(orderFloatInt(x, n, large), op)), nil
}

// orderFloatInt tells how a finite float and an int stand to each other.
func orderFloatInt(x float64, n int64, large *big.Int) int {
	whole := math.Floor(x)
	order := 0
	switch {
	case large != nil:
		f := new(big.Float).SetFloat64(whole)
		i, _ := f.Int(nil)
		order = i.Cmp(large)
	case whole >= 1<<63:
		return 1
	case whole < -1<<63:
		return -1
	default:
		order = compare64(int64(whole), n)
	}
	if order == 0 && x > whole {
		return 1
	}
	return order
}

// complexCompare knows only == and !=.
func complexCompare(t *Thread, a, b Value, op int) (Value, error) {
	x, ok := complexOf(a)
	if !ok || op != code.Equal && op != code.NotEqual {
		return NotImplemented, nil
	}
	var same bool
	if y, ok := complexOf(b); ok {
		same = x == y
	} else if f, ok := floatValue(b); ok {
		same = imag(x) == 0 && real(x) == f
	} else if IsInstance(b, IntType) {
		same = false
		if imag(x) == 0 {
			v, err := floatCompare(t, Float(real(x)), b, code.Equal)
			if err != nil {
				return v, err
			}
			same = v == True
		}
	} else {
		return NotImplemented, nil
	}
	return Bool(same == (op == code.Equal)), nil
}
