package redirect

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jinklink/jink/link"
)

// loader is a cache that fills itself: what it does not hold it asks the store for, once however many wait for it.
type loader struct {
	lookup  func(context.Context, link.Ref) (*link.Link, error)
	logic   Logic
	timeout time.Duration
	now     func() time.Time
	links   *cache
	missing *cache // apart, so that a scan for slugs that do not exist evicts no link

	mu      sync.Mutex
	flights map[link.Ref]*flight

	trusted       atomic.Int64 // until when doubtful entries are taken as they are, in milliseconds
	misses, stale atomic.Int64
}

// flight is a look-up under way.
type flight struct {
	era   uint32        // when it began
	done  chan struct{} // closed when entry and err are set
	entry *entry
	err   error
}

// maxFlights bounds the look-ups that wait for the store. Where it is that slow, those who come then are told so at once,
// and do not cost memory.
const maxFlights = 4096

// confirmTime is how long a visitor waits for the store to confirm a doubtful entry.
const confirmTime = 250 * time.Millisecond

// trustTime is how long no other visitor waits after the store has failed to confirm one.
const trustTime = 2 * time.Second

func newLoader(lookup func(context.Context, link.Ref) (*link.Link, error), logic Logic, bytes int64, timeout time.Duration, now func() time.Time) *loader {
	return &loader{lookup: lookup, logic: logic, timeout: timeout, now: now, links: newCache(bytes), missing: newCache(bytes / 8), flights: map[link.Ref]*flight{}}
}

// get returns the link's entry, or nil where there is no such link.
func (l *loader) get(ctx context.Context, ref link.Ref) (*entry, error) {
	if e, ok := l.cached(ref); ok {
		return e, nil
	}
	if e, ok := l.doubtful(ref); ok {
		return l.confirm(ctx, ref, e), nil
	}
	return l.load(ctx, ref)
}

func (l *loader) cached(ref link.Ref) (*entry, bool) {
	if e, ok := l.links.get(ref); ok {
		return e, true
	}
	return l.missing.get(ref)
}

func (l *loader) doubtful(ref link.Ref) (*entry, bool) {
	if e, ok := l.links.doubtful(ref); ok {
		return e, true
	}
	return l.missing.doubtful(ref)
}

// load asks the store.
func (l *loader) load(ctx context.Context, ref link.Ref) (*entry, error) {
	f, first := l.board(&ref)
	switch {
	case f == nil:
		if e, ok := l.cached(ref); ok { // a flight has landed between the first look and the lock
			return e, nil
		}
		return nil, link.Errorf(link.CodeUnavailable, "too many links are being looked up")
	case first:
		l.fly(ctx, ref, f)
		return f.entry, f.err
	}
	select {
	case <-f.done:
		return f.entry, f.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// confirm asks the store for what is doubtful, but not for long: an old answer is better than none.
func (l *loader) confirm(ctx context.Context, ref link.Ref, old *entry) *entry {
	if l.now().UnixMilli() < l.trusted.Load() {
		l.stale.Add(1)
		return old
	}
	f, first := l.board(&ref)
	if f == nil {
		if e, ok := l.cached(ref); ok {
			return e
		}
		l.stale.Add(1)
		return old
	}
	if first {
		go l.fly(context.WithoutCancel(ctx), ref, f)
	}
	patience := time.NewTimer(confirmTime)
	defer patience.Stop()
	select {
	case <-f.done:
		if f.err == nil {
			return f.entry
		}
	case <-patience.C:
	case <-ctx.Done():
	}
	if ctx.Err() == nil {
		l.trusted.Store(l.now().Add(trustTime).UnixMilli())
	}
	l.stale.Add(1)
	return old
}

// board returns the flight for ref, and whether the caller must fly it. It returns nil where there is none and none may
// begin: the entry has been cached, or too many are under way.
func (l *loader) board(ref *link.Ref) (f *flight, first bool) {
	ref.Key = strings.Clone(ref.Key) // it is a part of the request's URL, which must not stay in memory with it
	l.mu.Lock()
	defer l.mu.Unlock()
	if f, ok := l.flights[*ref]; ok {
		return f, false
	}
	if _, ok := l.cached(*ref); ok || len(l.flights) >= maxFlights {
		return nil, false
	}
	f = &flight{era: l.links.era.Load(), done: make(chan struct{})}
	l.flights[*ref] = f
	return f, true
}

// fly asks the store. It is not stopped by the visitor who asked first going away: others wait for the answer.
func (l *loader) fly(ctx context.Context, ref link.Ref, f *flight) {
	f.err = link.Errorf(link.CodeInternal, "the look-up panicked") // what those who wait see if it does
	defer close(f.done)
	defer l.land(ref, f)
	l.misses.Add(1)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.timeout)
	defer cancel()
	found, err := l.lookup(ctx, ref)
	switch {
	case err == nil:
		f.entry, f.err = newEntry(found, l.logic), nil
	case link.CodeOf(err) == link.CodeNotFound:
		f.err = nil
	default:
		f.err = err
	}
}

// land caches what a flight brought, unless the link was changed meanwhile: then the flight may have seen the state
// before, and only those who asked before the change may be told. What is cached now contradicts nothing that is cached
// elsewhere: a link that was missing is no longer there, and the other way round.
func (l *loader) land(ref link.Ref, f *flight) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.flights[ref] != f {
		return
	}
	delete(l.flights, ref)
	switch {
	case f.err != nil:
	case f.entry == nil:
		l.links.drop(ref)
		l.missing.putOf(f.era, ref, nil)
	default:
		l.missing.drop(ref)
		l.links.putOf(f.era, ref, f.entry)
	}
}

func (l *loader) drop(ref link.Ref) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.flights, ref)
	l.links.drop(ref)
	l.missing.drop(ref)
}

// doubt begins a new era.
func (l *loader) doubt() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.links.era.Add(1)
	l.missing.era.Add(1)
	l.trusted.Store(0)
}
