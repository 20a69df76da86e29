package object

import "unsafe"

// This file holds what the virtual machine's loop reads of objects directly. The functions are small, so that they are
// inlined even into a function as large as that loop.

// Attrs is the storage of the attributes of v, an instance of t; t must give its instances one.
func (t *Type) Attrs(v Value) *Attrs { return (*Attrs)(unsafe.Add(v.p, t.attrsAt)) }

// HasAttrs reports whether instances of t have storage for attributes.
func (t *Type) HasAttrs() bool { return t.attrsAt != 0 }

// SlotCount is how many places __slots__ take before the other attributes.
func (t *Type) SlotCount() int { return len(t.slotNames) }

// ValueAt is the value at a place of Entries.
func (d *Dict) ValueAt(i int) Value { return d.entries[i].Value }

// SetValueAt replaces the value at a place of Entries.
func (d *Dict) SetValueAt(i int, v Value) { d.entries[i].Value = v }

// Find is the place of an attribute, or -1.
func (s *Shape) Find(name string) int { return s.find(name) }

// With is the shape that s becomes when an attribute is added.
func (s *Shape) With(name string) *Shape { return s.with(name) }

// Grown tells the type how many attributes an instance got, so that the next one gets room for as many.
func (t *Type) Grown(n int) {
	if n > t.room {
		t.room = n
	}
}

// IsPlainNew reports whether making an instance of t is no more than making an empty one: object.__new__.
func (t *Type) IsPlainNew() bool {
	f := builtinNew(t.Lookup("__new__"))
	return f != nil && f.Owner == ObjectType && t.Flags&Abstract == 0 && t.IsHeap()
}

// IsSimple reports whether b takes exactly n arguments, self among them, by position, and needs no binding for them.
func (b *Builtin) IsSimple(n int) bool { return b.simple && (n == b.max || b.max < 0) && b.Full == nil }

// OwnerIs reports whether b is a method of a type that v is an instance of.
func (b *Builtin) OwnerIs(typ *Type) bool { return b.Owner == typ || typ.IsSubtype(b.Owner) }

// IsPlainFunction reports whether b is a function of a module.
func (b *Builtin) IsPlainFunction() bool { return b.kind == plainFunction }
