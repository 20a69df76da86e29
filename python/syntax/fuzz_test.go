package syntax_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/syntax"
)

func seed(f *testing.F) {
	for _, c := range sources(f) {
		f.Add([]byte(c[0]))
	}
	file, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		f.Add([]byte(strings.Split(line, "\t")[3]))
	}
}

// FuzzScan holds that tokens come in the order of the source, do not overlap, and end.
func FuzzScan(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, comments := range []bool{false, true} {
			var at syntax.Span
			n := 0
			for tok, err := range syntax.Tokens(src, syntax.TokensConfig{Comments: comments}) {
				if n++; n > 4*len(src)+300 {
					t.Fatal("no end")
				}
				if err != nil {
					break
				}
				if tok.Line < at.Line || tok.EndLine < tok.Line || tok.EndLine == tok.Line && tok.EndCol < tok.Col {
					t.Fatalf("%v after %v", tok, at)
				}
				at = tok.Span
			}
		}
	})
}

// FuzzParse holds that every source gives a tree or a SyntaxError with a message, in every mode.
func FuzzParse(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, cfg := range []syntax.Config{{}, {Mode: syntax.Eval}, {Mode: syntax.Single}, {Mode: syntax.Single, Incomplete: true}} {
			r, err := syntax.Parse(src, cfg)
			if err == nil {
				syntax.DumpPlaces(r.Tree)
				continue
			}
			if e, ok := errors.AsType[*syntax.SyntaxError](err); !ok || e.Msg == "" {
				t.Fatalf("%#v", err)
			}
		}
	})
}

// FuzzPrint holds that what is printed is the same program.
func FuzzPrint(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := syntax.Parse(src, syntax.Config{})
		if err != nil {
			return
		}
		text := syntax.Print(r.Tree)
		again, err := syntax.Parse([]byte(text), syntax.Config{Encoding: "utf-8"})
		if err != nil {
			t.Fatalf("%v\n%q", err, text)
		}
		if got, want := syntax.Dump(again.Tree), syntax.Dump(r.Tree); got != want {
			t.Fatalf("got  %s\nwant %s\n%q", got, want, text)
		}
	})
}
