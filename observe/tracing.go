package observe

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
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
// alone. The exporter and the resource read the others themselves. Spans are sent over HTTP.
func NewTracing(ctx context.Context, cfg TracingConfig) (*Tracing, error) {
	get := environment(cfg.LookupEnv)
	if !get.wantsTraces() {
		return nil, nil
	}
	if err := get.check(); err != nil {
		return nil, err
	}
	sampler, err := get.sampler()
	if err != nil {
		return nil, err
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
	provider := sdk.NewTracerProvider(sdk.WithBatcher(&quiet{SpanExporter: exporter, log: cfg.Log}), sdk.WithResource(about), sdk.WithSampler(sampler))
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
		if err != nil && span.IsRecording() {
			span.RecordError(errors.New(redact(err.Error())))
			span.SetStatus(codes.Error, "")
		}
		span.End()
	}
}

// requestSpan is the span of a request; the zero one is none.
type requestSpan struct {
	span   trace.Span
	method string // as it stands in names
}

// begin starts the span of a request; method is the label of its method. Whoever sent the request does not decide what is
// recorded here: the trace that it belongs to there is linked, not continued, and a method that nobody knows names nothing.
func (t *Tracing) begin(r *http.Request, method string) (*http.Request, requestSpan) {
	if t == nil {
		return r, requestSpan{}
	}
	options := []trace.SpanStartOption{trace.WithNewRoot(), trace.WithSpanKind(trace.SpanKindServer)}
	remote := trace.SpanContextFromContext(propagation.TraceContext{}.Extract(context.Background(), propagation.HeaderCarrier(r.Header)))
	if remote.IsValid() {
		options = append(options, trace.WithLinks(trace.Link{SpanContext: remote}))
	}
	name := method
	if method == other {
		name = "HTTP"
	}
	ctx, span := t.tracer.Start(r.Context(), name, options...)
	if span.IsRecording() { // which most spans are not
		span.SetAttributes(attribute.String("http.request.method", method), attribute.String("url.path", redact(r.URL.Path)),
			attribute.String("url.scheme", scheme(r.TLS != nil)))
		if method == other {
			span.SetAttributes(attribute.String("http.request.method_original", r.Method))
		}
	}
	return r.WithContext(ctx), requestSpan{span, name}
}

func (s requestSpan) end(route string, status int) {
	if s.span == nil {
		return
	}
	if s.span.IsRecording() {
		if route != "" {
			s.span.SetName(s.method + " " + route)
			s.span.SetAttributes(attribute.String("http.route", route))
		}
		if status != 0 {
			s.span.SetAttributes(attribute.Int("http.response.status_code", status))
		}
		if status >= 500 {
			s.span.SetAttributes(attribute.String("error.type", strconv.Itoa(status)))
			s.span.SetStatus(codes.Error, "")
		}
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
