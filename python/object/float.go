package object

import (
	"math"
	"math/big"

	"github.com/jinklink/jink/python/real"
)

// FloatObject is an instance of a subclass of float. Floats themselves are Values of their own.
type FloatObject struct {
	Object
	F float64
}

// floatValue is the float that v is, of whatever subclass; ok is false for all else, ints too.
func floatValue(v Value) (f float64, ok bool) {
	if v.IsFloat() {
		return v.Float64(), true
	}
	if v.p != nil && v.Type().Layout == LayoutFloat {
		return As[FloatObject](v).F, true
	}
	return 0, false
}

// asFloat is the float that v is, which must be one.
func asFloat(v Value) float64 {
	f, _ := floatValue(v)
	return f
}

// AsFloat is the float that v is, of whatever subclass.
func AsFloat(v Value) (float64, bool) { return floatValue(v) }

// FloatArg is v as a float, which it must be or stand for: the argument of a function on floats.
func (t *Thread) FloatArg(v Value) (float64, error) {
	if f, ok := floatValue(v); ok {
		return f, nil
	}
	typ := v.Type()
	if typ.AsFloat != nil {
		r, err := typ.AsFloat(t, v)
		if err != nil {
			return 0, err
		}
		return asFloat(r), nil
	}
	if typ.Index != nil {
		i, err := typ.Index(t, v)
		if err != nil {
			return 0, err
		}
		return t.floatOfInt(i)
	}
	return 0, t.Raise(TypeError, "must be real number, not %s", typ.Name)
}

// number is an operand of a float's operator as a float: ok is false for what is neither float nor int.
func (t *Thread) number(v Value) (f float64, ok bool, err error) {
	if f, ok := floatValue(v); ok {
		return f, true, nil
	}
	if v.IsInt() {
		return float64(v.Int64()), true, nil
	}
	if v.Type().Layout != LayoutInt {
		return 0, false, nil
	}
	f, err = t.floatOfInt(v)
	return f, err == nil, err
}

// floatBinary makes an operator of floats.
func floatBinary(op func(t *Thread, x, y float64) (Value, error)) func(t *Thread, a, b Value) (Value, error) {
	return func(t *Thread, a, b Value) (Value, error) {
		if a.IsFloat() && b.IsFloat() {
			return op(t, a.Float64(), b.Float64())
		}
		x, ok, err := t.number(a)
		if !ok {
			return NotImplemented, err
		}
		y, ok, err := t.number(b)
		if !ok {
			return NotImplemented, err
		}
		return op(t, x, y)
	}
}

func fillFloat() {
	typ := FloatType
	typ.Doc = "A floating-point number: float(x) converts a number or text."
	subclassable[FloatObject](typ, LayoutFloat)
	typ.Flags |= MatchSelf
	typ.New = newFloat
	typ.Repr = func(t *Thread, self Value) (Value, error) { return newASCII(FormatFloat(asFloat(self))), nil }
	typ.Hash = func(t *Thread, self Value) (int64, error) { return hashOfFloat(asFloat(self)), nil }
	typ.Compare = floatCompare
	typ.Bool = func(t *Thread, self Value) (bool, error) { return asFloat(self) != 0, nil }
	typ.Binary[Add] = floatBinary(func(t *Thread, x, y float64) (Value, error) { return Float(x + y), nil })
	typ.Binary[Subtract] = floatBinary(func(t *Thread, x, y float64) (Value, error) { return Float(x - y), nil })
	typ.Binary[Multiply] = floatBinary(func(t *Thread, x, y float64) (Value, error) { return Float(x * y), nil })
	typ.Binary[TrueDivide] = floatBinary(func(t *Thread, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, t.Raise(ZeroDivisionError, "float division by zero")
		}
		return Float(x / y), nil
	})
	typ.Binary[FloorDivide] = floatBinary(func(t *Thread, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, t.Raise(ZeroDivisionError, "float floor division by zero")
		}
		q, _ := FloatDivMod(x, y)
		return Float(q), nil
	})
	typ.Binary[Modulo] = floatBinary(func(t *Thread, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, t.Raise(ZeroDivisionError, "float modulo by zero")
		}
		return Float(floatModulo(x, y)), nil
	})
	typ.Binary[Power] = floatBinary((*Thread).floatPow)
	typ.PowMod = func(t *Thread, base, exp, mod Value) (Value, error) {
		return Value{}, t.Raise(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
	}
	typ.Negative = func(t *Thread, self Value) (Value, error) { return Float(-asFloat(self)), nil }
	typ.Positive = func(t *Thread, self Value) (Value, error) { return Float(asFloat(self)), nil }
	typ.Absolute = func(t *Thread, self Value) (Value, error) { return Float(math.Abs(asFloat(self))), nil }
	typ.AsInt = func(t *Thread, self Value) (Value, error) { return t.truncated(asFloat(self)) }
	typ.AsFloat = func(t *Thread, self Value) (Value, error) { return Float(asFloat(self)), nil }
	addDivMod(typ, floatBinary(func(t *Thread, x, y float64) (Value, error) {
		if y == 0 {
			return Value{}, t.Raise(ZeroDivisionError, "float divmod()")
		}
		q, r := FloatDivMod(x, y)
		return NewPair(Float(q), Float(r)), nil
	}))
	define(typ, ObjectType, "builtins", TypeDef{
		Methods:      floatMethods(),
		ClassMethods: floatClassMethods(),
		GetSets: []*GetSet{
			Attr("real", "the real part of a complex number", typ.AsFloat, nil),
			Attr("imag", "the imaginary part of a complex number", func(t *Thread, self Value) (Value, error) { return Float(0), nil }, nil),
		}})
}

// floatModulo is x % y: it has the sign of y.
func floatModulo(x, y float64) float64 {
	const exact = 1 << 53
	if math.Abs(x) < exact && math.Abs(y) < exact {
		if i, j := int64(x), int64(y); float64(i) == x && float64(j) == y && i != 0 && j != 0 {
			if _, r := floorDivide64(i, j); r != 0 {
				return float64(r)
			}
			return math.Copysign(0, y)
		}
	}
	r := math.Mod(x, y)
	if r == 0 {
		return math.Copysign(0, y)
	}
	if (y < 0) != (r < 0) {
		r += y
	}
	return r
}

// FloatDivMod is x // y and x % y; y must not be 0.
func FloatDivMod(x, y float64) (q, r float64) {
	r = math.Mod(x, y)
	q = (x - r) / y
	if r != 0 {
		if (y < 0) != (r < 0) {
			r += y
			q--
		}
	} else {
		r = math.Copysign(0, y)
	}
	if q == 0 {
		return math.Copysign(0, x/y), r
	}
	whole := math.Floor(q)
	if q-whole > 0.5 {
		whole++
	}
	return whole, r
}

// floatPow is x ** y.
func (t *Thread) floatPow(x, y float64) (Value, error) {
	if x < 0 && y != math.Trunc(y) && !math.IsInf(x, 0) && y == y {
		return t.complexPower(complex(x, 0), complex(y, 0))
	}
	if x == 0 && y < 0 && !math.IsInf(y, 0) {
		return Value{}, t.Raise(ZeroDivisionError, "0.0 cannot be raised to a negative power")
	}
	f := real.Pow(x, y)
	if math.IsInf(f, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return Value{}, t.RaiseArgs(OverflowError, Int(34), NewStr("Numerical result out of range"))
	}
	return Float(f), nil
}

// newFloat is float(x).
func newFloat(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	if len(names) > 0 && cls == FloatType {
		return Value{}, t.Raise(TypeError, "float() takes no keyword arguments")
	}
	if len(args) > 1 {
		return Value{}, t.Raise(TypeError, "float expected at most 1 argument, got %d", len(args))
	}
	f := 0.0
	if len(args) == 1 {
		var err error
		if f, err = t.ToFloat(args[0]); err != nil {
			return Value{}, err
		}
	}
	if cls == FloatType {
		return Float(f), nil
	}
	v := cls.allocInstance()
	As[FloatObject](v).F = f
	return v, nil
}

// ToFloat is float(x).
func (t *Thread) ToFloat(x Value) (float64, error) {
	if x.IsFloat() {
		return x.Float64(), nil
	}
	if x.IsInt() {
		return float64(x.Int64()), nil
	}
	if s := AsStr(x); s != nil {
		return t.parseFloat(plainDigits(s.S), x)
	}
	typ := x.Type()
	if typ.Layout == LayoutFloat {
		r, err := typ.AsFloat(t, x)
		return asFloat(r), err
	}
	if typ.AsFloat != nil || typ.Index != nil {
		return t.FloatArg(x)
	}
	if _, _, has, err := t.bufferOf(x); err != nil {
		return 0, err
	} else if has {
		b, err := t.Call(BytesType.Value(), x)
		if err != nil {
			return 0, err
		}
		return t.parseFloat(As[BytesObject](b).S, x)
	}
	return 0, t.Raise(TypeError, "float() argument must be a string or a real number, not '%s'", typ.Name)
}

func floatMethods() []*Builtin {
	rounded := func(name, doc string, f func(float64) float64) *Builtin {
		return Method(name, "(self, /)", doc, func(t *Thread, a []Value) (Value, error) { return t.truncated(f(asFloat(a[0]))) })
	}
	return []*Builtin{
		Method("conjugate", "(self, /)", "The float itself.", func(t *Thread, a []Value) (Value, error) { return Float(asFloat(a[0])), nil }),
		rounded("__trunc__", "The int nearest to the float between it and 0.", math.Trunc),
		rounded("__floor__", "The greatest int that is not greater.", math.Floor),
		rounded("__ceil__", "The least int that is not less.", math.Ceil),
		Method("__round__", "(self, ndigits=None, /)", "Round to so many decimal places, halves to the even one; to an int without.", floatRound),
		Method("as_integer_ratio", "(self, /)", "A pair of ints whose ratio is exactly the float, in lowest terms.", floatRatio),
		Method("hex", "(self, /)", "The float in hexadecimal digits.", func(t *Thread, a []Value) (Value, error) {
			t.Made(textBytes)
			return newASCII(hexFloat(asFloat(a[0]))), nil
		}),
		Method("is_integer", "(self, /)", "Whether the float is a whole number.", func(t *Thread, a []Value) (Value, error) {
			f := asFloat(a[0])
			return Bool(f == math.Trunc(f) && !math.IsInf(f, 0)), nil
		}),
		Method("__format__", "(self, format_spec, /)", "Format by a specification.", floatFormat),
		Method("__getnewargs__", "(self, /)", "What __new__ is to be called with to copy the float.", func(t *Thread, a []Value) (Value, error) {
			return NewTuple(Float(asFloat(a[0]))), nil
		}),
		Method("__sizeof__", "(self, /)", "How many bytes the float takes in CPython.", func(t *Thread, a []Value) (Value, error) { return Int(24), nil }),
	}
}

func floatClassMethods() []*Builtin {
	return []*Builtin{
		Method("fromhex", "(cls, string, /)", "The float that hexadecimal digits stand for.", func(t *Thread, a []Value) (Value, error) {
			s := AsStr(a[1])
			if s == nil {
				return Value{}, t.Raise(TypeError, "bad argument type for built-in operation")
			}
			if err := t.Charge(len(s.S) >> 3); err != nil {
				return Value{}, err
			}
			f, err := t.parseHexFloat(s.S)
			if err != nil {
				return Value{}, err
			}
			if cls := AsType(a[0]); cls != nil && cls != FloatType {
				return t.Call(a[0], Float(f))
			}
			return Float(f), nil
		}),
		Method("__getformat__", "(cls, typestr, /)", "How the machine stores floats.", func(t *Thread, a []Value) (Value, error) {
			s := AsStr(a[1])
			switch {
			case s == nil:
				return Value{}, t.Raise(TypeError, "__getformat__() argument must be str, not %s", argumentType(a[1]))
			case s.S != "double" && s.S != "float":
				return Value{}, t.Raise(ValueError, "__getformat__() argument 1 must be 'double' or 'float'")
			}
			return NewStr("IEEE, little-endian"), nil
		}),
	}
}

// floatRatio is float.as_integer_ratio.
func floatRatio(t *Thread, a []Value) (Value, error) {
	f := asFloat(a[0])
	t.Made(Bytes(2))
	switch {
	case math.IsInf(f, 0):
		return Value{}, t.Raise(OverflowError, "cannot convert Infinity to integer ratio")
	case f != f:
		return Value{}, t.Raise(ValueError, "cannot convert NaN to integer ratio")
	}
	var r big.Rat
	r.SetFloat64(f)
	return NewPair(NewInt(r.Num()), NewInt(r.Denom())), nil
}

// floatRound is round(f, ndigits).
func floatRound(t *Thread, a []Value) (Value, error) {
	f := asFloat(a[0])
	if a[1].IsNull() || a[1].IsNone() {
		return t.truncated(math.RoundToEven(f))
	}
	i, err := t.Index(a[1])
	if err != nil {
		return i, err
	}
	n, ok := AsInt64(i)
	if !ok {
		n = 1 << 20
		if large, _ := AsBig(i); large.Sign() < 0 {
			n = -n
		}
	}
	if f == 0 || f != f || math.IsInf(f, 0) {
		return Float(f), nil
	}
	// A float has no more than 323 decimal places that could be cut off, and none above the 308th digit.
	if n > 323 {
		return Float(f), nil
	}
	if n < -308 {
		return Float(math.Copysign(0, f)), nil
	}
	r, ok := roundDecimal(f, int(n))
	if !ok {
		return Value{}, t.Raise(OverflowError, "rounded value too large to represent")
	}
	return Float(r), nil
}
