package object

import (
	"strings"

	"github.com/jinklink/jink/python/code"
)

// GenericAlias is a class with parameters: list[int]. What it is asked, it asks the class.
type GenericAlias struct {
	Object
	Origin  Value
	Args    Value // a tuple
	params  Value // a tuple, or NULL until someone asks
	starred bool  // *tuple[int, str]
}

// genericAlias is origin[args].
func genericAlias(t *Thread, origin, args Value) (Value, error) {
	t.MadeInstance(GenericAliasType)
	t.Made(Bytes(1))
	return newGenericAlias(GenericAliasType, origin, args), nil
}

func newGenericAlias(cls *Type, origin, args Value) Value {
	if AsTuple(args) == nil {
		args = NewTuple(args)
	}
	v := allocate[GenericAlias](cls, GenericAliasType)
	g := As[GenericAlias](v)
	g.Origin, g.Args = origin, args
	return v
}

// asGenericAlias is the alias that v is, of whatever subclass, or nil.
func asGenericAlias(v Value) *GenericAlias {
	if v.Is(GenericAliasType) || IsInstance(v, GenericAliasType) {
		return As[GenericAlias](v)
	}
	return nil
}

// ownAliasNames are the attributes that are the alias's own, and not those of its class.
func ownAliasName(name string) bool {
	switch name {
	case "__class__", "__bases__", "__copy__", "__deepcopy__", "__origin__", "__args__", "__unpacked__", "__parameters__",
		"__typing_unpacked_tuple_args__", "__mro_entries__", "__reduce_ex__", "__reduce__":
		return true
	}
	return false
}

func fillGeneric() {
	fillGenericAlias()
	fillUnion()
	fillNamespace()
}

func fillGenericAlias() {
	typ := GenericAliasType
	typ.Doc = "A class with parameters, as in list[int]."
	subclassable[GenericAlias](typ, LayoutOther)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if len(names) > 0 {
			return Value{}, t.Raise(TypeError, "GenericAlias() takes no keyword arguments")
		}
		if len(args) != 2 {
			return Value{}, t.Raise(TypeError, "GenericAlias expected 2 arguments, got %d", len(args))
		}
		return newGenericAlias(cls, args[0], args[1]), nil
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		var b strings.Builder
		err := t.writeAlias(&b, As[GenericAlias](self))
		return NewStr(b.String()), err
	}
	typ.Hash = func(t *Thread, self Value) (int64, error) {
		g := As[GenericAlias](self)
		a, err := t.Hash(g.Origin)
		if err != nil {
			return 0, err
		}
		b, err := t.Hash(g.Args)
		if a ^= b; a == -1 {
			a = -2
		}
		return a, err
	}
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
		x, y := asGenericAlias(a), asGenericAlias(b)
		if x == nil || y == nil || op != code.Equal && op != code.NotEqual {
			return NotImplemented, nil
		}
		same := x.starred == y.starred
		var err error
		if same {
			if same, err = t.Equal(x.Origin, y.Origin); same && err == nil {
				same, err = t.Equal(x.Args, y.Args)
			}
		}
		return Bool(same == (op == code.Equal)), err
	}
	typ.Call = func(t *Thread, self Value, args []Value, names Names) (Value, error) {
		v, err := t.CallNamed(As[GenericAlias](self).Origin, args, names)
		if err != nil {
			return v, err
		}
		err = t.SetAttr(v, t.Interp.Intern("__orig_class__"), self)
		if err != nil && (Matches(err, AttributeError) || Matches(err, TypeError)) {
			err = nil
		}
		return v, err
	}
	typ.GetAttr = func(t *Thread, self Value, name *Str) (Value, error) {
		if ownAliasName(name.S) {
			return t.genericGet(self, name)
		}
		return t.GetAttrStrict(As[GenericAlias](self).Origin, name)
	}
	typ.GetItem = func(t *Thread, self, item Value) (Value, error) {
		g := As[GenericAlias](self)
		params, err := t.aliasParams(g)
		if err != nil {
			return Value{}, err
		}
		args, err := t.substitute(self, g.Args.tuple().Items, params, item)
		if err != nil {
			return Value{}, err
		}
		v := newGenericAlias(GenericAliasType, g.Origin, NewTuple(args...))
		As[GenericAlias](v).starred = g.starred
		return v, nil
	}
	typ.Iter = func(t *Thread, self Value) (Value, error) {
		g := As[GenericAlias](self)
		v := newGenericAlias(self.Type(), g.Origin, g.Args)
		As[GenericAlias](v).starred = true
		return t.Iter(NewTuple(v))
	}
	typ.Binary[Or] = unionOr
	member := func(name string, get func(g *GenericAlias) Value) *GetSet {
		m := Attr(name, "", func(t *Thread, self Value) (Value, error) { return get(As[GenericAlias](self)), nil }, nil)
		m.member = true
		return m
	}
	define(typ, ObjectType, "types", TypeDef{
		Methods: []*Builtin{
			Method("__mro_entries__", "(self, bases, /)", "The class to inherit from instead.", func(t *Thread, a []Value) (Value, error) {
				return NewTuple(As[GenericAlias](a[0]).Origin), nil
			}),
			Method("__instancecheck__", "(self, instance, /)", "Refuse isinstance().", func(t *Thread, a []Value) (Value, error) {
				return Value{}, t.Raise(TypeError, "isinstance() argument 2 cannot be a parameterized generic")
			}),
			Method("__subclasscheck__", "(self, subclass, /)", "Refuse issubclass().", func(t *Thread, a []Value) (Value, error) {
				return Value{}, t.Raise(TypeError, "issubclass() argument 2 cannot be a parameterized generic")
			}),
			Method("__reduce__", "(self, /)", "What pickle makes the alias again from.", aliasReduce),
			Method("__dir__", "(self, /)", "The attributes of the class, and those of the alias.", func(t *Thread, a []Value) (Value, error) {
				names := NewDict()
				if cls := AsType(As[GenericAlias](a[0]).Origin); cls != nil {
					for _, m := range cls.MRO {
						addNames(names, m.Dict)
					}
				}
				addNames(names, GenericAliasType.Dict)
				for _, e := range names.Entries() {
					if s := AsStr(orNone(e.Key)); s != nil && !ownAliasName(s.S) && !GenericAliasType.Dict.GetStr(s).IsNull() && GenericAliasType.Dict.GetStr(s) == e.Value {
						names.DeleteString(s.S)
					}
				}
				return keyList(names), nil
			}),
		},
		GetSets: []*GetSet{
			member("__origin__", func(g *GenericAlias) Value { return g.Origin }),
			member("__args__", func(g *GenericAlias) Value { return g.Args }),
			member("__unpacked__", func(g *GenericAlias) Value { return Bool(g.starred) }),
			Attr("__parameters__", "The type variables among the arguments.", func(t *Thread, self Value) (Value, error) {
				return t.aliasParams(As[GenericAlias](self))
			}, nil),
			Attr("__typing_unpacked_tuple_args__", "", func(t *Thread, self Value) (Value, error) {
				if g := As[GenericAlias](self); g.starred && g.Origin == TupleType.Value() {
					return g.Args, nil
				}
				return None, nil
			}, nil),
		},
	})
}

func aliasReduce(t *Thread, a []Value) (Value, error) {
	g := As[GenericAlias](a[0])
	if !g.starred {
		return NewPair(GenericAliasType.Value(), NewPair(g.Origin, g.Args)), nil
	}
	next := t.Interp.Builtins.GetString("next")
	if next.IsNull() {
		return Value{}, t.Raise(AttributeError, "next")
	}
	it, err := t.Iter(newGenericAlias(GenericAliasType, g.Origin, g.Args))
	return NewPair(next, NewTuple(it)), err
}

func (t *Thread) aliasParams(g *GenericAlias) (Value, error) {
	if g.params.IsNull() {
		found, err := t.typeParams(g.Args.tuple().Items)
		if err != nil {
			return Value{}, err
		}
		g.params = NewTuple(found...)
	}
	return g.params, nil
}

func (t *Thread) writeAlias(b *strings.Builder, g *GenericAlias) error {
	if g.starred {
		b.WriteByte('*')
	}
	if err := t.writeTypeName(b, g.Origin); err != nil {
		return err
	}
	b.WriteByte('[')
	items := g.Args.tuple().Items
	for i, v := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		if err := t.writeTypeName(b, v); err != nil {
			return err
		}
	}
	if len(items) == 0 {
		b.WriteString("()")
	}
	b.WriteByte(']')
	return nil
}

// writeTypeName adds a type as annotations show it: classes by their names, all else by its repr.
func (t *Thread) writeTypeName(b *strings.Builder, v Value) error {
	switch {
	case v == Ellipsis:
		b.WriteString("...")
		return nil
	case v.Is(ListType):
		b.WriteByte('[')
		for i, item := range v.list().Items {
			if i > 0 {
				b.WriteString(", ")
			}
			if err := t.writeTypeName(b, item); err != nil {
				return err
			}
		}
		b.WriteByte(']')
		return nil
	}
	attr := func(name string) (Value, error) { return t.FindAttr(v, t.Interp.Intern(name)) }
	origin, err := attr("__origin__")
	if err != nil {
		return err
	}
	if !origin.IsNull() {
		args, err := attr("__args__")
		if err != nil {
			return err
		}
		if !args.IsNull() {
			return t.writeRepr(b, v)
		}
	}
	name, err := attr("__qualname__")
	if err != nil {
		return err
	}
	module, err := attr("__module__")
	if err != nil {
		return err
	}
	if name.IsNull() || module.IsNull() || module.IsNone() {
		return t.writeRepr(b, v)
	}
	m, err := t.Str(module)
	if err != nil {
		return err
	}
	n, err := t.Str(name)
	if err != nil {
		return err
	}
	if m != "builtins" {
		b.WriteString(m)
		b.WriteByte('.')
	}
	b.WriteString(n)
	return nil
}
