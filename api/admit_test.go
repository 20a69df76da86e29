package api

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/ratelimit"
)

func TestAuthorization(t *testing.T) {
	s := start(t)
	for name, c := range map[string]struct{ header, challenge string }{
		"none":               {"Authorization: ", `Bearer realm="jink"`},
		"another scheme":     {"Authorization: Basic YTpi", `Bearer realm="jink"`},
		"no token":           {"Authorization: Bearer", `Bearer realm="jink"`},
		"spaces only":        {"Authorization: Bearer   ", `Bearer realm="jink"`},
		"the token alone":    {"Authorization: " + adminToken, `Bearer realm="jink"`},
		"a wrong token":      {"Authorization: Bearer jink_wrong", `Bearer realm="jink", error="invalid_token"`},
		"more than a token":  {"Authorization: Bearer " + adminToken + " x", `Bearer realm="jink", error="invalid_token"`},
		"an endless token":   {"Authorization: Bearer " + strings.Repeat("x", 100000), `Bearer realm="jink", error="invalid_token"`},
		"a token with quote": {`Authorization: Bearer "` + adminToken + `"`, `Bearer realm="jink", error="invalid_token"`},
	} {
		t.Run(name, func(t *testing.T) {
			x := s.do(t, "GET", "/api/v1/links", "", c.header)
			x.refused(link.CodeUnauthorized)
			if got := x.Header().Get("WWW-Authenticate"); got != c.challenge {
				t.Errorf("challenge %q, want %q", got, c.challenge)
			}
			if strings.Contains(x.Body.String(), adminToken) {
				t.Errorf("the answer repeats the token: %s", x.Body)
			}
		})
	}
	t.Run("twice", func(t *testing.T) {
		r, _ := http.NewRequest("GET", "http://s.example/api/v1/links", nil)
		r.Header["Authorization"] = []string{"Bearer " + adminToken, "Bearer x"}
		s.send(t, r, "").refused(link.CodeUnauthorized)
	})
	for _, ok := range []string{"bearer " + adminToken, "BEARER  " + adminToken + " "} {
		want[v1.LinkPage](s.do(t, "GET", "/api/v1/links", "", "Authorization: "+ok), http.StatusOK)
	}
	s.do(t, "GET", "/api/v1/links?access_token="+adminToken, "", "Authorization: ").refused(link.CodeUnauthorized)
	s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com"}`, "Authorization: ").refused(link.CodeUnauthorized)
}

// TestScopes tries every route with a token of every scope: the table must mean what it says.
func TestScopes(t *testing.T) {
	s := start(t)
	for _, scope := range link.Scopes() {
		secret := s.token(t, scope)
		actor := &link.Actor{Scopes: []link.Scope{scope}}
		for _, rt := range routes() {
			path := strings.NewReplacer("{slug}", "none", "{id}", "none").Replace(rt.path)
			x := s.do(t, rt.method, path, "", "Authorization: Bearer "+secret)
			if allowed := rt.scope == "" || actor.May(rt.scope); (x.Code == http.StatusForbidden) == allowed {
				t.Errorf("%s with %s: %d", rt.operation, scope, x.Code)
			}
			if x.Code == http.StatusForbidden {
				x.refused(link.CodeForbidden, string(rt.scope))
				if challenge := x.Header().Get("WWW-Authenticate"); !strings.Contains(challenge, `scope="`+string(rt.scope)+`"`) {
					t.Errorf("challenge %q", challenge)
				}
			}
		}
	}
	for _, rt := range routes() {
		if rt.scope == "" && rt.operation != "openAPI" {
			t.Errorf("everybody may %s", rt.operation)
		}
	}
}

func TestOpen(t *testing.T) {
	s := start(t, func(c *Config) { c.Open = true })
	visitor := "Authorization: "
	x := s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com","slug":"mine","title":"T","expires_at":"2027-01-01T00:00:00Z"}`, visitor)
	if l := want[v1.Link](x, http.StatusCreated); l.CreatedBy != "anonymous" || l.Slug != "mine" {
		t.Errorf("%+v", l)
	}
	for _, body := range []string{
		`{"url":"https://example.com","generator":"words"}`, `{"url":"https://example.com","length":9,"generator":"random"}`,
	} {
		want[v1.Link](s.do(t, "POST", "/api/v1/links", body, visitor), http.StatusCreated)
	}
	for _, member := range []string{`"domain":"go.example"`, `"note":"x"`, `"tags":["x"]`, `"status":301`, `"forward_query":true`, `"forward_path":false`,
		`"starts_at":"2027-01-01T00:00:00Z"`, `"expired_url":"https://example.org"`, `"max_clicks":1`, `"password":"x"`, `"enabled":true`, `"check":true`} {
		name := strings.Split(member, `"`)[1]
		s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com",`+member+`}`, visitor).refused(link.CodeForbidden, name+" needs a token")
	}
	s.do(t, "POST", "/api/v1/links", `{"url":"javascript:alert(1)"}`, visitor).refused(link.CodeInvalid, "url")
	s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com"}`, "Authorization: Bearer jink_wrong").refused(link.CodeUnauthorized)
	for _, rt := range routes() {
		if rt.anonymous || rt.scope == "" {
			continue
		}
		path := strings.NewReplacer("{slug}", "mine", "{id}", "none").Replace(rt.path)
		s.do(t, rt.method, path, `{}`, visitor).refused(link.CodeUnauthorized)
	}
}

// TestOpen_reuse holds that a visitor who is handed somebody else's link learns nothing about it but where it leads.
func TestOpen_reuse(t *testing.T) {
	s := start(t, func(c *Config) { c.Open = true })
	owned := s.create(t, `{"url":"https://example.com","title":"Plan","note":"secret plan","tags":["merger"]}`)
	x := s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com","reuse":true}`, "Authorization: ")
	if l := want[v1.Link](x, http.StatusOK); l.Slug != owned.Slug {
		t.Errorf("%+v", l)
	}
	for _, private := range []string{"Plan", "secret", "merger", "admin"} {
		if strings.Contains(x.Body.String(), private) {
			t.Errorf("%s is shown: %s", private, x.Body)
		}
	}
}

func TestOpen_idempotencyKeysOfVisitorsDoNotMeet(t *testing.T) {
	s := start(t, func(c *Config) {
		c.Open = true
		c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("203.0.113.0/24")}
	})
	send := func(from string) v1.Link {
		return want[v1.Link](s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com"}`, "Authorization: ", "Idempotency-Key: k", "X-Forwarded-For: "+from), http.StatusCreated)
	}
	a, again, b := send("198.51.100.1"), send("198.51.100.1"), send("198.51.100.2")
	if a.Slug != again.Slug || a.Slug == b.Slug {
		t.Errorf("%s %s %s", a.Slug, again.Slug, b.Slug)
	}
}

func TestLimits(t *testing.T) {
	limits := func(c *Config) {
		c.Open = true
		c.Limits = &Limits{
			Token: ratelimit.Limit{Rate: 1, Burst: 3}, Address: ratelimit.Limit{Rate: 0.5, Burst: 2},
			Anonymous: ratelimit.Limit{Rate: 0.1, Burst: 1}, WrongToken: ratelimit.Limit{Rate: 0.25, Burst: 2},
		}
	}
	check := func(t *testing.T, x *exchange, limit, remaining, reset, after string) {
		t.Helper()
		got := []string{x.Header().Get("RateLimit-Limit"), x.Header().Get("RateLimit-Remaining"), x.Header().Get("RateLimit-Reset"), x.Header().Get("Retry-After")}
		if fmt.Sprint(got) != fmt.Sprint([]string{limit, remaining, reset, after}) {
			t.Errorf("limit, remaining, reset, retry after: %q, want %q %q %q %q", got, limit, remaining, reset, after)
		}
	}
	t.Run("per token", func(t *testing.T) {
		s := start(t, limits)
		other := "Authorization: Bearer " + s.token(t, link.ScopeLinksRead)
		for i := range 3 {
			check(t, s.do(t, "GET", "/api/v1/links", ""), "3", fmt.Sprint(2-i), fmt.Sprint(i+1), "")
		}
		x := s.do(t, "GET", "/api/v1/links", "")
		x.refused(link.CodeTooMany, "1 s")
		check(t, x, "3", "0", "3", "1")
		x = s.do(t, "POST", "/api/v1/links", `{"url":1}`)
		x.refused(link.CodeTooMany) // before the body is looked at
		check(t, s.do(t, "GET", "/api/v1/links", "", other), "3", "2", "1", "")
		s.forward(time.Second)
		check(t, s.do(t, "GET", "/api/v1/links/none", ""), "3", "0", "3", "")
	})
	t.Run("per address without a token", func(t *testing.T) {
		s := start(t, limits)
		check(t, s.do(t, "GET", "/api/openapi.json", "", "Authorization: "), "2", "1", "2", "")
		check(t, s.do(t, "GET", "/api/nothing", "", "Authorization: "), "2", "0", "4", "")
		for _, path := range []string{"/api/openapi.json", "/api/nothing", "/api/v1/links", "/api/v1//links"} {
			x := s.do(t, "GET", path, "", "Authorization: ")
			x.refused(link.CodeTooMany, "2 s")
			check(t, x, "2", "0", "4", "2")
		}
		s.do(t, "GET", "/api/v1/links", "", "Authorization: Basic x").refused(link.CodeTooMany)
		want[v1.LinkPage](s.do(t, "GET", "/api/v1/links", ""), http.StatusOK)
	})
	t.Run("links without a token", func(t *testing.T) {
		s := start(t, limits)
		x := s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com"}`, "Authorization: ")
		want[v1.Link](x, http.StatusCreated)
		check(t, x, "1", "0", "10", "")
		x = s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com"}`, "Authorization: ", "X-Forwarded-For: 198.51.100.1")
		x.refused(link.CodeTooMany)
		check(t, x, "1", "0", "10", "10")
	})
	t.Run("wrong tokens", func(t *testing.T) {
		s := start(t, limits)
		for i := range 2 {
			x := s.do(t, "GET", "/api/v1/links", "", fmt.Sprintf("Authorization: Bearer wrong%d", i))
			x.refused(link.CodeUnauthorized)
			check(t, x, "2", fmt.Sprint(1-i), fmt.Sprint(4*(i+1)), "")
		}
		x := s.do(t, "GET", "/api/v1/links", "", "Authorization: Bearer wrong3")
		x.refused(link.CodeTooMany)
		check(t, x, "2", "0", "8", "4")
		s.do(t, "GET", "/api/v1/links", "").refused(link.CodeTooMany) // the right one cannot be found by going on
		s.forward(4 * time.Second)
		want[v1.LinkPage](s.do(t, "GET", "/api/v1/links", ""), http.StatusOK)
	})
	t.Run("none", func(t *testing.T) {
		s := start(t)
		check(t, s.do(t, "GET", "/api/v1/links", ""), "", "", "", "")
	})
	t.Run("by default", func(t *testing.T) {
		s := start(t, func(c *Config) { c.Limits = nil })
		check(t, s.do(t, "GET", "/api/v1/links", ""), "1000", "999", "1", "")
	})
}
