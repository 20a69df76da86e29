// Package overload keeps room for redirects. It exists because the API and the dashboard share processors and database
// connections with them, and a script that runs wild must not make short links slow.
//
// Invariants:
//   - Redirects never pass a Gate. What does is put off, never dropped in the middle.
//   - A Gate lets at most Concurrency requests be under way at once. While the processors are too busy to run what is
//     ready, that number is halved several times a second, down to one; when they are not it grows back one by one, so
//     that an overload neither flaps nor locks out whoever wants to mend it.
package overload

import (
	"context"
	"math"
	"net/http"
	"runtime/metrics"
	"sync"
	"time"
)

// Config is what a Gate needs.
type Config struct {
	Concurrency int // requests that may be under way at once; 0: 64

	// Delay returns how long, at the 99th percentile, what was ready to run waited for a processor since it was last
	// asked; nil: what the Go runtime says.
	Delay func() time.Duration

	// MaxDelay is the delay from which the processors count as too busy; 0: 25 ms, what a redirect is to take at most.
	MaxDelay time.Duration

	// Interval is the time between two looks at the delay; 0: 250 ms.
	Interval time.Duration
}

// Reason says why a request was put off. It is the value of a metric's label.
type Reason string

const (
	Concurrency Reason = "concurrency" // too many were under way
	CPU         Reason = "cpu"         // the processors were too busy for as many
)

// Gate admits requests.
type Gate struct {
	cfg Config

	mu       sync.Mutex
	limit    int
	underway int
}

// New returns a Gate that is wide open.
func New(cfg Config) *Gate {
	if cfg.Concurrency <= 0 {
		cfg.Concurrency = 64
	}
	if cfg.Delay == nil {
		cfg.Delay = schedulingDelay()
	}
	if cfg.MaxDelay == 0 {
		cfg.MaxDelay = 25 * time.Millisecond
	}
	if cfg.Interval == 0 {
		cfg.Interval = 250 * time.Millisecond
	}
	return &Gate{cfg: cfg, limit: cfg.Concurrency}
}

// Run watches the processors until ctx ends.
func (g *Gate) Run(ctx context.Context) {
	tick := time.NewTicker(g.cfg.Interval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			g.adapt(g.cfg.Delay())
		}
	}
}

func (g *Gate) adapt(delay time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if delay > g.cfg.MaxDelay {
		g.limit = max(min(g.limit, g.underway)/2, 1)
		return
	}
	g.limit = min(g.limit+1, g.cfg.Concurrency)
}

// Wrap returns a handler that hands requests to next as long as the gate admits them, and else to refuse, which answers
// that they are to come again.
func (g *Gate) Wrap(next http.Handler, refuse func(http.ResponseWriter, *http.Request, Reason)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if reason, ok := g.enter(); !ok {
			refuse(w, r, reason)
			return
		}
		defer g.leave()
		next.ServeHTTP(w, r)
	})
}

func (g *Gate) enter() (Reason, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.underway < g.limit {
		g.underway++
		return "", true
	}
	if g.underway < g.cfg.Concurrency {
		return CPU, false
	}
	return Concurrency, false
}

func (g *Gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.underway--
}

// schedulingDelay returns a function that reads from the runtime how long goroutines were ready before they ran.
func schedulingDelay() func() time.Duration {
	var before []uint64
	return func() time.Duration {
		sample := []metrics.Sample{{Name: "/sched/latencies:seconds"}}
		metrics.Read(sample)
		if sample[0].Value.Kind() != metrics.KindFloat64Histogram {
			return 0
		}
		h := sample[0].Value.Float64Histogram()
		since := make([]uint64, len(h.Counts))
		for i, n := range h.Counts {
			since[i] = n
			if before != nil {
				since[i] -= before[i]
			}
		}
		before = append(before[:0], h.Counts...)
		return percentile(since, h.Buckets, 0.99)
	}
}

// percentile returns the upper bound, where there is one, of the bucket that the p-th part of the counts lies in. bounds
// has one more element than counts; it is in seconds.
func percentile(counts []uint64, bounds []float64, p float64) time.Duration {
	total := uint64(0)
	for _, n := range counts {
		total += n
	}
	rank := uint64(math.Ceil(float64(total) * p))
	if total == 0 {
		return 0
	}
	for i, n := range counts {
		if rank > n {
			rank -= n
			continue
		}
		bound := bounds[i+1]
		if math.IsInf(bound, 1) {
			bound = bounds[i]
		}
		return time.Duration(bound * float64(time.Second))
	}
	return 0
}
