package monitor

import (
	"math"
	"slices"
	"testing"

	"github.com/jinklink/jink/slo"
)

// TestCauses plays each thing that can go wrong, for a while, and sees the alert come and go: in a fleet where one thing is
// wrong with each server, so that what fires beside it would be seen too.
func TestCauses(t *testing.T) {
	t.Parallel()
	fleet := scenario{name: "one thing is wrong with each server"}
	add := func(server string, course func(m int) minute, want ...expectation) {
		fleet.series = append(fleet.series, series(server, 120, course)...)
		for _, w := range want {
			w.server = server
			fleet.want = append(fleet.want, w)
		}
	}
	all := []string{"ProbeErrorBudgetBurn/page", "ProbeErrorBudgetBurn/ticket"} // all servers together have these, by ProbeFailing
	for _, c := range []struct {
		alert, severity string
		change          func(*minute)
		lag             int      // minutes until it is over, after it is mended
		also            []string // what fires with it
	}{
		{"JinkDown", "page", func(x *minute) { x.down = true }, 1, nil},
		{"ProbeFailing", "page", func(x *minute) { x.probeFail = true }, 0, nil},
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
		own := c.alert + "/" + c.severity
		all = append(all, own)
		add(own, during(10, 90, c.change), at(88, slices.Sorted(slices.Values(append([]string{own}, c.also...)))...), at(90+c.lag))
	}
	add("ClicksDropped", during(30, 31, func(x *minute) { x.dropped = 2 }),
		at(29), at(33, "ClicksDropped/ticket"), at(60))
	add("a few failures of programs, which are nobody's alarm", during(10, 90, func(x *minute) { x.decided, x.raised = 1, 0.1 }), at(88))
	slices.Sort(all)
	fleet.want = append(fleet.want, at(9), at(88, all...),
		at(119, "ProbeErrorBudgetBurn/ticket")) // the budget is spent, and for a while it shows
	play(t, Config{Objectives: slo.Defaults()}, 1, []scenario{fleet,
		{"JinkAbsent", nil, []expectation{at(1), at(10, "JinkAbsent/page")}}})
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
	play(t, Config{Objectives: slo.Defaults()}, 5, []scenario{
		{"a fast burn pages within minutes, and the ticket stays until two hours after", series("a", 300, during(120, 150, fail(0.05))), []expectation{
			at(119), at(145, "RedirectErrorBudgetBurn/page"), at(160, "RedirectErrorBudgetBurn/page"), // 6h and 30m
			at(200, "RedirectErrorBudgetBurn/ticket"), at(275)}},
		{"a slow burn is a ticket and no page", series("a", 8*60, during(60, 8*60, fail(0.004))), []expectation{
			at(90), at(7*60, "RedirectErrorBudgetBurn/ticket")}},
		{"what the budget allows is nothing", series("a", 4*60, during(0, 4*60, fail(0.0005))), []expectation{at(239)}},
		{"no error was ever seen", series("a", 120, func(int) minute { return healthy() }), []expectation{at(119)}},
		{"one error among ten requests an hour wakes nobody", series("a", 5*60, quiet(1)), []expectation{at(2), at(65), at(299)}},
		{"no traffic at all", series("a", 120, func(int) minute { return minute{certificate: 60} }), []expectation{at(119)}},
		{"slow redirects", series("a", 200, during(60, 120, func(x *minute) { x.slow = x.redirects / 2 })), []expectation{
			at(59), at(90, "RedirectLatencyBudgetBurn/page"), at(190, "RedirectLatencyBudgetBurn/ticket")}},
		{"the API fails and redirects do not", series("a", 200, during(60, 120, func(x *minute) { x.apiErrors = x.api / 2 })), []expectation{
			at(90, "APIErrorBudgetBurn/page"), at(190, "APIErrorBudgetBurn/ticket")}},
		{"lost clicks are tickets", series("a", 4*60, during(30, 4*60, func(x *minute) { x.dropped = 100 })), []expectation{
			at(235, "ClickLossBudgetBurn/ticket", "ClicksDropped/ticket")}},
		{"one of two nodes fails half of its requests", append(series("a", 200, during(60, 120, fail(0.5))), series("b", 200, func(int) minute { return healthy() })...), []expectation{
			at(59), at(90, "RedirectErrorBudgetBurn/page"), at(190, "RedirectErrorBudgetBurn/ticket")}},
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
	burn := "RedirectErrorBudgetBurn/page"
	play(t, Config{Objectives: slo.Defaults()}, 3, []scenario{{"a day", append(series("a", 1440, a), series("b", 1440, b)...), []expectation{
		at(1), at(6 * hour), at(8*hour + 1), at(8*hour + 10), at(10*hour - 1),
		at(10*hour+7, "RedirectErrorBudgetBurn/page", "StoreUnavailable/page"),
		at(10*hour+25, burn), // the pair of six hours and half an hour
		at(11*hour+30, "RedirectErrorBudgetBurn/ticket"), at(13 * hour),
		at(15*hour, "RedirectErrorBudgetBurn/ticket"), at(16*hour + 30), // three days and six hours
		at(17*hour+9, "ClickFlushStalled/ticket"), at(17*hour + 13), at(19 * hour),
		at(20*hour+7, "JinkDown/page"), at(20*hour + 17), at(21 * hour),
		at(22*hour+3, "ChangeFeedStale/ticket"), at(22*hour + 8), at(23*hour + 59)}}})
}
