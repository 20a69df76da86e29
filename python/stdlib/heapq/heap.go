// Package heapq is Python's module _heapq: lists as heaps, whose first item is the least.
//
// Items are compared by the program's __lt__, which may change the list that is being put in order: its length is compared
// after each comparison, and a change is an error.
package heapq

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// Module makes module _heapq for an interpreter.
func Module(t *thread) (*object.Module, error) {
	m := object.NewModule("_heapq", "Lists as heaps: the first item is the least.")
	m.Add(
		object.Fn("heappush", "(heap, item, /)", "Add an item to a heap.", func(t *thread, a []value) (value, error) {
			h, err := heapOf(t, a[0], "heappush", " 1", false)
			if err != nil {
				return value{}, err
			}
			if err := h.list.Append(t, a[1]); err != nil {
				return value{}, err
			}
			return object.None, h.rise(t, 0, len(h.list.Items)-1)
		}),
		object.Fn("heappop", "(heap, /)", "Remove and return the least item of a heap.", func(t *thread, a []value) (value, error) {
			return pop(t, a[0], "heappop", false)
		}),
		object.Fn("heapreplace", "(heap, item, /)", "Remove and return the least item of a heap, and then add one.", func(t *thread, a []value) (value, error) {
			return replace(t, a, "heapreplace", false)
		}),
		object.Fn("heappushpop", "(heap, item, /)", "Add an item to a heap, and then remove and return the least one.", pushPop),
		object.Fn("heapify", "(heap, /)", "Make a list into a heap.", func(t *thread, a []value) (value, error) {
			return heapify(t, a[0], "heapify", false)
		}),
		object.Fn("_heappop_max", "(heap, /)", "heappop of a heap whose first item is the greatest.", func(t *thread, a []value) (value, error) {
			return pop(t, a[0], "_heappop_max", true)
		}),
		object.Fn("_heapreplace_max", "(heap, item, /)", "heapreplace of a heap whose first item is the greatest.", func(t *thread, a []value) (value, error) {
			return replace(t, a, "_heapreplace_max", true)
		}),
		object.Fn("_heapify_max", "(heap, /)", "heapify to a heap whose first item is the greatest.", func(t *thread, a []value) (value, error) {
			return heapify(t, a[0], "_heapify_max", true)
		}),
	)
	return m, nil
}

// heap is a list that is a heap, or is made one.
type heap struct {
	list *object.List
	max  bool // the greatest item is the first
}

func heapOf(t *thread, v value, function, number string, greatest bool) (heap, error) {
	l := object.AsList(v)
	if l == nil {
		return heap{}, t.Raise(object.TypeError, "%s() argument%s must be list, not %s", function, number, v.Type().Name)
	}
	return heap{l, greatest}, nil
}

// before reports whether item i is to be above item j.
func (h heap) before(t *thread, i, j int) (bool, error) {
	x, y := h.list.Items[i], h.list.Items[j]
	if h.max {
		x, y = y, x
	}
	if x.IsInt() && y.IsInt() {
		return x.Int64() < y.Int64(), nil
	}
	n := len(h.list.Items)
	less, err := t.CompareBool(code.Less, x, y)
	if err == nil && n != len(h.list.Items) {
		err = t.Raise(object.RuntimeError, "list changed size during iteration")
	}
	return less, err
}

func (h heap) swap(i, j int) {
	items := h.list.Items
	items[i], items[j] = items[j], items[i]
}

// rise lets item i rise to its place, at most to top.
func (h heap) rise(t *thread, top, i int) error {
	if err := t.Charge(1); err != nil {
		return err
	}
	for i > top {
		parent := (i - 1) / 2
		above, err := h.before(t, i, parent)
		if err != nil || !above {
			return err
		}
		h.swap(i, parent)
		i = parent
	}
	return nil
}

// sink lets item top sink to a leaf, and from there rise to its place: it probably came from a leaf.
func (h heap) sink(t *thread, top int) error {
	i := top
	n := len(h.list.Items)
	for 2*i+1 < n {
		child := 2*i + 1
		if child+1 < n {
			left, err := h.before(t, child, child+1)
			if err != nil {
				return err
			}
			if !left {
				child++
			}
		}
		h.swap(i, child)
		i = child
	}
	return h.rise(t, top, i)
}

func pop(t *thread, v value, function string, greatest bool) (value, error) {
	h, err := heapOf(t, v, function, "", greatest)
	if err != nil {
		return value{}, err
	}
	n := len(h.list.Items)
	if n == 0 {
		return value{}, t.Raise(object.IndexError, "index out of range")
	}
	last := h.list.Items[n-1]
	h.list.Items[n-1] = value{}
	h.list.Items = h.list.Items[:n-1]
	if n == 1 {
		return last, nil
	}
	first := h.list.Items[0]
	h.list.Items[0] = last
	return first, h.sink(t, 0)
}

func replace(t *thread, a []value, function string, greatest bool) (value, error) {
	h, err := heapOf(t, a[0], function, " 1", greatest)
	if err != nil {
		return value{}, err
	}
	if len(h.list.Items) == 0 {
		return value{}, t.Raise(object.IndexError, "index out of range")
	}
	first := h.list.Items[0]
	h.list.Items[0] = a[1]
	return first, h.sink(t, 0)
}

func pushPop(t *thread, a []value) (value, error) {
	h, err := heapOf(t, a[0], "heappushpop", " 1", false)
	if err != nil {
		return value{}, err
	}
	if len(h.list.Items) == 0 {
		return a[1], nil
	}
	first, item := h.list.Items[0], a[1]
	less, err := t.CompareBool(code.Less, first, item)
	if err != nil || !less {
		return item, err
	}
	if len(h.list.Items) == 0 {
		return value{}, t.Raise(object.IndexError, "index out of range")
	}
	first = h.list.Items[0]
	h.list.Items[0] = item
	return first, h.sink(t, 0)
}

func heapify(t *thread, v value, function string, greatest bool) (value, error) {
	h, err := heapOf(t, v, function, "", greatest)
	if err != nil {
		return value{}, err
	}
	for i := len(h.list.Items)/2 - 1; i >= 0; i-- {
		if err := h.sink(t, i); err != nil {
			return value{}, err
		}
	}
	return object.None, nil
}
