package monitor

import (
	"math"
	"slices"
	"testing"

	"github.com/jinklink/jink/slo"
)

// TestCauses plays each thing that can go wrong by itself, for a while, and sees the alert come and go.
func TestCauses(t *testing.T) {
	t.Parallel()
	var scenarios []scenario
	for _, c := range []struct {
		alert, severity string
		change          func(*minute)
		lag             int      // minutes until it is over, after it is mended
		also            []string // what fires with it
	}{
		{"JinkDown", "page", func(x *minute) { x.down = true }, 1, nil},
		{"ProbeFailing", "page", func(x *minute) { x.probeFail = true }, 0, []string{"ProbeErrorBudgetBurn/page", "ProbeErrorBudgetBurn/ticket"}},
		{"CertificateExpiresSoon", "ticket", func(x *minute) { x.certificate = 5 }, 1, nil},
		{"CertificateExpiresSoon", "page", func(x *minute) { x.certificate = 0.5 }, 1, []string{"CertificateExpiresSoon/ticket"}},
		{"CertificateNotRenewed", "ticket", func(x *minute) { x.unrenewed = true }, 1, nil},
		{"CertificateMissing", "page", func(x *minute) { x.uncertified = true }, 1, nil},
		{"ClickFlushStalled", "ticket", func(x *minute) { x.stalled = true }, 2, nil},
		{"ClickQueueFilling", "ticket", func(x *minute) { x.queue = 0.6 }, 1, nil},
		{"StoreUnavailable", "page", func(x *minute) { x.storeAway = true }, 1, nil},
		{"StoreSlow", "ticket", func(x *minute) { x.slowLookups = 60 }, 7, nil},
		{"PoolExhausted", "ticket", func(x *minute) { x.waiting = 120 }, 7, nil},
		{"ChangeFeedStale", "ticket", func(x *minute) { x.deaf = true }, 2, nil},
		{"ReplicaBehind", "ticket", func(x *minute) { x.replica, x.behind = 100, 500 }, 7, nil},
		{"SheddingLoad", "ticket", func(x *minute) { x.shed = 10 }, 7, nil},
		{"SiteProgramRefused", "ticket", func(x *minute) { x.siteRefused = true }, 1, nil},
		{"SiteProgramFailing", "ticket", func(x *minute) { x.siteFailures = 3 }, 7, nil},
		{"LinkProgramsBypassed", "ticket", func(x *minute) { x.bypassed = 1 }, 1, nil},
		{"LinkProgramsFailing", "ticket", func(x *minute) { x.raised = 20 }, 25, nil},
	} {
		var after []string
		if c.alert == "ProbeFailing" {
			after = c.also // the budget is spent, and for a while it shows
		}
		firing := append([]string{c.alert + "/" + c.severity}, c.also...)
		scenarios = append(scenarios, scenario{c.alert, series("a", 120, during(10, 90, c.change)), []expectation{
			{9, nil}, {88, slices.Sorted(slices.Values(firing))}, {90 + c.lag, after}}})
	}
	scenarios = append(scenarios,
		scenario{"ClicksDropped", series("a", 200, during(30, 31, func(x *minute) { x.dropped = 2 })), []expectation{
			{29, nil}, {33, []string{"ClicksDropped/ticket"}}, {60, nil}}},
		scenario{"a few failures of programs are nobody's alarm", series("a", 120, during(10, 90, func(x *minute) { x.decided, x.raised = 1, 0.1 })), []expectation{{88, nil}}},
		scenario{"JinkAbsent", nil, []expectation{{1, nil}, {10, []string{"JinkAbsent/page"}}}},
		scenario{"all is well", series("a", 200, func(int) minute { return healthy() }), []expectation{{10, nil}, {100, nil}, {199, nil}}})
	play(t, Config{Objectives: slo.Defaults()}, scenarios)
}

// TestBudgets plays what spends error budgets, and what does not.
func TestBudgets(t *testing.T) {
	t.Parallel()
	fail := func(share float64) func(*minute) { return func(x *minute) { x.errors = share * x.redirects } }
	quiet := func(errors float64) func(int) minute { // ten requests an hour
		return func(m int) minute {
			x := minute{certificate: 60, lookups: 1, clicks: 1, replica: 1}
			if m%6 == 0 {
				x.redirects = 1
			}
			if m%60 == 0 {
				x.errors = errors
			}
			return x
		}
	}
	play(t, Config{Objectives: slo.Defaults()}, []scenario{
		{"a fast burn pages within minutes, and the ticket stays until two hours after", series("a", 300, during(120, 150, fail(0.05))), []expectation{
			{119, nil}, {145, []string{"RedirectErrorBudgetBurn/page"}}, {160, []string{"RedirectErrorBudgetBurn/page"}}, // 6h and 30m
			{200, []string{"RedirectErrorBudgetBurn/ticket"}}, {275, nil}}},
		{"a slow burn is a ticket and no page", series("a", 8*60, during(60, 8*60, fail(0.004))), []expectation{
			{90, nil}, {7 * 60, []string{"RedirectErrorBudgetBurn/ticket"}}}},
		{"what the budget allows is nothing", series("a", 4*60, during(0, 4*60, fail(0.0005))), []expectation{{239, nil}}},
		{"no error was ever seen", series("a", 120, func(int) minute { return healthy() }), []expectation{{119, nil}}},
		{"one error among ten requests an hour wakes nobody", series("a", 5*60, quiet(1)), []expectation{{2, nil}, {65, nil}, {299, nil}}},
		{"no traffic at all", series("a", 120, func(int) minute { return minute{certificate: 60} }), []expectation{{119, nil}}},
		{"slow redirects", series("a", 200, during(60, 120, func(x *minute) { x.slow = x.redirects / 2 })), []expectation{
			{59, nil}, {90, []string{"RedirectLatencyBudgetBurn/page"}}, {190, []string{"RedirectLatencyBudgetBurn/ticket"}}}},
		{"the API fails and redirects do not", series("a", 200, during(60, 120, func(x *minute) { x.apiErrors = x.api / 2 })), []expectation{
			{90, []string{"APIErrorBudgetBurn/page"}}, {190, []string{"APIErrorBudgetBurn/ticket"}}}},
		{"lost clicks are tickets", series("a", 4*60, during(30, 4*60, func(x *minute) { x.dropped = 100 })), []expectation{
			{235, []string{"ClickLossBudgetBurn/ticket", "ClicksDropped/ticket"}}}},
		{"one of two nodes fails half of its requests", append(series("a", 200, during(60, 120, fail(0.5))), series("b", 200, func(int) minute { return healthy() })...), []expectation{
			{59, nil}, {90, []string{"RedirectErrorBudgetBurn/page"}}, {190, []string{"RedirectErrorBudgetBurn/ticket"}}}},
	})
}

// TestDay plays a day of two nodes: traffic that comes and goes, a deployment, an outage, a leak, clicks that are not
// stored, a node that goes down. Each alert fires when it should, and at no other time.
func TestDay(t *testing.T) {
	t.Parallel()
	hour := 60
	day := func(offset float64, own func(m int, x *minute)) func(int) minute {
		return func(m int) minute {
			x := healthy()
			wave := 1 + 0.8*math.Sin(2*math.Pi*(float64(m)/1440-0.25)+offset)
			x.redirects, x.clicks, x.lookups = math.Round(6000*wave), math.Round(5000*wave), math.Round(600*wave)
			own(m, &x)
			return x
		}
	}
	a := day(0, func(m int, x *minute) {
		x.restart = m == 8*hour // a deployment: counters begin anew
		x.stalled = m >= 17*hour && m < 17*hour+10
		if m >= 10*hour && m < 10*hour+10 { // an outage of the database: half of the look-ups fail
			x.storeAway, x.errors = true, math.Round(x.redirects*0.3)
		}
		x.down = m >= 20*hour && m < 20*hour+15
	})
	b := day(0.1, func(m int, x *minute) {
		x.restart = m == 8*hour+2
		if m >= 10*hour && m < 10*hour+10 {
			x.storeAway, x.errors = true, math.Round(x.redirects*0.3)
		}
		x.deaf = m >= 22*hour && m < 22*hour+5
	})
	burn := []string{"RedirectErrorBudgetBurn/page"}
	play(t, Config{Objectives: slo.Defaults()}, []scenario{{"a day", append(series("a", 1440, a), series("b", 1440, b)...), []expectation{
		{1, nil}, {6 * hour, nil}, {8*hour + 1, nil}, {8*hour + 10, nil}, {10*hour - 1, nil},
		{10*hour + 4, []string{"RedirectErrorBudgetBurn/page", "StoreUnavailable/page"}},
		{10*hour + 20, burn}, // the pair of six hours and half an hour
		{11*hour + 30, []string{"RedirectErrorBudgetBurn/ticket"}}, {13 * hour, nil},
		{15 * hour, []string{"RedirectErrorBudgetBurn/ticket"}}, {16*hour + 30, nil}, // three days and six hours
		{17*hour + 7, []string{"ClickFlushStalled/ticket"}}, {17*hour + 13, nil}, {19 * hour, nil},
		{20*hour + 7, []string{"JinkDown/page"}}, {20*hour + 17, nil}, {21 * hour, nil},
		{22*hour + 3, []string{"ChangeFeedStale/ticket"}}, {22*hour + 8, nil}, {23*hour + 59, nil}}}})
}
