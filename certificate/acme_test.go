package certificate

import (
	"crypto/tls"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/certificate/pebbletest"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/sqlite"
)

func openStore(t *testing.T) link.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: filepath.Join(t.TempDir(), "jink.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func of(p *pebbletest.Authority, store link.CertificateStore, hosts ...string) Config {
	return Config{Hosts: hosts, Store: store, Directory: p.Directory, Client: p.Client, Email: "ops@s.example"}
}

func TestACME_obtains_certificates_that_all_nodes_show(t *testing.T) {
	t.Parallel()
	first, second, store := listeners(t), listeners(t), openStore(t)
	plain, secure := first.ports()
	p := pebbletest.Start(t, plain, secure, 90*24*time.Hour)
	first.run(t, of(p, store, "s.example", "xn--bcher-kva.example"))
	leaf := first.shown(t, p, "s.example")
	first.shown(t, p, "xn--bcher-kva.example")

	client := &http.Client{Transport: &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{ServerName: "s.example", RootCAs: p.Roots}}}
	resp, err := client.Get("https://" + first.tls.Addr().String() + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if b, err := io.ReadAll(resp.Body); err != nil || string(b) != "hello over HTTP/2.0" {
		t.Errorf("%s %v", b, err)
	}
	if e := first.m.Expiries(); len(e) != 2 || !e["s.example"].Equal(leaf.NotAfter) {
		t.Errorf("%v", e)
	}
	if n := p.Issued(t); n != 2 {
		t.Errorf("%d certificates were issued", n)
	}

	second.run(t, of(p, store, "s.example"))
	if other := second.shown(t, p, "s.example"); !other.Equal(leaf) {
		t.Error("another node shows another certificate")
	}
	if n := p.Issued(t); n != 2 {
		t.Errorf("another node has ordered: %d certificates", n)
	}

	for _, name := range []string{"other.example", "", "localhost", "sub.s.example"} {
		if c, err := tls.Dial("tcp", first.tls.Addr().String(), &tls.Config{ServerName: name, InsecureSkipVerify: true}); err == nil {
			c.Close()
			t.Errorf("a certificate is shown for %q", name)
		}
	}
	if n := p.Issued(t); n != 2 {
		t.Errorf("strangers make orders: %d certificates", n)
	}
}

// TestACME_another_node_answers_the_authority has the authority's questions reach a node that has not ordered, as behind a
// balancer, over plain HTTP because TLS does not get through.
func TestACME_another_node_answers_the_authority(t *testing.T) {
	t.Parallel()
	orders, answers, store := listeners(t), listeners(t), openStore(t)
	plain, _ := answers.ports()
	p := pebbletest.Start(t, plain, closedPort(t), 90*24*time.Hour)
	answering := of(p, store, "s.example")
	answering.Stray = time.Hour // it does not order itself
	answers.run(t, answering)
	orders.run(t, of(p, store, "s.example"))
	orders.shown(t, p, "s.example")

	resp, err := http.Get("http://" + answers.plain.Addr().String() + "/.well-known/acme-challenge/unknown")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode < 400 {
		t.Errorf("what nobody asked for is answered with %s", resp.Status)
	}
}

func TestACME_renews_before_a_certificate_expires(t *testing.T) {
	t.Parallel()
	s, store := listeners(t), openStore(t)
	plain, secure := s.ports()
	p := pebbletest.Start(t, plain, secure, 15*time.Second)
	s.run(t, of(p, store, "s.example"))
	leaf := s.shown(t, p, "s.example")
	for deadline := time.Now().Add(45 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		if next := s.shown(t, p, "s.example"); !next.Equal(leaf) {
			if next.NotAfter.Before(leaf.NotAfter) {
				t.Errorf("%v after %v", next.NotAfter, leaf.NotAfter)
			}
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("it is not renewed:\n%s", s.log)
		}
	}
}

func TestACME_says_what_the_authority_refuses(t *testing.T) {
	t.Parallel()
	s := listeners(t)
	p := pebbletest.Start(t, closedPort(t), closedPort(t), 90*24*time.Hour)
	s.run(t, of(p, openStore(t), "s.example"))
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(s.log.String(), "ports 80 and 443 be open"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s", s.log)
		}
	}
	if log := s.log.String(); !strings.Contains(log, "host=s.example") || !strings.Contains(log, "next_try_in=1m30s") ||
		!strings.Contains(log, "challenge=http-01") || !strings.Contains(log, "challenge=tls-alpn-01") {
		t.Errorf("%s", log)
	}
}
