package observe

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.opentelemetry.io/otel"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"pgregory.net/rapid"

	"github.com/jinklink/jink/observe/metric"
)

// This file tests what happens to watching when something fails, and that its two ways of counting agree.

// The registry asks from a goroutine of its own, and it is the library that recovers there.
func TestMetrics_survive_a_source_that_panics(t *testing.T) {
	m := NewMetrics(Config{System: "sqlite", Sources: Sources{Cache: func() CacheStats { panic("a defect") }}})
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "a defect") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	families, _ := m.registry.Gather()
	for _, f := range families {
		if f.GetName() == "promhttp_metric_handler_errors_total" && f.GetMetric()[1].GetCounter().GetValue() == 1 {
			return
		}
	}
	t.Error("the failure is not counted")
}

func TestMiddleware_logs_a_panic_and_passes_it_on(t *testing.T) {
	for _, c := range []struct {
		value any
		lines int
	}{{"a defect", 1}, {http.ErrAbortHandler, 0}} {
		var out bytes.Buffer
		cfg := MiddlewareConfig{Log: slog.New(slog.NewTextHandler(&out, nil))} // requests are not logged
		func() {
			defer func() {
				if p := recover(); p != c.value {
					t.Errorf("it panics with %v, want %v", p, c.value)
				}
			}()
			watch(everything(), cfg, func(http.ResponseWriter, *http.Request) { explode(c.value) }, httptest.NewRequest("GET", "/a", nil))
		}()
		if n := strings.Count(out.String(), "a request panicked"); n != c.lines {
			t.Errorf("%v: %d lines", c.value, n)
		}
		if c.lines > 0 && !strings.Contains(out.String(), "observe.explode") {
			t.Errorf("the log does not say where it was: %s", out.String())
		}
	}
}

func explode(value any) { panic(value) }

func TestTotals_agree_with_the_histogram(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := everything()
		for range rapid.IntRange(0, 30).Draw(t, "requests") {
			m.requests.note(seriesKey{method: "GET", version: "1.1",
				route:  rapid.SampledFrom([]string{"", "/", metric.RouteRedirect, "/api/", "/api/v1/links"}).Draw(t, "route"),
				status: rapid.SampledFrom([]int{0, 200, 302, 404, 499, 500, 503}).Draw(t, "status")},
				rapid.SampledFrom([]time.Duration{0, 24 * time.Millisecond, 25 * time.Millisecond, 25*time.Millisecond + 1, time.Second}).Draw(t, "took"), "")
		}
		families, err := m.registry.Gather()
		if err != nil {
			t.Fatal(err)
		}
		var want Totals
		for _, f := range families {
			if f.GetName() != metric.RequestDuration {
				continue
			}
			for _, series := range f.GetMetric() {
				h, labels := series.GetHistogram(), map[string]string{}
				for _, l := range series.GetLabel() {
					labels[l.GetName()] = l.GetValue()
				}
				n, failed := h.GetSampleCount(), strings.HasPrefix(labels["http_response_status_code"], "5")
				switch route := labels["http_route"]; {
				case route == metric.RouteRedirect:
					want.Redirects += n
					if failed {
						want.RedirectErrors += n
					}
					for _, b := range h.GetBucket() {
						if b.GetUpperBound() == metric.LatencyBound {
							want.RedirectsSlow += n - b.GetCumulativeCount()
						}
					}
				case strings.HasPrefix(route, metric.RouteAPI):
					want.API += n
					if failed {
						want.APIErrors += n
					}
				}
			}
		}
		if got := m.Totals(); got != want {
			t.Fatalf("%+v, the histogram says %+v", got, want)
		}
	})
}

func TestMetrics_have_native_histograms_of_requests(t *testing.T) {
	h := gather(t, everything())[metric.RequestDuration].GetMetric()[0].GetHistogram()
	if h.Schema == nil || len(h.GetBucket()) != len(metric.RequestBuckets()) {
		t.Errorf("schema %v, %d classic buckets", h.Schema, len(h.GetBucket()))
	}
}

// away is an exporter that cannot send.
type away struct{ tracetest.NoopExporter }

func (*away) ExportSpans(context.Context, []sdk.ReadOnlySpan) error {
	return errors.New("connection refused")
}

func TestTracing_complains_once_a_minute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		q := &quiet{SpanExporter: &away{}, log: slog.New(slog.NewTextHandler(&out, nil))}
		for i, want := range []int{1, 1, 1, 2, 2} { // after 0, 25, 50, 75 and 100 seconds
			if err := q.ExportSpans(t.Context(), nil); err != nil {
				t.Error(err)
			}
			if n := strings.Count(out.String(), "traces cannot be sent"); n != want {
				t.Errorf("after %d s: %d lines, want %d", 25*i, n, want)
			}
			time.Sleep(25 * time.Second)
		}
	})
}

func TestTracing_waits_for_a_collector_only_as_long_as_it_may(t *testing.T) {
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	defer server.Close()
	defer close(release)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	t.Setenv("OTEL_TRACES_SAMPLER", "always_on")
	before := fmt.Sprintf("%p %v", otel.GetTracerProvider(), otel.GetTextMapPropagator())
	tracing, err := NewTracing(t.Context(), TracingConfig{LookupEnv: os.LookupEnv, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	watch(everything(), MiddlewareConfig{Tracing: tracing}, redirecting, httptest.NewRequest("GET", "/a", nil))
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	_ = tracing.Close(ctx) // it may say that it ran out of time
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("closing took %v", took)
	}
	if after := fmt.Sprintf("%p %v", otel.GetTracerProvider(), otel.GetTextMapPropagator()); after != before {
		t.Errorf("global state has changed from %s to %s", before, after)
	}
}
