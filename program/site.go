package program

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/redirect"
)

// This file asks the site program about visits. It is the operator's, and has a say in what becomes of all links.

// Hook is a function that a site program may define.
type Hook string

const (
	OnCreate   Hook = "on_create"   // (link, actor): before a link is made
	OnChange   Hook = "on_change"   // (link, before, actor): before a link is changed
	OnRedirect Hook = "on_redirect" // (req, link, decision): after the link's own logic
	OnMissing  Hook = "on_missing"  // (req): where there is no link
)

// Hooks lists them.
func Hooks() []Hook { return []Hook{OnCreate, OnChange, OnRedirect, OnMissing} }

// site is a site program that is in use. It is replaced as a whole, so that no request sees parts of two.
type site struct {
	program *Program
	loaded  time.Time
	// healths are those of the hooks, for the life of this program.
	healths map[Hook]*health
}

func newSite(p *Program, now time.Time) *site {
	s := &site{program: p, loaded: now, healths: map[Hook]*health{}}
	for _, h := range p.hooks {
		s.healths[h] = &health{}
	}
	return s
}

// has reports whether the program defines a hook. There may be no program.
func (s *site) has(h Hook) bool { return s != nil && slices.Contains(s.program.hooks, h) }

// SetSite compiles a site program and puts it in the place of the one in use, from the next request on. Where it has problems,
// that one stays. turned reports whether there is a say in redirects now where there was none, or the other way round: what is
// prepared of links is no longer right then.
func (e *Engine) SetSite(source []byte) (turned bool, problems link.Problems) {
	p, problems := e.compiler.compileSite(string(source))
	if len(problems) > 0 {
		return false, problems
	}
	fresh := newSite(p, e.cfg.Now())
	before := e.site.Swap(fresh)
	return before.has(OnRedirect) != fresh.has(OnRedirect), nil
}

// CheckSite says what is wrong with a site program.
func (e *Engine) CheckSite(source []byte) link.Problems {
	_, problems := e.compiler.compileSite(string(source))
	return problems
}

// SiteStatus is what is known of the site program on this node.
type SiteStatus struct {
	Hooks  []Hook
	Loaded time.Time
	Report map[Hook]Report // since it was loaded
}

// Site tells of the site program; false where there is none.
func (e *Engine) Site() (SiteStatus, bool) {
	s := e.site.Load()
	if s == nil {
		return SiteStatus{}, false
	}
	st := SiteStatus{Hooks: s.program.hooks, Loaded: s.loaded, Report: map[Hook]Report{}}
	for h, health := range s.healths {
		st.Report[h] = health.report(e.cfg.Now())
	}
	return st, true
}

// ending is how one run of a hook ended, to be counted and noted.
type ending struct {
	hook    Hook
	failure *Failure // nil: it did not fail
	outcome string   // else
	took    time.Duration
}

// note counts a run. Hooks that visitors wait for are bypassed while they fail; OnCreate and OnChange are not, because what is
// made in the meantime would stay.
func (s *site) note(e *Engine, n ending, at time.Time) {
	h := s.healths[n.hook]
	if n.failure == nil {
		e.cfg.ObserveSite(n.hook, n.outcome, n.took)
		h.succeeded()
		return
	}
	f := n.failure
	e.cfg.ObserveSite(n.hook, f.Outcome, n.took)
	message := ""
	if n.hook == OnCreate || n.hook == OnChange {
		h.mu.Lock()
		if h.row == 0 { // a bulk of links that all fail is told of once
			message = "the site program fails, so that links are not made or changed"
		}
		h.keep(f, at)
		h.mu.Unlock()
	} else if h.failed(f, at) {
		message = "the site program fails and is bypassed for a while"
	}
	if message != "" {
		e.cfg.Log.Warn(message, "function", string(n.hook), "error", f.Type+": "+f.Message, "line", f.Line)
	}
}

// review asks OnRedirect about the answer of a link, and returns what becomes of it.
func (s *site) review(e *Engine, l *linkFacts, req *redirect.Request, rest string, a redirect.Answer) redirect.Answer {
	at := e.cfg.Now()
	if s.healths[OnRedirect].bypassed(at) {
		e.cfg.ObserveSite(OnRedirect, OutcomeBypassed, 0)
		return a
	}
	began := time.Now()
	v := s.ask(e, OnRedirect, l, req, rest, at, a, nil)
	s.note(e, ending{OnRedirect, v.failure, outcomeOf(v.decided), time.Since(began)}, at)
	return v.answer
}

// Missing is asked where there is no link. Links have logic, and what is none has only the site program.
func (e *Engine) Missing(_ context.Context, req *redirect.Request) redirect.Answer {
	s := e.site.Load()
	if !s.has(OnMissing) {
		return redirect.Answer{}
	}
	at := e.cfg.Now()
	switch {
	case s.healths[OnMissing].bypassed(at):
		e.cfg.ObserveSite(OnMissing, OutcomeBypassed, 0)
		return redirect.Answer{}
	case !e.cfg.MayMiss(req):
		e.cfg.ObserveSite(OnMissing, OutcomeLimited, 0)
		return redirect.Answer{}
	}
	began := time.Now()
	v := s.ask(e, OnMissing, nil, req, "", at, redirect.Answer{}, nil)
	s.note(e, ending{OnMissing, v.failure, outcomeOf(v.decided), time.Since(began)}, at)
	return v.answer
}

func outcomeOf(decided bool) string {
	if decided {
		return OutcomeDecided
	}
	return OutcomeOwn
}

// said is what a hook said about a visit.
type said struct {
	answer  redirect.Answer
	decided bool // it is not the one that was there before
	failure *Failure
	steps   int64
}

// ask asks a hook about a visit whose answer is a so far. Whatever goes wrong, that answer stays. What is printed is kept of trials
// alone.
func (s *site) ask(e *Engine, h Hook, l *linkFacts, req *redirect.Request, rest string, at time.Time, a redirect.Answer, printed *bytes.Buffer) said {
	w, err := s.program.take()
	if err != nil {
		return said{answer: a, failure: failureOf(err, string(h), nil)}
	}
	defer s.program.give(w)
	w.start(e, l, s.program, req, rest, at)
	if printed != nil {
		w.output.keep, w.run.patient = printed, true
	}
	before := answerOf(l, req, &a)
	args := []python.Value{w.req}
	if h == OnRedirect {
		args = append(args, linkClass().New(l), answerClass().New(before))
	}
	answer, changed, err := w.judge(h, before, args)
	steps := w.in.Used().Steps
	if err != nil {
		f := failureOf(err, string(h), &w.run)
		f.Request = w.visit.summary()
		return said{answer: a, failure: f, steps: steps}
	}
	answer.Variants = a.Variants
	if l != nil { // what is counted is counted with a link
		answer.Variants = append(slices.Clip(a.Variants), w.takeVariants()...)
	}
	if !changed {
		a.Variants = answer.Variants
		return said{answer: a, steps: steps}
	}
	if answer.Outcome == redirect.Redirect && answer.Status == 0 && a.Outcome == redirect.Redirect { // only the URL was replaced
		answer.Status, answer.Header = a.Status, a.Header
	}
	return said{answer: answer, decided: true, steps: steps}
}

// judge calls a hook, and reports whether it says something else than what was decided before.
func (w *worker) judge(h Hook, before *answer, args []python.Value) (a redirect.Answer, changed bool, err error) {
	v, err := w.hooks[h].CallValues(&w.run, args...)
	if err != nil {
		return a, false, err
	}
	if same, ok := answerClass().Get(v); ok && same == before || v == python.None {
		return a, false, nil
	}
	a, err = w.read(string(h), v)
	return a, true, err
}

// answerOf is an answer as programs see it; l is nil where there is no link, and nothing is decided.
func answerOf(l *linkFacts, req *redirect.Request, a *redirect.Answer) *answer {
	if l == nil {
		return nil
	}
	seen := &answer{outcome: a.Outcome, status: cmp.Or(a.Status, l.status), body: a.Body, header: a.Header, free: a.Free}
	switch a.Outcome {
	case 0:
		seen.outcome, seen.url = redirect.Redirect, cmp.Or(req.Own(), l.url)
	case redirect.Redirect:
		seen.url = a.Location[0]
	case redirect.Page:
		seen.status = cmp.Or(a.Status, 200)
	case redirect.NotFound:
		seen.status = 404
	case redirect.Gone:
		seen.status = 410
	}
	return seen
}
