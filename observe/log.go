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
	options := &slog.HandlerOptions{Level: cfg.Level}
	out := discreet{cfg.Out}
	var h slog.Handler = slog.NewJSONHandler(out, options)
	if cfg.Text {
		h = slog.NewTextHandler(out, options)
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

// discreet is a writer of lines that keeps secrets. It looks at what is about to be written and not at values, because a
// token may stand anywhere in them: in a message, a key, a list, an address, an error that quotes a header.
type discreet struct{ io.Writer }

func (d discreet) Write(line []byte) (int, error) {
	if text := string(line); strings.Contains(text, "jink_") {
		if _, err := io.WriteString(d.Writer, redact(text)); err != nil {
			return 0, err
		}
		return len(line), nil
	}
	return d.Writer.Write(line)
}

// redact takes API tokens out of a text, wherever they came from, such as a path that somebody pasted one into.
func redact(text string) string {
	if !strings.Contains(text, "jink_") {
		return text
	}
	// Compiled here, because this is hardly ever reached.
	return regexp.MustCompile(`jink_[A-Za-z0-9_-]{43}`).ReplaceAllString(text, "jink_…")
}
