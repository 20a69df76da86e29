package code_test

import (
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
)

// FuzzListing: whatever the bytes are, their listing has a line for each instruction and marks at most one.
func FuzzListing(f *testing.F) {
	f.Add([]byte{byte(code.LoadConst), 0, byte(code.ReturnValue), 0})
	f.Add([]byte(strings.Repeat(string([]byte{byte(code.ExtendedArg), 0xff}), 20) + string([]byte{byte(code.LoadFast), 0xff})))
	f.Fuzz(func(t *testing.T, instructions []byte) {
		c := &code.Code{Code: instructions}
		list := c.Instructions()
		for _, in := range list {
			if in.Arg < 0 {
				t.Errorf("the argument of %v is %d", in.Op, in.Arg)
			}
		}
		text := c.Listing(0)
		if lines := strings.Count(text, "\n"); lines != len(list) {
			t.Errorf("%d lines for %d instructions\n%s", lines, len(list), text)
		}
		if marks := strings.Count(text, "--> "); marks != min(len(list), 1) {
			t.Errorf("%d marks\n%s", marks, text)
		}
	})
}
