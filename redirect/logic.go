package redirect

import (
	"context"

	"github.com/jinklink/jink/link"
)

// Logic decides where links lead that have rules or programs.
type Logic interface {
	// Prepare readies a link's logic; nil where it has none. It is kept with the link, and must be quick.
	Prepare(*link.Link) Decider
	// Missing is asked where there is no link. The zero Answer leaves it at that.
	Missing(ctx context.Context, req *Request) Answer
}

// Decider decides for one link. It must not wait for anything.
type Decider interface {
	// Decide says what becomes of a visit. rest is what followed the slug, as it was sent.
	Decide(ctx context.Context, req *Request, rest string) Answer
	// Size is about how many bytes it takes.
	Size() int
}

// Answer is what a logic says. The zero value means the link's own target.
type Answer struct {
	Outcome  Outcome  // 0, Redirect, Page, NotFound or Gone
	Status   int      // of Redirect and Page; 0: the link's own
	Location []string // of Redirect: a canonical target, as for a Decision
	Header   []Field
	Body     string // of Page: HTML
	Free     bool   // a Page that is no click and uses none up, as one that asks whether to go on
	Variants []link.Variant
}

// Field is a header that an answer has besides.
type Field struct{ Name, Value string }

// PagePolicy is the Content-Security-Policy of pages that logic makes. Nothing in them runs, and no form in them is sent
// anywhere: they have the same origin as the dashboard, and whoever may write a program must not thereby act for its visitors.
const PagePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; font-src https: data:; " +
	"media-src https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// answer makes a decision of what the logic of a link said. It is a click, if it leads or shows something.
func (r *Redirector) answer(req *Request, e *entry, rest string, a *Answer) Decision {
	if a.Outcome == 0 {
		d := r.redirect(req, e, rest, a.Variants)
		d.CacheControl = r.never
		return d
	}
	r.record(req, e, a.Variants)
	return r.decision(a, int(e.status))
}

// depends reports whether a link may lead elsewhere than to its own target.
func (r *Redirector) depends(l *link.Link) bool {
	return l.Logic.Decides() || r.cfg.Logic != nil && r.cfg.Logic.Prepare(l) != nil
}

// decision is an Answer in the form of a Decision.
func (r *Redirector) decision(a *Answer, status int) Decision {
	if a.Status != 0 {
		status = a.Status
	}
	return Decision{Outcome: a.Outcome, Status: status, Location: a.Location, Header: a.Header, Body: a.Body, CacheControl: r.never}
}
