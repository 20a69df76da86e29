package object

import (
	"strings"
)

func fillType() {
	typ := TypeType
	typ.Doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"
	subclassable[Type](typ, LayoutType)
	typ.Repr = typeRepr
	typ.Call = typeCall
	typ.GetAttr = typeGet
	typ.SetAttr = typeSet
	typ.New = typeNew
	typ.Init = typeInit
	typ.Binary[Or] = unionOr
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("mro", "(self, /)", "Return a type's method resolution order.", func(t *Thread, a []Value) (Value, error) {
				order, err := t.c3(a[0].typ())
				return typeList(order), err
			}),
			Method("__subclasses__", "(self, /)", "Return a list of immediate subclasses.", func(t *Thread, a []Value) (Value, error) {
				return typeList(t.Subclasses(a[0].typ())), nil
			}),
			Method("__instancecheck__", "(self, instance, /)", "Check if an object is an instance.", func(t *Thread, a []Value) (Value, error) {
				return t.plainIsInstance(a[1], a[0].typ())
			}),
			Method("__subclasscheck__", "(self, subclass, /)", "Check if a class is a subclass.", func(t *Thread, a []Value) (Value, error) {
				b, err := t.plainIsSubclass(a[1], a[0])
				return Bool(b), err
			}),
			Method("__dir__", "(self, /)", "Specialized __dir__ implementation for types.", func(t *Thread, a []Value) (Value, error) {
				names := NewDict()
				for _, m := range a[0].typ().MRO {
					addNames(names, m.Dict)
				}
				return keyList(names), nil
			}),
		},
		ClassMethods: []*Builtin{
			FullMethod("__prepare__", "Create the namespace for the class statement", func(t *Thread, args []Value, names Names) (Value, error) {
				return NewDict().Value(), nil
			}),
		},
		GetSets: []*GetSet{
			Attr("__name__", "", func(t *Thread, self Value) (Value, error) { return NewStr(self.typ().shortName()), nil }, func(t *Thread, self, v Value) error {
				s, err := typeText(t, self, v, "__name__")
				if err == nil {
					self.typ().Name = s
				}
				return err
			}),
			Attr("__qualname__", "", func(t *Thread, self Value) (Value, error) { return NewStr(self.typ().QualName), nil }, func(t *Thread, self, v Value) error {
				s, err := typeText(t, self, v, "__qualname__")
				if err == nil {
					self.typ().QualName = s
				}
				return err
			}),
			Attr("__module__", "", func(t *Thread, self Value) (Value, error) {
				cls := self.typ()
				if !cls.IsHeap() {
					return NewStr(cls.Module), nil
				}
				if v := cls.Dict.GetString("__module__"); !v.IsNull() {
					return v, nil
				}
				return NewStr("builtins"), nil
			}, typeEntry("__module__")),
			Attr("__doc__", "", func(t *Thread, self Value) (Value, error) {
				if cls := self.typ(); !cls.IsHeap() {
					return cls.docValue(), nil
				}
				v := orNone(self.typ().Dict.GetString("__doc__"))
				if get := v.Type().DescrGet; get != nil {
					return get(t, v, Value{}, self.typ())
				}
				return v, nil
			}, typeEntry("__doc__")),
			Attr("__bases__", "", func(t *Thread, self Value) (Value, error) {
				return NewTuple(typeList(self.typ().Bases).list().Items...), nil
			}, setBases),
			Attr("__base__", "", func(t *Thread, self Value) (Value, error) {
				if b := self.typ().Base; b != nil {
					return b.Value(), nil
				}
				return None, nil
			}, nil),
			Attr("__mro__", "", func(t *Thread, self Value) (Value, error) {
				return NewTuple(typeList(self.typ().MRO).list().Items...), nil
			}, nil),
			Attr("__dict__", "", func(t *Thread, self Value) (Value, error) { return newMappingProxy(self.typ().Dict.Value()), nil }, nil),
			Attr("__flags__", "", func(t *Thread, self Value) (Value, error) { return Int(typeFlags(self.typ())), nil }, nil),
			Attr("__basicsize__", "", func(t *Thread, self Value) (Value, error) { return Int(16), nil }, nil),
			Attr("__itemsize__", "", func(t *Thread, self Value) (Value, error) { return Int(0), nil }, nil),
			Attr("__dictoffset__", "", func(t *Thread, self Value) (Value, error) {
				if self.typ().Flags&HasDict != 0 {
					return Int(-1), nil
				}
				return Int(0), nil
			}, nil),
			Attr("__weakrefoffset__", "", func(t *Thread, self Value) (Value, error) { return Int(0), nil }, nil),
			Attr("__text_signature__", "", func(t *Thread, self Value) (Value, error) { return None, nil }, nil),
			Attr("__annotations__", "", typeAnnotations, func(t *Thread, self, v Value) error { return typeEntry("__annotations__")(t, self, v) }),
			Attr("__abstractmethods__", "", func(t *Thread, self Value) (Value, error) {
				if v := self.typ().extra["__abstractmethods__"]; !v.IsNull() {
					return v, nil
				}
				return Value{}, t.attributeError(self, newStr("__abstractmethods__"), "type object '%s' has no attribute '__abstractmethods__'", self.typ().Name)
			}, setAbstract),
			Attr("__type_params__", "", func(t *Thread, self Value) (Value, error) {
				if v := self.typ().Dict.GetString("__type_params__"); !v.IsNull() && self.typ() != TypeType {
					return v, nil
				}
				return NewTuple(), nil
			}, typeEntry("__type_params__")),
		},
	})
}

func typeList(types []*Type) Value {
	items := make([]Value, len(types))
	for i, m := range types {
		items[i] = m.Value()
	}
	return NewList(items)
}

// typeFlags are the bits of __flags__ that programs look at, by CPython's numbers.
func typeFlags(typ *Type) int64 {
	var f int64
	if typ.IsHeap() {
		f |= 1 << 9
	} else {
		f |= 1 << 8
	}
	if typ.Flags&Final == 0 {
		f |= 1 << 10
	}
	if typ.Flags&Abstract != 0 {
		f |= 1 << 20
	}
	if typ.Flags&Sequence != 0 {
		f |= 1 << 5
	}
	if typ.Flags&Mapping != 0 {
		f |= 1 << 6
	}
	return f
}

func typeText(t *Thread, self, v Value, name string) (string, error) {
	cls := self.typ()
	if !cls.IsHeap() {
		return "", t.Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, cls.Name)
	}
	if v.IsNull() {
		return "", t.Raise(TypeError, "cannot delete '%s' attribute of immutable type '%s'", name, cls.Name)
	}
	s := AsStr(v)
	if s == nil {
		return "", t.Raise(TypeError, "can only assign string to %s.%s, not '%s'", cls.Name, name, v.Type().Name)
	}
	return s.S, nil
}

// typeEntry sets an entry of a class's namespace that type shows as an attribute.
func typeEntry(name string) func(t *Thread, self, v Value) error {
	return func(t *Thread, self, v Value) error {
		cls := self.typ()
		if !cls.IsHeap() {
			return t.Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, cls.Name)
		}
		if v.IsNull() {
			if name == "__doc__" {
				return t.Raise(TypeError, "cannot delete '%s' attribute of immutable type '%s'", name, cls.Name)
			}
			if !cls.Dict.DeleteString(name) {
				return t.Raise(AttributeError, "%s", name)
			}
		} else {
			cls.Dict.SetString(name, v)
		}
		cls.modified(t)
		return nil
	}
}

func typeAnnotations(t *Thread, self Value) (Value, error) {
	cls := self.typ()
	if !cls.IsHeap() {
		return Value{}, t.noAttribute(self, newStr("__annotations__"))
	}
	v := cls.Dict.GetString("__annotations__")
	if v.IsNull() {
		v = NewDict().Value()
		cls.Dict.SetString("__annotations__", v)
		cls.modified(t)
	}
	return v, nil
}

func setAbstract(t *Thread, self, v Value) error {
	cls := self.typ()
	if v.IsNull() {
		if _, has := cls.extra["__abstractmethods__"]; !has {
			return t.Raise(AttributeError, "__abstractmethods__")
		}
		delete(cls.extra, "__abstractmethods__")
		cls.Flags &^= Abstract
		return nil
	}
	some, err := t.Truth(v)
	if err != nil {
		return err
	}
	if cls.extra == nil {
		cls.extra = make(map[string]Value)
	}
	cls.extra["__abstractmethods__"] = v
	cls.Flags &^= Abstract
	if some {
		cls.Flags |= Abstract
	}
	return nil
}

// setBases is cls.__bases__ = bases.
func setBases(t *Thread, self, v Value) error {
	cls := self.typ()
	if !cls.IsHeap() {
		return t.Raise(TypeError, "cannot set '__bases__' attribute of immutable type '%s'", cls.Name)
	}
	tuple := AsTuple(orNone(v))
	if tuple == nil {
		return t.Raise(TypeError, "can only assign tuple to %s.__bases__, not %s", cls.Name, orNone(v).Type().Name)
	}
	if len(tuple.Items) == 0 {
		return t.Raise(TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", cls.Name)
	}
	bases := make([]*Type, len(tuple.Items))
	for i, item := range tuple.Items {
		b := AsType(item)
		if b == nil {
			return t.Raise(TypeError, "%s.__bases__ must be tuple of classes, not '%s'", cls.Name, item.Type().Name)
		}
		if b.IsSubtype(cls) || b.hasBase(cls) {
			return t.Raise(TypeError, "a __bases__ item causes an inheritance cycle")
		}
		bases[i] = b
	}
	best, err := t.bestBase(bases)
	if err != nil {
		return err
	}
	if best.solid() != cls.Base.solid() {
		return t.Raise(TypeError, "__bases__ assignment: '%s' object layout differs from '%s'", best.Name, cls.Base.Name)
	}
	old, oldBase := cls.Bases, cls.Base
	cls.Bases, cls.Base = bases, best
	before := map[*Type][]*Type{}
	err = t.recomputeMRO(cls, before)
	// An mro() of the program may have set the bases once more: then all is done.
	current := len(cls.Bases) == len(bases) && &cls.Bases[0] == &bases[0]
	if err != nil {
		if current {
			cls.Bases, cls.Base = old, oldBase
			for c, order := range before {
				c.MRO = order
			}
		}
		return err
	}
	if !current {
		return nil
	}
	for _, b := range old {
		t.removeSubclass(b, cls)
	}
	for _, b := range bases {
		t.addSubclass(b, cls)
	}
	cls.modified(t)
	cls.updateSlots("")
	return nil
}

// hasBase reports whether cls is met by going from base to base. While mro() of a metaclass runs, these are newer than the MROs.
func (typ *Type) hasBase(cls *Type) bool {
	for ; typ != nil; typ = typ.Base {
		if typ == cls {
			return true
		}
	}
	return false
}

// recomputeMRO computes the MRO of a class and of those that inherit from it anew, and notes those that there were.
func (t *Thread) recomputeMRO(cls *Type, before map[*Type][]*Type) error {
	if err := t.Enter(" in mro"); err != nil {
		return err
	}
	defer t.Leave()
	if err := t.Charge(1); err != nil {
		return err
	}
	order, err := t.computeMRO(cls)
	if err != nil {
		return err
	}
	if _, noted := before[cls]; !noted {
		before[cls] = cls.MRO
	}
	cls.MRO = order
	for _, s := range cls.liveSubclasses() {
		if err := t.recomputeMRO(s, before); err != nil {
			return err
		}
	}
	return nil
}

func typeRepr(t *Thread, self Value) (Value, error) {
	return NewStr("<class '" + self.typ().FullName() + "'>"), nil
}

// typeCall makes an instance: cls(...).
func typeCall(t *Thread, self Value, args []Value, names Names) (Value, error) {
	cls := self.typ()
	if cls == TypeType && len(args) == 1 && len(names) == 0 {
		return args[0].Type().Value(), nil
	}
	if cls.New == nil {
		return Value{}, t.Raise(TypeError, "cannot create '%s' instances", cls.FullName())
	}
	t.MadeInstance(cls)
	v, err := cls.New(t, cls, args, names)
	if err != nil {
		return v, err
	}
	typ := v.Type()
	if typ != cls && !typ.IsSubtype(cls) || typ.Init == nil {
		return v, nil
	}
	return v, typ.Init(t, v, args, names)
}

func typeNew(t *Thread, meta *Type, args []Value, names Names) (Value, error) {
	positional := args[:len(args)-len(names)]
	if len(positional) != 3 && meta == TypeType {
		return Value{}, t.Raise(TypeError, "type() takes 1 or 3 arguments")
	}
	if len(positional) != 3 {
		return Value{}, t.Raise(TypeError, "type.__new__() takes exactly 3 arguments (%d given)", len(positional))
	}
	name := AsStr(args[0])
	if name == nil {
		return Value{}, t.Raise(TypeError, "type.__new__() argument 1 must be str, not %s", args[0].Type().Name)
	}
	if strings.Contains(name.S, "\x00") {
		return Value{}, t.Raise(ValueError, "type name must not contain null characters")
	}
	tuple := AsTuple(args[1])
	if tuple == nil {
		return Value{}, t.Raise(TypeError, "type.__new__() argument 2 must be tuple, not %s", args[1].Type().Name)
	}
	namespace := AsDict(args[2])
	if namespace == nil {
		return Value{}, t.Raise(TypeError, "type.__new__() argument 3 must be dict, not %s", args[2].Type().Name)
	}
	bases := make([]*Type, len(tuple.Items))
	for i, item := range tuple.Items {
		if bases[i] = AsType(item); bases[i] == nil {
			if !item.Type().Lookup("__mro_entries__").IsNull() {
				return Value{}, t.Raise(TypeError, "type() doesn't support MRO entry resolution; use types.new_class()")
			}
			return Value{}, t.Raise(TypeError, "bases must be types")
		}
	}
	winner, err := t.Metaclass(meta, bases)
	if err != nil {
		return Value{}, err
	}
	if winner != meta {
		if f := builtinNew(winner.Lookup("__new__")); f == nil || f.Owner != TypeType {
			return t.newBy(winner, args, names)
		}
		meta = winner
	}
	cls, err := t.NewClass(meta, name.S, bases, namespace)
	if err != nil {
		return Value{}, err
	}
	return cls.Value(), t.InitSubclass(cls, args[3:], names)
}

// newBy calls the __new__ of a metaclass that turned out to be more derived than the one asked for.
func (t *Thread) newBy(meta *Type, args []Value, names Names) (Value, error) {
	return meta.New(t, meta, args, names)
}

func typeInit(t *Thread, self Value, args []Value, names Names) error {
	n := len(args) - len(names)
	if n != 1 && n != 3 {
		return t.Raise(TypeError, "type.__init__() takes 1 or 3 arguments")
	}
	return nil
}

// IsInstance is isinstance(v, cls), cls being a class, a tuple of classes, or what defines __instancecheck__.
func (t *Thread) IsInstance(v, cls Value) (bool, error) {
	if cls.Type() == TypeType {
		if v.Type().IsSubtype(cls.typ()) {
			return true, nil
		}
		b, err := t.plainIsInstance(v, cls.typ())
		return b == True, err
	}
	if v.Type().Value() == cls {
		return true, nil
	}
	if tuple := AsTuple(cls); tuple != nil {
		if err := t.Enter(" in __instancecheck__"); err != nil {
			return false, err
		}
		defer t.Leave()
		for _, c := range tuple.Items {
			if is, err := t.IsInstance(v, c); is || err != nil {
				return is, err
			}
		}
		return false, nil
	}
	if AsType(cls) == nil || cls.Type().Lookup("__instancecheck__") != TypeType.Lookup("__instancecheck__") {
		is, found, err := t.CallSpecial(cls, "__instancecheck__", v)
		if err != nil {
			return false, err
		}
		if found {
			return t.Truth(is)
		}
	}
	if c := AsType(cls); c != nil {
		b, err := t.plainIsInstance(v, c)
		return b == True, err
	}
	// What is no class but has __bases__ is treated as one.
	bases, err := t.FindAttr(cls, t.Interp.Intern("__bases__"))
	if err != nil {
		return false, err
	}
	if AsTuple(orNone(bases)) == nil {
		return false, t.Raise(TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
	}
	have, err := t.FindAttr(v, t.Interp.Intern("__class__"))
	if err != nil || have.IsNull() {
		return false, err
	}
	return t.abstractSubclass(have, cls)
}

// plainIsInstance is type.__instancecheck__: v's type counts, and what v says its __class__ is.
func (t *Thread) plainIsInstance(v Value, cls *Type) (Value, error) {
	if v.Type().IsSubtype(cls) {
		return True, nil
	}
	if v.Type().GetAttr == nil && (!v.Type().IsHeap() || v.Type().Lookup("__class__") == ObjectType.Lookup("__class__")) {
		return False, nil
	}
	c, err := t.FindAttr(v, t.Interp.Intern("__class__"))
	if err != nil {
		return Value{}, err
	}
	if !c.IsNull() && c != v.Type().Value() {
		if have := AsType(c); have != nil {
			return Bool(have.IsSubtype(cls)), nil
		}
	}
	return False, nil
}

// IsSubclass is issubclass(sub, cls).
func (t *Thread) IsSubclass(sub, cls Value) (bool, error) {
	if cls.Type() == TypeType {
		if s := AsType(sub); s != nil {
			return s.IsSubtype(cls.typ()), nil
		}
	}
	if tuple := AsTuple(cls); tuple != nil {
		if err := t.Enter(" in __subclasscheck__"); err != nil {
			return false, err
		}
		defer t.Leave()
		for _, c := range tuple.Items {
			if is, err := t.IsSubclass(sub, c); is || err != nil {
				return is, err
			}
		}
		return false, nil
	}
	is, found, err := t.CallSpecial(cls, "__subclasscheck__", sub)
	if err != nil {
		return false, err
	}
	if found {
		return t.Truth(is)
	}
	return t.plainIsSubclass(sub, cls)
}

func (t *Thread) plainIsSubclass(sub, cls Value) (bool, error) {
	s, c := AsType(sub), AsType(cls)
	if s != nil && c != nil {
		return s.IsSubtype(c), nil
	}
	if s == nil {
		bases, err := t.FindAttr(sub, t.Interp.Intern("__bases__"))
		if err != nil {
			return false, err
		}
		if AsTuple(orNone(bases)) == nil {
			return false, t.Raise(TypeError, "issubclass() arg 1 must be a class")
		}
	}
	if c == nil {
		bases, err := t.FindAttr(cls, t.Interp.Intern("__bases__"))
		if err != nil {
			return false, err
		}
		if AsTuple(orNone(bases)) == nil {
			return false, t.Raise(TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
		}
	}
	return t.abstractSubclass(sub, cls)
}

// abstractSubclass follows __bases__, of whatever has them.
func (t *Thread) abstractSubclass(sub, cls Value) (bool, error) {
	if sub == cls {
		return true, nil
	}
	if err := t.Enter(" in __issubclass__"); err != nil {
		return false, err
	}
	defer t.Leave()
	bases, err := t.FindAttr(sub, t.Interp.Intern("__bases__"))
	if err != nil {
		return false, err
	}
	tuple := AsTuple(orNone(bases))
	if tuple == nil {
		return false, nil
	}
	for _, b := range tuple.Items {
		if is, err := t.abstractSubclass(b, cls); is || err != nil {
			return is, err
		}
	}
	return false, nil
}

// attrsAtOf is where the attributes of an instance of a subclass of base are.
func attrsAtOf(base *Type) uintptr {
	for ; base != nil; base = base.Base {
		if base.subAttrs != 0 {
			return base.subAttrs
		}
	}
	return 0
}
