// Package creation is what it means to create links: idempotency keys, reuse, the search for a free slug, and what
// happens when the creations of one batch meet each other. It exists so that both stores decide these things in the same
// way; each brings the statements, as a Tx.
//
// Invariants: Run touches nothing but the transaction, so that it may be run again; Settle tells the callers what came of
// it once that is durable. Creations take effect in the order in which they stand, save that neighbours with nothing but a
// slug to ask for are tried together: first all with their first slugs, then those that got none with their second.
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
		settled := false
		if end == start {
			end++
			settled, err = found(ctx, tx, creations[start], &results[start])
		}
		if err == nil && !settled {
			err = together(ctx, tx, creations[start:end], results[start:end])
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

// together carries out plain creations in rounds: each round inserts, in one go, the next slugs of those that have none
// yet. That takes few statements, and lets a store lock the slugs of a round in an order of its own.
func together(ctx context.Context, tx Tx, creations []*link.Creation, results []Result) error {
	waiting := make([]int, len(creations)) // which creations the round is for
	for i := range waiting {
		waiting[i] = i
	}
	for round := 0; len(waiting) > 0; round++ {
		links := make([]*link.Link, 0, len(waiting))
		trying := waiting[:0]
		for _, i := range waiting {
			l, err := candidate(creations[i], round)
			if err != nil {
				results[i].err = err
				continue
			}
			links, trying = append(links, l), append(trying, i)
		}
		if err := tx.Insert(ctx, links); err != nil {
			return err
		}
		waiting = trying[:0]
		for j, i := range trying {
			settled, err := inserted(ctx, tx, creations[i], links[j], &results[i])
			if err != nil {
				return err
			}
			if !settled {
				waiting = append(waiting, i)
			}
		}
	}
	return nil
}

// found looks for what is there already: the link that the idempotency key stands for, or one with the same target. It
// reports whether the creation is settled with that.
func found(ctx context.Context, tx Tx, c *link.Creation, r *Result) (settled bool, err error) {
	if id := c.Idempotency; id != nil {
		if r.err = record.CheckIdempotency(id); r.err != nil {
			return true, nil
		}
		hash, linkID, err := tx.Recall(ctx, id)
		if err != nil {
			return false, err
		}
		if linkID != 0 && hash != id.Hash {
			r.err = link.Errorf(link.CodeConflict, "the idempotency key was used before, for a different request")
			return true, nil
		}
		if linkID != 0 {
			r.outcome = link.Replayed
			r.link, err = tx.ByID(ctx, linkID)
			return true, err
		}
	}
	if c.Reuse == nil || !c.ByURL || c.Link == nil || record.Check(c.Link) != nil {
		return false, nil // the last one is an error that the creation will meet again
	}
	var existing *link.Link
	err = tx.ByURL(ctx, c.Link.Domain, c.Link.URL, link.MaxReuseCandidates, func(l *link.Link) bool {
		if c.Reuse(l) {
			existing = l
		}
		return existing == nil
	})
	if err != nil || existing == nil {
		return false, err
	}
	return true, reused(ctx, tx, c, existing, r)
}

// inserted goes on after the slug of l was tried. It reports whether the creation is settled: l has the slug, or the
// link that has it may be handed out instead.
func inserted(ctx context.Context, tx Tx, c *link.Creation, l *link.Link, r *Result) (settled bool, err error) {
	if l.ID != 0 {
		return true, created(ctx, tx, c, l, r)
	}
	if c.Reuse == nil {
		return false, nil
	}
	holder, err := tx.ByRef(ctx, link.Ref{Domain: l.Domain, Key: l.Key})
	if err != nil || holder == nil || !c.Reuse(holder) {
		return false, err
	}
	return true, reused(ctx, tx, c, holder, r)
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
