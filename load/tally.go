package load

import (
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// The bounds of when a run stops by itself.
const (
	window     = 5   // seconds that are looked at together
	minAnswers = 10  // in them, below which nothing is concluded
	maxForeign = 10  // answers that are not jink's
	slowest    = 600 // seconds that a histogram can hold, longer than any request may take
)

// tally counts what comes of requests.
type tally struct {
	mu       sync.Mutex
	began    time.Time
	stop     context.CancelCauseFunc
	latency  *hdrhistogram.Histogram // since a request was due, in microseconds
	service  *hdrhistogram.Histogram // since it was sent
	late     *hdrhistogram.Histogram // from when it was due until it was sent
	statuses map[string]int
	errors   map[string]int
	kinds    [foreign + 1]int
	cut      int
	seconds  [window]struct{ second, answers, failed int }
}

func newTally(began time.Time, stop context.CancelCauseFunc) *tally {
	histogram := func() *hdrhistogram.Histogram { return hdrhistogram.New(1, slowest*1_000_000, 3) }
	return &tally{began: began, stop: stop, latency: histogram(), service: histogram(), late: histogram(),
		statuses: map[string]int{}, errors: map[string]int{}}
}

func (t *tally) add(a answer, due, sent, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	record := func(h *hdrhistogram.Histogram, d time.Duration) {
		_ = h.RecordValue(min(max(d.Microseconds(), 1), slowest*1_000_000)) // fails only beyond the bounds
	}
	record(t.latency, now.Sub(due))
	record(t.service, now.Sub(sent))
	record(t.late, sent.Sub(due))
	t.kinds[a.kind]++
	if a.status != 0 {
		t.statuses[strconv.Itoa(a.status)]++
	}
	if a.err != nil {
		t.errors[errorKind(a.err)]++
	}
	if a.kind == foreign && t.kinds[foreign] >= maxForeign {
		t.stop(errForeign)
	}
	second := int(now.Sub(t.began) / time.Second)
	s := &t.seconds[second%window]
	if s.second != second {
		s.second, s.answers, s.failed = second, 0, 0
	}
	s.answers++
	if a.kind == failed {
		s.failed++
	}
}

// unanswered counts a request that the end of the run has cut off.
func (t *tally) unanswered() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.cut++
}

// watch ends the run where the target fails.
func (t *tally) watch(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			if t.failing(now) {
				t.stop(errFailing)
			}
		}
	}
}

// failing reports whether more than half of the answers of the last five seconds were failures. Less time is too little:
// a node that restarts is no reason to stop.
func (t *tally) failing(now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if now.Sub(t.began) < window*time.Second {
		return false
	}
	present := int(now.Sub(t.began) / time.Second)
	answers, failures := 0, 0
	for _, s := range t.seconds {
		if present-s.second <= window {
			answers, failures = answers+s.answers, failures+s.failed
		}
	}
	return answers >= minAnswers && 2*failures > answers
}
