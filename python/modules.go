package python

import (
	"github.com/jinklink/jink/python/stdlib/abc"
	"github.com/jinklink/jink/python/stdlib/ast"
	"github.com/jinklink/jink/python/stdlib/atexit"
	"github.com/jinklink/jink/python/stdlib/bisect"
	"github.com/jinklink/jink/python/stdlib/builtins"
	"github.com/jinklink/jink/python/stdlib/cmath"
	"github.com/jinklink/jink/python/stdlib/collections"
	"github.com/jinklink/jink/python/stdlib/dis"
	"github.com/jinklink/jink/python/stdlib/errno"
	"github.com/jinklink/jink/python/stdlib/functools"
	"github.com/jinklink/jink/python/stdlib/gc"
	"github.com/jinklink/jink/python/stdlib/heapq"
	"github.com/jinklink/jink/python/stdlib/imp"
	"github.com/jinklink/jink/python/stdlib/io"
	"github.com/jinklink/jink/python/stdlib/itertools"
	"github.com/jinklink/jink/python/stdlib/math"
	"github.com/jinklink/jink/python/stdlib/operator"
	"github.com/jinklink/jink/python/stdlib/sys"
	"github.com/jinklink/jink/python/stdlib/time"
	"github.com/jinklink/jink/python/stdlib/tokenize"
	"github.com/jinklink/jink/python/stdlib/traceback"
	"github.com/jinklink/jink/python/stdlib/types"
	"github.com/jinklink/jink/python/stdlib/typing"
	"github.com/jinklink/jink/python/stdlib/warnings"
	"github.com/jinklink/jink/python/stdlib/weakref"
	"github.com/jinklink/jink/python/vm"
)

// modules are the modules that are written in Go. source gives the lines of a file.
func modules(c Config, source func(filename string) ([]string, bool)) map[string]vm.Module {
	return map[string]vm.Module{
		"_abc":         abc.Module,
		"_ast":         ast.Module,
		"_bisect":      bisect.Module,
		"_heapq":       heapq.Module,
		"_collections": collections.Module,
		"_dis":         dis.Module,
		"_functools":   functools.Module,
		"_imp":         imp.Config{Find: findModule(c)}.Module,
		"_io":          io.Config{Files: c.Open}.Module,
		"_operator":    operator.Module,
		"_tokenize":    tokenize.Module,
		"_traceback":   traceback.Config{Source: source}.Module,
		"_types":       types.Module,
		"_typing":      typing.Module,
		"_warnings":    warnings.Module,
		"_weakref":     weakref.Module,
		"atexit":       atexit.Module,
		"builtins":     builtins.Module,
		"cmath":        cmath.Module,
		"errno":        errno.Module,
		"gc":           gc.Module,
		"itertools":    itertools.Module,
		"math":         math.Module,
		"operator":     operator.Module,
		"sys":          sys.Module,
		"time":         time.Config{Clock: c.Clock}.Module,
	}
}

// findModule finds modules for importlib, where imports would.
func findModule(c Config) func(name string, path []string) (imp.Found, bool, error) {
	return func(name string, path []string) (imp.Found, bool, error) {
		src, ok, err := finder{c.Files}.Find(name, path)
		return imp.Found{Filename: src.Filename, Package: src.Package, Path: src.Path, NoFile: src.NoFile}, ok, err
	}
}
