package object

// This file holds the types that make an iterator of others: enumerate, zip, map, filter, reversed.

// bounded counts how deep iterators over iterators nest.
func bounded(next func(t *Thread, self Value) (Value, error)) func(t *Thread, self Value) (Value, error) {
	return func(t *Thread, self Value) (Value, error) {
		if err := t.EnterNative(); err != nil {
			return Value{}, err
		}
		v, err := next(t, self)
		t.LeaveNative()
		return v, err
	}
}

// Enumerate is an enumerate.
type Enumerate struct {
	Object
	it   Value
	next int64
	long Value // instead of next, once it does not fit; else NULL
}

func fillEnumerate() {
	typ := EnumerateType
	typ.Doc = "Pairs of a count, from start on, and an item of the iterable."
	subclassable[Enumerate](typ, LayoutOther)
	typ.New = enumerateNew
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		e := As[Enumerate](self)
		v, err := t.Next(e.it)
		if v.IsNull() || err != nil {
			return Value{}, err
		}
		if e.long.IsNull() && e.next < 1<<63-1 {
			e.next++
			t.Made(Bytes(2))
			return NewPair(Int(e.next-1), v), nil
		}
		n := e.count()
		e.long, err = t.BinaryOp(Add, n, Int(1))
		return NewPair(n, v), err
	}
	typ.Next = bounded(typ.Next)
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
				e := As[Enumerate](a[0])
				return NewPair(a[0].Type().Value(), NewPair(e.it, e.count())), nil
			}),
		},
		ClassMethods: []*Builtin{classGetItem()},
	})
}

// count is the number of the next item.
func (e *Enumerate) count() Value {
	if e.long.IsNull() {
		return Int(e.next)
	}
	return e.long
}

func enumerateNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	if len(args) > 2 {
		return Value{}, t.Raise(TypeError, "enumerate() takes at most 2 arguments (%d given)", len(args))
	}
	var iterable, start Value
	given := len(args) - len(names)
	if given > 0 {
		iterable = args[0]
	}
	if given > 1 {
		start = args[1]
	}
	for i, name := range names {
		switch {
		case name.S == "iterable" && given == 0:
			iterable = args[given+i]
		case name.S == "start" && given < 2 && len(args) == 2:
			start = args[given+i]
		default:
			return Value{}, t.Raise(TypeError, "'%s' is an invalid keyword argument for enumerate()", name.S)
		}
	}
	if iterable.IsNull() {
		return Value{}, t.Raise(TypeError, "enumerate() missing required argument 'iterable'")
	}
	n := Int(0)
	var err error
	if !start.IsNull() {
		if n, err = t.Index(start); err != nil {
			return Value{}, err
		}
	}
	it, err := t.Iter(iterable)
	if err != nil {
		return Value{}, err
	}
	v := allocate[Enumerate](cls, EnumerateType)
	e := As[Enumerate](v)
	e.it = it
	if n.IsInt() {
		e.next = n.Int64()
	} else {
		e.long = n
	}
	return v, nil
}

// Zip is a zip.
type Zip struct {
	Object
	its    []Value
	strict bool
}

func fillZip() {
	typ := ZipType
	typ.Doc = "Tuples of the first items of all iterables, of the second ones, and so on, until the shortest ends."
	subclassable[Zip](typ, LayoutOther)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		given := len(args) - len(names)
		strict := false
		if len(names) > 1 {
			return Value{}, t.Raise(TypeError, "zip() takes at most 1 keyword argument (%d given)", len(names))
		}
		for i, name := range names {
			if name.S != "strict" {
				return Value{}, t.UnexpectedKeyword("zip()", name.S, "strict")
			}
			var err error
			if strict, err = t.Truth(args[given+i]); err != nil {
				return Value{}, err
			}
		}
		if err := t.allocateItems(given); err != nil {
			return Value{}, err
		}
		its := make([]Value, given)
		for i := range its {
			it, err := t.Iter(args[i])
			if err != nil {
				return Value{}, err
			}
			its[i] = it
		}
		v := allocate[Zip](cls, ZipType)
		z := As[Zip](v)
		z.its, z.strict = its, strict
		return v, nil
	}
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) { return As[Zip](self).next(t) }
	typ.Next = bounded(typ.Next)
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			z := As[Zip](a[0])
			its := NewTuple(append([]Value(nil), z.its...)...)
			if z.strict {
				return NewTuple(a[0].Type().Value(), its, True), nil
			}
			return NewPair(a[0].Type().Value(), its), nil
		}),
		Method("__setstate__", "(self, state, /)", setStateDoc, func(t *Thread, a []Value) (Value, error) {
			strict, err := t.Truth(a[1])
			As[Zip](a[0]).strict = strict
			return None, err
		}),
	}})
}

// chargedItems is after how many iterators of one zip each that many are charged for.
const chargedItems = 64

func (z *Zip) next(t *Thread) (Value, error) {
	if len(z.its) == 0 {
		return Value{}, nil
	}
	if len(z.its) == 2 {
		a, err := t.Next(z.its[0])
		if err != nil || a.IsNull() {
			return z.end(t, 0, err)
		}
		b, err := t.Next(z.its[1])
		if err != nil || b.IsNull() {
			return z.end(t, 1, err)
		}
		t.Made(Bytes(2))
		return NewPair(a, b), nil
	}
	t.Made(Bytes(len(z.its)))
	items := make([]Value, len(z.its))
	for i, it := range z.its {
		if i > 0 && i%chargedItems == 0 { // there may be a million of them
			if err := t.Charge(chargedItems); err != nil {
				return Value{}, err
			}
		}
		v, err := t.Next(it)
		if err != nil || v.IsNull() {
			return z.end(t, i, err)
		}
		items[i] = v
	}
	return NewTuple(items...), nil
}

// end is what happens when iterator i came to its end, or raised err.
func (z *Zip) end(t *Thread, i int, err error) (Value, error) {
	if err != nil || !z.strict {
		return Value{}, err
	}
	others := func(n int) string {
		if n == 1 {
			return " "
		}
		return "s 1-"
	}
	if i > 0 {
		return Value{}, t.Raise(ValueError, "zip() argument %d is shorter than argument%s%d", i+1, others(i), i)
	}
	for i := 1; i < len(z.its); i++ {
		v, err := t.Next(z.its[i])
		if err != nil {
			return Value{}, err
		}
		if !v.IsNull() {
			return Value{}, t.Raise(ValueError, "zip() argument %d is longer than argument%s%d", i+1, others(i), i)
		}
	}
	return Value{}, nil
}

// Map is a map.
type Map struct {
	Object
	function Value
	its      []Value
}

func fillMap() {
	typ := MapType
	typ.Doc = "What the function returns for the first items of all iterables, for the second ones, and so on, until the shortest ends."
	subclassable[Map](typ, LayoutOther)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if err := t.noKeywords(cls, MapType, names, "__init__"); err != nil {
			return Value{}, err
		}
		args = args[:len(args)-len(names)]
		if len(args) < 2 {
			return Value{}, t.Raise(TypeError, "map() must have at least two arguments.")
		}
		function := args[0]
		if err := t.allocateItems(len(args) - 1); err != nil {
			return Value{}, err
		}
		its := make([]Value, len(args)-1)
		for i := range its {
			it, err := t.Iter(args[i+1])
			if err != nil {
				return Value{}, err
			}
			its[i] = it
		}
		v := allocate[Map](cls, MapType)
		m := As[Map](v)
		m.function, m.its = function, its
		return v, nil
	}
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		m := As[Map](self)
		args, mark := t.Scratch(len(m.its))
		for i, it := range m.its {
			v, err := t.Next(it)
			if err != nil || v.IsNull() {
				t.Release(mark)
				return Value{}, err
			}
			args[i] = v
		}
		v, err := t.CallNamed(m.function, args, nil)
		t.Release(mark)
		return v, ending(err)
	}
	typ.Next = bounded(typ.Next)
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			m := As[Map](a[0])
			return NewPair(a[0].Type().Value(), NewTuple(append([]Value{m.function}, m.its...)...)), nil
		}),
	}})
}

// ending is the error of a function that an iterator called: if it is StopIteration, the iterator ends.
func ending(err error) error {
	if err != nil && Matches(err, StopIteration) {
		return nil
	}
	return err
}

// Filter is a filter.
type Filter struct {
	Object
	function Value // None, or what decides
	it       Value
}

func fillFilter() {
	typ := FilterType
	typ.Doc = "The items for which the function returns something true, or, if it is None, those that are true."
	subclassable[Filter](typ, LayoutOther)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if err := t.noKeywords(cls, FilterType, names, "__init__"); err != nil {
			return Value{}, err
		}
		args = args[:len(args)-len(names)]
		if len(args) != 2 {
			return Value{}, t.Raise(TypeError, "filter expected 2 arguments, got %d", len(args))
		}
		function := args[0]
		it, err := t.Iter(args[1])
		if err != nil {
			return Value{}, err
		}
		v := allocate[Filter](cls, FilterType)
		f := As[Filter](v)
		f.function, f.it = function, it
		return v, nil
	}
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		f := As[Filter](self)
		next := f.it.Type().Next
		plain := f.function.IsNone() || f.function == BoolType.Value()
		for {
			v, err := next(t, f.it)
			if err != nil || v.IsNull() {
				return Value{}, err
			}
			if err := t.Charge(1); err != nil {
				return Value{}, err
			}
			verdict := v
			if !plain {
				if verdict, err = t.Call(f.function, v); err != nil {
					return Value{}, ending(err)
				}
			}
			if yes, err := t.Truth(verdict); err != nil {
				return Value{}, err
			} else if yes {
				return v, nil
			}
		}
	}
	typ.Next = bounded(typ.Next)
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			f := As[Filter](a[0])
			return NewPair(a[0].Type().Value(), NewPair(f.function, f.it)), nil
		}),
	}})
}

// Reversed is a reversed of a sequence that has no __reversed__ of its own.
type Reversed struct {
	Object
	of Value // NULL at the end
	at int   // of the next item
}

func fillReversed() {
	typ := ReversedType
	typ.Doc = "The items of a sequence from the last to the first."
	subclassable[Reversed](typ, LayoutOther)
	typ.New = reversedNew
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		r := As[Reversed](self)
		if r.of.IsNull() {
			return Value{}, nil
		}
		if r.at >= 0 {
			v, err := t.GetItem(r.of, Int(int64(r.at)))
			if err == nil {
				r.at--
				return v, nil
			}
			if !Matches(err, IndexError) && !Matches(err, StopIteration) {
				return Value{}, err
			}
		}
		r.of, r.at = Value{}, -1
		return Value{}, nil
	}
	typ.Next = bounded(typ.Next)
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		Method("__length_hint__", "(self, /)", lengthHintDoc, func(t *Thread, a []Value) (Value, error) {
			r := As[Reversed](a[0])
			if r.of.IsNull() {
				return Int(0), nil
			}
			n, err := t.Len(r.of)
			if n < r.at+1 {
				return Int(0), err
			}
			return Int(int64(r.at + 1)), err
		}),
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			r := As[Reversed](a[0])
			if r.of.IsNull() {
				return NewPair(a[0].Type().Value(), NewTuple(NewTuple())), nil
			}
			return NewTuple(a[0].Type().Value(), NewTuple(r.of), Int(int64(r.at))), nil
		}),
		Method("__setstate__", "(self, state, /)", setStateDoc, func(t *Thread, a []Value) (Value, error) {
			r := As[Reversed](a[0])
			i, err := t.stateArg(a[1])
			if err != nil || r.of.IsNull() {
				return None, err
			}
			n, err := t.Len(r.of)
			r.at = min(max(i, -1), n-1)
			return None, err
		}),
	}})
}

func reversedNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	if err := t.noKeywords(cls, ReversedType, names, "__init__"); err != nil {
		return Value{}, err
	}
	args = args[:len(args)-len(names)]
	if len(args) != 1 {
		return Value{}, t.Raise(TypeError, "reversed expected 1 argument, got %d", len(args))
	}
	of := args[0]
	typ := of.Type()
	own := typ.Lookup("__reversed__")
	if own.IsNull() && isSequence(typ) {
		n, err := t.Len(of)
		if err != nil {
			return Value{}, err
		}
		v := allocate[Reversed](cls, ReversedType)
		r := As[Reversed](v)
		r.of, r.at = of, n-1
		return v, nil
	}
	if own.IsNull() || own.IsNone() {
		return Value{}, t.Raise(TypeError, "'%s' object is not reversible", typ.Name)
	}
	v, _, err := t.CallSpecial(of, "__reversed__")
	return v, err
}

// isSequence reports whether instances have items by index, as far as the type tells.
func isSequence(typ *Type) bool {
	switch typ.Layout {
	case LayoutDict:
		return false
	case LayoutStr, LayoutBytes, LayoutByteArray:
		return true
	}
	return typ.GetItem != nil && (typ.IsHeap() || typ.Flags&(Sequence|noReflected) != 0)
}
