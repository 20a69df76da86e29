package object

// DictIterator goes through a dict; its type says what it gives, and in which direction. The virtual machine may step the
// forward ones without a call, by Step.
type DictIterator struct {
	Object
	Dict *Dict // nil at the end
	At   int   // of the next entry to look at
	used int   // how many items the dict had; -1 once it was found to have changed
	left int
}

func newDictIterator(typ *Type, d *Dict) Value {
	it := &DictIterator{Object{typ}, d, 0, d.used, d.used}
	switch typ {
	case DictReverseKeyIteratorType, DictReverseValueIteratorType, DictReverseItemIteratorType:
		it.At = len(d.entries) - 1
	}
	return From(it)
}

// Step finds the next entry of an iterator that goes forward: nil at the end.
func (it *DictIterator) Step(t *Thread) (*Entry, error) {
	d := it.Dict
	if d == nil {
		return nil, nil
	}
	if it.used != d.used {
		return nil, it.changed(t)
	}
	for ; it.At < len(d.entries); it.At++ {
		if e := &d.entries[it.At]; !e.Key.IsNull() {
			it.At++
			return it.give(t, e)
		}
	}
	it.Dict = nil
	return nil, nil
}

func (it *DictIterator) stepBack(t *Thread) (*Entry, error) {
	d := it.Dict
	if d == nil {
		return nil, nil
	}
	if it.used != d.used {
		return nil, it.changed(t)
	}
	for it.At = min(it.At, len(d.entries)-1); it.At >= 0; it.At-- {
		if e := &d.entries[it.At]; !e.Key.IsNull() {
			it.At--
			return it.give(t, e)
		}
	}
	it.Dict = nil
	return nil, nil
}

func (it *DictIterator) give(t *Thread, e *Entry) (*Entry, error) {
	if it.left == 0 {
		it.Dict = nil
		return nil, t.Raise(RuntimeError, "dictionary keys changed during iteration")
	}
	it.left--
	return e, nil
}

func (it *DictIterator) changed(t *Thread) error {
	it.used = -1
	return t.Raise(RuntimeError, "dictionary changed size during iteration")
}

func fillDictIterators() {
	key := func(e *Entry) Value { return e.Key }
	value := func(e *Entry) Value { return e.Value }
	item := func(e *Entry) Value { return NewPair(e.Key, e.Value) }
	for _, kind := range []struct {
		typ  *Type
		step func(it *DictIterator, t *Thread) (*Entry, error)
		give func(e *Entry) Value
	}{
		{DictKeyIteratorType, (*DictIterator).Step, key},
		{DictValueIteratorType, (*DictIterator).Step, value},
		{DictItemIteratorType, (*DictIterator).Step, item},
		{DictReverseKeyIteratorType, (*DictIterator).stepBack, key},
		{DictReverseValueIteratorType, (*DictIterator).stepBack, value},
		{DictReverseItemIteratorType, (*DictIterator).stepBack, item},
	} {
		typ, step, give := kind.typ, kind.step, kind.give
		pairs := typ == DictItemIteratorType || typ == DictReverseItemIteratorType
		typ.Flags = Final | NoNew
		typ.Iter = selfIter
		typ.Next = func(t *Thread, self Value) (Value, error) {
			e, err := step(As[DictIterator](self), t)
			if e == nil || err != nil {
				return Value{}, err
			}
			if pairs {
				t.Made(Bytes(2))
			}
			return give(e), nil
		}
		define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
			lengthHint(func(self Value) int {
				it := As[DictIterator](self)
				if it.Dict == nil || it.used != it.Dict.used {
					return 0
				}
				return it.left
			}),
			Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
				rest := *As[DictIterator](a[0])
				var items []Value
				for {
					e, err := step(&rest, t)
					if err != nil {
						return Value{}, err
					}
					if e == nil {
						return t.reduceIter(NewList(items), Value{})
					}
					if err := t.Allocate(16); err != nil {
						return Value{}, err
					}
					items = append(items, give(e))
				}
			}),
		}})
	}
}
