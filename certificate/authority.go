package certificate

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
)

const (
	// firstPause and lastPause bound the pauses between orders that fail. The library remembers a failure for a minute;
	// Let's Encrypt takes five an hour.
	firstPause = 90 * time.Second
	lastPause  = 2 * time.Hour
	// lookEvery is how often certificates are looked at that the library should have renewed.
	lookEvery = time.Hour
)

// authority is a source of certificates that are obtained by ACME. The library orders, answers challenges and renews; what
// is added here is when it may, and that somebody is told.
type authority struct {
	cfg     Config
	manager *autocert.Manager
	pause   time.Duration // the first one

	mu      sync.Mutex
	current map[string]*tls.Certificate // by host: what was last shown
}

func newAuthority(cfg Config) *authority {
	a := &authority{cfg: cfg, pause: firstPause, current: map[string]*tls.Certificate{}}
	store := &cache{store: cfg.Store}
	client := http.Client{Timeout: time.Minute}
	if cfg.Client != nil {
		client = *cfg.Client
	}
	client.Transport = &careful{next: client.Transport, store: store, log: cfg.Log}
	a.manager = &autocert.Manager{
		Prompt: autocert.AcceptTOS, Cache: store, Email: cfg.Email, HostPolicy: a.permit,
		Client: &acme.Client{DirectoryURL: cfg.Directory, HTTPClient: &client, UserAgent: "jink"},
	}
	return a
}

// permit is asked whether a host may have a certificate.
func (a *authority) permit(_ context.Context, name string) error {
	if !slices.Contains(a.cfg.Hosts, host(name)) {
		return errUnknown
	}
	return nil
}

// get returns what to show in a handshake: to the authority that checks a host its answer, to anybody else a certificate
// that is there.
func (a *authority) get(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	name := host(hello.ServerName)
	if err := a.permit(hello.Context(), name); err != nil {
		return nil, err
	}
	if len(hello.SupportedProtos) == 1 && hello.SupportedProtos[0] == acme.ALPNProto {
		return a.manager.GetCertificate(hello)
	}
	a.mu.Lock()
	_, obtained := a.current[name]
	a.mu.Unlock()
	if !obtained {
		return nil, fmt.Errorf("the certificate for %s has not been obtained yet", name)
	}
	return a.obtain(name)
}

// obtain returns the certificate of a host: from memory, from the store, or else from the authority. All clients get the
// same kind, on the curve P-256, which everything that speaks TLS 1.2 with us knows.
func (a *authority) obtain(name string) (*tls.Certificate, error) {
	c, err := a.manager.GetCertificate(&tls.ClientHelloInfo{ServerName: name, SignatureSchemes: []tls.SignatureScheme{tls.ECDSAWithP256AndSHA256},
		SupportedCurves: []tls.CurveID{tls.CurveP256}, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}})
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	a.current[name] = c
	a.mu.Unlock()
	return c, nil
}

// obtainUntil is obtain, but does not wait longer than ctx. The library has no way to break an order off.
func (a *authority) obtainUntil(ctx context.Context, name string) (*tls.Certificate, error) {
	var c *tls.Certificate
	done := make(chan error, 1)
	go func() {
		obtained, err := a.obtain(name)
		c = obtained
		done <- err
	}()
	select {
	case err := <-done:
		return c, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Challenges answers the authority where it checks a host over plain HTTP, and passes everything else on.
func (a *authority) Challenges(next http.Handler) http.Handler { return a.manager.HTTPHandler(next) }

// Reload does nothing: there are no files.
func (a *authority) Reload() {}

// Expiries returns until when each certificate is valid. A host without one has none.
func (a *authority) Expiries() map[string]time.Time {
	a.mu.Lock()
	defer a.mu.Unlock()
	all := map[string]time.Time{}
	for name, c := range a.current {
		all[name] = c.Leaf.NotAfter
	}
	return all
}

// Run obtains what is missing and keeps an eye on what is to be renewed, until ctx ends.
func (a *authority) Run(ctx context.Context) {
	var hosts sync.WaitGroup
	for _, name := range a.cfg.Hosts {
		hosts.Go(func() {
			if a.first(ctx, name) {
				a.watch(ctx, name)
			}
		})
	}
	hosts.Wait()
}

// first gets the certificate of a host and reports whether it could before ctx ended.
func (a *authority) first(ctx context.Context, name string) bool {
	if _, err := a.cfg.Store.Certificate(ctx, name); err != nil && !sleep(ctx, rand.N(a.cfg.Stray+1)) {
		return false // nodes that start at once need not all order: who waits longer finds what another has obtained
	}
	for pause := a.pause; ; pause = min(2*pause, lastPause) {
		c, err := a.obtainUntil(ctx, name)
		if ctx.Err() != nil {
			return false
		}
		if err == nil {
			a.cfg.Log.Info("a certificate is there", "host", name, "expires", c.Leaf.NotAfter)
			return true
		}
		a.cfg.Log.Error("no certificate: https does not work for this host. "+advice(err), "host", name, "error", err, "next_try_in", pause.String())
		if !sleep(ctx, pause) {
			return false
		}
	}
}

// watch tells of a certificate that was not renewed when it should have been: at a third of its life, of which the library
// does not say why it could not. It also notices what handshakes would have shown.
func (a *authority) watch(ctx context.Context, name string) {
	for sleep(ctx, lookEvery) {
		c, err := a.obtainUntil(ctx, name)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			a.cfg.Log.Error("the certificate is lost. "+advice(err), "host", name, "error", err)
			continue
		}
		if life := c.Leaf.NotAfter.Sub(c.Leaf.NotBefore); c.Leaf.NotAfter.Sub(a.cfg.Now()) < life/4 {
			a.cfg.Log.Error("the certificate should have been renewed: see what the authority answered, above, and whether it reaches ports 80 and 443 of the host",
				"host", name, "expires", c.Leaf.NotAfter)
		}
	}
}

// advice says what an operator can do about an order that failed.
func advice(err error) string {
	if e, ok := errors.AsType[*acme.Error](err); ok {
		if _, limited := acme.RateLimit(e); limited {
			return "The authority wants fewer orders: wait, or use its staging directory while you try"
		}
		return "The authority has refused the order: see its answer"
	}
	if _, ok := errors.AsType[*acme.AuthorizationError](err); ok || strings.Contains(err.Error(), "unable to satisfy") { // all kinds of challenges have failed
		return "The authority could not check the host: its DNS records must lead here, and ports 80 and 443 be open to everybody"
	}
	return "See whether the authority can be reached from here, and the store"
}

// sleep waits and reports whether ctx has not ended meanwhile.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
