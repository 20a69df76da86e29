package redirect

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
	"github.com/jinklink/jink/password"
	"github.com/jinklink/jink/ratelimit"
)

type pages struct{ *page.Pages }

func (p pages) Preview(w http.ResponseWriter, r *http.Request, v Preview) {
	p.Pages.Preview(w, r, page.Preview(v))
}

// handler is a Handler over an instance, with passwords that are quick to hash and a limit of three attempts.
func handler(t *testing.T, i *instance) (*Handler, *password.Hasher) {
	shown, err := page.New(page.Config{BaseURL: "https://s.example"})
	if err != nil {
		t.Fatal(err)
	}
	hasher := password.New(password.Config{MemoryKiB: 8, Passes: 1})
	clock := func() time.Time { return i.now }
	return NewHandler(HandlerConfig{
		Redirector: i.Redirector, Pages: pages{shown}, Passwords: hasher,
		Attempts:    ratelimit.New(ratelimit.Limit{Rate: 0.1, Burst: 3}, 100, clock),
		AllAttempts: ratelimit.New(ratelimit.Limit{Rate: 1, Burst: 30}, 100, clock),
		ShortURL:    func(l *link.Link) string { return "https://s.example/" + l.Slug },
		Log:         slog.New(slog.DiscardHandler),
	}), hasher
}

// ask sends a request as a client at 192.0.2.1 would. A body is sent as a form.
func ask(h http.Handler, method, target, body string) *http.Response {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Header.Set("Accept", "text/html")
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func text(t *testing.T, r *http.Response) string {
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestHandler_answers_each_outcome_in_its_own_way(t *testing.T) {
	i := newInstance(t, false)
	h, _ := handler(t, i)
	i.add("a", "https://example.com/x//y/../z%2F?q=%0d%0a", nil)
	i.add("p", "https://example.com/", func(l *link.Link) { l.Status = 308 })
	i.add("off", "https://example.com/", func(l *link.Link) { l.Enabled = false })
	i.add("gone", "https://example.com/", func(l *link.Link) { l.DeletedAt = i.now })
	i.add("over", "https://example.com/", func(l *link.Link) { l.ExpiresAt = i.now })
	for _, c := range []struct {
		method, path     string
		status           int
		header, contains string
	}{
		{"GET", "/a", 302, "https://example.com/x//z%2F?q=%0d%0a", ""},
		{"HEAD", "/a", 302, "https://example.com/x//z%2F?q=%0d%0a", ""},
		{"POST", "/a", 405, "GET, HEAD", "only be opened"},
		{"PUT", "/p", 308, "https://example.com/", ""},
		{"GET", "/off", 403, "", "switched off"},
		{"GET", "/gone", 410, "", "removed"},
		{"GET", "/over", 410, "", "expired"},
		{"GET", "/none", 404, "", "no such link"},
		{"POST", "/none", 404, "", "no such link"},
	} {
		resp := ask(h, c.method, "http://s.example"+c.path, "")
		got := resp.Header.Get("Location") + resp.Header.Get("Allow")
		if resp.StatusCode != c.status || got != c.header || !strings.Contains(text(t, resp), c.contains) {
			t.Errorf("%s %s: %d %q, want %d %q", c.method, c.path, resp.StatusCode, got, c.status, c.header)
		}
	}
}

func TestHandler_without_a_store_asks_to_try_again(t *testing.T) {
	i := newInstance(t, false)
	h, _ := handler(t, i)
	i.store.err = link.Fail(link.CodeUnavailable, "down", errors.New("secret detail"))
	resp := ask(h, "GET", "http://s.example/a", "")
	if body := text(t, resp); resp.StatusCode != 503 || resp.Header.Get("Retry-After") == "" || strings.Contains(body, "secret") {
		t.Errorf("%d %v %s", resp.StatusCode, resp.Header, body)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "http://s.example/b+", nil).WithContext(gone))
	if w.Body.Len() != 0 {
		t.Errorf("a visitor who has gone is told %s", w.Body)
	}
}

func TestHandler_lets_in_who_knows_the_password(t *testing.T) {
	i := newInstance(t, false)
	h, hasher := handler(t, i)
	hash, err := hasher.Hash(t.Context(), "open sesame")
	if err != nil {
		t.Fatal(err)
	}
	l := i.add("locked", "https://example.com/?own=1", func(l *link.Link) { l.PasswordHash, l.Status, l.MaxClicks = hash, 307, 2 })

	resp := ask(h, "GET", "http://s.example/locked?own=2&x=3", "")
	if body := text(t, resp); resp.StatusCode != 200 || resp.Header.Get("Location") != "" || !strings.Contains(body, "password") || strings.Contains(body, "example.com") {
		t.Fatalf("%d %s", resp.StatusCode, body)
	}
	if resp = ask(h, "GET", "http://s.example/locked?password=open+sesame", ""); resp.StatusCode != 200 {
		t.Errorf("a password in the URL is taken: %d", resp.StatusCode)
	}
	if resp = ask(h, "POST", "http://s.example/locked?password=open+sesame", "x=1"); resp.StatusCode != 403 {
		t.Errorf("a password in the URL of a POST is taken: %d", resp.StatusCode)
	}
	form := url.Values{"password": {"open sesame"}}.Encode()
	resp = ask(h, "POST", "http://s.example/locked?own=2&x=3", form)
	if resp.StatusCode != 303 || resp.Header.Get("Location") != "https://example.com/?own=1&x=3" || resp.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %v", resp.StatusCode, resp.Header)
	}
	if i.clicks[l.ID] != 1 {
		t.Errorf("%d clicks", i.clicks[l.ID])
	}
	i.now = i.now.Add(time.Hour)
	ask(h, "POST", "http://s.example/locked", form)
	if resp = ask(h, "POST", "http://s.example/locked", form); resp.StatusCode != 410 {
		t.Errorf("the link is used up, but: %d", resp.StatusCode)
	}
	if resp = ask(h, "PUT", "http://s.example/locked", form); resp.StatusCode != 410 && resp.StatusCode != 405 {
		t.Errorf("PUT: %d", resp.StatusCode)
	}
}

func TestHandler_limits_attempts_at_passwords(t *testing.T) {
	i := newInstance(t, false)
	h, hasher := handler(t, i)
	hash, err := hasher.Hash(t.Context(), "open sesame")
	if err != nil {
		t.Fatal(err)
	}
	i.add("locked", "https://example.com/", func(l *link.Link) { l.PasswordHash = hash })
	for n, want := range []int{403, 403, 403, 429, 429} {
		if resp := ask(h, "POST", "http://s.example/locked", "password=guess"); resp.StatusCode != want {
			t.Errorf("attempt %d: %d, want %d", n+1, resp.StatusCode, want)
		}
	}
	resp := ask(h, "POST", "http://s.example/locked", "password=open+sesame")
	if resp.StatusCode != 429 || resp.Header.Get("Retry-After") == "" {
		t.Errorf("the right password after too many attempts: %d %v", resp.StatusCode, resp.Header)
	}
	i.now = i.now.Add(11 * time.Second)
	if resp := ask(h, "POST", "http://s.example/locked", "password=open+sesame"); resp.StatusCode != 303 {
		t.Errorf("later: %d", resp.StatusCode)
	}
	if resp := ask(h, "POST", "http://s.example/locked", "password="+strings.Repeat("x", 10_000)); resp.StatusCode < 400 {
		t.Errorf("a huge form: %d", resp.StatusCode)
	}
}

func TestHandler_counts_wrong_passwords_alone(t *testing.T) {
	i := newInstance(t, false)
	h, hasher := handler(t, i)
	hash, err := hasher.Hash(t.Context(), "open sesame")
	if err != nil {
		t.Fatal(err)
	}
	i.add("locked", "https://example.com/", func(l *link.Link) { l.PasswordHash = hash })
	for n := range 50 { // more than either limit allows of wrong ones
		if resp := ask(h, "POST", "http://s.example/locked", "password=open+sesame"); resp.StatusCode != 303 {
			t.Fatalf("visitor %d who knows the password: %d", n+1, resp.StatusCode)
		}
	}
}

func TestHandler_locks_out_nobody_but_who_guesses(t *testing.T) {
	i := newInstance(t, false)
	h, hasher := handler(t, i)
	hash, err := hasher.Hash(t.Context(), "open sesame")
	if err != nil {
		t.Fatal(err)
	}
	i.add("locked", "https://example.com/", func(l *link.Link) { l.PasswordHash = hash })
	for range 100 { // far beyond what all networks together may try
		ask(h, "POST", "http://s.example/locked", "password=guess")
	}
	other := httptest.NewRequest("POST", "http://s.example/locked", strings.NewReader("password=open+sesame"))
	other.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	other.RemoteAddr = "198.51.100.7:1234"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, other)
	if w.Code != 303 {
		t.Errorf("a visitor from another network who knows the password: %d", w.Code)
	}
}

func TestHandler_previews_without_following(t *testing.T) {
	i := newInstance(t, false)
	h, _ := handler(t, i)
	few := i.add("few", "https://example.com/few", func(l *link.Link) { l.MaxClicks, l.Title = 1, "A <b>title</b>" })
	i.add("locked", "https://example.com/concealed", func(l *link.Link) { l.PasswordHash, l.Title = "x", "concealed" })
	i.add("off", "https://example.com/off", func(l *link.Link) { l.Enabled = false })
	i.add("soon", "https://example.com/soon", func(l *link.Link) { l.StartsAt = i.now.Add(time.Hour) })
	i.add("gone", "https://example.com/gone", func(l *link.Link) { l.DeletedAt = i.now })
	for path, want := range map[string]struct {
		status    int
		has, hasN string
	}{
		"/few+": {200, "https://example.com/few", "<b>"}, "/few%2B": {200, "https://example.com/few", "<b>"},
		"/locked+": {200, "password", "concealed"}, "/off+": {403, "switched off", "example.com/off"},
		"/soon+": {404, "", "soon"}, "/gone+": {410, "", "https://example.com"}, "/none+": {404, "", "\x00"}, "/+": {404, "", "\x00"},
		"/few++": {404, "", "\x00"},
	} {
		resp := ask(h, "GET", "http://s.example"+path, "")
		body := text(t, resp)
		if resp.StatusCode != want.status || resp.Header.Get("Location") != "" || !strings.Contains(body, want.has) || strings.Contains(body, want.hasN) {
			t.Errorf("%s: %d %s", path, resp.StatusCode, body)
		}
	}
	if i.clicks[few.ID] != 0 {
		t.Error("a preview was counted")
	}
	if d := i.get("http://s.example/few"); d.Outcome != Redirect {
		t.Error("a preview has used the link up")
	}
}
