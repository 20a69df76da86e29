// Package thread holds module _thread: threads, and the locks that they wait for each other with.
//
// The module is always there, since much of the library makes locks without having threads; but starting a thread is refused
// where the host grants none. One thread runs at a time, and passes on its turn between two instructions, so what is written
// here needs no locks of its own.
package thread

import (
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
	names  = object.Names
	class  = object.Type
)

var hookType = &class{Name: "_ExceptHookArgs"}

var defineTypes = sync.OnceFunc(func() {
	defineLock()
	defineRLock()
	defineHandle()
	defineLocal()
	object.DefineRecord(hookType, "_thread", 4, true, "exc_type", "exc_value", "exc_traceback", "thread")
})

// Module makes module _thread for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_thread", "Threads, and locks for them.")
	m.AddTypes(lockType, rlockType, handleType, localType, hookType)
	m.Set("LockType", lockType.Value())
	m.Set("error", object.RuntimeError.Value())
	m.Set("TIMEOUT_MAX", object.Float(maxTimeout))
	newLock := func(t *thread, a []value) (value, error) { return newLock(), nil }
	m.Add(
		object.Fn("allocate_lock", "()", "Return a new lock.", newLock),
		object.Fn("allocate", "()", "Return a new lock.", newLock),
		object.Fn("get_ident", "()", "Return the number of this thread.", ident),
		object.Fn("get_native_id", "()", "Return the number of this thread: the system knows none.", ident),
		object.Fn("_get_main_thread_ident", "()", "Return the number of the main thread.", func(t *thread, a []value) (value, error) {
			return object.Int((&thread{}).ID()), nil
		}),
		object.Fn("_is_main_interpreter", "()", "Return True.", func(t *thread, a []value) (value, error) { return object.True, nil }),
		object.Fn("daemon_threads_allowed", "()", "Return True.", func(t *thread, a []value) (value, error) { return object.True, nil }),
		object.Fn("_count", "()", "Return how many threads there are beside the main one.", func(t *thread, a []value) (value, error) {
			return object.Int(int64(t.Interp.ThreadCount())), nil
		}),
		object.Fn("start_new_thread", "(function, args, kwargs={}, /)", "Call a function in a new thread, and return the thread's number.", startNew),
		object.Fn("start_new", "(function, args, kwargs={}, /)", "Call a function in a new thread, and return the thread's number.", startNew),
		object.Fn("start_joinable_thread", "(function, handle=None, daemon=True)", "Call a function in a new thread, and return its handle.", startJoinable),
		object.Fn("_make_thread_handle", "(ident, /)", "Return a handle of a thread that runs already.", makeHandle),
		object.Fn("_get_main_thread_handle", "()", "Return the handle of the main thread.", func(t *thread, a []value) (value, error) {
			return newHandle((&thread{}).ID()), nil
		}),
		object.Fn("_shutdown", "()", "Wait for the threads that are no daemons.", func(t *thread, a []value) (value, error) {
			return object.None, t.WaitThreads()
		}),
		object.Fn("exit", "()", "Raise SystemExit: it ends the thread.", exit),
		object.Fn("exit_thread", "()", "Raise SystemExit: it ends the thread.", exit),
		object.Fn("interrupt_main", "(signum=2, /)", "Have the main thread handle a signal.", interruptMain),
		object.Fn("stack_size", "(size=0, /)", "Return the size of a stack as it was set: stacks grow as they need to.", stackSize),
	)
	return m, nil
}

func ident(t *thread, a []value) (value, error) { return object.Int(t.ID()), nil }

func exit(t *thread, a []value) (value, error) { return value{}, t.RaiseArgs(object.SystemExit) }

func interruptMain(t *thread, a []value) (value, error) {
	n := 2
	if !a[0].IsNull() {
		var err error
		if n, err = t.IntArg(a[0]); err != nil {
			return value{}, err
		}
	}
	if n < 1 || n >= len(t.Interp.Handlers) {
		return value{}, t.Raise(object.ValueError, "signal number out of range")
	}
	if h := t.Interp.Handlers[n]; !h.IsInt() && (n == 2 || !h.IsNull()) {
		t.Interp.Bell().Signal(n)
	}
	return object.None, t.HandleSignals()
}

// stackKey is under which an interpreter remembers the size of stacks as it was set.
type stackKey struct{}

func stackSize(t *thread, a []value) (value, error) {
	before, _ := t.Interp.Memo.Get(stackKey{}).(int)
	if a[0].IsNull() {
		return object.Int(int64(before)), nil
	}
	n, err := t.IntArg(a[0])
	if err != nil {
		return value{}, err
	}
	if n < 0 {
		return value{}, t.Raise(object.ValueError, "size must be 0 or a positive value")
	}
	if n > 0 && n < 32<<10 {
		return value{}, t.Raise(object.ValueError, "size not valid: %d bytes", n)
	}
	t.Interp.Memo.Set(stackKey{}, n)
	return object.Int(int64(before)), nil
}
