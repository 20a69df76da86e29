package vm

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// Import imports a module by its full name, its parents first, and gives the module itself.
func (rt *Runtime) Import(t *object.Thread, name string) (object.Value, error) {
	if m := rt.Interp.Modules.GetString(name); !m.IsNull() {
		if m.IsNone() {
			return m, t.RaiseImport(object.ModuleNotFoundError, name, "import of %s halted; None in sys.modules", name)
		}
		return m, nil
	}
	if name == "" {
		return object.Value{}, t.Raise(object.ValueError, "Empty module name")
	}
	if err := t.Enter(" in import"); err != nil {
		return object.Value{}, err
	}
	defer t.Leave()
	path := rt.searchPath()
	parent, last, dotted := cutLast(name)
	var holder object.Value
	if dotted {
		var err error
		if holder, err = rt.Import(t, parent); err != nil {
			return object.Value{}, err
		}
		if m := rt.Interp.Modules.GetString(name); !m.IsNull() {
			return m, nil // the parent imported it
		}
		own, err := t.FindAttr(holder, t.Interp.Intern("__path__"))
		if err != nil {
			return object.Value{}, err
		}
		if own.IsNull() {
			if _, native := rt.config.Modules[name]; !native {
				return object.Value{}, t.RaiseImport(object.ModuleNotFoundError, name, "No module named '%s'; '%s' is not a package", name, parent)
			}
		} else if path, err = stringsOf(t, own); err != nil {
			return object.Value{}, err
		}
	}
	m, err := rt.load(t, name, parent, path)
	if err != nil {
		return object.Value{}, err
	}
	if dotted {
		if err := t.SetAttr(holder, t.Interp.Intern(last), m); err != nil {
			return object.Value{}, err
		}
	}
	return m, nil
}

// cutLast cuts a dotted name before its last part.
func cutLast(name string) (parent, last string, dotted bool) {
	i := strings.LastIndexByte(name, '.')
	if i <= 0 { // a name that begins with a dot has no parent
		return "", name, false
	}
	return name[:i], name[i+1:], true
}

// searchPath is sys.path, as it is now.
func (rt *Runtime) searchPath() []string {
	if v := rt.Interp.Sys.GetString("path"); !v.IsNull() {
		if l := object.AsList(v); l != nil {
			var path []string
			for _, item := range l.Items {
				if s := object.AsStr(item); s != nil {
					path = append(path, s.S)
				}
			}
			return path
		}
	}
	return rt.config.Path
}

func stringsOf(t *object.Thread, v object.Value) ([]string, error) {
	var out []string
	err := t.Each(v, func(item object.Value) error {
		if s := object.AsStr(item); s != nil {
			out = append(out, s.S)
		}
		return nil
	})
	return out, err
}

// load makes a module that is not there yet: a native one, or from source.
func (rt *Runtime) load(t *object.Thread, name, parent string, path []string) (object.Value, error) {
	if make, ok := rt.config.Modules[name]; ok {
		m, err := make(t)
		if err != nil {
			return object.Value{}, err
		}
		m.Dict.SetString("__package__", object.NewStr(parent))
		rt.Interp.Modules.SetString(name, m.Value())
		return m.Value(), nil
	}
	if rt.config.Finder == nil {
		return object.Value{}, t.RaiseImport(object.ModuleNotFoundError, name, "No module named '%s'", name)
	}
	src, found, err := rt.config.Finder.Find(name, path)
	if err != nil {
		return object.Value{}, t.RaiseImport(object.ImportError, name, "%s", err.Error())
	}
	if !found {
		return object.Value{}, t.RaiseImport(object.ModuleNotFoundError, name, "No module named '%s'", name)
	}
	m := object.NewModule(name, "")
	d := m.Dict
	d.SetString("__builtins__", rt.Interp.Modules.GetString("builtins"))
	pkg := parent
	if src.Package {
		pkg = name
		items := make([]object.Value, len(src.Path))
		for i, p := range src.Path {
			items[i] = object.NewStr(p)
		}
		d.SetString("__path__", object.NewList(items))
	}
	d.SetString("__package__", object.NewStr(pkg))
	if src.NoFile {
		rt.Interp.Modules.SetString(name, m.Value())
		return m.Value(), nil
	}
	d.SetString("__file__", object.NewStr(src.Filename))
	d.SetString("__cached__", object.None)
	code, err := rt.compileModule(t, src)
	if err != nil {
		return object.Value{}, err
	}
	rt.Interp.Modules.SetString(name, m.Value())
	m.Initializing = true
	_, err = rt.Exec(code, d, d.Value())
	m.Initializing = false
	if err != nil {
		rt.Interp.Modules.DeleteString(name)
		return object.Value{}, err
	}
	// A module may replace itself.
	if own := rt.Interp.Modules.GetString(name); !own.IsNull() {
		return own, nil
	}
	return object.Value{}, t.RaiseImport(object.ImportError, name, "module %s not in sys.modules", name)
}

// importName is the import statement: with an empty fromlist it gives the first package of a dotted name.
func (m *machine) importName(f *frame, name string, level, fromlist object.Value) (object.Value, error) {
	t := m.thread
	if imp := f.builtins.GetString("__import__"); !imp.IsNull() && imp != m.rt.importFunction {
		return t.Call(imp, object.NewStr(name), f.globals.Value(), orNone(f.mapping), fromlist, level)
	}
	return m.rt.importLevel(t, name, f.globals, fromlist, int(level.Int64()))
}

func (rt *Runtime) importLevel(t *object.Thread, name string, globals *object.Dict, fromlist object.Value, level int) (object.Value, error) {
	full := name
	if level > 0 {
		pkg, err := packageOf(t, globals, level)
		if err != nil {
			return object.Value{}, err
		}
		full = pkg
		if name != "" {
			full = pkg + "." + name
		}
	}
	mod, err := rt.Import(t, full)
	if err != nil {
		return object.Value{}, err
	}
	has := false
	if !fromlist.IsNull() && !fromlist.IsNone() {
		if has, err = t.Truth(fromlist); err != nil {
			return object.Value{}, err
		}
	}
	if !has {
		if level == 0 {
			top, _, _ := strings.Cut(full, ".")
			return rt.Import(t, top)
		}
		if name == "" {
			return mod, nil
		}
		first, _, _ := strings.Cut(name, ".")
		return rt.Import(t, full[:len(full)-len(name)+len(first)])
	}
	return mod, rt.importSubmodules(t, mod, full, fromlist)
}

// importSubmodules imports those names of a fromlist that are submodules of a package.
func (rt *Runtime) importSubmodules(t *object.Thread, mod object.Value, full string, fromlist object.Value) error {
	path, err := t.FindAttr(mod, t.Interp.Intern("__path__"))
	if err != nil || path.IsNull() {
		return err
	}
	return t.Each(fromlist, func(item object.Value) error {
		s := object.AsStr(item)
		if s == nil {
			return t.Raise(object.TypeError, "Item in ``from list'' must be str, not %s", item.Type().Name)
		}
		if s.S == "*" {
			all, err := t.FindAttr(mod, t.Interp.Intern("__all__"))
			if err != nil || all.IsNull() {
				return err
			}
			return rt.importSubmodules(t, mod, full, all)
		}
		have, err := t.FindAttr(mod, s)
		if err != nil || !have.IsNull() {
			return err
		}
		_, err = rt.Import(t, full+"."+s.S)
		if e := object.Raised(err); e != nil && object.Matches(err, object.ModuleNotFoundError) && object.ImportErrorName(e) == full+"."+s.S {
			return nil
		}
		return err
	})
}

// packageOf is the package that a relative import starts from.
func packageOf(t *object.Thread, globals *object.Dict, level int) (string, error) {
	pkg := object.AsStr(orNone(globals.GetString("__package__")))
	name := ""
	if pkg != nil {
		name = pkg.S
	} else if n := object.AsStr(orNone(globals.GetString("__name__"))); n != nil {
		name = n.S
		if globals.GetString("__path__").IsNull() {
			name, _, _ = cutLast(name)
		}
	}
	if name == "" {
		return "", t.Raise(object.ImportError, "attempted relative import with no known parent package")
	}
	for range level - 1 {
		parent, _, dotted := cutLast(name)
		if !dotted {
			return "", t.Raise(object.ImportError, "attempted relative import beyond top-level package")
		}
		name = parent
	}
	return name, nil
}

// importFrom is one name of from module import name.
func (m *machine) importFrom(mod object.Value, name *object.Str) (object.Value, error) {
	t := m.thread
	v, err := t.FindAttr(mod, name)
	if err != nil || !v.IsNull() {
		return v, err
	}
	pkg, err := t.FindAttr(mod, t.Interp.Intern("__name__"))
	if err != nil {
		return v, err
	}
	modName := "<unknown module name>"
	if s := object.AsStr(orNone(pkg)); s != nil {
		modName = s.S
		if sub := t.Interp.Modules.GetString(s.S + "." + name.S); !sub.IsNull() {
			return sub, nil
		}
	}
	file, err := t.FindAttr(mod, t.Interp.Intern("__file__"))
	if err != nil {
		return v, err
	}
	where := "unknown location"
	if s := object.AsStr(orNone(file)); s != nil {
		where = s.S
	}
	return v, t.RaiseImportFrom(modName, where, mod, name.S)
}

// importStar makes the public names of a module local.
func (m *machine) importStar(f *frame, mod object.Value) error {
	t := m.thread
	set := func(name, v object.Value) error { return t.SetItem(f.mapping, name, v) }
	all, err := t.FindAttr(mod, t.Interp.Intern("__all__"))
	if err != nil {
		return err
	}
	if !all.IsNull() {
		return t.Each(all, func(item object.Value) error {
			s := object.AsStr(item)
			if s == nil {
				return t.Raise(object.TypeError, "Item in %s.__all__ must be str, not %s", reprOf(t, mod), item.Type().Name)
			}
			v, err := t.GetAttr(mod, s)
			if err != nil {
				return err
			}
			return set(item, v)
		})
	}
	d := object.DictOf(mod)
	if d == nil {
		return t.Raise(object.ImportError, "from-import-* object has no __dict__ and no __all__")
	}
	for _, e := range d.Copy().Entries() {
		s := object.AsStr(orNone(e.Key))
		if e.Key.IsNull() || s == nil || strings.HasPrefix(s.S, "_") {
			continue
		}
		if err := set(e.Key, e.Value); err != nil {
			return err
		}
	}
	return nil
}
