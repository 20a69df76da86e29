package object

// DivMod is divmod(a, b). It has no slot, as no type but the numbers has the operation.
func (t *Thread) DivMod(a, b Value) (Value, error) {
	t.Made(Bytes(2))
	if a.IsInt() && b.IsInt() {
		return intDivMod(t, a, b)
	}
	ta, tb := a.Type(), b.Type()
	askRight := ta != tb
	if askRight && tb.IsSubtype(ta) && tb.Lookup("__rdivmod__") != ta.Lookup("__rdivmod__") {
		v, found, err := t.CallSpecial(b, "__rdivmod__", a)
		if found && (err != nil || v != NotImplemented) {
			return v, err
		}
		askRight = false
	}
	v, found, err := t.CallSpecial(a, "__divmod__", b)
	if found && (err != nil || v != NotImplemented) {
		return v, err
	}
	if askRight {
		v, found, err := t.CallSpecial(b, "__rdivmod__", a)
		if found && (err != nil || v != NotImplemented) {
			return v, err
		}
	}
	return Value{}, t.Raise(TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", ta.Name, tb.Name)
}

// addDivMod gives a type of numbers __divmod__ and __rdivmod__.
func addDivMod(typ *Type, f func(t *Thread, a, b Value) (Value, error)) {
	if typ.Dict == nil {
		typ.Dict = NewDict()
	}
	add := func(name, doc string, fn func(t *Thread, a []Value) (Value, error)) {
		b := newBuiltin(SlotWrapperType, slotWrapper, name, "(self, value, /)", doc, fn)
		b.Owner = typ
		typ.Dict.SetString(name, b.Value())
	}
	add("__divmod__", "divmod(self, value)", func(t *Thread, a []Value) (Value, error) { return f(t, a[0], a[1]) })
	add("__rdivmod__", "divmod(value, self)", func(t *Thread, a []Value) (Value, error) { return f(t, a[1], a[0]) })
}

// PowMod is pow(base, exp, mod): the types of all three are asked in turn.
func (t *Thread) PowMod(base, exp, mod Value) (Value, error) {
	if mod.IsNone() {
		return t.BinaryOp(Power, base, exp)
	}
	order := [3]*Type{base.Type(), exp.Type(), mod.Type()}
	if order[0] != order[1] && order[1].PowMod != nil && order[1].IsSubtype(order[0]) {
		order[0], order[1] = order[1], order[0]
	}
	for i, typ := range order {
		if typ.PowMod == nil || i > 0 && typ == order[0] || i > 1 && typ == order[1] {
			continue
		}
		v, err := typ.PowMod(t, base, exp, mod)
		if err != nil || v != NotImplemented {
			return v, err
		}
	}
	return Value{}, t.Raise(TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", base.Type().Name, exp.Type().Name, mod.Type().Name)
}
