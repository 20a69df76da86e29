package python

import (
	"github.com/jinklink/jink/python/object"
)

// This file holds classes of Go values: what Python sees of them is declared, and nothing else can be reached.

// Class is a Python class whose instances hold a Go value of type T. It never changes, and all interpreters share it: make
// it once, as a package variable.
type Class[T any] struct {
	typ   *object.Type
	texts int // how many attributes are text
}

// hostObject is an instance of a Class.
type hostObject[T any] struct {
	object.Object
	held T
	room []object.Str // for the attributes that are text, so that reading one allocates nothing
}

type hostObject4[T any] struct {
	hostObject[T]
	texts [4]object.Str
}

type hostObject8[T any] struct {
	hostObject[T]
	texts [8]object.Str
}

// Member is something that a Class has: an attribute, a method, or what an operator does.
type Member[T any] struct {
	add func(c *Class[T], def *object.TypeDef)
}

// NewClass declares a class. Programs cannot make instances of it: only New does.
func NewClass[T any](name, doc string, members ...Member[T]) *Class[T] {
	c := &Class[T]{typ: &object.Type{Name: name, Doc: doc, Flags: object.NoNew | object.Final | object.Unlisted}}
	c.typ.Held = func(v Value) any { return object.As[hostObject[T]](v).held }
	var def object.TypeDef
	for _, m := range members {
		m.add(c, &def)
	}
	object.DefineType(c.typ, nil, "host", def)
	return c
}

// New makes an instance that holds held. The host may change what a pointer points to, as long as it minds that the
// interpreter may look at any time that it runs.
func (c *Class[T]) New(held T) Value {
	switch {
	case c.texts == 0:
		return object.From(&hostObject[T]{Object: object.Head(c.typ), held: held})
	case c.texts <= 4:
		o := new(hostObject4[T])
		o.Object, o.held, o.room = object.Head(c.typ), held, o.texts[:]
		return object.From(o)
	}
	o := new(hostObject8[T])
	o.Object, o.held, o.room = object.Head(c.typ), held, o.texts[:]
	return object.From(o)
}

// Get is what an instance of the class holds.
func (c *Class[T]) Get(v Value) (held T, ok bool) {
	if v.IsNull() || !v.Is(c.typ) {
		return held, false
	}
	return object.As[hostObject[T]](v).held, true
}

// Type is the class as an object, for isinstance in programs.
func (c *Class[T]) Type() Value { return c.typ.Value() }

func (c *Class[T]) object(t *object.Thread) Value { return c.Type() }

// isHost reports whether v is an instance of a Class.
func isHost(v Value) bool { return !v.IsNull() && !isSimple(v) && v.Type().Held != nil }

// hosted is what an instance of any Class holds.
func hosted(v Value) (any, bool) {
	if !isHost(v) {
		return nil, false
	}
	return v.Type().Held(v), true
}

func of[T any](v Value) T { return object.As[hostObject[T]](v).held }

// Attribute declares an attribute that get computes each time it is read. Results of type string, bool, int, int64, float64
// and Value cost no reflection; others are converted as by Interpreter.Value.
func Attribute[T, V any](name, doc string, get func(T) V) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) {
		def.GetSets = append(def.GetSets, object.Attr(name, doc, getter(c, get), nil))
	}}
}

// Settable declares an attribute that programs may also set; an error of set becomes an exception.
func Settable[T, V any](name, doc string, get func(T) V, set func(T, V) error) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) {
		def.GetSets = append(def.GetSets, object.Attr(name, doc, getter(c, get), func(t *object.Thread, self, v Value) error {
			if v.IsNull() {
				return t.Raise(object.AttributeError, "attribute '%s' of '%s' objects cannot be deleted", name, c.typ.Name)
			}
			_, err := callHost(t, nil, func(Call) (Value, error) {
				var x V
				if err := export(t, v, &x); err != nil {
					return Value{}, err
				}
				return None, set(of[T](self), x)
			})
			return err
		}))
	}}
}

// getter is how an attribute is read: without reflection where the type allows it.
func getter[T, V any](c *Class[T], get func(T) V) func(t *object.Thread, self Value) (Value, error) {
	switch get := any(get).(type) {
	case func(T) Value:
		return safely(func(h *hostObject[T]) Value { return orNone(get(h.held)) })
	case func(T) string:
		n := c.texts
		c.texts++
		return safely(func(h *hostObject[T]) Value {
			if n < len(h.room) {
				return object.StrIn(&h.room[n], validText(get(h.held)))
			}
			return String(get(h.held))
		})
	case func(T) bool:
		return safely(func(h *hostObject[T]) Value { return Bool(get(h.held)) })
	case func(T) int:
		return safely(func(h *hostObject[T]) Value { return Int(int64(get(h.held))) })
	case func(T) int64:
		return safely(func(h *hostObject[T]) Value { return Int(get(h.held)) })
	case func(T) float64:
		return safely(func(h *hostObject[T]) Value { return Float(get(h.held)) })
	}
	return func(t *object.Thread, self Value) (Value, error) {
		return callHost(t, nil, func(c Call) (Value, error) { return toPython(t, get(of[T](self))) })
	}
}

// safely is a getter that fails only by a panic.
func safely[T any](get func(*hostObject[T]) Value) func(t *object.Thread, self Value) (Value, error) {
	return func(t *object.Thread, self Value) (v Value, err error) {
		depth := t.Depth
		defer func() {
			if r := recover(); r != nil {
				v, err = Value{}, hostPanic(t, depth, r)
			}
		}()
		return get(object.As[hostObject[T]](self)), nil
	}
}

// Computed declares an attribute that takes an interpreter to compute: it may make objects, and may fail.
func Computed[T any](name, doc string, get func(c Call, self T) (Value, error)) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) {
		def.GetSets = append(def.GetSets, object.Attr(name, doc, func(t *object.Thread, self Value) (Value, error) {
			return callHost(t, nil, func(c Call) (Value, error) { return get(c, of[T](self)) })
		}, nil))
	}}
}

// Method declares a method. Its signature leaves out self: see Func.
func Method[T any](name, signature, doc string, fn func(c Call, self T) (Value, error)) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) {
		def.Methods = append(def.Methods, object.Method(name, withSelf(signature), doc, func(t *object.Thread, a []Value) (v Value, err error) {
			depth := t.Depth
			defer func() {
				if r := recover(); r != nil {
					v, err = Value{}, hostPanic(t, depth, r)
				}
			}()
			if v, err = fn(Call{t, a[1:]}, of[T](a[0])); err != nil {
				return Value{}, raised(t, err)
			}
			return orNone(v), nil
		}))
	}}
}

// withSelf puts self before the parameters of a signature.
func withSelf(signature string) string {
	if signature == "()" {
		return "(self, /)"
	}
	rest := signature[1:]
	if len(rest) > 0 && (rest[0] == '*' || rest[0] == '/') {
		return "(self, /, " + rest
	}
	// Where other parameters are positional only, self must be too, and it is.
	return "(self, " + rest
}

// Len declares what len(self) is, and that self is false when that is 0.
func Len[T any](length func(T) int) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) {
		c.typ.Len = func(t *object.Thread, self Value) (n int, err error) {
			_, err = callHost(t, nil, func(Call) (Value, error) { n = length(of[T](self)); return None, nil })
			return n, err
		}
	}}
}

// GetItem declares what self[key] is. It should raise KeyError or IndexError where there is nothing.
func GetItem[T any](get func(c Call, self T, key Value) (Value, error)) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) {
		c.typ.GetItem = func(t *object.Thread, self, key Value) (Value, error) {
			return callHost(t, nil, func(c Call) (Value, error) { return get(c, of[T](self), key) })
		}
	}}
}

// Contains declares what item in self is.
func Contains[T any](has func(c Call, self T, item Value) (bool, error)) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) {
		c.typ.Contains = func(t *object.Thread, self, item Value) (bool, error) {
			v, err := callHost(t, nil, func(c Call) (Value, error) {
				in, err := has(c, of[T](self), item)
				return Bool(in), err
			})
			return v == True, err
		}
	}}
}

// Iter declares what is iterated over in place of self: a list, a tuple, or another iterable.
func Iter[T any](items func(c Call, self T) (Value, error)) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) {
		c.typ.Iter = func(t *object.Thread, self Value) (Value, error) {
			v, err := callHost(t, nil, func(c Call) (Value, error) { return items(c, of[T](self)) })
			if err != nil {
				return Value{}, err
			}
			return t.Iter(v)
		}
	}}
}

// Repr declares what repr(self) is, and str(self) too unless Str is declared.
func Repr[T any](show func(T) string) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) { c.typ.Repr = shown(show) }}
}

// Str declares what str(self) is.
func Str[T any](show func(T) string) Member[T] {
	return Member[T]{func(c *Class[T], def *object.TypeDef) { c.typ.Str = shown(show) }}
}

func shown[T any](show func(T) string) func(t *object.Thread, self Value) (Value, error) {
	return safely(func(h *hostObject[T]) Value { return String(show(h.held)) })
}
