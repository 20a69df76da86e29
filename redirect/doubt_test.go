package redirect

import (
	"errors"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

// fail makes the store's look-ups fail, or work again where err is nil.
func (w *watched) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.err = err
}

func (w *watched) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.lookups
}

// retarget changes a link behind the Redirector's back, as another node does whose message was lost.
func (i *instance) retarget(key, target string) {
	i.t.Helper()
	_, err := i.store.Update(i.t.Context(), link.Ref{Key: key}, 0, func(l *link.Link) error { l.URL = target; return nil })
	if err != nil {
		i.t.Fatal(err)
	}
}

func down() error { return link.Fail(link.CodeUnavailable, "down", errors.New("no route")) }

func TestDoubt_has_the_store_confirm_what_is_cached_once(t *testing.T) {
	i := newInstance(t, false)
	i.add("a", "https://example.com/1", nil)
	i.get("http://s.example/a")
	i.get("http://s.example/later")
	i.retarget("a", "https://example.com/2")
	i.store.Create(t.Context(), &link.Creation{Link: &link.Link{URL: "https://example.com/3", Status: 302, Enabled: true},
		Slugs: func(attempt int) (string, string, bool, error) { return "later", "later", attempt == 0, nil }})
	if d := i.get("http://s.example/a"); d.Location[0] != "https://example.com/1" {
		t.Fatalf("nobody has told of the change, and still it is seen: %q", d.Location)
	}
	i.Doubt()
	before := i.store.count()
	for range 3 {
		if d := i.get("http://s.example/a"); d.Location[0] != "https://example.com/2" {
			t.Errorf("after a doubt: %q", d.Location)
		}
		if d := i.get("http://s.example/later"); d.Outcome != Redirect {
			t.Errorf("a slug that was missing before the doubt is still missing: %d", d.Outcome)
		}
	}
	if n := i.store.count() - before; n != 2 {
		t.Errorf("%d look-ups to confirm two links", n)
	}
	if s := i.Stats(); s.Stale != 0 || s.Missing.Entries != 0 || s.Links.Entries != 2 {
		t.Errorf("%+v", s)
	}
}

func TestDoubt_without_a_store_serves_what_is_cached_and_keeps_nobody_waiting(t *testing.T) {
	i := newInstance(t, false)
	i.add("a", "https://example.com/1", nil)
	i.get("http://s.example/a")
	i.get("http://s.example/none")
	i.retarget("a", "https://example.com/2")
	i.Doubt()
	i.store.fail(down())
	before := i.store.count()
	for range 10 {
		if d := i.get("http://s.example/a"); d.Outcome != Redirect || d.Location[0] != "https://example.com/1" {
			t.Fatalf("%+v", d)
		}
		if d := i.get("http://s.example/none"); d.Outcome != NotFound {
			t.Fatalf("%+v", d)
		}
	}
	if n := i.store.count() - before; n != 1 {
		t.Errorf("a store that is away was asked %d times in a moment", n)
	}
	if s := i.Stats(); s.Stale != 20 {
		t.Errorf("%d answers are counted as stale", s.Stale)
	}
	i.store.fail(nil)
	i.now = i.now.Add(trustTime)
	if d := i.get("http://s.example/a"); d.Location[0] != "https://example.com/2" {
		t.Errorf("when the store is back: %q", d.Location)
	}
}

func TestDoubt_waits_for_a_slow_store_but_not_for_long(t *testing.T) {
	i := newInstance(t, false)
	i.add("a", "https://example.com/1", nil)
	i.get("http://s.example/a")
	i.Doubt()
	i.store.enter, i.store.leave = make(chan struct{}, 10), make(chan struct{})
	began := time.Now()
	if d := i.get("http://s.example/a"); d.Outcome != Redirect {
		t.Errorf("%+v", d)
	}
	if took := time.Since(began); took < confirmTime || took > 10*confirmTime {
		t.Errorf("it took %v", took)
	}
	close(i.store.leave)
}

func TestDoubt_reaches_look_ups_that_are_under_way(t *testing.T) {
	i := newInstance(t, false)
	i.add("a", "https://example.com/1", nil)
	i.store.enter, i.store.leave = make(chan struct{}), make(chan struct{})
	first := make(chan Decision)
	go func() { first <- i.get("http://s.example/a") }()
	<-i.store.enter // the old state has been read and is on its way
	i.store.mu.Lock()
	i.store.enter = nil
	i.store.mu.Unlock()
	i.retarget("a", "https://example.com/2")
	i.Doubt()
	close(i.store.leave)
	<-first
	if d := i.get("http://s.example/a"); d.Location[0] != "https://example.com/2" {
		t.Errorf("what was read before the doubt was believed after it: %q", d.Location)
	}
}

func TestLookups_are_bounded(t *testing.T) {
	i := newInstance(t, false)
	l := i.Redirector.cache
	for n := range maxFlights {
		l.flights[link.Ref{Key: string(rune('a'+n%26)) + string(rune(n))}] = &flight{done: make(chan struct{})}
	}
	if _, err := i.Decide(t.Context(), request("GET", "http://s.example/one-more")); link.CodeOf(err) != link.CodeUnavailable {
		t.Errorf("one look-up too many: %v", err)
	}
}

func TestNotFound_leads_where_the_domain_wants(t *testing.T) {
	i := newInstance(t, false)
	i.cfg.NotFound = map[string]string{"go.example": "https://example.com/lost?from=go"}
	i.add("gone", "https://example.com/", func(l *link.Link) { l.Domain = "go.example"; l.DeletedAt = i.now })
	h, _ := handler(t, i)
	for _, c := range []struct {
		method, target, location string
		status                   int
	}{
		{"GET", "http://go.example/none", "https://example.com/lost?from=go", 302},
		{"HEAD", "http://GO.example:80/none?x=y", "https://example.com/lost?from=go", 302},
		{"POST", "http://go.example/none", "", 404},
		{"GET", "http://go.example/gone", "", 410},
		{"GET", "http://s.example/none", "", 404},
	} {
		resp := ask(h, c.method, c.target, "")
		if resp.StatusCode != c.status || resp.Header.Get("Location") != c.location {
			t.Errorf("%s %s: %d %q", c.method, c.target, resp.StatusCode, resp.Header.Get("Location"))
		}
	}
}

func TestHandler_tells_what_became_of_each_request(t *testing.T) {
	i := newInstance(t, false)
	h, hasher := handler(t, i)
	hash, err := hasher.Hash(t.Context(), "sesame")
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var outcomes []Outcome
	h.Count = func(o Outcome) { mu.Lock(); defer mu.Unlock(); outcomes = append(outcomes, o) }
	h.Uncounted = func(r *http.Request) bool { return r.Header.Get("Content-Type") == "" && r.Method == "GET" }
	plain := i.add("a", "https://example.com/", nil)
	locked := i.add("p", "https://example.com/", func(l *link.Link) { l.PasswordHash = hash })
	i.add("over", "https://example.com/", func(l *link.Link) { l.ExpiresAt = i.now; l.ExpiredURL = "https://example.org/" })
	one := i.add("one", "https://example.com/", func(l *link.Link) { l.MaxClicks = 1 })
	for _, c := range []struct {
		method, path, body string
		want               Outcome
	}{
		{"GET", "/a", "", Redirect}, {"GET", "/a+", "", Previewed}, {"POST", "/a", "", Refused}, {"GET", "/none", "", NotFound},
		{"GET", "/none+", "", NotFound}, {"GET", "/p", "", Protected}, {"POST", "/p", "password=wrong", Protected},
		{"POST", "/p", "password=sesame", Redirect}, {"GET", "/over", "", Redirect},
		{"GET", "/one", "", Redirect}, {"GET", "/one", "", Expired},
	} {
		outcomes = nil
		ask(h, c.method, "http://s.example"+c.path, c.body)
		if len(outcomes) != 1 || outcomes[0] != c.want {
			t.Errorf("%s %s: %v, want %v", c.method, c.path, outcomes, c.want)
		}
	}
	outcomes = nil
	i.store.fail(down())
	ask(h, "GET", "http://s.example/unknown", "")
	if len(outcomes) != 1 || outcomes[0] != Failed {
		t.Errorf("without a store: %v", outcomes)
	}
	if i.clicks[plain.ID] != 0 || i.clicks[locked.ID] != 1 || i.clicks[one.ID] != 0 {
		t.Errorf("visits of a prober are counted as clicks, or others are not: %v", i.clicks)
	}
}
