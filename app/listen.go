package app

import (
	"context"
	"log/slog"
	"net"
	"sync"

	"github.com/jinklink/jink/listener"
)

// This file opens the listeners, and closes them so that nobody who has connected is turned away.

// listeners are those of a server; nil where there is none.
type listeners struct{ public, tls, admin *listener.Listener }

// openListeners opens all listeners, or none. inherited are those that are open already, by name.
func (c *Config) openListeners(ctx context.Context, inherited map[string]net.Listener) (l listeners, err error) {
	for name := range inherited {
		if name == "tls" && c.TLSAddr == "" || name == "admin" && c.AdminAddr == "" {
			return l, &Error{Message: "a socket named " + name + " was handed over, but " + name + "_addr is empty"}
		}
	}
	for _, one := range []struct {
		name, key, addr string
		proxies         bool
		to              **listener.Listener
	}{
		{"public", "addr", c.Addr, true, &l.public}, {"tls", "tls_addr", c.TLSAddr, true, &l.tls}, {"admin", "admin_addr", c.AdminAddr, false, &l.admin},
	} {
		if one.addr == "" {
			continue
		}
		*one.to, err = listener.Open(ctx, listener.Config{Addr: one.addr, Inherited: inherited[one.name], ReusePort: c.ReusePort,
			ProxyProtocol: c.ProxyProtocol && one.proxies, Trusted: c.TrustedProxies})
		if err != nil {
			l.close()
			return l, &Error{Message: one.key + ": " + err.Error()}
		}
	}
	return l, nil
}

func (l listeners) close() {
	for _, one := range []*listener.Listener{l.public, l.tls, l.admin} {
		if one != nil {
			one.Close()
		}
	}
}

// logTo has the public listeners tell what is wrong with proxies.
func (l listeners) logTo(log *slog.Logger) {
	for _, one := range []*listener.Listener{l.public, l.tls} {
		if one != nil {
			one.LogTo(log)
		}
	}
}

// drain has the listeners to which visitors come accept who has connected already, and nobody else.
func (l listeners) drain() {
	var all sync.WaitGroup
	for _, one := range []*listener.Listener{l.public, l.tls} {
		if one != nil {
			all.Go(one.Drain)
		}
	}
	all.Wait()
}
