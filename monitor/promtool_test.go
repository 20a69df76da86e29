package monitor

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/jinklink/jink/slo"
)

// promtool returns the path of Prometheus's tool. Where it is missing the test is skipped, or fails if JINK_REQUIRE names
// "prometheus".
func promtool(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("promtool")
	if err == nil {
		return path
	}
	if slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "prometheus") {
		t.Fatal(err)
	}
	t.Skip("promtool is not installed")
	return ""
}

// written writes rules and alerts into a folder.
func written(t *testing.T, cfg Config) string {
	t.Helper()
	dir := t.TempDir()
	for name, make := range map[string]func(Config) ([]byte, error){"rules.yaml": Rules, "alerts.yaml": Alerts} {
		b, err := make(cfg)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestPromtool_accepts_rules_for_any_objective(t *testing.T) {
	tool := promtool(t)
	for _, percent := range []float64{90, 99, 99.9, 99.99} {
		p := slo.Defaults()
		p.Redirects, p.Latency = percent, percent
		dir := written(t, Config{Objectives: p, Dashboard: "https://grafana.example/d/jink"})
		out, err := exec.CommandContext(t.Context(), tool, "check", "rules", "--lint=all", "--lint-fatal", filepath.Join(dir, "rules.yaml"), filepath.Join(dir, "alerts.yaml")).CombinedOutput()
		if err != nil {
			t.Errorf("%v %%: %v\n%s", percent, err, out)
		}
	}
}

// minute is what happens to a server in a minute.
type minute struct {
	redirects, errors, slow  float64
	api, apiErrors           float64
	clicks, dropped          float64
	queue                    float64 // share that is taken
	lookups, slowLookups     float64
	waiting                  float64 // seconds of waiting for connections
	replica, behind          float64
	shed                     float64
	decided, raised          float64 // visits of links with logic
	bypassed                 float64 // links
	down, storeAway          bool
	stalled, deaf, probeFail bool
	certificate              float64 // days it is still valid
	unrenewed, uncertified   bool    // the server's own certificates
	siteRefused              bool
	siteFailures             float64
	restart                  bool // counters begin anew
}

func healthy() minute {
	return minute{redirects: 6000, api: 60, clicks: 5000, lookups: 600, replica: 500, certificate: 60, decided: 100}
}

// series plays a course of minutes for one server as test data, by the names of series.
func series(instance string, minutes int, course func(m int) minute) []map[string]string {
	values := map[string][]string{}
	counters := map[string]float64{}
	count := func(name string, by float64) { counters[name] += by }
	flushed, fed := 0.0, 0.0
	for m := range minutes {
		x := course(m)
		now := float64(m * 60)
		if x.restart {
			clear(counters)
		}
		label := func(s string) string { return fmt.Sprintf(`%s,instance=%q,job="jink"}`, s, instance) }
		http := func(route, status string) string {
			return label(fmt.Sprintf(`http_server_request_duration_seconds_count{http_route=%q,http_response_status_code=%q`, route, status))
		}
		if x.redirects > 0 || counters[http("/{slug}", "302")] > 0 {
			count(http("/{slug}", "302"), x.redirects-x.errors)
			count(strings.Replace(http("/{slug}", "302"), "_count{", `_bucket{le="0.025",`, 1), x.redirects-x.slow)
		}
		if x.errors > 0 || counters[http("/{slug}", "503")] > 0 {
			count(http("/{slug}", "503"), x.errors)
		}
		if x.api > 0 {
			count(http("/api/v1/links", "200"), x.api-x.apiErrors)
		}
		if x.apiErrors > 0 || counters[http("/api/v1/links", "500")] > 0 {
			count(http("/api/v1/links", "500"), x.apiErrors)
		}
		count(label(`jink_clicks_recorded_total{a=""`), x.clicks)
		count(label(`jink_clicks_dropped_total{reason="full"`), x.dropped)
		count(label(`jink_store_connection_wait_seconds_total{a=""`), x.waiting)
		count(label(`jink_store_replica_reads_total{result="replica"`), x.replica)
		count(label(`jink_store_replica_reads_total{result="behind"`), x.behind)
		count(label(`jink_shed_requests_total{surface="api",reason="cpu"`), x.shed)
		count(label(`jink_site_program_runs_total{function="on_create",outcome="refused"`), 5)
		count(label(`jink_site_program_runs_total{function="on_create",outcome="raised"`), x.siteFailures)
		count(label(`jink_program_runs_total{outcome="decided"`), x.decided)
		count(label(`jink_program_runs_total{outcome="raised"`), x.raised)
		for _, le := range []string{"0.001", "0.1", "0.5", "+Inf"} {
			n := x.lookups
			if le == "0.001" || le == "0.1" {
				n -= x.slowLookups
			}
			count(label(fmt.Sprintf(`db_client_operation_duration_seconds_bucket{db_operation_name="lookup",le=%q`, le)), n)
		}
		gauges := map[string]float64{}
		if !x.stalled {
			flushed = now
		}
		if !x.deaf {
			fed = now
		}
		gauges[label(`jink_click_last_flush_timestamp_seconds{a=""`)] = flushed
		gauges[label(`jink_change_feed_last_success_timestamp_seconds{a=""`)] = fed
		gauges[label(`jink_programs_bypassed{a=""`)] = x.bypassed
		gauges[label(`jink_click_queue_length{a=""`)] = x.queue * 1000
		gauges[label(`jink_click_queue_capacity{a=""`)] = 1000
		gauges[label(`jink_health_check_status{check="store"`)] = one(!x.storeAway)
		gauges[label(`jink_health_check_status{check="certificates"`)] = one(!x.uncertified)
		gauges[label(`jink_site_program_refused{a=""`)] = one(x.siteRefused)
		own := 60.0
		if x.unrenewed {
			own = 5
		}
		gauges[label(`jink_certificate_expiry_timestamp_seconds{domain="s.example"`)] = now + own*86400
		gauges[label(`up{a=""`)] = one(!x.down)
		gauges[fmt.Sprintf(`probe_success{instance=%q,job="jink-probe"}`, instance)] = one(!x.probeFail)
		gauges[fmt.Sprintf(`probe_ssl_earliest_cert_expiry{instance=%q,job="jink-probe"}`, instance)] = now + x.certificate*86400
		for name, v := range counters {
			record(values, name, m, v, x.down)
		}
		for name, v := range gauges {
			record(values, name, m, v, x.down && !strings.HasPrefix(name, "up{") && !strings.HasPrefix(name, "probe_"))
		}
	}
	var all []map[string]string
	for name, v := range values {
		all = append(all, map[string]string{"series": name, "values": strings.Join(v, " ")})
	}
	slices.SortFunc(all, func(a, b map[string]string) int { return strings.Compare(a["series"], b["series"]) })
	return all
}

// record appends the value of a minute. A series that begins late is missing before.
func record(values map[string][]string, name string, m int, v float64, missing bool) {
	for len(values[name]) < m {
		values[name] = append(values[name], "_")
	}
	text := fmt.Sprint(v)
	if missing {
		text = "_"
	}
	values[name] = append(values[name], text)
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// expectation says which alerts fire at a minute: names with their severities, sorted.
type expectation struct {
	at     int
	firing []string
	server string // only alerts that are about this one; "" for all
}

func at(minute int, firing ...string) expectation { return expectation{at: minute, firing: firing} }

// scenario is a course of events and what follows from it.
type scenario struct {
	name   string
	series []map[string]string
	want   []expectation
}

// play has promtool play scenarios and evaluate all rules every so many minutes, which is what takes its time: a quarter of a
// millisecond for each.
func play(t *testing.T, cfg Config, every int, scenarios []scenario) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	tool, dir := promtool(t), written(t, cfg)
	var tests []any
	for _, s := range scenarios {
		var exprs []any
		for _, w := range s.want {
			samples := []any{}
			for _, f := range w.firing {
				name, severity, _ := strings.Cut(f, "/")
				samples = append(samples, map[string]any{"labels": fmt.Sprintf("{alertname=%q, severity=%q}", name, severity), "value": 1})
			}
			about := ""
			if w.server != "" {
				about = fmt.Sprintf(",instance=%q", w.server)
			}
			exprs = append(exprs, map[string]any{"eval_time": fmt.Sprint(w.at, "m"), "exp_samples": samples,
				"expr": `group by (alertname, severity) (ALERTS{alertstate="firing",alertname!="Watchdog"` + about + `})`})
		}
		tests = append(tests, map[string]any{"name": s.name, "interval": "1m", "input_series": s.series, "promql_expr_test": exprs})
	}
	b, err := yaml.Marshal(map[string]any{"rule_files": []string{"rules.yaml", "alerts.yaml"}, "evaluation_interval": fmt.Sprint(every, "m"),
		"group_eval_order": append(groupNames(t, cfg), "jink-slo-alerts", "jink-cause-alerts"), "tests": tests})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "test.yaml")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), tool, "test", "rules", file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func groupNames(t *testing.T, cfg Config) (names []string) {
	t.Helper()
	f, err := cfg.withDefaults().rules()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range f.Groups {
		names = append(names, g.Name)
	}
	return names
}

// during is healthy but for minutes from to before until, which change alters.
func during(from, until int, change func(*minute)) func(int) minute {
	return func(m int) minute {
		x := healthy()
		if m >= from && m < until {
			change(&x)
		}
		return x
	}
}
