package program

import (
	"context"
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

	site atomic.Pointer[site] // nil: there is none
}

// cached is a program, or why there is none. Others wait for done while it is compiled.
type cached struct {
	done     chan struct{}
	program  atomic.Pointer[Program] // nil where there are problems, and once it was evicted, whoever still has the cached
	problems link.Problems
	size     int64
	used     atomic.Int64 // the tick at which it was last asked for
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
	return &Engine{cfg: cfg, turns: turns, compiler: compiler{budget: cfg.Budget, targets: cfg.Targets, modules: newModuleCache(), turns: turns},
		cached: map[key]*cached{}, healths: map[int64]*health{}}
}

// Check says what is wrong with a logic. One without problems is compiled by then, and ready for visits.
func (e *Engine) Check(l *link.Logic) link.Problems {
	if !l.Decides() {
		return nil
	}
	c, _ := e.get(keyOf(l), l)
	return slices.Clone(c.problems)
}

// get gives the program of a logic, which is compiled if nobody has asked for it lately; nil where there are problems.
func (e *Engine) get(k key, l *link.Logic) (*cached, *Program) {
	for {
		e.mu.RLock()
		c := e.cached[k]
		e.mu.RUnlock()
		if c == nil {
			var first bool
			if c, first = e.add(k); first {
				e.compile(k, c, l)
			}
		}
		<-c.done
		c.used.Store(e.tick.Add(1))
		if p := c.program.Load(); p != nil || len(c.problems) > 0 {
			return c, p
		}
	}
}

func (e *Engine) add(k key) (c *cached, first bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if c := e.cached[k]; c != nil {
		return c, false
	}
	c = &cached{done: make(chan struct{})}
	c.used.Store(e.tick.Add(1))
	e.cached[k] = c
	return c, true
}

func (e *Engine) compile(k key, c *cached, l *link.Logic) {
	c.problems = link.Problems{{Field: "program", Message: "could not be compiled"}} // what those who wait see if it panics
	defer close(c.done)
	var p *Program
	p, c.problems = e.compiler.compile(l)
	c.size = 4 << 10
	if p != nil {
		c.size = p.size()
		c.program.Store(p)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.bytes += c.size
	e.evict(k)
}

// evict drops programs that were not asked for lately until the rest fits. It drops more than it must, since it has to look
// at all of them.
func (e *Engine) evict(keep key) {
	if e.bytes <= e.cfg.CacheBytes {
		return
	}
	type old struct {
		key  key
		used int64
	}
	var all []old
	for k, c := range e.cached {
		if c.size > 0 && k != keep {
			all = append(all, old{k, c.used.Load()})
		}
	}
	slices.SortFunc(all, func(a, b old) int { return int(a.used - b.used) })
	for _, o := range all {
		if e.bytes <= e.cfg.CacheBytes*7/8 {
			return
		}
		e.bytes -= e.cached[o.key].size
		e.cached[o.key].program.Store(nil)
		delete(e.cached, o.key)
	}
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

// Errors tells what went wrong with a link's logic on this node.
func (e *Engine) Errors(linkID int64) Report {
	e.healthMu.Lock()
	h := e.healths[linkID]
	e.healthMu.Unlock()
	if h == nil {
		return Report{}
	}
	return h.report(e.cfg.Now()).sorted()
}

// healthOf returns the health of a link's logic; make says whether to begin one where there is none.
func (e *Engine) healthOf(id int64, k key, begin bool) *health {
	e.healthMu.Lock()
	defer e.healthMu.Unlock()
	h := e.healths[id]
	if h != nil && h.key == k {
		return h
	}
	if !begin {
		return nil
	}
	if h == nil && len(e.healths) >= maxHealths {
		var oldest int64
		var at time.Time
		for id, h := range e.healths {
			h.mu.Lock()
			if at.IsZero() || h.used.Before(at) {
				oldest, at = id, h.used
			}
			h.mu.Unlock()
		}
		delete(e.healths, oldest)
	}
	h = &health{key: k}
	e.healths[id] = h
	return h
}

// Prepare readies the logic of a link for visits; nil where there is none, and the site program has no say in redirects. It is
// quick: nothing is compiled before the first visit.
func (e *Engine) Prepare(l *link.Link) redirect.Decider {
	if !l.Logic.Decides() && !e.site.Load().has(OnRedirect) {
		return nil
	}
	d := &decider{engine: e, key: keyOf(&l.Logic), logic: l.Logic.Clone(), link: factsOf(l)}
	if h := e.healthOf(l.ID, d.key, false); h != nil {
		d.health.Store(h)
	}
	return d
}

// decider is the logic of one link.
type decider struct {
	engine *Engine
	key    key
	logic  link.Logic
	link   *linkFacts
	health atomic.Pointer[health]
	cached atomic.Pointer[cached] // see compiled
}

// Size is about the memory that it takes.
func (d *decider) Size() int {
	n := 400 + len(d.logic.Program) + len(d.link.title) + len(d.link.url)
	for i := range d.logic.Rules {
		n += 64 + len(d.logic.Rules[i].When) + len(d.logic.Rules[i].To)
		for _, h := range d.logic.Rules[i].Hosts {
			n += 16 + len(h)
		}
	}
	for _, t := range d.link.tags {
		n += 16 + len(t)
	}
	return n
}

// Decide says where a visit leads. Whatever goes wrong with the link's logic, the answer is the link's own target; whatever goes
// wrong with the site program, it is that of the link.
func (d *decider) Decide(_ context.Context, req *redirect.Request, rest string) redirect.Answer {
	var a redirect.Answer
	if d.logic.Decides() {
		a = d.ask(req, rest)
	}
	if s := d.engine.site.Load(); s.has(OnRedirect) {
		return s.review(d.engine, d.link, req, rest, a)
	}
	return a
}

// ask asks the link's logic.
func (d *decider) ask(req *redirect.Request, rest string) redirect.Answer {
	e := d.engine
	at, began := e.cfg.Now(), time.Now()
	if h := d.health.Load(); h != nil && h.bypassed(at) {
		e.cfg.Observe(OutcomeBypassed, 0)
		return redirect.Answer{}
	}
	a, failure := d.run(req, rest, at)
	if failure != nil {
		e.cfg.Observe(failure.Outcome, time.Since(began))
		if failure.Outcome != OutcomeBusy {
			d.failed(failure, at)
		}
		return redirect.Answer{}
	}
	outcome := OutcomeDecided
	if a.Outcome == 0 {
		outcome = OutcomeOwn
	}
	e.cfg.Observe(outcome, time.Since(began))
	if h := d.health.Load(); h != nil {
		h.succeeded()
	}
	return a
}

// compiled gives the program, which need not be looked for as long as it is not evicted; nil where there are problems.
func (d *decider) compiled() (*cached, *Program) {
	if c := d.cached.Load(); c != nil {
		if p := c.program.Load(); p != nil {
			c.used.Store(d.engine.tick.Add(1))
			return c, p
		}
	}
	c, p := d.engine.get(d.key, &d.logic)
	d.cached.Store(c)
	return c, p
}

// run asks the program.
func (d *decider) run(req *redirect.Request, rest string, at time.Time) (redirect.Answer, *Failure) {
	c, p := d.compiled()
	if p == nil {
		f := &Failure{Outcome: OutcomeBroken, Type: "CompileError", Where: c.problems[0].Field, Line: c.problems[0].Line, Message: c.problems[0].Message}
		return redirect.Answer{}, f
	}
	w, err := p.take()
	if err != nil {
		return redirect.Answer{}, failureOf(err, "program", nil)
	}
	defer p.give(w)
	w.start(d.engine, d.link, p, req, rest, at)
	a, rule, err := w.decide(p)
	if err != nil {
		f := failureOf(err, whereOf(rule), &w.run)
		f.Request = w.visit.summary()
		return redirect.Answer{}, f
	}
	a.Variants = w.takeVariants()
	return a, nil
}

func (d *decider) failed(f *Failure, at time.Time) {
	h := d.health.Load()
	if h == nil {
		h = d.engine.healthOf(d.link.id, d.key, true)
		d.health.Store(h)
	}
	if h.failed(f, at) {
		d.engine.cfg.Log.Warn("the logic of a link fails and is bypassed for a while", "link", d.link.slug, "domain", d.link.domain,
			"error", f.Type+": "+f.Message, "where", f.Where, "line", f.Line)
	}
}
