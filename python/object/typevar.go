package object

// TypeVarKindOf says which of the three kinds of type parameters it is.
type TypeVarKindOf uint8

// The kinds of type parameters.
const (
	TypeVarKind TypeVarKindOf = iota
	ParamSpecKind
	TypeVarTupleKind
)

// The types of type parameters and aliases; module typing shows them.
var (
	TypeVarType       = &Type{Name: "TypeVar"}
	ParamSpecType     = &Type{Name: "ParamSpec"}
	TypeVarTupleType  = &Type{Name: "TypeVarTuple"}
	TypeAliasTypeType = &Type{Name: "TypeAliasType"}
	GenericType       = &Type{Name: "Generic"}
)

// TypeVar is a type parameter. Bound, constraints and default are evaluated when they are first asked for.
type TypeVar struct {
	Object
	Name        *Str
	Bound       lazyValue
	Constraints lazyValue
	Default     lazyValue
	Variance    int // 1 covariant, -1 contravariant, 2 inferred
	Module      Value
}

// lazyValue is a value, or the function that gives it.
type lazyValue struct{ value, make Value }

func (l *lazyValue) get(t *Thread) (Value, error) {
	if l.value.IsNull() && !l.make.IsNull() {
		v, err := t.Call(l.make)
		if err != nil {
			return v, err
		}
		l.value = v
	}
	return l.value, nil
}

// NewTypeVar makes a type parameter as its syntax does: variance is inferred.
func NewTypeVar(kind TypeVarKindOf, name *Str, bound, constraints Value) Value {
	typ := [...]*Type{TypeVarType, ParamSpecType, TypeVarTupleType}[kind]
	return From(&TypeVar{Object: Object{typ}, Name: name, Bound: lazyValue{make: bound}, Constraints: lazyValue{make: constraints}, Variance: 2})
}

// SetTypeVarDefault gives a type parameter the function that evaluates its default.
func SetTypeVarDefault(v, make Value) { As[TypeVar](v).Default = lazyValue{make: make} }

// TypeAlias is what the statement type X = … makes.
type TypeAlias struct {
	Object
	Name   Value
	Params Value
	value  lazyValue
	Module Value
}

// NewTypeAlias makes an alias whose value is evaluated when it is asked for.
func (t *Thread) NewTypeAlias(name, params, make Value) Value {
	a := &TypeAlias{Object: Object{TypeAliasTypeType}, Name: name, Params: params, value: lazyValue{make: make}}
	if g := t.Runner.CurrentGlobals(t); g != nil {
		a.Module = g.GetString("__name__")
	}
	return From(a)
}

// SubscriptGeneric is Generic[params], the base that classes with type parameters get.
func (t *Thread) SubscriptGeneric(params Value) (Value, error) {
	return genericAlias(t, GenericType.Value(), params)
}

// specialForm is a name of module typing that stands for itself in annotations.
type specialForm struct {
	Object
	name string
}

var specialFormType = &Type{Name: "_SpecialForm"}

func fillTypeVars() {
	specialFormType.Flags = Final | NoNew
	specialFormType.Repr = func(t *Thread, self Value) (Value, error) {
		return NewStr("typing." + As[specialForm](self).name), nil
	}
	define(specialFormType, ObjectType, "typing", TypeDef{})
	prefix := func(v *TypeVar) string {
		switch v.Variance {
		case 2:
			return ""
		case 1:
			return "+"
		case -1:
			return "-"
		}
		return "~"
	}
	for _, typ := range []*Type{TypeVarType, ParamSpecType, TypeVarTupleType} {
		typ.Flags = Final | NoNew | HasWeakRef
		typ.Repr = func(t *Thread, self Value) (Value, error) {
			v := As[TypeVar](self)
			if typ == TypeVarTupleType {
				return v.Name.Value(), nil
			}
			return NewStr(prefix(v) + v.Name.S), nil
		}
		typ.Binary[Or] = unionOr
		if typ == TypeVarTupleType {
			// *Ts in an annotation is Unpack[Ts].
			typ.Iter = func(t *Thread, self Value) (Value, error) {
				unpack := From(&specialForm{Object{specialFormType}, "Unpack"})
				return t.Iter(NewTuple(newGenericAlias(GenericAliasType, unpack, self)))
			}
		}
		lazy := func(name string, field func(v *TypeVar) *lazyValue, missing func() Value) *GetSet {
			return Attr(name, "", func(t *Thread, self Value) (Value, error) {
				v, err := field(As[TypeVar](self)).get(t)
				if err == nil && v.IsNull() {
					return missing(), nil
				}
				return v, err
			}, nil)
		}
		none := func() Value { return None }
		def := TypeDef{GetSets: []*GetSet{
			Attr("__name__", "", func(t *Thread, self Value) (Value, error) { return As[TypeVar](self).Name.Value(), nil }, nil),
			Attr("__module__", "", func(t *Thread, self Value) (Value, error) { return orNone(As[TypeVar](self).Module), nil }, nil),
			Attr("__covariant__", "", func(t *Thread, self Value) (Value, error) { return Bool(As[TypeVar](self).Variance == 1), nil }, nil),
			Attr("__contravariant__", "", func(t *Thread, self Value) (Value, error) { return Bool(As[TypeVar](self).Variance == -1), nil }, nil),
			Attr("__infer_variance__", "", func(t *Thread, self Value) (Value, error) { return Bool(As[TypeVar](self).Variance == 2), nil }, nil),
			lazy("__bound__", func(v *TypeVar) *lazyValue { return &v.Bound }, none),
			lazy("__constraints__", func(v *TypeVar) *lazyValue { return &v.Constraints }, func() Value { return NewTuple() }),
			lazy("__default__", func(v *TypeVar) *lazyValue { return &v.Default }, none),
		}, Methods: []*Builtin{
			Method("has_default", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
				d := As[TypeVar](a[0]).Default
				return Bool(!d.make.IsNull() || !d.value.IsNull()), nil
			}),
		}}
		if typ == TypeVarType {
			def.Methods = append(def.Methods, Method("__typing_subst__", "(self, arg, /)", "What takes the place of the variable.", func(t *Thread, a []Value) (Value, error) {
				if g := asGenericAlias(a[1]); g != nil && g.starred {
					repr, err := t.Repr(a[1])
					if err != nil {
						return Value{}, err
					}
					return Value{}, t.Raise(TypeError, "%s is not valid as type argument", repr)
				}
				if a[1].IsNone() {
					return NoneType.Value(), nil
				}
				return a[1], nil
			}))
		}
		define(typ, ObjectType, "typing", def)
	}

	typ := TypeAliasTypeType
	typ.Flags = Final | NoNew
	typ.Repr = func(t *Thread, self Value) (Value, error) { return As[TypeAlias](self).Name, nil }
	typ.Binary[Or] = unionOr
	typ.GetItem = func(t *Thread, self, item Value) (Value, error) { return genericAlias(t, self, item) }
	define(typ, ObjectType, "typing", TypeDef{GetSets: []*GetSet{
		Attr("__name__", "", func(t *Thread, self Value) (Value, error) { return As[TypeAlias](self).Name, nil }, nil),
		Attr("__module__", "", func(t *Thread, self Value) (Value, error) { return orNone(As[TypeAlias](self).Module), nil }, nil),
		Attr("__value__", "", func(t *Thread, self Value) (Value, error) { return As[TypeAlias](self).value.get(t) }, nil),
		Attr("__type_params__", "", func(t *Thread, self Value) (Value, error) {
			if p := As[TypeAlias](self).Params; !p.IsNull() && !p.IsNone() {
				return p, nil
			}
			return NewTuple(), nil
		}, nil),
	}})

	GenericType.Doc = "The base of classes with type parameters."
	GenericType.Alloc, GenericType.subAttrs = ObjectType.Alloc, ObjectType.subAttrs
	define(GenericType, ObjectType, "typing", TypeDef{ClassMethods: []*Builtin{
		Method("__class_getitem__", "(cls, item, /)", "Parameterise the class.", func(t *Thread, a []Value) (Value, error) {
			return genericAlias(t, a[0], a[1])
		}),
	}})
}
