// Package storetest says what a link.Store must do, as tests that every store passes.
//
// Each test opens a store of its own, so that tests say what is in it; they run in parallel.
package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/jinklink/jink/link"
)

// Open opens an empty store, which it closes when the test ends.
type Open func(testing.TB) link.Store

// Run runs the suite.
func Run(t *testing.T, open Open) {
	for _, part := range []struct {
		name  string
		tests func() []test
	}{
		{"links", linkTests}, {"creations", creationTests}, {"lists", listTests}, {"updates", updateTests}, {"applies", applyTests},
		{"counters", counterTests}, {"keys", rekeyTests}, {"tokens", tokenTests}, {"certificates", certificateTests}, {"races", raceTests},
		{"limits", limitTests}, {"model", modelTests},
	} {
		t.Run(part.name, func(t *testing.T) {
			t.Parallel()
			for _, test := range part.tests() {
				t.Run(test.name, func(t *testing.T) {
					t.Parallel()
					test.run(t, open(t))
				})
			}
		})
	}
}

type test struct {
	name string
	run  func(*testing.T, link.Store)
}

// noon is when the tests take place.
func noon() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }

// sample is a link as the service would ask for it.
func sample() *link.Link {
	return &link.Link{URL: "https://example.com/", Status: 302, ForwardQuery: true, Enabled: true,
		CreatedAt: noon(), UpdatedAt: noon(), CreatedBy: "ann", UpdatedBy: "ann"}
}

// full is a link with every part set.
func full() *link.Link {
	return &link.Link{
		Domain: "s.example", URL: "https://example.com/a?b=c#d", Title: "Title", Note: "Note\nof two lines", Tags: []string{"b", "a"},
		Status: 308, ForwardQuery: true, ForwardPath: true, StartsAt: noon().Add(time.Hour), ExpiresAt: noon().Add(2 * time.Hour),
		ExpiredURL: "https://example.com/late", MaxClicks: 10, PasswordHash: "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA",
		Logic: link.Logic{
			Rules:   []link.Rule{{When: `os == "ios"`, To: "https://{country}.example.com/", Hosts: []string{"de.example.com"}}, {When: "True", To: "https://b.example/"}},
			Program: "def route(req):\n    return None\n", TimeZone: "Europe/Berlin",
		},
		Enabled: true, Clicks: 7, Used: 3, CreatedAt: noon(), UpdatedAt: noon().Add(time.Minute),
		DeletedAt: noon().Add(time.Second), CreatedBy: "ann", UpdatedBy: "bob", Revision: 4,
	}
}

// want asks for a link with this slug and no other.
func want(slug string, l *link.Link) *link.Creation { return wantAny(l, slug) }

// wantAny asks for a link with the first of the slugs that is free. Keys are the slugs themselves.
func wantAny(l *link.Link, slugs ...string) *link.Creation {
	return &link.Creation{Link: l, Slugs: func(attempt int) (string, string, bool, error) {
		if attempt >= len(slugs) {
			return "", "", false, nil
		}
		return slugs[attempt], slugs[attempt], true, nil
	}}
}

// create carries out creations that must all succeed and returns their links.
func create(tb testing.TB, s link.Store, creations ...*link.Creation) []*link.Link {
	tb.Helper()
	if err := s.Create(context.WithoutCancel(tb.Context()), creations...); err != nil {
		tb.Fatalf("creating: %v", err)
	}
	links := make([]*link.Link, len(creations))
	for i, c := range creations {
		if c.Err != nil {
			tb.Fatalf("creation %d: %v", i, c.Err)
		}
		links[i] = c.Link
	}
	return links
}

// slugs makes plain links.
func slugs(tb testing.TB, s link.Store, names ...string) []*link.Link {
	tb.Helper()
	var creations []*link.Creation
	for _, name := range names {
		creations = append(creations, want(name, sample()))
	}
	return create(tb, s, creations...)
}

func lookup(tb testing.TB, s link.Store, key string) *link.Link {
	tb.Helper()
	l, err := s.Lookup(tb.Context(), link.Ref{Key: key})
	if err != nil {
		tb.Fatalf("looking up %q: %v", key, err)
	}
	return l
}

func wantCode(tb testing.TB, err error, code link.Code) {
	tb.Helper()
	if link.CodeOf(err) != code {
		tb.Fatalf("got error %v (code %q), want code %q", err, link.CodeOf(err), code)
	}
}

func ok(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatalf("unexpected error: %v", err)
	}
}

func same[T any](tb testing.TB, what string, got, want T) {
	tb.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		tb.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}

// each returns all links in the order of Each.
func each(tb testing.TB, s link.Store) []*link.Link {
	tb.Helper()
	var all []*link.Link
	ok(tb, s.Each(tb.Context(), func(l *link.Link) error {
		all = append(all, l)
		return nil
	}))
	return all
}

func keysOf(links []*link.Link) []string {
	keys := []string{}
	for _, l := range links {
		keys = append(keys, l.Key)
	}
	return keys
}

// retitle sets the title, which any update may do.
func retitle(title string) func(*link.Link) error {
	return func(l *link.Link) error {
		l.Title = title
		l.UpdatedAt = l.UpdatedAt.Add(time.Minute)
		l.UpdatedBy = "bob"
		return nil
	}
}

// together runs fn(0) to fn(n-1) at once and returns their errors.
func together(n int, fn func(i int) error) []error {
	start, errs := make(chan struct{}), make(chan error, n)
	for i := range n {
		go func() {
			<-start
			errs <- fn(i)
		}()
	}
	close(start)
	all := make([]error, n)
	for i := range all {
		all[i] = <-errs
	}
	return all
}
