package itertools

import "github.com/jinklink/jink/python/object"

var chainType = &object.Type{Name: "itertools.chain"}

// chain gives the items of one iterable after those of another.
type chain struct {
	object.Object
	source value // of iterables; NULL at the end
	active value // NULL: the next is to be taken from source
}

func defineChain() {
	chainType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		if err := t.NoKeywords(cls, chainType, names); err != nil {
			return value{}, err
		}
		source, err := t.Iter(tuple(args[:len(args)-len(names)]...))
		if err != nil {
			return value{}, err
		}
		v, c := object.Make[chain](chainType, cls)
		c.source = source
		return v, nil
	}
	newType(chainType, "The items of the first iterable, then those of the second, and so on.", chainNext, object.TypeDef{
		Methods: []*object.Builtin{
			reduce(func(t *thread, self value, c *chain) (value, error) {
				switch {
				case c.source.IsNull():
					return object.NewPair(class(self), object.NewTuple()), nil
				case c.active.IsNull():
					return object.NewTuple(class(self), object.NewTuple(), object.NewTuple(c.source)), nil
				}
				return object.NewTuple(class(self), object.NewTuple(), object.NewPair(c.source, c.active)), nil
			}),
			setState(func(t *thread, c *chain, state value) error {
				s := object.AsTuple(state)
				if s == nil {
					return t.Raise(object.TypeError, "state is not a tuple")
				}
				if len(s.Items) < 1 || len(s.Items) > 2 {
					return t.Raise(object.TypeError, "function takes at least 1 argument (0 given)")
				}
				for _, it := range s.Items {
					if it.Type().Next == nil {
						return t.Raise(object.TypeError, "Arguments must be iterators.")
					}
				}
				c.source, c.active = s.Items[0], value{}
				if len(s.Items) == 2 {
					c.active = s.Items[1]
				}
				return nil
			}),
		},
		ClassMethods: []*object.Builtin{
			object.ClassGetItem(),
			object.Method("from_iterable", "(cls, iterable, /)", "A chain of the iterables that an iterable gives.", func(t *thread, a []value) (value, error) {
				source, err := t.Iter(a[1])
				if err != nil {
					return value{}, err
				}
				v, c := object.Make[chain](chainType, object.AsType(a[0]))
				c.source = source
				return v, nil
			}),
		},
	})
}

func chainNext(t *thread, c *chain) (value, error) {
	for !c.source.IsNull() {
		if c.active.IsNull() {
			iterable, err := next(t, c.source)
			if err == nil && !iterable.IsNull() {
				c.active, err = t.Iter(iterable)
			}
			if err != nil || iterable.IsNull() {
				c.source, c.active = value{}, value{}
				return value{}, err
			}
		}
		v, err := next(t, c.active)
		if err != nil || !v.IsNull() {
			return v, err
		}
		c.active = value{}
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
	}
	return value{}, nil
}
