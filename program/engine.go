package program

import (
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// Config is what an Engine needs. All fields may be left out.
type Config struct {
	Budget  Budget
	Targets link.Targets
	// Visitors works out what logic sees of visitors.
	Visitors *visitor.Source
	// ShowIP lets logic see the addresses of visitors.
	ShowIP bool
	// CacheBytes bounds the memory of compiled programs and their interpreters; 0: 128 MiB.
	CacheBytes int64
	// Observe is told of each run; nil: nobody is.
	Observe func(outcome string, took time.Duration)
	// ObserveSite is told of each run of a function of the site program; nil: nobody is.
	ObserveSite func(h Hook, outcome string, took time.Duration)
	// MayMiss says whether the site program is asked about one more request of a visitor for what is not there; nil: always.
	MayMiss func(*redirect.Request) bool
	// Log is told when a link's logic begins to be bypassed; nil: nobody is.
	Log *slog.Logger
	Now func() time.Time // nil: time.Now
}

// Engine runs the logic of all links. Its methods may be called from many goroutines.
type Engine struct {
	cfg      Config
	compiler compiler
	turns    *turns

	mu     sync.RWMutex
	cached map[key]*cached
	bytes  int64
	tick   atomic.Int64

	healthMu sync.Mutex
	healths  map[int64]*health

	visits sync.Pool // those that are only compared with what is remembered

	site atomic.Pointer[site] // nil: there is none
}

// New returns an Engine.
func New(cfg Config) *Engine {
	cfg.Budget = cfg.Budget.withDefaults()
	if cfg.CacheBytes == 0 {
		cfg.CacheBytes = 128 << 20
	}
	if cfg.Observe == nil {
		cfg.Observe = func(string, time.Duration) {}
	}
	if cfg.ObserveSite == nil {
		cfg.ObserveSite = func(Hook, string, time.Duration) {}
	}
	if cfg.MayMiss == nil {
		cfg.MayMiss = func(*redirect.Request) bool { return true }
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Visitors == nil {
		cfg.Visitors = &visitor.Source{}
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	turns := newTurns()
	return &Engine{cfg: cfg, turns: turns, compiler: newCompiler(&cfg, turns),
		cached: map[key]*cached{}, healths: map[int64]*health{}, visits: sync.Pool{New: func() any { return new(visit) }}}
}

// Check says what is wrong with a logic. One without problems is compiled by then, and ready for visits.
func (e *Engine) Check(l *link.Logic) link.Problems {
	if !l.Decides() {
		return nil
	}
	c, _ := e.get(keyOf(l), l)
	return slices.Clone(c.problems)
}

// Stats are numbers for metrics.
type Stats struct {
	Programs int
	Bytes    int64
	Bypassed int // links whose logic is not asked now
}

// Stats returns them.
func (e *Engine) Stats() Stats {
	e.mu.RLock()
	s := Stats{Programs: len(e.cached), Bytes: e.bytes}
	e.mu.RUnlock()
	now := e.cfg.Now()
	e.healthMu.Lock()
	defer e.healthMu.Unlock()
	for _, h := range e.healths {
		if h.bypassed(now) {
			s.Bypassed++
		}
	}
	return s
}
