package redirect

import (
	"context"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/jinklink/jink/link"
)

// special holds what makes a link more than a plain redirect. Most links have none of it, and cost none.
type special struct {
	deleted, disabled   bool
	startsAt, expiresAt int64 // milliseconds; 0: none
	expiredURL          string
	limited             bool        // has max_clicks
	exhausted           atomic.Bool // the store said that no click is left
	passwordHash        string
	logic               Decider // nil: it leads to its own target
}

// newSpecial makes one; logic is nil where nobody decides for links.
func newSpecial(l *link.Link, logic Logic) *special {
	var decider Decider
	if logic != nil {
		decider = logic.Prepare(l)
	}
	if decider == nil && !l.Deleted() && l.Enabled && l.StartsAt.IsZero() && l.ExpiresAt.IsZero() && l.MaxClicks == 0 && l.PasswordHash == "" {
		return nil
	}
	s := &special{deleted: l.Deleted(), disabled: !l.Enabled, expiredURL: l.ExpiredURL, limited: l.MaxClicks > 0, passwordHash: l.PasswordHash, logic: decider}
	if !l.StartsAt.IsZero() {
		s.startsAt = l.StartsAt.UnixMilli()
	}
	if !l.ExpiresAt.IsZero() {
		s.expiresAt = l.ExpiresAt.UnixMilli()
	}
	s.exhausted.Store(s.limited && l.Used >= l.MaxClicks)
	return s
}

// state says what a visitor meets at this moment: Redirect, Protected, or why there is no way on. The order is the one in
// which a visitor should learn of it: nobody is asked for the password of a link that leads nowhere.
func (s *special) state(now time.Time) Outcome {
	ms := now.UnixMilli()
	switch {
	case s == nil:
		return Redirect
	case s.deleted:
		return Gone
	case s.disabled:
		return Disabled
	case s.startsAt > ms:
		return NotFound
	case s.expiresAt != 0 && s.expiresAt <= ms, s.exhausted.Load():
		return Expired
	case s.passwordHash != "":
		return Protected
	}
	return Redirect
}

// decideSpecial decides on a link with conditions.
func (r *Redirector) decideSpecial(ctx context.Context, req *Request, e *entry, rest string) (Decision, error) {
	switch state := e.special.state(r.cfg.Now()); {
	case state == Expired:
		return r.expired(e.special), nil
	case state == Protected && (req.Method == "POST" || allowed(req.Method, 302)):
		return Decision{Outcome: Protected, entry: e, rest: rest}, nil
	case state == Protected, state == Redirect && !allowed(req.Method, int(e.status)):
		return Decision{Outcome: Refused}, nil
	case state != Redirect:
		return Decision{Outcome: state}, nil
	}
	return r.take(ctx, req, e, rest)
}

// Unlock decides on a request for a Protected link whose password was given. The answer is a 303 whatever the link's
// status is, so that no browser repeats the password at the target.
func (r *Redirector) Unlock(ctx context.Context, req *Request, locked Decision) (Decision, error) {
	d, err := r.take(ctx, req, locked.entry, locked.rest)
	if d.Outcome == Redirect {
		d.Status = 303
	}
	return d, err
}

// take asks the link's logic, if it has one, and leads on if the link has a click left. What leads nowhere takes no click.
func (r *Redirector) take(ctx context.Context, req *Request, e *entry, rest string) (Decision, error) {
	s := e.special
	var a Answer
	if s.logic != nil {
		req.entry, req.rest = e, rest
		a = s.logic.Decide(ctx, req, rest)
	}
	switch a.Outcome {
	case NotFound:
		return r.notFound(req), nil
	case Gone:
		return Decision{Outcome: Gone}, nil
	case Page:
		if a.Free {
			return r.decision(&a, int(e.status)), nil
		}
	}
	if s.limited && req.Method != "HEAD" {
		ok, err := r.cfg.Store.TakeClick(ctx, e.id)
		if err != nil {
			return Decision{}, err
		}
		if !ok {
			s.exhausted.Store(true)
			return r.expired(s), nil
		}
	}
	if s.logic != nil {
		return r.answer(req, e, rest, &a), nil
	}
	return r.redirect(req, e, rest, nil), nil
}

func (r *Redirector) expired(s *special) Decision {
	if s.expiredURL == "" {
		return Decision{Outcome: Expired}
	}
	return Decision{Outcome: Redirect, Status: 302, Location: []string{s.expiredURL}, CacheControl: r.temporary}
}

func seconds(d time.Duration) string { return strconv.FormatInt(int64(d/time.Second), 10) }
