package object

// fillBool makes bool, which inherits from int all but what it prints and its bitwise operators.
func fillBool() {
	typ := BoolType
	typ.Doc = "The truth of a value: bool(x) is True or False. The two are also the ints 1 and 0."
	typ.Flags = Final
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		switch {
		case len(names) > 0:
			return Value{}, t.Raise(TypeError, "bool() takes no keyword arguments")
		case len(args) > 1:
			return Value{}, t.Raise(TypeError, "bool expected at most 1 argument, got %d", len(args))
		case len(args) == 0:
			return False, nil
		}
		b, err := t.Truth(args[0])
		return Bool(b), err
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		if self == True {
			return t.Interp.Intern("True").Value(), nil
		}
		return t.Interp.Intern("False").Value(), nil
	}
	bitwise := func(op func(x, y uint64) uint64, ints func(t *Thread, a, b Value) (Value, error)) func(t *Thread, a, b Value) (Value, error) {
		return func(t *Thread, a, b Value) (Value, error) {
			if a.IsBool() && b.IsBool() {
				return Bool(op(a.n, b.n) != 0), nil
			}
			return ints(t, a, b)
		}
	}
	typ.Binary[And] = bitwise(func(x, y uint64) uint64 { return x & y }, intAnd)
	typ.Binary[Or] = bitwise(func(x, y uint64) uint64 { return x | y }, intOr)
	typ.Binary[Xor] = bitwise(func(x, y uint64) uint64 { return x ^ y }, intXor)
	typ.Invert = func(t *Thread, self Value) (Value, error) {
		err := t.Warn(DeprecationWarning, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.")
		return Int(^int64(self.n)), err
	}
	define(typ, IntType, "builtins", TypeDef{})
}
