// Package typing holds module _typing: the types of type parameters, which are native because there is syntax for them. What of module
// typing is more than these is written in Python, in package lib.
package typing

import "github.com/jinklink/jink/python/object"

// Module makes module _typing for an interpreter.
func Module(t *object.Thread) (*object.Module, error) {
	m := object.NewModule("_typing", "The types of type parameters.")
	m.AddTypes(object.TypeVarType, object.ParamSpecType, object.ParamSpecArgsType, object.ParamSpecKwargsType, object.TypeVarTupleType,
		object.TypeAliasTypeType, object.GenericType)
	m.Set("NoDefault", object.NoDefault())
	m.Add(object.Fn("_idfunc", "(x, /)", "Return the argument.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return a[0], nil
	}))
	return m, nil
}
