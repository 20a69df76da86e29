package app

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
)

// noRival is a site program that will have no links to rival.example, new or changed.
const noRival = `def check(link):
    if "//rival.example/" in link.url:
        refuse("rival.example is not led to from here", field="url")

def on_create(link, actor):
    check(link)

def on_change(link, before, actor):
    if link.enabled:
        check(link)
`

// refusedAt fails unless err is a refusal of the site, and returns the field that it is about.
func refusedAt(t *testing.T, err error, kind string) string {
	t.Helper()
	p, ok := errors.AsType[*v1.Problem](err)
	if !ok || p.Status != 422 || p.Type != v1.ProblemType(kind) || len(p.Errors) != 1 || p.Errors[0].Detail != "rival.example is not led to from here" {
		t.Fatalf("%+v", err)
	}
	return p.Errors[0].Field
}

func TestSite_refuses_changes(t *testing.T) {
	path := written(t, "def on_missing(req): pass\n")
	r := start(t, t.TempDir(), map[string]string{"program_time": "1m", "program": path})
	c := r.client()
	for _, slug := range []string{"old", "kept"} {
		r.add(slug, func(l *v1.NewLink) { l.URL = "https://rival.example/" })
	}
	r.add("a", nil)
	update := func(slug string, patch v1.LinkPatch) error {
		_, err := c.Update(t.Context(), client.Ref{Slug: slug}, patch, 0)
		return err
	}
	if err := update("old", v1.LinkPatch{URL: v1.Value("https://example.com/")}); err != nil {
		t.Fatal(err)
	}
	rewrite(t, path, noRival)
	within(t, 20*time.Second, "the new version", func() bool {
		_, err := c.Create(t.Context(), v1.NewLink{URL: "https://rival.example/new"})
		return err != nil
	})

	if field := refusedAt(t, update("a", v1.LinkPatch{URL: v1.Value("https://rival.example/")}), "refused"); field != "url" {
		t.Error(field)
	}
	_, err := c.Rollback(t.Context(), client.Ref{Slug: "old"}, 1)
	refusedAt(t, err, "refused")
	refusedAt(t, update("kept", v1.LinkPatch{Title: v1.Value("T")}), "refused")
	if err := update("kept", v1.LinkPatch{Enabled: v1.Value(false)}); err != nil {
		t.Errorf("it cannot be switched off: %v", err)
	}
	if err := c.Delete(t.Context(), client.Ref{Slug: "kept"}, 0); err != nil {
		t.Errorf("it cannot be deleted: %v", err)
	}

	for _, dry := range []bool{true, false} {
		_, err := c.Apply(t.Context(), v1.ApplyRequest{DryRun: dry, Links: []v1.WantedLink{
			{Slug: "old", URL: "https://example.com/other"}, {Slug: "a", URL: "https://rival.example/"}}})
		if field := refusedAt(t, err, "invalid"); field != "links[1].url" {
			t.Error(field)
		}
	}
	r.leads("/a", 302, "https://example.com/a")
	r.leads("/old", 302, "https://example.com/")

	rewrite(t, path, "def on_change(link, before, actor): return before.secret\n")
	within(t, 20*time.Second, "a version that fails", func() bool {
		err = update("a", v1.LinkPatch{Title: v1.Value(fmt.Sprint(time.Now()))}) // each is a change
		return err != nil
	})
	if p, ok := errors.AsType[*v1.Problem](err); !ok || p.Status != 500 || p.Type != v1.ProblemType("site-program") || strings.Contains(p.Detail, "secret") {
		t.Errorf("%+v", err)
	}
	_, _, metrics := visit(t, "GET", r.admin+"/metrics")
	for _, want := range []string{`jink_site_program_runs_total{function="on_change",outcome="refused"} 3`, `jink_site_program_runs_total{function="on_change",outcome="raised"} 1`} {
		if !strings.Contains(metrics, want) {
			t.Errorf("there is no %s", want)
		}
	}
}

// Nodes have files of their own. They decide alike as soon as these are alike, and each by its own until then.
func TestNodes_decide_by_their_own_site_programs(t *testing.T) {
	dsn := database.Start(t)
	paths := []string{written(t, noRival), written(t, noRival)}
	var two []*running
	for _, path := range paths {
		r := start(t, t.TempDir(), map[string]string{"store": dsn, "program_time": "1m", "program": path})
		if len(two) > 0 {
			r.token = two[0].token
		}
		two = append(two, r)
	}
	a, b := two[0], two[1]
	a.add("x", nil)
	b.leads("/x", 302, "https://example.com/x")
	update := func(r *running, url string) error {
		_, err := r.client().Update(t.Context(), client.Ref{Slug: "x"}, v1.LinkPatch{URL: v1.Value(url)}, 0)
		return err
	}
	for _, r := range two {
		refusedAt(t, update(r, "https://rival.example/"), "refused")
	}

	const lenient = "def on_redirect(req, link, decision): return decision.url + '#lenient'\n"
	rewrite(t, paths[1], lenient)
	b.leads("/x", 302, "https://example.com/x#lenient")
	a.leads("/x", 302, "https://example.com/x")
	refusedAt(t, update(a, "https://rival.example/"), "refused")
	if err := update(b, "https://rival.example/"); err != nil {
		t.Fatal(err)
	}
	a.leads("/x", 302, "https://rival.example/") // what one has let through is there for all

	rewrite(t, paths[0], lenient)
	for _, r := range two {
		r.leads("/x", 302, "https://rival.example/#lenient")
	}
	for _, path := range paths {
		rewrite(t, path, noRival)
	}
	for _, r := range two {
		r.leads("/x", 302, "https://rival.example/")
		refusedAt(t, update(r, "https://rival.example/other"), "refused")
	}
}
