package vm

import (
	"bytes"
	"errors"

	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// raiseSyntax makes Python's SyntaxError of the one of package syntax.
func raiseSyntax(t *object.Thread, err error) error {
	var se *syntax.SyntaxError
	var stop *object.Stop
	if object.Raised(err) != nil || errors.As(err, &stop) {
		return err
	}
	if !errors.As(err, &se) {
		return t.Raise(object.ValueError, "%s", err.Error())
	}
	typ := object.SyntaxError
	switch se.Kind {
	case syntax.IndentationError:
		typ = object.IndentationError
	case syntax.TabError:
		typ = object.TabError
	case syntax.LimitError:
		return t.Raise(object.RecursionError, "%s", se.Msg)
	}
	text := object.None
	if se.Text != "" {
		text = object.NewStr(se.Text)
	}
	details := object.NewTuple(object.NewStr(se.Filename), object.Int(int64(se.Line)), object.Int(int64(se.Col)), text,
		object.Int(int64(se.EndLine)), object.Int(int64(se.EndCol)))
	exc, cerr := t.Call(typ.Value(), object.NewStr(se.Msg), details)
	if cerr != nil {
		return cerr
	}
	e := object.AsException(exc)
	t.SetContext(e)
	return e
}

// displayHook prints the value of an expression statement of an interactive session.
func (rt *Runtime) displayHook(t *object.Thread, v object.Value) error {
	if hook := rt.Interp.Sys.GetString("displayhook"); !hook.IsNull() {
		_, err := t.Call(hook, v)
		return err
	}
	if v.IsNone() {
		return nil
	}
	s, err := t.Repr(v)
	if err != nil {
		return err
	}
	rt.Interp.Builtins.SetString("_", v)
	_, err = rt.Interp.Stdout.Write([]byte(s + "\n"))
	return err
}

// namespaces are the globals and locals that eval and exec run in: those given, or those of who calls.
func (rt *Runtime) namespaces(t *object.Thread, name string, globals, locals object.Value) (*object.Dict, object.Value, error) {
	if globals.IsNull() || globals.IsNone() {
		f := machineOf(t).cur
		if f == nil {
			return nil, locals, t.Raise(object.SystemError, "globals and locals cannot be NULL")
		}
		if locals.IsNull() || locals.IsNone() {
			var err error
			if locals, err = rt.locals(t); err != nil {
				return nil, locals, err
			}
		}
		return f.globals, locals, nil
	}
	g := object.AsDict(globals)
	if g == nil {
		return nil, locals, t.Raise(object.TypeError, "%s() globals must be a dict, not %s", name, globals.Type().Name)
	}
	if locals.IsNull() || locals.IsNone() {
		locals = globals
	} else if locals.Type().GetItem == nil {
		return nil, locals, t.Raise(object.TypeError, "%s() locals must be a mapping or None, not %s", name, locals.Type().Name)
	}
	if g.GetString("__builtins__").IsNull() {
		g.SetString("__builtins__", rt.Interp.Modules.GetString("builtins"))
	}
	return g, locals, nil
}

// codeOf is the code that eval or exec runs: code itself, or what source compiles to.
func (rt *Runtime) codeOf(t *object.Thread, name string, v object.Value, mode syntax.Mode) (*object.Code, error) {
	if v.Is(object.CodeType) {
		return object.As[object.Code](v), nil
	}
	src, ok := sourceOf(t, v)
	if !ok {
		return nil, t.Raise(object.TypeError, "%s() arg 1 must be a string, bytes or code object", name)
	}
	if mode == syntax.Eval {
		for len(src) > 0 && (src[0] == ' ' || src[0] == '\t') {
			src = src[1:]
		}
	}
	if bytes.IndexByte(src, 0) >= 0 {
		return nil, t.Raise(object.SyntaxError, "source code string cannot contain null bytes")
	}
	s := &source{text: src, isText: object.AsStr(v) != nil, filename: "<string>", mode: mode, config: compile.Config{Flags: inherited(t)}}
	return s.code(t)
}

func sourceOf(t *object.Thread, v object.Value) ([]byte, bool) {
	if s := object.AsStr(v); s != nil {
		return []byte(s.S), true
	}
	b, err := object.AsBytes(t, v)
	return b, err == nil
}

func (rt *Runtime) eval(t *object.Thread, a []object.Value) (object.Value, error) {
	c, err := rt.codeOf(t, "eval", a[0], syntax.Eval)
	if err != nil {
		return object.Value{}, err
	}
	g, l, err := rt.namespaces(t, "eval", a[1], a[2])
	if err != nil {
		return object.Value{}, err
	}
	if len(c.FreeVars) > 0 {
		return object.Value{}, t.Raise(object.TypeError, "code object passed to eval() may not contain free variables")
	}
	return machineOf(t).runCode(c, g, l, nil)
}

func (rt *Runtime) exec(t *object.Thread, a []object.Value) (object.Value, error) {
	c, err := rt.codeOf(t, "exec", a[0], syntax.Exec)
	if err != nil {
		return object.Value{}, err
	}
	g, l, err := rt.namespaces(t, "exec", a[1], a[2])
	if err != nil {
		return object.Value{}, err
	}
	closure, err := closureOf(t, c, a[0], a[3])
	if err != nil {
		return object.Value{}, err
	}
	if _, err := machineOf(t).runCode(c, g, l, closure); err != nil {
		return object.Value{}, err
	}
	return object.None, nil
}

// closureOf are the cells that exec gives to code: only code objects that have free variables can have some, and they must.
func closureOf(t *object.Thread, c *object.Code, source, given object.Value) ([]object.Value, error) {
	none := given.IsNull() || given.IsNone()
	switch {
	case !source.Is(object.CodeType) && !none:
		return nil, t.Raise(object.TypeError, "closure can only be used when source is a code object")
	case len(c.FreeVars) == 0 && !none:
		return nil, t.Raise(object.TypeError, "cannot use a closure with this code object")
	case len(c.FreeVars) == 0:
		return nil, nil
	}
	if given.Is(object.TupleType) {
		items := object.AsTuple(given).Items
		cells := len(items) == len(c.FreeVars)
		for _, v := range items {
			cells = cells && v.Is(object.CellType)
		}
		if cells {
			return items, nil
		}
	}
	return nil, t.Raise(object.TypeError, "code object requires a closure of exactly length %d", len(c.FreeVars))
}
