// Package creation is what it means to create links: idempotency keys, reuse, the search for a free slug, and what
// happens when the creations of one batch meet each other. It exists so that both stores decide these things in the same
// way; each brings the statements, as a Tx.
//
// Invariants: Run touches nothing but the transaction, so that it may be run again; Settle tells the callers what came of
// it once that is durable. Creations take effect in the order in which they stand, save that neighbours that cannot find
// each other but by their slugs are tried together: first all with their first slugs, then those that got none with
// their second.
package creation

import (
	"context"
	"time"

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

	// Recall finds what was remembered under the scope and key of each id and is younger than the lifetime at its At; a
	// zero LinkID means nothing. The link may have been purged since.
	Recall(ctx context.Context, ids []*link.Idempotency) ([]Memory, error)

	// Remember stores which link each id stands for from now on. No two of them have the same scope and key.
	Remember(ctx context.Context, ids []*link.Idempotency, linkIDs []int64) error

	// Forget removes up to limit of the keys that need no longer be remembered at that time, the oldest first.
	Forget(ctx context.Context, at time.Time, limit int) error
}

// Memory is what is remembered under an idempotency key.
type Memory struct {
	Hash   string // of the request
	LinkID int64
}

// Result is what came of one creation.
type Result struct {
	link    *link.Link
	outcome link.Outcome
	err     error
}

// Made returns the refs of the links that were created, not those that were found.
func Made(results []Result) []link.Ref {
	var refs []link.Ref
	for _, r := range results {
		if r.err == nil && r.outcome == link.Created {
			refs = append(refs, link.Ref{Domain: r.link.Domain, Key: r.link.Key})
		}
	}
	return refs
}

func (r *Result) settled() bool { return r.link != nil || r.err != nil }

// Run carries out the creations in tx. A failure of one creation is noted in its result; the returned error means that
// the transaction as a whole failed.
func Run(ctx context.Context, tx Tx, creations []*link.Creation) ([]Result, error) {
	results := make([]Result, len(creations))
	remembered := 0
	var latest time.Time
	for start := 0; start < len(creations); {
		end := start + neighbours(creations[start:])
		ids, err := runTogether(ctx, tx, creations[start:end], results[start:end])
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			remembered++
			if id.At.After(latest) {
				latest = id.At
			}
		}
		start = end
	}
	if remembered > 0 {
		if err := tx.Forget(ctx, latest, forgotten*remembered); err != nil {
			return nil, err
		}
	}
	return results, nil
}

// forgotten is how many old keys may go for each that comes, so that they become fewer in time and no creation has to
// remove very many.
const forgotten = 4

// neighbours returns how many of the creations, from the first on, can be tried together: those that neither look for a
// target, which one of the others may bring, nor have the idempotency key of one of the others.
func neighbours(creations []*link.Creation) int {
	type key struct{ scope, key string }
	seen := map[key]bool{}
	for i, c := range creations {
		if c.ByURL && c.Reuse != nil {
			return max(i, 1)
		}
		if id := c.Idempotency; id != nil {
			k := key{id.Scope, id.Key}
			if seen[k] {
				return i
			}
			seen[k] = true
		}
	}
	return len(creations)
}

// runTogether carries out neighbours and returns the idempotency keys that it remembered.
func runTogether(ctx context.Context, tx Tx, creations []*link.Creation, results []Result) ([]*link.Idempotency, error) {
	if err := recall(ctx, tx, creations, results); err != nil {
		return nil, err
	}
	if err := reuse(ctx, tx, creations[0], &results[0]); err != nil { // who looks for a target has no neighbours
		return nil, err
	}
	if err := insert(ctx, tx, creations, results); err != nil {
		return nil, err
	}
	return remember(ctx, tx, creations, results)
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

// recall settles the creations whose idempotency keys were seen before, or cannot be used.
func recall(ctx context.Context, tx Tx, creations []*link.Creation, results []Result) error {
	var ids []*link.Idempotency
	var whose []int
	for i, c := range creations {
		if c.Idempotency == nil {
			continue
		}
		if results[i].err = record.CheckIdempotency(c.Idempotency); results[i].err == nil {
			ids, whose = append(ids, c.Idempotency), append(whose, i)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	memories, err := tx.Recall(ctx, ids)
	if err != nil {
		return err
	}
	for j, m := range memories {
		if m.LinkID == 0 {
			continue
		}
		l, err := tx.ByID(ctx, m.LinkID)
		if err != nil {
			return err
		}
		r := &results[whose[j]]
		switch {
		case l == nil: // with the link its key has become free
		case m.Hash != ids[j].Hash:
			r.err = link.Errorf(link.CodeConflict, "the idempotency key was used before, for a different request")
		default:
			r.link, r.outcome = l, link.Replayed
		}
	}
	return nil
}

// reuse settles a creation that looks for a link with its target if there is one that may be handed out.
func reuse(ctx context.Context, tx Tx, c *link.Creation, r *Result) error {
	if r.settled() || c.Reuse == nil || !c.ByURL || c.Link == nil || record.Check(c.Link) != nil {
		return nil // the last one is an error that the creation will meet again
	}
	return tx.ByURL(ctx, c.Link.Domain, c.Link.URL, link.MaxReuseCandidates, func(l *link.Link) bool {
		if c.Reuse(l) {
			r.link, r.outcome = l, link.Reused
		}
		return r.link == nil
	})
}

// insert settles the others, in rounds: each round inserts, in one go, the next slugs of those that have none yet. That
// takes few statements, and lets a store lock the slugs of a round in an order of its own.
func insert(ctx context.Context, tx Tx, creations []*link.Creation, results []Result) error {
	var waiting []int // which creations the round is for
	for i := range creations {
		if !results[i].settled() {
			waiting = append(waiting, i)
		}
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
			if err := inserted(ctx, tx, creations[i], links[j], &results[i]); err != nil {
				return err
			}
			if !results[i].settled() {
				waiting = append(waiting, i)
			}
		}
	}
	return nil
}

// inserted goes on after the slug of l was tried: the creation is settled if l has the slug, or if the link that has it
// may be handed out instead.
func inserted(ctx context.Context, tx Tx, c *link.Creation, l *link.Link, r *Result) error {
	if l.ID != 0 {
		r.link, r.outcome = l, link.Created
		if len(c.History) == 0 {
			return nil
		}
		return tx.InsertHistory(ctx, l.ID, c.History)
	}
	if c.Reuse == nil {
		return nil
	}
	holder, err := tx.ByRef(ctx, link.Ref{Domain: l.Domain, Key: l.Key})
	if err == nil && holder != nil && c.Reuse(holder) {
		r.link, r.outcome = holder, link.Reused
	}
	return err
}

// remember stores what the idempotency keys of the creations that succeeded stand for, and returns those keys.
func remember(ctx context.Context, tx Tx, creations []*link.Creation, results []Result) ([]*link.Idempotency, error) {
	var ids []*link.Idempotency
	var linkIDs []int64
	for i, c := range creations {
		if r := &results[i]; c.Idempotency != nil && r.err == nil && r.outcome != link.Replayed {
			ids, linkIDs = append(ids, c.Idempotency), append(linkIDs, r.link.ID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return ids, tx.Remember(ctx, ids, linkIDs)
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
