package python

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPrograms_agree_with_the_oracle makes up whole programs, with functions, classes, generators, exceptions and matches, and
// holds what they print, the traceback that ends many of them included, against CPython. JINK_SEEDS says how many to try.
func TestPrograms_agree_with_the_oracle(t *testing.T) {
	cpython := oracle()
	if cpython == "" || testing.Short() {
		t.Skip("needs CPython 3.13 (JINK_CPYTHON), and time")
	}
	seeds := uint64(20)
	if s := os.Getenv("JINK_SEEDS"); s != "" {
		if _, err := fmt.Sscan(s, &seeds); err != nil {
			t.Fatalf("JINK_SEEDS: %v", err)
		}
	}
	dir := t.TempDir()
	for seed := range seeds {
		source := newGenerator(seed).program()
		path := filepath.Join(dir, "program.py")
		if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
		want := runOracle(t, cpython, path)
		for optimize := range 2 {
			optimize = -optimize // 0 and -1: as usual, and without a peephole
			have := runHere(t, path, []byte(source), optimize)
			if h, w := anyAddress.ReplaceAllString(have.out+have.err, "0x1"), anyAddress.ReplaceAllString(want.out+want.err, "0x1"); h != w {
				t.Errorf("seed %d\n%s\n%s", seed, difference(h, w), numbered(source))
				break
			}
		}
	}
}

var anyAddress = regexp.MustCompile(`0x[0-9a-f]+`)

func numbered(source string) string {
	var b strings.Builder
	for i, line := range strings.Split(source, "\n") {
		fmt.Fprintf(&b, "%4d %s\n", i+1, line)
	}
	return b.String()
}

// generator makes up a program. Names come from few, so that they meet; functions call only those before them, and loops
// are short, so that every program ends.
type generator struct {
	r      *rand.Rand
	b      strings.Builder
	indent int

	functions []string // that can be called: name and how many arguments it takes
	classes   []string
	kind      scope
	loops     int // around the statement, in its function
	inFinally bool
	size      int // statements that may still come
}

type scope int

const (
	atModule scope = iota
	inFunction
	inGenerator
	inClass
)

func newGenerator(seed uint64) *generator {
	return &generator{r: rand.New(rand.NewPCG(seed, 7)), size: 200}
}

// prelude is what all programs begin with: a way to see what happens, and objects that are worth meeting.
const prelude = `import sys
steps = 0
def show(*args, **names):
    global steps
    steps += 1
    if steps > 400:
        raise SystemExit
    print(*map(repr, args), *(f"{k}={v!r}" for k, v in names.items()))
    return args[0] if args else None
class Manager:
    def __init__(self, quiet=False): self.quiet = quiet
    def __enter__(self): show("enter"); return self
    def __exit__(self, kind, value, tb): show("exit", kind); return self.quiet
class Loud(Exception):
    def __init__(self, n=0): super().__init__("loud", n); self.n = n
a, b, c, d = 1, [3, 1, 2], "xyz", {"k": 2, "a": 5}
`

func (g *generator) program() string {
	g.b.WriteString(prelude)
	for range 6 {
		switch g.r.IntN(4) {
		case 0:
			g.class()
		case 1:
			g.function(true)
		default:
			g.function(false)
		}
	}
	for range 16 {
		if g.r.IntN(8) == 0 { // what it raises ends the program
			g.statement(3)
			continue
		}
		g.line("try:")
		g.block(3)
		g.line("except BaseException as e:")
		g.line("    show(type(e), str(e), e.__context__, e.__cause__)")
	}
	g.line("show(a, b, c, d)")
	return g.b.String()
}

func (g *generator) line(format string, args ...any) {
	g.b.WriteString(strings.Repeat("    ", g.indent))
	fmt.Fprintf(&g.b, format, args...)
	g.b.WriteByte('\n')
}

func (g *generator) pick(of ...string) string { return of[g.r.IntN(len(of))] }

func (g *generator) name() string { return g.pick("a", "b", "c", "d", "e", "f") }

// block is an indented body.
func (g *generator) block(depth int, before ...string) {
	g.indent++
	for _, s := range before {
		g.line("%s", s)
	}
	for range 1 + g.r.IntN(3) {
		g.statement(depth - 1)
	}
	g.indent--
}

// body is the body of a function or a class: a scope of its own.
func (g *generator) body(kind scope, before ...string) {
	outer := *g
	g.kind, g.loops, g.inFinally = kind, 0, false
	g.block(3, before...)
	g.kind, g.loops, g.inFinally = outer.kind, outer.loops, outer.inFinally
}

func (g *generator) function(generates bool) {
	name := fmt.Sprintf("f%d", len(g.functions))
	parameters := g.pick("a", "a, b=2", "a, /, b", "a, *b", "a, *, b=3", "a, **b", "a=1, *b, c=2, **d")
	kind := inFunction
	if generates {
		kind = inGenerator
	}
	if g.r.IntN(6) == 0 {
		g.line("@(lambda f: lambda *a, **k: show('call', f(*a, **k)))")
	}
	g.line("def %s(%s):", name, parameters)
	var before []string
	if g.r.IntN(4) == 0 && g.kind == atModule {
		before = append(before, "global e")
	}
	if generates {
		before = append(before, "e = yield a")
	}
	g.body(kind, before...)
	g.indent++
	if generates {
		g.line("%s", g.pick("yield from (a, 2)", "yield [*(yield)]", "return 'end'"))
	} else {
		g.line("return %s", g.expression(2))
	}
	g.indent--
	g.functions = append(g.functions, name)
}

func (g *generator) class() {
	name := fmt.Sprintf("C%d", len(g.classes))
	base := ""
	if len(g.classes) > 0 && g.r.IntN(2) == 0 {
		base = "(" + g.pick(g.classes...) + ")"
	} else if g.r.IntN(4) == 0 {
		base = g.pick("(list)", "(dict)", "(int)", "(Exception)", "(str)")
	}
	g.line("class %s%s:", name, base)
	g.indent++
	g.line("a = %s", g.pick("1", "'class'", "[]", "property(lambda self: 42)"))
	for _, method := range []string{"m(self, x=1)", "__len__(self)", "__getitem__(self, i)", "__eq__(self, other)", "__add__(self, other)", "__bool__(self)",
		"__call__(self, *a)", "__iter__(self)", "__contains__(self, x)", "__getattr__(self, name)", "__lt__(self, other)"} {
		if g.r.IntN(4) != 0 {
			continue
		}
		g.line("def %s:", method)
		g.indent++
		switch {
		case strings.HasPrefix(method, "__getattr__"):
			g.line("if name.startswith('__'): raise AttributeError(name)")
			g.line("return name")
		case strings.HasPrefix(method, "__iter__"):
			g.line("yield from (1, 2)")
		case strings.HasPrefix(method, "__len__"):
			g.line("return %s", g.pick("2", "0", "-1", "'x'"))
		case strings.HasPrefix(method, "__bool__"):
			g.line("return %s", g.pick("True", "False", "1"))
		default:
			g.line("show(%q)", method)
			g.line("return %s", g.pick("1", "self", "None", "NotImplemented", "super().__init__()", "__class__", "x"))
		}
		g.indent--
	}
	g.line("def __repr__(self): return '<%s>'", name)
	g.indent--
	g.classes = append(g.classes, name)
}

func (g *generator) statement(depth int) {
	g.size--
	if depth <= 0 || g.size < 0 {
		g.simple()
		return
	}
	switch g.r.IntN(13) {
	case 0:
		g.line("if %s:", g.expression(2))
		g.block(depth)
		if g.r.IntN(2) == 0 {
			g.line("elif %s:", g.expression(1))
			g.block(depth)
		}
		if g.r.IntN(2) == 0 {
			g.line("else:")
			g.block(depth)
		}
	case 1:
		g.line("for %s in %s:", g.pick("a", "b", "c", "a, b", "[a, *b]", "i"), g.pick("range(3)", "[1, 2]", "'ab'", "[(1, 2), (3, 4)]", "d", g.expression(1)))
		g.loops++
		g.block(depth, "show('loop')")
		g.loops--
		if g.r.IntN(3) == 0 {
			g.line("else:")
			g.block(depth)
		}
	case 2:
		g.line("while show(%s) and steps < 300:", g.expression(1))
		g.loops++
		g.block(depth)
		g.loops--
	case 3, 4:
		g.try(depth)
	case 5:
		g.line("with Manager(%s)%s:", g.pick("", "True"), g.pick("", " as a", " as e, Manager() as f"))
		g.block(depth)
	case 6:
		g.match(depth)
	case 7:
		if g.kind == inFunction || g.kind == inGenerator {
			g.line("def inner(x=%s):", g.expression(1))
			g.indent++
			g.line("nonlocal a")
			g.line("a = x")
			g.line("return lambda: (a, x)")
			g.indent--
			g.line("show(inner()())")
			return
		}
		g.simple()
	default:
		g.simple()
	}
}

func (g *generator) try(depth int) {
	g.line("try:")
	g.block(depth)
	star := g.r.IntN(6) == 0
	handlers := g.r.IntN(3)
	for range handlers {
		if star {
			g.line("except* %s as e:", g.pick("ValueError", "Exception", "(TypeError, Loud)"))
			loops, kind := g.loops, g.kind
			g.loops, g.kind = 0, atModule // nothing may leave an except*
			g.block(depth, "show(e)")
			g.loops, g.kind = loops, kind
			continue
		}
		g.line("except %s:", g.pick("ValueError", "Exception as e", "(TypeError, Loud) as e", "LookupError", "ArithmeticError as f"))
		g.block(depth)
	}
	if handlers > 0 && g.r.IntN(3) == 0 {
		g.line("else:")
		g.block(depth)
	}
	if handlers == 0 || g.r.IntN(3) == 0 {
		g.line("finally:")
		outer := g.inFinally
		g.inFinally = true
		g.block(depth)
		g.inFinally = outer
	}
}

func (g *generator) match(depth int) {
	g.line("match %s:", g.expression(2))
	g.indent++
	for range 1 + g.r.IntN(3) {
		g.line("case %s%s:", g.pick("1", "'xyz'", "[a, *b]", "{'k': a, **f}", "int(a)", "str() | list()", "(1 | 2) as e", "None", "[1, [b]]", "Loud(n=a)", "-1"), g.pick("", "", " if a"))
		g.block(depth)
	}
	if g.r.IntN(2) == 0 {
		g.line("case _:")
		g.block(depth)
	}
	g.indent--
}

func (g *generator) simple() {
	switch g.r.IntN(14) {
	case 0, 1:
		g.line("%s = %s", g.name(), g.expression(3))
	case 2:
		g.line("%s %s= %s", g.name(), g.pick("+", "-", "*", "//", "|"), g.pick("1", "2", "[4]", "'s'", "b"))
	case 3:
		g.line("%s, %s = %s", g.name(), g.name(), g.expression(2))
	case 4:
		g.line("del %s", g.pick("a", "b[0]", "d['k']", "e", "b[:1]"))
	case 5:
		g.line("raise %s", g.pick("ValueError(a)", "Loud(2)", "TypeError('t') from Loud()", "KeyError(c) from None", "", "ExceptionGroup('g', [ValueError(1), Loud()])"))
	case 6:
		g.line("assert %s, %s", g.name(), g.expression(1))
	case 7:
		switch {
		case g.loops > 0 && !g.inFinally:
			g.line("%s", g.pick("break", "continue"))
		case g.kind == inFunction && !g.inFinally:
			g.line("return %s", g.expression(2))
		default:
			g.line("pass")
		}
	case 8:
		if g.kind == inGenerator {
			g.line("%s", g.pick("yield a", "c = yield b", "show((yield))", "yield from b"))
			return
		}
		g.line("show(%s)", g.expression(2))
	case 9:
		g.line("%s = %s", g.pick("b[0]", "d['n']", "b[1:2]", "a.x", "c.y"), g.expression(2))
	default:
		g.line("show(%s)", g.expression(3))
	}
}

func (g *generator) expression(depth int) string {
	if depth <= 0 || g.r.IntN(4) == 0 {
		return g.pick("a", "b", "c", "d", "0", "1", "2", "'xyz'", "None", "True", "[1, 2]", "(1, 'q')", "{'k': 1}", "1.5", "e", "10**12")
	}
	x := func() string { return g.expression(depth - 1) }
	switch g.r.IntN(15) {
	case 0:
		return "(" + x() + " " + g.pick("+", "-", "*", "//", "%", "/", "&", "|") + " " + g.pick("a", "2", "b", "c", "1.5") + ")"
	case 1:
		return "(" + x() + " " + g.pick("==", "!=", "<", ">=", "in", "not in") + " " + x() + ")"
	case 2:
		return "(" + x() + g.pick(" and ", " or ") + x() + ")"
	case 3:
		return "(" + x() + " if " + x() + " else " + x() + ")"
	case 4:
		return fmt.Sprintf(g.pick("[i for i in %s]", "{i: a for i in %s}", "[(i, j) for i in %s if i for j in 'ab']", "sum(i for i in %s)", "[*%s, 1]", "sorted(%s)", "list(map(str, %s))"), g.name())
	case 5:
		return fmt.Sprintf("(lambda x, y=%s: (x, y))(%s)", x(), x())
	case 6:
		return fmt.Sprintf(g.pick(`f"{%s}"`, `f"{%s!r:>12}|"`, `f"<{%s=}>"`), g.pick("a", "b", "c"))
	case 7:
		return g.pick("a", "b", "c", "d", "e", g.call()) + g.pick("[0]", "[-1]", "[1:]", "[::-1]", "['k']", ".upper()", ".get('k')", ".pop()", ".x", ".index(1)", ".m()", ".a")
	case 8:
		return g.call()
	case 9:
		if len(g.classes) > 0 {
			return g.pick(g.classes...) + g.pick("()", "(1)", "().m()", "().a", "()()", "() + 1", "()[0]")
		}
		return x()
	case 10:
		return "(e := " + x() + ")"
	case 11:
		return fmt.Sprintf(g.pick("len(%s)", "str(%s)", "int(%s)", "isinstance(%s, (int, list))", "type(%s).__name__", "bool(%s)", "list(%s)", "tuple(%s)", "dict(%s)", "max(%s)", "-%s", "not %s", "next(iter(%s))"), x())
	case 12:
		return "(" + x() + ", *" + x() + ")"
	case 13:
		return "{**" + x() + ", 'z': " + x() + "}"
	}
	return g.pick("a", "b", "c")
}

// call calls one of the functions, if there is any yet.
func (g *generator) call() string {
	x := func() string { return g.expression(1) }
	if len(g.functions) == 0 {
		return "a"
	}
	call := g.pick(g.functions...) + "(" + g.pick(x(), x()+", "+x(), "*"+x(), "a="+x(), x()+", b="+x(), x()+", **d") + ")"
	return g.pick(call, "list("+call+")", "next(iter("+call+"))")
}
