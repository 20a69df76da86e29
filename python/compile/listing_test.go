package compile_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/syntax"
)

var update = flag.Bool("update", false, "write the listings anew")

const (
	sourceMark  = "-- x.py --\n"
	listingMark = "-- listing --\n"
)

// TestListings holds the code of each kind of statement and expression against a listing of it, and that no operation is
// left out.
func TestListings(t *testing.T) {
	files, err := filepath.Glob("testdata/listing/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	used := map[code.Op]bool{}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			source, want, _ := strings.Cut(strings.TrimPrefix(string(text), sourceMark), listingMark)
			mode, optimize := syntax.Exec, 0
			switch filepath.Base(file) {
			case "interactive.txt":
				mode = syntax.Single
			case "plain.txt":
				optimize = -1
			}
			var listing bytes.Buffer
			c := inMode(t, source, mode, optimize)
			collect(c, used)
			if err := code.Disassemble(&listing, c); err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(file, []byte(sourceMark+source+listingMark+listing.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got := listing.String(); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	for op := range code.Op(255) {
		if info, ok := code.Lookup(op); ok && !used[op] {
			t.Errorf("no listing has %s", info.Name)
		}
	}
}

func inMode(t *testing.T, src string, mode syntax.Mode, optimize int) *code.Code {
	parsed, err := syntax.Parse([]byte(src), syntax.Config{Filename: "x.py", Mode: mode})
	if err != nil {
		t.Fatal(err)
	}
	c, err := compile.Tree(parsed.Tree, compile.Config{Filename: "x.py", Source: []byte(src), Optimize: optimize})
	if err != nil {
		t.Fatal(err)
	}
	if err := code.Verify(c); err != nil {
		t.Fatal(err)
	}
	return c
}

func collect(c *code.Code, used map[code.Op]bool) {
	for _, in := range c.Instructions() {
		used[in.Op] = true
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*code.Code); ok {
			collect(inner, used)
		}
	}
}

// TestListing_of_hello_world is the first one that a reader sees.
func TestListing_of_hello_world(t *testing.T) {
	var out strings.Builder
	if err := code.Disassemble(&out, made(t, "print('hello world')\n", compile.Config{})); err != nil {
		t.Fatal(err)
	}
	const want = `  1           0 LOAD_NAME                0 (print)
              2 LOAD_CONST               0 ('hello world')
              4 CALL_FUNCTION            1
              6 POP_TOP
              8 LOAD_CONST               1 (None)
             10 RETURN_VALUE
`
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}
