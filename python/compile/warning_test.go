package compile_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/syntax"
)

// TestWarnings_are_those_of_CPython holds the warnings of sources against those of CPython 3.13.
func TestWarnings_are_those_of_CPython(t *testing.T) {
	text, err := os.ReadFile("testdata/warnings.txt")
	if err != nil {
		t.Fatal(err)
	}
	for one := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n\n") {
		var want, source, got []string
		for line := range strings.SplitSeq(one, "\n") {
			if src, ok := strings.CutPrefix(line, "  | "); ok {
				source = append(source, src)
			} else {
				want = append(want, line)
			}
		}
		made(t, strings.Join(source, "\n"), compile.Config{Warn: func(w syntax.Warning) error {
			got = append(got, fmt.Sprint(w.Line, " ", w.Msg))
			return nil
		}})
		if len(got) == 0 {
			got = []string{"none"}
		}
		if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
			t.Errorf("%s\n got %s\nwant %s", strings.Join(source, "\n"), g, w)
		}
	}
}

// TestWarning_may_become_an_error holds that who is told of a warning may refuse the source for it.
func TestWarning_may_become_an_error(t *testing.T) {
	parsed, err := syntax.Parse([]byte("\nx is 1"), syntax.Config{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = compile.Tree(parsed.Tree, compile.Config{Warn: func(syntax.Warning) error { return errors.New("no") }})
	e, ok := err.(*syntax.SyntaxError)
	if !ok || e.Line != 2 || e.Msg != `"is" with 'int' literal. Did you mean "=="?` {
		t.Errorf("got %v", err)
	}
}
