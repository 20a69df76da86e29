package client_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
)

// serve starts a server of one handler and returns a client of it.
func serve(t *testing.T, h http.HandlerFunc) *client.Client {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c, err := client.New(client.Config{URL: s.URL, Token: "jink_secret"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func answer(w http.ResponseWriter, status int, contentType, body string) {
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	io.WriteString(w, body)
}

func TestNew(t *testing.T) {
	for name, test := range map[string]struct {
		config client.Config
		want   string // the error; "" for none
	}{
		"https":                             {client.Config{URL: "https://s.example", Token: "t"}, ""},
		"a trailing slash":                  {client.Config{URL: "https://s.example/", Token: "t"}, ""},
		"http on the loopback":              {client.Config{URL: "http://127.0.0.1:8080", Token: "t"}, ""},
		"http on the loopback of IPv6":      {client.Config{URL: "http://[::1]:8080", Token: "t"}, ""},
		"http on localhost":                 {client.Config{URL: "http://localhost:8080", Token: "t"}, ""},
		"http without a token":              {client.Config{URL: "http://s.example"}, ""},
		"http with a token":                 {client.Config{URL: "http://s.example", Token: "t"}, "http://s.example is not HTTPS: whoever is on the way there could read the token"},
		"http where that is allowed":        {client.Config{URL: "http://s.example", Token: "t", Insecure: true}, ""},
		"a host that only begins like ours": {client.Config{URL: "http://localhost.example.com", Token: "t"}, "http://localhost.example.com is not HTTPS: whoever is on the way there could read the token"},
		"no scheme":                         {client.Config{URL: "s.example"}, `the server's URL "s.example" does not begin with http:// or https://`},
		"no host":                           {client.Config{URL: "https://"}, `the server's URL "https://" names no host`},
		"credentials":                       {client.Config{URL: "https://a:b@s.example"}, `the server's URL "https://a:xxxxx@s.example" may hold only a scheme, a host, a port and a path`},
		"a token of two lines":              {client.Config{URL: "https://s.example", Token: "a\nb"}, "the token holds a character that no token has: is it only the token, on one line?"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := client.New(test.config)
			if got := fmt.Sprint(err); err == nil && test.want != "" || err != nil && got != test.want {
				t.Errorf("New: %v, want %s", err, test.want)
			}
		})
	}
}

// request is what the server sees of a call.
type request struct{ Method, Path, Query, Headers, Body string }

func TestRequests(t *testing.T) {
	ref := client.Ref{Domain: "s.example", Slug: "a/b c?"}
	for name, test := range map[string]struct {
		call   func(context.Context, *client.Client) error
		status int
		answer string
		want   request
	}{
		"create": {
			func(ctx context.Context, c *client.Client) error {
				_, err := c.Create(ctx, v1.NewLink{URL: "https://example.com/"})
				return err
			}, 201, `{}`, request{"POST", "/api/v1/links", "", "Content-Type: application/json, Idempotency-Key", `{"url":"https://example.com/"}`},
		},
		"get, with the slug as one segment": {
			func(ctx context.Context, c *client.Client) error { _, err := c.Get(ctx, ref); return err },
			200, `{}`, request{"GET", "/api/v1/links/a%2Fb%20c%3F", "domain=s.example", "", ""},
		},
		"get by a slug in Unicode": {
			func(ctx context.Context, c *client.Client) error {
				_, err := c.Get(ctx, client.Ref{Slug: "grün%"})
				return err
			},
			200, `{}`, request{"GET", "/api/v1/links/gr%C3%BCn%25", "", "", ""},
		},
		"list": {
			func(ctx context.Context, c *client.Client) error {
				_, err := c.List(ctx, client.Query{Text: "a&b", Tag: "t", Domain: "s.example", Sort: "-clicks", Limit: 7, Cursor: "x", Deleted: true})
				return err
			}, 200, `{"links":[],"next_cursor":null}`,
			request{"GET", "/api/v1/links", "cursor=x&deleted=true&domain=s.example&limit=7&q=a%26b&sort=-clicks&tag=t", "", ""},
		},
		"update": {
			func(ctx context.Context, c *client.Client) error {
				_, err := c.Update(ctx, ref, v1.LinkPatch{ExpiresAt: v1.Null[time.Time]()}, 4)
				return err
			}, 200, `{}`, request{"PATCH", "/api/v1/links/a%2Fb%20c%3F", "domain=s.example", `Content-Type: application/merge-patch+json, If-Match: "4"`, `{"expires_at":null}`},
		},
		"delete": {
			func(ctx context.Context, c *client.Client) error { return c.Delete(ctx, client.Ref{Slug: "a"}, 0) },
			204, "", request{"DELETE", "/api/v1/links/a", "", "", ""},
		},
		"purge": {
			func(ctx context.Context, c *client.Client) error { return c.Purge(ctx, ref) },
			204, "", request{"DELETE", "/api/v1/links/a%2Fb%20c%3F", "domain=s.example&purge=true", "", ""},
		},
		"revisions": {
			func(ctx context.Context, c *client.Client) error {
				for _, err := range c.Revisions(ctx, ref) {
					return err
				}
				return nil
			}, 200, `{"revisions":[],"next_cursor":null}`, request{"GET", "/api/v1/links/a%2Fb%20c%3F/revisions", "domain=s.example", "", ""},
		},
		"rollback": {
			func(ctx context.Context, c *client.Client) error { _, err := c.Rollback(ctx, ref, 3); return err },
			200, `{}`, request{"POST", "/api/v1/links/a%2Fb%20c%3F/rollback", "domain=s.example", "Content-Type: application/json", `{"revision":3}`},
		},
		"bulk": {
			func(ctx context.Context, c *client.Client) error {
				_, err := c.Bulk(ctx, "k", []v1.NewLink{{URL: "u"}})
				return err
			}, 200, `{}`, request{"POST", "/api/v1/links/bulk", "", "Content-Type: application/json, Idempotency-Key", `{"links":[{"url":"u"}]}`},
		},
		"bulk, encoded already": {
			func(ctx context.Context, c *client.Client) error {
				_, err := c.BulkJSON(ctx, "k", []byte(`{"links":[]}`))
				return err
			}, 200, `{}`, request{"POST", "/api/v1/links/bulk", "", "Content-Type: application/json, Idempotency-Key, Prefer: return=minimal", `{"links":[]}`},
		},
		"bulk without a key": {
			func(ctx context.Context, c *client.Client) error {
				_, err := c.BulkJSON(ctx, "", []byte(`{"links":[]}`))
				return err
			}, 200, `{}`,
			request{"POST", "/api/v1/links/bulk", "", "Content-Type: application/json, Prefer: return=minimal", `{"links":[]}`},
		},
		"import": {
			func(ctx context.Context, c *client.Client) error {
				_, err := c.ImportJSON(ctx, []byte(`{"records":[]}`))
				return err
			}, 200, `{}`, request{"POST", "/api/v1/import", "", "Content-Type: application/json", `{"records":[]}`},
		},
		"tokens": {
			func(ctx context.Context, c *client.Client) error { _, err := c.Tokens(ctx); return err },
			200, `{"tokens":[]}`, request{"GET", "/api/v1/tokens", "", "", ""},
		},
		"make a token": {
			func(ctx context.Context, c *client.Client) error {
				_, err := c.CreateToken(ctx, v1.NewToken{Name: "ci", Scopes: []string{"links:read"}})
				return err
			}, 201, `{}`, request{"POST", "/api/v1/tokens", "", "Content-Type: application/json", `{"name":"ci","scopes":["links:read"]}`},
		},
		"revoke a token": {
			func(ctx context.Context, c *client.Client) error { return c.RevokeToken(ctx, "a/b") },
			204, "", request{"DELETE", "/api/v1/tokens/a%2Fb", "", "", ""},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got request
			c := serve(t, func(w http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				got = request{r.Method, r.URL.EscapedPath(), r.URL.RawQuery, headers(r), string(body)}
				if a := r.Header.Get("Authorization"); a != "Bearer jink_secret" {
					t.Errorf("Authorization: %q", a)
				}
				if test.status == 204 {
					w.WriteHeader(204)
					return
				}
				answer(w, test.status, "application/json; charset=utf-8", test.answer)
			})
			if err := test.call(t.Context(), c); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("the request differs (-want +got):\n%s", diff)
			}
		})
	}
}

// headers names the headers of a request that say what it means.
func headers(r *http.Request) string {
	var all []string
	for _, name := range []string{"Content-Type", "Idempotency-Key", "If-Match", "Prefer"} {
		switch v := r.Header.Get(name); {
		case v == "":
		case name == "Idempotency-Key":
			all = append(all, name)
		default:
			all = append(all, name+": "+v)
		}
	}
	return strings.Join(all, ", ")
}

func TestBaseURL_withAPath(t *testing.T) {
	for _, slash := range []string{"", "/"} {
		var path string
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			path = r.URL.EscapedPath()
			answer(w, 200, "application/json", "{}")
		}))
		c, err := client.New(client.Config{URL: s.URL + "/short" + slash})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Get(t.Context(), client.Ref{Slug: "a/b"}); err != nil {
			t.Error(err)
		}
		if want := "/short/api/v1/links/a%2Fb"; path != want {
			t.Errorf("asked for %s, want %s", path, want)
		}
		s.Close()
	}
}

func TestSlugsThatAreNoSegment(t *testing.T) {
	c := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("the server was asked") })
	for _, slug := range []string{"", ".", ".."} {
		if _, err := c.Get(t.Context(), client.Ref{Slug: slug}); err == nil {
			t.Errorf("Get of slug %q succeeded", slug)
		}
		if err := c.Purge(t.Context(), client.Ref{Slug: slug}); err == nil {
			t.Errorf("Purge of slug %q succeeded", slug)
		}
	}
}

func TestProblem(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, 422, "application/problem+json", `{"type":"about:blank","title":"Invalid","status":422,"detail":"the link is not valid",
			"errors":[{"field":"url","detail":"has no host"}],"future":1}`)
	})
	_, err := c.Create(t.Context(), v1.NewLink{})
	p, ok := errors.AsType[*v1.Problem](err)
	want := &v1.Problem{Type: "about:blank", Title: "Invalid", Status: 422, Detail: "the link is not valid",
		Errors: []v1.FieldError{{Field: "url", Detail: "has no host"}}}
	if !ok || !cmp.Equal(want, p) {
		t.Errorf("Create: %#v, want %#v", err, want)
	}
}

func TestAnotherServer(t *testing.T) {
	for name, test := range map[string]struct {
		status      int
		contentType string
		location    string
		want        string
	}{
		"a web page":       {200, "text/html; charset=utf-8", "", "got 200 text/html"},
		"a missing page":   {404, "text/html", "", "got 404 text/html"},
		"a broken gateway": {502, "text/html", "", "got 502 text/html"},
		"other JSON":       {500, "application/json", "", "got 500 application/json"},
		"nothing":          {200, "", "", "got 200 no content type"},
		"a redirect":       {301, "text/html", "https://example.com/api/v1/links/a", `got 301 a redirect to "https://example.com/api/v1/links/a"`},
	} {
		t.Run(name, func(t *testing.T) {
			c := serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header()["Content-Type"] = nil
				if test.contentType != "" {
					w.Header().Set("Content-Type", test.contentType)
				}
				if test.location != "" {
					w.Header().Set("Location", test.location)
				}
				w.WriteHeader(test.status)
			})
			_, err := c.Get(t.Context(), client.Ref{Slug: "a"})
			if want := c.URL() + " does not answer like jink: " + test.want; err == nil || err.Error() != want {
				t.Errorf("Get: %v, want %s", err, want)
			}
		})
	}
}

// scripted answers one request after the other.
type scripted struct {
	answers []*http.Response
	keys    []string
	at      []time.Time
}

func (s *scripted) RoundTrip(r *http.Request) (*http.Response, error) {
	s.keys = append(s.keys, r.Header.Get("Idempotency-Key"))
	s.at = append(s.at, time.Now())
	if len(s.answers) == 0 {
		return nil, errors.New("the script is over")
	}
	a := s.answers[0]
	s.answers = s.answers[1:]
	a.Request = r
	return a, nil
}

func response(status int, retryAfter string) *http.Response {
	h := http.Header{"Content-Type": {"application/problem+json"}}
	body := fmt.Sprintf(`{"title":"%s","status":%d}`, http.StatusText(status), status)
	if status/100 == 2 {
		h.Set("Content-Type", "application/json")
		body = "{}"
	}
	if retryAfter != "" {
		h.Set("Retry-After", retryAfter)
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body))}
}

func TestRetries(t *testing.T) {
	create := func(ctx context.Context, c *client.Client) error {
		_, err := c.Create(ctx, v1.NewLink{URL: "https://example.com/"})
		return err
	}
	token := func(ctx context.Context, c *client.Client) error {
		_, err := c.CreateToken(ctx, v1.NewToken{Name: "a"})
		return err
	}
	at := client.Ref{Slug: "a"}
	rollback := func(ctx context.Context, c *client.Client) error {
		_, err := c.Rollback(ctx, at, 1)
		return err
	}
	update := func(revision int64) func(context.Context, *client.Client) error {
		return func(ctx context.Context, c *client.Client) error {
			_, err := c.Update(ctx, at, v1.LinkPatch{Title: v1.Value("x")}, revision)
			return err
		}
	}
	remove := func(ctx context.Context, c *client.Client) error { return c.Delete(ctx, at, 0) }
	purge := func(ctx context.Context, c *client.Client) error { return c.Purge(ctx, at) }
	for name, test := range map[string]struct {
		call    func(context.Context, *client.Client) error
		answers []*http.Response
		status  int // of the problem at the end; 0 for none
		after   []time.Duration
	}{
		"waits as long as the server says": {create, []*http.Response{response(429, "7"), response(503, "2"), response(201, "")}, 0,
			[]time.Duration{0, 7 * time.Second, 9 * time.Second}},
		"until a date": {create, []*http.Response{response(429, "Sat, 01 Jan 2000 00:00:05 GMT"), response(201, "")}, 0,
			[]time.Duration{0, 5 * time.Second}},
		"longer each time where it does not say": {create, []*http.Response{response(503, ""), response(503, "nonsense"), response(201, "")}, 0,
			[]time.Duration{0, time.Second, 3 * time.Second}},
		"not when the wait is too long": {create, []*http.Response{response(429, "31")}, 429, []time.Duration{0}},
		"not for ever": {create, []*http.Response{response(429, "0"), response(429, "0"), response(429, "0"), response(429, "0"), response(429, "0")},
			429, []time.Duration{0, 0, 0, 0, 0}},
		"not what failed for good":            {create, []*http.Response{response(500, "1")}, 500, []time.Duration{0}},
		"not a token that may have been made": {token, []*http.Response{response(503, "1")}, 503, []time.Duration{0}},
		"not a rollback, which would make another revision": {rollback, []*http.Response{response(503, "1")}, 503,
			[]time.Duration{0}},
		"not a change of a revision that may be gone by now": {update(3), []*http.Response{response(503, "1")}, 503,
			[]time.Duration{0}},
		"a change, which is the same a second time": {update(0), []*http.Response{response(503, "1"), response(201, "")}, 0,
			[]time.Duration{0, time.Second}},
		"not a deletion that may have been done": {remove, []*http.Response{response(503, "1")}, 503, []time.Duration{0}},
		"not a purge that may have been done":    {purge, []*http.Response{response(503, "1")}, 503, []time.Duration{0}},
		"a token that was put off before anything was done": {token, []*http.Response{response(429, "1"), response(201, "")}, 0,
			[]time.Duration{0, time.Second}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &scripted{answers: test.answers}
				c, err := client.New(client.Config{URL: "https://s.example", HTTP: &http.Client{Transport: s}})
				if err != nil {
					t.Fatal(err)
				}
				began := time.Now()
				err = test.call(t.Context(), c)
				p, _ := errors.AsType[*v1.Problem](err)
				if test.status == 0 && err != nil || test.status != 0 && (p == nil || p.Status != test.status) {
					t.Errorf("ended with %v, want status %d", err, test.status)
				}
				var after []time.Duration
				for i, at := range s.at {
					after = append(after, at.Sub(began))
					if s.keys[i] != s.keys[0] {
						t.Error("a retry has another Idempotency-Key")
					}
				}
				if diff := cmp.Diff(test.after, after); diff != "" {
					t.Errorf("requests were sent after (-want +got):\n%s", diff)
				}
			})
		})
	}
}

func TestRetry_endsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, err := client.New(client.Config{URL: "https://s.example",
			HTTP: &http.Client{Transport: &scripted{answers: []*http.Response{response(429, "20")}}}})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		began := time.Now()
		if _, err := c.Get(ctx, client.Ref{Slug: "a"}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Get: %v, want the deadline", err)
		}
		if waited := time.Since(began); waited != 3*time.Second {
			t.Errorf("Get returned after %v", waited)
		}
	})
}

func TestLinks_followsTheCursor(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Query().Get("cursor") {
		case "":
			answer(w, 200, "application/json", `{"links":[{"slug":"a"},{"slug":"b"}],"next_cursor":"2"}`)
		case "2":
			answer(w, 200, "application/json", `{"links":[{"slug":"c"}],"next_cursor":"3"}`)
		default:
			answer(w, 503, "application/problem+json", `{"title":"Unavailable","status":503}`)
		}
	})
	c2, _ := client.New(client.Config{URL: c.URL(), Retries: -1})
	var got []string
	for l, err := range c2.Links(t.Context(), client.Query{}) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, l.Slug)
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "Unavailable"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestExport(t *testing.T) {
	two := "{\"slug\":\"a\",\"used\":1}\n{\"slug\":\"b\",\"used\":2}\n"
	end := "{\"end\":true,\"links\":2}\n"
	for name, test := range map[string]struct {
		body  string
		abort bool
		n     int64
		want  string
	}{
		"complete":                     {two + end, false, 2, ""},
		"empty":                        {"{\"end\":true,\"links\":0}\n", false, 0, ""},
		"broken off":                   {two, true, 2, "broke off after 2 links: unexpected EOF"},
		"without an end":               {two, false, 2, "broke off after 2 links: its last line is missing"},
		"broken off in the middle":     {two[:len(two)-4], false, 1, "broke off after 1 links: its last line is missing"},
		"with another number of links": {two[:len(two)/2] + end, false, 1, "broke off after 1 links: it says that it has 2"},
	} {
		t.Run(name, func(t *testing.T) {
			c := serve(t, func(w http.ResponseWriter, r *http.Request) {
				answer(w, 200, "application/x-ndjson", test.body)
				if test.abort {
					w.(http.Flusher).Flush()
					panic(http.ErrAbortHandler)
				}
			})
			var b bytes.Buffer
			n, err := c.Export(t.Context(), &b)
			if n != test.n || b.String() != test.body {
				t.Errorf("got %d links in %q", n, b.String())
			}
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.HasSuffix(err.Error(), test.want)) {
				t.Errorf("Export: %v, want %s", err, test.want)
			}
			var slugs string
			err = c.Records(t.Context(), func(r *v1.Record) error { slugs += r.Slug; return nil })
			if (err != nil) != (test.want != "") {
				t.Errorf("Records: %v, want %s", err, test.want)
			}
			if want := "ab"[:test.n]; slugs != want {
				t.Errorf("Records gave %q, want %q", slugs, want)
			}
		})
	}
}

func TestUnreachable(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	c, err := client.New(client.Config{URL: s.URL})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Tokens(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "cannot reach "+s.URL+": ") {
		t.Errorf("Tokens: %v", err)
	}
}
