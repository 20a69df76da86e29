// Package cookbook holds the programs of the cookbook to their tests, in the engine that serves links.
package cookbook

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// prelude is what tests find besides the language: visit, which makes a visit of the link that LINK describes.
const prelude = `
import json as _json

class Decision:
    """What became of a visit."""

    def __init__(self, fields):
        self.__dict__.update(fields)

    def __repr__(self):
        return f"<Decision {self.outcome} {self.url or self.status}>"

def visit(**facts):
    """Visit the link as somebody does, and tell what became of it."""
    return Decision(_json.loads(_visit(_json.dumps([globals().get("LINK", {}), facts]))))
`

// linkFacts are what a test says of the link.
type linkFacts struct {
	URL      string   `json:"url"`
	Slug     string   `json:"slug"`
	Title    string   `json:"title"`
	Tags     []string `json:"tags"`
	Clicks   int64    `json:"clicks"`
	TimeZone string   `json:"time_zone"`
}

// facts are what a test says of a visitor.
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
	Link           *linkFacts        `json:"link"` // instead of LINK
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
	By      string            `json:"by"`      // program, or link for the link's own target
	Click   bool              `json:"click"`   // whether it counts
}

// visits makes visits of one program.
type visits struct {
	engine  *program.Engine
	source  string
	visited int
	most    int64 // steps that one visit took
}

func (v *visits) visit(in string) (string, error) {
	// Unknown names are mistakes of the test.
	var args [2]json.RawMessage
	if err := json.Unmarshal([]byte(in), &args); err != nil {
		return "", err
	}
	described, asked := linkFacts{URL: "https://example.com/", Slug: "go"}, facts{}
	if err := strict(args[0], &described); err != nil {
		return "", err
	}
	if err := strict(args[1], &asked); err != nil {
		return "", err
	}
	if asked.Link != nil {
		if err := overwrite(&described, args[1]); err != nil {
			return "", err
		}
	}
	l := &link.Link{ID: 1, Slug: described.Slug, Key: described.Slug, URL: described.URL, Status: 302, Enabled: true, Title: described.Title,
		Tags: described.Tags, Clicks: described.Clicks, CreatedAt: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		Logic: link.Logic{Program: v.source, TimeZone: described.TimeZone}}
	trial, err := asked.trial(described.TimeZone)
	if err != nil {
		return "", err
	}
	verdict, problems := v.engine.Try(l, trial)
	if err := problems.Err("the program"); err != nil {
		return "", err
	}
	if verdict.Failure != nil {
		return "", fmt.Errorf("%s: %s (line %d)", verdict.Failure.Type, verdict.Failure.Message, verdict.Failure.Line)
	}
	v.visited, v.most = v.visited+1, max(v.most, verdict.Steps)
	out, err := json.Marshal(read(l, verdict))
	return string(out), err
}

func strict(data []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(to)
}

// overwrite takes what a test says of the link for one visit.
func overwrite(to *linkFacts, asked []byte) error {
	var outer struct {
		Link json.RawMessage `json:"link"`
	}
	if err := json.Unmarshal(asked, &outer); err != nil {
		return err
	}
	return strict(outer.Link, to)
}

func (f *facts) trial(zone string) (*program.Trial, error) {
	t := &program.Trial{Method: f.Method, Host: "s.example", Path: f.Path, Query: url.Values{}, Header: http.Header{}, Visitor: visitor.Assumed{
		Device: f.Device, OS: f.OS, OSVersion: f.OSVersion, Browser: f.Browser, BrowserVersion: f.BrowserVersion, BotName: f.Bot,
		Country: f.Country, Languages: f.Languages, Visitor: f.Visitor}}
	if f.Language != "" {
		t.Visitor.Languages = []string{f.Language}
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
	t.Now = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC) // a Wednesday
	if f.Now != "" {
		at, err := time.LoadLocation(zone)
		if err != nil {
			return nil, err
		}
		if t.Now, err = time.ParseInLocation("2006-01-02T15:04", f.Now, at); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func read(l *link.Link, v *program.Verdict) *decision {
	d := &decision{By: v.By, Status: v.Answer.Status, Body: v.Answer.Body, Headers: map[string]string{}, Cookies: []string{}, Click: true}
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
		d.Outcome, d.URL, d.Status = "redirect", l.URL, l.Status
	case redirect.Redirect:
		d.Outcome, d.URL = "redirect", v.Answer.Location[0]
		if d.Status == 0 {
			d.Status = l.Status
		}
	case redirect.Page:
		d.Outcome, d.Click = "page", !v.Answer.Free
	case redirect.NotFound:
		d.Outcome, d.Status, d.Click = "not_found", 404, false
	case redirect.Gone:
		d.Outcome, d.Status, d.Click = "gone", 410, false
	}
	return d
}

// recipes are the programs of the cookbook.
func recipes(t *testing.T) []string {
	files, err := filepath.Glob("*.py")
	if err != nil {
		t.Fatal(err)
	}
	var programs []string
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.py") {
			programs = append(programs, f)
		}
	}
	if len(programs) < 25 {
		t.Fatalf("there are only %d", len(programs))
	}
	return programs
}

// fewSteps is what no recipe comes near on a visit: a tenth of the budget.
const fewSteps = program.DefaultSteps / 10

func TestRecipes(t *testing.T) {
	engine := program.New(program.Config{Budget: program.Budget{Time: 5 * time.Second}, Targets: link.Targets{Own: func(host string) bool { return host == "s.example" }}})
	for _, name := range recipes(t) {
		t.Run(strings.TrimSuffix(name, ".py"), func(t *testing.T) {
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := engine.Check(&link.Logic{Program: string(source)}).Err(name); err != nil {
				t.Fatal(err)
			}
			v := &visits{engine: engine, source: string(source)}
			run(t, strings.TrimSuffix(name, ".py")+"_test.py", v)
			if v.visited < 2 {
				t.Errorf("only %d visits are tried", v.visited)
			}
			if v.most > fewSteps {
				t.Errorf("a visit takes %d steps", v.most)
			}
		})
	}
}

// run runs all functions of a file that begin with test_, each in an interpreter of its own.
func run(t *testing.T, file string, v *visits) {
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tests := regexp.MustCompile(`(?m)^def (test_\w+)\(\):`).FindAllStringSubmatch(string(source), -1)
	if len(tests) == 0 {
		t.Errorf("%s has no tests", file)
	}
	before, err := python.Compile("prelude", []byte(prelude))
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := python.Compile(file, source)
	if err != nil {
		t.Fatal(err)
	}
	visit := python.Func("_visit", "(facts, /)", "Make a visit.", func(c python.Call) (python.Value, error) {
		text, err := c.String(0)
		if err != nil {
			return python.None, err
		}
		out, err := v.visit(text)
		if err != nil {
			return python.None, python.Raise("AssertionError", "%v", err)
		}
		return python.String(out), nil
	})
	for _, test := range tests {
		var output bytes.Buffer
		in, err := python.New(python.Config{Stdlib: python.Pure(), Stdout: &output, Stderr: &output})
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Set("_visit", visit); err != nil {
			t.Fatal(err)
		}
		for _, p := range []*python.Program{before, compiled} {
			if err := in.Run(context.Background(), p); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
		}
		f, err := in.Func(test[1])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Call(context.Background()); err != nil {
			t.Errorf("%s: %v\n%s", test[1], err, output.String())
		}
	}
}

// TestIndex holds README.md to the programs: what is listed there is the first line of each. JINK_UPDATE=1 writes it anew.
func TestIndex(t *testing.T) {
	const begin, end = "<!-- recipes -->\n", "<!-- end -->\n"
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(data), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("README.md has no place for the recipes")
	}
	var list strings.Builder
	for _, name := range recipes(t) {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		title := regexp.MustCompile(`\A"""(.+)\n`).FindStringSubmatch(string(source))
		if title == nil {
			t.Errorf("%s does not begin with what it does", name)
			continue
		}
		base := strings.TrimSuffix(name, ".py")
		fmt.Fprintf(&list, "| [%s](%s) | %s |\n", strings.ReplaceAll(base, "_", " "), name, strings.TrimSuffix(strings.TrimSuffix(title[1], `"""`), "."))
	}
	want := head + begin + "| recipe | what it does |\n|---|---|\n" + list.String() + end + tail
	if want == string(data) {
		return
	}
	if os.Getenv("JINK_UPDATE") == "" {
		t.Fatal("README.md does not list the programs as they are; JINK_UPDATE=1 writes it anew")
	}
	if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
