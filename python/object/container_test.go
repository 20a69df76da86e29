package object

import (
	"errors"
	"math/rand/v2"
	"testing"
)

// newTestThread is a thread without code to run.
func newTestThread() *Thread { return NewThread(NewInterpreter(), nil) }

// TestDict_is_a_map_in_order plays random changes on a dict and on a map with a list of its keys: both must always agree.
func TestDict_is_a_map_in_order(t *testing.T) {
	th := newTestThread()
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		d, model := NewDict(), map[int64]int64{}
		var order []int64
		forget := func(k int64) {
			for i, have := range order {
				if have == k {
					order = append(order[:i], order[i+1:]...)
				}
			}
			delete(model, k)
		}
		spread := int64(1) << r.IntN(12)
		for range 3000 {
			k := r.Int64N(spread) * 32
			switch r.IntN(5) {
			case 0, 1:
				v := r.Int64()
				if err := d.Set(th, Int(k), Int(v)); err != nil {
					t.Fatal(err)
				}
				if _, ok := model[k]; !ok {
					order = append(order, k)
				}
				model[k] = v
			case 2:
				v, err := d.Delete(th, Int(k))
				if _, ok := model[k]; err != nil || ok != !v.IsNull() {
					t.Fatalf("deleting %d gave %v, %v", k, v, err)
				}
				forget(k)
			case 3:
				if len(order) > 0 && r.IntN(2) == 0 {
					last := order[len(order)-1]
					if e := d.pop(); e.Key != Int(last) || e.Value != Int(model[last]) {
						t.Fatalf("the last item was %v, not that of %d", e, last)
					}
					forget(last)
				}
			case 4:
				v, err := d.Get(th, Int(k))
				if want, ok := model[k]; err != nil || ok == v.IsNull() || ok && v != Int(want) {
					t.Fatalf("the value of %d is %v, %v; want %d, %v", k, v, err, want, ok)
				}
			}
			if d.table != nil && d.filled >= len(d.table) {
				t.Fatal("no place of the table is empty: a search would not end")
			}
		}
		var have []int64
		for _, e := range d.Copy().Entries() {
			if !e.Key.IsNull() {
				have = append(have, e.Key.Int64())
			}
		}
		if len(have) != len(order) || d.Len() != len(order) {
			t.Fatalf("%d items in a dict of length %d, want %d", len(have), d.Len(), len(order))
		}
		for i := range order {
			if have[i] != order[i] {
				t.Fatalf("item %d is that of %d, want %d", i, have[i], order[i])
			}
		}
	}
}

func TestSet_is_a_set(t *testing.T) {
	th := newTestThread()
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 2))
		s, model := NewSet(), map[int64]bool{}
		spread := int64(1) << r.IntN(12)
		for range 3000 {
			k := r.Int64N(spread) * 8
			switch r.IntN(4) {
			case 0, 1:
				if err := s.Add(th, Int(k)); err != nil {
					t.Fatal(err)
				}
				model[k] = true
			case 2:
				was, err := s.discard(th, Int(k), smallHash(k))
				if err != nil || was != model[k] {
					t.Fatalf("discarding %d gave %v, %v", k, was, err)
				}
				delete(model, k)
			case 3:
				in, err := s.Contains(th, Int(k))
				if err != nil || in != model[k] {
					t.Fatalf("%d in the set is %v, %v", k, in, err)
				}
			}
			if s.used != len(model) || s.fill < s.used || s.table != nil && s.fill >= len(s.table) {
				t.Fatalf("%d items in %d of %d places, want %d items", s.used, s.fill, len(s.table), len(model))
			}
		}
		for _, v := range s.Items() {
			if !model[v.Int64()] {
				t.Fatalf("%d is in the set", v.Int64())
			}
		}
	}
}

// FuzzSlice holds Indices against what a slice means, said slowly.
func FuzzSlice(f *testing.F) {
	f.Add(5, 0, 3, 1)
	f.Add(5, -1, -9, -2)
	f.Add(0, 4, 1, 7)
	f.Add(9, 100, -100, -3)
	f.Fuzz(func(t *testing.T, n, start, stop, step int) {
		if n < 0 || n > 50 || step == 0 {
			t.Skip("no such slice")
		}
		th := newTestThread()
		s := AsSlice(NewSlice(Int(int64(start)), Int(int64(stop)), Int(int64(step))))
		from, _, by, count, err := s.Indices(th, n)
		if err != nil {
			t.Fatal(err)
		}
		clamp := func(i, low, high int) int {
			if i < 0 {
				i += n
			}
			return min(max(i, low), high)
		}
		low, high := 0, n
		if step < 0 {
			low, high = -1, n-1
		}
		i, end := clamp(start, low, high), clamp(stop, low, high)
		for k := 0; ; k++ {
			done := step > 0 && i >= end || step < 0 && i <= end
			if done != (k == count) {
				t.Fatalf("%d items, but %d come", count, k)
			}
			if done {
				return
			}
			if i != from+k*by || i < 0 || i >= n {
				t.Fatalf("item %d is at %d, want %d", k, from+k*by, i)
			}
			if step > n || step < -n {
				step = max(min(step, n+1), -n-1)
			}
			i += step
		}
	})
}

func TestContainers_stay_within_memory(t *testing.T) {
	huge, one := Int(1<<62), NewList([]Value{Int(1)})
	pair := NewPair(one, one)
	for _, c := range []struct {
		name string
		do   func(th *Thread) error
	}{
		{"a list multiplied", func(th *Thread) error { _, err := th.BinaryOp(Multiply, one, huge); return err }},
		{"a tuple multiplied", func(th *Thread) error { _, err := th.BinaryOp(Multiply, huge, pair); return err }},
		{"a list multiplied in place", func(th *Thread) error {
			_, err := th.InplaceOp(Multiply, NewList([]Value{Int(1)}), huge)
			return err
		}},
		{"a range in a list", func(th *Thread) error {
			r, err := NewRange(th, 0, 1<<40, 1)
			if err != nil {
				return err
			}
			_, err = th.Call(ListType.Value(), r)
			return err
		}},
	} {
		if err := c.do(newTestThread()); !Matches(err, MemoryError) {
			t.Errorf("%s: %v, want a MemoryError", c.name, err)
		}
	}
}

func TestContainers_are_accounted_for(t *testing.T) {
	endless := func(th *Thread) Value {
		r, err := NewRange(th, 0, 1<<62, 1)
		if err != nil {
			t.Fatal(err)
		}
		it, err := th.Iter(r)
		if err != nil {
			t.Fatal(err)
		}
		return it
	}
	for _, c := range []struct {
		name string
		do   func(th *Thread) error
	}{
		{"list(endless)", func(th *Thread) error { _, err := th.Call(ListType.Value(), endless(th)); return err }},
		{"tuple(endless)", func(th *Thread) error { _, err := th.Call(TupleType.Value(), endless(th)); return err }},
		{"set(endless)", func(th *Thread) error { _, err := th.Call(SetType.Value(), endless(th)); return err }},
		{"dict.fromkeys(endless)", func(th *Thread) error {
			_, err := th.CallMethod(DictType.Value(), "fromkeys", endless(th))
			return err
		}},
		{"l[:] = endless", func(th *Thread) error {
			return th.SetItem(NewList(nil), NewSlice(None, None, None), endless(th))
		}},
		{"repr that doubles", func(th *Thread) error {
			v := NewList(nil)
			for range 60 {
				v = NewList([]Value{v, v})
			}
			_, err := th.Repr(v)
			return err
		}},
	} {
		th := newTestThread()
		th.Interp.MemoryLimit = 1 << 20
		var stop *Stop
		if err := c.do(th); !errors.As(err, &stop) || stop.Reason != OutOfMemory {
			t.Errorf("%s: %v, want to be stopped", c.name, err)
		}
	}
}
