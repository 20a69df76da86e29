// Package collections is Python's module _collections: the containers of module collections that are native. Counter,
// ChainMap, namedtuple and the rest are written in Python, over this.
//
// A deque is a ring, so that both ends are alike; an ordered dict is a dict, which is ordered anyway, whose items can be
// moved and which is compared by their order.
package collections

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module _collections for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_collections", "Containers that do more than the built-in ones.")
	m.AddTypes(dequeType, defaultDictType, orderedDictType, dequeIteratorType, dequeReverseIteratorType, tupleGetterType)
	m.Add(
		object.Fn("_count_elements", "(mapping, iterable, /)", "Count the items of an iterable in a mapping.", countElements),
		object.Fn("_speed_up", "(cls, count, /)", "Let a named tuple be made without its __new__ being run, where that would do no more.", speedUp),
	)
	return m, nil
}

// defineTypes makes the types of this package, once for all interpreters.
var defineTypes = sync.OnceFunc(func() {
	defineDeque()
	defineDequeIterators()
	defineDefaultDict()
	defineOrderedDict()
	defineOrderedViews()
	defineTupleGetter()
})

// orNone is v, or None where there is no object.
func orNone(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}

// attributes are the attributes of an object as a dict for its __reduce__, or None if it has none.
func attributes(v value) value {
	attrs := object.AttrsOf(v)
	if attrs == nil || attrs.IsEmpty() {
		return object.None
	}
	return attrs.Materialise(v.Type()).Value()
}

// speedUp gives a named tuple a shorter way to be made: with as many positional arguments as it has fields, its __new__ does
// nothing but to put them into a tuple. As soon as the class has another __new__, that is run.
func speedUp(t *thread, a []value) (value, error) {
	cls := object.AsType(a[0])
	n, err := t.IntArg(a[1])
	if err != nil {
		return value{}, err
	}
	if cls == nil || !cls.IsHeap() || !cls.IsSubtype(object.TupleType) {
		return value{}, t.Raise(object.TypeError, "_speed_up() argument 1 must be a named tuple")
	}
	usual, own := cls.New, cls.Lookup("__new__")
	cls.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		if len(names) > 0 || len(args) != n || cls.Lookup("__new__") != own {
			return usual(t, cls, args, names)
		}
		if err := t.Allocate(48 + 16*n); err != nil {
			return value{}, err
		}
		v := cls.Alloc(cls)
		object.AsTuple(v).Items = append([]value(nil), args...)
		return v, nil
	}
	return object.None, nil
}

// countElements adds 1 to the count of each item.
func countElements(t *thread, a []value) (value, error) {
	mapping := a[0]
	typ := mapping.Type()
	d := object.AsDict(mapping)
	plain := d != nil && typ.Lookup("get") == object.DictType.Lookup("get") &&
		typ.Lookup("__setitem__") == object.DictType.Lookup("__setitem__")
	var get value
	if !plain {
		var err error
		if get, err = t.Attr(mapping, "get"); err != nil {
			return value{}, err
		}
	}
	return object.None, t.Each(a[1], func(item value) error {
		if plain {
			hash, err := t.Hash(item)
			if err != nil {
				return err
			}
			have, err := d.GetHashed(t, item, hash)
			if err != nil {
				return err
			}
			sum := object.Int(1)
			switch {
			case have.IsInt() && have.Int64() < 1<<62:
				sum = object.Int(have.Int64() + 1)
			case !have.IsNull():
				if sum, err = t.BinaryOp(object.Add, have, object.Int(1)); err != nil {
					return err
				}
			}
			return d.SetHashed(t, item, hash, sum)
		}
		have, err := t.Call(get, item, object.Int(0))
		if err != nil {
			return err
		}
		sum, err := t.BinaryOp(object.Add, have, object.Int(1))
		if err != nil {
			return err
		}
		return t.SetItem(mapping, item, sum)
	})
}
