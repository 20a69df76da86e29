package object

import (
	"math"
)

// This file holds how threads are watched while they run: steps are handed out in slices, and between two of them a thread
// looks whether it is to stop, or to do something else first.

// slice is how many steps a thread takes before it looks up. It is about fifty microseconds of work.
const slice = 4096

// NoLimit is the number of steps of a program that may take any number.
const NoLimit = math.MaxInt64

// control is what the threads of an interpreter are told, by one another and by the host.
type control struct {
	steps   int64 // that may still be handed out
	granted int64 // steps, at first
	exit    *Exit // that another thread than the main one asked for
}

// SetSteps says how many steps may be taken from now on.
func (t *Thread) SetSteps(n int64) {
	t.Interp.control.steps, t.Fuel = n, 0
	t.Interp.control.granted = n
}

// Steps is how many steps were taken since SetSteps.
func (t *Thread) Steps() int64 {
	c := &t.Interp.control
	return c.granted - c.steps - t.Fuel
}

// Refuel hands out more steps once Fuel is used up. It gives an error when the thread is to stop. Functions in Go come here
// by Charge, amid what they do with lists and dicts: so nothing of the program may run here, nor another thread.
func (t *Thread) Refuel() error {
	in := t.Interp
	c := &in.control
	if ctx := t.wholeContext(); ctx != nil {
		if err := ctx.Err(); err != nil {
			t.Fuel = 0
			return &Stop{Reason: Cancelled, Err: err}
		}
	}
	if in.exhausted() {
		return &Stop{Reason: OutOfMemory}
	}
	used := -t.Fuel
	if used > c.steps {
		t.Fuel, c.steps = 0, 0
		return &Stop{Reason: OutOfSteps}
	}
	c.steps -= used
	t.Fuel = 0
	if in.bell.urgent.Load() != 0 && t.concerned() {
		// The next safe point is to come soon, so no steps are handed out. A loop in Go that calls nothing need not wait for it
		// if all that would happen there is that an exception is raised.
		if t.main && in.Handlers[sigint].IsNull() && in.bell.take(sigint) {
			return t.interrupted()
		}
		return nil
	}
	t.Fuel = min(slice, c.steps)
	c.steps -= t.Fuel
	return nil
}

// concerned reports whether there is something urgent that this thread can see to.
func (t *Thread) concerned() bool {
	bits := t.Interp.bell.urgent.Load()
	return bits&urgentGone != 0 && !t.Interp.graves.busy || bits&urgentSignal != 0 && t.main
}

// SafePoint is called by the virtual machine when Fuel is used up: between two instructions, where anything may happen.
func (t *Thread) SafePoint() error {
	if err := t.Refuel(); err != nil {
		return err
	}
	if t.Interp.bell.urgent.Load() != 0 && t.concerned() {
		return t.attend()
	}
	t.pass()
	return nil
}

// attend does what is urgent.
func (t *Thread) attend() error {
	if t.main {
		if err := t.handleSignals(); err != nil {
			return err
		}
	}
	if t.Interp.bell.urgent.Load()&urgentGone != 0 {
		return t.finalizeGone()
	}
	return nil
}
