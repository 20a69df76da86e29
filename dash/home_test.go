package dash_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/dash"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/ratelimit"
)

func TestHome_makesALink(t *testing.T) {
	s := start(t, options{})
	v := s.signedIn(t, link.ScopeLinksWrite)
	form := url.Values{
		"url": {" https://example.com/a?b=1&c=2 "}, "slug": {"team/grüße"}, "title": {"<Title>"}, "tags": {"one, two,,"}, "note": {"first\nsecond"},
		"starts_at": {"2026-01-31T18:00"}, "expires_at": {"2099-01-31T18:00"}, "expired_url": {"https://example.com/over"},
		"max_clicks": {"5"}, "password": {" secret "}, "status": {"307"},
	}
	resp, body := v.post("/-/", form)
	if resp.StatusCode != http.StatusCreated {
		t.Fatalf("status %d: %s", resp.StatusCode, body)
	}
	short := s.URL + "/team/gr%C3%BC%C3%9Fe"
	for _, want := range []string{
		`<a href="` + short + `" rel="noreferrer">`, `data-copy="` + short + `"`, `href="` + short + `+"`,
		`src="/-/qr/team/gr%C3%BC%C3%9Fe.svg?size=160&amp;margin=2"`, `href="/-/qr/team/gr%C3%BC%C3%9Fe.png?size=1024&amp;download=1"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the result lacks %s", want)
		}
	}
	l, err := s.catalog.Get(t.Context(), "", "team/grüße")
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(l.URL, l.Title, l.Tags, l.Note, l.StartsAt.Format(time.RFC3339), l.ExpiresAt.Format(time.RFC3339), l.ExpiredURL, l.MaxClicks, l.Status, l.CreatedBy, l.PasswordHash != "")
	want := fmt.Sprint("https://example.com/a?b=1&c=2", "<Title>", []string{"one", "two"}, "first\nsecond", "2026-01-31T18:00:00Z", "2099-01-31T18:00:00Z",
		"https://example.com/over", 5, 307, "tester", true)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHome_saysWhatIsWrongAtItsFieldAndKeepsTheRest(t *testing.T) {
	s := start(t, options{})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("taken")})
	v := s.signedIn(t, link.ScopeLinksWrite)
	tests := []struct {
		name   string
		form   url.Values
		status int
		field  string
		says   string
	}{
		{"no address", url.Values{}, 422, "url", "Is needed: the address to shorten."},
		{"a script", url.Values{"url": {"javascript:alert(1)"}}, 422, "url", ""},
		{"a taken slug", url.Values{"url": {"https://example.com/x"}, "slug": {"taken"}}, 409, "slug", ""},
		{"a reserved slug", url.Values{"url": {"https://example.com/x"}, "slug": {"api/x"}}, 422, "slug", ""},
		{"no such day", url.Values{"url": {"https://example.com/x"}, "expires_at": {"31.1.2027"}}, 422, "expires_at", "Must be a day and a time"},
		{"no number", url.Values{"url": {"https://example.com/x"}, "max_clicks": {"many"}}, 422, "max_clicks", "Must be a whole number."},
		{"too small a number", url.Values{"url": {"https://example.com/x"}, "max_clicks": {"-1"}}, 422, "max_clicks", "Is -1;"},
		{"no clicks", url.Values{"url": {"https://example.com/x"}, "max_clicks": {"0"}}, 422, "max_clicks", "Is 0;"},
		{"no such status", url.Values{"url": {"https://example.com/x"}, "status": {"200"}}, 422, "status", "Is 200;"},
		{"a bad tag", url.Values{"url": {"https://example.com/x"}, "tags": {"ok, " + strings.Repeat("x", 500)}}, 422, "tags", ""},
		{"no such domain", url.Values{"url": {"https://example.com/x"}, "domain": {"evil.example"}}, 422, "domain", ""},
		{"a long title", url.Values{"url": {"https://example.com/x"}, "title": {strings.Repeat("x", 10_000)}}, 422, "title", ""},
	}
	for _, tt := range tests {
		tt.form.Set("note", "keep <me>")
		tt.form.Set("password", "not me")
		resp, body := v.post("/-/", tt.form)
		wrong := regexp.MustCompile(`<small class="wrong" id="wrong-` + tt.field + `">([^<]+)</small>`).FindStringSubmatch(body)
		if resp.StatusCode != tt.status || wrong == nil || !strings.Contains(wrong[1], tt.says) {
			t.Errorf("%s: %d, %q", tt.name, resp.StatusCode, wrong)
		}
		if !strings.Contains(body, "keep &lt;me&gt;</textarea>") || strings.Contains(body, "not me") || !strings.Contains(body, "<details open>") {
			t.Errorf("%s: the input was not kept, or too much of it", tt.name)
		}
		if strings.Contains(body, `class="card result"`) {
			t.Errorf("%s: there is a result", tt.name)
		}
	}
	if p, err := s.catalog.List(t.Context(), link.Query{Order: link.NewestFirst, Limit: 10}); err != nil || len(p.Links) != 1 {
		t.Errorf("%d links, %v", len(p.Links), err)
	}
}

func TestHome_sendingTheSameFormAgainMakesNothingNew(t *testing.T) {
	s := start(t, options{})
	v := s.signedIn(t, link.ScopeLinksWrite)
	_, body := v.get("/-/")
	once := regexp.MustCompile(`name="once" value="(\w+)"`).FindStringSubmatch(body)
	if once == nil {
		t.Fatal("the form has no field once")
	}
	made := func(form url.Values) string {
		resp, body := v.post("/-/", form)
		m := regexp.MustCompile(`data-copy="([^"]+)"`).FindStringSubmatch(body)
		if resp.StatusCode != http.StatusCreated || m == nil {
			t.Fatalf("status %d: %s", resp.StatusCode, body)
		}
		return m[1]
	}
	form := url.Values{"url": {"https://example.com/"}, "once": {once[1]}}
	first := made(form)
	if again := made(form); again != first {
		t.Errorf("%s, then %s", first, again)
	}
	form.Set("url", "https://example.com/other")
	if other := made(form); other == first {
		t.Error("another address got the same link")
	}
}

func TestHome_showsWhatTheTokenMay(t *testing.T) {
	s := start(t, options{})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("one")})
	for _, tt := range []struct {
		scope      link.Scope
		form, list bool
	}{{link.ScopeAdmin, true, true}, {link.ScopeLinksWrite, true, true}, {link.ScopeLinksRead, false, true}, {link.ScopeStatsRead, false, false}} {
		v := s.signedIn(t, tt.scope)
		_, body := v.get("/-/")
		if form := strings.Contains(body, `name="url"`); form != tt.form {
			t.Errorf("%s: form %v", tt.scope, form)
		}
		if list := strings.Contains(body, `/one+"`); list != tt.list {
			t.Errorf("%s: list %v", tt.scope, list)
		}
		resp, _ := v.post("/-/", url.Values{"url": {"https://example.com/2"}})
		if made := resp.StatusCode == http.StatusCreated; made != tt.form || !made && resp.StatusCode != http.StatusForbidden {
			t.Errorf("%s: making a link answers %d", tt.scope, resp.StatusCode)
		}
	}
}

func TestHome_pagesThroughTheList(t *testing.T) {
	s := start(t, options{})
	const n = 45
	for i := range n {
		s.add(t, catalog.Request{URL: fmt.Sprintf("https://example.com/%d", i), Slug: new(fmt.Sprintf("link-%02d", i))})
	}
	v := s.signedIn(t, link.ScopeLinksRead)
	slugs := func(body string) (list []string) {
		for _, m := range regexp.MustCompile(`/link-(\d\d)\+"`).FindAllStringSubmatch(body, -1) {
			list = append(list, m[1])
		}
		return list
	}
	href := func(body, rel string) string {
		m := regexp.MustCompile(`href="([^"]+)" rel="` + rel + `"`).FindStringSubmatch(body)
		if m == nil {
			return ""
		}
		return strings.ReplaceAll(m[1], "&amp;", "&")
	}
	var pages [][]string
	path := "/-/"
	for path != "" {
		_, body := v.get(path)
		pages = append(pages, slugs(body))
		if (len(pages) == 1) != (href(body, "prev") == "") {
			t.Errorf("page %d: newer %q", len(pages), href(body, "prev"))
		}
		if next := href(body, "next"); next != "" {
			path = next
			continue
		}
		break
	}
	if len(pages) != 3 || len(pages[0]) != 20 || pages[0][0] != "44" || len(pages[2]) != 5 || pages[2][4] != "00" {
		t.Fatalf("pages %v", pages)
	}
	_, body := v.get(path)
	for i := 1; i >= 0; i-- { // back to the front
		resp, b := v.get(href(body, "prev"))
		if resp.StatusCode == http.StatusSeeOther {
			_, b = v.get(resp.Header.Get("Location"))
		}
		if body = b; !cmp.Equal(slugs(body), pages[i]) {
			t.Errorf("back on page %d: %v", i, slugs(body))
		}
	}
	_, body = v.get("/-/?q=LINK-0")
	if got := slugs(body); len(got) != 10 || got[0] != "09" || !strings.Contains(body, `value="LINK-0"`) {
		t.Errorf("search: %v", got)
	}
	if _, body = v.get("/-/?q=" + url.QueryEscape("<no>")); !strings.Contains(body, "No link has “&lt;no&gt;” in it.") {
		t.Error("an empty search says nothing")
	}
	for _, bad := range []string{"/-/?after=x", "/-/?before=%00", "/-/?after=" + strings.Repeat("A", 5000)} {
		if resp, _ := v.get(bad); resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/-/" {
			t.Errorf("%.20s: %d", bad, resp.StatusCode)
		}
	}
}

func TestHome_showsTheStateOfLinks(t *testing.T) {
	now := time.Now()
	s := start(t, options{config: func(c *dash.Config) { c.Now = func() time.Time { return now.Add(time.Hour) } }})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("plain"), Tags: []string{"<tag>"}, Title: new("<b>Title</b>")})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("off"), Enabled: new(false)})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("over"), ExpiresAt: new(now.Add(time.Minute))})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("later"), StartsAt: new(now.Add(2 * time.Hour))})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("locked"), Password: new("long enough")})
	s.add(t, catalog.Request{URL: "https://example.com/", Slug: new("chooses"), Rules: []link.Rule{{When: `os == "ios"`, To: "https://example.com/ios"}}})
	_, body := s.signedIn(t, link.ScopeLinksRead).get("/-/")
	want := map[string]string{"plain": "", "off": "disabled", "over": "expired", "later": "scheduled", "locked": "protected", "chooses": "rules"}
	for slug, badge := range want {
		m := regexp.MustCompile(`/` + slug + `\+">[^<]*</a>(?: <span class="badge">(\w+)</span>)?`).FindStringSubmatch(body)
		if m == nil || m[1] != badge {
			t.Errorf("%s: %q, want %q", slug, m, badge)
		}
	}
	for _, escaped := range []string{"&lt;tag&gt;", "&lt;b&gt;Title&lt;/b&gt;"} {
		if !strings.Contains(body, escaped) {
			t.Errorf("the page lacks %s", escaped)
		}
	}
}

func TestOpen(t *testing.T) {
	s := start(t, options{open: true, baseURL: "https://s.example"})
	v := s.visitor(t)
	own := []string{"Host", "s.example", "Origin", "https://s.example"}

	resp, body := v.post("/-/shorten", url.Values{"url": {"https://example.com/?a=1"}, "slug": {"mine"}, "title": {"x"}, "password": {"not offered"}}, own...)
	if resp.StatusCode != http.StatusCreated || !strings.Contains(body, `data-copy="https://s.example/mine"`) || !strings.Contains(body, `src="/-/qr/mine.svg?`) {
		t.Errorf("status %d: %s", resp.StatusCode, body)
	}
	l, err := s.catalog.Get(t.Context(), "", "mine")
	if err != nil || l.CreatedBy != "anonymous" || l.Title != "" || l.PasswordHash != "" {
		t.Errorf("%+v, %v", l, err)
	}
	resp, body = v.post("/-/shorten", url.Values{"url": {"nonsense"}, "slug": {"mine"}}, own...)
	if resp.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, `id="wrong-url"`) || !strings.Contains(body, `value="nonsense"`) {
		t.Errorf("status %d: %s", resp.StatusCode, body)
	}
	resp, _ = v.post("/-/shorten", url.Values{"url": {"https://example.com/"}}, "Host", "other.example", "Origin", "https://other.example")
	if resp.StatusCode != http.StatusCreated {
		t.Errorf("on another domain: %d", resp.StatusCode)
	}
	if p, err := s.catalog.List(t.Context(), link.Query{Domain: new("other.example"), Order: link.NewestFirst, Limit: 10}); err != nil || len(p.Links) != 1 {
		t.Errorf("on another domain: %v, %v", p, err)
	}
	if resp, _ := v.get("/-/shorten"); resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/" {
		t.Errorf("GET: %d", resp.StatusCode)
	}
}

func TestOpen_isLimited(t *testing.T) {
	s := start(t, options{open: true, config: func(c *dash.Config) {
		c.Creations = ratelimit.New(ratelimit.Limit{Rate: 1.0 / 60, Burst: 2}, 10, time.Now)
	}})
	v := s.visitor(t)
	for range 2 {
		if resp, _ := v.post("/-/shorten", url.Values{"url": {"https://example.com/"}}); resp.StatusCode != http.StatusCreated {
			t.Fatalf("status %d", resp.StatusCode)
		}
	}
	resp, body := v.post("/-/shorten", url.Values{"url": {"https://example.com/kept"}})
	if resp.StatusCode != http.StatusTooManyRequests || resp.Header.Get("Retry-After") != "60" || !strings.Contains(body, `value="https://example.com/kept"`) {
		t.Errorf("the third: %d, %s", resp.StatusCode, body)
	}
}

func TestForm_isBounded(t *testing.T) {
	s := start(t, options{open: true})
	v := s.visitor(t)
	if resp, _ := v.post("/-/shorten", url.Values{"url": {strings.Repeat("x", 260<<10)}}); resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("70 kB: %d", resp.StatusCode)
	}
	if resp, _ := v.post("/-/shorten", url.Values{"url": {"https://example.com/" + strings.Repeat("x", 9000)}}); resp.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("9 kB: %d", resp.StatusCode)
	}
	if resp, _ := v.post("/-/shorten?%zz", nil); resp.StatusCode != http.StatusBadRequest {
		t.Errorf("a malformed query: %d", resp.StatusCode)
	}
}

// strictSite has its own rules for links.
type strictSite struct{}

func (strictSite) OnChange(*link.Actor, *link.Link, *link.Link, time.Time) error { return nil }

func (strictSite) OnCreate(_ *link.Actor, l *link.Link, _ time.Time) error {
	e := link.Errorf(link.CodeRefused, "links to <bad> are not made here")
	switch {
	case strings.Contains(l.URL, "bad"):
		return e
	case strings.Contains(l.URL, "titled"):
		e.Fields = []link.FieldError{{Field: "title", Message: "say who it is for"}}
		return e
	case strings.Contains(l.URL, "broken"):
		return link.Errorf(link.CodeSiteProgram, "the site program failed on the link")
	}
	return nil
}

func TestHome_tellsWhatTheSiteProgramSays(t *testing.T) {
	s := start(t, options{site: strictSite{}})
	v := s.signedIn(t, link.ScopeLinksWrite)
	for target, want := range map[string]struct {
		status int
		says   string
	}{
		"https://bad.example/":    {422, "Links to &lt;bad&gt; are not made here"},
		"https://titled.example/": {422, `id="wrong-title">Say who it is for`},
		"https://broken.example/": {500, "The site program failed on the link"},
		"https://good.example/":   {201, "https://good.example/"},
	} {
		resp, body := v.post("/-/", url.Values{"url": {target}})
		if resp.StatusCode != want.status || !strings.Contains(body, want.says) {
			t.Errorf("%s: %d, want %d: %s", target, resp.StatusCode, want.status, body)
		}
	}
}

// brokenCatalog fails the way a store does when its disk is full.
type brokenCatalog struct{ dash.Catalog }

func (brokenCatalog) Create(context.Context, *link.Actor, ...catalog.Request) ([]catalog.Result, error) {
	return nil, link.Fail(link.CodeStorageFull, "", fmt.Errorf("secret path /var/db"))
}

func TestHome_tellsThatTheStoreFailed(t *testing.T) {
	s := start(t, options{config: func(c *dash.Config) { c.Catalog = brokenCatalog{c.Catalog} }})
	v := s.signedIn(t, link.ScopeLinksWrite)
	resp, body := v.post("/-/", url.Values{"url": {"https://example.com/kept"}})
	if resp.StatusCode != http.StatusInsufficientStorage || !strings.Contains(body, "The service has no room left") ||
		!strings.Contains(body, `value="https://example.com/kept"`) || strings.Contains(body, "secret path") {
		t.Errorf("status %d: %s", resp.StatusCode, body)
	}
}

// What a link may have fits into the form, in whatever script it is written.
func TestHome_takes_the_longest_link(t *testing.T) {
	s := start(t, options{})
	v := s.signedIn(t, link.ScopeLinksWrite)
	note := strings.Repeat("\U0001F517", link.MaxNote)
	long := "https://example.com/?q=" + strings.Repeat("%41", 2000)
	resp, body := v.post("/-/", url.Values{"url": {long}, "expired_url": {long}, "expires_at": {"2099-01-01T00:00"}, "slug": {"long"}, "note": {note}})
	if resp.StatusCode != http.StatusCreated {
		t.Fatalf("%d %.300s", resp.StatusCode, body)
	}
	if l, err := s.catalog.Get(t.Context(), "", "long"); err != nil || l.Note != note {
		t.Errorf("%v, %v", l, err)
	}
	resp, body = v.post("/-/", url.Values{"url": {long}, "note": {note + "x"}})
	if resp.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(body, "Has 10001 characters; at most 10000 are allowed") {
		t.Errorf("%d %.300s", resp.StatusCode, body)
	}
}
