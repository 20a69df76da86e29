package program

import (
	"context"
	"errors"
	"time"
)

// This file holds the clocks of logic, which stand still.

// fixedClock is that of a program while it is loaded.
type fixedClock time.Time

// Now is always the same.
func (c *fixedClock) Now() time.Time { return time.Time(*c) }

// Monotonic is always the same, too.
func (c *fixedClock) Monotonic() time.Duration { return time.Duration(time.Time(*c).UnixNano()) }

// Sleep is refused, because nothing that somebody waits for may wait.
func (c *fixedClock) Sleep(context.Context, time.Duration) error { return errSleep }

var errSleep = errors.New("a link's logic cannot sleep")

// visitClock is that of a visit, which notes that the time was asked for.
type visitClock struct{ visit *visit }

// Now is the time of the visit.
func (c visitClock) Now() time.Time {
	v := c.visit.look(readsOther)
	return v.now.In(v.zone)
}

// Monotonic is the time of the visit, too.
func (c visitClock) Monotonic() time.Duration {
	return time.Duration(c.visit.look(readsOther).now.UnixNano())
}

// Sleep is refused, because nothing that a visitor waits for may wait.
func (c visitClock) Sleep(context.Context, time.Duration) error { return errSleep }
