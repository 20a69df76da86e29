package object

import (
	"slices"
	"strings"
	"weak"
)

// weakType is a class known to its base, without being kept alive by it.
type weakType = weak.Pointer[Type]

func (t *Type) liveSubclasses() []*Type {
	var live []*Type
	live = append(live, t.kept...)
	for _, w := range t.subclasses {
		if s := w.Value(); s != nil {
			live = append(live, s)
		}
	}
	return live
}

// Subclasses are the direct subclasses of a type, in the order in which they were made.
func (t *Thread) Subclasses(typ *Type) []*Type {
	if typ.IsHeap() {
		return typ.liveSubclasses()
	}
	live := t.Interp.builtinSubclasses(typ)
	for _, k := range t.Interp.kept {
		if k.base == typ {
			live = append(live, k.sub)
		}
	}
	for _, w := range t.Interp.subclasses[typ] {
		if s := w.Value(); s != nil {
			live = append(live, s)
		}
	}
	return live
}

func (t *Thread) addSubclass(base, sub *Type) {
	w := weak.Make(sub)
	if base.IsHeap() {
		base.subclasses = addWeakType(base.subclasses, w)
		return
	}
	if t.Interp.subclasses == nil {
		t.Interp.subclasses = make(map[*Type][]weakType)
	}
	t.Interp.subclasses[base] = addWeakType(t.Interp.subclasses[base], w)
}

// addWeakType adds a type to others, and leaves out those that are gone where there is no room for it: a program can make classes
// for ever without keeping any.
func addWeakType(all []weakType, w weakType) []weakType {
	if len(all) == cap(all) {
		all = slices.DeleteFunc(all, func(w weakType) bool { return w.Value() == nil })
		all = slices.Grow(all, max(4, len(all)))
	}
	return append(all, w)
}

// removeSubclass undoes addSubclass, also where an image knows of it.
func (t *Thread) removeSubclass(base, sub *Type) {
	is := func(w weakType) bool { return w.Value() == sub }
	if base.IsHeap() {
		base.subclasses = slices.DeleteFunc(base.subclasses, is)
		base.kept = slices.DeleteFunc(base.kept, func(k *Type) bool { return k == sub })
		return
	}
	in := t.Interp
	in.kept = slices.DeleteFunc(in.kept, func(k subclass) bool { return k == subclass{base, sub} })
	if in.subclasses != nil {
		in.subclasses[base] = slices.DeleteFunc(in.subclasses[base], is)
	}
}

// allocInstance makes an empty instance of a heap type.
func (cls *Type) allocInstance() Value { return cls.Alloc(cls) }

// classSize is about what a class takes, its slots, namespace and caches; making one takes as many steps as it says.
const classSize = 8 << 10

// NewClass makes a class: type(name, bases, namespace), once the metaclass is settled. The namespace is copied.
func (t *Thread) NewClass(meta *Type, name string, bases []*Type, namespace *Dict) (*Type, error) {
	if len(bases) == 0 {
		bases = []*Type{ObjectType}
	}
	if err := t.Allocate(classSize + 64*namespace.Len()); err != nil {
		return nil, err
	}
	cls := &Type{}
	if meta.attrsAt != 0 {
		cls = (*Type)(meta.allocInstance().p)
	}
	cls.typ, cls.interp = meta, t.Interp
	cls.Name, cls.QualName = name, name
	cls.Flags = Heap
	cls.Bases = bases
	base, err := t.bestBase(bases)
	if err != nil {
		return nil, err
	}
	cls.Base = base
	cls.Dict = namespace.Copy()
	cls.Layout = base.Layout
	cls.Alloc = base.Alloc
	cls.own, cls.sub = base.own, base.sub
	cls.attrsAt = base.attrsAt
	cls.Flags |= base.Flags & (HasDict | HasWeakRef | MatchSelf)
	for _, b := range bases {
		cls.Flags |= b.Flags & (HasDict | HasWeakRef)
	}
	if err := t.takeNamespace(cls, namespace); err != nil {
		return nil, err
	}
	if cls.MRO, err = t.computeMRO(cls); err != nil {
		return nil, err
	}
	// What patterns a class matches it inherits from the first one that says so.
	for _, b := range cls.MRO {
		if kind := b.Flags & (Sequence | Mapping); kind != 0 {
			cls.Flags |= kind
			break
		}
	}
	cls.Version = t.nextVersion()
	for _, b := range bases {
		t.addSubclass(b, cls)
	}
	if v := cls.Dict.GetString("__eq__"); !v.IsNull() && cls.Dict.GetString("__hash__").IsNull() {
		cls.Dict.SetString("__hash__", None)
	}
	cls.updateSlots("")
	if err := t.setNames(cls); err != nil {
		return nil, err
	}
	cls.measure()
	return cls, nil
}

// slotNewFor is how a class makes instances: as the __new__ that it finds says.
func slotNewFor(cls *Type) func(*Thread, *Type, []Value, Names) (Value, error) {
	f := cls.Lookup("__new__")
	if b := builtinNew(f); b != nil {
		return b.Owner.New
	}
	return slotNew
}

// builtinNew is the __new__ of a built-in type that f is, or nil.
func builtinNew(f Value) *Builtin {
	if f.IsNull() {
		return nil
	}
	if f.Is(BuiltinType) && (*Builtin)(f.p).Name == "__new__" && (*Builtin)(f.p).Owner != nil {
		return (*Builtin)(f.p)
	}
	return nil
}

// takeNamespace sees to the entries of a class's namespace that mean something to the type itself.
func (t *Thread) takeNamespace(cls *Type, namespace *Dict) error {
	d := cls.Dict
	if q := d.GetString("__qualname__"); !q.IsNull() {
		s := AsStr(q)
		if s == nil {
			return t.Raise(TypeError, "type __qualname__ must be a str, not %s", q.Type().Name)
		}
		cls.QualName = s.S
		d.DeleteString("__qualname__")
	}
	if d.GetString("__module__").IsNull() {
		if g := t.Runner.CurrentGlobals(t); g != nil {
			if m := g.GetString("__name__"); !m.IsNull() {
				d.SetString("__module__", m)
			}
		}
	}
	if s := AsStr(orNone(d.GetString("__module__"))); s != nil {
		cls.Module = s.S
	}
	for _, e := range namespace.Entries() {
		if !e.Key.IsNull() && AsStr(e.Key) == nil {
			if err := t.Warn(RuntimeWarning, "non-string key in the __dict__ of class "+cls.Name); err != nil {
				return err
			}
			break
		}
	}
	if f := d.GetString("__new__"); AsFunction(orNone(f)) != nil {
		d.SetString("__new__", NewStaticMethod(f))
	}
	for _, name := range []string{"__init_subclass__", "__class_getitem__"} {
		if f := d.GetString(name); AsFunction(orNone(f)) != nil {
			d.SetString(name, NewClassMethod(f))
		}
	}
	if cell := d.GetString("__classcell__"); !cell.IsNull() {
		if !cell.Is(CellType) {
			return t.Raise(TypeError, "__classcell__ must be a nonlocal cell, not <class '%s'>", cell.Type().Name)
		}
		AsCell(cell).V = cls.Value()
		d.DeleteString("__classcell__")
	}
	if err := t.takeSlots(cls); err != nil {
		return err
	}
	if d.GetString("__doc__").IsNull() { // not before: it may be a slot
		d.SetString("__doc__", None)
	}
	return nil
}

// takeSlots sees to __slots__: it decides whether instances have a __dict__, and gives each slot its place.
func (t *Thread) takeSlots(cls *Type) error {
	inherited := cls.Flags
	cls.slotNames = cls.Base.slotNames
	slots := cls.Dict.GetString("__slots__")
	var names []string
	if slots.IsNull() {
		cls.Flags |= HasDict | HasWeakRef
	} else {
		items := []Value{slots}
		if AsStr(slots) == nil {
			var err error
			if items, err = t.Items(slots); err != nil {
				return err
			}
		}
		for _, item := range items {
			s := AsStr(item)
			if s == nil {
				return t.Raise(TypeError, "__slots__ items must be strings, not '%s'", item.Type().Name)
			}
			if !isIdentifier(s.S) {
				return t.Raise(TypeError, "__slots__ must be identifiers")
			}
			switch s.S {
			case "__dict__":
				if cls.Flags&HasDict != 0 {
					return t.Raise(TypeError, "__dict__ slot disallowed: we already got one")
				}
				cls.Flags |= HasDict
				continue
			case "__weakref__":
				if cls.Flags&HasWeakRef != 0 {
					return t.Raise(TypeError, "__weakref__ slot disallowed: we already got one")
				}
				cls.Flags |= HasWeakRef
				continue
			}
			name := mangle(cls.Name, s.S)
			if !cls.Dict.GetString(name).IsNull() && name != "__qualname__" && name != "__classcell__" {
				return t.Raise(ValueError, "'%s' in __slots__ conflicts with class variable", name)
			}
			names = append(names, name)
		}
	}
	if len(names) > 0 && (cls.Layout == LayoutInt || cls.Layout == LayoutTuple || cls.Layout == LayoutBytes) && cls.Base.Name != "object" {
		return t.Raise(TypeError, "nonempty __slots__ not supported for subtype of '%s'", cls.Base.Name)
	}
	// Classes, the instances of metaclasses, have the __dict__ of type.
	if cls.Flags&^inherited&HasDict != 0 && !cls.Base.IsSubtype(TypeType) {
		cls.addAttr(dictAttr())
	}
	if cls.Flags&^inherited&HasWeakRef != 0 && cls.Layout != LayoutType {
		cls.addAttr(Attr("__weakref__", "list of weak references to the object", func(t *Thread, self Value) (Value, error) { return None, nil }, nil))
	}
	slices.Sort(names)
	first := len(cls.slotNames)
	cls.slotNames = append(slices.Clip(cls.slotNames), names...)
	for i, name := range names {
		m := &SlotMember{Object: Object{SlotMemberType}, Name: name, Owner: cls, Place: first + i}
		cls.Dict.SetString(name, From(m))
	}
	if cls.attrsAt == 0 {
		cls.attrsAt = attrsAtOf(cls.Base)
	}
	cls.root = &Shape{}
	cls.room = len(cls.slotNames)
	return nil
}

func (cls *Type) addAttr(g *GetSet) {
	g.Owner = cls
	cls.Dict.SetString(g.Name, From(g))
}

// dictAttr is the attribute __dict__ of objects that have one.
func dictAttr() *GetSet {
	return Attr("__dict__", "dictionary for instance variables", func(t *Thread, self Value) (Value, error) {
		if a := AttrsOf(self); a != nil && a.Dict == nil {
			t.Made(dictBytes + 96*len(a.Slots))
		}
		if d := DictOf(self); d != nil {
			return d.Value(), nil
		}
		return Value{}, t.noAttribute(self, newStr("__dict__"))
	}, func(t *Thread, self, v Value) error {
		attrs := AttrsOf(self)
		if v.IsNull() && attrs != nil && self.Type().IsHeap() { // what is deleted is empty
			v = NewDict().Value()
		}
		switch {
		case v.IsNull():
			return t.Raise(TypeError, "cannot delete __dict__")
		case AsDict(v) == nil:
			return t.Raise(TypeError, "__dict__ must be set to a dictionary, not a '%s'", v.Type().Name)
		case attrs == nil:
			return t.attributeError(self, newStr("__dict__"), "attribute '__dict__' of '%s' objects is not writable", self.Type().Name)
		}
		attrs.Materialise(self.Type())
		attrs.Dict = AsDict(v)
		return nil
	})
}

func mangle(class, name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	class = strings.TrimLeft(class, "_")
	if class == "" {
		return name
	}
	return "_" + class + name
}

// solid is the type among t and its bases that gave it its layout: its Go struct, or its __slots__.
func (t *Type) solid() *Type {
	for t.Base != nil {
		if t.Layout != t.Base.Layout || len(t.slotNames) != len(t.Base.slotNames) || t.Layout == LayoutOther && !t.IsHeap() ||
			t.Flags&ownFields != 0 {
			return t
		}
		t = t.Base
	}
	return t
}

// bestBase is the base whose layout the instances of a class get.
func (t *Thread) bestBase(bases []*Type) (*Type, error) {
	var winner, best *Type
	for _, b := range bases {
		if b.Flags&Final != 0 {
			return nil, t.Raise(TypeError, "type '%s' is not an acceptable base type", b.FullName())
		}
		s := b.solid()
		switch {
		case winner == nil:
			winner, best = s, b
		case winner.IsSubtype(s):
		case s.IsSubtype(winner):
			winner, best = s, b
		default:
			return nil, t.Raise(TypeError, "multiple bases have instance lay-out conflict")
		}
	}
	return best, nil
}

// computeMRO gives the order in which attributes are looked for: what mro() of the metaclass says, which by default is C3.
func (t *Thread) computeMRO(cls *Type) ([]*Type, error) {
	if cls.typ != TypeType {
		if f := cls.typ.Lookup("mro"); f.Is(FunctionType) || !f.IsNull() && !f.Is(MethodDescriptorType) {
			v, _, err := t.CallSpecial(cls.Value(), "mro")
			if err != nil {
				return nil, err
			}
			items, err := t.Items(v)
			if err != nil {
				return nil, err
			}
			order := make([]*Type, len(items))
			for i, item := range items {
				if order[i] = AsType(item); order[i] == nil {
					return nil, t.Raise(TypeError, "mro() returned a non-class ('%s')", item.Type().Name)
				}
				if order[i] != cls && !cls.Base.solid().IsSubtype(order[i].solid()) {
					return nil, t.Raise(TypeError, "mro() returned base with unsuitable layout ('%s')", order[i].Name)
				}
			}
			return order, nil
		}
	}
	return t.c3(cls)
}

// c3 is the C3 linearisation: https://www.python.org/download/releases/2.3/mro/
func (t *Thread) c3(cls *Type) ([]*Type, error) {
	for i, b := range cls.Bases {
		if slices.Contains(cls.Bases[:i], b) {
			return nil, t.Raise(TypeError, "duplicate base class %s", b.Name)
		}
	}
	var lists [][]*Type
	for _, b := range cls.Bases {
		lists = append(lists, b.MRO)
	}
	lists = append(lists, cls.Bases)
	order := []*Type{cls}
	for {
		var candidate *Type
		empty := true
	search:
		for _, l := range lists {
			if len(l) == 0 {
				continue
			}
			empty = false
			for _, other := range lists {
				if len(other) > 1 && slices.Contains(other[1:], l[0]) {
					continue search
				}
			}
			candidate = l[0]
			break
		}
		if empty {
			return order, nil
		}
		if candidate == nil {
			var names []string
			for _, l := range lists {
				if len(l) > 0 && !slices.Contains(names, l[0].Name) {
					names = append(names, l[0].Name)
				}
			}
			return nil, t.Raise(TypeError, "Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
		}
		order = append(order, candidate)
		for i, l := range lists {
			if len(l) > 0 && l[0] == candidate {
				lists[i] = l[1:]
			}
		}
	}
}

// setNames calls __set_name__ of the entries of a new class.
func (t *Thread) setNames(cls *Type) error {
	for _, e := range slices.Clone(cls.Dict.Entries()) {
		if e.Key.IsNull() || e.Value.Type().Lookup("__set_name__").IsNull() {
			continue
		}
		if _, _, err := t.CallSpecial(e.Value, "__set_name__", cls.Value(), e.Key); err != nil {
			if exc := Raised(err); exc != nil {
				repr, _ := t.Repr(e.Key)
				t.addNote(exc, "Error calling __set_name__ on '"+e.Value.Type().Name+"' instance "+repr+" in '"+cls.Name+"'")
			}
			return err
		}
	}
	return nil
}

// InitSubclass calls __init_subclass__ of the bases of a new class, with the keywords of the class statement.
func (t *Thread) InitSubclass(cls *Type, args []Value, names Names) error {
	f, _ := cls.LookupAfter(cls, "__init_subclass__")
	if f.IsNull() {
		return nil
	}
	if get := f.Type().DescrGet; get != nil {
		var err error
		if f, err = get(t, f, Value{}, cls); err != nil {
			return err
		}
	}
	_, err := t.CallNamed(f, args, names)
	return err
}

// Metaclass is the metaclass of a class with these bases: the most derived among theirs and the one asked for.
func (t *Thread) Metaclass(meta *Type, bases []*Type) (*Type, error) {
	for _, b := range bases {
		switch {
		case meta.IsSubtype(b.typ):
		case b.typ.IsSubtype(meta):
			meta = b.typ
		default:
			return nil, t.Raise(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return meta, nil
}
