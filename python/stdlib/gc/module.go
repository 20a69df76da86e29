// Package gc holds Python's module gc: the garbage collector, which is Go's. What has no counterpart there keeps the
// settings it is given, and gives empty lists.
package gc

import (
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// state is what a program set.
type state struct {
	disabled   bool
	debug      int64
	thresholds [3]int64
}

// Module makes module gc for an interpreter.
func Module(t *thread) (*object.Module, error) {
	s := &state{thresholds: [3]int64{2000, 10, 10}}
	m := object.NewModule("gc", "The garbage collector.")
	for name, n := range map[string]int64{"DEBUG_STATS": 1, "DEBUG_COLLECTABLE": 2, "DEBUG_UNCOLLECTABLE": 4, "DEBUG_SAVEALL": 32, "DEBUG_LEAK": 38} {
		m.Set(name, object.Int(n))
	}
	m.Set("callbacks", object.NewList(nil))
	m.Set("garbage", object.NewList(nil))
	none := func(f func()) func(t *thread, a []value) (value, error) {
		return func(t *thread, a []value) (value, error) {
			f()
			return object.None, nil
		}
	}
	empty := func(t *thread, a []value) (value, error) { return object.NewList(nil), nil }
	m.Add(
		object.Fn("enable", "()", "Collect garbage from time to time.", none(func() { s.disabled = false })),
		object.Fn("disable", "()", "Collect no garbage.", none(func() { s.disabled = true })),
		object.Fn("isenabled", "()", "Return whether garbage is collected.", func(t *thread, a []value) (value, error) { return object.Bool(!s.disabled), nil }),
		object.Fn("collect", "(generation=2)", "Collect garbage now, and call the callbacks of weak references to what was garbage.", collect),
		object.Fn("set_debug", "(flags, /)", "Set flags that programs may ask for.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err == nil {
				s.debug = int64(n)
			}
			return object.None, err
		}),
		object.Fn("get_debug", "()", "Return the flags that were set.", func(t *thread, a []value) (value, error) { return object.Int(s.debug), nil }),
		object.Fn("set_threshold", "(threshold0, threshold1=10, threshold2=0, /)", "Set thresholds that programs may ask for.", func(t *thread, a []value) (value, error) {
			for i, v := range a {
				if v.IsNull() {
					continue
				}
				n, err := t.IntArg(v)
				if err != nil {
					return value{}, err
				}
				s.thresholds[i] = int64(n)
			}
			return object.None, nil
		}),
		object.Fn("get_threshold", "()", "Return the thresholds.", func(t *thread, a []value) (value, error) {
			return object.NewTuple(object.Int(s.thresholds[0]), object.Int(s.thresholds[1]), object.Int(s.thresholds[2])), nil
		}),
		object.Fn("get_count", "()", "Return how much was allocated since the last collection: not known here.", func(t *thread, a []value) (value, error) {
			return object.NewTuple(object.Int(0), object.Int(0), object.Int(0)), nil
		}),
		object.Fn("get_objects", "(generation=None)", "Return the objects that are looked after: not known here.", empty),
		object.Fn("get_referrers", "(*objs)", "Return what refers to objects: not known here.", empty),
		object.Fn("get_referents", "(*objs)", "Return what objects refer to: not known here.", empty),
		object.Fn("get_stats", "()", "Return what was collected: not known here.", func(t *thread, a []value) (value, error) {
			items := make([]value, 3)
			for i := range items {
				d := object.NewDict()
				for _, name := range []string{"collections", "collected", "uncollectable"} {
					d.SetString(name, object.Int(0))
				}
				items[i] = d.Value()
			}
			return object.NewList(items), nil
		}),
		object.Fn("is_tracked", "(obj, /)", "Return whether an object can be part of a circle.", func(t *thread, a []value) (value, error) {
			v := a[0]
			atomic := v.IsInt() || v.IsFloat() || v.IsBool() || v.IsNone() || object.AsStr(v) != nil || object.IsInstance(v, object.BytesType) ||
				object.IsInstance(v, object.IntType) || object.IsInstance(v, object.ComplexType)
			return object.Bool(!atomic), nil
		}),
		object.Fn("is_finalized", "(obj, /)", "Return whether an object was finalized.", func(t *thread, a []value) (value, error) { return object.False, nil }),
		object.Fn("freeze", "()", "Leave what there is out of collections.", none(func() {})),
		object.Fn("unfreeze", "()", "Take back freeze.", none(func() {})),
		object.Fn("get_freeze_count", "()", "Return how much is frozen.", func(t *thread, a []value) (value, error) { return object.Int(0), nil }),
	)
	return m, nil
}

// collectCost is how many steps a collection counts for: it looks at all of the process.
const collectCost = 100_000

func collect(t *thread, a []value) (value, error) {
	if !a[0].IsNull() {
		n, err := t.IntArg(a[0])
		if err != nil {
			return value{}, err
		}
		if n < 0 || n > 2 {
			return value{}, t.Raise(object.ValueError, "invalid generation")
		}
	}
	if err := t.Collect(collectCost); err != nil {
		return value{}, err
	}
	return object.Int(0), nil
}
