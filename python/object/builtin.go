package object

// Builtin is a function written in Go: one of a module, or a method of a built-in type.
//
// Its signature is written as Python would show it, for example "(self, iterable, /, *, key=None, reverse=False)". By it
// the arguments are bound, and errors worded: the function gets one Value for each parameter, NULL for those that were not
// given. (What stands behind = is only what inspect shows.) Of `*args` it gets a tuple, of `**kwargs` a dict or NULL. With
// the signature "(*)" the function gets all positional arguments as they are, and with "(**)" Call is used.
type Builtin struct {
	Object
	Name     string
	Sig      string
	Doc      string
	Fn       func(t *Thread, a []Value) (Value, error)
	Full     func(t *Thread, args []Value, names Names) (Value, error) // of signature "(**)"
	Self     Value                                                     // of a bound method: the object; else NULL
	Owner    *Type                                                     // of a method: the type that has it
	Module   string
	kind     builtinKind
	min, max int  // how many positional arguments; max < 0: any number
	simple   bool // all parameters are positional: binding is counting
	params   *lazyParams
}

type builtinKind uint8

const (
	plainFunction builtinKind = iota // of a module
	methodOfType                     // found on a type: the first argument is self
	classMethodOfType
	staticMethodOfType
	slotWrapper
)

// Fn makes a function of a module.
func Fn(name, sig, doc string, fn func(t *Thread, a []Value) (Value, error)) *Builtin {
	return newBuiltin(BuiltinType, plainFunction, name, sig, doc, fn)
}

// FullFn makes a function that gets its arguments unbound.
func FullFn(name, doc string, fn func(t *Thread, args []Value, names Names) (Value, error)) *Builtin {
	b := newBuiltin(BuiltinType, plainFunction, name, "(**)", doc, nil)
	b.Full = fn
	return b
}

func newBuiltin(typ *Type, kind builtinKind, name, sig, doc string, fn func(t *Thread, a []Value) (Value, error)) *Builtin {
	b := &Builtin{Object: Object{typ}, Name: name, Sig: sig, Doc: doc, Fn: fn, kind: kind, params: new(lazyParams)}
	b.count()
	return b
}

// Value is b as an object.
func (b *Builtin) Value() Value { return From(b) }

// AsBuiltin is the function or method in Go that v is, or nil.
func AsBuiltin(v Value) *Builtin {
	switch v.Type() {
	case BuiltinType, MethodDescriptorType, ClassMethodDescriptorType, SlotWrapperType, MethodWrapperType:
		return (*Builtin)(v.p)
	}
	return nil
}

// bind gives b bound to self, as an attribute of an object.
func (b *Builtin) bind(self Value) Value {
	bound := *b
	bound.typ = BuiltinType
	if b.kind == slotWrapper {
		bound.typ = MethodWrapperType
	}
	bound.Self = self
	return bound.Value()
}

// GetSet is an attribute of a built-in type that Go functions compute.
type GetSet struct {
	Object
	Name   string
	Doc    string
	Owner  *Type
	Get    func(t *Thread, self Value) (Value, error)
	Set    func(t *Thread, self, value Value) error // value NULL deletes; nil: read-only
	member bool                                     // shown as a member descriptor: one place in the object
}

// SlotMember is a name of __slots__: a place in the instances of the class.
type SlotMember struct {
	Object
	Name  string
	Owner *Type
	Place int
}

// TypeDef is how built-in types are written down; see define.
type TypeDef struct {
	Methods       []*Builtin
	GetSets       []*GetSet
	Constants     map[string]Value
	ClassMethods  []*Builtin
	StaticMethods []*Builtin
}

// Method makes a method of a built-in type.
func Method(name, sig, doc string, fn func(t *Thread, a []Value) (Value, error)) *Builtin {
	return newBuiltin(MethodDescriptorType, methodOfType, name, sig, doc, fn)
}

// FullMethod makes a method that gets its arguments unbound.
func FullMethod(name, doc string, fn func(t *Thread, args []Value, names Names) (Value, error)) *Builtin {
	b := newBuiltin(MethodDescriptorType, methodOfType, name, "(**)", doc, nil)
	b.Full = fn
	return b
}

// Attr makes a computed attribute of a built-in type.
func Attr(name, doc string, get func(t *Thread, self Value) (Value, error), set func(t *Thread, self, v Value) error) *GetSet {
	return &GetSet{Object: Object{GetSetType}, Name: name, Doc: doc, Get: get, Set: set}
}
