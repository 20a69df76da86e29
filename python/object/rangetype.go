package object

import "github.com/jinklink/jink/python/code"

func fillRange() {
	typ := RangeType
	typ.Doc = "The ints from start up to, and without, stop, by steps; none of them is kept in memory."
	typ.Flags = Final | Sequence
	typ.New = rangeNew
	typ.Repr = rangeRepr
	typ.Compare = rangeCompare
	typ.Hash = func(t *Thread, self Value) (int64, error) { return t.hashItems(As[Range](self).rangeKey(), true) }
	typ.Bool = func(t *Thread, self Value) (bool, error) {
		r := As[Range](self)
		return r.Long != nil && r.Long.Length != Int(0) || r.Count != 0, nil
	}
	typ.Len = func(t *Thread, self Value) (int, error) {
		r := As[Range](self)
		if r.Long == nil {
			return r.Count, nil
		}
		return t.IntArg(r.Long.Length)
	}
	typ.GetItem = rangeGetItem
	typ.Contains = func(t *Thread, self, item Value) (bool, error) {
		if item.Is(IntType) || item.IsBool() {
			i, err := As[Range](self).find(t, item)
			return !i.IsNull(), err
		}
		i, err := t.searchRange(self, item)
		return i >= 0, err
	}
	typ.Iter = func(t *Thread, self Value) (Value, error) { return As[Range](self).iterator(), nil }
	field := func(name string, get func(r LongRange) Value) *GetSet {
		g := Attr(name, "", func(t *Thread, self Value) (Value, error) { return get(As[Range](self).long()), nil }, nil)
		g.member = true
		return g
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("index", "(self, value, /)", "The index of value.", func(t *Thread, a []Value) (Value, error) {
				if !a[1].Is(IntType) && !a[1].IsBool() {
					i, err := t.searchRange(a[0], a[1])
					if err == nil && i < 0 {
						err = t.Raise(ValueError, "sequence.index(x): x not in sequence")
					}
					return Int(int64(i)), err
				}
				i, err := As[Range](a[0]).find(t, a[1])
				if err == nil && i.IsNull() {
					repr, err := t.Repr(a[1])
					if err != nil {
						return Value{}, err
					}
					return Value{}, t.Raise(ValueError, "%s is not in range", repr)
				}
				return i, err
			}),
			Method("count", "(self, value, /)", "How many items equal value.", func(t *Thread, a []Value) (Value, error) {
				if a[1].Is(IntType) || a[1].IsBool() {
					i, err := As[Range](a[0]).find(t, a[1])
					if i.IsNull() || err != nil {
						return Int(0), err
					}
					return Int(1), nil
				}
				n := 0
				err := t.Each(a[0], func(v Value) error {
					same, err := t.Equal(v, a[1])
					if same {
						n++
					}
					return err
				})
				return Int(int64(n)), err
			}),
			Method("__reversed__", "(self, /)", "An iterator over the items from the last to the first.", func(t *Thread, a []Value) (Value, error) {
				return t.reversedRange(As[Range](a[0]))
			}),
			Method("__reduce__", "(self, /)", "What pickle makes the range again from.", func(t *Thread, a []Value) (Value, error) {
				l := As[Range](a[0]).long()
				return NewPair(RangeType.Value(), NewTuple(l.Start, l.Stop, l.Step)), nil
			}),
		},
		GetSets: []*GetSet{
			field("start", func(r LongRange) Value { return r.Start }),
			field("stop", func(r LongRange) Value { return r.Stop }),
			field("step", func(r LongRange) Value { return r.Step }),
		},
	})
	fillRangeIterator()
	fillLongRangeIterator()
}

// searchRange is the index of the first item that equals v, which is no int; -1 if there is none.
func (t *Thread) searchRange(r, v Value) (int, error) {
	it, err := t.Iter(r)
	if err != nil {
		return -1, err
	}
	for i := 0; ; i++ {
		if err := t.Charge(1); err != nil {
			return -1, err
		}
		have, err := t.Next(it)
		if err != nil || have.IsNull() {
			return -1, err
		}
		if same, err := t.Equal(have, v); same || err != nil {
			return i, err
		}
	}
}

// iterator is iter(r).
func (r *Range) iterator() Value {
	if r.Long == nil {
		return From(&RangeIterator{Object{RangeIteratorType}, r.Start, r.Step, r.Count})
	}
	return From(&LongRangeIterator{Object{LongRangeIteratorType}, r.Long.Start, r.Long.Step, r.Long.Length})
}

func (t *Thread) reversedRange(r *Range) (Value, error) {
	if r.Long == nil && r.Step != -1<<63 {
		last, ok := r.at(r.Count - 1)
		if r.Count == 0 {
			last, ok = r.Start, true
		}
		if ok {
			return From(&RangeIterator{Object{RangeIteratorType}, last, -r.Step, r.Count}), nil
		}
	}
	l := r.long()
	by, err := t.BinaryOp(Subtract, Int(0), l.Step)
	if err != nil {
		return Value{}, err
	}
	i, err := t.BinaryOp(Subtract, l.Length, Int(1))
	if err != nil {
		return Value{}, err
	}
	last, err := t.longAt(l, i)
	return From(&LongRangeIterator{Object{LongRangeIteratorType}, last, by, l.Length}), err
}

// RangeIterator goes through a range. The virtual machine steps it without a call.
type RangeIterator struct {
	Object
	Next, Step int64
	Left       int
}

func fillRangeIterator() {
	typ := RangeIteratorType
	typ.Flags = Final | NoNew
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		it := As[RangeIterator](self)
		if it.Left <= 0 {
			return Value{}, nil
		}
		v := it.Next
		it.Next += it.Step
		it.Left--
		return Int(v), nil
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		lengthHint(func(self Value) int { return As[RangeIterator](self).Left }),
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[RangeIterator](a[0])
			end, err := t.longAt(LongRange{Start: Int(it.Next), Step: Int(it.Step)}, Int(int64(it.Left)))
			if err != nil {
				return Value{}, err
			}
			r, err := t.makeRange(Int(it.Next), end, Int(it.Step))
			if err != nil {
				return Value{}, err
			}
			return t.reduceIter(r, None)
		}),
		Method("__setstate__", "(self, state, /)", setStateDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[RangeIterator](a[0])
			n, err := t.IntArg(a[1])
			if err != nil {
				return Value{}, err
			}
			n = min(max(n, 0), it.Left)
			it.Next += int64(n) * it.Step
			it.Left -= n
			return None, nil
		}),
	}})
}

// LongRangeIterator goes through a range whose numbers do not fit.
type LongRangeIterator struct {
	Object
	next, step, left Value
}

func fillLongRangeIterator() {
	typ := LongRangeIteratorType
	typ.Flags = Final | NoNew
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		it := As[LongRangeIterator](self)
		some, err := t.CompareBool(code.Greater, it.left, Int(0))
		if !some || err != nil {
			return Value{}, err
		}
		v := it.next
		if it.next, err = t.BinaryOp(Add, it.next, it.step); err != nil {
			return Value{}, err
		}
		it.left, err = t.BinaryOp(Subtract, it.left, Int(1))
		return v, err
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		Method("__length_hint__", "(self, /)", lengthHintDoc, func(t *Thread, a []Value) (Value, error) { return As[LongRangeIterator](a[0]).left, nil }),
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[LongRangeIterator](a[0])
			end, err := t.longAt(LongRange{Start: it.next, Step: it.step}, it.left)
			if err != nil {
				return Value{}, err
			}
			r, err := t.makeRange(it.next, end, it.step)
			if err != nil {
				return Value{}, err
			}
			return t.reduceIter(r, None)
		}),
		Method("__setstate__", "(self, state, /)", setStateDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[LongRangeIterator](a[0])
			n := a[1]
			if below, err := t.CompareBool(code.Less, n, Int(0)); below || err != nil {
				return None, err
			}
			if above, err := t.CompareBool(code.Greater, n, it.left); above || err != nil {
				if err != nil {
					return Value{}, err
				}
				n = it.left
			}
			var err error
			if it.next, err = t.longAt(LongRange{Start: it.next, Step: it.step}, n); err != nil {
				return Value{}, err
			}
			it.left, err = t.BinaryOp(Subtract, it.left, n)
			return None, err
		}),
	}})
}
