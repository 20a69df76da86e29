package certificate

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// pebble is a certificate authority that a test has started.
type pebble struct {
	directory string
	client    *http.Client // trusts it
	roots     *x509.CertPool
	orders    string // path of its log
}

// startPebble starts an authority that resolves every name to this machine and checks hosts at the ports of the test.
func startPebble(t *testing.T, httpPort, tlsPort int, validity time.Duration) *pebble {
	t.Helper()
	for _, program := range []string{"pebble", "pebble-challtestsrv"} {
		if _, err := exec.LookPath(program); err != nil {
			if slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "pebble") {
				t.Fatal(err)
			}
			t.Skip("pebble is not installed")
		}
	}
	dir := t.TempDir()
	cert, key := selfSigned(t, "localhost", time.Now().Add(time.Hour))
	for name, data := range map[string][]byte{"cert.pem": cert, "key.pem": key} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	listen, management, dns := freeAddr(t), freeAddr(t), freeAddr(t)
	config, err := json.Marshal(map[string]any{"pebble": map[string]any{
		"listenAddress": listen, "managementListenAddress": management, "certificate": filepath.Join(dir, "cert.pem"),
		"privateKey": filepath.Join(dir, "key.pem"), "httpPort": httpPort, "tlsPort": tlsPort, "certificateValidityPeriod": int(validity.Seconds())}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.json"), config, 0o600); err != nil {
		t.Fatal(err)
	}
	p := &pebble{directory: "https://localhost:" + port(listen) + "/dir", roots: x509.NewCertPool(), orders: filepath.Join(dir, "pebble.log")}
	background(t, filepath.Join(dir, "dns.log"), nil, "pebble-challtestsrv", "-dns01", dns, "-defaultIPv4", "127.0.0.1", "-defaultIPv6", "",
		"-http01", "", "-https01", "", "-tlsalpn01", "", "-management", freeAddr(t))
	background(t, p.orders, []string{"PEBBLE_VA_NOSLEEP=1"}, "pebble", "-strict", "-config", filepath.Join(dir, "config.json"), "-dnsserver", dns)
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(cert)
	p.client = &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trusted}}}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		resp, err := p.client.Get("https://localhost:" + port(management) + "/roots/0")
		if err == nil {
			root, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			if err != nil || !p.roots.AppendCertsFromPEM(root) {
				t.Fatalf("%v: %s", err, root)
			}
			return p
		}
		if time.Now().After(deadline) {
			log, _ := os.ReadFile(p.orders)
			t.Fatalf("pebble does not start: %v\n%s", err, log)
		}
	}
}

// background runs a program until the test ends.
func background(t *testing.T, log string, env []string, name string, args ...string) {
	t.Helper()
	out, err := os.Create(log)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = append(os.Environ(), env...), out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
}

// issued is how many certificates the authority has given.
func (p *pebble) issued(t *testing.T) int {
	t.Helper()
	b, err := os.ReadFile(p.orders)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(b), "Issued certificate serial")
}

func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func port(addr string) string {
	_, p, _ := net.SplitHostPort(addr)
	return p
}

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
func (s *site) shown(t *testing.T, p *pebble, host string) *x509.Certificate {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		c, err := tls.Dial("tcp", s.tls.Addr().String(), &tls.Config{ServerName: host, RootCAs: p.roots})
		if err == nil {
			defer c.Close()
			return c.ConnectionState().PeerCertificates[0]
		}
		if time.Now().After(deadline) {
			b, _ := os.ReadFile(p.orders)
			t.Fatalf("no certificate: %v\n%s\n%s", err, s.log, b)
		}
	}
}
