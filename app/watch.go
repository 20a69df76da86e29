package app

import (
	"context"
	"net/http"
	"net/netip"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/observe"
	"github.com/jinklink/jink/observe/metric"
	"github.com/jinklink/jink/overload"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/slo"
	"github.com/jinklink/jink/visitor"
)

// This file connects what is to be watched with those who watch.

// sources says where metrics come from. They are asked only when the server has started.
func (s *server) sources(kind string) observe.Sources {
	sources := observe.Sources{
		Cache: func() observe.CacheStats {
			c := s.redirector.Stats()
			return observe.CacheStats{Hits: c.Links.Hits, Negative: c.Missing.Hits, Stale: c.Stale, Misses: c.Misses,
				Links:   observe.CacheUsage{Entries: c.Links.Entries, Bytes: c.Links.Bytes, Evicted: c.Links.Evicted},
				Missing: observe.CacheUsage{Entries: c.Missing.Entries, Bytes: c.Missing.Bytes, Evicted: c.Missing.Evicted}}
		},
		Clicks: func() observe.ClickStats {
			c := s.recorder.Stats()
			return observe.ClickStats{Waiting: c.Waiting, Capacity: c.Capacity, Recorded: c.Recorded, Stored: c.Stored,
				DroppedFull: c.DroppedFull, DroppedShutdown: c.DroppedShutdown, DroppedByStore: c.DroppedStore, LastFlush: c.LastFlush}
		},
		Programs: func() observe.ProgramStats { return observe.ProgramStats(s.programs.Stats()) },
		Health:   s.health.status,
	}
	if kind == "postgres" {
		sources.Pool = func() observe.PoolStats { return observe.PoolStats(s.nodes.PoolStats()) }
		sources.Feed = s.feedStats
	}
	if s.cfg.Program != "" {
		sources.SiteRefused = func() bool { return s.site.Refused() != "" }
	}
	if s.cfg.TLSAddr != "" {
		sources.Certificates = func() map[string]time.Time { return s.certificates.Expiries() }
	}
	if s.cfg.StoreRead != "" {
		sources.Replicas = func() observe.ReplicaStats { return observe.ReplicaStats(s.replicas.Stats()) }
	}
	return sources
}

// watchStore counts and traces an operation of the store.
func (s *server) watchStore(ctx context.Context, operation string) (context.Context, func(error)) {
	began := time.Now()
	ctx, end := s.tracing.Start(ctx, "store."+operation)
	return ctx, func(err error) {
		code := failureCode(err)
		s.metrics.StoreOperation(operation, code, time.Since(began))
		if code == "" {
			err = nil // a link that is not there is an answer, not a failure
		}
		end(err)
	}
}

// failureCode is what an operation of the store failed with, as a label: "" where it did what it was asked for, and where
// the answer is that there is no such link or that others were first.
func failureCode(err error) string {
	switch code := link.CodeOf(err); code {
	case link.CodeUnavailable, link.CodeStorageFull, link.CodeReadOnly, link.CodeInternal:
		return string(code)
	}
	return ""
}

// outcomes counts what becomes of requests for short links.
func (s *server) outcomes() func(redirect.Outcome) {
	names := map[redirect.Outcome]string{redirect.Redirect: "redirect", redirect.NotFound: "not_found", redirect.Gone: "gone",
		redirect.Expired: "expired", redirect.Disabled: "disabled", redirect.Protected: "protected", redirect.Refused: "refused",
		redirect.Previewed: "preview", redirect.Failed: "error",
		redirect.Page: "page"}
	counters := make([]func(), len(names)+1)
	for outcome, name := range names {
		counters[outcome] = s.metrics.Counter(metric.Redirects, name)
	}
	return func(o redirect.Outcome) { counters[o]() }
}

// uncounted says which visits are no clicks, and counts them.
func (s *server) uncounted() func(*http.Request) bool {
	count := s.metrics.Counter(metric.ClicksExcluded)
	return func(r *http.Request) bool {
		if !visitor.Synthetic(r) {
			return false
		}
		count()
		return true
	}
}

// objectives returns what this server is held against.
func (c *Config) objectives() []slo.Objective {
	return slo.Percents{Redirects: c.ObjectiveRedirects, Latency: c.ObjectiveLatency, API: c.ObjectiveAPI, Clicks: c.ObjectiveClicks}.Objectives()
}

// watchObjectives makes the engine that holds the server against its objectives, and the webhook that tells of it, nil
// where nobody is to be told.
func (s *server) watchObjectives() (*slo.Engine, *slo.Webhook, error) {
	cfg := slo.Config{Objectives: s.cfg.objectives(), Source: s.events}
	var hook *slo.Webhook
	if s.cfg.AlertWebhook != "" {
		ok, failed := s.metrics.Counter(metric.WebhookDeliveries, "ok"), s.metrics.Counter(metric.WebhookDeliveries, "failed")
		hook = slo.NewWebhook(slo.WebhookConfig{URL: s.cfg.AlertWebhook, Instance: s.cfg.baseURL(), Runbooks: slo.DefaultRunbooks, Log: s.log,
			Delivered: func(delivered bool) {
				if delivered {
					ok()
				} else {
					failed()
				}
			}})
		cfg.Notify = hook.Notify
	}
	engine, err := slo.New(cfg)
	return engine, hook, err
}

// events counts what the objectives are about.
func (s *server) events() map[string]slo.Counts {
	t, c := s.metrics.Totals(), s.recorder.Stats()
	dropped := uint64(c.DroppedFull + c.DroppedShutdown + c.DroppedStore)
	return map[string]slo.Counts{
		slo.RedirectAvailability: {Bad: t.RedirectErrors, Total: t.Redirects},
		slo.RedirectLatency:      {Bad: t.RedirectsSlow, Total: t.Redirects},
		slo.APIAvailability:      {Bad: t.APIErrors, Total: t.API},
		slo.ClickDurability:      {Bad: dropped, Total: uint64(c.Recorded + c.DroppedFull)},
	}
}

// watched is the public handler as it is watched.
func (s *server) watched(next http.Handler) http.Handler {
	access, _ := observe.ParseAccessLog(s.cfg.AccessLog) // check has seen that it is valid
	return observe.Middleware(next, observe.MiddlewareConfig{Metrics: s.metrics, Tracing: s.tracing, Log: s.log, Access: access,
		Address: func(r *http.Request) netip.Addr { return visitor.Address(r, s.cfg.TrustedProxies) }})
}

// shed counts requests that are put off, and answers them with busy.
func (s *server) shed(surface string, busy http.HandlerFunc) func(http.ResponseWriter, *http.Request, overload.Reason) {
	counters := map[overload.Reason]func(){}
	for _, reason := range []overload.Reason{overload.Concurrency, overload.CPU} {
		counters[reason] = s.metrics.Counter(metric.Shed, surface, string(reason))
	}
	return func(w http.ResponseWriter, r *http.Request, reason overload.Reason) {
		counters[reason]()
		r.Pattern = map[string]string{"api": metric.RouteAPI, "dashboard": "/-/"}[surface]
		busy(w, r)
	}
}
