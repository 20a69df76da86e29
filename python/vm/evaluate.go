package vm

import (
	"errors"

	"github.com/jinklink/jink/python/code"
	"github.com/jinklink/jink/python/compile"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// compileSource compiles source for a program that runs: errors become Python's.
func (rt *Runtime) compileSource(t *object.Thread, src []byte, filename string, mode syntax.Mode, c compile.Config) (*object.Code, error) {
	res, err := syntax.Parse(src, syntax.Config{Filename: filename, Mode: mode})
	if err != nil {
		return nil, raiseSyntax(t, err)
	}
	c.Filename, c.Source = filename, src
	c.Warn = func(w syntax.Warning) error {
		return t.WarnAt(object.NewStr(w.Msg), object.SyntaxWarning, object.WarningPlace{Filename: filename, Line: w.Line})
	}
	for _, w := range res.Warnings {
		switch err := c.Warn(w); {
		case object.Matches(err, object.SyntaxWarning):
			// Where warnings are errors, those of a source are syntax errors.
			return nil, raiseSyntax(t, syntax.NewError(src, filename, w.At, w.Msg))
		case err != nil:
			return nil, err
		}
	}
	made, err := compile.Tree(res.Tree, c)
	if err != nil {
		return nil, raiseSyntax(t, err)
	}
	return rt.Interp.NewCode(made), nil
}

// raiseSyntax makes Python's SyntaxError of the one of package syntax.
func raiseSyntax(t *object.Thread, err error) error {
	var se *syntax.SyntaxError
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
	c := compile.Config{}
	if f := machineOf(t).cur; f != nil {
		c.Flags = f.exec.flags & code.FutureAnnotations
	}
	return rt.compileSource(t, src, "<string>", mode, c)
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
	var closure []object.Value
	if !a[3].IsNull() && !a[3].IsNone() {
		tuple := object.AsTuple(a[3])
		if tuple == nil || len(tuple.Items) != len(c.FreeVars) {
			return object.Value{}, t.Raise(object.TypeError, "code object requires a closure of exactly length %d", len(c.FreeVars))
		}
		closure = tuple.Items
	} else if len(c.FreeVars) > 0 {
		return object.Value{}, t.Raise(object.TypeError, "code object passed to exec() may not contain free variables")
	}
	if _, err := machineOf(t).runCode(c, g, l, closure); err != nil {
		return object.Value{}, err
	}
	return object.None, nil
}

// compileFunction is compile(source, filename, mode, flags, dont_inherit, optimize).
func (rt *Runtime) compileFunction(t *object.Thread, a []object.Value) (object.Value, error) {
	filename, err := t.StrArg(a[1], "compile() argument 'filename'")
	if err != nil {
		return object.Value{}, err
	}
	modeName, err := t.StrArg(a[2], "compile() argument 'mode'")
	if err != nil {
		return object.Value{}, err
	}
	var mode syntax.Mode
	switch modeName {
	case "exec":
		mode = syntax.Exec
	case "eval":
		mode = syntax.Eval
	case "single":
		mode = syntax.Single
	default:
		return object.Value{}, t.Raise(object.ValueError, "compile() mode must be 'exec', 'eval' or 'single'")
	}
	c := compile.Config{}
	if !a[3].IsNull() {
		n, err := t.IntArg(a[3])
		if err != nil {
			return object.Value{}, err
		}
		c.Flags = code.Flags(n) & code.FutureAnnotations
		c.TopLevelAwait = n&0x2000 != 0
		if n&0x400 != 0 {
			return object.Value{}, t.Raise(object.ValueError, "compile(): trees of module ast are not supported")
		}
	}
	if !a[5].IsNull() {
		n, err := t.IntArg(a[5])
		if err != nil {
			return object.Value{}, err
		}
		if n < -1 || n > 2 {
			return object.Value{}, t.Raise(object.ValueError, "compile(): invalid optimize value")
		}
		c.Optimize = max(n, 0)
	}
	src, ok := sourceOf(t, a[0])
	if !ok {
		return object.Value{}, t.Raise(object.TypeError, "compile() arg 1 must be a string, bytes or AST object")
	}
	for _, b := range src {
		if b == 0 {
			return object.Value{}, t.Raise(object.SyntaxError, "source code string cannot contain null bytes")
		}
	}
	made, err := rt.compileSource(t, src, filename, mode, c)
	if err != nil {
		return object.Value{}, err
	}
	return made.Value(), nil
}
