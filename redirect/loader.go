package redirect

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/jinklink/jink/link"
)

// loader is a cache that fills itself: what it does not hold it asks the store for, once however many wait for it.
type loader struct {
	lookup  func(context.Context, link.Ref) (*link.Link, error)
	timeout time.Duration
	links   *cache
	missing *cache // apart, so that a scan for slugs that do not exist evicts no link

	mu      sync.Mutex
	flights map[link.Ref]*flight
}

// flight is a look-up under way.
type flight struct {
	done  chan struct{} // closed when entry and err are set
	entry *entry
	err   error
}

func newLoader(lookup func(context.Context, link.Ref) (*link.Link, error), bytes int64, timeout time.Duration) *loader {
	return &loader{lookup: lookup, timeout: timeout, links: newCache(bytes), missing: newCache(bytes / 8), flights: map[link.Ref]*flight{}}
}

// get returns the link's entry, or nil where there is no such link.
func (l *loader) get(ctx context.Context, ref link.Ref) (*entry, error) {
	if e, ok := l.cached(ref); ok {
		return e, nil
	}
	return l.load(ctx, ref)
}

func (l *loader) cached(ref link.Ref) (*entry, bool) {
	if e, ok := l.links.get(ref); ok {
		return e, true
	}
	return l.missing.get(ref)
}

func (l *loader) load(ctx context.Context, ref link.Ref) (*entry, error) {
	ref.Key = strings.Clone(ref.Key) // it is a part of the request's URL, which must not stay in memory with it
	l.mu.Lock()
	if e, ok := l.cached(ref); ok { // a flight has landed between the first look and the lock
		l.mu.Unlock()
		return e, nil
	}
	f, waiting := l.flights[ref]
	if !waiting {
		f = &flight{done: make(chan struct{})}
		l.flights[ref] = f
	}
	l.mu.Unlock()
	if !waiting {
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

// fly asks the store. It is not stopped by the visitor who asked first going away: others wait for the answer.
func (l *loader) fly(ctx context.Context, ref link.Ref, f *flight) {
	f.err = link.Errorf(link.CodeInternal, "the look-up panicked") // what those who wait see if it does
	defer close(f.done)
	defer l.land(ref, f)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.timeout)
	defer cancel()
	found, err := l.lookup(ctx, ref)
	switch {
	case err == nil:
		f.entry, f.err = newEntry(found), nil
	case link.CodeOf(err) == link.CodeNotFound:
		f.err = nil
	default:
		f.err = err
	}
}

// land caches what a flight brought, unless the link was changed meanwhile: then the flight may have seen the state
// before, and only those who asked before the change may be told.
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
		l.missing.put(ref, nil)
	default:
		l.links.put(ref, f.entry)
	}
}

func (l *loader) drop(ref link.Ref) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.flights, ref)
	l.links.drop(ref)
	l.missing.drop(ref)
}
