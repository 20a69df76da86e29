package object

import "sync"

// unraisableType is what sys.unraisablehook is given.
var unraisableType = &Type{Name: "UnraisableHookArgs"}

var defineUnraisable = sync.OnceFunc(func() {
	DefineRecord(unraisableType, "sys", 5, false, "exc_type", "exc_value", "exc_traceback", "err_msg", "object")
})

// Unraisable reports an exception that nobody can catch to sys.unraisablehook: it happened in the object, or in what the
// message says. Only errors that no program may catch are given back.
func (t *Thread) Unraisable(err error, object Value, message string) error {
	exc := Raised(err)
	if exc == nil {
		return err
	}
	hook := t.Interp.Sys.GetString("unraisablehook")
	if hook.IsNull() {
		if _, err := t.Import("sys"); err == nil {
			hook = t.Interp.Sys.GetString("unraisablehook")
		}
	}
	if hook.IsNull() || hook.IsNone() {
		return nil
	}
	defineUnraisable()
	words := None
	if message != "" {
		words = NewStr(message)
	}
	args := NewRecord(unraisableType, exc.Value().Type().Value(), exc.Value(), TracebackValue(exc), words, orNone(object))
	if _, err := t.Call(hook, args); err != nil && Raised(err) == nil {
		return err // one of a hook of the program has nobody left to be told
	}
	return nil
}
