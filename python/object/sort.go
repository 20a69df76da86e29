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
		return func(a, b Value) (bool, error) { return a.str().S < b.str().S, nil }
	}
	return func(a, b Value) (bool, error) {
		v, err := t.Compare(code.Less, a, b)
		if err != nil || v.IsBool() {
			return v == True, err
		}
		return t.Truth(v)
	}
}

// sorter is a merge sort from below: runs that are in order are found, short ones made longer by insertion, and neighbours
// merged.
type sorter struct {
	t            *Thread
	keys, follow []Value
	less         func(a, b Value) (bool, error)
	spareKeys    []Value
	spareFollow  []Value
}

// minRun is how long the runs at least are that are merged.
const minRun = 24

func (s *sorter) sort() error {
	type run struct{ from, to int }
	var runs []run
	for at := 0; at < len(s.keys); {
		to, err := s.run(at)
		if err != nil {
			return err
		}
		runs = append(runs, run{at, to})
		at = to
		for len(runs) > 1 {
			n := len(runs)
			a, b := runs[n-2], runs[n-1]
			if len(s.keys) > at && b.to-b.from < a.to-a.from {
				break
			}
			if err := s.merge(a.from, b.from, b.to); err != nil {
				return err
			}
			runs = append(runs[:n-2], run{a.from, b.to})
		}
	}
	return nil
}

// run finds the run that begins at from, turns it round if it goes down, and makes it longer if it is short.
func (s *sorter) run(from int) (to int, err error) {
	n := len(s.keys)
	if err := s.t.Charge(minRun); err != nil {
		return 0, err
	}
	to = from + 1
	if to < n {
		down, err := s.less(s.keys[to], s.keys[from])
		if err != nil {
			return 0, err
		}
		for to++; to < n; to++ {
			less, err := s.less(s.keys[to], s.keys[to-1])
			if err != nil {
				return 0, err
			}
			if less != down {
				break
			}
		}
		if down {
			slices.Reverse(s.keys[from:to])
			if s.follow != nil {
				slices.Reverse(s.follow[from:to])
			}
		}
	}
	end := min(from+minRun, n)
	for ; to < end; to++ {
		low, high := from, to
		for low < high {
			mid := int(uint(low+high) >> 1)
			less, err := s.less(s.keys[to], s.keys[mid])
			if err != nil {
				return 0, err
			}
			if less {
				high = mid
			} else {
				low = mid + 1
			}
		}
		rotate(s.keys, low, to)
		rotate(s.follow, low, to)
	}
	return to, nil
}

// rotate moves the value at to down to low.
func rotate(values []Value, low, to int) {
	if values == nil {
		return
	}
	v := values[to]
	copy(values[low+1:to+1], values[low:to])
	values[low] = v
}

// merge merges two neighbouring runs. When it ends with an error, all values are still there.
func (s *sorter) merge(from, mid, to int) (err error) {
	if err := s.t.Charge((to - from) >> 2); err != nil {
		return err
	}
	if less, err := s.less(s.keys[mid], s.keys[mid-1]); !less || err != nil {
		return err
	}
	s.spareKeys = append(s.spareKeys[:0], s.keys[from:mid]...)
	left := s.spareKeys
	if s.follow != nil {
		s.spareFollow = append(s.spareFollow[:0], s.follow[from:mid]...)
	}
	i, j, at := 0, mid, from
	for i < len(left) && j < to {
		var less bool
		if less, err = s.less(s.keys[j], left[i]); err != nil {
			break
		}
		if less {
			s.keys[at] = s.keys[j]
			if s.follow != nil {
				s.follow[at] = s.follow[j]
			}
			j++
		} else {
			s.keys[at] = left[i]
			if s.follow != nil {
				s.follow[at] = s.spareFollow[i]
			}
			i++
		}
		at++
	}
	copy(s.keys[at:], left[i:])
	if s.follow != nil {
		copy(s.follow[at:], s.spareFollow[i:])
	}
	return err
}
