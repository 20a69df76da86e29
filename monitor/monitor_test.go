package monitor

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/jinklink/jink/observe/metric"
	"github.com/jinklink/jink/slo"
)

func usual() Config { return Config{Objectives: slo.Defaults()} }

func generated(t *testing.T, make func(Config) ([]byte, error)) string {
	t.Helper()
	b, err := make(usual())
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// exprs returns every expression of the dashboard, with Grafana's variables filled in.
func exprs(t *testing.T) []string {
	t.Helper()
	var d struct {
		Panels []struct {
			Title   string
			Targets []struct{ Expr string }
		}
	}
	if err := json.Unmarshal([]byte(generated(t, Dashboard)), &d); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range d.Panels {
		for _, target := range p.Targets {
			all = append(all, strings.NewReplacer("$__rate_interval", "5m", "$job", ".*", "$instance", ".*").Replace(target.Expr))
		}
	}
	if len(all) < 40 {
		t.Fatalf("%d expressions", len(all))
	}
	return all
}

func TestEverything_names_metrics_that_exist(t *testing.T) {
	known := []string{}
	for _, m := range metric.Table() {
		known = append(known, m.Name)
		if m.Type == metric.Histogram {
			known = append(known, m.Name+"_bucket", m.Name+"_count", m.Name+"_sum")
		}
	}
	known = append(known, metric.ProbeSuccess, metric.ProbeCertificate)
	name := regexp.MustCompile(`\b(?:jink|http|db|probe)_[a-z0-9_]+\b`)
	labels := []string{"http_route", "http_response_status_code", "http_request_method", "db_operation_name"}
	for what, text := range map[string]string{"rules": generated(t, Rules), "alerts": generated(t, Alerts), "dashboard": strings.Join(exprs(t), "\n")} {
		found := name.FindAllString(text, -1)
		if len(found) < 15 {
			t.Errorf("%s: %d names", what, len(found))
		}
		for _, n := range found {
			if !slices.Contains(known, n) && !slices.Contains(labels, n) {
				t.Errorf("%s names %s, which nothing exports", what, n)
			}
		}
	}
}

func TestDashboard_has_queries_that_can_be_read_and_panels_that_do_not_overlap(t *testing.T) {
	tool := promtool(t)
	var rules []rule
	for i, e := range exprs(t) {
		rules = append(rules, rule{Record: "panel:" + string(rune('a'+i/26)) + string(rune('a'+i%26)), Expr: e})
	}
	b, err := yaml.Marshal(file{Groups: []group{{Name: "panels", Rules: rules}}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "panels.yaml")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), tool, "check", "rules", path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	var d struct {
		Panels []struct {
			ID                       int
			Title, Description, Type string
			GridPos                  struct{ X, Y, W, H int }
		}
	}
	if err := json.Unmarshal([]byte(generated(t, Dashboard)), &d); err != nil {
		t.Fatal(err)
	}
	ids, cells := map[int]bool{}, map[[2]int]string{}
	for _, p := range d.Panels {
		if ids[p.ID] || p.Title == "" || p.Type != "row" && p.Description == "" {
			t.Errorf("panel %d: %q, %q", p.ID, p.Title, p.Description)
		}
		ids[p.ID] = true
		for x := range p.GridPos.W {
			for y := range p.GridPos.H {
				at := [2]int{p.GridPos.X + x, p.GridPos.Y + y}
				if other, taken := cells[at]; taken || at[0] >= 24 {
					t.Fatalf("%q lies over %q", p.Title, other)
				}
				cells[at] = p.Title
			}
		}
	}
}

func TestAlerts_have_runbooks(t *testing.T) {
	names := map[string]bool{}
	for _, m := range regexp.MustCompile(`alert: (\w+)`).FindAllStringSubmatch(generated(t, Alerts), -1) {
		names[strings.ToLower(m[1])+".md"] = true
	}
	files, err := os.ReadDir("../docs/runbooks")
	if err != nil || len(names) < 15 {
		t.Fatal(err, names)
	}
	for _, f := range files {
		if !names[f.Name()] && f.Name() != "README.md" {
			t.Errorf("docs/runbooks/%s is the runbook of no alert", f.Name())
		}
		text, err := os.ReadFile(filepath.Join("../docs/runbooks", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range []string{"## What it means", "## What to do", "## When it is over"} {
			if f.Name() != "README.md" && !strings.Contains(string(text), section) {
				t.Errorf("docs/runbooks/%s lacks %q", f.Name(), section)
			}
		}
		delete(names, f.Name())
	}
	for name := range names {
		t.Errorf("docs/runbooks/%s is missing", name)
	}
}

func TestConfig_changes_what_it_says(t *testing.T) {
	p := slo.Percents{Redirects: 90}
	cfg := Config{Objectives: p, Job: "links", Runbooks: "https://wiki.example/", Dashboard: "https://grafana.example/d/x", MinBad: 77}
	b, err := Alerts(cfg)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`job="links"`, "https://wiki.example/redirecterrorbudgetburn.md", "dashboard_url: https://grafana.example/d/x", ">= 77"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("lacks %s", want)
		}
	}
	if strings.Contains(string(b), "14.4") || strings.Contains(string(b), slo.APIAvailability) {
		t.Error("has a burn rate that cannot happen, or an objective that was not asked for")
	}
	if _, err := Rules(Config{Objectives: slo.Percents{Redirects: 100}}); err == nil {
		t.Error("an objective of 100 % is accepted")
	}
}

func TestBlackbox(t *testing.T) {
	b, err := Blackbox(usual(), "https://s.example/canary", "https://example.com/it's?a=b")
	if err != nil {
		t.Fatal(err)
	}
	d := yaml.NewDecoder(strings.NewReader(string(b)))
	var module, scrape any
	if err := d.Decode(&module); err != nil {
		t.Fatal(err)
	}
	if err := d.Decode(&scrape); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), `^https://example\.com/it''s\?a=b$`) {
		t.Errorf("%s", b)
	}
	if _, err := Blackbox(usual(), "canary", "https://example.com/"); err == nil {
		t.Error("what is no URL is accepted")
	}
}
