package catalog

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

// rules is a site that does what a function says.
type rules func(actor *link.Actor, l *link.Link, at time.Time) error

func (f rules) OnCreate(actor *link.Actor, l *link.Link, at time.Time) error { return f(actor, l, at) }

func (f rules) OnChange(*link.Actor, *link.Link, *link.Link, time.Time) error { return nil }

// judge has a say in changes alone.
type judge func(l, before *link.Link) error

func (f judge) OnCreate(*link.Actor, *link.Link, time.Time) error { return nil }

func (f judge) OnChange(_ *link.Actor, l, before *link.Link, _ time.Time) error { return f(l, before) }

func withSite(t *testing.T, f rules) *book {
	return newBook(t, func(c *Config) { c.Site = f })
}

// monthly makes links that end a month after they were made, tells who made them, and will not have some.
func monthly(actor *link.Actor, l *link.Link, at time.Time) error {
	if strings.Contains(l.URL, "bad.example") {
		e := link.Errorf(link.CodeRefused, "bad.example is not led to from here")
		e.Fields = []link.FieldError{{Field: "url", Message: e.Message}}
		return e
	}
	if strings.Contains(l.URL, "broken.example") {
		return link.Errorf(link.CodeSiteProgram, "it failed")
	}
	l.ExpiresAt = at.AddDate(0, 0, 30)
	if !strings.HasSuffix(l.Title, "!") {
		l.Title += "!"
	}
	return nil
}

func TestSite_has_a_say_in_links_that_are_made(t *testing.T) {
	b := withSite(t, monthly)
	l := b.mustCreate(Request{URL: "https://example.com/", Slug: ptr("a"), Title: ptr("T")})
	if !l.ExpiresAt.Equal(b.now.AddDate(0, 0, 30)) || l.Title != "T!" {
		t.Errorf("%+v", l)
	}
	results, err := b.Create(t.Context(), someone, Request{URL: "https://bad.example/", Slug: ptr("b")}, Request{URL: "https://example.com/", Slug: ptr("c")},
		Request{URL: "https://broken.example/"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []link.Code{link.CodeRefused, "", link.CodeSiteProgram} {
		if got := link.CodeOf(results[i].Err); got != want {
			t.Errorf("item %d: %q, want %q", i, got, want)
		}
	}
	if r := b.create(Request{URL: "/x", Slug: ptr("d")}); link.CodeOf(r.Err) != link.CodeInvalid {
		t.Errorf("what is not valid is not shown to the site: %v", r.Err)
	}
}

func TestSite_chooses_slugs(t *testing.T) {
	b := withSite(t, func(_ *link.Actor, l *link.Link, _ time.Time) error {
		switch {
		case strings.Contains(l.URL, "take"):
			l.Slug = ""
		case strings.Contains(l.URL, "spoil"):
			l.Slug = "a b"
		default:
			l.Slug = "team/" + strings.ToLower(l.Slug)
		}
		return nil
	})
	if l := b.mustCreate(Request{URL: "https://example.com/", Slug: ptr("A")}); l.Slug != "team/a" || l.Key != "team/a" {
		t.Errorf("%+v", l)
	}
	if r := b.create(Request{URL: "https://example.com/2", Slug: ptr("A")}); link.CodeOf(r.Err) != link.CodeSlugTaken {
		t.Errorf("%v", r.Err)
	}
	if l := b.mustCreate(Request{URL: "https://example.com/take", Slug: ptr("A")}); l.Slug == "" || l.Slug == "A" {
		t.Errorf("none is generated: %+v", l)
	}
	if r := b.create(Request{URL: "https://example.com/spoil", Slug: ptr("A")}); link.CodeOf(r.Err) != link.CodeSiteProgram {
		t.Errorf("%v", r.Err)
	}
	a := Application{Links: []Wanted{wants("B", "https://example.com/b")}}
	wantActions(t, b.apply(a), "create team/b")
	wantActions(t, b.apply(a), "keep team/b")
	a.Links[0].URL = "https://example.com/take"
	if _, err := b.Apply(t.Context(), someone, a); link.CodeOf(err) != link.CodeSiteProgram {
		t.Errorf("%v", err)
	}
}

// What reuse looks for is what would be made.
func TestSite_and_reuse(t *testing.T) {
	b := withSite(t, func(_ *link.Actor, l *link.Link, _ time.Time) error {
		l.URL = strings.Replace(l.URL, "http:", "https:", 1)
		return nil
	})
	first := b.mustCreate(Request{URL: "http://example.com/", Reuse: true})
	again := b.create(Request{URL: "http://example.com/", Reuse: true})
	if again.Err != nil || again.Outcome != link.Reused || again.Link.ID != first.ID || first.URL != "https://example.com/" {
		t.Errorf("%+v, %+v", first, again)
	}
	hashed := b.mustCreate(Request{URL: "http://example.com/h", Generator: ptr("hash")})
	if other := b.mustCreate(Request{URL: "https://example.com/h", Generator: ptr("hash")}); other.Slug != hashed.Slug {
		t.Errorf("%s and %s", hashed.Slug, other.Slug)
	}
}

// A set of links that was applied is as it is wanted, also later and also where what the site says depends on the time.
func TestSite_leaves_plans_what_they_are(t *testing.T) {
	b := withSite(t, monthly)
	a := Application{Owner: "team", Links: []Wanted{wants("a", "https://example.com/a"), wants("b", "https://example.com/b")}}
	a.DryRun = true
	plan := b.apply(a)
	wantActions(t, plan, "create a, create b")
	b.now = b.now.Add(time.Minute) // somebody reads it
	a.DryRun, a.Plan = false, plan.ID
	wantActions(t, b.apply(a), "create a, create b")
	made := b.now
	b.now = b.now.Add(48 * time.Hour)
	a.Plan = ""
	wantActions(t, b.apply(a), "keep a, keep b")
	l, err := b.Get(t.Context(), "", "a")
	if err != nil || !l.ExpiresAt.Equal(made.AddDate(0, 0, 30)) || l.Title != "!" || link.Owner(l.Tags) != "team" {
		t.Errorf("%+v, %v", l, err)
	}
	a.Links[0].URL = "https://example.com/other"
	wantActions(t, b.apply(a), "change a, keep b")

	a.Links = append(a.Links, wants("c", "https://bad.example/"))
	_, err = b.Apply(t.Context(), someone, a)
	if link.CodeOf(err) != link.CodeInvalid || !strings.Contains(err.Error(), "links[2].url: bad.example is not led to from here") {
		t.Errorf("%v", err)
	}
	a.Links[2] = wants("c", "https://broken.example/")
	if _, err = b.Apply(t.Context(), someone, a); link.CodeOf(err) != link.CodeSiteProgram {
		t.Errorf("%v", err)
	}
	if _, err := b.Get(t.Context(), "", "c"); link.CodeOf(err) != link.CodeNotFound {
		t.Errorf("%v", err)
	}
}

// Whose links they are is not the site's to say.
func TestSite_cannot_give_links_away(t *testing.T) {
	b := withSite(t, func(_ *link.Actor, l *link.Link, _ time.Time) error {
		if owner := link.Owner(l.Tags); owner != "" {
			t.Errorf("the site sees the owner %q", owner)
		}
		if l.Slug == "b" {
			l.Tags = []string{link.OwnerTag("others")}
			return nil
		}
		l.Tags = nil
		return nil
	})
	a := Application{Owner: "team", Links: []Wanted{wants("a", "https://example.com/a")}}
	if plan := b.apply(a); link.Owner(plan.Steps[0].After.Tags) != "team" {
		t.Errorf("%+v", plan.Steps[0].After)
	}
	a.Links = []Wanted{wants("b", "https://example.com/b")}
	if _, err := b.Apply(t.Context(), someone, a); link.CodeOf(err) != link.CodeInvalid {
		t.Errorf("%v", err)
	}
}

func TestSite_has_a_say_in_imports(t *testing.T) {
	b := withSite(t, monthly)
	record := func(slug, url string, change func(*link.Link)) Record {
		l := link.Link{Slug: slug, URL: url, Status: 302, Enabled: true, Revision: 1, CreatedAt: b.now.AddDate(0, -1, 0)}
		if change != nil {
			change(&l)
		}
		return Record{Link: l}
	}
	deleted := func(l *link.Link) { l.DeletedAt, l.UpdatedAt = b.now, b.now }
	records := []Record{record("a", "https://example.com/", nil), record("b", "https://bad.example/", nil), record("c", "https://bad.example/", deleted)}
	want := func(unchanged bool) {
		t.Helper()
		results, err := b.Import(t.Context(), someone, records...)
		if err != nil {
			t.Fatal(err)
		}
		for i, code := range []link.Code{"", link.CodeRefused, ""} {
			if got := link.CodeOf(results[i].Err); got != code || code == "" && results[i].Unchanged != unchanged {
				t.Errorf("record %d: %+v", i, results[i])
			}
		}
	}
	want(false)
	if l, err := b.Get(t.Context(), "", "a"); err != nil || l.Title != "!" || !l.ExpiresAt.Equal(records[0].Link.CreatedAt.AddDate(0, 0, 30)) {
		t.Errorf("%+v, %v", l, err)
	}
	want(true)
}

// rival refuses what leads to a rival, and fails on what is broken.
func rival(l, _ *link.Link) error {
	switch {
	case strings.Contains(l.URL, "rival.example"):
		e := link.Errorf(link.CodeRefused, "not to a rival")
		e.Fields = []link.FieldError{{Field: "url", Message: e.Message}}
		return e
	case strings.Contains(l.URL, "broken.example"):
		return link.Errorf(link.CodeSiteProgram, "it failed")
	}
	return nil
}

func TestSite_has_a_say_in_changes(t *testing.T) {
	b := newBook(t, func(c *Config) { c.Site = judge(rival) })
	b.mustCreate(Request{URL: "https://rival.example/", Slug: ptr("old")}) // from before there were such rules
	b.mustCreate(Request{URL: "https://example.com/", Slug: ptr("a")})
	update := func(slug string, expect int64, ch Change, want link.Code) {
		t.Helper()
		if _, err := b.Update(t.Context(), someone, "", slug, expect, ch); link.CodeOf(err) != want {
			t.Errorf("%s: %v, want %q", slug, err, want)
		}
	}
	update("a", 0, Change{URL: ptr("https://rival.example/")}, link.CodeRefused)
	update("a", 1, Change{URL: ptr("https://rival.example/")}, link.CodeRefused)
	update("a", 7, Change{URL: ptr("https://rival.example/")}, link.CodeRevision)
	update("a", 0, Change{URL: ptr("https://broken.example/")}, link.CodeSiteProgram)
	update("a", 0, Change{URL: ptr("/x")}, link.CodeInvalid)
	update("nothing", 0, Change{URL: ptr("https://rival.example/")}, link.CodeNotFound)
	if l, err := b.Get(t.Context(), "", "a"); err != nil || l.URL != "https://example.com/" || l.Revision != 1 {
		t.Fatalf("%+v, %v", l, err)
	}
	update("old", 0, Change{URL: ptr("https://rival.example/")}, "") // changes nothing, so that it is not asked
	update("old", 0, Change{Title: ptr("T")}, link.CodeRefused)
	update("old", 0, Change{URL: ptr("https://example.com/")}, "")
	if _, err := b.Rollback(t.Context(), someone, "", "old", 1); link.CodeOf(err) != link.CodeRefused {
		t.Errorf("%v", err)
	}
	b.mustCreate(Request{URL: "https://rival.example/", Slug: ptr("older")})
	if err := b.Delete(t.Context(), someone, "", "older", 0); err != nil {
		t.Errorf("what must not be followed cannot be deleted: %v", err)
	}
	if _, err := b.Rollback(t.Context(), someone, "", "older", 1); link.CodeOf(err) != link.CodeRefused {
		t.Errorf("it is brought back: %v", err)
	}
}

// The site has judged what is stored, also where somebody changes the link in between.
func TestSite_judges_what_becomes_of_a_link_that_others_change(t *testing.T) {
	var b *book
	seen := []string{}
	b = newBook(t, func(c *Config) {
		c.Site = judge(func(l, before *link.Link) error {
			if seen = append(seen, before.URL+" "+l.Title); l.Title == "mine" && len(seen) == 1 {
				if _, err := b.Update(t.Context(), someone, "", "a", 0, Change{URL: ptr("https://rival.example/")}); err != nil {
					t.Error(err)
				}
			}
			if l.Title == "mine" && strings.Contains(l.URL, "rival") {
				return link.Errorf(link.CodeRefused, "not yours")
			}
			return nil
		})
	})
	b.mustCreate(Request{URL: "https://example.com/", Slug: ptr("a")})
	if _, err := b.Update(t.Context(), someone, "", "a", 0, Change{Title: ptr("mine")}); link.CodeOf(err) != link.CodeRefused {
		t.Errorf("%v", err)
	}
	want := []string{"https://example.com/ mine", "https://example.com/ ", "https://rival.example/ mine"}
	if !slices.Equal(seen, want) {
		t.Errorf("asked about %q, want %q", seen, want)
	}
}

// A refusal is in the plan, under the link that is meant, and nothing of the set is applied.
func TestSite_refuses_changes_in_plans(t *testing.T) {
	b := newBook(t, func(c *Config) { c.Site = judge(rival) })
	for _, slug := range []string{"a", "b", "c"} {
		b.mustCreate(Request{URL: "https://example.com/" + slug, Slug: ptr(slug)})
	}
	if err := b.Delete(t.Context(), someone, "", "c", 0); err != nil {
		t.Fatal(err)
	}
	for _, dry := range []bool{true, false} {
		a := Application{DryRun: dry, Links: []Wanted{wants("a", "https://example.com/new"), wants("b", "https://rival.example/"), wants("c", "https://rival.example/c")}}
		_, err := b.Apply(t.Context(), someone, a)
		if link.CodeOf(err) != link.CodeInvalid || !strings.Contains(err.Error(), "links[1].url: not to a rival") || !strings.Contains(err.Error(), "links[2].url: not to a rival") {
			t.Errorf("%v", err)
		}
		a.Links = []Wanted{wants("a", "https://example.com/new"), wants("b", "https://broken.example/")}
		if _, err := b.Apply(t.Context(), someone, a); link.CodeOf(err) != link.CodeSiteProgram {
			t.Errorf("%v", err)
		}
	}
	if l, err := b.Get(t.Context(), "", "a"); err != nil || l.URL != "https://example.com/a" || l.Revision != 1 {
		t.Errorf("%+v, %v", l, err)
	}
	wantActions(t, b.apply(Application{Links: []Wanted{wants("a", "https://example.com/new"), wants("b", "https://example.com/b")}}), "change a, keep b")
}
