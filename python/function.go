package python

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// This file holds Go functions that Python calls.

// Call is a call of a Go function by Python code: its arguments, and the interpreter as far as such a function may use it.
// It is valid until the function returns.
type Call struct {
	t    *object.Thread
	args []Value
}

// Len is the number of parameters; those that were not given count too.
func (c Call) Len() int { return len(c.args) }

// Arg is the argument for a parameter, in the order of the signature; the zero Value if it was not given. That of *args is
// a tuple, that of **kwargs a dict or the zero Value.
func (c Call) Arg(i int) Value { return c.args[i] }

// Given reports whether there is an argument for a parameter.
func (c Call) Given(i int) bool { return !c.args[i].IsNull() }

// String is an argument that must be a str.
func (c Call) String(i int) (string, error) {
	if s, ok := AsString(c.args[i]); ok {
		return s, nil
	}
	return "", Raise("TypeError", "argument %d must be str, not %s", i+1, TypeName(c.args[i]))
}

// Int is an argument that must be an int.
func (c Call) Int(i int) (int, error) {
	if c.args[i].IsNull() {
		return 0, Raise("TypeError", "argument %d must be int, not nothing", i+1)
	}
	return c.t.IntArg(c.args[i])
}

// Export stores an argument in a Go value: see Interpreter.Export.
func (c Call) Export(v Value, to any) error { return export(c.t, v, to) }

// Value makes a Python object: see Interpreter.Value.
func (c Call) Value(x any) (Value, error) { return toPython(c.t, x) }

// Call calls a Python object.
func (c Call) Call(f Value, args ...Value) (Value, error) { return c.t.Call(f, args...) }

// CallMethod is v.name(args…).
func (c Call) CallMethod(v Value, name string, args ...Value) (Value, error) {
	return c.t.CallMethod(v, name, args...)
}

// Attr is v.name.
func (c Call) Attr(v Value, name string) (Value, error) { return c.t.Attr(v, name) }

// Index is v[key].
func (c Call) Index(v, key Value) (Value, error) { return c.t.GetItem(v, key) }

// Str is str(v).
func (c Call) Str(v Value) (string, error) { return c.t.Str(v) }

// Repr is repr(v).
func (c Call) Repr(v Value) (string, error) { return c.t.Repr(v) }

// Truth is bool(v).
func (c Call) Truth(v Value) (bool, error) { return c.t.Truth(v) }

// Each calls f with each item of an iterable.
func (c Call) Each(iterable Value, f func(Value) error) error { return c.t.Each(iterable, f) }

// Context is the context of the run that the call is part of.
func (c Call) Context() context.Context {
	if ctx := c.t.Interp.Context; ctx != nil {
		return ctx
	}
	return context.Background()
}

// Global is what a global name of module __main__ stands for.
func (c Call) Global(name string) (Value, bool) {
	m := object.AsModule(c.t.Interp.Modules.GetString("__main__"))
	if m == nil {
		return Value{}, false
	}
	v := m.Dict.GetString(name)
	return v, !v.IsNull()
}

// Charge takes steps off those that the program may take: a Go function whose work grows with its arguments takes about one
// for each nanosecond, before it does the work.
func (c Call) Charge(steps int) error { return c.t.Charge(steps) }

// Allocate takes bytes off those that the program may allocate, before they are.
func (c Call) Allocate(bytes int) error { return c.t.Allocate(bytes) }

// Function is a Go function that Python can call. It never changes, and any number of interpreters may have it.
type Function struct {
	name, sig, doc string
	fn             func(c Call) (Value, error)
}

// Func makes a function of this name. Its signature is written as Python writes it, for example
// "(code, /, *, fallback=None)": by it arguments are bound and errors worded, and fn gets one argument for each parameter.
// What stands behind = is only shown: an argument that was not given is the zero Value.
//
// An error of fn becomes an exception: see Raise. A panic becomes a SystemError.
func Func(name, signature, doc string, fn func(c Call) (Value, error)) *Function {
	return &Function{name: name, sig: signature, doc: doc, fn: fn}
}

// builtin makes the function for an interpreter.
func (f *Function) builtin() *object.Builtin {
	fn := f.fn
	return object.Fn(f.name, f.sig, f.doc, func(t *object.Thread, a []Value) (Value, error) {
		return callHost(t, a, fn)
	})
}

func (f *Function) object(t *object.Thread) Value { return f.builtin().Value() }

// callHost calls a Go function of the host.
func callHost(t *object.Thread, args []Value, fn func(Call) (Value, error)) (v Value, err error) {
	depth := t.Depth
	defer func() {
		if r := recover(); r != nil {
			v, err = Value{}, hostPanic(t, depth, r)
		}
	}()
	v, err = fn(Call{t, args})
	if err != nil {
		return Value{}, raised(t, err)
	}
	return orNone(v), nil
}

func orNone(v Value) Value {
	if v.IsNull() {
		return None
	}
	return v
}

// host is a Go value that has its own object in each interpreter.
type host interface {
	object(t *object.Thread) Value
}

// reflected makes a Python function of any Go function: its arguments are exported to its parameters, its result is made a
// Value. A last result of type error is raised if it is not nil; several others are a tuple. A first parameter of type
// context.Context or Call is not an argument.
func reflected(f reflect.Value) (*Function, error) {
	typ := f.Type()
	first := 0
	if typ.NumIn() > 0 && (typ.In(0) == reflect.TypeFor[context.Context]() || typ.In(0) == reflect.TypeFor[Call]()) {
		first = 1
	}
	var params []string
	for i := first; i < typ.NumIn(); i++ {
		if typ.IsVariadic() && i == typ.NumIn()-1 {
			break
		}
		params = append(params, fmt.Sprintf("arg%d", i-first+1))
	}
	if len(params) > 0 {
		params = append(params, "/")
	}
	if typ.IsVariadic() {
		params = append(params, "*args")
	}
	results := typ.NumOut()
	fails := results > 0 && typ.Out(results-1) == errorType
	if fails {
		results--
	}
	fn := func(c Call) (Value, error) {
		args, err := reflectedArguments(c, typ, first)
		if err != nil {
			return Value{}, err
		}
		out := f.Call(args)
		if fails {
			if err, _ := out[results].Interface().(error); err != nil {
				return Value{}, err
			}
		}
		values := make([]Value, results)
		for i := range values {
			k := converter{t: c.t}
			if values[i], err = k.value(out[i]); err != nil {
				return Value{}, err
			}
		}
		switch results {
		case 0:
			return None, nil
		case 1:
			return values[0], nil
		}
		return Tuple(values...), nil
	}
	return Func("function", "("+strings.Join(params, ", ")+")", "", fn), nil
}

func reflectedArguments(c Call, typ reflect.Type, first int) ([]reflect.Value, error) {
	var args []reflect.Value
	if first == 1 {
		if typ.In(0) == reflect.TypeFor[Call]() {
			args = append(args, reflect.ValueOf(c))
		} else {
			args = append(args, reflect.ValueOf(c.Context()))
		}
	}
	add := func(v Value, want reflect.Type) error {
		dst := reflect.New(want)
		if err := export(c.t, v, dst.Interface()); err != nil {
			return Raise("TypeError", "argument %d: %w", len(args)-first+1, err)
		}
		args = append(args, dst.Elem())
		return nil
	}
	for i, v := range c.args {
		if typ.IsVariadic() && i == len(c.args)-1 {
			rest, _ := Items(v)
			for _, v := range rest {
				if err := add(v, typ.In(typ.NumIn()-1).Elem()); err != nil {
					return nil, err
				}
			}
			break
		}
		if err := add(v, typ.In(i+first)); err != nil {
			return nil, err
		}
	}
	return args, nil
}
