package program

import (
	"bytes"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// Trial is a visit that is only tried: nothing is counted, and no failure is held against the logic.
type Trial struct {
	Method  string // "": GET
	Host    string
	Path    string // what follows the slug, as it would be sent
	Query   url.Values
	Header  http.Header
	Address netip.Addr
	Now     time.Time // zero: now
	Visitor visitor.Assumed
}

// Verdict is what becomes of a Trial, and why.
type Verdict struct {
	Answer redirect.Answer
	By     string      // "rule", "program", "site", or "link" for the link's own target
	Rule   int         // the number of the rule, or -1
	Line   int         // of the program; 0: not known
	Rules  []RuleTrace // those that were looked at

	Steps    int64
	Took     time.Duration
	Output   string
	Failure  *Failure // what went wrong; the answer is the link's own target then
	Variants []link.Variant
}

// RuleTrace is what came of a rule's condition.
type RuleTrace struct {
	When  string
	Value string // as Python shows it
	Holds bool
	Error string
}

// maxShown bounds the value of a condition that is shown.
const maxShown = 200

// Try tries a visit of a link with its logic, which need not be stored, and with the site program. The problems are those of
// saving the logic.
func (e *Engine) Try(l *link.Link, t *Trial) (*Verdict, link.Problems) {
	v, problems := e.tryLogic(l, t)
	if s := e.site.Load(); len(problems) == 0 && s.has(OnRedirect) {
		e.trySite(s, l, t, v)
	}
	return v, problems
}

// trySite goes on with what the site program says of the verdict of the link's logic.
func (e *Engine) trySite(s *site, l *link.Link, t *Trial, v *Verdict) {
	at := e.momentOf(t)
	printed := bytes.NewBufferString(v.Output)
	began := time.Now()
	v.Answer.Variants = v.Variants
	said := s.ask(e, OnRedirect, factsOf(l), t.request(l), t.Path, at, v.Answer, printed)
	v.Took, v.Steps, v.Output = v.Took+time.Since(began), v.Steps+said.steps, printed.String()
	v.Answer, v.Variants = said.answer, said.answer.Variants
	if v.Failure == nil {
		v.Failure = said.failure
	}
	if said.decided {
		v.By, v.Line = "site", 0
	}
}

// TryMissing tries a visit of a slug that is not there. asked is false where the site program has no say in such visits.
func (e *Engine) TryMissing(slug string, t *Trial) (v *Verdict, asked bool) {
	v = &Verdict{By: "link", Rule: -1, Answer: redirect.Answer{Outcome: redirect.NotFound}}
	s := e.site.Load()
	if !s.has(OnMissing) {
		return v, false
	}
	at := e.momentOf(t)
	printed, began := &bytes.Buffer{}, time.Now()
	said := s.ask(e, OnMissing, nil, t.request(&link.Link{Slug: slug}), "", at, redirect.Answer{}, printed)
	v.Took, v.Steps, v.Output, v.Failure = time.Since(began), said.steps, printed.String(), said.failure
	if said.decided {
		v.By, v.Answer = "site", said.answer
	}
	return v, true
}

// momentOf is when a trial takes place.
func (e *Engine) momentOf(t *Trial) time.Time {
	if t.Now.IsZero() {
		return e.cfg.Now()
	}
	return t.Now
}

// tryLogic tries what is the link's own.
func (e *Engine) tryLogic(l *link.Link, t *Trial) (*Verdict, link.Problems) {
	v := &Verdict{By: "link", Rule: -1}
	if !l.Logic.Decides() {
		return v, nil
	}
	c, p := e.get(keyOf(&l.Logic), &l.Logic)
	if p == nil {
		return nil, c.problems
	}
	at := e.momentOf(t)
	w, err := p.take()
	if err != nil {
		v.Failure = failureOf(err, "program", nil)
		return v, nil
	}
	defer p.give(w)
	var output bytes.Buffer
	w.start(e, factsOf(l), p, t.request(l), t.Path, at)
	w.output.keep, w.run.patient = &output, true
	began := time.Now()
	answer, rule, err := w.decide(p)
	v.Took, v.Steps = time.Since(began), w.in.Used().Steps
	w.run.end() // what follows may need a turn of its own
	v.Output, v.Rule, v.Answer, v.Variants = output.String(), rule, answer, w.takeVariants()
	v.Answer.Variants = v.Variants
	switch {
	case err != nil:
		v.Failure = failureOf(err, whereOf(rule), &w.run)
		v.Failure.Request = w.visit.summary()
		v.Answer = redirect.Answer{}
	case rule >= 0:
		v.By = "rule"
	case answer.Outcome != 0:
		v.By = "program"
		again := *t
		again.Now = at
		v.Line = e.lineOf(p, l, &again)
	}
	v.Rules = e.trace(w, p, l, rule)
	return v, nil
}

func whereOf(rule int) string {
	if rule < 0 {
		return "program"
	}
	return fmt.Sprintf("rules[%d].to", rule)
}

// request is the request that would have been sent.
func (t *Trial) request(l *link.Link) *redirect.Request {
	method := t.Method
	if method == "" {
		method = "GET"
	}
	header := t.Header.Clone()
	if header == nil {
		header = http.Header{}
	}
	path := "/" + l.Slug
	if t.Path != "" {
		path += "/" + strings.TrimPrefix(t.Path, "/")
	}
	u := &url.URL{Path: path, RawQuery: t.Query.Encode()}
	r := &http.Request{Method: method, Host: t.Host, URL: u, Header: header}
	if t.Address.IsValid() {
		r.RemoteAddr = netip.AddrPortFrom(t.Address, 1).String()
	}
	return &redirect.Request{Method: method, Host: t.Host, Path: path, Query: u.RawQuery, HTTP: r, Assumed: t.Visitor}
}

// trace evaluates the conditions up to the one that held, each for itself, to show what came of them.
func (e *Engine) trace(w *worker, p *Program, l *link.Link, last int) []RuleTrace {
	var rules []*rule
	for i := range l.Logic.Rules {
		var problems link.Problems
		rules = append(rules, parseRule(&problems, fmt.Sprintf("rules[%d].when", i), l.Logic.Rules[i].When))
		if len(problems) > 0 {
			return nil
		}
		if i == last {
			break
		}
	}
	if len(rules) == 0 {
		return nil
	}
	functions, err := python.CompileTree("rules", whenModule(rules), nil)
	if err != nil {
		return nil
	}
	w.in.SetBudget(python.Budget{})
	if err := w.in.Run(&runContext{in: w.in}, functions); err != nil {
		return nil
	}
	var traces []RuleTrace
	for i, r := range rules {
		trace := RuleTrace{When: r.text}
		w.in.SetBudget(p.budget.each())
		w.run.began = time.Now()
		w.output.keep = nil
		if err := w.evaluate(whenName(i), &trace); err != nil {
			f := failureOf(err, r.field, &w.run)
			trace.Error = f.Type + ": " + f.Message
		}
		traces = append(traces, trace)
	}
	return traces
}

func (w *worker) evaluate(name string, trace *RuleTrace) error {
	f, err := w.in.Func(name)
	if err != nil {
		return err
	}
	v, err := f.CallValues(&w.run, w.req)
	if err != nil {
		return err
	}
	truth, err := w.in.Builtin("bool")
	if err != nil {
		return err
	}
	holds, err := w.in.Call(truth, v)
	if err != nil {
		return err
	}
	trace.Holds = holds == python.True
	shown, err := w.in.Repr(v)
	trace.Value = clip(shown, maxShown)
	return err
}
