package app

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/pprof"
	"sync/atomic"
	"time"
)

// health answers on the admin listener whether the process lives and whether it should be sent requests.
type health struct {
	ping     func(context.Context) error
	draining atomic.Bool
}

// pingTimeout is shorter than any orchestrator waits for a probe.
const pingTimeout = 800 * time.Millisecond

func (h *health) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) {
		// No dependency is asked: a database that is away is no reason to restart every node.
		writeHealth(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.HandleFunc("GET /readyz", h.ready)
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}

func (h *health) ready(w http.ResponseWriter, r *http.Request) {
	answer := map[string]string{"status": "ok", "store": "ok"}
	status := http.StatusOK
	ctx, cancel := context.WithTimeout(r.Context(), pingTimeout)
	defer cancel()
	if err := h.ping(ctx); err != nil {
		answer["store"] = err.Error()
		answer["status"] = "unavailable"
		status = http.StatusServiceUnavailable
	}
	if h.draining.Load() {
		answer["status"] = "stopping"
		status = http.StatusServiceUnavailable
	}
	writeHealth(w, status, answer)
}

func writeHealth(w http.ResponseWriter, status int, answer map[string]string) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(answer)
}
