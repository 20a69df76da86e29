package collections

import "github.com/jinklink/jink/python/object"

var (
	dequeIteratorType        = &object.Type{Name: "collections._deque_iterator", Flags: object.Final}
	dequeReverseIteratorType = &object.Type{Name: "collections._deque_reverse_iterator", Flags: object.Final}
)

// dequeIterator goes through a deque, from either end.
type dequeIterator struct {
	object.Object
	of      value
	passed  int
	left    int
	changed uint
}

func newDequeIterator(typ *object.Type, of value, passed int) value {
	d := object.As[deque](of)
	v, it := object.Make[dequeIterator](typ, typ)
	it.of, it.changed = of, d.changed
	it.passed = min(max(passed, 0), d.n)
	it.left = d.n - it.passed
	return v
}

func defineDequeIterators() {
	for _, typ := range []*object.Type{dequeIteratorType, dequeReverseIteratorType} {
		parameters := object.Fn(typ.Name, "(deque, index=0, /)", "", nil)
		typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
			a, err := parameters.Bind(t, args, names)
			if err != nil {
				return value{}, err
			}
			if !object.IsInstance(a[0], dequeType) {
				return value{}, t.Raise(object.TypeError, "argument 1 must be collections.deque, not %s", a[0].Type().Name)
			}
			at := 0
			if !a[1].IsNull() {
				if at, err = t.IntArg(a[1]); err != nil {
					return value{}, err
				}
			}
			return newDequeIterator(typ, a[0], at), nil
		}
		typ.Iter = func(t *thread, self value) (value, error) { return self, nil }
		typ.Next = dequeIteratorNext
		object.DefineType(typ, nil, "collections", object.TypeDef{Methods: []*object.Builtin{
			object.Method("__length_hint__", "(self, /)", "How many items are still to come.", func(t *thread, a []value) (value, error) {
				return object.Int(int64(object.As[dequeIterator](a[0]).left)), nil
			}),
			object.Method("__reduce__", "(self, /)", "What pickle makes the iterator again from.", func(t *thread, a []value) (value, error) {
				it := object.As[dequeIterator](a[0])
				at := object.Int(int64(object.As[deque](it.of).n - it.left))
				return object.NewPair(a[0].Type().Value(), object.NewPair(it.of, at)), nil
			}),
		}})
	}
}

func dequeIteratorNext(t *thread, self value) (value, error) {
	it := object.As[dequeIterator](self)
	d := object.As[deque](it.of)
	if it.changed != d.changed {
		it.left = 0
		return value{}, t.Raise(object.RuntimeError, "deque mutated during iteration")
	}
	if it.left == 0 {
		return value{}, nil
	}
	i := it.passed
	if self.Is(dequeReverseIteratorType) {
		i = d.n - 1 - i
	}
	it.passed++
	it.left--
	return d.ring[d.at(i)], nil
}
