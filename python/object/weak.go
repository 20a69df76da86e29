package object

import (
	"runtime"
	"weak"
)

// Weak knows an object without keeping it alive. It can be compared, and be the key of a map.
type Weak struct{ p weak.Pointer[Object] }

// NewWeak is a weak pointer to v, which must be an object of its own: no int, float, bool or singleton.
func NewWeak(v Value) Weak { return Weak{weak.Make(v.header())} }

// Value is the object, or NULL if it is gone.
func (w Weak) Value() Value {
	if o := w.p.Value(); o != nil {
		return of(o)
	}
	return Value{}
}

// CanBeWeak reports whether there can be weak references to v.
func CanBeWeak(v Value) bool {
	typ := v.Type()
	if v.n != 0 || !typ.IsHeap() && AsException(v) != nil {
		return false
	}
	if typ.Flags&HasWeakRef != 0 || AsType(v) != nil {
		return true
	}
	switch typ {
	case FunctionType, MethodType, BuiltinType, ModuleType, SetType, FrozenSetType, CodeType, GeneratorType, CoroutineType,
		AsyncGeneratorType, MemoryViewType, GenericAliasType, UnionType:
		return true
	}
	return false
}

// WatchWeak has TakeWeak give v once it is gone. The garbage collector works at its own time and in goroutines of its own.
func (in *Interpreter) WatchWeak(v Value) {
	in.graves.weakly.add(v.header())
	in.bell.used.Store(true)
	runtime.AddCleanup(v.header(), in.bell.buryWeak, NewWeak(v))
}

// TakeWeak gives those that are gone since the last time.
func (in *Interpreter) TakeWeak() []Weak { return in.bell.takeWeak() }
