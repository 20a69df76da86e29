package python_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/jinklink/jink/python"
)

func TestSession_whole(t *testing.T) {
	in, err := python.New(python.Config{})
	if err != nil {
		t.Fatal(err)
	}
	s := in.NewSession()
	for _, c := range []struct {
		source      string
		whole, last bool // last: whole once an empty line was typed
	}{
		{"x = 1\n", true, true},
		{"x = (\n", false, true},
		{"x = '''a\n", false, true},
		{"if x:\n", false, true},
		{"if x: pass\n", false, true},
		{"if x:\n  pass\n", false, true},
		{"if x:\n  pass\nelse:\n", false, true},
		{"def f(:\n", true, true},
		{"x = 'a\n", true, true},
		{"@f\n", false, true},
		{"x = \\\n", false, true},
	} {
		if have := s.Whole(c.source, false); have != c.whole {
			t.Errorf("%q is whole: %v", c.source, have)
		}
		if have := s.Whole(c.source+"\n", true); have != c.last {
			t.Errorf("%q and an empty line is whole: %v", c.source, have)
		}
	}
}

func TestSession_runs_blocks(t *testing.T) {
	var out bytes.Buffer
	in, err := python.New(python.Config{Stdout: &out})
	if err != nil {
		t.Fatal(err)
	}
	s := in.NewSession()
	for _, c := range []struct {
		source string
		last   bool
		more   bool
	}{
		{"for i in 1, 2:\n", false, true},
		{"for i in 1, 2:\n  print(i)\n", false, true},
		{"for i in 1, 2:\n  print(i)\n  i * 10\n", false, true},
		{"for i in 1, 2:\n  print(i)\n  i * 10\n\n", true, false},
		{"_ + 1\n", false, false},
	} {
		more, err := s.Run(context.Background(), c.source, c.last)
		if more != c.more || err != nil {
			t.Errorf("%q: more %v, error %v", c.source, more, err)
		}
	}
	if have, want := out.String(), "1\n10\n2\n20\n21\n"; have != want {
		t.Errorf("printed %q, want %q", have, want)
	}
}

func TestSession_completes(t *testing.T) {
	in, err := python.New(python.Config{})
	if err != nil {
		t.Fatal(err)
	}
	s := in.NewSession()
	if _, err := s.Run(context.Background(), "class Cat:\n  legs = 4\n  _name = ''\n  @property\n  def bad(self): 1/0\nmycat = Cat()\n", true); err == nil {
		t.Fatal("two statements are one")
	}
	for _, source := range []string{"class Cat:\n  legs = 4\n  _name = ''\n  @property\n  def bad(self): 1/0\n\n", "mycat = Cat()\n", "import math\n"} {
		if _, err := s.Run(context.Background(), source, true); err != nil {
			t.Fatal(err)
		}
	}
	for text, want := range map[string][]string{
		"my":              {"mycat"},
		"f(my":            {"mycat"},
		"mycat.":          {"mycat.bad", "mycat.legs"},
		"mycat._n":        {"mycat._name"},
		"mycat.legs.bit_": {"mycat.legs.bit_count", "mycat.legs.bit_length"},
		"mycat.bad.":      {},
		"nothing.":        {},
		"isin":            {"isinstance"},
		"no":              {"nonlocal", "not"},
		"math.fl":         {"math.floor"},
		"import colo":     {"colorsys"},
		"from colo":       {"colorsys"},
		"1.":              {},
	} {
		if have := s.Complete(text); !slices.Equal(have, want) {
			t.Errorf("%q goes on as %q, want %q", text, have, want)
		}
	}
}

// broken is a stream that makes the machine fail, as a mistake of its own would.
type broken struct{}

func (broken) Write([]byte) (int, error) { panic("oh") }

func TestSession_tells_of_a_panic_of_the_machine(t *testing.T) {
	in, err := python.New(python.Config{Stdout: broken{}})
	if err != nil {
		t.Fatal(err)
	}
	s := in.NewSession()
	for _, source := range []string{"print(1)\n", "x = 1\n"} { // nothing can be run after it
		_, err := s.Run(t.Context(), source, true)
		if _, ok := errors.AsType[*python.Panic](err); !ok {
			t.Errorf("%q ended with %v", source, err)
		}
	}
}
