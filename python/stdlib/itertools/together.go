package itertools

import "github.com/jinklink/jink/python/object"

// This file holds the iterators that put items together into tuples.

var (
	longestType  = &object.Type{Name: "itertools.zip_longest"}
	pairwiseType = &object.Type{Name: "itertools.pairwise"}
	batchedType  = &object.Type{Name: "itertools.batched"}
)

// longest is a zip that goes on until the last iterator ends.
type longest struct {
	object.Object
	its    []value // NULL: at its end
	active int
	fill   value
}

func defineLongest() {
	longestType.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		given := len(args) - len(names)
		fill := object.None
		if len(names) > 0 {
			i := names.Find("fillvalue")
			if i < 0 || len(names) > 1 {
				return value{}, t.Raise(object.TypeError, "zip_longest() got an unexpected keyword argument")
			}
			fill = args[given+i]
		}
		its := make([]value, given)
		for i := range its {
			it, err := t.Iter(args[i])
			if err != nil {
				return value{}, err
			}
			its[i] = it
		}
		v, z := object.Make[longest](longestType, cls)
		z.its, z.active, z.fill = its, given, fill
		return v, nil
	}
	newType(longestType, "Tuples of the first items of all iterables, of the second ones, and so on, until the longest ends.", longestNext, object.TypeDef{
		Methods: []*object.Builtin{
			reduce(func(t *thread, self value, z *longest) (value, error) {
				its := make([]value, len(z.its))
				for i, it := range z.its {
					its[i] = it
					if it.IsNull() {
						its[i] = object.NewTuple()
					}
				}
				return object.NewTuple(class(self), object.NewTuple(its...), z.fill), nil
			}),
			setState(func(t *thread, z *longest, state value) error {
				z.fill = state
				return nil
			}),
		},
	})
}

func longestNext(t *thread, z *longest) (value, error) {
	if len(z.its) == 0 || z.active == 0 {
		return value{}, nil
	}
	t.Made(object.Bytes(len(z.its)))
	made, items := object.MakeTuple(len(z.its))
	for i, it := range z.its {
		if it.IsNull() {
			items[i] = z.fill
			continue
		}
		v, err := next(t, it)
		if err != nil {
			z.active = 0
			return value{}, err
		}
		if v.IsNull() {
			z.its[i] = value{}
			if z.active--; z.active <= 0 {
				return value{}, nil
			}
			v = z.fill
		}
		items[i] = v
	}
	return made, nil
}

// pairwise gives each item with the one after it.
type pairwise struct {
	object.Object
	it  value // NULL at the end
	old value // NULL before the first pair
}

func definePairwise() {
	positional(pairwiseType, 1, func(t *thread, cls *object.Type, a []value) (value, error) {
		it, err := t.Iter(a[0])
		if err != nil {
			return value{}, err
		}
		v, p := object.Make[pairwise](pairwiseType, cls)
		p.it = it
		return v, nil
	})
	newType(pairwiseType, "Each item with the one after it.", func(t *thread, p *pairwise) (value, error) {
		it, old := p.it, p.old
		if it.IsNull() {
			return value{}, nil
		}
		var err error
		if old.IsNull() {
			if old, err = next(t, it); err != nil || old.IsNull() {
				p.it = value{}
				return value{}, err
			}
			p.old = old
			// The iterator may have asked this one for a pair.
			if it = p.it; it.IsNull() {
				p.old = value{}
				return value{}, nil
			}
		}
		v, err := next(t, it)
		if err != nil || v.IsNull() {
			p.it, p.old = value{}, value{}
			return value{}, err
		}
		p.old = v
		return object.NewPair(old, v), nil
	}, object.TypeDef{})
}

// batched gives the items in tuples of n.
type batched struct {
	object.Object
	it     value // NULL at the end
	n      int
	strict bool
}

func defineBatched() {
	bound(batchedType, "(iterable, n, *, strict=False)", func(t *thread, cls *object.Type, a []value) (value, error) {
		n, err := t.IntArg(a[1])
		if err != nil {
			return value{}, err
		}
		strict := false
		if !a[2].IsNull() {
			if strict, err = t.Truth(a[2]); err != nil {
				return value{}, err
			}
		}
		if n < 1 {
			return value{}, t.Raise(object.ValueError, "n must be at least one")
		}
		it, err := t.Iter(a[0])
		if err != nil {
			return value{}, err
		}
		v, b := object.Make[batched](batchedType, cls)
		b.it, b.n, b.strict = it, n, strict
		return v, nil
	})
	newType(batchedType, "Tuples of n items each; the last one may have fewer, unless strict is true.", batchedNext, object.TypeDef{})
}

func batchedNext(t *thread, b *batched) (value, error) {
	it := b.it
	if it.IsNull() {
		return value{}, nil
	}
	items := make([]value, 0, min(b.n, 1024))
	for len(items) < b.n {
		v, err := next(t, it)
		if err != nil {
			b.it = value{}
			return value{}, err
		}
		if v.IsNull() {
			b.it = value{}
			break
		}
		if err := t.Allocate(16); err != nil {
			return value{}, err
		}
		items = append(items, v)
	}
	switch {
	case len(items) == 0:
		return value{}, nil
	case len(items) < b.n && b.strict:
		return value{}, t.Raise(object.ValueError, "batched(): incomplete batch")
	}
	return object.NewTuple(items...), nil
}
