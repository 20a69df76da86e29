package program

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// How a logic that fails is bypassed: after so many failures in a row, for a second, and then for twice as long each time
// that it fails again, up to five minutes.
const (
	failuresBeforeBypass = 5
	firstBypass          = time.Second
	longestBypass        = 5 * time.Minute
)

// maxFailures is how many different failures are kept of one link, and maxHealths of how many links any are kept.
const (
	maxFailures = 20
	maxHealths  = 10_000
)

// health is how a link's logic is doing. There is none for one that never failed.
type health struct {
	key   key // of the logic; another one begins anew
	until atomic.Int64

	failing atomic.Bool // it failed the last time, so that success is told without a lock where it did not

	mu       sync.Mutex
	row      int // failures in a row
	bypass   time.Duration
	failures []*Failure
	used     time.Time
}

// bypassed reports whether the logic is not to be asked now.
func (h *health) bypassed(now time.Time) bool {
	until := h.until.Load()
	return until != 0 && now.UnixNano() < until
}

// succeeded ends a row of failures, if there is one.
func (h *health) succeeded() {
	if !h.failing.Load() {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.row, h.bypass = 0, 0
	h.failing.Store(false)
	h.until.Store(0)
}

// failed notes a failure. It reports whether the logic is bypassed from now on that was not before.
func (h *health) failed(f *Failure, now time.Time) (begins bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.keep(f, now)
	if h.row < failuresBeforeBypass {
		return false
	}
	begins = h.bypass == 0
	h.bypass = min(max(2*h.bypass, firstBypass), longestBypass)
	h.until.Store(now.Add(h.bypass).UnixNano())
	return begins
}

// keep notes a failure that ends nothing. The caller holds mu.
func (h *health) keep(f *Failure, now time.Time) {
	h.used = now
	h.failing.Store(true)
	h.note(f, now)
	h.row++
}

// note counts a failure that is known, and keeps one that is not, in place of the one that was not seen for longest.
func (h *health) note(f *Failure, now time.Time) {
	oldest := -1
	for i, k := range h.failures {
		if k.Outcome == f.Outcome && k.Type == f.Type && k.Where == f.Where && k.Line == f.Line {
			k.Count++
			k.Last, k.Message, k.Request = now, f.Message, f.Request
			return
		}
		if oldest < 0 || k.Last.Before(h.failures[oldest].Last) {
			oldest = i
		}
	}
	f.Count, f.First, f.Last = 1, now, now
	if len(h.failures) < maxFailures {
		h.failures = append(h.failures, f)
		return
	}
	h.failures[oldest] = f
}

// Report is what is known of the failures of a link's logic on this node since it was started.
type Report struct {
	Failures      []Failure // the latest first
	InARow        int
	BypassedUntil time.Time // zero: it is asked
}

// report tells of the failures, the latest first.
func (h *health) report(now time.Time) Report {
	h.mu.Lock()
	defer h.mu.Unlock()
	r := Report{InARow: h.row}
	if h.bypassed(now) {
		r.BypassedUntil = time.Unix(0, h.until.Load()).UTC()
	}
	for _, f := range h.failures {
		r.Failures = append(r.Failures, *f)
	}
	slices.SortFunc(r.Failures, func(a, b Failure) int { return b.Last.Compare(a.Last) })
	return r
}

// Errors tells what went wrong with a link's logic on this node.
func (e *Engine) Errors(linkID int64) Report {
	e.healthMu.Lock()
	h := e.healths[linkID]
	e.healthMu.Unlock()
	if h == nil {
		return Report{}
	}
	return h.report(e.cfg.Now())
}

// healthOf returns the health of a link's logic; begin says whether to begin one where there is none.
func (e *Engine) healthOf(id int64, k key, begin bool) *health {
	e.healthMu.Lock()
	defer e.healthMu.Unlock()
	h := e.healths[id]
	if h != nil && h.key == k {
		return h
	}
	if !begin {
		return nil
	}
	if h == nil && len(e.healths) >= maxHealths {
		var oldest int64
		var at time.Time
		for id, h := range e.healths {
			h.mu.Lock()
			if at.IsZero() || h.used.Before(at) {
				oldest, at = id, h.used
			}
			h.mu.Unlock()
		}
		delete(e.healths, oldest)
	}
	h = &health{key: k}
	e.healths[id] = h
	return h
}
