package e2e

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/jinklink/jink/certificate/pebbletest"
)

// TestACME starts the program as an operator would who wants https and has nothing but a name, and a second node on the same
// database, which shows the same certificate.
func TestACME(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	port := func(addr string) int {
		_, p, _ := net.SplitHostPort(addr)
		n, err := strconv.Atoi(p)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	plain, secure := freeAddr(), freeAddr()
	authority := pebbletest.Start(t, port(plain), port(secure), 90*24*time.Hour)
	store := postgres.Start(t)
	node := func(plain, secure string) (admin string) {
		admin = freeAddr()
		startProcess(t, filepath.Join(program, "jink"), []string{"JINK_ADMIN_TOKEN=" + adminToken, "SSL_CERT_FILE=" + authority.CAFile},
			"serve", "--store", store, "--addr", plain, "--tls-addr", secure, "--admin-addr", admin, "--base-url", "https://s.example",
			"--acme", "--acme-directory", authority.Directory, "--drain-delay", "0s")
		until(t, admin)
		return admin
	}
	client := func(addr string) *http.Client {
		return &http.Client{Timeout: patience,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{DisableKeepAlives: true, TLSClientConfig: &tls.Config{RootCAs: authority.Roots},
				DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
					return (&net.Dialer{}).DialContext(ctx, "tcp", addr)
				}}}
	}
	shown := func(addr string) []byte {
		t.Helper()
		for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
			resp, err := client(addr).Get("https://s.example/robots.txt")
			if err == nil {
				resp.Body.Close()
				if resp.StatusCode != 200 {
					t.Errorf("%s", resp.Status)
				}
				return resp.TLS.PeerCertificates[0].Raw
			}
			if time.Now().After(deadline) {
				t.Fatalf("%v\n%s", err, authority.Log(t))
			}
		}
	}
	node(plain, secure)
	first := shown(secure)
	resp, err := client(plain).Get("http://s.example/docs?a=b")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 308 || resp.Header.Get("Location") != "https://s.example/docs?a=b" {
		t.Errorf("%s %s", resp.Status, resp.Header.Get("Location"))
	}
	other := freeAddr()
	node(freeAddr(), other)
	if string(shown(other)) != string(first) || authority.Issued(t) != 1 {
		t.Errorf("%d certificates were issued", authority.Issued(t))
	}
}
