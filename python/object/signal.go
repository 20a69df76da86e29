package object

import (
	"context"
	"fmt"
	"math/bits"
)

// This file holds signals: what comes to a program from outside while it runs.

// sigint is the number of the signal that Ctrl-C sends.
const sigint = 2

// handleSignals calls the handlers of the signals that came.
func (t *Thread) handleSignals() error {
	c := t.Interp.bell
	for {
		n := bits.TrailingZeros64(c.signals.Load())
		if n == 64 || !c.take(n) {
			return nil
		}
		if err := t.handleSignal(n); err != nil {
			return err
		}
	}
}

func (t *Thread) handleSignal(n int) error {
	handler := t.Interp.Handlers[n]
	switch {
	case n == sigkill && t.Interp.control.exit != nil:
		e := t.Interp.control.exit
		t.Interp.control.exit = nil
		return e
	case handler.IsNull() && n == sigint:
		return t.interrupted()
	case handler.IsNull() || handler == Int(0):
		if 1<<n&harmless != 0 {
			return nil
		}
		return &Stop{Reason: Cancelled, Err: &Signalled{n}}
	case handler.IsInt():
		return nil
	}
	frame := None
	if f := t.Runner.CurrentFrame(t, 0); f != nil {
		frame = f.Value()
	}
	_, err := t.Call(handler, Int(int64(n)), frame)
	return err
}

// harmless are the signals that do nothing unless a program handles them: SIGCHLD, SIGURG, SIGWINCH and those that stop a
// process and have it continue.
const harmless = 1<<17 | 1<<18 | 1<<19 | 1<<20 | 1<<21 | 1<<22 | 1<<23 | 1<<28

// Signalled is why a program was stopped by a signal that it did not handle.
type Signalled struct{ Number int }

func (s *Signalled) Error() string { return fmt.Sprintf("ended by signal %d", s.Number) }

// HandleSignals handles the signals that came now, in the main thread: others leave them to it.
func (t *Thread) HandleSignals() error {
	if !t.main {
		return nil
	}
	return t.handleSignals()
}

// Pause waits until a signal was handled, which only the main thread does.
func (t *Thread) Pause() error {
	parent := t.wholeContext()
	if parent == nil {
		parent = context.Background()
	}
	err, _ := t.blockOnce(parent, func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	})
	if perr := parent.Err(); perr != nil {
		return &Stop{Reason: Cancelled, Err: err}
	}
	return t.HandleSignals()
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
		c := t.Interp.bell
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
