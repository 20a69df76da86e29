package listener

import (
	"errors"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// quiet is how long nobody may have come before a listener that is to be closed is. Handshakes that are under way are
	// completed meanwhile, and who was accepted last sends a request.
	quiet = 100 * time.Millisecond
	// limit is when it is closed at the latest. A port that is shared stays busy: the kernel goes on giving it connections.
	limit = time.Second
)

// queue accepts connections, and in the end those that wait in the kernel's queue: it resets what waits in the queue of a
// socket that is closed, although the peers know those connections as established and may have sent a request.
//
// That has to come before http.Server.Shutdown, which drops what is accepted after it was called.
type queue struct {
	*net.TCPListener
	inherited    bool // others hold the socket open, and go on to serve its queue
	shared       bool // other sockets have the same port
	quiet, limit time.Duration

	accepting atomic.Bool // somebody has called accept
	draining  atomic.Bool
	until     time.Time     // when to stop at the latest; set before draining
	drained   chan struct{} // closed when nothing more is accepted
	closed    chan struct{}

	drain, dry, once sync.Once
}

// accept returns the next connection. When all are drained it waits for Close, so that a server does not take the end for a
// failure.
func (q *queue) accept() (net.Conn, error) {
	q.accepting.Store(true)
	c, err := q.AcceptTCP()
	if err == nil {
		if q.draining.Load() {
			q.bound()
		}
		return c, nil
	}
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		return nil, err
	}
	if !q.inherited && time.Now().Before(q.until) {
		// The deadline passes also while connections wait that came just before it.
		_ = q.SetDeadline(time.Now().Add(time.Millisecond))
		if c, err = q.AcceptTCP(); err == nil {
			q.bound()
			return c, nil
		}
	}
	_ = q.TCPListener.Close()
	q.dry.Do(func() { close(q.drained) })
	<-q.closed
	return nil, net.ErrClosed
}

// bound gives others time to come, within the limit.
func (q *queue) bound() {
	next := time.Now().Add(q.quiet)
	if next.After(q.until) {
		next = q.until
	}
	_ = q.SetDeadline(next)
}

// Drain stops accepting, but for connections that are there already, and returns when those have had time to send a
// request. A socket that others hold open too is left to them at once, with those that wait.
func (q *queue) Drain() {
	q.drain.Do(q.empty)
}

func (q *queue) empty() {
	q.until = time.Now()
	if !q.inherited {
		q.until = q.until.Add(q.limit)
	}
	q.draining.Store(true)
	if !q.accepting.Load() {
		return
	}
	if raw, err := q.SyscallConn(); q.shared && err == nil {
		divert(raw)
	}
	q.bound()
	select {
	case <-q.drained:
		time.Sleep(q.quiet) // for the last one's request
	case <-time.After(q.limit + q.quiet): // nobody accepts any more
	case <-q.closed:
	}
}

// Close closes the socket.
func (q *queue) Close() error {
	err := q.TCPListener.Close()
	q.once.Do(func() { close(q.closed) })
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}
