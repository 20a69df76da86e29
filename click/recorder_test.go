package click

import (
	"context"
	"errors"
	"maps"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jinklink/jink/link"
)

// flaky is a store that fails on demand, before or after it has taken a batch.
type flaky struct {
	mu       sync.Mutex
	seen     map[string]bool
	counts   map[int64]int64
	refuse   bool // fail and store nothing
	loseAck  bool // store, and fail all the same
	calls    int
	greatest int
}

func (f *flaky) AddClicks(_ context.Context, b link.ClickBatch) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls++
	f.greatest = max(f.greatest, len(b.Counts))
	if f.refuse {
		return errors.New("down")
	}
	id := b.Node + "/" + time.Duration(b.Seq).String()
	if !f.seen[id] {
		f.seen[id] = true
		for _, c := range b.Counts {
			f.counts[c.LinkID] += c.Count
		}
	}
	if f.loseAck {
		return errors.New("connection lost")
	}
	return nil
}

func newFlaky() *flaky { return &flaky{seen: map[string]bool{}, counts: map[int64]int64{}} }

func record(r *Recorder, ids ...int64) {
	for _, id := range ids {
		r.Record(link.Click{LinkID: id})
	}
}

func TestRecorder_stores_counts_each_interval(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newFlaky()
		r := New(Config{Store: store, Interval: time.Second})
		record(r, 1, 2, 1, 17)
		time.Sleep(1100 * time.Millisecond)
		synctest.Wait()
		store.mu.Lock()
		got := maps.Clone(store.counts)
		store.mu.Unlock()
		if want := map[int64]int64{1: 2, 2: 1, 17: 1}; !maps.Equal(got, want) {
			t.Errorf("stored %v, want %v", got, want)
		}
		time.Sleep(time.Hour)
		if err := r.Close(t.Context()); err != nil {
			t.Error(err)
		}
		if store.calls != 2 {
			t.Errorf("the store was called %d times; without clicks it should be left alone once it has shown that it has the last ones", store.calls)
		}
	})
}

func TestRecorder_counts_once_what_failed_and_what_only_seemed_to(t *testing.T) {
	store := newFlaky()
	r := New(Config{Store: store, Interval: time.Hour})
	for i := range 30 {
		record(r, 1, int64(i))
		store.refuse, store.loseAck = i%3 == 1, i%3 == 2
		if err := r.Flush(t.Context()); (err != nil) != (i%3 != 0) {
			t.Fatalf("flush %d: %v", i, err)
		}
	}
	store.refuse, store.loseAck = false, false
	if err := r.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	total := int64(0)
	for _, n := range store.counts {
		total += n
	}
	if total != 60 || store.counts[1] != 31 {
		t.Errorf("stored %d clicks, %d of link 1, want 60 and 31", total, store.counts[1])
	}
}

func TestRecorder_close_says_what_is_lost(t *testing.T) {
	store := newFlaky()
	store.refuse = true
	r := New(Config{Store: store, Interval: time.Hour})
	record(r, 1, 1, 2)
	err := r.Close(t.Context())
	if err == nil || err.Error() != "3 clicks are lost: storing clicks: down" || r.Stats().DroppedShutdown != 3 {
		t.Errorf("Close = %v, %+v", err, r.Stats())
	}
}

func TestRecorder_drops_and_counts_what_exceeds_its_bound(t *testing.T) {
	store := newFlaky()
	r := New(Config{Store: store, Interval: time.Hour, MaxPending: 10})
	for id := range int64(25) {
		record(r, id)
	}
	record(r, 3) // a link that waits already costs nothing more
	if err := r.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(store.counts) != 10 || store.counts[3] != 2 || r.Stats().DroppedFull != 15 {
		t.Errorf("stored %v, %+v", store.counts, r.Stats())
	}
}

func TestRecorder_splits_great_batches_and_loses_nothing_under_concurrency(t *testing.T) {
	store := newFlaky()
	r := New(Config{Store: store, Interval: time.Millisecond})
	var wg sync.WaitGroup
	for g := range int64(8) {
		wg.Go(func() {
			for i := range int64(20_000) {
				record(r, i*8+g, 7)
			}
		})
	}
	wg.Wait()
	if err := r.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	total := int64(0)
	for _, n := range store.counts {
		total += n
	}
	if total != 320_000 || store.counts[7] != 160_001 || store.greatest > maxBatch {
		t.Errorf("stored %d clicks, %d of link 7, in batches of up to %d", total, store.counts[7], store.greatest)
	}
}

func TestRecord_allocates_nothing_for_a_link_that_waits_already(t *testing.T) {
	r := New(Config{Store: newFlaky(), Interval: time.Hour})
	defer r.Close(t.Context())
	record(r, 1)
	if n := testing.AllocsPerRun(100, func() { r.Record(link.Click{LinkID: 1}) }); n != 0 {
		t.Errorf("Record allocates %v times", n)
	}
}

func BenchmarkRecord(b *testing.B) {
	r := New(Config{Store: newFlaky(), Interval: time.Hour})
	defer r.Close(b.Context())
	b.RunParallel(func(pb *testing.PB) {
		id := int64(0)
		for pb.Next() {
			id = (id*5 + 1) % 1024
			r.Record(link.Click{LinkID: id})
		}
	})
}
