package object

import "strings"

// Import is import name: the module with that full name.
func (t *Thread) Import(name string) (Value, error) {
	if m := t.Interp.Modules.GetString(name); !m.IsNull() && !m.IsNone() {
		return m, nil
	}
	return t.Runner.Import(t, name)
}

// moduleBytes is what a module takes, with the names that each has.
const moduleBytes = 1024

func fillModule() {
	typ := ModuleType
	typ.Doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type."
	subclassable[Module](typ, LayoutModule)
	typ.Flags = HasDict | HasWeakRef
	typ.GetAttr = moduleGet
	typ.New = func(t *Thread, cls *Type, args []Value, names Names) (Value, error) {
		t.Made(moduleBytes)
		var v Value
		if cls == ModuleType {
			v = From(&Module{Object: Object{ModuleType}})
		} else {
			v = cls.allocInstance()
			AttrsOf(v).Dict, AttrsOf(v).Shape = NewDict(), nil
		}
		m := AsModule(v)
		m.Dict = NewDict()
		if attrs := AttrsOf(v); attrs != nil {
			m.Dict = attrs.Dict
		}
		return v, nil
	}
	sig := newBuiltin(BuiltinType, plainFunction, "module", "(name, doc=None)", "", nil)
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		a, mark := t.Scratch(2)
		defer t.Release(mark)
		if err := sig.bindArguments(t, a, args, names); err != nil {
			return err
		}
		if AsStr(a[0]) == nil {
			return t.Raise(TypeError, "module() argument 'name' must be str, not %s", a[0].Type().Name)
		}
		d := AsModule(self).Dict
		d.SetString("__name__", a[0])
		d.SetString("__doc__", orNone(a[1]))
		d.SetString("__package__", None)
		d.SetString("__loader__", None)
		d.SetString("__spec__", None)
		return nil
	}
	typ.Repr = moduleRepr
	define(typ, ObjectType, "builtins", TypeDef{
		Methods: []*Builtin{
			Method("__dir__", "(self, /)", "", func(t *Thread, a []Value) (Value, error) {
				d := AsModule(a[0]).Dict
				if f := d.GetString("__dir__"); !f.IsNull() {
					return t.Call(f)
				}
				return keyList(d), nil
			}),
		},
		GetSets: []*GetSet{
			Attr("__dict__", "", func(t *Thread, self Value) (Value, error) { return AsModule(self).Dict.Value(), nil }, nil),
			Attr("__annotations__", "", func(t *Thread, self Value) (Value, error) {
				d := AsModule(self).Dict
				v := d.GetString("__annotations__")
				if v.IsNull() {
					v = NewDict().Value()
					d.SetString("__annotations__", v)
				}
				return v, nil
			}, func(t *Thread, self, v Value) error {
				if v.IsNull() {
					if !AsModule(self).Dict.DeleteString("__annotations__") {
						return t.Raise(AttributeError, "__annotations__")
					}
					return nil
				}
				AsModule(self).Dict.SetString("__annotations__", v)
				return nil
			}),
		},
	})
}

// noModuleAttribute is the error that a module has no attribute of this name, with what most likely is the matter: modules
// that import each other, or a file with the name of another module.
func (t *Thread) noModuleAttribute(m *Module, name *Str) error {
	obj := From(m)
	n := AsStr(orNone(m.Dict.GetString("__name__")))
	if n == nil {
		return t.attributeError(obj, name, "module has no attribute '%s'", name.S)
	}
	file := AsStr(orNone(m.Dict.GetString("__file__")))
	shadowing := file != nil && t.isBesideProgram(file.S)
	sub := AsModule(orNone(t.Interp.Modules.GetString(n.S + "." + name.S)))
	switch {
	case shadowing && IsStdlibModule(n.S):
		quoted, err := t.Repr(file.Value())
		if err != nil {
			return err
		}
		return t.attributeError(obj, name, "module '%s' has no attribute '%s' (consider renaming %s since it has the same name as "+
			"the standard library module named '%s' and the import system gives it precedence)", n.S, name.S, quoted, n.S)
	case m.Initializing && shadowing:
		quoted, err := t.Repr(file.Value())
		if err != nil {
			return err
		}
		return t.attributeError(obj, name, "module '%s' has no attribute '%s' (consider renaming %s if it has the same name as "+
			"a third-party module you intended to import)", n.S, name.S, quoted)
	case m.Initializing:
		return t.attributeError(obj, name, "partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)", n.S, name.S)
	case sub != nil && sub.Initializing:
		return t.attributeError(obj, name, "cannot access submodule '%s' of module '%s' (most likely due to a circular import)", name.S, n.S)
	}
	return t.attributeError(obj, name, "module '%s' has no attribute '%s'", n.S, name.S)
}

// isBesideProgram reports whether a module's file is in the program's own directory, where it hides others of its name.
func (t *Thread) isBesideProgram(file string) bool {
	file = strings.TrimSuffix(file, "/__init__.py")
	dir := file[:max(strings.LastIndexByte(file, '/'), 0)]
	return len(t.Interp.Path) > 0 && dir == t.Interp.Path[0]
}

func moduleRepr(t *Thread, self Value) (Value, error) {
	d := AsModule(self).Dict
	name := "?"
	if s := AsStr(orNone(d.GetString("__name__"))); s != nil {
		name = s.S
	}
	quoted, err := t.Repr(NewStr(name))
	if err != nil {
		return Value{}, err
	}
	if f := AsStr(orNone(d.GetString("__file__"))); f != nil {
		file, err := t.Repr(f.Value())
		return NewStr("<module " + quoted + " from " + file + ">"), err
	}
	if t.Interp.Native[name] {
		return NewStr("<module " + quoted + " (built-in)>"), nil
	}
	rest, err := t.moduleSource(d)
	return NewStr("<module " + quoted + rest + ">"), err
}

// moduleSource is how the repr of a module that says no file tells where it is from: by its spec, or else by its loader.
func (t *Thread) moduleSource(d *Dict) (string, error) {
	loader := orNone(d.GetString("__loader__"))
	if spec := orNone(d.GetString("__spec__")); !spec.IsNone() {
		origin, err := t.Attr(spec, "origin")
		if err != nil {
			return "", err
		}
		if !origin.IsNone() {
			located, err := t.Attr(spec, "has_location")
			if err != nil {
				return "", err
			}
			yes, err := t.Truth(located)
			if err != nil {
				return "", err
			}
			if yes {
				text, err := t.Repr(origin)
				return " from " + text, err
			}
			text, err := t.Str(origin)
			return " (" + text + ")", err
		}
		if loader, err = t.Attr(spec, "loader"); err != nil {
			return "", err
		}
	}
	path := d.GetString("__path__")
	switch {
	case !path.IsNull() && (loader.IsNone() || loader.Type().Name == "NamespaceLoader"):
		text, err := t.Repr(path)
		return " (namespace) from " + text, err
	case loader.IsNone():
		return "", nil
	}
	text, err := t.Repr(loader)
	return " (" + text + ")", err
}
