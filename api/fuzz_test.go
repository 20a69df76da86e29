package api

import (
	"net/http"
	"strings"
	"testing"

	v1 "github.com/jinklink/jink/api/v1"
)

// FuzzRequests sends bodies to every route that takes one: whatever they are, the answer is as documented and no defect.
func FuzzRequests(f *testing.F) {
	for _, body := range []string{
		`{"url":"https://example.com","slug":"a","tags":["x"],"expires_at":"2027-01-01T00:00:00Z","max_clicks":1,"password":"p"}`,
		`{"url":null,"status":1e999,"tags":[null]}`, `{"title":null,"tags":null,"max_clicks":null,"check":null}`,
		`{"links":[{"url":"https://example.com"},{"slug":"\u0000"}]}`, `{"records":[{"slug":"a","revisions":[{"revisions":[{}]}]}]}`,
		`{"records":[{"url":"https://example.com","slug":"b","status":302,"revision":2,"created_at":"2026-01-01T00:00:00Z","revisions":[{"url":"https://example.com","slug":"b","status":302,"revision":1,"created_at":"2026-01-01T00:00:00Z"}]}]}`,
		`{"name":"x","scopes":["admin"],"expires_at":"0001-01-01T00:00:00Z"}`, `{"revision":-9223372036854775808}`, `{"revision":1}`,
		`[[[[`, "{\"\xff\":1}", `{"":""}`, `{"a/b~c":{"d":[1]}}`, `{"url":"\ud83d"}`, "\ufeff{}", `{"url":"x"}{"url":"y"}`, `null`, `0`, ``,
	} {
		f.Add(body)
	}
	s := start(f)
	s.create(f, `{"url":"https://example.com","slug":"fuzzed"}`)
	f.Fuzz(func(t *testing.T, body string) {
		for _, rt := range routes() {
			if rt.body == nil {
				continue
			}
			path := strings.ReplaceAll(rt.path, "{slug}", "fuzzed")
			x := s.do(t, rt.method, path, body, "Content-Type: application/json")
			if x.Code >= 500 {
				t.Errorf("%s: %s", rt.operation, x.Body)
			}
		}
	})
}

// FuzzDecode holds what strictness means: what is accepted says the same when it is written again.
func FuzzDecode(f *testing.F) {
	f.Add(`{"url":"https://example.com","slug":null,"length":7}`)
	f.Add(`{"url":"a","url":"b"}`)
	f.Add(` {"tags":["\u00e9"]} `)
	f.Fuzz(func(t *testing.T, body string) {
		for _, v := range []any{&v1.NewLink{}, &v1.LinkPatch{}, &v1.BulkRequest{}, &v1.ImportRequest{}, &v1.NewToken{}, &v1.RollbackRequest{}} {
			err := decodeJSON([]byte(body), v)
			if err == nil {
				continue
			}
			p := (&call{api: &API{}, Request: &http.Request{}}).explain(err)
			if p.Status != http.StatusBadRequest || len(p.Error()) > 1000 || p.Detail == "" {
				t.Errorf("%T: %+v", v, p)
			}
		}
	})
}

// FuzzPaths holds that no path or query leads to a redirect, a page or a defect.
func FuzzPaths(f *testing.F) {
	for _, path := range []string{"/api/v1/links/%2e%2e", "/api//v1", "/api/v1/links?limit=%zz", "/api/v1/links/a%00b/revisions?cursor=YmVmb3JlIDE",
		"/api/v1/links?q=%25&sort=-slug&cursor=LXNsdWcKMQphYg", "/api/v1/links?sort=-slug&cursor=LXNsdWcKMQph00", "/api/v1/links?q=%00",
		"/api/v1/tokens/%ff", "//example.com/api", "/api/v1/links/a?purge=true", "/%"} {
		f.Add("GET", path)
		f.Add("DELETE", path)
	}
	s := start(f)
	f.Fuzz(func(t *testing.T, method, target string) {
		r, err := http.NewRequest(method, "http://s.example"+target, nil)
		if err != nil || !strings.HasPrefix(target, "/") {
			t.Skip("no client can send this")
		}
		r.Header.Set("Authorization", "Bearer "+adminToken)
		if x := s.send(t, r, ""); x.Code >= 500 {
			t.Errorf("%s", x.Body)
		}
	})
}
