package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/jinklink/jink/link"
)

// Action is what a plan does with a link.
type Action string

const (
	ActionCreate  Action = "create"
	ActionChange  Action = "change"
	ActionRestore Action = "restore" // a deleted link comes back, as it is wanted
	ActionDelete  Action = "delete"
	ActionKeep    Action = "keep"   // it is as it is wanted
	ActionOrphan  Action = "orphan" // it is the owner's and not wanted, and would be deleted where that is asked for
)

// Actions lists every Action.
func Actions() []Action {
	return []Action{ActionCreate, ActionChange, ActionRestore, ActionDelete, ActionKeep, ActionOrphan}
}

// Planned is what a plan does with one link.
type Planned struct {
	Action   Action
	Before   *link.Link // nil for a new link
	After    *link.Link // what Before is to be; nil for one that is deleted or not wanted
	Password bool       // After has another password than Before
	Warnings []string

	asked *link.Link // After before the site was asked, without a slug
	fresh *string    // the password of which After is to have a hash
}

// Plan is what it takes to make links as they are wanted: one Planned for each of them, in their order, then those of the
// owner that are not wanted.
type Plan struct {
	ID      string // tells this plan from others; the same for the same changes of the same links
	Steps   []Planned
	Applied bool
}

// identify sets the plan's ID. Passwords count only as far as there is another one, because the hash of the same one
// differs each time; and of new links what was asked for, because what the site makes of that may depend on when they are made.
func (p *Plan) identify() {
	h := sha256.New()
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Action == ActionKeep || s.Action == ActionOrphan {
			continue
		}
		of, revision := s.After, int64(0)
		if s.Before != nil {
			of, revision = s.Before, s.Before.Revision
		}
		fmt.Fprintf(h, "%s %q %q %d %t\n", s.Action, of.Domain, of.Key, revision, s.Password)
		l := s.After
		if s.Action == ActionCreate {
			l = s.asked
		}
		if l != nil {
			fmt.Fprintf(h, "%q %q %q %q %d %t %t %d %d %q %d %t %q %q %q\n", l.URL, l.Title, l.Note, l.Tags, l.Status,
				l.ForwardQuery, l.ForwardPath, l.StartsAt.UnixMilli(), l.ExpiresAt.UnixMilli(), l.ExpiredURL, l.MaxClicks,
				l.Enabled, l.Logic.Rules, l.Logic.Program, l.Logic.TimeZone)
		}
	}
	p.ID = hex.EncodeToString(h.Sum(nil)[:16])
}

// alike reports whether two links are the same in all that somebody decided, but for their passwords.
func alike(a, b *link.Link) bool {
	return a.URL == b.URL && a.Title == b.Title && a.Note == b.Note && slices.Equal(a.Tags, b.Tags) && a.Status == b.Status &&
		a.ForwardQuery == b.ForwardQuery && a.ForwardPath == b.ForwardPath && a.StartsAt.Equal(b.StartsAt) &&
		a.ExpiresAt.Equal(b.ExpiresAt) && a.ExpiredURL == b.ExpiredURL && a.MaxClicks == b.MaxClicks &&
		a.Logic.Equal(&b.Logic) && a.Enabled == b.Enabled
}
