package itertools

import (
	"github.com/jinklink/jink/python/object"
)

// This file holds the iterators that need not end.

var (
	countType  = &object.Type{Name: "itertools.count"}
	cycleType  = &object.Type{Name: "itertools.cycle"}
	repeatType = &object.Type{Name: "itertools.repeat"}
)

// count gives numbers that grow by a step.
type count struct {
	object.Object
	n     int64 // the next one, if now is NULL
	by    int64
	now   value // the next one, where it is no int of 64 bits
	step  value
	isOne bool // the step is the int 1
}

func defineCount() {
	bound(countType, "(start=0, step=1)", func(t *thread, cls *object.Type, a []value) (value, error) {
		for _, arg := range a {
			if !arg.IsNull() && !isNumber(arg) {
				return value{}, t.Raise(object.TypeError, "a number is required")
			}
		}
		v, c := object.Make[count](countType, cls)
		start, step := a[0], a[1]
		if start.IsNull() {
			start = object.Int(0)
		}
		if step.IsNull() {
			step = object.Int(1)
		}
		one, isInt := object.AsInt64(step)
		c.isOne = isInt && one == 1 && object.IsInstance(step, object.IntType)
		if n, ok := object.AsInt64(start); ok && c.isOne && object.IsInstance(start, object.IntType) {
			start, step = object.Int(n), object.Int(1)
		}
		c.now, c.step = start, step
		if start.IsInt() && step.IsInt() {
			c.n, c.by, c.now = start.Int64(), step.Int64(), value{}
		}
		return v, nil
	})
	countType.Repr = func(t *thread, self value) (value, error) {
		c := object.As[count](self)
		text, err := t.Repr(c.current())
		if err != nil {
			return value{}, err
		}
		name := self.Type().QualName
		if c.isOne {
			return object.NewStr(name + "(" + text + ")"), nil
		}
		step, err := t.Repr(c.step)
		return object.NewStr(name + "(" + text + ", " + step + ")"), err
	}
	newType(countType, "start, start+step, start+2*step, and so on.", countNext, object.TypeDef{Methods: []*object.Builtin{
		reduce(func(t *thread, self value, c *count) (value, error) {
			if c.isOne {
				return object.NewPair(class(self), object.NewTuple(c.current())), nil
			}
			return object.NewPair(class(self), object.NewPair(c.current(), c.step)), nil
		}),
	}})
}

// isNumber reports whether v can be turned into a number.
func isNumber(v value) bool {
	typ := v.Type()
	return typ.Index != nil || typ.AsInt != nil || typ.AsFloat != nil || object.IsInstance(v, object.ComplexType)
}

func (c *count) current() value {
	if c.now.IsNull() {
		return object.Int(c.n)
	}
	return c.now
}

func countNext(t *thread, c *count) (value, error) {
	if c.now.IsNull() {
		n := c.n
		if sum := n + c.by; (sum > n) == (c.by > 0) {
			c.n = sum
			return object.Int(n), nil
		}
		c.now = object.Int(n)
	}
	now := c.now
	following, err := t.BinaryOp(object.Add, now, c.step)
	if err != nil {
		return value{}, err
	}
	c.now = following
	return now, nil
}

// cycle gives the items again and again.
type cycle struct {
	object.Object
	it    value // NULL once all items are kept
	items []value
	at    int
	again bool // the items of it are kept already
}

func defineCycle() {
	positional(cycleType, 1, func(t *thread, cls *object.Type, a []value) (value, error) {
		it, err := t.Iter(a[0])
		if err != nil {
			return value{}, err
		}
		v, c := object.Make[cycle](cycleType, cls)
		c.it = it
		return v, nil
	})
	newType(cycleType, "All items, and then all of them again, without end.", cycleNext, object.TypeDef{Methods: []*object.Builtin{
		reduce(func(t *thread, self value, c *cycle) (value, error) {
			it := c.it
			if it.IsNull() {
				rest, err := t.Iter(object.NewList(append([]value(nil), c.items[c.at:]...)))
				if err != nil {
					return value{}, err
				}
				it = rest
			}
			kept := object.NewList(append([]value(nil), c.items...))
			state := object.NewPair(kept, object.Bool(c.it.IsNull()))
			return object.NewTuple(class(self), object.NewTuple(it), state), nil
		}),
		setState(func(t *thread, c *cycle, state value) error {
			s := object.AsTuple(state)
			if s == nil {
				return t.Raise(object.TypeError, "state is not a tuple")
			}
			if len(s.Items) != 2 {
				return t.Raise(object.TypeError, "function takes exactly 2 arguments (%d given)", len(s.Items))
			}
			kept := object.AsList(s.Items[0])
			if kept == nil {
				return t.Raise(object.TypeError, "argument 1 must be list, not %s", s.Items[0].Type().Name)
			}
			again, err := t.Truth(s.Items[1])
			c.items, c.again, c.at = append([]value(nil), kept.Items...), again, 0
			return err
		}),
	}})
}

func cycleNext(t *thread, c *cycle) (value, error) {
	if !c.it.IsNull() {
		v, err := next(t, c.it)
		if err != nil {
			return value{}, err
		}
		if !v.IsNull() {
			if c.again {
				return v, nil
			}
			if len(c.items) == cap(c.items) {
				if err := t.Allocate(16 * max(len(c.items), 4)); err != nil {
					return value{}, err
				}
			}
			c.items = append(c.items, v)
			return v, nil
		}
		c.it = value{}
	}
	if len(c.items) == 0 {
		return value{}, nil
	}
	v := c.items[c.at]
	if c.at++; c.at == len(c.items) {
		c.at = 0
	}
	return v, nil
}

// repeat gives one object again and again.
type repeat struct {
	object.Object
	element value
	left    int // negative: without end
}

func defineRepeat() {
	bound(repeatType, "(object, times=None)", func(t *thread, cls *object.Type, a []value) (value, error) {
		left := -1
		if !a[1].IsNull() {
			n, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			left = max(n, 0)
		}
		v, r := object.Make[repeat](repeatType, cls)
		r.element, r.left = a[0], left
		return v, nil
	})
	repeatType.Repr = func(t *thread, self value) (value, error) {
		r := object.As[repeat](self)
		text, err := t.Repr(r.element)
		if err != nil {
			return value{}, err
		}
		if r.left >= 0 {
			n, err := t.Repr(object.Int(int64(r.left)))
			return object.NewStr(self.Type().QualName + "(" + text + ", " + n + ")"), err
		}
		return object.NewStr(self.Type().QualName + "(" + text + ")"), nil
	}
	newType(repeatType, "One object, times times, or without end.", func(t *thread, r *repeat) (value, error) {
		if r.left == 0 {
			return value{}, nil
		}
		if r.left > 0 {
			r.left--
		}
		return r.element, nil
	}, object.TypeDef{Methods: []*object.Builtin{
		reduce(func(t *thread, self value, r *repeat) (value, error) {
			if r.left < 0 {
				return object.NewPair(class(self), object.NewTuple(r.element)), nil
			}
			return object.NewPair(class(self), object.NewPair(r.element, object.Int(int64(r.left)))), nil
		}),
		object.Method("__length_hint__", "(self, /)", "How many items are still to come.", func(t *thread, a []value) (value, error) {
			r := object.As[repeat](a[0])
			if r.left < 0 {
				return value{}, t.Raise(object.TypeError, "len() of unsized object")
			}
			return object.Int(int64(r.left)), nil
		}),
	}})
}
