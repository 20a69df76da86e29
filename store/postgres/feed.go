package postgres

import (
	"context"
	"maps"
	"math"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
)

// This file tells nodes of changes. Notifications only make it quick: what is told comes from the table of changes, which
// is read twice a second in any case.

// channel is what nodes listen to. Notifications are sent after the commit and not by the transaction itself, because
// transactions that notify commit one after the other, which would make creating links as slow as the disk.
const channel = "jink_changes"

const (
	pollInterval = 500 * time.Millisecond
	pollTimeout  = 2 * time.Second
	// tellInterval is the least time between two notifications of this node: one tells of everything before it.
	tellInterval = 20 * time.Millisecond
	// forgetInterval is the time between two removals of old rows.
	forgetInterval = time.Minute
)

// FeedStats says how well a node knows what the others do.
type FeedStats struct {
	LastSuccess time.Time // when the node last knew every change; zero: it never did
	Changes     int64     // that Follow told of
	Listening   bool      // the database tells of changes at once
	Resets      map[ResetReason]int64
}

// ResetReason is why Follow had to say that anything may have changed. It is the value of a metric's label.
type ResetReason string

const (
	Gap      ResetReason = "gap"      // the node was cut off for too long
	Failover ResetReason = "failover" // another server has taken over
	Other    ResetReason = "other"    // the node was cut off, and this engine does not tell whether another server has taken over
)

// feed holds what a node knows about its database's changes.
type feed struct {
	store   *Store
	config  *pgx.ConnConfig
	observe func(time.Duration)
	deaf    bool // does not listen; for tests of what a connection pooler does

	told chan struct{} // something is to be told
	stop context.CancelFunc
	done chan struct{}

	mu      sync.Mutex
	stats   FeedStats
	writes  int64      // transactions of this node that may have changed something
	covered int64      // those of them that the last reading has seen
	barrier lsn        // what stands before it is known
	suspect []link.Ref // what was read from a replica that was behind: forgotten when the primary is back
}

func newFeed(s *Store, config *pgx.ConnConfig, observe func(time.Duration)) *feed {
	ctx, stop := context.WithCancel(context.Background())
	f := &feed{store: s, config: config.Copy(), observe: observe, told: make(chan struct{}, 1), stop: stop,
		done: make(chan struct{}), stats: FeedStats{Resets: map[ResetReason]int64{}}}
	go f.run(ctx)
	return f
}

func (f *feed) close() {
	f.stop()
	<-f.done
}

// tell has the other nodes told that something may have changed. It is called when the transaction has ended, however.
func (f *feed) tell() {
	f.mu.Lock()
	f.writes++
	f.mu.Unlock()
	select {
	case f.told <- struct{}{}:
	default:
	}
}

// run sends notifications. One that fails is not repeated: it was only to make things quick.
func (f *feed) run(ctx context.Context) {
	defer close(f.done)
	for {
		select {
		case <-ctx.Done():
			return
		case <-f.told:
		}
		brief, cancel := context.WithTimeout(ctx, pollTimeout)
		_, _ = f.store.pool.Exec(brief, "SELECT pg_notify($1, '')", channel)
		cancel()
		select {
		case <-ctx.Done():
			return
		case <-time.After(tellInterval):
		}
	}
}

// FeedStats returns how well this node knows what the others do.
func (s *Store) FeedStats() FeedStats {
	s.feed.mu.Lock()
	defer s.feed.mu.Unlock()
	stats := s.feed.stats
	stats.Resets = maps.Clone(stats.Resets)
	return stats
}

// Follow calls fn with every change that is made to links and tokens on any node, this one included, until ctx ends; in
// order, and one at a time. A change that is committed reaches fn within a second as long as the database can be reached.
// Where it cannot be known what has changed, fn is told that anything may have; so it is at the beginning, because the
// node may have looked something up before it followed.
func (s *Store) Follow(ctx context.Context, fn func(link.Change)) {
	r := &reader{feed: s.feed, fn: fn, position: walPosition, seen: map[uint64]uint64{}}
	failing := false
	for ctx.Err() == nil {
		err := r.follow(ctx)
		s.feed.listening(false)
		if ctx.Err() != nil {
			return
		}
		if !failing || r.succeeded {
			s.log.Warn("what other nodes change is not known for the moment", "error", err)
		}
		pause := pollInterval / 2
		if r.succeeded {
			pause = 0 // a connection that was lost may well be made again
		}
		failing, r.succeeded, r.failed = true, false, true
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

// reader follows the changes over one connection after the other.
type reader struct {
	feed      *feed
	fn        func(link.Change)
	position  string
	floor     uint64            // transactions below it have ended and were told of; 0 before the first success
	seen      map[uint64]uint64 // rows that were told of, by number, with their transactions, from floor on
	timeline  string
	last      time.Time // of the last success
	succeeded bool      // this connection has told something
	failed    bool      // the one before has failed
	forgotten time.Time
}

// follow opens a connection and reads over it until it fails.
func (r *reader) follow(ctx context.Context) error {
	opening, cancel := context.WithTimeout(ctx, pollTimeout)
	c, err := pgx.ConnectConfig(opening, r.feed.config)
	cancel()
	if err != nil {
		return err
	}
	defer func() {
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		_ = c.Close(closing) // it has failed, or is no longer needed
	}()
	if !r.feed.deaf {
		listening, cancel := context.WithTimeout(ctx, pollTimeout)
		_, err := c.Exec(listening, "LISTEN "+channel)
		cancel()
		if err != nil && noSuchFunction(err) {
			r.feed.store.log.Info("the database does not tell of changes at once; this node asks for them twice a second")
		} else if err != nil {
			return err
		}
		r.feed.listening(err == nil)
	}
	for {
		if err := r.poll(ctx, c); err != nil {
			return err
		}
		waiting, cancel := context.WithTimeout(ctx, pollInterval)
		_, err := c.WaitForNotification(waiting)
		timedOut := waiting.Err() != nil
		cancel()
		if err != nil && !timedOut {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

func (r *reader) poll(ctx context.Context, c *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, pollTimeout)
	defer cancel()
	floor := r.floor
	if floor == 0 {
		floor = math.MaxUint64 // nothing: following begins now
	}
	writes := r.feed.written()
	p, err := readChanges(ctx, c, floor, r.position)
	if err != nil && r.position == walPosition && noSuchFunction(err) {
		r.position = noWALPosition
		p, err = readChanges(ctx, c, floor, r.position)
	}
	if err != nil {
		return err
	}
	r.tell(p)
	r.feed.read(p.lsn, writes, r.floor == 0 || len(p.rows) > 0 || r.timeline != p.timeline, r.fn)
	r.floor, r.timeline, r.last, r.succeeded, r.failed = p.xmin, p.timeline, time.Now(), true, false
	if time.Since(r.forgotten) > forgetInterval {
		r.forgotten = time.Now()
		return forgetChanges(ctx, c)
	}
	return nil
}

// tell calls fn with what has not been told yet.
func (r *reader) tell(p logPage) {
	reason := r.discontinuity(p)
	if reason != "" {
		r.feed.store.log.Warn("what other nodes have changed is not known; what is in memory is looked up again as it is asked for", "reason", reason)
		r.feed.count(func(s *FeedStats) { s.Resets[reason]++ })
		clear(r.seen)
	}
	if reason != "" || r.floor == 0 {
		r.fn(link.Change{All: true})
	}
	for _, row := range p.rows {
		if _, told := r.seen[row.id]; told {
			continue
		}
		r.seen[row.id] = row.xid
		if r.feed.observe != nil {
			r.feed.observe(row.age)
		}
		r.fn(row.change)
		r.feed.count(func(s *FeedStats) { s.Changes++ })
	}
	for id, xid := range r.seen {
		if xid < p.xmin {
			delete(r.seen, id)
		}
	}
}

// discontinuity returns why p does not continue what was read before, "" where it does.
func (r *reader) discontinuity(p logPage) ResetReason {
	switch {
	case r.floor == 0:
		return ""
	case p.timeline != r.timeline, p.xmax < r.floor: // a server that had not received everything has taken over, perhaps
		return Failover
	case time.Since(r.last) > retention/2, time.Now().Round(0).Sub(r.last.Round(0)) > retention/2: // Round: machines sleep
		return Gap
	case r.failed && r.position == noWALPosition:
		return Other
	}
	return ""
}

func (f *feed) count(change func(*FeedStats)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(&f.stats)
}

func (f *feed) listening(yes bool) { f.count(func(s *FeedStats) { s.Listening = yes }) }

func (f *feed) written() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.writes
}

// read notes that everything before a position is known, this node's own first writes included.
func (f *feed) read(at lsn, writes int64, changed bool, fn func(link.Change)) {
	f.mu.Lock()
	if changed || writes > f.covered {
		f.barrier = at
	}
	f.covered = writes
	f.stats.LastSuccess = f.store.now()
	suspect := f.suspect
	f.suspect = nil
	f.mu.Unlock()
	if len(suspect) > 0 {
		fn(link.Change{Refs: suspect, All: len(suspect) == maxSuspect})
	}
}
