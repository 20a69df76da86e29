package object

import (
	"math"
	"math/big"
	"math/bits"
)

// Numbers that are equal have the same hash, of whatever types they are: the number modulo the prime 2**61 - 1, where a
// fraction is the numerator times the inverse of the denominator.
const (
	hashBits     = 61
	hashModulus  = 1<<hashBits - 1
	hashInfinity = 314159
	hashImag     = 1000003
)

// hashOfInt is the hash of an int of whatever subclass.
func hashOfInt(v Value) int64 {
	n, large, _ := splitInt(v)
	if large == nil {
		if -hashModulus < n && n < hashModulus {
			if n == -1 {
				return -2
			}
			return n
		}
		n %= hashModulus
		if n == -1 {
			return -2
		}
		return n
	}
	return hashOfBig(large)
}

func hashOfBig(n *big.Int) int64 {
	h := uint64(0)
	words := n.Bits()
	for i := len(words) - 1; i >= 0; i-- {
		h = rotateHash(h, bits.UintSize) + uint64(words[i])&hashModulus + uint64(words[i])>>hashBits
		for h >= hashModulus {
			h -= hashModulus
		}
	}
	return signedHash(h, n.Sign() < 0)
}

// rotateHash is h * 2**n modulo 2**61 - 1: the bits go round.
func rotateHash(h uint64, n int) uint64 {
	n %= hashBits
	return h<<n&hashModulus | h>>(hashBits-n)
}

func signedHash(h uint64, negative bool) int64 {
	n := int64(h)
	if negative {
		n = -n
	}
	if n == -1 {
		return -2
	}
	return n
}

// hashOfFloat is the hash of a float; that of nan depends on the object, so that sets of many nans stay fast, and a nan has
// none: it is as good as any.
func hashOfFloat(f float64) int64 {
	if f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		n := int64(f)
		if n == -1 {
			return -2
		}
		return n
	}
	switch {
	case math.IsInf(f, 1):
		return hashInfinity
	case math.IsInf(f, -1):
		return -hashInfinity
	case f != f:
		return int64(math.Float64bits(f) >> 4)
	}
	m, e := math.Frexp(math.Abs(f))
	h := rotateHash(uint64(math.Ldexp(m, 53)), ((e-53)%hashBits+hashBits)%hashBits)
	if h == hashModulus {
		h = 0
	}
	return signedHash(h, f < 0)
}

func hashOfComplex(c complex128) int64 {
	h := int64(uint64(hashOfFloat(real(c))) + hashImag*uint64(hashOfFloat(imag(c))))
	if h == -1 {
		return -2
	}
	return h
}
