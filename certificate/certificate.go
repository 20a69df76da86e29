// Package certificate keeps the certificates that a server shows: those of files, which it reads anew when they change, or
// those that it obtains by ACME (RFC 8555) and renews. It exists so that a short domain needs no proxy in front of it to be
// reached by https, and so that all nodes on one database show the same certificates.
//
// Invariants: a handshake never waits for a certificate authority, and never makes an order: only hosts that are configured
// get certificates, in the background and with growing pauses; what is shown stays in memory, so that it does not matter
// whether the store or the files can be read just now; a new pair of files that does not fit does not replace the old one.
package certificate

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"golang.org/x/crypto/acme"

	"github.com/jinklink/jink/link"
)

// Config says where certificates come from: either both files, or a store and a certificate authority.
type Config struct {
	Hosts []string // to be covered, in lower case, without ports

	CertFile, KeyFile string
	ReadFile          func(name string) ([]byte, error)

	Store     link.CertificateStore
	Directory string       // URL of the authority
	Email     string       // to be told to the authority; "" for none
	Client    *http.Client // to reach the authority; nil: the default one

	Log   *slog.Logger
	Now   func() time.Time // nil: time.Now
	Stray time.Duration    // at most so long a node waits before its first order, by chance, for others to be first
}

// Manager keeps certificates.
type Manager struct{ source }

// source is what certificates come from.
type source interface {
	get(*tls.ClientHelloInfo) (*tls.Certificate, error)
	Challenges(next http.Handler) http.Handler
	Expiries() map[string]time.Time
	Run(ctx context.Context)
	Reload()
}

// New returns a manager. Files are read, and must be right; an authority is not asked before Run.
func New(cfg Config) (*Manager, error) {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.CertFile != "" {
		f, err := newFiles(cfg)
		return &Manager{f}, err
	}
	return &Manager{newAuthority(cfg)}, nil
}

// TLSConfig returns what a TLS listener needs.
func (m *Manager) TLSConfig() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: m.get, NextProtos: []string{"h2", "http/1.1", acme.ALPNProto}}
}

// CheckHost fails unless a public certificate authority can vouch for a host.
func CheckHost(host string) error {
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return fmt.Errorf("%s is an address; certificates are given for names", host)
	}
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || !strings.Contains(host, ".") {
		return fmt.Errorf("%s is not a public name; no authority gives certificates for it", host)
	}
	return nil
}

var errUnknown = errors.New("there is no certificate for this name")

// host returns the host of a Host header or an SNI, in lower case and without a port.
func host(s string) string {
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		s = s[:i]
	}
	return strings.ToLower(strings.TrimSuffix(s, "."))
}
