package listener

import (
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"slices"
	"sync/atomic"
	"time"

	"github.com/pires/go-proxyproto"
)

// headerTimeout is how long a proxy may take to say whose connection it is. It sends that before anything else.
const headerTimeout = 3 * time.Second

// headers are what trusted peers put in front of each connection.
//
// From them a header is required, as the protocol demands: where it could be missing, whoever is behind a proxy that sends
// none could write one. From anybody else it is never read; what looks like one is a bad request.
type headers struct {
	trusted []netip.Prefix
	log     *slog.Logger
	timeout time.Duration
	warned  atomic.Int64 // when one was last told of as missing, in seconds
}

func newHeaders(cfg Config) *headers {
	return &headers{trusted: cfg.Trusted, log: slog.New(slog.DiscardHandler), timeout: headerTimeout}
}

// expect returns the connection that follows the header of c, which has yet to come.
func (h *headers) expect(c net.Conn) net.Conn {
	if !h.trusts(c.RemoteAddr()) {
		return c
	}
	heard := &heard{Conn: c}
	return &conn{proxyproto.NewConn(heard, proxyproto.WithPolicy(proxyproto.REQUIRE), proxyproto.SetReadHeaderTimeout(h.timeout)), h, heard}
}

func (h *headers) trusts(peer net.Addr) bool {
	a, err := netip.ParseAddrPort(peer.String())
	return err == nil && slices.ContainsFunc(h.trusted, func(n netip.Prefix) bool { return n.Contains(a.Addr().Unmap().WithZone("")) })
}

// conn is a connection of a trusted peer.
type conn struct {
	*proxyproto.Conn
	headers *headers
	heard   *heard
}

// heard knows whether a peer has sent anything. A proxy that only looks whether the port is open sends nothing, and need not
// be told of.
type heard struct {
	net.Conn
	something atomic.Bool
}

func (h *heard) Read(b []byte) (int, error) {
	n, err := h.Conn.Read(b)
	if n > 0 && !h.something.Load() {
		h.something.Store(true)
	}
	return n, err
}

// Read reads what follows the header.
func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if errors.Is(err, proxyproto.ErrNoProxyProtocol) {
		if c.heard.something.Load() {
			c.headers.warn(c.heard.RemoteAddr())
		}
		c.Close()
		err = net.ErrClosed // no answer: the peer does not speak what it should
	}
	return n, err
}

// warn tells the operator, once a minute, that a proxy is not configured as it should be.
func (h *headers) warn(peer net.Addr) {
	now, last := time.Now().Unix(), h.warned.Load()
	if now-last >= 60 && h.warned.CompareAndSwap(last, now) {
		h.log.Warn("a trusted proxy connects without a header of the PROXY protocol, and is refused: have it send one, or take it out of trusted_proxies", "peer", peer.String())
	}
}
