package itertools

import "github.com/jinklink/jink/python/object"

var accumulateType = &object.Type{Name: "itertools.accumulate"}

// accumulate gives each item combined with all before it.
type accumulate struct {
	object.Object
	it       value
	function value // NULL: +
	initial  value // NULL: none, or given already
	total    value // NULL before the first
}

func defineAccumulate() {
	bound(accumulateType, "(iterable, func=None, *, initial=None)", func(t *thread, cls *object.Type, a []value) (value, error) {
		it, err := t.Iter(a[0])
		if err != nil {
			return value{}, err
		}
		v, acc := object.Make[accumulate](accumulateType, cls)
		acc.it = it
		if !orNone(a[1]).IsNone() {
			acc.function = a[1]
		}
		if !orNone(a[2]).IsNone() {
			acc.initial = a[2]
		}
		return v, nil
	})
	newType(accumulateType, "Running totals, or what another function makes of all items so far.", accumulateNext, object.TypeDef{
		Methods: []*object.Builtin{
			reduce(func(t *thread, self value, acc *accumulate) (value, error) {
				it := acc.it
				if !acc.initial.IsNull() {
					rest := value{}
					rest, chained := object.Make[chain](chainType, chainType)
					first, err := t.Iter(object.NewPair(object.NewTuple(acc.initial), it))
					if err != nil {
						return value{}, err
					}
					chained.source, it = first, rest
				}
				return object.NewTuple(class(self), object.NewPair(it, orNone(acc.function)), orNone(acc.total)), nil
			}),
			setState(func(t *thread, acc *accumulate, state value) error {
				acc.total = state
				return nil
			}),
		},
	})
}

func accumulateNext(t *thread, acc *accumulate) (value, error) {
	if !acc.initial.IsNull() {
		acc.total, acc.initial = acc.initial, value{}
		return acc.total, nil
	}
	v, err := next(t, acc.it)
	if err != nil || v.IsNull() {
		return value{}, err
	}
	if acc.total.IsNull() {
		acc.total = v
		return v, nil
	}
	if acc.function.IsNull() {
		v, err = t.BinaryOp(object.Add, acc.total, v)
	} else {
		v, err = t.Call(acc.function, acc.total, v)
	}
	if err != nil {
		return value{}, err
	}
	acc.total = v
	return v, nil
}
