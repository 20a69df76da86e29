package object

import (
	"strings"

	"github.com/jinklink/jink/python/code"
)

func fillDict() {
	typ := DictType
	typ.Doc = "A mapping from keys to values that keeps the order in which keys came. It begins with the items of a mapping, or with the pairs of an iterable, and with keyword arguments."
	typ.Flags = Mapping | MatchSelf | Unhashable
	subclassable[Dict](typ, LayoutDict)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if cls == DictType {
			return NewDict().Value(), nil
		}
		return cls.Alloc(cls), nil
	}
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		return dictUpdate(t, "dict", self.dict(), args, names)
	}
	typ.Repr = dictRepr
	typ.Compare = dictCompare
	typ.Len = func(t *Thread, self Value) (int, error) { return self.dict().used, nil }
	typ.GetItem = dictGetItem
	typ.SetItem = func(t *Thread, self, key, v Value) error {
		if !v.IsNull() {
			return self.dict().Set(t, key, v)
		}
		old, err := self.dict().Delete(t, key)
		if err == nil && old.IsNull() {
			return t.RaiseArgs(KeyError, key)
		}
		return err
	}
	typ.Contains = func(t *Thread, self, key Value) (bool, error) {
		v, err := self.dict().Get(t, key)
		return !v.IsNull(), err
	}
	typ.Iter = func(t *Thread, self Value) (Value, error) {
		return newDictIterator(DictKeyIteratorType, self.dict()), nil
	}
	typ.Binary[Or] = func(t *Thread, a, b Value) (Value, error) {
		x, y := AsDict(a), AsDict(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		d, err := x.copied(t)
		if err == nil {
			err = d.merge(t, b)
		}
		return d.Value(), err
	}
	typ.Inplace[Or] = func(t *Thread, a, b Value) (Value, error) { return a, a.dict().Update(t, b) }
	define(typ, ObjectType, "builtins", TypeDef{Methods: dictMethods(), ClassMethods: []*Builtin{
		classGetItem(),
		Method("fromkeys", "(cls, iterable, value=None, /)", "A dict with the keys of an iterable, all with the same value.", dictFromKeys),
	}})
}

func fillDicts() {
	fillDict()
	fillDictIterators()
	fillDictViews()
	fillMappingProxy()
}

// copied is Copy, accounted for.
func (d *Dict) copied(t *Thread) (*Dict, error) {
	return d.Copy(), t.Allocate(56*d.used + dictBytes)
}

func dictGetItem(t *Thread, self, key Value) (Value, error) {
	v, err := self.dict().Get(t, key)
	if err != nil || !v.IsNull() {
		return v, err
	}
	if !self.Is(DictType) {
		if v, found, err := t.CallSpecial(self, "__missing__", key); found || err != nil {
			return v, err
		}
	}
	return Value{}, t.RaiseArgs(KeyError, key)
}

func dictRepr(t *Thread, self Value) (Value, error) {
	d := self.dict()
	if d.used == 0 {
		return t.Interp.Intern("{}").Value(), nil
	}
	if t.showing(self) {
		return NewStr("{...}"), nil
	}
	defer t.shownNow()
	var b strings.Builder
	b.WriteByte('{')
	for i, first := 0, true; i < len(d.entries); i++ {
		e := d.entries[i]
		if e.Key.IsNull() {
			continue
		}
		if !first {
			b.WriteString(", ")
		}
		first = false
		if err := t.writeRepr(&b, e.Key); err != nil {
			return Value{}, err
		}
		b.WriteString(": ")
		if err := t.writeRepr(&b, e.Value); err != nil {
			return Value{}, err
		}
	}
	b.WriteByte('}')
	return NewStr(b.String()), nil
}

func dictCompare(t *Thread, a, b Value, op int) (Value, error) {
	x, y := AsDict(a), AsDict(b)
	if x == nil || y == nil || op != code.Equal && op != code.NotEqual {
		return NotImplemented, nil
	}
	same, err := dictsEqual(t, x, y)
	return Bool(same == (op == code.Equal)), err
}

func dictsEqual(t *Thread, x, y *Dict) (bool, error) {
	if x.used != y.used {
		return false, nil
	}
	if err := t.Charge(x.used); err != nil {
		return false, err
	}
	for i := 0; i < len(x.entries); i++ {
		e := x.entries[i]
		if e.Key.IsNull() {
			continue
		}
		v, err := y.GetHashed(t, e.Key, e.Hash)
		if v.IsNull() || err != nil {
			return false, err
		}
		same, err := t.Equal(v, e.Value)
		if !same || err != nil {
			return false, err
		}
	}
	return true, nil
}

// dictUpdate is what dict() and update() do with their arguments.
func dictUpdate(t *Thread, name string, d *Dict, args []Value, names Names) error {
	given := len(args) - len(names)
	if given > 1 {
		return t.Raise(TypeError, "%s expected at most 1 argument, got %d", name, given)
	}
	if given == 1 {
		if err := d.Update(t, args[0]); err != nil {
			return err
		}
	}
	for i, n := range names {
		t.Made(dictBytes / 4)
		d.SetStr(n, args[given+i])
	}
	return nil
}

// Update adds the items of a mapping, which is what has keys(), or the pairs of an iterable.
func (d *Dict) Update(t *Thread, from Value) error {
	if from.Is(DictType) {
		return d.merge(t, from)
	}
	keys, err := t.FindAttr(from, t.Interp.Intern("keys"))
	if err != nil {
		return err
	}
	if keys.IsNull() {
		return d.updatePairs(t, from)
	}
	return d.merge(t, from)
}

// UpdateDict adds the items of a mapping to d; what has no keys() is an AttributeError.
func (t *Thread) UpdateDict(d *Dict, from Value) error { return d.merge(t, from) }

// merge adds the items of a mapping.
func (d *Dict) merge(t *Thread, from Value) error {
	if other := AsDict(from); other != nil && from.Type().Lookup("__iter__") == DictType.Lookup("__iter__") {
		return d.mergeDict(t, other)
	}
	keys, err := t.CallMethod(from, "keys")
	if err != nil {
		return err
	}
	return t.Each(keys, func(key Value) error {
		v, err := t.GetItem(from, key)
		if err != nil {
			return err
		}
		return d.Set(t, key, v)
	})
}

func (d *Dict) mergeDict(t *Thread, other *Dict) error {
	if other == d || other.used == 0 {
		return nil
	}
	if err := t.Charge(other.used); err != nil {
		return err
	}
	if d.used == 0 {
		if err := t.Allocate(48*other.used + dictBytes); err != nil {
			return err
		}
		c := other.Copy()
		d.entries, d.table, d.shared, d.filled, d.used, d.odd, d.head = c.entries, c.table, false, c.filled, c.used, c.odd, 0
		d.KeysVersion++
		d.Changed++
		return nil
	}
	used := other.used
	for i := 0; i < len(other.entries); i++ {
		e := other.entries[i]
		if e.Key.IsNull() {
			continue
		}
		if err := d.SetHashed(t, e.Key, e.Hash, e.Value); err != nil {
			return err
		}
		if other.used != used {
			return t.Raise(RuntimeError, "dict mutated during update")
		}
	}
	return nil
}

// updatePairs adds the pairs of an iterable.
func (d *Dict) updatePairs(t *Thread, from Value) error {
	it, err := t.Iter(from)
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		v, err := t.Next(it)
		if err != nil || v.IsNull() {
			return err
		}
		if err := t.Charge(1); err != nil {
			return err
		}
		pair, err := t.fastItems(v, "")
		if err != nil {
			if Matches(err, TypeError) {
				err = t.Raise(TypeError, "cannot convert dictionary update sequence element #%d to a sequence", n)
			}
			return err
		}
		if len(pair) != 2 {
			return t.Raise(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", n, len(pair))
		}
		if err := d.Set(t, pair[0], pair[1]); err != nil {
			return err
		}
	}
}

func dictFromKeys(t *Thread, a []Value) (Value, error) {
	value := orNone(a[2])
	made, err := t.Call(a[0])
	if err != nil {
		return Value{}, err
	}
	d := AsDict(made)
	exact := made.Is(DictType)
	if other := AsDict(a[1]); exact && other != nil && a[1].Is(DictType) && d.used == 0 {
		if d, err = other.copied(t); err != nil {
			return Value{}, err
		}
		for i := range d.entries {
			if !d.entries[i].Key.IsNull() {
				d.entries[i].Value = value
			}
		}
		return d.Value(), nil
	}
	err = t.Each(a[1], func(key Value) error {
		if exact {
			return d.Set(t, key, value)
		}
		return t.SetItem(made, key, value)
	})
	return made, err
}
