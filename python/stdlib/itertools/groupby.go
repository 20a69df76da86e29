package itertools

import "github.com/jinklink/jink/python/object"

var (
	groupByType = &object.Type{Name: "itertools.groupby"}
	grouperType = &object.Type{Name: "itertools._grouper", Flags: object.Final}
)

// groupBy cuts an iterable into runs of items with equal keys.
type groupBy struct {
	object.Object
	it       value
	function value // NULL: the item is the key
	target   value // the key of the run that was given last; NULL before
	key      value // of item; NULL: none was taken
	item     value // taken from it, and not given yet; NULL: none
	current  *grouper
}

// grouper gives the items of one run, as long as its groupby has not gone on to the next.
type grouper struct {
	object.Object
	parent value
	key    value
}

func defineGroupBy() {
	bound(groupByType, "(iterable, key=None)", func(t *thread, cls *object.Type, a []value) (value, error) {
		it, err := t.Iter(a[0])
		if err != nil {
			return value{}, err
		}
		v, g := object.Make[groupBy](groupByType, cls)
		g.it = it
		if !orNone(a[1]).IsNone() {
			g.function = a[1]
		}
		return v, nil
	})
	newType(groupByType, "Pairs of a key and an iterator over the items in a row that have this key.", func(t *thread, g *groupBy) (value, error) {
		return g.nextRun(t, object.From(g))
	}, object.TypeDef{Methods: []*object.Builtin{
		reduce(func(t *thread, self value, g *groupBy) (value, error) {
			args := object.NewPair(g.it, orNone(g.function))
			if g.target.IsNull() || g.key.IsNull() || g.item.IsNull() {
				return object.NewPair(class(self), args), nil
			}
			return object.NewTuple(class(self), args, object.NewTuple(g.item, g.target, g.key)), nil
		}),
		setState(func(t *thread, g *groupBy, state value) error {
			s := object.AsTuple(state)
			if s == nil {
				return t.Raise(object.TypeError, "state is not a tuple")
			}
			if len(s.Items) != 3 {
				return t.Raise(object.TypeError, "function takes exactly 3 arguments (%d given)", len(s.Items))
			}
			g.item, g.target, g.key = s.Items[0], s.Items[1], s.Items[2]
			return nil
		}),
	}})

	positional(grouperType, 2, func(t *thread, cls *object.Type, a []value) (value, error) {
		if !object.IsInstance(a[0], groupByType) {
			return value{}, t.Raise(object.TypeError, "_grouper() argument 1 must be itertools.groupby, not %s", a[0].Type().Name)
		}
		return newGrouper(a[0], a[1]), nil
	})
	newType(grouperType, "The items of one run.", grouperNext, object.TypeDef{Methods: []*object.Builtin{
		reduce(func(t *thread, self value, g *grouper) (value, error) {
			if object.As[groupBy](g.parent).current != g {
				return object.NewPair(t.Interp.Builtins.GetString("iter"), object.NewTuple(object.NewTuple())), nil
			}
			return object.NewPair(class(self), object.NewPair(g.parent, g.key)), nil
		}),
	}})
}

func newGrouper(parent, key value) value {
	v, g := object.Make[grouper](grouperType, grouperType)
	g.parent, g.key = parent, key
	object.As[groupBy](parent).current = g
	return v
}

// step takes an item; at the end, it reports that there is none.
func (g *groupBy) step(t *thread) (ok bool, err error) {
	item, err := next(t, g.it)
	if err != nil || item.IsNull() {
		return false, err
	}
	key := item
	if !g.function.IsNull() {
		if key, err = t.Call(g.function, item); err != nil {
			return false, err
		}
	}
	g.item, g.key = item, key
	return true, nil
}

// nextRun passes over what is left of the run that was given last.
func (g *groupBy) nextRun(t *thread, self value) (value, error) {
	g.current = nil
	for {
		if !g.key.IsNull() {
			if g.target.IsNull() {
				break
			}
			same, err := t.Equal(g.target, g.key)
			if err != nil {
				return value{}, err
			}
			if !same {
				break
			}
		}
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		if ok, err := g.step(t); !ok {
			return value{}, err
		}
	}
	g.target = g.key
	return object.NewPair(g.key, newGrouper(self, g.target)), nil
}

func grouperNext(t *thread, g *grouper) (value, error) {
	parent := object.As[groupBy](g.parent)
	if parent.current != g {
		return value{}, nil
	}
	if parent.item.IsNull() {
		if ok, err := parent.step(t); !ok {
			return value{}, err
		}
	}
	same, err := t.Equal(g.key, parent.key)
	if err != nil || !same {
		return value{}, err
	}
	item := parent.item
	parent.item, parent.key = value{}, value{}
	return item, nil
}
