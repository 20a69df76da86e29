package builtins

import (
	"math"
	"strconv"

	"github.com/jinklink/jink/python/object"
)

// This file holds the functions of numbers.

func numberFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("abs", "(x, /)", "Return how far x is from zero.", abs),
		object.Fn("divmod", "(x, y, /)", "Return the tuple (x//y, x%y).", divmod),
		object.Fn("pow", "(base, exp, mod=None)", "Return base**exp or, with mod, base**exp % mod.", pow),
		object.Fn("round", "(number, ndigits=None)", "Round a number to a count of decimal digits.", round),
		object.Fn("sum", "(iterable, /, start=0)", "Return the sum of start and all items.", sum),
		inBase("bin", "#b", "0b", 2, "binary"),
		inBase("oct", "#o", "0o", 8, "octal"),
		inBase("hex", "#x", "0x", 16, "hexadecimal"),
	}
}

func abs(t *thread, a []value) (value, error) {
	if f := a[0].Type().Absolute; f != nil {
		return f(t, a[0])
	}
	return value{}, t.Raise(object.TypeError, "bad operand type for abs(): '%s'", a[0].Type().Name)
}

// inBase is bin, oct or hex: format with a prefix.
func inBase(name, spec, prefix string, base int, what string) *object.Builtin {
	return object.Fn(name, "(number, /)", "Return an int as "+what+" text.", func(t *thread, a []value) (value, error) {
		if a[0].IsInt() && a[0].Int64() >= 0 {
			t.Made(object.Bytes(2))
			b := append(make([]byte, 0, 68), prefix...)
			return object.NewStr(string(strconv.AppendInt(b, a[0].Int64(), base))), nil
		}
		n, err := t.Index(a[0])
		if err != nil {
			return n, err
		}
		v, found, err := t.CallSpecial(plain(n), "__format__", t.Interp.Intern(spec).Value())
		if err == nil && !found {
			return v, t.Raise(object.SystemError, "ints cannot be formatted")
		}
		return v, err
	})
}

// plain is True and False as the ints they are.
func plain(v value) value {
	if v.IsBool() {
		n, _ := object.AsInt64(v)
		return object.Int(n)
	}
	return v
}

func divmod(t *thread, a []value) (value, error) {
	if x, y := a[0], a[1]; x.IsInt() && y.IsInt() && x.Int64() >= 0 && y.Int64() > 0 {
		t.Made(object.Bytes(2))
		return object.NewPair(object.Int(x.Int64()/y.Int64()), object.Int(x.Int64()%y.Int64())), nil
	}
	return t.DivMod(a[0], a[1])
}

func pow(t *thread, a []value) (value, error) { return t.PowMod(a[0], a[1], given(a[2])) }

func round(t *thread, a []value) (value, error) {
	if a[1].IsNull() {
		switch {
		case a[0].IsInt():
			return a[0], nil
		case a[0].IsFloat() && math.Abs(a[0].Float64()) < 1<<62:
			return object.Int(int64(math.RoundToEven(a[0].Float64()))), nil
		}
	}
	var v value
	var found bool
	var err error
	if given(a[1]).IsNone() {
		v, found, err = t.CallSpecial(a[0], "__round__")
	} else {
		v, found, err = t.CallSpecial(a[0], "__round__", a[1])
	}
	if err == nil && !found {
		return v, t.Raise(object.TypeError, "type %s doesn't define __round__ method", a[0].Type().Name)
	}
	return v, err
}
