package object

import (
	"strings"
)

// fillNamespace makes types.SimpleNamespace: an object whose attributes are all that it has. They always lie in a dict: the
// type is shared by all interpreters, and so can have no shapes.
func fillNamespace() {
	typ := SimpleNamespaceType
	typ.Doc = "An object with the attributes that it is given."
	typ.Flags = HasDict | Unhashable
	typ.Layout, typ.Alloc, typ.subAttrs = LayoutObject, newInstance, instanceAttrs
	typ.attrsAt = typ.subAttrs
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if cls != SimpleNamespaceType {
			return cls.Alloc(cls), nil
		}
		return From(&Instance{Object{SimpleNamespaceType}, Attrs{Dict: NewDict()}}), nil
	}
	typ.Init = namespaceInit
	typ.Repr = namespaceRepr
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
		if !IsInstance(a, SimpleNamespaceType) || !IsInstance(b, SimpleNamespaceType) {
			return NotImplemented, nil
		}
		return t.Compare(op, DictOf(a).Value(), DictOf(b).Value())
	}
	dict := Attr("__dict__", "", func(t *Thread, self Value) (Value, error) { return DictOf(self).Value(), nil }, nil)
	dict.member = true
	define(typ, ObjectType, "types", TypeDef{GetSets: []*GetSet{dict}, Methods: []*Builtin{
		Method("__reduce__", "(self, /)", "What pickle makes the namespace again from.", func(t *Thread, a []Value) (Value, error) {
			return NewTuple(a[0].Type().Value(), NewTuple(), DictOf(a[0]).Value()), nil
		}),
		FullMethod("__replace__", "A namespace with the same attributes, but for those given.", func(t *Thread, args []Value, names Names) (Value, error) {
			if len(args)-len(names) > 1 {
				return Value{}, t.Raise(TypeError, "__replace__() takes no positional arguments")
			}
			v, err := t.Call(args[0].Type().Value())
			if err != nil {
				return Value{}, err
			}
			d := DictOf(v)
			if err := d.mergeDict(t, DictOf(args[0])); err != nil {
				return Value{}, err
			}
			for i, name := range names {
				d.SetStr(name, args[1+i])
			}
			return v, nil
		}),
	}})
}

func namespaceInit(t *Thread, self Value, args []Value, names Names) error {
	given := len(args) - len(names)
	if given > 1 {
		return t.Raise(TypeError, "%s expected at most 1 argument, got %d", self.Type().shortName(), given)
	}
	d := DictOf(self)
	if given == 1 {
		from := NewDict()
		if err := from.Update(t, args[0]); err != nil {
			return err
		}
		for _, e := range from.entries {
			if AsStr(e.Key) == nil {
				return t.Raise(TypeError, "keywords must be strings")
			}
		}
		if err := d.mergeDict(t, from); err != nil {
			return err
		}
	}
	for i, name := range names {
		d.SetStr(name, args[given+i])
	}
	return nil
}

func namespaceRepr(t *Thread, self Value) (Value, error) {
	name := self.Type().Name
	if self.Is(SimpleNamespaceType) {
		name = "namespace"
	}
	if t.showing(self) {
		return NewStr(name + "(...)"), nil
	}
	defer t.shownNow()
	var b strings.Builder
	b.WriteString(name)
	b.WriteByte('(')
	d := DictOf(self)
	for i, first := 0, true; i < len(d.entries); i++ {
		e := d.entries[i]
		if e.Key.IsNull() || AsStr(e.Key) == nil || AsStr(e.Key).S == "" {
			continue
		}
		if !first {
			b.WriteString(", ")
		}
		first = false
		b.WriteString(AsStr(e.Key).S)
		b.WriteByte('=')
		if err := t.writeRepr(&b, e.Value); err != nil {
			return Value{}, err
		}
	}
	b.WriteByte(')')
	return NewStr(b.String()), nil
}

// NewNamespace makes a types.SimpleNamespace, and gives the dict that its attributes are in.
func NewNamespace() (Value, *Dict) {
	d := NewDict()
	return From(&Instance{Object{SimpleNamespaceType}, Attrs{Dict: d}}), d
}
