package dash_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/dash"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/ratelimit"
)

func TestSignIn(t *testing.T) {
	s := start(t, options{})
	v := s.visitor(t)

	resp, _ := v.get("/-/?q=a%26b")
	to := resp.Header.Get("Location")
	if resp.StatusCode != http.StatusSeeOther || to != "/-/sign-in?to=%2F-%2F%3Fq%3Da%2526b" {
		t.Fatalf("without a session: %d to %q", resp.StatusCode, to)
	}
	if _, body := v.get(to); !strings.Contains(body, `name="to" value="/-/?q=a%26b"`) {
		t.Errorf("the form does not lead back: %s", body)
	}

	resp, body := v.post("/-/sign-in", url.Values{"token": {"jink_wrong"}, "to": {"/-/?q=a"}})
	if resp.StatusCode != http.StatusForbidden || !strings.Contains(body, "This token is not known") || !strings.Contains(body, `value="/-/?q=a"`) ||
		strings.Contains(body, "jink_wrong") || len(resp.Cookies()) > 0 {
		t.Errorf("a wrong token: %d %s", resp.StatusCode, body)
	}

	resp, _ = v.post("/-/sign-in", url.Values{"token": {" " + adminToken + "\n"}, "to": {"/-/?q=a"}})
	if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/-/?q=a" || len(resp.Cookies()) != 1 {
		t.Fatalf("the right token: %d %v", resp.StatusCode, resp.Header)
	}
	c := resp.Cookies()[0]
	if c.Name != "jink-session" || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/-/" || c.Secure || c.Domain != "" ||
		time.Until(c.Expires) < 29*24*time.Hour {
		t.Errorf("cookie %v", c)
	}
	if resp, body := v.get("/-/"); resp.StatusCode != 200 || !strings.Contains(body, "Sign out") || resp.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("with the session: %d", resp.StatusCode)
	}

	resp, _ = v.post("/-/sign-out", nil)
	if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/-/sign-in" {
		t.Errorf("signing out: %d %v", resp.StatusCode, resp.Header)
	}
	if resp, _ := v.get("/-/"); resp.StatusCode != http.StatusSeeOther {
		t.Errorf("after signing out: %d", resp.StatusCode)
	}
}

func TestSignIn_cookieIsSecureOnHTTPS(t *testing.T) {
	s := start(t, options{baseURL: "https://s.example"})
	resp, _ := s.visitor(t).post("/-/sign-in", url.Values{"token": {adminToken}}, "Origin", "https://s.example")
	if c := resp.Cookies(); len(c) != 1 || c[0].Name != "__Secure-jink-session" || !c[0].Secure {
		t.Errorf("cookies %v", c)
	}
}

func TestSignIn_leadsNowhereElse(t *testing.T) {
	s := start(t, options{})
	for _, to := range []string{"https://evil.example/", "//evil.example/-/", "/\\evil.example", "javascript:alert(1)", "/x", "/-/sign-out", "/-/../x", "", "%zz",
		"http:/-/", "/-/#x", "/-/\r\nX: y"} {
		resp, _ := s.visitor(t).post("/-/sign-in", url.Values{"token": {adminToken}, "to": {to}}, "X-Forwarded-For", "1.2.3.4")
		if got := resp.Header.Get("Location"); resp.StatusCode == http.StatusSeeOther && got != "/-/" {
			t.Errorf("to=%q leads to %q", to, got)
		}
	}
}

func TestSignIn_isLimited(t *testing.T) {
	s := start(t, options{config: func(c *dash.Config) {
		c.SignIns = ratelimit.New(ratelimit.Limit{Rate: 0.1, Burst: 3}, 100, time.Now)
	}})
	v := s.visitor(t)
	for range 5 { // right ones are not counted
		if resp, _ := s.visitor(t).post("/-/sign-in", url.Values{"token": {adminToken}}); resp.StatusCode != http.StatusSeeOther {
			t.Fatalf("status %d", resp.StatusCode)
		}
	}
	for range 3 {
		if resp, _ := v.post("/-/sign-in", url.Values{"token": {"x"}}); resp.StatusCode != http.StatusForbidden {
			t.Fatalf("status %d", resp.StatusCode)
		}
	}
	resp, body := v.post("/-/sign-in", url.Values{"token": {adminToken}})
	if resp.StatusCode != http.StatusTooManyRequests || resp.Header.Get("Retry-After") != "10" || !strings.Contains(body, "Please try again in 10 seconds.") {
		t.Errorf("the fourth: %d, Retry-After %q", resp.StatusCode, resp.Header.Get("Retry-After"))
	}
}

func TestPOST_isTakenOnlyFromOurOwnPages(t *testing.T) {
	s := start(t, options{open: true})
	form := url.Values{"url": {"https://example.com/"}, "token": {adminToken}}
	for _, path := range []string{"/-/sign-in", "/-/", "/-/shorten", "/-/sign-out"} {
		v := s.signedIn(t, link.ScopeLinksWrite)
		for _, headers := range [][]string{{"Origin", "https://evil.example"},
			{"Origin", "", "Sec-Fetch-Site", "cross-site"}, {"Origin", "https://a.evil.example", "Sec-Fetch-Site", "same-site"}, {"Origin", "null"}} {
			if resp, _ := v.post(path, form, headers...); resp.StatusCode != http.StatusForbidden {
				t.Errorf("%s with %v: %d", path, headers, resp.StatusCode)
			}
		}
	}
}

func TestSession_endsWithItsToken(t *testing.T) {
	s := start(t, options{})
	v := s.signedIn(t, link.ScopeLinksRead)
	tokens, err := s.keeper.Tokens(t.Context())
	if err != nil || len(tokens) != 1 {
		t.Fatal(tokens, err)
	}
	if resp, _ := v.get("/-/"); resp.StatusCode != 200 {
		t.Fatalf("before: %d", resp.StatusCode)
	}
	if err := s.keeper.Revoke(t.Context(), tokens[0].ID); err != nil {
		t.Fatal(err)
	}
	if resp, _ := v.get("/-/"); resp.StatusCode != http.StatusSeeOther {
		t.Errorf("after it was revoked: %d", resp.StatusCode)
	}
}

func TestPaths(t *testing.T) {
	s := start(t, options{})
	tests := []struct {
		method, path string
		status       int
		header       [2]string
	}{
		{"GET", "/-", http.StatusMovedPermanently, [2]string{"Location", "/-/"}},
		{"GET", "/-/nothing", http.StatusNotFound, [2]string{}},
		{"GET", "/-//", http.StatusNotFound, [2]string{}},
		{"GET", "/-/shorten", http.StatusNotFound, [2]string{}},
		{"POST", "/-/shorten", http.StatusNotFound, [2]string{}},
		{"GET", "/-/assets/x", http.StatusNotFound, [2]string{}},
		{"POST", "/-/assets/x", http.StatusMethodNotAllowed, [2]string{"Allow", "GET, HEAD"}},
		{"DELETE", "/-/", http.StatusMethodNotAllowed, [2]string{"Allow", "GET, HEAD, POST"}},
		{"GET", "/-/sign-out", http.StatusMethodNotAllowed, [2]string{"Allow", "POST"}},
		{"HEAD", "/-/sign-in", http.StatusOK, [2]string{"X-Robots-Tag", "noindex"}},
	}
	for _, tt := range tests {
		resp, body := s.visitor(t).send(tt.method, tt.path, nil, "Origin", s.address())
		if resp.StatusCode != tt.status || tt.header[0] != "" && resp.Header.Get(tt.header[0]) != tt.header[1] {
			t.Errorf("%s %s: %d %v", tt.method, tt.path, resp.StatusCode, resp.Header)
		}
		if tt.method == "HEAD" && body != "" {
			t.Errorf("%s %s has a body", tt.method, tt.path)
		}
	}
}
