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
	about string
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
		c.about = group.Resource.String()
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
	if !strings.Contains(c.about, `"jink"`) && !strings.Contains(c.about, "jink") {
		t.Errorf("the resource is %s", c.about)
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
	env := map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}
	_, err := NewTracing(t.Context(), TracingConfig{LookupEnv: func(n string) (string, bool) { v, ok := env[n]; return v, ok }})
	if err == nil || !strings.Contains(err.Error(), "OTEL_EXPORTER_OTLP_PROTOCOL") {
		t.Errorf("another protocol: %v", err)
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
