package vm

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// runSource runs a program with a function show, and gives what it showed.
func runSource(t testing.TB, src string) string {
	t.Helper()
	rt, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	rt.Interp.Builtins.SetString("show", object.Fn("show", "(*)", "", func(th *object.Thread, a []object.Value) (object.Value, error) {
		for _, v := range a {
			switch {
			case v.IsInt():
				fmt.Fprint(&out, v.Int64(), " ")
			case object.AsStr(v) != nil:
				fmt.Fprint(&out, object.AsStr(v).S, " ")
			default:
				fmt.Fprint(&out, v.Type().Name, " ")
			}
		}
		out.WriteString("\n")
		return object.None, nil
	}).Value())
	rt.Interp.Builtins.SetString("ValueError", object.ValueError.Value())
	res, err := syntax.Parse([]byte(src), syntax.Config{Filename: "t.py"})
	if err != nil {
		t.Fatal(err)
	}
	c, err := compile.Tree(res.Tree, compile.Config{Filename: "t.py"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rt.RunMain(c); err != nil {
		fmt.Fprintln(&out, "ERROR", err)
	}
	return out.String()
}

func TestRun_smoke(t *testing.T) {
	out := runSource(t, `
def f(n):
    s = 0
    i = 0
    while i < n:
        s += i
        i += 1
    return s
show(f(1000))
def fib(n):
    if n < 2: return n
    return fib(n-1) + fib(n-2)
show(fib(20))
class A:
    def __init__(self, x, y=3):
        self.x = x
        self.y = y
    def sum(self):
        return self.x + self.y
    @staticmethod_ if False else (lambda f: f)
    def other(self): return 7
a = A(4)
show(a.sum(), a.other(), A(1, 2).sum(), A(x=10, y=20).sum())
def gen(n):
    i = 0
    while i < n:
        got = yield i
        i += 1
    return 99
t = 0
for v in gen(10):
    t += v
show(t)
def outer():
    c = 0
    def inner():
        nonlocal c
        c += 1
        return c
    inner(); inner()
    return inner()
show(outer())
def g2():
    r = yield from gen(3)
    yield r
t = 0
for v in g2(): t += v
show(t)
try:
    raise ValueError
except ValueError as e:
    show("caught", e)
def ff():
    try:
        return 1
    finally:
        show("finally")
show(ff())
class B(A):
    def __init__(self):
        super().__init__(100)
    def sum(self):
        return super().sum() + 1
`+"\n"+`
def kw(a, b=2, *args, c, d=4, **kw):
    return a + b + c + d
show(kw(1, c=3), kw(1, 5, 6, 7, c=1, e=9))
a, *b, c = 1, 2, 3, 4
show(a, c)
show((lambda x, y: x*y)(6, 7))
x = [i*i for i in gen(5)]
show(x[4])
def h():
    for i in gen(3):
        try:
            if i == 1: continue
            show(i)
        finally:
            show("f")
h()
match 5:
    case 1: show("one")
    case 5 | 6: show("five")
nope
`)
	t.Log(out)
}

func BenchmarkLoop(b *testing.B) {
	src := `
def f(n):
    s = 0
    i = 0
    while i < n:
        s += i
        i += 1
    return s
f(5000000)
`
	for b.Loop() {
		runSource(b, src)
	}
}

func BenchmarkFib(b *testing.B) {
	src := `
def fib(n):
    if n < 2: return n
    return fib(n-1) + fib(n-2)
fib(27)
`
	for b.Loop() {
		runSource(b, src)
	}
}
