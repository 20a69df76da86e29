package object

import "reflect"

// Shape says which attribute of an instance lies at which place. Instances that got the same attributes in the same order
// share a shape, so that an inline cache need only compare one pointer to know where an attribute is.
type Shape struct {
	names []string          `image:"share"`
	index map[string]int    `image:"share"` // nil while names is short: then names is searched
	next  map[string]*Shape `image:"drop"`
}

// maxShape is how many attributes an instance may have before they move into a dict of their own.
const maxShape = 64

// maxShapes is how many shapes a class may have: an instance that would be of one more has its attributes in a dict. They stay
// as long as the class, and a program can make up any number of names.
const maxShapes = 256

// find gives the place of a name, or -1.
func (s *Shape) find(name string) int {
	if s.index != nil {
		if i, ok := s.index[name]; ok {
			return i
		}
		return -1
	}
	for i, n := range s.names {
		if n == name {
			return i
		}
	}
	return -1
}

// with is the shape that s, one of cls, becomes when an attribute is added; nil if there can be no more.
func (s *Shape) with(cls *Type, name string) *Shape {
	if to, ok := s.next[name]; ok {
		return to
	}
	if len(s.names) >= maxShape || cls.shapes >= maxShapes {
		return nil
	}
	cls.shapes++
	to := &Shape{names: append(s.names[:len(s.names):len(s.names)], name)}
	if len(to.names) > 8 {
		to.index = make(map[string]int, len(to.names))
		for i, n := range to.names {
			to.index[n] = i
		}
	}
	if s.next == nil {
		s.next = make(map[string]*Shape, 1)
	}
	s.next[name] = to
	return to
}

// Attrs are the attributes of an instance: first those of __slots__, then those that Shape names, unless Dict holds them.
// __slots__ and __dict__ are apart: the values of __slots__ always stay in Slots.
type Attrs struct {
	Shape *Shape // nil of instances of built-in types, too
	Slots []Value
	Dict  *Dict // when not nil, it holds all but the __slots__, and Shape is nil
}

// Instance is an object of a class that inherits from no other built-in type than object.
type Instance struct {
	Object
	Attrs
}

type instance2 struct {
	Instance
	room [2]Value
}

type instance4 struct {
	Instance
	room [4]Value
}

type instance8 struct {
	Instance
	room [8]Value
}

// newInstance makes an instance with room for as many attributes as the last one of its class got.
func newInstance(cls *Type) Value {
	var i *Instance
	switch n := cls.room; {
	case n == 0:
		i = new(Instance)
	case n <= 2:
		o := new(instance2)
		i, o.Slots = &o.Instance, o.room[:0]
	case n <= 4:
		o := new(instance4)
		i, o.Slots = &o.Instance, o.room[:0]
	case n <= 8:
		o := new(instance8)
		i, o.Slots = &o.Instance, o.room[:0]
	default:
		i = new(Instance)
		i.Slots = make([]Value, 0, n)
	}
	i.typ = cls
	i.Shape = cls.root
	if n := len(cls.slotNames); n > 0 {
		i.Slots = append(i.Slots, make([]Value, n)...)
	}
	return From(i)
}

// roundUp is more than an allocation of a few hundred bytes is made larger by.
const roundUp = 32

// measure finds out how large instances are.
func (typ *Type) measure() {
	switch typ {
	case IntType, FloatType, BoolType, NoneType, NotImplementedType, EllipsisType, TypeType:
		return // they are in the Values themselves, or account for more
	}
	typ.size = headerBytes
	if t := typ.goType(); t != nil {
		typ.size = int(t.Size()) + roundUp
	}
	if typ.attrsAt != 0 && !typ.IsHeap() {
		typ.size += dictBytes
	}
	typ.size += 16 * len(typ.slotNames)
}

// MadeInstance accounts for an instance of cls.
func (t *Thread) MadeInstance(cls *Type) {
	if cls.size > 0 {
		t.Made(cls.size + 16*cls.room)
	}
}

// WithAttrs is the layout of an instance of a subclass of the built-in type whose layout is T.
type WithAttrs[T any] struct {
	Base T
	Attrs
}

// allocWithAttrs is the Alloc of types whose layout is T, which begins with an Object.
func allocWithAttrs[T any](cls *Type) Value {
	o := new(WithAttrs[T])
	v := From(o)
	v.header().typ = cls
	o.Shape = cls.root
	if n := len(cls.slotNames); n > 0 {
		o.Slots = make([]Value, n)
	}
	return v
}

// subclassable lets classes inherit from a built-in type whose layout is T.
func subclassable[T any](typ *Type, layout Layout) {
	typ.Layout, typ.Alloc, typ.subAttrs = layout, allocWithAttrs[T], attrsIn[T]()
	typ.own, typ.sub = reflect.TypeFor[T](), reflect.TypeFor[WithAttrs[T]]()
}

// AttrsOf is the storage of v's attributes, or nil if it can have none.
func AttrsOf(v Value) *Attrs {
	at := v.Type().attrsAt
	if at == 0 {
		return nil
	}
	return attrsAt(v, at)
}

// Get finds an attribute, NULL if there is none.
func (a *Attrs) Get(cls *Type, name string) Value {
	if a.Dict != nil {
		return a.Dict.GetString(name)
	}
	if a.Shape == nil {
		return Value{}
	}
	if i := a.Shape.find(name); i >= 0 {
		return a.Slots[len(cls.slotNames)+i]
	}
	return Value{}
}

// Set stores an attribute.
func (a *Attrs) Set(cls *Type, name *Str, v Value) {
	if a.Shape == nil && a.Dict == nil {
		// An instance of a built-in type: its shapes would be shared between interpreters.
		a.Dict = NewDict()
	}
	if a.Dict != nil {
		a.Dict.SetStr(name, v)
		return
	}
	first := len(cls.slotNames)
	if i := a.Shape.find(name.S); i >= 0 {
		a.Slots[first+i] = v
		return
	}
	next := a.Shape.with(cls, name.S)
	if next == nil {
		a.Materialise(cls).SetStr(name, v)
		return
	}
	a.Shape = next
	a.Slots = append(a.Slots, v)
	if n := len(a.Slots); n > cls.room {
		cls.room = n
	}
}

// Delete removes an attribute, and reports whether there was such a one.
func (a *Attrs) Delete(cls *Type, name *Str) bool {
	if a.Get(cls, name.S).IsNull() {
		return false
	}
	return a.Materialise(cls).DeleteString(name.S)
}

// Materialise moves the attributes into a dict, which from then on is where they are, and which Python sees as __dict__.
func (a *Attrs) Materialise(cls *Type) *Dict {
	if a.Dict == nil {
		d := NewDict()
		first := len(cls.slotNames)
		if a.Shape != nil {
			for i, name := range a.Shape.names {
				d.SetString(name, a.Slots[first+i])
			}
			clear(a.Slots[first:])
			a.Slots = a.Slots[:first]
		}
		a.Shape, a.Dict = nil, d
	}
	return a.Dict
}
