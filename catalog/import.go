package catalog

import (
	"context"
	"fmt"
	"slices"

	"github.com/jinklink/jink/link"
)

// Record is a link with everything that belongs to it, from an export. Domain is the host of the domain, Slug what the
// link had.
type Record struct {
	Link    link.Link
	History []link.Revision // newest first
	Err     error           // set: the record could not be read; it is passed over with this error
}

// ImportResult is what became of a Record.
type ImportResult struct {
	Unchanged bool // the very same link was there already
	Err       error
}

// Import brings links back as they were, with their clicks, times, passwords and revisions. A slug that belongs to
// another link is CodeSlugTaken; the very same link is left alone, so that an import may be repeated.
func (c *Catalog) Import(ctx context.Context, actor *link.Actor, records ...Record) ([]ImportResult, error) {
	results := make([]ImportResult, len(records))
	var creations []*link.Creation
	var indexes []int
	for i := range records {
		creation, err := c.restore(actor, &records[i])
		if err != nil {
			results[i].Err = err
			continue
		}
		creations = append(creations, creation)
		indexes = append(indexes, i)
	}
	if len(creations) == 0 {
		return results, nil
	}
	if err := c.cfg.Store.Create(ctx, creations...); err != nil {
		return nil, err
	}
	var changed []link.Ref
	for j, creation := range creations {
		r := &results[indexes[j]]
		r.Err, r.Unchanged = creation.Err, creation.Outcome == link.Reused
		if creation.Err == nil && creation.Outcome == link.Created {
			changed = append(changed, link.Ref{Domain: creation.Link.Domain, Key: creation.Link.Key})
		}
	}
	if len(changed) > 0 {
		c.cfg.Changed(changed...)
	}
	return results, nil
}

func (c *Catalog) restore(actor *link.Actor, r *Record) (*link.Creation, error) {
	if r.Err != nil {
		return nil, r.Err
	}
	var p link.Problems
	l := r.Link.Clone()
	l.ID = 0
	domain, ok := c.Domain(l.Domain)
	if !ok {
		p.Addf("domain", "%q is not a short domain of this instance", l.Domain)
	}
	l.Domain = domain
	var err error
	if l.Slug, l.Key, err = c.cfg.Slugs.Parse(l.Slug); err != nil {
		p.Addf("slug", "%v", err)
	}
	c.checkRestored(&p, "", l)
	c.checkLogic(&p, l)
	if len(p) == 0 && !l.Deleted() { // nobody is led by what was deleted
		if err := c.review(actor, l, l.CreatedAt); err != nil {
			return nil, err
		}
		if l.Slug == "" {
			return nil, link.Errorf(link.CodeSiteProgram, "the site program took the slug %q away, which the record needs", r.Link.Slug)
		}
	}
	chosen, key := l.Slug, l.Key
	history := slices.Clone(r.History)
	for i := range history {
		h := &history[i]
		h.State.Domain, h.State.Slug, h.State.Key = domain, chosen, key
		if h.Revision < 1 || h.Revision >= l.Revision || i > 0 && h.Revision >= history[i-1].Revision {
			p.Addf("revisions", "%d does not come before the one after it", h.Revision)
		}
		c.checkRestored(&p, fmt.Sprintf("revisions[%d].", i), &h.State)
		h.At, h.By = h.State.UpdatedAt, h.State.UpdatedBy
	}
	if err := p.Err("the record"); err != nil {
		return nil, err
	}
	return &link.Creation{Link: l, History: history, Slugs: once(chosen, key), Reuse: sameRecord(l.Clone())}, nil
}

// checkRestored makes a state of an imported link canonical and notes what is wrong with it, under the names of its
// fields behind prefix. It is as strict as if the state had been made here, because nothing looks at it again.
func (c *Catalog) checkRestored(p *link.Problems, prefix string, l *link.Link) {
	var found link.Problems
	found = append(found, l.Check(c.cfg.Targets)...)
	if l.PasswordHash != "" {
		if err := c.cfg.Passwords.CheckHash(l.PasswordHash); err != nil {
			found.Addf("password_hash", "%v", err)
		}
	}
	for _, n := range []struct {
		field string
		value int64
		least int64
	}{{"clicks", l.Clicks, 0}, {"used", l.Used, 0}, {"revision", l.Revision, 1}} {
		if n.value < n.least || n.value > link.MaxClicks {
			found.Addf(n.field, "is %d; it must be from %d to %d", n.value, n.least, int64(link.MaxClicks))
		}
	}
	if l.CreatedAt.IsZero() {
		found.Addf("created_at", "is missing")
	}
	if l.UpdatedAt.IsZero() {
		l.UpdatedAt = l.CreatedAt
	}
	if l.UpdatedBy == "" {
		l.UpdatedBy = l.CreatedBy
	}
	l.CheckOrigin(&found)
	for _, f := range found {
		p.Addf(prefix+f.Field, "%s", f.Message)
	}
}

// sameRecord reports whether an existing link is the one in a record, with no regard to what visitors have done since.
func sameRecord(wanted *link.Link) func(*link.Link) bool {
	return func(existing *link.Link) bool {
		a, b := *wanted, *existing
		return a.URL == b.URL && a.Title == b.Title && a.Note == b.Note && slices.Equal(a.Tags, b.Tags) && a.Status == b.Status &&
			a.ForwardQuery == b.ForwardQuery && a.ForwardPath == b.ForwardPath && a.StartsAt.Equal(b.StartsAt) &&
			a.ExpiresAt.Equal(b.ExpiresAt) && a.ExpiredURL == b.ExpiredURL && a.MaxClicks == b.MaxClicks &&
			a.PasswordHash == b.PasswordHash && a.Logic.Equal(&b.Logic) && a.Enabled == b.Enabled && a.Revision == b.Revision &&
			a.CreatedAt.Equal(b.CreatedAt) && a.DeletedAt.Equal(b.DeletedAt)
	}
}

// Export calls fn with every link, deleted ones included, and its earlier states, newest first.
func (c *Catalog) Export(ctx context.Context, fn func(*link.Link, []link.Revision) error) error {
	return c.cfg.Store.Each(ctx, func(l *link.Link) error {
		var history []link.Revision
		for before := l.Revision; before > 1; {
			part, err := c.cfg.Store.Revisions(ctx, l.ID, before, 1000)
			if err != nil {
				return err
			}
			if len(part) == 0 {
				break
			}
			history = append(history, part...)
			before = part[len(part)-1].Revision
		}
		return fn(l, history)
	})
}
