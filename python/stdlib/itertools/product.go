package itertools

import (
	"math"

	"github.com/jinklink/jink/python/object"
)

var productType = &object.Type{Name: "itertools.product"}

// product gives all ways to take one item of each pool.
type product struct {
	object.Object
	pools  [][]value
	at     []int   // which item of each pool was given last
	given  []value // what was given last; nil before the first
	over   bool
	source []value // the pools as tuples
}

func defineProduct() {
	productType.New = productNew
	newType(productType, "All ways to take one item of each iterable: nested loops, of which the last one turns fastest.", productNext, object.TypeDef{
		Methods: []*object.Builtin{
			reduce(func(t *thread, self value, p *product) (value, error) {
				switch {
				case p.over:
					return object.NewPair(class(self), object.NewTuple(object.NewTuple())), nil
				case p.given == nil:
					return object.NewPair(class(self), tuple(p.source...)), nil
				}
				return object.NewTuple(class(self), tuple(p.source...), numbers(p.at)), nil
			}),
			setState(func(t *thread, p *product, state value) error {
				places, err := placesOf(t, state, len(p.pools))
				if err != nil {
					return err
				}
				given := make([]value, len(places))
				for i, n := range places {
					if len(p.pools[i]) == 0 {
						p.over = true
						return nil
					}
					p.at[i] = min(max(n, 0), len(p.pools[i])-1)
					given[i] = p.pools[i][p.at[i]]
				}
				p.given = given
				return nil
			}),
			sizeOf(func(p *product) int { return 8 * len(p.at) }),
		},
	})
}

func productNew(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
	given := len(args) - len(names)
	times := 1
	for i, name := range names {
		if name.S != "repeat" {
			return value{}, t.UnexpectedKeyword("product()", name.S, "repeat")
		}
		n, err := t.IntArg(args[given+i])
		if err != nil {
			return value{}, err
		}
		if n < 0 {
			return value{}, t.Raise(object.ValueError, "repeat argument cannot be negative")
		}
		times = n
	}
	if given > 0 && times > math.MaxInt/8/given {
		return value{}, t.Raise(object.OverflowError, "repeat argument too large")
	}
	if given > 0 && times > 1<<32/given {
		return value{}, t.RaiseArgs(object.MemoryError)
	}
	if err := t.Allocate(64 * given * times); err != nil {
		return value{}, err
	}
	source := make([]value, given, given*max(times, 1))
	for i := range source {
		pool, err := t.TupleOf(args[i])
		if err != nil {
			return value{}, err
		}
		source[i] = pool
	}
	if times == 0 {
		source = source[:0]
	}
	for range times - 1 {
		source = append(source, source[:given]...)
	}
	v, p := object.Make[product](productType, cls)
	p.source = source
	p.pools, p.at = make([][]value, len(source)), make([]int, len(source))
	for i, pool := range source {
		p.pools[i] = object.AsTuple(pool).Items
	}
	return v, nil
}

func productNext(t *thread, p *product) (value, error) {
	if p.over {
		return value{}, nil
	}
	if err := t.Charge(len(p.pools) >> 2); err != nil {
		return value{}, err
	}
	t.Made(object.Bytes(len(p.pools)))
	made, items := object.MakeTuple(len(p.pools))
	if p.given == nil {
		for i, pool := range p.pools {
			if len(pool) == 0 {
				p.over = true
				return value{}, nil
			}
			items[i] = pool[0]
		}
		p.given = items
		if items == nil {
			p.given = []value{}
		}
		return made, nil
	}
	copy(items, p.given)
	for i := len(items) - 1; i >= 0; i-- {
		pool := p.pools[i]
		if p.at[i]++; p.at[i] < len(pool) {
			items[i] = pool[p.at[i]]
			p.given = items
			return made, nil
		}
		p.at[i] = 0
		items[i] = pool[0]
	}
	p.over = true
	return value{}, nil
}

// numbers is a tuple of ints.
func numbers(n []int) value {
	items := make([]value, len(n))
	for i := range n {
		items[i] = object.Int(int64(n[i]))
	}
	return object.NewTuple(items...)
}

// placesOf reads a state that is a tuple of n ints.
func placesOf(t *thread, state value, n int) ([]int, error) {
	s := object.AsTuple(state)
	if s == nil || len(s.Items) != n {
		return nil, t.Raise(object.ValueError, "invalid arguments")
	}
	places := make([]int, n)
	for i, v := range s.Items {
		var err error
		if places[i], err = t.IntArg(v); err != nil {
			return nil, err
		}
	}
	return places, nil
}

// sizeOf is a __sizeof__: what an object takes, and what hangs on it.
func sizeOf[T any](more func(it *T) int) *object.Builtin {
	return object.Method("__sizeof__", "(self, /)", "The size in memory, in bytes.", func(t *thread, a []value) (value, error) {
		return object.Int(int64(48 + more(object.As[T](a[0])))), nil
	})
}
