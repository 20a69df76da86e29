// Package load asks an instance of jink for short links at a stated rate, and measures what its visitors would have met. It
// exists so that operators can find out what their own instance, network and machine can do, and what a change costs.
//
// Invariants:
//   - The loop is open: requests are due at times that do not depend on how fast answers come, as with visitors who do not
//     know of each other. Latency counts from when a request was due, so that one that had to wait for an earlier one shows
//     it (no coordinated omission).
//   - Nothing but the target is asked. Redirects are not followed.
//   - It stops by itself: at the end, where the target fails, and where something else than jink answers. The last is known
//     by the answers alone, so that it cannot be turned against other services by mistake.
//   - Requests that were due but not sent are counted, never forgotten.
package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Config says what to ask, and how often. Target, Slugs, Rate and Duration must be set.
type Config struct {
	Target      string   // base URL
	Host        string   // Host header; that of Target if empty
	Slugs       []string // the most popular one first
	Rate        float64  // requests a second
	Duration    time.Duration
	Connections int           // how many requests may be under way at once; 16 if 0
	Zipf        float64       // exponent of the popularity of the slugs: 0 makes all alike
	Arrivals    Arrivals      // Poisson if empty
	Counted     bool          // let the visits count as clicks; otherwise they are made as a prober makes them
	Timeout     time.Duration // of one request; 5 s if 0, after which visitors have gone
	Version     string        // of this program
	Seed        uint64        // of what chance decides: with the same seed the same requests are due at the same times
}

// Arrivals is how requests are spread over time.
type Arrivals string

const (
	Poisson  Arrivals = "poisson"  // independently of each other, as visitors come
	Constant Arrivals = "constant" // in equal distances
)

// Check says what is wrong with the configuration.
func (c Config) Check() error {
	u, err := url.Parse(c.Target)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%q is no URL that begins with http:// or https://", c.Target)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return fmt.Errorf("the URL %q may hold only a scheme, a host, a port and a path", u.Redacted())
	case len(c.Slugs) == 0:
		return errors.New("there are no links to ask for")
	case !(c.Rate > 0) || math.IsInf(c.Rate, 0):
		return errors.New("the rate must be above 0")
	case c.Duration <= 0:
		return errors.New("the duration must be above 0")
	case c.Connections < 0:
		return errors.New("there must be at least one connection")
	case !(c.Zipf >= 0 && c.Zipf <= 10):
		return errors.New("the exponent must be from 0 to 10")
	case c.Arrivals != "" && c.Arrivals != Poisson && c.Arrivals != Constant:
		return fmt.Errorf("arrivals are %s or %s, not %q", Poisson, Constant, c.Arrivals)
	}
	return nil
}

// Run asks until the duration is over, ctx ends, or the target fails, and returns what came of it. The error says why
// nothing could be asked at all.
func Run(ctx context.Context, cfg Config) (*Result, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	cfg.Connections = cmp.Or(cfg.Connections, 16)
	cfg.Arrivals = cmp.Or(cfg.Arrivals, Poisson)
	cfg.Timeout = cmp.Or(cfg.Timeout, 5*time.Second)
	cfg.Target = strings.TrimRight(cfg.Target, "/")
	a, err := newAsker(cfg)
	if err != nil {
		return nil, err
	}
	defer a.close()

	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	began := time.Now()
	s := newSchedule(cfg, began)
	t := newTally(began, stop)
	var workers sync.WaitGroup
	for range cfg.Connections {
		workers.Go(func() { work(ctx, a, s, t) })
	}
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		t.watch(ctx)
	}()
	workers.Wait()
	ended := time.Now()
	cause := context.Cause(ctx)
	stop(nil)
	<-watched
	return t.result(cfg, s, began, ended, cause), nil
}

// Reasons to stop early.
var (
	errFailing = errors.New("failing")
	errForeign = errors.New("foreign")
)

// work is one connection: it takes the request that is due next, waits until it is due, and makes it.
func work(ctx context.Context, by *asker, s *schedule, t *tally) {
	for {
		due, slug, ok := s.next(ctx)
		if !ok {
			return
		}
		if !waitFor(ctx, due) {
			s.giveBack()
			return
		}
		sent := time.Now()
		a := by.ask(ctx, slug)
		if a.err != nil && ctx.Err() != nil {
			t.unanswered() // it was cut off by the end, which says nothing about the target
			return
		}
		t.add(a, due, sent, time.Now())
	}
}

// lastStretch is the end of a wait, for which pause is used: Go's timers may be a millisecond late in a program that has
// nothing else to do, which is several times as long as a redirect takes.
const lastStretch = 2 * time.Millisecond

// waitFor waits until the moment, and reports whether ctx did not end before that.
func waitFor(ctx context.Context, due time.Time) bool {
	if wait := time.Until(due) - lastStretch; wait > 0 {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(wait):
		}
	}
	if wait := time.Until(due); wait > 0 {
		pause(wait)
	}
	return true
}

// schedule says when which slug is due. It is made up as it is needed, from the seed alone.
type schedule struct {
	mu       sync.Mutex
	random   *rand.Rand
	arrivals Arrivals
	rate     float64
	end      time.Time // of what is due
	giveUp   time.Time // when nothing is handed out any more, though it was due: the target is too slow
	due      time.Time // of the last request that was handed out
	slugs    []string
	popular  popularity
	handed   int // requests that were handed out and not given back
}

func newSchedule(cfg Config, began time.Time) *schedule {
	return &schedule{random: rand.New(rand.NewPCG(cfg.Seed, 0)), arrivals: cfg.Arrivals, rate: cfg.Rate, due: began,
		end: began.Add(cfg.Duration), giveUp: began.Add(cfg.Duration + cfg.Timeout), slugs: cfg.Slugs, popular: newPopularity(len(cfg.Slugs), cfg.Zipf)}
}

// next hands out the request that is due next; not ok where there is none any more.
func (s *schedule) next(ctx context.Context) (due time.Time, slug string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ctx.Err() != nil || time.Now().After(s.giveUp) {
		return due, "", false
	}
	due = s.due.Add(s.gap())
	if due.After(s.end) {
		s.due = s.end.Add(1) // nothing is due after this
		return due, "", false
	}
	s.due = due
	s.handed++
	return due, s.slugs[s.popular.rank(s.random.Float64())], true
}

// gap returns the time between two requests.
func (s *schedule) gap() time.Duration {
	seconds := 1 / s.rate
	if s.arrivals == Poisson {
		seconds *= s.random.ExpFloat64()
	}
	return time.Duration(seconds * float64(time.Second))
}

// giveBack says that a request that was handed out was not made, because it was not due yet when the run ended.
func (s *schedule) giveBack() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handed--
}

// unsent counts requests that were due until the moment and not handed out. It ends the schedule.
func (s *schedule) unsent(until time.Time) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if until.After(s.end) {
		until = s.end
	}
	n := 0
	for s.due = s.due.Add(s.gap()); !s.due.After(until); s.due = s.due.Add(s.gap()) {
		n++
	}
	return n
}
