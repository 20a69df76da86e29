//go:build !linux

package load

import "time"

// pause sleeps for a moment.
func pause(d time.Duration) { time.Sleep(d) }
