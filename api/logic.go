package api

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// This file tries the logic of links, and tells what it chose.

// Logic is what the API needs of the engine that runs rules and programs.
type Logic interface {
	Try(l *link.Link, t *program.Trial) (*program.Verdict, link.Problems)
	// TryMissing tries a visit of what is not there; asked is false where nobody has a say in that.
	TryMissing(slug string, t *program.Trial) (v *program.Verdict, asked bool)
}

// maxTrials bounds the visits of one matrix.
const maxTrials = 1000

func (a *API) tryLink(c *call) error {
	var b v1.TryRequest
	if err := c.decode(&b); err != nil {
		return err
	}
	l, err := a.catalog.Get(c.Context(), c.text("domain"), c.PathValue("slug"))
	if link.CodeOf(err) == link.CodeNotFound && a.logic != nil && b.URL == nil && b.Rules == nil && b.Program == nil && b.TimeZone == nil {
		return a.tryMissing(c, &b, err)
	}
	if err != nil {
		return err
	}
	return a.try(c, l, &b)
}

// tryMissing tries visits of a slug that is not there. It fails with missing where the site program has no say in them.
func (a *API) tryMissing(c *call, b *v1.TryRequest, missing error) error {
	domain, ok := a.catalog.Domain(c.text("domain"))
	if !ok {
		return missing
	}
	var p link.Problems
	trials, where := matrix(&p, b)
	if err := p.Err("the trial"); err != nil {
		return err
	}
	return a.tryEach(c, &link.Link{Domain: domain, Status: http.StatusFound}, trials, where, func(t *program.Trial) (*program.Verdict, error) {
		if v, asked := a.logic.TryMissing(c.PathValue("slug"), t); asked {
			return v, nil
		}
		return nil, missing
	})
}

// tryUnsaved tries what there is no link for yet.
func (a *API) tryUnsaved(c *call) error {
	var b v1.TryRequest
	if err := c.decode(&b); err != nil {
		return err
	}
	return a.try(c, &link.Link{Slug: "try", Key: "try", URL: "https://example.com/", Status: http.StatusFound, Enabled: true,
		CreatedAt: a.now(), UpdatedAt: a.now()}, &b)
}

func (a *API) try(c *call, l *link.Link, b *v1.TryRequest) error {
	if a.logic == nil {
		return link.Errorf(link.CodeNotFound, "this instance runs no rules and programs")
	}
	if b.URL != nil {
		l.URL = *b.URL
	}
	if b.Rules != nil {
		l.Logic.Rules = rules(b.Rules)
	}
	if b.Program != nil {
		l.Logic.Program = *b.Program
	}
	if b.TimeZone != nil {
		l.Logic.TimeZone = *b.TimeZone
	}
	p := l.Check(link.Targets{})
	trials, where := matrix(&p, b)
	if err := p.Err("the trial"); err != nil {
		return err
	}
	return a.tryEach(c, l, trials, where, func(t *program.Trial) (*program.Verdict, error) {
		v, problems := a.logic.Try(l, t)
		return v, problems.Err("the trial")
	})
}

// tryEach answers with what comes of each trial.
func (a *API) tryEach(c *call, l *link.Link, trials []program.Trial, where []map[string]string, try func(*program.Trial) (*program.Verdict, error)) error {
	out := v1.TryResult{Results: make([]v1.Verdict, len(trials))}
	for i := range trials {
		if err := c.Context().Err(); err != nil {
			return err
		}
		trials[i].Host = cmp.Or(trials[i].Host, a.catalog.Host(l.Domain))
		v, err := try(&trials[i])
		if err != nil {
			return err
		}
		out.Results[i] = verdict(l, v)
		out.Results[i].Where = where[i]
	}
	return c.reply(http.StatusOK, out)
}

// matrix returns the visits that are to be tried, and of each the values that make it another than the rest.
func matrix(p *link.Problems, b *v1.TryRequest) (trials []program.Trial, where []map[string]string) {
	visits, where := []v1.VisitRequest{b.Request}, []map[string]string{nil}
	if m := b.Matrix; m != nil {
		var times []string
		for _, at := range m.Now {
			times = append(times, at.Format(time.RFC3339Nano))
		}
		for _, axis := range []struct {
			name   string
			values []string
			set    func(*v1.VisitRequest, string)
		}{
			{"device", m.Device, func(v *v1.VisitRequest, s string) { v.Device = s }},
			{"os", m.OS, func(v *v1.VisitRequest, s string) { v.OS = s }},
			{"browser", m.Browser, func(v *v1.VisitRequest, s string) { v.Browser = s }},
			{"country", m.Country, func(v *v1.VisitRequest, s string) { v.Country = s }},
			{"language", m.Language, func(v *v1.VisitRequest, s string) { v.Language = s }},
			{"visitor", m.Visitor, func(v *v1.VisitRequest, s string) { v.Visitor = s }},
			{"path", m.Path, func(v *v1.VisitRequest, s string) { v.Path = s }},
			{"now", times, func(v *v1.VisitRequest, s string) { v.Now = &m.Now[slices.Index(times, s)] }},
		} {
			if len(axis.values) == 0 {
				continue
			}
			if len(visits)*len(axis.values) > maxTrials {
				p.Addf("matrix", "has more than %d combinations", maxTrials)
				return nil, nil
			}
			var nextVisits []v1.VisitRequest
			var nextWhere []map[string]string
			for i, v := range visits {
				for _, s := range axis.values {
					one, at := v, map[string]string{axis.name: s}
					axis.set(&one, s)
					for name, value := range where[i] {
						at[name] = value
					}
					nextVisits, nextWhere = append(nextVisits, one), append(nextWhere, at)
				}
			}
			visits, where = nextVisits, nextWhere
		}
	}
	for i := range visits {
		trials = append(trials, trial(p, &visits[i]))
	}
	return trials, where
}

// trial is the visit as the engine takes it.
func trial(p *link.Problems, v *v1.VisitRequest) program.Trial {
	t := program.Trial{Method: strings.ToUpper(v.Method), Host: v.Host, Path: v.Path, Query: url.Values{}, Header: http.Header{},
		Visitor: visitor.Assumed{Device: v.Device, OS: v.OS, OSVersion: v.OSVersion, Browser: v.Browser, BrowserVersion: v.BrowserVersion,
			BotName: v.Bot, Languages: v.Languages, Country: v.Country, Visitor: v.Visitor}}
	if v.Language != "" {
		t.Visitor.Languages = append([]string{v.Language}, v.Languages...)
	}
	if field, problem := t.Visitor.Check(); field != "" {
		p.Addf("request."+field, "%s", problem)
	}
	if v.Now != nil {
		t.Now = *v.Now
	}
	for name, values := range v.Query {
		t.Query[name] = values
	}
	for name, value := range v.Headers {
		if name == "" || strings.ContainsAny(name+value, "\r\n\x00") {
			p.Addf("request.headers", "%s cannot be a header", quoted(name))
			continue
		}
		t.Header.Add(name, value)
	}
	return t
}

// verdict returns a verdict as the API shows it.
func verdict(l *link.Link, v *program.Verdict) v1.Verdict {
	out := v1.Verdict{Outcome: "redirect", Status: cmp.Or(v.Answer.Status, l.Status), By: v.By, Headers: []v1.Header{}, Rules: []v1.RuleTrace{},
		Variants: []v1.Variant{}, Steps: v.Steps, Micros: v.Took.Microseconds(), Output: v.Output}
	switch v.Answer.Outcome {
	case 0:
		out.URL = &l.URL
	case redirect.Redirect:
		if len(v.Answer.Location) > 0 {
			out.URL = &v.Answer.Location[0]
		}
	case redirect.Page:
		out.Outcome, out.Status, out.Body = "page", cmp.Or(v.Answer.Status, http.StatusOK), &v.Answer.Body
	case redirect.Gone:
		out.Outcome, out.Status = "gone", http.StatusGone
	default:
		out.Outcome, out.Status = "not_found", http.StatusNotFound
	}
	for _, h := range v.Answer.Header {
		out.Headers = append(out.Headers, v1.Header(h))
	}
	if v.Rule >= 0 {
		out.Rule = &v.Rule
	}
	if v.Line > 0 {
		out.Line = &v.Line
	}
	for _, r := range v.Rules {
		out.Rules = append(out.Rules, v1.RuleTrace(r))
	}
	for _, one := range v.Variants {
		out.Variants = append(out.Variants, v1.Variant{Split: one.Split, Name: one.Name})
	}
	if v.Failure != nil {
		f := v.Failure
		out.Failure = &v1.Failure{Outcome: f.Outcome, Type: f.Type, Message: f.Message, Where: f.Where, Line: f.Line}
	}
	return out
}

func (a *API) linkVariants(c *call) error {
	counts, err := a.catalog.Variants(c.Context(), c.text("domain"), c.PathValue("slug"))
	if err != nil {
		return err
	}
	out := v1.VariantList{Variants: []v1.Variant{}}
	for _, n := range counts {
		out.Variants = append(out.Variants, v1.Variant{Split: n.Variant.Split, Name: n.Variant.Name, Clicks: n.Count})
	}
	return c.reply(http.StatusOK, out)
}
