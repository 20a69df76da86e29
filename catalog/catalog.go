// Package catalog is the book of links: it makes, finds, changes, deletes and restores them. It exists so that the API,
// the dashboard and every later way in apply the same rules in the same place: validation, slug generation, reuse,
// idempotency, revisions, and telling the redirect cache what changed.
//
// Invariants: nothing reaches the store unchecked; whoever changes a link is noted; every change that a visitor could
// notice is announced to Changed after it is durable and before the call returns.
package catalog

import (
	"context"
	"fmt"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/slug"
)

// Config is what a catalog needs. All but Logic, Site, Checker, Changed and Now must be set.
type Config struct {
	Store      link.LinkStore
	Domains    []Domain // the default domain first; at least one
	Targets    link.Targets
	Slugs      link.Slugs
	Generators *slug.Generators
	Passwords  Passwords
	Logic      Logic                  // nil: rules and programs are stored as they are
	Site       Site                   // nil: nobody has a say in what is made
	Checker    Checker                // nil: a request with Check is told that targets are not checked here
	Changed    func(refs ...link.Ref) // told of every link that was made, changed or removed
	Now        func() time.Time       // nil: time.Now
}

// Passwords turns passwords into hashes.
type Passwords interface {
	// Hash fails with CodeInvalid on a password that is too short or too long.
	Hash(ctx context.Context, password string) (phc string, err error)
	// Verify reports whether password is the one that phc is the hash of.
	Verify(ctx context.Context, phc, password string) (bool, error)
	// CheckHash says what is wrong with a hash that was made elsewhere.
	CheckHash(phc string) error
}

// Logic checks rules and programs before they are stored.
type Logic interface {
	Check(*link.Logic) link.Problems
}

// Catalog is the book of links. Its methods may be called from many goroutines.
type Catalog struct {
	cfg     Config
	domains domains
}

// New returns a catalog. Targets.Own is set by it: no link may lead to one of the catalog's own domains.
func New(cfg Config) (*Catalog, error) {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Changed == nil {
		cfg.Changed = func(...link.Ref) {}
	}
	c := &Catalog{cfg: cfg}
	if err := c.domains.add(cfg.Domains); err != nil {
		return nil, fmt.Errorf("short domains: %w", err)
	}
	c.cfg.Targets.Own = c.domains.own
	return c, nil
}

// Own reports whether a canonical host[:port] is one of the catalog's own domains.
func (c *Catalog) Own(host string) bool { return c.domains.own(host) }

// checkLogic notes what is wrong with rules and programs, if nothing is wrong with them as text.
func (c *Catalog) checkLogic(p *link.Problems, l *link.Link) {
	if c.cfg.Logic != nil && len(*p) == 0 {
		*p = append(*p, c.cfg.Logic.Check(&l.Logic)...)
	}
}

// now is the present in the precision that stores keep.
func (c *Catalog) now() time.Time { return c.cfg.Now().UTC().Truncate(time.Millisecond) }

// Get finds a link by the domain and slug as a caller wrote them. It fails with CodeGone where the link was deleted.
func (c *Catalog) Get(ctx context.Context, domain, slug string) (*link.Link, error) {
	l, err := c.find(ctx, domain, slug)
	if err == nil && l.Deleted() {
		return nil, gone(l)
	}
	return l, err
}

// find is Get for deleted links too.
func (c *Catalog) find(ctx context.Context, domain, slug string) (*link.Link, error) {
	ref, err := c.ref(domain, slug)
	if err != nil {
		return nil, err
	}
	return c.cfg.Store.Lookup(ctx, ref)
}

func (c *Catalog) ref(domain, slug string) (link.Ref, error) {
	name, ok := c.Domain(domain)
	if !ok {
		return link.Ref{}, link.Errorf(link.CodeNotFound, "there is no short domain %q here", domain)
	}
	key, ok := c.cfg.Slugs.Key(slug)
	if !ok {
		return link.Ref{}, link.Errorf(link.CodeNotFound, "there is no link %q", slug)
	}
	return link.Ref{Domain: name, Key: key}, nil
}

func gone(l *link.Link) error {
	return link.Errorf(link.CodeGone, "the link %q was deleted; its slug stays reserved until it is purged", l.Slug)
}

// List returns one page of links.
func (c *Catalog) List(ctx context.Context, q link.Query) (*link.Page, error) {
	return c.cfg.Store.List(ctx, q)
}

// Variants returns how often the splits of a link's logic chose what.
func (c *Catalog) Variants(ctx context.Context, domain, slug string) ([]link.ClickCount, error) {
	l, err := c.find(ctx, domain, slug)
	if err != nil {
		return nil, err
	}
	return c.cfg.Store.Variants(ctx, l.ID)
}
