package sys

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// breakpointHook calls what $PYTHONBREAKPOINT names, "" for the debugger, which only a library of CPython has, "0" for nothing.
func breakpointHook(t *thread, args []value, names object.Names) (value, error) {
	wanted, err := wantedHook(t)
	if err != nil || wanted == "0" {
		return object.None, err
	}
	path, name := "builtins", wanted
	if at := strings.LastIndexByte(wanted, '.'); at >= 0 {
		path, name = wanted[:at], wanted[at+1:]
	}
	hook, err := value{}, error(nil)
	if path != "" {
		var m value
		if m, err = t.Import(path); err == nil {
			hook, err = t.Attr(m, name)
		}
	}
	if err != nil && !object.Matches(err, object.ImportError) && !object.Matches(err, object.AttributeError) {
		return value{}, err
	}
	if hook.IsNull() {
		return object.None, t.Warn(object.RuntimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \""+wanted+"\"")
	}
	return t.CallNamed(hook, args, names)
}

// wantedHook is $PYTHONBREAKPOINT, as os.environ has it: without that module, programs know of no environment.
func wantedHook(t *thread) (string, error) {
	const debugger = "pdb.set_trace"
	os := t.Interp.Modules.GetString("os")
	if os.IsNull() {
		return debugger, nil
	}
	environ, err := t.Attr(os, "environ")
	if err != nil {
		return "", err
	}
	v, err := t.CallMethod(environ, "get", object.NewStr("PYTHONBREAKPOINT"))
	if err != nil {
		return "", err
	}
	if s := object.AsStr(v); s != nil && s.S != "" {
		return s.S, nil
	}
	return debugger, nil
}
