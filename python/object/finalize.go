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
	watched []weak.Pointer[Object] // in the order in which they were made
	grown   int                    // how many were watched when the list was last cleared of those that are gone
	busy    bool                   // a thread is at it
	over    map[*Object]bool       // those that were finalized because the program was over, and are not to be again
}

// AtSafePoint has f called in a thread of the program when something is gone that WatchWeak was called for. f must have caught no
// variable: copies of the interpreter have it too.
func (in *Interpreter) AtSafePoint(f func(t *Thread) error) { in.hooks = append(in.hooks, f) }

// Watch has v finalized once it is gone.
func (in *Interpreter) Watch(v Value) {
	g := &in.graves
	o := v.header()
	if len(g.watched) > 2*g.grown+100 {
		live := g.watched[:0]
		for _, w := range g.watched {
			if w.Value() != nil {
				live = append(live, w)
			}
		}
		clear(g.watched[len(live):])
		g.watched, g.grown = live, len(live)
	}
	g.watched = append(g.watched, weak.Make(o))
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

// Collect looks for garbage now, and finalizes it.
func (t *Thread) Collect() error {
	for range 8 { // what one object had is garbage only when that has been finalized
		t.Runner.Forget(t)
		runtime.GC()
		// What is gone is told by goroutines of the collector: give them a moment.
		time.Sleep(time.Millisecond)
		b := t.Interp.bell
		b.mu.Lock()
		n := len(b.gone)
		b.mu.Unlock()
		if err := t.finalizeGone(); err != nil || n == 0 {
			return err
		}
	}
	return nil
}

// FinalizeAll finalizes all that is left, because the program is over: first what is gone, then what names the program's own
// module has, then the rest in the order in which it was made.
func (t *Thread) FinalizeAll(main *Dict) error {
	g := &t.Interp.graves
	if len(g.watched) == 0 {
		return nil
	}
	if err := t.Collect(); err != nil {
		return err
	}
	left := make(map[*Object]bool)
	var order []Value
	for _, w := range g.watched {
		if o := w.Value(); o != nil {
			left[o] = true
			order = append(order, of(o))
		}
	}
	g.watched = nil
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
