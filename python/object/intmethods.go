package object

import (
	"math/big"
	"math/bits"
)

func intMethods() []*Builtin {
	self := func(t *Thread, a []Value) (Value, error) { return plainInt(a[0]), nil }
	return []*Builtin{
		Method("conjugate", "(self, /)", "The int itself, as ints have no imaginary part.", self),
		Method("__trunc__", "(self, /)", "The int itself.", self),
		Method("__floor__", "(self, /)", "The int itself.", self),
		Method("__ceil__", "(self, /)", "The int itself.", self),
		Method("__round__", "(self, ndigits=None, /)", "Round to a power of ten, halves to the even one.", intRound),
		Method("bit_length", "(self, /)", "How many binary digits the absolute value has.", func(t *Thread, a []Value) (Value, error) {
			n, large, _ := splitInt(a[0])
			if large != nil {
				return Int(int64(large.BitLen())), nil
			}
			return Int(int64(bits.Len64(magnitude(n)))), nil
		}),
		Method("bit_count", "(self, /)", "How many ones the absolute value has among its binary digits.", func(t *Thread, a []Value) (Value, error) {
			n, large, _ := splitInt(a[0])
			if large == nil {
				return Int(int64(bits.OnesCount64(magnitude(n)))), nil
			}
			count := 0
			if err := t.Charge(words(large)); err != nil {
				return Value{}, err
			}
			for _, w := range large.Bits() {
				count += bits.OnesCount(uint(w))
			}
			return Int(int64(count)), nil
		}),
		Method("to_bytes", "(self, /, length=1, byteorder='big', *, signed=False)", "The bytes that stand for the int.", intToBytes),
		Method("as_integer_ratio", "(self, /)", "The pair of the int and 1.", func(t *Thread, a []Value) (Value, error) {
			return NewPair(plainInt(a[0]), Int(1)), nil
		}),
		Method("is_integer", "(self, /)", "True.", func(t *Thread, a []Value) (Value, error) { return True, nil }),
		Method("__format__", "(self, format_spec, /)", "Format by a specification.", intFormat),
		Method("__getnewargs__", "(self, /)", "What __new__ is to be called with to copy the int.", func(t *Thread, a []Value) (Value, error) {
			return NewTuple(plainInt(a[0])), nil
		}),
		Method("__sizeof__", "(self, /)", "How many bytes the int takes in CPython, which counts in digits of 30 bits.", func(t *Thread, a []Value) (Value, error) {
			n, large, _ := splitInt(a[0])
			length := bits.Len64(magnitude(n))
			if large != nil {
				length = large.BitLen()
			}
			return Int(int64(24 + 4*max(1, (length+29)/30))), nil
		}),
	}
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func intAttributes() []*GetSet {
	self := func(t *Thread, self Value) (Value, error) { return plainInt(self), nil }
	return []*GetSet{
		Attr("real", "the real part of a complex number", self, nil),
		Attr("imag", "the imaginary part of a complex number", func(t *Thread, self Value) (Value, error) { return Int(0), nil }, nil),
		Attr("numerator", "the numerator of a rational number in lowest terms", self, nil),
		Attr("denominator", "the denominator of a rational number in lowest terms", func(t *Thread, self Value) (Value, error) { return Int(1), nil }, nil),
	}
}

// intRound is round(n, ndigits).
func intRound(t *Thread, a []Value) (Value, error) {
	self := plainInt(a[0])
	if a[1].IsNull() {
		return self, nil
	}
	i, err := t.Index(a[1])
	if err != nil {
		return i, err
	}
	n, large, _ := splitInt(i)
	if n >= 0 && (large == nil || large.Sign() > 0) {
		return self, nil
	}
	x := widen(splitPlain(self))
	// More places than the number has digits leave nothing of it.
	if large != nil || -n > int64(x.BitLen())/3+2 {
		return Int(0), nil
	}
	if err := t.chargeProduct(words(x), words(x)); err != nil {
		return Value{}, err
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-n), nil)
	z, rest := newBig(), new(big.Int)
	z.N.DivMod(x, unit, rest)
	switch rest.Lsh(rest, 1).Cmp(unit) {
	case 1:
		z.N.Add(&z.N, one)
	case 0:
		if z.N.Bit(0) != 0 {
			z.N.Add(&z.N, one)
		}
	}
	z.N.Mul(&z.N, unit)
	return z.value(), nil
}

func splitPlain(v Value) (int64, *big.Int) {
	n, large, _ := splitInt(v)
	return n, large
}
