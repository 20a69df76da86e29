package monitor

import (
	"fmt"
	"strconv"

	"github.com/jinklink/jink/observe/metric"
	"github.com/jinklink/jink/slo"
)

// indicator says how an objective is measured: the bad events and all events of a window, as PromQL that applies over, which
// is rate or increase. Both are summed by job.
type indicator struct {
	bad, total func(over, window string) string
}

// indicators returns how each objective is measured, by its name.
func (c Config) indicators() map[string]indicator {
	sum := func(over, name, selector, window string) string {
		return fmt.Sprintf("sum by (job) (%s(%s{job=%q%s}[%s]))", over, name, c.Job, selector, window)
	}
	// A series of bad events that does not exist yet counts as zero as soon as there are any events.
	orZero := func(bad, total string) string { return fmt.Sprintf("(%s or 0 * %s)", bad, total) }
	requests := func(route string) indicator {
		total := func(over, w string) string { return sum(over, metric.RequestDuration+"_count", route, w) }
		return indicator{total: total, bad: func(over, w string) string {
			return orZero(sum(over, metric.RequestDuration+"_count", route+`,http_response_status_code=~"5.."`, w), total(over, w))
		}}
	}
	redirect := fmt.Sprintf(",http_route=%q", metric.RouteRedirect)
	clicks := func(over, w string) string {
		return fmt.Sprintf("(%s + %s)", sum(over, metric.ClicksRecorded, "", w), sum(over, metric.ClicksDropped, `,reason="full"`, w))
	}
	rounds := func(over, w string) string {
		all := fmt.Sprintf("sum by (job) (count_over_time(%s{job=%q}[%s]))", metric.ProbeSuccess, c.ProbeJob, w)
		if over == "rate" { // rounds are samples, not a counter: a rate of them is their number by time
			return fmt.Sprintf("(%s / %s)", all, w2s(w))
		}
		return all
	}
	return map[string]indicator{
		slo.RedirectAvailability: requests(redirect),
		slo.APIAvailability:      requests(fmt.Sprintf(",http_route=~%q", metric.RouteAPI+".*")),
		slo.RedirectLatency: {
			total: func(over, w string) string { return sum(over, metric.RequestDuration+"_count", redirect, w) },
			bad: func(over, w string) string {
				intime := redirect + fmt.Sprintf(",le=%q", strconv.FormatFloat(metric.LatencyBound, 'g', -1, 64))
				return fmt.Sprintf("(%s - %s)", sum(over, metric.RequestDuration+"_count", redirect, w), sum(over, metric.RequestDuration+"_bucket", intime, w))
			}},
		slo.ClickDurability: {total: clicks, bad: func(over, w string) string { return orZero(sum(over, metric.ClicksDropped, "", w), clicks(over, w)) }},
		slo.ProbeAvailability: {total: rounds, bad: func(over, w string) string {
			good := fmt.Sprintf("sum by (job) (sum_over_time(%s{job=%q}[%s]))", metric.ProbeSuccess, c.ProbeJob, w)
			if over == "rate" {
				good = fmt.Sprintf("(%s / %s)", good, w2s(w))
			}
			return fmt.Sprintf("(%s - %s)", rounds(over, w), good)
		}},
	}
}

// w2s is the length of a window of the burn table in seconds.
func w2s(window string) string {
	for _, d := range slo.Windows() {
		if slo.Format(d) == window {
			return seconds(d)
		}
	}
	return window // not reached: windows come from the table
}

// Rules returns recording rules: error ratios over every window of the burn table, how many bad events there were, and what
// is left of the budgets.
func Rules(cfg Config) ([]byte, error) {
	f, err := cfg.withDefaults().rules()
	if err != nil {
		return nil, err
	}
	return encode("rules", f)
}

func (c Config) rules() (f file, err error) {
	for _, o := range c.Objectives.Objectives() {
		if err := o.Check(); err != nil {
			return file{}, err
		}
		f.Groups = append(f.Groups, c.recordings(o))
	}
	return f, nil
}

func (c Config) recordings(o slo.Objective) group {
	in, labels := c.indicators()[o.Name], map[string]string{"slo": o.Name}
	g := group{Name: "jink-slo-" + o.Name, Interval: "30s"}
	add := func(name, expr string) { g.Rules = append(g.Rules, rule{Record: name, Expr: expr, Labels: labels}) }
	for _, d := range slo.Windows() {
		w := slo.Format(d)
		add("job:slo_errors_per_request:ratio_rate"+w, in.bad("rate", w)+"\n/\n"+in.total("rate", w))
	}
	rows, _ := o.Burns()
	for _, b := range rows {
		w := slo.Format(b.Long)
		add("job:slo_errors:increase"+w, in.bad("increase", w))
	}
	add("job:slo_errors:rate5m", in.bad("rate", "5m"))
	add("job:slo_requests:rate5m", in.total("rate", "5m"))
	selector, period := fmt.Sprintf("{slo=%q}", o.Name), slo.Format(slo.Window)
	number := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	add("slo:objective:ratio", "vector("+number(o.Ratio)+")")
	add("slo:error_budget:ratio", "vector("+number(o.Budget())+")")
	add("slo:current_burn_rate:ratio", "job:slo_errors_per_request:ratio_rate5m"+selector+" / "+number(o.Budget()))
	add("slo:period_burn_rate:ratio", fmt.Sprintf("(sum_over_time(job:slo_errors:rate5m%s[%s]) / sum_over_time(job:slo_requests:rate5m%s[%s])) / %s",
		selector, period, selector, period, number(o.Budget())))
	add("slo:period_error_budget_remaining:ratio", "1 - slo:period_burn_rate:ratio"+selector)
	return g
}
