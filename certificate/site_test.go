package certificate

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/jinklink/jink/certificate/pebbletest"
)

// site is a server whose certificates a manager keeps.
type site struct {
	m     *Manager
	plain net.Listener
	tls   net.Listener
	log   *lines
}

func (s *site) ports() (http, https int) {
	return s.plain.Addr().(*net.TCPAddr).Port, s.tls.Addr().(*net.TCPAddr).Port
}

// listeners opens the ports of a site, of which the authority must know.
func listeners(t *testing.T) *site {
	t.Helper()
	s := &site{log: &lines{}}
	for _, l := range []*net.Listener{&s.plain, &s.tls} {
		opened, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { opened.Close() })
		*l = opened
	}
	return s
}

// run serves with a manager.
func (s *site) run(t *testing.T, cfg Config) {
	t.Helper()
	cfg.Log = s.log.logger()
	m, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	s.m = m
	hello := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "hello over %s", r.Proto) })
	plain, secure := &http.Server{Handler: m.Challenges(hello)}, &http.Server{Handler: hello, TLSConfig: m.TLSConfig(), ErrorLog: s.log.plain()}
	go plain.Serve(s.plain)
	go secure.ServeTLS(s.tls, "", "")
	t.Cleanup(func() { plain.Close(); secure.Close() })
	runs(t, m)
}

// shown returns the certificate that is shown for a host, once there is one.
func (s *site) shown(t *testing.T, p *pebbletest.Authority, host string) *x509.Certificate {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		c, err := tls.Dial("tcp", s.tls.Addr().String(), &tls.Config{ServerName: host, RootCAs: p.Roots})
		if err == nil {
			defer c.Close()
			return c.ConnectionState().PeerCertificates[0]
		}
		if time.Now().After(deadline) {
			t.Fatalf("no certificate: %v\n%s\n%s", err, s.log, p.Log(t))
		}
	}
}
