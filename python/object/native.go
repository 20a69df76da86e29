package object

// This file holds what packages of native modules need to define types of their own.

// Head is the header of an object of a native type: the first field of its struct.
func Head(typ *Type) Object { return Object{typ} }

// Subclassable lets classes inherit from a native type whose struct is T. It is called before DefineType.
func Subclassable[T any](typ *Type) { subclassable[T](typ, LayoutOther) }

// Attributable is Subclassable for a type whose own instances, too, have a __dict__.
func Attributable[T any](typ *Type) {
	subclassable[T](typ, LayoutOther)
	typ.attrsAt = typ.subAttrs
	typ.Flags |= HasDict | HasWeakRef
}

// Make makes an instance of a native type whose struct is T, or of a class that inherits from it.
func Make[T any](typ, cls *Type) (Value, *T) {
	if cls == typ && typ.attrsAt == 0 {
		o := new(T)
		v := From(o)
		v.header().typ = typ
		return v, o
	}
	v := cls.Alloc(cls)
	if !cls.IsHeap() {
		AttrsOf(v).Dict = NewDict()
	}
	return v, As[T](v)
}

// Bind puts each argument of a call to its parameter, as the signature of b says: for New and Init of native types.
func (b *Builtin) Bind(t *Thread, args []Value, names Names) ([]Value, error) {
	all := make([]Value, len(b.parameters().all))
	return all, b.bindArguments(t, all, args, names)
}

// Find gives the number of the argument with this name among those that names names, or -1.
func (n Names) Find(name string) int { return n.find(name) }

// Add puts functions into a module. They know it by its name only, so that all copies of an interpreter share them.
func (m *Module) Add(functions ...*Builtin) {
	name := m.Dict.GetString("__name__")
	for _, b := range functions {
		if s := AsStr(orNone(name)); s != nil {
			b.Module = s.S
		}
		m.Dict.SetString(b.Name, b.Value())
	}
}

// AddTypes puts types into a module, under their names.
func (m *Module) AddTypes(types ...*Type) {
	for _, typ := range types {
		m.Dict.SetString(typ.shortName(), typ.Value())
	}
}

// Set puts a value into a module.
func (m *Module) Set(name string, v Value) { m.Dict.SetString(name, v) }

// EndOf is the StopIteration that tells that an iterator is at its end.
func (t *Thread) EndOf(it Value) error { return t.stopIteration(it) }

// ClassGetItem is __class_getitem__ of types that can be given parameters: TypeDef.ClassMethods.
func ClassGetItem() *Builtin { return classGetItem() }

// NoKeywords refuses keyword arguments to the __new__ of a native type, and of its subclasses that do not take them in an
// __init__ of their own.
func (t *Thread) NoKeywords(cls, typ *Type, names Names) error {
	return t.noKeywords(cls, typ, names, "__init__")
}

// Showing remembers that the repr of v is being made, and reports whether it was being made already: then v contains itself.
// Shown ends what it began.
func (t *Thread) Showing(v Value) (already bool) { return t.showing(v) }

// Shown ends what Showing began, where that reported false.
func (t *Thread) Shown() { t.shownNow() }

// IsEmpty reports whether there are no attributes, those of __slots__ apart.
func (a *Attrs) IsEmpty() bool {
	if a.Dict != nil {
		return a.Dict.Len() == 0
	}
	return a.Shape == nil || len(a.Shape.names) == 0
}

// Extend lets a native type have fields of its own after those of its base: its struct T begins with the base's. With
// attributes, its instances have a __dict__.
func Extend[T any](typ, base *Type, attributes bool) {
	subclassable[T](typ, base.Layout)
	typ.Flags |= ownFields
	if attributes {
		typ.attrsAt = typ.subAttrs
		typ.Flags |= HasDict | HasWeakRef
	}
}

// Short is the name of a type without the module: __name__.
func (t *Type) Short() string { return t.shortName() }

// Member is an attribute that only tells what stands in the object: it cannot be set.
func Member(name, doc string, get func(self Value) Value) *GetSet {
	g := Attr(name, doc, func(t *Thread, self Value) (Value, error) { return get(self), nil }, nil)
	g.member = true
	return g
}

// GenericGet is what object.__getattribute__ gives: NULL if there is no such attribute.
func (t *Thread) GenericGet(obj Value, name *Str) (Value, error) { return t.genericGet(obj, name) }

// GenericSet is what object.__setattr__ does; NULL deletes.
func (t *Thread) GenericSet(obj Value, name *Str, v Value) error { return t.genericSet(obj, name, v) }

// StrIn is the str s, made in room if that is still empty: an object that has room for the strs that it will be asked for
// need not allocate them one by one. room must be nobody else's.
func StrIn(room *Str, s string) Value {
	switch {
	case room.typ == nil:
		if len(s) <= 1 {
			return NewStr(s)
		}
		*room = Str{Object: Object{StrType}, S: s, n: -1}
		return From(room)
	case room.S == s:
		return From(room)
	}
	return NewStr(s)
}
