// Package contextvars holds module _contextvars: variables whose values belong to a context, which a thread runs in.
//
// Copying a context is cheap, since asynchronous programs do it all the time: the copy shares the values until one of the
// two changes them.
package contextvars

import (
	"fmt"
	"maps"
	"sync"

	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
	names  = object.Names
	class  = object.Type
)

var (
	contextType = &class{Name: "Context", Flags: object.Final | object.Unhashable | object.Mapping | object.HasWeakRef}
	varType     = &class{Name: "ContextVar", Flags: object.Final}
	tokenType   = &class{Name: "Token", Flags: object.Final | object.Unhashable}
	missingType = &class{Name: "Token.MISSING", Flags: object.Final | object.NoNew}
)

var defineTypes = sync.OnceFunc(func() {
	missingType.Repr = func(t *thread, self value) (value, error) { return object.NewStr("<Token.MISSING>"), nil }
	object.Constant(missingType)
	object.DefineType(missingType, nil, "contextvars", object.TypeDef{})
	defineContext()
	defineVar()
	defineToken()
})

// missing is what tokens give for the value that a variable did not have.
type missing struct{ object.Object }

// Module makes module _contextvars for an interpreter.
func Module(t *thread) (*object.Module, error) {
	defineTypes()
	m := object.NewModule("_contextvars", "Variables whose values belong to a context.")
	m.AddTypes(contextType, varType, tokenType)
	m.Add(object.Fn("copy_context", "()", "Return a copy of the context that this runs in.", func(t *thread, a []value) (value, error) {
		return copyOf(current(t)), nil
	}))
	return m, nil
}

// context is the values of variables. Where they are shared with another context, they are copied before a change.
type context struct {
	object.Object
	vars    map[*variable]value
	order   []*variable // in which they were first set
	shared  bool
	entered bool
}

type currentKey struct{}

// current is the context that a thread runs in: at first an empty one.
func current(t *thread) value {
	if v, ok := t.Values.Get(currentKey{}).(value); ok {
		return v
	}
	v, _ := object.Make[context](contextType, contextType)
	t.Values.Set(currentKey{}, v)
	return v
}

func copyOf(v value) value {
	from := object.As[context](v)
	made, c := object.Make[context](contextType, contextType)
	from.shared, c.shared = true, true
	c.vars, c.order = from.vars, from.order
	return made
}

// set sets a variable, or, with NULL, deletes it.
func (c *context) set(t *thread, x *variable, v value) error {
	if c.shared || c.vars == nil {
		if err := t.Allocate(32 * (len(c.vars) + 1)); err != nil {
			return err
		}
		if c.vars = maps.Clone(c.vars); c.vars == nil {
			c.vars = make(map[*variable]value)
		}
		c.order = append([]*variable(nil), c.order...)
		c.shared = false
	}
	_, had := c.vars[x]
	switch {
	case v.IsNull():
		delete(c.vars, x)
		kept := c.order[:0]
		for _, y := range c.order {
			if y != x {
				kept = append(kept, y)
			}
		}
		c.order = kept
	default:
		c.vars[x] = v
		if !had {
			c.order = append(c.order, x)
		}
	}
	return nil
}

func defineContext() {
	typ := contextType
	typ.Hash = func(t *thread, self value) (int64, error) {
		return 0, t.Raise(object.TypeError, "unhashable type: '_contextvars.Context'")
	}
	typ.New = func(t *thread, cls *class, args []value, n names) (value, error) {
		if len(args) > 0 {
			return value{}, t.Raise(object.TypeError, "Context() does not accept any arguments")
		}
		v, _ := object.Make[context](typ, cls)
		return v, nil
	}
	key := func(t *thread, v value) (*variable, error) {
		if v.Is(varType) {
			return object.As[variable](v), nil
		}
		repr, err := t.Repr(v)
		if err != nil {
			return nil, err
		}
		return nil, t.Raise(object.TypeError, "a ContextVar key was expected, got %s", repr)
	}
	typ.GetItem = func(t *thread, self, k value) (value, error) {
		x, err := key(t, k)
		if err != nil {
			return value{}, err
		}
		if v, ok := object.As[context](self).vars[x]; ok {
			return v, nil
		}
		return value{}, t.RaiseArgs(object.KeyError, k)
	}
	typ.Contains = func(t *thread, self, k value) (bool, error) {
		x, err := key(t, k)
		if err != nil {
			return false, err
		}
		_, ok := object.As[context](self).vars[x]
		return ok, nil
	}
	typ.Len = func(t *thread, self value) (int, error) { return len(object.As[context](self).vars), nil }
	list := func(item func(x *variable, v value) value) func(t *thread, self value) (value, error) {
		return func(t *thread, self value) (value, error) {
			c := object.As[context](self)
			if err := t.Allocate(16 * len(c.order)); err != nil {
				return value{}, err
			}
			items := make([]value, len(c.order))
			for i, x := range c.order {
				items[i] = item(x, c.vars[x])
			}
			return t.Iter(object.NewTuple(items...))
		}
	}
	keys := list(func(x *variable, v value) value { return object.From(x) })
	typ.Iter = keys
	typ.Compare = func(t *thread, a, b value, op int) (value, error) { return compare(t, a, b, op) }
	method := func(name, doc string, f func(t *thread, self value) (value, error)) *object.Builtin {
		return object.Method(name, "(self, /)", doc, func(t *thread, a []value) (value, error) { return f(t, a[0]) })
	}
	object.StructOf[context](typ)
	object.DefineType(typ, nil, "_contextvars", object.TypeDef{Methods: []*object.Builtin{
		object.FullMethod("run", "Call a function in this context.", run),
		method("copy", "Return a copy.", func(t *thread, self value) (value, error) { return copyOf(self), nil }),
		method("keys", "Return the variables.", keys),
		method("values", "Return the values.", list(func(x *variable, v value) value { return v })),
		method("items", "Return the variables with their values.", list(func(x *variable, v value) value {
			return object.NewTuple(object.From(x), v)
		})),
		object.Method("get", "(self, key, default=None, /)", "Return the value of a variable, or the default.", func(t *thread, a []value) (value, error) {
			x, err := key(t, a[1])
			if err != nil {
				return value{}, err
			}
			if v, ok := object.As[context](a[0]).vars[x]; ok {
				return v, nil
			}
			if a[2].IsNull() {
				return object.None, nil
			}
			return a[2], nil
		}),
	}})
}

// run calls a function in a context.
func run(t *thread, args []value, n names) (value, error) {
	if len(args)-len(n) < 2 {
		return value{}, t.Raise(object.TypeError, "run() missing 1 required positional argument")
	}
	c := object.As[context](args[0])
	if c.entered {
		repr, err := t.Repr(args[0])
		if err != nil {
			return value{}, err
		}
		return value{}, t.Raise(object.RuntimeError, "cannot enter context: %s is already entered", repr)
	}
	outer := current(t)
	c.entered = true
	t.Values.Set(currentKey{}, args[0])
	defer func() {
		c.entered = false
		t.Values.Set(currentKey{}, outer)
	}()
	return t.CallNamed(args[1], args[2:], n)
}

// compare tells whether two contexts have the same values.
func compare(t *thread, a, b value, op int) (value, error) {
	if !b.Is(contextType) || op != equal && op != notEqual {
		return object.NotImplemented, nil
	}
	x, y := object.As[context](a), object.As[context](b)
	same := len(x.vars) == len(y.vars)
	for _, k := range append([]*variable(nil), x.order...) {
		if !same {
			break
		}
		v, ok := y.vars[k]
		if !ok {
			same = false
			break
		}
		var err error
		if same, err = t.Equal(x.vars[k], v); err != nil {
			return value{}, err
		}
	}
	return object.Bool(same == (op == equal)), nil
}

func reprOf(t *thread, format string, args ...any) (value, error) {
	return object.NewStr(fmt.Sprintf(format, args...)), nil
}
