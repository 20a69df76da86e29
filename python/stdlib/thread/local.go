package thread

import (
	"github.com/jinklink/jink/python/object"
)

var localType = &class{Name: "_local", Doc: "An object whose attributes each thread has for itself."}

// local is an object with a namespace for each thread that uses it.
type local struct {
	object.Object
	dicts map[int64]*object.Dict
	args  []value // of the class: __init__ is called in each thread
	names names
}

// add makes the namespace of a thread, which goes with it.
func (l *local) add(t *thread, self value) *object.Dict {
	d, id := object.NewDict(), t.ID()
	l.dicts[id] = d
	if !t.IsMain() {
		gone := object.NewWeak(self)
		t.AtEnd(func() {
			if v := gone.Value(); !v.IsNull() {
				delete(object.As[local](v).dicts, id)
			}
		})
	}
	return d
}

// enter lets the object have the namespace of this thread.
func enter(t *thread, self value) error {
	l := object.As[local](self)
	attrs := object.AttrsOf(self)
	id := t.ID()
	if d, ok := l.dicts[id]; ok {
		attrs.Shape, attrs.Dict = nil, d
		return nil
	}
	d := l.add(t, self)
	attrs.Shape, attrs.Dict = nil, d
	if init := self.Type().Init; init != nil && len(l.dicts) > 1 {
		if err := init(t, self, l.args, l.names); err != nil {
			delete(l.dicts, id)
			return err
		}
	}
	attrs.Shape, attrs.Dict = nil, d // another thread may have had its turn
	return nil
}

func defineLocal() {
	typ := localType
	object.Attributable[local](typ)
	typ.New = func(t *thread, cls *class, args []value, n names) (value, error) {
		if len(args) > 0 && cls.Lookup("__init__") == object.ObjectType.Lookup("__init__") {
			return value{}, t.Raise(object.TypeError, "Initialization arguments are not supported")
		}
		v, l := object.Make[local](typ, cls)
		l.dicts = make(map[int64]*object.Dict)
		l.add(t, v)
		l.args, l.names = append([]value(nil), args...), append(names(nil), n...)
		return v, nil
	}
	typ.GetAttr = func(t *thread, self value, name *object.Str) (value, error) {
		if err := enter(t, self); err != nil {
			return value{}, err
		}
		return t.GenericGet(self, name)
	}
	typ.SetAttr = func(t *thread, self value, name *object.Str, v value) error {
		if name.S == "__dict__" {
			return t.RaiseName(object.AttributeError, name.S, "'%s' object attribute '__dict__' is read-only", self.Type().FullName())
		}
		if err := enter(t, self); err != nil {
			return err
		}
		return t.GenericSet(self, name, v)
	}
	object.DefineType(typ, nil, "_thread", object.TypeDef{})
}
