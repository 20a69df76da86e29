// Package pebbletest gives tests a certificate authority of their own: Pebble, which speaks ACME as Let's Encrypt does and checks
// hosts as it does. Where it is not installed those tests are skipped, or fail if JINK_REQUIRE names "pebble".
//
// Invariants: everything listens on the loopback interface alone and ends with the test; every name resolves to 127.0.0.1.
package pebbletest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
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

// Authority is a certificate authority that runs until a test ends.
type Authority struct {
	Directory string         // URL
	Client    *http.Client   // trusts the authority's own server
	CAFile    string         // with which others do
	Roots     *x509.CertPool // of the certificates that it gives

	log string // path
}

// Start starts an authority that resolves every name to this machine and checks hosts at the ports of the test.
func Start(t *testing.T, httpPort, tlsPort int, validity time.Duration) *Authority {
	t.Helper()
	for _, program := range []string{"pebble", "pebble-challtestsrv"} {
		if _, err := exec.LookPath(program); err != nil {
			if slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "pebble") {
				t.Fatal(err)
			}
			t.Skip("pebble is not installed")
		}
	}
	for range 5 {
		if a := try(t, httpPort, tlsPort, validity); a != nil {
			return a
		}
	}
	t.Fatal("somebody else takes the ports of pebble, whichever they are")
	return nil
}

// try is Start; nil where somebody has taken a port since it was found free.
func try(t *testing.T, httpPort, tlsPort int, validity time.Duration) *Authority {
	t.Helper()
	dir := t.TempDir()
	cert, key := SelfSigned(t, "localhost", time.Now().Add(time.Hour))
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
	a := &Authority{Directory: "https://localhost:" + port(listen) + "/dir", Roots: x509.NewCertPool(), CAFile: filepath.Join(dir, "cert.pem"), log: filepath.Join(dir, "pebble.log")}
	background(t, filepath.Join(dir, "dns.log"), nil, "pebble-challtestsrv", "-dns01", dns, "-defaultIPv4", "127.0.0.1", "-defaultIPv6", "",
		"-http01", "", "-https01", "", "-tlsalpn01", "", "-management", freeAddr(t))
	background(t, a.log, []string{"PEBBLE_VA_NOSLEEP=1"}, "pebble", "-strict", "-config", filepath.Join(dir, "config.json"), "-dnsserver", dns)
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(cert)
	a.Client = &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trusted}}}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		resp, err := a.Client.Get("https://localhost:" + port(management) + "/roots/0")
		if err == nil {
			root, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			if err != nil || !a.Roots.AppendCertsFromPEM(root) {
				t.Fatalf("%v: %s", err, root)
			}
			return a
		}
		log := a.Log(t)
		if strings.Contains(log, "address already in use") {
			return nil
		}
		if time.Now().After(deadline) {
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

// Log returns what the authority has written.
func (a *Authority) Log(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(a.log)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Issued is how many certificates the authority has given.
func (a *Authority) Issued(t *testing.T) int {
	t.Helper()
	return strings.Count(a.Log(t), "Issued certificate serial")
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
	_, number, _ := net.SplitHostPort(addr)
	return number
}

// SelfSigned makes a certificate and its key, PEM.
func SelfSigned(t *testing.T, name string, expires time.Time) (cert, key []byte) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(expires.Unix()), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: expires.Add(-24 * time.Hour), NotAfter: expires, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})
}
