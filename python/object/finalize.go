package object

import (
	"runtime"
	"time"
	"weak"
)

// This file holds what happens to objects that no program has any more: __del__ is called, and a generator that hangs in a
// try statement is closed. Go's garbage collector finds them, at its own time and in a goroutine of its own; it lays them
// down here, and a thread calls them at its next safe point. Objects of classes without __del__ cost nothing.
//
// Go does not collect circles of objects that are to be finalized: those are seen to when the program is over.

// graves are the objects of an interpreter that are to be finalized.
type graves struct {
	watched watch            // those that have something to do at their end
	weakly  watch            // those that there are weak references to
	busy    bool             // a thread is at it
	over    map[*Object]bool // those that were finalized because the program was over, and are not to be again
}

// watch lists objects of which Go's collector tells when they are gone.
type watch struct {
	list  []weak.Pointer[Object] // in the order in which they were made
	grown int                    // how many there were when the list was last cleared of those that are gone
	made  int                    // how many there ever were
}

func (w *watch) add(o *Object) {
	if len(w.list) > 2*w.grown+100 {
		live := w.live()
		clear(w.list[copy(w.list, live):])
		w.list, w.grown = w.list[:len(live)], len(live)
	}
	w.list = append(w.list, weak.Make(o))
	w.made++
}

// live are those that are not gone.
func (w *watch) live() []weak.Pointer[Object] {
	var live []weak.Pointer[Object]
	for _, p := range w.list {
		if p.Value() != nil {
			live = append(live, p)
		}
	}
	return live
}

// AtSafePoint has f called in a thread of the program when something is gone that WatchWeak was called for. f must have caught no
// variable: copies of the interpreter have it too.
func (in *Interpreter) AtSafePoint(f func(t *Thread) error) { in.hooks = append(in.hooks, f) }

// Watch has v finalized once it is gone.
func (in *Interpreter) Watch(v Value) {
	o := v.header()
	in.graves.watched.add(o)
	bell := in.bell
	bell.used.Store(true)
	runtime.SetFinalizer(o, func(o *Object) { bell.bury(of(o)) })
}

// allocFinalized is the Alloc of classes that have a __del__.
func allocFinalized(cls *Type) Value {
	v := nativeAlloc(cls)(cls)
	cls.interp.Watch(v)
	return v
}

// nativeAlloc is how instances of a class are made if it has no __del__.
func nativeAlloc(cls *Type) func(*Type) Value {
	for cls.IsHeap() {
		cls = cls.Base
	}
	return cls.Alloc
}

// finalizeGone finalizes what is gone. The error is that the thread must stop.
func (t *Thread) finalizeGone() error {
	g := &t.Interp.graves
	if g.busy {
		return nil
	}
	g.busy = true
	defer func() { g.busy = false }()
	t.Interp.bell.urgent.And(^uint32(urgentGone))
	for {
		gone := t.Interp.bell.takeGone()
		for _, v := range gone {
			if g.over[v.header()] {
				continue
			}
			if err := t.finalize(v); err != nil {
				return err
			}
		}
		for _, f := range t.Interp.hooks {
			if err := f(t); err != nil {
				return err
			}
		}
		if len(gone) == 0 {
			return nil
		}
	}
}

// finalize tells an object that it is gone. What it raises is reported.
func (t *Thread) finalize(v Value) error {
	if g := AsGenerator(v); g != nil {
		if v.Is(CoroutineType) {
			return t.neverAwaited(g)
		}
		if _, err := t.CloseGenerator(g); err != nil {
			return t.Unraisable(err, v, "")
		}
		return nil
	}
	typ := v.Type()
	if typ.Finalize == nil {
		return nil
	}
	if err := typ.Finalize(t, v); err != nil {
		return t.Unraisable(err, typ.Lookup("__del__"), "")
	}
	return nil
}

// neverAwaited warns of a coroutine that is gone, unless it was continued or closed.
func (t *Thread) neverAwaited(g *Generator) error {
	if g.Started || g.Frame == nil {
		return nil
	}
	v := g.Value()
	if m, err := t.Import("warnings"); err == nil {
		warn, err := t.FindAttr(m, t.Interp.Intern("_warn_unawaited_coroutine"))
		if err == nil && !warn.IsNull() {
			if _, err = t.Call(warn, v); err == nil {
				return nil
			}
			wanted := Matches(err, Warning) // warnings are to be exceptions
			if err := t.Unraisable(err, v, ""); wanted || err != nil {
				return err
			}
		}
	} else if Raised(err) == nil {
		return err
	}
	if err := t.WarnLevel(NewStr("coroutine '"+AsStr(g.QualName).S+"' was never awaited"), RuntimeWarning, 1, nil, v); err != nil {
		return t.Unraisable(err, v, "")
	}
	return nil
}

// Collect looks for garbage now, and finalizes it. Each time that it looks takes so many steps.
func (t *Thread) Collect(steps int) error {
	for range 8 { // what one object had is garbage only when that has been finalized
		t.Fuel -= int64(steps)
		if err := t.Refuel(); err != nil { // whatever is left of Fuel: it may be long until the next safe point
			return err
		}
		t.Runner.Forget(t)
		runtime.GC()
		n := t.Interp.awaitGone()
		if err := t.finalizeGone(); err != nil || n == 0 {
			return err
		}
	}
	return nil
}

// collectorDelay is how long the goroutines that tell what is gone may take. It is reached only for an object that was
// revived by its finalizer and that there are weak references to: those are dead, and its end is still to come.
const collectorDelay = 100 * time.Millisecond

// awaitGone waits until the bell knows of all that a collection found: weak pointers are dead at once, but what is gone is told
// by goroutines of the collector. It gives how much there is to see to.
func (in *Interpreter) awaitGone() int {
	g := &in.graves
	gone, weakly := g.watched.made-len(g.watched.live()), g.weakly.made-len(g.weakly.live())
	deadline := time.Now().Add(collectorDelay)
	for {
		left, buried, buriedWeakly := in.bell.buried()
		if buried >= gone && (buriedWeakly >= weakly || left > 0) || time.Now().After(deadline) {
			return left
		}
		time.Sleep(50 * time.Microsecond)
	}
}

// FinalizeAll finalizes all that is left, because the program is over: first what is gone, then what names the program's own
// module has, then the rest in the order in which it was made.
func (t *Thread) FinalizeAll(main *Dict) error {
	g := &t.Interp.graves
	if len(g.watched.list) == 0 {
		return nil
	}
	if err := t.Collect(0); err != nil {
		return err
	}
	left := make(map[*Object]bool)
	var order []Value
	for _, w := range g.watched.list {
		if o := w.Value(); o != nil {
			left[o] = true
			order = append(order, of(o))
		}
	}
	g.watched = watch{made: g.watched.made - len(order)}
	for _, e := range append([]Entry(nil), main.Entries()...) {
		if e.Key.IsNull() || e.Value.n != 0 || !left[e.Value.header()] {
			continue
		}
		delete(left, e.Value.header())
		if err := t.finalizeLast(e.Value); err != nil {
			return err
		}
	}
	for _, v := range order {
		if !left[v.header()] {
			continue
		}
		if err := t.finalizeLast(v); err != nil {
			return err
		}
	}
	return nil
}

// finalizeLast finalizes an object that the program still has.
func (t *Thread) finalizeLast(v Value) error {
	g := &t.Interp.graves
	if g.over == nil {
		g.over = make(map[*Object]bool)
	}
	g.over[v.header()] = true
	return t.finalize(v)
}
