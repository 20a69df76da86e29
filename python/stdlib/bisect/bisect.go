// Package bisect is Python's module _bisect: where an item belongs in a sequence that is in order.
//
// The sequence need only have a __getitem__ and, if no end is given, a __len__. Comparisons are the program's own.
package bisect

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module _bisect for an interpreter.
func Module(t *thread) (*object.Module, error) {
	m := object.NewModule("_bisect", "Where items belong in sequences that are in order.")
	m.Add(
		function("bisect_left", "The number of the first item that is not less than x.", func(t *thread, a []value) (value, error) {
			i, err := find(t, a, a[1], true)
			return object.Int(int64(i)), err
		}),
		function("bisect_right", "The number of the first item that is greater than x.", func(t *thread, a []value) (value, error) {
			i, err := find(t, a, a[1], false)
			return object.Int(int64(i)), err
		}),
		function("insort_left", "Insert x before the first item that is not less.", func(t *thread, a []value) (value, error) {
			return insert(t, a, true)
		}),
		function("insort_right", "Insert x before the first item that is greater.", func(t *thread, a []value) (value, error) {
			return insert(t, a, false)
		}),
	)
	return m, nil
}

// function makes one of the four. Most calls give a sequence and an item: those need no binding.
func function(name, doc string, fn func(t *thread, a []value) (value, error)) *object.Builtin {
	parameters := object.Fn(name, "(a, x, lo=0, hi=None, *, key=None)", doc, fn)
	full := object.FullFn(name, doc, func(t *thread, args []value, names object.Names) (value, error) {
		if len(names) == 0 && len(args) == 2 {
			return fn(t, []value{args[0], args[1], {}, {}, {}})
		}
		a, err := parameters.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		return fn(t, a)
	})
	full.Sig = parameters.Sig
	return full
}

// find looks for the place of x among the items of a[0] from a[2] to a[3], of which a[4] makes what is compared.
func find(t *thread, a []value, x value, left bool) (int, error) {
	lo, hi := 0, -1
	var err error
	if !a[2].IsNull() {
		if lo, err = t.IntArg(a[2]); err != nil {
			return 0, err
		}
	}
	if lo < 0 {
		return 0, t.Raise(object.ValueError, "lo must be non-negative")
	}
	if !a[3].IsNull() && !a[3].IsNone() {
		if hi, err = t.IntArg(a[3]); err != nil {
			return 0, err
		}
	}
	if hi == -1 {
		if hi, err = t.Len(a[0]); err != nil {
			return 0, err
		}
	}
	key := a[4]
	if !key.IsNull() && key.IsNone() {
		key = value{}
	}
	for lo < hi {
		middle := lo + (hi-lo)/2
		item, err := itemAt(t, a[0], middle)
		if err != nil {
			return 0, err
		}
		if !key.IsNull() {
			if item, err = t.Call(key, item); err != nil {
				return 0, err
			}
		}
		var below bool
		switch {
		case left && item.IsInt() && x.IsInt():
			below = item.Int64() < x.Int64()
		case left:
			below, err = t.CompareBool(code.Less, item, x)
		default:
			below, err = t.CompareBool(code.Less, x, item)
			below = !below
		}
		if err != nil {
			return 0, err
		}
		if below {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	return lo, nil
}

func itemAt(t *thread, seq value, i int) (value, error) {
	if seq.Is(object.ListType) {
		if items := object.AsList(seq).Items; i < len(items) {
			return items[i], nil
		}
	}
	return t.GetItem(seq, object.Int(int64(i)))
}

func insert(t *thread, a []value, left bool) (value, error) {
	x := a[1]
	if key := a[4]; !key.IsNull() && !key.IsNone() {
		var err error
		if x, err = t.Call(key, x); err != nil {
			return value{}, err
		}
	}
	i, err := find(t, a, x, left)
	if err != nil {
		return value{}, err
	}
	_, err = t.CallMethod(a[0], "insert", object.Int(int64(i)), a[1])
	return object.None, err
}
