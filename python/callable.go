package python

import (
	"context"

	"github.com/jinklink/jink/python/object"
)

// This file holds the calls of Python code by Go code.

// Callable is a Python object that Go code calls: a function, mostly. It belongs to its interpreter.
type Callable struct {
	in *Interpreter
	f  Value
}

// Func finds a function, or anything else that can be called, among the global names of module __main__.
func (in *Interpreter) Func(name string) (*Callable, error) {
	v, err := in.Get(name)
	if err != nil {
		return nil, err
	}
	return in.Callable(v)
}

// Callable makes Go's handle of an object that can be called.
func (in *Interpreter) Callable(v Value) (*Callable, error) {
	if v.IsNull() || !object.Callable(v) {
		return nil, path(nil).errorf("a %s cannot be called", TypeName(v))
	}
	return &Callable{in, v}, nil
}

// Value is the object itself.
func (f *Callable) Value() Value { return f.f }

// Call calls it with Go values, converted as by Interpreter.Value; Values are passed as they are. An exception that it does
// not catch is an *Error; a limit that was reached, or the end of the context, a *Stopped. Interpreter.Export and the As…
// functions read the result.
func (f *Callable) Call(ctx context.Context, args ...any) (Value, error) {
	values := make([]Value, len(args))
	for i, a := range args {
		var err error
		if values[i], err = f.in.Value(a); err != nil {
			return Value{}, err
		}
	}
	return f.CallValues(ctx, values...)
}

// CallValues is Call for arguments that are Values already: it allocates nothing of its own.
func (f *Callable) CallValues(ctx context.Context, args ...Value) (v Value, err error) {
	t := f.in.rt.Thread
	defer func() {
		if r := recover(); r != nil {
			v, err = Value{}, f.in.broken(r)
		}
	}()
	outer, err := f.in.begin(ctx)
	if err != nil {
		return Value{}, err
	}
	if v, err = t.CallNamed(f.f, args, nil); err != nil {
		v, err = Value{}, failure(t, err)
	}
	f.in.end(outer)
	return v, err
}

// Get is the object that a global name of module __main__ stands for. A name that is not there is a NameError.
func (in *Interpreter) Get(name string) (Value, error) {
	if v := in.rt.Main().Dict.GetString(name); !v.IsNull() {
		return v, nil
	}
	t := in.rt.Thread
	return Value{}, failure(t, t.RaiseName(object.NameError, name, "name '%s' is not defined", name))
}

// Set gives a global name of module __main__ a value, converted as by Interpreter.Value. Programs that are run after that
// find it there.
func (in *Interpreter) Set(name string, x any) error {
	v, err := in.Value(x)
	if err != nil {
		return err
	}
	in.rt.Main().Dict.SetStr(in.rt.Interp.Intern(name), v)
	return nil
}

// Attr is v.name.
func (in *Interpreter) Attr(v Value, name string) (Value, error) {
	var out Value
	err := in.guard(func(t *object.Thread) (err error) {
		out, err = t.Attr(v, name)
		return err
	})
	return out, err
}

// SetAttr is v.name = x.
func (in *Interpreter) SetAttr(v Value, name string, x any) error {
	return in.guard(func(t *object.Thread) error {
		made, err := toPython(t, x)
		if err != nil {
			return err
		}
		return t.SetAttr(v, t.Interp.Intern(name), made)
	})
}

// Str is str(v).
func (in *Interpreter) Str(v Value) (string, error) {
	var out string
	err := in.guard(func(t *object.Thread) (err error) {
		out, err = t.Str(v)
		return err
	})
	return validText(out), err
}

// Repr is repr(v).
func (in *Interpreter) Repr(v Value) (string, error) {
	var out string
	err := in.guard(func(t *object.Thread) (err error) {
		out, err = t.Repr(v)
		return err
	})
	return validText(out), err
}

// Import imports a module by its full name.
func (in *Interpreter) Import(name string) (Value, error) {
	var out Value
	err := in.guard(func(t *object.Thread) (err error) {
		out, err = t.Import(name)
		return err
	})
	return out, err
}

// Call calls an object that belongs to the interpreter. See Callable for those that are called often.
func (in *Interpreter) Call(f Value, args ...Value) (Value, error) {
	var out Value
	err := in.guard(func(t *object.Thread) (err error) {
		out, err = t.Call(f, args...)
		return err
	})
	return out, err
}

// Builtin is what a built-in name stands for. A name that is none is a NameError.
func (in *Interpreter) Builtin(name string) (Value, error) {
	if v := in.rt.Interp.Builtins.GetString(name); !v.IsNull() {
		return v, nil
	}
	t := in.rt.Thread
	return Value{}, failure(t, t.RaiseName(object.NameError, name, "name '%s' is not defined", name))
}
