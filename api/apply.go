package api

import (
	"bytes"
	"fmt"
	"net/http"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
)

// This file makes a set of links as it is wanted.

func (a *API) applyLinks(c *call) error {
	var b v1.ApplyRequest
	if err := c.decode(&b); err != nil {
		return err
	}
	var p link.Problems
	if len(b.Links) > catalog.MaxApply {
		p.Addf("links", "has %d items; at most %d are allowed", len(b.Links), catalog.MaxApply)
	}
	if b.Plan != nil && *b.Plan == "" {
		p.Addf("plan", "must not be empty; leave it out to apply whatever plan it is")
	}
	if err := p.Err("the request"); err != nil {
		return err
	}
	asked := catalog.Application{Owner: b.Owner, Links: make([]catalog.Wanted, len(b.Links)), Prune: b.Prune,
		TakeOver: b.TakeOver, DryRun: b.DryRun}
	if b.Plan != nil {
		asked.Plan = *b.Plan
	}
	for i := range b.Links {
		asked.Links[i] = wanted(&b.Links[i])
	}
	plan, err := a.catalog.Apply(c.Context(), c.actor, asked)
	if err != nil {
		return err
	}
	out, err := a.plan(plan)
	if err != nil {
		return err
	}
	return c.reply(http.StatusOK, out)
}

func wanted(w *v1.WantedLink) catalog.Wanted {
	return catalog.Wanted{PasswordHash: w.PasswordHash, Request: catalog.Request{
		Slug: &w.Slug, URL: w.URL, Domain: w.Domain, Title: w.Title, Note: w.Note, Tags: w.Tags, Status: w.Status,
		ForwardQuery: w.ForwardQuery, ForwardPath: w.ForwardPath, StartsAt: moment(w.StartsAt), ExpiresAt: moment(w.ExpiresAt),
		ExpiredURL: w.ExpiredURL, MaxClicks: w.MaxClicks, Password: w.Password, Enabled: w.Enabled,
		Rules: rules(w.Rules), Program: w.Program, TimeZone: w.TimeZone,
	}}
}

// plan returns a plan as the API shows it: what is as it is wanted is only counted.
func (a *API) plan(p *catalog.Plan) (*v1.Plan, error) {
	out := &v1.Plan{Plan: p.ID, Applied: p.Applied, Changes: []v1.PlannedLink{}}
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Action == catalog.ActionKeep {
			out.Unchanged++
			continue
		}
		of := s.Before
		if of == nil {
			of = s.After
		}
		planned := v1.PlannedLink{Action: string(s.Action), Domain: a.catalog.Host(of.Domain), Slug: of.Slug,
			ShortURL: a.catalog.ShortURL(of), Fields: []v1.FieldChange{}, Warnings: s.Warnings}
		if s.Before != nil {
			planned.Revision = s.Before.Revision
		}
		if s.After != nil {
			var err error
			if planned.Fields, err = a.fieldChanges(s); err != nil {
				return nil, err
			}
		}
		out.Changes = append(out.Changes, planned)
	}
	return out, nil
}

// decided lists the members of a link that somebody decides, in the order in which they are shown.
func decided() []string {
	return []string{"url", "title", "note", "tags", "status", "forward_query", "forward_path", "starts_at", "expires_at",
		"expired_url", "max_clicks", "has_password", "enabled", "rules", "program", "time_zone"}
}

// fieldChanges compares a link before and after. Of a new one it tells what is set.
func (a *API) fieldChanges(s *catalog.Planned) ([]v1.FieldChange, error) {
	before, after := &v1.Link{Tags: []string{}, Rules: []v1.Rule{}}, a.link(s.After)
	if s.Before != nil {
		before = new(a.link(s.Before))
	}
	changes := []v1.FieldChange{}
	for _, name := range decided() {
		old, err := a.member(before, name)
		if err != nil {
			return nil, err
		}
		now, err := a.member(&after, name)
		if err != nil {
			return nil, err
		}
		if bytes.Equal(old, now) && !(name == "has_password" && s.Password) {
			continue
		}
		if s.Before == nil {
			old = jsontext.Value("null")
		}
		changes = append(changes, v1.FieldChange{Field: strings.TrimPrefix(name, "has_"), Before: old, After: now})
	}
	return changes, nil
}

// member returns a member of a link as JSON.
func (a *API) member(l *v1.Link, name string) (jsontext.Value, error) {
	v := reflect.ValueOf(l).Elem()
	for f := range v.Type().Fields() {
		if tag, _, _ := strings.Cut(f.Tag.Get("json"), ","); tag == name {
			b, err := json.Marshal(v.FieldByIndex(f.Index).Interface(), a.encoding)
			return b, err
		}
	}
	return nil, fmt.Errorf("a link has no member %q", name)
}

func (a *API) listDomains(c *call) error {
	out := v1.DomainList{}
	for i, d := range a.catalog.DomainDefaults() {
		_, host, _ := strings.Cut(d.BaseURL, "://")
		out.Domains = append(out.Domains, v1.Domain{Host: host, Default: i == 0, Status: d.Status, ForwardQuery: d.ForwardQuery,
			ForwardPath: d.ForwardPath, Generator: string(d.Generator)})
	}
	return c.reply(http.StatusOK, out)
}
