package sys

import (
	"github.com/jinklink/jink/python/object"
)

func functions() []*object.Builtin {
	text := func(name, doc, v string) *object.Builtin {
		return object.Fn(name, "()", doc, func(t *thread, a []value) (value, error) { return t.Interp.Intern(v).Value(), nil })
	}
	return []*object.Builtin{
		object.Fn("exit", "(status=None, /)", "End the program by SystemExit, with a status or a message.", func(t *thread, a []value) (value, error) {
			if given(a[0]).IsNone() {
				return value{}, t.RaiseArgs(object.SystemExit)
			}
			// As in CPython, a tuple becomes the arguments of the exception.
			if a[0].Is(object.TupleType) {
				return value{}, t.RaiseArgs(object.SystemExit, object.AsTuple(a[0]).Items...)
			}
			return value{}, t.RaiseArgs(object.SystemExit, a[0])
		}),
		object.Fn("exception", "()", "Return the exception that is being handled, or None.", func(t *thread, a []value) (value, error) {
			return given(t.Handled.Current()), nil
		}),
		object.Fn("exc_info", "()", "Return type, exception and traceback of the exception that is being handled.", func(t *thread, a []value) (value, error) {
			v := t.Handled.Current()
			if v.IsNull() {
				return object.NewTuple(object.None, object.None, object.None), nil
			}
			return object.NewTuple(v.Type().Value(), v, object.TracebackValue(object.AsException(v))), nil
		}),
		object.Fn("intern", "(string, /)", "Return the one str of this content that names share.", func(t *thread, a []value) (value, error) {
			s := object.AsStr(a[0])
			if s == nil {
				return value{}, t.Raise(object.TypeError, "intern() argument must be str, not %s", a[0].Type().Name)
			}
			if !a[0].Is(object.StrType) {
				return value{}, t.Raise(object.TypeError, "can't intern %s", a[0].Type().Name)
			}
			return t.Interp.Intern(s.S).Value(), nil
		}),
		object.Fn("_is_interned", "(string, /)", "", func(t *thread, a []value) (value, error) {
			s := object.AsStr(a[0])
			return object.Bool(s != nil && t.Interp.Interned(s)), nil
		}),
		object.Fn("getrecursionlimit", "()", "Return how deep calls may nest.", func(t *thread, a []value) (value, error) {
			return object.Int(int64(t.Interp.RecursionLimit)), nil
		}),
		object.Fn("setrecursionlimit", "(limit, /)", "Set how deep calls may nest.", setRecursionLimit),
		object.Fn("getsizeof", "(object, default=None)", "Return about how many bytes an object takes.", getSizeOf),
		object.Fn("get_int_max_str_digits", "()", "Return how many digits an int may have that is made from text, or into it.", func(t *thread, a []value) (value, error) {
			return object.Int(int64(t.Interp.MaxIntDigits)), nil
		}),
		object.Fn("set_int_max_str_digits", "(maxdigits)", "Set how many digits an int may have that is made from text, or into it.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err == nil && n != 0 && n < 640 {
				err = t.Raise(object.ValueError, "maxdigits must be 0 or larger than 640")
			}
			if err == nil {
				t.Interp.MaxIntDigits = n
			}
			return object.None, err
		}),
		text("getdefaultencoding", "Return the encoding of str.encode.", "utf-8"),
		text("getfilesystemencoding", "Return the encoding of names of files.", "utf-8"),
		text("getfilesystemencodeerrors", "Return how names of files that cannot be encoded are treated.", "surrogateescape"),
		object.Fn("_getframe", "(depth=0, /)", "Return a frame, so many calls up.", getFrame),
		object.Fn("_getframemodulename", "(depth=0)", "Return the name of the module of a frame, so many calls up.", func(t *thread, a []value) (value, error) {
			n, err := depthArg(t, a[0])
			if err != nil {
				return value{}, err
			}
			f := t.Runner.CurrentFrame(t, n)
			if f == nil {
				return object.None, nil
			}
			return given(f.Globals.GetString("__name__")), nil
		}),
		object.Fn("displayhook", "(object, /)", "Print the value of an expression typed at a prompt, and keep it in builtins._.", displayHook),
		object.FullFn("breakpointhook", "Call the debugger, or what $PYTHONBREAKPOINT names.", breakpointHook),
		object.Fn("excepthook", "(exctype, value, traceback, /)", "Print an exception to sys.stderr.", exceptHook),
		object.Fn("unraisablehook", "(unraisable, /)", "Print an exception that nobody can catch to sys.stderr.", unraisableHook),
		object.Fn("is_finalizing", "()", "Return whether the interpreter is ending.", func(t *thread, a []value) (value, error) { return object.False, nil }),
		object.Fn("getrefcount", "(object, /)", "Return a number; nothing is counted here.", func(t *thread, a []value) (value, error) { return object.Int(1), nil }),
		object.Fn("getswitchinterval", "()", "", func(t *thread, a []value) (value, error) { return object.Float(0.005), nil }),
		object.Fn("setswitchinterval", "(interval, /)", "", func(t *thread, a []value) (value, error) { return object.None, nil }),
		object.Fn("getallocatedblocks", "()", "", func(t *thread, a []value) (value, error) { return object.Int(0), nil }),
		object.Fn("getunicodeinternedsize", "()", "", func(t *thread, a []value) (value, error) { return object.Int(0), nil }),
		object.Fn("_clear_type_cache", "()", "", func(t *thread, a []value) (value, error) { return object.None, nil }),
		object.Fn("_clear_internal_caches", "()", "", func(t *thread, a []value) (value, error) { return object.None, nil }),
		object.Fn("_is_gil_enabled", "()", "", func(t *thread, a []value) (value, error) { return object.True, nil }),
		object.FullFn("audit", "Tell the hooks that listen of an event; none do.", func(t *thread, args []value, names object.Names) (value, error) { return object.None, nil }),
		object.Fn("get_coroutine_origin_tracking_depth", "()", "", func(t *thread, a []value) (value, error) { return object.Int(0), nil }),
		object.Fn("get_asyncgen_hooks", "()", "Return the hooks of asynchronous generators.", func(t *thread, a []value) (value, error) {
			h := t.AsyncHooks()
			return object.NewRecord(hooksType, given(h.First), given(h.Final)), nil
		}),
		object.Fn("get_coroutine_origin_tracking_depth", "()", "Return of how many calls a new coroutine remembers that it was made in them.", func(t *thread, a []value) (value, error) {
			return object.Int(int64(t.OriginDepth)), nil
		}),
		object.Fn("set_coroutine_origin_tracking_depth", "(depth)", "Set of how many calls a new coroutine remembers that it was made in them.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err == nil && n < 0 {
				err = t.Raise(object.ValueError, "depth must be >= 0")
			}
			if err == nil {
				t.OriginDepth = n
			}
			return object.None, err
		}),
		object.Fn("set_asyncgen_hooks", "(firstiter=None, finalizer=None)", "Set the hooks of asynchronous generators.", setHooks),
	}
}

func setRecursionLimit(t *thread, a []value) (value, error) {
	n, err := t.IntArg(a[0])
	if err != nil {
		return value{}, err
	}
	switch {
	case n < 1:
		return value{}, t.Raise(object.ValueError, "recursion limit must be greater or equal than 1")
	case n <= t.Depth:
		return value{}, t.Raise(object.RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, t.Depth)
	case n > maxRecursion:
		n = maxRecursion
	}
	if most := t.Interp.MaxRecursion; most > 0 && n > most {
		return value{}, t.Raise(object.ValueError, "recursion limit must not be greater than %d here", most)
	}
	t.Interp.RecursionLimit = n
	return object.None, nil
}

// maxRecursion is the deepest that programs may ask for: Go's stack must hold it, since a full one ends the process.
const maxRecursion = 100_000

func depthArg(t *thread, v value) (int, error) {
	if v.IsNull() {
		return 0, nil
	}
	n, err := t.IntArg(v)
	return max(n, 0), err
}

func getFrame(t *thread, a []value) (value, error) {
	n, err := depthArg(t, a[0])
	if err != nil {
		return value{}, err
	}
	f := t.Runner.CurrentFrame(t, n)
	if f == nil {
		return value{}, t.Raise(object.ValueError, "call stack is not deep enough")
	}
	return f.Value(), nil
}

func getSizeOf(t *thread, a []value) (value, error) {
	v, found, err := t.CallSpecial(a[0], "__sizeof__")
	if err == nil && !found {
		err = t.Raise(object.TypeError, "Type %s doesn't define __sizeof__", a[0].Type().Name)
	}
	n := 0
	if err == nil {
		n, err = t.IntArg(v)
	}
	switch {
	case err != nil && !a[1].IsNull() && object.Matches(err, object.TypeError):
		return a[1], nil
	case err == nil && n < 0:
		err = t.Raise(object.ValueError, "__sizeof__() should return >= 0")
	}
	return object.Int(int64(n)), err
}

func setHooks(t *thread, a []value) (value, error) {
	h := t.AsyncHooks()
	for i, to := range []*value{&h.First, &h.Final} {
		v := a[i]
		if v.IsNull() {
			continue
		}
		if !v.IsNone() && !object.Callable(v) {
			return value{}, t.Raise(object.TypeError, "callable %s expected, got %s", []string{"firstiter", "finalizer"}[i], v.Type().Name)
		}
		*to = v
	}
	t.SetAsyncHooks(h)
	return object.None, nil
}
