package object

// This file holds what the virtual machine's loop reads of objects directly. The functions are small, so that they are
// inlined even into a function as large as that loop.

// Attrs is the storage of the attributes of v, an instance of t; t must give its instances one.
func (t *Type) Attrs(v Value) *Attrs { return attrsAt(v, t.attrsAt) }

// HasAttrs reports whether instances of t have storage for attributes.
func (t *Type) HasAttrs() bool { return t.attrsAt != 0 }

// SlotCount is how many places __slots__ take before the other attributes.
func (t *Type) SlotCount() int { return len(t.slotNames) }

// ValueAt is the value at a place of Entries.
func (d *Dict) ValueAt(i int) Value { return d.entries[i].Value }

// Find is the place of an attribute, or -1.
func (s *Shape) Find(name string) int { return s.find(name) }

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

// NextPair is the next item of an iterator whose items are unpacked into two at once: of a dict's items, of enumerate and
// of the zip of two it does without making the tuple. ok is false if it is one of another kind; a is NULL at the end.
func (t *Thread) NextPair(it Value) (a, b Value, ok bool, err error) {
	switch it.Type() {
	case DictItemIteratorType:
		e, err := As[DictIterator](it).Step(t)
		if e == nil || err != nil {
			return Value{}, Value{}, true, err
		}
		return e.Key, e.Value, true, nil
	case EnumerateType:
		n := As[Enumerate](it)
		if !n.long.IsNull() || n.next == 1<<63-1 {
			return Value{}, Value{}, false, nil
		}
		v, err := t.Next(n.it)
		if v.IsNull() || err != nil {
			return Value{}, Value{}, true, err
		}
		n.next++
		return Int(n.next - 1), v, true, nil
	case ZipType:
		z := As[Zip](it)
		if len(z.its) != 2 || z.strict {
			return Value{}, Value{}, false, nil
		}
		if a, err = t.Next(z.its[0]); a.IsNull() || err != nil {
			return Value{}, Value{}, true, err
		}
		if b, err = t.Next(z.its[1]); b.IsNull() || err != nil {
			return Value{}, Value{}, true, err
		}
		return a, b, true, nil
	}
	return Value{}, Value{}, false, nil
}
