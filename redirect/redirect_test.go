package redirect

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/sqlite"
)

// instance is a Redirector over a real store with a clock that a test can turn.
type instance struct {
	*Redirector
	t      *testing.T
	store  *watched
	now    time.Time
	clicks map[int64]int
	mu     sync.Mutex
}

// watched is a store whose look-ups are counted and can be made to fail or wait.
type watched struct {
	link.Store
	mu      sync.Mutex
	lookups int
	err     error
	enter   chan struct{} // where not nil, a look-up sends on it and
	leave   chan struct{} // waits for this one
}

func (w *watched) Lookup(ctx context.Context, ref link.Ref) (*link.Link, error) {
	w.mu.Lock()
	w.lookups++
	err, enter := w.err, w.enter
	w.mu.Unlock()
	if err != nil {
		return nil, err
	}
	l, err := w.Store.Lookup(ctx, ref)
	if enter != nil {
		enter <- struct{}{}
		<-w.leave
	}
	return l, err
}

func (i *instance) Record(c link.Click) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.clicks[c.LinkID]++
}

func newInstance(t *testing.T, fold bool) *instance {
	store, err := sqlite.Open(t.Context(), sqlite.Config{Path: filepath.Join(t.TempDir(), "jink.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	i := &instance{t: t, store: &watched{Store: store}, now: time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC), clicks: map[int64]int{}}
	i.Redirector = New(Config{
		Store: i.store, Recorder: i, Slugs: link.Slugs{FoldCase: fold}, Now: func() time.Time { return i.now },
		Domains: map[string]string{"go.example": "go.example"},
	})
	return i
}

// add stores a link; change may be nil.
func (i *instance) add(slug, target string, change func(*link.Link)) *link.Link {
	i.t.Helper()
	l := &link.Link{URL: target, Status: 302, Enabled: true, CreatedAt: i.now, UpdatedAt: i.now, ForwardQuery: true}
	if change != nil {
		change(l)
	}
	if err := l.Check(link.Targets{Schemes: []string{"http", "https", "mailto"}}).Err("the link"); err != nil {
		i.t.Fatal(err)
	}
	slug, key, err := i.cfg.Slugs.Parse(slug)
	if err != nil {
		i.t.Fatal(err)
	}
	c := link.Creation{Link: l, Slugs: func(attempt int) (string, string, bool, error) { return slug, key, attempt == 0, nil }}
	if err := i.store.Create(i.t.Context(), &c); err != nil || c.Err != nil {
		i.t.Fatal(err, c.Err)
	}
	i.Changed(link.Ref{Domain: l.Domain, Key: key})
	return c.Link
}

func request(method, target string) *Request {
	u, err := url.Parse(target)
	if err != nil {
		panic(err)
	}
	return &Request{Method: method, Host: u.Host, Path: u.Path, Raw: u.RawPath, Query: u.RawQuery}
}

func (i *instance) get(target string) Decision {
	i.t.Helper()
	d, err := i.Decide(i.t.Context(), request("GET", target))
	if err != nil {
		i.t.Fatalf("GET %s: %v", target, err)
	}
	return d
}

func TestDecide_finds_the_link_that_was_meant(t *testing.T) {
	i := newInstance(t, false)
	i.add("a", "https://example.com/a", nil)
	i.add("a/b", "https://example.com/ab", nil)
	i.add("docs", "https://example.com/d?v=1#top", func(l *link.Link) { l.ForwardPath = true })
	i.add("docs/api", "https://api.example/", func(l *link.Link) { l.ForwardPath = true })
	i.add("café", "https://example.com/c", nil)
	i.add("a", "https://go.example.com/", func(l *link.Link) { l.Domain = "go.example" })
	i.add("mail", "mailto:someone@example.com", nil)
	i.add("own", "https://example.com/?utm=1&x", nil)
	i.add("plain", "https://example.com/p", func(l *link.Link) { l.ForwardQuery = false })
	i.add("empty", "https://example.com/?", nil)

	for _, c := range []struct{ request, location string }{
		{"http://s.example/a", "https://example.com/a"},
		{"http://anything.example:81/a", "https://example.com/a"},
		{"http://go.example/a", "https://go.example.com/"},
		{"http://GO.example:8080/a", "https://go.example.com/"},
		{"http://go.example./a", "https://go.example.com/"},
		{"http://go.example.:8080/a", "https://go.example.com/"},
		{"http://go.example/a/b", ""},
		{"http://s.example/A", ""},
		{"http://s.example/a/b", "https://example.com/ab"},
		{"http://s.example/a%2Fb", "https://example.com/ab"},
		{"http://s.example/%61", "https://example.com/a"},
		{"http://s.example//a", ""},
		{"http://s.example/./a", ""},
		{"http://s.example/x/../a", ""},
		{"http://s.example/a%00", ""},
		{"http://s.example/%C0%AE", ""},
		{"http://s.example/caf%C3%A9", "https://example.com/c"},
		{"http://s.example/cafe%CC%81", "https://example.com/c"},
		// What a sentence leaves at the end of a link.
		{"http://s.example/a.", "https://example.com/a"},
		{"http://s.example/a).", "https://example.com/a"},
		{"http://s.example/a%22", "https://example.com/a"},
		{"http://s.example/a/", "https://example.com/a"},
		{"http://s.example/a'?x=1", "https://example.com/a?x=1"},
		{"http://s.example/.a", ""},
		// Path forwarding.
		{"http://s.example/a/c", ""},
		{"http://s.example/docs", "https://example.com/d?v=1#top"},
		{"http://s.example/docs/x/y", "https://example.com/d/x/y?v=1#top"},
		{"http://s.example/docs/x.", "https://example.com/d/x.?v=1#top"},
		{"http://s.example/docs//evil.example", "https://example.com/d//evil.example?v=1#top"},
		{"http://s.example/docs/%2F%2Fevil.example", "https://example.com/d/%2F%2Fevil.example?v=1#top"},
		{"http://s.example/docs/@evil.example", "https://example.com/d/@evil.example?v=1#top"},
		{"http://s.example/docs/a%20b%3Fc", "https://example.com/d/a%20b%3Fc?v=1#top"},
		{"http://s.example/docs/ä", "https://example.com/d/%C3%A4?v=1#top"},
		{"http://s.example/docs/../secret", ""},
		{"http://s.example/docs/%2e%2E/secret", ""},
		{"http://s.example/docs/x/.", ""},
		{"http://s.example/docs/..%2Fsecret", ""},
		{"http://s.example/docs/a%2f..%5C..%2fsecret", ""},
		{"http://s.example/docs/..\\secret", ""},
		{"http://s.example/docs/a..b/...", "https://example.com/d/a..b/...?v=1#top"},
		{"http://s.example/docs%2Fx", ""},
		{"http://s.example/docs/api/v1", "https://api.example/v1"},
		{"http://s.example/docs/apix", "https://example.com/d/apix?v=1#top"},
		// Query forwarding: the target's own parameters win.
		{"http://s.example/a?x=1&y=%20", "https://example.com/a?x=1&y=%20"},
		{"http://s.example/docs?v=2&w=3", "https://example.com/d?v=1&w=3#top"},
		{"http://s.example/docs?%76=2", "https://example.com/d?v=1#top"},
		{"http://s.example/own?utm=2&x=3&X=4", "https://example.com/?utm=1&x&X=4"},
		{"http://s.example/own?&&", "https://example.com/?utm=1&x"},
		{"http://s.example/empty?a=1", "https://example.com/?a=1"},
		{"http://s.example/plain?a=1", "https://example.com/p"},
		{"http://s.example/mail?subject=x", "mailto:someone@example.com"},
		{"http://s.example/a?x=%0d%0aSet-Cookie:y", "https://example.com/a?x=%0d%0aSet-Cookie:y"},
		{"http://s.example/docs/x?a=b/../..//c@d", "https://example.com/d/x?v=1&a=b/../..//c@d#top"},
	} {
		d := i.get(c.request)
		switch {
		case c.location == "" && d.Outcome != NotFound:
			t.Errorf("GET %s: outcome %d, %q, want not found", c.request, d.Outcome, d.Location)
		case c.location != "" && (d.Outcome != Redirect || d.Location[0] != c.location):
			t.Errorf("GET %s: outcome %d, %q, want %s", c.request, d.Outcome, d.Location, c.location)
		}
	}
}

func TestDecide_without_regard_to_case(t *testing.T) {
	i := newInstance(t, true)
	i.add("Spring-Sale", "https://example.com/", nil)
	for _, path := range []string{"spring-sale", "SPRING-SALE", "Spring-Sale", "spring-SALE."} {
		if d := i.get("http://s.example/" + path); d.Outcome != Redirect {
			t.Errorf("%s: outcome %d", path, d.Outcome)
		}
	}
}

func TestDecide_on_links_with_conditions(t *testing.T) {
	i := newInstance(t, false)
	hour := time.Hour
	for _, c := range []struct {
		slug   string
		change func(*link.Link)
		want   Outcome
		to     string
	}{
		{"live", func(l *link.Link) { l.StartsAt, l.ExpiresAt = i.now, i.now.Add(hour) }, Redirect, "https://example.com/"},
		{"soon", func(l *link.Link) { l.StartsAt = i.now.Add(hour) }, NotFound, ""},
		{"over", func(l *link.Link) { l.ExpiresAt = i.now }, Expired, ""},
		{"over-to", func(l *link.Link) { l.ExpiresAt = i.now; l.ExpiredURL = "https://example.org/late" }, Redirect, "https://example.org/late"},
		{"used", func(l *link.Link) { l.MaxClicks, l.Used = 3, 3 }, Expired, ""},
		{"off", func(l *link.Link) { l.Enabled = false }, Disabled, ""},
		{"deleted", func(l *link.Link) { l.DeletedAt = i.now }, Gone, ""},
		{"locked", func(l *link.Link) { l.PasswordHash = "x" }, Protected, ""},
		{"locked-over", func(l *link.Link) { l.PasswordHash = "x"; l.ExpiresAt = i.now }, Expired, ""},
		{"off-deleted", func(l *link.Link) { l.Enabled = false; l.DeletedAt = i.now }, Gone, ""},
	} {
		i.add(c.slug, "https://example.com/", c.change)
		for range 2 { // from the store, and from the cache
			d := i.get("http://s.example/" + c.slug)
			if d.Outcome != c.want || c.to != "" && d.Location[0] != c.to {
				t.Errorf("%s: outcome %d to %q, want %d to %q", c.slug, d.Outcome, d.Location, c.want, c.to)
			}
		}
	}
	i.now = i.now.Add(hour)
	if d := i.get("http://s.example/live"); d.Outcome != Expired {
		t.Errorf("a cached link outlives its time: %d", d.Outcome)
	}
	if d := i.get("http://s.example/soon"); d.Outcome != Redirect {
		t.Errorf("a cached link does not begin: %d", d.Outcome)
	}
}

func TestDecide_passes_other_methods_only_where_the_status_keeps_them(t *testing.T) {
	i := newInstance(t, false)
	for _, status := range link.Statuses() {
		i.add("s"+time.Duration(status).String(), "https://example.com/", func(l *link.Link) { l.Status = status })
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"} {
			want := Refused
			if method == "GET" || method == "HEAD" || status >= 307 {
				want = Redirect
			}
			d, err := i.Decide(t.Context(), request(method, "http://s.example/s"+time.Duration(status).String()))
			if err != nil || d.Outcome != want || want == Redirect && d.Status != status {
				t.Errorf("%s for %d: %+v, %v", method, status, d, err)
			}
		}
	}
}

func TestDecide_says_what_may_be_cached(t *testing.T) {
	i := newInstance(t, false)
	i.add("t", "https://example.com/", nil)
	i.add("p", "https://example.com/", func(l *link.Link) { l.Status = 301 })
	i.add("q", "https://example.com/", func(l *link.Link) { l.Status = 308; l.ExpiresAt = i.now.Add(time.Hour) })
	for slug, want := range map[string]string{"t": "private, max-age=0", "p": "public, max-age=86400", "q": "private, max-age=0"} {
		if d := i.get("http://s.example/" + slug); d.CacheControl[0] != want {
			t.Errorf("%s: Cache-Control %q, want %q", slug, d.CacheControl, want)
		}
	}
}

func TestMaxClicks_is_exact_however_many_ask_at_once(t *testing.T) {
	i := newInstance(t, false)
	l := i.add("few", "https://example.com/", func(l *link.Link) { l.MaxClicks = 25 })
	if d, err := i.Decide(t.Context(), request("HEAD", "http://s.example/few")); err != nil || d.Outcome != Redirect {
		t.Fatal(d, err)
	}
	var mu sync.Mutex
	count := map[Outcome]int{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 10 {
				d, err := i.Decide(context.Background(), request("GET", "http://s.example/few"))
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				count[d.Outcome]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if count[Redirect] != 25 || count[Expired] != 55 || i.clicks[l.ID] != 25 {
		t.Errorf("outcomes %v, %d clicks recorded, want 25 redirects, 55 expired", count, i.clicks[l.ID])
	}
	if d, err := i.Decide(t.Context(), request("HEAD", "http://s.example/few")); err != nil || d.Outcome != Expired {
		t.Errorf("HEAD afterwards: %+v, %v", d, err)
	}
}

func TestClicks_are_recorded_for_visits_of_the_target_alone(t *testing.T) {
	i := newInstance(t, false)
	l := i.add("a", "https://example.com/", nil)
	over := i.add("over", "https://example.com/", func(l *link.Link) { l.ExpiresAt = i.now; l.ExpiredURL = "https://example.org/" })
	for _, method := range []string{"GET", "HEAD", "POST", "GET"} {
		i.Decide(t.Context(), request(method, "http://s.example/a"))
		i.Decide(t.Context(), request(method, "http://s.example/over"))
	}
	if i.clicks[l.ID] != 2 || i.clicks[over.ID] != 0 {
		t.Errorf("recorded %v", i.clicks)
	}
}

func TestCache_asks_the_store_once(t *testing.T) {
	i := newInstance(t, false)
	i.add("a", "https://example.com/", nil)
	i.store.lookups = 0
	for range 5 {
		i.get("http://s.example/a")
		i.get("http://s.example/none")
	}
	if i.store.lookups != 2 {
		t.Errorf("%d look-ups for one link that is there and one that is not", i.store.lookups)
	}
}

func TestCache_lets_many_wait_for_one_look_up(t *testing.T) {
	i := newInstance(t, false)
	i.add("a", "https://example.com/", nil)
	i.store.lookups = 0
	i.store.enter, i.store.leave = make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if d := i.get("http://s.example/a"); d.Outcome != Redirect {
				t.Errorf("outcome %d", d.Outcome)
			}
		})
	}
	<-i.store.enter
	close(i.store.leave)
	wg.Wait()
	if i.store.lookups != 1 {
		t.Errorf("%d look-ups", i.store.lookups)
	}
}

func TestChanged_is_seen_by_all_that_ask_after_it(t *testing.T) {
	i := newInstance(t, false)
	l := i.add("a", "https://example.com/1", nil)
	i.store.enter, i.store.leave = make(chan struct{}), make(chan struct{})
	first := make(chan Decision)
	go func() { first <- i.get("http://s.example/a") }()
	<-i.store.enter // the old state has been read and is on its way
	i.store.mu.Lock()
	i.store.enter = nil
	i.store.mu.Unlock()
	ref := link.Ref{Key: "a"}
	if _, err := i.store.Update(t.Context(), ref, 0, func(l *link.Link) error { l.URL = "https://example.com/2"; return nil }); err != nil {
		t.Fatal(err)
	}
	i.Changed(ref)
	if d := i.get("http://s.example/a"); d.Location[0] != "https://example.com/2" {
		t.Errorf("asked after the change: %q", d.Location)
	}
	close(i.store.leave)
	if d := <-first; d.Location[0] != l.URL {
		t.Errorf("asked before the change: %q", d.Location)
	}
	if d := i.get("http://s.example/a"); d.Location[0] != "https://example.com/2" {
		t.Errorf("the old state was cached: %q", d.Location)
	}
}

func TestDecide_without_a_store_serves_what_is_cached(t *testing.T) {
	i := newInstance(t, false)
	i.add("a", "https://example.com/", nil)
	i.get("http://s.example/a")
	i.store.err = link.Fail(link.CodeUnavailable, "down", errors.New("no route"))
	if d := i.get("http://s.example/a"); d.Outcome != Redirect {
		t.Errorf("outcome %d", d.Outcome)
	}
	if _, err := i.Decide(t.Context(), request("GET", "http://s.example/b")); link.CodeOf(err) != link.CodeUnavailable {
		t.Errorf("an unknown slug: %v", err)
	}
	i.store.err = nil
	if d := i.get("http://s.example/b"); d.Outcome != NotFound {
		t.Errorf("the failure was cached: %d", d.Outcome)
	}
}

func TestDecide_on_a_cached_link_allocates_nothing(t *testing.T) {
	i := newInstance(t, false)
	i.add("spring-sale", "https://example.com/a?b#c", nil)
	i.Redirector.cfg.Recorder = discard{}
	for _, target := range []string{"http://s.example/spring-sale", "http://s.example/nothing-here"} {
		req := request("GET", target)
		i.Decide(t.Context(), req)
		if n := testing.AllocsPerRun(100, func() { i.Decide(t.Context(), req) }); n != 0 {
			t.Errorf("%s allocates %v times", target, n)
		}
	}
}

type discard struct{}

func (discard) Record(link.Click) {}

// FuzzLocation holds that a visitor can add to the path and the query of a target and nothing else.
func FuzzLocation(f *testing.F) {
	f.Add("https://example.com/a?b=c#d", "x/y", "e=f")
	f.Add("https://example.com", "/evil.example", "")
	f.Add("https://example.com:8443/a/", `\evil.example`, "\r\nSet-Cookie: a")
	f.Add("https://example.com/?", "@evil.example", "&&a&b=1")
	f.Add("http://[::1]/", "%2e%2e/x", "#evil")
	f.Add("https://example.com/?a=1", "\x00", "%61=2&a=3&%zz=4")
	f.Fuzz(func(t *testing.T, target, rest, query string) {
		parsed, err := (link.Targets{}).Parse(target)
		if err != nil {
			return
		}
		e := newEntry(&link.Link{URL: parsed.String(), ForwardQuery: true, ForwardPath: true, Enabled: true}, nil)
		got := e.forward(rest, query)
		for i := 0; i < len(got); i++ {
			if got[i] <= ' ' || got[i] >= 0x7f {
				t.Fatalf("%q with %q and %q gives %q", target, rest, query, got)
			}
		}
		s := link.SplitTarget(got)
		if s.Scheme != parsed.Scheme || s.Host != parsed.Host || s.Fragment != parsed.Fragment ||
			!strings.HasPrefix(s.Path, parsed.Path) || !strings.HasPrefix(s.Query, parsed.Query) {
			t.Fatalf("%q with %q and %q gives %q", target, rest, query, got)
		}
	})
}

func BenchmarkDecide(b *testing.B) {
	i := &instance{store: &watched{}}
	r := New(Config{Store: i.store, Recorder: discard{}})
	ref := link.Ref{Key: "spring-sale"}
	r.cache.links.put(ref, newEntry(&link.Link{ID: 1, URL: "https://example.com/a", Status: 302, Enabled: true}, nil))
	req := request("GET", "http://s.example/spring-sale")
	b.ReportAllocs()
	for b.Loop() {
		r.Decide(b.Context(), req)
	}
}
