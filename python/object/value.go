package object

import (
	"math"
	"unsafe"
)

// Value is a Python object as variables, lists and the stack hold it: two words. The first points to the object, whose first
// word is its type. Of small ints, floats, bools and the singletons the first word points to a header that all of them
// share, and the second word is the value itself; so none of them is ever allocated. Of all other objects the second word is
// zero, so that == on Values is Python's `is`.
//
// The zero Value is no object: an unbound variable, an argument that was not given, the end of an iteration.
//
// Whether a Value is valid depends on its first word alone. A copy that was torn by a race could name the wrong number but
// never a wrong pointer.
type Value struct {
	p unsafe.Pointer
	n uint64
}

// Object is the header of every object: the first field of its Go struct.
type Object struct {
	typ *Type
}

// The shared headers. They are filled once, with the built-in types; see fill.
var (
	intHeader     Object
	floatHeader   Object
	boolHeader    Object
	noneHeader    Object
	notImplHeader Object
	ellipsisHdr   Object
)

// The singletons.
var (
	None           = Value{p: unsafe.Pointer(&noneHeader)}
	True           = Value{p: unsafe.Pointer(&boolHeader), n: 1}
	False          = Value{p: unsafe.Pointer(&boolHeader), n: 0}
	NotImplemented = Value{p: unsafe.Pointer(&notImplHeader)}
	Ellipsis       = Value{p: unsafe.Pointer(&ellipsisHdr)}
)

// Int is the int n.
func Int(n int64) Value { return Value{unsafe.Pointer(&intHeader), uint64(n)} }

// Float is the float f.
func Float(f float64) Value { return Value{unsafe.Pointer(&floatHeader), math.Float64bits(f)} }

// Bool is True or False.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// IsNull reports whether v is no object at all.
func (v Value) IsNull() bool { return v.p == nil }

// IsInt reports whether v is an int of 64 bits and of no subclass: the form that nearly all ints have.
func (v Value) IsInt() bool { return v.p == unsafe.Pointer(&intHeader) }

// IsFloat reports whether v is a float, of no subclass.
func (v Value) IsFloat() bool { return v.p == unsafe.Pointer(&floatHeader) }

// IsBool reports whether v is True or False.
func (v Value) IsBool() bool { return v.p == unsafe.Pointer(&boolHeader) }

// IsNone reports whether v is None.
func (v Value) IsNone() bool { return v.p == unsafe.Pointer(&noneHeader) }

// Int64 is the int that v is, if IsInt.
func (v Value) Int64() int64 { return int64(v.n) }

// Float64 is the float that v is, if IsFloat.
func (v Value) Float64() float64 { return math.Float64frombits(v.n) }

// Type is the type of v, which must be an object.
func (v Value) Type() *Type { return (*Object)(v.p).typ }

// Is reports whether v is of this very type, not of a subclass.
func (v Value) Is(typ *Type) bool { return v.p != nil && (*Object)(v.p).typ == typ }

// header is the object's address as an opaque key.
func (v Value) header() *Object { return (*Object)(v.p) }

// Of is an object as a Value. T must be a struct of this package whose first field is, at whatever depth, Object.
func of(o *Object) Value { return Value{p: unsafe.Pointer(o)} }

// The casts below say how the bytes of an object are to be read. They may be used only where the type of v, or its base
// (Type.Layout), says so. This file is the only one of the language that needs package unsafe.

func (v Value) str() *Str             { return (*Str)(v.p) }
func (v Value) list() *List           { return (*List)(v.p) }
func (v Value) tuple() *Tuple         { return (*Tuple)(v.p) }
func (v Value) dict() *Dict           { return (*Dict)(v.p) }
func (v Value) typ() *Type            { return (*Type)(v.p) }
func (v Value) exception() *Exception { return (*Exception)(v.p) }

// As reads v as a T, whose layout it must have; see Layout.
func As[T any](v Value) *T { return (*T)(v.p) }

// From is o as a Value. The first field of T must be, at whatever depth, Object, and its type must be set.
func From[T any](o *T) Value { return Value{p: unsafe.Pointer(o)} }

// instanceAttrs is where the attributes of an instance of a plain class are.
const instanceAttrs = unsafe.Offsetof(Instance{}.Attrs)

// attrsIn is where the attributes of an instance of a subclass are, if the layout of the type it inherits from is T.
func attrsIn[T any]() uintptr {
	var o WithAttrs[T]
	return unsafe.Offsetof(o.Attrs)
}

// attrsAt is the storage of attributes that lies in v at that place, which its type must say.
func attrsAt(v Value, at uintptr) *Attrs { return (*Attrs)(unsafe.Add(v.p, at)) }

// bytesString is b as text, without a copy: nobody may change b from now on.
func bytesString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// stringBytes is s as bytes, without a copy: nobody may change them.
func stringBytes(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// liesIn reports whether s is all that is in b, and the same memory.
func liesIn(s string, b []byte) bool {
	return len(s) == len(b) && unsafe.StringData(s) == unsafe.SliceData(b)
}

// What follows is for images (see Image), which copy memory as the layout of its types says.

// place is where something lies in memory.
type place = unsafe.Pointer

func placeAt(p place, offset uintptr) place { return unsafe.Add(p, offset) }
func pointerIn(p place) place               { return *(*place)(p) }
func setPointer(p, to place)                { *(*place)(p) = to }
func intIn(p place) int                     { return *(*int)(p) }
func setInt(p place, n int)                 { *(*int)(p) = n }
func valueIn(p place) Value                 { return *(*Value)(p) }
func bytesBetween(from, to place) uintptr   { return uintptr(to) - uintptr(from) }
func placeOf[T any](p *T) place             { return unsafe.Pointer(p) }
func readAs[T any](p place) *T              { return (*T)(p) }

// Place is a number of an object for tables of a moment: no two that are alive have the same, and it stays the same, but not in
// a copy of the interpreter. Programs must not see it.
func Place(v Value) uint64              { return uint64(uintptr(v.p)) ^ uint64(v.n) }
func bytesAt(p place, n uintptr) []byte { return unsafe.Slice((*byte)(p), n) }
func bytesOf[T any](p *T) []byte        { return bytesAt(place(p), unsafe.Sizeof(*p)) }
