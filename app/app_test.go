package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/geo/geotest"
)

// running is a server that a test has started.
type running struct {
	t     *testing.T
	cfg   *Config
	base  string // of the public listener
	admin string
	token string
	out   *buffer
	log   *buffer
	stop  context.CancelCauseFunc
	done  chan error
}

// buffer is a bytes.Buffer that a server writes while a test reads.
type buffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// start runs a server on ports of the loopback interface that were opened for it, so that nobody else can take them before it
// does, with its data in dir.
func start(t *testing.T, dir string, flags map[string]string) *running {
	t.Helper()
	all := map[string]string{"data_dir": dir, "drain_delay": "0s"}
	for k, v := range flags {
		all[k] = v
	}
	opened := map[string]net.Listener{}
	for name, key := range map[string]string{"public": "addr", "admin": "admin_addr"} {
		if _, given := flags[key]; given {
			continue
		}
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() }) // the server has closed it, if it got so far
		opened[name], all[key] = l, l.Addr().String()
	}
	cfg, err := Load(Sources{Flags: all})
	if err != nil {
		t.Fatal(err)
	}
	return run(t, cfg, opened)
}

// run runs a server and returns when it is ready.
func run(t *testing.T, cfg *Config, opened map[string]net.Listener) *running {
	t.Helper()
	ctx, cancel := context.WithCancelCause(context.Background())
	r := &running{t: t, cfg: cfg, base: "http://" + cfg.Addr, admin: "http://" + cfg.AdminAddr, out: &buffer{}, log: &buffer{}, stop: cancel, done: make(chan error, 1)}
	go func() {
		r.done <- Run(ctx, cfg, Streams{Out: r.out, Err: r.log, ReadFile: os.ReadFile, Stat: os.Stat, Listeners: opened})
	}()
	t.Cleanup(func() { r.end() })
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if strings.Contains(r.out.String(), "sign in") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the server does not start: %s%s", r.out, r.log)
		}
	}
	r.token = regexp.MustCompile(`jink_[\w-]+`).FindString(r.out.String())
	return r
}

// end stops the server as a signal would and returns what Run returned.
func (r *running) end() error {
	r.stop(nil)
	select {
	case err := <-r.done:
		r.done <- err
		return err
	case <-time.After(30 * time.Second):
		r.t.Fatal("the server does not stop")
		return nil
	}
}

func (r *running) store() string { return r.cfg.Store }

func freeAddr(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (r *running) client() *client.Client {
	c, err := client.New(client.Config{URL: r.base, Token: r.token})
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

// visit asks without following redirects and returns the status, where it redirects to, and the body.
func visit(t *testing.T, method, url string) (int, string, string) {
	t.Helper()
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header.Get("Location"), string(body)
}

func TestRun_makes_follows_and_keeps_links(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir, nil)
	slug := "docs"
	if _, err := r.client().Create(t.Context(), v1.NewLink{URL: "https://example.com/docs", Slug: &slug}); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if status, location, _ := visit(t, "GET", r.base+"/docs"); status != 302 || location != "https://example.com/docs" {
			t.Fatalf("%d %s", status, location)
		}
	}
	if err := r.end(); err != nil {
		t.Fatal(err)
	}
	again := start(t, dir, nil)
	if strings.Contains(again.out.String(), "jink_") {
		t.Errorf("a second start shows a token: %s", again.out)
	}
	again.token = r.token
	l, err := again.client().Get(t.Context(), client.Ref{Slug: "docs"})
	if err != nil || l.Clicks != 3 {
		t.Errorf("after a restart: %+v, %v, want 3 clicks", l, err)
	}
}

func TestPublic_hands_each_path_to_its_owner(t *testing.T) {
	r := start(t, t.TempDir(), nil)
	for _, c := range []struct {
		method, path string
		status       int
		contains     string
	}{
		{"GET", "/", 200, ""},
		{"GET", "/robots.txt", 200, "User-agent"},
		{"GET", "/favicon.ico", 200, ""},
		{"GET", "/-/sign-in", 200, "token"},
		{"GET", "/api/openapi.json", 200, `"openapi"`},
		{"GET", "/api/v1/links", 401, "problem"},
		{"GET", "/api", 404, ""},
		{"GET", "/apis", 404, "no such link"},
		{"GET", "/.well-known/acme-challenge/x", 404, "reserved"},
		{"GET", "/METRICS", 404, "reserved"},
		{"GET", "/none", 404, "no such link"},
		{"POST", "/none", 404, "no such link"},
		{"POST", "/", 405, "only be read"},
		{"DELETE", "/robots.txt", 405, "only be read"},
		{"GET", "//", 404, ""},
		{"GET", "/%2e%2e/%2e%2e/etc/passwd", 404, ""},
		{"GET", "/%00", 404, ""},
		{"GET", "/" + strings.Repeat("a", 10_000), 404, ""},
		{"GET", "/?" + strings.Repeat("a", 10_000), 200, ""},
		{"GET", "/" + strings.Repeat("a", 30_000), 431, ""},
	} {
		status, location, body := visit(t, c.method, r.base+c.path)
		if status != c.status || location != "" || !strings.Contains(body, c.contains) {
			t.Errorf("%s %.40s: %d %q, want %d with %q: %.200s", c.method, c.path, status, location, c.status, c.contains, body)
		}
	}
}

func TestPublic_root_redirects_where_the_operator_wants(t *testing.T) {
	r := start(t, t.TempDir(), map[string]string{"root": "https://example.com/home"})
	if status, location, _ := visit(t, "GET", r.base+"/"); status != 302 || location != "https://example.com/home" {
		t.Errorf("%d %q", status, location)
	}
}

func TestHealth(t *testing.T) {
	r := start(t, t.TempDir(), nil)
	for path, want := range map[string]string{"/livez": `"ok"`, "/readyz": `"store":"ok"`, "/debug/pprof/cmdline": ""} {
		if status, _, body := visit(t, "GET", r.admin+path); status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d %s", path, status, body)
		}
		if status, _, _ := visit(t, "GET", r.base+path); status != 404 {
			t.Errorf("%s is public: %d", path, status)
		}
	}
}

func TestStop_serves_on_while_it_drains_and_counts_every_click(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir, map[string]string{"drain_delay": "700ms"})
	slug := "a"
	if _, err := r.client().Create(t.Context(), v1.NewLink{URL: "https://example.com/", Slug: &slug}); err != nil {
		t.Fatal(err)
	}
	r.stop(nil)
	for deadline := time.Now().Add(5 * time.Second); ; {
		if status, _, body := visit(t, "GET", r.admin+"/readyz"); status == 503 && strings.Contains(body, "stopping") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("a stopping server stays ready")
		}
	}
	for range 5 {
		if status, _, _ := visit(t, "GET", r.base+"/a"); status != 302 {
			t.Errorf("%d while draining", status)
		}
	}
	if err := r.end(); err != nil {
		t.Fatal(err)
	}
	again := start(t, dir, nil)
	again.token = r.token
	if l, err := again.client().Get(t.Context(), client.Ref{Slug: "a"}); err != nil || l.Clicks != 5 {
		t.Errorf("%+v, %v, want 5 clicks", l, err)
	}
}

func TestStop_after_an_interrupt_does_not_drain(t *testing.T) {
	r := start(t, t.TempDir(), map[string]string{"drain_delay": "1h"})
	r.stop(ErrInterrupted)
	if err := r.end(); err != nil {
		t.Error(err)
	}
}

func TestRun_refuses_a_port_that_is_taken(t *testing.T) {
	r := start(t, t.TempDir(), nil)
	taken := strings.TrimPrefix(r.base, "http://")
	for key, flags := range map[string]map[string]string{
		"addr":       {"addr": taken, "admin_addr": ""},
		"admin_addr": {"addr": freeAddr(t), "admin_addr": taken},
	} {
		dir := t.TempDir()
		flags["data_dir"] = filepath.Join(dir, "data")
		cfg, err := Load(Sources{Flags: flags})
		if err != nil {
			t.Fatal(err)
		}
		err = Run(t.Context(), cfg, Streams{Out: io.Discard, Err: io.Discard})
		e, ok := errors.AsType[*Error](err)
		if !ok || e.ExitCode() != 2 || e.Message != fmt.Sprintf("%s: the port of %s is taken by another program", key, taken) {
			t.Errorf("%s: %v", key, err)
		}
		if files, _ := os.ReadDir(dir); len(files) != 0 {
			t.Errorf("%s: something was left behind: %v", key, files)
		}
	}
}

func TestRun_refuses_a_database_in_use(t *testing.T) {
	dir := t.TempDir()
	start(t, dir, nil)
	cfg, err := Load(Sources{Flags: map[string]string{"addr": freeAddr(t), "admin_addr": "", "data_dir": dir}})
	if err != nil {
		t.Fatal(err)
	}
	err = Run(t.Context(), cfg, Streams{Out: io.Discard, Err: io.Discard})
	if e, ok := errors.AsType[*Error](err); !ok || !strings.Contains(e.Message, "jink.db") || strings.Contains(e.Message, "\n") {
		t.Errorf("%v", err)
	}
}

func TestRun_refuses_a_file_of_countries_that_is_none(t *testing.T) {
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "country.mmdb"), filepath.Join(dir, "bad.mmdb")
	for file, data := range map[string][]byte{good: geotest.Database(geotest.MaxMind, map[string]string{"203.0.113.0/24": "DE"}), bad: []byte("not found")} {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	start(t, t.TempDir(), map[string]string{"geoip": good})
	for file, want := range map[string]string{bad: "geoip: " + bad, filepath.Join(dir, "missing"): "geoip: "} {
		cfg, err := Load(Sources{Flags: map[string]string{"addr": "127.0.0.1:0", "admin_addr": "", "data_dir": t.TempDir(), "geoip": file}})
		if err != nil {
			t.Fatal(err)
		}
		err = Run(t.Context(), cfg, Streams{Out: io.Discard, Err: io.Discard, ReadFile: os.ReadFile, Stat: os.Stat})
		if failure := new(Error); !errors.As(err, &failure) || !strings.Contains(failure.Message, want) {
			t.Errorf("%s: %v, want %q", file, err, want)
		}
	}
}

func TestFoldCase_can_be_switched_on_later_unless_slugs_would_collide(t *testing.T) {
	dir := t.TempDir()
	add := func(r *running, slugs ...string) {
		for _, s := range slugs {
			if _, err := r.client().Create(t.Context(), v1.NewLink{URL: "https://example.com/" + s, Slug: &s}); err != nil {
				t.Fatal(err)
			}
		}
	}
	r := start(t, dir, nil)
	add(r, "Docs", "Sale", "sale")
	token := r.token
	if err := r.end(); err != nil {
		t.Fatal(err)
	}
	cfg, err := Load(Sources{Flags: map[string]string{"addr": freeAddr(t), "admin_addr": "", "data_dir": dir, "fold_case": "true"}})
	if err != nil {
		t.Fatal(err)
	}
	err = Run(t.Context(), cfg, Streams{Out: io.Discard, Err: io.Discard})
	if e, ok := errors.AsType[*Error](err); !ok || !strings.Contains(e.Message, "sale") {
		t.Fatalf("slugs that collide: %v", err)
	}
	r = start(t, dir, nil)
	r.token = token
	if err := r.client().Purge(t.Context(), client.Ref{Slug: "Sale"}); err != nil {
		t.Fatal(err)
	}
	if err := r.end(); err != nil {
		t.Fatal(err)
	}
	r = start(t, dir, map[string]string{"fold_case": "true"})
	if status, location, _ := visit(t, "GET", r.base+"/dOCS"); status != 302 || location != "https://example.com/Docs" {
		t.Errorf("%d %s", status, location)
	}
	if err := r.end(); err != nil {
		t.Fatal(err)
	}
	r = start(t, dir, nil)
	if status, _, _ := visit(t, "GET", r.base+"/docs"); status != 404 {
		t.Errorf("switched off again: %d", status)
	}
	if status, _, _ := visit(t, "GET", r.base+"/Docs"); status != 302 {
		t.Errorf("switched off again: %d", status)
	}
}
