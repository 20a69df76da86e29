package thread

import (
	"fmt"
	"time"

	"github.com/jinklink/jink/python/object"
)

var handleType = &class{Name: "_ThreadHandle", Doc: "A thread to wait for.", Flags: object.Final | object.HasWeakRef}

// handle is a thread that can be waited for.
type handle struct {
	object.Object
	ident   int64
	state   state
	waiting queue
}

type state uint8

const (
	notStarted state = iota
	running
	over
)

func (h *handle) end() {
	if h.state != over {
		h.state = over
		for h.waiting.wake() {
		}
	}
}

func defineHandle() {
	typ := handleType
	object.StructOf[handle](typ)
	typ.New = func(t *thread, cls *class, args []value, n names) (value, error) {
		v, _ := object.Make[handle](typ, cls)
		return v, nil
	}
	typ.Repr = func(t *thread, self value) (value, error) {
		return object.NewStr(fmt.Sprintf("<_ThreadHandle object: ident=%d>", object.As[handle](self).ident)), nil
	}
	object.DefineType(typ, nil, "_thread", object.TypeDef{
		Methods: []*object.Builtin{
			object.Method("join", "(self, timeout=None, /)", "Wait until the thread is over.", join),
			object.Method("is_done", "(self, /)", "Return whether the thread is over.", func(t *thread, a []value) (value, error) {
				return object.Bool(object.As[handle](a[0]).state == over), nil
			}),
			object.Method("_set_done", "(self, /)", "Take the thread for over.", func(t *thread, a []value) (value, error) {
				h := object.As[handle](a[0])
				if h.state == notStarted {
					return value{}, t.Raise(object.RuntimeError, "thread not started")
				}
				h.end()
				return object.None, nil
			}),
		},
		GetSets: []*object.GetSet{
			object.Attr("ident", "", func(t *thread, self value) (value, error) { return object.Int(object.As[handle](self).ident), nil }, nil),
		},
	})
}

func join(t *thread, a []value) (value, error) {
	h := object.As[handle](a[0])
	timeout := time.Duration(-1)
	if !a[1].IsNull() && !a[1].IsNone() {
		f, err := t.FloatArg(a[1])
		if err != nil {
			return value{}, err
		}
		if f > maxTimeout {
			return value{}, t.Raise(object.OverflowError, "timestamp too large to convert to C PyTime_t")
		}
		if f >= 0 {
			timeout = time.Duration(f * 1e9)
		}
	}
	switch {
	case h.state == notStarted:
		return value{}, t.Raise(object.RuntimeError, "thread not started")
	case h.state == running && h.ident == t.ID():
		return value{}, t.Raise(object.RuntimeError, "Cannot join current thread")
	}
	if h.state == over {
		return object.None, nil
	}
	_, err := h.waiting.wait(t, timeout)
	return object.None, err
}

func makeHandle(t *thread, a []value) (value, error) {
	n, err := t.IntArg(a[0])
	if err != nil {
		return value{}, err
	}
	return newHandle(int64(n)), nil
}

// newHandle is the handle of a thread that runs.
func newHandle(ident int64) value {
	v, h := object.Make[handle](handleType, handleType)
	h.ident, h.state = ident, running
	return v
}

func startNew(t *thread, a []value) (value, error) {
	f := a[0]
	if !object.Callable(f) {
		return value{}, t.Raise(object.TypeError, "first arg must be callable")
	}
	args := object.AsTuple(a[1])
	if args == nil {
		return value{}, t.Raise(object.TypeError, "2nd arg must be a tuple")
	}
	all := append([]value(nil), args.Items...)
	var given names
	if !a[2].IsNull() {
		d := object.AsDict(a[2])
		if d == nil {
			return value{}, t.Raise(object.TypeError, "optional 3rd arg must be a dictionary")
		}
		for _, e := range d.Entries() {
			if e.Key.IsNull() {
				continue
			}
			s := object.AsStr(e.Key)
			if s == nil {
				return value{}, t.Raise(object.TypeError, "keywords must be strings")
			}
			given = append(given, t.Interp.Intern(s.S))
			all = append(all, e.Value)
		}
	}
	started, err := t.StartThread(true, func(t *thread) { call(t, f, all, given) })
	if err != nil {
		return value{}, err
	}
	return object.Int(started.ID()), nil
}

func startJoinable(t *thread, a []value) (value, error) {
	f, v := a[0], a[1]
	if !object.Callable(f) {
		return value{}, t.Raise(object.TypeError, "thread function must be callable")
	}
	if v.IsNull() || v.IsNone() {
		v, _ = object.Make[handle](handleType, handleType)
	}
	if !v.Is(handleType) {
		return value{}, t.Raise(object.TypeError, "'handle' must be a _ThreadHandle")
	}
	h := object.As[handle](v)
	if h.state != notStarted {
		return value{}, t.Raise(object.RuntimeError, "thread already started")
	}
	daemon := true
	if !a[2].IsNull() {
		var err error
		if daemon, err = t.Truth(a[2]); err != nil {
			return value{}, err
		}
	}
	started, err := t.StartThread(daemon, func(t *thread) {
		defer h.end()
		call(t, f, nil, nil)
	})
	if err != nil {
		return value{}, err
	}
	h.state, h.ident = running, started.ID()
	return v, nil
}

// call calls the function of a thread. An exception that it does not catch is reported; SystemExit just ends the thread.
func call(t *thread, f value, args []value, n names) {
	_, err := t.CallNamed(f, args, n)
	if err == nil || object.Matches(err, object.SystemExit) {
		return
	}
	repr, rerr := t.Repr(f)
	if rerr != nil {
		repr = "<unprintable object>"
	}
	// A thread that must stop has nobody to tell: the others come to know by themselves.
	_ = t.Unraisable(err, value{}, "Exception ignored in thread started by "+repr)
}
