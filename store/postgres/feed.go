package postgres

import (
	"context"
	"maps"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
)

// This file is what a node knows of its database's changes, and how it tells the others of its own. Notifications only
// make it quick: what is told comes from the table of changes, which is read twice a second in any case.

// channel is what nodes listen to. Notifications are sent after the commit and not by the transaction itself, because
// transactions that notify commit one after the other, which would make creating links as slow as the disk.
const channel = "jink_changes"

const (
	pollInterval = 500 * time.Millisecond
	pollTimeout  = 2 * time.Second
	// tellInterval is the least time between two notifications of this node: one tells of everything before it.
	tellInterval = 20 * time.Millisecond
	// probeInterval is how often a node tells itself something, to see whether it would hear others.
	probeInterval = 10 * time.Second
	// hearingTime is how long that may take.
	hearingTime = time.Second
	// forgetInterval is the time between two removals of old rows.
	forgetInterval = time.Minute
)

// FeedStats says how well a node knows what the others do.
type FeedStats struct {
	LastSuccess time.Time // when the node last knew every change; zero: it never did
	Changes     int64     // that Follow told of
	Listening   bool      // the database tells of changes at once; not so behind a pooler in transaction mode
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
	sent    time.Time // of the first notification of this node since it last heard any; zero: there was none
	stats   FeedStats
	writes  int64      // transactions of this node that may have changed something
	covered int64      // those of them that the last reading has seen
	barrier position   // what stands before it is known
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
	f.notify()
}

func (f *feed) notify() {
	select {
	case f.told <- struct{}{}:
	default:
	}
}

// run sends notifications. One that fails is not repeated: it was only to make things quick. Nor need it be durable,
// which would have those of other nodes wait for the disk, and for a synchronous standby.
func (f *feed) run(ctx context.Context) {
	defer close(f.done)
	for {
		select {
		case <-ctx.Done():
			return
		case <-f.told:
		}
		brief, cancel := context.WithTimeout(ctx, pollTimeout)
		f.sends()
		_, _ = f.store.pool.Exec(brief, "SELECT pg_notify($1, ''), set_config('synchronous_commit', 'off', true)", channel)
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

func (f *feed) count(change func(*FeedStats)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(&f.stats)
}

// deafened notes that nothing is heard any more.
func (f *feed) deafened() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sent, f.stats.Listening = time.Time{}, false
}

// sends notes that a notification is on its way.
func (f *feed) sends() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.sent.IsZero() {
		f.sent = time.Now()
	}
}

// hears notes that a notification came, this node's own or another's.
func (f *feed) hears() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sent, f.stats.Listening = time.Time{}, true
}

// misses notes that nothing was heard although this node told something, which it would have heard too.
func (f *feed) misses() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.sent.IsZero() && time.Since(f.sent) > hearingTime {
		f.stats.Listening = false
	}
}

func (f *feed) written() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.writes
}

// position is a place in the write-ahead log. The zero position is none.
type position struct {
	timeline string
	lsn      lsn
}

// read notes that everything before a position is known, this node's own first writes included. Replicas must have come
// as far from now on. It returns what must be told because it was read from a replica that had not.
func (f *feed) read(at position, writes int64, changed bool) link.Change {
	f.mu.Lock()
	defer f.mu.Unlock()
	if changed || writes > f.covered {
		f.barrier = at
	}
	f.covered = writes
	f.stats.LastSuccess = f.store.now()
	suspect := f.suspect
	f.suspect = nil
	return link.Change{Refs: suspect, All: len(suspect) == maxSuspect}
}
