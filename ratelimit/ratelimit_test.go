package ratelimit

import (
	"fmt"
	"math"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTake(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(Limit{Rate: 2, Burst: 3}, 10, time.Now)
		for i, step := range []struct {
			wait time.Duration
			n    int
			want State
		}{
			{0, 0, State{OK: true, Limit: 3, Remaining: 3}},
			{0, 1, State{OK: true, Limit: 3, Remaining: 2, Reset: 500 * time.Millisecond}},
			{0, 2, State{OK: true, Limit: 3, Remaining: 0, Reset: 1500 * time.Millisecond}},
			{0, 0, State{Limit: 3, Reset: 1500 * time.Millisecond, RetryAfter: 500 * time.Millisecond}},
			{0, 1, State{Limit: 3, Reset: 1500 * time.Millisecond, RetryAfter: 500 * time.Millisecond}},
			{250 * time.Millisecond, 1, State{Limit: 3, Reset: 1250 * time.Millisecond, RetryAfter: 250 * time.Millisecond}},
			{250 * time.Millisecond, 1, State{OK: true, Limit: 3, Remaining: 0, Reset: 1500 * time.Millisecond}},
			{time.Hour, 4, State{Limit: 3, Remaining: 3, RetryAfter: 500 * time.Millisecond}},
			{0, 3, State{OK: true, Limit: 3, Remaining: 0, Reset: 1500 * time.Millisecond}},
		} {
			time.Sleep(step.wait)
			if diff := cmp.Diff(step.want, l.Take("a", step.n)); diff != "" {
				t.Errorf("step %d (-want +got):\n%s", i, diff)
			}
		}
		if s := l.Take("b", 3); !s.OK {
			t.Errorf("one key is limited by another: %+v", s)
		}
	})
}

func TestGive(t *testing.T) {
	now := time.Unix(0, 0)
	l := New(Limit{Rate: 1, Burst: 3}, 10, func() time.Time { return now })
	for range 10 { // what is given back can be taken again
		if !l.Take("a", 1).OK {
			t.Fatal("nothing is left of what was given back")
		}
		l.Give("a", 1)
	}
	l.Give("a", 100)
	l.Give("b", 100)
	for _, key := range []string{"a", "b"} {
		for n := range 4 {
			if got := l.Take(key, 1).OK; got != (n < 3) {
				t.Errorf("%s: take %d after giving too much: %v, with a burst of 3", key, n+1, got)
			}
		}
	}
}

func TestTake_withoutRateIsUnlimitedAndKeepsNothing(t *testing.T) {
	l := New(Limit{}, 10, nil)
	for range 1000 {
		if s := l.Take("a", 1<<30); s != (State{OK: true}) {
			t.Fatalf("%+v", s)
		}
	}
	if len(l.buckets) != 0 {
		t.Errorf("%d buckets", len(l.buckets))
	}
}

func TestTake_verySlowRatesDoNotOverflow(t *testing.T) {
	l := New(Limit{Rate: 1e-12, Burst: 1}, 10, time.Now)
	l.Take("a", 1)
	if s := l.Take("a", 1); s.OK || s.RetryAfter != math.MaxInt64 {
		t.Errorf("%+v", s)
	}
}

func TestFullMap(t *testing.T) {
	t.Run("buckets that are full again are dropped first", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			l := New(Limit{Rate: 1, Burst: 10}, 3, time.Now)
			l.Take("spent", 10) // the oldest, but far from full
			l.Take("light", 1)
			l.Take("busy", 10)
			time.Sleep(2 * time.Second)
			l.Take("new", 1)
			if s := l.Take("spent", 5); s.OK {
				t.Errorf("the spent bucket was forgotten: %+v", s)
			}
			if _, kept := l.buckets["light"]; kept {
				t.Error("the full bucket was kept")
			}
		})
	})
	t.Run("else the one that rested longest", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			l := New(Limit{Rate: 1e-6, Burst: 1}, 3, time.Now)
			for _, key := range []string{"a", "b", "c", "a", "d"} {
				l.Take(key, 1)
			}
			for key, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true} {
				if _, kept := l.buckets[key]; kept != want {
					t.Errorf("%s kept: %v", key, kept)
				}
			}
		})
	})
}

// TestNeverMoreThanAllowed compares with the definition: in no stretch of time more than burst + rate × its length.
func TestNeverMoreThanAllowed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit := Limit{Rate: rapid.Float64Range(0.1, 100).Draw(t, "rate"), Burst: rapid.IntRange(1, 50).Draw(t, "burst")}
		now := time.Unix(1e9, 0)
		l := New(limit, 4, func() time.Time { return now })
		type taken struct {
			at time.Time
			n  int
		}
		var log []taken
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.IntRange(0, 2000).Draw(t, "ms")) * time.Millisecond)
			n := rapid.IntRange(1, 20).Draw(t, "n")
			s := l.Take("key", n)
			if s.OK {
				log = append(log, taken{now, n})
			} else if n <= limit.Burst {
				// What is said about when to come back must be true.
				now = now.Add(s.RetryAfter + time.Microsecond)
				if again := l.Take("key", n); !again.OK {
					t.Fatalf("refused again after %v: %+v", s.RetryAfter, again)
				}
				log = append(log, taken{now, n})
			}
			for i := range log {
				sum := 0
				for _, later := range log[i:] {
					sum += later.n
				}
				if allowed := float64(limit.Burst) + limit.Rate*now.Sub(log[i].at).Seconds() + 1e-6; float64(sum) > allowed {
					t.Fatalf("%d taken since %v, %.3f allowed", sum, log[i].at, allowed)
				}
			}
		}
	})
}

func TestManyKeysFromManyGoroutines(t *testing.T) {
	l := New(Limit{Rate: 1, Burst: 1}, 100, time.Now)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 2000 {
				l.Take(fmt.Sprint(g, "/", i%300), 1)
			}
		})
	}
	wg.Wait()
	if len(l.buckets) > 100 || len(l.buckets) != l.recent.Len() {
		t.Errorf("%d buckets, %d listed", len(l.buckets), l.recent.Len())
	}
}

func BenchmarkTake(b *testing.B) {
	b.Run("one key", func(b *testing.B) {
		l := New(Limit{Rate: 1e9, Burst: 1e9}, 1<<16, time.Now)
		for b.Loop() {
			l.Take("key", 1)
		}
	})
	// Every key is new and the map is always full: the worst case must not cost more than a constant factor.
	b.Run("a flood of keys", func(b *testing.B) {
		l := New(Limit{Rate: 1e-6, Burst: 1}, 1<<16, time.Now)
		i := 0
		for b.Loop() {
			i++
			l.Take(strconv.Itoa(i), 1)
		}
	})
}
