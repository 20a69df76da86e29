// Package atexit holds Python's module atexit: functions that are called when a program is over.
package atexit

import (
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
)

// call is a function that was registered, with its arguments.
type call struct {
	f     value
	args  []value
	names object.Names
}

// calls are those of an interpreter, in the order in which they were registered.
type calls struct{ list []call }

type callsKey struct{}

func callsOf(t *thread) *calls {
	c, ok := t.Interp.Memo.Get(callsKey{}).(*calls)
	if !ok {
		c = &calls{}
		t.Interp.Memo.Set(callsKey{}, c)
	}
	return c
}

// Module makes module atexit for an interpreter.
func Module(t *thread) (*object.Module, error) {
	c := callsOf(t)
	m := object.NewModule("atexit", "Functions that are called when the program is over.")
	m.Add(
		object.FullFn("register", "Have a function called when the program is over; the last one comes first.", func(t *thread, args []value, names object.Names) (value, error) {
			if len(args) == len(names) {
				return value{}, t.Raise(object.TypeError, "register() takes at least 1 argument (0 given)")
			}
			if !object.Callable(args[0]) {
				return value{}, t.Raise(object.TypeError, "the first argument must be callable")
			}
			c.list = append(c.list, call{args[0], append([]value(nil), args[1:]...), append(object.Names(nil), names...)})
			return args[0], nil
		}),
		object.Fn("unregister", "(func, /)", "Have a function not called after all.", func(t *thread, a []value) (value, error) {
			var kept []call
			for _, k := range c.list {
				same, err := t.Equal(k.f, a[0])
				if err != nil {
					return value{}, err
				}
				if !same {
					kept = append(kept, k)
				}
			}
			c.list = kept
			return object.None, nil
		}),
		object.Fn("_clear", "()", "Forget all functions.", func(t *thread, a []value) (value, error) {
			c.list = nil
			return object.None, nil
		}),
		object.Fn("_ncallbacks", "()", "Return how many functions are registered.", func(t *thread, a []value) (value, error) {
			return object.Int(int64(len(c.list))), nil
		}),
		object.Fn("_run_exitfuncs", "()", "Call the functions now.", func(t *thread, a []value) (value, error) { return object.None, Run(t) }),
	)
	return m, nil
}

// Run calls the functions: the host does when a program is over, however it ended. What one raises is reported, and the
// others are called all the same.
func Run(t *thread) error {
	c := callsOf(t)
	for len(c.list) > 0 {
		last := c.list[len(c.list)-1]
		c.list = c.list[:len(c.list)-1]
		_, err := t.CallNamed(last.f, last.args, last.names)
		if err == nil {
			continue
		}
		exc := object.Raised(err)
		if exc == nil {
			return err // it was stopped
		}
		repr, rerr := t.Repr(last.f)
		if rerr != nil {
			repr = "<unprintable object>"
		}
		text := "Exception ignored in atexit callback " + repr + ":\n"
		if t.Interp.FormatException != nil {
			text += t.Interp.FormatException(t, exc.Value())
		} else {
			text += exc.Error() + "\n"
		}
		if _, err := t.Interp.Stderr.Write([]byte(text)); err != nil {
			return err
		}
	}
	return nil
}
