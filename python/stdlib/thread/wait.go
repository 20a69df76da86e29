package thread

import (
	"context"
	"slices"
	"time"
)

// queue are the threads that wait for something, those first that came first. One thread runs at a time, so that only a thread
// that must wait needs a channel: what nobody waits for is plain memory, which images of interpreters can copy.
type queue []chan struct{}

// wait lets the thread wait until it is woken, or until the timeout is over, if it is not negative. It may have been woken
// although there is an error: then what it waited for is its own.
func (q *queue) wait(t *thread, timeout time.Duration) (woken bool, err error) {
	var late <-chan time.Time
	if timeout >= 0 {
		timer := time.NewTimer(timeout)
		defer timer.Stop()
		late = timer.C
	}
	turn := make(chan struct{})
	*q = append(*q, turn)
	err = t.Block(func(ctx context.Context) error {
		select {
		case <-turn:
			return nil
		case <-late:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	at := slices.Index(*q, turn)
	if at < 0 {
		return true, err
	}
	*q = slices.Delete(*q, at, at+1)
	return false, err
}

// wake lets the first of those that wait go on, and reports whether there was one.
func (q *queue) wake() bool {
	if len(*q) == 0 {
		return false
	}
	close((*q)[0])
	*q = slices.Delete(*q, 0, 1)
	return true
}

// gate is what one thread at a time gets through: what locks are made of.
type gate struct {
	shut    bool
	waiting queue
}

// enter takes the gate, or waits until it can, but no longer than the timeout if that is not negative.
func (g *gate) enter(t *thread, blocking bool, timeout time.Duration) (bool, error) {
	if !g.shut {
		g.shut = true
		return true, nil
	}
	if !blocking || timeout == 0 {
		return false, nil
	}
	woken, err := g.waiting.wait(t, timeout)
	if woken && err != nil {
		g.leave()
		woken = false
	}
	return woken, err
}

// leave gives the gate to who waits longest, or opens it.
func (g *gate) leave() { g.shut = g.waiting.wake() }

// word is the gate's state, as reprs tell it.
func (g *gate) word() string {
	if g.shut {
		return "locked"
	}
	return "unlocked"
}
