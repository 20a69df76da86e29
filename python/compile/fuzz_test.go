package compile_test

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/syntax"
)

// FuzzCompile holds that no source that can be parsed makes the compiler panic, that what comes of it is sound, improved or
// not, and that it survives being written and read.
func FuzzCompile(f *testing.F) {
	for _, src := range []string{"x = 1", "def f(a, *b, c=1, **d):\n  return [e for e in b if c]", "class A[T](B): x: T = 1",
		"try: a\nexcept* E as e: b\nfinally: c", "match a:\n case [b, *_] | {'b': b}: c", "async def f():\n async with a: yield await b",
		"for a in b:\n while c:\n  with d as e: break\n else: continue", "lambda: (yield)", "f'{a!r:{b}}'", "a < b < c or not d"} {
		f.Add([]byte(src), int8(0))
	}
	f.Fuzz(func(t *testing.T, src []byte, optimize int8) {
		parsed, err := syntax.Parse(src, syntax.Config{Filename: "x.py"})
		if err != nil {
			return
		}
		for _, level := range []int{-1, int(optimize)} {
			config := compile.Config{Filename: "x.py", Source: src, Optimize: level, TopLevelAwait: optimize%2 != 0,
				Warn: func(syntax.Warning) error { return nil }}
			c, err := compile.Tree(parsed.Tree, config)
			if err != nil {
				if _, ok := err.(*syntax.SyntaxError); !ok {
					t.Errorf("an error of another kind: %v", err)
				}
				continue
			}
			if err := code.Verify(c); err != nil {
				t.Error(err)
			}
			var listing bytes.Buffer
			if err := code.Disassemble(&listing, c); err != nil || listing.Len() == 0 {
				t.Error("no listing", err)
			}
			again, err := code.Decode(code.Append(nil, c))
			if err != nil {
				t.Fatal(err)
			}
			var relisted bytes.Buffer
			if err := code.Disassemble(&relisted, again); err != nil || relisted.String() != listing.String() {
				t.Errorf("what was read back lists as\n%s\nnot as\n%s", relisted.String(), listing.String())
			}
			if !reflect.DeepEqual(code.DecodePositions(again.Positions), code.DecodePositions(c.Positions)) {
				t.Error("the positions are other ones")
			}
		}
	})
}
