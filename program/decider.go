package program

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/redirect"
)

// This file asks the logic of a link about visits.

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
	if p.memory.any() {
		if a, known := d.recall(p, req, rest, at); known {
			return a, nil
		}
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
	if w.in.Seeded() {
		w.visit.look(readsOther)
	}
	p.memory.keep(&w.visit, &a)
	return a, nil
}

// recall gives what the program decided for a visit like this one, for which no interpreter is needed.
func (d *decider) recall(p *Program, req *redirect.Request, rest string, at time.Time) (redirect.Answer, bool) {
	v := d.engine.visits.Get().(*visit)
	v.start(d.engine, d.link, p.zone, req, rest, at)
	a, known := p.memory.recall(v)
	v.forget()
	d.engine.visits.Put(v)
	return a, known
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
