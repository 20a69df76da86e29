// Package creation is what it means to create links: idempotency keys, reuse, the search for a free slug, and what
// happens when the creations of one batch meet each other. It exists so that both stores decide these things in the same
// way; each brings the statements, as a Tx.
//
// Invariants: Run touches nothing but the transaction, so that it may be run again; Settle tells the callers what came of
// it once that is durable. Creations take effect in the order in which they stand, save that those with nothing but a
// slug to ask for are first tried together, each with its first slug.
package creation

import (
	"context"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

// Tx is one transaction of a store. Nobody else creates links with the same idempotency key, or reuses links with the
// same target, before it ends.
type Tx interface {
	// Insert stores each link, with its tags, unless its domain and key are taken, by another link or by an earlier one
	// of the same call. It sets the ID of those that it stored and leaves that of the others 0.
	Insert(ctx context.Context, links []*link.Link) error

	// InsertHistory stores the revisions that a new link brought along.
	InsertHistory(ctx context.Context, linkID int64, history []link.Revision) error

	// ByRef finds a link by domain and key, ByID by its ID; nil where there is none.
	ByRef(ctx context.Context, ref link.Ref) (*link.Link, error)
	ByID(ctx context.Context, id int64) (*link.Link, error)

	// ByURL calls yield with the links of a domain that have this target, oldest first, at most limit of them, until
	// it returns false.
	ByURL(ctx context.Context, domain, url string, limit int, yield func(*link.Link) bool) error

	// Recall finds what was remembered under the scope and key of id and is younger than the lifetime at id.At; a zero
	// linkID means nothing. Remember stores it.
	Recall(ctx context.Context, id *link.Idempotency) (hash string, linkID int64, err error)
	Remember(ctx context.Context, id *link.Idempotency, linkID int64) error
}

// Result is what came of one creation.
type Result struct {
	link    *link.Link
	outcome link.Outcome
	err     error
}

// Run carries out the creations in tx. A failure of one creation is noted in its result; the returned error means that
// the transaction as a whole failed.
func Run(ctx context.Context, tx Tx, creations []*link.Creation) ([]Result, error) {
	results := make([]Result, len(creations))
	for start := 0; start < len(creations); {
		end := start
		for end < len(creations) && plain(creations[end]) {
			end++
		}
		var err error
		if end > start {
			err = together(ctx, tx, creations[start:end], results[start:end])
		} else {
			end++
			err = alone(ctx, tx, creations[start], &results[start])
		}
		if err != nil {
			return nil, err
		}
		start = end
	}
	return results, nil
}

// Settle notes the results in the creations.
func Settle(creations []*link.Creation, results []Result) {
	for i, c := range creations {
		r := &results[i]
		c.Outcome, c.Err = r.outcome, r.err
		switch {
		case r.err != nil:
		case r.outcome == link.Created:
			*c.Link = *r.link // the caller may hold on to the link that it passed in
		default:
			c.Link = r.link
		}
	}
}

// plain reports whether nothing but a slug has to be looked for.
func plain(c *link.Creation) bool { return c.Idempotency == nil && !(c.ByURL && c.Reuse != nil) }

// together inserts plain creations with their first slugs in one go, and looks after those whose slug is taken one by one.
func together(ctx context.Context, tx Tx, creations []*link.Creation, results []Result) error {
	links := make([]*link.Link, 0, len(creations))
	of := make([]int, 0, len(creations)) // which creation links[i] is for
	for i, c := range creations {
		l, err := candidate(c, 0)
		if err != nil {
			results[i].err = err
			continue
		}
		links, of = append(links, l), append(of, i)
	}
	if err := tx.Insert(ctx, links); err != nil {
		return err
	}
	for j, l := range links {
		i := of[j]
		var err error
		if l.ID != 0 {
			err = created(ctx, tx, creations[i], l, &results[i])
		} else {
			err = taken(ctx, tx, creations[i], l, 0, &results[i])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// alone carries out one creation from the start.
func alone(ctx context.Context, tx Tx, c *link.Creation, r *Result) error {
	if c.Idempotency != nil {
		id := c.Idempotency
		if r.err = record.CheckText("the request", "Idempotency-Key", id.Key, "Idempotency-Key", id.Scope,
			"Idempotency-Key", id.Hash); r.err != nil {
			return nil
		}
		hash, linkID, err := tx.Recall(ctx, id)
		if err != nil {
			return err
		}
		if linkID != 0 && hash != id.Hash {
			r.err = link.Errorf(link.CodeConflict, "the idempotency key was used before, for a different request")
			return nil
		}
		if linkID != 0 {
			r.outcome = link.Replayed
			r.link, err = tx.ByID(ctx, linkID)
			return err
		}
	}
	if c.ByURL && c.Reuse != nil && c.Link != nil && record.Storable(c.Link.URL) && record.Storable(c.Link.Domain) {
		var found *link.Link
		err := tx.ByURL(ctx, c.Link.Domain, c.Link.URL, link.MaxReuseCandidates, func(l *link.Link) bool {
			if c.Reuse(l) {
				found = l
			}
			return found == nil
		})
		if err != nil {
			return err
		}
		if found != nil {
			return reused(ctx, tx, c, found, r)
		}
	}
	return attempt(ctx, tx, c, 0, r)
}

// attempt tries slugs from the given attempt on.
func attempt(ctx context.Context, tx Tx, c *link.Creation, n int, r *Result) error {
	l, err := candidate(c, n)
	if err != nil {
		r.err = err
		return nil
	}
	if err := tx.Insert(ctx, []*link.Link{l}); err != nil {
		return err
	}
	if l.ID != 0 {
		return created(ctx, tx, c, l, r)
	}
	return taken(ctx, tx, c, l, n, r)
}

// taken goes on after the slug that attempt n tried for l was not free.
func taken(ctx context.Context, tx Tx, c *link.Creation, l *link.Link, n int, r *Result) error {
	if c.Reuse != nil {
		holder, err := tx.ByRef(ctx, link.Ref{Domain: l.Domain, Key: l.Key})
		if err != nil {
			return err
		}
		if holder != nil && c.Reuse(holder) {
			return reused(ctx, tx, c, holder, r)
		}
	}
	return attempt(ctx, tx, c, n+1, r)
}

func created(ctx context.Context, tx Tx, c *link.Creation, l *link.Link, r *Result) error {
	if len(c.History) > 0 {
		if err := tx.InsertHistory(ctx, l.ID, c.History); err != nil {
			return err
		}
	}
	r.link, r.outcome = l, link.Created
	return remember(ctx, tx, c, l)
}

func reused(ctx context.Context, tx Tx, c *link.Creation, existing *link.Link, r *Result) error {
	r.link, r.outcome = existing, link.Reused
	return remember(ctx, tx, c, existing)
}

func remember(ctx context.Context, tx Tx, c *link.Creation, l *link.Link) error {
	if c.Idempotency == nil {
		return nil
	}
	return tx.Remember(ctx, c.Idempotency, l.ID)
}

// candidate returns the link as it would be stored with the slug of attempt n, or why there is none.
func candidate(c *link.Creation, n int) (*link.Link, error) {
	if c.Link == nil || c.Slugs == nil {
		return nil, link.Errorf(link.CodeInternal, "a creation needs a link and slugs")
	}
	slugTaken := func(slug string) error {
		if slug == "" {
			return link.Errorf(link.CodeSlugTaken, "no free slug was found in %d attempts", n)
		}
		return link.Errorf(link.CodeSlugTaken, "the slug %q belongs to another link", slug)
	}
	if n >= link.MaxAttempts {
		return nil, slugTaken("")
	}
	slug, key, ok, err := c.Slugs(n)
	if err != nil {
		return nil, err
	}
	if !ok {
		if n == 1 { // a custom slug has one attempt: it can be named
			slug, _, _, _ = c.Slugs(0)
		}
		return nil, slugTaken(slug)
	}
	l := new(*c.Link)
	l.ID, l.Slug, l.Key, l.Revision = 0, slug, key, max(c.Link.Revision, 1)
	if c.Link.Revision < 0 {
		return nil, link.Errorf(link.CodeInvalid, "revision %d is not valid", c.Link.Revision)
	}
	if err := record.Check(l); err != nil {
		return nil, err
	}
	if len(c.History) > 0 {
		if err := record.CheckHistory(l, c.History); err != nil {
			return nil, err
		}
	}
	return l, nil
}
