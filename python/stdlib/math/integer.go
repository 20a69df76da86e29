package math

import (
	"math"
	"math/big"

	"github.com/jinklink/jink/python/object"
)

type bigFloat = big.Float

// This file holds the functions of whole numbers.

func integerFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("factorial", "(n, /)", "The product of the ints from 1 to n.", factorialFunction),
		object.Fn("comb", "(n, k, /)", "In how many ways k of n things can be chosen.", comb),
		object.Fn("perm", "(n, k=None, /)", "In how many ways k of n things, or all, can be ordered.", perm),
		object.Fn("isqrt", "(n, /)", "The whole part of the square root of n.", isqrt),
		object.Fn("gcd", "(*)", "The greatest int that divides all.", func(t *thread, a []value) (value, error) {
			return fold(t, a, 0, gcd)
		}),
		object.Fn("lcm", "(*)", "The least positive int that all divide.", func(t *thread, a []value) (value, error) {
			return fold(t, a, 1, lcm)
		}),
	}
}

// index is an argument as an int.
func index(t *thread, v value) (*big.Int, error) {
	i, err := t.Index(v)
	if err != nil {
		return nil, err
	}
	n, _ := object.AsBig(i)
	return n, nil
}

func bytes(bits float64) int { return int(min(bits/8, 1<<30)) }

// chargeProduct accounts for a product of so many bits, built of many factors.
func chargeProduct(t *thread, bits float64) error {
	if bits > 1<<36 {
		return t.RaiseArgs(object.MemoryError)
	}
	// Of few words, it is the number of factors that counts.
	if err := t.ChargeWork(bits/8 + math.Pow(bits/64, 1.6)/8); err != nil {
		return err
	}
	return t.Allocate(bytes(bits))
}

func factorialFunction(t *thread, a []value) (value, error) {
	n, err := index(t, a[0])
	if err != nil {
		return value{}, err
	}
	return factorial(t, n)
}

func factorial(t *thread, n *big.Int) (value, error) {
	if n.Sign() < 0 {
		return value{}, t.Raise(object.ValueError, "factorial() not defined for negative values")
	}
	if !n.IsInt64() {
		return value{}, t.Raise(object.OverflowError, "factorial() argument should not exceed %d", math.MaxInt64)
	}
	k := n.Int64()
	if err := chargeProduct(t, float64(k)*math.Log2(float64(k)+1)); err != nil {
		return value{}, err
	}
	return object.NewInt(new(big.Int).MulRange(1, k)), nil
}

// twoCounts reads n and k, which must not be negative.
func twoCounts(t *thread, a []value) (n, k *big.Int, err error) {
	if n, err = index(t, a[0]); err != nil {
		return
	}
	if k, err = index(t, a[1]); err != nil {
		return
	}
	if n.Sign() < 0 {
		return n, k, t.Raise(object.ValueError, "n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return n, k, t.Raise(object.ValueError, "k must be a non-negative integer")
	}
	return n, k, nil
}

// falling is n * (n-1) * … of k factors.
func falling(t *thread, n *big.Int, k int64) (*big.Int, error) {
	if err := chargeProduct(t, float64(k)*float64(n.BitLen())); err != nil {
		return nil, err
	}
	return product(n, k), nil
}

// product multiplies halves, so that factors are of about the same size.
func product(n *big.Int, k int64) *big.Int {
	if k <= 8 {
		r := big.NewInt(1)
		f := new(big.Int).Set(n)
		for ; k > 0; k-- {
			r.Mul(r, f)
			f.Sub(f, one)
		}
		return r
	}
	half := k / 2
	r := product(n, half)
	return r.Mul(r, product(new(big.Int).Sub(n, big.NewInt(half)), k-half))
}

var one = big.NewInt(1)

func perm(t *thread, a []value) (value, error) {
	if a[1].IsNull() || a[1].IsNone() {
		return factorialFunction(t, a)
	}
	n, k, err := twoCounts(t, a)
	if err != nil {
		return value{}, err
	}
	if k.Cmp(n) > 0 {
		return object.Int(0), nil
	}
	if !k.IsInt64() {
		return value{}, t.Raise(object.OverflowError, "k must not exceed %d", math.MaxInt64)
	}
	r, err := falling(t, n, k.Int64())
	if err != nil {
		return value{}, err
	}
	return object.NewInt(r), nil
}

func comb(t *thread, a []value) (value, error) {
	n, k, err := twoCounts(t, a)
	if err != nil {
		return value{}, err
	}
	rest := new(big.Int).Sub(n, k)
	if rest.Sign() < 0 {
		return object.Int(0), nil
	}
	if rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return value{}, t.Raise(object.OverflowError, "min(n - k, k) must not exceed %d", math.MaxInt64)
	}
	above, err := falling(t, n, k.Int64())
	if err != nil {
		return value{}, err
	}
	for range 2 { // the product below is as long at most, and to divide by it takes as long again
		if err := chargeProduct(t, float64(above.BitLen())); err != nil {
			return value{}, err
		}
	}
	below := new(big.Int).MulRange(1, k.Int64())
	return object.NewInt(above.Quo(above, below)), nil
}

func isqrt(t *thread, a []value) (value, error) {
	n, err := index(t, a[0])
	if err != nil {
		return value{}, err
	}
	if n.Sign() < 0 {
		return value{}, t.Raise(object.ValueError, "isqrt() argument must be nonnegative")
	}
	if err := t.ChargeRoot(n); err != nil {
		return value{}, err
	}
	if err := t.Allocate(n.BitLen() / 16); err != nil {
		return value{}, err
	}
	return object.NewInt(new(big.Int).Sqrt(n)), nil
}

// fold combines all arguments, which it reads even where the result is known before.
func fold(t *thread, args []value, start int64, f func(x, y *big.Int) *big.Int) (value, error) {
	result := big.NewInt(start)
	for _, v := range args {
		n, err := index(t, v)
		if err != nil {
			return value{}, err
		}
		if err := chargeProduct(t, float64(result.BitLen()+n.BitLen())); err != nil {
			return value{}, err
		}
		if err := t.ChargeDivisor(result, n); err != nil {
			return value{}, err
		}
		result = f(result, n)
	}
	return object.NewInt(result), nil
}

func gcd(x, y *big.Int) *big.Int {
	if x.IsInt64() && y.IsInt64() && x.Int64() != math.MinInt64 && y.Int64() != math.MinInt64 {
		a, b := x.Int64(), y.Int64()
		for b != 0 {
			a, b = b, a%b
		}
		return big.NewInt(max(a, -a))
	}
	return new(big.Int).GCD(nil, nil, new(big.Int).Abs(x), new(big.Int).Abs(y))
}

func lcm(x, y *big.Int) *big.Int {
	if x.Sign() == 0 || y.Sign() == 0 {
		return new(big.Int)
	}
	r := new(big.Int).Quo(x, gcd(x, y))
	return r.Abs(r.Mul(r, y))
}
