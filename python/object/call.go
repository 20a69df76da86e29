package object

// Call calls f with positional arguments.
func (t *Thread) Call(f Value, args ...Value) (Value, error) { return t.CallNamed(f, args, nil) }

// CallNamed calls f. The last len(names) of args are given by keyword. Neither slice may be kept by who is called.
func (t *Thread) CallNamed(f Value, args []Value, names Names) (Value, error) {
	typ := f.Type()
	switch typ {
	case FunctionType:
		return t.Runner.CallFunction(t, (*Function)(f.p), args, names)
	case BuiltinType, MethodDescriptorType:
		return t.CallBuiltin((*Builtin)(f.p), args, names)
	case MethodType:
		m := (*BoundMethod)(f.p)
		return t.callWithSelf(m.Func, m.Self, args, names)
	}
	if typ.Call == nil {
		return Value{}, t.Raise(TypeError, "'%s' object is not callable", typ.Name)
	}
	return typ.Call(t, f, args, names)
}

// callWithSelf calls f with one more argument before the others.
func (t *Thread) callWithSelf(f, self Value, args []Value, names Names) (Value, error) {
	all, mark := t.Scratch(len(args) + 1)
	all[0] = self
	copy(all[1:], args)
	v, err := t.CallNamed(f, all, names)
	t.Release(mark)
	return v, err
}

// CallMethod is obj.name(args...).
func (t *Thread) CallMethod(obj Value, name string, args ...Value) (Value, error) {
	f, self, err := t.LoadMethod(obj, t.Interp.Intern(name))
	if err != nil {
		return Value{}, err
	}
	if self.IsNull() {
		return t.CallNamed(f, args, nil)
	}
	return t.callWithSelf(f, self, args, nil)
}

// Scratch gives n Values, all NULL, that stay valid until Release(mark). It is a stack: what is taken last is released
// first. It exists so that arguments need not be allocated.
func (t *Thread) Scratch(n int) (room []Value, mark int) {
	mark = len(t.scratch)
	if mark+n > cap(t.scratch) {
		// The old stack stays with those who have parts of it.
		size := max(2*cap(t.scratch), mark+n, 32)
		bigger := make([]Value, mark, size)
		t.scratch = bigger
	}
	t.scratch = t.scratch[:mark+n]
	room = t.scratch[mark : mark+n : mark+n]
	return room, mark
}

// DropScratch gives up the room of Scratch. The thread must run nothing, and nothing after it.
func (t *Thread) DropScratch() { t.scratch = nil }

// Release gives back what Scratch gave.
func (t *Thread) Release(mark int) {
	clear(t.scratch[mark:])
	t.scratch = t.scratch[:mark]
}

// CallBuiltin calls a function in Go.
func (t *Thread) CallBuiltin(b *Builtin, args []Value, names Names) (Value, error) {
	if !b.Self.IsNull() {
		all, mark := t.Scratch(len(args) + 1)
		all[0] = b.Self
		copy(all[1:], args)
		v, err := t.callBound(b, all, names)
		t.Release(mark)
		return v, err
	}
	if b.kind == methodOfType || b.kind == slotWrapper {
		if err := b.checkSelf(t, args, names); err != nil {
			return Value{}, err
		}
	}
	return t.callBound(b, args, names)
}

// checkSelf refuses a method of a type that is called without an object of that type.
func (b *Builtin) checkSelf(t *Thread, args []Value, names Names) error {
	if len(args)-len(names) < 1 {
		if b.kind == slotWrapper {
			return t.Raise(TypeError, "descriptor '%s' of '%s' object needs an argument", b.Name, b.Owner.Name)
		}
		return t.Raise(TypeError, "unbound method %s.%s() needs an argument", b.Owner.shortName(), b.Name)
	}
	if have := args[0].Type(); have != b.Owner && !have.IsSubtype(b.Owner) {
		if b.kind == slotWrapper {
			return t.Raise(TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", b.Name, b.Owner.Name, have.Name)
		}
		return t.Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", b.Name, b.Owner.Name, have.Name)
	}
	return nil
}

// callBound binds the arguments, self among them, to parameters, and calls.
func (t *Thread) callBound(b *Builtin, args []Value, names Names) (Value, error) {
	if b.Full != nil {
		return b.Full(t, args, names)
	}
	if b.simple && len(names) == 0 {
		n := len(args)
		if n == b.max || n >= b.min && b.max < 0 {
			return b.Fn(t, args)
		}
		if n >= b.min && n < b.max {
			all, mark := t.Scratch(b.max)
			copy(all, args)
			v, err := b.Fn(t, all)
			t.Release(mark)
			return v, err
		}
	}
	all, mark := t.Scratch(len(b.parameters().all))
	err := b.bindArguments(t, all, args, names)
	var v Value
	if err == nil {
		v, err = b.Fn(t, all)
	}
	t.Release(mark)
	return v, err
}

// Callable reports whether v can be called.
func Callable(v Value) bool {
	switch v.Type() {
	case FunctionType, BuiltinType, MethodDescriptorType, MethodType:
		return true
	}
	return v.Type().Call != nil
}
