package probe

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// Phases are the parts of one request over a connection of its own, as Prometheus' blackbox exporter divides it.
type Phases struct {
	Resolve    time.Duration // the name
	Connect    time.Duration // by TCP
	TLS        time.Duration // the handshake; 0 without TLS
	Processing time.Duration // until the first byte of the answer
	Transfer   time.Duration // until its last byte
}

// connection makes one connection for one request, step by step, and remembers how long each took. A request that is given
// up leaves the dialling behind in a goroutine of its own, so everything that both see is behind the mutex.
type connection struct {
	p  *Prober
	mu sync.Mutex

	stage   string    // which step is under way; "" when all are done
	entered time.Time // when it began
	phases  Phases
	ip      netip.Addr
	expiry  time.Time // of the certificate that expires first
}

func (p *Prober) connection() *connection {
	return &connection{p: p, stage: StepResolve, entered: time.Now()}
}

// roundTrip makes the request over a connection that is closed after it.
func (c *connection) roundTrip(r *http.Request) (*http.Response, error) {
	transport := &http.Transport{DialContext: c.dial, DialTLSContext: c.dialTLS, DisableKeepAlives: true, MaxResponseHeaderBytes: 64 << 10}
	resp, err := transport.RoundTrip(r)
	if err != nil && r.Context().Err() != nil {
		err = context.Cause(r.Context())
	}
	return resp, err
}

// enter ends the step that is under way and begins another one.
func (c *connection) enter(stage string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	took := now.Sub(c.entered)
	switch c.stage {
	case StepResolve:
		c.phases.Resolve = took
	case StepConnect:
		c.phases.Connect = took
	case StepTLS:
		c.phases.TLS = took
	}
	c.stage, c.entered = stage, now
}

// state returns what is known so far, and which step is under way.
func (c *connection) state() (stage string, since time.Duration, phases Phases, ip netip.Addr, expiry time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stage, time.Since(c.entered), c.phases, c.ip, c.expiry
}

func (c *connection) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	conn, err := c.open(ctx, network, addr)
	if err == nil {
		c.enter("")
	}
	return conn, err
}

func (c *connection) dialTLS(ctx context.Context, network, addr string) (net.Conn, error) {
	conn, err := c.open(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	c.enter(StepTLS)
	host, _, _ := net.SplitHostPort(addr) // the transport has put it together
	secure := tls.Client(conn, &tls.Config{ServerName: host, RootCAs: c.p.cfg.RootCAs})
	if err := secure.HandshakeContext(ctx); err != nil {
		conn.Close()
		if e, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
			c.note(tls.ConnectionState{PeerCertificates: e.UnverifiedCertificates})
			err = e.Err
		}
		return nil, err
	}
	c.note(secure.ConnectionState())
	c.enter("")
	return secure, nil
}

// open resolves the name and connects, by whichever address answers first.
func (c *connection) open(ctx context.Context, network, addr string) (net.Conn, error) {
	c.enter(StepResolve)
	if instead := c.p.cfg.Resolve[strings.ToLower(addr)]; instead != "" {
		addr = instead
	}
	if _, err := netip.ParseAddrPort(addr); err == nil {
		c.enter(StepConnect) // there is no name to resolve
	}
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{DNSDone: func(info httptrace.DNSDoneInfo) {
		if info.Err == nil {
			c.enter(StepConnect)
		}
	}})
	conn, err := (&net.Dialer{}).DialContext(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if ap, err := netip.ParseAddrPort(conn.RemoteAddr().String()); err == nil {
		c.ip = ap.Addr().Unmap()
	}
	return conn, nil
}

// note remembers when the first of the certificates expires.
func (c *connection) note(s tls.ConnectionState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, cert := range s.PeerCertificates {
		if c.expiry.IsZero() || cert.NotAfter.Before(c.expiry) {
			c.expiry = cert.NotAfter
		}
	}
}

// visit is what following a link came to.
type visit struct {
	sent     time.Time // when the request was begun
	status   int
	location string
	detail   string // what else the answer says, where it is no redirect
	phases   Phases
	ip       netip.Addr
}

// maxPage bounds what is read of an answer.
const maxPage = 1 << 20

// visit asks for a short link as a browser would, and does not follow where it leads.
func (p *Prober) visit(ctx context.Context, slug string) (*visit, error) {
	u := *p.base
	u.Path, u.RawPath = u.Path+"/"+slug, ""
	c := p.connection()
	var connected, answered time.Time
	trace := &httptrace.ClientTrace{
		GotConn:              func(httptrace.GotConnInfo) { c.mark(&connected) },
		GotFirstResponseByte: func() { c.mark(&answered) },
	}
	req, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, trace), "GET", u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", p.userAgent())
	req.Header.Set("Accept", "application/problem+json") // what jink says instead of redirecting, for programs
	v := &visit{sent: time.Now()}
	resp, err := c.roundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxPage))
	if err != nil {
		return nil, err
	}
	end := time.Now()
	_, _, v.phases, v.ip, _ = c.state()
	c.mu.Lock()
	v.phases.Processing, v.phases.Transfer = answered.Sub(connected), end.Sub(answered)
	c.mu.Unlock()
	v.status, v.location, v.detail = resp.StatusCode, resp.Header.Get("Location"), problemTitle(resp, body)
	return v, nil
}

func (c *connection) mark(t *time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	*t = time.Now()
}
