package object

import "reflect"

// This file says which Go structs the instances of types are, so that images can copy them. Those of types that can be
// subclassed are known anyway.

// StructOf says that the instances of a final native type are Ts. It is called before DefineType. Instances of types of which
// it is not known cannot be copied: iterators, files, whatever holds what no copy can have.
func StructOf[T any](typ *Type) { typ.own = reflect.TypeFor[T]() }

// Constant says that the instances of a native type itself, not those of classes that inherit from it, never change, nor lead to
// anything that does: all interpreters may have them. It is called before DefineType.
func Constant(typ *Type) { typ.constant = true }

// goType is the Go struct that an instance of t is, or nil.
func (t *Type) goType() reflect.Type {
	if t.IsHeap() || t.attrsAt != 0 {
		return t.sub
	}
	return t.own
}

func fillImages() {
	for typ, own := range map[*Type]reflect.Type{
		FunctionType: reflect.TypeFor[Function](), CodeType: reflect.TypeFor[Code](), CellType: reflect.TypeFor[Cell](),
		MethodType: reflect.TypeFor[BoundMethod](), BuiltinType: reflect.TypeFor[Builtin](),
		MethodDescriptorType: reflect.TypeFor[Builtin](), ClassMethodDescriptorType: reflect.TypeFor[Builtin](),
		SlotWrapperType: reflect.TypeFor[Builtin](), MethodWrapperType: reflect.TypeFor[Builtin](),
		GetSetType: reflect.TypeFor[GetSet](), SlotMemberType: reflect.TypeFor[SlotMember](),
		SliceType: reflect.TypeFor[Slice](), MappingProxyType: reflect.TypeFor[MappingProxy](), UnionType: reflect.TypeFor[Union](),
		DictKeysType: reflect.TypeFor[DictView](), DictValuesType: reflect.TypeFor[DictView](), DictItemsType: reflect.TypeFor[DictView](),
		TypeVarType: reflect.TypeFor[TypeVar](), ParamSpecType: reflect.TypeFor[TypeVar](), TypeVarTupleType: reflect.TypeFor[TypeVar](),
		ParamSpecArgsType: reflect.TypeFor[typeParamPart](), ParamSpecKwargsType: reflect.TypeFor[typeParamPart](), TypeAliasTypeType: reflect.TypeFor[TypeAlias](),
		ObjectType:       reflect.TypeFor[Instance](),
		ListIteratorType: reflect.TypeFor[ListIterator](), TupleIteratorType: reflect.TypeFor[TupleIterator](),
	} {
		typ.own = own
	}
	NoDefaultType.constant = true
	for _, typ := range []*Type{ObjectType, SimpleNamespaceType} {
		typ.sub = reflect.TypeFor[Instance]()
	}
}
