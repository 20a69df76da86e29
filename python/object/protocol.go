package object

// Format is format(v, spec); without a spec (NULL) it is format(v).
func (t *Thread) Format(v, spec Value) (Value, error) {
	if spec.IsNull() {
		if v.Type() == StrType {
			return v, nil
		}
		spec = t.Interp.Intern("").Value()
	}
	if s := AsStr(spec); s != nil {
		// Types of which nobody can have changed __format__.
		t.Made(textBytes)
		switch v.Type() {
		case IntType:
			return FormatInt(t, v, s.S)
		case FloatType:
			return FormatReal(t, v, s.S)
		case StrType:
			return FormatStr(t, v.str(), s.S)
		}
	}
	r, found, err := t.CallSpecial(v, "__format__", spec)
	if err != nil {
		return r, err
	}
	if !found {
		return r, t.Raise(TypeError, "Type %s doesn't define __format__", v.Type().Name)
	}
	if AsStr(r) == nil {
		return r, t.Raise(TypeError, "__format__ must return a str, not %s", r.Type().Name)
	}
	return r, nil
}

// AsyncIter is aiter(v).
func (t *Thread) AsyncIter(v Value) (Value, error) {
	f := v.Type().AIter
	if f == nil {
		return v, t.Raise(TypeError, "'async for' requires an object with __aiter__ method, got %s", v.Type().Name)
	}
	it, err := f(t, v)
	if err == nil && it.Type().ANext == nil {
		return it, t.Raise(TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s", it.Type().Name)
	}
	return it, err
}

// ResolveBases replaces bases that are no classes by what their __mro_entries__ say: types.resolve_bases.
func (t *Thread) ResolveBases(bases []Value) ([]Value, error) {
	var out []Value
	for _, b := range bases {
		if AsType(b) != nil {
			out = append(out, b)
			continue
		}
		f, err := t.FindAttr(b, t.Interp.Intern("__mro_entries__"))
		if err != nil {
			return nil, err
		}
		if f.IsNull() {
			out = append(out, b)
			continue
		}
		v, err := t.Call(f, NewTuple(bases...))
		if err != nil {
			return nil, err
		}
		entries := AsTuple(v)
		if entries == nil {
			return nil, t.Raise(TypeError, "__mro_entries__ must return a tuple")
		}
		out = append(out, entries.Items...)
	}
	return out, nil
}
