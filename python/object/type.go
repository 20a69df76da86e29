package object

import "reflect"

// Layout says which Go struct the instances of a type begin with. A class can inherit from several types only if all but
// one of their layouts are that of object.
type Layout uint8

// The layouts of the built-in types. Types that cannot be subclassed need none of their own.
const (
	LayoutObject Layout = iota
	LayoutType
	LayoutInt
	LayoutFloat
	LayoutComplex
	LayoutStr
	LayoutBytes
	LayoutByteArray
	LayoutTuple
	LayoutList
	LayoutDict
	LayoutSet
	LayoutException
	LayoutModule
	LayoutProperty
	LayoutStaticMethod
	LayoutClassMethod
	LayoutSuper
	LayoutOther // a struct of its own: equal only if Base is equal
)

// TypeFlags are facts about a type.
type TypeFlags uint32

// The flags of types.
const (
	Heap        TypeFlags = 1 << iota // made by a class statement or type(): its attributes may change
	Final                             // cannot be subclassed
	Sequence                          // matches sequence patterns
	Mapping                           // matches mapping patterns
	Abstract                          // has abstract methods
	NoNew                             // type(...) cannot make an instance
	HasDict                           // instances have a __dict__
	HasWeakRef                        // instances can be weakly referenced
	MatchSelf                         // one positional pattern matches the object itself
	MethodDescr                       // instances are functions that LOAD_METHOD may call unbound
	Unhashable                        // __hash__ is None
	ownFields                         // an exception with fields that its base has not: it gives a layout
	takesFields                       // an exception whose fields its __init__ takes from the arguments
	Unlisted                          // a type of one host's: __subclasses__ of its base does not tell of it
)

// Type is a Python type: a class. Built-in types are shared by all interpreters and never change once filled; classes that
// programs define belong to one interpreter.
//
// What an object can do stands in slots, functions in Go. A class of a program gets slots that call its special methods; a
// built-in type gets special methods that call its slots (see slotTable).
type Type struct {
	Object
	Name     string // as __name__; of native types as messages name them: with the module, where CPython's do
	QualName string
	Module   string // as __module__; of heap types the namespace's entry counts
	Doc      string
	Base     *Type // the one that decides the layout
	Bases    []*Type
	MRO      []*Type
	Dict     *Dict
	Flags    TypeFlags
	Layout   Layout

	// Version changes whenever an attribute of the type or of one of its bases changes. Inline caches compare it.
	Version uint64

	// Alloc makes an empty instance of a subclass of this type, with room for attributes; see Instance.
	Alloc func(cls *Type) Value

	New  func(t *Thread, cls *Type, args []Value, names Names) (Value, error)
	Init func(t *Thread, self Value, args []Value, names Names) error
	Call func(t *Thread, self Value, args []Value, names Names) (Value, error)

	Repr     func(t *Thread, self Value) (Value, error)
	Str      func(t *Thread, self Value) (Value, error)
	Hash     func(t *Thread, self Value) (int64, error)
	Compare  func(t *Thread, a, b Value, op int) (Value, error) // op is one of code's comparisons; may answer NotImplemented
	Bool     func(t *Thread, self Value) (bool, error)
	Len      func(t *Thread, self Value) (int, error)
	GetItem  func(t *Thread, self, key Value) (Value, error)
	SetItem  func(t *Thread, self, key, value Value) error // value NULL deletes
	Contains func(t *Thread, self, item Value) (bool, error)
	Iter     func(t *Thread, self Value) (Value, error)
	Next     func(t *Thread, self Value) (Value, error) // NULL at the end, without StopIteration

	GetAttr  func(t *Thread, self Value, name *Str) (Value, error)
	SetAttr  func(t *Thread, self Value, name *Str, value Value) error // value NULL deletes
	DescrGet func(t *Thread, self, obj Value, owner *Type) (Value, error)
	DescrSet func(t *Thread, self, obj, value Value) error // value NULL deletes

	// Binary and Inplace are indexed by Operator. Binary functions get the operands in the order of the source, whichever
	// of them is of this type, and answer NotImplemented if they do not know the other.
	Binary   [operatorCount]func(t *Thread, a, b Value) (Value, error)
	Inplace  [operatorCount]func(t *Thread, a, b Value) (Value, error)
	PowMod   func(t *Thread, base, exp, mod Value) (Value, error)
	Negative func(t *Thread, self Value) (Value, error)
	Positive func(t *Thread, self Value) (Value, error)
	Invert   func(t *Thread, self Value) (Value, error)
	Absolute func(t *Thread, self Value) (Value, error)
	Index    func(t *Thread, self Value) (Value, error)
	AsInt    func(t *Thread, self Value) (Value, error)
	AsFloat  func(t *Thread, self Value) (Value, error)

	Await func(t *Thread, self Value) (Value, error)
	AIter func(t *Thread, self Value) (Value, error)
	ANext func(t *Thread, self Value) (Value, error)

	Finalize func(t *Thread, self Value) error

	// Buffer gives the memory that the object has; bytes, bytearray and memoryview do without it.
	Buffer func(t *Thread, self Value) (Buffer, error)

	constant bool // see Constant

	// Held is, of a class of the host, how to get at the Go value that an instance holds.
	Held func(self Value) any

	// Made is what the virtual machine remembers of how instances of a heap type are made.
	Made any

	pythonOps  uint32           // a bit for each operator that a special method in Python defines
	attrsAt    uintptr          // where in an instance its Attrs are; 0: it has none
	interp     *Interpreter     // of a class that a program made
	subAttrs   uintptr          // where Alloc puts the Attrs of an instance of a subclass
	root       *Shape           // of instances without attributes
	shapes     int              `image:"drop"` // how many follow from root
	slotNames  []string         // of all __slots__, in the order of their places
	size       int              // bytes of an instance, about, not counting its content; 0: instances take none
	room       int              // how many attributes the last instance got: how much room to give the next one
	cache      map[string]Value `image:"drop"`  // of Lookup: NULL for what is not there; of heap types
	flat       map[string]Value `image:"share"` // of Lookup, of built-in types: all attributes, in the order of MRO
	subclasses []weakType       `image:"drop"`  // of heap types
	kept       []*Type          // those of them that were there when an image was made
	own, sub   reflect.Type     // the Go struct of instances, and of those with attributes; nil: not known

	extra map[string]Value // what type objects have besides: __abstractmethods__, __type_params__…
}

// Operator is a binary operator.
type Operator uint8

// The operators, in the order of code's BINARY_… operations.
const (
	Add Operator = iota
	Subtract
	Multiply
	MatrixMultiply
	TrueDivide
	FloorDivide
	Modulo
	Power
	LeftShift
	RightShift
	And
	Xor
	Or
	operatorCount
)

var operatorSymbols = [operatorCount]string{"+", "-", "*", "@", "/", "//", "%", "** or pow()", "<<", ">>", "&", "^", "|"}

// IsSubtype reports whether t is other or inherits from it.
func (t *Type) IsSubtype(other *Type) bool {
	if t == other {
		return true
	}
	for _, m := range t.MRO {
		if m == other {
			return true
		}
	}
	return false
}

// shortName is __name__.
func (t *Type) shortName() string {
	if t.IsHeap() {
		return t.Name
	}
	return t.QualName
}

// fullName is the name of a class with those of its module, unless that is the program, and of what it is defined in.
func (t *Type) fullName() string {
	module := t.Module
	if t.IsHeap() {
		if s := AsStr(orNone(t.Dict.GetString("__module__"))); s != nil {
			module = s.S
		}
	}
	if module == "" || module == "builtins" || module == "__main__" {
		return t.QualName
	}
	return module + "." + t.QualName
}

// IsHeap reports whether t was made by a program.
func (t *Type) IsHeap() bool { return t.Flags&Heap != 0 }

// Value is t as an object.
func (t *Type) Value() Value { return From(t) }

// AsType is the type that v is, or nil.
func AsType(v Value) *Type {
	if v.p != nil && v.Type().IsSubtype(TypeType) {
		return v.typ()
	}
	return nil
}

// IsInstance reports whether v is an instance of typ or of a subclass, without asking __instancecheck__.
func IsInstance(v Value, typ *Type) bool {
	have := v.Type()
	return have == typ || have.IsSubtype(typ)
}

// maxCache is how many names a type remembers that were looked up in it: a program can make up any number of them.
const maxCache = 1024

// Lookup finds an attribute of the type itself, along the MRO, and does not call descriptors. NULL if there is none.
func (t *Type) Lookup(name string) Value {
	if t.flat != nil {
		return t.flat[name]
	}
	if v, known := t.cache[name]; known {
		return v
	}
	var found Value
	for _, m := range t.MRO {
		if v := m.Dict.GetString(name); !v.IsNull() {
			found = v
			break
		}
	}
	if t.cache == nil || len(t.cache) >= maxCache {
		t.cache = make(map[string]Value)
	}
	t.cache[name] = found
	return found
}

// LookupAfter finds an attribute in the part of t's MRO that follows the type `after`: what super() does.
func (t *Type) LookupAfter(after *Type, name string) (Value, *Type) {
	seen := false
	for _, m := range t.MRO {
		if seen {
			if v := m.Dict.GetString(name); !v.IsNull() {
				return v, m
			}
		}
		seen = seen || m == after
	}
	return Value{}, nil
}

// LookupOwner is Lookup, with the type among t's MRO that has the attribute.
func (t *Type) LookupOwner(name string) (Value, *Type) {
	for _, m := range t.MRO {
		if v := m.Dict.GetString(name); !v.IsNull() {
			return v, m
		}
	}
	return Value{}, nil
}

// forget forgets what was remembered about one attribute, of t and the types that inherit from it.
func (t *Type) forget(name string) {
	delete(t.cache, name)
	for _, s := range t.liveSubclasses() {
		s.forget(name)
	}
}

// modified forgets what was remembered about t and the types that inherit from it.
func (t *Type) modified(th *Thread) {
	t.Version = th.nextVersion()
	t.cache = nil
	for _, s := range t.liveSubclasses() {
		s.modified(th)
	}
}
