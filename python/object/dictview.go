package object

import "github.com/jinklink/jink/python/code"

// DictView is what keys(), values() and items() give: it shows the dict as it is when it is looked at.
type DictView struct {
	Object
	Dict *Dict
}

func fillDictViews() {
	for _, kind := range []struct{ typ, iterator, reverse *Type }{
		{DictKeysType, DictKeyIteratorType, DictReverseKeyIteratorType},
		{DictValuesType, DictValueIteratorType, DictReverseValueIteratorType},
		{DictItemsType, DictItemIteratorType, DictReverseItemIteratorType},
	} {
		typ, iterator, reverse := kind.typ, kind.iterator, kind.reverse
		typ.Flags = Final | NoNew
		typ.Repr = viewRepr
		typ.Len = func(t *Thread, self Value) (int, error) { return As[DictView](self).Dict.used, nil }
		typ.Iter = func(t *Thread, self Value) (Value, error) {
			return newDictIterator(iterator, As[DictView](self).Dict), nil
		}
		def := TypeDef{
			Methods: []*Builtin{
				Method("__reversed__", "(self, /)", "An iterator from the last item to the first.", func(t *Thread, a []Value) (Value, error) {
					return newDictIterator(reverse, As[DictView](a[0]).Dict), nil
				}),
			},
			GetSets: []*GetSet{
				Attr("mapping", "The dict that is looked at, read-only.", func(t *Thread, self Value) (Value, error) {
					return newMappingProxy(As[DictView](self).Dict.Value()), nil
				}, nil),
			},
		}
		if typ != DictValuesType {
			typ.Flags |= Unhashable
			typ.Compare = viewCompare
			typ.Contains = viewContains
			typ.Binary[Subtract] = viewSubtract
			typ.Binary[And] = viewAnd
			typ.Binary[Or] = viewOr
			typ.Binary[Xor] = viewXor
			def.Methods = append(def.Methods, Method("isdisjoint", "(self, other, /)", "Whether no item of the iterable is in the view.", viewIsDisjoint))
		}
		define(typ, ObjectType, "builtins", def)
	}
}

// isSetView reports whether v is keys() or items() of a dict.
func isSetView(v Value) bool { return isView(v, DictKeysType) || isView(v, DictItemsType) }

// isView reports whether v is a view of this kind, of a dict or of an ordered one.
func isView(v Value, typ *Type) bool { return v.Is(typ) || v.Type().Base == typ }

func viewRepr(t *Thread, self Value) (Value, error) {
	if t.showing(self) {
		return NewStr("..."), nil
	}
	defer t.shownNow()
	items, err := t.Items(self)
	if err != nil {
		return Value{}, err
	}
	s, err := t.Repr(NewList(items))
	return NewStr(self.Type().Name + "(" + s + ")"), err
}

func viewContains(t *Thread, self, item Value) (bool, error) {
	d := As[DictView](self).Dict
	if isView(self, DictKeysType) {
		v, err := d.Get(t, item)
		return !v.IsNull(), err
	}
	pair := AsTuple(item)
	if pair == nil || len(pair.Items) != 2 {
		return false, nil
	}
	v, err := d.Get(t, pair.Items[0])
	if v.IsNull() || err != nil {
		return false, err
	}
	return t.Equal(v, pair.Items[1])
}

func viewCompare(t *Thread, a, b Value, op int) (Value, error) {
	if AsSet(b) == nil && !isSetView(b) {
		return NotImplemented, nil
	}
	x, err := t.Len(a)
	if err != nil {
		return Value{}, err
	}
	y, err := t.Len(b)
	if err != nil {
		return Value{}, err
	}
	all := func(possible bool, a, b Value) (Value, error) {
		if !possible {
			return False, nil
		}
		inside, err := t.allIn(a, b)
		return Bool(inside), err
	}
	switch op {
	case code.Equal:
		return all(x == y, a, b)
	case code.NotEqual:
		same, err := all(x == y, a, b)
		return Bool(same != True), err
	case code.Less:
		return all(x < y, a, b)
	case code.LessEqual:
		return all(x <= y, a, b)
	case code.Greater:
		return all(x > y, b, a)
	}
	return all(x >= y, b, a)
}

// allIn reports whether all items of a are in b.
func (t *Thread) allIn(a, b Value) (bool, error) {
	it, err := t.Iter(a)
	if err != nil {
		return false, err
	}
	for {
		v, err := t.Next(it)
		if err != nil || v.IsNull() {
			return err == nil, err
		}
		if err := t.Charge(1); err != nil {
			return false, err
		}
		if in, err := t.Contains(b, v); !in || err != nil {
			return false, err
		}
	}
}

func viewSubtract(t *Thread, a, b Value) (Value, error) {
	s, err := t.SetOf(SetType, a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.subtract(t, b)
}

func viewOr(t *Thread, a, b Value) (Value, error) {
	s, err := t.SetOf(SetType, a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.Update(t, b)
}

func viewXor(t *Thread, a, b Value) (Value, error) {
	s, err := t.SetOf(SetType, a)
	if err != nil {
		return Value{}, err
	}
	return s.Value(), s.toggle(t, b)
}

func viewAnd(t *Thread, a, b Value) (Value, error) {
	self, other := a, b
	if !isSetView(self) {
		self, other = b, a
	}
	n, err := t.Len(self)
	if err != nil {
		return Value{}, err
	}
	if other.Is(SetType) && n <= AsSet(other).used {
		s, err := AsSet(other).intersection(t, self)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
	if isSetView(other) && As[DictView](other).Dict.used > n {
		self, other = other, self
	}
	s := newSet(SetType)
	err = t.Each(other, func(v Value) error {
		in, err := viewContains(t, self, v)
		if !in || err != nil {
			return err
		}
		return s.Add(t, v)
	})
	return s.Value(), err
}

func viewIsDisjoint(t *Thread, a []Value) (Value, error) {
	self, other := a[0], a[1]
	if self == other {
		return Bool(As[DictView](self).Dict.used == 0), nil
	}
	if AsSet(other) != nil || isSetView(other) {
		n, err := t.Len(other)
		if err != nil {
			return Value{}, err
		}
		if n > As[DictView](self).Dict.used {
			self, other = other, self
		}
	}
	it, err := t.Iter(other)
	if err != nil {
		return Value{}, err
	}
	for {
		v, err := t.Next(it)
		if err != nil || v.IsNull() {
			return True, err
		}
		if err := t.Charge(1); err != nil {
			return Value{}, err
		}
		if in, err := t.Contains(self, v); in || err != nil {
			return False, err
		}
	}
}
