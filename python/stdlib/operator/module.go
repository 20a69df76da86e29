// Package operator holds Python's module operator: the operators as functions, and objects that get items or attributes,
// or call methods.
package operator

import (
	"sync"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

var defineTypes = sync.OnceFunc(func() {
	defineGetters()
	defineCaller()
})

// functionsKey is where an interpreter keeps the functions of the module.
type functionsKey struct{}

// Public makes module operator for an interpreter.
func Public(t *thread) (*object.Module, error) {
	m, err := Module(t)
	if err == nil {
		m.Dict.DeleteString("_compare_digest") // only _operator has it
	}
	return m, err
}

// Module makes module _operator for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("operator", "The operators as functions.")
	// operator and _operator have the same functions: pickle looks for them in either.
	list, known := t.Interp.Memo.Get(functionsKey{}).([]*object.Builtin)
	if !known {
		list = append(functions(), object.Fn("_compare_digest", "(a, b, /)", "Tell whether two digests are equal, in the time that any two take.", CompareDigest))
		t.Interp.Memo.Set(functionsKey{}, list)
	}
	m.Add(list...)
	for _, f := range list {
		f.Module = "_operator"
	}
	m.AddTypes(itemGetterType, attrGetterType, methodCallerType)
	var all []value
	for _, e := range m.Dict.Entries() {
		if name := object.AsStr(e.Key).S; name[0] != '_' {
			all = append(all, e.Key)
		}
	}
	names := object.NewList(all)
	m.Set("__all__", names)
	for plain, dunder := range map[string]string{
		"lt": "__lt__", "le": "__le__", "eq": "__eq__", "ne": "__ne__", "ge": "__ge__", "gt": "__gt__", "not_": "__not__",
		"abs": "__abs__", "add": "__add__", "and_": "__and__", "call": "__call__", "floordiv": "__floordiv__",
		"index": "__index__", "inv": "__inv__", "invert": "__invert__", "lshift": "__lshift__", "mod": "__mod__",
		"mul": "__mul__", "matmul": "__matmul__", "neg": "__neg__", "or_": "__or__", "pos": "__pos__", "pow": "__pow__",
		"rshift": "__rshift__", "sub": "__sub__", "truediv": "__truediv__", "xor": "__xor__", "concat": "__concat__",
		"contains": "__contains__", "delitem": "__delitem__", "getitem": "__getitem__", "setitem": "__setitem__",
		"iadd": "__iadd__", "iand": "__iand__", "iconcat": "__iconcat__", "ifloordiv": "__ifloordiv__",
		"ilshift": "__ilshift__", "imod": "__imod__", "imul": "__imul__", "imatmul": "__imatmul__", "ior": "__ior__",
		"ipow": "__ipow__", "irshift": "__irshift__", "isub": "__isub__", "itruediv": "__itruediv__", "ixor": "__ixor__",
	} {
		m.Set(dunder, m.Dict.GetString(plain))
	}
	_, err := t.CallMethod(names, "sort")
	return m, err
}

func functions() []*object.Builtin {
	var all []*object.Builtin
	two := func(name, doc string, f func(t *thread, a, b value) (value, error)) {
		all = append(all, object.Fn(name, "(a, b, /)", doc, func(t *thread, a []value) (value, error) { return f(t, a[0], a[1]) }))
	}
	one := func(name, doc string, f func(t *thread, a value) (value, error)) {
		all = append(all, object.Fn(name, "(a, /)", doc, func(t *thread, a []value) (value, error) { return f(t, a[0]) }))
	}
	for _, c := range []struct {
		name string
		op   int
	}{{"lt", code.Less}, {"le", code.LessEqual}, {"eq", code.Equal}, {"ne", code.NotEqual}, {"ge", code.GreaterEqual}, {"gt", code.Greater}} {
		two(c.name, "Same as a "+code.Comparisons[c.op]+" b.", func(t *thread, a, b value) (value, error) { return t.Compare(c.op, a, b) })
	}
	for _, o := range []struct {
		name, inplace, symbol string
		op                    object.Operator
	}{
		{"add", "iadd", "+", object.Add}, {"sub", "isub", "-", object.Subtract}, {"mul", "imul", "*", object.Multiply},
		{"matmul", "imatmul", "@", object.MatrixMultiply}, {"truediv", "itruediv", "/", object.TrueDivide},
		{"floordiv", "ifloordiv", "//", object.FloorDivide}, {"mod", "imod", "%", object.Modulo}, {"pow", "ipow", "**", object.Power},
		{"lshift", "ilshift", "<<", object.LeftShift}, {"rshift", "irshift", ">>", object.RightShift}, {"and_", "iand", "&", object.And},
		{"xor", "ixor", "^", object.Xor}, {"or_", "ior", "|", object.Or},
	} {
		two(o.name, "Same as a "+o.symbol+" b.", func(t *thread, a, b value) (value, error) { return t.BinaryOp(o.op, a, b) })
		two(o.inplace, "Same as a "+o.symbol+"= b.", func(t *thread, a, b value) (value, error) { return t.InplaceOp(o.op, a, b) })
	}
	for _, u := range []struct {
		name, doc string
		op        code.Op
	}{{"neg", "Same as -a.", code.UnaryNegative}, {"pos", "Same as +a.", code.UnaryPositive}, {"inv", "Same as ~a.", code.UnaryInvert}, {"invert", "Same as ~a.", code.UnaryInvert}} {
		one(u.name, u.doc, func(t *thread, a value) (value, error) { return t.UnaryOp(u.op, a) })
	}
	one("abs", "Same as abs(a).", func(t *thread, a value) (value, error) {
		if f := a.Type().Absolute; f != nil {
			return f(t, a)
		}
		return a, t.Raise(object.TypeError, "bad operand type for abs(): '%s'", a.Type().Name)
	})
	one("index", "Return a as an int that it stands for.", func(t *thread, a value) (value, error) { return t.Index(a) })
	one("truth", "Return whether a is true.", func(t *thread, a value) (value, error) {
		is, err := t.Truth(a)
		return object.Bool(is), err
	})
	one("not_", "Same as not a.", func(t *thread, a value) (value, error) {
		is, err := t.Truth(a)
		return object.Bool(!is), err
	})
	two("is_", "Same as a is b.", func(t *thread, a, b value) (value, error) { return object.Bool(a == b), nil })
	two("is_not", "Same as a is not b.", func(t *thread, a, b value) (value, error) { return object.Bool(a != b), nil })
	two("concat", "Same as a + b, for sequences.", func(t *thread, a, b value) (value, error) {
		if err := sequence(t, a); err != nil {
			return a, err
		}
		return t.BinaryOp(object.Add, a, b)
	})
	two("iconcat", "Same as a += b, for sequences.", func(t *thread, a, b value) (value, error) {
		if err := sequence(t, a); err != nil {
			return a, err
		}
		return t.InplaceOp(object.Add, a, b)
	})
	two("contains", "Same as b in a.", func(t *thread, a, b value) (value, error) {
		has, err := t.Contains(a, b)
		return object.Bool(has), err
	})
	two("getitem", "Same as a[b].", func(t *thread, a, b value) (value, error) { return t.GetItem(a, b) })
	two("delitem", "Same as del a[b].", func(t *thread, a, b value) (value, error) { return object.None, t.DelItem(a, b) })
	two("countOf", "Return how many items of a equal b.", countOf)
	two("indexOf", "Return at which place the first item of a stands that equals b.", indexOf)
	return append(all,
		object.Fn("setitem", "(a, b, c, /)", "Same as a[b] = c.", func(t *thread, a []value) (value, error) { return object.None, t.SetItem(a[0], a[1], a[2]) }),
		object.Fn("length_hint", "(obj, default=0, /)", "Return how many items an object seems to have.", lengthHint),
		object.FullFn("call", "Same as obj(*args, **kwargs).", func(t *thread, args []value, names object.Names) (value, error) {
			if len(args) == len(names) {
				return value{}, t.Raise(object.TypeError, "call expected at least 1 argument, got 0")
			}
			return t.CallNamed(args[0], args[1:], names)
		}),
	)
}

// sequence refuses what has no items by number: + of other objects is not to be had by these names.
func sequence(t *thread, a value) error {
	if typ := a.Type(); typ.GetItem == nil || typ.Binary[object.Add] == nil && typ.Inplace[object.Add] == nil {
		return t.Raise(object.TypeError, "'%s' object can't be concatenated", typ.Name)
	}
	return nil
}

func countOf(t *thread, a, b value) (value, error) {
	n := int64(0)
	err := t.Each(a, func(v value) error {
		same, err := t.Equal(v, b)
		if same {
			n++
		}
		return err
	})
	return object.Int(n), err
}

func indexOf(t *thread, a, b value) (value, error) {
	it, err := t.Iter(a)
	if err != nil {
		return it, err
	}
	for n := int64(0); ; n++ {
		if err := t.Charge(1); err != nil {
			return it, err
		}
		v, err := t.Next(it)
		if err != nil {
			return v, err
		}
		if v.IsNull() {
			return v, t.Raise(object.ValueError, "sequence.index(x): x not in sequence")
		}
		if same, err := t.Equal(v, b); same || err != nil {
			return object.Int(n), err
		}
	}
}

func lengthHint(t *thread, a []value) (value, error) {
	fallback := 0
	if !a[1].IsNull() {
		if !object.IsInstance(a[1], object.IntType) {
			return value{}, t.Raise(object.TypeError, "'%s' object cannot be interpreted as an integer", a[1].Type().Name)
		}
		var err error
		if fallback, err = t.IntArg(a[1]); err != nil {
			return value{}, err
		}
	}
	n, err := t.LengthHint(a[0], fallback)
	return object.Int(int64(n)), err
}
