package load

import (
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// Result is what a run has measured. Its JSON is for programs; times are in seconds.
type Result struct {
	Target      string    `json:"target"`
	Began       time.Time `json:"began"`
	Seconds     float64   `json:"duration_seconds"` // until the last answer
	Links       int       `json:"links"`
	Zipf        float64   `json:"zipf"`
	Arrivals    Arrivals  `json:"arrivals"`
	Connections int       `json:"connections"`
	Counted     bool      `json:"counted"` // whether the visits count as clicks

	AskedRate float64 `json:"asked_rate"` // a second
	Rate      float64 `json:"rate"`       // answers a second

	Due        int `json:"due"`        // requests that should have been made
	Sent       int `json:"sent"`       // requests that were made
	Answered   int `json:"answered"`   // of them, redirects and other answers of jink
	Redirected int `json:"redirected"` // redirects
	Failed     int `json:"failed"`     // no answer, an error of the server, or one that puts off
	Foreign    int `json:"foreign"`    // answers that are not jink's
	Cut        int `json:"cut"`        // those that the end of the run has cut off

	Latency Times `json:"latency"` // since a request was due
	Service Times `json:"service"` // since it was sent
	Late    Times `json:"late"`    // from when it was due until it was sent

	Statuses map[string]int `json:"statuses"`
	Errors   map[string]int `json:"errors"`

	Stopped Stop `json:"stopped"`
}

// Stop is why a run ended.
type Stop string

const (
	Finished    Stop = "finished"
	Interrupted Stop = "interrupted"
	Failing     Stop = "failing" // most answers were failures
	Foreign     Stop = "foreign" // something else than jink answers
	Behind      Stop = "behind"  // the target did not keep up, and what was due was given up
)

// Times are percentiles, in seconds.
type Times struct {
	Mean float64 `json:"mean"`
	P50  float64 `json:"p50"`
	P90  float64 `json:"p90"`
	P99  float64 `json:"p99"`
	P999 float64 `json:"p99.9"`
	Max  float64 `json:"max"`
}

func timesOf(h *hdrhistogram.Histogram) Times {
	if h.TotalCount() == 0 {
		return Times{}
	}
	at := func(percent float64) float64 { return float64(h.ValueAtPercentile(percent)) / 1e6 }
	return Times{Mean: h.Mean() / 1e6, P50: at(50), P90: at(90), P99: at(99), P999: at(99.9), Max: float64(h.Max()) / 1e6}
}

// result sums up. Ended is when the last answer came, cause why the run was ended early, nil if it was not.
func (t *tally) result(cfg Config, s *schedule, began, ended time.Time, cause error) *Result {
	t.mu.Lock()
	defer t.mu.Unlock()
	r := &Result{Target: cfg.Target, Began: began, Seconds: ended.Sub(began).Seconds(), Links: len(cfg.Slugs), Zipf: cfg.Zipf,
		Arrivals: cfg.Arrivals, Connections: cfg.Connections, Counted: cfg.Counted, AskedRate: cfg.Rate,
		Redirected: t.kinds[redirected], Failed: t.kinds[failed], Foreign: t.kinds[foreign], Cut: t.cut,
		Latency: timesOf(t.latency), Service: timesOf(t.service), Late: timesOf(t.late), Statuses: t.statuses, Errors: t.errors}
	r.Answered = t.kinds[redirected] + t.kinds[refused]
	s.mu.Lock()
	r.Sent = s.handed
	s.mu.Unlock()
	r.Due = r.Sent + s.unsent(ended)
	r.Rate = float64(r.Answered) / r.Seconds
	switch {
	case cause == errFailing:
		r.Stopped = Failing
	case cause == errForeign:
		r.Stopped = Foreign
	case cause != nil:
		r.Stopped = Interrupted
	case r.Sent < r.Due:
		r.Stopped = Behind
	default:
		r.Stopped = Finished
	}
	return r
}
