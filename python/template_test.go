package python_test

import (
	"strings"
	"testing"

	"github.com/jinklink/jink/python"
)

// template makes a template of an interpreter that ran source.
func template(t testing.TB, c python.Config, source string) *python.Template {
	t.Helper()
	p, err := python.Compile("template.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	in, err := python.New(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	m, err := in.Template()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// do runs source in an interpreter and gives what it leaves in the variable out, as repr shows it.
func do(t testing.TB, in *python.Interpreter, source string) string {
	t.Helper()
	p, err := python.Compile("do.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	v, err := in.Get("out")
	if err != nil {
		t.Fatal(err)
	}
	s, err := in.Repr(v)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTemplate_copies_have_what_it_had(t *testing.T) {
	m := template(t, python.Config{}, `
x = [1, {"a": (2, [3])}, {4, 5}]
x.append(x)
def f(n, d=[]):
    d.append(n)
    return d
class A:
    count = 0
    def __init__(self): self.v = 1; A.count += 1
    @property
    def p(self): return self.v + 1
class B(A):
    __slots__ = ("s",)
    def m(self): return super().p
b = B()
b.s = [b]
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
step = counter()
step()
f(1)
b.m()
`)
	for range 2 {
		in := m.New()
		got := do(t, in, `
out = repr((x[:3], x[3] is x, f(2), b.m(), b.s[0] is b, type(b) is B, A.count, step(), B.__mro__[1] is A, [c.__name__ for c in A.__subclasses__()],
    isinstance(b, A), __name__, len(A.__dict__) > 3, b.__dict__))
x[1]["a"][1].append("seen"); A.count = 9; b.v = 7; B.m = None; f.x = 1; x[2].add(6); del x[0]
import builtins
builtins.leak = 1
`)
		want := `"([1, {'a': (2, [3])}, {4, 5}], True, [1, 2], 2, True, True, 1, 2, True, ['B'], True, '__main__', True, {'v': 1})"`
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if got := do(t, in, "out = leak, hasattr(f, 'x'), A().v, B.__subclasses__(), [c.__name__ for c in object.__subclasses__() if c.__name__ == 'A']"); got != "(1, True, 1, [], ['A'])" {
			t.Error(got)
		}
	}
}

func TestTemplate_names_what_it_cannot_copy(t *testing.T) {
	for source, want := range map[string]string{
		"def g(): yield 1\nclass C: pass\nc = C()\nc.running = [g()]": "a generator cannot be copied: __main__.c",
		"it = iter({1: 2})": "a dict_keyiterator cannot be copied: __main__.it",
	} {
		in := run(t, python.Config{}, source)
		if _, err := in.Template(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func BenchmarkTemplate_New(b *testing.B) {
	for _, bench := range []struct{ name, source string }{
		{"bare", ""},
		{"route", routeSource},
		{"stdlib", routeSource + "\nimport collections, functools, dataclasses, enum, contextlib, string, warnings, io, sys"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			m := template(b, python.Config{}, bench.source)
			b.ReportMetric(float64(m.Size()), "bytes/interpreter")
			b.ReportAllocs()
			for b.Loop() {
				m.New()
			}
		})
	}
}
