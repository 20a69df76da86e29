package load

import (
	"syscall"
	"time"
)

// pause sleeps for a moment, some ten microseconds too long at most. A signal may end it early, which does no harm: what
// counts is when a request was due.
func pause(d time.Duration) {
	t := syscall.NsecToTimespec(d.Nanoseconds())
	_ = syscall.Nanosleep(&t, nil)
}
