package program

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/redirect"
)

// worker is an interpreter with everything that a visit needs beside it, so that a visit allocates nothing.
type worker struct {
	in      *python.Interpreter
	rules   *python.Callable
	route   *python.Callable
	hooks   map[Hook]*python.Callable // of the site program
	visit   visit
	req     python.Value
	run     runContext
	clock   fixedClock
	output  keptOutput
	targets map[string][]string
}

func newWorker(p *Program) (*worker, error) {
	w := &worker{in: p.template.New(), targets: map[string][]string{}}
	var err error
	if len(p.rules) > 0 {
		if w.rules, err = w.in.Func(rulesName); err != nil {
			return nil, err
		}
	}
	if p.hasRoute {
		if w.route, err = w.in.Func("route"); err != nil {
			return nil, err
		}
	}
	for _, h := range p.hooks {
		f, err := w.in.Func(string(h))
		if err != nil {
			return nil, err
		}
		if w.hooks == nil {
			w.hooks = map[Hook]*python.Callable{}
		}
		w.hooks[h] = f
	}
	w.req = requestClass().New(&w.visit)
	return w, nil
}

// start readies the worker for a visit; l is nil where there is no link.
func (w *worker) start(e *Engine, l *linkFacts, p *Program, req *redirect.Request, rest string, at time.Time) {
	v := &w.visit
	v.engine, v.link, v.zone, v.now = e, l, p.zone, at
	v.method, v.host, v.rest, v.query = req.Method, req.Host, rest, req.Query
	if v.slug = strings.TrimPrefix(req.Path, "/"); l != nil {
		v.slug = l.slug
	}
	if v.http = req.HTTP; v.http == nil {
		v.http = noRequest()
	}
	v.facts.Start(e.cfg.Visitors, v.http, at)
	v.facts.Assume(req.Assumed)
	w.run = runContext{began: time.Now(), limit: p.budget.Time, turns: e.turns}
	w.clock, w.output = fixedClock(at.In(p.zone)), keptOutput{}
	w.in.SetClock(&w.clock)
	w.in.SetOutput(&w.output)
	w.in.SetBudget(p.budget.each())
	w.in.Seed(w.randomSeed(p.random))
}

// decide asks the rules, then the program. rule is the number of the rule that held, or -1.
func (w *worker) decide(p *Program) (a redirect.Answer, rule int, err error) {
	if w.rules != nil {
		v, err := w.rules.CallValues(&w.run, w.req)
		if err != nil {
			return a, -1, err
		}
		if n, ok := python.AsInt(v); ok && n >= 0 && int(n) < len(p.rules) {
			a, err = w.follow(&p.rules[n])
			return a, int(n), err
		}
	}
	if w.route != nil {
		v, err := w.route.CallValues(&w.run, w.req)
		if err != nil {
			return a, -1, err
		}
		a, err = w.read("route", v)
		if err != nil {
			return a, -1, err
		}
	}
	return a, -1, nil
}

// follow leads where a rule says.
func (w *worker) follow(t *target) (redirect.Answer, error) {
	location := t.location
	if location == nil {
		made, err := t.fill(&w.visit)
		if err != nil {
			return redirect.Answer{}, &badAnswer{err.Error()}
		}
		location = []string{made}
	}
	return redirect.Answer{Outcome: redirect.Redirect, Location: location}, nil
}

// randomSeed is the same for a visitor, a link and a moment. To name the visitor takes longer than most runs: it is done for
// logic that speaks of random numbers, and by whatever way another one comes to them, it finds a seed that lacks the visitor.
func (w *worker) randomSeed(named bool) int64 {
	seed := uint64(w.visit.linkID())
	if named {
		seed = w.visit.hash("random")
	}
	return int64((seed ^ uint64(w.visit.now.UnixNano())*0x9e3779b97f4a7c15) >> 2)
}

// takeVariants gives what splits have chosen to the answer, which outlives the worker's visit.
func (w *worker) takeVariants() []link.Variant {
	if len(w.visit.variants) == 0 {
		return nil
	}
	return append([]link.Variant(nil), w.visit.variants...)
}

// errTime is why a run is ended by its host.
var errTime = errors.New("the program took longer than it may")

// freeLooks is how often a run is looked at before it needs a turn: at the call of the rules, at that of the program, and at
// the first step. Four thousand steps come after each look but the first two.
const freeLooks = 4

// runContext is the context of one run. It needs no timer: the machine looks at it when a call begins, and every few thousand
// steps.
type runContext struct {
	began   time.Time
	limit   time.Duration // 0: none
	turns   *turns        // nil: it may go on without one
	patient bool          // waits for a turn as long as it takes
	looks   int
	hasTurn bool
}

var _ context.Context = (*runContext)(nil)

func (c *runContext) Deadline() (time.Time, bool) { return time.Time{}, false }
func (c *runContext) Done() <-chan struct{}       { return nil }
func (c *runContext) Value(any) any               { return nil }

// Err is why the run has to end. It is asked by the goroutine that runs the program, before the work is done: what takes more
// than the first few thousand steps goes on when it has a turn.
func (c *runContext) Err() error {
	if c.looks++; c.looks < freeLooks {
		return nil
	}
	now := time.Now()
	if c.limit > 0 && now.Sub(c.began) > c.limit {
		return errTime
	}
	if c.turns != nil && !c.hasTurn {
		if c.hasTurn = c.turns.take(c.patient); !c.hasTurn {
			return errBusy
		}
	} else {
		runtime.Gosched() // lets those go first who have waited meanwhile: plain redirects
	}
	c.began = c.began.Add(time.Since(now)) // waiting is not running
	return nil
}

// end gives back the turn that the run had.
func (c *runContext) end() {
	if c.hasTurn {
		c.turns.give()
		c.hasTurn = false
	}
}

// keptOutput is what a run prints, kept if somebody wants to see it.
type keptOutput struct{ keep io.Writer }

func (o *keptOutput) Write(b []byte) (int, error) {
	if o.keep == nil {
		return len(b), nil
	}
	return o.keep.Write(b)
}

// fixedClock is a clock that stands still.
type fixedClock time.Time

// Now is the time of the visit.
func (c *fixedClock) Now() time.Time { return time.Time(*c) }

// Monotonic is the time of the visit, too.
func (c *fixedClock) Monotonic() time.Duration { return time.Duration(time.Time(*c).UnixNano()) }

// Sleep is refused, because nothing that a visitor waits for may wait.
func (c *fixedClock) Sleep(context.Context, time.Duration) error { return errSleep }

var errSleep = errors.New("a link's logic cannot sleep")
