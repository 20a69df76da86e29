// Package link is the domain: what a short link is, which slugs and targets are allowed, what can go wrong, and what a
// store of links must do. Everything else in the service speaks in its terms.
//
// Invariants:
//   - A Link that a Store holds has passed Check: its URL is the canonical ASCII form that ParseTarget returns, its
//     Slug is what a Slugs policy returned, its times are UTC and whole milliseconds.
//   - A link is identified by its domain and the key of its slug; its ID never changes and is never used again.
//   - The package imports nothing of the service and nothing outside the standard library but x/net/idna and
//     x/text/unicode/norm.
package link

import (
	"slices"
	"time"
)

// Link is a short link in all its parts. The zero value of an optional part means that it is not set.
type Link struct {
	ID     int64
	Domain string // host of the short domain, "" for the instance's default domain
	Slug   string // as it was asked for, in NFC
	Key    string // Slug as it is looked up: the same, or folded where the instance ignores case

	URL          string // the target, canonical
	Title        string
	Note         string
	Tags         []string
	Status       int // 301, 302, 303, 307 or 308
	ForwardQuery bool
	ForwardPath  bool
	StartsAt     time.Time
	ExpiresAt    time.Time
	ExpiredURL   string
	MaxClicks    int64
	PasswordHash string // PHC string
	Enabled      bool
	Logic        Logic

	Clicks    int64 // redirects counted; trails the truth by the recorder's flush interval
	Used      int64 // redirects taken from MaxClicks; exact
	CreatedAt time.Time
	UpdatedAt time.Time
	DeletedAt time.Time // set: the slug is reserved and answers 410
	CreatedBy string
	UpdatedBy string
	Revision  int64 // 1 for a new link, one more with each change
}

// Deleted reports whether the link was deleted and only keeps its slug reserved.
func (l *Link) Deleted() bool { return !l.DeletedAt.IsZero() }

// Clone returns a copy that shares nothing with l.
func (l *Link) Clone() *Link {
	c := *l
	c.Tags = slices.Clone(l.Tags)
	c.Logic = l.Logic.Clone()
	return &c
}

// SameBehaviour reports whether a visitor could not tell l from other: the same target reached under the same
// conditions. It decides whether an existing link may be handed out instead of a new one.
func (l *Link) SameBehaviour(other *Link) bool {
	return l.Domain == other.Domain && l.URL == other.URL && l.Status == other.Status &&
		l.ForwardQuery == other.ForwardQuery && l.ForwardPath == other.ForwardPath &&
		l.StartsAt.Equal(other.StartsAt) && l.ExpiresAt.Equal(other.ExpiresAt) && l.ExpiredURL == other.ExpiredURL &&
		l.MaxClicks == other.MaxClicks && l.Logic.Equal(&other.Logic) && l.PasswordHash == "" && other.PasswordHash == "" &&
		l.Enabled == other.Enabled && !l.Deleted() && !other.Deleted()
}

// Ref names a link by its domain and the key of its slug.
type Ref struct {
	Domain string
	Key    string
}

// Revision is a state that a link once had.
type Revision struct {
	LinkID   int64
	Revision int64
	At       time.Time // when the state came to be
	By       string    // who made it so
	State    Link
}

// ClickCount is a number of redirects of one link, or of those among them that a variant of it made.
type ClickCount struct {
	LinkID  int64
	Variant Variant // the zero value: all redirects of the link
	Count   int64
}

// Variant is what a split of a link's logic chose for a visitor. Clicks of each are counted besides those of the link.
type Variant struct {
	Split string // the name of the split
	Name  string // what was chosen
}

// Click is one redirect that was answered. The recorder gets one for each; it will carry more about the visit as the
// statistics grow.
type Click struct {
	LinkID   int64
	At       time.Time
	Variants []Variant // what the link's logic chose; not to be changed
}
