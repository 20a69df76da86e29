// Package client is the Go client of jink's REST API, version 1: one method per operation, in the types of api/v1. It
// exists so that the command line, the prober and other programs speak to a server in one way.
//
// Invariants:
//   - An answer of the server that says no is a *v1.Problem (errors.AsType finds it); an answer that is not jink's is an
//     error that says what answered instead; everything else is the wrapped transport error.
//   - The token is sent to the configured server only: redirects are not followed.
//   - A request that makes something carries an Idempotency-Key, so that sending it again makes nothing twice.
package client

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// Config says which server to speak to, and how.
type Config struct {
	// URL is the server's base URL, with or without a trailing slash: "https://s.example", "http://127.0.0.1:8080".
	URL string

	// Token is the secret of an API token. Without one only what the server offers to everyone is possible.
	Token string

	// Insecure allows sending the token over plain HTTP to a host that is not the loopback. Without it New refuses to:
	// whoever is on the way could read the token and use it from then on, and a warning would come after the harm was
	// done. Set it where the network itself is trusted, between containers of one machine for instance.
	Insecure bool

	// HTTP makes the requests; nil for a client with sensible limits. Its CheckRedirect is not used.
	HTTP *http.Client

	// UserAgent is the User-Agent header; "jink-client" if empty.
	UserAgent string

	// Retries is how often a request that the server put off (429 or 503) is sent again; 4 if 0, none if negative.
	Retries int

	// MaxWait is the longest that one retry waits, 30 seconds if 0. Where the server asks for more, the problem is
	// returned at once.
	MaxWait time.Duration
}

// Client speaks to one server. Its methods may be called from many goroutines.
type Client struct {
	base      *url.URL
	token     string
	http      *http.Client
	userAgent string
	retries   int
	maxWait   time.Duration
}

// New checks the configuration and makes a client. It does not connect.
func New(c Config) (*Client, error) {
	base, err := parseBase(c.URL)
	if err != nil {
		return nil, err
	}
	if c.Token != "" && base.Scheme == "http" && !loopback(base.Hostname()) && !c.Insecure {
		return nil, &InsecureError{URL: base.String()}
	}
	if strings.ContainsFunc(c.Token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, errors.New("the token holds a character that no token has: is it only the token, on one line?")
	}
	hc := &http.Client{Transport: newTransport()}
	if c.HTTP != nil {
		copied := *c.HTTP
		hc = &copied
	}
	hc.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	cl := &Client{
		base: base, token: c.Token, http: hc,
		userAgent: cmp.Or(c.UserAgent, "jink-client"),
		retries:   max(cmp.Or(c.Retries, 4), 0),
		maxWait:   cmp.Or(c.MaxWait, 30*time.Second),
	}
	return cl, nil
}

// URL returns the base URL of the server, without a trailing slash.
func (c *Client) URL() string { return c.base.String() }

// InsecureError says that New refused to send a token over plain HTTP.
type InsecureError struct{ URL string }

func (e *InsecureError) Error() string {
	return fmt.Sprintf("%s is not HTTPS: whoever is on the way there could read the token", e.URL)
}

func parseBase(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the server's URL %q cannot be read: %w", s, errors.Unwrap(err))
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("the server's URL %q does not begin with http:// or https://", s)
	case u.Hostname() == "":
		return nil, fmt.Errorf("the server's URL %q names no host", s)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, fmt.Errorf("the server's URL %q may hold only a scheme, a host, a port and a path", u.Redacted())
	}
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/"), ""
	return u, nil
}

func loopback(host string) bool {
	if a, err := netip.ParseAddr(host); err == nil {
		return a.Unmap().IsLoopback()
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// newTransport returns a transport for a few parallel requests to one server. It sets no limit to a whole request,
// because an export may take long; the caller's context does.
func newTransport() *http.Transport {
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:     true,
		MaxIdleConnsPerHost:   16,
		IdleConnTimeout:       60 * time.Second,
		TLSHandshakeTimeout:   10 * time.Second,
		ResponseHeaderTimeout: 2 * time.Minute,
	}
}
