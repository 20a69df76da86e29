package traceback_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
	"github.com/jinklink/jink/python/traceback"
	"github.com/jinklink/jink/python/vm"
)

// TestFormat_prints_what_CPython_prints runs each program of testdata/traceback, all of which end by an exception, and
// compares with what CPython 3.13 wrote to standard error.
func TestFormat_prints_what_CPython_prints(t *testing.T) {
	programs, err := filepath.Glob("../testdata/traceback/*.py")
	if err != nil || len(programs) < 60 {
		t.Fatal(len(programs), err)
	}
	for _, path := range programs {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".py"), func(t *testing.T) {
			want, err := os.ReadFile(strings.TrimSuffix(path, ".py") + ".err")
			if err != nil {
				t.Fatal(err)
			}
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			w := newWorld(t, filepath.Base(path), string(source))
			if got := w.format(w.run()); got != string(want) {
				t.Errorf("printed\n%s\nCPython prints\n%s", got, want)
			}
		})
	}
}

// world is an interpreter with the built-in types, and one source.
type world struct {
	t        *testing.T
	rt       *vm.Runtime
	filename string
	source   string
	stderr   strings.Builder
}

func newWorld(t *testing.T, filename, source string) *world {
	t.Helper()
	w := &world{t: t, filename: filename, source: source}
	rt, err := vm.New(vm.Config{Stderr: &w.stderr})
	if err != nil {
		t.Fatal(err)
	}
	w.rt = rt
	b := rt.Interp.Builtins
	for _, typ := range []*object.Type{object.ObjectType, object.TypeType, object.IntType, object.StrType, object.RangeType,
		object.PropertyType, object.StaticMethodType, object.ClassMethodType, object.ListType, object.DictType} {
		b.SetString(typ.Name, typ.Value())
	}
	var add func(typ *object.Type)
	add = func(typ *object.Type) {
		b.SetString(typ.Name, typ.Value())
		for _, sub := range rt.Thread.Subclasses(typ) {
			add(sub)
		}
	}
	add(object.BaseException)
	b.SetString("print", object.Fn("print", "(*)", "", func(th *object.Thread, a []object.Value) (object.Value, error) {
		for _, v := range a {
			if _, err := th.Str(v); err != nil {
				return object.Value{}, err
			}
		}
		return object.None, nil
	}).Value())
	b.SetString("len", object.Fn("len", "(obj, /)", "", func(th *object.Thread, a []object.Value) (object.Value, error) {
		n, err := th.Len(a[0])
		return object.Int(int64(n)), err
	}).Value())
	rt.Interp.Warnings().Source = func(filename string, line int) (string, bool) {
		lines, ok := w.lines(filename)
		if !ok || line < 1 || line > len(lines) {
			return "", false
		}
		return lines[line-1], true
	}
	return w
}

func (w *world) lines(filename string) ([]string, bool) {
	return strings.Split(w.source, "\n"), filename == w.filename
}

// run runs the program, and gives the error that ends it.
func (w *world) run() error {
	w.t.Helper()
	res, err := syntax.Parse([]byte(w.source), syntax.Config{Filename: w.filename})
	if err != nil {
		w.t.Fatal(err)
	}
	c, err := compile.Tree(res.Tree, compile.Config{Filename: w.filename, Source: []byte(w.source)})
	if err != nil {
		w.t.Fatal(err)
	}
	_, err = w.rt.RunMain(c)
	return err
}

func (w *world) format(err error) string {
	exc := object.Raised(err)
	if exc == nil {
		w.t.Fatal("ended without an exception:", err)
	}
	return w.stderr.String() + traceback.Format(w.rt.Thread, exc.Value(), traceback.Config{Source: w.lines})
}
