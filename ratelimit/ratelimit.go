// Package ratelimit limits how often something may happen per key: a token bucket for each address or token in a map of
// bounded size. It exists because keys are chosen by strangers, so the map must not grow with their number.
//
// Invariants: never more than maxKeys buckets; a bucket is dropped only where it is full, which changes nothing for its
// key, or where every bucket is in use, and then the one that rested longest; no goroutines, so nothing to close.
package ratelimit

import (
	"container/list"
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limit is how much is allowed: Burst at once, and Rate per second in the long run.
type Limit struct {
	Rate  float64 // per second; 0: unlimited
	Burst int     // at least 1 where there is a rate
}

// State is the answer to a Take, and what a caller can be told about it.
type State struct {
	OK         bool
	Limit      int           // the burst; 0: unlimited, and then the rest means nothing
	Remaining  int           // how many more would be OK now
	Reset      time.Duration // until the whole burst is there again
	RetryAfter time.Duration // where not OK: until the same Take would be
}

// Limiter holds the buckets. Its methods may be called from many goroutines.
type Limiter struct {
	limit   Limit
	maxKeys int
	now     func() time.Time

	mu      sync.Mutex
	buckets map[string]*list.Element
	recent  *list.List // of *bucket, the one used last in front
	rest    int        // insertions until the next sweep
}

type bucket struct {
	key    string
	tokens *rate.Limiter
}

// New makes a limiter for at most maxKeys keys (at least one). now is the clock; nil means time.Now.
func New(limit Limit, maxKeys int, now func() time.Time) *Limiter {
	if now == nil {
		now = time.Now
	}
	limit.Burst = max(limit.Burst, 1)
	return &Limiter{limit: limit, maxKeys: max(maxKeys, 1), now: now,
		buckets: make(map[string]*list.Element), recent: list.New()}
}

// Take takes n from the key's bucket if they are there; else it takes nothing. Taking 0 shows whether 1 would be there.
// Taking more than the burst is never OK.
func (l *Limiter) Take(key string, n int) State {
	if l.limit.Rate <= 0 {
		return State{OK: true}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	b := l.bucket(key, now)
	if n <= 0 {
		return l.state(b.tokens.TokensAt(now) >= 1, b.tokens.TokensAt(now), 1)
	}
	ok := b.tokens.AllowN(now, n)
	return l.state(ok, b.tokens.TokensAt(now), n)
}

// Give puts back n that a Take took for something that turned out not to count. A bucket never holds more than the burst.
func (l *Limiter) Give(key string, n int) {
	if l.limit.Rate <= 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.buckets[key]; ok && n > 0 { // a bucket that was dropped meanwhile comes back full
		e.Value.(*bucket).tokens.AllowN(l.now(), -n) // what is over the burst is cut off by the next look
	}
}

func (l *Limiter) state(ok bool, tokens float64, n int) State {
	tokens = max(tokens, 0)
	s := State{OK: ok, Limit: l.limit.Burst, Remaining: int(tokens), Reset: l.after(float64(l.limit.Burst) - tokens)}
	if !ok {
		s.RetryAfter = l.after(float64(n) - tokens)
	}
	return s
}

// after is how long it takes until n more tokens are there.
func (l *Limiter) after(n float64) time.Duration {
	ns := math.Ceil(max(n, 0) / l.limit.Rate * float64(time.Second))
	if ns >= math.MaxInt64 {
		return math.MaxInt64
	}
	return time.Duration(ns)
}

// bucket finds the key's bucket or makes one, and makes it the most recent.
func (l *Limiter) bucket(key string, now time.Time) *bucket {
	if e, ok := l.buckets[key]; ok {
		l.recent.MoveToFront(e)
		return e.Value.(*bucket)
	}
	l.makeRoom(now)
	b := &bucket{key: key, tokens: rate.NewLimiter(rate.Limit(l.limit.Rate), l.limit.Burst)}
	l.buckets[key] = l.recent.PushFront(b)
	return b
}

// makeRoom sees to it that there is room for one more bucket. A sweep over all of them is paid for by the insertions
// that must lie between two sweeps; in between the one that rested longest goes, which is nearly always full as well.
func (l *Limiter) makeRoom(now time.Time) {
	l.rest--
	if len(l.buckets) < l.maxKeys {
		return
	}
	if l.rest <= 0 {
		l.rest = l.maxKeys/8 + 1
		for e := l.recent.Back(); e != nil; {
			next := e.Prev()
			if e.Value.(*bucket).tokens.TokensAt(now) >= float64(l.limit.Burst) {
				l.drop(e)
			}
			e = next
		}
	}
	if len(l.buckets) >= l.maxKeys {
		l.drop(l.recent.Back())
	}
}

func (l *Limiter) drop(e *list.Element) {
	delete(l.buckets, e.Value.(*bucket).key)
	l.recent.Remove(e)
}
