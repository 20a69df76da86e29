package object

import (
	"math"
	"math/big"
)

// newInt is int(x, base).
func newInt(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	given := len(args) - len(names)
	if given > 2 || len(args) > 2 {
		return Value{}, t.Raise(TypeError, "int expected at most 2 arguments, got %d", len(args))
	}
	var x, base Value
	if given > 0 {
		x = args[0]
	}
	if given > 1 {
		base = args[1]
	}
	for i, name := range names {
		if name.S != "base" {
			return Value{}, t.UnexpectedKeyword("int()", name.S, "base")
		}
		if given > 1 {
			return Value{}, t.Raise(TypeError, "argument for int() given by name ('base') and position (2)")
		}
		base = args[given+i]
	}
	var v Value
	var err error
	switch {
	case x.IsNull() && base.IsNull():
		v = Int(0)
	case x.IsNull():
		return v, t.Raise(TypeError, "int() missing string argument")
	case base.IsNull():
		v, err = t.ToInt(x)
	default:
		v, err = t.intInBase(x, base)
	}
	if err != nil || cls == IntType {
		return v, err
	}
	return newIntOf(cls, v), nil
}

func (t *Thread) intInBase(x, base Value) (Value, error) {
	i, err := t.Index(base)
	if err != nil {
		return i, err
	}
	n, _, _ := splitInt(i)
	if _, fits := AsInt64(i); !fits || n != 0 && (n < 2 || n > 36) {
		return i, t.Raise(ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	if s := AsStr(x); s != nil {
		return t.parseInt(plainDigits(s.S), int(n), x)
	}
	if x.Type().Layout == LayoutBytes || x.Type().Layout == LayoutByteArray {
		return t.intOfBytes(x, int(n))
	}
	return i, t.Raise(TypeError, "int() can't convert non-string with explicit base")
}

// intOfBytes reads digits in a bytes-like object.
func (t *Thread) intOfBytes(x Value, base int) (Value, error) {
	b, err := t.Call(BytesType.Value(), x)
	if err != nil {
		return b, err
	}
	return t.parseInt(As[BytesObject](b).S, base, b)
}

// ToInt is int(x).
func (t *Thread) ToInt(x Value) (Value, error) {
	if x.IsInt() {
		return x, nil
	}
	if x.IsFloat() {
		return t.truncated(x.Float64())
	}
	typ := x.Type()
	if typ.AsInt != nil {
		v, err := typ.AsInt(t, x)
		if err != nil {
			return v, err
		}
		return plainInt(v), nil
	}
	if typ.Index != nil {
		v, err := typ.Index(t, x)
		if err != nil {
			return v, err
		}
		return plainInt(v), nil
	}
	if !typ.Lookup("__trunc__").IsNull() {
		return t.intByTrunc(x)
	}
	if s := AsStr(x); s != nil {
		return t.parseInt(plainDigits(s.S), 10, x)
	}
	switch typ.Layout {
	case LayoutBytes, LayoutByteArray:
		return t.intOfBytes(x, 10)
	}
	if _, _, has, err := t.bufferOf(x); err != nil {
		return Value{}, err
	} else if has {
		return t.intOfBytes(x, 10)
	}
	return Value{}, t.Raise(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", typ.Name)
}

func (t *Thread) intByTrunc(x Value) (Value, error) {
	if err := t.Warn(DeprecationWarning, "The delegation of int() to __trunc__ is deprecated."); err != nil {
		return Value{}, err
	}
	v, err := t.special(x, "__trunc__")
	if err != nil || IsInstance(v, IntType) {
		return plainIntOr(v, err)
	}
	if v.Type().Index == nil {
		return v, t.Raise(TypeError, "__trunc__ returned non-Integral (type %s)", v.Type().Name)
	}
	return plainIntOr(v.Type().Index(t, v))
}

func plainIntOr(v Value, err error) (Value, error) {
	if err != nil {
		return v, err
	}
	return plainInt(v), nil
}

// truncated is a float without its fraction, as an int.
func (t *Thread) truncated(f float64) (Value, error) {
	if -1<<63 <= f && f < 1<<63 {
		return Int(int64(f)), nil
	}
	switch {
	case f != f:
		return Value{}, t.Raise(ValueError, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return Value{}, t.Raise(OverflowError, "cannot convert float infinity to integer")
	}
	z := newBig()
	new(big.Float).SetFloat64(f).Int(&z.N)
	return z.value(), nil
}

// intFromBytes is int.from_bytes.
func intFromBytes() *Builtin {
	return Method("from_bytes", "(cls, /, bytes, byteorder='big', *, signed=False)", "The int that bytes stand for.",
		func(t *Thread, a []Value) (Value, error) {
			little, err := t.isLittleEndian("from_bytes", a[2])
			if err != nil {
				return Value{}, err
			}
			signed := false
			if !a[3].IsNull() {
				if signed, err = t.Truth(a[3]); err != nil {
					return Value{}, err
				}
			}
			data, err := t.dataOf(a[1])
			if err != nil {
				return Value{}, err
			}
			if err := t.chargeWords(len(data)/8 + 1); err != nil {
				return Value{}, err
			}
			v := intOfData(data, little, signed)
			if cls := AsType(a[0]); cls != nil && cls != IntType {
				return t.Call(a[0], v)
			}
			return v, nil
		})
}

// isLittleEndian reads an argument byteorder.
func (t *Thread) isLittleEndian(function string, order Value) (bool, error) {
	if order.IsNull() {
		return false, nil
	}
	s := AsStr(order)
	switch {
	case s == nil:
		return false, t.Raise(TypeError, "%s() argument 'byteorder' must be str, not %s", function, argumentType(order))
	case s.S == "little":
		return true, nil
	case s.S == "big":
		return false, nil
	}
	return false, t.Raise(ValueError, "byteorder must be either 'little' or 'big'")
}

// dataOf is what bytes(v) has, for objects that are neither a size nor text.
func (t *Thread) dataOf(v Value) (string, error) {
	if v.Is(BytesType) {
		return As[BytesObject](v).S, nil
	}
	typ := v.Type()
	iterable := typ.Iter != nil || typ.GetItem != nil
	if typ.Lookup("__bytes__").IsNull() && !t.isBytesLike(v) && (!iterable || AsStr(v) != nil) {
		return "", t.Raise(TypeError, "cannot convert '%s' object to bytes", typ.Name)
	}
	b, err := t.Call(BytesType.Value(), v)
	if err != nil {
		return "", err
	}
	return As[BytesObject](b).S, nil
}

// intOfData reads an int from bytes, in two's complement if signed.
func intOfData(data string, little, signed bool) Value {
	buf := []byte(data)
	if little {
		reverseBytes(buf)
	}
	negative := signed && len(buf) > 0 && buf[0] >= 0x80
	z := newBig()
	z.N.SetBytes(buf)
	if negative {
		z.N.Sub(&z.N, new(big.Int).Lsh(one, uint(8*len(buf))))
	}
	return z.value()
}

func reverseBytes(b []byte) {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
}

// intToBytes is int.to_bytes.
func intToBytes(t *Thread, a []Value) (Value, error) {
	length := 1
	if !a[1].IsNull() {
		n, err := t.IntArg(a[1])
		if err != nil {
			return Value{}, err
		}
		length = n
	}
	little, err := t.isLittleEndian("to_bytes", a[2])
	if err != nil {
		return Value{}, err
	}
	signed := false
	if !a[3].IsNull() {
		if signed, err = t.Truth(a[3]); err != nil {
			return Value{}, err
		}
	}
	if length < 0 {
		return Value{}, t.Raise(ValueError, "length argument must be non-negative")
	}
	n, large, _ := splitInt(a[0])
	x := widen(n, large)
	if x.Sign() < 0 && !signed {
		return Value{}, t.Raise(OverflowError, "can't convert negative int to unsigned")
	}
	needed := x.BitLen()
	if signed {
		if x.Sign() < 0 {
			needed = new(big.Int).Not(x).BitLen()
		}
		needed++
	}
	if signed && x.Sign() == 0 {
		needed = 0
	}
	if (needed+7)/8 > length {
		return Value{}, t.Raise(OverflowError, "int too big to convert")
	}
	if int64(length) > maxResult {
		return Value{}, t.RaiseArgs(MemoryError)
	}
	if err := t.Allocate(length); err != nil {
		return Value{}, err
	}
	buf := make([]byte, length)
	if x.Sign() < 0 {
		new(big.Int).Not(x).FillBytes(buf)
		for i := range buf {
			buf[i] = ^buf[i]
		}
	} else {
		x.FillBytes(buf)
	}
	if little {
		reverseBytes(buf)
	}
	return NewBytes(string(buf)), nil
}
