package api

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-json-experiment/json"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/auth"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/password"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/slug"
	"github.com/jinklink/jink/store/sqlite"
)

// This file sets up the service that the tests speak to: the API over a real catalog, keeper and SQLite store.

const adminToken = "an-admin-token-for-tests"

// clock is a time that stands still until it is moved.
type clock struct{ ms atomic.Int64 }

func (c *clock) time() time.Time         { return time.UnixMilli(c.ms.Load()).UTC() }
func (c *clock) forward(d time.Duration) { c.ms.Add(d.Milliseconds()) }

// service is a running API and what stands behind it.
type service struct {
	*clock
	api    *API
	keeper *auth.Keeper
	store  *sqlite.Store
	log    *bytes.Buffer
}

// start returns a service with a default domain s.example and another, go.example. change may change the configuration.
func start(t testing.TB, change ...func(*Config)) *service {
	t.Helper()
	s := &service{clock: &clock{}, log: &bytes.Buffer{}}
	s.ms.Store(time.Date(2026, 5, 1, 12, 0, 0, 123e6, time.UTC).UnixMilli())
	store, err := sqlite.Open(context.Background(), sqlite.Config{Path: filepath.Join(t.TempDir(), "jink.db"), Now: s.time})
	if err != nil {
		t.Fatal(err)
	}
	s.store = store
	t.Cleanup(func() { store.Close() })
	hasher := password.New(password.Config{MemoryKiB: 8, Passes: 1})
	logic := program.New(program.Config{Targets: link.Targets{Own: func(host string) bool { return host == "s.example" || host == "go.example" }}})
	book, err := catalog.New(catalog.Config{
		Store: store, Passwords: hasher, Now: s.time, Checker: fixedChecker{}, Logic: logic,
		Domains:    []catalog.Domain{{BaseURL: "https://s.example"}, {BaseURL: "https://go.example"}},
		Generators: slug.New(slug.Config{Key: make([]byte, 32), Lease: store.NextSequence}),
	})
	if err != nil {
		t.Fatal(err)
	}
	s.keeper, err = auth.New(auth.Config{Store: store, AdminToken: adminToken, Now: s.time})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.keeper.Close)
	c := Config{Catalog: book, Keeper: s.keeper, Logic: logic, Limits: &Limits{}, Now: s.time, Log: slog.New(slog.NewTextHandler(s.log, nil))}
	for _, f := range change {
		f(&c)
	}
	if s.api, err = New(c); err != nil {
		t.Fatal(err)
	}
	return s
}

// fixedChecker says of every target that it answers; how targets are opened is the business of package reach.
type fixedChecker struct{}

func (fixedChecker) Check(context.Context, string) catalog.Check {
	return catalog.Check{Result: catalog.Reachable, Status: 200}
}

// token returns the secret of a new token.
func (s *service) token(t testing.TB, scopes ...link.Scope) string {
	t.Helper()
	root := &link.Actor{Name: "root", Scopes: []link.Scope{link.ScopeAdmin}}
	secret, _, err := s.keeper.Issue(context.Background(), root, "robot", scopes, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

// exchange is a request and its answer.
type exchange struct {
	*httptest.ResponseRecorder
	t    testing.TB
	sent *http.Request
}

// do sends a request with the admin token and checks that the answer is as documented. headers are "Name: value"; one
// without a value takes the header away.
func (s *service) do(t testing.TB, method, target, body string, headers ...string) *exchange {
	t.Helper()
	r, err := http.NewRequest(method, "http://s.example"+target, strings.NewReader(body))
	if err != nil {
		t.Fatalf("%s %s: %v", method, target, err)
	}
	r.RemoteAddr = "203.0.113.9:4711"
	r.Header.Set("Authorization", "Bearer "+adminToken)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		if name = http.CanonicalHeaderKey(name); value == "" {
			r.Header.Del(name)
		} else {
			r.Header[name] = append([]string{}, value)
		}
	}
	return s.send(t, r, body)
}

func (s *service) send(t testing.TB, r *http.Request, body string) *exchange {
	t.Helper()
	x := &exchange{ResponseRecorder: httptest.NewRecorder(), t: t, sent: r}
	s.api.ServeHTTP(x, r)
	x.conforms(s.api, body)
	return x
}

// want checks the status and decodes the answer.
func want[T any](x *exchange, status int) T {
	x.t.Helper()
	var v T
	if x.Code != status {
		x.t.Fatalf("%s %s: %d, want %d: %s", x.sent.Method, x.sent.URL.RequestURI(), x.Code, status, x.Body)
	}
	if x.Body.Len() > 0 {
		if err := json.Unmarshal(x.Body.Bytes(), &v); err != nil {
			x.t.Fatalf("%v: %s", err, x.Body)
		}
	}
	return v
}

// refused checks that the answer is a problem of the code whose text contains all of the parts.
func (x *exchange) refused(code link.Code, parts ...string) *v1.Problem {
	x.t.Helper()
	p := want[v1.Problem](x, kindOf(code).status)
	if p.Type != v1.ProblemType(string(code)) {
		x.t.Errorf("type %s, want %s", p.Type, code)
	}
	text := p.Error()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			x.t.Errorf("%q does not say %q", text, part)
		}
	}
	for _, internal := range []string{"v1.", "Go ", "json:", "jsontext", "sqlite", "SQL", "goroutine", "panic", "link."} {
		if strings.Contains(text, internal) {
			x.t.Errorf("%q speaks of the inside: %q", text, internal)
		}
	}
	return &p
}

func nothing(x *exchange, status int) {
	x.t.Helper()
	want[struct{}](x, status)
	if x.Body.Len() > 0 {
		x.t.Errorf("a body: %s", x.Body)
	}
}

// create makes a link and returns it.
func (s *service) create(t testing.TB, body string) v1.Link {
	t.Helper()
	return want[v1.Link](s.do(t, "POST", "/api/v1/links", body), http.StatusCreated)
}

// slugs returns the slugs of a list.
func (s *service) slugs(t testing.TB, query string) string {
	t.Helper()
	var list []string
	for _, l := range want[v1.LinkPage](s.do(t, "GET", "/api/v1/links"+query, ""), http.StatusOK).Links {
		list = append(list, l.Slug)
	}
	return strings.Join(list, " ")
}

// failing is a catalog of which every operation fails, or panics.
type failing struct {
	Catalog
	err error
}

func (f failing) fail() error {
	if f.err == nil {
		panic("a defect")
	}
	return f.err
}

func (f failing) Create(context.Context, *link.Actor, ...catalog.Request) ([]catalog.Result, error) {
	return nil, f.fail()
}

func (f failing) Get(context.Context, string, string) (*link.Link, error) { return nil, f.fail() }

func (f failing) Export(_ context.Context, fn func(*link.Link, []link.Revision) error) error {
	for i := range 1000 {
		l := &link.Link{ID: int64(i + 1), URL: "https://example.com/" + strings.Repeat("x", 200), Slug: fmt.Sprint(i), Status: 302,
			Revision: 1, CreatedAt: time.Unix(1e9, 0), UpdatedAt: time.Unix(1e9, 0)}
		if err := fn(l, nil); err != nil {
			return err
		}
	}
	return f.fail()
}

func TestNew_needsItsParts(t *testing.T) {
	if _, err := New(Config{}); err == nil {
		t.Error("nothing is enough")
	}
}

func TestFailures(t *testing.T) {
	for _, c := range []struct {
		name       string
		err        error
		want       link.Code
		logged     string
		retryAfter string
	}{
		{"a store that does not answer", link.Fail(link.CodeUnavailable, "the database is locked", io.ErrUnexpectedEOF), link.CodeUnavailable, "unexpected EOF", "2"},
		{"a full disk", link.Fail(link.CodeStorageFull, "the disk is full", io.ErrShortWrite), link.CodeStorageFull, "short write", ""},
		{"a read-only database", link.Fail(link.CodeReadOnly, "the database cannot be written", io.ErrClosedPipe), link.CodeReadOnly, "closed pipe", "2"},
		{"an unknown error", fmt.Errorf("select * from secrets: %w", io.ErrNoProgress), link.CodeInternal, "select * from secrets", ""},
		{"a defect", link.Fail(link.CodeInternal, "row 17 is broken", io.ErrNoProgress), link.CodeInternal, "row 17", ""},
		{"an unknown code", link.Errorf("surprise", "row 18 is broken"), link.CodeInternal, "row 18", ""},
		{"a deadline of the store", fmt.Errorf("select: %w", context.DeadlineExceeded), link.CodeUnavailable, "deadline", "2"},
		{"a panic", nil, link.CodeInternal, "a defect", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, func(cfg *Config) { cfg.Catalog = failing{cfg.Catalog, c.err} })
			for range 2 {
				x := s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com"}`, "X-Request-Id: abc-123")
				p := x.refused(c.want)
				if strings.Contains(x.Body.String(), "row 1") || strings.Contains(x.Body.String(), "secrets") {
					t.Errorf("the caller is told the detail: %s", x.Body)
				}
				if got := x.Header().Get("Retry-After"); got != c.retryAfter {
					t.Errorf("Retry-After %q, want %q", got, c.retryAfter)
				}
				if p.Status == 500 && !strings.Contains(p.Detail, "abc-123") {
					t.Errorf("the caller is not told what to ask the operator for: %s", p.Detail)
				}
			}
			if log := s.log.String(); !strings.Contains(log, c.logged) || strings.Count(log, "abc-123") < 2 {
				t.Errorf("the log says %s", log)
			}
		})
	}
}

// TestFailures_storeIsGone closes the real store under the service: everything is answered, nothing as if it had been done.
func TestFailures_storeIsGone(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com","slug":"a"}`)
	secret := s.token(t, link.ScopeAdmin)
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	s.do(t, "GET", "/api/v1/links/a", "", "Authorization: Bearer "+secret).refused(link.CodeUnavailable)
	for _, c := range []struct{ method, path, body string }{
		{"GET", "/api/v1/links/a", ""}, {"GET", "/api/v1/links", ""}, {"GET", "/api/v1/links/a/revisions", ""}, {"GET", "/api/v1/tokens", ""},
		{"GET", "/api/v1/export", ""}, {"POST", "/api/v1/links", `{"url":"https://example.com"}`}, {"PATCH", "/api/v1/links/a", `{"title":"x"}`},
		{"DELETE", "/api/v1/links/a", ""}, {"DELETE", "/api/v1/links/a?purge=true", ""}, {"POST", "/api/v1/links/a/rollback", `{"revision":1}`},
		{"POST", "/api/v1/links/bulk", `{"links":[{"url":"https://example.com"}]}`}, {"POST", "/api/v1/tokens", `{"name":"x","scopes":["admin"]}`},
		{"POST", "/api/v1/import", `{"records":[{"slug":"b","url":"https://example.com","status":302,"revision":1,"created_at":"2026-01-01T00:00:00Z"}]}`},
	} {
		if got := s.do(t, c.method, c.path, c.body).refused(link.CodeUnavailable); got.Detail == "" {
			t.Errorf("%s %s: %+v", c.method, c.path, got)
		}
	}
}

func TestFailures_callerWhoHasGoneIsNoDefect(t *testing.T) {
	s := start(t, func(cfg *Config) { cfg.Catalog = failing{cfg.Catalog, context.Canceled} })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r, _ := http.NewRequestWithContext(ctx, "GET", "http://s.example/api/v1/links/a", nil)
	r.Header.Set("Authorization", "Bearer "+adminToken)
	s.send(t, r, "").refused(link.CodeUnavailable)
	if s.log.Len() > 0 {
		t.Errorf("logged: %s", s.log)
	}
}

func TestRequestID(t *testing.T) {
	s := start(t)
	for given, kept := range map[string]bool{
		"abc-123": true, "A.b_c:d/e+f=": true, strings.Repeat("x", 64): true,
		strings.Repeat("x", 65): false, "a b": false, "a\tb": false, "é": false, `"`: false, "<script>": false,
	} {
		got := s.do(t, "GET", "/api/v1/links", "", "X-Request-Id: "+given).Header().Get("X-Request-Id")
		if (got == given) != kept || got == "" {
			t.Errorf("%q became %q", given, got)
		}
	}
	a := s.do(t, "GET", "/api/v1/links", "").Header().Get("X-Request-Id")
	b := s.do(t, "GET", "/api/v1/links", "").Header().Get("X-Request-Id")
	if a == b {
		t.Errorf("two requests have the ID %s", a)
	}
}
