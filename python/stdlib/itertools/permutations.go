package itertools

import "github.com/jinklink/jink/python/object"

var permutationsType = &object.Type{Name: "itertools.permutations"}

// permutations gives all ways to put r items of the pool in a row.
//
// at is a permutation of the places of the pool, of which the first r are given; turns[i] is how many items can still come
// to place i before the place to its left must change.
type permutations struct {
	object.Object
	pool  value // a tuple
	items []value
	r     int
	at    []int
	turns []int
	begun bool
	given []value // what was given last
	over  bool
}

func definePermutations() {
	bound(permutationsType, "(iterable, r=None)", func(t *thread, cls *object.Type, a []value) (value, error) {
		pool, err := t.TupleOf(a[0])
		if err != nil {
			return value{}, err
		}
		items := object.AsTuple(pool).Items
		n, r := len(items), len(items)
		if !orNone(a[1]).IsNone() {
			if !object.IsInstance(a[1], object.IntType) {
				return value{}, t.Raise(object.TypeError, "Expected int as r")
			}
			if r, err = t.IntArg(a[1]); err != nil {
				return value{}, err
			}
			if r < 0 {
				return value{}, t.Raise(object.ValueError, "r must be non-negative")
			}
		}
		if err := sizeLimit(t, r); err != nil {
			return value{}, err
		}
		v, p := object.Make[permutations](permutationsType, cls)
		p.pool, p.items, p.r, p.over = pool, items, r, r > n
		if p.over {
			return v, nil
		}
		p.at, p.turns = make([]int, n), make([]int, r)
		for i := range p.at {
			p.at[i] = i
		}
		for i := range p.turns {
			p.turns[i] = n - i
		}
		return v, nil
	})
	newType(permutationsType, "All ways to put r items in a row.", permutationsNext, object.TypeDef{Methods: []*object.Builtin{
		reduce(func(t *thread, self value, p *permutations) (value, error) {
			r := object.Int(int64(p.r))
			switch {
			case p.over:
				return object.NewPair(class(self), object.NewPair(object.NewTuple(), r)), nil
			case !p.begun:
				return object.NewPair(class(self), object.NewPair(p.pool, r)), nil
			}
			return object.NewTuple(class(self), object.NewPair(p.pool, r), object.NewPair(numbers(p.at), numbers(p.turns))), nil
		}),
		setState(func(t *thread, p *permutations, state value) error {
			s := object.AsTuple(state)
			if s == nil || len(s.Items) != 2 {
				return t.Raise(object.TypeError, "invalid arguments")
			}
			at, err := placesOf(t, s.Items[0], len(p.at))
			if err != nil {
				return err
			}
			turns, err := placesOf(t, s.Items[1], len(p.turns))
			if err != nil {
				return err
			}
			n := len(p.items)
			for i, place := range at {
				p.at[i] = min(max(place, 0), n-1)
			}
			for i, left := range turns {
				p.turns[i] = min(max(left, 1), n-i)
			}
			p.arrange(0)
			return nil
		}),
		sizeOf(func(p *permutations) int { return 8 * (len(p.at) + len(p.turns)) }),
	}})
}

// sizeLimit refuses combinations of more items than memory holds, and accounts for the others.
func sizeLimit(t *thread, r int) error {
	if r > 1<<28 {
		return t.RaiseArgs(object.MemoryError)
	}
	return t.Allocate(16 * r)
}

// arrange makes a tuple of the items at the first r places, of which the first so many are those given last.
func (p *permutations) arrange(same int) value {
	made, row := object.MakeTuple(p.r)
	copy(row[:same], p.given)
	for i := same; i < p.r; i++ {
		row[i] = p.items[p.at[i]]
	}
	p.given, p.begun = row, true
	return made
}

func permutationsNext(t *thread, p *permutations) (value, error) {
	if p.over {
		return value{}, nil
	}
	if err := t.Charge(p.r >> 2); err != nil {
		return value{}, err
	}
	if !p.begun {
		t.Made(object.Bytes(p.r))
		return p.arrange(0), nil
	}
	n := len(p.at)
	for i := p.r - 1; i >= 0; i-- {
		p.turns[i]--
		if p.turns[i] == 0 {
			first := p.at[i]
			copy(p.at[i:], p.at[i+1:])
			p.at[n-1] = first
			p.turns[i] = n - i
			continue
		}
		j := n - p.turns[i]
		p.at[i], p.at[j] = p.at[j], p.at[i]
		t.Made(object.Bytes(p.r))
		return p.arrange(i), nil
	}
	p.over = true
	return value{}, nil
}
