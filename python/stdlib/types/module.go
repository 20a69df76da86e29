// Package types holds module _types: the built-in types that have no name in builtins. What of Python's module types is
// more than names is written in Python, in package lib.
package types

import "github.com/jinklink/jink/python/object"

// Module makes module _types for an interpreter.
func Module(t *object.Thread) (*object.Module, error) {
	m := object.NewModule("_types", "The built-in types that have no other name.")
	for name, typ := range map[string]*object.Type{
		"FunctionType": object.FunctionType, "LambdaType": object.FunctionType, "CodeType": object.CodeType,
		"MappingProxyType": object.MappingProxyType, "SimpleNamespace": object.SimpleNamespaceType, "CellType": object.CellType,
		"GeneratorType": object.GeneratorType, "CoroutineType": object.CoroutineType, "AsyncGeneratorType": object.AsyncGeneratorType,
		"MethodType": object.MethodType, "BuiltinFunctionType": object.BuiltinType, "BuiltinMethodType": object.BuiltinType,
		"WrapperDescriptorType": object.SlotWrapperType, "MethodWrapperType": object.MethodWrapperType,
		"MethodDescriptorType": object.MethodDescriptorType, "ClassMethodDescriptorType": object.ClassMethodDescriptorType,
		"ModuleType": object.ModuleType, "TracebackType": object.TracebackType, "FrameType": object.FrameType,
		"GetSetDescriptorType": object.GetSetType, "MemberDescriptorType": object.SlotMemberType,
		"GenericAlias": object.GenericAliasType, "UnionType": object.UnionType, "EllipsisType": object.EllipsisType,
		"NoneType": object.NoneType, "NotImplementedType": object.NotImplementedType,
	} {
		m.Set(name, typ.Value())
	}
	return m, nil
}
