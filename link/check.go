package link

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of a link's parts, in characters where nothing else is said.
const (
	MaxTitle  = 500
	MaxNote   = 10_000
	MaxTags   = 50
	MaxTag    = 60
	MaxActor  = 200 // the name of who made or changed the link
	MaxClicks = 1_000_000_000_000
)

// Statuses lists the redirect statuses that a link may have.
func Statuses() []int { return []int{301, 302, 303, 307, 308} }

// Permanent reports whether browsers and caches may remember a redirect with this status.
func Permanent(status int) bool { return status == 301 || status == 308 }

// KeepsMethod reports whether a redirect with this status repeats the request's method and body.
func KeepsMethod(status int) bool { return status == 307 || status == 308 }

// Check makes the parts of a link canonical and returns every one that is wrong, in the terms of the API's fields. The
// slug and the password are not its business: a Slugs policy and a password hasher see to those.
func (l *Link) Check(targets Targets) Problems {
	var p Problems
	target, err := targets.Parse(l.URL)
	if err != nil {
		p.Addf("url", "%v", err)
	} else {
		l.URL = target.String()
	}
	l.Title = checkText(&p, "title", l.Title, MaxTitle, false)
	l.Note = checkText(&p, "note", l.Note, MaxNote, true)
	l.Tags = checkTags(&p, l.Tags)
	if !slices.Contains(Statuses(), l.Status) {
		p.Addf("status", "is %d; it must be 301, 302, 303, 307 or 308", l.Status)
	}
	if err == nil && !target.Web() {
		if l.ForwardPath {
			p.Addf("forward_path", "works only with http and https targets")
		}
		l.ForwardQuery = false
	}
	l.StartsAt = checkTime(&p, "starts_at", l.StartsAt)
	l.ExpiresAt = checkTime(&p, "expires_at", l.ExpiresAt)
	if !l.StartsAt.IsZero() && !l.ExpiresAt.IsZero() && !l.StartsAt.Before(l.ExpiresAt) {
		p.Addf("expires_at", "must come after starts_at")
	}
	if l.ExpiredURL != "" {
		if t, err := targets.Parse(l.ExpiredURL); err != nil {
			p.Addf("expired_url", "%v", err)
		} else {
			l.ExpiredURL = t.String()
		}
	}
	l.Logic.check(&p)
	if l.MaxClicks < 0 || l.MaxClicks > MaxClicks {
		p.Addf("max_clicks", "is %d; it must be from 1 to %d, or null for no limit", l.MaxClicks, int64(MaxClicks))
	}
	return p
}

// CheckOrigin makes canonical who made and changed the link and when, and notes what is wrong with it. It is for links
// from elsewhere: nobody else can choose these.
func (l *Link) CheckOrigin(p *Problems) {
	l.CreatedBy = checkText(p, "created_by", l.CreatedBy, MaxActor, false)
	l.UpdatedBy = checkText(p, "updated_by", l.UpdatedBy, MaxActor, false)
	l.CreatedAt = checkTime(p, "created_at", l.CreatedAt)
	l.UpdatedAt = checkTime(p, "updated_at", l.UpdatedAt)
	l.DeletedAt = checkTime(p, "deleted_at", l.DeletedAt)
}

func checkText(p *Problems, field, s string, most int, lines bool) string {
	if !utf8.ValidString(s) {
		p.Addf(field, "is not valid UTF-8")
		return s
	}
	s = norm.NFC.String(strings.TrimSpace(s))
	if n := utf8.RuneCountInString(s); n > most {
		p.Addf(field, "has %d characters; at most %d are allowed", n, most)
	}
	for _, r := range s {
		if unicode.IsControl(r) && !(lines && (r == '\n' || r == '\t' || r == '\r')) {
			p.Addf(field, "has the control character %U", r)
			break
		}
	}
	return s
}

func checkTags(p *Problems, tags []string) []string {
	if len(tags) > MaxTags {
		p.Addf("tags", "has %d tags; at most %d are allowed", len(tags), MaxTags)
		return tags
	}
	var kept []string
	for i, tag := range tags {
		field := fmt.Sprintf("tags[%d]", i)
		tag = checkText(p, field, tag, MaxTag, false)
		switch {
		case tag == "":
			p.Addf(field, "must not be empty")
		case strings.ContainsAny(tag, ",|"):
			p.Addf(field, "must not contain a comma or a bar, which separate tags elsewhere")
		case !slices.Contains(kept, tag):
			kept = append(kept, tag)
		}
	}
	return kept
}

// checkTime rounds to the milliseconds that stores keep. The zero time means that there is none.
func checkTime(p *Problems, field string, t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	t = t.UTC().Truncate(time.Millisecond)
	if y := t.Year(); y < 1970 || y > 9999 {
		p.Addf(field, "is in the year %d; years from 1970 to 9999 are allowed", y)
	}
	return t
}
