package dash

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// This file tries the logic that is in the form of a link, stored or not, for visitors who are made up.

// trial is what was entered about visitors, and what would become of their visits.
type trial struct {
	values  map[string]string
	Axes    []string // the fields with several values
	Results []tried
	Wrong   string
}

// tried is what would become of one visit.
type tried struct {
	Where []string // the values of the axes
	Leads string
	By    string
	*program.Verdict
}

// axes are the fields of a trial that may have several values, apart by commas: each is tried with each of the others.
func axes() []string { return []string{"device", "os", "browser", "country", "language", "path"} }

// maxTrials bounds how many visits are tried at once.
const maxTrials = 200

// trialIn is what a form says of visitors.
func trialIn(f *form) *trial {
	t := &trial{values: map[string]string{}}
	for _, name := range append(axes(), "query", "now", "visitor") {
		t.values[name] = strings.TrimSpace(f.Get("try_" + name))
	}
	return t
}

// Value returns what was entered about visitors.
func (t *trial) Value(name string) string { return t.values[name] }

// Any reports whether anything was tried, or could not be.
func (t *trial) Any() bool { return len(t.Results) > 0 || t.Wrong != "" }

// Table reports whether there are several results.
func (t *trial) Table() bool { return len(t.Axes) > 0 }

// try tries what was entered, and returns the status of the answer.
func (d *Dash) try(ctx context.Context, p *linkPage, f *form) int {
	if d.cfg.Logic == nil {
		p.Trial.Wrong = "This instance runs no rules and programs."
		return http.StatusNotFound
	}
	l := *p.Link
	l.Logic = link.Logic{Rules: rulesIn(f), Program: sourceIn(f), TimeZone: strings.TrimSpace(f.Get("time_zone"))}
	if target := strings.TrimSpace(f.Get("url")); target != "" {
		l.URL = target
	}
	trials, where, wrong := p.Trial.visits()
	if p.Trial.Wrong = wrong; wrong != "" {
		return http.StatusUnprocessableEntity
	}
	for i := range trials {
		if ctx.Err() != nil { // nobody waits any more
			return http.StatusServiceUnavailable
		}
		trials[i].Host = d.cfg.Catalog.Host(l.Domain)
		v, problems := d.cfg.Logic.Try(&l, &trials[i])
		if len(problems) > 0 {
			p.Trial.Wrong, p.Trial.Results = "It cannot be tried before what is marked above is mended.", nil
			for _, e := range problems {
				if !p.has(e.Field) {
					e.Message, e.Field = e.Field+" "+e.Message, ""
				}
				p.wrong[e.Field] = append(p.wrong[e.Field], e)
			}
			return http.StatusUnprocessableEntity
		}
		p.Trial.Results = append(p.Trial.Results, tried{Where: where[i], Leads: answerOf(&l, v), By: decidedBy(v), Verdict: v})
	}
	return http.StatusOK
}

// visits are those that are to be tried, each with its values of the axes; wrong says why there are none.
func (t *trial) visits() (trials []program.Trial, where [][]string, wrong string) {
	base := program.Trial{Visitor: visitor.Assumed{Visitor: t.values["visitor"]}}
	var err error
	if base.Query, err = url.ParseQuery(strings.TrimPrefix(t.values["query"], "?")); err != nil {
		return nil, nil, "The query is none: it is written as in utm_source=mail&page=2."
	}
	if now := t.values["now"]; now != "" {
		f := form{Values: url.Values{"now": {now}}}
		at := f.instant("now")
		if at == nil {
			return nil, nil, "The time is none: it is written as in 2027-01-31T18:00, and means UTC."
		}
		base.Now = *at
	}
	trials, where = []program.Trial{base}, [][]string{nil}
	for _, axis := range axes() {
		values := strings.Split(t.values[axis], ",")
		if len(values) > 1 {
			t.Axes = append(t.Axes, axis)
		}
		if len(trials)*len(values) > maxTrials {
			return nil, nil, fmt.Sprintf("There are more than %d combinations.", maxTrials)
		}
		var nextTrials []program.Trial
		var nextWhere [][]string
		for i := range trials {
			for _, value := range values {
				value = strings.TrimSpace(value)
				one, at := trials[i], append([]string(nil), where[i]...)
				set(&one, axis, value)
				if len(values) > 1 {
					at = append(at, cmp.Or(value, "–"))
				}
				nextTrials, nextWhere = append(nextTrials, one), append(nextWhere, at)
			}
		}
		trials, where = nextTrials, nextWhere
	}
	for i := range trials {
		if _, problem := trials[i].Visitor.Check(); problem != "" {
			return nil, nil, capital(problem) + "."
		}
	}
	return trials, where, ""
}

// set makes a value that of a visit.
func set(t *program.Trial, axis, value string) {
	switch axis {
	case "device":
		t.Visitor.Device = value
	case "os":
		t.Visitor.OS = value
	case "browser":
		t.Visitor.Browser = value
	case "country":
		t.Visitor.Country = value
	case "language":
		if value != "" {
			t.Visitor.Languages = []string{value}
		}
	case "path":
		t.Path = value
	}
}

// decidedBy says what decided.
func decidedBy(v *program.Verdict) string {
	switch {
	case v.Failure != nil:
		return "a failure"
	case v.By == "rule":
		return "rule " + strconv.Itoa(v.Rule+1)
	case v.By == "program" && v.Line > 0:
		return "the program, line " + strconv.Itoa(v.Line)
	case v.By == "program":
		return "the program"
	case v.By == "site":
		return "the site program"
	}
	return "the link’s own target"
}

// answerOf says what the visitor would get.
func answerOf(l *link.Link, v *program.Verdict) string {
	a := &v.Answer
	switch a.Outcome {
	case 0:
		return strconv.Itoa(l.Status) + " " + l.URL
	case redirect.Redirect:
		return strconv.Itoa(cmp.Or(a.Status, l.Status)) + " " + strings.Join(a.Location, "")
	case redirect.Page:
		return fmt.Sprintf("%d, a page of %d bytes", cmp.Or(a.Status, http.StatusOK), len(a.Body))
	case redirect.Gone:
		return "410 gone"
	}
	return "404 not found"
}

// Page is the page that the visitor would get, if it is one.
func (t tried) Page() string { return t.Verdict.Answer.Body }
