package itertools

import "github.com/jinklink/jink/python/object"

var (
	teeType     = &object.Type{Name: "itertools._tee", Flags: object.Final}
	teeDataType = &object.Type{Name: "itertools._tee_dataobject", Flags: object.Final}
)

// teeSize is how many items a link of the chain holds.
const teeSize = 57

// teeData is a link of the chain of items that were taken from an iterator. The iterators made by tee walk along that
// chain; what the slowest has passed is garbage.
type teeData struct {
	object.Object
	it    value
	items []value
	next  *teeData
	busy  bool // the iterator is being asked
}

// tee is one of several iterators over the same items.
type tee struct {
	object.Object
	data *teeData
	at   int
}

func teeFunction() *object.Builtin {
	return object.Fn("tee", "(iterable, n=2, /)", "A tuple of n iterators that all give the items of one iterable.", func(t *thread, a []value) (value, error) {
		n := 2
		if !a[1].IsNull() {
			var err error
			if n, err = t.IntArg(a[1]); err != nil {
				return value{}, err
			}
		}
		if n < 0 {
			return value{}, t.Raise(object.ValueError, "n must be >= 0")
		}
		if n == 0 {
			return object.NewTuple(), nil
		}
		if n > 1<<28 {
			return value{}, t.RaiseArgs(object.MemoryError)
		}
		if err := t.Allocate(48 * n); err != nil {
			return value{}, err
		}
		first, err := t.Iter(a[0])
		if err != nil {
			return value{}, err
		}
		copier, err := t.FindAttr(first, t.Interp.Intern("__copy__"))
		if err != nil {
			return value{}, err
		}
		if copier.IsNull() {
			first = newTee(first)
		}
		all := make([]value, n)
		all[0] = first
		for i := 1; i < n; i++ {
			if first.Is(teeType) {
				all[i] = object.As[tee](first).copy()
			} else if all[i], err = t.Call(copier); err != nil {
				return value{}, err
			}
		}
		return object.NewTuple(all...), nil
	})
}

func newTee(it value) value {
	v, c := object.Make[tee](teeType, teeType)
	c.data = &teeData{Object: object.Head(teeDataType), it: it}
	return v
}

func (c *tee) copy() value {
	v, made := object.Make[tee](teeType, teeType)
	made.data, made.at = c.data, c.at
	return v
}

func defineTee() {
	positional(teeType, 1, func(t *thread, cls *object.Type, a []value) (value, error) {
		it, err := t.Iter(a[0])
		if err != nil {
			return value{}, err
		}
		if it.Is(teeType) {
			return object.As[tee](it).copy(), nil
		}
		return newTee(it), nil
	})
	newType(teeType, "Iterator wrapped to make it copyable.", teeNext, object.TypeDef{Methods: []*object.Builtin{
		object.Method("__copy__", "(self, /)", "An iterator that stands where this one stands.", func(t *thread, a []value) (value, error) {
			return object.As[tee](a[0]).copy(), nil
		}),
		reduce(func(t *thread, self value, c *tee) (value, error) {
			state := object.NewPair(object.From(c.data), object.Int(int64(c.at)))
			return object.NewTuple(class(self), object.NewTuple(object.NewTuple()), state), nil
		}),
		setState(func(t *thread, c *tee, state value) error {
			s := object.AsTuple(state)
			if s == nil || len(s.Items) != 2 || !s.Items[0].Is(teeDataType) {
				return t.Raise(object.TypeError, "state is not a tuple")
			}
			at, err := t.IntArg(s.Items[1])
			if err != nil {
				return err
			}
			if at < 0 || at > teeSize {
				return t.Raise(object.ValueError, "Index out of range")
			}
			c.data, c.at = object.As[teeData](s.Items[0]), at
			return nil
		}),
	}})
	positional(teeDataType, 3, func(t *thread, cls *object.Type, a []value) (value, error) {
		kept := object.AsList(a[1])
		if kept == nil {
			return value{}, t.Raise(object.TypeError, "teedataobject() argument 2 must be list, not %s", a[1].Type().Name)
		}
		if len(kept.Items) > teeSize {
			return value{}, t.Raise(object.ValueError, "Invalid arguments")
		}
		v, d := object.Make[teeData](teeDataType, teeDataType)
		d.it, d.items = a[0], append([]value(nil), kept.Items...)
		if !a[2].IsNone() {
			if len(kept.Items) < teeSize || !a[2].Is(teeDataType) {
				return value{}, t.Raise(object.ValueError, "Invalid arguments")
			}
			d.next = object.As[teeData](a[2])
		}
		return v, nil
	})
	teeDataType.Doc = "Items that were taken from an iterator, for those who come after."
	object.DefineType(teeDataType, nil, "itertools", object.TypeDef{Methods: []*object.Builtin{
		reduce(func(t *thread, self value, d *teeData) (value, error) {
			following := object.None
			if d.next != nil {
				following = object.From(d.next)
			}
			kept := object.NewList(append([]value(nil), d.items...))
			return object.NewPair(class(self), object.NewTuple(d.it, kept, following)), nil
		}),
	}})
}

func teeNext(t *thread, c *tee) (value, error) {
	if c.at == teeSize {
		d := c.data
		if d.next == nil {
			d.next = &teeData{Object: object.Head(teeDataType), it: d.it}
		}
		c.data, c.at = d.next, 0
	}
	d := c.data
	if c.at < len(d.items) {
		c.at++
		return d.items[c.at-1], nil
	}
	if d.busy {
		return value{}, t.Raise(object.RuntimeError, "cannot re-enter the tee iterator")
	}
	d.busy = true
	v, err := next(t, d.it)
	d.busy = false
	if err != nil || v.IsNull() {
		return value{}, err
	}
	if len(d.items) == cap(d.items) {
		if err := t.Allocate(16 * max(len(d.items), 4)); err != nil {
			return value{}, err
		}
	}
	d.items = append(d.items, v)
	c.at++
	return v, nil
}
