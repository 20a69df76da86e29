package compile_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/syntax"
)

// oracle is where CPython 3.13 is looked for, unless JINK_CPYTHON names it.
const oracle = ".pyenv/versions/3.13.0/bin/python3.13"

// describe is a program for the oracle: it compiles each file of its library and tells what its code objects are like.
const describe = `
import json, os, sys, types, warnings
warnings.simplefilter("ignore")
def walk(co, out):
    out.append([co.co_qualname, co.co_firstlineno, co.co_flags, co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount,
        list(co.co_varnames), list(co.co_cellvars), list(co.co_freevars), sorted(set(co.co_names))])
    for k in co.co_consts:
        if isinstance(k, types.CodeType):
            walk(k, out)
paths = sorted(os.path.join(dir, name) for dir, _, files in os.walk(os.path.dirname(os.__file__))
    for name in files if name.endswith(".py"))
for path in paths[::int(sys.argv[1])]:
    out = []
    error = None
    try:
        with open(path, "rb") as f:
            walk(compile(f.read(), path, "exec", dont_inherit=True, optimize=0), out)
    except SyntaxError as e:
        error = [e.msg, e.lineno]
    except ValueError as e:
        continue
    sys.stdout.write(json.dumps([path, error, out]) + "\n")
`

// described is a code object, as the oracle and as we describe it.
type described struct {
	QualName             string
	FirstLine, Flags     int
	Args, PosOnly, KwArg int
	VarNames, CellVars   []string
	FreeVars, Names      []string
}

func (d *described) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&d.QualName, &d.FirstLine, &d.Flags, &d.Args, &d.PosOnly, &d.KwArg, &d.VarNames,
		&d.CellVars, &d.FreeVars, &d.Names})
}

// normalize takes from what the oracle says about variables what is peculiar to how it lays them out: slots for cells of
// inlined comprehensions, which here are cells only; slots for all that a comprehension in a class body reads; and a
// parameter of generic functions for defaults that there are none of.
func (d *described) normalize(ours described) {
	parameters := d.Args + d.KwArg
	for _, flag := range []code.Flags{code.VarArgs, code.VarKeywords} {
		if d.Flags&int(flag) != 0 {
			parameters++
		}
	}
	var kept []string
	for i, name := range d.VarNames {
		switch {
		case i < parameters:
		case slices.Contains(d.CellVars, name), name == ".defaults" && d.Args == 0:
			continue
		case d.Flags&int(code.Optimized) == 0 && !slices.Contains(ours.VarNames, name):
			continue
		}
		kept = append(kept, name)
	}
	d.VarNames = kept
	slices.Sort(d.CellVars) // cells that have slots come first there
}

func required() bool {
	return slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "cpython")
}

// cpython gives the oracle, or skips the test where there is none and it is not required.
func cpython(t *testing.T) string {
	python := os.Getenv("JINK_CPYTHON")
	if python == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			t.Fatal(err)
		}
		python = filepath.Join(home, oracle)
	}
	if _, err := os.Stat(python); err != nil {
		if required() {
			t.Fatalf("CPython 3.13 is required: %v", err)
		}
		t.Skipf("CPython 3.13 is not here: %v", err)
	}
	return python
}

// TestLibrary_compiles_as_CPython_compiles_it goes through CPython's library: for each code object the variables, the names
// and the flags are the same, and what comes out is sound, improved or not. Where CPython is required it goes through all of
// it, elsewhere through every 20th file.
func TestLibrary_compiles_as_CPython_compiles_it(t *testing.T) {
	step, least := "20", 50
	if required() {
		step, least = "1", 1000
	}
	cmd := exec.Command(cpython(t), "-I", "-c", describe, step)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	files, objects := 0, 0
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var path string
		var theirError []any
		var theirs []described
		if err := json.Unmarshal(lines.Bytes(), &[]any{&path, &theirError, &theirs}); err != nil {
			t.Fatal(err)
		}
		files++
		objects += len(theirs)
		compareFile(t, path, theirError, theirs)
	}
	if err := cmd.Wait(); err != nil || lines.Err() != nil {
		t.Fatal(err, lines.Err())
	}
	if files < least {
		t.Errorf("only %d files were found", files)
	}
	t.Logf("%d files, %d code objects", files, objects)
}

func compareFile(t *testing.T, path string, theirError []any, theirs []described) {
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := syntax.Parse(src, syntax.Config{Filename: path})
	if err != nil {
		return // the parser has tests of its own
	}
	made, err := compile.Tree(parsed.Tree, compile.Config{Filename: path, Source: src})
	if theirError != nil || err != nil {
		ours := ""
		if e, ok := err.(*syntax.SyntaxError); ok {
			ours = fmt.Sprint([]any{e.Msg, e.Line})
		}
		if theirs := fmt.Sprint(theirError); ours != theirs {
			t.Errorf("%s: error %s, want %s", path, ours, theirs)
		}
		return
	}
	if err := code.Verify(made); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	plain, err := compile.Tree(parsed.Tree, compile.Config{Filename: path, Optimize: -1})
	if err == nil {
		err = code.Verify(plain)
	}
	if err != nil {
		t.Errorf("%s, not improved: %v", path, err)
	}
	ours := flatten(made, nil)
	order := func(a, b described) int {
		if a.FirstLine != b.FirstLine {
			return a.FirstLine - b.FirstLine
		}
		return strings.Compare(a.QualName, b.QualName)
	}
	slices.SortStableFunc(ours, order)
	slices.SortStableFunc(theirs, order)
	for i := range min(len(ours), len(theirs)) {
		theirs[i].normalize(ours[i])
		ours[i].normalize(ours[i])
		if a, b := fmt.Sprintf("%+v", ours[i]), fmt.Sprintf("%+v", theirs[i]); a != b {
			t.Errorf("%s:\n got %s\nwant %s", path, a, b)
			return
		}
	}
	if len(ours) != len(theirs) {
		t.Errorf("%s: %d code objects, want %d", path, len(ours), len(theirs))
	}
}

// flatten describes a code object and those in it.
func flatten(c *code.Code, list []described) []described {
	names := slices.Compact(slices.Sorted(slices.Values(c.Names)))
	list = append(list, described{c.QualName, c.FirstLine, int(c.Flags &^ (code.HasDocstring | code.Method)), c.ArgCount,
		c.PosOnlyArgCount, c.KwOnlyArgCount, c.VarNames, c.CellVars, c.FreeVars, names})
	for _, k := range c.Consts {
		if inner, ok := k.(*code.Code); ok {
			list = flatten(inner, list)
		}
	}
	return list
}
