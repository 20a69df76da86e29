package python_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/python/object"
)

// outcome runs source and tells what stopped it, if anything did.
func outcome(t *testing.T, in *python.Interpreter, source string) string {
	t.Helper()
	p, err := python.Compile("budget.py", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	err = in.Run(t.Context(), p)
	var stopped *python.Stopped
	var raised *python.Error
	switch {
	case errors.As(err, &stopped):
		return stopped.Error()
	case errors.As(err, &raised):
		return raised.Type + ": " + raised.Message
	case err != nil:
		return err.Error()
	}
	return "it ended"
}

// TestOutput_ends_where_it_must tries every way to write, each with an attempt to go on nevertheless.
func TestOutput_ends_where_it_must(t *testing.T) {
	for _, write := range []string{
		"print('x' * 60)", "sys.stdout.write('x' * 60)", "sys.stdout.buffer.write(b'x' * 60)", "sys.stderr.write('x' * 60)",
		"print('x' * 60, file=sys.stderr)", "sys.stdout.writelines(['x' * 60])", "sys.stdout.buffer.raw.write(b'x' * 60)",
		"warnings.warn('x' * 60)", "sys.__stdout__.write('x' * 60)", "exec(compile('\"x\" * 60', '', 'single'))", "sys.excepthook(ValueError, ValueError('x' * 60), None)",
		"traceback.print_exception(ValueError('x' * 60))", "f = open(1, 'w', closefd=False); f.write('x' * 60); f.flush()", "sys.displayhook('x' * 60)",
		"x = D(); del x; gc.collect()",
	} {
		var out, err bytes.Buffer
		in, e := python.New(python.Config{Stdout: &out, Stderr: &err, Output: 100})
		if e != nil {
			t.Fatal(e)
		}
		got := outcome(t, in, fmt.Sprintf(`
import sys, warnings, traceback, gc
warnings.simplefilter("always")
class D:
    def __del__(self): raise ValueError("x" * 60)
def write():
    try: %s
    except BaseException: pass
    finally: pass
for i in range(100):
    try: write()
    except BaseException: pass
print("on")
`, write))
		if got != "the program wrote more than it may" || out.Len()+err.Len() > 100 || strings.Contains(out.String(), "on") {
			t.Errorf("%s: %s, wrote %q and %q", write, got, &out, &err)
		}
	}
}

func TestRecursion_can_be_limited(t *testing.T) {
	in, err := python.New(python.Config{Recursion: 50})
	if err != nil {
		t.Fatal(err)
	}
	const source = `
import sys
def f(n): return n and 1 + f(n - 1)
assert sys.getrecursionlimit() == 50 and f(40) == 40
try: f(60)
except RecursionError: pass
else: raise AssertionError
sys.setrecursionlimit(40)
sys.setrecursionlimit(50)
sys.setrecursionlimit(51)`
	if got := outcome(t, in, source); got != "ValueError: recursion limit must not be greater than 50 here" {
		t.Error(got)
	}
}

// TestSetBudget_holds_for_each_call gives a function a budget anew for each call.
func TestSetBudget_holds_for_each_call(t *testing.T) {
	var out bytes.Buffer
	m := template(t, python.Config{Stdout: &out}, `
def steps(n):
    for _ in range(n): pass
def memory(n): return len(bytes(n))
def output(n): print("x" * n)
`)
	pool := python.NewPool(m)
	for range 3 {
		for _, test := range []struct {
			name   string
			budget python.Budget
			fits   int
			stop   object.StopReason
		}{
			{"steps", python.Budget{Steps: 1100}, 1000, object.OutOfSteps},
			{"memory", python.Budget{Memory: 60_000}, 50_000, object.OutOfMemory},
			{"output", python.Budget{Output: 1100}, 1000, object.OutOfOutput},
		} {
			in := pool.Get()
			f, err := in.Func(test.name)
			if err != nil {
				t.Fatal(err)
			}
			for range 3 {
				in.SetBudget(test.budget)
				if _, err := f.Call(t.Context(), test.fits); err != nil {
					t.Errorf("%s: %v", test.name, err)
				}
				if used := in.Used(); used.Steps+used.Memory+used.Output < int64(test.fits) {
					t.Errorf("%s: used %+v", test.name, used)
				}
			}
			_, err = f.Call(t.Context(), test.fits)
			var stopped *python.Stopped
			if test.name != "memory" && (!errors.As(err, &stopped) || stopped.Reason != test.stop) {
				t.Errorf("%s: %v", test.name, err)
			}
			in.SetBudget(test.budget)
			if _, err := f.Call(t.Context(), 2*test.fits); !errors.As(err, &stopped) || stopped.Reason != test.stop {
				t.Errorf("%s: %v", test.name, err)
			}
			in.SetBudget(python.Budget{})
			if _, err := f.Call(t.Context(), 2*test.fits); err != nil {
				t.Errorf("%s: %v", test.name, err)
			}
			pool.Put(in)
		}
	}
}

// still is a clock that stands.
type still struct{ at time.Time }

func (c still) Now() time.Time                           { return c.at }
func (still) Monotonic() time.Duration                   { return time.Second }
func (still) Sleep(context.Context, time.Duration) error { return nil }

func TestSetClock_and_Seed_are_of_one_copy(t *testing.T) {
	m := template(t, python.Config{}, `
import time, datetime, random
other = random.Random()
own = random.Random(5)
def tell():
    return repr((time.time(), datetime.datetime.now(datetime.UTC).year, time.localtime().tm_year, random.random(), random.gauss(0, 1), other.random(), own.random()))
`)
	see := func(in *python.Interpreter, year int, seed int64) string {
		in.SetClock(still{time.Date(year, 1, 2, 3, 4, 5, 0, time.UTC)})
		in.Seed(seed)
		return do(t, in, "out = tell()")
	}
	a, b := m.New(), m.New()
	first := see(a, 2001, 7)
	if !strings.Contains(first, "978404645.0, 2001, 2001, 0.32383276483316237") {
		t.Error(first) // random.seed(7); random.random()
	}
	if other := see(b, 2002, 8); strings.Contains(other, "2001") || other == first {
		t.Error(other)
	}
	if err := a.Reset(); err != nil {
		t.Fatal(err)
	}
	if again := see(a, 2001, 7); again != first {
		t.Errorf("%s, and then %s", first, again)
	}
	if err := a.Reset(); err != nil {
		t.Fatal(err)
	}
	if got := outcome(t, a, "tell()"); got != "PermissionError: there is no clock here" {
		t.Error(got)
	}
}
