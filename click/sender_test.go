package click

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/jinklink/jink/link"
)

// ledger is a store that applies batches as stores do, and can forget the last ones, as a database does that takes over
// before it has received everything.
type ledger struct {
	applied []link.ClickBatch
	refuse  bool // apply nothing and fail
	loseAck bool // apply and fail
}

func (l *ledger) last(node string) (seq int64) {
	for _, b := range l.applied {
		if b.Node == node {
			seq = b.Seq
		}
	}
	return seq
}

func (l *ledger) AddClicks(_ context.Context, b link.ClickBatch) error {
	last := l.last(b.Node)
	switch {
	case l.refuse:
		return errors.New("down")
	case b.Seq > last+1:
		return fmt.Errorf("storing: %w", &link.ClickGap{Applied: last})
	case b.Seq == last+1:
		l.applied = append(l.applied, b)
	}
	if l.loseAck {
		return errors.New("connection lost")
	}
	return nil
}

func (l *ledger) forget(n int) { l.applied = l.applied[:max(len(l.applied)-n, 0)] }

func (l *ledger) clicks() (total int64) {
	for _, b := range l.applied {
		total += sum(b)
	}
	return total
}

func TestRecorder_counts_exactly_whatever_fails(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store := &ledger{}
		r := New(Config{Store: store, Interval: time.Hour})
		want := int64(0)
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			store.refuse, store.loseAck = false, false
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				store.refuse = true
			case 1:
				store.loseAck = true
			case 2:
				store.forget(rapid.IntRange(1, 8).Draw(t, "forgotten"))
			}
			for range rapid.IntRange(0, 3).Draw(t, "clicks") {
				record(r, rapid.Int64Range(1, 5).Draw(t, "link"))
				want++
			}
			_ = r.Flush(context.Background()) // it may fail; what matters is the sum in the end
		}
		store.refuse, store.loseAck = false, false
		if err := r.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		s := r.Stats()
		if got := store.clicks(); got != want || s.Stored != want || s.Waiting != 0 || s.DroppedStore != 0 {
			t.Fatalf("%d of %d clicks are stored: %+v", got, want, s)
		}
	})
}

func TestRecorder_tells_how_many_clicks_a_database_has_lost_for_good(t *testing.T) {
	store := &ledger{}
	r := New(Config{Store: store, Interval: time.Hour})
	batches := keptBatches + 50
	for range batches {
		record(r, 1, 2, 2)
		if err := r.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	store.forget(batches - 10) // ten batches are left, forty are gone, the newest ones are sent again
	record(r, 1)
	if err := r.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := r.Stats()
	if want := int64(3*(10+keptBatches) + 1); store.clicks() != want || s.DroppedStore != 3*40 {
		t.Errorf("stored %d clicks, want %d: %+v", store.clicks(), want, s)
	}
}

func TestRecorder_that_was_idle_takes_a_new_name(t *testing.T) {
	store := &ledger{}
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	r := New(Config{Store: store, Interval: time.Hour, Now: func() time.Time { return now }})
	record(r, 1)
	if err := r.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	store.applied[0].Node = "forgotten" // as the store does after a month
	now = now.Add(31 * 24 * time.Hour)
	record(r, 1)
	if err := r.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s := r.Stats(); store.clicks() != 2 || s.DroppedStore != 0 {
		t.Errorf("%d clicks, %+v", store.clicks(), s)
	}
}

func TestRecorder_finds_out_that_the_last_clicks_were_lost_though_no_others_come(t *testing.T) {
	store := &ledger{}
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	r := New(Config{Store: store, Interval: time.Hour, Now: func() time.Time { return now }})
	flush := func(after time.Duration, want int64) {
		t.Helper()
		now = now.Add(after)
		if err := r.Flush(t.Context()); err != nil || store.clicks() != want {
			t.Fatalf("%d clicks, want %d: %v", store.clicks(), want, err)
		}
	}
	record(r, 1, 2)
	flush(0, 2)
	store.forget(1)
	flush(doubt/2, 0)
	flush(doubt/2, 2)
	store.forget(1) // the batch that only asked, which is nothing to be missed
	flush(2*doubt, 2)
	record(r, 3)
	flush(0, 3)
	store.forget(2)
	if err := r.Close(t.Context()); err != nil || store.clicks() != 3 {
		t.Errorf("%d clicks in the end, want 3: %v", store.clicks(), err)
	}
}

func TestRecorder_that_cannot_ask_at_the_end_has_lost_nothing(t *testing.T) {
	store := &ledger{}
	r := New(Config{Store: store, Interval: time.Hour})
	record(r, 1)
	if err := r.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	store.refuse = true
	if err := r.Close(t.Context()); err != nil || r.Stats().DroppedShutdown != 0 {
		t.Errorf("%v, %+v", err, r.Stats())
	}
}

func TestRecorder_keeps_of_what_is_acknowledged_no_more_than_its_bounds(t *testing.T) {
	s := newSender(&ledger{}, time.Now)
	for range 3 * keptLinks / maxBatch {
		s.add(make([]link.ClickCount, maxBatch))
		if _, err := s.send(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.store = &ledger{applied: []link.ClickBatch{{Node: s.node, Seq: s.seq}}} // which does not keep them itself
		if len(s.kept) > keptBatches || s.links > keptLinks {
			t.Fatalf("%d batches with %d counts are kept", len(s.kept), s.links)
		}
	}
	for range 3 * keptSums {
		s.keep(link.ClickBatch{Counts: []link.ClickCount{{Count: 1}}})
	}
	if len(s.kept) != keptBatches || s.links != keptBatches || len(s.sums) > keptSums {
		t.Errorf("%d batches with %d counts and %d sums are kept", len(s.kept), s.links, len(s.sums))
	}
}

func TestRecorder_keeps_to_its_bound_however_long_the_store_is_away(t *testing.T) {
	store := &ledger{refuse: true}
	r := New(Config{Store: store, Interval: time.Hour, MaxPending: 100})
	for i := range int64(1000) {
		record(r, i%250)
		if i%10 == 0 {
			_ = r.Flush(t.Context()) // the store is away
		}
		if s := r.Stats(); s.Waiting > s.Capacity {
			t.Fatalf("%+v", s)
		}
	}
	store.refuse = false
	if err := r.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := r.Stats()
	if s.Recorded+s.DroppedFull != 1000 || s.Stored != s.Recorded || store.clicks() != s.Recorded || s.Recorded < 100 || s.Waiting != 0 {
		t.Errorf("%d stored: %+v", store.clicks(), s)
	}
}

func TestRecorder_tells_how_long_flushes_took(t *testing.T) {
	store := &ledger{refuse: true}
	flushed := make(chan error, 10)
	r := New(Config{Store: store, Interval: 5 * time.Millisecond, ObserveFlush: func(_ time.Duration, err error) { flushed <- err }})
	record(r, 1)
	if err := <-flushed; err == nil {
		t.Error("a flush that failed is told of as a success")
	}
	_ = r.Close(t.Context()) // the store is away
}
