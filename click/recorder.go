// Package click takes redirects from where they are answered to where they are counted. It exists so that answering
// never waits for counting.
//
// Invariants: Record never blocks on anything but memory and never fails; a click is counted once, or, if it is lost, it
// is counted as dropped; after Close nothing is waiting.
package click

import (
	"context"
	"crypto/rand"
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
	MaxPending int           // links with clicks that wait; beyond it clicks are dropped; 0: one million
	Log        *slog.Logger
}

// maxBatch bounds how many links one batch touches, so that a flush never keeps the store from other work for long.
const maxBatch = 5_000

// shards keeps redirects that are answered at the same time from waiting for one lock.
const shards = 16

// Recorder counts clicks in memory, per link, and adds the counts to the store in batches.
type Recorder struct {
	cfg     Config
	node    string
	shards  [shards]shard
	pending atomic.Int64 // links in shards
	dropped atomic.Int64
	failing bool // the last flush failed; only for the log

	flushing sync.Mutex // held by a flush; guards unsent and seq
	unsent   []link.ClickBatch
	seq      int64

	stop chan struct{}
	done chan struct{}
	once sync.Once
}

type shard struct {
	mu     sync.Mutex
	counts map[int64]int64
	_      [40]byte // keeps shards on cache lines of their own
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
	r := &Recorder{cfg: cfg, node: rand.Text(), stop: make(chan struct{}), done: make(chan struct{})}
	go r.run()
	return r
}

// Record counts a click.
func (r *Recorder) Record(c link.Click) {
	s := &r.shards[uint64(c.LinkID)%shards]
	s.mu.Lock()
	defer s.mu.Unlock()
	if n, ok := s.counts[c.LinkID]; ok {
		s.counts[c.LinkID] = n + 1
		return
	}
	if r.pending.Load() >= int64(r.cfg.MaxPending) {
		r.dropped.Add(1)
		return
	}
	r.pending.Add(1)
	if s.counts == nil {
		s.counts = map[int64]int64{}
	}
	s.counts[c.LinkID] = 1
}

// Dropped returns how many clicks were lost since the recorder was made.
func (r *Recorder) Dropped() int64 { return r.dropped.Load() }

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
	err := r.Flush(ctx)
	switch {
	case err != nil && !r.failing:
		r.cfg.Log.Error("clicks wait because they cannot be stored", "error", err)
	case err == nil && r.failing:
		r.cfg.Log.Info("clicks are stored again")
	}
	r.failing = err != nil
}

// Flush stores what was recorded before it was called. After an error everything that is not stored is kept and tried
// again by the next flush.
func (r *Recorder) Flush(ctx context.Context) error {
	r.flushing.Lock()
	defer r.flushing.Unlock()
	if err := r.send(ctx); err != nil { // what waited longest goes first, and under its old number
		return err
	}
	r.collect()
	return r.send(ctx)
}

// collect takes the counts from the shards and makes batches of them.
func (r *Recorder) collect() {
	var counts []link.ClickCount
	for i := range r.shards {
		s := &r.shards[i]
		s.mu.Lock()
		taken := s.counts
		s.counts = nil
		s.mu.Unlock()
		r.pending.Add(-int64(len(taken)))
		for id, n := range taken {
			counts = append(counts, link.ClickCount{LinkID: id, Count: n})
		}
	}
	for len(counts) > 0 {
		n := min(len(counts), maxBatch)
		r.seq++
		r.unsent = append(r.unsent, link.ClickBatch{Node: r.node, Seq: r.seq, Counts: counts[:n:n]})
		counts = counts[n:]
	}
}

func (r *Recorder) send(ctx context.Context) error {
	for len(r.unsent) > 0 {
		if err := r.cfg.Store.AddClicks(ctx, r.unsent[0]); err != nil {
			return fmt.Errorf("storing clicks: %w", err)
		}
		r.unsent = r.unsent[1:]
	}
	return nil
}

// Close stores what was recorded and stops. Where that fails within ctx the error says how many clicks are lost, and
// they are counted as dropped.
func (r *Recorder) Close(ctx context.Context) error {
	r.once.Do(func() { close(r.stop) })
	<-r.done
	err := r.Flush(ctx)
	if err == nil {
		return nil
	}
	r.flushing.Lock()
	defer r.flushing.Unlock()
	r.collect()
	lost := int64(0)
	for _, b := range r.unsent {
		for _, c := range b.Counts {
			lost += c.Count
		}
	}
	r.unsent = nil
	r.dropped.Add(lost)
	return fmt.Errorf("%d clicks are lost: %w", lost, err)
}
