package syntax_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/syntax"
)

// dumpAll prints, for each file of a library that parses, or each n-th, the hash of its tree with all places.
const dumpAll = `
import ast, hashlib, os, sys, warnings
warnings.simplefilter("ignore")
n, step = 0, int(sys.argv[2])
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        n += name.endswith(".py")
        if name.endswith(".py") and n % step == 0:
            path = os.path.join(folder, name)
            try:
                tree = ast.dump(ast.parse(open(path, "rb").read()), include_attributes=True)
            except SyntaxError:
                tree = "error"
            print(hashlib.sha256(tree.encode("utf-8", "surrogatepass")).hexdigest(), path)
`

// cpython returns a CPython 3.13: the one that JINK_CPYTHON names, or one of pyenv's.
func cpython(t *testing.T) string {
	python := os.Getenv("JINK_CPYTHON")
	if home, err := os.UserHomeDir(); err == nil && python == "" {
		found, _ := filepath.Glob(filepath.Join(home, ".pyenv/versions/3.13.*/bin/python3.13"))
		if len(found) > 0 {
			python = found[len(found)-1]
		}
	}
	if python == "" {
		if slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "cpython") {
			t.Fatal("JINK_REQUIRE wants cpython: name one in JINK_CPYTHON")
		}
		t.Skip("no CPython 3.13 to compare with: name one in JINK_CPYTHON")
	}
	return python
}

// TestParse_reads_the_standard_library_as_CPython_does compares trees of CPython's library with its own: all of them if
// JINK_REQUIRE wants cpython, which takes a minute, and else each twentieth.
func TestParse_reads_the_standard_library_as_CPython_does(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a hundred files")
	}
	python := cpython(t)
	step, least := "20", 50
	if slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "cpython") {
		step, least = "1", 500
	}
	library, err := exec.Command(python, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", dumpAll, strings.TrimSpace(string(library)), step).Output()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for lines := bufio.NewScanner(strings.NewReader(string(out))); lines.Scan(); n++ {
		want, path, _ := strings.Cut(lines.Text(), " ")
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tree := "error"
		r, err := syntax.Parse(src, syntax.Config{Filename: path})
		if err == nil {
			tree = syntax.DumpPlaces(r.Tree)
		}
		if sum := sha256.Sum256([]byte(tree)); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s: not the same (%v)", path, err)
		}
	}
	if n < least {
		t.Errorf("only %d files", n)
	}
}
