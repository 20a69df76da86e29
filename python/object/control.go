package object

import (
	"context"
	"math"
	"sync"
	"sync/atomic"
)

// This file holds how threads are watched while they run: steps are handed out in slices, and between two of them a thread
// looks whether it is to stop, or to do something else first.

// slice is how many steps a thread takes before it looks up. It is about fifty microseconds of work.
const slice = 4096

// NoLimit is the number of steps of a program that may take any number.
const NoLimit = math.MaxInt64

// control is what the threads of an interpreter are told, by one another and by the host.
type control struct {
	steps int64 // that may still be handed out

	// urgent tells threads that there is something to see to; it is looked at once in a slice. Bits of it are the const
	// values below.
	urgent  atomic.Uint32
	signals atomic.Uint64 // those that came and were not handled yet, a bit for each number

	wakeMu sync.Mutex
	wake   context.CancelFunc // ends what the main thread waits for; nil while it does not wait
}

const urgentSignal = 1 << iota

// SetSteps says how many steps may be taken from now on.
func (t *Thread) SetSteps(n int64) { t.Interp.control.steps, t.Fuel = n, 0 }

// StepsLeft is how many steps may still be taken.
func (t *Thread) StepsLeft() int64 { return max(t.Interp.control.steps+t.Fuel, 0) }

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
	used := -t.Fuel
	if used > c.steps {
		t.Fuel, c.steps = 0, 0
		return &Stop{Reason: OutOfSteps}
	}
	c.steps -= used
	t.Fuel = 0
	if c.urgent.Load() != 0 && t.concerned() {
		// The next safe point is to come soon, so no steps are handed out. A loop in Go that calls nothing need not wait for it
		// if all that would happen there is that an exception is raised.
		if t.main && in.Handlers[sigint].IsNull() && c.take(sigint) {
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
	bits := t.Interp.control.urgent.Load()
	return bits&urgentGone != 0 && !t.Interp.graves.busy || bits&urgentSignal != 0 && t.main
}

// SafePoint is called by the virtual machine when Fuel is used up: between two instructions, where anything may happen.
func (t *Thread) SafePoint() error {
	if err := t.Refuel(); err != nil {
		return err
	}
	if t.Interp.control.urgent.Load() != 0 && t.concerned() {
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
	if t.Interp.control.urgent.Load()&urgentGone != 0 {
		return t.finalizeGone()
	}
	return nil
}
