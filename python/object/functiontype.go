package object

import (
	"fmt"
	"strings"

	"github.com/jinklink/jink/python/code"
)

func fillFunctions() {
	fillFunctionType()
	fillMethodType()
	fillBuiltinTypes()
	fillCellType()
	fillCodeType()
	fillFrame()
	fillFrameLocals()
}

func fillFunctionType() {
	typ := FunctionType
	typ.Doc = "Create a function object."
	typ.Flags = Final | HasDict | MethodDescr | HasWeakRef
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		return NewStr(fmt.Sprintf("<function %s at %#x>", AsStr(As[Function](self).QualName).S, t.Interp.ID(self))), nil
	}
	typ.DescrGet = func(t *Thread, self, obj Value, owner *Type) (Value, error) {
		if obj.IsNull() {
			return self, nil
		}
		t.Made(headerBytes)
		return NewMethod(self, obj), nil
	}
	typ.Call = func(t *Thread, self Value, args []Value, names Names) (Value, error) {
		return t.Runner.CallFunction(t, As[Function](self), args, names)
	}
	typ.New = functionNew
	define(typ, ObjectType, "builtins", TypeDef{GetSets: []*GetSet{
		Attr("__code__", "", func(t *Thread, self Value) (Value, error) { return As[Function](self).Code.Value(), nil }, func(t *Thread, self, v Value) error {
			if v.IsNull() || !v.Is(CodeType) {
				return t.Raise(TypeError, "__code__ must be set to a code object")
			}
			f, c := As[Function](self), As[Code](v)
			if len(c.FreeVars) != len(f.Closure) {
				return t.Raise(ValueError, "%s() requires a code object with %d free vars, not %d", AsStr(f.Name).S, len(f.Closure), len(c.FreeVars))
			}
			f.Code = c
			f.Version++
			return nil
		}),
		Attr("__globals__", "", func(t *Thread, self Value) (Value, error) { return As[Function](self).Globals.Value(), nil }, nil),
		Attr("__builtins__", "", func(t *Thread, self Value) (Value, error) { return As[Function](self).Builtins.Value(), nil }, nil),
		Attr("__closure__", "", func(t *Thread, self Value) (Value, error) {
			if f := As[Function](self); len(f.Closure) > 0 {
				return NewTuple(f.Closure...), nil
			}
			return None, nil
		}, nil),
		Attr("__defaults__", "", func(t *Thread, self Value) (Value, error) {
			if f := As[Function](self); f.Defaults != nil {
				return NewTuple(f.Defaults...), nil
			}
			return None, nil
		}, func(t *Thread, self, v Value) error {
			f := As[Function](self)
			f.Version++
			if v.IsNull() || v.IsNone() {
				f.Defaults = nil
				return nil
			}
			tuple := AsTuple(v)
			if tuple == nil {
				return t.Raise(TypeError, "__defaults__ must be set to a tuple object")
			}
			f.Defaults = append([]Value{}, tuple.Items...)
			return nil
		}),
		Attr("__kwdefaults__", "", func(t *Thread, self Value) (Value, error) {
			if f := As[Function](self); f.KwDefaults != nil {
				return f.KwDefaults.Value(), nil
			}
			return None, nil
		}, func(t *Thread, self, v Value) error {
			f := As[Function](self)
			f.Version++
			if v.IsNull() || v.IsNone() {
				f.KwDefaults = nil
				return nil
			}
			if f.KwDefaults = AsDict(v); f.KwDefaults == nil {
				return t.Raise(TypeError, "__kwdefaults__ must be set to a dict object")
			}
			return nil
		}),
		functionText("__name__", func(f *Function) *Value { return &f.Name }),
		functionText("__qualname__", func(f *Function) *Value { return &f.QualName }),
		functionField("__module__", func(f *Function) *Value { return &f.Module }),
		functionField("__doc__", func(f *Function) *Value { return &f.Doc }),
		Attr("__annotations__", "", func(t *Thread, self Value) (Value, error) { return As[Function](self).annotations().Value(), nil }, func(t *Thread, self, v Value) error {
			f := As[Function](self)
			if v.IsNull() || v.IsNone() {
				f.Annotations = Value{}
				return nil
			}
			if AsDict(v) == nil {
				return t.Raise(TypeError, "__annotations__ must be set to a dict object")
			}
			f.Annotations = v
			return nil
		}),
		Attr("__type_params__", "", func(t *Thread, self Value) (Value, error) {
			if f := As[Function](self); !f.TypeParams.IsNull() {
				return f.TypeParams, nil
			}
			return NewTuple(), nil
		}, func(t *Thread, self, v Value) error {
			if v.IsNull() || AsTuple(v) == nil {
				return t.Raise(TypeError, "__type_params__ must be set to a tuple")
			}
			As[Function](self).TypeParams = v
			return nil
		}),
		Attr("__dict__", "", func(t *Thread, self Value) (Value, error) { return t.ownDictToSet(self).Value(), nil }, func(t *Thread, self, v Value) error {
			d := AsDict(orNone(v))
			if d == nil {
				return t.Raise(TypeError, "__dict__ must be set to a dictionary, not a '%s'", orNone(v).Type().Name)
			}
			As[Function](self).Dict = d
			return nil
		}),
	}})
}

// annotations are the function's annotations as a dict, made of what MAKE_FUNCTION got.
func (f *Function) annotations() *Dict {
	if d := AsDict(orNone(f.Annotations)); d != nil {
		return d
	}
	d := NewDict()
	if tuple := AsTuple(orNone(f.Annotations)); tuple != nil {
		for i := 0; i+1 < len(tuple.Items); i += 2 {
			d.SetStr(AsStr(tuple.Items[i]), tuple.Items[i+1])
		}
	}
	f.Annotations = d.Value()
	return d
}

func functionText(name string, field func(f *Function) *Value) *GetSet {
	return Attr(name, "", func(t *Thread, self Value) (Value, error) { return *field(As[Function](self)), nil }, func(t *Thread, self, v Value) error {
		if v.IsNull() || AsStr(v) == nil {
			return t.Raise(TypeError, "%s must be set to a string object", name)
		}
		*field(As[Function](self)) = v
		return nil
	})
}

func functionField(name string, field func(f *Function) *Value) *GetSet {
	return Attr(name, "", func(t *Thread, self Value) (Value, error) { return orNone(*field(As[Function](self))), nil }, func(t *Thread, self, v Value) error {
		*field(As[Function](self)) = orNone(v)
		return nil
	})
}

// functionNew is types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None).
func functionNew(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
	a, mark := t.Scratch(6)
	defer t.Release(mark)
	sig := newBuiltin(BuiltinType, plainFunction, "function", "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)", "", nil)
	if err := sig.bindArguments(t, a, args, names); err != nil {
		return Value{}, err
	}
	if !a[0].Is(CodeType) {
		return Value{}, t.Raise(TypeError, "function() argument 'code' must be code, not %s", a[0].Type().Name)
	}
	globals := AsDict(a[1])
	if globals == nil {
		return Value{}, t.Raise(TypeError, "function() argument 'globals' must be dict, not %s", a[1].Type().Name)
	}
	f := t.NewFunction(As[Code](a[0]), globals)
	if name := a[2]; !name.IsNull() && !name.IsNone() {
		if AsStr(name) == nil {
			return Value{}, t.Raise(TypeError, "arg 3 (name) must be None or string")
		}
		f.Name, f.QualName = name, name
	}
	if d := a[3]; !d.IsNull() && !d.IsNone() {
		tuple := AsTuple(d)
		if tuple == nil {
			return Value{}, t.Raise(TypeError, "arg 4 (defaults) must be None or tuple")
		}
		f.Defaults = tuple.Items
	}
	closure := AsTuple(orNone(a[4]))
	if !a[4].IsNull() && !a[4].IsNone() && closure == nil {
		return Value{}, t.Raise(TypeError, "arg 5 (closure) must be None or tuple")
	}
	have := 0
	if closure != nil {
		have = len(closure.Items)
	}
	if have != len(f.Code.FreeVars) {
		return Value{}, t.Raise(ValueError, "%s requires closure of length %d, not %d", f.Code.Name, len(f.Code.FreeVars), have)
	}
	if have > 0 {
		for _, c := range closure.Items {
			if !c.Is(CellType) {
				return Value{}, t.Raise(TypeError, "arg 5 (closure) expected cell, found %s", c.Type().Name)
			}
		}
		f.Closure = closure.Items
	}
	if kw := a[5]; !kw.IsNull() && !kw.IsNone() {
		f.KwDefaults = AsDict(kw)
	}
	return f.Value(), nil
}

// NewFunction makes a function without defaults and closure. Its docstring is the code's first constant, if it has one.
func (t *Thread) NewFunction(c *Code, globals *Dict) *Function {
	f := &Function{Object: Object{FunctionType}, Code: c, Globals: globals, Builtins: t.BuiltinsOf(globals)}
	f.Name, f.QualName = t.Interp.Intern(c.Name).Value(), t.Interp.Intern(c.QualName).Value()
	f.Doc = None
	if c.Flags&code.HasDocstring != 0 && len(c.Consts) > 0 {
		f.Doc = c.Consts[0]
	}
	f.Module = globals.GetString("__name__")
	return f
}

// BuiltinsOf is the namespace of built-in names for code with these globals: that of their __builtins__, if they have one.
func (t *Thread) BuiltinsOf(globals *Dict) *Dict {
	v := globals.GetString("__builtins__")
	if v.IsNull() {
		return t.Interp.Builtins
	}
	if m := AsModule(v); m != nil {
		return m.Dict
	}
	if d := AsDict(v); d != nil {
		return d
	}
	return t.Interp.Builtins
}

func fillCellType() {
	typ := CellType
	typ.Flags = Final
	typ.Doc = "Create a new cell object."
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if len(args) > 1 || len(names) > 0 {
			return Value{}, t.Raise(TypeError, "cell expected at most 1 argument, got %d", len(args))
		}
		if len(args) == 1 {
			return NewCell(args[0]), nil
		}
		return NewCell(Value{}), nil
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		c := AsCell(self)
		if c.V.IsNull() {
			return NewStr(fmt.Sprintf("<cell at %#x: empty>", t.Interp.ID(self))), nil
		}
		return NewStr(fmt.Sprintf("<cell at %#x: %s object at %#x>", t.Interp.ID(self), c.V.Type().Name, t.Interp.ID(c.V))), nil
	}
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
		if !b.Is(CellType) {
			return NotImplemented, nil
		}
		x, y := AsCell(a).V, AsCell(b).V
		if x.IsNull() || y.IsNull() {
			return t.Compare(op, Bool(!x.IsNull()), Bool(!y.IsNull()))
		}
		return t.Compare(op, x, y)
	}
	typ.Flags |= Unhashable
	define(typ, ObjectType, "builtins", TypeDef{GetSets: []*GetSet{
		Attr("cell_contents", "", func(t *Thread, self Value) (Value, error) {
			if v := AsCell(self).V; !v.IsNull() {
				return v, nil
			}
			return Value{}, t.Raise(ValueError, "Cell is empty")
		}, func(t *Thread, self, v Value) error { AsCell(self).V = v; return nil }),
	}})
}

func fillMethodType() {
	typ := MethodType
	typ.Flags = Final | HasWeakRef
	typ.Doc = "Create a bound instance method object."
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		if len(args) != 2 || len(names) > 0 {
			return Value{}, t.Raise(TypeError, "method expected 2 arguments, got %d", len(args))
		}
		if !Callable(args[0]) {
			return Value{}, t.Raise(TypeError, "first argument must be callable")
		}
		if args[1].IsNone() {
			return Value{}, t.Raise(TypeError, "instance must not be None")
		}
		return NewMethod(args[0], args[1]), nil
	}
	typ.Call = func(t *Thread, self Value, args []Value, names Names) (Value, error) {
		m := As[BoundMethod](self)
		return t.callWithSelf(m.Func, m.Self, args, names)
	}
	typ.Repr = func(t *Thread, self Value) (Value, error) {
		m := As[BoundMethod](self)
		name := "?"
		for _, attr := range []string{"__qualname__", "__name__"} {
			v, err := t.FindAttr(m.Func, t.Interp.Intern(attr))
			if err != nil {
				return v, err
			}
			if s := AsStr(orNone(v)); s != nil {
				name = s.S
				break
			}
		}
		repr, err := t.Repr(m.Self)
		return NewStr("<bound method " + name + " of " + repr + ">"), err
	}
	typ.Hash = func(t *Thread, self Value) (int64, error) {
		m := As[BoundMethod](self)
		h, err := t.Hash(m.Func)
		return h ^ hashPointer(t.Interp.ID(m.Self)), err
	}
	typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
		if !b.Is(MethodType) || op != code.Equal && op != code.NotEqual {
			return NotImplemented, nil
		}
		x, y := As[BoundMethod](a), As[BoundMethod](b)
		same, err := t.Equal(x.Func, y.Func)
		same = same && x.Self == y.Self
		return Bool(same == (op == code.Equal)), err
	}
	typ.GetAttr = func(t *Thread, self Value, name *Str) (Value, error) {
		if v := MethodType.Lookup(name.S); !v.IsNull() {
			return t.genericGet(self, name)
		}
		return t.FindAttr(As[BoundMethod](self).Func, name)
	}
	// A method is bound already.
	typ.DescrGet = func(t *Thread, self, obj Value, owner *Type) (Value, error) { return self, nil }
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{Method("__reduce__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
			m := As[BoundMethod](a[0])
			name, err := t.Attr(m.Func, "__name__")
			return NewPair(t.Interp.Builtins.GetString("getattr"), NewPair(m.Self, name)), err
		})},
		GetSets: []*GetSet{
			Attr("__func__", "the function (or other callable) implementing a method", func(t *Thread, self Value) (Value, error) { return As[BoundMethod](self).Func, nil }, nil),
			Attr("__self__", "the instance to which a method is bound", func(t *Thread, self Value) (Value, error) { return As[BoundMethod](self).Self, nil }, nil),
			Attr("__doc__", "", func(t *Thread, self Value) (Value, error) { return t.Attr(As[BoundMethod](self).Func, "__doc__") }, nil),
		}})
}

func fillBuiltinTypes() {
	for _, typ := range []*Type{BuiltinType, MethodDescriptorType, ClassMethodDescriptorType, SlotWrapperType, MethodWrapperType} {
		typ.Flags = Final | NoNew
		typ.Call = func(t *Thread, self Value, args []Value, names Names) (Value, error) {
			return t.CallBuiltin(As[Builtin](self), args, names)
		}
		typ.Repr = builtinRepr
		if typ != BuiltinType && typ != MethodWrapperType {
			typ.DescrGet = builtinGet
		}
		if typ == MethodDescriptorType || typ == SlotWrapperType {
			typ.Flags |= MethodDescr
		}
		if typ == BuiltinType || typ == MethodWrapperType {
			typ.Hash = func(t *Thread, self Value) (int64, error) {
				b := As[Builtin](self)
				if b.Self.IsNull() {
					return hashPointer(t.Interp.ID(self)), nil
				}
				return hashPointer(t.Interp.ID(b.Self)) ^ hashString(b.Name), nil
			}
			typ.Compare = func(t *Thread, a, b Value, op int) (Value, error) {
				if a.Type() != b.Type() || op != code.Equal && op != code.NotEqual {
					return NotImplemented, nil
				}
				x, y := As[Builtin](a), As[Builtin](b)
				same := a == b || !x.Self.IsNull() && x.Self == y.Self && x.Name == y.Name && x.Owner == y.Owner
				return Bool(same == (op == code.Equal)), nil
			}
		}
		define(typ, ObjectType, "builtins", TypeDef{
			Methods: []*Builtin{Method("__reduce__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
				b := As[Builtin](a[0])
				if !b.Self.IsNull() {
					return NewPair(t.Interp.Builtins.GetString("getattr"), NewPair(b.Self, NewStr(b.Name))), nil
				}
				if b.Owner != nil {
					return NewPair(t.Interp.Builtins.GetString("getattr"), NewPair(b.Owner.Value(), NewStr(b.Name))), nil
				}
				return NewStr(b.Name), nil
			})},
			GetSets: []*GetSet{
				Attr("__name__", "", func(t *Thread, self Value) (Value, error) { return NewStr(As[Builtin](self).Name), nil }, nil),
				Attr("__qualname__", "", func(t *Thread, self Value) (Value, error) { return NewStr(As[Builtin](self).qualName()), nil }, nil),
				Attr("__doc__", "", func(t *Thread, self Value) (Value, error) {
					if d := As[Builtin](self).Doc; d != "" {
						return NewStr(d), nil
					}
					return None, nil
				}, nil),
				Attr("__module__", "", func(t *Thread, self Value) (Value, error) {
					if b := As[Builtin](self); b.Owner == nil {
						return NewStr(b.moduleName()), nil
					}
					return None, nil
				}, nil),
				Attr("__self__", "", func(t *Thread, self Value) (Value, error) {
					b := As[Builtin](self)
					if !b.Self.IsNull() {
						return b.Self, nil
					}
					if b.Owner != nil && b.Name == "__new__" {
						return b.Owner.Value(), nil
					}
					if self.Type() != BuiltinType {
						return Value{}, t.noAttribute(self, newStr("__self__"))
					}
					return orNone(t.Interp.Modules.GetString(b.moduleName())), nil
				}, nil),
				Attr("__objclass__", "", func(t *Thread, self Value) (Value, error) {
					if b := As[Builtin](self); b.Owner != nil && self.Type() != BuiltinType {
						return b.Owner.Value(), nil
					}
					return Value{}, t.noAttribute(self, newStr("__objclass__"))
				}, nil),
				Attr("__text_signature__", "", func(t *Thread, self Value) (Value, error) {
					b := As[Builtin](self)
					if b.Sig == "(**)" || b.Sig == "(*)" {
						return None, nil
					}
					return NewStr(b.textSignature()), nil
				}, nil),
			}})
	}
}

func (b *Builtin) moduleName() string {
	if b.Module != "" {
		return b.Module
	}
	return "builtins"
}

// textSignature is the signature with self marked, as inspect expects it.
func (b *Builtin) textSignature() string {
	if b.kind == staticMethodOfType || b.kind == plainFunction && b.Module == "" {
		return b.Sig
	}
	if b.kind == plainFunction {
		// Without a / the parameters can be given by name, which that of the module cannot.
		switch inner := b.Sig[1:]; {
		case inner == ")":
			return "($module, /)"
		case strings.Contains(inner, "/"):
			return "($module, " + inner
		default:
			return "($module, /, " + inner
		}
	}
	if len(b.Sig) > 5 && b.Sig[:5] == "(self" {
		return "($self" + b.Sig[5:]
	}
	if len(b.Sig) > 4 && b.Sig[:4] == "(cls" {
		return "($type" + b.Sig[4:]
	}
	return b.Sig
}

func (b *Builtin) qualName() string {
	switch {
	case b.Owner != nil:
		return b.Owner.QualName + "." + b.Name
	case !b.Self.IsNull():
		return b.Self.Type().QualName + "." + b.Name
	}
	return b.Name
}

func builtinRepr(t *Thread, self Value) (Value, error) {
	b := As[Builtin](self)
	var s string
	switch self.Type() {
	case MethodDescriptorType, ClassMethodDescriptorType:
		s = fmt.Sprintf("<method '%s' of '%s' objects>", b.Name, b.Owner.Name)
	case SlotWrapperType:
		s = fmt.Sprintf("<slot wrapper '%s' of '%s' objects>", b.Name, b.Owner.Name)
	case MethodWrapperType:
		s = fmt.Sprintf("<method-wrapper '%s' of %s object at %#x>", b.Name, b.Self.Type().Name, t.Interp.ID(b.Self))
	default:
		switch {
		case b.Name == "__new__" && b.Owner != nil:
			s = fmt.Sprintf("<built-in method __new__ of type object at %#x>", t.Interp.ID(b.Owner.Value()))
		case b.Self.IsNull():
			s = fmt.Sprintf("<built-in function %s>", b.Name)
		default:
			s = fmt.Sprintf("<built-in method %s of %s object at %#x>", b.Name, b.Self.Type().Name, t.Interp.ID(b.Self))
		}
	}
	return NewStr(s), nil
}

// builtinGet binds a method of a built-in type.
func builtinGet(t *Thread, self, obj Value, owner *Type) (Value, error) {
	b := As[Builtin](self)
	if b.kind == classMethodOfType {
		if owner == nil && !obj.IsNull() {
			owner = obj.Type()
		}
		t.MadeInstance(BuiltinType)
		return b.bind(owner.Value()), nil
	}
	if obj.IsNull() {
		return self, nil
	}
	if have := obj.Type(); have != b.Owner && !have.IsSubtype(b.Owner) {
		return Value{}, t.Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", b.Name, b.Owner.Name, have.Name)
	}
	t.MadeInstance(BuiltinType)
	return b.bind(obj), nil
}
