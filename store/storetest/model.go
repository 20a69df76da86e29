package storetest

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/jinklink/jink/link"
)

// model is what a store should hold, written as simply as possible.
type model struct {
	links     map[link.Ref]*link.Link
	revisions map[int64][]link.Revision
}

func modelTests() []test {
	return []test{{"any sequence of calls does what a map would", func(t *testing.T, s link.Store) {
		instance := 0
		rapid.Check(t, func(r *rapid.T) {
			instance++ // each run has slugs of its own, and looks at nothing else
			m := &model{links: map[link.Ref]*link.Link{}, revisions: map[int64][]link.Revision{}}
			domain := fmt.Sprint("run", instance, ".example")
			r.Repeat(map[string]func(*rapid.T){
				"create": func(r *rapid.T) { m.create(t, r, s, domain) },
				"update": func(r *rapid.T) { m.update(t, r, s, domain) },
				"purge":  func(r *rapid.T) { m.purge(t, r, s, domain) },
				"":       func(r *rapid.T) { m.check(t, r, s, domain) },
			})
		})
	}}}
}

func drawRef(r *rapid.T, domain string) link.Ref {
	return link.Ref{Domain: domain, Key: rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(r, "key")}
}

func (m *model) create(t *testing.T, r *rapid.T, s link.Store, domain string) {
	l := sample()
	l.Domain = domain
	l.URL = rapid.SampledFrom([]string{"https://example.com/1", "https://example.com/2"}).Draw(r, "url") + domain
	l.Tags = rapid.SampledFrom([][]string{nil, {"x"}, {"x", "y"}}).Draw(r, "tags")
	var keys []string
	for range rapid.IntRange(1, 3).Draw(r, "attempts") {
		keys = append(keys, drawRef(r, domain).Key)
	}
	c := wantAny(l, keys...)
	if rapid.Bool().Draw(r, "reuse") {
		c = reusing(c, true, func(l *link.Link) bool { return !l.Deleted() })
	}
	expected := m.expect(l, keys, c.Reuse != nil)
	ok(t, s.Create(t.Context(), c))
	switch {
	case expected == nil && c.Err == nil, expected != nil && c.Err != nil:
		r.Fatalf("creating with %v gave %v, want %v", keys, c.Err, expected)
	case expected == nil:
	case expected == l:
		if c.Outcome != link.Created {
			r.Fatalf("outcome %d", c.Outcome)
		}
		m.links[link.Ref{Domain: domain, Key: c.Link.Key}] = c.Link.Clone()
	default:
		if diff := cmp.Diff(expected, c.Link); diff != "" || c.Outcome != link.Reused {
			r.Fatalf("outcome %d\n%s", c.Outcome, diff)
		}
	}
}

// expect returns the link that a creation should give: l itself if a new one, nil if it should fail.
func (m *model) expect(l *link.Link, keys []string, reuse bool) *link.Link {
	if reuse {
		for _, existing := range slices.SortedFunc(maps.Values(m.links), func(a, b *link.Link) int { return int(a.ID - b.ID) }) {
			if existing.URL == l.URL && !existing.Deleted() {
				return existing
			}
		}
	}
	for _, key := range keys {
		holder := m.links[link.Ref{Domain: l.Domain, Key: key}]
		if holder == nil {
			return l
		}
		if reuse && !holder.Deleted() {
			return holder
		}
	}
	return nil
}

func (m *model) update(t *testing.T, r *rapid.T, s link.Store, domain string) {
	ref := drawRef(r, domain)
	expect := rapid.Int64Range(0, 3).Draw(r, "expect")
	deleted := rapid.SampledFrom([]time.Time{{}, noon()}).Draw(r, "deleted")
	title := rapid.SampledFrom([]string{"", "t", "u"}).Draw(r, "title")
	old := m.links[ref]
	got, err := s.Update(t.Context(), ref, expect, func(l *link.Link) error {
		l.DeletedAt, l.Title = deleted, title
		return nil
	})
	switch {
	case old == nil:
		wantCode(t, err, link.CodeNotFound)
	case expect != 0 && expect != old.Revision:
		wantCode(t, err, link.CodeRevision)
	default:
		ok(t, err)
		changed := old.Clone()
		changed.DeletedAt, changed.Title, changed.Revision = deleted, title, old.Revision+1
		m.links[ref] = changed
		m.revisions[old.ID] = append(m.revisions[old.ID],
			link.Revision{LinkID: old.ID, Revision: old.Revision, At: old.UpdatedAt, By: old.UpdatedBy, State: *old})
		if diff := cmp.Diff(changed, got); diff != "" {
			r.Fatal(diff)
		}
	}
}

func (m *model) purge(t *testing.T, r *rapid.T, s link.Store, domain string) {
	ref := drawRef(r, domain)
	err := s.Purge(t.Context(), ref)
	if l := m.links[ref]; l != nil {
		ok(t, err)
		delete(m.revisions, l.ID)
		delete(m.links, ref)
		return
	}
	wantCode(t, err, link.CodeNotFound)
}

// check compares everything that can be seen of the store with the model.
func (m *model) check(t *testing.T, r *rapid.T, s link.Store, domain string) {
	for _, deleted := range []bool{false, true} {
		for _, tag := range []string{"", "y"} {
			got := pages(t, s, link.Query{Domain: &domain, Deleted: deleted, Tag: tag, Order: link.BySlug, Limit: 3}, nil)
			want := pick(slices.Collect(maps.Values(m.links)), func(l *link.Link) bool {
				return l.Deleted() == deleted && (tag == "" || slices.Contains(l.Tags, tag))
			})
			if diff := cmp.Diff(inOrder(want, link.BySlug), pick(got, func(*link.Link) bool { return true })); diff != "" {
				r.Fatalf("the list of deleted=%v, tag %q:\n%s", deleted, tag, diff)
			}
		}
	}
	for _, l := range m.links {
		got, err := s.Revisions(t.Context(), l.ID, 0, 100)
		ok(t, err)
		want := slices.Clone(m.revisions[l.ID])
		slices.Reverse(want)
		if !slices.EqualFunc(want, got, func(a, b link.Revision) bool { return cmp.Equal(a, b) }) {
			r.Fatalf("revisions:\n%s", cmp.Diff(want, got))
		}
	}
}
