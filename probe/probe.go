// Package probe looks at a jink from outside, as its visitors and users do: it connects, makes a short link, follows it,
// changes it, sees the change, removes it and sees that it is gone. It exists because a server can believe that all is well
// while its name, its certificate, its balancer or one of its nodes is not.
//
// Invariants:
//   - A round ends: after Config.Timeout, and then at most CleanUp to remove what it has made.
//   - What a round makes, it removes. What a prober that was killed has left expires by itself, and is removed by the next
//     one.
//   - Every request has a connection of its own, so that what is measured is what a new visitor meets. Redirects are not
//     followed: nothing but the target and the server is ever asked.
//   - Its requests say who they come from (visitor.Prober), so that they are not counted as clicks.
//   - The token goes to Config.Server alone.
package probe

import (
	"cmp"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/visitor"
)

// Config says what to probe, and how. Only Target must be set, and either Token or Slug.
type Config struct {
	// Target is the base URL at which links are followed: "https://s.example".
	Target string

	// Name is what reports and metrics call the target; Target if empty.
	Name string

	// Server is the base URL of the API by which links are made; Target if empty. Where it is another node of the same
	// instance, the probe sees how long changes take from one node to another.
	Server string

	// Token, with the scope links:write, is for making a link. Insecure allows sending it over plain HTTP.
	Token    string
	Insecure bool

	// Domain is the host of the short domain in which the link is made; the default domain if empty.
	Domain string

	// Slug is a link that is there, to be followed instead of making one. Expect is the Location that it must have, if not
	// empty.
	Slug, Expect string

	// Resolve maps "host:port" to the address to connect to instead: "192.0.2.1" or "192.0.2.1:8443".
	Resolve map[string]string

	Timeout        time.Duration // of a round; 10 s if 0
	Freshness      time.Duration // within which a change must be seen; 1 s if 0, at once if negative
	MinCertificate time.Duration // how long a certificate must still be valid for there to be no warning; 14 days if 0

	RootCAs *x509.CertPool // those of the system if nil
	Version string         // of this program
}

// CleanUp is how long a round may take, beyond its timeout, to remove the link that it has made.
const CleanUp = 2 * time.Second

// Prober probes one target. Its rounds must not overlap.
type Prober struct {
	cfg    Config
	base   *url.URL // of the target
	api    *client.Client
	known  *client.Client // the target, without a token
	lookup *connection    // of the request by known that is under way
	swept  time.Time      // when leftovers were last looked for
}

// New checks the configuration. It does not connect.
func New(cfg Config) (*Prober, error) {
	cfg.Name = cmp.Or(cfg.Name, cfg.Target)
	cfg.Server = cmp.Or(cfg.Server, cfg.Target)
	cfg.Timeout = cmp.Or(cfg.Timeout, 10*time.Second)
	cfg.Freshness = max(cmp.Or(cfg.Freshness, time.Second), 0)
	cfg.MinCertificate = cmp.Or(cfg.MinCertificate, 14*24*time.Hour)
	switch {
	case cfg.Token == "" && cfg.Slug == "":
		return nil, errors.New("a token to make a link with, or the slug of a link to follow, is needed")
	case cfg.Expect != "" && cfg.Slug == "":
		return nil, errors.New("what to expect of a link can only be said with its slug")
	case cfg.Timeout < 0:
		return nil, errors.New("the timeout must be above 0")
	}
	resolve := make(map[string]string, len(cfg.Resolve))
	for host, address := range cfg.Resolve {
		key, value, err := endpoint(host, address)
		if err != nil {
			return nil, err
		}
		resolve[key] = value
	}
	cfg.Resolve = resolve
	p := &Prober{cfg: cfg}
	var err error
	p.known, err = client.New(client.Config{URL: cfg.Target, UserAgent: p.userAgent(), Retries: -1,
		HTTP: &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) { return p.lookup.roundTrip(r) })}})
	if err != nil {
		return nil, err
	}
	if p.base, err = url.Parse(p.known.URL()); err != nil {
		return nil, err
	}
	if cfg.Slug != "" {
		return p, nil // the token is not needed, so it is not sent
	}
	p.api, err = client.New(client.Config{URL: cfg.Server, Token: cfg.Token, Insecure: cfg.Insecure, UserAgent: p.userAgent(), Retries: -1,
		HTTP: &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) { return p.connection().roundTrip(r) })}})
	return p, err
}

// Name returns what reports call the target.
func (p *Prober) Name() string { return p.cfg.Name }

// Address returns the address that is connected to instead of what the target's name resolves to; "" for none.
func (p *Prober) Address() string { return p.cfg.Resolve[hostPort(p.base)] }

func (p *Prober) userAgent() string { return visitor.Prober + cmp.Or(p.cfg.Version, "devel") }

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// HostPort returns the host and port at which a URL is asked, as they stand in Config.Resolve.
func HostPort(rawURL string) (string, error) {
	u, err := url.Parse(rawURL)
	if err != nil {
		return "", err
	}
	return hostPort(u), nil
}

func hostPort(u *url.URL) string {
	port := cmp.Or(u.Port(), map[string]string{"http": "80", "https": "443"}[u.Scheme])
	return net.JoinHostPort(ascii(u.Hostname()), port)
}

// ascii writes a host as it is asked for.
func ascii(host string) string {
	if a, err := idna.Lookup.ToASCII(host); err == nil {
		return a
	}
	return strings.ToLower(host)
}

// endpoint reads an entry of Config.Resolve. The port is that of the host unless the address says another.
func endpoint(hostPort, address string) (key, value string, err error) {
	host, port, err := net.SplitHostPort(hostPort)
	if err != nil || host == "" || port == "" {
		return "", "", fmt.Errorf("%q is no host and port", hostPort)
	}
	key = net.JoinHostPort(ascii(host), port)
	if ap, err := netip.ParseAddrPort(address); err == nil {
		return key, ap.String(), nil
	}
	a, err := netip.ParseAddr(strings.Trim(address, "[]"))
	if err != nil {
		return "", "", fmt.Errorf("%q is no address", address)
	}
	return key, net.JoinHostPort(a.String(), port), nil
}

// bounded gives a round its time. The cause says so where it is over.
func (p *Prober) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, p.cfg.Timeout, fmt.Errorf("it took longer than %s, which is all that a round may take", p.cfg.Timeout))
}
