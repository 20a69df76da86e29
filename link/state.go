package link

import "time"

// Expired reports whether the link's time is over.
func (l *Link) Expired(now time.Time) bool { return !l.ExpiresAt.IsZero() && !l.ExpiresAt.After(now) }

// UsedUp reports whether no click is left of those that the link allows.
func (l *Link) UsedUp() bool { return l.MaxClicks > 0 && l.Used >= l.MaxClicks }

// Scheduled reports whether the link's time has not come yet.
func (l *Link) Scheduled(now time.Time) bool { return l.StartsAt.After(now) }

// Follows reports whether a visitor is led on to the target now, if need be after a password.
func (l *Link) Follows(now time.Time) bool {
	return !l.Deleted() && l.Enabled && !l.Scheduled(now) && !l.Expired(now) && !l.UsedUp()
}
