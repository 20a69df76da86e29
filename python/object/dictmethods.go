package object

func dictMethods() []*Builtin {
	view := func(typ *Type, name, doc string) *Builtin {
		return Method(name, "(self, /)", doc, func(t *Thread, a []Value) (Value, error) {
			return From(&DictView{Object{typ}, a[0].dict()}), nil
		})
	}
	return []*Builtin{
		view(DictKeysType, "keys", "A view of the keys."),
		view(DictValuesType, "values", "A view of the values."),
		view(DictItemsType, "items", "A view of the pairs of key and value."),
		Method("get", "(self, key, default=None, /)", "The value of key, or default if there is none.", func(t *Thread, a []Value) (Value, error) {
			v, err := a[0].dict().Get(t, a[1])
			if v.IsNull() && err == nil {
				return orNone(a[2]), nil
			}
			return v, err
		}),
		Method("setdefault", "(self, key, default=None, /)", "The value of key, which becomes default if there is none.", func(t *Thread, a []Value) (Value, error) {
			d, key := a[0].dict(), a[1]
			value := orNone(a[2])
			h, err := t.Hash(key)
			if err != nil {
				return Value{}, err
			}
			v, err := d.GetHashed(t, key, h)
			if err != nil || !v.IsNull() {
				return v, err
			}
			if err := t.Allocate(48); err != nil {
				return Value{}, err
			}
			d.insert(h, key, value)
			return value, nil
		}),
		Method("pop", "(self, key, default=None, /)", "Remove key and return its value, or default if there is none.", dictPop),
		Method("popitem", "(self, /)", "Remove the pair of key and value that came last, and return it.", func(t *Thread, a []Value) (Value, error) {
			d := a[0].dict()
			if d.used == 0 {
				return Value{}, t.Raise(KeyError, "popitem(): dictionary is empty")
			}
			e := d.pop()
			return NewPair(e.Key, e.Value), nil
		}),
		FullMethod("update", "Add the items of a mapping, or the pairs of an iterable, and keyword arguments.", func(t *Thread, args []Value, names Names) (Value, error) {
			return None, dictUpdate(t, "update", args[0].dict(), args[1:], names)
		}),
		Method("clear", "(self, /)", "Remove all items.", func(t *Thread, a []Value) (Value, error) {
			a[0].dict().Clear()
			return None, nil
		}),
		Method("copy", "(self, /)", "A dict with the same items.", func(t *Thread, a []Value) (Value, error) {
			d, err := a[0].dict().copied(t)
			return d.Value(), err
		}),
		Method("__reversed__", "(self, /)", "An iterator over the keys from the last to the first.", func(t *Thread, a []Value) (Value, error) {
			return newDictIterator(DictReverseKeyIteratorType, a[0].dict()), nil
		}),
		Method("__sizeof__", "(self, /)", "How many bytes of memory the dict takes.", func(t *Thread, a []Value) (Value, error) {
			d := a[0].dict()
			return Int(int64(64 + 40*cap(d.entries) + 4*len(d.table))), nil
		}),
	}
}

func dictPop(t *Thread, a []Value) (Value, error) {
	d := a[0].dict()
	if d.used > 0 {
		v, err := d.Delete(t, a[1])
		if err != nil || !v.IsNull() {
			return v, err
		}
	}
	if a[2].IsNull() {
		return Value{}, t.RaiseArgs(KeyError, a[1])
	}
	return a[2], nil
}
