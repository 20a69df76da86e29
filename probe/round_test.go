package probe_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/probe"
)

const whole = "resolve connect identify create follow change fresh delete gone"

func TestRound(t *testing.T) {
	s := start(t)
	r := round(t, probe.Config{Target: s.URL, Token: s.Token, Version: "v1.2.3"})
	if !r.Healthy() || steps(r) != whole || len(r.Warnings) > 0 {
		t.Fatalf("%v %s %v", r.Failure, steps(r), r.Warnings)
	}
	if r.Status != 302 || r.TLS || !r.Certificate.IsZero() || !r.IP.Is4() || r.Target != s.URL {
		t.Errorf("%+v", r)
	}
	sum := time.Duration(0)
	for _, s := range r.Steps {
		sum += s.Duration
	}
	p := r.Phases
	if sum != r.Duration || p.Resolve < 0 || p.Connect <= 0 || p.TLS != 0 || p.Processing <= 0 || p.Transfer < 0 {
		t.Errorf("%s, together %s; %+v", r.Duration, sum, p)
	}
	if left := s.links(t); len(left) > 0 {
		t.Errorf("the round has left %v", left)
	}
}

func TestRound_followsALinkThatIsThere(t *testing.T) {
	s := start(t)
	slug := "a b/ü"
	if _, err := s.Client(t).Create(t.Context(), v1.NewLink{URL: "https://example.com/there", Slug: ptr("known")}); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ slug, expect, want string }{
		"it redirects":           {"known", "", ""},
		"to where it should":     {"known", "https://example.com/there", ""},
		"not to where it should": {"known", "https://example.com/elsewhere", "follow: expected a redirect to https://example.com/elsewhere, got 302 to https://example.com/there"},
		"it is not there":        {slug, "", "follow: expected a redirect, got 404 Not Found (There is no such link)"},
	} {
		t.Run(name, func(t *testing.T) {
			r := round(t, probe.Config{Target: s.URL, Slug: test.slug, Expect: test.expect})
			if got := failure(r); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	if l, err := s.Client(t).Get(t.Context(), client.Ref{Slug: "known"}); err != nil || l.Clicks != 0 {
		t.Errorf("%+v %v", l, err)
	}
}

func failure(r *probe.Report) string {
	if r.Failure == nil {
		return ""
	}
	return r.Failure.String()
}

func ptr[T any](v T) *T { return &v }

// Whatever goes wrong is told by its step, with what was expected and what came, and nothing is left.
func TestRound_failures(t *testing.T) {
	s := start(t)
	follows := func(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/canary-") }
	for name, test := range map[string]struct {
		tamper func(w http.ResponseWriter, r *http.Request) bool
		config func(*probe.Config)
		steps  string
		want   string // part of the failure
		warns  string
	}{
		"another Location": {
			tamper: func(w http.ResponseWriter, r *http.Request) bool {
				if follows(r) {
					w.Header().Set("Location", "https://evil.example/")
					w.WriteHeader(302)
				}
				return follows(r)
			}, steps: "resolve connect identify create follow!", want: "follow: expected 302 to https://example.com/jink-canary?n=",
		},
		"another status": {
			tamper: func(w http.ResponseWriter, r *http.Request) bool {
				if follows(r) {
					resp, err := http.DefaultTransport.RoundTrip(must(http.NewRequest("GET", s.URL+r.URL.Path, nil)))
					if err == nil {
						w.Header().Set("Location", resp.Header.Get("Location"))
						w.WriteHeader(301)
						resp.Body.Close()
					}
				}
				return follows(r)
			}, steps: "resolve connect identify create follow!", want: ", got 301 to https://example.com/jink-canary?n=",
		},
		"an error of the balancer": {
			tamper: func(w http.ResponseWriter, r *http.Request) bool {
				if follows(r) {
					http.Error(w, "upstream", http.StatusBadGateway)
				}
				return follows(r)
			}, steps: "resolve connect identify create follow!", want: "got 502 Bad Gateway (text/plain; charset=utf-8)",
		},
		"the API fails": {
			tamper: func(w http.ResponseWriter, r *http.Request) bool {
				if r.Method == "POST" {
					w.Header().Set("Content-Type", "application/problem+json")
					w.WriteHeader(500)
					io.WriteString(w, `{"type":"x","title":"Internal error"}`)
				}
				return r.Method == "POST"
			}, steps: "resolve connect identify create!", want: "create: Internal error",
		},
		"something else answers": {
			tamper: func(w http.ResponseWriter, r *http.Request) bool {
				io.WriteString(w, "<h1>It works!")
				return true
			}, steps: "resolve connect identify!", want: "does not answer like jink: got 200 text/html",
		},
		"it is slow": {
			tamper: func(w http.ResponseWriter, r *http.Request) bool {
				if follows(r) {
					<-r.Context().Done()
				}
				return follows(r)
			}, config: func(c *probe.Config) { c.Timeout = 300 * time.Millisecond },
			steps: "resolve connect identify create follow!", want: "follow: it took longer than 300ms, which is all that a round may take",
		},
		"a change is not seen": {
			tamper: func(w http.ResponseWriter, r *http.Request) bool {
				if r.Method == "PATCH" {
					w.Header().Set("Content-Type", "application/json")
					io.WriteString(w, "{}")
				}
				return r.Method == "PATCH"
			}, config: func(c *probe.Config) { c.Freshness = 100 * time.Millisecond },
			steps: "resolve connect identify create follow change fresh!", want: "-changed within 100ms, got a stale answer: 302 to https://example.com/jink-canary?n=",
		},
		"it cannot be removed": {
			tamper: func(w http.ResponseWriter, r *http.Request) bool {
				if r.Method == "DELETE" {
					http.Error(w, "no", http.StatusBadGateway)
				}
				return r.Method == "DELETE"
			}, steps: "resolve connect identify create follow change fresh delete!", want: "delete: ", warns: "may be left until it expires by itself",
		},
		"it is not gone": {
			tamper: func(w http.ResponseWriter, r *http.Request) bool {
				if r.Method == "DELETE" {
					w.WriteHeader(204)
				}
				return r.Method == "DELETE"
			}, config: func(c *probe.Config) { c.Freshness = 50 * time.Millisecond },
			steps: "resolve connect identify create follow change fresh delete gone!", want: "gone: expected 404 or 410 within 50ms, got a stale answer: 302 to",
		},
		"nobody has the token": {
			config: func(c *probe.Config) { c.Token = "jink_nobody-has-this-token-0123456789" },
			steps:  "resolve connect identify create!", want: "create: ",
		},
		"the name does not resolve": {
			config: func(c *probe.Config) { c.Target, c.Insecure = "http://no-such-host.invalid", true },
			steps:  "resolve!", want: "resolve: ",
		},
		"the connection is refused": {
			config: func(c *probe.Config) {
				gone := httptest.NewServer(nil)
				gone.Close()
				c.Target = gone.URL
			}, steps: "resolve connect!", want: "connect: dial tcp 127.0.0.1:",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cfg := probe.Config{Target: s.between(t, test.tamper), Token: s.Token}
			if test.config != nil {
				test.config(&cfg)
			}
			began := time.Now()
			r := round(t, cfg)
			if r.Healthy() || steps(r) != test.steps || !strings.Contains(failure(r), test.want) {
				t.Errorf("%s: %s", steps(r), failure(r))
			}
			if got := strings.Join(r.Warnings, "; "); (got == "") != (test.warns == "") || !strings.Contains(got, test.warns) {
				t.Errorf("warns %q", got)
			}
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}

func must(r *http.Request, err error) *http.Request {
	if err != nil {
		panic(err)
	}
	return r
}

func TestRound_leavesNothingThatDoesNotExpire(t *testing.T) {
	s := start(t)
	t.Run("a round that fails removes its link", func(t *testing.T) {
		target := s.between(t, func(w http.ResponseWriter, r *http.Request) bool {
			if r.Method == "PATCH" {
				http.Error(w, "no", http.StatusBadGateway)
			}
			return r.Method == "PATCH"
		})
		r := round(t, probe.Config{Target: target, Token: s.Token})
		if left := s.links(t); r.Healthy() || len(left) > 0 {
			t.Errorf("%s, left %v", failure(r), left)
		}
	})
	t.Run("so does one that is interrupted", func(t *testing.T) {
		ctx, interrupt := context.WithCancel(t.Context())
		target := s.between(t, func(w http.ResponseWriter, r *http.Request) bool {
			if strings.HasPrefix(r.URL.Path, "/canary-") {
				interrupt()
				<-r.Context().Done()
				return true
			}
			return false
		})
		r := prober(t, probe.Config{Target: target, Token: s.Token}).Round(ctx)
		if left := s.links(t); r.Healthy() || len(left) > 0 {
			t.Errorf("%s, left %v", failure(r), left)
		}
	})
	t.Run("where it is killed, the link expires soon", func(t *testing.T) {
		// Nothing that would remove the link gets through, as if the process had ended.
		var killed atomic.Bool
		target := s.between(t, func(w http.ResponseWriter, r *http.Request) bool {
			if strings.HasPrefix(r.URL.Path, "/canary-") {
				killed.Store(true)
			}
			if killed.Load() {
				panic(http.ErrAbortHandler)
			}
			return false
		})
		r := round(t, probe.Config{Target: target, Token: s.Token})
		page, err := s.Client(t).List(t.Context(), client.Query{Tag: probe.Tag})
		if err != nil || len(page.Links) != 1 || r.Healthy() {
			t.Fatalf("%+v %v", page, err)
		}
		l := page.Links[0]
		if l.ExpiresAt == nil || time.Until(*l.ExpiresAt) > 15*time.Minute || !strings.HasPrefix(l.Slug, "canary-") {
			t.Errorf("%+v", l)
		}
	})
}

// What a killed prober has left is removed by the next one, and nothing else is.
func TestRound_removesLeftovers(t *testing.T) {
	s := start(t)
	past := time.Now().Add(-2 * time.Hour)
	record := func(id, slug, url string, made time.Time, expires *time.Time, tags ...string) v1.Record {
		return v1.Record{UpdatedBy: "a prober", Link: v1.Link{ID: id, Slug: slug, Domain: "localhost", URL: url, Tags: tags, Status: 302, CreatedAt: made,
			UpdatedAt: made, ExpiresAt: expires, CreatedBy: "a prober", Enabled: true, Revision: 1}}
	}
	canary, young, long := "https://example.com/jink-canary?n=x", time.Now().Add(-time.Minute), past.Add(10*time.Minute)
	domain := must1(s.Client(t).Create(t.Context(), v1.NewLink{URL: "https://example.com/", Slug: ptr("mine")})).Domain
	records := []v1.Record{
		record("", "canary-old", canary, past, &long, probe.Tag),
		record("", "canary-young", canary, young, &long, probe.Tag),
		record("", "canary-works", canary, past, nil, probe.Tag),
		record("", "other", canary, past, &long, probe.Tag),
		record("", "canary-mine", "https://example.com/mine", past, &long, probe.Tag),
		record("", "canary-untagged", canary, past, &long),
	}
	for i := range records {
		records[i].Domain = domain
	}
	if result, err := s.Client(t).Import(t.Context(), records); err != nil || result.Imported != len(records) {
		t.Fatalf("%+v %v", result, err)
	}
	p := prober(t, probe.Config{Target: s.URL, Token: s.Token})
	if r := p.Round(t.Context()); !r.Healthy() || len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "removed canary-old,") {
		t.Errorf("%s %v", failure(r), r.Warnings)
	}
	for _, record := range records {
		_, err := s.Client(t).Get(t.Context(), client.Ref{Slug: record.Slug})
		problem, refused := errors.AsType[*v1.Problem](err)
		if gone := refused && problem.Status == 404; gone != (record.Slug == "canary-old") {
			t.Errorf("%s: %v", record.Slug, err)
		}
	}
	if r := p.Round(t.Context()); !r.Healthy() || len(r.Warnings) > 0 {
		t.Errorf("%s %v", failure(r), r.Warnings)
	}
}

func must1[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestRound_lacksTheRight(t *testing.T) {
	s := start(t)
	token, err := s.Client(t).CreateToken(t.Context(), v1.NewToken{Name: "reader", Scopes: []string{string(link.ScopeLinksRead)}})
	if err != nil {
		t.Fatal(err)
	}
	r := round(t, probe.Config{Target: s.URL, Token: token.Secret})
	if want := `create: the token "reader" lacks the scope links:write`; failure(r) != want || len(r.Warnings) > 0 {
		t.Errorf("%s %v", failure(r), r.Warnings)
	}
}

// An instance may send those who ask for what is not there to another site.
func TestRound_goneLeadsElsewhere(t *testing.T) {
	s := start(t, "not_found", "https://example.com/nothing-here")
	if r := round(t, probe.Config{Target: s.URL, Token: s.Token}); !r.Healthy() {
		t.Error(failure(r))
	}
}

// Where the link is made by one node and followed on another, the probe sees how long changes take.
func TestRound_fromNodeToNode(t *testing.T) {
	s := start(t)
	var asked atomic.Int32
	node := s.between(t, func(w http.ResponseWriter, r *http.Request) bool {
		if r.Header.Get("Authorization") != "" {
			t.Errorf("the token has come to the target: %s", r.URL)
		}
		asked.Add(1)
		return false
	})
	if r := round(t, probe.Config{Target: node, Server: s.URL, Token: s.Token, Name: "b"}); !r.Healthy() || steps(r) != whole || r.Target != "b" {
		t.Errorf("%s %s", failure(r), steps(r))
	}
	if asked.Load() < 4 {
		t.Errorf("the target was asked %d times", asked.Load())
	}
}

func TestRound_TLS(t *testing.T) {
	s := start(t)
	day := 24 * time.Hour
	for name, test := range map[string]struct {
		valid   time.Duration
		unknown bool
		steps   string
		want    string
		warns   string
	}{
		"valid":                {90 * day, false, strings.Replace(whole, "identify", "tls identify", 1), "", ""},
		"expires soon":         {3 * day, false, strings.Replace(whole, "identify", "tls identify", 1), "", "the certificate expires on "},
		"has expired":          {-day, false, "resolve connect tls!", "tls: x509: certificate has expired", "the certificate expires on "},
		"nobody vouches for":   {90 * day, true, "resolve connect tls!", "tls: x509: certificate signed by unknown authority", ""},
		"is for somebody else": {90 * day, false, "resolve connect tls!", "tls: x509: certificate is valid for s.example, not other.example", ""},
	} {
		t.Run(name, func(t *testing.T) {
			until := time.Now().Add(test.valid)
			target, pool := secure(t, s.proxy(t, nil), until)
			cfg := probe.Config{Target: target, Token: s.Token, RootCAs: pool}
			if test.unknown {
				cfg.RootCAs = nil
			}
			if name == "is for somebody else" {
				cfg.Target = "https://other.example"
				cfg.Resolve = map[string]string{"other.example:443": strings.TrimPrefix(target, "https://")}
			}
			r := round(t, cfg)
			if steps(r) != test.steps || !strings.HasPrefix(failure(r), test.want) || test.want == "" && !r.Healthy() {
				t.Errorf("%s: %s", steps(r), failure(r))
			}
			if got := strings.Join(r.Warnings, "; "); (got == "") != (test.warns == "") || !strings.Contains(got, test.warns) {
				t.Errorf("warns %q", got)
			}
			if !r.TLS || !r.Certificate.Equal(until.Truncate(time.Second)) || r.Healthy() && r.Phases.TLS <= 0 {
				t.Errorf("%+v", r)
			}
		})
	}
}

// Each node behind a name can be asked for itself, with the name in Host and in the handshake.
func TestRound_resolve(t *testing.T) {
	s := start(t)
	var host atomic.Value
	target, pool := secure(t, s.proxy(t, func(w http.ResponseWriter, r *http.Request) bool {
		host.Store(r.Host + " " + r.TLS.ServerName)
		return false
	}), time.Now().Add(90*24*time.Hour))
	address := strings.TrimPrefix(target, "https://")
	p := prober(t, probe.Config{Target: "https://S.example", Token: s.Token, RootCAs: pool, Resolve: map[string]string{"s.example:443": address}})
	if r := p.Round(t.Context()); !r.Healthy() || r.Address != address || !strings.EqualFold(host.Load().(string), "s.example s.example") {
		t.Errorf("%s, at %s, asked %v", failure(r), r.Address, host.Load())
	}
}

func TestNew(t *testing.T) {
	for name, test := range map[string]struct {
		config probe.Config
		want   string
	}{
		"nothing to follow":             {probe.Config{Target: "https://s.example"}, "a token to make a link with"},
		"expecting without a slug":      {probe.Config{Target: "https://s.example", Token: "t", Expect: "x"}, "only be said with its slug"},
		"no URL":                        {probe.Config{Target: "s.example", Token: "t"}, "does not begin with http"},
		"a token in the clear":          {probe.Config{Target: "http://s.example", Token: "t"}, "is not HTTPS"},
		"no token in the clear":         {probe.Config{Target: "http://s.example", Slug: "x", Token: "t"}, ""},
		"no address":                    {probe.Config{Target: "https://s.example", Slug: "x", Resolve: map[string]string{"s.example:443": "node"}}, `"node" is no address`},
		"no port":                       {probe.Config{Target: "https://s.example", Slug: "x", Resolve: map[string]string{"s.example": "::1"}}, "no host and port"},
		"an address of IPv6":            {probe.Config{Target: "https://s.example", Slug: "x", Resolve: map[string]string{"s.example:443": "::1"}}, ""},
		"the server's URL is no better": {probe.Config{Target: "https://s.example", Token: "t", Server: "ftp://x"}, "does not begin with http"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := probe.New(test.config)
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}
