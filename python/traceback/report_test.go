package traceback_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/traceback"
)

func newThread() *object.Thread { return object.NewThread(object.NewInterpreter(), nil) }

func call(t *testing.T, th *object.Thread, typ *object.Type, args ...object.Value) object.Value {
	t.Helper()
	v, err := th.Call(typ.Value(), args...)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestCapture_is_bounded: groups that hold each other ten times over look like 10^8 exceptions.
func TestCapture_is_bounded(t *testing.T) {
	th := newThread()
	e := call(t, th, object.ValueError, object.NewStr("bottom"))
	for range 8 {
		members := make([]object.Value, 10)
		for i := range members {
			members[i] = e
		}
		e = call(t, th, object.ExceptionGroup, object.NewStr("ten"), object.NewList(members))
	}
	text := traceback.Format(th, e, traceback.Config{})
	if len(text) > 1<<25 {
		t.Errorf("printed %d bytes", len(text))
	}
	if !strings.Contains(text, " more exceptions\n") {
		t.Error("does not say that some are left out")
	}
}

func TestFormat_takes_the_limits_of_groups(t *testing.T) {
	th := newThread()
	member := call(t, th, object.ValueError, object.NewStr("m"))
	wide := call(t, th, object.ExceptionGroup, object.NewStr("wide"), object.NewList([]object.Value{member, member, member}))
	outer := call(t, th, object.ExceptionGroup, object.NewStr("outer"), object.NewList([]object.Value{wide}))
	got := traceback.Format(th, outer, traceback.Config{GroupWidth: 1, GroupDepth: 5})
	want := `  | ExceptionGroup: outer (1 sub-exception)
  +-+---------------- 1 ----------------
    | ExceptionGroup: wide (3 sub-exceptions)
    +-+---------------- 1 ----------------
      | ValueError: m
      +---------------- ... ----------------
      | and 2 more exceptions
      +------------------------------------
`
	if got != want {
		t.Errorf("printed\n%s\nwant\n%s", got, want)
	}
	got = traceback.Format(th, outer, traceback.Config{GroupDepth: 1})
	want = `  | ExceptionGroup: outer (1 sub-exception)
  +-+---------------- 1 ----------------
    | ... (max_group_depth is 1)
    +------------------------------------
`
	if got != want {
		t.Errorf("printed\n%s\nwant\n%s", got, want)
	}
}

func TestFormat_without_chain_and_with_a_long_one(t *testing.T) {
	th := newThread()
	var last *object.Exception
	for i := range 10_000 {
		e := object.AsException(call(t, th, object.ValueError, object.NewStr(strconv.Itoa(i))))
		if last != nil {
			e.Context = last.Value()
		}
		last = e
	}
	if got := traceback.Format(th, last.Value(), traceback.Config{NoChain: true}); got != "ValueError: 9999\n" {
		t.Errorf("printed %q", got)
	}
	got := traceback.Format(th, last.Value(), traceback.Config{})
	if n := strings.Count(got, "During handling"); n != 9999 || !strings.HasPrefix(got, "ValueError: 0\n") {
		t.Errorf("printed %d links, beginning %.60q", n, got)
	}
	if got := traceback.FormatOnly(th, last.Value(), traceback.Config{}); got != "ValueError: 9999\n" {
		t.Errorf("FormatOnly gives %q", got)
	}
}

func TestFormat_takes_tracebacklimit(t *testing.T) {
	th := newThread()
	e := object.AsException(call(t, th, object.ValueError, object.NewStr("v")))
	for i := range 5 {
		c := th.Interp.NewCode(&code.Code{Name: "f" + strconv.Itoa(4-i), Filename: "x.py"})
		f := object.NewFrame(c, object.NewDict(), object.NewDict(), nil)
		e.Traceback = object.NewTraceback(f, 0, e.Traceback)
	}
	// That a limit a little above the number of frames hides some is CPython's doing.
	for limit, want := range map[int64]string{0: "", 2: "f3 f4 ", 5: "f0 f1 f2 f3 f4 ", 7: "f3 f4 ", 100: "f0 f1 f2 f3 f4 ", -3: ""} {
		th.Interp.Sys.SetString("tracebacklimit", object.Int(limit))
		got := ""
		for line := range strings.Lines(traceback.Format(th, e.Value(), traceback.Config{})) {
			if _, name, ok := strings.Cut(line, " in "); ok {
				got += strings.TrimSpace(name) + " "
			}
		}
		if got != want {
			t.Errorf("with the limit %d shows %q, want %q", limit, got, want)
		}
	}
	cfg := traceback.Config{Limit: func(all []traceback.Frame) []traceback.Frame { return all[:1] }}
	if got := traceback.Format(th, e.Value(), cfg); strings.Count(got, " in f0") != 1 || strings.Count(got, "File") != 1 {
		t.Errorf("with a limit of its own prints %q", got)
	}
}
