package dash

import (
	"time"

	"github.com/jinklink/jink/link"
)

// follows reports whether a visitor who follows l now is led on, if need be after a password.
func follows(l *link.Link, now time.Time) bool {
	return !l.Deleted() && l.Enabled && !l.StartsAt.After(now) && !expired(l, now) && !usedUp(l)
}

func expired(l *link.Link, now time.Time) bool {
	return !l.ExpiresAt.IsZero() && !l.ExpiresAt.After(now)
}

func usedUp(l *link.Link) bool { return l.MaxClicks > 0 && l.Used >= l.MaxClicks }

// badges says in a word each what is special about a link.
func badges(l *link.Link, now time.Time) (words []string) {
	for _, b := range []struct {
		is   bool
		word string
	}{
		{!l.Enabled, "disabled"},
		{expired(l, now), "expired"},
		{usedUp(l), "used up"},
		{l.StartsAt.After(now), "scheduled"},
		{l.PasswordHash != "", "protected"},
	} {
		if b.is {
			words = append(words, b.word)
		}
	}
	return words
}
