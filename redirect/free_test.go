package redirect

import (
	"context"
	"strings"
	"testing"

	"github.com/jinklink/jink/link"
)

// asking is a logic that shows a page first, and leads on when the query says so.
type asking struct{}

func (asking) Prepare(l *link.Link) Decider                   { return asking{} }
func (asking) Missing(ctx context.Context, r *Request) Answer { return Answer{} }
func (asking) Size() int                                      { return 1 }
func (asking) Decide(ctx context.Context, r *Request, rest string) Answer {
	switch {
	case strings.Contains(r.Query, "open"):
		return Answer{}
	case strings.Contains(r.Query, "read"):
		return Answer{Outcome: Page, Status: 200, Body: "secret"}
	}
	return Answer{Outcome: Page, Status: 200, Body: "Open it?", Free: true}
}

func TestFree_pages_use_no_click_up(t *testing.T) {
	i := newInstance(t, false)
	cfg := i.cfg
	cfg.Logic = asking{}
	i.Redirector = New(cfg)
	once := func(l *link.Link) { l.MaxClicks = 1; l.Logic.Program = "def route(req): pass" }
	for what, final := range map[string]Outcome{"open": Redirect, "read": Page} {
		l := i.add(what+"-once", "https://example.com/", once)
		for range 3 {
			if d := i.get("http://s.example/" + what + "-once"); d.Outcome != Page || d.Status != 200 || d.Body != "Open it?" || d.CacheControl[0] == "" {
				t.Fatalf("%s: the page that asks: %+v", what, d)
			}
		}
		if n := i.clicks[l.ID]; n != 0 {
			t.Errorf("%s: %d clicks before it was opened", what, n)
		}
		if d := i.get("http://s.example/" + what + "-once?" + what); d.Outcome != final {
			t.Errorf("%s: opened: %+v", what, d)
		}
		if d := i.get("http://s.example/" + what + "-once?" + what); d.Outcome != Expired {
			t.Errorf("%s: opened twice: %+v", what, d)
		}
		if n := i.clicks[l.ID]; n != 1 {
			t.Errorf("%s: %d clicks", what, n)
		}
	}
}
