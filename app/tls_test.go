package app

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"maps"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// certified writes a certificate for hosts and its key, and returns the files and what trusts it.
func certified(t *testing.T, hosts ...string) (cert, key string, roots *x509.CertPool) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: hosts, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	chain := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	for name, data := range map[string][]byte{cert: chain, key: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	roots = x509.NewCertPool()
	roots.AppendCertsFromPEM(chain)
	return cert, key, roots
}

// secureClient speaks https to addr, whatever the host, and follows no redirects.
func secureClient(addr string, roots *x509.CertPool) *http.Client {
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true,
			DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
				return (&net.Dialer{}).DialContext(ctx, "tcp", addr)
			}}}
}

func TestTLS_serves_links_and_sends_plain_requests_there(t *testing.T) {
	cert, key, roots := certified(t, "s.example", "go.example")
	secure := freeAddr(t)
	r := start(t, t.TempDir(), map[string]string{"tls_addr": secure, "tls_cert": cert, "tls_key": key, "base_url": "https://s.example",
		"domains": "https://go.example:8443,http://plain.example"})
	r.add("docs", nil)
	client := secureClient(secure, roots)
	for url, want := range map[string]string{"https://s.example/docs": "https://example.com/docs", "https://go.example/docs": ""} {
		resp, err := client.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.Header.Get("Location") != want || resp.ProtoMajor != 2 {
			t.Errorf("%s: %s %s %q", url, resp.Proto, resp.Status, resp.Header.Get("Location"))
		}
	}
	for _, c := range []struct {
		method, host, path string
		status             int
		location           string
	}{
		{"GET", "s.example", "/docs?q=%41", 308, "https://s.example/docs?q=%41"},
		{"HEAD", "go.example", "/a/../b", 308, "https://go.example:8443/a/../b"},
		{"GET", "s.example:80", "/", 308, "https://s.example/"},
		{"POST", "s.example", "/api/v1/links", 400, ""},
		{"GET", "plain.example", "/docs", 404, ""},
		{"GET", r.cfg.Addr, "/docs", 302, "https://example.com/docs"},
		{"GET", "s.example", "/.well-known/acme-challenge/x", 308, "https://s.example/.well-known/acme-challenge/x"},
	} {
		req, err := http.NewRequest(c.method, r.base+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = c.host
		resp, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != c.status || resp.Header.Get("Location") != c.location {
			t.Errorf("%s %s%s: %d %q", c.method, c.host, c.path, resp.StatusCode, resp.Header.Get("Location"))
		}
	}
	_, _, metrics := visit(t, "GET", r.admin+"/metrics")
	for _, want := range []string{`jink_certificate_expiry_timestamp_seconds{domain="s.example"}`, `jink_certificate_expiry_timestamp_seconds{domain="go.example"}`,
		`jink_health_check_status{check="certificates"} 1`} {
		if !strings.Contains(metrics, want) {
			t.Errorf("lacks %s", want)
		}
	}
	if err := r.end(); err != nil {
		t.Error(err)
	}
}

func TestTLS_a_domain_that_is_not_covered_shows_in_readyz(t *testing.T) {
	cert, key, _ := certified(t, "s.example")
	r := start(t, t.TempDir(), map[string]string{"tls_addr": freeAddr(t), "tls_cert": cert, "tls_key": key, "base_url": "https://s.example", "domains": "https://go.example"})
	if status, _, body := visit(t, "GET", r.admin+"/readyz?verbose"); status != 200 || !strings.Contains(body, "there is no certificate for go.example") || !strings.Contains(body, `"degraded"`) {
		t.Errorf("%d %s", status, body)
	}
}

func TestTLS_files_that_do_not_fit_keep_a_server_from_starting(t *testing.T) {
	cert, _, _ := certified(t, "s.example")
	_, key, _ := certified(t, "s.example")
	cfg, err := Load(Sources{Flags: map[string]string{"addr": freeAddr(t), "admin_addr": "", "data_dir": t.TempDir(), "tls_addr": freeAddr(t), "tls_cert": cert, "tls_key": key}})
	if err != nil {
		t.Fatal(err)
	}
	err = Run(t.Context(), cfg, Streams{Out: io.Discard, Err: io.Discard, ReadFile: os.ReadFile})
	if err == nil || !strings.HasPrefix(err.Error(), "tls_cert and tls_key: ") {
		t.Errorf("%v", err)
	}
}

func TestProxyProtocol_visitors_are_told_apart(t *testing.T) {
	cert, key, roots := certified(t, "s.example")
	secure := freeAddr(t)
	r := start(t, t.TempDir(), map[string]string{"proxy_protocol": "true", "trusted_proxies": "127.0.0.0/8", "rate_address": "3/h", "base_url": "http://s.example",
		"tls_addr": secure, "tls_cert": cert, "tls_key": key})
	ask := func(client string, wrap func(net.Conn) net.Conn, addr string) string {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.SetDeadline(time.Now().Add(5 * time.Second))
		io.WriteString(c, "PROXY TCP4 "+client+" 192.0.2.1 4711 80\r\n")
		c = wrap(c)
		io.WriteString(c, "GET /api/v1/links HTTP/1.0\r\nHost: s.example\r\nX-Forwarded-For: 198.51.100.7\r\n\r\n")
		b, _ := io.ReadAll(c)
		status, _, _ := bytes.Cut(b, []byte("\r\n"))
		return string(status)
	}
	plain := func(c net.Conn) net.Conn { return c }
	overTLS := func(c net.Conn) net.Conn { return tls.Client(c, &tls.Config{ServerName: "s.example", RootCAs: roots}) }
	for range 3 {
		if got := ask("203.0.113.1", plain, r.cfg.Addr); got != "HTTP/1.0 401 Unauthorized" {
			t.Fatal(got)
		}
	}
	if got := ask("203.0.113.1", overTLS, secure); got != "HTTP/1.0 429 Too Many Requests" {
		t.Errorf("a visitor over TLS is another one: %s", got)
	}
	if got := ask("203.0.113.2", overTLS, secure); got != "HTTP/1.0 401 Unauthorized" {
		t.Errorf("another visitor: %s", got)
	}
}

// TestListeners_that_were_handed_over are used in the place of addresses, and the server says how it is.
func TestListeners_that_were_handed_over(t *testing.T) {
	cfg, err := Load(Sources{Flags: map[string]string{"addr": "192.0.2.1:1", "admin_addr": "192.0.2.1:2", "data_dir": t.TempDir(), "drain_delay": "0s"}})
	if err != nil {
		t.Fatal(err)
	}
	handed := map[string]net.Listener{}
	for _, name := range []string{"public", "admin"} {
		if handed[name], err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
			t.Fatal(err)
		}
	}
	var mu sync.Mutex
	said := map[string]int{}
	order := []string{}
	ctx, stop := context.WithCancelCause(t.Context())
	done, out := make(chan error, 1), &buffer{}
	streams := Streams{Out: out, Err: io.Discard, Listeners: maps.Clone(handed), Watchdog: 20 * time.Millisecond, Notify: func(state string) {
		mu.Lock()
		defer mu.Unlock()
		if said[state]++; said[state] == 1 {
			order = append(order, state)
		}
	}}
	go func() { done <- Run(ctx, cfg, streams) }()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		mu.Lock()
		ready := said["READY=1"] == 1 && said["WATCHDOG=1"] > 3
		mu.Unlock()
		if ready {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("it does not get ready")
		}
	}
	if !strings.Contains(out.String(), "http://192.0.2.1:"+portOf(handed["public"].Addr().String())+"/") {
		t.Errorf("%s", out)
	}
	for name, path := range map[string]string{"public": "/robots.txt", "admin": "/readyz"} {
		if status, _, _ := visit(t, "GET", "http://"+handed[name].Addr().String()+path); status != 200 {
			t.Errorf("%s: %d", name, status)
		}
	}
	stop(nil)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if got := strings.Join(order, " "); got != "WATCHDOG=1 READY=1 STOPPING=1" {
		t.Errorf("%s", got)
	}
}

func TestListeners_of_another_name_are_refused(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	cfg, err := Load(Sources{Flags: map[string]string{"addr": freeAddr(t), "admin_addr": "", "data_dir": t.TempDir()}})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tls", "admin"} {
		err := Run(t.Context(), cfg, Streams{Out: io.Discard, Err: io.Discard, Listeners: map[string]net.Listener{name: l}})
		if err == nil || !strings.Contains(err.Error(), "a socket named "+name) {
			t.Errorf("%v", err)
		}
	}
}

func TestReusePort_two_servers_share_a_port(t *testing.T) {
	addr, admin := freeAddr(t), freeAddr(t)
	flags := map[string]string{"addr": addr, "admin_addr": admin, "reuse_port": "true"}
	first := start(t, t.TempDir(), flags)
	start(t, t.TempDir(), flags)
	if err := first.end(); err != nil {
		t.Error(err)
	}
	for range 10 {
		if status, _, _ := visit(t, "GET", "http://"+addr+"/robots.txt"); status != 200 {
			t.Errorf("%d", status)
		}
	}
}
