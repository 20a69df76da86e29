package weakref_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/jinklink/jink/python"
)

// TestInterpreters_share_no_references runs many interpreters at once that import native modules, ask types for their
// subclasses, and have the one garbage collector tell each of its own objects: for the race detector, too.
func TestInterpreters_share_no_references(t *testing.T) {
	p, err := python.Compile("program.py", []byte(`
import weakref, gc, abc, operator, io, types, time, sys
class A: pass
gone = []
def make(n):
    a = A()
    return weakref.ref(a, lambda r: gone.append(n))
refs = [make(n) for n in range(20)]
make(99)
for _ in range(5):
    gc.collect()
print([r() for r in refs].count(None) >= 19, len(gone) >= 19, len(object.__subclasses__()) > 50)
`))
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			var out strings.Builder
			in, err := python.New(python.Config{Stdout: &out})
			if err == nil {
				err = in.Run(t.Context(), p)
			}
			if err != nil || out.String() != "True True True\n" {
				t.Errorf("printed %q, error %v", out.String(), err)
			}
		})
	}
	wg.Wait()
}
