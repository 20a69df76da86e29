package link

import (
	"context"
	"fmt"
	"time"
)

// Store keeps links, their revisions, clicks and tokens. Two packages implement it (store/sqlite, store/postgres) and
// one suite (store/storetest) says what it must do.
//
// All methods may be called from many goroutines. What a method has returned without an error is durable. Failures are
// *Error with CodeNotFound, CodeUnavailable, CodeStorageFull, CodeReadOnly or the codes named below; anything else is
// CodeInternal. Links that are returned belong to the caller.
type Store interface {
	LinkStore
	TokenStore
	CertificateStore

	// Setting returns the value stored under name; where there is none yet it stores what init returns and returns
	// that. Two nodes that start at once agree on one value.
	Setting(ctx context.Context, name string, init func() string) (string, error)

	// SetSetting stores value under name, whatever was there.
	SetSetting(ctx context.Context, name, value string) error

	// Ping reports whether the store answers.
	Ping(ctx context.Context) error

	// Close finishes what was begun and releases everything. Later calls fail with CodeUnavailable.
	Close() error
}

// LinkStore is the part of a Store that is about links.
type LinkStore interface {
	// Lookup finds a link, deleted ones included, or fails with CodeNotFound.
	Lookup(ctx context.Context, ref Ref) (*Link, error)

	// List returns one page of the links that match q, deleted ones left out unless q asks for them.
	List(ctx context.Context, q Query) (*Page, error)

	// Each calls fn with every link, deleted ones included, in the order of their IDs, and stops at fn's first error.
	Each(ctx context.Context, fn func(*Link) error) error

	// Create carries out the creations in order, all of them in one durable step, and notes in each what came of it.
	// One that fails does not keep the others from succeeding. The returned error is not nil only where nothing at
	// all was stored.
	Create(ctx context.Context, creations ...*Creation) error

	// Update reads a link, deleted ones included, gives it to change, and stores the result with Revision+1, keeping
	// the previous state as a revision. If expect is not 0 and the link is at another revision it fails with
	// CodeRevision. If change returns an error nothing is stored and Update returns that error. ID, Domain, Slug,
	// Key, Clicks, CreatedAt and CreatedBy are not changed, whatever change does. change must not call the store, and
	// may be called again where a transaction is repeated.
	//
	// Where change sets MaxClicks on a link that had none, Used starts at the clicks counted so far.
	Update(ctx context.Context, ref Ref, expect int64, change func(*Link) error) (*Link, error)

	// Apply carries out all of the steps in one durable step, or nothing: where one cannot be carried out it fails with
	// a *StepError that tells which. No two steps may be about the same link. See Step.
	Apply(ctx context.Context, steps ...*Step) error

	// Purge removes a link, deleted or not, with its revisions, and frees its slug.
	Purge(ctx context.Context, ref Ref) error

	// Revisions returns the states that the link had before its present one, newest first: at most limit of them,
	// only those below revision before if before is not 0.
	Revisions(ctx context.Context, linkID int64, before int64, limit int) ([]Revision, error)

	// AddClicks adds the counts of a batch to the links' Clicks. A batch with the same node and a sequence number
	// that was already applied changes nothing, so that a batch whose fate is unknown may be sent again. A node sends
	// its batches in order and without gaps: a number at or below the last applied one counts as applied; one beyond
	// the next changes nothing and fails with a ClickGap, because the database has lost what it had acknowledged, as
	// one that has taken over from another may have. Links that no longer exist are passed over.
	AddClicks(ctx context.Context, batch ClickBatch) error

	// Variants returns how often the splits of a link's logic chose what, by split and name. At most a few hundred
	// variants of a link are counted; clicks of others count for the link alone.
	Variants(ctx context.Context, linkID int64) ([]ClickCount, error)

	// TakeClick takes one of the MaxClicks of a link and reports whether there was one left to take. A link without
	// MaxClicks always has one. Exact however many callers there are.
	TakeClick(ctx context.Context, linkID int64) (bool, error)

	// NextSequence reserves n numbers of the domain's sequence and returns the first; the very first is 0.
	NextSequence(ctx context.Context, domain string, n int64) (int64, error)

	// Rekey makes the key of every link fold(slug). Where two links of a domain would get the same key it changes
	// nothing and fails with CodeConflict, naming up to ten of them.
	Rekey(ctx context.Context, fold func(slug string) string) error
}

// ClickBatch is a number of clicks to be counted exactly once.
type ClickBatch struct {
	Node   string // one name per running recorder, never used again
	Seq    int64  // 1, 2, 3 … per node
	Counts []ClickCount
}

// ClickGap says that a store lacks batches of a node between the last one it has applied and the one it was given.
type ClickGap struct {
	Applied int64 // the last one; 0: none of this node
}

func (e *ClickGap) Error() string { return fmt.Sprintf("batches after %d are missing", e.Applied) }

// Outcome says what became of a Creation.
type Outcome int

const (
	Created  Outcome = iota + 1
	Reused           // an existing link was found to do as well
	Replayed         // the idempotency key was seen before; Link is what it made then, as it is now
)

// Creation asks a Store for a new link.
type Creation struct {
	// Link holds what is wanted. The store sets ID, Slug and Key, and Revision to 1 where it is 0; everything else is
	// stored as it is (an import brings Clicks, Used, times, DeletedAt and Revision with it). After Reused or
	// Replayed, Link points to the existing link.
	Link *Link

	// History holds the revisions before Link's own, where it has any to bring along. Their LinkID is set by the store.
	History []Revision

	// Slugs returns the slug and key to try at each attempt, from 0 on. A store tries until one is free, ok is false
	// (then it fails with CodeSlugTaken), an error is returned, or MaxAttempts were made (CodeSlugTaken too). Neither
	// Slugs nor Reuse may call the store, and both may be called again from the start where a transaction is repeated.
	Slugs func(attempt int) (slug, key string, ok bool, err error)

	// Reuse, where not nil, is asked for an existing link whether it may be handed out. It is asked for links with
	// the same domain and URL before a slug is tried if ByURL is set (in the order of their IDs, for at most
	// MaxReuseCandidates of them), and for the link that holds a slug that is taken in any case.
	Reuse func(existing *Link) bool
	ByURL bool

	// Idempotency, where not nil, makes the creation happen once: a second one with the same scope and key within
	// its lifetime gets the first one's link if Hash is the same too, else CodeConflict.
	Idempotency *Idempotency

	Outcome Outcome // set by the store where Err is nil
	Err     error   // set by the store
}

// Idempotency identifies a creation that a client may send again.
type Idempotency struct {
	Scope string // whose key it is: keys of different tokens do not meet
	Key   string
	Hash  string // of the request
	At    time.Time
}

// MaxAttempts bounds the slugs that a store tries for one creation.
const MaxAttempts = 100

// MaxReuseCandidates bounds the links with the same URL that a store offers for reuse, so that nobody can make creations
// slow by storing one target very often.
const MaxReuseCandidates = 1000

// IdempotencyLifetime is how long a store remembers idempotency keys, at least.
const IdempotencyLifetime = 24 * time.Hour

// Order is what a list is sorted by.
type Order string

const (
	NewestFirst  Order = "-created_at"
	OldestFirst  Order = "created_at"
	MostClicks   Order = "-clicks"
	FewestClicks Order = "clicks"
	LastUpdated  Order = "-updated_at"
	FirstUpdated Order = "updated_at"
	BySlug       Order = "slug"
	BySlugDesc   Order = "-slug"
)

// Orders lists every Order, the default first.
func Orders() []Order {
	return []Order{NewestFirst, OldestFirst, MostClicks, FewestClicks, LastUpdated, FirstUpdated, BySlug, BySlugDesc}
}

// Query selects links for a list. Conditions that are set must all hold.
type Query struct {
	Domain  *string // nil: every domain
	Text    string  // contained in slug, URL, title or note, without regard to ASCII case
	Tag     string  // one of the link's tags
	Deleted bool    // deleted links instead of live ones
	Order   Order
	After   *Cursor // only what comes after it
	Limit   int     // 1 to 1,000
}

// Cursor is a place in a list: the last link before it, by the value that the list is sorted by and its ID. With it a
// page begins where the last one ended, whatever was added or removed in between.
type Cursor struct {
	Order Order
	Value string // decimal milliseconds or count, or the key
	ID    int64
}

// Page is a part of a list.
type Page struct {
	Links []*Link
	Next  *Cursor // nil where the list ends
}

// CursorOf returns the place just after l in a list in the given order.
func CursorOf(l *Link, order Order) *Cursor {
	return &Cursor{Order: order, Value: order.value(l), ID: l.ID}
}
