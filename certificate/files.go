package certificate

import (
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// pollEvery is how often files are looked at. Whatever renews them has weeks; a notice of the file system would have to
// follow links and renamed folders.
const pollEvery = time.Minute

// files is a source of one certificate, for all hosts.
type files struct {
	cfg     Config
	current atomic.Pointer[tls.Certificate]

	mu        sync.Mutex
	cert, key []byte // as last read
}

func newFiles(cfg Config) (*files, error) {
	f := &files{cfg: cfg}
	if _, err := f.load(); err != nil {
		return nil, err
	}
	return f, nil
}

// load reads the files and reports whether they have changed. Where they do not fit, what was there stays.
func (f *files) load() (changed bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	cert, err := f.cfg.ReadFile(f.cfg.CertFile)
	if err != nil {
		return false, fmt.Errorf("tls_cert: %w", err)
	}
	key, err := f.cfg.ReadFile(f.cfg.KeyFile)
	if err != nil {
		return false, fmt.Errorf("tls_key: %w", err)
	}
	if bytes.Equal(cert, f.cert) && bytes.Equal(key, f.key) {
		return false, nil
	}
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		return false, fmt.Errorf("tls_cert and tls_key: %s and %s: %w", f.cfg.CertFile, f.cfg.KeyFile, err)
	}
	f.cert, f.key = cert, key
	f.current.Store(&pair)
	for _, h := range f.cfg.Hosts {
		if err := pair.Leaf.VerifyHostname(h); err != nil {
			f.cfg.Log.Warn("the certificate does not cover a short domain: browsers will refuse it", "host", h, "file", f.cfg.CertFile)
		}
	}
	return true, nil
}

func (f *files) get(*tls.ClientHelloInfo) (*tls.Certificate, error) { return f.current.Load(), nil }

// Challenges returns next: there is no authority that asks.
func (f *files) Challenges(next http.Handler) http.Handler { return next }

// Expiries returns until when the certificate is valid, for each host that it covers.
func (f *files) Expiries() map[string]time.Time {
	leaf, all := f.current.Load().Leaf, map[string]time.Time{}
	for _, h := range f.cfg.Hosts {
		if leaf.VerifyHostname(h) == nil {
			all[h] = leaf.NotAfter
		}
	}
	return all
}

// Run reads the files anew when they have changed, until ctx ends.
func (f *files) Run(ctx context.Context) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		f.Reload()
	}
}

// Reload reads the files anew if they have changed.
func (f *files) Reload() {
	switch changed, err := f.load(); {
	case err != nil:
		f.cfg.Log.Error("the new certificate cannot be used; the old one is shown on", "error", err, "expires", f.current.Load().Leaf.NotAfter)
	case changed:
		f.cfg.Log.Info("the certificate was read anew", "file", f.cfg.CertFile, "expires", f.current.Load().Leaf.NotAfter)
	}
}
