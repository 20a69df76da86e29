package vm

import (
	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
)

const iterableCoroutine = code.IterableCoroutine

// classInfo is what the machine remembers of a class, to make instances without asking again.
type classInfo struct {
	version uint64
	plain   bool             // object.__new__ makes the instances, and __init__ is a function or object's own
	init    *object.Function // nil: object.__init__
}

// classOf tells how instances of a class are made.
func classOf(cls *object.Type) *classInfo {
	if c, ok := cls.Made.(*classInfo); ok && c.version == cls.Version {
		return c
	}
	c := &classInfo{version: cls.Version}
	if cls.IsPlainNew() {
		init := cls.Lookup("__init__")
		if fn := object.AsFunction(init); fn != nil {
			c.plain, c.init = true, fn
		} else if init == object.ObjectType.Lookup("__init__") {
			c.plain = true
		}
	}
	cls.Made = c
	return c
}

// buildClass is __build_class__(body, name, *bases, metaclass=…, **keywords).
func (rt *Runtime) buildClass(t *object.Thread, args []object.Value, names object.Names) (object.Value, error) {
	m := machineOf(t)
	positional := args[:len(args)-len(names)]
	if len(positional) < 2 {
		return object.Value{}, t.Raise(object.TypeError, "__build_class__: not enough arguments")
	}
	body := object.AsFunction(positional[0])
	if body == nil {
		return object.Value{}, t.Raise(object.TypeError, "__build_class__: func must be a function")
	}
	name := positional[1]
	if object.AsStr(name) == nil {
		return object.Value{}, t.Raise(object.TypeError, "__build_class__: name is not a string")
	}
	given := append([]object.Value(nil), positional[2:]...)
	bases, err := t.ResolveBases(given)
	if err != nil {
		return object.Value{}, err
	}
	changed := len(bases) != len(given)
	for i := range bases {
		changed = changed || bases[i] != given[i]
	}

	var meta object.Value
	var kwNames object.Names
	var kwValues []object.Value
	for i, n := range names {
		if n.S == "metaclass" {
			meta = args[len(positional)+i]
			continue
		}
		kwNames = append(kwNames, n)
		kwValues = append(kwValues, args[len(positional)+i])
	}
	isClass := true
	if meta.IsNull() {
		meta = object.TypeType.Value()
		if len(bases) > 0 {
			meta = bases[0].Type().Value()
		}
	} else {
		isClass = object.AsType(meta) != nil
	}
	if isClass {
		types := make([]*object.Type, 0, len(bases))
		for _, b := range bases {
			if bt := object.AsType(b); bt != nil {
				types = append(types, bt)
			}
		}
		winner, err := t.Metaclass(object.AsType(meta), types)
		if err != nil {
			return object.Value{}, err
		}
		meta = winner.Value()
	}
	basesTuple := object.NewTuple(bases...)
	namespace := object.NewDict().Value()
	prepare, err := t.FindAttr(meta, t.Interp.Intern("__prepare__"))
	if err != nil {
		return object.Value{}, err
	}
	if !prepare.IsNull() {
		namespace, err = t.CallNamed(prepare, append([]object.Value{name, basesTuple}, kwValues...), kwNames)
		if err != nil {
			return object.Value{}, err
		}
		if namespace.Type().GetItem == nil {
			what := "<metaclass>"
			if mt := object.AsType(meta); mt != nil {
				what = mt.Name
			}
			return object.Value{}, t.Raise(object.TypeError, "%s.__prepare__() must return a mapping, not %s", what, namespace.Type().Name)
		}
	}
	cell, err := m.runCode(body.Code, body.Globals, namespace, body.Closure)
	if err != nil {
		return object.Value{}, err
	}
	if changed {
		if err := t.SetItem(namespace, object.NewStr("__orig_bases__"), object.NewTuple(given...)); err != nil {
			return object.Value{}, err
		}
	}
	cls, err := t.CallNamed(meta, append([]object.Value{name, basesTuple, namespace}, kwValues...), kwNames)
	if err != nil {
		return object.Value{}, err
	}
	if made := object.AsType(cls); made != nil && cell.Is(object.CellType) {
		switch v := object.AsCell(cell).V; {
		case v.IsNull():
			return cls, t.Raise(object.RuntimeError, "__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?", reprOf(t, name), reprOf(t, cls))
		case v != cls:
			return cls, t.Raise(object.TypeError, "__class__ set to %s defining %s as %s", reprOf(t, v), reprOf(t, name), reprOf(t, cls))
		}
	}
	return cls, nil
}
