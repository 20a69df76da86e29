package linktest

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
)

// This file tests programs of a site.

// Site reports whether the program is one of a site, and not of a link.
func (s *Suite) Site() bool {
	return regexp.MustCompile(`(?m)^def on_(create|change|redirect|missing)\b`).MatchString(s.Program)
}

// missing makes a visit of what is not there.
func (s *Suite) missing(asked string) (string, error) {
	l, trial, err := read(asked)
	if err != nil {
		return "", err
	}
	v, _ := s.Engine.TryMissing(l.Slug, trial)
	return s.tell(l, v)
}

// creation is what tests say of a link that is to be made or changed.
type creation struct {
	URL          string   `json:"url"`
	Slug         string   `json:"slug"`
	Domain       string   `json:"domain"`
	Title        string   `json:"title"`
	Note         string   `json:"note"`
	Tags         []string `json:"tags"`
	Status       int      `json:"status"`
	ForwardQuery bool     `json:"forward_query"`
	ForwardPath  bool     `json:"forward_path"`
	ExpiresAt    string   `json:"expires_at"` // RFC 3339
	ExpiredURL   string   `json:"expired_url"`
	MaxClicks    int64    `json:"max_clicks"`
	Enabled      bool     `json:"enabled"`
	Actor        string   `json:"actor"` // the name of a token; "" for a visitor without one
	Now          string   `json:"now"`   // RFC 3339
}

// made is what became of it.
type made struct {
	URL          string     `json:"url"`
	Slug         *string    `json:"slug"` // null where one is generated
	Title        string     `json:"title"`
	Note         string     `json:"note"`
	Tags         []string   `json:"tags"`
	Status       int        `json:"status"`
	ForwardQuery bool       `json:"forward_query"`
	ForwardPath  bool       `json:"forward_path"`
	StartsAt     *time.Time `json:"starts_at"`
	ExpiresAt    *time.Time `json:"expires_at"`
	ExpiredURL   string     `json:"expired_url"`
	MaxClicks    *int64     `json:"max_clicks"`
	Enabled      bool       `json:"enabled"`
	Refused      *string    `json:"refused"`
	Field        string     `json:"field"` // that is why it was refused
}

// create asks about one link.
func (s *Suite) create(asked string) (string, error) {
	c := newCreation()
	if err := strict([]byte(asked), &c); err != nil {
		return "", fmt.Errorf("create: %w", err)
	}
	l, at, err := c.link("create")
	if err != nil {
		return "", err
	}
	return s.told(program.OnCreate, l, s.Engine.OnCreate(c.actor(), l, at))
}

// change asks about a change of one link: from what it was to what it is to be, who changes it included.
func (s *Suite) change(asked string) (string, error) {
	pair := []creation{newCreation(), newCreation()}
	if err := strict([]byte(asked), &pair); err != nil {
		return "", fmt.Errorf("change: %w", err)
	}
	before, _, err := pair[0].link("change")
	if err != nil {
		return "", err
	}
	l, at, err := pair[1].link("change")
	if err != nil {
		return "", err
	}
	return s.told(program.OnChange, l, s.Engine.OnChange(pair[1].actor(), l, before, at))
}

// newCreation is a link as it is where tests say nothing.
func newCreation() creation {
	return creation{Status: http.StatusFound, Enabled: true, ForwardQuery: true}
}

func (c *creation) actor() *link.Actor {
	if c.Actor == "" {
		return &link.Actor{Name: link.Anonymous}
	}
	return &link.Actor{Name: c.Actor, ID: "1", Scopes: []link.Scope{link.ScopeLinksWrite}}
}

// link is what it says as a link, and when that is made or changed.
func (c *creation) link(function string) (*link.Link, time.Time, error) {
	l := &link.Link{Domain: c.Domain, Slug: c.Slug, Key: c.Slug, URL: c.URL, Title: c.Title, Note: c.Note, Tags: c.Tags, Status: c.Status, ForwardQuery: c.ForwardQuery,
		ForwardPath: c.ForwardPath, ExpiredURL: c.ExpiredURL, MaxClicks: c.MaxClicks, Enabled: c.Enabled}
	at := usualNow()
	for text, to := range map[*string]*time.Time{&c.ExpiresAt: &l.ExpiresAt, &c.Now: &at} {
		if *text == "" {
			continue
		}
		t, err := time.Parse(time.RFC3339, *text)
		if err != nil {
			return nil, at, fmt.Errorf("%s: %w", function, err)
		}
		*to = t.UTC()
	}
	return l, at, l.Check(link.Targets{}).Err("the link")
}

// told tells a test what came of the link, as JSON.
func (s *Suite) told(h program.Hook, l *link.Link, err error) (string, error) {
	out := made{URL: l.URL, Title: l.Title, Note: l.Note, Tags: append([]string{}, l.Tags...), Status: l.Status, ForwardQuery: l.ForwardQuery,
		ForwardPath: l.ForwardPath, ExpiredURL: l.ExpiredURL, Enabled: l.Enabled}
	if l.Slug != "" {
		out.Slug = &l.Slug
	}
	if l.MaxClicks > 0 {
		out.MaxClicks = &l.MaxClicks
	}
	for at, to := range map[*time.Time]**time.Time{&l.StartsAt: &out.StartsAt, &l.ExpiresAt: &out.ExpiresAt} {
		if !at.IsZero() {
			*to = at
		}
	}
	switch e, _ := errors.AsType[*link.Error](err); link.CodeOf(err) {
	case "":
	case link.CodeRefused:
		if out.Refused = &e.Message; len(e.Fields) > 0 {
			out.Field = e.Fields[0].Field
		}
	default:
		if status, ok := s.Engine.Site(); ok && len(status.Report[h].Failures) > 0 {
			return "", failed(&status.Report[h].Failures[0])
		}
		return "", err
	}
	b, err := json.Marshal(out)
	return string(b), err
}
