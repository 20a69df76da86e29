package object

import "github.com/jinklink/jink/python/code"

// This file fills the types of type parameters and what belongs to them.

func fillTypeVars() {
	fillNoDefault()
	fillTypeVar()
	fillParamSpec()
	fillTypeVarTuple()
	fillTypeAlias()
	fillGenericClass()
}

func fillNoDefault() {
	typ := NoDefaultType
	typ.Flags = Final
	typ.Repr = func(t *Thread, self Value) (Value, error) { return NewStr("typing.NoDefault"), nil }
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if len(args) > 0 {
			return Value{}, t.Raise(TypeError, "NoDefaultType takes no arguments")
		}
		return NoDefault(), nil
	}
	define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
		Method("__reduce__", "(self, /)", "The name under which it is found.", func(t *Thread, a []Value) (Value, error) {
			return NewStr("NoDefault"), nil
		}),
	}})
}

// prefix is what the repr of a type parameter shows of its variance.
func (v *TypeVar) prefix() string {
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

func typeVarRepr(t *Thread, self Value) (Value, error) {
	v := As[TypeVar](self)
	return NewStr(v.prefix() + v.Name.S), nil
}

func typingUnion(t *Thread, a, b Value) (Value, error) { return t.typing("_make_union", a, b) }

// lazyAttr is an attribute that is evaluated when it is asked for.
func lazyAttr(name string, field func(v *TypeVar) *lazyValue, missing func() Value) *GetSet {
	return Attr(name, "", func(t *Thread, self Value) (Value, error) {
		v, err := field(As[TypeVar](self)).get(t)
		if err == nil && v.IsNull() {
			return missing(), nil
		}
		return v, err
	}, nil)
}

func noneValue() Value { return None }

// typeVarDef is what all type parameters have.
func typeVarDef(kind string) TypeDef {
	return TypeDef{GetSets: []*GetSet{
		Attr("__name__", "", func(t *Thread, self Value) (Value, error) { return As[TypeVar](self).Name.Value(), nil }, nil),
		Attr("__module__", "", func(t *Thread, self Value) (Value, error) { return orNone(As[TypeVar](self).Module), nil },
			func(t *Thread, self, v Value) error {
				As[TypeVar](self).Module = v
				return nil
			}),
		lazyAttr("__default__", func(v *TypeVar) *lazyValue { return &v.Default }, NoDefault),
	}, Methods: []*Builtin{
		Method("has_default", "(self, /)", "Report whether there is a default.", func(t *Thread, a []Value) (Value, error) {
			return Bool(As[TypeVar](a[0]).hasDefault()), nil
		}),
		Method("__mro_entries__", "(self, bases, /)", "Refuse to be inherited from.", func(t *Thread, a []Value) (Value, error) {
			return Value{}, t.Raise(TypeError, "Cannot subclass an instance of %s", kind)
		}),
		Method("__reduce__", "(self, /)", "The name under which it is found.", func(t *Thread, a []Value) (Value, error) {
			return As[TypeVar](a[0]).Name.Value(), nil
		}),
	}}
}

func (v *TypeVar) hasDefault() bool {
	return !v.Default.make.IsNull() || !v.Default.value.IsNull()
}

// varianceAttrs tell how a type parameter varies.
func varianceAttrs() []*GetSet {
	attr := func(name string, variance int) *GetSet {
		return Attr(name, "", func(t *Thread, self Value) (Value, error) { return Bool(As[TypeVar](self).Variance == variance), nil }, nil)
	}
	return []*GetSet{attr("__covariant__", 1), attr("__contravariant__", -1), attr("__infer_variance__", 2),
		lazyAttr("__bound__", func(v *TypeVar) *lazyValue { return &v.Bound }, noneValue)}
}

// typingMethod is a method that a function of module typing stands for.
func typingMethod(name, sig, doc, function string) *Builtin {
	return Method(name, sig, doc, func(t *Thread, a []Value) (Value, error) { return t.typing(function, a...) })
}

func fillTypeVar() {
	typ := TypeVarType
	typ.Flags = Final | HasWeakRef
	typ.Doc = "A type parameter."
	typ.Repr, typ.New = typeVarRepr, typeVarNew
	typ.Binary[Or] = typingUnion
	def := typeVarDef("TypeVar")
	def.GetSets = append(append(def.GetSets, varianceAttrs()...),
		lazyAttr("__constraints__", func(v *TypeVar) *lazyValue { return &v.Constraints }, func() Value { return NewTuple() }))
	def.Methods = append(def.Methods,
		typingMethod("__typing_subst__", "(self, arg, /)", "What takes the place of the parameter.", "_typevar_subst"),
		Method("__typing_prepare_subst__", "(self, alias, args, /)", "The arguments, the default among them.", typeVarPrepare))
	define(typ, ObjectType, "typing", def)
}

// typeVarPrepare puts the default of a type parameter where an argument is missing.
func typeVarPrepare(t *Thread, a []Value) (Value, error) {
	params, err := t.Attr(a[1], "__parameters__")
	if err != nil {
		return Value{}, err
	}
	all, err := t.Items(params)
	if err != nil {
		return Value{}, err
	}
	given, err := t.Items(a[2])
	if err != nil {
		return Value{}, err
	}
	for i, p := range all {
		if p != a[0] {
			continue
		}
		switch {
		case i < len(given):
			return a[2], nil
		case i == len(given):
			d, err := As[TypeVar](a[0]).Default.get(t)
			if err != nil {
				return Value{}, err
			}
			if !d.IsNull() && d != NoDefault() {
				return NewTuple(append(append([]Value(nil), given...), d)...), nil
			}
		}
		break
	}
	shown, err := t.Repr(a[1])
	if err != nil {
		return Value{}, err
	}
	return Value{}, t.Raise(TypeError, "Too few arguments for %s", shown)
}

func fillParamSpec() {
	typ := ParamSpecType
	typ.Flags = Final | HasWeakRef
	typ.Doc = "A type parameter that stands for the parameters of a function."
	typ.Repr, typ.New = typeVarRepr, paramSpecNew
	typ.Binary[Or] = typingUnion
	def := typeVarDef("ParamSpec")
	part := func(name string, typ *Type) *GetSet {
		return Attr(name, "", func(t *Thread, self Value) (Value, error) { return From(&typeParamPart{Object{typ}, self}), nil }, nil)
	}
	def.GetSets = append(append(def.GetSets, varianceAttrs()...), part("args", ParamSpecArgsType), part("kwargs", ParamSpecKwargsType))
	def.Methods = append(def.Methods,
		typingMethod("__typing_subst__", "(self, arg, /)", "What takes the place of the parameter.", "_paramspec_subst"),
		typingMethod("__typing_prepare_subst__", "(self, alias, args, /)", "The arguments, as they are put in place.", "_paramspec_prepare_subst"))
	define(typ, ObjectType, "typing", def)
	fillParamPart(ParamSpecArgsType, "args")
	fillParamPart(ParamSpecKwargsType, "kwargs")
}

func fillParamPart(typ *Type, name string) {
	typ.Flags = Final | HasWeakRef
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		origin := As[typeParamPart](self).origin
		if origin.Is(ParamSpecType) {
			return NewStr(As[TypeVar](origin).Name.S + "." + name), nil
		}
		shown, err := t.Repr(origin)
		return NewStr(shown + "." + name), err
	}
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
		if !b.Is(typ) || op != code.Equal && op != code.NotEqual {
			return NotImplemented, nil
		}
		same, err := t.Equal(As[typeParamPart](a).origin, As[typeParamPart](b).origin)
		return Bool(same == (op == code.Equal)), err
	}
	typ.Flags |= Unhashable
	signature := Fn(typ.shortName(), "(origin)", "", nil)
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		a, err := signature.Bind(t, args, names)
		if err != nil {
			return Value{}, err
		}
		return From(&typeParamPart{Object{cls}, a[0]}), nil
	}
	define(typ, ObjectType, "typing", TypeDef{GetSets: []*GetSet{
		Attr("__origin__", "", func(t *Thread, self Value) (Value, error) { return As[typeParamPart](self).origin, nil }, nil),
	}, Methods: []*Builtin{
		Method("__mro_entries__", "(self, bases, /)", "Refuse to be inherited from.", func(t *Thread, a []Value) (Value, error) {
			return Value{}, t.Raise(TypeError, "Cannot subclass an instance of %s", typ.shortName())
		}),
	}})
}

func fillTypeVarTuple() {
	typ := TypeVarTupleType
	typ.Flags = Final | HasWeakRef
	typ.Doc = "A type parameter that stands for any number of types."
	typ.Repr = func(t *Thread, self Value) (Value, error) { return As[TypeVar](self).Name.Value(), nil }
	typ.New = typeVarTupleNew
	// *Ts in an annotation is Unpack[Ts].
	typ.Iter = func(t *Thread, self Value) (Value, error) {
		v, err := t.unpacked(self)
		if err != nil {
			return Value{}, err
		}
		return t.Iter(NewTuple(v))
	}
	def := typeVarDef("TypeVarTuple")
	def.Methods = append(def.Methods,
		Method("__typing_subst__", "(self, arg, /)", "Refuse to be replaced.", func(t *Thread, a []Value) (Value, error) {
			return Value{}, t.Raise(TypeError, "Substitution of bare TypeVarTuple is not supported")
		}),
		typingMethod("__typing_prepare_subst__", "(self, alias, args, /)", "The arguments, as they are put in place.", "_typevartuple_prepare_subst"))
	define(typ, ObjectType, "typing", def)
}

func fillTypeAlias() {
	typ := TypeAliasTypeType
	typ.Flags = Final | HasWeakRef
	typ.Doc = "A name for a type, which is evaluated when it is asked for."
	typ.Repr = func(t *Thread, self Value) (Value, error) { return As[TypeAlias](self).Name, nil }
	typ.New = typeAliasNew
	typ.Binary[Or] = unionOr
	typ.GetItem = func(t *Thread, self, item Value) (Value, error) {
		if p := As[TypeAlias](self).params(); len(AsTuple(p).Items) == 0 {
			return Value{}, t.Raise(TypeError, "Only generic type aliases are subscriptable")
		}
		return genericAlias(t, self, item)
	}
	params := func(t *Thread, self Value) (Value, error) { return As[TypeAlias](self).params(), nil }
	define(typ, ObjectType, "typing", TypeDef{GetSets: []*GetSet{
		Attr("__name__", "", func(t *Thread, self Value) (Value, error) { return As[TypeAlias](self).Name, nil }, nil),
		Attr("__module__", "", func(t *Thread, self Value) (Value, error) { return orNone(As[TypeAlias](self).Module), nil }, nil),
		Attr("__value__", "", func(t *Thread, self Value) (Value, error) { return As[TypeAlias](self).value.get(t) }, nil),
		Attr("__type_params__", "", params, nil),
		Attr("__parameters__", "", params, nil),
	}, Methods: []*Builtin{
		Method("__reduce__", "(self, /)", "The name under which it is found.", func(t *Thread, a []Value) (Value, error) {
			return As[TypeAlias](a[0]).Name, nil
		}),
	}})
}

func (a *TypeAlias) params() Value {
	if a.Params.IsNull() || a.Params.IsNone() {
		return NewTuple()
	}
	return a.Params
}

func fillGenericClass() {
	typ := GenericType
	typ.Doc = "The base of classes with type parameters."
	typ.Alloc, typ.subAttrs = ObjectType.Alloc, ObjectType.subAttrs
	define(typ, ObjectType, "typing", TypeDef{ClassMethods: []*Builtin{
		Method("__class_getitem__", "(cls, args, /)", "Parameterise the class.", func(t *Thread, a []Value) (Value, error) {
			return t.typing("_generic_class_getitem", a[0], a[1])
		}),
		FullMethod("__init_subclass__", "Find out the type parameters of a new class.", func(t *Thread, args []Value, names Names) (Value, error) {
			m, err := t.Import("typing")
			if err != nil {
				return Value{}, err
			}
			f, err := t.Attr(m, "_generic_init_subclass")
			if err != nil {
				return Value{}, err
			}
			return t.CallNamed(f, args, names)
		}),
	}})
}
