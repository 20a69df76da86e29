package storetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

func updateTests() []test {
	return []test{
		{"a change is stored with the next revision and the previous state is kept", func(t *testing.T, s link.Store) {
			before := slugs(t, s, "a")[0].Clone()
			after, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error {
				same(t, "what change is given", l, before)
				f := full()
				f.DeletedAt = time.Time{}
				*l = *f
				return nil
			})
			ok(t, err)
			expected := full()
			expected.ID, expected.Domain, expected.Slug, expected.Key = before.ID, "", "a", "a"
			expected.Clicks, expected.CreatedAt, expected.CreatedBy = before.Clicks, before.CreatedAt, before.CreatedBy
			expected.Used, expected.Revision, expected.DeletedAt = before.Clicks, 2, time.Time{}
			same(t, "what Update returns", after, expected)
			same(t, "what is stored", lookup(t, s, "a"), expected)
			revisions, err := s.Revisions(t.Context(), before.ID, 0, 10)
			ok(t, err)
			same(t, "the revisions", revisions, []link.Revision{{LinkID: before.ID, Revision: 1, At: before.UpdatedAt, By: "ann", State: *before}})
		}},
		{"what identifies a link and what is counted cannot be changed", func(t *testing.T, s link.Store) {
			before := slugs(t, s, "a")[0].Clone()
			after, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error {
				l.ID, l.Domain, l.Slug, l.Key, l.Clicks, l.CreatedBy, l.Revision = 99, "x", "x", "x", 99, "x", 99
				l.CreatedAt = noon().Add(time.Hour)
				return nil
			})
			ok(t, err)
			before.Revision = 2
			same(t, "the link", after, before)
			same(t, "the stored link", lookup(t, s, "a"), before)
		}},
		{"a link that is not there is NotFound and change is not called", func(t *testing.T, s link.Store) {
			_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(*link.Link) error { t.Error("called"); return nil })
			wantCode(t, err, link.CodeNotFound)
		}},
		{"another revision than expected is refused and change is not called", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 1, retitle("one"))
			ok(t, err)
			for _, expect := range []int64{1, 3, -1} {
				_, err = s.Update(t.Context(), link.Ref{Key: "a"}, expect, func(*link.Link) error { t.Error("called"); return nil })
				wantCode(t, err, link.CodeRevision)
			}
			_, err = s.Update(t.Context(), link.Ref{Key: "a"}, 2, retitle("two"))
			ok(t, err)
		}},
		{"an error of change is returned and nothing is stored", func(t *testing.T, s link.Store) {
			before := slugs(t, s, "a")[0]
			_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error { l.Title = "x"; return errAsked })
			if err != errAsked {
				t.Fatalf("got %v", err)
			}
			same(t, "the link", lookup(t, s, "a"), before)
			revisions, err := s.Revisions(t.Context(), before.ID, 0, 10)
			ok(t, err)
			same(t, "revisions", len(revisions), 0)
		}},
		{"text that no database can store is refused", func(t *testing.T, s link.Store) {
			before := slugs(t, s, "a")[0]
			_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error { l.Title = "\x00"; return nil })
			wantCode(t, err, link.CodeInvalid)
			same(t, "the link", lookup(t, s, "a"), before)
		}},
		{"a deleted link can be changed and brought back", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error { l.DeletedAt = noon(); return nil })
			ok(t, err)
			same(t, "live links", len(pages(t, s, link.Query{Limit: 10}, nil)), 0)
			_, err = s.Update(t.Context(), link.Ref{Key: "a"}, 2, func(l *link.Link) error { l.DeletedAt = time.Time{}; return nil })
			ok(t, err)
			same(t, "live links", len(pages(t, s, link.Query{Limit: 10}, nil)), 1)
		}},
		{"tags and target can be found by their new values only", func(t *testing.T, s link.Store) {
			l := sample()
			l.Tags = []string{"old", "both"}
			create(t, s, want("a", l))
			_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error {
				l.Tags, l.URL = []string{"both", "new", "new"}, "https://example.com/new"
				return nil
			})
			ok(t, err)
			for tag, n := range map[string]int{"old": 0, "both": 1, "new": 1} {
				same(t, tag, len(pages(t, s, link.Query{Tag: tag, Limit: 10}, nil)), n)
			}
			c := reusing(want("b", sample()), true, yes)
			create(t, s, c)
			wantOutcome(t, c, link.Created, "b")
			moved := sample()
			moved.URL = "https://example.com/new"
			c = reusing(want("c", moved), true, yes)
			create(t, s, c)
			wantOutcome(t, c, link.Reused, "a")
		}},
		{"setting MaxClicks for the first time begins with the clicks counted so far", func(t *testing.T, s link.Store) {
			l := sample()
			l.Clicks = 4
			create(t, s, want("a", l))
			got, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error { l.MaxClicks = 5; return nil })
			ok(t, err)
			same(t, "used", got.Used, 4)
			left, err := s.TakeClick(t.Context(), l.ID)
			ok(t, err)
			same(t, "the fifth click", left, true)
			got, err = s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error { l.MaxClicks = 6; return nil })
			ok(t, err)
			same(t, "used after the limit was raised", got.Used, 5)
		}},
		{"revisions come newest first, from below before, at most limit", func(t *testing.T, s link.Store) {
			l := slugs(t, s, "a", "b")[0]
			for i := range 6 {
				_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, retitle(fmt.Sprint("title ", i)))
				ok(t, err)
			}
			_, err := s.Update(t.Context(), link.Ref{Key: "b"}, 0, retitle("of another link"))
			ok(t, err)
			for _, c := range []struct {
				before int64
				limit  int
				want   []int64
			}{{0, 10, []int64{6, 5, 4, 3, 2, 1}}, {0, 2, []int64{6, 5}}, {5, 2, []int64{4, 3}}, {2, 5, []int64{1}}, {1, 5, nil}, {99, 1, []int64{6}}} {
				revisions, err := s.Revisions(t.Context(), l.ID, c.before, c.limit)
				ok(t, err)
				var got []int64
				for _, r := range revisions {
					got = append(got, r.Revision)
					same(t, "the state's own revision", r.State.Revision, r.Revision)
					if r.Revision > 1 {
						same(t, "the title", r.State.Title, fmt.Sprint("title ", r.Revision-2))
						same(t, "who and when", fmt.Sprint(r.By, r.At), fmt.Sprint("bob", noon().Add(time.Duration(r.Revision-1)*time.Minute)))
					}
				}
				same(t, "revisions", got, c.want)
			}
			_, err = s.Revisions(t.Context(), l.ID, 0, 0)
			wantCode(t, err, link.CodeInvalid)
			revisions, err := s.Revisions(t.Context(), 12345, 0, 10)
			ok(t, err)
			same(t, "revisions of no link", len(revisions), 0)
		}},
		{"a panic of change harms nobody else", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			func() {
				defer func() {
					if recover() == nil {
						t.Error("the panic was swallowed")
					}
				}()
				_, _ = s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error { panic("change") })
			}()
			_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 1, retitle("x"))
			ok(t, err)
		}},
	}
}

func rekeyTests() []test {
	return []test{
		{"every key becomes what fold makes of the slug", func(t *testing.T, s link.Store) {
			var batch []*link.Creation
			for i := range 2500 {
				batch = append(batch, want(fmt.Sprint("Ab", i), sample()))
			}
			gone := full()
			create(t, s, append(batch, want("Gone", gone))...)
			ok(t, s.Rekey(t.Context(), strings.ToLower))
			for _, l := range each(t, s) {
				if l.Key != strings.ToLower(l.Slug) {
					t.Fatalf("slug %q has key %q", l.Slug, l.Key)
				}
			}
			lookup(t, s, "ab7")
			c := &link.Creation{Link: sample(), Slugs: func(n int) (string, string, bool, error) { return "aB7", "ab7", n == 0, nil }}
			ok(t, s.Create(t.Context(), c))
			wantCode(t, c.Err, link.CodeSlugTaken)
			ok(t, s.Rekey(t.Context(), func(slug string) string { return slug }))
			lookup(t, s, "Ab7")
		}},
		{"keys may be swapped", func(t *testing.T, s link.Store) {
			slugs(t, s, "a", "b")
			ok(t, s.Rekey(t.Context(), func(slug string) string { return map[string]string{"a": "b", "b": "a"}[slug] }))
			same(t, "the link that has key a", lookup(t, s, "a").Slug, "b")
		}},
		{"keys that would be shared change nothing and are named", func(t *testing.T, s link.Store) {
			slugs(t, s, "Other", "Tea", "tea")
			err := s.Rekey(t.Context(), strings.ToLower)
			wantCode(t, err, link.CodeConflict)
			for _, slug := range []string{`"Tea"`, `"tea"`} {
				if !strings.Contains(err.Error(), slug) {
					t.Errorf("the message does not name %s: %v", slug, err)
				}
			}
			for _, l := range each(t, s) {
				same(t, "the key", l.Key, l.Slug)
			}
			c := want("tea", sample())
			ok(t, s.Create(t.Context(), c))
			wantCode(t, c.Err, link.CodeSlugTaken)
		}},
		{"the same key on different domains is no conflict", func(t *testing.T, s link.Store) {
			other := sample()
			other.Domain = "s.example"
			create(t, s, want("A", sample()), want("a", other))
			ok(t, s.Rekey(t.Context(), strings.ToLower))
		}},
		{"at most ten links are named", func(t *testing.T, s link.Store) {
			fill(t, s, 30)
			err := s.Rekey(t.Context(), func(string) string { return "x" })
			wantCode(t, err, link.CodeConflict)
			same(t, "named", strings.Count(err.Error(), `"`)/2, 10)
		}},
		{"a key that no database can store is refused", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			wantCode(t, s.Rekey(t.Context(), func(string) string { return "\x00" }), link.CodeInvalid)
			lookup(t, s, "a")
		}},
	}
}
