package syntax_test

import (
	"testing"

	"github.com/jinklink/jink/python/syntax"
)

func TestPrint_parses_to_the_same_tree(t *testing.T) {
	for name, c := range sources(t) {
		m := parse(t, c[0])
		again := parse(t, syntax.Print(m))
		if got, want := syntax.Dump(again), syntax.Dump(m); got != want {
			t.Errorf("%s\ngot  %s\nwant %s\n%s", name, got, want, syntax.Print(m))
		}
	}
}

func TestPrint_writes_the_parentheses_that_CPython_does(t *testing.T) {
	for src, want := range map[string]string{
		"((a+b))*c":                        "(a + b) * c",
		"a+(b*c)":                          "a + b * c",
		"a-(b-c)":                          "a - (b - c)",
		"(a**b)**-c":                       "(a ** b) ** (-c)",
		"(-a)**b":                          "(-a) ** b",
		"-(a**b)":                          "-a ** b",
		"not (a and (b or c))":             "not (a and (b or c))",
		"(a < b) < c":                      "(a < b) < c",
		"a and not b":                      "a and (not b)",
		"return_ = a, b":                   "return_ = (a, b)",
		"x = (yield)":                      "x = (yield)",
		"return_((yield))":                 "return_((yield))",
		"(lambda: 0)()":                    "(lambda: 0)()",
		"(a, b)[0]":                        "(a, b)[0]",
		"a[(b, c)]":                        "a[b, c]",
		"(1).real":                         "1 .real",
		"(x := 1)":                         "(x := 1)",
		"[(x := 1), 2]":                    "[(x := 1), 2]",
		"(await a)[0]":                     "(await a)[0]",
		"f'{ {1: 2}[1] }'":                 "f'{ {1: 2}[1]}'",
		"f\"{x['a']}\"":                    "f'{x['a']}'",
		"(a): int":                         "(a): int",
		"if (a := b): pass":                "if (a := b):\n    pass",
		"with (a, b): c":                   "with a, b:\n    c",
		"with ((a, b)): c":                 "with ((a, b)):\n    c",
		"if a: b\nelse:\n if c: d":         "if a:\n    b\nelif c:\n    d",
		"def f(a, /, *, b=1): 'doc'":       "def f(a, /, *, b=1):\n    \"\"\"doc\"\"\"",
		"x = 'it\\'s', 'a\"b', '\\n'":      `x = ("it's", 'a"b', '\n')`,
		"match x:\n case (1|2) as y: pass": "match x:\n    case 1 | 2 as y:\n        pass",
	} {
		if got := syntax.Print(parse(t, src)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", src, got, want)
		}
	}
}
