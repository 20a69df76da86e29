// Package weakref holds module _weakref: references that keep no object alive, and proxies.
//
// An object is gone when Go's garbage collector has found it unreachable, which is some time after the program gave it up;
// gc.collect() has it look at once. Callbacks run in the program's own thread, at its next safe point.
package weakref

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
	names  = object.Names
	class  = object.Type
)

// table is what an interpreter knows of its weak references.
type table struct {
	refs   map[object.Weak][]object.Weak // the references to each object, themselves known weakly unless they have a callback
	strong map[object.Weak][]value       // those that have one: it must be called even if nobody keeps the reference
}

type tableKey struct{}

func tableOf(t *thread) *table {
	w, ok := t.Interp.Memo.Get(tableKey{}).(*table)
	if !ok {
		w = &table{refs: make(map[object.Weak][]object.Weak), strong: make(map[object.Weak][]value)}
		t.Interp.Memo.Set(tableKey{}, w)
		t.Interp.AtSafePoint(Run)
	}
	return w
}

// Run calls the callbacks of the references whose objects are gone. An exception of a callback is reported and not raised;
// the error is that the program must stop.
func Run(t *thread) error {
	w, ok := t.Interp.Memo.Get(tableKey{}).(*table)
	if !ok {
		return nil
	}
	for _, gone := range t.Interp.TakeWeak() {
		called := w.strong[gone]
		delete(w.strong, gone)
		delete(w.refs, gone)
		for i := len(called) - 1; i >= 0; i-- {
			r := object.As[reference](called[i])
			f := r.callback
			r.callback = value{}
			if f.IsNull() {
				continue
			}
			if _, err := t.Call(f, called[i]); err != nil {
				if err := t.Unraisable(err, f, ""); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

var defineTypes = sync.OnceFunc(func() {
	defineReference()
	defineProxy(proxyType)
	defineProxy(callableProxyType)
})

// Module makes module _weakref for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_weakref", "References that keep no object alive.")
	m.AddTypes(referenceType, proxyType, callableProxyType)
	m.Set("ref", referenceType.Value())
	m.Add(
		object.Fn("proxy", "(object, callback=None, /)", "Return what stands for an object without keeping it alive.", newProxy),
		object.Fn("getweakrefcount", "(object, /)", "Return how many weak references there are to an object.", func(t *thread, a []value) (value, error) {
			return object.Int(int64(len(live(t, a[0])))), nil
		}),
		object.Fn("getweakrefs", "(object, /)", "Return the weak references to an object.", func(t *thread, a []value) (value, error) {
			return object.NewList(live(t, a[0])), nil
		}),
		object.Fn("_remove_dead_weakref", "(dct, key, /)", "Delete an item of a dict if its value is a weak reference to what is gone.", func(t *thread, a []value) (value, error) {
			d := object.AsDict(a[0])
			if d == nil {
				return value{}, t.Raise(object.TypeError, "_remove_dead_weakref() argument 1 must be dict, not %s", a[0].Type().Name)
			}
			v, err := d.Get(t, a[1])
			if err != nil || v.IsNull() {
				return object.None, err
			}
			if !object.IsInstance(v, referenceType) {
				return value{}, t.Raise(object.TypeError, "not a weakref")
			}
			if object.As[reference](v).to.Value().IsNull() {
				_, err = d.Delete(t, a[1])
			}
			return object.None, err
		}),
	)
	return m, nil
}

// live are the references and proxies to an object that are there.
func live(t *thread, v value) []value {
	if !object.CanBeWeak(v) {
		return nil
	}
	var all []value
	for _, w := range tableOf(t).refs[object.NewWeak(v)] {
		if r := w.Value(); !r.IsNull() {
			all = append(all, r)
		}
	}
	return all
}
