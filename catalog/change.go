package catalog

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"time"

	"github.com/jinklink/jink/link"
)

// errUnchanged ends a change that would change nothing, so that no revision is made of it.
var errUnchanged = errors.New("unchanged")

// Update changes a link. If expect is not 0, the link must be at that revision.
func (c *Catalog) Update(ctx context.Context, actor *link.Actor, domain, slug string, expect int64, ch Change) (Result, error) {
	var p link.Problems
	checkZeros(&p, ch.StartsAt, ch.ExpiresAt, ch.MaxClicks, "null")
	for _, field := range ch.Clear {
		if !slices.Contains(Clearable(), field) {
			p.Addf(field, "cannot be null")
		}
	}
	if err := p.Err("the change"); err != nil {
		return Result{}, err
	}
	var hash string
	if ch.Password != nil {
		var err error
		if hash, err = c.hash(ctx, *ch.Password); err != nil {
			return Result{}, err
		}
	}
	l, err := c.judged(ctx, actor, domain, slug, expect, func(l *link.Link) error {
		if l.Deleted() {
			return gone(l)
		}
		before := l.Logic.Clone()
		ch.apply(l, hash)
		p := l.Check(c.cfg.Targets)
		if !l.Logic.Equal(&before) {
			c.checkLogic(&p, l)
		}
		return p.Err("the change")
	})
	if err != nil {
		return Result{}, err
	}
	r := Result{Link: l, Warnings: c.warnings(l)}
	if ch.Check {
		c.check(ctx, &r)
	}
	return r, nil
}

// Clearable lists the fields that a Change may clear.
func Clearable() []string {
	return []string{"starts_at", "expires_at", "expired_url", "max_clicks", "password", "title", "note", "tags", "rules", "program", "time_zone"}
}

func (ch *Change) apply(l *link.Link, passwordHash string) {
	for _, field := range ch.Clear {
		switch field {
		case "starts_at":
			l.StartsAt = time.Time{}
		case "expires_at":
			l.ExpiresAt = time.Time{}
		case "expired_url":
			l.ExpiredURL = ""
		case "max_clicks":
			l.MaxClicks = 0
		case "password":
			l.PasswordHash = ""
		case "title":
			l.Title = ""
		case "note":
			l.Note = ""
		case "tags":
			l.Tags = nil
		case "rules":
			l.Logic.Rules = nil
		case "program":
			l.Logic.Program = ""
		case "time_zone":
			l.Logic.TimeZone = ""
		}
	}
	set(&l.URL, ch.URL)
	set(&l.Title, ch.Title)
	set(&l.Note, ch.Note)
	set(&l.Tags, ch.Tags)
	set(&l.Status, ch.Status)
	set(&l.ForwardQuery, ch.ForwardQuery)
	set(&l.ForwardPath, ch.ForwardPath)
	set(&l.StartsAt, ch.StartsAt)
	set(&l.ExpiresAt, ch.ExpiresAt)
	set(&l.ExpiredURL, ch.ExpiredURL)
	set(&l.MaxClicks, ch.MaxClicks)
	set(&l.Enabled, ch.Enabled)
	set(&l.Logic.Rules, ch.Rules)
	set(&l.Logic.Program, ch.Program)
	set(&l.Logic.TimeZone, ch.TimeZone)
	if passwordHash != "" {
		l.PasswordHash = passwordHash
	}
}

func set[T any](field *T, to *T) {
	if to != nil {
		*field = *to
	}
}

// Delete deletes a link. Its slug stays reserved and answers 410; a rollback brings the link back.
func (c *Catalog) Delete(ctx context.Context, actor *link.Actor, domain, slug string, expect int64) error {
	_, err := c.change(ctx, actor, domain, slug, expect, func(l *link.Link) error {
		if l.Deleted() {
			return gone(l)
		}
		l.DeletedAt = c.now()
		return nil
	})
	return err
}

// Purge removes a link, deleted or not, with all that is known of it, and frees its slug.
func (c *Catalog) Purge(ctx context.Context, _ *link.Actor, domain, slug string) error {
	ref, err := c.ref(domain, slug)
	if err != nil {
		return err
	}
	if err := c.cfg.Store.Purge(ctx, ref); err != nil {
		return err
	}
	c.cfg.Changed(ref)
	return nil
}

// Revisions returns the states of a link, newest first, its present one included: at most limit of them, only those
// below revision before if before is not 0. It works for deleted links too.
func (c *Catalog) Revisions(ctx context.Context, domain, slug string, before int64, limit int) ([]link.Revision, error) {
	l, err := c.find(ctx, domain, slug)
	if err != nil {
		return nil, err
	}
	var list []link.Revision
	if before == 0 || before > l.Revision {
		list = append(list, link.Revision{LinkID: l.ID, Revision: l.Revision, At: l.UpdatedAt, By: l.UpdatedBy, State: *l})
		before = l.Revision
	}
	if len(list) == limit {
		return list, nil
	}
	earlier, err := c.cfg.Store.Revisions(ctx, l.ID, before, limit-len(list))
	if err != nil {
		return nil, err
	}
	return append(list, earlier...), nil
}

// Rollback makes a link what it was at a revision, as a new revision. It also brings a deleted link back.
func (c *Catalog) Rollback(ctx context.Context, actor *link.Actor, domain, slug string, revision int64) (*link.Link, error) {
	l, err := c.find(ctx, domain, slug)
	if err != nil {
		return nil, err
	}
	if revision == l.Revision {
		return l, nil
	}
	found, err := c.cfg.Store.Revisions(ctx, l.ID, revision+1, 1)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 || found[0].Revision != revision {
		return nil, link.Errorf(link.CodeNotFound, "the link %q has no revision %d", l.Slug, revision)
	}
	return c.judged(ctx, actor, domain, slug, l.Revision, func(l *link.Link) error {
		used := l.Used
		*l = *found[0].State.Clone()
		l.Used = used // what visitors have taken stays taken
		return l.Check(c.cfg.Targets).Err("the state to return to")
	})
}

// judged is change for what takes long to judge. The store must not wait for programs that are compiled, or for the site; so
// the change is judged on the link as it is, and once more in the store's turn only where somebody was faster.
func (c *Catalog) judged(ctx context.Context, actor *link.Actor, domain, slug string, expect int64, fn func(*link.Link) error) (*link.Link, error) {
	judge := func(l *link.Link) error {
		before := l.Clone()
		if err := fn(l); err != nil || settle(l, before) {
			return err
		}
		return c.reviewChange(actor, l, before)
	}
	seen, err := c.find(ctx, domain, slug)
	if err != nil {
		return nil, err
	}
	at := seen.Revision
	if expect != 0 && expect != at {
		return c.change(ctx, actor, domain, slug, expect, judge) // which fails, most likely
	}
	if err := judge(seen); err != nil {
		return nil, err
	}
	return c.change(ctx, actor, domain, slug, expect, func(l *link.Link) error {
		if l.Revision != at {
			return judge(l)
		}
		return fn(l)
	})
}

// settle gives l, which was before, what no change is about, and reports whether nothing else has changed either.
func settle(l, before *link.Link) (same bool) {
	l.UpdatedAt, l.UpdatedBy = before.UpdatedAt, before.UpdatedBy
	l.Revision, l.Clicks = before.Revision, before.Clicks
	if len(l.Tags) == 0 {
		l.Tags = before.Tags[:0]
	}
	if len(l.Logic.Rules) == 0 {
		l.Logic.Rules = before.Logic.Rules[:0]
	}
	return reflect.DeepEqual(l, before)
}

// change carries out a change of one link and announces it. A change that leaves the link as it was stores nothing.
func (c *Catalog) change(ctx context.Context, actor *link.Actor, domain, slug string, expect int64, fn func(*link.Link) error) (*link.Link, error) {
	ref, err := c.ref(domain, slug)
	if err != nil {
		return nil, err
	}
	var before *link.Link
	l, err := c.cfg.Store.Update(ctx, ref, expect, func(l *link.Link) error {
		before = l.Clone()
		if err := fn(l); err != nil {
			return err
		}
		if settle(l, before) {
			return errUnchanged
		}
		l.UpdatedAt, l.UpdatedBy = c.now(), actor.Name
		return nil
	})
	if errors.Is(err, errUnchanged) {
		return before, nil
	}
	if err != nil {
		return nil, err
	}
	c.cfg.Changed(ref)
	return l, nil
}
