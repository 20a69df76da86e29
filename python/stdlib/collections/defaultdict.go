package collections

import "github.com/jinklink/jink/python/object"

var defaultDictType = &object.Type{Name: "collections.defaultdict"}

// defaultDict is a dict that makes the values it lacks.
type defaultDict struct {
	object.Dict
	factory value // NULL: none
}

func defineDefaultDict() {
	typ := defaultDictType
	typ.Doc = "A dict that calls default_factory for the value of a key that it does not have, and keeps it."
	object.Extend[defaultDict](typ, object.DictType, false)
	typ.Init = func(t *thread, self value, args []value, names object.Names) error {
		given := len(args) - len(names)
		factory := value{}
		if given > 0 {
			if !args[0].IsNone() {
				if !object.Callable(args[0]) {
					return t.Raise(object.TypeError, "first argument must be callable or None")
				}
				factory = args[0]
			}
			args = args[1:]
		}
		object.As[defaultDict](self).factory = factory
		return object.DictType.Init(t, self, args, names)
	}
	typ.GetItem = func(t *thread, self, key value) (value, error) {
		v, err := object.AsDict(self).Get(t, key)
		if err != nil || !v.IsNull() {
			return v, err
		}
		if self.Is(defaultDictType) {
			return missing(t, self, key)
		}
		v, _, err = t.CallSpecial(self, "__missing__", key)
		return v, err
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		inner, err := object.DictType.Repr(t, self)
		if err != nil {
			return value{}, err
		}
		factory, err := factoryRepr(t, self)
		if err != nil {
			return value{}, err
		}
		return object.NewStr(self.Type().Short() + "(" + factory + ", " + object.AsStr(inner).S + ")"), nil
	}
	typ.Binary[object.Or] = func(t *thread, a, b value) (value, error) {
		self, other := a, b
		if !object.IsInstance(a, defaultDictType) {
			self, other = b, a
		}
		if object.AsDict(other) == nil {
			return object.NotImplemented, nil
		}
		union, err := t.Call(self.Type().Value(), orNone(object.As[defaultDict](self).factory), a)
		if err != nil {
			return value{}, err
		}
		d := object.AsDict(union)
		if d == nil {
			return object.NotImplemented, nil
		}
		return union, d.Update(t, b)
	}
	copied := func(t *thread, a []value) (value, error) {
		return t.Call(a[0].Type().Value(), orNone(object.As[defaultDict](a[0]).factory), a[0])
	}
	object.DefineType(typ, object.DictType, "collections", object.TypeDef{
		Methods: []*object.Builtin{
			object.Method("__missing__", "(self, key, /)", "Make the value of a key that is not there.", func(t *thread, a []value) (value, error) {
				return missing(t, a[0], a[1])
			}),
			object.Method("copy", "(self, /)", "A dict of the same items and with the same factory.", copied),
			object.Method("__copy__", "(self, /)", "A dict of the same items and with the same factory.", copied),
			object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
				args := object.NewTuple()
				if f := object.As[defaultDict](a[0]).factory; !f.IsNull() {
					args = object.NewTuple(f)
				}
				items, err := t.CallMethod(a[0], "items")
				if err != nil {
					return value{}, err
				}
				it, err := t.Iter(items)
				return object.NewTuple(a[0].Type().Value(), args, object.None, object.None, it), err
			}),
		},
		ClassMethods: []*object.Builtin{object.ClassGetItem()},
		GetSets: []*object.GetSet{
			object.Attr("default_factory", "What makes the values that are missing, or None.", func(t *thread, self value) (value, error) {
				return orNone(object.As[defaultDict](self).factory), nil
			}, func(t *thread, self, v value) error {
				if v.IsNone() {
					v = value{}
				}
				object.As[defaultDict](self).factory = v
				return nil
			}),
		},
	})
}

func missing(t *thread, self, key value) (value, error) {
	factory := object.As[defaultDict](self).factory
	if factory.IsNull() {
		return value{}, t.RaiseArgs(object.KeyError, key)
	}
	made, err := t.Call(factory)
	if err != nil {
		return value{}, err
	}
	if self.Is(defaultDictType) {
		return made, object.AsDict(self).Set(t, key, made)
	}
	return made, t.SetItem(self, key, made)
}

func factoryRepr(t *thread, self value) (string, error) {
	factory := orNone(object.As[defaultDict](self).factory)
	if t.Showing(self) {
		return "...", nil
	}
	defer t.Shown()
	return t.Repr(factory)
}
