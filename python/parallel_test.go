package python

import (
	"bytes"
	"sync"
	"testing"
)

// TestInterpreters_share_nothing_that_changes runs a program in several interpreters at once that looks at all that they have in
// common: the built-in types, their attributes, names and docstrings. It says something under the race detector.
func TestInterpreters_share_nothing_that_changes(t *testing.T) {
	p, err := Compile("look.py", []byte(`
import builtins
total = 0
for v in vars(builtins).values():
    if isinstance(v, type):
        for name, attr in vars(v).items():
            total += len(name) + len(name[1:]) + (hash(name) == hash(name + ""))
            doc = getattr(attr, "__doc__", None)
            total += len(doc) if isinstance(doc, str) else 0
            total += len(repr(getattr(attr, "__name__", "")))
        type.__subclasses__(v)
class C(int): pass
print(total > 10000, len(int.__subclasses__()))
`))
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var out bytes.Buffer
			in, err := New(Config{Stdout: &out})
			if err != nil {
				t.Error(err)
				return
			}
			if err := in.Run(t.Context(), p); err != nil || out.String() != "True 2\n" {
				t.Errorf("%q, %v", out.String(), err)
			}
		})
	}
	all.Wait()
}
