package itertools_test

import (
	"errors"
	"testing"

	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/object"
)

// TestLimits_hold_where_no_item_comes runs programs that would take forever, or all memory, inside of one iterator.
func TestLimits_hold_where_no_item_comes(t *testing.T) {
	for _, test := range []struct {
		program string
		reason  object.StopReason
	}{
		{"next(islice(repeat(1), 10**15, None))", object.OutOfSteps},
		{"next(chain.from_iterable(repeat(())))", object.OutOfMemory},
		{"next(dropwhile(bool, repeat(1)))", object.OutOfSteps},
		{"next(filterfalse(None, repeat(1)))", object.OutOfSteps},
		{"next(compress(repeat(1), repeat(0)))", object.OutOfSteps},
		{"g = groupby(repeat(1)); next(g); next(g)", object.OutOfSteps},
		{"deque(repeat(1), maxlen=0)", object.OutOfSteps},
		{"reduce(max, repeat(1))", object.OutOfSteps},
		{"Counter(repeat(1))", object.OutOfSteps},
		{"deque(repeat(1))", object.OutOfMemory},
		{"next(batched(repeat(1), 10**12))", object.OutOfMemory},
		{"a, b = tee(repeat(1))\nfor _ in a: pass", object.OutOfMemory},
		{"product('ab', repeat=10**8)", object.OutOfMemory},
		{"combinations('ab', 10**8)", object.OutOfMemory},
		{"deque('ab') * 10**8", object.OutOfMemory},
		{"for v in map(cache(str), count()): pass", object.OutOfMemory},
	} {
		source := "from itertools import *\nfrom functools import reduce, cache\nfrom collections import deque, Counter\n" + test.program
		program, err := python.Compile("limit.py", []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		in, err := python.New(python.Config{Steps: 4_000_000, Memory: 32 << 20})
		if err != nil {
			t.Fatal(err)
		}
		var stopped *python.Stopped
		if err := in.Run(t.Context(), program); !errors.As(err, &stopped) || stopped.Reason != test.reason {
			t.Errorf("%s: %v", test.program, err)
		}
	}
}
