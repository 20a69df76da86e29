// Package sys holds Python's module sys: what an interpreter says of itself, and its standard streams.
//
// What belongs to the interpreter (modules, recursion limit, arguments) lives in object.Interpreter, so that the virtual
// machine and this module speak of the same thing. There are no functions to trace or profile a program.
package sys

import (
	"cmp"
	"sync"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
)

type (
	thread = object.Thread
	value  = object.Value
)

var defineTypes = sync.OnceFunc(defineRecords)

// Module makes module sys for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("sys", "What the interpreter says of itself.")
	t.Interp.Sys = m.Dict
	m.Add(functions()...)
	addFacts(t, m)
	if err := addImplementation(t, m); err != nil {
		return nil, err
	}
	m.Set("modules", t.Interp.Modules.Value())
	m.Set("path", strs(t.Interp.Path))
	m.Set("argv", strs(t.Interp.Args))
	executable := object.NewStr(t.Interp.Executable)
	m.Set("executable", executable)
	m.Set("_base_executable", executable)
	m.Set("orig_argv", strs(append([]string{cmp.Or(t.Interp.Executable, "jink")}, t.Interp.Args...)))
	stdin, stdout, stderr := io.Console(t)
	t.Interp.Console = stdout
	for name, v := range map[string]value{"stdin": stdin, "stdout": stdout, "stderr": stderr} {
		m.Set(name, v)
		m.Set("__"+name+"__", v)
	}
	for _, hook := range []string{"breakpointhook", "displayhook", "excepthook", "unraisablehook"} {
		m.Set("__"+hook+"__", m.Dict.GetString(hook))
	}
	return m, addNames(t, m)
}

func strs(list []string) value {
	items := make([]value, len(list))
	for i, s := range list {
		items[i] = object.NewStr(s)
	}
	return object.NewList(items)
}

// addFacts puts in what is the same for every interpreter.
func addFacts(t *thread, m *object.Module) {
	for name, v := range map[string]string{
		"version": "3.13.0 (jink, pure Go)", "byteorder": "little", "platform": "linux", "copyright": "Copyright (c) The jink authors.",
		"prefix": "", "exec_prefix": "", "base_prefix": "", "base_exec_prefix": "",
		"platlibdir": "lib", "abiflags": "", "float_repr_style": "short", "_framework": "",
	} {
		m.Set(name, object.NewStr(v))
	}
	for name, v := range map[string]int64{"maxsize": 1<<63 - 1, "maxunicode": 0x10ffff, "hexversion": 0x030d00f0, "api_version": 1013} {
		m.Set(name, object.Int(v))
	}
	for _, name := range []string{"warnoptions", "meta_path", "path_hooks"} {
		m.Set(name, object.NewList(nil))
	}
	for _, name := range []string{"_xoptions", "path_importer_cache"} {
		m.Set(name, object.NewDict().Value())
	}
	m.Set("dont_write_bytecode", object.True)
	m.Set("pycache_prefix", object.None)
	m.Set("_git", object.NewTuple(object.NewStr("jink"), object.NewStr(""), object.NewStr("")))
	addRecords(m)
}

// addImplementation puts in sys.implementation. Programs that ask for the name want to know whether details of CPython
// hold, so it does not say cpython.
func addImplementation(t *thread, m *object.Module) error {
	version := m.Dict.GetString("version_info")
	ns, err := t.CallNamed(object.SimpleNamespaceType.Value(), []value{object.NewStr("jink"), object.None, version, object.Int(0x030d00f0)},
		object.Names{t.Interp.Intern("name"), t.Interp.Intern("cache_tag"), t.Interp.Intern("version"), t.Interp.Intern("hexversion")})
	if err != nil {
		return err
	}
	m.Set("implementation", ns)
	return nil
}

// addNames puts in the names of modules: of those written in Go, and of those of the standard library.
func addNames(t *thread, m *object.Module) error {
	native := make([]value, 0, len(t.Interp.Native))
	for name := range t.Interp.Native {
		native = append(native, object.NewStr(name))
	}
	list := object.NewList(native)
	if _, err := t.CallMethod(list, "sort"); err != nil {
		return err
	}
	m.Set("builtin_module_names", object.NewTuple(object.AsList(list).Items...))
	var names []value
	for _, name := range object.StdlibModules() {
		names = append(names, object.NewStr(name))
	}
	set, err := t.Call(object.FrozenSetType.Value(), object.NewList(names))
	m.Set("stdlib_module_names", set)
	return err
}

func given(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}
