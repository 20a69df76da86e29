package object

import "slices"

func listMethods() []*Builtin {
	return []*Builtin{
		Method("append", "(self, object, /)", "Add an object at the end.", func(t *Thread, a []Value) (Value, error) {
			return None, a[0].list().Append(t, a[1])
		}),
		Method("extend", "(self, iterable, /)", "Add the items of an iterable at the end.", func(t *Thread, a []Value) (Value, error) {
			return None, a[0].list().Extend(t, a[1])
		}),
		Method("insert", "(self, index, object, /)", "Put an object before the item with this index.", listInsert),
		Method("pop", "(self, index=-1, /)", "Remove an item, the last one if no index is given, and return it.", listPop),
		Method("remove", "(self, value, /)", "Remove the first item that equals value.", func(t *Thread, a []Value) (Value, error) {
			l := a[0].list()
			i, err := t.indexOf(func() []Value { return l.Items }, a[1], 0, maxInt)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				return Value{}, t.Raise(ValueError, "list.remove(x): x not in list")
			}
			if i < len(l.Items) {
				l.remove(i, i+1)
			}
			return None, nil
		}),
		Method("index", "(self, value, start=0, stop=9223372036854775807, /)", "The index of the first item that equals value.", func(t *Thread, a []Value) (Value, error) {
			l := a[0].list()
			start, err := t.boundArg(a[2], 0, len(l.Items))
			if err != nil {
				return Value{}, err
			}
			stop, err := t.boundArg(a[3], maxInt, len(l.Items))
			if err != nil {
				return Value{}, err
			}
			i, err := t.indexOf(func() []Value { return l.Items }, a[1], start, stop)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				repr, err := t.Repr(a[1])
				if err != nil {
					return Value{}, err
				}
				return Value{}, t.Raise(ValueError, "%s is not in list", repr)
			}
			return Int(int64(i)), nil
		}),
		Method("count", "(self, value, /)", "How many items equal value.", func(t *Thread, a []Value) (Value, error) {
			l := a[0].list()
			return t.countOf(func() []Value { return l.Items }, a[1])
		}),
		Method("sort", "(self, /, *, key=None, reverse=False)", "Sort the list in place. Items that compare equal keep their order.", func(t *Thread, a []Value) (Value, error) {
			reverse := false
			if !a[2].IsNull() {
				var err error
				if reverse, err = t.Truth(a[2]); err != nil {
					return Value{}, err
				}
			}
			return None, a[0].list().Sort(t, orNone(a[1]), reverse)
		}),
		Method("reverse", "(self, /)", "Turn the order of the items round.", func(t *Thread, a []Value) (Value, error) {
			items := a[0].list().Items
			err := t.Charge(len(items) >> 2)
			slices.Reverse(items)
			return None, err
		}),
		Method("copy", "(self, /)", "A list of the same items.", func(t *Thread, a []Value) (Value, error) {
			items := a[0].list().Items
			part, err := t.sliced(items, 0, 1, len(items))
			return NewList(part), err
		}),
		Method("clear", "(self, /)", "Remove all items.", func(t *Thread, a []Value) (Value, error) {
			a[0].list().Items = nil
			return None, nil
		}),
		Method("__reversed__", "(self, /)", "An iterator over the items from the last to the first.", func(t *Thread, a []Value) (Value, error) {
			l := a[0].list()
			return From(&ListReverseIterator{Object{ListReverseIteratorType}, l, len(l.Items) - 1}), nil
		}),
		Method("__sizeof__", "(self, /)", "How many bytes of memory the list takes.", func(t *Thread, a []Value) (Value, error) {
			return Int(int64(40 + 16*cap(a[0].list().Items))), nil
		}),
	}
}

func listInsert(t *Thread, a []Value) (Value, error) {
	i, err := t.IntArg(a[1])
	if err != nil {
		return Value{}, err
	}
	l := a[0].list()
	n := len(l.Items)
	if i < 0 {
		i = max(i+n, 0)
	}
	i = min(i, n)
	if err := t.Charge((n - i) >> 4); err != nil {
		return Value{}, err
	}
	if err := l.Append(t, a[2]); err != nil {
		return Value{}, err
	}
	copy(l.Items[i+1:], l.Items[i:n])
	l.Items[i] = a[2]
	return None, nil
}

func listPop(t *Thread, a []Value) (Value, error) {
	l := a[0].list()
	i := -1
	if !a[1].IsNull() {
		var err error
		if i, err = t.IntArg(a[1]); err != nil {
			return Value{}, err
		}
	}
	n := len(l.Items)
	if n == 0 {
		return Value{}, t.Raise(IndexError, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		return Value{}, t.Raise(IndexError, "pop index out of range")
	}
	v := l.Items[i]
	if i < n-1 {
		if err := t.Charge((n - i) >> 4); err != nil {
			return Value{}, err
		}
		copy(l.Items[i:], l.Items[i+1:])
	}
	l.Items[n-1] = Value{}
	l.Items = l.Items[:n-1]
	return v, nil
}

// countOf is how many items are v or equal it.
func (t *Thread) countOf(items func() []Value, v Value) (Value, error) {
	n := 0
	for i := 0; ; {
		at, err := t.indexOf(items, v, i, maxInt)
		if err != nil {
			return Value{}, err
		}
		if at < 0 {
			return Int(int64(n)), nil
		}
		n++
		i = at + 1
	}
}

// classGetItem is the __class_getitem__ of types that can be parameterized: list[int].
func classGetItem() *Builtin {
	return Method("__class_getitem__", "(cls, item, /)", "The type with parameters, as in list[int].", func(t *Thread, a []Value) (Value, error) {
		return genericAlias(t, a[0], a[1])
	})
}
