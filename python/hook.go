package python

import (
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/traceback"
)

// This file holds what a program has to say when it ends by an exception: sys.excepthook.

// uncaught tells the program of the exception that ends it, as sys.last_exc and to a hook of its own, and returns what is
// left to print. The error is that the hook itself ended the program by sys.exit.
func (in *Interpreter) uncaught(exc *object.Exception) (string, error) {
	t := in.rt.Thread
	v, tb := exc.Value(), object.TracebackValue(exc)
	sys := t.Interp.Sys
	sys.SetString("last_exc", v)
	sys.SetString("last_type", v.Type().Value())
	sys.SetString("last_value", v)
	sys.SetString("last_traceback", tb)
	text := traceback.Format(t, v, traceback.Config{Source: in.source})
	hook, own := sys.GetString("excepthook"), sys.GetString("__excepthook__")
	switch {
	case hook == own: // both are missing while nothing has imported sys
		return text, nil
	case hook.IsNull():
		return "sys.excepthook is missing\n" + text, nil
	}
	_, err := t.Call(hook, v.Type().Value(), v, tb)
	if err == nil {
		return "", nil
	}
	failed := object.Raised(err)
	switch {
	case failed == nil:
		return text, err
	case object.Matches(err, object.SystemExit):
		return "", in.exit(failed)
	}
	return "Error in sys.excepthook:\n" + traceback.Format(t, failed.Value(), traceback.Config{Source: in.source}) +
		"\nOriginal exception was:\n" + text, nil
}
