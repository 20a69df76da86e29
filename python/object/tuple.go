package object

import "strings"

func fillTuple() {
	typ := TupleType
	typ.Doc = "A sequence that never changes. Given an iterable, it has the items of it."
	typ.Flags = Sequence | MatchSelf | noReflected
	subclassable[Tuple](typ, LayoutTuple)
	typ.New = tupleNew
	typ.Repr = tupleRepr
	typ.Hash = func(t *Thread, self Value) (int64, error) { return t.hashItems(self.tuple().Items, true) }
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
		x, y := AsTuple(a), AsTuple(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		return t.compareItems(x.Items, y.Items, op)
	}
	typ.Len = func(t *Thread, self Value) (int, error) { return len(self.tuple().Items), nil }
	typ.GetItem = tupleGetItem
	typ.Contains = func(t *Thread, self, item Value) (bool, error) {
		for _, v := range self.tuple().Items {
			if same, err := t.Equal(v, item); same || err != nil {
				return same, err
			}
		}
		return false, t.Charge(len(self.tuple().Items) >> 2)
	}
	typ.Iter = func(t *Thread, self Value) (Value, error) {
		return From(&TupleIterator{Object{TupleIteratorType}, self.tuple(), 0}), nil
	}
	typ.Binary[Add] = func(t *Thread, a, b Value) (Value, error) {
		x, y := AsTuple(a), AsTuple(b)
		switch {
		case x == nil || y == nil:
			return NotImplemented, nil
		case len(x.Items) == 0 && b.Is(TupleType):
			return b, nil
		case len(y.Items) == 0 && a.Is(TupleType):
			return a, nil
		}
		items, err := t.joined(x.Items, y.Items)
		return NewTuple(items...), err
	}
	typ.Binary[Multiply] = func(t *Thread, a, b Value) (Value, error) {
		self, by := a, b
		if AsTuple(a) == nil {
			self, by = b, a
		}
		n, ok, err := t.multiplier(by)
		if !ok || err != nil {
			return NotImplemented, err
		}
		if n == 1 && self.Is(TupleType) {
			return self, nil
		}
		items, err := t.repeat(self.tuple().Items, n)
		return NewTuple(items...), err
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("index", "(self, value, start=0, stop=9223372036854775807, /)", "The index of the first item that equals value.", func(t *Thread, a []Value) (Value, error) {
				items := a[0].tuple().Items
				start, err := t.boundArg(a[2], 0, len(items))
				if err != nil {
					return Value{}, err
				}
				stop, err := t.boundArg(a[3], maxInt, len(items))
				if err != nil {
					return Value{}, err
				}
				i, err := t.indexOf(func() []Value { return items }, a[1], start, stop)
				if err != nil {
					return Value{}, err
				}
				if i < 0 {
					return Value{}, t.Raise(ValueError, "tuple.index(x): x not in tuple")
				}
				return Int(int64(i)), nil
			}),
			Method("count", "(self, value, /)", "How many items equal value.", func(t *Thread, a []Value) (Value, error) {
				items := a[0].tuple().Items
				return t.countOf(func() []Value { return items }, a[1])
			}),
			Method("__getnewargs__", "(self, /)", "What pickle and copy give to __new__.", func(t *Thread, a []Value) (Value, error) {
				return NewTuple(NewTuple(a[0].tuple().Items...)), nil
			}),
		},
		ClassMethods: []*Builtin{classGetItem()},
	})
}

func tupleNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	if err := t.noKeywords(cls, TupleType, names, "__init__"); err != nil {
		return Value{}, err
	}
	from, err := t.oneArgument(TupleType, args, names)
	if err != nil {
		return Value{}, err
	}
	var v Value
	switch {
	case from.IsNull():
		v = NewTuple()
	default:
		v, err = t.TupleOf(from)
	}
	if err != nil || cls == TupleType {
		return v, err
	}
	made := cls.Alloc(cls)
	made.tuple().Items = v.tuple().Items
	return made, nil
}

// TupleOf is tuple(iterable): a tuple itself stays the one it is.
func (t *Thread) TupleOf(iterable Value) (Value, error) {
	switch iterable.Type() {
	case TupleType:
		return iterable, nil
	case ListType:
		items := iterable.list().Items
		part, err := t.sliced(items, 0, 1, len(items))
		return NewTuple(part...), err
	}
	it, err := t.Iter(iterable)
	if err != nil {
		return Value{}, err
	}
	hint, err := t.LengthHint(iterable, 0)
	if err != nil {
		return Value{}, err
	}
	items, err := t.collect(it, nil, hint)
	if err != nil {
		return Value{}, err
	}
	return NewTuple(items...), nil
}

func tupleRepr(t *Thread, self Value) (Value, error) {
	items := self.tuple().Items
	if len(items) == 0 {
		return t.Interp.Intern("()").Value(), nil
	}
	if t.showing(self) {
		return NewStr("(...)"), nil
	}
	defer t.shownNow()
	var b strings.Builder
	b.WriteByte('(')
	for i, v := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := t.writeRepr(&b, v); err != nil {
			return Value{}, err
		}
	}
	if len(items) == 1 {
		b.WriteByte(',')
	}
	b.WriteByte(')')
	return NewStr(b.String()), nil
}

func tupleGetItem(t *Thread, self, key Value) (Value, error) {
	items := self.tuple().Items
	if s := AsSlice(key); s != nil {
		start, _, step, count, err := s.Indices(t, len(items))
		if err != nil {
			return Value{}, err
		}
		if count == len(items) && step == 1 && self.Is(TupleType) {
			return self, nil
		}
		part, err := t.sliced(items, start, step, count)
		return NewTuple(part...), err
	}
	i, err := t.sequenceIndex(key, len(items), "tuple")
	if err != nil {
		return Value{}, err
	}
	if uint(i) >= uint(len(items)) {
		return Value{}, t.Raise(IndexError, "tuple index out of range")
	}
	return items[i], nil
}

func fillSequences() {
	fillTuple()
	fillList()
	fillSlice()
	fillRange()
}
