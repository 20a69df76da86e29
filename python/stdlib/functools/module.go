// Package functools is Python's module _functools: the part of functools whose speed programs rely on. The rest is written
// in Python, over this.
//
// A call through partial or a cache costs no Python frame of its own, and a cache that knows the answer allocates nothing.
package functools

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module _functools for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_functools", "Tools that operate on functions.")
	m.AddTypes(partialType, cacheType)
	m.Add(
		object.Fn("reduce", "(function, iterable, initial=None, /)", "Combine all items into one, from the first to the last, by a function of two.", reduce),
		object.Fn("cmp_to_key", "(mycmp)", "Turn a function that compares two objects into a key function.", compareToKey),
	)
	return m, nil
}

// defineTypes makes the types of this package, once for all interpreters.
var defineTypes = sync.OnceFunc(func() {
	definePartial()
	defineKey()
	defineCache()
})

func reduce(t *thread, a []value) (value, error) {
	function, total := a[0], a[2]
	it, err := t.Iter(a[1])
	if err != nil {
		if object.Matches(err, object.TypeError) {
			return value{}, t.Raise(object.TypeError, "reduce() arg 2 must support iteration")
		}
		return value{}, err
	}
	next := it.Type().Next
	for {
		v, err := next(t, it)
		if err != nil {
			return value{}, err
		}
		if v.IsNull() {
			break
		}
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		if total.IsNull() {
			total = v
			continue
		}
		if total, err = t.Call(function, total, v); err != nil {
			return value{}, err
		}
	}
	if total.IsNull() {
		return value{}, t.Raise(object.TypeError, "reduce() of empty iterable with no initial value")
	}
	return total, nil
}
