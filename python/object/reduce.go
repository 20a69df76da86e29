package object

// This file holds what copy and pickle ask of every object: __reduce_ex__ and __getstate__.

func objectReduceEx(t *Thread, a []Value) (Value, error) {
	protocol, err := t.IntArg(a[1])
	if err != nil {
		return Value{}, err
	}
	if f := a[0].Type().Lookup("__reduce__"); !f.IsNull() && f != ObjectType.Lookup("__reduce__") {
		return t.CallMethod(a[0], "__reduce__")
	}
	return objectReduce(t, a[0], protocol)
}

func objectReduce(t *Thread, self Value, protocol int) (Value, error) {
	copyreg, err := t.Import("copyreg")
	if err != nil {
		return Value{}, err
	}
	if protocol < 2 {
		f, err := t.Attr(copyreg, "_reduce_ex")
		if err != nil {
			return Value{}, err
		}
		return t.Call(f, self, Int(int64(protocol)))
	}
	cls := self.Type()
	if cls.New == nil || cls.Flags&NoNew != 0 {
		return Value{}, t.Raise(TypeError, "cannot pickle '%s' object", cls.Name)
	}
	args := []Value{cls.Value()}
	kwargs := Value{}
	if v, found, err := t.CallSpecial(self, "__getnewargs_ex__"); err != nil {
		return Value{}, err
	} else if found {
		pair := AsTuple(v)
		if pair == nil || len(pair.Items) != 2 || AsTuple(pair.Items[0]) == nil || AsDict(pair.Items[1]) == nil {
			return Value{}, t.Raise(TypeError, "__getnewargs_ex__ should return a tuple of a tuple and a dict")
		}
		args = append(args, AsTuple(pair.Items[0]).Items...)
		kwargs = pair.Items[1]
	} else if v, found, err := t.CallSpecial(self, "__getnewargs__"); err != nil {
		return Value{}, err
	} else if found {
		more := AsTuple(v)
		if more == nil {
			return Value{}, t.Raise(TypeError, "__getnewargs__ should return a tuple, not '%s'", v.Type().Name)
		}
		args = append(args, more.Items...)
	}
	// What only Go knows of an object its attributes do not tell.
	native := cls.solidNative() != ObjectType || !cls.IsHeap() && cls != ObjectType
	if len(args) == 1 && kwargs.IsNull() && AsList(self) == nil && AsDict(self) == nil && native &&
		cls.Lookup("__getstate__") == ObjectType.Lookup("__getstate__") {
		return Value{}, t.Raise(TypeError, "cannot pickle '%s' object", cls.Name)
	}
	state, err := t.CallMethod(self, "__getstate__")
	if err != nil {
		return Value{}, err
	}
	items, pairs := None, None
	if AsList(self) != nil {
		if items, err = t.Iter(self); err != nil {
			return Value{}, err
		}
	}
	if AsDict(self) != nil {
		v, err := t.CallMethod(self, "items")
		if err != nil {
			return Value{}, err
		}
		if pairs, err = t.Iter(v); err != nil {
			return Value{}, err
		}
	}
	if !kwargs.IsNull() && AsDict(kwargs).Len() > 0 {
		f, err := t.Attr(copyreg, "__newobj_ex__")
		if err != nil {
			return Value{}, err
		}
		return NewTuple(f, NewTuple(args[0], NewTuple(args[1:]...), kwargs), state, items, pairs), nil
	}
	f, err := t.Attr(copyreg, "__newobj__")
	if err != nil {
		return Value{}, err
	}
	return NewTuple(f, NewTuple(args...), state, items, pairs), nil
}

// objectState is what an object has besides what its __new__ makes: its attributes, and the values of its __slots__.
func objectState(t *Thread, self Value) (Value, error) {
	cls := self.Type()
	state := None
	if d := DictOf(self); d != nil && d.Len() > 0 {
		state = d.Copy().Value()
	}
	attrs := AttrsOf(self)
	if attrs == nil || len(cls.slotNames) == 0 {
		return state, nil
	}
	slots := NewDict()
	for i, name := range cls.slotNames {
		if v := attrs.Slots[i]; !v.IsNull() {
			slots.SetString(name, v)
		}
	}
	if slots.Len() > 0 {
		return NewPair(state, slots.Value()), nil
	}
	return state, nil
}
