package dash

import (
	"time"

	"github.com/jinklink/jink/link"
)

// badges says in a word each what is special about a link.
func badges(l *link.Link, now time.Time) (words []string) {
	for _, b := range []struct {
		is   bool
		word string
	}{
		{!l.Enabled, "disabled"},
		{l.Expired(now), "expired"},
		{l.UsedUp(), "used up"},
		{l.Scheduled(now), "scheduled"},
		{l.PasswordHash != "", "protected"},
		{len(l.Logic.Rules) > 0, "rules"},
		{l.Logic.Program != "", "program"},
	} {
		if b.is {
			words = append(words, b.word)
		}
	}
	return words
}
