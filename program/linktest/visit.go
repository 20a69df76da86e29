package linktest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// described is what tests say of the link.
type described struct {
	URL      string   `json:"url"`
	Slug     string   `json:"slug"`
	Title    string   `json:"title"`
	Tags     []string `json:"tags"`
	Clicks   int64    `json:"clicks"`
	TimeZone string   `json:"time_zone"`
}

// facts are what tests say of who visits it.
type facts struct {
	Device         string            `json:"device"`
	OS             string            `json:"os"`
	OSVersion      string            `json:"os_version"`
	Browser        string            `json:"browser"`
	BrowserVersion string            `json:"browser_version"`
	Bot            string            `json:"bot"` // its name
	Country        string            `json:"country"`
	Language       string            `json:"language"`
	Languages      []string          `json:"languages"`
	Visitor        string            `json:"visitor"`
	Method         string            `json:"method"`
	Path           string            `json:"path"`
	Query          map[string]string `json:"query"`
	Headers        map[string]string `json:"headers"`
	Cookies        map[string]string `json:"cookies"`
	Referrer       string            `json:"referrer"`
	Now            string            `json:"now"`  // as in 2026-03-01T09:00, in the zone of the link
	Link           json.RawMessage   `json:"link"` // what is another than in LINK
}

// decision is what became of a visit.
type decision struct {
	Outcome string            `json:"outcome"` // redirect, page, not_found or gone
	URL     string            `json:"url"`
	Status  int               `json:"status"`
	Body    string            `json:"body"`
	Headers map[string]string `json:"headers"`
	Cookies []string          `json:"cookies"`
	Variant string            `json:"variant"` // the last one that was chosen
	By      string            `json:"by"`      // program, site, or link for the link's own target
	Line    int               `json:"line"`    // of the program
	Output  string            `json:"output"`
	Click   bool              `json:"click"` // whether it counts
}

// usualNow is when visits take place where nothing is said: a Wednesday at noon.
func usualNow() time.Time { return time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC) }

func strict(data []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(to)
}

// read makes the link and the visit of what a test says: a list of both.
func read(asked string) (*link.Link, *program.Trial, error) {
	var args [2]json.RawMessage
	if err := json.Unmarshal([]byte(asked), &args); err != nil {
		return nil, nil, err
	}
	d, f := described{URL: "https://example.com/", Slug: "go"}, facts{}
	if err := strict(args[0], &d); err != nil {
		return nil, nil, fmt.Errorf("LINK: %w", err)
	}
	if err := strict(args[1], &f); err != nil {
		return nil, nil, fmt.Errorf("visit: %w", err)
	}
	if f.Link != nil {
		if err := strict(f.Link, &d); err != nil {
			return nil, nil, fmt.Errorf("visit: link: %w", err)
		}
	}
	l := &link.Link{ID: 1, Slug: d.Slug, Key: d.Slug, URL: d.URL, Status: http.StatusFound, Enabled: true, Title: d.Title, Tags: d.Tags,
		Clicks: d.Clicks, CreatedAt: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Logic: link.Logic{TimeZone: d.TimeZone}}
	t, err := f.trial(d.TimeZone)
	return l, t, err
}

func (f *facts) trial(zone string) (*program.Trial, error) {
	t := &program.Trial{Method: f.Method, Host: "s.example", Path: f.Path, Query: url.Values{}, Header: http.Header{}, Now: usualNow(),
		Visitor: visitor.Assumed{Device: f.Device, OS: f.OS, OSVersion: f.OSVersion, Browser: f.Browser, BrowserVersion: f.BrowserVersion,
			BotName: f.Bot, Languages: f.Languages, Country: f.Country, Visitor: f.Visitor}}
	if f.Language != "" {
		t.Visitor.Languages = append([]string{f.Language}, f.Languages...)
	}
	if field, problem := t.Visitor.Check(); field != "" {
		return nil, fmt.Errorf("visit: %s: %s", field, problem)
	}
	for name, value := range f.Query {
		t.Query.Set(name, value)
	}
	for name, value := range f.Headers {
		t.Header.Set(name, value)
	}
	for name, value := range f.Cookies {
		t.Header.Add("Cookie", name+"="+value)
	}
	if f.Referrer != "" {
		t.Header.Set("Referer", f.Referrer)
	}
	if f.Now == "" {
		return t, nil
	}
	in, err := time.LoadLocation(zone)
	if err != nil {
		return nil, err
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"} {
		if t.Now, err = time.ParseInLocation(layout, f.Now, in); err == nil {
			return t, nil
		}
	}
	return nil, fmt.Errorf("visit: now is %q, and must be as in 2026-03-01T09:00", f.Now)
}

func decisionOf(l *link.Link, v *program.Verdict) *decision {
	d := &decision{Status: v.Answer.Status, Body: v.Answer.Body, Headers: map[string]string{}, Cookies: []string{}, By: v.By, Line: v.Line, Output: v.Output}
	for _, h := range v.Answer.Header {
		if h.Name == "Set-Cookie" {
			d.Cookies = append(d.Cookies, h.Value)
		} else {
			d.Headers[h.Name] = h.Value
		}
	}
	if n := len(v.Variants); n > 0 {
		d.Variant = v.Variants[n-1].Name
	}
	switch v.Answer.Outcome {
	case 0:
		d.Outcome, d.URL, d.Status, d.Click = "redirect", l.URL, l.Status, true
	case redirect.Redirect:
		d.Outcome, d.Status, d.Click = "redirect", cmp.Or(d.Status, l.Status), true
		if len(v.Answer.Location) > 0 {
			d.URL = v.Answer.Location[0]
		}
	case redirect.Page:
		d.Outcome, d.Status, d.Click = "page", cmp.Or(d.Status, http.StatusOK), !v.Answer.Free
	case redirect.Gone:
		d.Outcome, d.Status = "gone", http.StatusGone
	default:
		d.Outcome, d.Status = "not_found", http.StatusNotFound
	}
	return d
}
