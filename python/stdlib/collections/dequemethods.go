package collections

import (
	"math"

	"github.com/jinklink/jink/python/object"
)

// dequeMethod makes a method of deques.
func dequeMethod(name, sig, doc string, fn func(t *thread, d *deque, a []value) (value, error)) *object.Builtin {
	return object.Method(name, sig, doc, func(t *thread, a []value) (value, error) {
		return fn(t, object.As[deque](a[0]), a)
	})
}

func dequeMethods() []*object.Builtin {
	const empty = "pop from an empty deque"
	copied := func(t *thread, a []value) (value, error) { return dequeCopy(t, a[0]) }
	return []*object.Builtin{
		dequeMethod("append", "(self, item, /)", "Add an item at the end.", func(t *thread, d *deque, a []value) (value, error) {
			return object.None, d.push(t, a[1])
		}),
		dequeMethod("appendleft", "(self, item, /)", "Add an item at the beginning.", func(t *thread, d *deque, a []value) (value, error) {
			return object.None, d.pushFirst(t, a[1])
		}),
		dequeMethod("extend", "(self, iterable, /)", "Add all items at the end.", func(t *thread, d *deque, a []value) (value, error) {
			return object.None, d.extend(t, a[0], a[1], (*deque).push)
		}),
		dequeMethod("extendleft", "(self, iterable, /)", "Add one item after the other at the beginning.", func(t *thread, d *deque, a []value) (value, error) {
			return object.None, d.extend(t, a[0], a[1], (*deque).pushFirst)
		}),
		dequeMethod("pop", "(self, /)", "Remove and return the last item.", func(t *thread, d *deque, a []value) (value, error) {
			if d.n == 0 {
				return value{}, t.Raise(object.IndexError, empty)
			}
			return d.pop(), nil
		}),
		dequeMethod("popleft", "(self, /)", "Remove and return the first item.", func(t *thread, d *deque, a []value) (value, error) {
			if d.n == 0 {
				return value{}, t.Raise(object.IndexError, empty)
			}
			return d.shift(), nil
		}),
		dequeMethod("clear", "(self, /)", "Remove all items.", func(t *thread, d *deque, a []value) (value, error) {
			d.clear()
			return object.None, nil
		}),
		dequeMethod("rotate", "(self, n=1, /)", "Move the last n items to the beginning, or, if n is negative, the first -n to the end.", func(t *thread, d *deque, a []value) (value, error) {
			by := 1
			if !a[1].IsNull() {
				var err error
				if by, err = t.IntArg(a[1]); err != nil {
					return value{}, err
				}
			}
			return object.None, d.rotate(t, by)
		}),
		dequeMethod("reverse", "(self, /)", "Turn the order round, in place.", func(t *thread, d *deque, a []value) (value, error) {
			for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
				x, y := d.at(i), d.at(j)
				d.ring[x], d.ring[y] = d.ring[y], d.ring[x]
			}
			return object.None, t.Charge(d.n >> 3)
		}),
		dequeMethod("count", "(self, value, /)", "How many items equal value.", func(t *thread, d *deque, a []value) (value, error) {
			n := int64(0)
			for at := 0; ; n++ {
				i, err := d.find(t, a[1], at, math.MaxInt, object.RuntimeError)
				if err != nil {
					return value{}, err
				}
				if i < 0 {
					return object.Int(n), nil
				}
				at = i + 1
			}
		}),
		dequeMethod("index", "(self, value, start=0, stop=9223372036854775807, /)", "The number of the first item that equals value.", dequeIndex),
		dequeMethod("insert", "(self, index, value, /)", "Add an item before another.", func(t *thread, d *deque, a []value) (value, error) {
			i, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			if d.limit >= 0 && d.n >= d.limit {
				return value{}, t.Raise(object.IndexError, "deque already at its maximum size")
			}
			return object.None, d.insert(t, i, a[2])
		}),
		dequeMethod("remove", "(self, value, /)", "Remove the first item that equals value.", func(t *thread, d *deque, a []value) (value, error) {
			i, err := d.find(t, a[1], 0, math.MaxInt, object.IndexError)
			if err != nil {
				return value{}, err
			}
			if i < 0 {
				return value{}, notIn(t, a[1])
			}
			return object.None, d.remove(t, i)
		}),
		object.Method("copy", "(self, /)", "A deque of the same items.", copied),
		object.Method("__copy__", "(self, /)", "A deque of the same items.", copied),
		object.Method("__reversed__", "(self, /)", "An iterator from the last item to the first.", func(t *thread, a []value) (value, error) {
			return newDequeIterator(dequeReverseIteratorType, a[0], 0), nil
		}),
		dequeMethod("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, d *deque, a []value) (value, error) {
			it, err := t.Iter(a[0])
			if err != nil {
				return value{}, err
			}
			args := object.NewTuple()
			if d.limit >= 0 {
				args = object.NewPair(object.NewTuple(), object.Int(int64(d.limit)))
			}
			return object.NewTuple(a[0].Type().Value(), args, attributes(a[0]), it), nil
		}),
		dequeMethod("__sizeof__", "(self, /)", "The size in memory, in bytes.", func(t *thread, d *deque, a []value) (value, error) {
			return object.Int(int64(80 + 16*len(d.ring))), nil
		}),
	}
}

func notIn(t *thread, v value) error {
	text, err := t.Repr(v)
	if err != nil {
		return err
	}
	return t.Raise(object.ValueError, "%s is not in deque", text)
}

func dequeIndex(t *thread, d *deque, a []value) (value, error) {
	bound := func(v value, otherwise int) (int, error) {
		if v.IsNull() {
			return otherwise, nil
		}
		if v.Type().Index == nil {
			return 0, t.Raise(object.TypeError, "slice indices must be integers or have an __index__ method")
		}
		i, err := t.IntArg(v)
		if err != nil {
			if !object.Matches(err, object.OverflowError) {
				return 0, err
			}
			negative, err := t.CompareBool(0, v, object.Int(0))
			if negative {
				return 0, err
			}
			return math.MaxInt, err
		}
		if i < 0 {
			i = max(i+d.n, 0)
		}
		return i, nil
	}
	start, err := bound(a[2], 0)
	if err != nil {
		return value{}, err
	}
	stop, err := bound(a[3], math.MaxInt)
	if err != nil {
		return value{}, err
	}
	i, err := d.find(t, a[1], start, stop, object.RuntimeError)
	if err != nil {
		return value{}, err
	}
	if i < 0 {
		return value{}, notIn(t, a[1])
	}
	return object.Int(int64(i)), nil
}
