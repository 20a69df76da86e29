package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"sync"
	"time"

	"github.com/jinklink/jink/auth"
	"github.com/jinklink/jink/certificate"
	"github.com/jinklink/jink/click"
	"github.com/jinklink/jink/geo"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/observe"
	"github.com/jinklink/jink/observe/metric"
	"github.com/jinklink/jink/overload"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/slo"
	"github.com/jinklink/jink/store/postgres"
	"github.com/jinklink/jink/visitor"
)

// Streams are where a server writes.
type Streams struct {
	Out      io.Writer // what a person who starts it should see: addresses, and the first token
	Err      io.Writer // the log
	Terminal bool      // whether Err is a terminal
	Version  string

	// LookupEnv finds the standard variables of OpenTelemetry; nil: nothing is traced.
	LookupEnv func(name string) (string, bool)

	// ReadFile reads the files that settings name, such as tls_cert, and Stat tells whether one has changed.
	ReadFile func(name string) ([]byte, error)
	Stat     func(name string) (fs.FileInfo, error)

	// Listeners are sockets that whoever started the server has opened: "public", "tls", "admin".
	Listeners map[string]net.Listener
	// Notify tells whoever started the server how it is, as systemd wants to be told; nil: nobody asks.
	Notify func(state string)
	// Watchdog is how long the server may be silent before it is taken for dead; 0: nobody waits for a sign.
	Watchdog time.Duration
	// Hangups calls f when files are to be read anew, as on SIGHUP, until what it returns is called; nil: nobody asks for it.
	Hangups func(f func()) (stop func())
}

// ErrInterrupted is the cause with which a context ends when somebody at the keyboard wants the server to stop. It then
// does not wait for load balancers to notice.
var ErrInterrupted = errors.New("interrupted")

// Run serves until ctx ends, then stops in order: see stop.go. Failures to start are *Error.
func Run(ctx context.Context, cfg *Config, streams Streams) error {
	ballast := make([]byte, ballastBytes)
	defer runtime.KeepAlive(ballast)
	open, err := cfg.openListeners(ctx, streams.Listeners)
	if err != nil {
		return err
	}
	defer open.close()
	if cfg.BaseURL == "" && (portOf(cfg.Addr) == "0" || streams.Listeners["public"] != nil) { // the port was chosen by others
		c := *cfg
		c.Addr = net.JoinHostPort(hostOf(cfg.Addr), portOf(open.public.Addr().String()))
		cfg = &c
	}
	s, err := newServer(ctx, cfg, streams)
	if err != nil {
		return err
	}
	s.open = open
	open.logTo(s.log)
	defer s.watchdog(streams)()
	if open.admin != nil { // first, so that an orchestrator sees that it is starting
		s.serve("admin", func() error { return s.admin.Serve(open.admin) })
		defer s.admin.Close()
	}
	if err := s.start(ctx); err != nil {
		return err
	}
	s.serve("public", func() error { return s.public.Serve(open.public) })
	if open.tls != nil {
		s.serve("tls", func() error { return s.public.ServeTLS(open.tls, "", "") })
	}
	if err := s.announce(ctx, streams.Out); err != nil {
		return errors.Join(err, s.stop(ctx))
	}
	streams.notify("READY=1")
	var failed error
	select {
	case <-ctx.Done():
	case failed = <-s.failed:
		s.log.Error("a listener failed", "error", failed)
	}
	streams.notify("STOPPING=1")
	return errors.Join(failed, s.stop(ctx))
}

// ballastBytes is memory that is reserved and never touched, so that it exists only in the garbage collector's books: a
// small instance, whose heap is a few megabytes, is then collected every some ten thousand redirects instead of every
// thousand. That saves a seventh of the CPU time of a redirect and costs as much real memory as this in garbage.
const ballastBytes = 32 << 20

// server is everything that runs.
type server struct {
	cfg     *Config
	version string
	log     *slog.Logger
	metrics *observe.Metrics
	tracing *observe.Tracing
	health  *health

	store    link.Store
	lookups  redirect.Store   // what redirects ask
	nodes    *postgres.Store  // nil for SQLite
	replicas *postgres.Reader // nil without any
	close    func() error     // the store

	keeper     *auth.Keeper
	recorder   *click.Recorder
	redirector *redirect.Redirector
	countries  *geo.File // nil without geoip
	visitors   *visitor.Source
	programs   *program.Engine
	site       *program.SiteFile // nil without program
	gate       *overload.Gate
	engine     *slo.Engine
	public     *http.Server
	admin      *http.Server
	failed     chan error // what a listener failed with

	open         listeners
	readFile     func(string) ([]byte, error)
	stat         func(string) (fs.FileInfo, error)
	hangups      func(func()) func()
	certificates *certificate.Manager // nil without https

	background    sync.WaitGroup
	endBackground context.CancelFunc
}

// newServer makes a server that can be watched while it starts.
func newServer(ctx context.Context, cfg *Config, streams Streams) (*server, error) {
	s := &server{cfg: cfg, version: streams.Version, health: &health{}, failed: make(chan error, 3), readFile: streams.ReadFile, stat: streams.Stat, hangups: streams.Hangups}
	kind, _, err := cfg.store()
	if err != nil {
		return nil, err
	}
	system := map[string]string{"postgres": "postgresql", "sqlite": "sqlite"}[kind]
	s.metrics = observe.NewMetrics(observe.Config{Version: streams.Version, System: system, Sources: s.sources(kind)})
	s.log = s.newLogger(streams)
	s.tracing, err = observe.NewTracing(ctx, observe.TracingConfig{LookupEnv: streams.LookupEnv, Version: streams.Version, Log: s.log})
	if err != nil {
		return nil, &Error{Message: err.Error()}
	}
	mux := http.NewServeMux()
	s.health.register(mux)
	mux.Handle("GET /metrics", s.whenStarted(s.metrics.Handler()))
	mux.Handle("GET /slo", s.whenStarted(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { slo.Handler(s.engine).ServeHTTP(w, r) })))
	s.admin = newHTTPServer(mux, s.log)
	return s, nil
}

// whenStarted answers with 503 until the server has started.
func (s *server) whenStarted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.health.started.Load() {
			http.Error(w, "the server is starting", http.StatusServiceUnavailable)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// start opens the store, wires the parts and begins what runs in the background.
func (s *server) start(ctx context.Context) error {
	if err := s.openStore(ctx); err != nil {
		return &Error{Message: "store: " + err.Error()}
	}
	if err := s.wire(ctx); err != nil {
		return errors.Join(err, s.close())
	}
	engine, hook, err := s.watchObjectives()
	if err != nil {
		return errors.Join(err, s.close())
	}
	s.engine = engine
	ctx, s.endBackground = context.WithCancel(context.WithoutCancel(ctx))
	s.background.Go(func() { engine.Run(ctx) })
	if hook != nil {
		s.background.Go(func() { hook.Run(ctx) })
	}
	s.background.Go(func() { s.gate.Run(ctx) })
	if s.countries != nil {
		s.background.Go(func() { s.countries.Run(ctx) })
	}
	if s.certificates != nil {
		s.background.Go(func() { s.certificates.Run(ctx) })
	}
	if s.site != nil {
		s.background.Go(func() { s.site.Run(ctx) })
	}
	s.onHangup(ctx, s.hangups)
	s.background.Go(func() { s.health.pulse(ctx, func() { s.redirector.Stats(); s.recorder.Stats() }) })
	if s.nodes != nil {
		s.background.Go(func() { s.follow(ctx) })
	}
	s.health.checks = s.checks
	s.health.started.Store(true)
	return nil
}

func (s *server) newLogger(streams Streams) *slog.Logger {
	level, err := s.cfg.logLevel()
	if err != nil {
		level = slog.LevelInfo
	}
	counters := map[string]func(){}
	for _, l := range []string{"debug", "info", "warn", "error"} {
		counters[l] = s.metrics.Counter(metric.LogMessages, l)
	}
	return observe.NewLogger(observe.LogConfig{Out: streams.Err, Level: level,
		Text:  s.cfg.LogFormat == "text" || s.cfg.LogFormat == "auto" && streams.Terminal,
		Count: func(level string) { counters[level]() }})
}

// usualBaseURL is where the command line looks for a server that nobody names.
const usualBaseURL = "http://localhost:8080"

// announce tells a person where the server is, and the first token.
func (s *server) announce(ctx context.Context, out io.Writer) error {
	secret, err := s.keeper.First(ctx)
	if err != nil {
		return err
	}
	base := s.cfg.baseURL()
	text := "jink serves short links at " + base + "/\n"
	if secret == "" {
		text += "  sign in       " + base + "/-/sign-in\n"
	} else {
		text += "  sign in       " + base + "/-/sign-in#" + url.PathEscape(secret) + "\n" +
			"  admin token   " + secret + "\n\n" +
			"The token is shown this once. To use the command line, say:\n  export JINK_TOKEN=" + secret + "\n"
		if base != usualBaseURL {
			text += "  export JINK_URL=" + base + "\n"
		}
	}
	_, err = io.WriteString(out, text)
	return err
}

func hostOf(addr string) string {
	host, _, _ := net.SplitHostPort(addr)
	return host
}

func portOf(addr string) string {
	_, port, _ := net.SplitHostPort(addr)
	return port
}
