package python_test

import (
	"runtime"
	"testing"

	"github.com/jinklink/jink/python"
)

// TestReset_in_spite_of_collections has programs replace what a copy began with, so that the old is garbage and new objects come
// to lie where others lay, and sees that a reset is not deceived by that.
func TestReset_in_spite_of_collections(t *testing.T) {
	m := template(t, python.Config{}, `
import codecs, random, operator, warnings
class Node:
    def __init__(self, n): self.n, self.next = n, None
nodes = [Node(i) for i in range(300)]
for a, b in zip(nodes, nodes[1:]): a.next = b
table = {str(i): [i, {"k": (i, nodes[i])}] for i in range(300)}
def known(name):
    try: return codecs.lookup_error(name) is not None
    except LookupError: return False
def look():
    return repr((sum(a.next is b for a, b in zip(nodes, nodes[1:])), sum(v[0] + v[1]["k"][1].n for v in table.values()), len(table),
        known("leak"), known("strict"), hasattr(Node, "leak"), sorted(vars(nodes[7])), len(warnings.filters)))
look()
`)
	in := m.New()
	see := looks(t, in)
	before := see()
	for i := range 30 {
		if err := in.Reset(); err != nil {
			t.Fatal(err)
		}
		runtime.GC()
		do(t, in, []string{`
codecs.register_error("leak", lambda e: ("", e.end)); Node.leak = 1
for v in list(table.values()): v[1]["k"] = (0, Node(9)); v.append(Node(1))
nodes.reverse(); nodes[7].x = 1; out = 0
`, `
for k in list(table): table[k] = [5, {"k": (6, Node(7))}]
nodes[:] = [Node(i) for i in range(300)]
table.update({i: i for i in range(5000)}); out = 0
`, `
for i in range(50): codecs.register_error("leak%d" % i, len)
del nodes[10:]; table.clear(); Node.__init__ = None; warnings.simplefilter("error"); random.seed(1); out = 0
`}[i%3])
		runtime.GC()
		if err := in.Reset(); err != nil {
			t.Fatal(err)
		}
		if after := see(); after != before {
			t.Fatalf("round %d: it was\n%s\nand is\n%s", i, before, after)
		}
	}
}
