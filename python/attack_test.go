package python

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/python/object"
)

// threat is one way to get beyond the limits of a sandbox, and attempts at it.
type threat struct {
	name     string
	config   Config // with the limits of attackConfig where it has none
	attempts []attempt
}

// attempt is a program and how it must end: the beginning of the exception that it gets, or of why it is stopped.
type attempt struct {
	source, end string
	grows       bool // it lets things grow in place: what they were is given back, and is garbage
}

// How an attempt is stopped.
const (
	stepsEnd  = "the program took more steps than it may"
	memoryEnd = "the program used more memory than it may"
	outputEnd = "the program wrote more than it may"
)

const (
	attackMemory = 16 << 20
	attackTime   = 5 * time.Second // what the steps of an attempt take on the busiest machine
)

func attackConfig(c Config) Config {
	if c.Steps == 0 {
		c.Steps = 2_000_000
	}
	if c.Memory == 0 {
		c.Memory = attackMemory
	}
	if c.Output == 0 {
		c.Output = 1 << 10
	}
	return c
}

// TestAttacks_fail runs the attempts of all threats. What stops a program, nothing of it may catch; it may allocate no more than
// it may and a tenth of that; and it must be over soon.
func TestAttacks_fail(t *testing.T) {
	if testing.Short() {
		t.Skip("counts bytes, which the race detector adds to: it has pools forget what they hold")
	}
	for _, threat := range threats {
		t.Run(threat.name, func(t *testing.T) {
			for _, a := range threat.attempts {
				var out strings.Builder
				c := attackConfig(threat.config)
				if c.Stdout == nil {
					c.Stdout = &out
				}
				end, allocated, took := attacked(t, c, uncatchable(a))
				if !strings.HasPrefix(end, a.end) {
					t.Errorf("%s\nended with %.300s", a.source, end)
				}
				if strings.Contains(out.String(), "caught") {
					t.Errorf("%s\nwrote %q after its end", a.source, &out)
				}
				if most := c.Memory + c.Memory/10; !a.grows && int64(allocated) > most {
					t.Errorf("%s\nallocated %d KiB, and may %d", a.source, allocated>>10, most>>10)
				}
				if took > attackTime {
					t.Errorf("%s\ntook %v", a.source, took)
				}
			}
		})
	}
}

// uncatchable is a program that does all it can so as not to be stopped, if that is how it must end.
func uncatchable(a attempt) string {
	if a.end != stepsEnd && a.end != memoryEnd && a.end != outputEnd {
		return a.source
	}
	return `
import sys, atexit
class Catch:
    def __enter__(self): pass
    def __exit__(self, *args): print("caught"); return True
    def __del__(self): print("caught")
def hook(*args): print("caught")
sys.excepthook = sys.unraisablehook = hook
atexit.register(hook)
kept = Catch()
def generate():
    try: yield
    finally: print("caught")
held = generate(); next(held)
with Catch():
    try:
        ` + strings.ReplaceAll(a.source, "\n", "\n        ") + `
    except BaseException: print("caught")
    finally: print("caught")
print("caught")`
}

// attacked runs a program, and tells how it ended, what it allocated and what it took.
func attacked(t *testing.T, c Config, source string) (end string, allocated uint64, took time.Duration) {
	t.Helper()
	in, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := time.Now()
	p, err := Compile("attack.py", []byte(source))
	if err == nil {
		err = in.Run(t.Context(), p)
	}
	took = time.Since(begun)
	runtime.ReadMemStats(&after)
	if used := in.Used(); used.Steps > c.Steps || used.Output > c.Output {
		t.Errorf("%s\nused %+v", source, used)
	}
	allocated = after.TotalAlloc - before.TotalAlloc
	end = "it ended"
	var raised *Error
	var stopped *Stopped
	switch {
	case errors.As(err, &stopped):
		end = stopped.Error()
	case errors.As(err, &raised):
		end = raised.Type + ": " + raised.Message
	case err != nil:
		end = err.Error()
	}
	return end, allocated, took
}

// with gives programs the same end.
func with(end string, sources ...string) []attempt {
	all := make([]attempt, len(sources))
	for i, s := range sources {
		all[i] = attempt{source: s, end: end}
	}
	return all
}

// growing are programs that end with too much memory, or no room, in things that grow in place.
func growing(end string, sources ...string) []attempt {
	all := with(end, sources...)
	for i := range all {
		all[i].grows = true
	}
	return all
}

func concat(lists ...[]attempt) (all []attempt) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// TestAttack_ends_in_time holds programs to their deadline: they are stopped soon after it, in the loop of the machine as well as
// in loops in Go.
func TestAttack_ends_in_time(t *testing.T) {
	for _, source := range endless {
		source = uncatchable(attempt{source: source, end: stepsEnd})
		for try := 1; ; try++ {
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			out, err := runEndless(t, ctx, source, nil)
			deadline, _ := ctx.Deadline()
			late := time.Since(deadline)
			cancel()
			var stopped *Stopped
			if !errors.As(err, &stopped) || stopped.Reason != object.Cancelled || !errors.Is(err, context.DeadlineExceeded) || out != "" {
				t.Errorf("%s\nwrote %q and ended with %v", source, out, err)
				break
			}
			if late <= timeSlack {
				break
			}
			if try == 10 { // a busy machine makes one late now and then
				t.Errorf("%s\nended %v late", source, late)
				break
			}
		}
	}
}

// TestAttack_on_the_host looks behind what the host gives, and has it fail.
func TestAttack_on_the_host(t *testing.T) {
	fail := Func("fail", "()", "", func(Call) (Value, error) { panic("oh") })
	for source, end := range map[string]string{
		"host.fail()":                  "SystemError: panic: oh",
		"host.fail.__globals__":        "AttributeError",
		"host.fail.__code__":           "AttributeError",
		"host.fail.__self__.secret":    "AttributeError",
		"type(host.fail)()":            "TypeError: cannot create",
		"host.fail.__reduce__()[1][1]": "IndexError",
		"while True:\n  try: host.fail()\n  except SystemError: pass": stepsEnd,
	} {
		c := attackConfig(Config{Stdout: io.Discard, Steps: 50_000, Memory: 1 << 30, Modules: map[string]*Module{"host": {Functions: []*Function{fail}}}})
		if got, _, _ := attacked(t, c, "import host\n"+source); !strings.HasPrefix(got, end) {
			t.Errorf("%s ended with %.200s, want %s", source, got, end)
		}
	}
}
