package object

func fillSingletons() {
	single := func(typ *Type, value func() Value, repr string, truth func(t *Thread, self Value) (bool, error)) {
		typ.Flags = Final
		typ.Repr = func(t *Thread, self Value) (Value, error) { return t.Interp.Intern(repr).Value(), nil }
		typ.Bool = truth
		typ.Hash = func(t *Thread, self Value) (int64, error) { return 0xfca86420, nil }
		if typ != NoneType {
			typ.Hash = func(t *Thread, self Value) (int64, error) { return hashString(repr) >> 8, nil }
		}
		typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
			if len(args) > 0 {
				return Value{}, t.Raise(TypeError, "%s takes no arguments", typ.Name)
			}
			return value(), nil
		}
		define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
			Method("__reduce__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) { return NewStr(repr), nil }),
		}})
	}
	single(NoneType, func() Value { return None }, "None", func(t *Thread, self Value) (bool, error) { return false, nil })
	single(EllipsisType, func() Value { return Ellipsis }, "Ellipsis", nil)
	single(NotImplementedType, func() Value { return NotImplemented }, "NotImplemented", func(t *Thread, self Value) (bool, error) {
		return true, t.Warn(DeprecationWarning, "NotImplemented should not be used in a boolean context")
	})
}
