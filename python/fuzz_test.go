package python

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// FuzzRun runs whatever compiles, with few steps and little memory: it must end, and never panic.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{
		"print(1)", "x = [1]\nx.append(x)\nprint(x)", "def f(): return f()\nf()", "while True: pass", "'x' * 10**12", "10 ** 10 ** 10",
		"class A:\n  def __eq__(s, o): return s == o\nA() == A()", "[i for i in iter(int, 1)]", "7 in iter(int, 1)", "f'{1:>{10**9}}'", "a = b = []\na[:] = [a, b] * 100\nprint(a)",
		"try:\n  1/0\nfinally:\n  raise", "def g():\n  yield from g()\nlist(g())", "x = 1\nfor i in range(70): x <<= x & 63 | 1", "{}[{}]",
		"class M(type):\n  def __prepare__(*a): return 3\nclass C(metaclass=M): pass", "print(*(i for i in range(10**9)))",
	} {
		f.Add([]byte(seed))
	}
	for _, dir := range []string{"syntax", "generator", "gotcha", "sorting"} {
		paths, err := filepath.Glob("testdata/" + dir + "/*.py")
		if err != nil || len(paths) == 0 {
			f.Fatal("no programs in testdata/"+dir, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		// With so few steps all is over at once; what takes seconds works without counting.
		late := time.AfterFunc(5*time.Second, func() { panic(fmt.Sprintf("does not end: %q", source)) })
		defer late.Stop()
		program, err := Compile("fuzz.py", source)
		if err != nil {
			return
		}
		var out bytes.Buffer
		in, err := New(Config{Stdout: &out, Stderr: &out, Steps: 20_000, Memory: 8 << 20})
		if err != nil {
			t.Fatal(err)
		}
		outer, err := in.begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer in.end(outer)
		if err := in.run(program); err != nil {
			_ = err.Error()
		}
	})
}
