package api

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

func pointer[T any](v T) *T { return &v }

func TestCreate(t *testing.T) {
	s := start(t)
	x := s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com/a?b=c","slug":"docs/intro","title":"Intro","note":"ours",
		"tags":["x","y"],"status":307,"forward_query":true,"forward_path":true,"starts_at":"2026-06-01T02:00:00.5+02:00",
		"expires_at":"2027-01-01T00:00:00Z","expired_url":"https://example.com/over","max_clicks":7,"password":"secret","check":true,
		"rules":[{"when":"os == 'ios'","to":"https://apps.example/{country}"},{"when":"True","to":"https://{country}.example/","hosts":["DE.example"]}],
		"program":"def route(req):\n    return None\n","time_zone":"Europe/Berlin"}`)
	got := want[v1.Link](x, http.StatusCreated)
	made := s.time()
	if diff := cmp.Diff(v1.Link{
		ID: got.ID, Domain: "s.example", Slug: "docs/intro", ShortURL: "https://s.example/docs/intro", URL: "https://example.com/a?b=c",
		Title: "Intro", Note: "ours", Tags: []string{"x", "y"}, Status: 307, ForwardQuery: true, ForwardPath: true,
		StartsAt: pointer(time.Date(2026, 6, 1, 0, 0, 0, 5e8, time.UTC)), ExpiresAt: pointer(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)),
		ExpiredURL: pointer("https://example.com/over"), MaxClicks: pointer(int64(7)), HasPassword: true, Enabled: true,
		Rules:   []v1.Rule{{When: "os == 'ios'", To: "https://apps.example/{country}"}, {When: "True", To: "https://{country}.example/", Hosts: []string{"de.example"}}},
		Program: pointer("def route(req):\n    return None\n"), TimeZone: pointer("Europe/Berlin"),
		CreatedAt: made, UpdatedAt: made, CreatedBy: "admin", Revision: 1, Check: &v1.Check{Result: "reachable", Status: 200},
	}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, text := range []string{`"created_at":"2026-05-01T12:00:00.123Z"`, `"starts_at":"2026-06-01T00:00:00.500Z"`, `"expires_at":"2027-01-01T00:00:00.000Z"`} {
		if !strings.Contains(x.Body.String(), text) {
			t.Errorf("%s is not in %s", text, x.Body)
		}
	}
	if strings.Contains(x.Body.String(), "secret") || strings.Contains(x.Body.String(), "argon2") {
		t.Errorf("the password is shown: %s", x.Body)
	}
	location := x.Header().Get("Location")
	if location != "/api/v1/links/docs%2Fintro" || x.Header().Get("ETag") != `"1"` {
		t.Errorf("%v", x.Header())
	}
	got.Check = nil
	if again := want[v1.Link](s.do(t, "GET", location, ""), http.StatusOK); !cmp.Equal(again, got) {
		t.Errorf("GET: %s", cmp.Diff(got, again))
	}
}

func TestCreate_minimal(t *testing.T) {
	s := start(t)
	x := s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com"}`)
	l := want[v1.Link](x, http.StatusCreated)
	if len(l.Slug) != 7 || !l.Enabled || l.Status != 302 || l.Tags == nil {
		t.Errorf("%+v", l)
	}
	if !strings.Contains(x.Body.String(), `"tags":[]`) || !strings.Contains(x.Body.String(), `"expires_at":null`) {
		t.Errorf("%s", x.Body)
	}
}

func TestCreate_ofAnotherDomain(t *testing.T) {
	s := start(t)
	x := s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com","slug":"a","domain":"go.example"}`)
	l := want[v1.Link](x, http.StatusCreated)
	if l.Domain != "go.example" || l.ShortURL != "https://go.example/a" || x.Header().Get("Location") != "/api/v1/links/a?domain=go.example" {
		t.Errorf("%+v %v", l, x.Header())
	}
	s.do(t, "GET", "/api/v1/links/a", "").refused(link.CodeNotFound)
	want[v1.Link](s.do(t, "GET", "/api/v1/links/a?domain=go.example", ""), http.StatusOK)
	want[v1.Link](s.do(t, "HEAD", "/api/v1/links/a?domain=GO.EXAMPLE", ""), http.StatusOK)
	s.do(t, "GET", "/api/v1/links/a?domain=else.example", "").refused(link.CodeNotFound, "else.example")
	s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com","domain":"else.example"}`).refused(link.CodeInvalid, "domain", "go.example")
}

func TestCreate_reuse(t *testing.T) {
	s := start(t)
	first := s.create(t, `{"url":"https://example.com/","reuse":true}`)
	x := s.do(t, "POST", "/api/v1/links", `{"url":"https://EXAMPLE.com","reuse":true}`)
	if second := want[v1.Link](x, http.StatusOK); second.Slug != first.Slug || x.Header().Get("Location") == "" {
		t.Errorf("%+v", second)
	}
	if third := s.create(t, `{"url":"https://example.com/"}`); third.Slug == first.Slug {
		t.Error("reused without reuse")
	}
}

func TestCreate_idempotency(t *testing.T) {
	s := start(t)
	send := func(body, key string, headers ...string) *exchange {
		t.Helper()
		return s.do(t, "POST", "/api/v1/links", body, append(headers, "Idempotency-Key: "+key)...)
	}
	x := send(`{"url":"https://example.com","title":"a","password":"one"}`, "k1")
	first := want[v1.Link](x, http.StatusCreated)
	if x.Header().Get("Idempotent-Replayed") != "" {
		t.Error("the first is a replay")
	}
	x = send(`{"title":"a", "password":"one", "url":"https://example.com"}`, "k1") // other bytes, the same request
	if again := want[v1.Link](x, http.StatusCreated); again.Slug != first.Slug || x.Header().Get("Idempotent-Replayed") != "true" {
		t.Errorf("%+v %v", again, x.Header())
	}
	send(`{"url":"https://example.com","title":"b","password":"one"}`, "k1").refused(link.CodeConflict)
	send(`{"url":"https://example.com","title":"a","password":"two"}`, "k1").refused(link.CodeConflict)
	if other := want[v1.Link](send(`{"url":"https://example.com"}`, "k2"), http.StatusCreated); other.Slug == first.Slug {
		t.Error("another key gets the same link")
	}
	other := s.token(t, link.ScopeLinksWrite)
	if l := want[v1.Link](send(`{"url":"https://example.com"}`, "k1", "Authorization: Bearer "+other), http.StatusCreated); l.Slug == first.Slug {
		t.Error("another token's key gets the same link")
	}
	send(`{"url":"x"}`, strings.Repeat("k", 256)).refused(codeMalformed, "Idempotency-Key")
	send(`{"url":"x"}`, "a b").refused(codeMalformed, "Idempotency-Key")
	r, _ := http.NewRequest("POST", "http://s.example/api/v1/links", strings.NewReader(`{"url":"https://example.com"}`))
	r.Header = http.Header{"Authorization": {"Bearer " + adminToken}, "Content-Type": {"application/json"}, "Idempotency-Key": {"a", "b"}}
	s.send(t, r, "").refused(codeMalformed, "Idempotency-Key")
}

func TestCreate_takenSlug(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com","slug":"a"}`)
	s.do(t, "POST", "/api/v1/links", `{"url":"https://example.org","slug":"a"}`).refused(link.CodeSlugTaken, `"a"`)
}

func TestSlugsInPaths(t *testing.T) {
	s := start(t)
	for i, slug := range []string{"a/b", "docs/a/b", "naïve", "日本", "bulk", "a.b", "a-b_c", "tokens/x"} {
		target := fmt.Sprintf("https://example.com/%d", i)
		x := s.do(t, "POST", "/api/v1/links", fmt.Sprintf(`{"url":%q,"slug":%q}`, target, slug))
		want[v1.Link](x, http.StatusCreated)
		if l := want[v1.Link](s.do(t, "GET", "/api/v1/links/"+url.PathEscape(slug), ""), http.StatusOK); l.Slug != slug || l.URL != target {
			t.Errorf("%s: %+v", slug, l)
		}
		if l := want[v1.Link](s.do(t, "GET", x.Header().Get("Location"), ""), http.StatusOK); l.Slug != slug {
			t.Errorf("%s by its location: %+v", slug, l)
		}
	}
}

// The tag of a link is that of its revision, so it must not keep a caller from seeing the clicks.
func TestGet_is_never_answered_with_304(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com","slug":"a"}`)
	x := s.do(t, "GET", "/api/v1/links/a", "", `If-None-Match: "1"`)
	want[v1.Link](x, http.StatusOK)
	if h := x.Header(); h.Get("ETag") != `"1"` || h.Get("Cache-Control") != "no-store" {
		t.Errorf("%v", h)
	}
}

func TestUpdate(t *testing.T) {
	s := start(t)
	full := `{"url":"https://example.com","slug":"a","title":"T","note":"N","tags":["x"],"starts_at":"2026-01-01T00:00:00Z",
		"expires_at":"2027-01-01T00:00:00Z","expired_url":"https://example.org","max_clicks":5,"password":"secret"}`
	s.create(t, full)
	s.forward(time.Minute)
	revision := int64(1)
	for _, c := range []struct {
		name, patch string
		change      func(*v1.Link)
	}{
		{"nothing", `{}`, nil},
		{"a new title", `{"title":"U"}`, func(l *v1.Link) { l.Title = "U" }},
		{"the same title", `{"title":"U"}`, nil},
		{"no title", `{"title":null}`, func(l *v1.Link) { l.Title = "" }},
		{"no tags", `{"tags":null}`, func(l *v1.Link) { l.Tags = []string{} }},
		{"other tags", `{"tags":["p","q"]}`, func(l *v1.Link) { l.Tags = []string{"p", "q"} }},
		{"off", `{"enabled":false}`, func(l *v1.Link) { l.Enabled = false }},
		{"no dates", `{"starts_at":null,"expires_at":null}`, func(l *v1.Link) { l.StartsAt, l.ExpiresAt = nil, nil }},
		{"no expired_url", `{"expired_url":null}`, func(l *v1.Link) { l.ExpiredURL = nil }},
		{"no limit", `{"max_clicks":null}`, func(l *v1.Link) { l.MaxClicks = nil }},
		{"no password", `{"password":null}`, func(l *v1.Link) { l.HasPassword = false }},
		{"a password", `{"password":"other"}`, func(l *v1.Link) { l.HasPassword = true }},
		{"many", `{"url":"https://example.net","status":301,"forward_query":true,"forward_path":true,"note":"M","max_clicks":9,"expires_at":"2028-01-01T00:00:00Z"}`,
			func(l *v1.Link) {
				l.URL, l.Status, l.ForwardQuery, l.ForwardPath, l.Note = "https://example.net/", 301, true, true, "M"
				l.MaxClicks, l.ExpiresAt = pointer(int64(9)), pointer(time.Date(2028, 1, 1, 0, 0, 0, 0, time.UTC))
			}},
	} {
		t.Run(c.name, func(t *testing.T) {
			expected := want[v1.Link](s.do(t, "GET", "/api/v1/links/a", ""), http.StatusOK)
			if c.change != nil {
				revision++
				c.change(&expected)
				expected.Revision, expected.UpdatedAt = revision, s.time()
			}
			x := s.do(t, "PATCH", "/api/v1/links/a", c.patch, "Content-Type: application/merge-patch+json")
			got := want[v1.Link](x, http.StatusOK)
			got.Warnings, expected.Warnings = nil, nil
			if diff := cmp.Diff(expected, got); diff != "" || x.Header().Get("ETag") != etag(revision) {
				t.Errorf("%s, -want +got:\n%s", x.Header().Get("ETag"), diff)
			}
		})
	}
	t.Run("checked", func(t *testing.T) {
		if l := want[v1.Link](s.do(t, "PATCH", "/api/v1/links/a", `{"check":true}`), http.StatusOK); l.Check == nil {
			t.Errorf("%+v", l)
		}
	})
	for _, field := range []string{"url", "status", "forward_query", "forward_path", "enabled", "check"} {
		t.Run("null "+field, func(t *testing.T) {
			s.do(t, "PATCH", "/api/v1/links/a", `{"`+field+`":null,"title":"never"}`).refused(link.CodeInvalid, field, "cannot be null")
		})
	}
	if l := want[v1.Link](s.do(t, "GET", "/api/v1/links/a", ""), http.StatusOK); l.Revision != revision || l.Title == "never" {
		t.Errorf("something was half-written: %+v", l)
	}
}

func TestUpdate_ifMatch(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com","slug":"a"}`)
	for _, c := range []struct {
		header string
		want   link.Code
	}{
		{`"2"`, link.CodeRevision}, {`W/"1"`, link.CodeRevision}, {`"0"`, link.CodeRevision}, {`"-1"`, link.CodeRevision},
		{`"01"`, link.CodeRevision}, {`"abc"`, link.CodeRevision}, {`""`, link.CodeRevision}, {`"99999999999999999999"`, link.CodeRevision},
		{` `, codeMalformed}, {`1`, codeMalformed}, {`"1", "2"`, codeMalformed}, {`"`, codeMalformed}, {`'1'`, codeMalformed},
	} {
		t.Run(c.header, func(t *testing.T) {
			s.do(t, "PATCH", "/api/v1/links/a", `{"title":"x"}`, "If-Match: "+c.header).refused(c.want)
			s.do(t, "DELETE", "/api/v1/links/a", "", "If-Match: "+c.header).refused(c.want)
		})
	}
	if l := want[v1.Link](s.do(t, "PATCH", "/api/v1/links/a", `{"title":"x"}`, `If-Match: "1"`), http.StatusOK); l.Revision != 2 {
		t.Errorf("%+v", l)
	}
	want[v1.Link](s.do(t, "PATCH", "/api/v1/links/a", `{"title":"y"}`, `If-Match: *`), http.StatusOK)
	nothing(s.do(t, "DELETE", "/api/v1/links/a", "", `If-Match: "3"`), http.StatusNoContent)
}

func TestDeleteAndRollback(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com/1","slug":"a/b"}`)
	want[v1.Link](s.do(t, "PATCH", "/api/v1/links/a%2Fb", `{"url":"https://example.com/2"}`), http.StatusOK)
	nothing(s.do(t, "DELETE", "/api/v1/links/a%2Fb", ""), http.StatusNoContent)
	s.do(t, "GET", "/api/v1/links/a%2Fb", "").refused(link.CodeGone)
	s.do(t, "PATCH", "/api/v1/links/a%2Fb", `{"title":"x"}`).refused(link.CodeGone)
	s.do(t, "DELETE", "/api/v1/links/a%2Fb", "").refused(link.CodeGone)
	s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com","slug":"a/b"}`).refused(link.CodeSlugTaken)
	if got := s.slugs(t, ""); got != "" {
		t.Errorf("listed: %s", got)
	}
	if got := s.slugs(t, "?deleted=true"); got != "a/b" {
		t.Errorf("listed as deleted: %s", got)
	}

	page := want[v1.RevisionPage](s.do(t, "GET", "/api/v1/links/a%2Fb/revisions", ""), http.StatusOK)
	var states []string
	for _, r := range page.Revisions {
		states = append(states, fmt.Sprintf("%d %s %s %v", r.Revision, r.Link.URL, r.UpdatedBy, r.Deleted))
	}
	if diff := cmp.Diff([]string{"3 https://example.com/2 admin true", "2 https://example.com/2 admin false", "1 https://example.com/1 admin false"}, states); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}

	x := s.do(t, "POST", "/api/v1/links/a%2Fb/rollback", `{"revision":1}`)
	if l := want[v1.Link](x, http.StatusOK); l.URL != "https://example.com/1" || l.Revision != 4 || x.Header().Get("ETag") != `"4"` {
		t.Errorf("%+v", l)
	}
	want[v1.Link](s.do(t, "GET", "/api/v1/links/a%2Fb", ""), http.StatusOK)
	s.do(t, "POST", "/api/v1/links/a%2Fb/rollback", `{"revision":99}`).refused(link.CodeNotFound, "99")
	s.do(t, "POST", "/api/v1/links/a%2Fb/rollback", `{"revision":0}`).refused(link.CodeInvalid, "revision")
	s.do(t, "POST", "/api/v1/links/a%2Fb/rollback", `{"revision":-1}`).refused(link.CodeInvalid, "revision")
	s.do(t, "POST", "/api/v1/links/a%2Fb/rollback", `{"revision":1}`, `If-Match: "4"`).refused(codeMalformed, "If-Match")

	s.do(t, "DELETE", "/api/v1/links/a%2Fb?purge=true", "", `If-Match: "4"`).refused(codeMalformed, "If-Match")
	nothing(s.do(t, "DELETE", "/api/v1/links/a%2Fb?purge=true", ""), http.StatusNoContent)
	s.do(t, "GET", "/api/v1/links/a%2Fb", "").refused(link.CodeNotFound)
	s.do(t, "GET", "/api/v1/links/a%2Fb/revisions", "").refused(link.CodeNotFound)
	s.do(t, "DELETE", "/api/v1/links/a%2Fb?purge=true", "").refused(link.CodeNotFound)
	s.create(t, `{"url":"https://example.com","slug":"a/b"}`)
}

func TestRevisions_pages(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com","slug":"a"}`)
	for i := range 6 {
		want[v1.Link](s.do(t, "PATCH", "/api/v1/links/a", fmt.Sprintf(`{"title":"%d"}`, i)), http.StatusOK)
	}
	var seen []int64
	for next := "/api/v1/links/a/revisions?limit=3"; next != ""; {
		x := s.do(t, "GET", next, "")
		page := want[v1.RevisionPage](x, http.StatusOK)
		for _, r := range page.Revisions {
			seen = append(seen, r.Revision)
		}
		next = nextOf(t, x, page.NextCursor)
	}
	if diff := cmp.Diff([]int64{7, 6, 5, 4, 3, 2, 1}, seen); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, cursor := range []string{"x", "%00", "YmVmb3JlIDA", "LTE"} {
		s.do(t, "GET", "/api/v1/links/a/revisions?cursor="+cursor, "").refused(codeMalformed, "cursor")
	}
}

// nextOf returns the next page by the Link header, which must agree with the cursor.
func nextOf(t testing.TB, x *exchange, cursor *string) string {
	t.Helper()
	header := x.Header().Get("Link")
	if (header == "") != (cursor == nil) {
		t.Fatalf("Link %q, cursor %v", header, cursor)
	}
	if cursor == nil {
		return ""
	}
	next, ok := strings.CutSuffix(strings.TrimPrefix(header, "<"), `>; rel="next"`)
	if !ok || !strings.Contains(next, "cursor="+url.QueryEscape(*cursor)) {
		t.Fatalf("Link %q, cursor %q", header, *cursor)
	}
	return next
}

func TestList(t *testing.T) {
	s := start(t)
	for i, body := range []string{
		`{"url":"https://example.com/apple","slug":"a","tags":["fruit"]}`,
		`{"url":"https://example.com/beet","slug":"b","tags":["root"],"title":"Apple pie"}`,
		`{"url":"https://example.com/cherry","slug":"c","tags":["fruit"],"note":"100%_sure"}`,
		`{"url":"https://example.com/date","slug":"d","domain":"go.example","tags":["fruit"]}`,
	} {
		s.create(t, body)
		s.forward(time.Second * time.Duration(i+1))
	}
	for query, expected := range map[string]string{
		"":                             "d c b a",
		"?sort=created_at":             "a b c d",
		"?sort=slug":                   "a b c d",
		"?sort=-slug":                  "d c b a",
		"?tag=fruit":                   "d c a",
		"?tag=fruit&domain=s.example":  "c a",
		"?domain=go.example":           "d",
		"?q=APPLE":                     "b a",
		"?q=apple&tag=fruit":           "a",
		"?q=%25_":                      "c",
		"?q=_":                         "c",
		"?q=":                          "d c b a",
		"?limit=2":                     "d c",
		"?deleted=false&limit=1":       "d",
		"?deleted=true":                "",
		"?q=%27%3B+drop+table+links--": "",
	} {
		if got := s.slugs(t, query); got != expected {
			t.Errorf("%s: %s, want %s", query, got, expected)
		}
	}
}

func TestList_pages(t *testing.T) {
	s := start(t)
	for i := range 23 {
		s.create(t, fmt.Sprintf(`{"url":"https://example.com","slug":"s%02d","tags":["a b&c"]}`, i))
		if i%3 == 0 {
			s.forward(time.Second) // several of the same age
		}
	}
	for _, sort := range link.Orders() {
		seen := map[string]bool{}
		pages := 0
		for next := "/api/v1/links?limit=5&tag=a+b%26c&sort=" + string(sort); next != ""; pages++ {
			x := s.do(t, "GET", next, "")
			page := want[v1.LinkPage](x, http.StatusOK)
			for _, l := range page.Links {
				if seen[l.Slug] {
					t.Errorf("%s: %s twice", sort, l.Slug)
				}
				seen[l.Slug] = true
			}
			next = nextOf(t, x, page.NextCursor)
		}
		if len(seen) != 23 || pages != 5 {
			t.Errorf("%s: %d links on %d pages", sort, len(seen), pages)
		}
	}
	page := want[v1.LinkPage](s.do(t, "GET", "/api/v1/links?limit=5", ""), http.StatusOK)
	s.do(t, "GET", "/api/v1/links?sort=slug&cursor="+*page.NextCursor, "").refused(codeMalformed, "cursor")
}
