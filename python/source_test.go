package python

import (
	"strings"
	"testing"
)

// TestTraceback_shows_the_lines_of_built_in_modules: they come from no file of the program's.
func TestTraceback_shows_the_lines_of_built_in_modules(t *testing.T) {
	source := "import types\ntypes.new_class(\"A\", (), None, lambda ns: 1 / 0)\n"
	p, err := Compile("x.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	in, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	err = in.Run(t.Context(), p)
	if err == nil || !strings.Contains(err.Error(), "  File \"<jink>/types.py\", line ") || !strings.Contains(err.Error(), "    exec_body(namespace)\n    ~~~~~~~~~^^^^^^^^^^^\n") {
		t.Errorf("printed\n%v", err)
	}
}

// TestRun_shows_the_warnings_of_a_source: before it runs, once for each run.
func TestRun_shows_the_warnings_of_a_source(t *testing.T) {
	p, err := Compile("x.py", []byte("print('run')\nassert (1, 'x')\n"))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		var out strings.Builder
		in, err := New(Config{Stdout: &out, Stderr: &out})
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Run(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		want := "x.py:2: SyntaxWarning: assertion is always true, perhaps remove parentheses?\n  assert (1, 'x')\nrun\n"
		if out.String() != want {
			t.Errorf("printed %q, want %q", out.String(), want)
		}
	}
}
