package object

import "math/big"

// BigInt is an int that does not fit in 64 bits, or an int of a subclass of int, whatever its size. N never changes once the
// object can be seen.
type BigInt struct {
	Object
	N big.Int
}

// maxResult is how many bytes one result may have where no limit is set: more than any machine gives to one number or text.
const maxResult = 1 << 33

// NewInt is the int n, which must not be changed any more.
func NewInt(n *big.Int) Value {
	if n.IsInt64() {
		return Int(n.Int64())
	}
	b := &BigInt{Object: Object{IntType}}
	b.N.SetBits(n.Bits())
	if n.Sign() < 0 {
		b.N.Neg(&b.N)
	}
	return From(b)
}

// NewUint is the int n.
func NewUint(n uint64) Value {
	if int64(n) >= 0 {
		return Int(int64(n))
	}
	b := newBig()
	b.N.SetUint64(n)
	return From(b)
}

func newBig() *BigInt { return &BigInt{Object: Object{IntType}} }

// value is the result of a computation as an object: an int of 64 bits wherever that will do.
func (b *BigInt) value() Value {
	if b.N.IsInt64() {
		return Int(b.N.Int64())
	}
	return From(b)
}

// AsInt64 is the int that v is, of whatever subclass, if it fits in 64 bits.
func AsInt64(v Value) (int64, bool) {
	if v.IsInt() || v.IsBool() {
		return int64(v.n), true
	}
	n, big, ok := splitInt(v)
	return n, ok && big == nil
}

// AsBig is the int that v is, of whatever subclass. It must not be changed.
func AsBig(v Value) (*big.Int, bool) {
	n, large, ok := splitInt(v)
	if large == nil && ok {
		large = big.NewInt(n)
	}
	return large, ok
}

// splitInt tells what int v is, of whatever subclass: n if it fits in 64 bits, and otherwise large.
func splitInt(v Value) (n int64, large *big.Int, ok bool) {
	if v.IsInt() || v.IsBool() {
		return int64(v.n), nil, true
	}
	if v.p == nil || v.Type().Layout != LayoutInt {
		return 0, nil, false
	}
	b := As[BigInt](v)
	if b.N.IsInt64() {
		return b.N.Int64(), nil, true
	}
	return 0, &b.N, true
}

// plainInt is the int v as one of type int itself.
func plainInt(v Value) Value {
	if v.IsInt() || v.Is(IntType) {
		return v
	}
	n, large, _ := splitInt(v)
	if large == nil {
		return Int(n)
	}
	return NewInt(large)
}

// widen is large, or, if that is nil, n: small enough to be inlined, so that what it makes need not be allocated.
func widen(n int64, large *big.Int) *big.Int {
	if large != nil {
		return large
	}
	return big.NewInt(n)
}

// newIntOf makes an int of a class, which may be int itself.
func newIntOf(cls *Type, v Value) Value {
	if cls == IntType {
		return plainInt(v)
	}
	made := cls.allocInstance()
	n, large, _ := splitInt(v)
	As[BigInt](made).N.Set(widen(n, large))
	return made
}

func fillNumbers() {
	fillInt()
	fillBool()
	fillFloat()
	fillComplex()
}

func fillInt() {
	typ := IntType
	typ.Doc = "An integer of any size. int(x) converts a number or text; int(text, base) reads text in a base from 2 to 36, or with base 0 as a literal."
	subclassable[BigInt](typ, LayoutInt)
	typ.Flags |= MatchSelf
	typ.New = newInt
	typ.Repr = intRepr
	typ.Hash = hashIntCharged
	typ.Compare = intCompare
	typ.Bool = func(t *Thread, self Value) (bool, error) {
		n, large, _ := splitInt(self)
		return n != 0 || large != nil, nil
	}
	typ.Binary = [operatorCount]func(t *Thread, a, b Value) (Value, error){
		Add: intAdd, Subtract: intSubtract, Multiply: intMultiply, TrueDivide: intTrueDivide, FloorDivide: intFloorDivide,
		Modulo: intModulo, Power: intPower, LeftShift: intLeftShift, RightShift: intRightShift,
		And: intAnd, Xor: intXor, Or: intOr,
	}
	typ.PowMod = intPowMod
	addDivMod(typ, intDivMod)
	typ.Negative = intNegative
	typ.Positive = func(t *Thread, self Value) (Value, error) { return plainInt(self), nil }
	typ.Invert = func(t *Thread, self Value) (Value, error) {
		n, large, _ := splitInt(self)
		if large == nil {
			return Int(^n), nil
		}
		if err := t.chargeWords(words(large)); err != nil {
			return Value{}, err
		}
		b := newBig()
		b.N.Not(large)
		return b.value(), nil
	}
	typ.Absolute = func(t *Thread, self Value) (Value, error) {
		n, large, _ := splitInt(self)
		if n < 0 || large != nil && large.Sign() < 0 {
			return intNegative(t, self)
		}
		return plainInt(self), nil
	}
	same := func(t *Thread, self Value) (Value, error) { return plainInt(self), nil }
	typ.Index, typ.AsInt = same, same
	typ.AsFloat = func(t *Thread, self Value) (Value, error) {
		f, err := t.floatOfInt(self)
		return Float(f), err
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: intMethods(), ClassMethods: []*Builtin{intFromBytes()}, GetSets: intAttributes()})
}

// hashIntCharged is the hash of an int: a long one is walked through.
func hashIntCharged(t *Thread, self Value) (int64, error) {
	if _, large, _ := splitInt(self); large != nil {
		if err := t.Charge(2 * words(large)); err != nil {
			return 0, err
		}
	}
	return hashOfInt(self), nil
}
