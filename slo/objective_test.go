package slo

import (
	"strings"
	"testing"
	"time"
)

func TestObjectives_are_what_operators_state(t *testing.T) {
	list := Defaults().Objectives()
	var names []string
	for _, o := range list {
		names = append(names, o.Name)
		if err := o.Check(); err != nil {
			t.Error(err)
		}
	}
	if got := strings.Join(names, " "); got != "redirect-availability redirect-latency api-availability click-durability probe-availability" {
		t.Errorf("objectives %s", got)
	}
	if o := list[0]; o.Ratio != 0.999 || o.Budget() != 0.001 || o.Percent() != 99.9 {
		t.Errorf("99.9 %% became %v, %v, %v", o.Ratio, o.Budget(), o.Percent())
	}
	if list := (Percents{Redirects: 99}).Objectives(); len(list) != 1 || list[0].Name != RedirectAvailability {
		t.Errorf("of one percent came %v", list)
	}
	for _, p := range []float64{-1, 100, 120} {
		if err := (Percents{API: p}).Objectives()[0].Check(); err == nil || !strings.Contains(err.Error(), "api-availability") {
			t.Errorf("%v %%: %v", p, err)
		}
	}
}

func TestBurns_are_the_workbook_s(t *testing.T) {
	var rows []string
	for _, b := range Burns() {
		rows = append(rows, string(b.Severity)+" "+Format(b.Long)+"/"+Format(b.Short)+" for "+Format(b.For))
		if b.Long != 12*b.Short {
			t.Errorf("the short window of %s is not a twelfth", Format(b.Long))
		}
	}
	if got := strings.Join(rows, ", "); got != "page 1h/5m for 2m, page 6h/30m for 15m, ticket 1d/2h for 1h, ticket 3d/6h for 3h" {
		t.Error(got)
	}
	// The share of a budget that is spent before an alert fires: factor times the long window over the whole.
	for i, want := range []float64{0.02, 0.05, 0.1, 0.1} {
		b := Burns()[i]
		if spent := tidy(b.Factor * b.Long.Hours() / Window.Hours()); spent != want {
			t.Errorf("%s spends %v of the budget, not %v", Format(b.Long), spent, want)
		}
	}
	var windows []string
	for _, w := range Windows() {
		windows = append(windows, Format(w))
	}
	if got := strings.Join(windows, " "); got != "5m 30m 1h 2h 6h 1d 3d" {
		t.Errorf("windows %s", got)
	}
}

// A factor that even nothing but errors cannot reach makes no alert, and is told of.
func TestObjective_Burns(t *testing.T) {
	for _, c := range []struct {
		percent float64
		rows    string
		notes   int
	}{{99.9, "1h 6h 1d 3d", 0}, {94, "1h 6h 1d 3d", 0}, {93, "6h 1d 3d", 1}, {90, "6h 1d 3d", 1}, {80, "1d 3d", 2}, {50, "3d", 3}, {1, "3d", 3}} {
		rows, notes := (Percents{Redirects: c.percent}).Objectives()[0].Burns()
		var got []string
		for _, b := range rows {
			got = append(got, Format(b.Long))
		}
		if strings.Join(got, " ") != c.rows || len(notes) != c.notes {
			t.Errorf("%v %%: %v, %q", c.percent, got, notes)
		}
	}
	rows, notes := (Percents{Clicks: 99.99}).Objectives()[0].Burns()
	if len(rows) != 2 || rows[0].Severity != Ticket || rows[1].Severity != Ticket || len(notes) != 0 {
		t.Errorf("lost clicks wake somebody: %v, %v", rows, notes)
	}
}

func TestFormat(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0s", 30 * time.Second: "30s", 90 * time.Second: "90s", 5 * time.Minute: "5m", time.Hour: "1h",
		24 * time.Hour: "1d", 36 * time.Hour: "36h", Window: "30d"} {
		if got := Format(d); got != want {
			t.Errorf("%v is written %s, not %s", d, got, want)
		}
	}
}
