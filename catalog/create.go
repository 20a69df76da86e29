package catalog

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/slug"
)

// Create makes links. There is one Result for each Request, in order; what is wrong with one does not keep the others
// from being made. The error is not nil only where nothing at all was made.
func (c *Catalog) Create(ctx context.Context, actor *link.Actor, reqs ...Request) ([]Result, error) {
	results := make([]Result, len(reqs))
	var pending []*draft
	for i := range reqs {
		d, err := c.draft(ctx, actor, &reqs[i])
		if err != nil {
			results[i].Err = err
			continue
		}
		d.result = &results[i]
		pending = append(pending, d)
	}
	if err := c.store(ctx, pending); err != nil {
		return nil, err
	}
	var changed []link.Ref
	for _, d := range pending {
		r := d.result
		if r.Err = d.creation.Err; r.Err != nil {
			continue
		}
		r.Link, r.Outcome = d.creation.Link, d.creation.Outcome
		r.Warnings = c.warnings(r.Link)
		if r.Outcome == link.Created {
			changed = append(changed, link.Ref{Domain: r.Link.Domain, Key: r.Link.Key})
		}
	}
	if len(changed) > 0 {
		c.cfg.Changed(changed...)
	}
	c.checkAll(ctx, reqs, results)
	return results, nil
}

// draft is a link on its way to the store.
type draft struct {
	creation link.Creation
	wish     *slug.Wish // nil for a slug that was chosen
	result   *Result
}

func (c *Catalog) draft(ctx context.Context, actor *link.Actor, r *Request) (*draft, error) {
	var p link.Problems
	l, domain := c.wanted(&p, actor, r)
	d := &draft{creation: link.Creation{Link: l, Idempotency: r.Idempotency}}
	c.readSlug(&p, l, r)
	c.checkLogic(&p, l)
	if len(p) == 0 {
		if err := c.review(actor, l, l.CreatedAt); err != nil {
			return nil, err
		}
	}
	c.chooseSlug(&p, d, r, domain)
	if r.Password != nil && len(p) == 0 { // hashing is slow: only for what will be stored
		hash, err := c.hash(ctx, *r.Password)
		if err != nil {
			return nil, err
		}
		l.PasswordHash = hash
	}
	if err := p.Err("the link"); err != nil {
		return nil, err
	}
	if r.Reuse || d.wish != nil && d.wish.Kind == slug.Hash {
		wanted := l.Clone() // the store fills in l
		d.creation.Reuse = wanted.SameBehaviour
		d.creation.ByURL = r.Reuse && d.wish != nil
	}
	return d, nil
}

// wanted returns the link that r asks for, but for its slug and its password, and notes what is wrong with it.
func (c *Catalog) wanted(p *link.Problems, actor *link.Actor, r *Request) (*link.Link, *namedDomain) {
	domain := c.domains.byHost(value(r.Domain, ""))
	if domain == nil {
		p.Addf("domain", "%q is not a short domain of this instance; there are %s", *r.Domain, strings.Join(c.Domains(), ", "))
		domain = &c.domains.list[0]
	}
	now := c.now()
	l := &link.Link{
		Domain: domain.name, URL: r.URL, Title: value(r.Title, ""), Note: value(r.Note, ""), Tags: slices.Clone(r.Tags),
		Status:       value(r.Status, domain.Status),
		ForwardQuery: value(r.ForwardQuery, domain.ForwardQuery), ForwardPath: value(r.ForwardPath, domain.ForwardPath),
		StartsAt: value(r.StartsAt, time.Time{}), ExpiresAt: value(r.ExpiresAt, time.Time{}), ExpiredURL: value(r.ExpiredURL, ""),
		MaxClicks: value(r.MaxClicks, 0), Enabled: value(r.Enabled, true),
		Logic:     link.Logic{Rules: slices.Clone(r.Rules), Program: value(r.Program, ""), TimeZone: value(r.TimeZone, "")},
		CreatedAt: now, UpdatedAt: now, CreatedBy: actor.Name, UpdatedBy: actor.Name,
	}
	*p = append(*p, l.Check(c.cfg.Targets)...)
	checkZeros(p, r.StartsAt, r.ExpiresAt, r.MaxClicks, "left out")
	return l, domain
}

// readSlug takes down the slug that was chosen, if one was.
func (c *Catalog) readSlug(p *link.Problems, l *link.Link, r *Request) {
	if r.Slug == nil {
		return
	}
	if r.Generator != nil || r.Length != nil {
		p.Addf("slug", "excludes generator and length: a slug is either chosen or generated")
	}
	var err error
	if l.Slug, l.Key, err = c.cfg.Slugs.Parse(*r.Slug); err != nil {
		p.Addf("slug", "%v", err)
	}
}

// chooseSlug sets where the draft's slug comes from: it was chosen, or comes from a generator.
func (c *Catalog) chooseSlug(p *link.Problems, d *draft, r *Request, domain *namedDomain) {
	if l := d.creation.Link; l.Slug != "" {
		d.creation.Slugs = once(l.Slug, l.Key)
		return
	}
	if len(*p) > 0 && r.Slug != nil {
		return // it was chosen, and is none
	}
	w := slug.Wish{Kind: domain.Generator, Length: domain.Length, Domain: domain.name, URL: d.creation.Link.URL}
	if r.Generator != nil && slug.Kind(*r.Generator) != w.Kind {
		w.Kind, w.Length = slug.Kind(*r.Generator), 0
	}
	if r.Length != nil {
		w.Length = *r.Length
	}
	field, err := slug.Check(w.Kind, w.Length)
	if err == nil && r.Length != nil && *r.Length == 0 {
		field, err = "length", errors.New("is 0; leave it out for the usual length")
	}
	if err != nil {
		p.Addf(field, "%v", err)
		return
	}
	d.wish = &w
	candidate := c.cfg.Generators.Candidates(w)
	d.creation.Slugs = func(attempt int) (string, string, bool, error) {
		s, err := candidate(attempt)
		return s, s, err == nil, err
	}
}

// once offers a chosen slug: there is no second choice.
func once(s, key string) func(int) (string, string, bool, error) {
	return func(attempt int) (string, string, bool, error) { return s, key, attempt == 0, nil }
}

// store hands drafts to the store, and again those for which the numbers of a sequence ran out meanwhile.
func (c *Catalog) store(ctx context.Context, drafts []*draft) error {
	for rest := drafts; len(rest) > 0; {
		if err := c.prepare(ctx, rest); err != nil {
			return err
		}
		creations := make([]*link.Creation, len(rest))
		for i, d := range rest {
			d.creation.Err = nil
			creations[i] = &d.creation
		}
		if err := c.cfg.Store.Create(ctx, creations...); err != nil {
			return err
		}
		var again []*draft
		for _, d := range rest {
			if errors.Is(d.creation.Err, slug.ErrPrepare) {
				again = append(again, d)
			}
		}
		rest = again
	}
	return nil
}

func (c *Catalog) prepare(ctx context.Context, drafts []*draft) error {
	needed := map[slug.Wish]int{}
	for _, d := range drafts {
		if d.wish != nil && d.wish.Kind == slug.Sequence {
			needed[slug.Wish{Kind: d.wish.Kind, Domain: d.wish.Domain}]++
		}
	}
	for w, n := range needed {
		if err := c.cfg.Generators.Prepare(ctx, w, n); err != nil {
			return err
		}
	}
	return nil
}

func (c *Catalog) hash(ctx context.Context, password string) (string, error) {
	hash, err := c.cfg.Passwords.Hash(ctx, password)
	if e, ok := errors.AsType[*link.Error](err); ok && e.Code == link.CodeInvalid && len(e.Fields) == 0 {
		return "", link.Problems{{Field: "password", Message: e.Message}}.Err("the link")
	}
	return hash, err
}

// warnings says what is odd about a link though nothing is wrong with it.
func (c *Catalog) warnings(l *link.Link) []string {
	var w []string
	if now := c.now(); !l.ExpiresAt.IsZero() && !l.ExpiresAt.After(now) {
		w = append(w, "the link has expired already")
	}
	if link.Permanent(l.Status) && (!l.ExpiresAt.IsZero() || l.MaxClicks > 0 || l.PasswordHash != "" || !l.StartsAt.IsZero()) {
		w = append(w, "a permanent redirect that has conditions is answered as one that must not be cached")
	}
	return w
}

// parallelChecks bounds how many targets of one request are opened at once.
const parallelChecks = 8

// checksTimeout bounds all checks of one request, which has to be answered before its sender gives up: the links are
// stored, and what could not be checked any more is said to be so.
const checksTimeout = 20 * time.Second

func (c *Catalog) checkAll(ctx context.Context, reqs []Request, results []Result) {
	ctx, cancel := context.WithTimeout(ctx, checksTimeout)
	defer cancel()
	var wg sync.WaitGroup
	slots := make(chan struct{}, parallelChecks)
	for i := range reqs {
		if !reqs[i].Check || results[i].Err != nil {
			continue
		}
		slots <- struct{}{}
		wg.Go(func() {
			c.check(ctx, &results[i])
			<-slots
		})
	}
	wg.Wait()
}

// check opens the target of a link that was stored. What it finds is told, never a reason to refuse the link: a site
// may be down for a minute.
func (c *Catalog) check(ctx context.Context, r *Result) {
	if c.cfg.Checker == nil {
		r.Warnings = append(r.Warnings, "this instance does not check targets")
		return
	}
	found := c.cfg.Checker.Check(ctx, r.Link.URL)
	r.Check = &found
	if found.Result != Reachable {
		r.Warnings = append(r.Warnings, "the target is "+found.Result+": "+found.Detail)
	}
}

// checkZeros refuses values that say something to a caller and that a Link takes to mean that there is none: an end in
// the year 1 must not become a link without an end. None is said by leaving them out or by null.
func checkZeros(p *link.Problems, startsAt, expiresAt *time.Time, maxClicks *int64, none string) {
	checkTime := func(field string, at *time.Time) {
		if at != nil && at.IsZero() {
			p.Addf(field, "is in the year 1; years from 1970 to 9999 are allowed")
		}
	}
	checkTime("starts_at", startsAt)
	checkTime("expires_at", expiresAt)
	if maxClicks != nil && *maxClicks == 0 {
		p.Addf("max_clicks", "is 0; it must be from 1 on, or %s for no limit", none)
	}
}

func value[T any](p *T, otherwise T) T {
	if p == nil {
		return otherwise
	}
	return *p
}
