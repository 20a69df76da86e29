package python

import (
	"fmt"
	"io"
	"testing"
)

// TestHot_paths_allocate_nothing runs each loop for a while and for twice as long: what is allocated must be the same. Times
// differ from machine to machine, allocations do not.
func TestHot_paths_allocate_nothing(t *testing.T) {
	for _, test := range []struct{ name, setup, body string }{
		{"arithmetic on ints", "s = 0", "s = (s + i * 3) % 1000 - 1"},
		{"arithmetic on floats", "s = 0.5", "s = s * 0.5 + 1.25 - s / 3.0"},
		{"comparisons", "s = 0", "s = s if i < 500 and i != s or i >= 900 else 1"},
		{"calls", "def g(a, b): return b", "s = g(s, i)"},
		{"calls with defaults", "def g(a, b=1, c=2): return b", "s = g(s)"},
		{"calls with keywords", "def g(a, b=1, c=2): return b", "s = g(s, c=3)"},
		{"closures", "n = 3\n  def g(a): return a + n", "s = g(i)"},
		{"attributes", "class C: pass\n  c = C(); c.x = 1", "c.x = c.x + 1"},
		{"slots", "class C: __slots__ = 'x',\n  c = C(); c.x = 1", "c.x = c.x + 1"},
		{"methods", "class C:\n    def m(self, a): return a\n  c = C()", "s = c.m(i)"},
		{"properties", "class C:\n    @property\n    def p(self): return 1\n  c = C()", "s = c.p"},
		{"super", "class B:\n    def m(self): return 1\n  class C(B):\n    def m(self): return super().m()\n  c = C()", "s = c.m()"},
		{"class attributes", "class C: n = 0", "C.n = C.n + 1"},
		{"operators of classes", "class C:\n    def __add__(self, o): return o\n  c = C()", "s = c + i"},
		{"lists by index", "l = [1, 2, 3]", "l[i % 3] = l[(i + 1) % 3]"},
		{"dicts", "d = {'a': 1, 2: 3}", "d['a'] = d[2]; s = 'a' in d"},
		{"unpacking", "p = (1, 2)", "a, b = p"},
		{"generators", "def g():\n    while True: yield 1\n  it = g()", "s = next(it)"},
		{"loops over generators", "def g(k):\n    for j in range(k): yield j", "pass\n  for v in g(n): s = v"},
		{"exceptions not raised", "s = 0", "try: s = i\n    except ValueError: pass"},
		{"built-in functions", "l = [1]", "s = len(l); s = isinstance(s, int)"},
		{"global variables", "global G\n  G = 1", "G = G + i % 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			allocated := func(n int) float64 {
				source := fmt.Sprintf("def f(n):\n  s = 0\n  %s\n  for i in range(n):\n    %s\nf(%d)\n", test.setup, test.body, n)
				p, err := Compile("alloc.py", []byte(source))
				if err != nil {
					t.Fatal(err)
				}
				return testing.AllocsPerRun(5, func() {
					in, err := New(Config{Stdout: io.Discard, Stderr: io.Discard})
					if err != nil {
						t.Fatal(err)
					}
					if err := in.Run(t.Context(), p); err != nil {
						t.Fatal(err)
					}
				})
			}
			// A thousand turns that allocated once in each would show a thousand more; a handful comes of the runtime itself.
			if once, twice := allocated(1000), allocated(2000); twice-once > 50 {
				t.Errorf("a thousand turns more allocate %.0f times", twice-once)
			}
		})
	}
}
