package object

import (
	"strings"

	"github.com/jinklink/jink/python/code"
)

// Union is a union of types: int | None.
type Union struct {
	Object
	Args   Value // a tuple
	params Value // a tuple, or NULL until someone asks
}

// inUnions reports whether v can be part of a union.
func inUnions(v Value) bool {
	switch v.Type() {
	case NoneType, UnionType, GenericAliasType, TypeAliasTypeType:
		return true
	}
	return AsType(v) != nil || asGenericAlias(v) != nil
}

// unionOr is a | b of types.
func unionOr(t *Thread, a, b Value) (Value, error) {
	if !inUnions(a) || !inUnions(b) {
		return NotImplemented, nil
	}
	return t.union([]Value{a, b})
}

// union is the union of types, those of unions among them, each once. Of a single type it is the type itself.
func (t *Thread) union(types []Value) (Value, error) {
	var args []Value
	var add func(types []Value) error
	add = func(types []Value) error {
	next:
		for _, v := range types {
			if v.Is(UnionType) {
				if err := add(As[Union](v).Args.tuple().Items); err != nil {
					return err
				}
				continue
			}
			if v.IsNone() {
				v = NoneType.Value()
			}
			alias := asGenericAlias(v) != nil
			for _, have := range args {
				if have == v {
					continue next
				}
				if alias && asGenericAlias(have) != nil {
					if same, err := t.Equal(have, v); err != nil {
						return err
					} else if same {
						continue next
					}
				}
			}
			args = append(args, v)
		}
		return nil
	}
	if err := add(types); err != nil {
		return Value{}, err
	}
	if len(args) == 1 {
		return args[0], nil
	}
	t.Made(Bytes(len(args)) + headerBytes)
	return From(&Union{Object: Object{UnionType}, Args: NewTuple(args...)}), nil
}

func fillUnion() {
	typ := UnionType
	typ.Doc = "A union of types, as in int | None."
	typ.Flags = Final | NoNew
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		var b strings.Builder
		for i, v := range As[Union](self).Args.tuple().Items {
			if i > 0 {
				b.WriteString(" | ")
			}
			if v == NoneType.Value() {
				b.WriteString("None")
			} else if err := t.writeTypeName(&b, v); err != nil {
				return Value{}, err
			}
		}
		return NewStr(b.String()), nil
	}
	typ.Hash = func(t *Thread, self Value) (int64, error) {
		s, err := t.SetOf(FrozenSetType, As[Union](self).Args)
		if err != nil {
			return 0, err
		}
		return s.hash(), nil
	}
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
		if !a.Is(UnionType) || !b.Is(UnionType) || op != code.Equal && op != code.NotEqual {
			return NotImplemented, nil
		}
		x, err := t.SetOf(FrozenSetType, As[Union](a).Args)
		if err != nil {
			return Value{}, err
		}
		y, err := t.SetOf(FrozenSetType, As[Union](b).Args)
		if err != nil {
			return Value{}, err
		}
		return setCompare(t, x.Value(), y.Value(), op)
	}
	typ.GetItem = func(t *Thread, self, item Value) (Value, error) {
		u := As[Union](self)
		params, err := t.unionParams(u)
		if err != nil {
			return Value{}, err
		}
		args, err := t.substitute(self, u.Args.tuple().Items, params, item)
		if err != nil {
			return Value{}, err
		}
		v := args[0]
		for _, other := range args[1:] {
			if v, err = t.BinaryOp(Or, v, other); err != nil {
				return Value{}, err
			}
		}
		return v, nil
	}
	typ.Binary[Or] = unionOr
	args := Attr("__args__", "", func(t *Thread, self Value) (Value, error) { return As[Union](self).Args, nil }, nil)
	args.member = true
	check := func(name string, check func(t *Thread, v, cls Value) (bool, error)) *Builtin {
		return Method(name, "(self, object, /)", "Whether one of the types says yes.", func(t *Thread, a []Value) (Value, error) {
			for _, cls := range As[Union](a[0]).Args.tuple().Items {
				if is, err := check(t, a[1], cls); is || err != nil {
					return Bool(is), err
				}
			}
			return False, nil
		})
	}
	define(typ, ObjectType, "types", TypeDef{
		Methods: []*Builtin{
			check("__instancecheck__", func(t *Thread, v, cls Value) (bool, error) { return t.IsInstance(v, cls) }),
			check("__subclasscheck__", func(t *Thread, v, cls Value) (bool, error) {
				if AsType(v) == nil {
					return false, t.Raise(TypeError, "issubclass() arg 1 must be a class")
				}
				return t.IsSubclass(v, cls)
			}),
		},
		GetSets: []*GetSet{
			args,
			Attr("__parameters__", "The type variables among the types.", func(t *Thread, self Value) (Value, error) {
				return t.unionParams(As[Union](self))
			}, nil),
		},
	})
}

func (t *Thread) unionParams(u *Union) (Value, error) {
	if u.params.IsNull() {
		found, err := t.typeParams(u.Args.tuple().Items)
		if err != nil {
			return Value{}, err
		}
		u.params = NewTuple(found...)
	}
	return u.params, nil
}
