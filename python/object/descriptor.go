package object

import "fmt"

// Property is a property.
type Property struct {
	Object
	Get, Set, Del Value // None where there is none
	Doc           Value
	Name          Value // a str, or NULL
	fromGetter    bool  // Doc came from the getter
}

// StaticMethod and ClassMethod wrap a callable.
type StaticMethod struct {
	Object
	Func Value
	Dict *Dict
}

// NewStaticMethod is staticmethod(f).
func NewStaticMethod(f Value) Value {
	return From(&StaticMethod{Object: Object{StaticMethodType}, Func: f})
}

// NewClassMethod is classmethod(f).
func NewClassMethod(f Value) Value {
	return From(&StaticMethod{Object: Object{ClassMethodType}, Func: f})
}

func fillDescriptors() {
	fillGetSet()
	fillProperty()
	fillWrapped(StaticMethodType, LayoutStaticMethod, func(t *Thread, self, obj Value, owner *Type) (Value, error) {
		return As[StaticMethod](self).Func, nil
	})
	fillWrapped(ClassMethodType, LayoutClassMethod, func(t *Thread, self, obj Value, owner *Type) (Value, error) {
		if owner == nil {
			owner = obj.Type()
		}
		t.Made(headerBytes)
		return NewMethod(As[StaticMethod](self).Func, owner.Value()), nil
	})
	fillSuper()
}

func fillGetSet() {
	typ := GetSetType
	typ.Flags = Final | NoNew
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		g := As[GetSet](self)
		what := "attribute"
		if g.member {
			what = "member"
		}
		return NewStr(fmt.Sprintf("<%s '%s' of '%s' objects>", what, g.Name, g.Owner.Name)), nil
	}
	typ.DescrGet = func(t *Thread, self, obj Value, owner *Type) (Value, error) {
		if obj.IsNull() {
			return self, nil
		}
		g := As[GetSet](self)
		if !IsInstance(obj, g.Owner) {
			return Value{}, t.Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", g.Name, g.Owner.Name, obj.Type().Name)
		}
		return g.Get(t, obj)
	}
	typ.DescrSet = func(t *Thread, self, obj, v Value) error {
		g := As[GetSet](self)
		if !IsInstance(obj, g.Owner) {
			return t.Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", g.Name, g.Owner.Name, obj.Type().Name)
		}
		if g.Set == nil {
			if g.member {
				return t.Raise(AttributeError, "readonly attribute")
			}
			return t.Raise(AttributeError, "attribute '%s' of '%s' objects is not writable", g.Name, g.Owner.Name)
		}
		return g.Set(t, obj, v)
	}
	define(typ, ObjectType, "builtins", TypeDef{GetSets: []*GetSet{
		Attr("__name__", "", func(t *Thread, self Value) (Value, error) { return NewStr(As[GetSet](self).Name), nil }, nil),
		Attr("__qualname__", "", func(t *Thread, self Value) (Value, error) {
			return NewStr(As[GetSet](self).Owner.QualName + "." + As[GetSet](self).Name), nil
		}, nil),
		Attr("__doc__", "", func(t *Thread, self Value) (Value, error) {
			if d := As[GetSet](self).Doc; d != "" {
				return NewStr(d), nil
			}
			return None, nil
		}, nil),
		Attr("__objclass__", "", func(t *Thread, self Value) (Value, error) { return As[GetSet](self).Owner.Value(), nil }, nil),
	}})

	typ = SlotMemberType
	typ.Flags = Final | NoNew
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		m := As[SlotMember](self)
		return NewStr(fmt.Sprintf("<member '%s' of '%s' objects>", m.Name, m.Owner.Name)), nil
	}
	typ.DescrGet = func(t *Thread, self, obj Value, owner *Type) (Value, error) {
		if obj.IsNull() {
			return self, nil
		}
		m := As[SlotMember](self)
		if !IsInstance(obj, m.Owner) {
			return Value{}, t.Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.Name, m.Owner.Name, obj.Type().Name)
		}
		if v := AttrsOf(obj).Slots[m.Place]; !v.IsNull() {
			return v, nil
		}
		return Value{}, t.attributeError(obj, newStr(m.Name), "'%s' object has no attribute '%s'", obj.Type().fullName(), m.Name)
	}
	typ.DescrSet = func(t *Thread, self, obj, v Value) error {
		m := As[SlotMember](self)
		if !IsInstance(obj, m.Owner) {
			return t.Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.Name, m.Owner.Name, obj.Type().Name)
		}
		at := &AttrsOf(obj).Slots[m.Place]
		if v.IsNull() && at.IsNull() {
			return t.Raise(AttributeError, "%s", m.Name)
		}
		*at = v
		return nil
	}
	define(typ, ObjectType, "builtins", TypeDef{GetSets: []*GetSet{
		Attr("__name__", "", func(t *Thread, self Value) (Value, error) { return NewStr(As[SlotMember](self).Name), nil }, nil),
		Attr("__qualname__", "", func(t *Thread, self Value) (Value, error) {
			return NewStr(As[SlotMember](self).Owner.QualName + "." + As[SlotMember](self).Name), nil
		}, nil),
		Attr("__doc__", "", func(t *Thread, self Value) (Value, error) { return None, nil }, nil),
		Attr("__objclass__", "", func(t *Thread, self Value) (Value, error) { return As[SlotMember](self).Owner.Value(), nil }, nil),
	}})
}

func fillProperty() {
	typ := PropertyType
	typ.Doc = "Property attribute."
	subclassable[Property](typ, LayoutProperty)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		var v Value
		if cls == PropertyType {
			v = From(&Property{Object: Object{PropertyType}})
		} else {
			v = cls.allocInstance()
		}
		p := As[Property](v)
		p.Get, p.Set, p.Del, p.Doc = None, None, None, None
		return v, nil
	}
	sig := newBuiltin(BuiltinType, plainFunction, "property", "(fget=None, fset=None, fdel=None, doc=None)", "", nil)
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		a, mark := t.Scratch(4)
		defer t.Release(mark)
		if err := sig.bindArguments(t, a, args, names); err != nil {
			return err
		}
		p := As[Property](self)
		p.Get, p.Set, p.Del, p.Doc, p.fromGetter = orNone(a[0]), orNone(a[1]), orNone(a[2]), orNone(a[3]), false
		if p.Doc.IsNone() && !p.Get.IsNone() {
			doc, err := t.FindAttr(p.Get, t.Interp.Intern("__doc__"))
			if err != nil {
				return err
			}
			p.Doc, p.fromGetter = orNone(doc), !doc.IsNull() && !doc.IsNone()
		}
		if self.Type() == PropertyType {
			return nil
		}
		// The class has a __doc__ of its own, so that each instance needs one. Where it can have none, only what a getter says is missed.
		err := t.SetAttr(self, t.Interp.Intern("__doc__"), p.Doc)
		if err != nil && !p.fromGetter && Matches(err, AttributeError) {
			return nil
		}
		return err
	}
	typ.DescrGet = func(t *Thread, self, obj Value, owner *Type) (Value, error) {
		if obj.IsNull() {
			return self, nil
		}
		p := As[Property](self)
		if p.Get.IsNone() {
			return Value{}, t.Raise(AttributeError, "property%s of '%s' object has no getter", p.shown(t), obj.Type().QualName)
		}
		return t.Call(p.Get, obj)
	}
	typ.DescrSet = func(t *Thread, self, obj, v Value) error {
		p := As[Property](self)
		f, what := p.Set, "setter"
		if v.IsNull() {
			f, what = p.Del, "deleter"
		}
		if f.IsNone() {
			return t.Raise(AttributeError, "property%s of '%s' object has no %s", p.shown(t), obj.Type().QualName, what)
		}
		var err error
		if v.IsNull() {
			_, err = t.Call(f, obj)
		} else {
			_, err = t.Call(f, obj, v)
		}
		return err
	}
	with := func(name string, set func(p *Property, f Value)) *Builtin {
		return Method(name, "(self, f, /)", "Descriptor to obtain a copy of the property with a different "+name+".", func(t *Thread, a []Value) (Value, error) {
			p := *As[Property](a[0])
			if p.fromGetter && !p.Get.IsNone() {
				p.Doc = None
			}
			set(&p, a[1])
			made, err := t.Call(a[0].Type().Value(), p.Get, p.Set, p.Del, p.Doc)
			if err == nil && IsInstance(made, PropertyType) {
				As[Property](made).Name = p.Name
			}
			return made, err
		})
	}
	field := func(name string, get func(p *Property) Value) *GetSet {
		g := Attr(name, "", func(t *Thread, self Value) (Value, error) { return get(As[Property](self)), nil }, nil)
		g.member = true
		return g
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			with("getter", func(p *Property, f Value) { p.Get = f }),
			with("setter", func(p *Property, f Value) { p.Set = f }),
			with("deleter", func(p *Property, f Value) { p.Del = f }),
			Method("__set_name__", "(self, /, *args)", "Method to set name of a property.", func(t *Thread, a []Value) (Value, error) {
				args := a[1].tuple().Items
				if len(args) != 2 {
					return Value{}, t.Raise(TypeError, "__set_name__() takes 2 positional arguments but %d were given", len(args))
				}
				As[Property](a[0]).Name = args[1]
				return None, nil
			}),
		},
		GetSets: []*GetSet{
			field("fget", func(p *Property) Value { return p.Get }),
			field("fset", func(p *Property) Value { return p.Set }),
			field("fdel", func(p *Property) Value { return p.Del }),
			Attr("__doc__", "", func(t *Thread, self Value) (Value, error) { return As[Property](self).Doc, nil }, func(t *Thread, self, v Value) error {
				As[Property](self).Doc = orNone(v)
				return nil
			}),
			Attr("__name__", "", func(t *Thread, self Value) (Value, error) {
				p := As[Property](self)
				if !p.Name.IsNull() {
					return p.Name, nil
				}
				if !p.Get.IsNone() {
					if v, err := t.FindAttr(p.Get, t.Interp.Intern("__name__")); err != nil || !v.IsNull() {
						return v, err
					}
				}
				return Value{}, t.noAttribute(self, newStr("__name__"))
			}, func(t *Thread, self, v Value) error { As[Property](self).Name = v; return nil }),
			Attr("__isabstractmethod__", "", func(t *Thread, self Value) (Value, error) {
				p := As[Property](self)
				for _, f := range []Value{p.Get, p.Set, p.Del} {
					if is, err := t.isAbstract(f); is || err != nil {
						return True, err
					}
				}
				return False, nil
			}, nil),
		}})
}

// shown is how messages name the property.
func (p *Property) shown(t *Thread) string {
	name := p.Name
	if name.IsNull() && !p.Get.IsNone() {
		if f := AsFunction(p.Get); f != nil {
			name = f.Name
		}
	}
	if name.IsNull() {
		return ""
	}
	repr, err := t.Repr(name)
	if err != nil {
		return ""
	}
	return " " + repr
}

func (t *Thread) isAbstract(f Value) (bool, error) {
	v, err := t.FindAttr(f, t.Interp.Intern("__isabstractmethod__"))
	if err != nil || v.IsNull() {
		return false, err
	}
	return t.Truth(v)
}

func fillWrapped(typ *Type, layout Layout, get func(t *Thread, self, obj Value, owner *Type) (Value, error)) {
	subclassable[StaticMethod](typ, layout)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		var v Value
		if cls == typ {
			v = From(&StaticMethod{Object: Object{typ}})
		} else {
			v = cls.allocInstance()
		}
		As[StaticMethod](v).Func = None
		return v, nil
	}
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		if len(args) != 1 || len(names) > 0 {
			return t.Raise(TypeError, "%s expected 1 argument, got %d", typ.Name, len(args))
		}
		As[StaticMethod](self).Func = args[0]
		return nil
	}
	typ.DescrGet = get
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		repr, err := t.Repr(As[StaticMethod](self).Func)
		return NewStr("<" + typ.Name + "(" + repr + ")>"), err
	}
	if typ == StaticMethodType {
		typ.Call = func(t *Thread, self Value, args []Value, names Names) (Value, error) {
			return t.CallNamed(As[StaticMethod](self).Func, args, names)
		}
	}
	inner := func(name string) *GetSet {
		return Attr(name, "", func(t *Thread, self Value) (Value, error) { return t.Attr(As[StaticMethod](self).Func, name) }, nil)
	}
	define(typ, ObjectType, "builtins", TypeDef{GetSets: []*GetSet{
		Attr("__func__", "", func(t *Thread, self Value) (Value, error) { return As[StaticMethod](self).Func, nil }, nil),
		Attr("__wrapped__", "", func(t *Thread, self Value) (Value, error) { return As[StaticMethod](self).Func, nil }, nil),
		inner("__name__"), inner("__qualname__"), inner("__doc__"), inner("__module__"), inner("__annotations__"),
		Attr("__isabstractmethod__", "", func(t *Thread, self Value) (Value, error) {
			is, err := t.isAbstract(As[StaticMethod](self).Func)
			return Bool(is), err
		}, nil),
		Attr("__dict__", "", func(t *Thread, self Value) (Value, error) {
			return As[StaticMethod](self).namespace(t)
		}, nil),
	}})
}

// namespace is __dict__, which has what the wrapped function says of itself. It is made when someone looks.
func (s *StaticMethod) namespace(t *Thread) (Value, error) {
	if s.Dict == nil {
		d := NewDict()
		for _, name := range [...]string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"} {
			v, err := t.FindAttr(s.Func, t.Interp.Intern(name))
			if err != nil {
				return Value{}, err
			}
			if !v.IsNull() {
				d.SetString(name, v)
			}
		}
		s.Dict = d
	}
	return s.Dict.Value(), nil
}
