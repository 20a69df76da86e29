package builtins

import "github.com/jinklink/jink/python/object"

// This file holds the functions of numbers.

func numberFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("abs", "(x, /)", "Return how far x is from zero.", abs),
		object.Fn("divmod", "(x, y, /)", "Return the tuple (x//y, x%y).", divmod),
		object.Fn("pow", "(base, exp, mod=None)", "Return base**exp or, with mod, base**exp % mod.", pow),
		object.Fn("round", "(number, ndigits=None)", "Round a number to a count of decimal digits.", round),
		object.Fn("sum", "(iterable, /, start=0)", "Return the sum of start and all items.", sum),
		inBase("bin", "#b", "binary"),
		inBase("oct", "#o", "octal"),
		inBase("hex", "#x", "hexadecimal"),
	}
}

func abs(t *thread, a []value) (value, error) {
	if f := a[0].Type().Absolute; f != nil {
		return f(t, a[0])
	}
	return value{}, t.Raise(object.TypeError, "bad operand type for abs(): '%s'", a[0].Type().Name)
}

// inBase is bin, oct or hex: format with a prefix.
func inBase(name, spec, what string) *object.Builtin {
	return object.Fn(name, "(number, /)", "Return an int as "+what+" text.", func(t *thread, a []value) (value, error) {
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

func divmod(t *thread, a []value) (value, error) { return t.DivMod(a[0], a[1]) }

func pow(t *thread, a []value) (value, error) { return t.PowMod(a[0], a[1], given(a[2])) }

func round(t *thread, a []value) (value, error) {
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
