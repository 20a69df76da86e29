package object

// GetAttr is obj.name.
func (t *Thread) GetAttr(obj Value, name *Str) (Value, error) { return t.GetAttrStrict(obj, name) }

// Attr is obj.name for a name that is not at hand as a Str.
func (t *Thread) Attr(obj Value, name string) (Value, error) {
	return t.GetAttr(obj, t.Interp.Intern(name))
}

// FindAttr is obj.name, or NULL if there is none: it spares making an AttributeError that nobody wants.
func (t *Thread) FindAttr(obj Value, name *Str) (Value, error) {
	typ := obj.Type()
	var v Value
	var err error
	if typ.GetAttr == nil {
		v, err = t.genericGet(obj, name)
	} else {
		v, err = typ.GetAttr(t, obj, name)
	}
	if err != nil && Matches(err, AttributeError) {
		return Value{}, nil
	}
	return v, err
}

// GetAttrStrict is GetAttr as a type's own slot answers it, so that an AttributeError that Python code raised stays the
// one it is.
func (t *Thread) GetAttrStrict(obj Value, name *Str) (Value, error) {
	typ := obj.Type()
	var v Value
	var err error
	if typ.GetAttr == nil {
		v, err = t.genericGet(obj, name)
	} else {
		v, err = typ.GetAttr(t, obj, name)
	}
	if err == nil && v.IsNull() {
		return v, t.noAttribute(obj, name)
	}
	return v, err
}

// genericGet is object.__getattribute__; NULL if there is no such attribute.
func (t *Thread) genericGet(obj Value, name *Str) (Value, error) {
	typ := obj.Type()
	onType := typ.Lookup(name.S)
	if !onType.IsNull() {
		if d := onType.Type(); d.DescrSet != nil && d.DescrGet != nil {
			return d.DescrGet(t, onType, obj, typ)
		}
	}
	if attrs := AttrsOf(obj); attrs != nil {
		if v := attrs.Get(typ, name.S); !v.IsNull() {
			return v, nil
		}
	} else if d := ownDict(obj); d != nil {
		if v := d.GetStr(name); !v.IsNull() {
			return v, nil
		}
	}
	if onType.IsNull() {
		return Value{}, nil
	}
	if get := onType.Type().DescrGet; get != nil {
		return get(t, onType, obj, typ)
	}
	return onType, nil
}

// ownDict is the namespace of objects that are not instances of classes but have attributes, or nil.
func ownDict(obj Value) *Dict {
	switch obj.Type() {
	case FunctionType:
		return (*Function)(obj.p).Dict
	case ModuleType:
		return (*Module)(obj.p).Dict
	}
	return nil
}

// LoadMethod finds what obj.name(...) calls. If self is not NULL, it is to be the first argument of f.
func (t *Thread) LoadMethod(obj Value, name *Str) (f, self Value, err error) {
	typ := obj.Type()
	if typ.GetAttr == nil {
		onType := typ.Lookup(name.S)
		if !onType.IsNull() && onType.Type().Flags&MethodDescr != 0 {
			if attrs := AttrsOf(obj); attrs == nil {
				if d := ownDict(obj); d == nil || d.GetStr(name).IsNull() {
					return onType, obj, nil
				}
			} else if attrs.Get(typ, name.S).IsNull() {
				return onType, obj, nil
			}
		}
	}
	f, err = t.GetAttrStrict(obj, name)
	return f, Value{}, err
}

// SetAttr is obj.name = v, or del obj.name if v is NULL.
func (t *Thread) SetAttr(obj Value, name *Str, v Value) error {
	if set := obj.Type().SetAttr; set != nil {
		return set(t, obj, name, v)
	}
	return t.genericSet(obj, name, v)
}

// genericSet is object.__setattr__ and __delattr__.
func (t *Thread) genericSet(obj Value, name *Str, v Value) error {
	typ := obj.Type()
	onType := typ.Lookup(name.S)
	if !onType.IsNull() {
		if set := onType.Type().DescrSet; set != nil {
			return set(t, onType, obj, v)
		}
	}
	if attrs := AttrsOf(obj); attrs != nil && typ.Flags&HasDict != 0 {
		if v.IsNull() {
			if !attrs.Delete(typ, name) {
				return t.Raise(AttributeError, "'%s' object has no attribute '%s'", typ.Name, name.S)
			}
			return nil
		}
		attrs.Set(typ, name, v)
		return nil
	}
	if d := t.ownDictToSet(obj); d != nil {
		if v.IsNull() {
			if !d.DeleteString(name.S) {
				return t.noAttribute(obj, name)
			}
			return nil
		}
		d.SetStr(name, v)
		return nil
	}
	if !onType.IsNull() {
		return t.Raise(AttributeError, "'%s' object attribute '%s' is read-only", typ.Name, name.S)
	}
	if typ.SetAttr != nil {
		return t.noAttribute(obj, name)
	}
	return t.attributeError(obj, name, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", typ.Name, name.S)
}

func (t *Thread) ownDictToSet(obj Value) *Dict {
	switch obj.Type() {
	case FunctionType:
		f := (*Function)(obj.p)
		if f.Dict == nil {
			f.Dict = NewDict()
		}
		return f.Dict
	case ModuleType:
		return (*Module)(obj.p).Dict
	}
	return nil
}

// noAttribute is the error that obj has no attribute of this name.
func (t *Thread) noAttribute(obj Value, name *Str) error {
	if m := AsModule(obj); m != nil {
		return t.noModuleAttribute(m, name)
	}
	if typ := AsType(obj); typ != nil {
		return t.attributeError(obj, name, "type object '%s' has no attribute '%s'", typ.Name, name.S)
	}
	return t.attributeError(obj, name, "'%s' object has no attribute '%s'", obj.Type().Name, name.S)
}

func orNone(v Value) Value {
	if v.IsNull() {
		return None
	}
	return v
}

// attributeError is an AttributeError that knows the object and the name, from which a better name may be suggested.
func (t *Thread) attributeError(obj Value, name *Str, format string, args ...any) error {
	err := t.Raise(AttributeError, format, args...)
	e := err.(*Exception)
	e.Fields = []Value{name.Value(), obj}
	return err
}

// LookupSpecial finds a special method on obj's type and binds it; NULL if there is none.
func (t *Thread) LookupSpecial(obj Value, name string) (Value, error) {
	typ := obj.Type()
	f := typ.Lookup(name)
	if f.IsNull() {
		return f, nil
	}
	if get := f.Type().DescrGet; get != nil {
		return get(t, f, obj, typ)
	}
	return f, nil
}

// callSpecial1 is CallSpecial with one argument; it allocates nothing for it.
func (t *Thread) callSpecial1(obj Value, name string, arg Value) (result Value, found bool, err error) {
	f := obj.Type().Lookup(name)
	if f.IsNull() || f.Type().Flags&MethodDescr == 0 {
		return t.CallSpecial(obj, name, arg)
	}
	room, mark := t.Scratch(2)
	room[0], room[1] = obj, arg
	result, err = t.CallNamed(f, room, nil)
	t.Release(mark)
	return result, true, err
}

// CallSpecial calls a special method of obj's type; found is false if there is none.
func (t *Thread) CallSpecial(obj Value, name string, args ...Value) (result Value, found bool, err error) {
	typ := obj.Type()
	f := typ.Lookup(name)
	if f.IsNull() {
		return Value{}, false, nil
	}
	if f.Type().Flags&MethodDescr != 0 {
		v, err := t.Call(f, append([]Value{obj}, args...)...)
		return v, true, err
	}
	if get := f.Type().DescrGet; get != nil {
		if f, err = get(t, f, obj, typ); err != nil {
			return Value{}, true, err
		}
	}
	v, err := t.Call(f, args...)
	return v, true, err
}

// typeGet is type.__getattribute__: attributes of the class come before those of its metaclass.
func typeGet(t *Thread, self Value, name *Str) (Value, error) {
	cls, meta := self.typ(), self.Type()
	onMeta := meta.Lookup(name.S)
	if !onMeta.IsNull() {
		if d := onMeta.Type(); d.DescrSet != nil && d.DescrGet != nil {
			return d.DescrGet(t, onMeta, self, meta)
		}
	}
	if v := cls.Lookup(name.S); !v.IsNull() {
		if get := v.Type().DescrGet; get != nil {
			return get(t, v, Value{}, cls)
		}
		return v, nil
	}
	if onMeta.IsNull() {
		return Value{}, nil
	}
	if get := onMeta.Type().DescrGet; get != nil {
		return get(t, onMeta, self, meta)
	}
	return onMeta, nil
}

// typeSet is type.__setattr__.
func typeSet(t *Thread, self Value, name *Str, v Value) error {
	cls, meta := self.typ(), self.Type()
	if !cls.IsHeap() {
		return t.Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name.S, cls.Name)
	}
	if onMeta := meta.Lookup(name.S); !onMeta.IsNull() {
		if set := onMeta.Type().DescrSet; set != nil {
			return set(t, onMeta, self, v)
		}
	}
	if v.IsNull() {
		if !cls.Dict.DeleteString(name.S) {
			return t.noAttribute(self, name)
		}
	} else {
		old := cls.Dict.GetStr(name)
		cls.Dict.SetStr(name, v)
		if !old.IsNull() && isData(old) && isData(v) && !isDunder(name.S) {
			// A class that counts its instances: caches look such values up where they are, and stay good.
			cls.forget(name.S)
			return nil
		}
	}
	cls.modified(t)
	if isDunder(name.S) {
		cls.updateSlots(name.S)
	}
	return nil
}

// isData reports whether v, as an attribute of a class, is what instances see: it is no descriptor.
func isData(v Value) bool {
	typ := v.Type()
	return typ.DescrGet == nil && typ.DescrSet == nil
}

func isDunder(s string) bool {
	return len(s) > 4 && s[:2] == "__" && s[len(s)-2:] == "__"
}

// moduleGet is the attribute of a module, its __getattr__ asked last.
func moduleGet(t *Thread, self Value, name *Str) (Value, error) {
	v, err := t.genericGet(self, name)
	if err != nil || !v.IsNull() {
		return v, err
	}
	d := (*Module)(self.p).Dict
	if v := d.GetStr(name); !v.IsNull() {
		return v, nil
	}
	if get := d.GetString("__getattr__"); !get.IsNull() {
		return t.Call(get, name.Value())
	}
	return Value{}, nil
}
