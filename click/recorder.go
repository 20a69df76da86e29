// Package click takes redirects from where they are answered to where they are counted. It exists so that answering
// never waits for counting.
//
// Invariants: Record never blocks on anything but memory and never fails; a click is counted once, or, if it is lost, it
// is counted as dropped, also where a database loses what it had acknowledged; memory is bounded however long the
// database is away; after Close nothing is waiting.
package click

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jinklink/jink/link"
)

// Store is where counts end up. link.Store is one.
type Store interface {
	AddClicks(ctx context.Context, batch link.ClickBatch) error
}

// Config is what a Recorder needs. Only Store must be set.
type Config struct {
	Store      Store
	Interval   time.Duration // between flushes; 0: one second
	MaxPending int           // counts of links that wait; beyond it clicks are dropped; 0: one million
	Log        *slog.Logger
	Now        func() time.Time // nil: time.Now

	// ObserveFlush is told how long each flush in the background took that had something to store; nil: nobody is.
	ObserveFlush func(time.Duration, error)
}

// shards keeps redirects that are answered at the same time from waiting for one lock.
const shards = 16

// Recorder counts clicks in memory, per link, and adds the counts to the store in batches.
type Recorder struct {
	cfg       Config
	shards    [shards]shard
	pending   atomic.Int64 // counts in shards and in batches that are not stored
	failing   bool         // the last flush failed; only for the log
	lastFlush atomic.Int64 // when nothing was left waiting, in milliseconds

	stored, lostAtEnd, lostByStore atomic.Int64

	flushing sync.Mutex // held by a flush; guards sender
	sender   sender

	stop chan struct{}
	done chan struct{}
	once sync.Once
}

type shard struct {
	mu                sync.Mutex
	counts            map[int64]int64
	variants          map[variant]int64 // few links have any
	recorded, dropped int64
	_                 [16]byte // keeps shards on cache lines of their own
}

// variant is what a split of a link chose.
type variant struct {
	linkID int64
	link.Variant
}

// Stats is what a recorder has done since it was made.
type Stats struct {
	Waiting, Capacity int   // counts of links that wait, and how many may
	Recorded          int64 // clicks that were taken down
	Stored            int64
	DroppedFull       int64     // lost because too many waited
	DroppedShutdown   int64     // lost because the recorder was closed while the store was away
	DroppedStore      int64     // lost because the store has lost what it had acknowledged long ago
	LastFlush         time.Time // when nothing was left waiting
}

// New returns a Recorder that flushes in the background until Close.
func New(cfg Config) *Recorder {
	if cfg.Interval == 0 {
		cfg.Interval = time.Second
	}
	if cfg.MaxPending == 0 {
		cfg.MaxPending = 1_000_000
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	r := &Recorder{cfg: cfg, stop: make(chan struct{}), done: make(chan struct{})}
	r.sender = newSender(cfg.Store, cfg.Now)
	r.lastFlush.Store(cfg.Now().UnixMilli())
	go r.run()
	return r
}

// Record counts a click.
func (r *Recorder) Record(c link.Click) {
	s := &r.shards[uint64(c.LinkID)%shards]
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, v := range c.Variants {
		r.recordVariant(s, variant{c.LinkID, v})
	}
	if n, ok := s.counts[c.LinkID]; ok {
		s.counts[c.LinkID] = n + 1
		s.recorded++
		return
	}
	if r.pending.Load() >= int64(r.cfg.MaxPending) {
		s.dropped++
		return
	}
	r.pending.Add(1)
	if s.counts == nil {
		s.counts = map[int64]int64{}
	}
	s.counts[c.LinkID] = 1
	s.recorded++
}

// recordVariant counts a variant besides its link. Where too many counts wait, the variant is passed over: the link's own
// count is what is owed.
func (r *Recorder) recordVariant(s *shard, v variant) {
	n, ok := s.variants[v]
	if !ok {
		if r.pending.Load() >= int64(r.cfg.MaxPending) {
			return
		}
		r.pending.Add(1)
		if s.variants == nil {
			s.variants = map[variant]int64{}
		}
	}
	s.variants[v] = n + 1
}

// Stats returns numbers for metrics.
func (r *Recorder) Stats() Stats {
	s := Stats{Waiting: int(r.pending.Load()), Capacity: r.cfg.MaxPending, Stored: r.stored.Load(), DroppedShutdown: r.lostAtEnd.Load(),
		DroppedStore: r.lostByStore.Load(), LastFlush: time.UnixMilli(r.lastFlush.Load())}
	for i := range r.shards {
		shard := &r.shards[i]
		shard.mu.Lock()
		s.Recorded += shard.recorded
		s.DroppedFull += shard.dropped
		shard.mu.Unlock()
	}
	return s
}

func (r *Recorder) run() {
	defer close(r.done)
	tick := time.NewTicker(r.cfg.Interval)
	defer tick.Stop()
	for {
		select {
		case <-r.stop:
			return
		case <-tick.C:
			r.tryFlush()
		}
	}
}

// flushTimeout bounds one background flush. A batch whose fate is unknown afterwards is sent again under its number.
const flushTimeout = 10 * time.Second

func (r *Recorder) tryFlush() {
	ctx, cancel := context.WithTimeout(context.Background(), flushTimeout)
	defer cancel()
	began, waiting := r.cfg.Now(), r.pending.Load() > 0
	err := r.Flush(ctx)
	if waiting && r.cfg.ObserveFlush != nil {
		r.cfg.ObserveFlush(r.cfg.Now().Sub(began), err)
	}
	failing := err != nil && r.pending.Load() > 0
	switch {
	case failing && !r.failing:
		r.cfg.Log.Error("clicks wait because they cannot be stored", "error", err)
	case !failing && r.failing:
		r.cfg.Log.Info("clicks are stored again")
	}
	r.failing = failing
}

// Flush stores what was recorded before it was called. After an error everything that is not stored is kept and tried
// again by the next flush.
func (r *Recorder) Flush(ctx context.Context) error { return r.flush(ctx, false) }

func (r *Recorder) flush(ctx context.Context, end bool) error {
	r.flushing.Lock()
	defer r.flushing.Unlock()
	err := r.send(ctx) // what waited longest goes first, and under its old number
	if err == nil {
		r.sender.add(r.collect())
		r.sender.ask(end)
		err = r.send(ctx)
	}
	if err == nil || r.pending.Load() == 0 { // what only asks is nothing that waits
		r.lastFlush.Store(r.cfg.Now().UnixMilli())
	}
	return err
}

// collect takes the counts from the shards.
func (r *Recorder) collect() (counts []link.ClickCount) {
	for i := range r.shards {
		s := &r.shards[i]
		s.mu.Lock()
		taken, variants := s.counts, s.variants
		s.counts, s.variants = nil, nil
		s.mu.Unlock()
		for id, n := range taken {
			counts = append(counts, link.ClickCount{LinkID: id, Count: n})
		}
		for v, n := range variants {
			counts = append(counts, link.ClickCount{LinkID: v.linkID, Variant: v.Variant, Count: n})
		}
	}
	return counts
}

// send hands batches to the store until none waits.
func (r *Recorder) send(ctx context.Context) error {
	done, err := r.sender.send(ctx)
	r.pending.Add(-int64(done.links))
	r.stored.Add(done.stored)
	r.lostByStore.Add(done.lost)
	if done.lost > 0 {
		r.cfg.Log.Error("the database has lost clicks that it had acknowledged too long ago to repeat them", "clicks", done.lost)
	}
	if done.repeated > 0 {
		r.cfg.Log.Warn("the database had lost clicks that it had acknowledged; they were stored again", "clicks", done.repeated)
	}
	if err != nil {
		return fmt.Errorf("storing clicks: %w", err)
	}
	return nil
}

// Close stores what was recorded and stops. Where that fails within ctx the error says how many clicks are lost, and
// they are counted as dropped.
func (r *Recorder) Close(ctx context.Context) error {
	r.once.Do(func() { close(r.stop) })
	<-r.done
	err := r.flush(ctx, true)
	if err == nil {
		return nil
	}
	r.flushing.Lock()
	defer r.flushing.Unlock()
	r.sender.add(r.collect())
	lost, links := r.sender.abandon()
	r.pending.Add(-int64(links))
	r.lostAtEnd.Add(lost)
	if lost == 0 {
		return nil
	}
	return fmt.Errorf("%d clicks are lost: %w", lost, err)
}
