package object

import (
	"context"
	"time"
)

// Clock tells programs the time.
type Clock interface {
	// Now is the time of day, in the local zone.
	Now() time.Time
	// Monotonic is how long it is since some moment that stays the same; it never goes back.
	Monotonic() time.Duration
	// Sleep waits. It gives an error if the context ends before.
	Sleep(ctx context.Context, d time.Duration) error
}
