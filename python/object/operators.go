package object

import "github.com/jinklink/jink/python/code"

// BinaryOp is a op b.
func (t *Thread) BinaryOp(op Operator, a, b Value) (Value, error) {
	v, err := t.binary(op, a, b)
	if err != nil {
		return v, err
	}
	if v == NotImplemented {
		return v, t.badOperands(operatorSymbols[op], a, b)
	}
	return v, nil
}

// binary asks both operands' types, that of the right one first if it is a subclass of the other's that knows better.
func (t *Thread) binary(op Operator, a, b Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	left, right := ta.Binary[op], tb.Binary[op]
	if ta == tb {
		right = nil
	}
	if right != nil && left != nil && tb.IsSubtype(ta) {
		v, err := right(t, a, b)
		if err != nil || v != NotImplemented {
			return v, err
		}
		right = nil
	}
	if left != nil {
		v, err := left(t, a, b)
		if err != nil || v != NotImplemented {
			return v, err
		}
	}
	if right != nil {
		return right(t, a, b)
	}
	return NotImplemented, nil
}

// InplaceOp is the new value of a after a op= b.
func (t *Thread) InplaceOp(op Operator, a, b Value) (Value, error) {
	if f := a.Type().Inplace[op]; f != nil {
		v, err := f(t, a, b)
		if err != nil || v != NotImplemented {
			return v, err
		}
	}
	v, err := t.binary(op, a, b)
	if err != nil {
		return v, err
	}
	if v == NotImplemented {
		return v, t.badOperands(inplaceSymbol(op), a, b)
	}
	return v, nil
}

// ReflectedOp is what is left of a op b once the method of a has answered NotImplemented.
func (t *Thread) ReflectedOp(op Operator, inplace bool, a, b Value) (Value, error) {
	v := NotImplemented
	var err error
	if tb := b.Type(); tb != a.Type() {
		if tb.pythonOps&(1<<op) != 0 {
			var found bool
			if v, found, err = t.CallSpecial(b, operatorNames[op][1], a); !found {
				v = NotImplemented
			}
		} else if f := tb.Binary[op]; f != nil {
			v, err = f(t, a, b)
		}
	}
	if err == nil && v == NotImplemented {
		symbol := operatorSymbols[op]
		if inplace {
			symbol = inplaceSymbol(op)
		}
		return v, t.badOperands(symbol, a, b)
	}
	return v, err
}

func inplaceSymbol(op Operator) string {
	if op == Power {
		return "**="
	}
	return operatorSymbols[op] + "="
}

// OperatorMethod is the method in Python that t has for its instances on the left of an operator, or nil.
func (t *Type) OperatorMethod(op Operator) *Function {
	if t.pythonOps&(1<<op) == 0 {
		return nil
	}
	return AsFunction(orNone(t.Lookup(operatorNames[op][0])))
}

func (t *Thread) badOperands(symbol string, a, b Value) error {
	switch symbol {
	case "+", "+=":
		switch a.Type().Layout {
		case LayoutStr, LayoutList, LayoutTuple:
			what := a.Type().solidNative().Name
			return t.Raise(TypeError, `can only concatenate %s (not "%s") to %s`, what, b.Type().Name, what)
		case LayoutBytes, LayoutByteArray:
			return t.Raise(TypeError, "can't concat %s to %s", b.Type().Name, a.Type().Name)
		}
	case "*", "*=":
		if repeatable(a) {
			return t.Raise(TypeError, "can't multiply sequence by non-int of type '%s'", b.Type().Name)
		}
		// In place, CPython asks only what is no container on the left whether the right side can be repeated.
		if a := a.Type(); symbol == "*=" && (a.IsHeap() || a.Contains != nil || a.Len != nil) {
			break
		}
		if repeatable(b) {
			return t.Raise(TypeError, "can't multiply sequence by non-int of type '%s'", a.Type().Name)
		}
	}
	if symbol == ">>" && a.Is(BuiltinType) && AsBuiltin(a).Name == "print" {
		return t.Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
			symbol, a.Type().Name, b.Type().Name)
	}
	return t.Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", symbol, a.Type().Name, b.Type().Name)
}

// repeatable reports whether v is a sequence that can be multiplied.
func repeatable(v Value) bool {
	switch v.Type().Layout {
	case LayoutStr, LayoutList, LayoutTuple, LayoutBytes, LayoutByteArray:
		return true
	}
	return false
}

// UnaryOp is -a, +a or ~a.
func (t *Thread) UnaryOp(op code.Op, a Value) (Value, error) {
	typ := a.Type()
	switch op {
	case code.UnaryNegative:
		if typ.Negative != nil {
			return typ.Negative(t, a)
		}
		return Value{}, t.Raise(TypeError, "bad operand type for unary -: '%s'", typ.Name)
	case code.UnaryPositive:
		if typ.Positive != nil {
			return typ.Positive(t, a)
		}
		return Value{}, t.Raise(TypeError, "bad operand type for unary +: '%s'", typ.Name)
	}
	if typ.Invert != nil {
		return typ.Invert(t, a)
	}
	return Value{}, t.Raise(TypeError, "bad operand type for unary ~: '%s'", typ.Name)
}

var swapped = [...]int{code.Less: code.Greater, code.LessEqual: code.GreaterEqual, code.Equal: code.Equal,
	code.NotEqual: code.NotEqual, code.Greater: code.Less, code.GreaterEqual: code.LessEqual}

// Compare is a op b, op being one of code's comparisons.
func (t *Thread) Compare(op int, a, b Value) (Value, error) {
	if err := t.Enter(" in comparison"); err != nil {
		return Value{}, err
	}
	defer t.Leave()
	ta, tb := a.Type(), b.Type()
	asked := false
	if ta != tb && tb.IsSubtype(ta) && tb.Compare != nil {
		asked = true
		v, err := tb.Compare(t, b, a, swapped[op])
		if err != nil || v != NotImplemented {
			return v, err
		}
	}
	if ta.Compare != nil {
		v, err := ta.Compare(t, a, b, op)
		if err != nil || v != NotImplemented {
			return v, err
		}
	}
	if !asked && tb.Compare != nil {
		v, err := tb.Compare(t, b, a, swapped[op])
		if err != nil || v != NotImplemented {
			return v, err
		}
	}
	switch op {
	case code.Equal:
		return Bool(a == b), nil
	case code.NotEqual:
		return Bool(a != b), nil
	}
	return Value{}, t.Raise(TypeError, "'%s' not supported between instances of '%s' and '%s'", code.Comparisons[op], ta.Name, tb.Name)
}

// CompareBool is whether a op b is true.
func (t *Thread) CompareBool(op int, a, b Value) (bool, error) {
	v, err := t.Compare(op, a, b)
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

// longText is how long a text is that it takes steps to compare.
const longText = 1 << 12

// chargeText takes the steps for comparing n bytes of text, if that is worth any.
func (t *Thread) chargeText(n int) error {
	if n > longText {
		return t.Charge(n >> 7)
	}
	return nil
}

// Equal reports whether a is b or a == b: the equality of containers.
func (t *Thread) Equal(a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	if a.p == b.p && (a.IsInt() || a.IsBool()) {
		return false, nil
	}
	if a.Type() == StrType && b.Type() == StrType {
		x, y := a.str().S, b.str().S
		if len(x) == len(y) {
			if err := t.chargeText(len(x)); err != nil {
				return false, err
			}
		}
		return x == y, nil
	}
	return t.CompareBool(code.Equal, a, b)
}

// Truth is bool(v).
func (t *Thread) Truth(v Value) (bool, error) {
	switch {
	case v.IsBool(), v.IsInt():
		return v.n != 0, nil
	case v.IsNone():
		return false, nil
	}
	typ := v.Type()
	if typ.Bool != nil {
		return typ.Bool(t, v)
	}
	if typ.Len != nil {
		n, err := typ.Len(t, v)
		return n != 0, err
	}
	return true, nil
}

// Hash is hash(v).
func (t *Thread) Hash(v Value) (int64, error) {
	if v.IsInt() {
		return smallHash(v.Int64()), nil
	}
	typ := v.Type()
	if typ == StrType {
		return v.str().Hash(), nil
	}
	if typ.Hash == nil {
		return 0, t.Raise(TypeError, "unhashable type: '%s'", typ.Name)
	}
	return typ.Hash(t, v)
}

// Len is len(v).
func (t *Thread) Len(v Value) (int, error) {
	if f := v.Type().Len; f != nil {
		return f(t, v)
	}
	return 0, t.Raise(TypeError, "object of type '%s' has no len()", v.Type().Name)
}

// GetItem is v[key].
func (t *Thread) GetItem(v, key Value) (Value, error) {
	typ := v.Type()
	if typ.GetItem != nil {
		return typ.GetItem(t, v, key)
	}
	if cls := AsType(v); cls != nil {
		if cls == TypeType {
			return genericAlias(t, v, key)
		}
		f, err := t.FindAttr(v, t.Interp.Intern("__class_getitem__"))
		if err != nil {
			return Value{}, err
		}
		if !f.IsNull() {
			return t.Call(f, key)
		}
		return Value{}, t.Raise(TypeError, "type '%s' is not subscriptable", cls.Name)
	}
	return Value{}, t.Raise(TypeError, "'%s' object is not subscriptable", typ.Name)
}

// SetItem is v[key] = item.
func (t *Thread) SetItem(v, key, item Value) error {
	if f := v.Type().SetItem; f != nil {
		return f(t, v, key, item)
	}
	return t.Raise(TypeError, "'%s' object does not support item assignment", v.Type().Name)
}

// DelItem is del v[key].
func (t *Thread) DelItem(v, key Value) error {
	if f := v.Type().SetItem; f != nil {
		return f(t, v, key, Value{})
	}
	typ := v.Type()
	if key.Type().Index != nil && (typ.IsHeap() || typ.Contains != nil || isSequence(typ)) {
		return t.Raise(TypeError, "'%s' object doesn't support item deletion", typ.Name)
	}
	return t.Raise(TypeError, "'%s' object does not support item deletion", typ.Name)
}

// Contains is item in v.
func (t *Thread) Contains(v, item Value) (bool, error) {
	typ := v.Type()
	if typ.Contains != nil {
		return typ.Contains(t, v, item)
	}
	it, err := t.iter(v, "argument of type '%s' is not iterable")
	if err != nil {
		return false, err
	}
	for {
		if err := t.Charge(1); err != nil {
			return false, err
		}
		have, err := t.Next(it)
		if err != nil || have.IsNull() {
			return false, err
		}
		same, err := t.Equal(have, item)
		if same || err != nil {
			return same, err
		}
	}
}

// iteratorBytes is what most iterators take.
const iteratorBytes = 64

// Iter is iter(v).
func (t *Thread) Iter(v Value) (Value, error) { return t.iter(v, "'%s' object is not iterable") }

func (t *Thread) iter(v Value, complaint string) (Value, error) {
	typ := v.Type()
	t.Made(iteratorBytes)
	if typ.Iter != nil {
		it, err := typ.Iter(t, v)
		if err == nil && it.Type().Next == nil {
			return it, t.Raise(TypeError, "iter() returned non-iterator of type '%s'", it.Type().Name)
		}
		return it, err
	}
	if typ.GetItem != nil && (typ.IsHeap() || typ.Flags&(Sequence|noReflected) != 0) && typ.Layout != LayoutDict {
		return newIterator(SequenceIteratorType, v, stepByIndex), nil
	}
	return Value{}, t.Raise(TypeError, complaint, typ.Name)
}

// stepByIndex gives items by __getitem__ with 0, 1, 2, … until IndexError or StopIteration.
func stepByIndex(t *Thread, it *Iterator) (Value, error) {
	v, err := t.GetItem(it.Of, Int(int64(it.At)))
	if err != nil {
		if Matches(err, IndexError) || Matches(err, StopIteration) {
			return Value{}, nil
		}
		return Value{}, err
	}
	it.At++
	return v, nil
}

func newIterator(typ *Type, over Value, step func(t *Thread, it *Iterator) (Value, error)) Value {
	return From(&Iterator{Object: Object{typ}, Of: over, step: step})
}

// iteratorNext is the Next of all types whose layout is Iterator.
func iteratorNext(t *Thread, self Value) (Value, error) {
	it := As[Iterator](self)
	if it.Of.IsNull() {
		return Value{}, nil
	}
	v, err := it.step(t, it)
	if v.IsNull() && err == nil {
		it.Of = Value{}
	}
	return v, err
}

// Next is the next item of an iterator, NULL at its end.
func (t *Thread) Next(it Value) (Value, error) {
	if f := it.Type().Next; f != nil {
		return f(t, it)
	}
	return Value{}, t.Raise(TypeError, "'%s' object is not an iterator", it.Type().Name)
}

// Each calls f with each item of an iterable, until f gives an error. Each item is a step.
func (t *Thread) Each(iterable Value, f func(Value) error) error {
	switch iterable.Type() {
	case TupleType:
		items := iterable.tuple().Items
		if err := t.Charge(len(items)); err != nil {
			return err
		}
		for _, v := range items {
			if err := f(v); err != nil {
				return err
			}
		}
		return nil
	case ListType:
		l := iterable.list()
		for i := 0; i < len(l.Items); i++ {
			if err := t.Charge(1); err != nil { // f may make it longer
				return err
			}
			if err := f(l.Items[i]); err != nil {
				return err
			}
		}
		return nil
	}
	it, err := t.Iter(iterable)
	if err != nil {
		return err
	}
	next := it.Type().Next
	for {
		if err := t.Charge(1); err != nil {
			return err
		}
		v, err := next(t, it)
		if err != nil || v.IsNull() {
			return err
		}
		if err := f(v); err != nil {
			return err
		}
	}
}

// Items are all items of an iterable, in a slice of their own.
func (t *Thread) Items(iterable Value) ([]Value, error) {
	switch iterable.Type() {
	case TupleType:
		items := iterable.tuple().Items
		return append([]Value(nil), items...), t.Charge(len(items) >> 3)
	case ListType:
		items := iterable.list().Items
		return append([]Value(nil), items...), t.Charge(len(items) >> 3)
	}
	n, err := t.LengthHint(iterable, 0)
	if err != nil {
		return nil, err
	}
	items := make([]Value, 0, min(n, 1<<16))
	err = t.Each(iterable, func(v Value) error {
		if err := t.Allocate(16); err != nil {
			return err
		}
		items = append(items, v)
		return nil
	})
	return items, err
}

// LengthHint is how many items an iterable seems to have, fallback if it does not tell: operator.length_hint.
func (t *Thread) LengthHint(v Value, fallback int) (int, error) {
	if f := v.Type().Len; f != nil {
		n, err := f(t, v)
		if err == nil || !Matches(err, TypeError) {
			return n, err
		}
	}
	hint, found, err := t.CallSpecial(v, "__length_hint__")
	if err != nil {
		if Matches(err, TypeError) {
			return fallback, nil
		}
		return 0, err
	}
	if !found || hint == NotImplemented {
		return fallback, nil
	}
	if !hint.IsInt() {
		return 0, t.Raise(TypeError, "__length_hint__ must be an integer, not %s", hint.Type().Name)
	}
	if hint.Int64() < 0 {
		return 0, t.Raise(ValueError, "__length_hint__() should return >= 0")
	}
	return int(hint.Int64()), nil
}

// Repr is repr(v) as a Go string.
func (t *Thread) Repr(v Value) (string, error) {
	s, err := t.ReprValue(v)
	if err != nil {
		return "", err
	}
	return AsStr(s).S, nil
}

// ReprValue is repr(v).
func (t *Thread) ReprValue(v Value) (Value, error) {
	if err := t.Enter(" while getting the repr of an object"); err != nil {
		return Value{}, err
	}
	defer t.Leave()
	return v.Type().Repr(t, v)
}

// Str is str(v) as a Go string.
func (t *Thread) Str(v Value) (string, error) {
	s, err := t.StrValue(v)
	if err != nil {
		return "", err
	}
	return AsStr(s).S, nil
}

// StrValue is str(v).
func (t *Thread) StrValue(v Value) (Value, error) {
	typ := v.Type()
	if typ == StrType {
		return v, nil
	}
	if err := t.Enter(" while getting the str of an object"); err != nil {
		return Value{}, err
	}
	defer t.Leave()
	if typ.Str != nil {
		return typ.Str(t, v)
	}
	return typ.Repr(t, v)
}

// Index is operator.index(v): v as an int, which it must be or stand for.
func (t *Thread) Index(v Value) (Value, error) {
	if v.IsInt() {
		return v, nil
	}
	if v.Type().IsSubtype(IntType) {
		// What is an int already is taken as it is, whatever its class makes of __index__.
		return plainInt(v), nil
	}
	if f := v.Type().Index; f != nil {
		return f(t, v)
	}
	return Value{}, t.Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
}

// IntArg is v as an int of Go; values out of range are an OverflowError.
func (t *Thread) IntArg(v Value) (int, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	n, ok := AsInt64(i)
	if !ok {
		return 0, t.Raise(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(n), nil
}

// StrArg is v as text; anything but a str is a TypeError that names the function and the argument.
func (t *Thread) StrArg(v Value, what string) (string, error) {
	if s := AsStr(v); s != nil {
		return s.S, nil
	}
	return "", t.Raise(TypeError, "%s must be str, not %s", what, v.Type().Name)
}
