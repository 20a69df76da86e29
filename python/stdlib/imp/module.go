// Package imp holds module _imp: what module importlib must know of how modules are found. How they are loaded package vm knows.
package imp

import "github.com/jinklink/jink/python/object"

type (
	thread = object.Thread
	value  = object.Value
)

// Found is where a module would come from.
type Found struct {
	Filename string
	Package  bool
	Path     []string
	NoFile   bool
}

// Config says what module _imp may reach.
type Config struct {
	// Find looks for a module in the directories of path, as imports do; nil: nothing is found.
	Find func(name string, path []string) (Found, bool, error)
}

// Module makes module _imp for an interpreter.
func (c Config) Module(t *thread) (*object.Module, error) {
	m := object.NewModule("_imp", "How modules are found.")
	m.Add(
		object.Fn("is_builtin", "(name, /)", "Return 1 if the module is a native one.", func(t *thread, a []value) (value, error) {
			name, err := t.StrArg(a[0], "is_builtin() argument")
			if err != nil {
				return value{}, err
			}
			if t.Interp.Native[name] {
				return object.Int(1), nil
			}
			return object.Int(0), nil
		}),
		object.Fn("is_frozen", "(name, /)", "Return False: no module is frozen.", func(t *thread, a []value) (value, error) { return object.False, nil }),
		object.Fn("extension_suffixes", "()", "Return the suffixes of extension modules, of which there are none.", func(t *thread, a []value) (value, error) {
			return object.NewList(nil), nil
		}),
		object.Fn("_find", "(name, path, /)", "Return file, whether it is a package, and its path, of a module that could be imported; or None.", c.find),
	)
	// Tests import a module anew with these: there is nothing frozen that could be in the way, nor an extension.
	m.Add(
		object.Fn("_override_frozen_modules_for_tests", "(override, /)", "Do nothing: no module is frozen.", func(t *thread, a []value) (value, error) {
			return object.None, nil
		}),
		object.Fn("_override_multi_interp_extensions_check", "(override, /)", "Return 0: there are no extension modules to check.", func(t *thread, a []value) (value, error) {
			return object.Int(0), nil
		}),
	)
	for _, name := range []string{"acquire_lock", "release_lock"} {
		m.Add(object.Fn(name, "()", "Do nothing: an interpreter imports one module at a time.", func(t *thread, a []value) (value, error) {
			return object.None, nil
		}))
	}
	m.Add(object.Fn("lock_held", "()", "Return False.", func(t *thread, a []value) (value, error) { return object.False, nil }))
	m.Set("check_hash_based_pycs", object.NewStr("default"))
	return m, nil
}

func (c Config) find(t *thread, a []value) (value, error) {
	name, err := t.StrArg(a[0], "_find() argument 1")
	if err != nil {
		return value{}, err
	}
	items, err := t.Items(a[1])
	if err != nil {
		return value{}, err
	}
	var path []string
	for _, item := range items {
		if s := object.AsStr(item); s != nil {
			path = append(path, s.S)
		}
	}
	if err := t.Charge(100 * (1 + len(path))); err != nil {
		return value{}, err
	}
	if c.Find == nil {
		return object.None, nil
	}
	found, ok, err := c.Find(name, path)
	if err != nil {
		return value{}, t.Raise(object.ImportError, "%s", err.Error())
	}
	if !ok {
		return object.None, nil
	}
	dirs := make([]value, len(found.Path))
	for i, d := range found.Path {
		dirs[i] = object.NewStr(d)
	}
	file := object.None
	if !found.NoFile {
		file = object.NewStr(found.Filename)
	}
	return object.NewTuple(file, object.Bool(found.Package || found.NoFile), object.NewList(dirs)), nil
}
