package operator

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

var (
	itemGetterType = &object.Type{Name: "itemgetter", Doc: "A function that gets one item, or a tuple of several."}
	attrGetterType = &object.Type{Name: "attrgetter", Doc: "A function that gets one attribute, or a tuple of several; names may be dotted."}
)

// getter is an itemgetter or an attrgetter.
type getter struct {
	object.Object
	what  []value // keys, or names
	paths [][]*object.Str
}

// only gives the one argument of a call that takes one by position.
func only(t *thread, name string, args []value, names object.Names) (value, error) {
	if len(names) > 0 {
		return value{}, t.Raise(object.TypeError, "%s() takes no keyword arguments", name)
	}
	if len(args) != 1 {
		return value{}, t.Raise(object.TypeError, "%s expected 1 argument, got %d", name, len(args))
	}
	return args[0], nil
}

func defineGetters() {
	defineGetter(itemGetterType, func(t *thread, g *getter) error { return nil },
		func(t *thread, g *getter, i int, obj value) (value, error) { return t.GetItem(obj, g.what[i]) })
	defineGetter(attrGetterType, func(t *thread, g *getter) error {
		for _, name := range g.what {
			s := object.AsStr(name)
			if s == nil {
				return t.Raise(object.TypeError, "attribute name must be a string")
			}
			if err := t.Allocate(len(s.S)); err != nil {
				return err
			}
			var path []*object.Str
			for part := range strings.SplitSeq(s.S, ".") {
				path = append(path, t.Interp.Intern(part))
			}
			g.paths = append(g.paths, path)
		}
		return nil
	}, func(t *thread, g *getter, i int, obj value) (value, error) {
		for _, name := range g.paths[i] {
			var err error
			if obj, err = t.GetAttr(obj, name); err != nil {
				return obj, err
			}
		}
		return obj, nil
	})
}

func defineGetter(typ *object.Type, prepare func(t *thread, g *getter) error, get func(t *thread, g *getter, i int, obj value) (value, error)) {
	typ.Flags = object.Final
	typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		t.Made(object.Bytes(2 * len(args)))
		if len(names) > 0 {
			return value{}, t.Raise(object.TypeError, "%s() takes no keyword arguments", typ.Name)
		}
		if len(args) == 0 {
			return value{}, t.Raise(object.TypeError, "%s expected 1 argument, got 0", typ.Name)
		}
		v, g := object.Make[getter](typ, cls)
		g.what = append([]value(nil), args...)
		return v, prepare(t, g)
	}
	typ.Init = func(t *thread, self value, args []value, names object.Names) error { return nil }
	typ.Call = func(t *thread, self value, args []value, names object.Names) (value, error) {
		obj, err := only(t, typ.Name, args, names)
		if err != nil {
			return obj, err
		}
		g := object.As[getter](self)
		if len(g.what) == 1 {
			return get(t, g, 0, obj)
		}
		found := make([]value, len(g.what))
		for i := range found {
			if found[i], err = get(t, g, i, obj); err != nil {
				return value{}, err
			}
		}
		return object.NewTuple(found...), nil
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		what := object.As[getter](self).what
		text, err := t.Repr(object.NewTuple(what...))
		if err == nil && len(what) == 1 {
			text = text[:len(text)-len(",)")] + ")"
		}
		return object.NewStr(self.Type().FullName() + text), err
	}
	object.StructOf[getter](typ)
	object.DefineType(typ, nil, "operator", object.TypeDef{Methods: []*object.Builtin{
		object.Method("__reduce__", "(self, /)", "", func(t *thread, a []value) (value, error) {
			return object.NewPair(a[0].Type().Value(), object.NewTuple(object.As[getter](a[0]).what...)), nil
		}),
	}})
}
