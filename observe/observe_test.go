package observe

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
	dto "github.com/prometheus/client_model/go"
	sdk "go.opentelemetry.io/otel/sdk/trace"

	"github.com/jinklink/jink/observe/metric"
)

// everything is what a server with all parts exports.
func everything() *Metrics {
	return NewMetrics(Config{Version: "v1", System: "postgresql", Sources: Sources{
		Cache: func() CacheStats { return CacheStats{Hits: 3} }, Clicks: func() ClickStats { return ClickStats{Waiting: 2, LastFlush: time.Unix(7, 0)} },
		Pool: func() PoolStats { return PoolStats{Max: 20} }, Feed: func() FeedStats { return FeedStats{Listening: true} },
		Certificates: func() map[string]time.Time { return map[string]time.Time{"s.example": time.Unix(9, 0)} },
		Programs:     func() ProgramStats { return ProgramStats{Programs: 1} }, SiteRefused: func() bool { return true },
		Replicas: func() ReplicaStats { return ReplicaStats{Behind: 1} }, Health: func() map[string]bool { return map[string]bool{"store": true} },
	}})
}

func gather(t *testing.T, m *Metrics) map[string]*dto.MetricFamily {
	t.Helper()
	families, err := m.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*dto.MetricFamily{}
	for _, f := range families {
		all[f.GetName()] = f
	}
	return all
}

func TestMetrics_are_those_of_the_table(t *testing.T) {
	m := everything()
	m.StoreOperation("lookup", "", time.Millisecond)
	m.FeedDelay(time.Millisecond)
	m.SiteRun("on_redirect")(time.Millisecond)
	found := gather(t, m)
	for _, d := range metric.Table() {
		f := found[d.Name]
		if f == nil {
			t.Errorf("%s is in the table and not exported", d.Name)
			continue
		}
		if got := strings.ToLower(f.GetType().String()); got != string(d.Type) || f.GetHelp() != d.Help {
			t.Errorf("%s is a %s: %q", d.Name, got, f.GetHelp())
		}
		for _, series := range f.GetMetric() {
			var names []string
			for _, l := range series.GetLabel() {
				names = append(names, l.GetName())
			}
			want := labelNames(d)
			slices.Sort(want)
			if !slices.Equal(names, want) {
				t.Errorf("%s has the labels %v, want %v", d.Name, names, want)
			}
		}
		delete(found, d.Name)
	}
	for name := range found {
		if !strings.HasPrefix(name, "go_") && !strings.HasPrefix(name, "process_") && !strings.HasPrefix(name, "promhttp_") {
			t.Errorf("%s is exported and not in the table", name)
		}
	}
}

func TestMetrics_that_have_no_source_are_not_exported(t *testing.T) {
	found := gather(t, NewMetrics(Config{System: "sqlite"}))
	for _, name := range []string{metric.StoreConnections, metric.FeedDelay, metric.FeedLastSuccess, metric.ReplicaReads} {
		if found[name] != nil {
			t.Errorf("%s is exported", name)
		}
	}
	if got := len(found[metric.Redirects].GetMetric()); got != 10 {
		t.Errorf("%d outcomes of redirects begin at 0", got)
	}
}

func TestMetrics_satisfy_the_linters(t *testing.T) {
	m := everything()
	problems, err := testutil.GatherAndLint(m.registry)
	if err != nil || len(problems) > 0 {
		t.Errorf("%v %v", problems, err)
	}
	promtool, err := exec.LookPath("promtool")
	if err != nil && !slices.Contains(strings.Split(os.Getenv("JINK_REQUIRE"), ","), "prometheus") {
		t.Skip("promtool is not installed")
	}
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	check := exec.CommandContext(t.Context(), promtool, "check", "metrics")
	check.Stdin = w.Body
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("promtool: %v\n%s", err, out)
	}
}

// watch sends a request through a middleware over next.
func watch(m *Metrics, cfg MiddlewareConfig, next http.HandlerFunc, r *http.Request) *httptest.ResponseRecorder {
	cfg.Metrics = m
	w := httptest.NewRecorder()
	Middleware(next, cfg).ServeHTTP(w, r)
	return w
}

func redirecting(w http.ResponseWriter, r *http.Request) {
	r.Pattern = metric.RouteRedirect
	w.WriteHeader(http.StatusFound)
}

func TestMiddleware_takes_nothing_from_visitors_into_labels(t *testing.T) {
	m := everything()
	for i, method := range []string{"GET", "get", "BREW", "PROPFIND", "\x00", strings.Repeat("X", 1000)} {
		r := httptest.NewRequest("GET", "/"+strings.Repeat("path", i), nil)
		r.Method, r.Host, r.Proto, r.ProtoMajor, r.ProtoMinor = method, "evil.example", "HTTP/9.9", i, 9
		r.Header.Set("User-Agent", "evil")
		watch(m, MiddlewareConfig{}, redirecting, r)
		watch(m, MiddlewareConfig{}, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(404) }, r)
	}
	found := gather(t, m)
	for _, d := range metric.Table() {
		for _, l := range d.Labels {
			for _, series := range found[d.Name].GetMetric() {
				for _, got := range series.GetLabel() {
					if got.GetName() == l.Name && len(l.Values) > 0 && !slices.Contains(l.Values, got.GetValue()) {
						t.Errorf("%s: %s=%q", d.Name, l.Name, got.GetValue())
					}
					if got.GetName() == "http_route" && got.GetValue() != "" && got.GetValue() != metric.RouteRedirect {
						t.Errorf("the route %q", got.GetValue())
					}
				}
			}
		}
	}
}

func TestMiddleware_counts_what_became_of_requests(t *testing.T) {
	m := everything()
	now := time.Unix(0, 0)
	clock := func() time.Time { now = now.Add(30 * time.Millisecond); return now } // each request takes 30 ms
	ask := func(pattern string, next http.HandlerFunc) {
		r := httptest.NewRequest("GET", "/", nil)
		defer func() { recover() }()
		watch(m, MiddlewareConfig{Now: clock}, func(w http.ResponseWriter, r *http.Request) { r.Pattern = pattern; next(w, r) }, r)
	}
	ask("/{slug}", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(302) })
	ask("/{slug}", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(103); w.WriteHeader(503) })
	ask("/{slug}", func(http.ResponseWriter, *http.Request) { panic("a defect") })
	ask("GET /api/v1/links", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "[]") })
	ask("GET s.example/api/v1/links", func(http.ResponseWriter, *http.Request) {})
	ask("GET /api/v1/links", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(200); panic(http.ErrAbortHandler) })
	ask("GET /api/v1/links", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	ask("GET /api/v1/links", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(200); panic("a defect") })
	want := Totals{Redirects: 3, RedirectErrors: 2, RedirectsSlow: 3, API: 5, APIErrors: 1}
	if got := m.Totals(); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	counts := map[string]uint64{}
	for _, series := range gather(t, m)[metric.RequestDuration].GetMetric() {
		labels := map[string]string{}
		for _, l := range series.GetLabel() {
			labels[l.GetName()] = l.GetValue()
		}
		counts[labels["http_route"]+" "+labels["http_response_status_code"]+" "+labels["error_type"]] += series.GetHistogram().GetSampleCount()
	}
	for name, n := range map[string]uint64{"/{slug} 302 ": 1, "/{slug} 503 503": 1, "/{slug} 500 500": 1, "/api/v1/links 200 ": 3, "/api/v1/links  ": 1, "/api/v1/links 500 500": 1} {
		if counts[name] != n {
			t.Errorf("%s: %d, want %d", name, counts[name], n)
		}
	}
	if active := gather(t, m)[metric.ActiveRequests].GetMetric()[0].GetGauge().GetValue(); active != 0 {
		t.Errorf("%v requests are still being answered", active)
	}
}

func TestMiddleware_lets_handlers_control_the_answer(t *testing.T) {
	w := watch(everything(), MiddlewareConfig{}, func(w http.ResponseWriter, _ *http.Request) {
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
	}, httptest.NewRequest("GET", "/", nil))
	if !w.Flushed {
		t.Error("not flushed")
	}
}

type discard struct{}

func (discard) Header() http.Header         { return nil }
func (discard) Write(b []byte) (int, error) { return len(b), nil }
func (discard) WriteHeader(int)             {}

func TestMiddleware_allocates_nothing(t *testing.T) {
	h := Middleware(http.HandlerFunc(redirecting), MiddlewareConfig{Metrics: everything()})
	r := httptest.NewRequest("GET", "/a", nil)
	var w http.ResponseWriter = discard{}
	h.ServeHTTP(w, r)
	if n := testing.AllocsPerRun(200, func() { h.ServeHTTP(w, r) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkMiddleware(b *testing.B) {
	r := httptest.NewRequest("GET", "/a", nil)
	var w http.ResponseWriter = discard{}
	traced := func(s sdk.Sampler) *Tracing {
		return &Tracing{tracer: sdk.NewTracerProvider(sdk.WithSampler(s)).Tracer("")}
	}
	errorsOnly, _ := ParseAccessLog("errors")
	for _, c := range []struct {
		name string
		cfg  *MiddlewareConfig
	}{
		{"bare", nil},
		{"watched", &MiddlewareConfig{}},
		{"watched, errors logged", &MiddlewareConfig{Access: errorsOnly}},
		{"traced, not sampled", &MiddlewareConfig{Tracing: traced(sdk.NeverSample())}},
		{"traced, sampled", &MiddlewareConfig{Tracing: traced(sdk.AlwaysSample())}},
	} {
		var h http.Handler = http.HandlerFunc(redirecting)
		if c.cfg != nil {
			c.cfg.Metrics = everything()
			h = Middleware(h, *c.cfg)
		}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				h.ServeHTTP(w, r)
			}
		})
	}
}

func TestAccessLog(t *testing.T) {
	for setting, want := range map[string]string{"off": "", "errors": "503", "all": "302 503", "0": "503", "1": "302 503"} {
		access, err := ParseAccessLog(setting)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		cfg := MiddlewareConfig{Log: slog.New(slog.NewTextHandler(&out, nil)), Access: access,
			Address: func(*http.Request) netip.Addr { return netip.MustParseAddr("192.0.2.77") }}
		var got []string
		for _, status := range []int{302, 503} {
			out.Reset()
			watch(everything(), cfg, func(w http.ResponseWriter, r *http.Request) { r.Pattern = "/{slug}"; w.WriteHeader(status) },
				httptest.NewRequest("GET", "/a", nil))
			line := out.String()
			if strings.Contains(line, "http.response.status_code=302") {
				got = append(got, "302")
			}
			if strings.Contains(line, "http.response.status_code=503") && strings.Contains(line, "level=ERROR") {
				got = append(got, "503")
			}
			if line != "" && (!strings.Contains(line, "client.address=192.0.2.0/24") || !strings.Contains(line, "http.route=/{slug}")) {
				t.Errorf("%s", line)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("access_log = %s: %v, want %s", setting, got, want)
		}
	}
	share, err := ParseAccessLog("0.25")
	logged := 0
	for range 4000 {
		if share.wants(302) {
			logged++
		}
	}
	if err != nil || logged < 800 || logged > 1200 || !share.wants(500) { // seven standard deviations
		t.Errorf("%d of 4000 with a share of a quarter: %v", logged, err)
	}
	for _, bad := range []string{"", "some", "2", "-1", "NaN"} {
		if _, err := ParseAccessLog(bad); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

func TestAddresses_are_shortened(t *testing.T) {
	for from, want := range map[string]string{"192.0.2.77": "192.0.2.0/24", "2001:db8:1:2:3::4": "2001:db8:1::/48", "fe80::1%eth0": "fe80::/48"} {
		if got := shorten(netip.MustParseAddr(from)); got != want {
			t.Errorf("%s: %s, want %s", from, got, want)
		}
	}
}

func TestLogger_counts_lines_and_keeps_secrets(t *testing.T) {
	var out bytes.Buffer
	var levels []string
	log := NewLogger(LogConfig{Out: &out, Level: slog.LevelInfo, Count: func(l string) { levels = append(levels, l) }})
	token := "jink_" + strings.Repeat("a1-_", 10) + "xyz"
	log.Debug("not written")
	log.Info("a path", "path", "/-/sign-in/"+token)
	log.With("header", "Bearer "+token).WithGroup("g").Error("an error", "error", errors.New("refused "+token))
	log.Warn(token)
	log.Warn("in values of other kinds", "list", []string{token}, "url", &url.URL{Path: "/" + token}, token, slog.GroupValue(slog.String("inner", token)))
	if got := strings.Join(levels, " "); got != "info error warn warn" {
		t.Errorf("counted %s", got)
	}
	for line := range strings.Lines(out.String()) {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
	if strings.Contains(out.String(), token) || strings.Count(out.String(), "jink_…") != 8 {
		t.Errorf("%s", out.String())
	}
	NewLogger(LogConfig{Out: fullDisk{}}).ErrorContext(context.Background(), "cannot be written") // and goes on
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }
