package operator

import "github.com/jinklink/jink/python/object"

var methodCallerType = &object.Type{Name: "methodcaller", Doc: "A function that calls a method of its argument."}

// caller is a methodcaller.
type caller struct {
	object.Object
	name  *object.Str
	args  []value
	names object.Names
}

func defineCaller() {
	typ := methodCallerType
	typ.Flags = object.Final
	typ.New = func(t *thread, cls *object.Type, args []value, names object.Names) (value, error) {
		t.Made(object.Bytes(2 * len(args)))
		if len(args) == len(names) {
			return value{}, t.Raise(object.TypeError, "methodcaller needs at least one argument, the method name")
		}
		name := object.AsStr(args[0])
		if name == nil {
			return value{}, t.Raise(object.TypeError, "method name must be a string")
		}
		if err := t.Allocate(len(name.S)); err != nil {
			return value{}, err
		}
		v, c := object.Make[caller](typ, cls)
		c.name = t.Interp.Intern(name.S)
		c.args = append([]value(nil), args[1:]...)
		c.names = append(object.Names(nil), names...)
		return v, nil
	}
	typ.Init = func(t *thread, self value, args []value, names object.Names) error { return nil }
	typ.Call = func(t *thread, self value, args []value, names object.Names) (value, error) {
		obj, err := only(t, "methodcaller", args, names)
		if err != nil {
			return obj, err
		}
		c := object.As[caller](self)
		f, bound, err := t.LoadMethod(obj, c.name)
		if err != nil {
			return f, err
		}
		if bound.IsNull() {
			return t.CallNamed(f, c.args, c.names)
		}
		all, mark := t.Scratch(1 + len(c.args))
		all[0] = bound
		copy(all[1:], c.args)
		v, err := t.CallNamed(f, all, c.names)
		t.Release(mark)
		return v, err
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		c := object.As[caller](self)
		text, err := t.Repr(c.name.Value())
		if err != nil {
			return value{}, err
		}
		text = self.Type().FullName() + "(" + text
		for i, v := range c.args {
			s, err := t.Repr(v)
			if err != nil {
				return value{}, err
			}
			text += ", "
			if k := i - (len(c.args) - len(c.names)); k >= 0 {
				text += c.names[k].S + "="
			}
			text += s
		}
		return object.NewStr(text + ")"), nil
	}
	object.StructOf[caller](typ)
	object.DefineType(typ, nil, "operator", object.TypeDef{Methods: []*object.Builtin{
		object.Method("__reduce__", "(self, /)", "", reduceCaller),
	}})
}

// reduceCaller tells pickle how to make a methodcaller again: where there are keywords, by a partial that has them.
func reduceCaller(t *thread, a []value) (value, error) {
	c := object.As[caller](a[0])
	positional := c.args[:len(c.args)-len(c.names)]
	cls := a[0].Type().Value()
	if len(c.names) == 0 {
		return object.NewPair(cls, object.NewTuple(append([]value{c.name.Value()}, positional...)...)), nil
	}
	functools, err := t.Import("functools")
	if err != nil {
		return value{}, err
	}
	partial, err := t.Attr(functools, "partial")
	if err != nil {
		return value{}, err
	}
	args := append([]value{cls, c.name.Value()}, c.args[len(positional):]...)
	made, err := t.CallNamed(partial, args, c.names)
	return object.NewPair(made, object.NewTuple(positional...)), err
}
