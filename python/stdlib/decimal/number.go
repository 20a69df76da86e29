package decimal

import (
	"math/big"
	"math/bits"
	"sync"
)

// kind says what a number is.
type kind uint8

const (
	finite kind = iota
	infinite
	quiet     // a nan
	signaling // a nan that may not be computed with
)

// num is a decimal number: coefficient times ten to exp. Of nans the coefficient is what they carry. It never changes.
type num struct {
	kind kind
	neg  bool
	exp  int
	low  uint64   // the coefficient, where large is nil
	high *big.Int // a coefficient of more than 64 bits
}

func (n num) isNaN() bool     { return n.kind >= quiet }
func (n num) isSpecial() bool { return n.kind != finite }
func (n num) isZero() bool    { return n.kind == finite && n.high == nil && n.low == 0 }

// noCoef reports whether the coefficient is 0.
func (n num) noCoef() bool { return n.high == nil && n.low == 0 }

// coef is the coefficient, which must not be changed.
func (n num) coef() *big.Int {
	if n.high != nil {
		return n.high
	}
	return new(big.Int).SetUint64(n.low)
}

// withCoef is n with another coefficient.
func (n num) withCoef(c *big.Int) num {
	if c.IsUint64() {
		n.low, n.high = c.Uint64(), nil
	} else {
		n.low, n.high = 0, c
	}
	return n
}

func (n num) withLow(c uint64) num {
	n.low, n.high = c, nil
	return n
}

// tens are the powers of ten of 64 bits.
var tens = [20]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

// powers are the powers of ten that are asked for most.
var powers = sync.OnceValue(func() *[80]*big.Int {
	var all [80]*big.Int
	all[0] = big.NewInt(1)
	for i := 1; i < len(all); i++ {
		all[i] = new(big.Int).Mul(all[i-1], big.NewInt(10))
	}
	return &all
})

// power is 10**n, which must not be changed.
func power(n int) *big.Int {
	if p := powers(); n < len(p) {
		return p[n]
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// digits is how many decimal digits the coefficient has; 0 has 1.
func (n num) digits() int {
	if n.high != nil {
		return bigDigits(n.high)
	}
	if n.low == 0 {
		return 1
	}
	d := bits.Len64(n.low) * 1233 >> 12
	if n.low >= tens[d] {
		d++
	}
	return d
}

func bigDigits(c *big.Int) int {
	if c.Sign() == 0 {
		return 1
	}
	// log10(2) is between 30102/100000 and 30103/100000: the guess is right or one or more too low.
	d := int(uint64(c.BitLen()-1) * 30102999 / 100000000)
	for c.CmpAbs(power(d)) >= 0 {
		d++
	}
	return d
}

// adjusted is the exponent of the first digit.
func (n num) adjusted() int { return n.exp + n.digits() - 1 }

func (n num) text() string {
	return n.coef().String()
}

// negated is -n, nans included.
func (n num) negated() num {
	n.neg = !n.neg
	return n
}

func (n num) abs() num {
	n.neg = false
	return n
}

// sign is -1, 0 or 1.
func (n num) sign() int {
	switch {
	case n.isZero():
		return 0
	case n.neg:
		return -1
	}
	return 1
}

func integer(n int64) num {
	if n < 0 {
		return num{neg: true, low: uint64(-n)}
	}
	return num{low: uint64(n)}
}

func bigInteger(n *big.Int) num {
	c := new(big.Int).Abs(n)
	return num{neg: n.Sign() < 0}.withCoef(c)
}

// compare orders two numbers that are no nans.
func compare(a, b num) int {
	switch as, bs := a.sign(), b.sign(); {
	case as != bs:
		if as < bs {
			return -1
		}
		return 1
	case as == 0:
		return 0
	}
	c := compareAbs(a, b)
	if a.neg {
		return -c
	}
	return c
}

// compareAbs orders the absolute values of two numbers that are not 0.
func compareAbs(a, b num) int {
	switch {
	case a.kind == infinite && b.kind == infinite:
		return 0
	case a.kind == infinite:
		return 1
	case b.kind == infinite:
		return -1
	case a.noCoef() || b.noCoef():
		switch {
		case a.noCoef() && b.noCoef():
			return 0
		case a.noCoef():
			return -1
		}
		return 1
	}
	if x, y := a.adjusted(), b.adjusted(); x != y {
		if x < y {
			return -1
		}
		return 1
	}
	// Their first digits have the same place: as many digits are missing as the exponents differ.
	x, y := a.coef(), b.coef()
	if d := a.exp - b.exp; d > 0 {
		x = new(big.Int).Mul(x, power(d))
	} else if d < 0 {
		y = new(big.Int).Mul(y, power(-d))
	}
	return x.Cmp(y)
}
