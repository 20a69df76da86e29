package object

import "fmt"

// Super is super(type, obj): attributes of obj, looked for behind type.
type Super struct {
	Object
	Start    *Type
	Obj      Value // NULL while unbound
	ObjClass *Type
}

func fillSuper() {
	typ := SuperType
	typ.Doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)"
	subclassable[Super](typ, LayoutSuper)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if cls == SuperType {
			return From(&Super{Object: Object{SuperType}}), nil
		}
		return cls.allocInstance(), nil
	}
	typ.Init = superInit
	typ.GetAttr = superGet
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		s := As[Super](self)
		if s.ObjClass == nil {
			return NewStr(fmt.Sprintf("<super: <class '%s'>, NULL>", s.Start.Name)), nil
		}
		return NewStr(fmt.Sprintf("<super: <class '%s'>, <%s object>>", s.Start.Name, s.ObjClass.Name)), nil
	}
	typ.DescrGet = func(t *Thread, self, obj Value, owner *Type) (Value, error) {
		s := As[Super](self)
		if obj.IsNull() || obj.IsNone() || !s.Obj.IsNull() {
			return self, nil
		}
		if self.Type() != SuperType {
			return t.Call(self.Type().Value(), s.Start.Value(), obj)
		}
		return t.NewSuper(s.Start, obj)
	}
	define(typ, ObjectType, "builtins", TypeDef{GetSets: []*GetSet{
		Attr("__thisclass__", "the class invoking super()", func(t *Thread, self Value) (Value, error) { return As[Super](self).Start.Value(), nil }, nil),
		Attr("__self__", "the instance invoking super(); may be None", func(t *Thread, self Value) (Value, error) { return orNone(As[Super](self).Obj), nil }, nil),
		Attr("__self_class__", "the type of the instance invoking super(); may be None", func(t *Thread, self Value) (Value, error) {
			if c := As[Super](self).ObjClass; c != nil {
				return c.Value(), nil
			}
			return None, nil
		}, nil),
	}})
}

func superInit(t *Thread, self Value, args []Value, names Names) error {
	if len(names) > 0 {
		return t.Raise(TypeError, "super() takes no keyword arguments")
	}
	s := As[Super](self)
	switch len(args) {
	case 0:
		start, obj, err := t.Runner.SuperArguments(t)
		if err != nil {
			return err
		}
		s.Start, s.Obj = start, obj
	case 1, 2:
		if s.Start = AsType(args[0]); s.Start == nil {
			return t.Raise(TypeError, "super() argument 1 must be a type, not %s", args[0].Type().Name)
		}
		if len(args) == 2 && !args[1].IsNone() {
			s.Obj = args[1]
		}
	default:
		return t.Raise(TypeError, "super() expected at most 2 arguments, got %d", len(args))
	}
	if s.Obj.IsNull() {
		return nil
	}
	var err error
	s.ObjClass, err = t.superCheck(s.Start, s.Obj)
	return err
}

// NewSuper is super(start, obj).
func (t *Thread) NewSuper(start *Type, obj Value) (Value, error) {
	cls, err := t.superCheck(start, obj)
	return From(&Super{Object{SuperType}, start, obj, cls}), err
}

// superCheck gives the class whose MRO super follows.
func (t *Thread) superCheck(start *Type, obj Value) (*Type, error) {
	if cls := AsType(obj); cls != nil && cls.IsSubtype(start) {
		return cls, nil
	}
	if obj.Type().IsSubtype(start) {
		return obj.Type(), nil
	}
	c, err := t.FindAttr(obj, t.Interp.Intern("__class__"))
	if err != nil {
		return nil, err
	}
	if cls := AsType(orNone(c)); cls != nil && cls.IsSubtype(start) {
		return cls, nil
	}
	what := "instance of"
	name := obj.Type().Name
	if cls := AsType(obj); cls != nil {
		what, name = "type", cls.Name
	}
	return nil, t.Raise(TypeError, "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).", what, name, start.Name)
}

func superGet(t *Thread, self Value, name *Str) (Value, error) {
	s := As[Super](self)
	if s.ObjClass != nil && name.S != "__class__" {
		if v, _ := s.ObjClass.LookupAfter(s.Start, name.S); !v.IsNull() {
			if get := v.Type().DescrGet; get != nil {
				obj := s.Obj
				if obj == s.ObjClass.Value() {
					obj = Value{}
				}
				return get(t, v, obj, s.ObjClass)
			}
			return v, nil
		}
	}
	return t.genericGet(self, name)
}

// SuperMethod finds what super().name(...) calls, without making the super object; see LoadMethod.
func (t *Thread) SuperMethod(start *Type, obj Value, name *Str) (f, self Value, err error) {
	cls, err := t.superCheck(start, obj)
	if err != nil {
		return Value{}, Value{}, err
	}
	v, _ := cls.LookupAfter(start, name.S)
	if !v.IsNull() && v.Type().Flags&MethodDescr != 0 && obj.Type() == cls {
		return v, obj, nil
	}
	f, err = t.GetAttr(From(&Super{Object{SuperType}, start, obj, cls}), name)
	return f, Value{}, err
}
