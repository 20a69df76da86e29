package object

// MappingProxy shows a mapping without letting it be changed.
type MappingProxy struct {
	Object
	of Value
}

// newMappingProxy is types.MappingProxyType(d).
func newMappingProxy(d Value) Value { return From(&MappingProxy{Object{MappingProxyType}, d}) }

func fillMappingProxy() {
	typ := MappingProxyType
	typ.Doc = "A view of a mapping that cannot be changed through it."
	typ.Flags = Final | Mapping
	of := func(v Value) Value { return As[MappingProxy](v).of }
	inner := func(v Value) Value {
		if v.Is(MappingProxyType) {
			return of(v)
		}
		return v
	}
	sig := newBuiltin(BuiltinType, plainFunction, "mappingproxy", "(mapping)", "", nil)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		a, mark := t.Scratch(1)
		defer t.Release(mark)
		if err := sig.bindArguments(t, a, args, names); err != nil {
			return Value{}, err
		}
		if m := a[0].Type(); m.GetItem == nil || AsList(a[0]) != nil || AsTuple(a[0]) != nil {
			return Value{}, t.Raise(TypeError, "mappingproxy() argument must be a mapping, not %s", m.Name)
		}
		return newMappingProxy(a[0]), nil
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		s, err := t.Repr(of(self))
		return NewStr("mappingproxy(" + s + ")"), err
	}
	typ.Str = func(t *Thread, self Value) (Value, error) { return t.StrValue(of(self)) }
	typ.Hash = func(t *Thread, self Value) (int64, error) { return t.Hash(of(self)) }
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) { return t.Compare(op, of(a), b) }
	typ.Len = func(t *Thread, self Value) (int, error) { return t.Len(of(self)) }
	typ.GetItem = func(t *Thread, self, key Value) (Value, error) { return t.GetItem(of(self), key) }
	typ.Contains = func(t *Thread, self, key Value) (bool, error) { return t.Contains(of(self), key) }
	typ.Iter = func(t *Thread, self Value) (Value, error) { return t.Iter(of(self)) }
	typ.Binary[Or] = func(t *Thread, a, b Value) (Value, error) { return t.BinaryOp(Or, inner(a), inner(b)) }
	typ.Inplace[Or] = func(t *Thread, a, b Value) (Value, error) {
		return Value{}, t.Raise(TypeError, "'|=' is not supported by mappingproxy; use '|' instead")
	}
	forward := func(name, doc string) *Builtin {
		return Method(name, "(self, /)", doc, func(t *Thread, a []Value) (Value, error) { return t.CallMethod(of(a[0]), name) })
	}
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("get", "(self, key, default=None, /)", "The value of key, or default if there is none.", func(t *Thread, a []Value) (Value, error) {
				return t.CallMethod(of(a[0]), "get", a[1], orNone(a[2]))
			}),
			forward("keys", "The keys of the mapping."),
			forward("values", "The values of the mapping."),
			forward("items", "The pairs of key and value of the mapping."),
			forward("copy", "A copy of the mapping."),
			forward("__reversed__", "An iterator over the keys from the last to the first."),
		},
		ClassMethods: []*Builtin{classGetItem()},
	})
}

// NewMappingProxy is d as what cannot be changed.
func NewMappingProxy(d *Dict) Value { return newMappingProxy(d.Value()) }
