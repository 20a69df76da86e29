package python

import (
	"strings"

	"github.com/jinklink/jink/python/stdlib/lib"
	"github.com/jinklink/jink/python/vm"
)

// finder finds modules in Python: in the directories of sys.path, then among those that are built in.
type finder struct {
	files  Files
	stdlib []string
}

// builtinDir is where the modules that are built in seem to be.
const builtinDir = "<jink>/"

func (f finder) Find(name string, path []string) (vm.Source, bool, error) {
	last := name[strings.LastIndexByte(name, '.')+1:]
	if f.files != nil {
		var namespace []string
		for _, dir := range path {
			base := join(dir, last)
			if file, _ := f.files.Kind(base + "/__init__.py"); file {
				text, err := f.files.ReadFile(base + "/__init__.py")
				return vm.Source{Filename: base + "/__init__.py", Text: text, Package: true, Path: []string{base}}, true, err
			}
			if file, _ := f.files.Kind(base + ".py"); file {
				text, err := f.files.ReadFile(base + ".py")
				return vm.Source{Filename: base + ".py", Text: text}, true, err
			}
			if _, isDir := f.files.Kind(base); isDir {
				namespace = append(namespace, base)
			}
		}
		if namespace != nil {
			return vm.Source{Package: true, NoFile: true, Path: namespace}, true, nil
		}
	}
	if !permitted(f.stdlib, name) {
		return vm.Source{}, false, nil
	}
	at := strings.ReplaceAll(name, ".", "/")
	if text, err := lib.Files.ReadFile(at + "/__init__.py"); err == nil {
		return vm.Source{Filename: builtinDir + at + "/__init__.py", Text: text, Package: true, Path: []string{builtinDir + at}}, true, nil
	}
	if text, err := lib.Files.ReadFile(at + ".py"); err == nil {
		return vm.Source{Filename: builtinDir + at + ".py", Text: text}, true, nil
	}
	return vm.Source{}, false, nil
}

func join(dir, name string) string {
	if dir == "" {
		return name
	}
	return strings.TrimSuffix(dir, "/") + "/" + name
}

// splitLines splits a source as Python counts its lines: \r\n and \r end lines too.
func splitLines(s string) []string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.Split(s, "\n")
}
