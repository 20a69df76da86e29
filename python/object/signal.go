package object

import (
	"context"
	"math/bits"
)

// This file holds signals: what comes to a program from outside while it runs.

// sigint is the number of the signal that Ctrl-C sends.
const sigint = 2

// Signal tells the interpreter of a signal. Its main thread handles it at the next safe point, and stops waiting for that.
// Any goroutine may call it. Numbers are below 64.
func (in *Interpreter) Signal(n int) {
	c := &in.control
	c.signals.Or(1 << n)
	c.urgent.Or(urgentSignal)
	c.wakeMu.Lock()
	defer c.wakeMu.Unlock()
	if c.wake != nil {
		c.wake()
	}
}

// take takes a signal from those that came, and reports whether it did come.
func (c *control) take(n int) bool {
	if c.signals.And(^(1<<n))&(1<<n) == 0 {
		return false
	}
	if c.signals.Load() == 0 {
		c.urgent.And(^uint32(urgentSignal))
		if c.signals.Load() != 0 { // one came in between
			c.urgent.Or(urgentSignal)
		}
	}
	return true
}

// handleSignals calls the handlers of the signals that came.
func (t *Thread) handleSignals() error {
	c := &t.Interp.control
	for {
		n := bits.TrailingZeros64(c.signals.Load())
		if n == 64 || !c.take(n) {
			return nil
		}
		handler := t.Interp.Handlers[n]
		if handler.IsNull() {
			if n == sigint {
				return t.interrupted()
			}
			continue
		}
		frame := None
		if f := t.Runner.CurrentFrame(t, 0); f != nil {
			frame = f.Value()
		}
		if _, err := t.Call(handler, Int(int64(n)), frame); err != nil {
			return err
		}
	}
}

// interrupted is what Ctrl-C does unless the program wants something else.
func (t *Thread) interrupted() error { return t.RaiseArgs(KeyboardInterrupt) }

// Block runs wait, which may take long and uses no object of Python. Its context ends with that of the run, and in the main
// thread with a signal: wait then gives the context's error. It is called again if the handlers of the signals let the
// program go on. Other errors of wait are given as they are.
func (t *Thread) Block(wait func(ctx context.Context) error) error {
	parent := t.wholeContext()
	if parent == nil {
		parent = context.Background()
	}
	for {
		err, ended := t.blockOnce(parent, wait)
		if err == nil {
			return nil // signals have time until the next safe point: what was waited for must not be lost
		}
		if !ended {
			return err
		}
		if err := parent.Err(); err != nil {
			return &Stop{Reason: Cancelled, Err: err}
		}
		if t.main {
			if err := t.handleSignals(); err != nil {
				return err
			}
		}
	}
}

// blockOnce waits, and reports whether it was for the end of the context that this ended.
func (t *Thread) blockOnce(parent context.Context, wait func(ctx context.Context) error) (err error, ended bool) {
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	if t.main {
		c := &t.Interp.control
		c.setWake(cancel)
		defer c.setWake(nil)
		if c.signals.Load() != 0 {
			cancel()
		}
	}
	if b := t.Interp.threads.baton; b != nil {
		t.slices = 0
		b.release()
		defer b.acquire()
	}
	err = wait(ctx)
	return err, ctx.Err() != nil
}

func (c *control) setWake(wake context.CancelFunc) {
	c.wakeMu.Lock()
	c.wake = wake
	c.wakeMu.Unlock()
}
