package weakref

import (
	"fmt"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

var (
	proxyType         = &class{Name: "ProxyType", Flags: object.Final | object.NoNew | object.Unhashable}
	callableProxyType = &class{Name: "CallableProxyType", Flags: object.Final | object.NoNew | object.Unhashable}
)

func newProxy(t *thread, a []value) (value, error) {
	callback := object.None
	if !a[1].IsNull() {
		callback = a[1]
	}
	typ := proxyType
	if object.Callable(a[0]) {
		typ = callableProxyType
	}
	v, err := newReference(t, typ, typ, a[0], callback)
	if err == nil {
		keep(t, v)
	}
	return v, err
}

// open is the object that a proxy stands for; what is no proxy stands for itself.
func open(t *thread, v value) (value, error) {
	if !v.Is(proxyType) && !v.Is(callableProxyType) {
		return v, nil
	}
	Run(t)
	o := object.As[reference](v).to.Value()
	if o.IsNull() {
		return o, t.Raise(object.ReferenceError, "weakly-referenced object no longer exists")
	}
	return o, nil
}

// defineProxy makes a type that does whatever the object does.
func defineProxy(typ *class) {
	one := func(f func(t *thread, v value) (value, error)) func(t *thread, v value) (value, error) {
		return func(t *thread, self value) (value, error) {
			v, err := open(t, self)
			if err != nil {
				return v, err
			}
			return f(t, v)
		}
	}
	two := func(f func(t *thread, a, b value) (value, error)) func(t *thread, a, b value) (value, error) {
		return func(t *thread, a, b value) (value, error) {
			x, err := open(t, a)
			if err != nil {
				return x, err
			}
			y, err := open(t, b)
			if err != nil {
				return y, err
			}
			return f(t, x, y)
		}
	}
	typ.GetAttr = func(t *thread, self value, name *object.Str) (value, error) {
		v, err := open(t, self)
		if err != nil {
			return v, err
		}
		return t.GetAttr(v, name)
	}
	typ.SetAttr = func(t *thread, self value, name *object.Str, to value) error {
		v, err := open(t, self)
		if err != nil {
			return err
		}
		return t.SetAttr(v, name, to)
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		v := object.As[reference](self).to.Value()
		if v.IsNull() {
			return object.NewStr(fmt.Sprintf("<weakproxy at %#x; dead>", t.Interp.ID(self))), nil
		}
		return object.NewStr(fmt.Sprintf("<weakproxy at %#x; to '%s' at %#x>", t.Interp.ID(self), shownType(v), t.Interp.ID(v))), nil
	}
	typ.Str = one(func(t *thread, v value) (value, error) { return t.StrValue(v) })
	typ.Compare = func(t *thread, a, b value, op int) (value, error) {
		return two(func(t *thread, a, b value) (value, error) { return t.Compare(op, a, b) })(t, a, b)
	}
	typ.Hash = func(t *thread, self value) (int64, error) {
		return 0, t.Raise(object.TypeError, "unhashable type: 'weakref.%s'", typ.Name)
	}
	typ.Bool = func(t *thread, self value) (bool, error) {
		v, err := open(t, self)
		if err != nil {
			return false, err
		}
		return t.Truth(v)
	}
	typ.Len = func(t *thread, self value) (int, error) {
		v, err := open(t, self)
		if err != nil {
			return 0, err
		}
		return t.Len(v)
	}
	typ.GetItem = two(func(t *thread, a, b value) (value, error) { return t.GetItem(a, b) })
	typ.SetItem = func(t *thread, self, key, item value) error {
		v, err := open(t, self)
		if err != nil {
			return err
		}
		if item.IsNull() {
			return t.DelItem(v, key)
		}
		return t.SetItem(v, key, item)
	}
	typ.Contains = func(t *thread, self, item value) (bool, error) {
		v, err := open(t, self)
		if err != nil {
			return false, err
		}
		return t.Contains(v, item)
	}
	typ.Iter = one(func(t *thread, v value) (value, error) { return t.Iter(v) })
	typ.Next = one(func(t *thread, v value) (value, error) {
		if v.Type().Next == nil {
			return value{}, t.Raise(object.TypeError, "Weakref proxy referenced a non-iterator '%s' object", v.Type().Name)
		}
		return t.Next(v)
	})
	for op := range typ.Binary {
		typ.Binary[op] = two(func(t *thread, a, b value) (value, error) { return t.BinaryOp(object.Operator(op), a, b) })
		typ.Inplace[op] = two(func(t *thread, a, b value) (value, error) { return t.InplaceOp(object.Operator(op), a, b) })
	}
	typ.Negative = one(func(t *thread, v value) (value, error) { return t.UnaryOp(code.UnaryNegative, v) })
	typ.Positive = one(func(t *thread, v value) (value, error) { return t.UnaryOp(code.UnaryPositive, v) })
	typ.Invert = one(func(t *thread, v value) (value, error) { return t.UnaryOp(code.UnaryInvert, v) })
	typ.Absolute = one(func(t *thread, v value) (value, error) { return t.CallMethod(v, "__abs__") })
	typ.Index = one(func(t *thread, v value) (value, error) { return t.Index(v) })
	typ.AsInt = one(func(t *thread, v value) (value, error) { return t.Call(object.IntType.Value(), v) })
	typ.AsFloat = one(func(t *thread, v value) (value, error) { return t.Call(object.FloatType.Value(), v) })
	if typ == callableProxyType {
		typ.Call = func(t *thread, self value, args []value, n names) (value, error) {
			v, err := open(t, self)
			if err != nil {
				return v, err
			}
			return t.CallNamed(v, args, n)
		}
	}
	pass := func(name string) *object.Builtin {
		return object.Method(name, "(self, *args)", "", func(t *thread, a []value) (value, error) {
			v, err := open(t, a[0])
			if err != nil {
				return v, err
			}
			return t.CallMethod(v, name, object.AsTuple(a[1]).Items...)
		})
	}
	object.StructOf[reference](typ)
	object.DefineType(typ, nil, "weakref", object.TypeDef{Methods: []*object.Builtin{pass("__bytes__"), pass("__reversed__")}})
}
