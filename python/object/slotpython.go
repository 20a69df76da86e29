package object

import "github.com/jinklink/jink/python/code"

// This file holds the slots of classes that Python code defines: each calls the special method.

// special calls a special method that is known to be there.
func (t *Thread) special(self Value, name string, args ...Value) (Value, error) {
	v, found, err := t.CallSpecial(self, name, args...)
	if err == nil && !found {
		return v, t.noAttribute(self, t.Interp.Intern(name))
	}
	return v, err
}

func slotRepr(t *Thread, self Value) (Value, error) {
	v, err := t.special(self, "__repr__")
	if err == nil && AsStr(v) == nil {
		return v, t.Raise(TypeError, "__repr__ returned non-string (type %s)", v.Type().Name)
	}
	return v, err
}

func slotStr(t *Thread, self Value) (Value, error) {
	v, err := t.special(self, "__str__")
	if err == nil && AsStr(v) == nil {
		return v, t.Raise(TypeError, "__str__ returned non-string (type %s)", v.Type().Name)
	}
	return v, err
}

func slotHash(t *Thread, self Value) (int64, error) {
	v, err := t.special(self, "__hash__")
	if err != nil {
		return 0, err
	}
	if !IsInstance(v, IntType) {
		return 0, t.Raise(TypeError, "__hash__ method should return an integer")
	}
	if n, ok := AsInt64(v); ok {
		if n == -1 {
			n = -2
		}
		return n, nil
	}
	return IntType.Hash(t, v)
}

func slotBool(t *Thread, self Value) (bool, error) {
	v, err := t.special(self, "__bool__")
	if err != nil {
		return false, err
	}
	if !v.IsBool() {
		return false, t.Raise(TypeError, "__bool__ should return bool, returned %s", v.Type().Name)
	}
	return v == True, nil
}

func slotLen(t *Thread, self Value) (int, error) {
	v, err := t.special(self, "__len__")
	if err != nil {
		return 0, err
	}
	if v, err = t.Index(v); err != nil {
		return 0, err
	}
	n, ok := AsInt64(v)
	if !ok {
		return 0, t.Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	if n < 0 {
		return 0, t.Raise(ValueError, "__len__() should return >= 0")
	}
	return int(n), nil
}

func slotGetItem(t *Thread, self, key Value) (Value, error) {
	return t.special(self, "__getitem__", key)
}

func slotSetItem(t *Thread, self, key, v Value) error {
	name, args := "__setitem__", []Value{key, v}
	if v.IsNull() {
		name, args = "__delitem__", args[:1]
	}
	_, found, err := t.CallSpecial(self, name, args...)
	if err == nil && !found {
		if v.IsNull() {
			return t.Raise(TypeError, "'%s' object doesn't support item deletion", self.Type().Name)
		}
		return t.Raise(TypeError, "'%s' object does not support item assignment", self.Type().Name)
	}
	return err
}

func slotContains(t *Thread, self, item Value) (bool, error) {
	if self.Type().Lookup("__contains__").IsNone() {
		return false, t.Raise(TypeError, "'%s' object is not a container", self.Type().Name)
	}
	v, err := t.special(self, "__contains__", item)
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

func slotIter(t *Thread, self Value) (Value, error) {
	if self.Type().Lookup("__iter__").IsNone() {
		return Value{}, t.Raise(TypeError, "'%s' object is not iterable", self.Type().Name)
	}
	return t.special(self, "__iter__")
}

func slotNext(t *Thread, self Value) (Value, error) {
	v, err := t.special(self, "__next__")
	if err != nil && Matches(err, StopIteration) {
		return Value{}, nil
	}
	return v, err
}

// stopIteration is the error that an iterator is at its end.
func (t *Thread) stopIteration(it Value) error {
	if g := AsGenerator(it); g != nil && !g.Result.IsNull() && !g.Result.IsNone() {
		v := g.Result
		g.Result = None
		return t.RaiseArgs(StopIteration, v)
	}
	return t.RaiseArgs(StopIteration)
}

func slotInit(t *Thread, self Value, args []Value, names Names) error {
	typ := self.Type()
	f := typ.Lookup("__init__")
	var v Value
	var err error
	if f.Type().Flags&MethodDescr != 0 {
		v, err = t.callWithSelf(f, self, args, names)
	} else {
		if get := f.Type().DescrGet; get != nil {
			if f, err = get(t, f, self, typ); err != nil {
				return err
			}
		}
		v, err = t.CallNamed(f, args, names)
	}
	if err == nil && !v.IsNone() {
		return t.Raise(TypeError, "__init__() should return None, not '%s'", v.Type().Name)
	}
	return err
}

func slotCall(t *Thread, self Value, args []Value, names Names) (Value, error) {
	if err := t.Enter(""); err != nil {
		return Value{}, err
	}
	defer t.Leave()
	typ := self.Type()
	f := typ.Lookup("__call__")
	if f.Type().Flags&MethodDescr != 0 {
		return t.callWithSelf(f, self, args, names)
	}
	if get := f.Type().DescrGet; get != nil {
		bound, err := get(t, f, self, typ)
		if err != nil {
			return bound, err
		}
		f = bound
	}
	return t.CallNamed(f, args, names)
}

func slotNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	f, err := t.Attr(cls.Value(), "__new__")
	if err != nil {
		return f, err
	}
	return t.callWithSelf(f, cls.Value(), args, names)
}

func slotDescrGet(t *Thread, self, obj Value, owner *Type) (Value, error) {
	typ := None
	if owner != nil {
		typ = owner.Value()
	}
	return t.special(self, "__get__", orNone(obj), typ)
}

func slotDescrSet(t *Thread, self, obj, v Value) error {
	name, args := "__set__", []Value{obj, v}
	if v.IsNull() {
		name, args = "__delete__", args[:1]
	}
	_, found, err := t.CallSpecial(self, name, args...)
	if err == nil && !found {
		return t.Raise(AttributeError, "%s", name)
	}
	return err
}

func slotGetAttr(t *Thread, self Value, name *Str) (Value, error) {
	typ := self.Type()
	var v Value
	var err error
	if f := typ.Lookup("__getattribute__"); f.Is(SlotWrapperType) {
		if owner := (*Builtin)(f.p).Owner; owner.GetAttr != nil {
			v, err = owner.GetAttr(t, self, name)
		} else {
			v, err = t.genericGet(self, name)
		}
	} else {
		v, err = t.special(self, "__getattribute__", name.Value())
	}
	if err == nil && !v.IsNull() || err != nil && !Matches(err, AttributeError) {
		return v, err
	}
	if typ.Lookup("__getattr__").IsNull() {
		return v, err
	}
	if err := t.Enter(""); err != nil {
		return v, err
	}
	defer t.Leave()
	return t.special(self, "__getattr__", name.Value())
}

func slotSetAttr(t *Thread, self Value, name *Str, v Value) error {
	if v.IsNull() {
		_, err := t.special(self, "__delattr__", name.Value())
		return err
	}
	_, err := t.special(self, "__setattr__", name.Value(), v)
	return err
}

func slotAwait(t *Thread, self Value) (Value, error) { return t.special(self, "__await__") }
func slotAIter(t *Thread, self Value) (Value, error) { return t.special(self, "__aiter__") }
func slotANext(t *Thread, self Value) (Value, error) { return t.special(self, "__anext__") }

func slotFinalize(t *Thread, self Value) error {
	_, err := t.special(self, "__del__")
	return err
}

func pythonUnary(name string) func(*Thread, Value) (Value, error) {
	return func(t *Thread, self Value) (Value, error) {
		v, err := t.special(self, name)
		if err != nil {
			return v, err
		}
		switch name {
		case "__index__", "__int__":
			if v.Is(IntType) {
				return v, nil
			}
			if !IsInstance(v, IntType) {
				return v, t.Raise(TypeError, "%s returned non-int (type %s)", name, v.Type().Name)
			}
			err := t.Warn(DeprecationWarning, name+" returned non-int (type "+v.Type().Name+").  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.")
			return plainInt(v), err
		case "__float__":
			if !IsInstance(v, FloatType) {
				return v, t.Raise(TypeError, "%s.__float__ returned non-float (type %s)", self.Type().Name, v.Type().Name)
			}
			if !v.IsFloat() {
				err = t.Warn(DeprecationWarning, self.Type().Name+".__float__ returned non-float (type "+v.Type().Name+").  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.")
			}
			return Float(asFloat(v)), err
		}
		return v, nil
	}
}

func pythonInplace(name string) func(*Thread, Value, Value) (Value, error) {
	return func(t *Thread, a, b Value) (Value, error) { return t.special(a, name, b) }
}

// pythonBinary is the slot of a class that defines __add__ or __radd__ or the like, or both.
func pythonBinary(op Operator) func(*Thread, Value, Value) (Value, error) {
	name, reflected := operatorNames[op][0], operatorNames[op][1]
	return func(t *Thread, a, b Value) (Value, error) {
		ta, tb := a.Type(), b.Type()
		ours := uint32(1) << op
		askRight := ta != tb && tb.pythonOps&ours != 0
		if ta.pythonOps&ours != 0 {
			if askRight && tb.IsSubtype(ta) && tb.Lookup(reflected) != ta.Lookup(reflected) {
				v, found, err := t.callSpecial1(b, reflected, a)
				if found && (err != nil || v != NotImplemented) {
					return v, err
				}
				askRight = false
			}
			v, found, err := t.callSpecial1(a, name, b)
			if found && (err != nil || v != NotImplemented) {
				return v, err
			}
			if ta == tb {
				return NotImplemented, nil
			}
		}
		if askRight {
			v, found, err := t.callSpecial1(b, reflected, a)
			if found {
				return v, err
			}
		}
		return NotImplemented, nil
	}
}

func slotPowMod(t *Thread, base, exp, mod Value) (Value, error) {
	v, found, err := t.CallSpecial(base, "__pow__", exp, mod)
	if !found {
		return NotImplemented, err
	}
	return v, err
}

func slotCompare(t *Thread, a, b Value, op int) (Value, error) {
	v, found, err := t.callSpecial1(a, comparisonNames[op], b)
	if err == nil && !found {
		return NotImplemented, nil
	}
	return v, err
}

// objectCompare is the comparison of object: identity.
func objectCompare(t *Thread, a, b Value, op int) (Value, error) {
	switch op {
	case code.Equal:
		if a == b {
			return True, nil
		}
	case code.NotEqual:
		if cmp := a.Type().Compare; cmp != nil {
			v, err := cmp(t, a, b, code.Equal)
			if err != nil || v == NotImplemented {
				return v, err
			}
			same, err := t.Truth(v)
			return Bool(!same), err
		}
		if a == b {
			return False, nil
		}
	}
	return NotImplemented, nil
}
