package object

// This file holds the exceptions that carry one value: StopIteration, SystemExit, KeyError.

func stopIterationFields(args []Value) []Value {
	if len(args) > 0 {
		return args[:1:1]
	}
	return []Value{None}
}

func fillStopIteration(typ, base *Type) {
	typ.Flags |= ownFields
	typ.New = newWithFields(1)
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		if err := exceptionInit(t, self, args, names); err != nil {
			return err
		}
		*self.exception().field(0, 1, nil) = stopIterationFields(args)[0]
		return nil
	}
	define(typ, base, "builtins", TypeDef{GetSets: []*GetSet{exceptionMember("value", 0, 1, stopIterationFields)}})
}

func systemExitFields(args []Value) []Value {
	switch len(args) {
	case 0:
		return []Value{None}
	case 1:
		return args[:1:1]
	}
	return []Value{NewTuple(append([]Value(nil), args...)...)}
}

func fillSystemExit(typ, base *Type) {
	typ.Flags |= ownFields
	typ.New = newWithFields(1)
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		if err := exceptionInit(t, self, args, names); err != nil {
			return err
		}
		// Without arguments, code stays what it is.
		if len(args) > 0 {
			*self.exception().field(0, 1, nil) = systemExitFields(args)[0]
		}
		return nil
	}
	define(typ, base, "builtins", TypeDef{GetSets: []*GetSet{exceptionMember("code", 0, 1, systemExitFields)}})
}

// fillKeyError: its one argument is shown by repr, since the key may be the empty string.
func fillKeyError(typ, base *Type) {
	typ.New, typ.Init = exceptionNew, exceptionInit
	typ.Str = func(t *Thread, self Value) (Value, error) {
		if args := self.exception().Args.tuple().Items; len(args) == 1 {
			return t.ReprValue(args[0])
		}
		return exceptionStr(t, self)
	}
	define(typ, base, "builtins", TypeDef{})
}
