package observe

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// Tracing sends spans to a collector. A nil Tracing is one that is switched off, and costs nothing.
type Tracing struct {
	provider *sdk.TracerProvider
	tracer   trace.Tracer
}

// TracingConfig is what Tracing needs.
type TracingConfig struct {
	LookupEnv func(string) (string, bool) // nil: no environment, and so no tracing
	Version   string
	Log       *slog.Logger
}

// NewTracing returns nil unless the standard variables ask for tracing: OTEL_EXPORTER_OTLP_ENDPOINT or its form for traces
// alone. The exporter, the sampler and the resource read the others themselves. Spans are sent over HTTP.
func NewTracing(ctx context.Context, cfg TracingConfig) (*Tracing, error) {
	get := func(name string) string {
		if cfg.LookupEnv == nil {
			return ""
		}
		v, _ := cfg.LookupEnv(name)
		return v
	}
	if get("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && get("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "" ||
		strings.EqualFold(get("OTEL_SDK_DISABLED"), "true") || get("OTEL_TRACES_EXPORTER") == "none" {
		return nil, nil
	}
	for _, name := range []string{"OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"} {
		if v := get(name); v != "" && v != "http/protobuf" {
			return nil, fmt.Errorf("%s: is %q; jink sends traces by http/protobuf only", name, v)
		}
	}
	if v := get("OTEL_TRACES_EXPORTER"); v != "" && v != "otlp" {
		return nil, fmt.Errorf("OTEL_TRACES_EXPORTER: is %q; jink knows otlp and none", v)
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("preparing to send traces: %w", err)
	}
	about, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "jink"), attribute.String("service.version", cfg.Version)),
		resource.WithTelemetrySDK(), resource.WithFromEnv())
	if err != nil {
		return nil, fmt.Errorf("preparing to send traces: OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	options := []sdk.TracerProviderOption{sdk.WithBatcher(&quiet{SpanExporter: exporter, log: cfg.Log}), sdk.WithResource(about)}
	if get("OTEL_TRACES_SAMPLER") == "" {
		options = append(options, sdk.WithSampler(sdk.ParentBased(sdk.TraceIDRatioBased(0.01))))
	}
	provider := sdk.NewTracerProvider(options...)
	return &Tracing{provider: provider, tracer: provider.Tracer("github.com/jinklink/jink")}, nil
}

// Close sends what waits.
func (t *Tracing) Close(ctx context.Context) error {
	if t == nil {
		return nil
	}
	return t.provider.Shutdown(ctx)
}

// Start begins a span inside the one of ctx. The returned function ends it, with what went wrong.
func (t *Tracing) Start(ctx context.Context, name string) (context.Context, func(error)) {
	if t == nil || !trace.SpanContextFromContext(ctx).IsValid() {
		return ctx, func(error) {}
	}
	ctx, span := t.tracer.Start(ctx, name)
	return ctx, func(err error) {
		if err != nil {
			span.RecordError(err)
			span.SetStatus(codes.Error, "")
		}
		span.End()
	}
}

// requestSpan is the span of a request; the zero one is none.
type requestSpan struct {
	span   trace.Span
	method string
}

// begin starts the span of a request. Whoever sent the request does not decide what is recorded here: the trace that it
// belongs to there is linked, not continued.
func (t *Tracing) begin(r *http.Request) (*http.Request, requestSpan) {
	if t == nil {
		return r, requestSpan{}
	}
	options := []trace.SpanStartOption{trace.WithNewRoot(), trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(
		attribute.String("http.request.method", r.Method), attribute.String("url.path", r.URL.Path), attribute.String("url.scheme", scheme(r.TLS != nil)))}
	remote := trace.SpanContextFromContext(propagation.TraceContext{}.Extract(context.Background(), propagation.HeaderCarrier(r.Header)))
	if remote.IsValid() {
		options = append(options, trace.WithLinks(trace.Link{SpanContext: remote}))
	}
	ctx, span := t.tracer.Start(r.Context(), r.Method, options...)
	return r.WithContext(ctx), requestSpan{span, r.Method}
}

func (s requestSpan) end(route string, status int) {
	if s.span == nil {
		return
	}
	if route != "" {
		s.span.SetName(s.method + " " + route)
		s.span.SetAttributes(attribute.String("http.route", route))
	}
	s.span.SetAttributes(attribute.Int("http.response.status_code", status))
	if status >= 500 {
		s.span.SetStatus(codes.Error, "")
	}
	s.span.End()
}

// traceID is "" where nothing of the trace is kept.
func (s requestSpan) traceID() string {
	if s.span == nil || !s.span.SpanContext().IsSampled() {
		return ""
	}
	return s.span.SpanContext().TraceID().String()
}

// quiet is an exporter whose failures go to the log, one a minute: the collector being away is nobody else's trouble.
type quiet struct {
	sdk.SpanExporter
	log *slog.Logger

	mu   sync.Mutex
	last time.Time
}

func (q *quiet) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	err := q.SpanExporter.ExportSpans(ctx, spans)
	if err == nil {
		return nil
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if time.Since(q.last) >= time.Minute {
		q.last = time.Now()
		q.log.WarnContext(context.WithoutCancel(ctx), "traces cannot be sent", "error", err)
	}
	return nil
}
