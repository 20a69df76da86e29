package functools

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

var keyType = &object.Type{Name: "functools.KeyWrapper", Flags: object.Final | object.NoNew | object.Unhashable}

// key is what cmp_to_key makes: without an object, the key function; with one, a key.
type key struct {
	object.Object
	compare value
	of      value // NULL: none
}

func newKey(compare, of value) value {
	v, k := object.Make[key](keyType, keyType)
	k.compare, k.of = compare, of
	return v
}

func compareToKey(t *thread, a []value) (value, error) {
	t.MadeInstance(keyType)
	return newKey(a[0], value{}), nil
}

func defineKey() {
	parameters := object.Fn("K", "(obj)", "", nil)
	keyType.Doc = "An object that is ordered by a function that compares two."
	keyType.Call = func(t *thread, self value, args []value, names object.Names) (value, error) {
		t.MadeInstance(keyType)
		a, err := parameters.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		return newKey(object.As[key](self).compare, a[0]), nil
	}
	keyType.Compare = func(t *thread, a, b value, op int) (value, error) {
		if !a.Is(keyType) || !b.Is(keyType) {
			return value{}, t.Raise(object.TypeError, "other argument must be K instance")
		}
		x, y := object.As[key](a), object.As[key](b)
		if x.of.IsNull() || y.of.IsNull() {
			return value{}, t.Raise(object.AttributeError, "object")
		}
		verdict, err := t.Call(x.compare, x.of, y.of)
		if err != nil {
			return value{}, err
		}
		if !verdict.IsInt() {
			return t.Compare(op, verdict, object.Int(0))
		}
		n := verdict.Int64()
		switch op {
		case code.Less:
			return object.Bool(n < 0), nil
		case code.LessEqual:
			return object.Bool(n <= 0), nil
		case code.Equal:
			return object.Bool(n == 0), nil
		case code.NotEqual:
			return object.Bool(n != 0), nil
		case code.Greater:
			return object.Bool(n > 0), nil
		}
		return object.Bool(n >= 0), nil
	}
	object.StructOf[key](keyType)
	object.DefineType(keyType, nil, "functools", object.TypeDef{GetSets: []*object.GetSet{
		object.Attr("obj", "The object that this is the key of.", func(t *thread, self value) (value, error) {
			return orNone(object.As[key](self).of), nil
		}, func(t *thread, self, v value) error {
			object.As[key](self).of = v
			return nil
		}),
	}})
}

// orNone is v, or None where there is no object.
func orNone(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}
