package dash_test

import (
	"context"
	"crypto/rand"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/auth"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/dash"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
	"github.com/jinklink/jink/password"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/slug"
	"github.com/jinklink/jink/store/sqlite"
)

// adminToken signs in with every scope. It is not of the form of the tokens in the store, as an operator's may be.
const adminToken = "correct-horse%20&battery/staple?#"

// service is the dashboard with a real catalog and a real store behind it.
type service struct {
	*httptest.Server
	catalog *catalog.Catalog
	keeper  *auth.Keeper
	pages   *page.Pages
	admin   *link.Actor
	logic   *program.Engine
}

type options struct {
	baseURL string // of the first domain; "" means the server's own
	open    bool
	site    catalog.Site
	config  func(*dash.Config)
	public  func(*service) http.Handler // what is not under /-/
}

func start(t testing.TB, o options) *service {
	t.Helper()
	store, err := sqlite.Open(context.Background(), sqlite.Config{Path: filepath.Join(t.TempDir(), "jink.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	mux := http.NewServeMux()
	s := &service{Server: httptest.NewUnstartedServer(nil), admin: &link.Actor{Name: "admin", Scopes: []link.Scope{link.ScopeAdmin}}}
	if o.baseURL == "" {
		o.baseURL = "http://" + s.Listener.Addr().String()
	}
	o.baseURL = strings.ReplaceAll(o.baseURL, "PORT", s.Listener.Addr().String()[strings.LastIndexByte(s.Listener.Addr().String(), ':')+1:])
	key := make([]byte, 32)
	rand.Read(key)
	s.logic = program.New(program.Config{Budget: program.Budget{Time: 5 * time.Second}, Targets: link.Targets{Own: func(h string) bool { return h == "other.example" }}})
	s.catalog, err = catalog.New(catalog.Config{
		Store:      store,
		Domains:    []catalog.Domain{{BaseURL: o.baseURL}, {BaseURL: "https://other.example"}},
		Generators: slug.New(slug.Config{Key: key, Lease: store.NextSequence}),
		Site:       o.site,
		Logic:      s.logic,
		Passwords:  password.New(password.Config{MemoryKiB: 64, Passes: 1}),
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.keeper, err = auth.New(auth.Config{Store: store, AdminToken: adminToken}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.keeper.Close)
	if s.pages, err = page.New(page.Config{BaseURL: o.baseURL, Open: o.open}); err != nil {
		t.Fatal(err)
	}
	cfg := dash.Config{Catalog: s.catalog, Keeper: s.keeper, Pages: s.pages, Logic: s.logic, BaseURL: o.baseURL, Open: o.open}
	if o.config != nil {
		o.config(&cfg)
	}
	d, err := dash.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	mux.HandleFunc("/{$}", s.pages.Landing)
	if o.public != nil {
		mux.Handle("/", o.public(s))
	}
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/-" || strings.HasPrefix(r.URL.Path, "/-/") {
			d.ServeHTTP(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	})
	s.Start()
	s.URL = o.baseURL
	t.Cleanup(s.Close)
	return s
}

// add makes a link as the admin.
func (s *service) add(t testing.TB, req catalog.Request) *link.Link {
	t.Helper()
	results, err := s.catalog.Create(t.Context(), s.admin, req)
	if err == nil {
		err = results[0].Err
	}
	if err != nil {
		t.Fatal(err)
	}
	return results[0].Link
}

func (s *service) address() string { return "http://" + s.Listener.Addr().String() }

// visitor is a browser without JavaScript.
type visitor struct {
	*http.Client
	t    testing.TB
	base string
}

func (s *service) visitor(t testing.TB) *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &http.Client{Jar: jar, Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return &visitor{c, t, s.address()}
}

// signedIn is a visitor who holds a token with the given scopes.
func (s *service) signedIn(t testing.TB, scopes ...link.Scope) *visitor {
	t.Helper()
	secret, _, err := s.keeper.Issue(t.Context(), s.admin, "tester", scopes, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	v := s.visitor(t)
	if resp, _ := v.post("/-/sign-in", url.Values{"token": {secret}}); resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("signing in: %d", resp.StatusCode)
	}
	return v
}

func (v *visitor) get(path string, headers ...string) (*http.Response, string) {
	return v.send("GET", path, nil, headers...)
}

// post sends a form as a browser does from the page itself.
func (v *visitor) post(path string, form url.Values, headers ...string) (*http.Response, string) {
	return v.send("POST", path, form, append([]string{"Content-Type", "application/x-www-form-urlencoded", "Origin", v.base}, headers...)...)
}

func (v *visitor) send(method, path string, form url.Values, headers ...string) (*http.Response, string) {
	v.t.Helper()
	req, err := http.NewRequestWithContext(v.t.Context(), method, v.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		v.t.Fatal(err)
	}
	req.Header.Set("Accept", "text/html")
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			req.Host = headers[i+1]
		}
	}
	resp, err := v.Do(req)
	if err != nil {
		v.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return resp, string(b)
}
