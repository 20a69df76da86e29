package object

import (
	"context"
	"fmt"
	"sync"
)

// This file holds the threads of a program beside the one that runs it. Each is a goroutine; the one that has the baton runs,
// and passes it on from time to time, and whenever it waits for something.

// threads are those of an interpreter. What is not said to be otherwise is used by who has the baton.
type threads struct {
	limit   int    // how many there may be beside the main one
	baton   *baton // nil as long as there was no other thread than the main one
	last    int64  // the number of the thread that was made last
	running int
	waited  int           // of those that run: how many the program waits for at its end
	ended   chan struct{} // closed when a thread ends
	all     sync.WaitGroup
	context context.Context // of all threads but the main one
	cancel  context.CancelFunc
	failed  error // that the machine failed in one of them
}

// turn is for how many slices a thread runs while others wait.
const turn = 16

// firstThread is the number of the main thread. Programs take such numbers to be addresses, so they are none that look
// like counters.
const firstThread = 0x7f0000001000

// SetThreads says how many threads a program may have beside the main one.
func (in *Interpreter) SetThreads(n int) { in.threads.limit = n }

// ThreadCount is how many threads there are beside the main one.
func (in *Interpreter) ThreadCount() int { return in.threads.running }

// ID is the number of a thread, which no other one has or had.
func (t *Thread) ID() int64 { return firstThread + t.serial<<12 }

// IsMain reports whether t runs the program itself.
func (t *Thread) IsMain() bool { return t.main }

// AtEnd has f called when the thread is over.
func (t *Thread) AtEnd(f func()) { t.atEnd = append(t.atEnd, f) }

// wholeContext is what ends a thread.
func (t *Thread) wholeContext() context.Context {
	if t.context != nil {
		return t.context
	}
	return t.Interp.Context
}

// StartThread runs f in a new thread. Unless it is a daemon, the program waits for it at its end. The error is that there may
// be no more threads.
func (t *Thread) StartThread(daemon bool, f func(t *Thread)) (*Thread, error) {
	in := t.Interp
	g := &in.threads
	if g.running >= g.limit {
		return nil, t.Raise(RuntimeError, "can't start new thread")
	}
	if g.baton == nil {
		g.baton = &baton{held: true}
	}
	if g.cancel == nil {
		parent := in.Context
		if parent == nil {
			parent = context.Background()
		}
		g.context, g.cancel = context.WithCancel(parent)
		g.ended = make(chan struct{})
	}
	g.last++
	g.running++
	if !daemon {
		g.waited++
	}
	started := t.Runner.NewThread()
	started.serial, started.context = g.last, g.context
	g.all.Go(func() {
		g.baton.acquire()
		defer g.baton.release()
		defer g.end(started, daemon)
		f(started)
	})
	return started, nil
}

// end is what there is to do when a thread is over.
func (g *threads) end(t *Thread, daemon bool) {
	if r := recover(); r != nil {
		g.failed = fmt.Errorf("the virtual machine failed: %v", r)
	}
	for _, f := range t.atEnd {
		f()
	}
	t.Interp.control.steps += max(t.Fuel, 0)
	g.running--
	if !daemon {
		g.waited--
	}
	close(g.ended)
	g.ended = make(chan struct{})
}

// WaitThreads waits for all threads that are not daemons.
func (t *Thread) WaitThreads() error {
	g := &t.Interp.threads
	for g.waited > 0 && g.failed == nil {
		ended := g.ended
		if err := t.Block(func(ctx context.Context) error {
			select {
			case <-ended:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}); err != nil {
			return err
		}
	}
	if g.failed != nil {
		return g.failed
	}
	return t.HandleSignals() // one of them may have ended the program
}

// StopThreads stops all other threads, because the program is over.
func (t *Thread) StopThreads() error {
	g := &t.Interp.threads
	if g.cancel == nil {
		return nil
	}
	g.cancel()
	g.baton.release()
	g.all.Wait()
	g.baton.acquire()
	g.context, g.cancel = nil, nil
	return g.failed
}

// pass lets another thread run if one waits and this one has had its turn.
func (t *Thread) pass() {
	b := t.Interp.threads.baton
	if b == nil || b.waiting.Load() == 0 {
		return
	}
	if t.slices++; t.slices < turn {
		return
	}
	t.slices = 0
	b.release()
	b.acquire()
}
