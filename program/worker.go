package program

import (
	"context"
	"errors"
	"io"
	"runtime"
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
	w.visit.start(e, l, p.zone, req, rest, at)
	w.run = runContext{in: w.in, began: time.Now(), limit: p.budget.Time, turns: e.turns}
	w.output = keptOutput{}
	w.in.SetClock(visitClock{&w.visit})
	w.in.SetOutput(&w.output)
	w.in.SetBudget(p.budget.each())
	w.in.Seed(w.visit.randomSeed(p.random))
	w.visit.read = 0 // what the host looked at does not count
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

// takeVariants gives what splits have chosen to the answer, which outlives the worker's visit.
func (w *worker) takeVariants() []link.Variant {
	if len(w.visit.variants) == 0 {
		return nil
	}
	return append([]link.Variant(nil), w.visit.variants...)
}

// errTime is why a run is ended by its host.
var errTime = errors.New("the program took longer than it may")

// freeSteps is how many steps a run takes before it needs a turn; usual programs take a tenth of them.
const freeSteps = 4000

// runContext is the context of one run. It needs no timer: the machine looks at it when a call begins, every few thousand steps,
// and before more than these are taken at once.
type runContext struct {
	in      *python.Interpreter
	began   time.Time
	limit   time.Duration // 0: none
	turns   *turns        // nil: it may go on without one
	patient bool          // it is an author who waits, and no visitor: for a turn as long as it takes, and the turn need not rest
	hasTurn bool
	turn    time.Time // when it got it
}

var _ context.Context = (*runContext)(nil)

func (c *runContext) Deadline() (time.Time, bool) { return time.Time{}, false }
func (c *runContext) Done() <-chan struct{}       { return nil }
func (c *runContext) Value(any) any               { return nil }

// Err is why the run has to end. It is asked by the goroutine that runs the program, before the work is done: what takes more
// than the first few thousand steps goes on when it has a turn.
func (c *runContext) Err() error {
	if c.in.Used().Steps < freeSteps {
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
		c.turn = time.Now()
	} else {
		runtime.Gosched() // lets those go first who have waited meanwhile: plain redirects
	}
	c.began = c.began.Add(time.Since(now)) // waiting is not running
	return nil
}

// end gives back the turn that the run had.
func (c *runContext) end() {
	switch {
	case !c.hasTurn:
	case c.patient:
		c.turns.give(0)
	default:
		c.turns.give(rest(time.Since(c.turn), c.in.Used().Memory))
	}
	c.hasTurn = false
}

// keptOutput is what a run prints, kept if somebody wants to see it.
type keptOutput struct{ keep io.Writer }

func (o *keptOutput) Write(b []byte) (int, error) {
	if o.keep == nil {
		return len(b), nil
	}
	return o.keep.Write(b)
}
