package weakref

import (
	"fmt"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

var referenceType = &class{Name: "ReferenceType", Doc: "A reference that keeps no object alive: called, it gives the object, or None."}

// reference is a weak reference or a proxy.
type reference struct {
	object.Object
	to       object.Weak
	callback value // NULL: none
	hash     int64
	hashed   bool
}

// newReference makes a reference, or gives one that there is already: those without callback are shared.
func newReference(t *thread, typ, cls *class, target, callback value) (value, error) {
	Run(t)
	if !object.CanBeWeak(target) {
		return value{}, t.Raise(object.TypeError, "cannot create weak reference to '%s' object", target.Type().Name)
	}
	if callback.IsNone() {
		callback = value{}
	}
	w := tableOf(t)
	key := object.NewWeak(target)
	if callback.IsNull() && cls == typ {
		for _, have := range w.refs[key] {
			if r := have.Value(); r.Is(cls) && object.As[reference](r).callback.IsNull() {
				return r, nil
			}
		}
	}
	v, r := object.Make[reference](typ, cls)
	r.to, r.callback = key, callback
	if len(w.refs[key]) == 0 {
		t.Interp.WatchWeak(target)
	}
	w.refs[key] = append(w.refs[key], object.NewWeak(v))
	return v, nil
}

// keep has the table hold a reference that has a callback. In CPython a reference that is itself gone is not called back;
// so what holds it here is only what the program holds too, if it holds it in a container that lives.
func keep(t *thread, v value) {
	w, r := tableOf(t), object.As[reference](v)
	if !r.callback.IsNull() {
		w.strong[r.to] = append(w.strong[r.to], v)
	}
}

func defineReference() {
	typ := referenceType
	object.Subclassable[reference](typ)
	typ.New = func(t *thread, cls *class, args []value, n names) (value, error) {
		positional := args[:len(args)-len(n)]
		if cls == typ && len(n) > 0 {
			return value{}, t.Raise(object.TypeError, "ref() takes no keyword arguments")
		}
		if len(positional) < 1 {
			return value{}, t.Raise(object.TypeError, "__new__ expected at least 1 argument, got 0")
		}
		if len(positional) > 2 && cls == typ {
			return value{}, t.Raise(object.TypeError, "__new__ expected at most 2 arguments, got %d", len(positional))
		}
		callback := object.None
		if len(positional) > 1 {
			callback = positional[1]
		}
		v, err := newReference(t, typ, cls, positional[0], callback)
		if err == nil {
			keep(t, v)
		}
		return v, err
	}
	typ.Init = func(t *thread, self value, args []value, n names) error { return nil }
	typ.Call = func(t *thread, self value, args []value, n names) (value, error) {
		if len(n) > 0 {
			return value{}, t.Raise(object.TypeError, "ref() takes no keyword arguments")
		}
		if len(args) > 0 {
			return value{}, t.Raise(object.TypeError, "__call__ expected 0 arguments, got %d", len(args))
		}
		Run(t)
		if v := object.As[reference](self).to.Value(); !v.IsNull() {
			return v, nil
		}
		return object.None, nil
	}
	typ.Hash = func(t *thread, self value) (int64, error) {
		r := object.As[reference](self)
		if r.hashed {
			return r.hash, nil
		}
		v := r.to.Value()
		if v.IsNull() {
			return 0, t.Raise(object.TypeError, "weak object has gone away")
		}
		h, err := t.Hash(v)
		r.hash, r.hashed = h, err == nil
		return h, err
	}
	typ.Compare = func(t *thread, a, b value, op int) (value, error) {
		if op != code.Equal && op != code.NotEqual || !object.IsInstance(a, typ) || !object.IsInstance(b, typ) {
			return object.NotImplemented, nil
		}
		x, y := object.As[reference](a).to.Value(), object.As[reference](b).to.Value()
		if x.IsNull() || y.IsNull() {
			return object.Bool((a == b) == (op == code.Equal)), nil
		}
		return t.Compare(op, x, y)
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		v := object.As[reference](self).to.Value()
		id := t.Interp.ID(self)
		if v.IsNull() {
			return object.NewStr(fmt.Sprintf("<weakref at %#x; dead>", id)), nil
		}
		name, err := t.FindAttr(v, t.Interp.Intern("__name__"))
		if err != nil {
			return value{}, err
		}
		text := fmt.Sprintf("<weakref at %#x; to '%s' at %#x", id, shownType(v), t.Interp.ID(v))
		if !name.IsNull() {
			if s := object.AsStr(name); s != nil {
				text += " (" + s.S + ")"
			}
		}
		return object.NewStr(text + ">"), nil
	}
	object.DefineType(typ, nil, "weakref", object.TypeDef{
		ClassMethods: []*object.Builtin{
			object.Method("__class_getitem__", "(cls, item, /)", "See PEP 585", func(t *thread, a []value) (value, error) {
				return t.Call(object.GenericAliasType.Value(), a[0], a[1])
			}),
		},
		GetSets: []*object.GetSet{object.Attr("__callback__", "", func(t *thread, self value) (value, error) {
			if f := object.As[reference](self).callback; !f.IsNull() {
				return f, nil
			}
			return object.None, nil
		}, nil)},
	})
}

// shownType is how a type is named where CPython shows the name that C gives it: with its module, unless a program made it.
func shownType(v value) string {
	if v.Type().IsHeap() {
		return v.Type().Name
	}
	return v.Type().FullName()
}
