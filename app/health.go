package app

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/pprof"
	"sync/atomic"
	"time"
)

// health answers on the admin listener whether the process lives and whether it should be sent requests.
type health struct {
	checks   func() []check // nil until the server has started
	started  atomic.Bool
	draining atomic.Bool
	beat     atomic.Int64 // when the process was last seen to get on, in milliseconds; 0: it has not started
}

// check is one thing that a server needs to be well.
type check struct {
	name string
	run  func(context.Context) error
	// serves is how well the server works while the check fails.
	serves state
}

// state is what a load balancer is told: a server that is degraded should be sent requests like any other.
type state string

const (
	ready       state = "ok"
	degraded    state = "degraded"
	unavailable state = "unavailable"
	starting    state = "starting"
	stopping    state = "stopping"
)

const (
	// checkTimeout is shorter than any orchestrator waits for a probe.
	checkTimeout = 800 * time.Millisecond
	// wedgedAfter is how long nothing may get on before the process counts as dead.
	wedgedAfter = 30 * time.Second
)

// register adds what is asked over the admin listener about health.
func (h *health) register(mux *http.ServeMux) {
	for _, path := range []string{"/livez", "/healthz"} {
		mux.HandleFunc("GET "+path, h.live)
	}
	mux.HandleFunc("GET /startupz", h.startup)
	mux.HandleFunc("GET /readyz", h.ready)
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
}

// pulse proves again and again that the process gets on, by doing what needs the locks that redirects need.
func (h *health) pulse(ctx context.Context, touch func()) {
	tick := time.NewTicker(wedgedAfter / 6)
	defer tick.Stop()
	for {
		touch()
		h.beat.Store(time.Now().UnixMilli())
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// alive reports whether the process gets on. No dependency is asked: a database that is away is no reason to restart every
// node.
func (h *health) alive() bool {
	beat := h.beat.Load()
	return beat == 0 || time.Since(time.UnixMilli(beat)) < wedgedAfter
}

func (h *health) live(w http.ResponseWriter, _ *http.Request) {
	if !h.alive() {
		writeHealth(w, http.StatusServiceUnavailable, map[string]any{"status": "wedged"})
		return
	}
	writeHealth(w, http.StatusOK, map[string]any{"status": ready})
}

func (h *health) startup(w http.ResponseWriter, _ *http.Request) {
	if !h.started.Load() {
		writeHealth(w, http.StatusServiceUnavailable, map[string]any{"status": starting})
		return
	}
	writeHealth(w, http.StatusOK, map[string]any{"status": ready})
}

// result is what came of a check.
type result struct {
	check
	err  error
	took time.Duration
}

// run carries out the checks and says how the server is.
func (h *health) run(ctx context.Context) (s state, results []result) {
	if !h.started.Load() {
		return starting, nil
	}
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	s = ready
	for _, c := range h.checks() {
		began := time.Now()
		r := result{check: c, err: c.run(ctx)}
		r.took = time.Since(began)
		results = append(results, r)
		if r.err != nil && s != unavailable {
			s = c.serves
		}
	}
	if h.draining.Load() {
		s = stopping
	}
	return s, results
}

// ready says whether the server can answer with redirects now. With ?verbose it tells about each check.
func (h *health) ready(w http.ResponseWriter, r *http.Request) {
	s, results := h.run(r.Context())
	status := http.StatusServiceUnavailable
	if s == ready || s == degraded {
		status = http.StatusOK
	}
	answer := map[string]any{"status": s}
	var details []map[string]any
	for _, r := range results {
		text := "ok"
		if r.err != nil {
			text = r.err.Error()
		}
		answer[r.name] = text
		details = append(details, map[string]any{"name": r.name, "ok": r.err == nil, "detail": text,
			"status_if_failing": r.serves, "seconds": r.took.Seconds()})
	}
	if r.URL.Query().Has("verbose") {
		answer = map[string]any{"status": s, "checks": details}
	}
	writeHealth(w, status, answer)
}

// status is for the metric.
func (h *health) status() map[string]bool {
	s, results := h.run(context.Background())
	all := map[string]bool{"draining": s != stopping}
	for _, r := range results {
		all[r.name] = r.err == nil
	}
	return all
}

func writeHealth(w http.ResponseWriter, status int, answer map[string]any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(answer)
}

const (
	// staleAfter is how long a node may not know what others change before it says so: far longer than it usually takes.
	staleAfter = 5 * time.Second
	// fullAfter is the share of the queue of clicks that may be taken before a node says so.
	fullAfter = 0.9
)

// checks says what this server needs. Without its database it can serve what it holds in memory; with nothing there it
// should leave requests to others.
func (s *server) checks() []check {
	withoutStore := degraded
	if s.redirector.Stats().Links.Entries == 0 {
		withoutStore = unavailable
	}
	checks := []check{
		{"store", s.store.Ping, withoutStore},
		{"clicks", s.checkClicks, degraded},
	}
	if s.nodes != nil {
		checks = append(checks, check{"feed", s.checkFeed, degraded})
	}
	if s.certificates != nil {
		checks = append(checks, check{"certificates", s.checkCertificates, degraded})
	}
	return checks
}

func (s *server) checkClicks(context.Context) error {
	if c := s.recorder.Stats(); float64(c.Waiting) > fullAfter*float64(c.Capacity) {
		return fmt.Errorf("the clicks of %d links wait to be stored, and there is room for %d", c.Waiting, c.Capacity)
	}
	return nil
}

func (s *server) checkFeed(context.Context) error {
	last := s.nodes.FeedStats().LastSuccess
	if last.IsZero() {
		return fmt.Errorf("what other nodes change is not known yet")
	}
	if since := time.Since(last); since > staleAfter {
		return fmt.Errorf("what other nodes changed in the last %.0f s is not known", since.Seconds())
	}
	return nil
}
