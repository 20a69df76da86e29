package object

import "strconv"

// This file holds BaseExceptionGroup and ExceptionGroup.

// The places of a group's fields.
const (
	groupMessage = iota
	groupExceptions
	groupFieldCount
)

// groupOf gives the message and the exceptions of a group.
func groupOf(v Value) (message Value, exceptions []Value) {
	e := v.exception()
	e.field(0, groupFieldCount, nil)
	if e.Fields[groupExceptions].IsNull() {
		return orNone(e.Fields[groupMessage]), nil
	}
	return e.Fields[groupMessage], e.Fields[groupExceptions].tuple().Items
}

// GroupExceptions are the exceptions in a group.
func GroupExceptions(e *Exception) []Value {
	_, all := groupOf(e.Value())
	return all
}

func fillExceptionGroup(typ, base *Type) {
	typ.Flags |= ownFields | takesFields
	typ.New = groupNew
	typ.Init = exceptionInit
	typ.Str = func(t *Thread, self Value) (Value, error) {
		message, exceptions := groupOf(self)
		text, err := t.Str(message)
		if err != nil {
			return Value{}, err
		}
		n := int64(len(exceptions))
		return NewStr(text + " (" + strconv.FormatInt(n, 10) + " sub-exception" + plural(int(n)) + ")"), nil
	}
	fixed := func(name string, i int) *GetSet {
		g := exceptionMember(name, i, groupFieldCount, nil)
		g.Set = nil
		return g
	}
	define(typ, base, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("derive", "(self, excs, /)", "A group of other exceptions with the same message: what subgroup and split make.", func(t *Thread, a []Value) (Value, error) {
				message, _ := groupOf(a[0])
				return t.Call(BaseExceptionGroup.Value(), message, a[1])
			}),
			Method("split", "(self, matcher_value, /)", "The part that matches and the part that does not, each None if empty.", func(t *Thread, a []Value) (Value, error) {
				m, err := t.matcher(a[1])
				if err != nil {
					return Value{}, err
				}
				match, rest, err := t.splitBy(a[0], m, true)
				return NewPair(match, rest), err
			}),
			Method("subgroup", "(self, matcher_value, /)", "The part that matches, None if it is empty.", func(t *Thread, a []Value) (Value, error) {
				m, err := t.matcher(a[1])
				if err != nil {
					return Value{}, err
				}
				match, _, err := t.splitBy(a[0], m, false)
				return match, err
			}),
		},
		ClassMethods: []*Builtin{
			Method("__class_getitem__", "(cls, item, /)", "See PEP 585", func(t *Thread, a []Value) (Value, error) { return genericAlias(t, a[0], a[1]) }),
		},
		GetSets: []*GetSet{fixed("message", groupMessage), fixed("exceptions", groupExceptions)},
	})
}

// fillPlainGroup makes ExceptionGroup, the one built-in type with two bases.
func fillPlainGroup(typ, base *Type) {
	define(typ, base, "builtins", TypeDef{})
	typ.Bases = []*Type{base, ExceptionType}
	typ.MRO = []*Type{typ, base, ExceptionType, BaseException, ObjectType}
	typ.Flags |= takesFields
}

func groupNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	positional := args[:len(args)-len(names)]
	if len(positional) != 2 {
		return Value{}, t.Raise(TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(positional))
	}
	if AsStr(args[0]) == nil {
		return Value{}, t.Raise(TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", args[0].Type().Name)
	}
	if !isItemSequence(args[1]) {
		return Value{}, t.Raise(TypeError, "second argument (exceptions) must be a sequence")
	}
	items, err := t.Items(args[1])
	if err != nil {
		return Value{}, err
	}
	if len(items) == 0 {
		return Value{}, t.Raise(ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	plain := true
	for i, item := range items {
		if AsException(item) == nil {
			return Value{}, t.Raise(ValueError, "Item %d of second argument (exceptions) is not an exception", i)
		}
		plain = plain && item.Type().IsSubtype(ExceptionType)
	}
	switch {
	case cls == BaseExceptionGroup:
		if plain {
			cls = ExceptionGroup
		}
	case plain:
	case cls == ExceptionGroup:
		return Value{}, t.Raise(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
	case cls.IsSubtype(ExceptionType):
		return Value{}, t.Raise(TypeError, "Cannot nest BaseExceptions in '%s'", cls.Name)
	}
	v, err := exceptionNew(t, cls, args, names)
	if err != nil {
		return v, err
	}
	v.exception().Fields = []Value{groupMessage: args[0], groupExceptions: NewTuple(append([]Value(nil), items...)...)}
	return v, nil
}

// isItemSequence is what C code of CPython means by a sequence: it can be indexed and is no dict.
func isItemSequence(v Value) bool {
	if AsDict(v) != nil {
		return false
	}
	typ := v.Type()
	return typ.GetItem != nil && typ != MappingProxyType
}
