package probe_test

import (
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/prometheus/client_golang/prometheus/testutil/promlint"

	"github.com/jinklink/jink/probe"
)

func TestMetrics(t *testing.T) {
	m := probe.NewMetrics()
	s := start(t)
	target, pool := secure(t, s.proxy(t, nil), time.Now().Add(90*24*time.Hour))
	m.Set(round(t, probe.Config{Target: target, Name: "good", Token: s.Token, RootCAs: pool}))
	m.Set(round(t, probe.Config{Target: s.URL, Name: "bad", Token: "jink_nobody-has-this-token-0123456789"}))
	m.Set(round(t, probe.Config{Target: s.URL, Name: "again", Slug: "not-there"}))
	m.Set(round(t, probe.Config{Target: s.URL, Name: "again", Token: s.Token}))

	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	text := w.Body.String()
	for _, want := range []string{
		`probe_success{address="",target="good"} 1`,
		`probe_success{address="",target="bad"} 0`,
		`probe_success{address="",target="again"} 1`,
		`probe_http_status_code{address="",target="good"} 302`,
		`probe_http_status_code{address="",target="bad"} 0`,
		`probe_http_ssl{address="",target="good"} 1`,
		`probe_http_ssl{address="",target="bad"} 0`,
		`probe_ip_protocol{address="",target="good"} 4`,
		`probe_step_success{address="",step="gone",target="good"} 1`,
		`probe_step_success{address="",step="create",target="bad"} 0`,
		`probe_step_success{address="",step="identify",target="bad"} 1`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("there is no %s", want)
		}
	}
	for _, want := range []string{
		`probe_duration_seconds\{.*"good"\} 0\.`,
		`probe_dns_lookup_time_seconds\{.*"good"\} `,
		`probe_http_duration_seconds\{.*phase="processing",target="good"\} 0\.0`,
		`probe_http_duration_seconds\{.*phase="resolve",target="good"\} `,
		`probe_http_duration_seconds\{.*phase="transfer",target="good"\} `,
		`probe_http_duration_seconds\{.*phase="connect",target="good"\} [0-9.e-]*[1-9]`,
		`probe_http_duration_seconds\{.*phase="tls",target="good"\} 0\.`,
		`probe_http_duration_seconds\{.*phase="tls",target="bad"\} 0\n`,
		`probe_ssl_earliest_cert_expiry\{.*"good"\} 1\.`,
		`probe_step_duration_seconds\{.*step="follow",target="good"\} 0\.`,
	} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("nothing is like %s", want)
		}
	}
	for _, unwanted := range []string{`step="follow",target="bad"`, `step="tls",target="bad"`, `cert_expiry{address="",target="bad"`} {
		if strings.Contains(text, unwanted) {
			t.Errorf("there is %s", unwanted)
		}
	}
	if t.Failed() {
		t.Log(text)
	}

	registry := prometheus.NewPedanticRegistry()
	registry.MustRegister(m)
	problems, err := testutil.GatherAndLint(registry)
	if err != nil {
		t.Fatal(err)
	}
	// The names are those of the blackbox exporter, which has one without a unit.
	problems = slices.DeleteFunc(problems, func(p promlint.Problem) bool { return p.Metric == "probe_ssl_earliest_cert_expiry" })
	if len(problems) > 0 {
		t.Errorf("%v", problems)
	}
}
