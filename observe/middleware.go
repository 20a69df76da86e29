package observe

import (
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/netip"
	"runtime/debug"
	"strconv"
	"sync"
	"time"
)

// MiddlewareConfig says how requests are watched.
type MiddlewareConfig struct {
	Metrics *Metrics
	Tracing *Tracing     // nil: nothing is traced
	Log     *slog.Logger // nil: nothing is logged
	Access  AccessLog
	Address func(*http.Request) netip.Addr // the visitor's, for the log; nil: none is logged
	Now     func() time.Time               // nil: time.Now
}

// AccessLog says which requests are logged.
type AccessLog struct {
	errors bool
	share  float64 // of those that are no errors
}

// ParseAccessLog reads the setting access_log: off, errors, all, or errors and a share of the others such as 0.01.
func ParseAccessLog(s string) (AccessLog, error) {
	switch s {
	case "off":
		return AccessLog{}, nil
	case "errors":
		return AccessLog{errors: true}, nil
	case "all":
		return AccessLog{errors: true, share: 1}, nil
	}
	share, err := strconv.ParseFloat(s, 64)
	if err != nil || !(share >= 0 && share <= 1) {
		return AccessLog{}, errors.New("must be off, errors, all, or a share such as 0.01")
	}
	return AccessLog{errors: true, share: share}, nil
}

func (a AccessLog) wants(status int) bool {
	if status >= 500 {
		return a.errors
	}
	return a.share == 1 || a.share > 0 && rand.Float64() < a.share
}

// Middleware watches what next does with requests. The route is the pattern that is set on the request by then.
func Middleware(next http.Handler, cfg MiddlewareConfig) http.Handler {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	return &middleware{MiddlewareConfig: cfg, next: next, answers: sync.Pool{New: func() any { return new(answer) }}}
}

type middleware struct {
	MiddlewareConfig
	next    http.Handler
	answers sync.Pool
}

func (m *middleware) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := m.Now()
	method, secure := m.Metrics.requests.method(r.Method), r.TLS != nil
	active := m.Metrics.requests.begin(method, secure)
	a := m.answers.Get().(*answer)
	*a = answer{ResponseWriter: w}
	r, span := m.Tracing.begin(r, method)
	defer func() {
		p := recover()
		active.Dec()
		status := a.outcome(p)
		took := m.Now().Sub(began)
		pattern := route(r)
		m.Metrics.requests.note(seriesKey{method: method, route: pattern, version: version(r), status: status, secure: secure}, took, span.traceID())
		if m.Access.wants(status) {
			m.log(r, pattern, status, a.bytes, took)
		}
		span.end(pattern, status)
		*a = answer{}
		m.answers.Put(a)
		if p != nil {
			if p != http.ErrAbortHandler {
				m.Log.ErrorContext(r.Context(), "a request panicked", "method", r.Method, "path", r.URL.Path, "panic", p,
					"stack", string(debug.Stack())) // the handler's frames are still on it
			}
			panic(p) // net/http cuts the connection
		}
	}()
	m.next.ServeHTTP(a, r)
}

func (m *middleware) log(r *http.Request, pattern string, status int, bytes int64, took time.Duration) {
	attrs := []slog.Attr{slog.String("http.request.method", r.Method), slog.String("http.route", pattern),
		slog.Int("http.response.status_code", status), slog.String("url.path", r.URL.Path),
		slog.String("user_agent.original", r.UserAgent()), slog.Float64("duration_ms", float64(took.Microseconds())/1000),
		slog.Int64("bytes", bytes)}
	if m.Address != nil {
		attrs = append(attrs, slog.String("client.address", shorten(m.Address(r))))
	}
	level := slog.LevelInfo
	if status >= 500 {
		level = slog.LevelError
	}
	m.Log.LogAttrs(r.Context(), level, "request", attrs...)
}

// shorten keeps of an address what tells networks apart and no persons: an IPv4 /24, an IPv6 /48.
func shorten(a netip.Addr) string {
	if !a.IsValid() {
		return ""
	}
	bits := 48
	if a.Is4() {
		bits = 24
	}
	p, err := a.WithZone("").Prefix(bits)
	if err != nil {
		return ""
	}
	return p.String()
}

// answer notes the status and the size of an answer.
type answer struct {
	http.ResponseWriter
	status int // 0 until there is one
	bytes  int64
}

// outcome is the status that an answer counts as when the handler has returned, or has panicked with p. A handler that
// gives up on purpose has made no error; where it had not answered before, there is no status.
func (a *answer) outcome(p any) int {
	switch {
	case p == nil && a.status == 0:
		return http.StatusOK
	case p == nil, p == http.ErrAbortHandler:
		return a.status
	}
	return http.StatusInternalServerError
}

// Unwrap is for http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= 200 { // those below come before the answer itself
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}
