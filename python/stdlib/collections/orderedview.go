package collections

import "github.com/jinklink/jink/python/object"

var (
	orderedKeysType     = &object.Type{Name: "odict_keys", Flags: object.Final | object.NoNew}
	orderedValuesType   = &object.Type{Name: "odict_values", Flags: object.Final | object.NoNew}
	orderedItemsType    = &object.Type{Name: "odict_items", Flags: object.Final | object.NoNew}
	orderedIteratorType = &object.Type{Name: "odict_iterator", Flags: object.Final | object.NoNew}
)

// orderedView is what keys(), values() and items() of an ordered dict give.
type orderedView struct {
	object.DictView
	of value
}

// part says what of an item an iterator gives.
type part uint8

const (
	keysOf part = iota
	valuesOf
	itemsOf
)

// orderedIterator goes through an ordered dict.
type orderedIterator struct {
	object.Object
	of      value // NULL at the end
	what    part
	reverse bool
	at      int
	left    int
	changed uint32
}

func newOrderedIterator(of value, what part, reverse bool) value {
	d := object.AsDict(of)
	v, it := object.Make[orderedIterator](orderedIteratorType, orderedIteratorType)
	it.of, it.what, it.reverse, it.changed, it.left = of, what, reverse, d.Changed, d.Len()
	if reverse {
		it.at = len(d.Entries()) - 1
	} else if d.Len() > 0 {
		it.at = d.First()
	}
	return v
}

func defineOrderedViews() {
	for _, kind := range []struct {
		typ, base *object.Type
		what      part
	}{
		{orderedKeysType, object.DictKeysType, keysOf},
		{orderedValuesType, object.DictValuesType, valuesOf},
		{orderedItemsType, object.DictItemsType, itemsOf},
	} {
		kind.typ.Iter = func(t *thread, self value) (value, error) {
			return newOrderedIterator(object.As[orderedView](self).of, kind.what, false), nil
		}
		object.StructOf[orderedView](kind.typ)
		object.DefineType(kind.typ, kind.base, "builtins", object.TypeDef{Methods: []*object.Builtin{
			object.Method("__reversed__", "(self, /)", "An iterator from the last item to the first.", func(t *thread, a []value) (value, error) {
				return newOrderedIterator(object.As[orderedView](a[0]).of, kind.what, true), nil
			}),
		}})
	}
	orderedIteratorType.Iter = func(t *thread, self value) (value, error) { return self, nil }
	orderedIteratorType.Next = orderedNext
	object.DefineType(orderedIteratorType, nil, "builtins", object.TypeDef{Methods: []*object.Builtin{
		object.Method("__reduce__", "(self, /)", "What pickle makes the iterator again from.", func(t *thread, a []value) (value, error) {
			rest := *object.As[orderedIterator](a[0])
			var items []value
			for {
				v, err := rest.step(t)
				if err != nil {
					return value{}, err
				}
				if v.IsNull() {
					return object.NewPair(t.Interp.Builtins.GetString("iter"), object.NewTuple(object.NewList(items))), nil
				}
				items = append(items, v)
			}
		}),
	}})
}

func orderedNext(t *thread, self value) (value, error) {
	return object.As[orderedIterator](self).step(t)
}

func (it *orderedIterator) step(t *thread) (value, error) {
	if it.of.IsNull() {
		return value{}, nil
	}
	d := object.AsDict(it.of)
	if it.changed != d.Changed {
		// The dict is let go of, so that the next step finds the end.
		it.of = value{}
		return value{}, t.Raise(object.RuntimeError, "OrderedDict mutated during iteration")
	}
	entries := d.Entries()
	for it.at >= 0 && it.at < len(entries) && entries[it.at].Key.IsNull() {
		it.advance()
	}
	if it.left == 0 || it.at < 0 || it.at >= len(entries) {
		it.of = value{}
		return value{}, nil
	}
	e := entries[it.at]
	it.advance()
	it.left--
	switch it.what {
	case keysOf:
		return e.Key, nil
	case valuesOf:
		if it.of.Is(orderedDictType) {
			return e.Value, nil
		}
		return t.GetItem(it.of, e.Key)
	}
	v := e.Value
	if !it.of.Is(orderedDictType) {
		var err error
		if v, err = t.GetItem(it.of, e.Key); err != nil {
			return value{}, err
		}
	}
	return object.NewPair(e.Key, v), nil
}

func (it *orderedIterator) advance() {
	if it.reverse {
		it.at--
	} else {
		it.at++
	}
}
