package observe

import (
	"context"
	"io"
	"log/slog"
	"regexp"
	"strings"

	"go.opentelemetry.io/otel/trace"
)

// LogConfig says where and how a server logs.
type LogConfig struct {
	Out   io.Writer
	Level slog.Level
	Text  bool               // for people; else JSON
	Count func(level string) // told of each line by its level in lower case; nil: nobody is
}

// NewLogger returns a logger whose lines carry the trace that they belong to. Secrets do not get into it.
func NewLogger(cfg LogConfig) *slog.Logger {
	options := &slog.HandlerOptions{Level: cfg.Level, ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr { return redact(a) }}
	var h slog.Handler = slog.NewJSONHandler(cfg.Out, options)
	if cfg.Text {
		h = slog.NewTextHandler(cfg.Out, options)
	}
	return slog.New(&handler{Handler: h, count: cfg.Count})
}

type handler struct {
	slog.Handler
	count func(level string)
}

// Handle writes a line. One that cannot be written is lost: a full disk is no reason to stop serving.
func (h *handler) Handle(ctx context.Context, r slog.Record) error {
	if h.count != nil {
		h.count(levelName(r.Level))
	}
	if span := trace.SpanContextFromContext(ctx); span.IsValid() {
		r.AddAttrs(slog.String("trace_id", span.TraceID().String()), slog.String("span_id", span.SpanID().String()),
			slog.String("trace_flags", span.TraceFlags().String()))
	}
	return h.Handler.Handle(ctx, r)
}

func (h *handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &handler{Handler: h.Handler.WithAttrs(attrs), count: h.count}
}

func (h *handler) WithGroup(name string) slog.Handler {
	return &handler{Handler: h.Handler.WithGroup(name), count: h.count}
}

func levelName(l slog.Level) string {
	switch {
	case l < slog.LevelInfo:
		return "debug"
	case l < slog.LevelWarn:
		return "info"
	case l < slog.LevelError:
		return "warn"
	}
	return "error"
}

// redact takes API tokens out of what is about to be written, wherever they came from: a path that somebody pasted one
// into, an error that quotes a header.
func redact(a slog.Attr) slog.Attr {
	text := ""
	switch v := a.Value.Resolve(); v.Kind() {
	case slog.KindString:
		text = v.String()
	case slog.KindAny:
		err, ok := v.Any().(error)
		if !ok {
			return a
		}
		text = err.Error()
	default:
		return a
	}
	if strings.Contains(text, "jink_") {
		a.Value = slog.StringValue(secret().ReplaceAllString(text, "jink_…"))
	}
	return a
}

// secret matches an API token. It is compiled when one may be there, which is hardly ever.
func secret() *regexp.Regexp { return regexp.MustCompile(`jink_[A-Za-z0-9_-]{43}`) }
