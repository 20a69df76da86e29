package slo

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"
)

// traffic is a source whose counts a test moves on.
type traffic struct{ counts map[string]Counts }

func (s *traffic) add(name string, bad, total uint64) {
	c := s.counts[name]
	s.counts[name] = Counts{c.Bad + bad, c.Total + total}
}

// play runs an engine over a course of events, a step of half a minute each, and returns what it told, as text.
func play(t *testing.T, percents Percents, steps int, course func(step int, s *traffic)) []string {
	t.Helper()
	s := &traffic{map[string]Counts{}}
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	began := now
	var told []string
	e, err := New(Config{Objectives: percents.Objectives(), Source: func() map[string]Counts { return s.counts },
		Now: func() time.Time { return now }, Notify: func(a Alert) {
			told = append(told, fmt.Sprintf("%v %s %s %s", now.Sub(began).Round(time.Minute), a.Objective.Alert, Format(a.Burn.Long), a.State))
		}})
	if err != nil {
		t.Fatal(err)
	}
	for step := range steps {
		now = now.Add(30 * time.Second)
		course(step, s)
		e.evaluate()
	}
	return told
}

func TestEngine_fires_and_resolves_as_the_table_says(t *testing.T) {
	hour := 120 // steps
	redirects := func(bad func(step int) uint64) func(int, *traffic) {
		return func(step int, s *traffic) { s.add(RedirectAvailability, bad(step), 1000) }
	}
	for name, c := range map[string]struct {
		steps  int
		course func(int, *traffic)
		want   []string
	}{
		"nothing happens": {6 * hour, redirects(func(int) uint64 { return 0 }), nil},
		"no traffic":      {6 * hour, func(int, *traffic) {}, nil},
		"what the budget allows": {80 * hour, redirects(func(step int) uint64 {
			return 1
		}), nil},
		"an outage of twenty minutes": {4 * hour, redirects(func(step int) uint64 {
			if step >= hour && step < hour+40 {
				return 1000
			}
			return 0
		}), []string{
			"1h3m0s RedirectErrorBudgetBurn 1h firing", "1h16m0s RedirectErrorBudgetBurn 6h firing",
			"1h25m0s RedirectErrorBudgetBurn 1h resolved", "1h50m0s RedirectErrorBudgetBurn 6h resolved", // 5 and 30 minutes after the end
			"2h1m0s RedirectErrorBudgetBurn 1d firing", "3h20m0s RedirectErrorBudgetBurn 1d resolved"}},
		"few errors among few requests": {6 * hour, func(step int, s *traffic) {
			if step%hour == 0 {
				s.add(RedirectAvailability, 1, 1)
			}
		}, nil},
	} {
		if told := play(t, Percents{Redirects: 99.9}, c.steps, c.course); !slices.Equal(told, c.want) {
			t.Errorf("%s: %q, want %q", name, told, c.want)
		}
	}
}

func TestEngine_tickets_a_slow_burn_and_does_not_page(t *testing.T) {
	told := play(t, Percents{Redirects: 99.9}, 30*120, func(_ int, s *traffic) { s.add(RedirectAvailability, 4, 1000) }) // 4 times the budget
	all := strings.Join(told, "\n")
	if !strings.Contains(all, "1d firing") || !strings.Contains(all, "3d firing") || strings.Contains(all, "1h firing") || strings.Contains(all, "6h firing") {
		t.Errorf("%s", all)
	}
}

func TestEngine_takes_counters_that_begin_anew(t *testing.T) {
	told := play(t, Percents{Redirects: 99.9}, 600, func(step int, s *traffic) {
		if step == 300 {
			s.counts[RedirectAvailability] = Counts{}
		}
		s.add(RedirectAvailability, 0, 1000)
	})
	if len(told) != 0 {
		t.Errorf("%q", told)
	}
}

// TestEngine_agrees_with_a_naive_one compares windows with sums over everything that ever happened.
func TestEngine_agrees_with_a_naive_one(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &traffic{map[string]Counts{}}
		now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
		began := now
		e, err := New(Config{Objectives: Percents{Redirects: 99}.Objectives(), Source: func() map[string]Counts { return s.counts }, Now: func() time.Time { return now }})
		if err != nil {
			t.Fatal(err)
		}
		type sample struct {
			at time.Time
			Counts
		}
		samples := []sample{{at: began}}
		for range rapid.IntRange(1, 400).Draw(t, "steps") {
			now = now.Add(30 * time.Second)
			bad := rapid.Uint64Range(0, 5).Draw(t, "bad")
			s.add(RedirectAvailability, bad, bad+rapid.Uint64Range(0, 50).Draw(t, "good"))
			e.evaluate()
			samples = append(samples, sample{now, s.counts[RedirectAvailability]})
		}
		for _, w := range e.Status().Objectives[0].Windows[:3] { // up to an hour
			d := map[string]time.Duration{"5m": 5 * time.Minute, "30m": 30 * time.Minute, "1h": time.Hour}[w.Window]
			from := samples[0]
			for _, old := range samples {
				if !old.at.After(now.Add(-d)) {
					from = old
				}
			}
			last := samples[len(samples)-1].Counts
			if want := last.minus(from.Counts); w.Bad != want.Bad || w.Total != want.Total {
				t.Fatalf("over %s %d of %d, want %d of %d", w.Window, w.Bad, w.Total, want.Bad, want.Total)
			}
			if want := min(d, now.Sub(began)).Seconds(); math.Abs(w.CoveredSeconds-want) > 1 {
				t.Fatalf("over %s %v s are covered, want %v", w.Window, w.CoveredSeconds, want)
			}
		}
	})
}

func TestEngine_covers_the_whole_time_of_a_budget(t *testing.T) {
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	e, err := New(Config{Objectives: Percents{Redirects: 99.9}.Objectives(), Source: func() map[string]Counts { return nil }, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	for range 40 * 24 * 120 {
		now = now.Add(30 * time.Second)
		e.evaluate()
	}
	if got := e.Status().Objectives[0].Budget.CoveredSeconds; math.Abs(got-Window.Seconds()) > 2*3600 {
		t.Errorf("after 40 days the budget covers %v of 30 days", time.Duration(got)*time.Second)
	}
}

func TestEngine_runs_by_itself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &traffic{map[string]Counts{RedirectAvailability: {0, 10}}}
		e, err := New(Config{Objectives: Defaults().Objectives(), Source: func() map[string]Counts { return s.counts }})
		if err != nil {
			t.Fatal(err)
		}
		go e.Run(t.Context())
		time.Sleep(95 * time.Second)
		synctest.Wait()
		if st := e.Status(); st.CoveredSeconds != 90 || st.Objectives[0].Windows[0].Total != 10 || st.Objectives[0].Budget.Remaining != 1 {
			t.Errorf("%+v", st)
		}
	})
}

func TestHandler_answers_with_what_is_documented(t *testing.T) {
	e, err := New(Config{Objectives: Percents{Redirects: 99.9, Clicks: 99.99, Latency: 90}.Objectives(), Source: func() map[string]Counts { return nil }})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	Handler(e).ServeHTTP(w, httptest.NewRequest("GET", "/slo", nil))
	var st Status
	if err := json.Unmarshal(w.Body.Bytes(), &st); err != nil {
		t.Fatal(err)
	}
	if len(st.Objectives) != 3 || len(st.Objectives[0].Alerts) != 4 || len(st.Objectives[2].Alerts) != 2 || len(st.Objectives[0].Windows) != 7 {
		t.Errorf("%s", w.Body)
	}
	if len(st.Objectives[1].Notes) != 1 {
		t.Errorf("an objective of 90 %% cannot be missed 14.4 times as fast as it may be, and nobody says so: %q", st.Objectives[1].Notes)
	}
	w = httptest.NewRecorder()
	Handler(e).ServeHTTP(w, httptest.NewRequest("POST", "/slo", nil))
	if w.Code != 405 {
		t.Errorf("POST: %d", w.Code)
	}
}

func TestObjectives_are_checked(t *testing.T) {
	for _, percent := range []float64{-1, 100, 101, math.NaN()} {
		if _, err := New(Config{Objectives: Percents{Redirects: percent}.Objectives(), Source: func() map[string]Counts { return nil }}); err == nil {
			t.Errorf("%v %% is accepted", percent)
		}
	}
}
