package itertools

import "github.com/jinklink/jink/python/object"

var (
	combinationsType = &object.Type{Name: "itertools.combinations"}
	replacementType  = &object.Type{Name: "itertools.combinations_with_replacement"}
)

// combinations gives all ways to choose r items of the pool, in the order of the pool; with replacement, an item may be
// chosen more than once.
type combinations struct {
	object.Object
	pool   value // a tuple
	items  []value
	r      int
	repeat bool
	at     []int
	begun  bool
	given  []value // what was given last
	over   bool
}

func defineCombinations() {
	defineCombinationsType(combinationsType, "All ways to choose r items, in the order in which they came.", false)
	defineCombinationsType(replacementType, "All ways to choose r items, in the order in which they came, any of them more than once.", true)
}

func defineCombinationsType(typ *object.Type, doc string, replace bool) {
	bound(typ, "(iterable, r)", func(t *thread, cls *object.Type, a []value) (value, error) {
		r, err := t.IntArg(a[1])
		if err != nil {
			return value{}, err
		}
		pool, err := t.TupleOf(a[0])
		if err != nil {
			return value{}, err
		}
		if r < 0 {
			return value{}, t.Raise(object.ValueError, "r must be non-negative")
		}
		if err := sizeLimit(t, r); err != nil {
			return value{}, err
		}
		items := object.AsTuple(pool).Items
		v, c := object.Make[combinations](typ, cls)
		c.pool, c.items, c.r, c.repeat = pool, items, r, replace
		c.over = r > len(items)
		if replace {
			c.over = len(items) == 0 && r > 0
		}
		if c.over {
			return v, nil
		}
		c.at = make([]int, r)
		if !replace {
			for i := range c.at {
				c.at[i] = i
			}
		}
		return v, nil
	})
	newType(typ, doc, combinationsNext, object.TypeDef{Methods: []*object.Builtin{
		reduce(func(t *thread, self value, c *combinations) (value, error) {
			r := object.Int(int64(c.r))
			switch {
			case c.over:
				return object.NewPair(class(self), object.NewPair(object.NewTuple(), r)), nil
			case !c.begun:
				return object.NewPair(class(self), object.NewPair(c.pool, r)), nil
			}
			return object.NewTuple(class(self), object.NewPair(c.pool, r), numbers(c.at)), nil
		}),
		setState(func(t *thread, c *combinations, state value) error {
			at, err := placesOf(t, state, len(c.at))
			if err != nil {
				return err
			}
			for i, n := range at {
				c.at[i] = min(max(n, 0), c.last(i))
			}
			c.choose(0)
			return nil
		}),
		sizeOf(func(c *combinations) int { return 8 * len(c.at) }),
	}})
}

// last is the last place of the pool that the i-th item can come from.
func (c *combinations) last(i int) int {
	if c.repeat {
		return len(c.items) - 1
	}
	return i + len(c.items) - c.r
}

// choose makes a tuple of the chosen items, of which the first so many are those given last.
func (c *combinations) choose(same int) value {
	made, row := object.MakeTuple(c.r)
	copy(row[:same], c.given)
	for i := same; i < c.r; i++ {
		row[i] = c.items[c.at[i]]
	}
	c.given, c.begun = row, true
	return made
}

func combinationsNext(t *thread, c *combinations) (value, error) {
	if c.over {
		return value{}, nil
	}
	if err := t.Charge(c.r >> 2); err != nil {
		return value{}, err
	}
	t.Made(object.Bytes(c.r))
	if !c.begun {
		return c.choose(0), nil
	}
	i := c.r - 1
	for i >= 0 && c.at[i] == c.last(i) {
		i--
	}
	if i < 0 {
		c.over = true
		return value{}, nil
	}
	c.at[i]++
	for j := i + 1; j < c.r; j++ {
		c.at[j] = c.at[j-1]
		if !c.repeat {
			c.at[j]++
		}
	}
	return c.choose(i), nil
}
