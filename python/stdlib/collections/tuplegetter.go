package collections

import (
	"fmt"

	"github.com/jinklink/jink/python/object"
)

var tupleGetterType = &object.Type{Name: "collections._tuplegetter", Flags: object.Final}

// tupleGetter is the attribute of a named tuple that is one of its items.
type tupleGetter struct {
	object.Object
	index int
	doc   value
}

func defineTupleGetter() {
	typ := tupleGetterType
	parameters := object.Fn("_tuplegetter", "(index, doc, /)", "", nil)
	typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		a, err := parameters.Bind(t, args, names)
		if err != nil {
			return value{}, err
		}
		index, err := t.IntArg(a[0])
		if err != nil {
			return value{}, err
		}
		v, g := object.Make[tupleGetter](tupleGetterType, tupleGetterType)
		g.index, g.doc = index, a[1]
		return v, nil
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		g := object.As[tupleGetter](self)
		doc, err := t.Repr(g.doc)
		return object.NewStr(fmt.Sprintf("_tuplegetter(%d, %s)", g.index, doc)), err
	}
	typ.DescrGet = func(t *thread, self, obj value, owner *object.Type) (value, error) {
		if obj.IsNull() {
			return self, nil
		}
		g := object.As[tupleGetter](self)
		items := object.AsTuple(obj)
		if items == nil {
			if obj.IsNone() {
				return self, nil
			}
			return value{}, t.Raise(object.TypeError, "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", g.index, obj.Type().Name)
		}
		if g.index < 0 || g.index >= len(items.Items) {
			return value{}, t.Raise(object.IndexError, "tuple index out of range")
		}
		return items.Items[g.index], nil
	}
	typ.DescrSet = func(t *thread, self, obj, v value) error {
		if v.IsNull() {
			return t.Raise(object.AttributeError, "can't delete attribute")
		}
		return t.Raise(object.AttributeError, "can't set attribute")
	}
	object.StructOf[tupleGetter](typ)
	object.DefineType(typ, nil, "collections", object.TypeDef{
		Methods: []*object.Builtin{
			object.Method("__reduce__", "(self, /)", "What pickle and copy make it again from.", func(t *thread, a []value) (value, error) {
				g := object.As[tupleGetter](a[0])
				return object.NewPair(a[0].Type().Value(), object.NewPair(object.Int(int64(g.index)), g.doc)), nil
			}),
		},
		GetSets: []*object.GetSet{
			object.Attr("__doc__", "", func(t *thread, self value) (value, error) { return object.As[tupleGetter](self).doc, nil },
				func(t *thread, self, v value) error {
					object.As[tupleGetter](self).doc = orNone(v)
					return nil
				}),
		},
	})
}
