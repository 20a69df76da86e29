package object

import (
	"strings"

	"github.com/jinklink/jink/python/code"
)

// This file holds what lists and tuples do alike with their items.

// showing remembers that the repr of v is being made, and reports whether it was being made already: then v contains itself.
func (t *Thread) showing(v Value) (already bool) {
	for i := len(t.shown) - 1; i >= 0; i-- {
		if t.shown[i] == v.header() {
			return true
		}
	}
	t.shown = append(t.shown, v.header())
	return false
}

// shownNow ends what showing began.
func (t *Thread) shownNow() { t.shown = t.shown[:len(t.shown)-1] }

// writeRepr adds the repr of v.
func (t *Thread) writeRepr(b *strings.Builder, v Value) error {
	if err := t.Charge(1); err != nil {
		return err
	}
	s, err := t.ReprValue(v)
	if err != nil {
		return err
	}
	text := AsStr(s).S
	if err := t.Allocate(len(text) + 2); err != nil {
		return err
	}
	b.WriteString(text)
	return nil
}

// compareItems compares sequences: the first items that differ decide, and if there are none, the lengths.
func (t *Thread) compareItems(a, b []Value, op int) (Value, error) {
	n := min(len(a), len(b))
	for i := range n {
		x, y := a[i], b[i]
		if x == y {
			continue
		}
		if x.IsInt() && y.IsInt() {
			return Bool(compareInts(op, int(x.Int64()), int(y.Int64()))), nil
		}
		same, err := t.Equal(x, y)
		if err != nil {
			return Value{}, err
		}
		if !same {
			return t.decide(op, x, y)
		}
	}
	if err := t.Charge(n >> 2); err != nil {
		return Value{}, err
	}
	return Bool(compareInts(op, len(a), len(b))), nil
}

// decide is the outcome for sequences whose first different items are x and y.
func (t *Thread) decide(op int, x, y Value) (Value, error) {
	switch op {
	case code.Equal:
		return False, nil
	case code.NotEqual:
		return True, nil
	}
	return t.Compare(op, x, y)
}

// compareInts is a op b.
func compareInts(op, a, b int) bool {
	switch op {
	case code.Less:
		return a < b
	case code.LessEqual:
		return a <= b
	case code.Equal:
		return a == b
	case code.NotEqual:
		return a != b
	case code.Greater:
		return a > b
	}
	return a >= b
}

// hashItems is CPython's hash of a tuple: xxHash over the hashes of the items, and, for tuples, over the length.
func (t *Thread) hashItems(items []Value, withLength bool) (int64, error) {
	const p1, p2, p5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	if err := t.Enter(""); err != nil {
		return 0, err
	}
	defer t.Leave()
	if err := t.Charge(len(items) >> 2); err != nil {
		return 0, err
	}
	acc := uint64(p5)
	for _, v := range items {
		var h int64
		if v.IsInt() {
			h = smallHash(v.Int64())
		} else {
			var err error
			if h, err = t.Hash(v); err != nil {
				return 0, err
			}
		}
		acc += uint64(h) * p2
		acc = acc<<31 | acc>>33
		acc *= p1
	}
	if withLength {
		acc += uint64(len(items)) ^ (p5 ^ 3527539)
	}
	if acc == 1<<64-1 {
		return 1546275796, nil
	}
	return int64(acc), nil
}

// sliced is a copy of the items that a slice means.
func (t *Thread) sliced(items []Value, start, step, count int) ([]Value, error) {
	if count == 0 {
		return nil, nil
	}
	if err := t.allocateItems(count); err != nil {
		return nil, err
	}
	if step == 1 {
		return append([]Value(nil), items[start:start+count]...), nil
	}
	part := make([]Value, count)
	for i := range part {
		part[i] = items[start]
		start += step
	}
	return part, nil
}

// joined is a new slice of a and then b.
func (t *Thread) joined(a, b []Value) ([]Value, error) {
	if err := t.allocateItems(len(a) + len(b)); err != nil {
		return nil, err
	}
	all := make([]Value, len(a)+len(b))
	copy(all[copy(all, a):], b)
	return all, nil
}

// repeat is a new slice of items as often as count says.
func (t *Thread) repeat(items []Value, count int) ([]Value, error) {
	n, err := t.repeated(len(items), count)
	if n == 0 || err != nil {
		return nil, err
	}
	all := make([]Value, n)
	for done := copy(all, items); done < n; {
		done += copy(all[done:], all[:done])
	}
	return all, nil
}

// fastItems are the items of an iterable, to be read at once and not kept or changed: those of a list or tuple itself, no copy.
// What cannot be iterated is a TypeError that says complaint.
func (t *Thread) fastItems(iterable Value, complaint string) ([]Value, error) {
	switch iterable.Type() {
	case ListType:
		return iterable.list().Items, nil
	case TupleType:
		return iterable.tuple().Items, nil
	}
	it, err := t.Iter(iterable)
	if err != nil {
		if Matches(err, TypeError) {
			err = t.Raise(TypeError, "%s", complaint)
		}
		return nil, err
	}
	return t.collect(it, nil, 0)
}

// collect adds what an iterator still gives to items. hint is how much to make room for.
func (t *Thread) collect(it Value, items []Value, hint int) ([]Value, error) {
	next := it.Type().Next
	if hint > 0 && cap(items)-len(items) < hint {
		grown := make([]Value, len(items), len(items)+min(hint, 1<<16))
		copy(grown, items)
		items = grown
	}
	for {
		v, err := next(t, it)
		if err != nil || v.IsNull() {
			return items, err
		}
		if err := t.Charge(1); err != nil {
			return items, err
		}
		if err := t.Allocate(16); err != nil {
			return items, err
		}
		items = append(items, v)
	}
}

// indexOf is the place of the first item from start on, and before stop, that is v or equals it; -1 if there is none. The
// items are asked for each time, since comparing may change them.
func (t *Thread) indexOf(items func() []Value, v Value, start, stop int) (int, error) {
	for i := start; ; i++ {
		now := items()
		if i >= stop || i >= len(now) {
			return -1, nil
		}
		if now[i] == v {
			return i, nil
		}
		if i&63 == 63 {
			if err := t.Charge(16); err != nil {
				return -1, err
			}
		}
		same, err := t.Equal(now[i], v)
		if err != nil {
			return -1, err
		}
		if same {
			return i, nil
		}
	}
}
