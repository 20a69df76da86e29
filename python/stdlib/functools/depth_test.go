package functools_test

import (
	"bytes"
	"testing"

	"github.com/jinklink/jink/python"
)

// TestDepth_of_Go_functions_is_bounded nests what needs no Python function in between. Without a bound that would exhaust
// Go's stack, which no program may do.
func TestDepth_of_Go_functions_is_bounded(t *testing.T) {
	for _, test := range []struct{ program, prints string }{
		{"p = functools.partial(print); p.__setstate__((p, (), {}, {})); f = p", "RecursionError"},
		{"it = iter([1])\nfor _ in range(100000): it = itertools.chain(it)\nf = it.__next__", "RecursionError"},
		{"c = len\nfor _ in range(100000): c = functools.lru_cache(c)\nf = lambda: c('')", "RecursionError"},
		// A cache is no call of its own: a function that recurs through one goes as deep as it would without.
		{"@functools.cache\ndef r(n): return n and r(n - 1)\nf = lambda: r(900)", "0"},
	} {
		source := "import functools, itertools\n" + test.program + "\ntry: print(f())\nexcept RecursionError: print('RecursionError')\n"
		program, err := python.Compile("depth.py", []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		in, err := python.New(python.Config{Stdout: &out})
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Run(t.Context(), program); err != nil || out.String() != test.prints+"\n" {
			t.Errorf("%s: %v\n%s", test.program, err, out.String())
		}
	}
}
