package catalog

import (
	"context"
	"errors"
	"time"

	"github.com/jinklink/jink/link"
)

// Site has a say in links before they are made or changed: the operator's own rules.
type Site interface {
	// OnCreate may change a link that has passed its checks, or fail with CodeRefused, or with CodeSiteProgram where it could
	// not say. What it says must depend on its arguments alone: at is when the link was made, which for one that is there
	// already is not now. It may change the slug, as it is written; an empty one asks for one that is generated.
	OnCreate(actor *link.Actor, l *link.Link, at time.Time) error
	// OnChange may fail as OnCreate does, so that before does not become l. It changes neither.
	OnChange(actor *link.Actor, l, before *link.Link, at time.Time) error
}

// reviewChange asks the site about a link that is to become what it was not. Deleting is always allowed: nobody is led by what
// is deleted.
func (c *Catalog) reviewChange(actor *link.Actor, l, before *link.Link) error {
	if c.cfg.Site == nil || l.Deleted() {
		return nil
	}
	return c.cfg.Site.OnChange(actor, l, before, c.now())
}

// review asks the site about a link that is to be made.
func (c *Catalog) review(actor *link.Actor, l *link.Link, at time.Time) error {
	if c.cfg.Site == nil {
		return nil
	}
	before := l.Slug
	if err := c.cfg.Site.OnCreate(actor, l, at); err != nil {
		return err
	}
	if l.Slug == before {
		return nil
	}
	if l.Key = ""; l.Slug == "" {
		return nil
	}
	chosen, key, err := c.cfg.Slugs.Parse(l.Slug)
	if err != nil {
		return link.Errorf(link.CodeSiteProgram, "the site program chose the slug %q, which %v", l.Slug, err)
	}
	l.Slug, l.Key = chosen, key
	return nil
}

// reviewWanted asks the site about a link that is wanted, and finds the one that there is. The site is asked what it said when
// that one was made, so that what was applied is found to be as it is wanted.
func (c *Catalog) reviewWanted(ctx context.Context, p *link.Problems, actor *link.Actor, l *link.Link) (before *link.Link, err error) {
	wanted := l.Clone()
	if before, err = c.existing(ctx, l); err != nil || c.cfg.Site == nil {
		return before, err
	}
	for attempt := 0; ; attempt++ {
		at := c.now()
		if before != nil {
			at = before.CreatedAt
		}
		key := l.Key
		*l = *wanted.Clone()
		if err := c.review(actor, l, at); link.CodeOf(err) == link.CodeRefused {
			addRefusal(p, err)
			return before, nil
		} else if err != nil {
			return nil, err
		}
		if l.Slug == "" {
			return nil, link.Errorf(link.CodeSiteProgram, "the site program took the slug %q away, which a link that is wanted needs", wanted.Slug)
		}
		if l.Key == key {
			return before, nil
		}
		if before, err = c.existing(ctx, l); err != nil || before == nil || attempt > 0 {
			return before, err
		}
	}
}

// addRefusal notes that the site will not have a link.
func addRefusal(p *link.Problems, err error) {
	e, ok := errors.AsType[*link.Error](err)
	if !ok {
		return
	}
	if len(e.Fields) > 0 {
		*p = append(*p, e.Fields...)
		return
	}
	p.Addf("slug", "%s", e.Message)
}

// existing returns the link in the place of l, deleted or not; nil where there is none.
func (c *Catalog) existing(ctx context.Context, l *link.Link) (*link.Link, error) {
	found, err := c.cfg.Store.Lookup(ctx, link.Ref{Domain: l.Domain, Key: l.Key})
	if link.CodeOf(err) == link.CodeNotFound {
		return nil, nil
	}
	return found, err
}
