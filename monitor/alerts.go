package monitor

import (
	"fmt"
	"strconv"

	"github.com/jinklink/jink/observe/metric"
	"github.com/jinklink/jink/slo"
)

// Alerts returns alerts: on how fast error budgets are spent, and on what spends them or will.
func Alerts(cfg Config) ([]byte, error) {
	c := cfg.withDefaults()
	if _, err := c.rules(); err != nil { // the objectives are checked there
		return nil, err
	}
	return encode("alerts", file{Groups: []group{c.budgets(), c.causes()}})
}

// budgets returns the alerts on error budgets, with several windows and burn rates.
func (c Config) budgets() group {
	g := group{Name: "jink-slo-alerts"}
	for _, o := range c.Objectives.Objectives() {
		rows, _ := o.Burns()
		for _, b := range rows {
			ratio := func(window string) string {
				return fmt.Sprintf("job:slo_errors_per_request:ratio_rate%s{slo=%q} > (%s * %s)", window, o.Name,
					strconv.FormatFloat(b.Factor, 'g', -1, 64), strconv.FormatFloat(o.Budget(), 'g', -1, 64))
			}
			long, short := slo.Format(b.Long), slo.Format(b.Short)
			g.Rules = append(g.Rules, rule{Alert: o.Alert, For: slo.Format(b.For),
				Expr:   fmt.Sprintf("%s\nand on (job)\n%s\nand on (job)\njob:slo_errors:increase%s{slo=%q} >= %d", ratio(long), ratio(short), long, o.Name, c.MinBad),
				Labels: map[string]string{"severity": string(b.Severity), "slo": o.Name, "long": long, "short": short},
				Annotations: c.annotations(o.Alert, o.Summary(b),
					fmt.Sprintf("{{ $value | humanizePercentage }} of %s %s over %s.", o.Subject, o.Fault, long))})
		}
	}
	return g
}

func (c Config) annotations(alert, summary, description string) map[string]string {
	a := map[string]string{"summary": summary, "description": description, "runbook_url": slo.Runbook(c.Runbooks, alert)}
	if c.Dashboard != "" {
		a["dashboard_url"] = c.Dashboard
	}
	return a
}

// cause is an alert on something that spends error budgets, or will.
type cause struct {
	name, severity, expr, hold string
	summary, description       string
}

// programsFailing is the share of visits for which the logic of links failed or was not asked, where it is above 5 % and there
// were as many of them in half an hour as an error budget needs to alert.
func (c Config) programsFailing() string {
	failed := fmt.Sprintf("{job=%q,outcome!~\"decided|own\"}", c.Job)
	return fmt.Sprintf("sum by (job, instance) (rate(%[1]s%[2]s[30m])) / sum by (job, instance) (rate(%[1]s{job=%[3]q}[30m])) > 0.05\n"+
		"and on (job, instance)\nsum by (job, instance) (increase(%[1]s%[2]s[30m])) >= %[4]d", metric.ProgramRuns, failed, c.Job, c.MinBad)
}

// causes returns alerts that tell what is wrong, for those who are to mend it. %s in an expression is the selector of jink's
// servers.
func (c Config) causes() group {
	job, probe := fmt.Sprintf("job=%q", c.Job), fmt.Sprintf("job=%q", c.ProbeJob)
	expiry := func(days int) string {
		return fmt.Sprintf("%s{%s} - time() < %d * 86400", metric.ProbeCertificate, probe, days)
	}
	page, ticket := string(slo.Page), string(slo.Ticket)
	g := group{Name: "jink-cause-alerts"}
	for _, a := range []cause{
		{"JinkDown", page, fmt.Sprintf("up{%s} == 0", job), "5m",
			"A server does not answer Prometheus.", "{{ $labels.instance }} has not answered for five minutes."},
		{"JinkAbsent", page, fmt.Sprintf("absent(up{%s})", job), "5m",
			"Prometheus knows of no server.", "There is no target with the job {{ $labels.job }}: nobody is watching."},
		{"ProbeFailing", page, fmt.Sprintf("%s{%s} == 0", metric.ProbeSuccess, probe), "3m",
			"The service does not work as seen from outside.", "Every probe of {{ $labels.instance }} has failed for three minutes."},
		{"CertificateExpiresSoon", ticket, expiry(7), "1h",
			"A certificate expires within a week.", "The certificate that {{ $labels.instance }} shows expires in {{ $value | humanizeDuration }}."},
		{"CertificateExpiresSoon", page, expiry(1), "15m",
			"A certificate expires within a day.", "The certificate that {{ $labels.instance }} shows expires in {{ $value | humanizeDuration }}."},
		{"CertificateNotRenewed", ticket, fmt.Sprintf("%s{%s} - time() < 10 * 86400", metric.CertificateExpiry, job), "1h",
			"A certificate that should have been renewed was not.", "The certificate for {{ $labels.domain }} that {{ $labels.instance }} holds expires in {{ $value | humanizeDuration }}."},
		{"CertificateMissing", page, fmt.Sprintf("%s{%s,check=\"certificates\"} == 0", metric.HealthCheck, job), "15m",
			"A short domain has no valid certificate.", "{{ $labels.instance }} has no valid certificate for at least one of its short domains."},
		{"ClicksDropped", ticket, fmt.Sprintf("sum by (job, instance, reason) (increase(%s{%s}[15m])) > 0", metric.ClicksDropped, job), "",
			"Clicks were lost.", "{{ $labels.instance }} has lost about {{ $value | humanize }} clicks in 15 minutes ({{ $labels.reason }})."},
		{"ClickFlushStalled", ticket, fmt.Sprintf("time() - %s{%s} > 300", metric.ClickLastFlush, job), "1m",
			"Clicks have not been stored for five minutes.", "{{ $labels.instance }} stored its clicks {{ $value | humanizeDuration }} ago."},
		{"ClickQueueFilling", ticket, fmt.Sprintf("%s{%s} / %s{%s} > 0.5", metric.ClickQueueLength, job, metric.ClickQueueSize, job), "5m",
			"The queue of clicks is more than half full.", "{{ $value | humanizePercentage }} of the queue of {{ $labels.instance }} is taken; clicks are lost when it is full."},
		{"StoreUnavailable", page, fmt.Sprintf("%s{%s,check=\"store\"} == 0", metric.HealthCheck, job), "2m",
			"A server cannot reach its database.", "{{ $labels.instance }} serves what it holds in memory; nothing can be changed and clicks wait."},
		{"StoreSlow", ticket, fmt.Sprintf("histogram_quantile(0.99, sum by (job, instance, le) (rate(%s_bucket{%s,db_operation_name=\"lookup\"}[5m]))) > 0.1", metric.StoreDuration, job), "10m",
			"Looking links up takes long.", "One look-up in a hundred takes {{ $labels.instance }} more than {{ $value | humanizeDuration }}."},
		{"PoolExhausted", ticket, fmt.Sprintf("rate(%s{%s}[5m]) > 1", metric.StoreWaitSeconds, job), "10m",
			"Requests wait for connections to the database.", "On average {{ $value | humanize }} requests of {{ $labels.instance }} wait for a connection."},
		{"ChangeFeedStale", ticket, fmt.Sprintf("time() - %s{%s} > 30", metric.FeedLastSuccess, job), "1m",
			"A server does not know what others have changed.", "{{ $labels.instance }} last knew {{ $value | humanizeDuration }} ago; it may serve links as they were then."},
		{"ReplicaBehind", ticket, fmt.Sprintf("sum by (job, instance) (rate(%s{%s,result!=\"replica\"}[5m])) / sum by (job, instance) (rate(%s{%s}[5m])) > 0.5", metric.ReplicaReads, job, metric.ReplicaReads, job), "15m",
			"Read replicas are of little use.", "{{ $value | humanizePercentage }} of the look-ups of {{ $labels.instance }} go to the primary, because replicas are behind or away."},
		{"SheddingLoad", ticket, fmt.Sprintf("sum by (job, instance, surface) (rate(%s{%s}[5m])) > 0", metric.Shed, job), "5m",
			"Requests are put off to leave room for redirects.", "{{ $labels.instance }} puts off {{ $value | humanize }} requests a second to the {{ $labels.surface }}."},
		{"SiteProgramRefused", ticket, fmt.Sprintf("%s{%s} == 1", metric.SiteRefused, job), "10m",
			"A site program cannot be used.", "The file of the site program of {{ $labels.instance }} cannot be used as it stands; an older version is."},
		{"SiteProgramFailing", ticket, fmt.Sprintf("sum by (job, instance, function) (rate(%s{%s,outcome!~\"decided|own|refused|limited\"}[5m])) > 0", metric.SiteRuns, job), "10m",
			"A site program fails.", "{{ $labels.function }} of {{ $labels.instance }} fails or is bypassed {{ $value | humanize }} times a second."},
		{"LinkProgramsBypassed", ticket, fmt.Sprintf("%s{%s} > 0", metric.ProgramsBypassed, job), "15m",
			"Links lead to their own targets because their rules or programs fail.", "{{ $value }} links of {{ $labels.instance }} are not decided on by their rules or programs."},
		{"LinkProgramsFailing", ticket, c.programsFailing(), "10m",
			"Many visits of links with rules or programs are not decided on by them.", "{{ $value | humanizePercentage }} of these visits to {{ $labels.instance }} were led to the link's own target instead."},
		{"Watchdog", "none", "vector(1)", "",
			"This alert always fires.", "Have its absence noticed: then alerts are no longer delivered."},
	} {
		g.Rules = append(g.Rules, rule{Alert: a.name, Expr: a.expr, For: a.hold, Labels: map[string]string{"severity": a.severity},
			Annotations: c.annotations(a.name, a.summary, a.description)})
	}
	return g
}
