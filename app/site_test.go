package app

import (
	"errors"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
	"github.com/jinklink/jink/geo/geotest"
)

// written is a site program in a file of its own.
func written(t *testing.T, source string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "site.py")
	rewrite(t, path, source)
	return path
}

// rewrite replaces a file as a whole, as whoever changes a program in use should.
func rewrite(t *testing.T, path, source string) {
	t.Helper()
	if err := os.WriteFile(path+".new", []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

// leads waits until a visit ends as it is wanted.
func (r *running) leads(path string, status int, location string) {
	r.t.Helper()
	var gotStatus int
	var got string
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if gotStatus, got, _ = visit(r.t, "GET", r.base+path); gotStatus == status && got == location {
			return
		}
	}
	r.t.Fatalf("%s leads to %d %q, want %d %q", path, gotStatus, got, status, location)
}

// A program that comes to have a say in redirects has it for links that are cached already; one that loses it has none.
func TestSite_changes_while_links_are_cached(t *testing.T) {
	path := written(t, "def on_missing(req): return 'https://search.example/'\n")
	r := start(t, t.TempDir(), map[string]string{"program_time": "1m", "program": path})
	c := r.client()
	for _, l := range []v1.NewLink{{Slug: new("a"), URL: "https://example.com/"}, {Slug: new("forever"), URL: "https://example.com/", Status: new(301)}} {
		if _, err := c.Create(t.Context(), l); err != nil {
			t.Fatal(err)
		}
	}
	r.leads("/a", 302, "https://example.com/")
	r.leads("/b", 302, "https://search.example/")
	r.leads("/forever", 301, "https://example.com/")
	r.leads("/b", 302, "https://search.example/") // it is remembered that there is none

	rewrite(t, path, "def on_redirect(req, link, decision): return decision.url + 'seen/' + link.slug\n")
	r.leads("/a", 302, "https://example.com/seen/a")
	r.leads("/forever", 301, "https://example.com/seen/forever")
	r.leads("/b", 404, "")
	req, err := http.NewRequest("GET", r.base+"/forever", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if got := answer.Header.Get("Cache-Control"); got != "private, no-store" {
		t.Errorf("a browser may remember it: %s", got)
	}
	r.leads("/a?x=1", 302, "https://example.com/?x=1seen/a") // what is forwarded is a part of the decision

	rewrite(t, path, "def on_missing(req): return gone()\n")
	r.leads("/b", 410, "")
	r.leads("/a", 302, "https://example.com/")
	r.leads("/forever", 301, "https://example.com/")
}

func TestSite_refuses_links_and_tells_the_operator_of_its_failures(t *testing.T) {
	path := written(t, `def on_create(link, actor):
    if "bad" in link.url:
        refuse("bad is not led to from here", field="url")
    if "broken" in link.url:
        raise KeyError("secret of the operator")
    return {"tags": link.tags + [actor.name]}

def on_missing(req):
    return {}[req.slug]
`)
	r := start(t, t.TempDir(), map[string]string{"program_time": "1m", "program": path, "open": "true"})
	c := r.client()
	l, err := c.Create(t.Context(), v1.NewLink{URL: "https://example.com/"})
	if err != nil || len(l.Tags) != 1 {
		t.Fatal(l, err)
	}
	problem := func(url string) *v1.Problem {
		t.Helper()
		_, err := c.Create(t.Context(), v1.NewLink{URL: url})
		p, ok := errors.AsType[*v1.Problem](err)
		if !ok {
			t.Fatalf("%s: %v", url, err)
		}
		return p
	}
	if p := problem("https://bad.example/"); p.Status != 422 || p.Type != v1.ProblemType("refused") || p.Detail != "bad is not led to from here" || p.Errors[0].Field != "url" {
		t.Errorf("%+v", p)
	}
	if p := problem("https://broken.example/"); p.Status != 500 || p.Type != v1.ProblemType("site-program") || strings.Contains(p.Detail, "secret") {
		t.Errorf("%+v", p)
	}
	anonymous, err := client.New(client.Config{URL: r.base})
	if err != nil {
		t.Fatal(err)
	}
	if l, err := anonymous.Create(t.Context(), v1.NewLink{URL: "https://example.com/anonymous"}); err != nil {
		t.Error(l, err)
	}
	if _, err := anonymous.SiteErrors(t.Context()); err == nil {
		t.Error("everybody sees the operator's errors")
	}
	r.leads("/nothing", 404, "")
	all, err := c.SiteErrors(t.Context())
	if err != nil || len(all.Errors) != 2 || len(all.Functions) != 2 || all.Refused != nil {
		t.Fatalf("%+v, %v", all, err)
	}
	if e := all.Errors[0]; e.Where != "on_missing" || e.Line != 9 || e.Type != "KeyError" || strings.Contains(e.Request, "nothing") {
		t.Errorf("%+v", e)
	}
	if e := all.Errors[1]; e.Where != "on_create" || e.Line != 5 || e.Message != "'secret of the operator'" {
		t.Errorf("%+v", e)
	}
	_, _, metrics := visit(t, "GET", r.admin+"/metrics")
	for _, want := range []string{
		`jink_site_program_runs_total{function="on_create",outcome="decided"} 2`, `jink_site_program_runs_total{function="on_create",outcome="refused"} 1`,
		`jink_site_program_runs_total{function="on_create",outcome="raised"} 1`, `jink_site_program_runs_total{function="on_missing",outcome="raised"} 1`,
		"jink_site_program_refused 0", `jink_site_program_loads_total{result="failed"} 0`,
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("there is no %s", want)
		}
	}
}

// A scanner cannot have the site program run as often as it likes.
func TestSite_is_asked_so_often_by_one_network(t *testing.T) {
	r := start(t, t.TempDir(), map[string]string{"program_time": "1m", "program": written(t, "def on_missing(req): return 'https://search.example/'\n"), "rate_missing": "3/h"})
	got := map[int]int{}
	for range 10 {
		status, _, _ := visit(t, "GET", r.base+"/nothing")
		got[status]++
	}
	if got[302] != 3 || got[404] != 7 {
		t.Errorf("%v", got)
	}
}

func TestHangup_reads_files_anew(t *testing.T) {
	path := written(t, "def on_missing(req): return 'https://one.example/'\n")
	countries := filepath.Join(t.TempDir(), "country.mmdb")
	in := func(country string) string {
		return string(geotest.Database(geotest.MaxMind, map[string]string{"203.0.113.0/24": country}))
	}
	rewrite(t, countries, in("DE"))
	cfg, err := Load(Sources{Flags: map[string]string{"program_time": "1m", "program": path, "geoip": countries, "addr": "127.0.0.1:0", "admin_addr": "", "data_dir": t.TempDir(), "drain_delay": "0s"}})
	if err != nil {
		t.Fatal(err)
	}
	hangup := make(chan func(), 1)
	out := &buffer{}
	streams := Streams{Out: out, Err: out, ReadFile: os.ReadFile, Stat: os.Stat, Hangups: func(f func()) func() { hangup <- f; return func() {} }}
	s, err := newServer(t.Context(), cfg, streams)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.endBackground(); s.background.Wait(); s.close() })
	country := func(want string) {
		t.Helper()
		if got := s.countries.Country(netip.MustParseAddr("203.0.113.7")); got != want {
			t.Errorf("the country is %q, want %q", got, want)
		}
	}
	country("DE")
	rewrite(t, path, "def on_missing(req): return 'https://two.example/\n")
	rewrite(t, countries, "no database")
	f := <-hangup
	f()
	country("DE") // what cannot be used changes nothing
	if !strings.Contains(s.site.Refused(), "line 1") {
		t.Errorf("refused: %q", s.site.Refused())
	}
	rewrite(t, path, "def on_missing(req): return 'https://two.example/'\n")
	rewrite(t, countries, in("FR")) // of the same size as the first
	f()
	country("FR")
	if refused := s.site.Refused(); refused != "" {
		t.Error(refused)
	}
	if log := out.String(); strings.Count(log, "the site program was loaded anew") != 1 || !strings.Contains(log, countries) {
		t.Error(log)
	}
}
