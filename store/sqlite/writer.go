package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
)

// maxBatch bounds the jobs that share a transaction, so that the first of them does not wait for very many others.
const maxBatch = 256

// writer carries out write jobs one after the other on the only connection that writes. It takes whatever has queued up
// while the previous transaction was made durable and puts it into the next one: nobody waits on purpose, and yet the
// more there is to write, the more jobs share one sync of the disk.
type writer struct {
	conn *conn
	idle chan struct{} // closed when the goroutine has ended
	wake chan struct{} // holds one token when there may be something in the queue

	mu      sync.Mutex
	queue   []*job
	stopped bool
}

// job is a function to be run in a transaction, perhaps twice. Its caller may withdraw it until the writer has begun.
type job struct {
	fn       func(*conn) error
	begun    atomic.Bool   // set by whoever is first: the writer that begins, or the caller that withdraws
	done     chan struct{} // closed when err and panicked say what came of it
	err      error
	panicked any
}

func newWriter(c *conn) *writer {
	w := &writer{conn: c, idle: make(chan struct{}), wake: make(chan struct{}, 1)}
	go w.loop()
	return w
}

// do has fn run in a transaction and returns once that is durable or has failed. If ctx ends before fn is begun, fn is
// never run. A panic of fn undoes what it did and goes on in the caller.
func (w *writer) do(ctx context.Context, fn func(*conn) error) error {
	if err := ctx.Err(); err != nil {
		return interrupted(err)
	}
	j := &job{fn: fn, done: make(chan struct{})}
	w.mu.Lock()
	if w.stopped {
		w.mu.Unlock()
		return errClosed()
	}
	w.queue = append(w.queue, j)
	w.mu.Unlock()
	w.signal()

	select {
	case <-j.done:
	case <-ctx.Done():
		if j.begun.CompareAndSwap(false, true) {
			return interrupted(ctx.Err())
		}
		<-j.done
	}
	if j.panicked != nil {
		panic(j.panicked)
	}
	return j.err
}

// stop lets the writer finish the queue and returns its connection.
func (w *writer) stop() *conn {
	w.mu.Lock()
	w.stopped = true
	w.mu.Unlock()
	w.signal()
	<-w.idle
	return w.conn
}

func (w *writer) signal() {
	select {
	case w.wake <- struct{}{}:
	default: // it is awake already
	}
}

func (w *writer) loop() {
	defer close(w.idle)
	for {
		w.mu.Lock()
		n := min(len(w.queue), maxBatch)
		batch := w.queue[:n:n]
		w.queue = w.queue[n:]
		stopped := w.stopped
		w.mu.Unlock()
		switch {
		case n > 0:
			w.commit(batch)
		case stopped:
			return
		default:
			<-w.wake
		}
	}
}

// commit runs the jobs in one transaction and answers them all.
func (w *writer) commit(batch []*job) {
	batch = slices.DeleteFunc(batch, func(j *job) bool { return !j.begun.CompareAndSwap(false, true) })
	if !w.transact(batch) && len(batch) > 1 {
		// A job failed half-way and took the others with it. Savepoints would prevent that, but cost every transaction a
		// copy of each page that it changes; so the jobs are run again, each in a transaction of its own.
		for i := range batch {
			w.transact(batch[i : i+1])
		}
	}
	for _, j := range batch {
		close(j.done)
	}
}

// transact runs the jobs in one transaction and notes in each what came of it. It reports false if a job failed after it
// had written something, so that nothing was stored.
func (w *writer) transact(batch []*job) bool {
	ctx := context.Background() // a transaction that many share does not end with one of their contexts
	_, err := w.conn.exec(ctx, "BEGIN IMMEDIATE")
	halfway := false
	if err == nil {
		for _, j := range batch {
			w.conn.wrote = false
			if j.run(w.conn); j.err != nil && w.conn.wrote {
				halfway, err = true, j.err
				break
			}
		}
	}
	if err == nil {
		_, err = w.conn.exec(ctx, "COMMIT")
	}
	if err == nil {
		return true
	}
	_, _ = w.conn.exec(ctx, "ROLLBACK") // where SQLite has not done it already
	for _, j := range batch {
		j.err = cmp.Or(j.err, err)
	}
	return !halfway
}

// run runs the job's function and keeps its error and its panic for the caller.
func (j *job) run(c *conn) {
	j.panicked = nil
	defer func() {
		if j.panicked = recover(); j.panicked != nil {
			j.err = fmt.Errorf("panic: %v", j.panicked)
		}
	}()
	j.err = j.fn(c)
}
