package python

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// endless are programs that never end by themselves: in the loop of the machine, and in loops in Go.
var endless = []string{
	"while True: pass",
	"def f(): f()\nwhile True:\n try: f()\n except RecursionError: pass",
	"def g():\n while True: yield\nfor _ in g(): pass",
	"sum(range(10**12))",
	"sorted(range(10**8), key=lambda x: -x)",
	"max(map(abs, range(10**12)))",
	"x = 'a'\nwhile True: x.replace('a', 'b' * 1000)",
	"import itertools\nlist(zip(itertools.repeat(1), range(10**12)))",
	"{x for x in range(10**12) if x < 0}",
	"for _ in iter(int, 1): pass",
	"x = 3\nwhile True: pow(x, 10**5)",
	"input()",
	"import sys; sys.stdin.read()",
	"import time; time.sleep(1000)",
}

// never is a stream that has nothing to give for as long as a test takes.
type never struct{}

func (never) Read([]byte) (int, error) {
	time.Sleep(time.Hour)
	return 0, io.EOF
}

type clock struct{ begun time.Time }

func (clock) Now() time.Time             { return time.Now() }
func (c clock) Monotonic() time.Duration { return time.Since(c.begun) }
func (clock) Sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func runEndless(t *testing.T, ctx context.Context, source string, before func(in *Interpreter)) (string, error) {
	t.Helper()
	p, err := Compile("endless.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	in, err := New(Config{Stdout: &out, Stdin: never{}, Clock: clock{time.Now()}})
	if err != nil {
		t.Fatal(err)
	}
	if before != nil {
		before(in)
	}
	err = in.Run(ctx, p)
	return out.String(), err
}

func TestInterrupt_raises_an_exception(t *testing.T) {
	for _, source := range endless {
		source = "try:\n " + strings.ReplaceAll(source, "\n", "\n ") + "\nexcept KeyboardInterrupt: print('caught')"
		out, err := runEndless(t, t.Context(), source, func(in *Interpreter) { time.AfterFunc(50*time.Millisecond, in.Interrupt) })
		if err != nil || out != "caught\n" {
			t.Errorf("%s: printed %q, error %v", source, out, err)
		}
	}
}

// TestSteps_are_counted_exactly runs a loop with just as many steps as it takes, and with one less.
func TestSteps_are_counted_exactly(t *testing.T) {
	p, err := Compile("steps.py", []byte("for i in range(100000): pass\nsum(range(50000))"))
	if err != nil {
		t.Fatal(err)
	}
	enough := func(steps int64) bool {
		in, err := New(Config{Steps: steps})
		if err != nil {
			t.Fatal(err)
		}
		return in.Run(t.Context(), p) == nil
	}
	least, most := int64(1), int64(1<<20)
	for least < most {
		if middle := (least + most) / 2; enough(middle) {
			most = middle
		} else {
			least = middle + 1
		}
	}
	if least != 150005 {
		t.Errorf("the program takes %d steps", least)
	}
}

// TestStop_amid_constants stops a program where it loads code with sets among its constants, which have hashes.
func TestStop_amid_constants(t *testing.T) {
	p, err := Compile("p.py", []byte(strings.Repeat("def f(x): return x in {1, 'a', (2, None), 3.5, b'c'}\n", 50)+"while True: pass\n"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := &lateContext{Context: t.Context()}
	in, err := New(Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Run(ctx, p); !errors.Is(err, context.Canceled) {
		t.Fatalf("ended with %v, not stopped", err)
	}
}

// lateContext is over when it is asked for the second time.
type lateContext struct {
	context.Context
	asked int
}

func (c *lateContext) Err() error {
	if c.asked++; c.asked > 1 {
		return context.Canceled
	}
	return nil
}

// TestSteps_count_long_ways has programs go long ways between two jumps: they must not be free, or nobody would look at such a program
// for as long as it likes.
func TestSteps_count_long_ways(t *testing.T) {
	const lines, turns = 10_000, 10
	long := strings.Repeat(" a = a\n", lines)
	for name, source := range map[string]string{
		"loop":               "a = 1\nfor _ in range(10):\n" + long,
		"call":               "def f(a):\n" + long + "for _ in range(10): f(1)",
		"call with keywords": "def f(a):\n" + long + "for _ in range(10): f(a=1)",
		"call from Go":       "def f(a):\n" + long + "for _ in map(f, range(10)): pass",
		"generator":          "def f(a):\n" + long + " yield\nfor _ in range(10): next(f(1))",
		"class":              "a = 1\nfor _ in range(10):\n class C:\n" + strings.ReplaceAll(long, " a = a", "  a = 1"),
		"exec":               fmt.Sprintf("c = compile('a = 1\\n' * %d, '', 'exec')\nfor _ in range(10): exec(c)", lines),
	} {
		in, err := New(Config{})
		if err != nil {
			t.Fatal(err)
		}
		program, err := Compile("long.py", []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Run(t.Context(), program); err != nil || in.Used().Steps < turns*lines/16 {
			t.Errorf("%s: took %d steps, %v", name, in.Used().Steps, err)
		}
	}
}
