package slo

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// service is a server whose traffic a test decides on.
type service struct{ redirects Counts }

func (s *service) counts() map[string]Counts {
	return map[string]Counts{RedirectAvailability: s.redirects}
}

// run lets an engine judge a service for as long as story takes, in a bubble whose time costs nothing. story is told how
// to let time go by with so many requests and errors each half minute; what was notified is returned, with the time since
// the start.
func run(t *testing.T, percent float64, story func(e *Engine, pass func(d time.Duration, total, bad uint64))) (notified []string) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		var s service
		e, err := New(Config{Objectives: Percents{Redirects: percent}.Objectives(), Source: s.counts, Notify: func(a Alert) {
			if a.State == Firing && !a.EndsAt.IsZero() || a.State == Resolved && a.EndsAt != time.Now() {
				t.Errorf("%s ends at %v", a.State, a.EndsAt)
			}
			notified = append(notified, fmt.Sprintf("%s %s %s after %v", a.Burn.Severity, Format(a.Burn.Long), a.State, time.Since(began).Round(time.Minute)))
		}})
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { e.Run(ctx); close(done) }()
		time.Sleep(15 * time.Second) // so that requests come between evaluations
		story(e, func(d time.Duration, total, bad uint64) {
			for range int(d / (30 * time.Second)) {
				s.redirects.Total += total
				s.redirects.Bad += bad
				time.Sleep(30 * time.Second)
			}
			synctest.Wait()
		})
		stop()
		<-done
	})
	return notified
}

func TestEngine_pages_for_an_outage_and_resolves(t *testing.T) {
	got := run(t, 99.9, func(_ *Engine, pass func(time.Duration, uint64, uint64)) {
		pass(3*time.Hour, 100, 0)
		pass(10*time.Minute, 100, 100)
		pass(3*time.Hour, 100, 0)
		pass(5*time.Hour, 100, 0)
	})
	want := []string{
		"page 1h firing after 3h4m0s",      // after 1.44 % of an hour, and two minutes more
		"page 1h resolved after 3h15m0s",   // five minutes without errors
		"page 6h firing after 3h17m0s",     // the budget of six hours is spent as well, for a quarter of an hour
		"page 6h resolved after 3h40m0s",   // half an hour without errors
		"ticket 1d firing after 4h2m0s",    // an hour
		"ticket 1d resolved after 5h10m0s", // two hours without errors
		"ticket 3d firing after 6h1m0s",    // three hours
		"ticket 3d resolved after 9h10m0s", // six hours without errors
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestEngine_is_quiet(t *testing.T) {
	for name, story := range map[string]func(*Engine, func(time.Duration, uint64, uint64)){
		"without traffic":   func(_ *Engine, pass func(time.Duration, uint64, uint64)) { pass(5*time.Hour, 0, 0) },
		"without errors":    func(_ *Engine, pass func(time.Duration, uint64, uint64)) { pass(5*time.Hour, 10, 0) },
		"within the budget": func(_ *Engine, pass func(time.Duration, uint64, uint64)) { pass(5*time.Hour, 1000, 1) },
		"with nine errors of ten": func(_ *Engine, pass func(time.Duration, uint64, uint64)) {
			pass(90*time.Second, 3, 3)
			pass(time.Hour, 0, 0)
		},
		"when errors last one minute": func(_ *Engine, pass func(time.Duration, uint64, uint64)) {
			pass(time.Hour, 1000, 0)
			pass(30*time.Second, 1000, 100)
			pass(4*time.Hour, 1000, 0)
		},
	} {
		if got := run(t, 99.9, story); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// What a young process says covers its own time, and says so.
func TestEngine_Status_tells_what_it_covers(t *testing.T) {
	run(t, 99.9, func(e *Engine, pass func(time.Duration, uint64, uint64)) {
		pass(10*time.Minute, 1000, 2)
		s := e.Status()
		o := s.Objectives[0]
		if s.CoveredSeconds != 600 || s.EvaluatedAt.Sub(s.Since) != 10*time.Minute || s.IntervalSeconds != 30 || s.MinBadEvents != MinBad {
			t.Errorf("status %+v", s)
		}
		for i, want := range []WindowStatus{{"5m", 300, 20, 10_000, 0.002, 2}, {"30m", 600, 40, 20_000, 0.002, 2}} {
			if o.Windows[i] != want {
				t.Errorf("window %+v, want %+v", o.Windows[i], want)
			}
		}
		if want := (BudgetStatus{WindowStatus{"30d", 600, 40, 20_000, 0.002, 2}, 0.001, -1}); o.Budget != want {
			t.Errorf("budget %+v, want %+v", o.Budget, want)
		}
		if a := o.Alerts[3]; a.State != Pending || a.Since.Sub(s.Since) != 2*time.Minute+30*time.Second || a.Long != "3d" {
			t.Errorf("alert %+v", a) // pending since the tenth error
		}
		if a := o.Alerts[0]; a.State != Inactive || a.Since != s.Since {
			t.Errorf("alert %+v", a)
		}
		pass(40*24*time.Hour, 10, 0)
		o = e.Status().Objectives[0]
		if b := o.Budget; b.Bad != 0 || b.CoveredSeconds < Window.Seconds() || b.CoveredSeconds > Window.Seconds()+3600 || b.Remaining != 1 {
			t.Errorf("the budget after 40 days is %+v", b)
		}
		if w := o.Windows[6]; w.CoveredSeconds != 3*86400 || w.Total != 3*2880*10 {
			t.Errorf("three days are %+v", w)
		}
	})
}

// Counters that step back have begun anew, and what they say is new.
func TestEngine_counters_that_step_back(t *testing.T) {
	s := service{Counts{5, 100}}
	e, err := New(Config{Objectives: Percents{Redirects: 99}.Objectives(), Source: s.counts})
	if err != nil {
		t.Fatal(err)
	}
	e.evaluate()
	s.redirects = Counts{1, 20}
	e.evaluate()
	if b := e.Status().Objectives[0].Budget; b.Bad != 6 || b.Total != 120 {
		t.Errorf("counted %+v", b)
	}
}

func TestNew_refuses(t *testing.T) {
	source := func() map[string]Counts { return nil }
	if _, err := New(Config{Objectives: Percents{Redirects: 100}.Objectives(), Source: source}); err == nil || !strings.Contains(err.Error(), "100 %") {
		t.Errorf("an objective of 100 %%: %v", err)
	}
	if _, err := New(Config{}); err == nil {
		t.Error("took no source")
	}
}
