package object

import (
	"slices"
	"strings"
	"sync"
)

// The built-in types. They are variables so that Go code can compare against them without a detour; they are filled once,
// before there is any interpreter, and never change after that. (That they are filled by a function, and not where they
// are declared, is because their slots refer to them: Go forbids such circles in initialisers.)
var (
	ObjectType         = &Type{Name: "object"}
	TypeType           = &Type{Name: "type"}
	IntType            = &Type{Name: "int"}
	BoolType           = &Type{Name: "bool"}
	FloatType          = &Type{Name: "float"}
	ComplexType        = &Type{Name: "complex"}
	StrType            = &Type{Name: "str"}
	BytesType          = &Type{Name: "bytes"}
	ByteArrayType      = &Type{Name: "bytearray"}
	MemoryViewType     = &Type{Name: "memoryview"}
	ListType           = &Type{Name: "list"}
	TupleType          = &Type{Name: "tuple"}
	DictType           = &Type{Name: "dict"}
	SetType            = &Type{Name: "set"}
	FrozenSetType      = &Type{Name: "frozenset"}
	RangeType          = &Type{Name: "range"}
	SliceType          = &Type{Name: "slice"}
	NoneType           = &Type{Name: "NoneType"}
	NotImplementedType = &Type{Name: "NotImplementedType"}
	EllipsisType       = &Type{Name: "ellipsis"}

	FunctionType              = &Type{Name: "function"}
	CodeType                  = &Type{Name: "code"}
	CellType                  = &Type{Name: "cell"}
	MethodType                = &Type{Name: "method"}
	BuiltinType               = &Type{Name: "builtin_function_or_method"}
	MethodDescriptorType      = &Type{Name: "method_descriptor"}
	ClassMethodDescriptorType = &Type{Name: "classmethod_descriptor"}
	SlotWrapperType           = &Type{Name: "wrapper_descriptor"}
	MethodWrapperType         = &Type{Name: "method-wrapper"}
	GetSetType                = &Type{Name: "getset_descriptor"}
	SlotMemberType            = &Type{Name: "member_descriptor"}
	PropertyType              = &Type{Name: "property"}
	StaticMethodType          = &Type{Name: "staticmethod"}
	ClassMethodType           = &Type{Name: "classmethod"}
	SuperType                 = &Type{Name: "super"}
	ModuleType                = &Type{Name: "module"}
	GeneratorType             = &Type{Name: "generator"}
	CoroutineType             = &Type{Name: "coroutine"}
	AsyncGeneratorType        = &Type{Name: "async_generator"}
	CoroutineWrapperType      = &Type{Name: "coroutine_wrapper"}
	FrameType                 = &Type{Name: "frame"}
	FrameLocalsType           = &Type{Name: "FrameLocalsProxy"}
	TracebackType             = &Type{Name: "traceback"}
	MappingProxyType          = &Type{Name: "mappingproxy"}
	GenericAliasType          = &Type{Name: "types.GenericAlias"}
	UnionType                 = &Type{Name: "types.UnionType"}
	SimpleNamespaceType       = &Type{Name: "types.SimpleNamespace"}

	SequenceIteratorType         = &Type{Name: "iterator"}
	CallableIteratorType         = &Type{Name: "callable_iterator"}
	ListIteratorType             = &Type{Name: "list_iterator"}
	ListReverseIteratorType      = &Type{Name: "list_reverseiterator"}
	TupleIteratorType            = &Type{Name: "tuple_iterator"}
	StrIteratorType              = &Type{Name: "str_iterator"}
	StrASCIIIteratorType         = &Type{Name: "str_ascii_iterator"}
	BytesIteratorType            = &Type{Name: "bytes_iterator"}
	ByteArrayIteratorType        = &Type{Name: "bytearray_iterator"}
	MemoryIteratorType           = &Type{Name: "memory_iterator"}
	RangeIteratorType            = &Type{Name: "range_iterator"}
	LongRangeIteratorType        = &Type{Name: "longrange_iterator"}
	SetIteratorType              = &Type{Name: "set_iterator"}
	DictKeysType                 = &Type{Name: "dict_keys"}
	DictValuesType               = &Type{Name: "dict_values"}
	DictItemsType                = &Type{Name: "dict_items"}
	DictKeyIteratorType          = &Type{Name: "dict_keyiterator"}
	DictValueIteratorType        = &Type{Name: "dict_valueiterator"}
	DictItemIteratorType         = &Type{Name: "dict_itemiterator"}
	DictReverseKeyIteratorType   = &Type{Name: "dict_reversekeyiterator"}
	DictReverseValueIteratorType = &Type{Name: "dict_reversevalueiterator"}
	DictReverseItemIteratorType  = &Type{Name: "dict_reverseitemiterator"}

	EnumerateType = &Type{Name: "enumerate"}
	ZipType       = &Type{Name: "zip"}
	MapType       = &Type{Name: "map"}
	FilterType    = &Type{Name: "filter"}
	ReversedType  = &Type{Name: "reversed"}
)

var fillOnce = sync.OnceFunc(fill)

var cachedSlotDefs = sync.OnceValue(slotDefs)

// universe is the list of built-in types, in the order in which they were defined. Native modules add theirs when they are
// first imported, while other interpreters run.
type universe struct {
	mu    sync.Mutex
	types []*Type
	core  int // how many there were before any module added its own
}

var builtins universe

// fill makes the built-in types: bases first.
func fill() {
	for _, f := range []func(){
		fillObject, fillType, fillFunctions, fillDescriptors,
		fillNumbers, fillText, fillBytes, fillSequences, fillDicts, fillSets,
		fillIterators, fillExceptions, fillGenerators, fillSingletons, fillGeneric, fillModule, fillTypeVars, fillImages,
	} {
		f()
	}
	intHeader.typ, floatHeader.typ, boolHeader.typ = IntType, FloatType, BoolType
	noneHeader.typ, notImplHeader.typ, ellipsisHdr.typ = NoneType, NotImplementedType, EllipsisType
	for _, typ := range builtins.types {
		typ.flatten()
	}
	builtins.core = len(builtins.types)
}

// define completes a built-in type: it inherits from base what it does not have of its own, and gets its methods.
// A package of native modules defines its types the same way; see DefineType.
func define(typ, base *Type, module string, def TypeDef) {
	typ.typ = TypeType
	if typ.QualName == "" {
		typ.QualName = typ.Name[strings.LastIndexByte(typ.Name, '.')+1:]
	}
	typ.Module = module
	if typ.Dict == nil {
		typ.Dict = NewDict()
	}
	if base != nil {
		typ.Base, typ.Bases = base, []*Type{base}
		typ.MRO = append([]*Type{typ}, base.MRO...)
	} else {
		typ.MRO = []*Type{typ}
	}
	for name, v := range def.Constants {
		typ.Dict.SetString(name, v)
	}
	addSlotMethods(typ, cachedSlotDefs())
	if typ.New != nil {
		typ.Dict.SetString("__new__", newMethod(typ).Value())
	}
	add := func(b *Builtin, t *Type, kind builtinKind) {
		b.typ, b.kind, b.Owner = t, kind, typ
		typ.Dict.SetString(b.Name, b.Value())
	}
	for _, b := range def.Methods {
		add(b, MethodDescriptorType, methodOfType)
	}
	for _, b := range def.ClassMethods {
		add(b, ClassMethodDescriptorType, classMethodOfType)
	}
	for _, b := range def.StaticMethods {
		b.Owner, b.kind = typ, staticMethodOfType
		b.typ = BuiltinType
		typ.Dict.SetString(b.Name, NewStaticMethod(b.Value()))
	}
	for _, g := range def.GetSets {
		g.typ, g.Owner = GetSetType, typ
		typ.Dict.SetString(g.Name, From(g))
	}
	if typ.Dict.GetString("__doc__").IsNull() {
		typ.Dict.SetString("__doc__", typ.docValue())
	}
	if typ.Flags&Unhashable != 0 {
		typ.Dict.SetString("__hash__", None)
	}
	if base != nil {
		inherit(typ, base)
	}
	if typ.Flags&Unlisted != 0 {
		return
	}
	builtins.mu.Lock()
	builtins.types = append(builtins.types, typ)
	builtins.mu.Unlock()
}

// docValue is the docstring of a built-in type.
func (typ *Type) docValue() Value {
	if typ.Doc == "" {
		return None
	}
	return NewStr(typ.Doc)
}

// inherit gives typ the slots of its base that it does not have.
func inherit(typ, base *Type) {
	defs := cachedSlotDefs()
	for i := range defs {
		def := &defs[i]
		if def.inherit == nil || def.name == "__hash__" || def.has(typ) {
			continue
		}
		def.inherit(typ, base)
	}
	if typ.Compare == nil && typ.Hash == nil && typ.Flags&Unhashable == 0 {
		typ.Compare, typ.Hash = base.Compare, base.Hash
	} else if typ.Compare == nil {
		typ.Compare = base.Compare
	}
	for op := range typ.Binary {
		if typ.Binary[op] == nil {
			typ.Binary[op] = base.Binary[op]
		}
	}
	if typ.PowMod == nil {
		typ.PowMod = base.PowMod
	}
	if typ.SetItem == nil {
		typ.SetItem = base.SetItem
	}
	if typ.DescrSet == nil {
		typ.DescrSet = base.DescrSet
	}
	if typ.GetAttr == nil {
		typ.GetAttr = base.GetAttr
	}
	if typ.SetAttr == nil {
		typ.SetAttr = base.SetAttr
	}
	if typ.New == nil && typ.Flags&NoNew == 0 {
		typ.New = base.New
	}
	if typ.Alloc == nil {
		typ.Alloc = base.Alloc
		if base.Layout != LayoutObject && typ.own == nil {
			typ.own, typ.sub = base.own, base.sub
		}
	}
	if typ.Layout == LayoutObject {
		typ.Layout = base.Layout
	}
	typ.Flags |= base.Flags & (Sequence | Mapping | MatchSelf | HasDict)
	if typ.attrsAt == 0 && typ.Flags&HasDict != 0 {
		typ.attrsAt = base.attrsAt
	}
}

// DefineType completes a type of a native module: New, slots and Layout are set before. It must be called before any
// interpreter uses the type, once in the process.
func DefineType(typ, base *Type, module string, def TypeDef) {
	fillOnce()
	if base == nil {
		base = ObjectType
	}
	named := func(g *GetSet) bool { return g.Name == "__dict__" }
	if typ.Flags&HasDict != 0 && typ.attrsAt != 0 && base.Lookup("__dict__").IsNull() && !slices.ContainsFunc(def.GetSets, named) {
		def.GetSets = append(def.GetSets, dictAttr())
	}
	declared := typ.own
	define(typ, base, module, def)
	if base != TypeType && !base.IsSubtype(BaseException) {
		// Its own instances may be of a larger struct than those of base: no image may take them for such.
		typ.own = declared
	}
	typ.flatten()
}

// flatten gathers all attributes of a built-in type for Lookup. Its namespace is shared by all interpreters, so what strs in it
// would remember later, they must know now.
func (typ *Type) flatten() {
	typ.flat = make(map[string]Value)
	for i := len(typ.MRO) - 1; i >= 0; i-- {
		for _, e := range typ.MRO[i].Dict.Entries() {
			typ.flat[e.Key.str().S] = e.Value
			if typ.MRO[i] == typ {
				e.Key.str().complete()
				if s := AsStr(e.Value); s != nil {
					s.complete()
				}
			}
		}
	}
}

// builtinSubclasses are the built-in types that inherit directly from typ. Those of modules are there for an interpreter that has
// imported the module: what other interpreters of the process have imported is none of its business.
func (in *Interpreter) builtinSubclasses(typ *Type) []*Type {
	builtins.mu.Lock()
	defer builtins.mu.Unlock()
	var subs []*Type
	for i, s := range builtins.types {
		if slices.Contains(s.Bases, typ) && (i < builtins.core || in.imported(s.Module)) {
			subs = append(subs, s)
		}
	}
	return subs
}

// imported reports whether a module, or the native one behind it, was imported.
func (in *Interpreter) imported(module string) bool {
	return !in.Modules.GetString(module).IsNull() || !in.Modules.GetString("_"+module).IsNull()
}

// newMethod is __new__ of a built-in type.
func newMethod(typ *Type) *Builtin {
	b := newBuiltin(BuiltinType, plainFunction, "__new__", "(**)", "Create and return a new object.  See help(type) for accurate signature.", nil)
	b.Owner = typ
	b.Full = func(t *Thread, args []Value, names Names) (Value, error) {
		if len(args)-len(names) < 1 {
			return Value{}, t.Raise(TypeError, "%s.__new__(): not enough arguments", typ.Name)
		}
		cls := AsType(args[0])
		if cls == nil {
			return Value{}, t.Raise(TypeError, "%s.__new__(X): X is not a type object (%s)", typ.Name, args[0].Type().Name)
		}
		if !cls.IsSubtype(typ) {
			return Value{}, t.Raise(TypeError, "%s.__new__(%s): %s is not a subtype of %s", typ.Name, cls.Name, cls.Name, typ.Name)
		}
		// A bool is laid out as an int, but there may be only two.
		if cls == BoolType && typ != BoolType {
			return Value{}, t.Raise(TypeError, "%s.__new__(bool) is not safe, use bool.__new__()", typ.Name)
		}
		if cls.solidNative().maker() != typ.solidNative().maker() && (typ.Layout != LayoutException || exceptionKind(cls) != exceptionKind(typ)) {
			return Value{}, t.Raise(TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", typ.Name, cls.Name, cls.solidNative().Name)
		}
		return typ.New(t, cls, args[1:], names)
	}
	return b
}

// maker is the built-in type whose __new__ makes instances of t, itself one.
func (t *Type) maker() *Type {
	for t.Base != nil && t.Dict.GetString("__new__").IsNull() {
		t = t.Base
	}
	return t
}

// solidNative is the built-in type that gives t its layout.
func (t *Type) solidNative() *Type {
	s := t.solid()
	for s.IsHeap() && s.Base != nil {
		s = s.Base.solid()
	}
	return s
}
