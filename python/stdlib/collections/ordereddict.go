package collections

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

var orderedDictType = &object.Type{Name: "collections.OrderedDict", Flags: object.Unhashable}

// orderedDict is a dict of whose order more is known. Subclasses may see each item come by their __setitem__, as they would
// if this were written in Python.
type orderedDict struct{ object.Dict }

func defineOrderedDict() {
	typ := orderedDictType
	typ.Doc = "A dict whose items can be moved, and which equals another one only if their order is the same."
	object.Extend[orderedDict](typ, object.DictType, true)
	typ.Init = func(t *thread, self value, args []value, names object.Names) error {
		if n := len(args) - len(names); n > 1 {
			return t.Raise(object.TypeError, "expected at most 1 arguments, got %d", n)
		}
		return orderedUpdate(t, self, args, names)
	}
	typ.Repr = orderedRepr
	typ.Compare = orderedCompare
	typ.Iter = func(t *thread, self value) (value, error) { return newOrderedIterator(self, keysOf, false), nil }
	union := func(t *thread, a, b value) (value, error) {
		self := a
		if !object.IsInstance(a, orderedDictType) {
			self = b
		}
		if object.AsDict(a) == nil || object.AsDict(b) == nil {
			return object.NotImplemented, nil
		}
		made, err := t.Call(self.Type().Value(), a)
		if err != nil {
			return value{}, err
		}
		return made, orderedUpdate(t, made, []value{b}, nil)
	}
	typ.Binary[object.Or] = union
	typ.Inplace[object.Or] = func(t *thread, a, b value) (value, error) {
		return a, orderedUpdate(t, a, []value{b}, nil)
	}
	object.DefineType(typ, object.DictType, "collections", object.TypeDef{Methods: orderedMethods(), ClassMethods: []*object.Builtin{
		object.Method("fromkeys", "(cls, iterable, value=None)", "An ordered dict with these keys, all of which have one value.", func(t *thread, a []value) (value, error) {
			made, err := t.Call(a[0])
			if err != nil {
				return value{}, err
			}
			return made, t.Each(a[1], func(key value) error { return setItem(t, made, key, orNone(a[2])) })
		}),
	}})
}

// setItem is self[key] = v, as a subclass may see it.
func setItem(t *thread, self, key, v value) error {
	if self.Is(orderedDictType) {
		return object.AsDict(self).Set(t, key, v)
	}
	return t.SetItem(self, key, v)
}

// orderedUpdate is update(): from a mapping, or from pairs, and then from keywords.
func orderedUpdate(t *thread, self value, args []value, names object.Names) error {
	given := len(args) - len(names)
	if given > 0 {
		from := args[0]
		if self.Is(orderedDictType) && (from.Is(object.DictType) || from.Is(orderedDictType)) {
			if err := object.AsDict(self).Update(t, from); err != nil {
				return err
			}
		} else if err := updateFrom(t, self, from); err != nil {
			return err
		}
	}
	for i, name := range names {
		if err := setItem(t, self, name.Value(), args[given+i]); err != nil {
			return err
		}
	}
	return nil
}

func updateFrom(t *thread, self, from value) error {
	if from.Is(object.DictType) {
		items, err := t.CallMethod(from, "items")
		if err != nil {
			return err
		}
		from = items
	} else {
		keys, err := t.FindAttr(from, t.Interp.Intern("keys"))
		if err != nil {
			return err
		}
		if !keys.IsNull() {
			list, err := t.Call(keys)
			if err != nil {
				return err
			}
			return t.Each(list, func(key value) error {
				v, err := t.GetItem(from, key)
				if err != nil {
					return err
				}
				return setItem(t, self, key, v)
			})
		}
	}
	return t.Each(from, func(item value) error {
		pair, err := t.Items(item)
		if err != nil {
			return err
		}
		switch {
		case len(pair) < 2:
			plural := "s"
			if len(pair) == 1 {
				plural = ""
			}
			return t.Raise(object.ValueError, "need more than %d value%s to unpack", len(pair), plural)
		case len(pair) > 2:
			return t.Raise(object.ValueError, "too many values to unpack (expected 2)")
		}
		return setItem(t, self, pair[0], pair[1])
	})
}

func orderedRepr(t *thread, self value) (value, error) {
	name := self.Type().Short()
	if object.AsDict(self).Len() == 0 {
		return object.NewStr(name + "()"), nil
	}
	if t.Showing(self) {
		return object.NewStr("..."), nil
	}
	defer t.Shown()
	shown := object.AsDict(self).Copy()
	if !self.Is(orderedDictType) {
		items, err := t.CallMethod(self, "items")
		if err != nil {
			return value{}, err
		}
		shown = object.NewDict()
		if err := shown.Update(t, items); err != nil {
			return value{}, err
		}
	}
	text, err := t.Repr(shown.Value())
	return object.NewStr(name + "(" + text + ")"), err
}

func orderedCompare(t *thread, a, b value, op int) (value, error) {
	if op != code.Equal && op != code.NotEqual || object.AsDict(b) == nil {
		return object.NotImplemented, nil
	}
	same, err := object.DictType.Compare(t, a, b, code.Equal)
	if err != nil {
		return value{}, err
	}
	if same == object.True && object.IsInstance(b, orderedDictType) {
		inOrder, err := sameKeys(t, object.AsDict(a), object.AsDict(b))
		if err != nil {
			return value{}, err
		}
		same = object.Bool(inOrder)
	}
	return object.Bool((same == object.True) == (op == code.Equal)), nil
}

// sameKeys reports whether the keys of two dicts are equal one by one.
func sameKeys(t *thread, a, b *object.Dict) (bool, error) {
	i, j := 0, 0
	for {
		for i < len(a.Entries()) && a.Entries()[i].Key.IsNull() {
			i++
		}
		for j < len(b.Entries()) && b.Entries()[j].Key.IsNull() {
			j++
		}
		if i >= len(a.Entries()) || j >= len(b.Entries()) {
			return i >= len(a.Entries()) && j >= len(b.Entries()), nil
		}
		x, y := a.Entries()[i].Key, b.Entries()[j].Key
		changes := a.Changed + b.Changed
		if same, err := t.Equal(x, y); err != nil || !same {
			return false, err
		}
		if changes != a.Changed+b.Changed {
			return false, t.Raise(object.RuntimeError, "OrderedDict mutated during iteration")
		}
		i, j = i+1, j+1
	}
}

func orderedMethods() []*object.Builtin {
	view := func(typ *object.Type) func(t *thread, a []value) (value, error) {
		return func(t *thread, a []value) (value, error) {
			v, w := object.Make[orderedView](typ, typ)
			w.Dict, w.of = object.AsDict(a[0]), a[0]
			return v, nil
		}
	}
	return []*object.Builtin{
		object.FullMethod("update", "Add items of a mapping or pairs, and those given by keyword.", func(t *thread, args []value, names object.Names) (value, error) {
			if n := len(args) - len(names) - 1; n > 1 {
				return value{}, t.Raise(object.TypeError, "update() takes at most 1 positional argument (%d given)", n)
			}
			return object.None, orderedUpdate(t, args[0], args[1:], names)
		}),
		object.Method("move_to_end", "(self, key, last=True)", "Make an item the last one, or the first.", moveToEnd),
		object.Method("popitem", "(self, last=True)", "Remove and return the last item, or the first, as a pair.", func(t *thread, a []value) (value, error) {
			d := object.AsDict(a[0])
			if d.Len() == 0 {
				return value{}, t.RaiseArgs(object.KeyError, object.NewStr("dictionary is empty"))
			}
			last, err := truth(t, a[1], true)
			if err != nil {
				return value{}, err
			}
			if d.Len() == 0 {
				return value{}, t.RaiseArgs(object.KeyError, object.NewStr("dictionary is empty"))
			}
			i := 0
			if last {
				i = d.Last()
			} else {
				i = d.First()
			}
			e := d.Take(i)
			return object.NewPair(e.Key, e.Value), nil
		}),
		object.Method("pop", "(self, key, default=None)", "Remove a key and return its value, or the default if it is not there.", func(t *thread, a []value) (value, error) {
			v, err := object.AsDict(a[0]).Delete(t, a[1])
			if err != nil || !v.IsNull() {
				return v, err
			}
			if a[2].IsNull() {
				return value{}, t.RaiseArgs(object.KeyError, a[1])
			}
			return a[2], nil
		}),
		object.Method("setdefault", "(self, key, default=None)", "The value of a key, which gets the default if it is not there.", func(t *thread, a []value) (value, error) {
			v := orNone(a[2])
			if self := a[0]; !self.Is(orderedDictType) {
				has, err := t.Contains(self, a[1])
				if err != nil {
					return value{}, err
				}
				if has {
					return t.GetItem(self, a[1])
				}
				return v, t.SetItem(self, a[1], v)
			}
			d := object.AsDict(a[0])
			have, err := d.Get(t, a[1])
			if err != nil || !have.IsNull() {
				return have, err
			}
			return v, d.Set(t, a[1], v)
		}),
		object.Method("keys", "(self, /)", "The keys, as they are when they are looked at.", view(orderedKeysType)),
		object.Method("values", "(self, /)", "The values, as they are when they are looked at.", view(orderedValuesType)),
		object.Method("items", "(self, /)", "The items, as they are when they are looked at.", view(orderedItemsType)),
		object.Method("copy", "(self, /)", "An ordered dict of the same items.", orderedCopy),
		object.Method("__reversed__", "(self, /)", "An iterator from the last key to the first.", func(t *thread, a []value) (value, error) {
			return newOrderedIterator(a[0], keysOf, true), nil
		}),
		object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
			items, err := t.CallMethod(a[0], "items")
			if err != nil {
				return value{}, err
			}
			it, err := t.Iter(items)
			return object.NewTuple(a[0].Type().Value(), object.NewTuple(), attributes(a[0]), object.None, it), err
		}),
	}
}

// truth is an optional argument as a truth.
func truth(t *thread, v value, otherwise bool) (bool, error) {
	if v.IsNull() {
		return otherwise, nil
	}
	return t.Truth(v)
}

func moveToEnd(t *thread, a []value) (value, error) {
	d := object.AsDict(a[0])
	last, err := truth(t, a[2], true)
	if err != nil {
		return value{}, err
	}
	i, err := d.Place(t, a[1])
	if err != nil {
		return value{}, err
	}
	if i < 0 {
		return value{}, t.RaiseArgs(object.KeyError, a[1])
	}
	if last {
		d.MoveToEnd(i)
		return object.None, nil
	}
	if err := t.Charge(i >> 2); err != nil {
		return value{}, err
	}
	d.MoveToFront(i)
	return object.None, nil
}

func orderedCopy(t *thread, a []value) (value, error) {
	self := a[0]
	made, err := t.Call(self.Type().Value())
	if err != nil {
		return value{}, err
	}
	d := object.AsDict(self)
	if self.Is(orderedDictType) {
		return made, object.AsDict(made).Update(t, d.Copy().Value())
	}
	for _, e := range append([]object.Entry(nil), d.Entries()...) {
		if e.Key.IsNull() {
			continue
		}
		v, err := t.GetItem(self, e.Key)
		if err != nil {
			return value{}, err
		}
		if err := t.SetItem(made, e.Key, v); err != nil {
			return value{}, err
		}
	}
	return made, nil
}
