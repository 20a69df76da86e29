package vm

import "github.com/jinklink/jink/python/object"

// matchKeys looks up the keys of a mapping pattern: a tuple of the values and True, or None and False.
func (m *machine) matchKeys(subject, keys object.Value) (values, matched object.Value, err error) {
	t := m.thread
	items := object.AsTuple(keys).Items
	seen := object.NewSet()
	found := make([]object.Value, len(items))
	get, err := t.Attr(subject, "get")
	if err != nil {
		return object.None, object.False, err
	}
	dummy := object.NewList(nil)
	for i, key := range items {
		had, err := seen.Contains(t, key)
		if err != nil {
			return object.None, object.False, err
		}
		if had {
			return object.None, object.False, t.Raise(object.ValueError, "mapping pattern checks duplicate key (%s)", reprOf(t, key))
		}
		if err := seen.Add(t, key); err != nil {
			return object.None, object.False, err
		}
		v, err := t.Call(get, key, dummy)
		if err != nil {
			return object.None, object.False, err
		}
		if v == dummy {
			return object.None, object.False, nil
		}
		found[i] = v
	}
	return object.NewTuple(found...), object.True, nil
}

// matchClass is a class pattern: the attributes that its sub-patterns look at and True, or None and False. The first n names
// are positional: __match_args__ says which attributes they are.
func (m *machine) matchClass(subject, cls object.Value, names []object.Value, n int) (attrs, matched object.Value, err error) {
	t := m.thread
	typ := object.AsType(cls)
	if typ == nil {
		return object.None, object.False, t.Raise(object.TypeError, "called match pattern must be a class")
	}
	if is, err := t.IsInstance(subject, cls); err != nil || !is {
		return object.None, object.False, err
	}
	var found []object.Value
	seen := map[string]bool{}
	get := func(name *object.Str) (bool, error) {
		if seen[name.S] {
			return false, t.Raise(object.TypeError, "%s() got multiple sub-patterns for attribute '%s'", typ.Name, name.S)
		}
		seen[name.S] = true
		v, err := t.FindAttr(subject, name)
		if err != nil || v.IsNull() {
			return false, err
		}
		found = append(found, v)
		return true, nil
	}
	if n > 0 {
		match, err := t.FindAttr(cls, t.Interp.Intern("__match_args__"))
		if err != nil {
			return object.None, object.False, err
		}
		var places []object.Value
		self := false
		if match.IsNull() {
			self = typ.Flags&object.MatchSelf != 0
		} else {
			tuple := object.AsTuple(match)
			if tuple == nil {
				return object.None, object.False, t.Raise(object.TypeError, "%s.__match_args__ must be a tuple (got %s)", typ.Name, match.Type().Name)
			}
			places = tuple.Items
		}
		allowed := len(places)
		if self {
			allowed = 1
		}
		if n > allowed {
			return object.None, object.False, t.Raise(object.TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", typ.Name, allowed, plural(allowed), n)
		}
		if self {
			found = append(found, subject)
		} else {
			for _, place := range places[:n] {
				name := object.AsStr(place)
				if name == nil {
					return object.None, object.False, t.Raise(object.TypeError, "__match_args__ elements must be strings (got %s)", place.Type().Name)
				}
				if ok, err := get(name); err != nil || !ok {
					return object.None, object.False, err
				}
			}
		}
	}
	for _, name := range names {
		if ok, err := get(object.AsStr(name)); err != nil || !ok {
			return object.None, object.False, err
		}
	}
	return object.NewTuple(found...), object.True, nil
}

// restOfMapping is what a mapping has besides some keys: the ** of a mapping pattern.
func (m *machine) restOfMapping(subject object.Value, keys []object.Value) (object.Value, error) {
	t := m.thread
	d := object.NewDict()
	if err := t.UpdateDict(d, subject); err != nil {
		return object.Value{}, err
	}
	for _, key := range keys {
		if _, err := d.Delete(t, key); err != nil {
			return object.Value{}, err
		}
	}
	return d.Value(), nil
}
