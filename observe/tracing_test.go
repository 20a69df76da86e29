package observe

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	spans "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// receiver is an OTLP collector.
type receiver struct {
	mu    sync.Mutex
	spans []*spans.Span
	about map[string]string
}

func (c *receiver) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	var request collector.ExportTraceServiceRequest
	if err == nil {
		err = proto.Unmarshal(body, &request)
	}
	if err != nil {
		panic(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, group := range request.ResourceSpans {
		c.about = map[string]string{}
		for _, a := range group.Resource.Attributes {
			c.about[a.Key] = a.Value.GetStringValue()
		}
		for _, scope := range group.ScopeSpans {
			c.spans = append(c.spans, scope.Spans...)
		}
	}
}

func TestTracing_sends_spans_and_writes_their_ids_into_the_log(t *testing.T) {
	c := &receiver{}
	server := httptest.NewServer(c)
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	t.Setenv("OTEL_TRACES_SAMPLER", "always_on")
	t.Setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test")
	var out bytes.Buffer
	log := NewLogger(LogConfig{Out: &out, Text: true})
	tracing, err := NewTracing(t.Context(), TracingConfig{LookupEnv: os.LookupEnv, Version: "v1", Log: log})
	if err != nil || tracing == nil {
		t.Fatal(tracing, err)
	}
	r := httptest.NewRequest("GET", "/a", nil)
	r.Header.Set("Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
	watch(everything(), MiddlewareConfig{Tracing: tracing}, func(w http.ResponseWriter, r *http.Request) {
		r.Pattern = "/{slug}"
		ctx, end := tracing.Start(r.Context(), "store.lookup")
		log.ErrorContext(ctx, "looked up")
		end(errors.New("down"))
		w.WriteHeader(503)
	}, r)
	if err := tracing.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(c.spans) != 2 {
		t.Fatalf("%d spans", len(c.spans))
	}
	child, parent := c.spans[0], c.spans[1]
	if parent.Name != "GET /{slug}" || child.Name != "store.lookup" || !bytes.Equal(child.ParentSpanId, parent.SpanId) ||
		parent.Status.GetCode() != spans.Status_STATUS_CODE_ERROR || child.Status.GetCode() != spans.Status_STATUS_CODE_ERROR {
		t.Errorf("%v\n%v", parent, child)
	}
	if len(parent.ParentSpanId) != 0 || len(parent.Links) != 1 || hex.EncodeToString(parent.Links[0].TraceId) != "0af7651916cd43dd8448eb211c80319c" {
		t.Errorf("a stranger's trace is continued, or not linked: %v", parent)
	}
	if !strings.Contains(out.String(), "trace_id="+hex.EncodeToString(parent.TraceId)) || !strings.Contains(out.String(), "span_id="+hex.EncodeToString(child.SpanId)) {
		t.Errorf("the log does not tell the trace: %s", out.String())
	}
	if c.about["service.name"] != "jink" || c.about["service.version"] != "v1" || c.about["deployment.environment.name"] != "test" {
		t.Errorf("the resource is %v", c.about)
	}
}

func TestTracing_is_off_unless_it_is_asked_for(t *testing.T) {
	for name, env := range map[string]map[string]string{
		"nothing": {}, "disabled": {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_SDK_DISABLED": "true"},
		"none": {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_TRACES_EXPORTER": "none"},
	} {
		tracing, err := NewTracing(t.Context(), TracingConfig{LookupEnv: func(n string) (string, bool) { v, ok := env[n]; return v, ok }})
		if tracing != nil || err != nil {
			t.Errorf("%s: %v %v", name, tracing, err)
		}
	}
	ctx, end := (*Tracing)(nil).Start(t.Context(), "x")
	end(nil)
	if ctx != t.Context() || (*Tracing)(nil).Close(t.Context()) != nil {
		t.Error("a Tracing that is off does something")
	}
}

func TestTracing_says_which_variable_it_cannot_follow(t *testing.T) {
	for name, bad := range map[string]string{
		"OTEL_EXPORTER_OTLP_PROTOCOL": "grpc", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL": "http/json", "OTEL_TRACES_EXPORTER": "zipkin",
		"OTEL_EXPORTER_OTLP_ENDPOINT": "localhost:4318", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://",
		"OTEL_TRACES_SAMPLER": "parentbased_traceid", "OTEL_TRACES_SAMPLER_ARG": "5%",
	} {
		says(t, name, bad)
	}
	for _, bad := range []string{"1.5", "-0.1", "NaN"} {
		says(t, "OTEL_TRACES_SAMPLER_ARG", bad)
	}
}

func says(t *testing.T, name, bad string) {
	t.Helper()
	env := map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", name: bad}
	_, err := NewTracing(t.Context(), TracingConfig{LookupEnv: func(n string) (string, bool) { v, ok := env[n]; return v, ok }})
	if err == nil || !strings.HasPrefix(err.Error(), name+":") {
		t.Errorf("%s=%s: %v", name, bad, err)
	}
}

func TestTracing_records_few_requests_unless_told_otherwise(t *testing.T) {
	c := &receiver{}
	server := httptest.NewServer(c)
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	tracing, err := NewTracing(t.Context(), TracingConfig{LookupEnv: os.LookupEnv, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	h := Middleware(http.HandlerFunc(redirecting), MiddlewareConfig{Metrics: everything(), Tracing: tracing})
	for range 1000 {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/a", nil))
	}
	if err := tracing.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := len(c.spans); n > 40 { // ten are expected; this is nine standard deviations above
		t.Errorf("%d of 1000 requests are traced", n)
	}
}

func TestTracing_samples_what_the_variables_say(t *testing.T) {
	for _, c := range []struct{ kind, arg, want string }{
		{"", "", "ParentBased{root:TraceIDRatioBased{0.01}"},
		{"", "0.5", "ParentBased{root:TraceIDRatioBased{0.5}"},
		{"parentbased_traceidratio", "0.2", "ParentBased{root:TraceIDRatioBased{0.2}"},
		{"traceidratio", "0", "TraceIDRatioBased{0}"},
		{"always_off", "nonsense", "AlwaysOffSampler"}, // which has no use for it
		{"parentbased_always_on", "", "ParentBased{root:AlwaysOnSampler"},
	} {
		env := environment(func(n string) (string, bool) {
			v, ok := map[string]string{"OTEL_TRACES_SAMPLER": c.kind, "OTEL_TRACES_SAMPLER_ARG": c.arg}[n]
			return v, ok
		})
		s, err := env.sampler()
		if err != nil || !strings.HasPrefix(s.Description(), c.want) {
			t.Errorf("%q %q: %v %v, want %s", c.kind, c.arg, s, err, c.want)
		}
	}
}

func TestTracing_survives_a_collector_that_is_away(t *testing.T) {
	away := httptest.NewServer(http.NotFoundHandler())
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", away.URL)
	t.Setenv("OTEL_TRACES_SAMPLER", "always_on")
	away.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_TIMEOUT", "300")
	var out bytes.Buffer
	tracing, err := NewTracing(t.Context(), TracingConfig{LookupEnv: os.LookupEnv, Log: slog.New(slog.NewTextHandler(&out, nil))})
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if w := watch(everything(), MiddlewareConfig{Tracing: tracing}, redirecting, httptest.NewRequest("GET", "/a", nil)); w.Code != 302 {
			t.Errorf("%d", w.Code)
		}
	}
	if err := tracing.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if n := strings.Count(out.String(), "traces cannot be sent"); n != 1 {
		t.Errorf("%d lines: %s", n, out.String())
	}
}
