package program

import (
	"errors"
	"runtime"
	"sync/atomic"
	"time"
)

// turns bounds how many runs that take long go on at once, so that programs that use up all they may, however many visits they
// get, leave half of the processors to plain redirects. Most runs end before they need a turn, and never know of it.
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

func (t *turns) give() { t.free <- struct{}{} }
