package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

// typingIntrinsic is what the syntax of type parameters stands for: objects of module typing.
func (rt *Runtime) typingIntrinsic(t *object.Thread, which int, v object.Value) (object.Value, error) {
	switch which {
	case code.IntrinsicTypeVar:
		return t.NewTypeVar(object.TypeVarKind, object.AsStr(v), object.Value{}, object.Value{}), nil
	case code.IntrinsicParamSpec:
		return t.NewTypeVar(object.ParamSpecKind, object.AsStr(v), object.Value{}, object.Value{}), nil
	case code.IntrinsicTypeVarTuple:
		return t.NewTypeVar(object.TypeVarTupleKind, object.AsStr(v), object.Value{}, object.Value{}), nil
	case code.IntrinsicSubscriptGeneric:
		return t.SubscriptGeneric(v)
	case code.IntrinsicTypeAlias:
		items := object.AsTuple(v).Items
		return t.NewTypeAlias(items[0], items[1], items[2]), nil
	}
	return object.Value{}, t.Raise(object.SystemError, "unknown intrinsic %d", which)
}

func (rt *Runtime) intrinsic2(t *object.Thread, which int, a, b object.Value) (object.Value, error) {
	switch which {
	case code.IntrinsicTypeVarWithBound:
		return t.NewTypeVar(object.TypeVarKind, object.AsStr(a), b, object.Value{}), nil
	case code.IntrinsicTypeVarWithConstraints:
		return t.NewTypeVar(object.TypeVarKind, object.AsStr(a), object.Value{}, b), nil
	case code.IntrinsicSetFunctionTypeParams:
		object.AsFunction(a).TypeParams = b
		return a, nil
	case code.IntrinsicSetTypeParamDefault:
		object.SetTypeVarDefault(a, b)
		return a, nil
	}
	return object.Value{}, t.Raise(object.SystemError, "unknown intrinsic %d", which)
}
