package redirect

import (
	"context"
	"testing"

	"github.com/jinklink/jink/link"
)

// whole is a logic with a say in every link, and where there is none.
type whole struct{ missing Answer }

func (whole) Prepare(*link.Link) Decider                 { return whole{} }
func (w whole) Missing(context.Context, *Request) Answer { return w.missing }
func (whole) Size() int                                  { return 1 }
func (whole) Decide(_ context.Context, r *Request, _ string) Answer {
	return Answer{Outcome: Page, Status: 200, Body: r.Own()}
}

func TestOwn_is_where_the_link_itself_would_lead(t *testing.T) {
	i := newInstance(t, false)
	cfg := i.cfg
	cfg.Logic = whole{}
	i.Redirector = New(cfg)
	i.add("a", "https://example.com/a?v=1#top", func(l *link.Link) { l.ForwardPath = true })
	i.add("b", "https://example.com/b", func(l *link.Link) { l.ForwardQuery = false })
	for target, want := range map[string]string{
		"http://s.example/a":         "https://example.com/a?v=1#top",
		"http://s.example/a/x/y?q=2": "https://example.com/a/x/y?v=1&q=2#top",
		"http://s.example/b?q=2":     "https://example.com/b",
	} {
		if d := i.get(target); d.Body != want {
			t.Errorf("%s: %q, want %q", target, d.Body, want)
		}
	}
	if got := request("GET", "http://s.example/a").Own(); got != "" {
		t.Errorf("before a link is found: %q", got)
	}
}

func TestMissing_is_asked_by_those_who_want_to_see_something(t *testing.T) {
	i := newInstance(t, false)
	elsewhere := Answer{Outcome: Redirect, Location: []string{"https://search.example/"}}
	for _, c := range []struct {
		method string
		answer Answer
		want   Outcome
		status int
	}{
		{"GET", elsewhere, Redirect, 302},
		{"HEAD", elsewhere, Redirect, 302},
		{"POST", elsewhere, NotFound, 0},
		{"GET", Answer{Outcome: Page, Status: 404, Body: "x"}, Page, 404},
		{"GET", Answer{Outcome: Gone}, Gone, 0},
		{"GET", Answer{Outcome: NotFound}, NotFound, 302}, // where the domain wants them
		{"GET", Answer{}, NotFound, 302},
	} {
		cfg := i.cfg
		cfg.Logic = whole{missing: c.answer}
		cfg.NotFound = map[string]string{"": "https://example.com/404"}
		r := New(cfg)
		for range 2 { // the second time it is known that there is no link
			d, err := r.Decide(t.Context(), request(c.method, "http://s.example/nothing"))
			if err != nil || d.Outcome != c.want || d.Status != c.status {
				t.Errorf("%s, %+v: %+v, %v", c.method, c.answer, d, err)
			}
			if d.Outcome == Redirect && d.CacheControl[0] != "private, no-store" {
				t.Errorf("a browser may remember it: %v", d.CacheControl)
			}
		}
		if s := r.Stats(); s.Misses != 1 {
			t.Errorf("the store was asked %d times", s.Misses)
		}
	}
	if len(i.clicks) > 0 {
		t.Errorf("clicks of nothing: %v", i.clicks)
	}
}
