package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/syntax"
)

// inner gives the code object with this name in another one.
func inner(t *testing.T, c *code.Code, name string) *code.Code {
	t.Helper()
	for _, k := range c.Consts {
		if in, ok := k.(*code.Code); ok && in.Name == name {
			return in
		}
	}
	t.Fatalf("%s has no %s", c.Name, name)
	return nil
}

func listing(t *testing.T, c *code.Code) string {
	t.Helper()
	var out strings.Builder
	if err := code.Disassemble(&out, c); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestExpression holds that eval's argument returns its value.
func TestExpression(t *testing.T) {
	c := inMode(t, "a + 1", syntax.Eval, 0)
	if got := listing(t, c); !strings.HasSuffix(got, "BINARY_ADD\n              6 RETURN_VALUE\n") {
		t.Error(got)
	}
}

// TestInteractive holds that a prompt prints what expressions outside of functions and classes give.
func TestInteractive(t *testing.T) {
	for src, prints := range map[string]bool{"1\n": true, "a\n": true, "if a:\n  b\n\n": true, "def f():\n  a\n\n": false, "a = 1\n": false} {
		c := inMode(t, src, syntax.Single, 0)
		if got := strings.Contains(listing(t, c), "PRINT_EXPR"); got != prints {
			t.Errorf("%q: prints is %v", src, got)
		}
	}
}

// TestOptimize holds what each level drops.
func TestOptimize(t *testing.T) {
	const src = "'doc'\nassert a\ndef f():\n  'doc of f'\nx = __debug__"
	for level, want := range map[int]struct{ asserts, docs, debug bool }{
		-1: {true, true, true}, 0: {true, true, true}, 1: {false, true, false}, 2: {false, false, false},
	} {
		c := made(t, src, compile.Config{Optimize: level})
		text := listing(t, c)
		f := inner(t, c, "f")
		if got := strings.Contains(text, "LOAD_ASSERTION_ERROR"); got != want.asserts {
			t.Errorf("level %d: asserts is %v", level, got)
		}
		if got := strings.Contains(text, "__doc__"); got != want.docs {
			t.Errorf("level %d: __doc__ is %v", level, got)
		}
		if got := f.Consts[0] == "doc of f" && f.Flags&code.HasDocstring != 0; got != want.docs {
			t.Errorf("level %d: the docstring of f is %v", level, got)
		}
		if got := strings.Contains(text, "(True)"); got != want.debug {
			t.Errorf("level %d: __debug__ is %v", level, got)
		}
	}
}

// TestFutureAnnotations holds that annotations stay text if the source says so, or who compiles it, and that code tells.
func TestFutureAnnotations(t *testing.T) {
	for _, test := range []struct {
		src   string
		flags code.Flags
		text  bool
	}{
		{"def f(a: b.c): pass", 0, false},
		{"def f(a: b.c): pass", code.FutureAnnotations, true},
		{"from __future__ import annotations\ndef f(a: b.c): pass", 0, true},
	} {
		c := made(t, test.src, compile.Config{Flags: test.flags})
		if got := strings.Contains(listing(t, c), "('b.c')"); got != test.text {
			t.Errorf("%q with %d: text is %v", test.src, test.flags, got)
		}
		if got := inner(t, c, "f").Flags&code.FutureAnnotations != 0; got != test.text {
			t.Errorf("%q with %d: the flag is %v", test.src, test.flags, got)
		}
	}
}

// TestTopLevelAwait holds that a prompt may await, and that its code is a coroutine only if it does.
func TestTopLevelAwait(t *testing.T) {
	for src, coroutine := range map[string]bool{"await a": true, "async for a in b: pass": true, "async with a: pass": true,
		"[a async for a in b]": true, "a": false} {
		c := made(t, src, compile.Config{TopLevelAwait: true})
		if got := c.Flags&code.Coroutine != 0; got != coroutine {
			t.Errorf("%q: coroutine is %v", src, got)
		}
	}
}

// TestConstants_differ_by_type holds that equal constants of different types, or signs, are kept apart, in tuples too.
func TestConstants_differ_by_type(t *testing.T) {
	c := made(t, "f(1, True, 1.0, 0.0, -0.0, 1, 1.0, (1,), (True,), (1,), 'a', b'a', 1 + 0j)", compile.Config{})
	const want = "[1 True 1.0 0.0 -0.0 (1,) (True,) 'a' b'a' (1+0j) None]"
	var got []string
	for _, k := range c.Consts {
		got = append(got, code.Repr(k))
	}
	if fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// TestFolding holds what is evaluated when it is compiled, and what is left for when it runs.
func TestFolding(t *testing.T) {
	for src, want := range map[string]string{
		"-7 // 2":              "-4",
		"-7 % 2":               "1",
		"7 % -2":               "-1",
		"1 / 4":                "0.25",
		"2 ** 64":              "18446744073709551616",
		"~5 & 0xff":            "250",
		"True & False":         "False",
		"True + True":          "2",
		"1 << 10 >> 3":         "128",
		"-9223372036854775808": "-9223372036854775808",
		"'ab' * 2 + 'c'":       "'ababc'",
		"b'a' + b'b'":          "b'ab'",
		"(1, 2) + (3,)":        "(1, 2, 3)",
		"(1, 2)[-1]":           "2",
		"'abc'[1]":             "'b'",
		"b'abc'[1]":            "98",
		"not ()":               "True",
		"1.5 - 2j":             "(1.5-2j)",
		"-0.0":                 "-0.0",
		"1 / 0":                "",
		"1 << 1000":            "",
		"2 ** 65":              "",
		"2 ** -1":              "",
		"'a' * 5000":           "",
		"(1,) * 257":           "",
		"'é'[0]":               "",
		"(1, 2)[2]":            "",
		"'a' + 1":              "",
		"~True":                "-2",
		"-'a'":                 "",
		"a + 1":                "",
		"'%s' % 1":             "",
	} {
		c := inMode(t, src, syntax.Eval, 0)
		got := ""
		if len(c.Code) == 4 {
			got = code.Repr(c.Consts[c.Code[1]])
		}
		if got != want {
			t.Errorf("%s folds to %q, want %q", src, got, want)
		}
		if plain := inMode(t, src, syntax.Eval, -1); len(plain.Code) == 4 {
			t.Errorf("%s is folded although it must not be", src)
		}
	}
}

// TestDocstrings_lose_their_indentation holds docstrings against those of CPython 3.13.
func TestDocstrings_lose_their_indentation(t *testing.T) {
	for src, want := range map[string]string{
		"one line":                     "one line",
		"   first\n    second\n   ":    "first\nsecond\n",
		"first\n\n      a\n    b\n\n":  "first\n\n  a\nb\n\n",
		"first\n\ta\n        b":        "first\na\nb",
		"a\tb":                         "a       b",
		"\n    a\n  b":                 "\n  a\nb",
		"first\n   \n    a":            "first\n\na",
		"first\n      \n    a\n    b ": "first\n  \na\nb ",
	} {
		c := made(t, "def f():\n  '''"+src+"'''", compile.Config{})
		if got := inner(t, c, "f").Consts[0]; got != want {
			t.Errorf("%q becomes %q, want %q", src, got, want)
		}
	}
}

// TestLong_sources holds that arguments and jumps may be of any length.
func TestLong_sources(t *testing.T) {
	var b strings.Builder
	b.WriteString("while a:\n")
	for i := range 40_000 {
		fmt.Fprintf(&b, "  x%d\n", i)
	}
	c := made(t, b.String(), compile.Config{})
	list := c.Instructions()
	if to, ok := list[len(list)-3].Target(); !ok || to == 0 || len(list) < 80_000 {
		t.Errorf("the last jump of %d instructions leads to %d", len(list), to)
	}
	made(t, "x = "+strings.Repeat("a + ", 2000)+"a", compile.Config{})
	made(t, "x = ["+strings.Repeat("a, ", 3000)+"]", compile.Config{})
	made(t, "f("+strings.Repeat("a, ", 3000)+"*b)", compile.Config{})
	made(t, "x = {"+strings.Repeat("a: b, ", 3000)+"**c}", compile.Config{})
	made(t, "x = f'"+strings.Repeat("{a} ", 300)+"'", compile.Config{})
}

// TestErrors_without_the_source holds that an error has its place even if nobody has the text.
func TestErrors_without_the_source(t *testing.T) {
	parsed, err := syntax.Parse([]byte("if a:\n  return"), syntax.Config{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = compile.Tree(parsed.Tree, compile.Config{Filename: "x.py"})
	e, ok := err.(*syntax.SyntaxError)
	if !ok || e.Line != 2 || e.Col != 3 || e.EndCol != 9 || e.Filename != "x.py" || e.Text != "" {
		t.Errorf("got %+v", err)
	}
}

func BenchmarkCompile(b *testing.B) {
	var src strings.Builder
	for i := range 500 {
		fmt.Fprintf(&src, "def f%d(a, b=1, *c):\n    for d in c:\n        if d > a and d.e(b):\n            a += d[b]\n"+
			"        else:\n            try:\n                return [x * a for x in d]\n            except ValueError as e:\n"+
			"                print(f'{e!r} {a}')\n    return a\n", i)
	}
	parsed, err := syntax.Parse([]byte(src.String()), syntax.Config{})
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.Count(src.String(), "\n")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := compile.Tree(parsed.Tree, compile.Config{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(lines)*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}
