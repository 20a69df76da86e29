package monitor

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/jinklink/jink/observe/metric"
	"github.com/jinklink/jink/slo"
)

// DashboardUID is what Grafana calls the dashboard in URLs.
const DashboardUID = "jink-overview"

// row is a row of the dashboard.
type row struct {
	title  string
	panels []panel
}

// panel is a graph, or a number where it is a stat. %s in a query is the selector of the chosen servers.
type panel struct {
	title, description, unit string
	stat                     bool
	queries                  []query
}

type query struct{ legend, expr string }

// Dashboard returns the dashboard of a service for Grafana 10 and later, as JSON to import or to provision.
func Dashboard(cfg Config) ([]byte, error) {
	c := cfg.withDefaults()
	if _, err := c.rules(); err != nil {
		return nil, err
	}
	var panels []map[string]any
	y, id := 0, 1
	for _, r := range c.rows() {
		panels = append(panels, map[string]any{"type": "row", "title": r.title, "id": id, "collapsed": false, "panels": []any{},
			"gridPos": map[string]int{"x": 0, "y": y, "w": 24, "h": 1}})
		id++
		y++
		x, height := 0, 0
		for _, p := range r.panels {
			w, h := 8, 8
			if p.stat {
				w, h = 4, 4
			}
			if x+w > 24 {
				x, y = 0, y+height
			}
			panels = append(panels, p.render(id, x, y, w, h))
			id, x, height = id+1, x+w, max(height, h)
		}
		y += height
	}
	source := map[string]string{"type": "prometheus", "uid": "${datasource}"}
	variable := func(name, label string) map[string]any {
		return map[string]any{"type": "query", "name": name, "datasource": source, "multi": true, "includeAll": true, "allValue": ".*", "refresh": 2,
			"query": fmt.Sprintf("label_values(%s%s, %s)", metric.BuildInfo, label, name), "current": map[string]any{"text": "All", "value": "$__all"}}
	}
	b, err := json.MarshalIndent(map[string]any{
		"uid": DashboardUID, "title": "jink", "tags": []string{"jink"}, "schemaVersion": 39, "editable": true, "refresh": "30s",
		"time": map[string]string{"from": "now-6h", "to": "now"}, "timezone": "browser", "panels": panels,
		"templating": map[string]any{"list": []map[string]any{
			{"type": "datasource", "name": "datasource", "query": "prometheus", "current": map[string]any{}},
			variable("job", ""), variable("instance", `{job=~"$job"}`)}},
		"annotations": map[string]any{"list": []map[string]any{{"name": "starts", "enable": true, "iconColor": "blue", "datasource": source,
			"expr": `changes(process_start_time_seconds{job=~"$job"}[2m]) > 0`, "titleFormat": "{{instance}} was started"}}},
	}, "", "  ")
	return append(b, '\n'), err
}

func (p panel) render(id, x, y, w, h int) map[string]any {
	kind := "timeseries"
	if p.stat {
		kind = "stat"
	}
	var targets []map[string]any
	for i, q := range p.queries {
		targets = append(targets, map[string]any{"refId": string(rune('A' + i)), "expr": fill(q.expr), "legendFormat": q.legend,
			"datasource": map[string]string{"type": "prometheus", "uid": "${datasource}"}})
	}
	return map[string]any{"type": kind, "title": p.title, "description": p.description, "id": id, "targets": targets,
		"datasource": map[string]string{"type": "prometheus", "uid": "${datasource}"}, "gridPos": map[string]int{"x": x, "y": y, "w": w, "h": h},
		"fieldConfig": map[string]any{"defaults": map[string]any{"unit": p.unit, "min": 0}, "overrides": []any{}}}
}

// fill puts the selector of the chosen servers where a query has SEL.
func fill(expr string) string {
	return strings.ReplaceAll(expr, "SEL", `job=~"$job",instance=~"$instance"`)
}

func (c Config) rows() []row {
	objectives := row{title: "Objectives"}
	for _, o := range c.Objectives.Objectives() {
		objectives.panels = append(objectives.panels, panel{title: "Budget left: " + o.Name, stat: true, unit: "percentunit",
			description: fmt.Sprintf("Of the error budget of 30 days, for the objective of %v %%.", o.Percent()),
			queries:     []query{{"{{job}}", fmt.Sprintf("slo:period_error_budget_remaining:ratio{slo=%q}", o.Name)}}})
	}
	for _, o := range c.Objectives.Objectives() {
		rows, _ := o.Burns()
		burn := panel{title: "Burn rate: " + o.Name, unit: "none", description: "1 spends exactly the budget; a page comes at 14.4 and 6, a ticket at 3 and 1."}
		for _, b := range rows {
			burn.queries = append(burn.queries, query{slo.Format(b.Long), fmt.Sprintf("job:slo_errors_per_request:ratio_rate%s{slo=%q} / %v", slo.Format(b.Long), o.Name, o.Budget())})
		}
		objectives.panels = append(objectives.panels, burn)
	}
	rate := func(name, by string) string { return "sum by (" + by + ") (rate(" + name + "{SEL}[$__rate_interval]))" }
	quantile := func(q, name, selector string) string {
		return "histogram_quantile(" + q + ", sum by (le) (rate(" + name + "_bucket{SEL" + selector + "}[$__rate_interval])))"
	}
	slug := `,http_route="` + metric.RouteRedirect + `"`
	latency := func(q string) string { return quantile(q, metric.RequestDuration, slug) }
	return []row{objectives,
		{"Redirects", []panel{
			{title: "Redirects", unit: "reqps", description: "Requests for short links, by what became of them.", queries: []query{{"{{outcome}}", rate(metric.Redirects, "outcome")}}},
			{title: "Errors", unit: "percentunit", description: "Share of the answers with 500 and above.", queries: []query{{"errors",
				`sum(rate(` + metric.RequestDuration + `_count{SEL` + slug + `,http_response_status_code=~"5.."}[$__rate_interval])) / sum(rate(` + metric.RequestDuration + `_count{SEL` + slug + `}[$__rate_interval]))`}}},
			{title: "Latency", unit: "s", description: "Time in the server.", queries: []query{{"p50", latency("0.5")}, {"p95", latency("0.95")}, {"p99", latency("0.99")}}},
		}},
		{"API and dashboard", []panel{
			{title: "Requests", unit: "reqps", description: "By route and status.", queries: []query{{"{{http_route}} {{http_response_status_code}}",
				`sum by (http_route, http_response_status_code) (rate(` + metric.RequestDuration + `_count{SEL,http_route!="` + metric.RouteRedirect + `"}[$__rate_interval]))`}}},
			{title: "Latency of the API", unit: "s", description: "Time in the server.", queries: []query{{"p99", quantile("0.99", metric.RequestDuration, `,http_route=~"`+metric.RouteAPI+`.*"`)}}},
			{title: "Put off", unit: "reqps", description: "Requests answered with 503 to leave room for redirects.", queries: []query{{"{{surface}}: {{reason}}", rate(metric.Shed, "surface, reason")}}},
		}},
		{"Rules and programs", []panel{
			{title: "Visits of links with logic", unit: "ops", description: "By what came of their rules and programs.", queries: []query{{"{{outcome}}", rate(metric.ProgramRuns, "outcome")}}},
			{title: "Not decided", unit: "percentunit", description: "Share of these visits that were led to the link's own target because the logic failed or was not asked.", queries: []query{{"{{instance}}",
				`sum by (instance) (rate(` + metric.ProgramRuns + `{SEL,outcome!~"decided|own"}[$__rate_interval])) / sum by (instance) (rate(` + metric.ProgramRuns + `{SEL}[$__rate_interval]))`}}},
			{title: "Time of rules and programs", unit: "s", description: "In the server, for one visit.", queries: []query{{"p50", quantile("0.5", metric.ProgramSeconds, "")}, {"p99", quantile("0.99", metric.ProgramSeconds, "")}}},
			{title: "Bypassed", unit: "short", description: "Links whose logic is not asked for a while because it fails.", queries: []query{{"{{instance}}", metric.ProgramsBypassed + "{SEL}"}}},
			{title: "Compiled", unit: "short", description: "Different rules and programs in memory.", queries: []query{{"{{instance}}", metric.ProgramsCached + "{SEL}"}}},
			{title: "Memory of programs", unit: "bytes", description: "That compiled ones take; program_cache bounds it.", queries: []query{{"{{instance}}", metric.ProgramBytes + "{SEL}"}}},
		}},
		{"Clicks", []panel{
			{title: "Clicks", unit: "ops", description: "Taken down and stored.", queries: []query{{"recorded", rate(metric.ClicksRecorded, "job")}, {"stored", rate(metric.ClicksStored, "job")}, {"excluded", rate(metric.ClicksExcluded, "job")}}},
			{title: "Waiting", unit: "percentunit", description: "Share of the queue that is taken.", queries: []query{{"{{instance}}", metric.ClickQueueLength + "{SEL} / " + metric.ClickQueueSize + "{SEL}"}}},
			{title: "Lost", unit: "short", description: "By why. Anything above 0 is worth a look.", queries: []query{{"{{reason}}", "sum by (reason) (increase(" + metric.ClicksDropped + "{SEL}[$__rate_interval]))"}}},
			{title: "Time to store", unit: "s", description: "Of a flush, each second.", queries: []query{{"p99", quantile("0.99", metric.ClickFlush, "")}}},
			{title: "Since the last flush", unit: "s", description: "Grows while the database is away.", queries: []query{{"{{instance}}", "time() - " + metric.ClickLastFlush + "{SEL}"}}},
		}},
		{"Site program", []panel{
			{title: "Runs", unit: "ops", description: "By function and what came of them.", queries: []query{{"{{function}}: {{outcome}}", rate(metric.SiteRuns, "function, outcome")}}},
			{title: "Time of the site program", unit: "s", description: "Of a run.", queries: []query{{"p99", quantile("0.99", metric.SiteSeconds, "")}}},
		}},
		{"Store", []panel{
			{title: "Operations", unit: "ops", description: "By name.", queries: []query{{"{{db_operation_name}}", rate(metric.StoreDuration+"_count", "db_operation_name")}}},
			{title: "Failures", unit: "ops", description: "By code.", queries: []query{{"{{error_type}}", `sum by (error_type) (rate(` + metric.StoreDuration + `_count{SEL,error_type!=""}[$__rate_interval]))`}}},
			{title: "Time of a look-up", unit: "s", description: "What a visitor waits for whose link is not in memory.", queries: []query{{"p50", quantile("0.5", metric.StoreDuration, `,db_operation_name="lookup"`)}, {"p99", quantile("0.99", metric.StoreDuration, `,db_operation_name="lookup"`)}}},
			{title: "Connections", unit: "short", description: "To PostgreSQL.", queries: []query{{"{{instance}} {{state}}", metric.StoreConnections + "{SEL}"}}},
			{title: "Waiting for connections", unit: "short", description: "Requests that wait, on average.", queries: []query{{"{{instance}}", "rate(" + metric.StoreWaitSeconds + "{SEL}[$__rate_interval])"}}},
			{title: "Read replicas", unit: "ops", description: "Where links were read from.", queries: []query{{"{{result}}", rate(metric.ReplicaReads, "result")}}},
		}},
		{"Cache", []panel{
			{title: "Look-ups", unit: "ops", description: "By where the answer came from.", queries: []query{{"{{result}}", rate(metric.CacheRequests, "result")}}},
			{title: "From memory", unit: "percentunit", description: "Share of the look-ups.", queries: []query{{"{{instance}}",
				`1 - sum by (instance) (rate(` + metric.CacheRequests + `{SEL,result="miss"}[$__rate_interval])) / sum by (instance) (rate(` + metric.CacheRequests + `{SEL}[$__rate_interval]))`}}},
			{title: "Memory", unit: "bytes", description: "Of cached links.", queries: []query{{"{{instance}} {{kind}}", metric.CacheBytes + "{SEL}"}}},
		}},
		{"Nodes", []panel{
			{title: "Staleness", unit: "s", description: "How long ago a node last knew what others had changed.", queries: []query{{"{{instance}}", "time() - " + metric.FeedLastSuccess + "{SEL}"}}},
			{title: "Delay of changes", unit: "s", description: "From the change to the node's knowing.", queries: []query{{"p99", quantile("0.99", metric.FeedDelay, "")}}},
			{title: "Checks", unit: "bool_yes_no", description: "Of /readyz.", queries: []query{{"{{instance}} {{check}}", metric.HealthCheck + "{SEL}"}}},
		}},
		{"Runtime", []panel{
			{title: "CPU", unit: "short", description: "Cores in use.", queries: []query{{"{{instance}}", "rate(process_cpu_seconds_total{SEL}[$__rate_interval])"}}},
			{title: "Memory", unit: "bytes", description: "Resident.", queries: []query{{"{{instance}}", "process_resident_memory_bytes{SEL}"}}},
			{title: "Goroutines", unit: "short", description: "About one a connection.", queries: []query{{"{{instance}}", "go_goroutines{SEL}"}}},
			{title: "Open files", unit: "percentunit", description: "Of what is allowed.", queries: []query{{"{{instance}}", "process_open_fds{SEL} / process_max_fds{SEL}"}}},
			{title: "Log lines", unit: "ops", description: "By level.", queries: []query{{"{{level}}", rate(metric.LogMessages, "level")}}},
			{title: "Versions", unit: "short", description: "Servers by version.", queries: []query{{"{{version}}", "count by (version) (" + metric.BuildInfo + "{SEL})"}}},
		}},
	}
}
