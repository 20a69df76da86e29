// Package slo holds what jink promises to its visitors, as objectives, and tells how fast their error budgets are spent.
// It exists once for the two that must agree: the rules for Prometheus, which monitor makes of it, and Engine, which
// judges the same objectives inside a single server that nobody else watches.
//
// Invariants:
//   - An error ratio is the sum of what was bad over the sum of everything, never an average of ratios.
//   - No events are no errors: without traffic nothing fires.
//   - An alert needs MinBad bad events in its long window, so that one failed request among ten wakes nobody.
//   - What an Engine says covers no more than the time since it was made, and it says how much that is.
//   - An Engine's memory does not grow: 0.6 MiB for four objectives, whatever the traffic.
package slo

import (
	"fmt"
	"math"
	"time"
)

// Kind is what an objective is about.
type Kind string

const (
	Availability Kind = "availability" // requests that are answered without an error
	Latency      Kind = "latency"      // requests that are answered in time
	Durability   Kind = "durability"   // events that are not lost
	Reachability Kind = "reachability" // rounds of a prober, which only Prometheus knows of
)

// Names of objectives.
const (
	RedirectAvailability = "redirect-availability"
	RedirectLatency      = "redirect-latency"
	APIAvailability      = "api-availability"
	ClickDurability      = "click-durability"
	ProbeAvailability    = "probe-availability"
)

// Window is the time that error budgets are for.
const Window = 30 * 24 * time.Hour

// MinBad is how many bad events an alert needs in its long window. With ten, a visitor or two who meet an error are no
// alert at any traffic, and a prober that goes round every 30 seconds is enough traffic by itself for an outage at night to
// be noticed after five minutes.
const MinBad = 10

// Objective is one promise: the share of events, over Window, that are to be good.
type Objective struct {
	Name       string
	Kind       Kind
	Ratio      float64 // 0.999
	Alert      string  // what the alert on its error budget is called
	Subject    string  // what the events are, in the plural: "redirects"
	Fault      string  // what is wrong with bad ones: "were answered with an error"
	TicketOnly bool    // bad events are no reason to wake somebody
}

// Percents are the objectives as operators state them. Those that are zero are left out.
type Percents struct {
	Redirects, Latency, API, Clicks float64
	Probe                           float64 // known to Prometheus alone
}

// Defaults are the objectives of those who state none.
func Defaults() Percents {
	return Percents{Redirects: 99.9, Latency: 99, API: 99.5, Clicks: 99.99, Probe: 99.9}
}

// Objectives returns what the percents say, in the order in which they are shown.
func (p Percents) Objectives() []Objective {
	all := []Objective{
		{Name: RedirectAvailability, Kind: Availability, Ratio: share(p.Redirects), Alert: "RedirectErrorBudgetBurn",
			Subject: "redirects", Fault: "were answered with an error"},
		{Name: RedirectLatency, Kind: Latency, Ratio: share(p.Latency), Alert: "RedirectLatencyBudgetBurn",
			Subject: "redirects", Fault: "took longer than 25 ms"},
		{Name: APIAvailability, Kind: Availability, Ratio: share(p.API), Alert: "APIErrorBudgetBurn",
			Subject: "API requests", Fault: "were answered with an error"},
		{Name: ClickDurability, Kind: Durability, Ratio: share(p.Clicks), Alert: "ClickLossBudgetBurn",
			Subject: "clicks", Fault: "were lost", TicketOnly: true},
		{Name: ProbeAvailability, Kind: Reachability, Ratio: share(p.Probe), Alert: "ProbeErrorBudgetBurn",
			Subject: "probes", Fault: "failed"},
	}
	var stated []Objective
	for _, o := range all {
		if o.Ratio != 0 {
			stated = append(stated, o)
		}
	}
	return stated
}

// share makes a ratio of a percentage without the noise of binary fractions: 99.9 is 0.999.
func share(percent float64) float64 { return tidy(percent / 100) }

func tidy(x float64) float64 { return math.Round(x*1e12) / 1e12 }

// Budget is the share of events that may be bad.
func (o Objective) Budget() float64 { return tidy(1 - o.Ratio) }

// Percent is the objective as operators state it.
func (o Objective) Percent() float64 { return tidy(o.Ratio * 100) }

// Check says what is wrong with an objective.
func (o Objective) Check() error {
	if !(o.Ratio > 0 && o.Ratio < 1) || o.Budget() <= 0 {
		return fmt.Errorf("the objective %s is %v %%; it must be a percentage above 0 and below 100, such as 99.9", o.Name, o.Percent())
	}
	return nil
}
