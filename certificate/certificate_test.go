package certificate

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io/fs"
	stdlog "log"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jinklink/jink/certificate/pebbletest"
	"github.com/jinklink/jink/link"
)

// lines is a log that tests read.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func (l *lines) logger() *slog.Logger  { return slog.New(slog.NewTextHandler(l, nil)) }
func (l *lines) plain() *stdlog.Logger { return stdlog.New(l, "", 0) }

// runs has a manager run until the test ends.
func runs(t *testing.T, m *Manager) {
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); m.Run(ctx) }()
	t.Cleanup(func() { stop(); <-done })
}

// closedPort returns a port that nobody listens on.
func closedPort(t *testing.T) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func TestFiles_are_read_anew_when_they_change_and_kept_when_they_are_broken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		disk := map[string][]byte{}
		var mu sync.Mutex
		write := func(cert, key []byte) {
			mu.Lock()
			defer mu.Unlock()
			disk["cert"], disk["key"] = cert, key
		}
		cert, key := pebbletest.SelfSigned(t, "s.example", start.Add(24*time.Hour))
		write(cert, key)
		log := &lines{}
		m, err := New(Config{Hosts: []string{"s.example", "go.example"}, CertFile: "cert", KeyFile: "key", Log: log.logger(),
			ReadFile: func(name string) ([]byte, error) {
				mu.Lock()
				defer mu.Unlock()
				if disk[name] == nil {
					return nil, fs.ErrNotExist
				}
				return disk[name], nil
			}})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(log.String(), "host=go.example") || strings.Contains(log.String(), "host=s.example") {
			t.Errorf("which hosts are not covered: %s", log)
		}
		ctx, stop := context.WithCancel(t.Context())
		go m.Run(ctx)
		expires := func() time.Time {
			time.Sleep(pollEvery + time.Second)
			synctest.Wait()
			return m.Expiries()["s.example"]
		}
		newer, newerKey := pebbletest.SelfSigned(t, "s.example", start.Add(48*time.Hour))
		for _, step := range []struct {
			name      string
			cert, key []byte
			days      int
			logged    string
		}{
			{"nothing has changed", cert, key, 1, ""},
			{"only the certificate is there yet", newer, key, 1, "cannot be used"},
			{"both are", newer, newerKey, 2, "read anew"},
			{"the file is gone", nil, newerKey, 2, "cannot be used"},
			{"garbage", []byte("garbage"), newerKey, 2, "cannot be used"},
			{"what was there before", cert, key, 1, "read anew"},
		} {
			before := len(log.String())
			write(step.cert, step.key)
			want := start.Add(time.Duration(step.days) * 24 * time.Hour).UTC().Truncate(time.Second)
			if got := expires(); !got.Equal(want) {
				t.Errorf("%s: expires %v, want %v", step.name, got, want)
			}
			if logged := log.String()[before:]; !strings.Contains(logged, step.logged) || step.logged == "" && logged != "" {
				t.Errorf("%s: logged %q", step.name, logged)
			}
		}
		if c, err := m.TLSConfig().GetCertificate(&tls.ClientHelloInfo{}); err != nil || c.Leaf.DNSNames[0] != "s.example" {
			t.Errorf("without a name: %v", err)
		}
		stop()
	})
}

func TestFiles_must_be_right_at_the_start(t *testing.T) {
	cert, key := pebbletest.SelfSigned(t, "s.example", time.Now().Add(time.Hour))
	_, other := pebbletest.SelfSigned(t, "s.example", time.Now().Add(time.Hour))
	for name, c := range map[string]struct {
		disk map[string][]byte
		want string
	}{
		"no certificate":         {map[string][]byte{"key": key}, "tls_cert: "},
		"no key":                 {map[string][]byte{"cert": cert}, "tls_key: "},
		"another one's key":      {map[string][]byte{"cert": cert, "key": other}, "tls_cert and tls_key: "},
		"the wrong way round":    {map[string][]byte{"cert": key, "key": cert}, "tls_cert and tls_key: "},
		"a certificate of bytes": {map[string][]byte{"cert": {1}, "key": key}, "tls_cert and tls_key: "},
	} {
		_, err := New(Config{CertFile: "cert", KeyFile: "key", Log: slog.New(slog.DiscardHandler), ReadFile: func(name string) ([]byte, error) {
			if b, ok := c.disk[name]; ok {
				return b, nil
			}
			return nil, fs.ErrNotExist
		}})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// away is a store that cannot be reached.
type away struct{ link.CertificateStore }

func (away) Certificate(context.Context, string) ([]byte, error) {
	return nil, link.Errorf(link.CodeUnavailable, "the database is away")
}

func TestACME_orders_nothing_while_the_store_is_away(t *testing.T) {
	asked := 0
	ca := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	defer ca.Close()
	a := newAuthority(Config{Hosts: []string{"s.example"}, Store: away{}, Directory: ca.URL, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	c := a.manager.Cache
	if _, err := c.Get(t.Context(), "s.example"); link.CodeOf(err) != link.CodeUnavailable {
		t.Errorf("%v", err)
	}
	if _, err := a.manager.Client.Discover(t.Context()); !errors.Is(err, errStoreAway) || asked != 0 {
		t.Errorf("%v, asked %d times", err, asked)
	}
}

func TestCheckHost(t *testing.T) {
	for host, ok := range map[string]bool{"s.example": true, "a.b.example": true, "localhost": false, "s.localhost": false, "intranet": false,
		"192.0.2.1": false, "[2001:db8::1]": false, "2001:db8::1": false} {
		if err := CheckHost(host); (err == nil) != ok {
			t.Errorf("%s: %v", host, err)
		}
	}
}

func TestRedirect(t *testing.T) {
	next := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	h := Redirect(map[string]string{"s.example": "s.example", "go.example": "go.example:8443"}, next)
	for _, c := range []struct {
		method, host, uri string
		status            int
		location          string
	}{
		{"GET", "s.example", "/", 308, "https://s.example/"},
		{"HEAD", "S.Example:80", "/a%2Fb/?q=%20&q", 308, "https://s.example/a%2Fb/?q=%20&q"},
		{"GET", "s.example.", "/x", 308, "https://s.example/x"},
		{"GET", "go.example:8080", "/x?", 308, "https://go.example:8443/x?"},
		{"GET", "s.example", "//evil.example/x", 308, "https://s.example//evil.example/x"},
		{"GET", "s.example", "/../a//b", 308, "https://s.example/../a//b"},
		{"POST", "s.example", "/api/v1/links", 400, ""},
		{"DELETE", "go.example", "/x", 400, ""},
		{"GET", "s.example", "http://s.example/x", 400, ""},
		{"OPTIONS", "s.example", "*", 400, ""},
		{"GET", "127.0.0.1:8080", "/x", 418, ""},
		{"GET", "[::1]:8080", "/x", 418, ""},
		{"GET", "", "/x", 418, ""},
		{"POST", "other.example", "/x", 418, ""},
	} {
		r := httptest.NewRequest(c.method, "/", nil)
		r.Host, r.RequestURI = c.host, c.uri
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status || w.Header().Get("Location") != c.location {
			t.Errorf("%s %s %s: %d %q", c.method, c.host, c.uri, w.Code, w.Header().Get("Location"))
		}
	}
	r := httptest.NewRequest("GET", "https://s.example/x", nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 418 {
		t.Errorf("over https: %d", w.Code)
	}
}
