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

// job is a function to be run in a transaction. Its caller may withdraw it until the writer has begun with it.
type job struct {
	fn       func(*conn) error
	begun    atomic.Bool // set by whoever is first: the writer that begins, or the caller that withdraws
	answer   chan error
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
	j := &job{fn: fn, answer: make(chan error, 1)}
	w.mu.Lock()
	if w.stopped {
		w.mu.Unlock()
		return errClosed()
	}
	w.queue = append(w.queue, j)
	w.mu.Unlock()
	w.signal()

	var err error
	select {
	case err = <-j.answer:
	case <-ctx.Done():
		if j.begun.CompareAndSwap(false, true) {
			return interrupted(ctx.Err())
		}
		err = <-j.answer
	}
	if j.panicked != nil {
		panic(j.panicked)
	}
	return err
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
	ctx := context.Background() // a transaction that many share does not end with one of their contexts
	_, err := w.conn.exec(ctx, "BEGIN IMMEDIATE")
	batch = slices.DeleteFunc(batch, func(j *job) bool { return !j.begun.CompareAndSwap(false, true) })
	failures := make([]error, len(batch))
	switch {
	case err != nil:
	case len(batch) == 1: // a savepoint would cost a copy of every page that the job changes
		err = batch[0].call(w.conn)
	default:
		for i, j := range batch {
			if failures[i], err = w.runInSavepoint(ctx, j); err != nil {
				break
			}
		}
	}
	if err == nil {
		_, err = w.conn.exec(ctx, "COMMIT")
	}
	if err != nil { // the transaction as a whole failed; where SQLite has not ended it already this does
		_, _ = w.conn.exec(ctx, "ROLLBACK")
	}
	for i, j := range batch {
		j.answer <- cmp.Or(failures[i], err)
	}
}

// runInSavepoint runs one of many jobs in a transaction, so that its failure leaves the others alone. The second error
// means that the transaction is lost.
func (w *writer) runInSavepoint(ctx context.Context, j *job) (failure, lost error) {
	if _, err := w.conn.exec(ctx, "SAVEPOINT job"); err != nil {
		return err, err
	}
	failure = j.call(w.conn)
	if failure != nil {
		if _, err := w.conn.exec(ctx, "ROLLBACK TO job"); err != nil {
			return failure, failure // SQLite gave the transaction up when the job failed: the job knows why
		}
	}
	_, err := w.conn.exec(ctx, "RELEASE job")
	return failure, err
}

// call runs the job's function and keeps its panic for the caller.
func (j *job) call(c *conn) (err error) {
	defer func() {
		if j.panicked = recover(); j.panicked != nil {
			err = fmt.Errorf("panic: %v", j.panicked)
		}
	}()
	return j.fn(c)
}
