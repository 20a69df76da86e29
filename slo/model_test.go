package slo

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// event is what happened between two evaluations.
type event struct {
	at    time.Duration // of the evaluation that learnt of it
	count Counts
}

// naive keeps everything that ever happened and looks through all of it each time.
type naive struct {
	events []event
	ticks  []time.Duration
	held   map[Burn]time.Duration // since when the condition holds
	firing map[Burn]bool
}

// over adds up what happened after the newest evaluation that is at least window ago, or since the start.
func (n *naive) over(now, window time.Duration) (c Counts) {
	var from time.Duration
	for _, t := range n.ticks {
		if t <= now-window {
			from = t
		}
	}
	for _, e := range n.events {
		if e.at > from {
			c.Bad += e.count.Bad
			c.Total += e.count.Total
		}
	}
	return c
}

func (n *naive) step(o Objective, now time.Duration) {
	rows, _ := o.Burns()
	for _, b := range rows {
		long, short := n.over(now, b.Long), n.over(now, b.Short)
		burning := func(c Counts) bool { return c.Total > 0 && float64(c.Bad)/float64(c.Total) > b.Factor*o.Budget() }
		if !burning(long) || !burning(short) || long.Bad < MinBad {
			delete(n.held, b)
			n.firing[b] = false
			continue
		}
		since, ok := n.held[b]
		if !ok {
			n.held[b], since = now, now
		}
		if ok && now-since >= b.For {
			n.firing[b] = true
		}
	}
}

// Whatever the traffic, and however unevenly the clock ticks, the engine says what the naive implementation says.
func TestEngine_agrees_with_a_naive_one(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		began := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		now := began
		var s service
		var told []State
		o := Percents{Redirects: rapid.SampledFrom([]float64{99.9, 99, 90, 50}).Draw(t, "percent")}.Objectives()[0]
		e, err := New(Config{Objectives: []Objective{o}, Source: s.counts, Now: func() time.Time { return now }, Interval: 10 * time.Minute,
			Notify: func(a Alert) { told = append(told, a.State) }})
		if err != nil {
			t.Fatal(err)
		}
		n := &naive{held: map[Burn]time.Duration{}, firing: map[Burn]bool{}}
		changes := 0
		phases := rapid.IntRange(1, 8).Draw(t, "phases")
		for range phases {
			total := rapid.Uint64Range(0, 1000).Draw(t, "total")
			bad := rapid.Uint64Range(0, total).Draw(t, "bad") / rapid.SampledFrom([]uint64{1, 10, 100, 1000}).Draw(t, "share")
			for range rapid.IntRange(1, 200).Draw(t, "ticks") {
				late := rapid.SampledFrom([]time.Duration{0, 0, 0, time.Second, 3 * time.Minute, 5 * time.Hour}).Draw(t, "late")
				now = now.Add(10*time.Minute + late)
				s.redirects.Total += total
				s.redirects.Bad += bad
				n.events = append(n.events, event{now.Sub(began), Counts{bad, total}})
				n.ticks = append(n.ticks, now.Sub(began))
				before := len(told)
				e.evaluate()
				was := map[Burn]bool{}
				for b, f := range n.firing {
					was[b] = f
				}
				n.step(o, now.Sub(began))
				changes = 0
				for b, f := range n.firing {
					if f != was[b] {
						changes++
					}
				}
				if len(told)-before != changes {
					t.Fatalf("at %v the engine told of %d changes, and there are %d", now, len(told)-before, changes)
				}
			}
			status := e.Status().Objectives[0]
			rows, _ := o.Burns()
			for i, b := range rows {
				_, held := n.held[b]
				want := Inactive
				if n.firing[b] {
					want = Firing
				} else if held {
					want = Pending
				}
				if got := status.Alerts[i].State; got != want {
					t.Fatalf("at %v the alert over %v is %s, not %s", now, b.Long, got, want)
				}
			}
			for i, w := range Windows() {
				if got, want := status.Windows[i], n.over(now.Sub(began), w); got.Bad != want.Bad || got.Total != want.Total {
					t.Fatalf("at %v the window %s is %+v, not %+v", now, got.Window, got, want)
				}
			}
		}
	})
}
