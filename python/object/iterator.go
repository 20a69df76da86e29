package object

// This file holds the iterators of sequences. Once an iterator came to its end it stays there.

const (
	lengthHintDoc = "How many items are still to come, as far as that is known."
	reduceDoc     = "What pickle makes the iterator again from."
	setStateDoc   = "Go to the place that __reduce__ told."
)

func selfIter(t *Thread, self Value) (Value, error) { return self, nil }

// lengthHint is the method __length_hint__ of an iterator.
func lengthHint(left func(self Value) int) *Builtin {
	return Method("__length_hint__", "(self, /)", lengthHintDoc, func(t *Thread, a []Value) (Value, error) {
		return Int(int64(left(a[0]))), nil
	})
}

// reduceIter is what an iterator over v gives for __reduce__: iter(v), and the state if it is not NULL.
func (t *Thread) reduceIter(v, state Value) (Value, error) {
	iter := t.Interp.Builtins.GetString("iter")
	if iter.IsNull() {
		return Value{}, t.Raise(AttributeError, "iter")
	}
	if state.IsNull() {
		return NewPair(iter, NewTuple(v)), nil
	}
	return NewTuple(iter, NewTuple(v), state), nil
}

// stateArg is the argument of __setstate__.
func (t *Thread) stateArg(v Value) (int, error) {
	if !IsInstance(v, IntType) {
		return 0, t.Raise(TypeError, "an integer is required")
	}
	return t.IntArg(v)
}

// allocate makes an empty instance of cls, which is typ or inherits from it.
func allocate[T any](cls, typ *Type) Value {
	if cls == typ {
		v := From(new(T))
		v.header().typ = typ
		return v
	}
	return cls.Alloc(cls)
}

// ListIterator goes through a list, which may change meanwhile. The virtual machine steps it without a call.
type ListIterator struct {
	Object
	List *List // nil at the end
	At   int
}

func newListIterator(l *List) Value { return From(&ListIterator{Object{ListIteratorType}, l, 0}) }

// ListReverseIterator goes through a list from the end.
type ListReverseIterator struct {
	Object
	List *List // nil at the end
	At   int   // of the next item
}

// TupleIterator goes through a tuple. The virtual machine steps it without a call.
type TupleIterator struct {
	Object
	Tuple *Tuple // nil at the end
	At    int
}

// CallableIterator gives what a function returns until that is the sentinel: iter(function, sentinel).
type CallableIterator struct {
	Object
	function, sentinel Value // function NULL at the end
}

// NewCallableIterator is iter(f, sentinel).
func NewCallableIterator(f, sentinel Value) Value {
	return From(&CallableIterator{Object{CallableIteratorType}, f, sentinel})
}

func fillIterators() {
	fillSequenceIterator()
	fillCallableIterator()
	fillListIterators()
	fillTupleIterator()
	fillEnumerate()
	fillZip()
	fillMap()
	fillFilter()
	fillReversed()
}

func fillSequenceIterator() {
	typ := SequenceIteratorType
	typ.Flags = Final | NoNew
	typ.Iter = selfIter
	typ.Next = iteratorNext
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		Method("__length_hint__", "(self, /)", lengthHintDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[Iterator](a[0])
			if it.Of.IsNull() {
				return Int(0), nil
			}
			if it.Of.Type().Len == nil {
				return NotImplemented, nil
			}
			n, err := t.Len(it.Of)
			return Int(int64(max(n-it.At, 0))), err
		}),
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[Iterator](a[0])
			if it.Of.IsNull() {
				return t.reduceIter(NewTuple(), Value{})
			}
			return t.reduceIter(it.Of, Int(int64(it.At)))
		}),
		Method("__setstate__", "(self, state, /)", setStateDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[Iterator](a[0])
			n, err := t.stateArg(a[1])
			if err == nil && !it.Of.IsNull() {
				it.At = max(n, 0)
			}
			return None, err
		}),
	}})
}

func fillCallableIterator() {
	typ := CallableIteratorType
	typ.Flags = Final | NoNew
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		it := As[CallableIterator](self)
		if it.function.IsNull() {
			return Value{}, nil
		}
		v, err := t.Call(it.function)
		if err != nil {
			if Matches(err, StopIteration) {
				it.function = Value{}
				return Value{}, nil
			}
			return Value{}, err
		}
		end, err := t.Equal(it.sentinel, v)
		if err != nil {
			return Value{}, err
		}
		if end {
			it.function = Value{}
			return Value{}, nil
		}
		return v, nil
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[CallableIterator](a[0])
			if it.function.IsNull() {
				return t.reduceIter(NewTuple(), Value{})
			}
			pair, err := t.reduceIter(it.function, Value{})
			if err != nil {
				return pair, err
			}
			return NewPair(pair.tuple().Items[0], NewPair(it.function, it.sentinel)), nil
		}),
	}})
}

func fillListIterators() {
	typ := ListIteratorType
	typ.Flags = Final | NoNew
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		it := As[ListIterator](self)
		if it.List == nil {
			return Value{}, nil
		}
		if it.At < len(it.List.Items) {
			it.At++
			return it.List.Items[it.At-1], nil
		}
		it.List = nil
		return Value{}, nil
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		lengthHint(func(self Value) int {
			it := As[ListIterator](self)
			if it.List == nil {
				return 0
			}
			return max(len(it.List.Items)-it.At, 0)
		}),
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[ListIterator](a[0])
			if it.List == nil {
				return t.reduceIter(NewList(nil), Value{})
			}
			return t.reduceIter(From(it.List), Int(int64(it.At)))
		}),
		Method("__setstate__", "(self, state, /)", setStateDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[ListIterator](a[0])
			n, err := t.stateArg(a[1])
			if err == nil && it.List != nil {
				it.At = min(n, len(it.List.Items))
				if n < 0 {
					it.List = nil
				}
			}
			return None, err
		}),
	}})

	typ = ListReverseIteratorType
	typ.Flags = Final | NoNew
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		it := As[ListReverseIterator](self)
		if it.List == nil {
			return Value{}, nil
		}
		if it.At >= 0 && it.At < len(it.List.Items) {
			it.At--
			return it.List.Items[it.At+1], nil
		}
		it.List = nil
		return Value{}, nil
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		lengthHint(func(self Value) int {
			it := As[ListReverseIterator](self)
			if it.List == nil || len(it.List.Items) < it.At+1 {
				return 0
			}
			return it.At + 1
		}),
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[ListReverseIterator](a[0])
			if it.List == nil {
				return NewPair(ReversedType.Value(), NewTuple(NewList(nil))), nil
			}
			return NewTuple(ReversedType.Value(), NewTuple(From(it.List)), Int(int64(it.At))), nil
		}),
		Method("__setstate__", "(self, state, /)", setStateDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[ListReverseIterator](a[0])
			n, err := t.stateArg(a[1])
			if err == nil && it.List != nil {
				it.At = min(max(n, -1), len(it.List.Items)-1)
			}
			return None, err
		}),
	}})
}

func fillTupleIterator() {
	typ := TupleIteratorType
	typ.Flags = Final | NoNew
	typ.Iter = selfIter
	typ.Next = func(t *Thread, self Value) (Value, error) {
		it := As[TupleIterator](self)
		if it.Tuple == nil {
			return Value{}, nil
		}
		if it.At < len(it.Tuple.Items) {
			it.At++
			return it.Tuple.Items[it.At-1], nil
		}
		it.Tuple = nil
		return Value{}, nil
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		lengthHint(func(self Value) int {
			it := As[TupleIterator](self)
			if it.Tuple == nil {
				return 0
			}
			return len(it.Tuple.Items) - it.At
		}),
		Method("__reduce__", "(self, /)", reduceDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[TupleIterator](a[0])
			if it.Tuple == nil {
				return t.reduceIter(NewTuple(), Value{})
			}
			return t.reduceIter(From(it.Tuple), Int(int64(it.At)))
		}),
		Method("__setstate__", "(self, state, /)", setStateDoc, func(t *Thread, a []Value) (Value, error) {
			it := As[TupleIterator](a[0])
			n, err := t.stateArg(a[1])
			if err == nil && it.Tuple != nil {
				it.At = min(max(n, 0), len(it.Tuple.Items))
			}
			return None, err
		}),
	}})
}
