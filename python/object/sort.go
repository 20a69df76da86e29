package object

import (
	"slices"

	"github.com/jinklink/jink/python/code"
)

// This file holds the sorting of lists: a merge sort, stable, that finds runs which are in order already. While it goes on,
// the list itself is empty, so that what comparisons do to it can be told.

// Sort sorts the list. key is None or a function of one argument, which is called once for each item. Reversed, equal items
// keep their order all the same.
func (l *List) Sort(t *Thread, key Value, reverse bool) error {
	items := l.Items
	if err := t.Allocate(16 * len(items)); err != nil {
		return err
	}
	l.Items = nil
	var keys []Value
	var err error
	if !key.IsNone() {
		keys = make([]Value, len(items))
		for i, v := range items {
			if keys[i], err = t.Call(key, v); err != nil {
				break
			}
		}
	}
	if err == nil && len(items) > 1 {
		if reverse {
			slices.Reverse(items)
			slices.Reverse(keys)
		}
		if keys == nil {
			err = t.sortItems(items, nil)
		} else {
			err = t.sortItems(keys, items)
		}
		if reverse {
			slices.Reverse(items)
		}
	}
	changed := l.Items != nil
	l.Items = items
	if err == nil && changed {
		err = t.Raise(ValueError, "list modified during sort")
	}
	return err
}

// sortItems sorts by the keys; what follows them, if not nil, gets the same order.
func (t *Thread) sortItems(keys, follow []Value) error {
	if follow == nil && sortKind(keys) == IntType {
		return t.sortInts(keys)
	}
	s := sorter{t: t, keys: keys, follow: follow, less: t.lessFor(keys)}
	return s.sort()
}

// sortKind is the type of all keys if it is int, float or str and nothing is among them that has no order: NaN. Else nil.
func sortKind(keys []Value) *Type {
	first := keys[0]
	switch {
	case first.IsInt():
		for _, k := range keys {
			if !k.IsInt() {
				return nil
			}
		}
		return IntType
	case first.IsFloat():
		for _, k := range keys {
			if f := k.Float64(); !k.IsFloat() || f != f {
				return nil
			}
		}
		return FloatType
	case first.Is(StrType):
		for _, k := range keys {
			if !k.Is(StrType) {
				return nil
			}
		}
		return StrType
	}
	return nil
}

// sortInts sorts ints, of which equal ones cannot be told apart.
func (t *Thread) sortInts(keys []Value) error {
	if err := t.Allocate(16 * len(keys)); err != nil {
		return err
	}
	ints := make([]int64, len(keys))
	for i, k := range keys {
		ints[i] = k.Int64()
	}
	slices.Sort(ints)
	for i, n := range ints {
		keys[i] = Int(n)
	}
	return nil
}

// lessFor is the quickest way to ask whether one of these keys is less than another.
func (t *Thread) lessFor(keys []Value) func(a, b Value) (bool, error) {
	switch sortKind(keys) {
	case IntType:
		return func(a, b Value) (bool, error) { return a.Int64() < b.Int64(), nil }
	case FloatType:
		return func(a, b Value) (bool, error) { return a.Float64() < b.Float64(), nil }
	case StrType:
		return func(a, b Value) (bool, error) {
			x, y := a.str().S, b.str().S
			return x < y, t.chargeText(min(len(x), len(y)))
		}
	}
	return func(a, b Value) (bool, error) {
		v, err := t.Compare(code.Less, a, b)
		if err != nil || v.IsBool() {
			return v == True, err
		}
		return t.Truth(v)
	}
}
