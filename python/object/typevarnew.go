package object

// This file makes type parameters as programs make them that do not use the syntax.

var (
	typeVarSignature      = Fn("typevar", "(name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False)", "", nil)
	paramSpecSignature    = Fn("paramspec", "(name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False)", "", nil)
	typeVarTupleSignature = Fn("typevartuple", "(name, *, default=NoDefault)", "", nil)
	typeAliasSignature    = Fn("typealias", "(name, value, *, type_params=())", "", nil)
)

// typeVarName is the name of a type parameter that is made.
func typeVarName(t *Thread, v Value, of string) (*Str, error) {
	if s := AsStr(v); s != nil {
		return s, nil
	}
	return nil, t.Raise(TypeError, "%s() argument 'name' must be str, not %s", of, v.Type().Name)
}

// variance is what three arguments say together.
func variance(t *Thread, covariant, contravariant, infer Value) (int, error) {
	var set [3]bool
	for i, v := range []Value{covariant, contravariant, infer} {
		if v.IsNull() {
			continue
		}
		var err error
		if set[i], err = t.Truth(v); err != nil {
			return 0, err
		}
	}
	switch {
	case set[0] && set[1]:
		return 0, t.Raise(ValueError, "Bivariant types are not supported.")
	case set[2] && (set[0] || set[1]):
		return 0, t.Raise(ValueError, "Variance cannot be specified with infer_variance.")
	case set[0]:
		return 1, nil
	case set[1]:
		return -1, nil
	case set[2]:
		return 2, nil
	}
	return 0, nil
}

// checkedBound is a bound that is a type, or NULL where there is none.
func (t *Thread) checkedBound(v Value) (Value, error) {
	if v.IsNull() || v.IsNone() {
		return Value{}, nil
	}
	return t.typing("_type_check", v, NewStr("Bound must be a type."))
}

// givenDefault is a default, or NULL where there is none.
func givenDefault(v Value) lazyValue {
	if v.IsNull() || v == NoDefault() {
		return lazyValue{}
	}
	return lazyValue{value: v}
}

func typeVarNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	a, err := typeVarSignature.Bind(t, args, names)
	if err != nil {
		return Value{}, err
	}
	name, err := typeVarName(t, a[0], "typevar")
	if err != nil {
		return Value{}, err
	}
	kind, err := variance(t, a[4], a[5], a[6])
	if err != nil {
		return Value{}, err
	}
	bound, err := t.checkedBound(a[2])
	if err != nil {
		return Value{}, err
	}
	v := &TypeVar{Object: Object{cls}, Name: name, Variance: kind, Default: givenDefault(a[3]), Module: t.moduleOfCaller(), Bound: lazyValue{value: bound}}
	if constraints := AsTuple(a[1]).Items; len(constraints) > 0 {
		if len(constraints) == 1 {
			return Value{}, t.Raise(TypeError, "A single constraint is not allowed")
		}
		if !bound.IsNull() {
			return Value{}, t.Raise(TypeError, "Constraints cannot be combined with bound=...")
		}
		checked := make([]Value, len(constraints))
		for i, c := range constraints {
			if checked[i], err = t.typing("_type_check", c, NewStr("TypeVar(name, constraint, ...): constraints must be types.")); err != nil {
				return Value{}, err
			}
		}
		v.Constraints = lazyValue{value: NewTuple(checked...)}
	}
	return From(v), nil
}

func paramSpecNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	a, err := paramSpecSignature.Bind(t, args, names)
	if err != nil {
		return Value{}, err
	}
	name, err := typeVarName(t, a[0], "paramspec")
	if err != nil {
		return Value{}, err
	}
	kind, err := variance(t, a[3], a[4], a[5])
	if err != nil {
		return Value{}, err
	}
	bound, err := t.checkedBound(a[1])
	if err != nil {
		return Value{}, err
	}
	return From(&TypeVar{Object: Object{cls}, Name: name, Variance: kind, Default: givenDefault(a[2]), Module: t.moduleOfCaller(), Bound: lazyValue{value: bound}}), nil
}

func typeVarTupleNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	a, err := typeVarTupleSignature.Bind(t, args, names)
	if err != nil {
		return Value{}, err
	}
	name, err := typeVarName(t, a[0], "typevartuple")
	if err != nil {
		return Value{}, err
	}
	return From(&TypeVar{Object: Object{cls}, Name: name, Default: givenDefault(a[1]), Module: t.moduleOfCaller()}), nil
}

func typeAliasNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	a, err := typeAliasSignature.Bind(t, args, names)
	if err != nil {
		return Value{}, err
	}
	name, err := typeVarName(t, a[0], "typealias")
	if err != nil {
		return Value{}, err
	}
	if !a[2].IsNull() && AsTuple(a[2]) == nil {
		return Value{}, t.Raise(TypeError, "type_params must be a tuple")
	}
	return From(&TypeAlias{Object: Object{cls}, Name: name.Value(), Params: a[2], value: lazyValue{value: a[1]}, Module: t.moduleOfCaller()}), nil
}
