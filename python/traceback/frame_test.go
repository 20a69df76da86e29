package traceback_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/traceback"
)

// expressions is the source that the frames of these tests are of.
func expressions(t testing.TB) func(string) ([]string, bool) {
	t.Helper()
	text, err := os.ReadFile("testdata/expressions.py")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(strings.TrimSuffix(string(text), "\n"), "\n")
	return func(filename string) ([]string, bool) { return lines, filename == "expressions.py" }
}

// TestFormatFrame_marks_what_CPython_marks compares with what traceback.StackSummary of CPython 3.13 makes of a frame at each
// expression and statement of testdata/expressions.py, and at some places that are none.
func TestFormatFrame_marks_what_CPython_marks(t *testing.T) {
	recorded, err := os.ReadFile("testdata/frames.txt")
	if err != nil {
		t.Fatal(err)
	}
	cfg := traceback.Config{Source: expressions(t)}
	blocks := strings.Split("\n"+string(recorded), "\n-- ")[1:]
	if len(blocks) < 300 {
		t.Fatal("only", len(blocks), "frames are recorded")
	}
	for _, block := range blocks {
		head, want, _ := strings.Cut(block, " --\n")
		f := traceback.Frame{Filename: "expressions.py", Name: "f"}
		if _, err := fmt.Sscan(head, &f.Line, &f.EndLine, &f.Col, &f.EndCol); err != nil {
			t.Fatalf("%q: %v", head, err)
		}
		want = strings.TrimSuffix(want, "\n") + "\n"
		if got := traceback.FormatFrame(f, cfg); got != want {
			t.Errorf("at %s\n%sCPython has\n%s", head, got, want)
		}
	}
}

func TestFormatStack_counts_what_repeats(t *testing.T) {
	frame := func(name string, line int) traceback.Frame {
		return traceback.Frame{Filename: "x.py", Name: name, Line: line, EndLine: line, Col: -1, EndCol: -1}
	}
	repeat := func(f traceback.Frame, n int) []traceback.Frame {
		var all []traceback.Frame
		for range n {
			all = append(all, f)
		}
		return all
	}
	at := func(name string) string { return "  File \"x.py\", line 1, in " + name + "\n" }
	for _, c := range []struct {
		frames []traceback.Frame
		want   string
	}{
		{nil, ""},
		{repeat(frame("f", 1), 3), strings.Repeat(at("f"), 3)},
		{repeat(frame("f", 1), 4), strings.Repeat(at("f"), 3) + "  [Previous line repeated 1 more time]\n"},
		{append(repeat(frame("f", 1), 1000), frame("g", 1)), strings.Repeat(at("f"), 3) + "  [Previous line repeated 997 more times]\n" + at("g")},
		{append(repeat(frame("f", 1), 2), append(repeat(frame("g", 1), 1), repeat(frame("f", 1), 2)...)...),
			at("f") + at("f") + at("g") + at("f") + at("f")},
	} {
		if got := strings.Join(traceback.FormatStack(c.frames, traceback.Config{}), ""); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}

func TestFormatFrame_shows_locals_below_the_line(t *testing.T) {
	f := traceback.Frame{Filename: "expressions.py", Name: "f", Line: 1, EndLine: 1, Col: 0, EndCol: 5,
		Locals: []traceback.Local{{Name: "a", Value: "1"}, {Name: "b", Value: "'x'"}}}
	want := "  File \"expressions.py\", line 1, in f\n    a + b\n    ~~^~~\n    a = 1\n    b = 'x'\n"
	if got := traceback.FormatFrame(f, traceback.Config{Source: expressions(t)}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// FuzzFormatFrame: positions come from code objects, which programs can make, and sources from files, which may have changed.
func FuzzFormatFrame(f *testing.F) {
	f.Add("a + b", 1, 1, 0, 5)
	f.Add("x = (a\n  + b)\n", 1, 2, 4, 5)
	f.Add("f(\n1,\n2,\n3)", 1, 4, 0, 2)
	f.Add("\tä[日]", 1, 1, 1, 9)
	f.Add("a\n\n\nb", 2, 100, 7, -3)
	f.Add("(\x00)\xff\xed\xa0\x80", -1, 1<<40, 3, 1<<40)
	f.Fuzz(func(t *testing.T, source string, line, endLine, col, endCol int) {
		if len(source) > 1<<12 {
			return
		}
		lines := strings.SplitAfter(source, "\n")
		cfg := traceback.Config{Source: func(string) ([]string, bool) { return lines, true }}
		got := traceback.FormatFrame(traceback.Frame{Filename: "x.py", Line: line, EndLine: endLine, Col: col, EndCol: endCol, Name: "f"}, cfg)
		if !strings.HasPrefix(got, "  File \"x.py\", line ") || !strings.HasSuffix(got, "\n") {
			t.Errorf("printed %q", got)
		}
		// Each line of the source is shown once at most, with one line of marks no longer than it and its columns.
		if len(got) > 200+8*len(source)+2*max(0, min(endCol, len(source)))+20*len(lines) {
			t.Errorf("printed %d bytes of %d", len(got), len(source))
		}
	})
}
