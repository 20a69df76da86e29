package python

import (
	"maps"
	"slices"
	"strings"

	"github.com/jinklink/jink/python/stdlib/lib"
	"github.com/jinklink/jink/python/vm"
)

// This file holds what changes where the library of an installed CPython is in use: Config.Library.

// native are the modules in Go. Those of which the library has a file make way for it: CPython has them in Python, so that a
// program which asked for its library gets them from there.
func (c Config) native(source func(filename string) ([]string, bool)) map[string]vm.Module {
	all := modules(c, source)
	if c.Library == "" || c.Files == nil {
		return all
	}
	for name := range all {
		base := join(c.Library, strings.ReplaceAll(name, ".", "/"))
		module, _ := c.Files.Kind(base + ".py")
		pkg, _ := c.Files.Kind(base + "/__init__.py")
		if module || pkg {
			delete(all, name)
		}
	}
	return all
}

// searchPath is what sys.path begins as. The library comes last there, as in CPython.
func (c Config) searchPath() []string {
	if c.Library == "" {
		return c.Path
	}
	return append(slices.Clip(c.Path), c.Library)
}

// BuiltIn are the names of the modules that need no files, sorted; those of submodules are not among them.
func BuiltIn() []string {
	names := map[string]bool{}
	for name := range modules(Config{}, nil) {
		names[name] = true
	}
	entries, err := lib.Files.ReadDir(".")
	if err != nil {
		return nil // an embedded directory can be read
	}
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), ".py"); e.IsDir() || name != e.Name() {
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}
