package deploy

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/jinklink/jink/cli"
)

var update = flag.Bool("update", false, "write the files that jink prints")

// dashboard is where the dashboard is found in compose/compose.yaml.
const dashboard = "http://localhost:3000/d/jink-overview"

// TestMonitoring_is_what_the_program_prints holds the committed rules, alerts and dashboards to what "jink monitoring" of the
// same version prints. Run it with -update after a change.
func TestMonitoring_is_what_the_program_prints(t *testing.T) {
	for file, want := range map[string]string{
		"compose/prometheus/rules.yaml":                   jink(t, "monitoring", "rules"),
		"compose/prometheus/alerts.yaml":                  jink(t, "monitoring", "alerts", "--dashboard", dashboard),
		"kubernetes/components/monitoring/rules.yaml":     prometheusRule("jink-rules", jink(t, "monitoring", "rules")),
		"kubernetes/components/monitoring/alerts.yaml":    prometheusRule("jink-alerts", jink(t, "monitoring", "alerts")),
		"kubernetes/components/monitoring/dashboard.json": jink(t, "monitoring", "dashboards"),
	} {
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if b, err := os.ReadFile(file); err != nil || string(b) != want {
			t.Errorf("%s is not what the program prints: go test ./deploy -update (%v)", file, err)
		}
	}
}

// TestMonitoring_links_to_the_dashboard_that_there_is holds the address in the alerts to the dashboard's name.
func TestMonitoring_links_to_the_dashboard_that_there_is(t *testing.T) {
	_, uid, _ := strings.Cut(dashboard, "/d/")
	if !strings.Contains(jink(t, "monitoring", "dashboards"), `"uid": "`+uid+`"`) {
		t.Errorf("there is no dashboard %s", uid)
	}
}

// prometheusRule makes an object for the Prometheus operator of a file of groups.
func prometheusRule(name, groups string) string {
	head, body, _ := strings.Cut(groups, "groups:\n")
	return head + `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: ` + name + `
  labels: {app.kubernetes.io/name: jink, app.kubernetes.io/part-of: jink}
spec:
  groups:
` + indented(body)
}

func indented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			b.WriteString("  ")
		}
		b.WriteString(line)
	}
	return b.String()
}

// jink runs a command of the program, and returns what it prints.
func jink(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	code := cli.Run(t.Context(), cli.Env{Args: args, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
		LookupEnv: func(string) (string, bool) { return "", false }})
	if code != 0 {
		t.Fatalf("jink %s: %d %s", strings.Join(args, " "), code, &errs)
	}
	return out.String()
}
