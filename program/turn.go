package program

import (
	"errors"
	"runtime"
	"sync/atomic"
	"time"
)

// turns bounds how many runs that take long go on at once, and lets turns rest between runs, so that programs that use up all they
// may, however many visits they get, leave three quarters of the processors to plain redirects. Most runs end before they need a
// turn, and never know of it.
type turns struct {
	free    chan struct{} // holds what is free
	waiting atomic.Int64
}

// maxTurnWait is how long a visit waits for a turn, and waitersPerTurn how many may wait for each: the link's own target at once
// is better than the right one much later.
const (
	maxTurnWait    = 50 * time.Millisecond
	waitersPerTurn = 16
)

// errBusy is why a run ends that got no turn. It is not the program's fault.
var errBusy = errors.New("too many programs that take long run at the same time")

func newTurns() *turns {
	t := &turns{free: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)/2))}
	for range cap(t.free) {
		t.free <- struct{}{}
	}
	return t
}

// take waits for a turn, as long as it takes if patient, and reports whether it got one.
func (t *turns) take(patient bool) bool {
	select {
	case <-t.free:
		return true
	default:
	}
	if patient {
		<-t.free
		return true
	}
	defer t.waiting.Add(-1)
	if t.waiting.Add(1) > int64(waitersPerTurn*cap(t.free)) {
		return false
	}
	timer := time.NewTimer(maxTurnWait)
	defer timer.Stop()
	select {
	case <-t.free:
		return true
	case <-timer.C:
		return false
	}
}

// give gives a turn back, which nobody gets before it has rested.
func (t *turns) give(rest time.Duration) {
	if rest <= 0 {
		t.free <- struct{}{}
		return
	}
	time.AfterFunc(rest, func() { t.free <- struct{}{} })
}

// restPerByte is how long a turn rests for each byte that was allocated, because what a run leaves behind takes all processors some
// time to collect. Runs that allocate all they may thus leave 60 MB a second, of which plain redirects notice little.
const restPerByte = 16 * time.Nanosecond

// rest is how long a turn rests after a run that took so long and allocated so much.
func rest(took time.Duration, allocated int64) time.Duration {
	return took + time.Duration(allocated)*restPerByte
}
