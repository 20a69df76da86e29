// Package listener opens the sockets that a server accepts connections on, and closes them so that nobody who was let in is
// turned away. It exists because a listener is more than a port: it may be handed over by the init system, share its port
// with the next version of the program, and stand behind a proxy that says in front of each connection whose it is.
//
// Invariants: an address that a peer claims is believed only from trusted peers, and from those it is required; no peer can
// hold up the accepting of others; a connection that the kernel has completed before Drain is accepted and not reset.
package listener

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// Config says what to listen on.
type Config struct {
	Addr      string       // such as :8080
	Inherited net.Listener // a socket that is open already and takes the place of Addr
	ReusePort bool         // let other processes of the same user listen on Addr too

	// ProxyProtocol has connections from Trusted begin with a header of the PROXY protocol, version 1 or 2.
	ProxyProtocol bool
	Trusted       []netip.Prefix
}

// Listener is an open socket. Before its server is shut down it should be drained.
type Listener struct {
	queue
	headers *headers // nil without the PROXY protocol
}

// Open begins to listen. Failures say what is wrong with the address in one line.
func Open(ctx context.Context, cfg Config) (*Listener, error) {
	l := &Listener{queue: queue{quiet: quiet, limit: limit, drained: make(chan struct{}), closed: make(chan struct{})}}
	if cfg.Inherited != nil {
		tcp, ok := cfg.Inherited.(*net.TCPListener)
		if !ok {
			return nil, fmt.Errorf("the socket that was handed over is of the kind %q; it must be a TCP socket", cfg.Inherited.Addr().Network())
		}
		l.TCPListener, l.inherited = tcp, true
	} else {
		lc := net.ListenConfig{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: time.Minute, Interval: 15 * time.Second, Count: 4}}
		if cfg.ReusePort {
			lc.Control = reusePort
			lc.SetMultipathTCP(false) // divert does not work with it
		}
		opened, err := lc.Listen(ctx, "tcp", cfg.Addr)
		if err != nil {
			return nil, explain(cfg.Addr, err)
		}
		l.TCPListener, l.shared = opened.(*net.TCPListener), cfg.ReusePort
		if raw, err := l.SyscallConn(); l.shared && err == nil {
			share(raw)
		}
	}
	if cfg.ProxyProtocol {
		l.headers = newHeaders(cfg)
	}
	return l, nil
}

// LogTo has l tell of proxies that are not configured as they should be. It must be called before Accept.
func (l *Listener) LogTo(log *slog.Logger) {
	if l.headers != nil {
		l.headers.log = log
	}
}

// Accept returns the next connection. A header of the PROXY protocol is read by who first reads from the connection or asks
// for its address.
func (l *Listener) Accept() (net.Conn, error) {
	c, err := l.accept()
	if err != nil || l.headers == nil {
		return c, err
	}
	return l.headers.expect(c), nil
}

func explain(addr string, err error) error {
	switch {
	case errors.Is(err, errNoReusePort):
		return errNoReusePort
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("the port of %s is taken by another program", addr)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("listening on %s is not permitted", addr)
	}
	return fmt.Errorf("cannot listen on %s: %w", addr, errors.Unwrap(err))
}

// errNoReusePort is for systems whose SO_REUSEPORT does not share connections out, or that have none.
var errNoReusePort = errors.New("several processes cannot listen on one port on this system")
