// Package reach opens the target of a link to see whether it answers. It exists because whoever may make a link may
// thereby make this server send a request, and must not be able to point that request at what only this server can
// reach: the machine itself, its network, the metadata service of its cloud.
//
// Invariants:
//   - Addresses are judged when a connection is made, in the dialer, so that neither a redirect nor a name that
//     resolves differently the second time gets around it. A refused address sees not a single packet.
//   - One deadline covers everything: resolving, connecting, TLS, all redirects.
//   - A request carries no credentials, no cookies, no referrer, and uses no proxy. No byte of a body is read.
//   - What a Check says never contains an address that a name resolved to, nor the text of a network error.
//
// That a name resolves to a refused address at all does show in the result; a caller who may not know even that should
// not be given the result.
package reach

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/jinklink/jink/catalog"
)

// Config says how a Checker opens targets. The zero value is right for production.
type Config struct {
	Ports       []uint16       // that may be opened; 80 and 443 if empty
	Allow       []netip.Prefix // addresses that may be opened although they are not public; none if empty
	Timeout     time.Duration  // for everything; 3 s if 0
	Redirects   int            // followed at most; 5 if 0, none if negative
	Concurrency int            // checks under way at once; 16 if 0
	UserAgent   string         // "jink-check/1" if empty
	Resolver    *net.Resolver  // the system's if nil
	RootCAs     *x509.CertPool // the system's if nil
}

// Checker implements catalog.Checker. It may be used by many goroutines.
type Checker struct {
	cfg       Config
	transport *http.Transport
	slots     chan struct{}
}

var _ catalog.Checker = (*Checker)(nil)

// New returns a Checker.
func New(cfg Config) *Checker {
	if len(cfg.Ports) == 0 {
		cfg.Ports = []uint16{80, 443}
	}
	if cfg.Timeout == 0 {
		cfg.Timeout = 3 * time.Second
	}
	if cfg.Redirects == 0 {
		cfg.Redirects = 5
	}
	if cfg.Concurrency == 0 {
		cfg.Concurrency = 16
	}
	if cfg.UserAgent == "" {
		cfg.UserAgent = "jink-check/1"
	}
	c := &Checker{cfg: cfg, slots: make(chan struct{}, cfg.Concurrency)}
	dialer := &net.Dialer{Resolver: cfg.Resolver, ControlContext: c.control}
	c.transport = &http.Transport{
		Proxy:                  nil, // not even from the environment: a proxy would connect for us, unjudged
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: cfg.RootCAs},
		DisableKeepAlives:      true, // a connection kept would be used again without being judged again
		DisableCompression:     true,
		MaxResponseHeaderBytes: 64 << 10,
	}
	return c
}

// Check opens rawURL with GET, follows redirects, and closes the last answer unread. It is GET and not HEAD because
// many servers answer HEAD with an error though the page is there.
//
// A target counts as unreachable if it cannot be opened or says itself that it is not there: 404, 410 and 5xx. Answers
// like 401, 403 or 429 show only that it does not care for robots.
func (c *Checker) Check(ctx context.Context, rawURL string) catalog.Check {
	ctx, cancel := context.WithTimeout(ctx, c.cfg.Timeout)
	defer cancel()
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return catalog.Check{Result: catalog.Unreachable, Detail: "could not be checked: too many checks are under way"}
	}
	status, err := c.follow(ctx, rawURL)
	if err != nil {
		return c.failed(ctx, status, err)
	}
	result := catalog.Check{Result: catalog.Reachable, Status: status}
	if status == http.StatusNotFound || status == http.StatusGone || status >= 500 {
		result.Result = catalog.Unreachable
		result.Detail = fmt.Sprintf("answers %d %s", status, http.StatusText(status))
	}
	return result
}

// follow opens rawURL and whatever it redirects to and returns the last status. It speaks to the transport itself,
// because an http.Client would add a Referer and credentials from URLs, and read the bodies of redirects.
func (c *Checker) follow(ctx context.Context, rawURL string) (status int, err error) {
	u, err := url.Parse(rawURL)
	if err != nil {
		return 0, refusal("is not a URL")
	}
	for redirects := 0; ; redirects++ {
		if err := c.admit(u); err != nil {
			return status, err
		}
		if redirects > 0 && redirects > c.cfg.Redirects {
			return status, fault(fmt.Sprintf("redirects more than %d times", max(c.cfg.Redirects, 0)))
		}
		req := (&http.Request{Method: http.MethodGet, URL: u, Host: u.Host, Header: http.Header{
			"User-Agent": {c.cfg.UserAgent},
			"Accept":     {"*/*"},
		}}).WithContext(ctx)
		resp, err := c.transport.RoundTrip(req)
		if err != nil {
			return status, err
		}
		_ = resp.Body.Close() // it was only read from; nothing is lost
		status = resp.StatusCode
		switch status {
		case 301, 302, 303, 307, 308:
		default:
			return status, nil
		}
		if u, err = resp.Location(); err != nil {
			return status, fault("redirects, but not to a URL")
		}
	}
}

// admit says whether u may be opened at all, as far as that shows before its host is resolved.
func (c *Checker) admit(u *url.URL) error {
	port := map[string]string{"http": "80", "https": "443"}[u.Scheme]
	if port == "" {
		return refusal("leads to something other than http and https")
	}
	if u.Hostname() == "" {
		return refusal("leads to a URL without a host")
	}
	if p := u.Port(); p != "" {
		port = p
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || !slices.Contains(c.cfg.Ports, uint16(n)) {
		return refusal("leads to a port that is not opened")
	}
	return nil
}
