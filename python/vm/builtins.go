package vm

import "github.com/jinklink/jink/python/object"

// builtinsModule is module builtins: the native module of that name, if there is one, and the functions that look at
// frames or compile.
func (rt *Runtime) builtinsModule(t *object.Thread) (*object.Module, error) {
	m := object.NewModule("builtins", "Built-in functions, types, exceptions, and other objects.")
	if make, ok := rt.config.Modules["builtins"]; ok {
		made, err := make(t)
		if err != nil {
			return nil, err
		}
		m = made
	}
	functions := []*object.Builtin{
		object.FullFn("__build_class__", "Make a class; used by the class statement.", func(t *object.Thread, args []object.Value, names object.Names) (object.Value, error) {
			return runtimeOf(t).buildClass(t, args, names)
		}),
		object.Fn("__import__", "(name, globals=None, locals=None, fromlist=(), level=0)", "Import a module.", by((*Runtime).importBuiltin)),
		object.Fn("eval", "(source, /, globals=None, locals=None)", "Evaluate an expression.", by((*Runtime).eval)),
		object.Fn("exec", "(source, /, globals=None, locals=None, *, closure=None)", "Execute statements.", by((*Runtime).exec)),
		object.Fn("compile", "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", "Compile source into a code object.", by((*Runtime).compileFunction)),
		object.Fn("globals", "()", "The namespace of the current module.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			if g := runtimeOf(t).CurrentGlobals(t); g != nil {
				return g.Value(), nil
			}
			return object.None, nil
		}),
		object.Fn("locals", "()", "The namespace of the current scope.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return runtimeOf(t).locals(t)
		}),
		object.Fn("vars", "(object=None, /)", "The __dict__ of an object, or locals().", func(t *object.Thread, a []object.Value) (object.Value, error) {
			if a[0].IsNull() {
				return runtimeOf(t).locals(t)
			}
			v, err := t.FindAttr(a[0], t.Interp.Intern("__dict__"))
			if err == nil && v.IsNull() {
				return v, t.Raise(object.TypeError, "vars() argument must have __dict__ attribute")
			}
			return v, err
		}),
		object.Fn("dir", "(object=None, /)", "The names of a scope, or of the attributes of an object.", by((*Runtime).dir)),
	}
	for _, b := range functions {
		m.Dict.SetString(b.Name, b.Value())
		if b.Name == "__import__" {
			rt.importFunction = b.Value()
		}
	}
	return m, nil
}

// runtimeOf is the runtime of a thread. Functions of modules ask for it, since copies of an interpreter share them.
func runtimeOf(t *object.Thread) *Runtime { return machineOf(t).rt }

func by(f func(rt *Runtime, t *object.Thread, a []object.Value) (object.Value, error)) func(*object.Thread, []object.Value) (object.Value, error) {
	return func(t *object.Thread, a []object.Value) (object.Value, error) { return f(runtimeOf(t), t, a) }
}

// locals is the namespace of the current scope: of a function, a dict of its own each time.
func (rt *Runtime) locals(t *object.Thread) (object.Value, error) {
	f := machineOf(t).cur
	if f == nil {
		return object.Value{}, t.Raise(object.SystemError, "frame does not exist")
	}
	v := f.frameObject().Snapshot()
	if v != f.mapping {
		return v, t.Allocate(48 * object.AsDict(v).Len())
	}
	return v, nil
}

func (rt *Runtime) dir(t *object.Thread, a []object.Value) (object.Value, error) {
	var names object.Value
	var err error
	if a[0].IsNull() {
		l, err := rt.locals(t)
		if err != nil {
			return l, err
		}
		if names, err = t.CallMethod(l, "keys"); err != nil {
			return names, err
		}
	} else {
		var found bool
		if names, found, err = t.CallSpecial(a[0], "__dir__"); err != nil {
			return names, err
		}
		if !found {
			return names, t.Raise(object.TypeError, "object does not provide __dir__")
		}
	}
	items, err := t.Items(names)
	if err != nil {
		return names, err
	}
	l := object.NewList(items)
	_, err = t.CallMethod(l, "sort")
	return l, err
}

func (rt *Runtime) importBuiltin(t *object.Thread, a []object.Value) (object.Value, error) {
	if object.AsStr(a[0]) == nil {
		return object.Value{}, t.Raise(object.TypeError, "module name must be a string")
	}
	name := object.AsStr(a[0]).S
	err := t.Charge(len(name) >> 2)
	if err != nil {
		return object.Value{}, err
	}
	level := 0
	if !a[4].IsNull() {
		if level, err = t.IntArg(a[4]); err != nil {
			return object.Value{}, err
		}
	}
	if level < 0 {
		return object.Value{}, t.Raise(object.ValueError, "level must be >= 0")
	}
	globals := object.AsDict(orNone(a[1]))
	if globals == nil {
		globals = object.NewDict()
	}
	return rt.importLevel(t, name, globals, a[3], level)
}
