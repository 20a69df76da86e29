package syntax_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/syntax"
)

// TestParse_says_what_CPython_says goes through testdata/errors.txt: exception, place, message, source and the line that is
// shown, as CPython 3.13 gave them.
func TestParse_says_what_CPython_says(t *testing.T) {
	file, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	list := strings.Split(strings.TrimSpace(string(file)), "\n")
	if len(list) < 250 {
		t.Fatalf("only %d errors", len(list))
	}
	for _, line := range list {
		f := strings.Split(line, "\t")
		src := unquote(t, f[3])
		_, err := syntax.Parse([]byte(src), syntax.Config{})
		e, ok := errors.AsType[*syntax.SyntaxError](err)
		if !ok {
			t.Errorf("%s\ngot no error, want %s", f[3], f[2])
			continue
		}
		got := fmt.Sprintf("%s %d:%d-%d:%d %s\n  %q", e.Kind, e.Line, e.Col, e.EndLine, e.EndCol, e.Msg, e.Text)
		want := fmt.Sprintf("%s %s %s\n  %q", f[0], f[1], unquote(t, f[2]), unquote(t, f[4]))
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", f[3], got, want)
		}
	}
}

func unquote(t *testing.T, s string) string {
	var text string
	if err := json.Unmarshal([]byte(s), &text); err != nil {
		t.Fatal(s, err)
	}
	return text
}

func TestParse_knows_incomplete_input(t *testing.T) {
	for src, want := range map[string]bool{
		"if x:\n":           true,
		"if x:\n  y":        true,
		"a b":               true, // the line is not ended
		"x = 1 +":           true,
		"":                  true,
		"@x\n":              true,
		"f(1,":              true,
		"'''abc":            true,
		"x = [\n1,\n":       true,
		"def f():\n  '''a":  true,
		"a b\n":             false,
		"a\nb":              false,
		"f(]":               false,
		"'abc\n":            false,
		"for x in y z:\n":   false,
		"if x:\n  y\n z = ": false,
	} {
		_, err := syntax.Parse([]byte(src), syntax.Config{Mode: syntax.Single, Incomplete: true})
		e, ok := errors.AsType[*syntax.SyntaxError](err)
		if !ok {
			t.Errorf("%q is no error", src)
		} else if e.Incomplete != want {
			t.Errorf("%q: incomplete is %v, want %v: %v", src, e.Incomplete, want, e)
		}
	}
}

func TestParse_limits_nesting(t *testing.T) {
	many := strings.Repeat
	for name, src := range map[string]string{
		"signs":       many("-", 100000) + "1",
		"not":         many("not ", 100000) + "1",
		"lambdas":     many("lambda:", 100000) + "1",
		"conditions":  many("1 if 1 else ", 100000) + "1",
		"powers":      many("1**", 100000) + "1",
		"sums":        "1" + many("+1", 100000),
		"attributes":  "x" + many(".a", 100000),
		"calls":       "x" + many("()", 100000),
		"brackets":    many("(", 201) + many(")", 201),
		"stars":       many("*", 100000),
		"elifs":       "if x:\n y\n" + many("elif x:\n y\n", 100000),
		"indents":     indents(101),
		"fstrings":    many("f'{", 200),
		"unclosed":    many("[", 100000),
		"dicts":       many("{1:", 1000),
		"decorators":  many("@x\n", 100000),
		"comparisons": many("a<", 100000),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := syntax.Parse([]byte(src), syntax.Config{}); err == nil {
				t.Error("no error")
			}
		})
	}
	if _, err := syntax.Parse([]byte(indents(99)), syntax.Config{}); err != nil {
		t.Error("99 levels of indentation are allowed:", err)
	}
}

func indents(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "if x:\n")
	}
	return b.String() + strings.Repeat(" ", n) + "y\n"
}

func TestParse_limits_digits(t *testing.T) {
	if _, err := syntax.Parse([]byte(strings.Repeat("1", 4300)), syntax.Config{}); err != nil {
		t.Error(err)
	}
	_, err := syntax.Parse([]byte(strings.Repeat("1", 4301)), syntax.Config{})
	if err == nil || !strings.Contains(err.Error(), "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits") {
		t.Error(err)
	}
}

func TestNewError_points_at_a_span(t *testing.T) {
	e := syntax.NewError([]byte("é = 1\nreturn é\n"), "a.py", syntax.Span{Line: 2, Col: 7, EndLine: 2, EndCol: 9}, "'return' outside function")
	if got, want := e.Error(), "a.py:2:8: SyntaxError: 'return' outside function"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if e.EndCol != 9 || e.Text != "return é\n" {
		t.Errorf("got %+v", e)
	}
}

// TestParse_takes_no_time_for_nesting holds that neither pass tries things twice at each level of nesting.
func TestParse_takes_no_time_for_nesting(t *testing.T) {
	for _, pair := range [][2]string{{"(", ")"}, {"[", "]"}, {"{", "}"}, {"{", ":1}"}, {"{1:", "}"}, {"f(", ")"}, {"f(a=", ")"}, {"x[", "]"},
		{"(lambda x=", ":1)"}, {"(a for b in ", ")"}, {"[a, ", "]"}, {"(yield ", ")"}, {"(a := ", ")"}, {"f(*", ")"}, {"(a if ", " else b)"}} {
		for _, end := range []string{"", " b c", " = 1", ": 1", "\nx y"} {
			src := strings.Repeat(pair[0], 150) + "a" + strings.Repeat(pair[1], 150) + end
			syntax.Parse([]byte(src), syntax.Config{})                                 // a failure is slow beyond any patience
			syntax.Parse([]byte(strings.Replace(src, "a", "a b", 1)), syntax.Config{}) // wrong at the innermost
		}
	}
}
