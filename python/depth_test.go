package python

import (
	"bytes"
	"strings"
	"testing"
)

// TestRecursion_never_exhausts_Go runs programs that nest as deep as they can, with Python's own limit out of the way: each must
// get a RecursionError, because the end of Go's stack would be the end of the process.
func TestRecursion_never_exhausts_Go(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, and nothing runs at the same time")
	}
	for _, program := range []string{
		"def f(x): return sorted([1, 2], key=f)\nf(1)",
		"class A:\n  def __repr__(self): return repr(A())\nrepr(A())",
		"class A:\n  def __eq__(self, o): return A() == A()\nA() == A()",
		"class A:\n  def __getattr__(self, n): return A().x\nA().x",
		"class A:\n  def __add__(self, o): return A() + 1\n  def __hash__(self): return hash(A())\nhash(A())",
		"class A:\n  def __lt__(self, o): return A() < A()\nmin(A(), A())",
		"class A:\n  def __bool__(self): return not A()\nbool(A())",
		"class A:\n  def __len__(self): return len(A())\nlen(A())",
		"class A:\n  def __call__(self): return A()()\nA()()",
		"class A:\n  def __iter__(self): return iter(A())\niter(A())",
		"class A:\n  def __init__(self): A.__init__(A())\nA()",
		"class A:\n  def __new__(cls): return A()\nA()",
		"def g():\n  yield from g()\nlist(g())",
		"def g():\n  for x in g(): yield x\nlist(g())",
		"x = []\nfor i in range(30_000): x = [x]\nrepr(x)",
		"x = ()\nfor i in range(30_000): x = (x,)\nhash(x)",
		"x = []\ny = []\nfor i in range(30_000): x, y = [x], [y]\nx == y",
		"def f(): exec('f()')\nf()",
		"import functools\n@functools.lru_cache(None)\ndef f(n): return f(n + 1)\nf(0)",
		"it = iter([1])\nfor i in range(30_000): it = map(int, it)\nlist(it)",
		"it = iter([1])\nfor i in range(30_000): it = enumerate(it)\nlist(it)",
		"it = iter([1])\nfor i in range(30_000): it = zip(it)\nlist(it)",
		"async def c(): await c()\nc().send(None)",
	} {
		var out bytes.Buffer
		in, err := New(Config{Stdout: &out, Stderr: &out})
		if err != nil {
			t.Fatal(err)
		}
		p, err := Compile("deep.py", []byte("import sys\nsys.setrecursionlimit(10**9)\n"+program+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Run(t.Context(), p); err == nil || !strings.Contains(err.Error(), "RecursionError: maximum recursion depth exceeded") {
			text := "no error"
			if err != nil {
				text = err.Error()[max(0, len(err.Error())-200):]
			}
			t.Errorf("%s:\n%s", program, text)
		}
	}
}
