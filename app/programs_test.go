package app

import (
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/geo/geotest"
	"github.com/jinklink/jink/redirect"
)

// This file follows links with logic over HTTP, on a whole server.

// logical is a server with links that decide.
type logical struct {
	*running
	t *testing.T
}

func startLogical(t *testing.T) *logical {
	file := filepath.Join(t.TempDir(), "country.mmdb")
	if err := os.WriteFile(file, geotest.Database(geotest.MaxMind, map[string]string{"203.0.113.0/24": "DE", "198.51.100.0/24": "US"}), 0o600); err != nil {
		t.Fatal(err)
	}
	return &logical{start(t, t.TempDir(), map[string]string{"geoip": file, "trusted_proxies": "127.0.0.1/32", "program_time": "2s", "admin_addr": ""}), t}
}

// link makes a link with a program, whose own target is https://example.com/own.
func (s *logical) link(slug, program string, change ...func(*v1.NewLink)) {
	s.t.Helper()
	n := v1.NewLink{Slug: &slug, URL: "https://example.com/own", Program: &program}
	for _, f := range change {
		f(&n)
	}
	if _, err := s.client().Create(s.t.Context(), n); err != nil {
		s.t.Fatal(err)
	}
}

// answer is what a visitor got.
type answer struct {
	*http.Response
	body string
}

// visit follows a link as far as the server leads. headers are "Name: value".
func (s *logical) visit(method, path string, form url.Values, headers ...string) answer {
	s.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	r, err := http.NewRequest(method, s.base+path, body)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Add(name, value)
	}
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer{resp, string(text)}
}

// leads checks a status and a target.
func (a answer) leads(t *testing.T, status int, to string) {
	t.Helper()
	if a.StatusCode != status || a.Header.Get("Location") != to {
		t.Errorf("%s %s: %d %q, want %d %q", a.Request.Method, a.Request.URL.Path, a.StatusCode, a.Header.Get("Location"), status, to)
	}
}

func (s *logical) clicks(slug string, want int64) {
	s.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		l, err := s.client().Get(s.t.Context(), client.Ref{Slug: slug})
		if err != nil {
			s.t.Fatal(err)
		}
		if l.Clicks == want {
			return
		}
		if l.Clicks > want || time.Now().After(deadline) {
			s.t.Fatalf("%s has %d clicks, want %d", slug, l.Clicks, want)
		}
	}
}

func TestLogic_over_HTTP(t *testing.T) {
	s := startLogical(t)

	t.Run("country", func(t *testing.T) {
		s.link("country", "def route(req): return 'https://example.com/' + (req.country or 'nowhere')")
		s.visit("GET", "/country", nil, "X-Forwarded-For: 203.0.113.7").leads(t, 302, "https://example.com/DE")
		s.visit("GET", "/country", nil, "X-Forwarded-For: 198.51.100.9").leads(t, 302, "https://example.com/US")
		s.visit("GET", "/country", nil, "X-Forwarded-For: 198.51.100.9, 203.0.113.7").leads(t, 302, "https://example.com/DE")
		s.visit("GET", "/country", nil, "X-Forwarded-For: 192.0.2.1").leads(t, 302, "https://example.com/nowhere")
		s.visit("GET", "/country", nil).leads(t, 302, "https://example.com/nowhere")
	})

	t.Run("pages", func(t *testing.T) {
		s.link("page", "def route(req): return page('<p>ünd', 418)")
		a := s.visit("GET", "/page", nil)
		if a.StatusCode != 418 || a.body != "<p>ünd" {
			t.Errorf("got %d %q", a.StatusCode, a.body)
		}
		for name, want := range map[string]string{"Content-Security-Policy": redirect.PagePolicy, "X-Content-Type-Options": "nosniff", "Content-Type": "text/html; charset=utf-8",
			"Cache-Control": "private, no-store", "Content-Length": "7"} {
			if got := a.Header.Values(name); len(got) != 1 || got[0] != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		if head := s.visit("HEAD", "/page", nil); head.StatusCode != 418 || head.body != "" || head.Header.Get("Content-Length") != strconv.Itoa(len(a.body)) ||
			head.Header.Get("Content-Security-Policy") != redirect.PagePolicy {
			t.Errorf("HEAD got %d %q %v", head.StatusCode, head.body, head.Header)
		}
		s.clicks("page", 1) // HEAD is none
	})

	t.Run("nothing that depends on a visit is cached", func(t *testing.T) {
		permanent := func(n *v1.NewLink) { status := 301; n.Status = &status }
		s.link("kinds", `
def route(req):
    return {"to": "https://example.com/", "moved": redirect("https://example.com/", 308), "page": page("x"), "none": not_found(), "gone": gone()}.get(req.query.get("k"))
`, permanent)
		for kind, status := range map[string]int{"to": 301, "moved": 308, "page": 200, "none": 404, "gone": 410, "own": 301} {
			a := s.visit("GET", "/kinds?k="+kind, nil)
			if a.StatusCode != status || !strings.Contains(a.Header.Get("Cache-Control"), "no-store") {
				t.Errorf("%s: %d, Cache-Control: %s", kind, a.StatusCode, a.Header.Get("Cache-Control"))
			}
		}
		s.clicks("kinds", 4) // what is not there is not followed
	})

	t.Run("cookies and headers", func(t *testing.T) {
		s.link("cookies", `
def route(req):
    seen = req.cookies.get("seen", "never")
    return redirect("https://example.com/" + seen + "/" + ",".join(req.cookies), headers={"X-Robots-Tag": "noindex"}, cookies={"seen": ("once", 60)})
`)
		a := s.visit("GET", "/cookies", nil, "Cookie: jink_session=secret; __Host-x=y")
		a.leads(t, 302, "https://example.com/never/")
		if got := a.Header.Values("Set-Cookie"); len(got) != 1 || got[0] != "seen=once; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax" || a.Header.Get("X-Robots-Tag") != "noindex" {
			t.Errorf("got %v", a.Header)
		}
		s.visit("GET", "/cookies", nil, "Cookie: a=b; seen=once; jink_session=secret").leads(t, 302, "https://example.com/once/a,seen")
	})

	t.Run("a password comes first", func(t *testing.T) {
		s.link("secret", "def route(req): return redirect('https://example.com/' + req.method, 307) if req.path == '' else None", func(n *v1.NewLink) {
			password := "correct horse"
			n.Password = &password
		})
		for _, method := range []string{"GET", "HEAD"} {
			if a := s.visit(method, "/secret", nil); a.StatusCode == 307 || a.Header.Get("Location") != "" {
				t.Errorf("%s without the password got %d %q", method, a.StatusCode, a.Header.Get("Location"))
			}
		}
		if a := s.visit("POST", "/secret", url.Values{"password": {"wrong"}}); a.Header.Get("Location") != "" {
			t.Errorf("a wrong password leads to %q", a.Header.Get("Location"))
		}
		a := s.visit("POST", "/secret", url.Values{"password": {"correct horse"}})
		a.leads(t, 303, "https://example.com/POST") // and no browser sends the password there
		if a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("Cache-Control: %s", a.Header.Get("Cache-Control"))
		}
		s.clicks("secret", 1)
	})

	t.Run("a number of clicks", func(t *testing.T) {
		s.link("few", `
def route(req):
    if req.query.get("go"): return "https://example.com/go"
    if req.query.get("none"): return not_found()
    return page("go on?", click=False)
`, func(n *v1.NewLink) { most := int64(2); n.MaxClicks = &most })
		for range 3 {
			if a := s.visit("GET", "/few", nil); a.body != "go on?" {
				t.Errorf("got %d %q", a.StatusCode, a.body)
			}
			if a := s.visit("GET", "/few?none=1", nil); a.StatusCode != 404 {
				t.Errorf("got %d", a.StatusCode)
			}
			s.visit("HEAD", "/few?go=1", nil).leads(t, 302, "https://example.com/go")
		}
		s.visit("GET", "/few?go=1", nil).leads(t, 302, "https://example.com/go")
		s.visit("GET", "/few?go=1", nil).leads(t, 302, "https://example.com/go")
		if a := s.visit("GET", "/few?go=1", nil); a.StatusCode != 410 {
			t.Errorf("a third click got %d", a.StatusCode)
		}
		s.clicks("few", 2)
	})

	t.Run("a link that has expired asks nobody", func(t *testing.T) {
		s.link("over", "def route(req): return 'https://example.com/no'", func(n *v1.NewLink) {
			n.ExpiresAt, n.ExpiredURL = new(time.Now().Add(-time.Hour)), new("https://example.com/over")
		})
		s.visit("GET", "/over", nil).leads(t, 302, "https://example.com/over")
	})

	t.Run("other methods", func(t *testing.T) {
		s.link("methods", "def route(req): return redirect('https://example.com/', 307)")
		if a := s.visit("POST", "/methods", url.Values{}); a.StatusCode != 405 {
			t.Errorf("POST got %d: a link of status 302 takes none", a.StatusCode)
		}
	})

	t.Run("bad answers", func(t *testing.T) {
		bad := map[string]string{"breaks": `"https://example.com/\r\nSet-Cookie: a=b"`, "script": `"javascript:alert(1)"`, "circle": `"` + s.base + `/circle"`,
			"raises": "1 / 0", "endless": "[0 for i in iter(int, 1)]", "number": "5", "header": `redirect("https://example.com/", headers={"X-Link-A": "a\r\nb: c"})`}
		for slug, value := range bad {
			s.link(slug, "def route(req):\n    return "+value)
			a := s.visit("GET", "/"+slug, nil)
			a.leads(t, 302, "https://example.com/own")
			if a.Header.Get("Set-Cookie") != "" || a.Header.Get("B") != "" || a.Header.Get("X-Link-A") != "" {
				t.Errorf("%s: %v", slug, a.Header)
			}
			e, err := s.client().Errors(t.Context(), client.Ref{Slug: slug})
			if err != nil || len(e.Errors) != 1 || e.Errors[0].Count != 1 || e.InARow != 1 || e.Errors[0].Where != "program" {
				t.Errorf("%s: %+v %v", slug, e, err)
			}
			s.clicks(slug, 1)
		}
	})

	t.Run("variants are counted with clicks", func(t *testing.T) {
		s.link("split", `
def route(req):
    to = req.split("page", ["https://example.com/a", "https://example.com/b"])
    return not_found() if req.query.get("none") else to
`)
		followed := map[string]int64{}
		for i := range 40 {
			agent := "Cookie: n=" + strconv.Itoa(i)
			from := "X-Forwarded-For: 203.0.113." + strconv.Itoa(i+1)
			to := s.visit("GET", "/split", nil, agent, from).Header.Get("Location")
			if again := s.visit("HEAD", "/split", nil, from).Header.Get("Location"); again != to {
				t.Errorf("%q, then %q", to, again)
			}
			s.visit("GET", "/split?none=1", nil, from)
			followed[to]++
		}
		s.clicks("split", 40)
		variants, err := s.client().Variants(t.Context(), client.Ref{Slug: "split"})
		if err != nil || len(variants) != 2 || len(followed) != 2 {
			t.Fatalf("%+v %v, followed %v", variants, err, followed)
		}
		for _, v := range variants {
			if v.Split != "page" || v.Clicks != followed[v.Name] {
				t.Errorf("%+v, followed %v", v, followed)
			}
		}
	})
}
