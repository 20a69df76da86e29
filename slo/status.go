package slo

import (
	"encoding/json"
	"net/http"
	"time"
)

// Status is what an engine knows, in the shape of GET /slo. Field names stay as they are; there may be more of them.
type Status struct {
	Since           time.Time         `json:"since"`        // the process knows of nothing before
	EvaluatedAt     time.Time         `json:"evaluated_at"` // everything below was true then
	CoveredSeconds  float64           `json:"covered_seconds"`
	IntervalSeconds float64           `json:"interval_seconds"`
	MinBadEvents    uint64            `json:"min_bad_events"`
	Objectives      []ObjectiveStatus `json:"objectives"`
}

// ObjectiveStatus is the state of one objective.
type ObjectiveStatus struct {
	Name      string         `json:"name"`
	Kind      Kind           `json:"kind"`
	Objective float64        `json:"objective"`
	Budget    BudgetStatus   `json:"budget"`
	Windows   []WindowStatus `json:"windows"`
	Alerts    []AlertStatus  `json:"alerts"`
	Notes     []string       `json:"notes,omitempty"`
}

// BudgetStatus is the error budget over the part of its window that the process has seen.
type BudgetStatus struct {
	WindowStatus
	Allowed   float64 `json:"allowed"`   // share of events that may be bad
	Remaining float64 `json:"remaining"` // 1: nothing spent; 0: all of it; below 0: more than all
}

// WindowStatus is what happened in a window.
type WindowStatus struct {
	Window         string  `json:"window"`
	CoveredSeconds float64 `json:"covered_seconds"` // less than the window where the process is younger
	Bad            uint64  `json:"bad"`
	Total          uint64  `json:"total"`
	ErrorRatio     float64 `json:"error_ratio"`
	BurnRate       float64 `json:"burn_rate"` // 1 spends exactly the budget
}

// AlertStatus is the state of one alert.
type AlertStatus struct {
	Name     string    `json:"name"`
	Severity Severity  `json:"severity"`
	Long     string    `json:"long"`
	Short    string    `json:"short"`
	Factor   float64   `json:"factor"`
	For      string    `json:"for"`
	State    State     `json:"state"`
	Since    time.Time `json:"since"` // of the state
}

// Status returns what the last evaluation found.
func (e *Engine) Status() Status {
	e.mu.Lock()
	defer e.mu.Unlock()
	s := Status{Since: e.began.UTC(), EvaluatedAt: e.began.Add(e.at).UTC(), CoveredSeconds: e.at.Seconds(),
		IntervalSeconds: e.cfg.Interval.Seconds(), MinBadEvents: e.cfg.MinBad, Objectives: []ObjectiveStatus{}}
	for i, o := range e.cfg.Objectives {
		budget := e.window(i, Window)
		out := ObjectiveStatus{Name: o.Name, Kind: o.Kind, Objective: o.Ratio, Alerts: []AlertStatus{},
			Budget: BudgetStatus{WindowStatus: budget, Allowed: o.Budget(), Remaining: 1 - budget.BurnRate}}
		_, out.Notes = o.Burns()
		for _, w := range Windows() {
			out.Windows = append(out.Windows, e.window(i, w))
		}
		for _, a := range e.alerts[i] {
			out.Alerts = append(out.Alerts, AlertStatus{Name: o.Alert, Severity: a.burn.Severity, Long: Format(a.burn.Long),
				Short: Format(a.burn.Short), Factor: a.burn.Factor, For: Format(a.burn.For), State: a.state, Since: a.since.UTC()})
		}
		s.Objectives = append(s.Objectives, out)
	}
	return s
}

func (e *Engine) window(i int, window time.Duration) WindowStatus {
	counts, covered := e.over(i, window)
	return WindowStatus{Window: Format(window), CoveredSeconds: covered.Seconds(), Bad: counts.Bad, Total: counts.Total,
		ErrorRatio: counts.ratio(), BurnRate: counts.ratio() / e.cfg.Objectives[i].Budget()}
}

// Handler answers GET /slo with the engine's Status as JSON.
func Handler(e *Engine) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "this can only be read", http.StatusMethodNotAllowed)
			return
		}
		b, err := json.MarshalIndent(e.Status(), "", "  ")
		if err != nil { // no number in a status is infinite or undefined
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(append(b, '\n'))
	})
}
