package deploy

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/app"
)

// snippets returns the examples in docs/tls.md that are written in a language.
func snippets(t *testing.T, language string) []string {
	t.Helper()
	b, err := os.ReadFile("../docs/tls.md")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(string(b), -1) {
		all = append(all, m[1])
	}
	if len(all) < 2 {
		t.Fatalf("%d examples in %s", len(all), language)
	}
	return all
}

func TestDocumentation_of_TLS_has_settings_that_work(t *testing.T) {
	for _, example := range snippets(t, "toml") {
		read := func(string) ([]byte, error) { return []byte(example), nil }
		if _, err := app.Load(app.Sources{File: "jink.toml", ReadFile: read}); err != nil {
			t.Errorf("%v in\n%s", err, example)
		}
	}
}

func TestDocumentation_of_TLS_has_configurations_that_HAProxy_takes(t *testing.T) {
	haproxy := tool(t, "haproxy", "haproxy")
	dir := t.TempDir()
	certs := filepath.Join(dir, "certs")
	if err := os.Mkdir(certs, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(certs, "s.pem"), pair(t), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, example := range snippets(t, "haproxy") {
		file := filepath.Join(dir, "haproxy.cfg")
		if err := os.WriteFile(file, []byte(strings.ReplaceAll(example, "/etc/haproxy/certs/", certs)), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.CommandContext(t.Context(), haproxy, "-c", "-f", file).CombinedOutput(); err != nil || strings.Contains(string(out), "WARNING") {
			t.Errorf("%v\n%s\n%s", err, out, example)
		}
	}
}

// pair makes a certificate with its key, in one file as HAProxy wants them.
func pair(t *testing.T) []byte {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"s.example"}, NotBefore: time.Now(), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}))
}
