package page_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/page"
)

func newPages(t testing.TB, cfg page.Config) *page.Pages {
	t.Helper()
	p, err := page.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// get calls a page as a client with the given Accept header would.
func get(accept string, show func(http.ResponseWriter, *http.Request)) *http.Response {
	return call("GET", accept, show)
}

func call(method, accept string, show func(http.ResponseWriter, *http.Request)) *http.Response {
	r := httptest.NewRequest(method, "/x", nil)
	r.Header.Set("Accept", accept)
	w := httptest.NewRecorder()
	show(w, r)
	return w.Result()
}

func text(t testing.TB, resp *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const evil = `"><script>alert(1)</script>` + "\u202e"

// shows is every page there is, with the nastiest content that it may be given.
func shows(p *page.Pages) map[string]func(http.ResponseWriter, *http.Request) {
	preview := func(v page.Preview) func(http.ResponseWriter, *http.Request) {
		return func(w http.ResponseWriter, r *http.Request) { p.Preview(w, r, v) }
	}
	m := map[string]func(http.ResponseWriter, *http.Request){
		"landing":        p.Landing,
		"custom error":   func(w http.ResponseWriter, r *http.Request) { p.Error(w, r, 410, evil, evil) },
		"password":       func(w http.ResponseWriter, r *http.Request) { p.Password(w, r, false, 0) },
		"wrong password": func(w http.ResponseWriter, r *http.Request) { p.Password(w, r, true, 0) },
		"too many":       func(w http.ResponseWriter, r *http.Request) { p.Password(w, r, false, 90*time.Second) },
		"preview":        preview(page.Preview{ShortURL: "https://s.example/" + evil, URL: "https://example.com/" + evil, Title: evil, Created: time.Now()}),
		"app preview":    preview(page.Preview{ShortURL: "https://s.example/a", URL: "app:" + evil, Title: evil, Created: time.Now()}),
		"protected":      preview(page.Preview{ShortURL: "https://s.example/a", Protected: true, State: "expired", Created: time.Now()}),
		"open": func(w http.ResponseWriter, r *http.Request) {
			p.Open(w, r, 422, page.Shorten{Values: map[string]string{"url": evil, "slug": evil}, Errors: map[string][]string{"": {evil}, "url": {evil, evil}, "slug": {evil}}})
		},
		"made": func(w http.ResponseWriter, r *http.Request) {
			p.Open(w, r, 200, page.Shorten{Result: &page.Result{ShortURL: "https://s.example/" + evil, URL: evil, Slug: evil, Preview: "https://s.example/a+", Notes: []string{evil}}})
		},
	}
	for _, status := range []int{400, 401, 403, 404, 405, 410, 413, 418, 429, 500, 502, 503, 507} {
		m[fmt.Sprint(status)] = func(w http.ResponseWriter, r *http.Request) { p.Error(w, r, status, "", "") }
	}
	return m
}

func TestPages_areSafeAndWhole(t *testing.T) {
	for _, open := range []bool{false, true} {
		for name, show := range shows(newPages(t, page.Config{Open: open, BaseURL: "https://s.example"})) {
			t.Run(fmt.Sprintf("%s/open=%v", name, open), func(t *testing.T) {
				resp := get("text/html", show)
				h := resp.Header
				if got := h.Get("Content-Type"); got != "text/html; charset=utf-8" {
					t.Errorf("Content-Type %q", got)
				}
				for header, want := range map[string]string{
					"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex", "Cache-Control": "no-store",
				} {
					if got := h.Get(header); got != want {
						t.Errorf("%s: %q, want %q", header, got, want)
					}
				}
				policy := h.Get("Content-Security-Policy")
				for _, want := range []string{"default-src 'none'", "style-src 'self'", "img-src 'self' data:", "base-uri 'none'", "frame-ancestors 'none'"} {
					if !strings.Contains(policy, want) {
						t.Errorf("the policy %q lacks %s", policy, want)
					}
				}
				if strings.Contains(policy, "unsafe") {
					t.Errorf("the policy %q is unsafe", policy)
				}
				checkHTML(t, text(t, resp))
			})
		}
	}
}

// checkHTML fails where a page loads anything from elsewhere, has inline code or style, or lacks what every page has.
func checkHTML(t *testing.T, doc string) {
	t.Helper()
	node, err := html.Parse(strings.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for n := range node.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
			}
		}
		switch n.Data {
		case "script", "img", "link":
			if src := attr["src"] + attr["href"]; !strings.HasPrefix(src, "/-/") {
				t.Errorf("<%s> loads %q", n.Data, src)
			}
			if n.Data == "script" && n.FirstChild != nil {
				t.Error("there is an inline script")
			}
		case "style", "iframe", "object", "embed", "base":
			t.Errorf("there is a <%s>", n.Data)
		case "a":
			if href := attr["href"]; !strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "https://") {
				t.Errorf("there is a link to %q", href)
			}
		}
	}
	for _, tag := range []string{"title", "main"} {
		if count[tag] != 1 {
			t.Errorf("there are %d <%s>", count[tag], tag)
		}
	}
	if count["h1"]+count["h2"] == 0 {
		t.Error("there is no heading")
	}
	if regexp.MustCompile(`alert\(1\)</script>`).MatchString(doc) {
		t.Error("text was not escaped")
	}
}

func TestError_hasThreeForms(t *testing.T) {
	p := newPages(t, page.Config{})
	gone := func(w http.ResponseWriter, r *http.Request) {
		p.Error(w, r, 410, "This link has expired", "It ended in May.")
	}

	resp := get("application/json", gone)
	var problem v1.Problem
	if err := json.Unmarshal([]byte(text(t, resp)), &problem); err != nil {
		t.Fatal(err)
	}
	want := v1.Problem{Type: v1.ProblemType("gone"), Title: "This link has expired", Status: 410, Detail: "It ended in May."}
	if diff := cmp.Diff(want, problem); diff != "" || resp.StatusCode != 410 || resp.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("JSON: %d %s %s", resp.StatusCode, resp.Header.Get("Content-Type"), diff)
	}

	resp = get("*/*", gone)
	if got := text(t, resp); got != "410 This link has expired\nIt ended in May.\n" || resp.Header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("text: %q", got)
	}
	resp = get("text/html", gone)
	if got := text(t, resp); !strings.Contains(got, "<h1>This link has expired</h1>") {
		t.Errorf("HTML: %q", got)
	}
	if got := resp.Header.Get("Vary"); got != "Accept" {
		t.Errorf("Vary: %q", got)
	}
}

func TestPages_answerHEADWithoutABody(t *testing.T) {
	p := newPages(t, page.Config{BaseURL: "https://s.example"})
	all := shows(p)
	all["robots.txt"], all["favicon.ico"] = p.Robots, p.Favicon
	for name, show := range all {
		head, full := call("HEAD", "text/html", show), get("text/html", show)
		length := fmt.Sprint(len(text(t, full)))
		if text(t, head) != "" || head.StatusCode != full.StatusCode || head.Header.Get("Content-Length") != length {
			t.Errorf("%s: HEAD %d, length %s; GET %d, length %s", name, head.StatusCode, head.Header.Get("Content-Length"), full.StatusCode, length)
		}
	}
}

func TestError_keepsABoundedNumberOfPages(t *testing.T) {
	p := newPages(t, page.Config{})
	for i := range 1000 {
		detail := fmt.Sprintf("number %d", i)
		resp := get("*/*", func(w http.ResponseWriter, r *http.Request) { p.Error(w, r, 404, "", detail) })
		if got := text(t, resp); got != "404 Nothing here\n"+detail+"\n" {
			t.Fatalf("%q", got)
		}
	}
	if n := page.Kept(p); n > 128 {
		t.Errorf("%d pages are kept", n)
	}
}

// A miss is the answer that scanners get all day: it must not execute a template, nor allocate more than its headers.
func TestError_usualPagesAreCheap(t *testing.T) {
	p := newPages(t, page.Config{})
	r := httptest.NewRequest("GET", "/wp-login.php", nil)
	r.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
	w := discard{http.Header{}}
	if n := testing.AllocsPerRun(100, func() { clear(w.header); p.Error(w, r, 404, "", "") }); n > 10 {
		t.Errorf("%v allocations", n)
	}
}

type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}

func BenchmarkError_404(b *testing.B) {
	p := newPages(b, page.Config{})
	r := httptest.NewRequest("GET", "/wp-login.php", nil)
	r.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
	w := discard{http.Header{}}
	b.ReportAllocs()
	for b.Loop() {
		clear(w.header)
		p.Error(w, r, http.StatusNotFound, "", "")
	}
}

func TestPassword(t *testing.T) {
	p := newPages(t, page.Config{})
	tests := []struct {
		name       string
		wrong      bool
		retry      time.Duration
		status     int
		retryAfter string
		says       string
	}{
		{"asks", false, 0, 200, "", "Enter its password"},
		{"a wrong one", true, 0, 403, "", "That is not the password of this link."},
		{"too many", true, 1500 * time.Millisecond, 429, "2", "Please try again in 2 seconds."},
		{"far too many", false, 20 * time.Minute, 429, "1200", "Please try again in 20 minutes."},
	}
	for _, tt := range tests {
		show := func(w http.ResponseWriter, r *http.Request) { p.Password(w, r, tt.wrong, tt.retry) }
		resp := get("text/html", show)
		body := text(t, resp)
		if resp.StatusCode != tt.status || resp.Header.Get("Retry-After") != tt.retryAfter || !strings.Contains(body, tt.says) {
			t.Errorf("%s: %d, Retry-After %q, %s", tt.name, resp.StatusCode, resp.Header.Get("Retry-After"), body)
		}
		if !strings.Contains(body, `<form method="post"`) || !strings.Contains(body, `name="password"`) || strings.Contains(body, "action=") {
			t.Errorf("%s: the form does not post to its own address: %s", tt.name, body)
		}
		// See policyPassword: with form-action, Chromium would not follow the redirect to the target.
		if policy := resp.Header.Get("Content-Security-Policy"); strings.Contains(policy, "form-action") {
			t.Errorf("%s: %s", tt.name, policy)
		}
		for _, accept := range []string{"*/*", "application/json"} { // a program must not take this for the target
			want := tt.status
			if want == 200 {
				want = 403
			}
			resp := get(accept, show)
			if got := text(t, resp); resp.StatusCode != want || want != tt.status && !strings.Contains(got, "protected") || want == tt.status && !strings.Contains(got, tt.says) {
				t.Errorf("%s: for %s %d %q", tt.name, accept, resp.StatusCode, got)
			}
		}
	}
}

func TestPreview(t *testing.T) {
	p := newPages(t, page.Config{})
	created := time.Date(2026, 3, 9, 23, 59, 0, 0, time.FixedZone("", 3600))
	v := page.Preview{ShortURL: "https://s.example/a", URL: "https://example.com/?a=1&b=2", Title: "A <title>", Created: created}
	show := func(w http.ResponseWriter, r *http.Request) { p.Preview(w, r, v) }

	body := text(t, get("text/html", show))
	for _, want := range []string{
		`<a href="https://example.com/?a=1&amp;b=2" rel="noreferrer nofollow">https://example.com/?a=1&amp;b=2</a>`,
		"A &lt;title&gt;", `<time datetime="2026-03-09T22:59:00Z">9 March 2026</time>`, "Follow the link",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("HTML lacks %s", want)
		}
	}
	want := `{"short_url":"https://s.example/a","url":"https://example.com/?a=1&b=2","title":"A <title>",` +
		`"created_at":"2026-03-09T22:59:00.000Z","protected":false,"state":""}`
	if got := text(t, get("application/json", show)); got != want {
		t.Errorf("JSON %s", got)
	}

	v = page.Preview{ShortURL: "https://s.example/a", URL: "otpauth:x", Created: created}
	if body := text(t, get("text/html", show)); !strings.Contains(body, "<code>otpauth:x</code>") || strings.Contains(body, `href="otpauth`) {
		t.Error("a target of another scheme became a link")
	}
	v = page.Preview{ShortURL: "https://s.example/a", Protected: true, State: "expired", Created: created}
	if body := text(t, get("text/html", show)); strings.Contains(body, "Follow the link") || !strings.Contains(body, "This link is expired") ||
		!strings.Contains(body, "Protected by a password") {
		t.Error("a link that has expired is offered to be followed")
	}
}

func TestLanding(t *testing.T) {
	plain := newPages(t, page.Config{Name: "links", BaseURL: "https://s.example"})
	body := text(t, get("text/html", plain.Landing))
	if !strings.Contains(body, "<title>links</title>") || strings.Contains(body, "<form") {
		t.Errorf("plain: %s", body)
	}
	several := newPages(t, page.Config{BaseURL: "https://s.example", Hosts: []string{"other.example"}})
	for asked, shown := range map[string]string{"s.example": "s.example", "other.example": "other.example", "evil.example": "s.example"} {
		r := httptest.NewRequest("GET", "http://"+asked+"/", nil)
		r.Header.Set("Accept", "text/html")
		w := httptest.NewRecorder()
		several.Landing(w, r)
		if !strings.Contains(w.Body.String(), "<h1>"+shown+"</h1>") {
			t.Errorf("%s shows %s", asked, w.Body)
		}
	}
	open := newPages(t, page.Config{Open: true, BaseURL: "https://s.example"})
	body = text(t, get("text/html", open.Landing))
	if !strings.Contains(body, `<form method="post" action="/-/shorten"`) || !strings.Contains(body, "<i>s.example/</i>") {
		t.Errorf("open: %s", body)
	}
}

func TestAssets(t *testing.T) {
	p := newPages(t, page.Config{})
	body := text(t, get("text/html", func(w http.ResponseWriter, r *http.Request) { p.Error(w, r, 404, "", "") }))
	paths := regexp.MustCompile(`/-/assets/[0-9a-f]{12}/[a-z.]+`).FindAllString(body, -1)
	if len(paths) != 2 {
		t.Fatalf("the page has the assets %q", paths)
	}
	fetch := func(path string) *http.Response {
		w := httptest.NewRecorder()
		p.Asset(w, httptest.NewRequest("GET", path, nil))
		return w.Result()
	}
	for _, path := range paths {
		resp := fetch(path)
		if resp.StatusCode != 200 || resp.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" ||
			resp.Header.Get("X-Content-Type-Options") != "nosniff" || resp.Header.Get("Content-Type") == "" {
			t.Errorf("%s: %d %v", path, resp.StatusCode, resp.Header)
		}
	}
	for _, path := range []string{"/-/assets/", "/-/assets/000000000000/style.css", "/-/assets/style.css", strings.ToUpper(paths[0])} {
		if resp := fetch(path); resp.StatusCode != 404 || resp.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d, %s", path, resp.StatusCode, resp.Header.Get("Cache-Control"))
		}
	}
}

func TestFavicon_holdsPicturesOfEverySize(t *testing.T) {
	b := []byte(text(t, get("image/*", newPages(t, page.Config{}).Favicon)))
	if !bytes.HasPrefix(b, []byte{0, 0, 1, 0, 3, 0}) {
		t.Fatalf("an icon of three pictures begins otherwise than % x", b[:6])
	}
	for i, side := range []int{16, 32, 48} {
		entry := b[6+16*i:]
		size, offset := binary.LittleEndian.Uint32(entry[8:]), binary.LittleEndian.Uint32(entry[12:])
		img, err := png.DecodeConfig(bytes.NewReader(b[offset : offset+size]))
		if err != nil || img.Width != side || img.Height != side || int(entry[0]) != side {
			t.Errorf("picture %d: %d×%d, %v", i, img.Width, img.Height, err)
		}
	}
}

func TestRobots(t *testing.T) {
	if got := text(t, get("*/*", newPages(t, page.Config{}).Robots)); got != "User-agent: *\nDisallow: /\n" {
		t.Errorf("%q", got)
	}
	if got := text(t, get("*/*", newPages(t, page.Config{Robots: "User-agent: *\nAllow: /\n"}).Robots)); got != "User-agent: *\nAllow: /\n" {
		t.Errorf("%q", got)
	}
}
