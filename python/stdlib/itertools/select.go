package itertools

import "github.com/jinklink/jink/python/object"

// This file holds the iterators that leave items out, or pass them to a function.

var (
	dropWhileType   = &object.Type{Name: "itertools.dropwhile"}
	takeWhileType   = &object.Type{Name: "itertools.takewhile"}
	filterFalseType = &object.Type{Name: "itertools.filterfalse"}
	compressType    = &object.Type{Name: "itertools.compress"}
	starMapType     = &object.Type{Name: "itertools.starmap"}
)

// while is a dropwhile or a takewhile.
type while struct {
	object.Object
	function value
	it       value
	over     bool // the function gave something false
}

func defineWhile() {
	def := func() object.TypeDef {
		return object.TypeDef{Methods: []*object.Builtin{
			reduce(func(t *thread, self value, w *while) (value, error) {
				over := int64(0)
				if w.over {
					over = 1
				}
				return object.NewTuple(class(self), object.NewPair(w.function, w.it), object.Int(over)), nil
			}),
			setState(func(t *thread, w *while, state value) (err error) {
				w.over, err = t.Truth(state)
				return err
			}),
		}}
	}
	for _, typ := range []*object.Type{dropWhileType, takeWhileType} {
		positional(typ, 2, func(t *thread, cls *object.Type, a []value) (value, error) {
			function := a[0]
			it, err := t.Iter(a[1])
			if err != nil {
				return value{}, err
			}
			v, w := object.Make[while](typ, cls)
			w.function, w.it = function, it
			return v, nil
		})
	}
	newType(dropWhileType, "The items from the first on for which the function returns something false.", dropWhileNext, def())
	newType(takeWhileType, "The items before the first for which the function returns something false.", takeWhileNext, def())
}

// asks is what the function says of an item.
func asks(t *thread, function, v value) (bool, error) {
	r, err := t.Call(function, v)
	if err != nil {
		return false, err
	}
	return t.Truth(r)
}

func dropWhileNext(t *thread, w *while) (value, error) {
	for {
		v, err := next(t, w.it)
		if err != nil || v.IsNull() || w.over {
			return v, err
		}
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		yes, err := asks(t, w.function, v)
		if err != nil {
			return value{}, err
		}
		if !yes {
			w.over = true
			return v, nil
		}
	}
}

func takeWhileNext(t *thread, w *while) (value, error) {
	if w.over {
		return value{}, nil
	}
	v, err := next(t, w.it)
	if err != nil || v.IsNull() {
		return v, err
	}
	yes, err := asks(t, w.function, v)
	if err != nil {
		return value{}, err
	}
	if !yes {
		w.over = true
		return value{}, nil
	}
	return v, nil
}

// functionOver is a filterfalse or a starmap.
type functionOver struct {
	object.Object
	function value
	it       value
}

// overNew gives a type the __new__ of a functionOver.
func overNew(typ *object.Type) {
	positional(typ, 2, func(t *thread, cls *object.Type, a []value) (value, error) {
		function := a[0]
		it, err := t.Iter(a[1])
		if err != nil {
			return value{}, err
		}
		v, f := object.Make[functionOver](typ, cls)
		f.function, f.it = function, it
		return v, nil
	})
}

func overReduce() *object.Builtin {
	return reduce(func(t *thread, self value, f *functionOver) (value, error) {
		return object.NewPair(class(self), object.NewPair(f.function, f.it)), nil
	})
}

func defineFilterFalse() {
	overNew(filterFalseType)
	newType(filterFalseType, "The items for which the function returns something false, or, if it is None, those that are false.",
		func(t *thread, f *functionOver) (value, error) {
			plain := f.function.IsNone() || f.function == object.BoolType.Value()
			for {
				v, err := next(t, f.it)
				if err != nil || v.IsNull() {
					return value{}, err
				}
				if err := t.Charge(1); err != nil {
					return value{}, err
				}
				var yes bool
				if plain {
					yes, err = t.Truth(v)
				} else {
					yes, err = asks(t, f.function, v)
				}
				if err != nil {
					return value{}, err
				}
				if !yes {
					return v, nil
				}
			}
		}, object.TypeDef{Methods: []*object.Builtin{overReduce()}})
}

func defineStarMap() {
	overNew(starMapType)
	newType(starMapType, "What the function returns for each item, whose own items are its arguments.",
		func(t *thread, f *functionOver) (value, error) {
			v, err := next(t, f.it)
			if err != nil || v.IsNull() {
				return value{}, err
			}
			args, err := t.TupleOf(v)
			if err != nil {
				return value{}, err
			}
			return t.CallNamed(f.function, object.AsTuple(args).Items, nil)
		}, object.TypeDef{Methods: []*object.Builtin{overReduce()}})
}

// compress gives the items whose selector is true.
type compress struct {
	object.Object
	data, selectors value
}

func defineCompress() {
	bound(compressType, "(data, selectors)", func(t *thread, cls *object.Type, a []value) (value, error) {
		data, err := t.Iter(a[0])
		if err != nil {
			return value{}, err
		}
		selectors, err := t.Iter(a[1])
		if err != nil {
			return value{}, err
		}
		v, c := object.Make[compress](compressType, cls)
		c.data, c.selectors = data, selectors
		return v, nil
	})
	newType(compressType, "The items of data for which the item of selectors at the same place is true.",
		func(t *thread, c *compress) (value, error) {
			for {
				v, err := next(t, c.data)
				if err != nil || v.IsNull() {
					return value{}, err
				}
				selector, err := next(t, c.selectors)
				if err != nil || selector.IsNull() {
					return value{}, err
				}
				if err := t.Charge(1); err != nil {
					return value{}, err
				}
				if yes, err := t.Truth(selector); err != nil {
					return value{}, err
				} else if yes {
					return v, nil
				}
			}
		}, object.TypeDef{Methods: []*object.Builtin{
			reduce(func(t *thread, self value, c *compress) (value, error) {
				return object.NewPair(class(self), object.NewPair(c.data, c.selectors)), nil
			}),
		}})
}
