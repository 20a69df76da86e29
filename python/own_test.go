package python

import (
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/stdlib/lib"
)

// tooLong is how many lines in a row may not be the same as in CPython's library. Shorter runs come about by themselves:
// names, signatures and messages are the same, since programs depend on them.
const tooLong = 12

// facts are files with a longer run, which nobody could write in another way.
var facts = map[string]string{
	"lib/inspect.py": "the names and values of BufferFlags are those of the C interface of buffers",
}

// TestPython_is_our_own compares the modules of the library that are written in Python, and the programs of the corpus, with
// all of CPython's library and its tests: what they do is documented, how they do it is for us to find.
func TestPython_is_our_own(t *testing.T) {
	cpython := oracle()
	if cpython == "" {
		t.Skip("needs CPython 3.13 (JINK_CPYTHON)")
	}
	theirs, err := exec.Command(cpython, "-I", "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Fatalf("asking %s for its library: %v", cpython, err)
	}
	ours := map[string]string{} // a run of lines: the file that has it
	for dir, files := range map[string]fs.FS{"lib/": lib.Files, "testdata/": os.DirFS("testdata")} {
		eachSource(t, files, func(path, text string) {
			for _, run := range runs(text, tooLong) {
				ours[run] = dir + path
			}
		})
	}
	shared := map[string]bool{}
	eachSource(t, os.DirFS(strings.TrimSpace(string(theirs))), func(path, text string) {
		for _, run := range runs(text, tooLong) {
			name, found := ours[run]
			if !found || shared[name] {
				continue
			}
			shared[name] = true
			if facts[name] == "" {
				t.Errorf("%s has %d lines in a row that are the same in CPython's %s:\n%s", name, tooLong, path, run)
			}
		}
	})
	for name := range facts {
		if !shared[name] {
			t.Errorf("%s is an exception that is not needed any more", name)
		}
	}
}

// TestRuns_ignore_what_does_not_make_a_text_another: indentation and blank lines.
func TestRuns_ignore_what_does_not_make_a_text_another(t *testing.T) {
	const a, b = "def f():\n\n    x = 1\n    return x\n", "class C:\n    def f():\n        x = 1\n        return x"
	if have, want := runs(a, 3), runs(b, 3)[1:]; !slices.Equal(have, want) {
		t.Errorf("runs of one text are %q, of the other %q", have, want)
	}
	if have := runs(a, 4); have != nil {
		t.Errorf("three lines have the runs %q of four", have)
	}
}

// runs returns all runs of n lines of a text, without blank lines and indentation.
func runs(text string, n int) []string {
	var lines, all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	for i := range len(lines) - n + 1 {
		all = append(all, strings.Join(lines[i:i+n], "\n"))
	}
	return all
}

// eachSource calls a function for each Python file of a file system, but for what was installed into it.
func eachSource(t *testing.T, files fs.FS, visit func(path, text string)) {
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "site-packages" {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".py") {
			return nil
		}
		text, err := fs.ReadFile(files, path)
		visit(path, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
