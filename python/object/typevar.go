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
	TypeVarType         = &Type{Name: "typing.TypeVar"}
	ParamSpecType       = &Type{Name: "typing.ParamSpec"}
	ParamSpecArgsType   = &Type{Name: "typing.ParamSpecArgs"}
	ParamSpecKwargsType = &Type{Name: "typing.ParamSpecKwargs"}
	TypeVarTupleType    = &Type{Name: "typing.TypeVarTuple"}
	TypeAliasTypeType   = &Type{Name: "typing.TypeAliasType"}
	GenericType         = &Type{Name: "typing.Generic"}
	NoDefaultType       = &Type{Name: "NoDefaultType"}
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
func (t *Thread) NewTypeVar(kind TypeVarKindOf, name *Str, bound, constraints Value) Value {
	typ := [...]*Type{TypeVarType, ParamSpecType, TypeVarTupleType}[kind]
	return From(&TypeVar{Object: Object{typ}, Name: name, Bound: lazyValue{make: bound}, Constraints: lazyValue{make: constraints}, Variance: 2,
		Module: t.moduleOfCaller()})
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
	a.Module = t.moduleOfCaller()
	return From(a)
}

// typeParamPart is args or kwargs of a ParamSpec.
type typeParamPart struct {
	Object
	origin Value
}

// noDefault is the object NoDefault.
type noDefault struct{ Object }

// NoDefault stands for the default of a type parameter that has none.
func NoDefault() Value { return From(theNoDefault) }

var theNoDefault = &noDefault{Object{NoDefaultType}}

// SubscriptGeneric is Generic[params], the base that classes with type parameters get.
func (t *Thread) SubscriptGeneric(params Value) (Value, error) {
	items := append([]Value(nil), AsTuple(params).Items...)
	for i, p := range items {
		if p.Is(TypeVarTupleType) {
			var err error
			if items[i], err = t.unpacked(p); err != nil {
				return Value{}, err
			}
		}
	}
	return t.typing("_generic_class_getitem", GenericType.Value(), NewTuple(items...))
}

// typing calls a function of module typing, which says what becomes of type parameters.
func (t *Thread) typing(name string, args ...Value) (Value, error) {
	m, err := t.Import("typing")
	if err != nil {
		return Value{}, err
	}
	return t.CallMethod(m, name, args...)
}

// unpacked is Unpack[v], which *v is in an annotation.
func (t *Thread) unpacked(v Value) (Value, error) {
	m, err := t.Import("typing")
	if err != nil {
		return Value{}, err
	}
	unpack, err := t.Attr(m, "Unpack")
	if err != nil {
		return Value{}, err
	}
	return t.GetItem(unpack, v)
}

// moduleOfCaller is the name of the module whose code runs.
func (t *Thread) moduleOfCaller() Value {
	if g := t.Runner.CurrentGlobals(t); g != nil {
		return g.GetString("__name__")
	}
	return Value{}
}
