package compile_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/syntax"
)

// TestErrors_are_those_of_CPython holds what is wrong with sources that the parser accepts against what CPython 3.13 said of
// them: the place from and to, and the message. A place of 0 is none.
func TestErrors_are_those_of_CPython(t *testing.T) {
	text, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(strings.TrimSpace(string(text)), "\n\n")
	if len(cases) < 150 {
		t.Errorf("only %d errors are recorded", len(cases))
	}
	for _, one := range cases {
		want, lines, _ := strings.Cut(one, "\n")
		var source []string
		for line := range strings.SplitSeq(lines, "\n") {
			source = append(source, strings.TrimPrefix(line, "  | "))
		}
		src := strings.Join(source, "\n")
		for _, optimize := range []int{0, -1} {
			if got := failure(t, src, optimize); got != want {
				t.Errorf("of\n%s\n got %s\nwant %s", src, got, want)
			}
		}
	}
}

// failure compiles a source and gives the error that comes of it.
func failure(t *testing.T, src string, optimize int) string {
	parsed, err := syntax.Parse([]byte(src), syntax.Config{Filename: "x.py"})
	if err != nil {
		return "the parser refuses it: " + err.Error()
	}
	_, err = compile.Tree(parsed.Tree, compile.Config{Filename: "x.py", Source: []byte(src), Optimize: optimize})
	e, ok := err.(*syntax.SyntaxError)
	if !ok {
		return fmt.Sprint("no error but ", err)
	}
	if e.Filename != "x.py" {
		t.Errorf("the error is in %q", e.Filename)
	}
	return fmt.Sprintf("%d:%d-%d:%d %s", e.Line, e.Col, e.EndLine, e.EndCol, e.Msg)
}

// made compiles a source that is right, and verifies what comes of it.
func made(t testing.TB, src string, config compile.Config) *code.Code {
	t.Helper()
	parsed, err := syntax.Parse([]byte(src), syntax.Config{Filename: config.Filename})
	if err != nil {
		t.Fatalf("parse\n%s\n%v", src, err)
	}
	c, err := compile.Tree(parsed.Tree, config)
	if err != nil {
		t.Fatalf("compile\n%s\n%v", src, err)
	}
	if err := code.Verify(c); err != nil {
		t.Fatalf("of\n%s\n%v", src, err)
	}
	return c
}
