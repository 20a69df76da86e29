package object

import (
	"runtime"
	"sync"
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

// Graveyard is where the garbage collector, which runs at its own time and in goroutines of its own, lays down which
// objects are gone, until the interpreter asks.
type Graveyard struct {
	mu   sync.Mutex
	gone []Weak

	// Soon is called whenever there is something in it.
	Soon func()
}

// Watch has the graveyard told once the object is gone.
func (g *Graveyard) Watch(v Value) {
	runtime.AddCleanup(v.header(), func(w Weak) {
		g.mu.Lock()
		g.gone = append(g.gone, w)
		g.mu.Unlock()
		g.Soon()
	}, NewWeak(v))
}

// Take gives those that are gone since the last time.
func (g *Graveyard) Take() []Weak {
	g.mu.Lock()
	defer g.mu.Unlock()
	gone := g.gone
	g.gone = nil
	return gone
}
