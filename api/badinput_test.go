package api

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

// newServer returns the address of a real server, for what only shows on a connection.
func newServer(t *testing.T, h http.Handler) string {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

func TestBadBodies(t *testing.T) {
	s := start(t)
	deep := strings.Repeat("[", 20000)
	for _, c := range []struct {
		name, body string
		code       link.Code
		parts      []string
	}{
		{"nothing", "", codeMediaType, []string{"Content-Type header is missing"}},
		{"spaces", " \n ", codeMalformed, []string{"is missing"}},
		{"not JSON", "url=https://example.com", codeMalformed, []string{"not valid JSON at byte 0"}},
		{"null", "null", codeMalformed, []string{"must be an object, not null"}},
		{"an array", `[{"url":"https://example.com"}]`, codeMalformed, []string{"must be an object, not an array"}},
		{"a string", `"https://example.com"`, codeMalformed, []string{"must be an object, not a string"}},
		{"cut short", `{"url":"https://exam`, codeMalformed, []string{"cut short"}},
		{"a comma too many", `{"url":"https://example.com",}`, codeMalformed, []string{"not valid JSON at byte 28"}},
		{"single quotes", `{'url':'https://example.com'}`, codeMalformed, []string{"not valid JSON at byte 1"}},
		{"text after it", `{"url":"https://example.com"} x`, codeMalformed, []string{"at byte 30"}},
		{"a second object", `{"url":"https://example.com"}{}`, codeMalformed, []string{"at byte 29"}},
		{"a byte order mark", "\ufeff" + `{"url":"https://example.com"}`, codeMalformed, []string{"at byte 0"}},
		{"UTF-16", "{\x00\"\x00u\x00", codeMalformed, []string{"at byte 1"}},
		{"invalid UTF-8", "{\"url\":\"https://example.com/\xff\"}", codeMalformed, []string{"UTF-8"}},
		{"overlong UTF-8", "{\"url\":\"https://example.com/\xc0\xaf\"}", codeMalformed, []string{"UTF-8"}},
		{"half a surrogate pair", `{"url":"https://example.com/\ud800"}`, codeMalformed, []string{"surrogate"}},
		{"a line break in a string", "{\"url\":\"https://example.com/\n\"}", codeMalformed, []string{"at byte 28"}},
		{"an unknown member", `{"url":"https://example.com","uri":"x"}`, codeMalformed, []string{"uri", "is not known here", "/uri"}},
		{"another case", `{"URL":"https://example.com"}`, codeMalformed, []string{"URL", "not known"}},
		{"a member twice", `{"url":"https://example.com","url":"https://example.org"}`, codeMalformed, []string{"/url", "is there twice"}},
		{"a member twice, written differently", `{"url":"https://example.com","\u0075rl":"https://example.org"}`, codeMalformed, []string{"twice"}},
		{"an unknown member without end", `{"` + strings.Repeat("x", 50000) + `":1}`, codeMalformed, []string{"xxx", "…"}},
		{"deep nesting", `{"tags":` + deep, codeMalformed, []string{"nested too deeply"}},
		{"deep nesting of unknown members", `{"x":` + deep, codeMalformed, nil},
		{"a number for a string", `{"url":1}`, codeMalformed, []string{"/url", "must be a string, not a number"}},
		{"an object for a string", `{"url":{}}`, codeMalformed, []string{"must be a string, not an object"}},
		{"a string for a number", `{"url":"https://example.com","status":"302"}`, codeMalformed, []string{"/status", "must be a whole number, not a string"}},
		{"a fraction", `{"url":"https://example.com","max_clicks":1.5}`, codeMalformed, []string{"/max_clicks", "must be a whole number"}},
		{"an exponent", `{"url":"https://example.com","max_clicks":1e3}`, codeMalformed, []string{"must be a whole number"}},
		{"a huge number", `{"url":"https://example.com","max_clicks":99999999999999999999}`, codeMalformed, []string{"/max_clicks", "is out of range"}},
		{"a very negative number", `{"url":"https://example.com","max_clicks":-99999999999999999999}`, codeMalformed, []string{"is out of range"}},
		{"an endless number", `{"url":"https://example.com","max_clicks":` + strings.Repeat("9", 60000) + `}`, codeMalformed, []string{"is out of range"}},
		{"a leading zero", `{"url":"https://example.com","status":0302}`, codeMalformed, []string{"not valid JSON"}},
		{"infinity", `{"url":"https://example.com","max_clicks":Infinity}`, codeMalformed, []string{"not valid JSON"}},
		{"a string for a boolean", `{"url":"https://example.com","enabled":"yes"}`, codeMalformed, []string{"/enabled", "must be true or false, not a string"}},
		{"a string for an array", `{"url":"https://example.com","tags":"a,b"}`, codeMalformed, []string{"/tags", "must be an array, not a string"}},
		{"a number within an array", `{"url":"https://example.com","tags":["a",2]}`, codeMalformed, []string{"tags[1]", "/tags/1", "must be a string, not a number"}},
		{"no time", `{"url":"https://example.com","expires_at":"tomorrow"}`, codeMalformed, []string{"/expires_at", "RFC 3339"}},
		{"a number for a time", `{"url":"https://example.com","expires_at":1767225600}`, codeMalformed, []string{"RFC 3339", "not a number"}},
		{"a time without zone", `{"url":"https://example.com","expires_at":"2027-01-01T00:00:00"}`, codeMalformed, []string{"RFC 3339"}},
		{"a month too many", `{"url":"https://example.com","expires_at":"2027-13-01T00:00:00Z"}`, codeMalformed, []string{"RFC 3339"}},
		{"a year of five digits", `{"url":"https://example.com","expires_at":"10000-01-01T00:00:00Z"}`, codeMalformed, []string{"RFC 3339"}},

		{"no URL", `{}`, link.CodeInvalid, []string{"url"}},
		{"null for the URL", `{"url":null}`, link.CodeInvalid, []string{"url"}},
		{"a relative URL", `{"url":"/a"}`, link.CodeInvalid, []string{"url"}},
		{"a URL of another scheme", `{"url":"javascript:alert(1)"}`, link.CodeInvalid, []string{"url"}},
		{"a URL with credentials", `{"url":"https://user:pass@example.com"}`, link.CodeInvalid, []string{"url"}},
		{"a URL with NUL", `{"url":"https://example.com/\u0000"}`, link.CodeInvalid, []string{"url"}},
		{"a URL with line breaks", `{"url":"https://example.com/\r\nSet-Cookie: a=b"}`, link.CodeInvalid, []string{"url"}},
		{"a long URL", `{"url":"https://example.com/` + strings.Repeat("x", 8192) + `"}`, link.CodeInvalid, []string{"url"}},
		{"a link to ourselves", `{"url":"https://s.example/x"}`, link.CodeInvalid, []string{"url"}},
		{"NUL in a slug", `{"url":"https://example.com","slug":"a\u0000b"}`, link.CodeInvalid, []string{"slug"}},
		{"a dotted slug", `{"url":"https://example.com","slug":"a/../b"}`, link.CodeInvalid, []string{"slug"}},
		{"an encoded slug", `{"url":"https://example.com","slug":"%2e%2e"}`, link.CodeInvalid, []string{"slug"}},
		{"a reserved slug", `{"url":"https://example.com","slug":"api/v1"}`, link.CodeInvalid, []string{"slug"}},
		{"a long slug", `{"url":"https://example.com","slug":"` + strings.Repeat("x", 256) + `"}`, link.CodeInvalid, []string{"slug"}},
		{"a huge slug", `{"url":"https://example.com","slug":"` + strings.Repeat("x", 60000) + `"}`, link.CodeInvalid, []string{"slug"}},
		{"an empty slug", `{"url":"https://example.com","slug":""}`, link.CodeInvalid, []string{"slug"}},
		{"an unknown generator", `{"url":"https://example.com","generator":"dice"}`, link.CodeInvalid, []string{"generator"}},
		{"a negative length", `{"url":"https://example.com","length":-1}`, link.CodeInvalid, []string{"length"}},
		{"a huge length", `{"url":"https://example.com","length":1000000}`, link.CodeInvalid, []string{"length"}},
		{"another status", `{"url":"https://example.com","status":200}`, link.CodeInvalid, []string{"status", "301"}},
		{"a negative status", `{"url":"https://example.com","status":-302}`, link.CodeInvalid, []string{"status"}},
		{"no clicks", `{"url":"https://example.com","max_clicks":0}`, link.CodeInvalid, []string{"max_clicks"}},
		{"negative clicks", `{"url":"https://example.com","max_clicks":-1}`, link.CodeInvalid, []string{"max_clicks"}},
		{"the most negative clicks", `{"url":"https://example.com","max_clicks":-9223372036854775808}`, link.CodeInvalid, []string{"max_clicks"}},
		{"too many clicks", `{"url":"https://example.com","max_clicks":9223372036854775807}`, link.CodeInvalid, []string{"max_clicks"}},
		{"the year 1", `{"url":"https://example.com","expires_at":"0001-01-01T00:00:01Z"}`, link.CodeInvalid, []string{"expires_at"}},
		{"an end before the start", `{"url":"https://example.com","starts_at":"2028-01-01T00:00:00Z","expires_at":"2027-01-01T00:00:00Z"}`, link.CodeInvalid, []string{"expires_at"}},
		{"an empty tag", `{"url":"https://example.com","tags":[""]}`, link.CodeInvalid, []string{"tags[0]"}},
		{"null as a tag", `{"url":"https://example.com","tags":[null]}`, link.CodeInvalid, []string{"tags[0]"}},
		{"an empty password", `{"url":"https://example.com","password":""}`, link.CodeInvalid, []string{"password"}},
		{"a long password", `{"url":"https://example.com","password":"` + strings.Repeat("x", 257) + `"}`, link.CodeInvalid, []string{"password"}},
		{"control characters in a title", `{"url":"https://example.com","title":"a\u001b[31m"}`, link.CodeInvalid, []string{"title"}},
		{"several at once", `{"url":"x","status":1,"max_clicks":-1}`, link.CodeInvalid, []string{"url", "status", "max_clicks"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := s.do(t, "POST", "/api/v1/links", c.body).refused(c.code, c.parts...)
			if len(p.Error()) > 1000 {
				t.Errorf("the answer repeats what was sent: %d bytes", len(p.Error()))
			}
			if c.code == link.CodeInvalid && len(p.Errors) == 0 {
				t.Error("no field is named")
			}
		})
	}
	if got := s.slugs(t, ""); got != "" {
		t.Errorf("something was stored: %s", got)
	}
}

func TestBadBodies_size(t *testing.T) {
	s := start(t)
	big := `{"url":"https://example.com","note":"` + strings.Repeat("x", 64<<10) + `"}`
	s.do(t, "POST", "/api/v1/tokens", big).refused(codeTooLarge, "64 KiB")
	big = `{"url":"https://example.com","note":"` + strings.Repeat("x", 1<<20) + `"}`
	s.do(t, "POST", "/api/v1/links", big).refused(codeTooLarge, "1024 KiB")
	s.do(t, "PATCH", "/api/v1/links/a", big).refused(codeTooLarge)
	bulk := `{"links":[{"url":"https://example.com","note":"` + strings.Repeat("x", 16<<20) + `"}]}`
	s.do(t, "POST", "/api/v1/links/bulk", bulk).refused(codeTooLarge, "16384 KiB")
	s.do(t, "POST", "/api/v1/import", bulk).refused(codeTooLarge)
}

// TestBadBodies_onTheWire sends what an honest client library would not.
func TestBadBodies_onTheWire(t *testing.T) {
	s := start(t)
	address := strings.TrimPrefix(newServer(t, s.api), "http://")
	head := "POST /api/v1/links HTTP/1.1\r\nHost: s.example\r\nConnection: close\r\nAuthorization: Bearer " + adminToken + "\r\nContent-Type: application/json\r\n"
	for name, c := range map[string]struct{ raw, want string }{
		"a length too large":  {head + "Content-Length: 100\r\n\r\n{\"url\":", "malformed"},
		"a huge length":       {head + "Content-Length: 99999999999\r\n\r\n{", "malformed"},
		"endless chunks":      {head + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("4000\r\n"+strings.Repeat("x", 0x4000)+"\r\n", 65), "too-large"},
		"a broken chunk":      {head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", "malformed"},
		"an unknown encoding": {head + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", "media-type"},
	} {
		t.Run(name, func(t *testing.T) {
			conn, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			conn.SetDeadline(time.Now().Add(10 * time.Second))
			if _, err := conn.Write([]byte(c.raw)); err != nil {
				t.Fatal(err)
			}
			conn.(*net.TCPConn).CloseWrite()
			b := make([]byte, 4096)
			n, _ := conn.Read(b)
			if got := string(b[:n]); !strings.Contains(got, c.want) || strings.Contains(got, " 500 ") {
				t.Errorf("want %s, got %s", c.want, got)
			}
		})
	}
}

func TestContentTypes(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com","slug":"a"}`)
	for given, ok := range map[string]bool{
		"application/json": true, "application/json; charset=utf-8": true, "Application/JSON;charset=\"UTF-8\"": true,
		"application/json; charset=latin1": false, "text/plain": false, "application/x-www-form-urlencoded": false,
		"multipart/form-data; boundary=x": false, "application/jsonx": false, "application/json;": true, "json": false, ";": false,
		"application/merge-patch+json": false, "application/problem+json": false,
	} {
		x := s.do(t, "POST", "/api/v1/links", `{"url":"https://example.com"}`, "Content-Type: "+given)
		if ok && x.Code != http.StatusCreated {
			t.Errorf("%s: %s", given, x.Body)
		} else if !ok {
			x.refused(codeMediaType)
		}
	}
	want[struct{}](s.do(t, "PATCH", "/api/v1/links/a", `{}`, "Content-Type: application/merge-patch+json; charset=utf-8"), http.StatusOK)
	s.do(t, "PATCH", "/api/v1/links/a", `[]`, "Content-Type: application/json-patch+json").refused(codeMediaType, "merge-patch")
}

func TestBadQueries(t *testing.T) {
	s := start(t)
	for query, part := range map[string]string{
		"limit=0": "limit", "limit=1001": "1 to 1000", "limit=-1": "limit", "limit=x": "limit", "limit=": "limit", "limit=1.5": "limit",
		"limit=0x10": "limit", "limit=%2B5": "limit", "limit=05": "limit", "limit=99999999999999999999": "limit",
		"limit=1&limit=2": "more than once", "sort=id": "must be one of", "sort=": "must be one of", "sort=created_at;drop": "semicolons",
		"deleted=yes": "true or false", "deleted=1": "true or false", "cursor=x": "cursor", "cursor=%00": "cursor",
		"cursor=" + strings.Repeat("A", 2001): "cursor", "q=" + strings.Repeat("x", 201): "200 characters", "q=%ff": "UTF-8",
		"q=%": "percent-encoding", "q=%zz": "percent-encoding", "page=2": `"page" is not a parameter`, "Limit=5": "not a parameter",
		"tag=" + strings.Repeat("x", 61): "tag", "domain=else.example": "domain", "token=" + adminToken: "not a parameter", "=": "not a parameter",
	} {
		s.do(t, "GET", "/api/v1/links?"+query, "").refused(codeMalformed, part)
	}
	s.do(t, "GET", "/api/v1/links?q="+strings.Repeat("x", 9000), "").refused(codeTooLong, "8192")
	s.do(t, "GET", "/api/v1/links?"+strings.Repeat("q=&", 3000), "").refused(codeTooLong)
	s.do(t, "POST", "/api/v1/links?dry_run=true", `{"url":"https://example.com"}`).refused(codeMalformed, "dry_run")
	s.do(t, "DELETE", "/api/v1/links/a?purge=1", "").refused(codeMalformed, "purge")
	if got := s.slugs(t, ""); got != "" {
		t.Errorf("something was stored: %s", got)
	}
}

func TestBadPaths(t *testing.T) {
	s := start(t)
	for _, path := range []string{
		"/api", "/api/", "/api/v1", "/api/v1/", "/api/v2/links", "/api/v1/links/", "/api/v1//links", "//api/v1/links", "/api/v1/links//a",
		"/api/./v1/links", "/api/v1/../v1/links", "/api/v1/links/a/..", "/api/v1/links/a/revisions/", "/api/v1/links/a/b", "/api/v1/Links",
		"/api/v1/tokens/", "/api/v1/tokens/a/b", "/api/openapi.json/", "/api/openapi", "/", "/api/v1/links/%2F",
	} {
		for _, method := range []string{"GET", "POST", "DELETE", "CONNECT"} {
			s.do(t, method, path, "").refused(codeNoRoute)
		}
	}
	for _, segment := range []string{
		"%2e%2e", "%2e", "%2E%2E%2Fa", "%00", "a%00b", "%c0%ae%c0%ae", "%ff", "%20", "%0d%0a", "a%2F", "%2Fa", "a%2F%2Fb", "a%2F..%2Fb",
		"%25", "%252e", "a%5Cb", "~", "a;b", "a:b", "a=b", "+", "*", "%F0%9F%98%80x%E2%80%AE", strings.Repeat("x", 4000),
	} {
		for _, suffix := range []string{"", "/revisions"} {
			s.do(t, "GET", "/api/v1/links/"+segment+suffix, "").refused(link.CodeNotFound)
		}
		s.do(t, "PATCH", "/api/v1/links/"+segment, `{"title":"x"}`).refused(link.CodeNotFound)
		s.do(t, "DELETE", "/api/v1/links/"+segment+"?purge=true", "").refused(link.CodeNotFound)
		s.do(t, "POST", "/api/v1/links/"+segment+"/rollback", `{"revision":1}`).refused(link.CodeNotFound)
	}
}

func TestMethods(t *testing.T) {
	s := start(t)
	for path, allow := range map[string]string{
		"/api/v1/links": "GET, HEAD, POST", "/api/v1/links/a": "GET, HEAD, PATCH, DELETE", "/api/v1/links/bulk": "GET, HEAD, POST, PATCH, DELETE",
		"/api/v1/links/a/revisions": "GET, HEAD", "/api/v1/links/a/rollback": "POST", "/api/v1/tokens": "GET, HEAD, POST",
		"/api/v1/tokens/x": "DELETE", "/api/v1/export": "GET, HEAD", "/api/v1/import": "POST", "/api/openapi.json": "GET, HEAD",
	} {
		for _, method := range []string{"PUT", "TRACE", "OPTIONS", "BREW"} {
			x := s.do(t, method, path, "")
			x.refused(codeMethod, allow)
			if got := x.Header().Get("Allow"); got != allow {
				t.Errorf("%s %s: Allow %q, want %q", method, path, got, allow)
			}
		}
	}
}

func TestHead(t *testing.T) {
	s := start(t)
	s.create(t, `{"url":"https://example.com","slug":"a"}`)
	server := newServer(t, s.api)
	for _, path := range []string{"/api/v1/links", "/api/v1/links/a", "/api/v1/links/a/revisions", "/api/v1/tokens", "/api/v1/export", "/api/openapi.json", "/api/v1/links/none"} {
		answer := func(method string) *http.Response {
			r, _ := http.NewRequest(method, server+path, nil)
			r.Header.Set("Authorization", "Bearer "+adminToken)
			resp, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			return resp
		}
		get, head := answer("GET"), answer("HEAD")
		for _, name := range []string{"Content-Type", "Etag", "Cache-Control"} {
			if get.StatusCode != head.StatusCode || get.Header.Get(name) != head.Header.Get(name) {
				t.Errorf("%s: GET %d %v, HEAD %d %v", path, get.StatusCode, get.Header, head.StatusCode, head.Header)
			}
		}
		if length := head.Header.Get("Content-Length"); path != "/api/v1/export" && length != get.Header.Get("Content-Length") {
			t.Errorf("%s: HEAD has the length %s", path, length)
		} else if n, err := strconv.Atoi(length); path != "/api/v1/export" && (err != nil || n == 0) {
			t.Errorf("%s: length %q", path, length)
		}
	}
}

// patience is an answer to a caller of whom it is only wanted to know how long he may take.
type patience struct {
	*httptest.ResponseRecorder
	read, write []time.Time
}

func (p *patience) SetReadDeadline(at time.Time) error  { p.read = append(p.read, at); return nil }
func (p *patience) SetWriteDeadline(at time.Time) error { p.write = append(p.write, at); return nil }

// A body must arrive within a minute, and the next request on the connection has its own time; an export is given time
// for each chunk.
func TestDeadlines(t *testing.T) {
	s := start(t)
	ask := func(method, path, body string) *patience {
		r := httptest.NewRequest(method, path, strings.NewReader(body))
		r.Header.Set("Authorization", "Bearer "+adminToken)
		r.Header.Set("Content-Type", "application/json")
		p := &patience{ResponseRecorder: httptest.NewRecorder()}
		s.api.ServeHTTP(p, r)
		if p.Code/100 != 2 {
			t.Fatalf("%d %s", p.Code, p.Body)
		}
		return p
	}
	began := time.Now()
	p := ask("POST", "/api/v1/links", `{"url":"https://example.com"}`)
	if len(p.read) != 2 || p.read[0].Before(began.Add(bodyTimeout)) || p.read[0].After(time.Now().Add(bodyTimeout)) || !p.read[1].IsZero() {
		t.Errorf("deadlines for the body: %v", p.read)
	}
	if p = ask("GET", "/api/v1/export", ""); len(p.write) != 1 || p.write[0].Before(began.Add(exportTimeout)) {
		t.Errorf("deadlines for a chunk: %v", p.write)
	}
}
