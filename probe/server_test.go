package probe_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/app/apptest"
	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/probe"
)

// instance is a server that a test has started.
type instance struct{ *apptest.Server }

func start(t *testing.T, settings ...string) instance {
	t.Helper()
	return instance{apptest.Start(t, settings...)}
}

// links returns the slugs of all links, deleted ones too.
func (i instance) links(t *testing.T) []string {
	t.Helper()
	slugs := []string{}
	for _, deleted := range []bool{false, true} {
		for l, err := range i.Client(t).Links(t.Context(), client.Query{Deleted: deleted}) {
			if err != nil {
				t.Fatal(err)
			}
			slugs = append(slugs, l.Slug)
		}
	}
	return slugs
}

// between stands between the prober and the server. Where tamper answers, the server is not asked.
func (i instance) between(t *testing.T, tamper func(w http.ResponseWriter, r *http.Request) (answered bool)) string {
	t.Helper()
	s := httptest.NewServer(i.proxy(t, tamper))
	t.Cleanup(s.Close)
	return s.URL
}

func (i instance) proxy(t *testing.T, tamper func(w http.ResponseWriter, r *http.Request) (answered bool)) http.Handler {
	t.Helper()
	u, err := url.Parse(i.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(u) }}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if tamper == nil || !tamper(w, r) {
			proxy.ServeHTTP(w, r)
		}
	})
}

// round probes once.
func round(t *testing.T, cfg probe.Config) *probe.Report {
	t.Helper()
	return prober(t, cfg).Round(t.Context())
}

func prober(t *testing.T, cfg probe.Config) *probe.Prober {
	t.Helper()
	p, err := probe.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func steps(r *probe.Report) string {
	var names []string
	for _, s := range r.Steps {
		name := s.Name
		if !s.OK {
			name += "!"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

// secure starts a server with a certificate for 127.0.0.1 that is valid until then, and returns its URL and who vouches for
// it.
func secure(t *testing.T, h http.Handler, until time.Time) (string, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: until.Add(-90 * 24 * time.Hour), NotAfter: until,
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, DNSNames: []string{"s.example"}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}
	s.StartTLS()
	t.Cleanup(s.Close)
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return s.URL, pool
}
