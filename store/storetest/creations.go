package storetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

var errAsked = errors.New("no slug today")

// yes and no answer whether an existing link may be handed out.
func yes(*link.Link) bool { return true }
func no(*link.Link) bool  { return false }

func idempotent(c *link.Creation, scope, key, hash string, at time.Time) *link.Creation {
	c.Idempotency = &link.Idempotency{Scope: scope, Key: key, Hash: hash, At: at}
	return c
}

func reusing(c *link.Creation, byURL bool, reuse func(*link.Link) bool) *link.Creation {
	c.Reuse, c.ByURL = reuse, byURL
	return c
}

// wantOutcome checks what came of a creation that succeeded.
func wantOutcome(t *testing.T, c *link.Creation, outcome link.Outcome, key string) {
	t.Helper()
	if c.Err != nil || c.Outcome != outcome || c.Link.Key != key {
		t.Fatalf("got outcome %d, key %q, error %v; want outcome %d, key %q", c.Outcome, c.Link.Key, c.Err, outcome, key)
	}
}

func creationTests() []test {
	return []test{
		{"a new link gets an ID, its slug and revision 1", func(t *testing.T, s link.Store) {
			l := sample()
			l.ID = 77
			c := &link.Creation{Link: l, Slugs: func(int) (string, string, bool, error) { return "Docs", "docs", true, nil }}
			create(t, s, c)
			if l.ID == 0 || l.ID == 77 || l.Slug != "Docs" || l.Key != "docs" || l.Revision != 1 || c.Link != l || c.Outcome != link.Created {
				t.Fatalf("got %+v, outcome %d", l, c.Outcome)
			}
			same(t, "the stored link", lookup(t, s, "docs"), l)
		}},
		{"creations are carried out in order and get growing IDs", func(t *testing.T, s link.Store) {
			links := slugs(t, s, "c", "a", "b")
			for i := 1; i < len(links); i++ {
				if links[i].ID <= links[i-1].ID {
					t.Fatalf("IDs %d and %d are out of order", links[i-1].ID, links[i].ID)
				}
			}
		}},
		{"a taken custom slug is SlugTaken and the message names it", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			c := want("a", sample())
			ok(t, s.Create(t.Context(), c))
			wantCode(t, c.Err, link.CodeSlugTaken)
			if !strings.Contains(c.Err.Error(), `"a"`) {
				t.Fatalf("the message does not name the slug: %v", c.Err)
			}
		}},
		{"a creation that fails does not keep the others from succeeding", func(t *testing.T, s link.Store) {
			slugs(t, s, "taken")
			asked := &link.Creation{Link: sample(), Slugs: func(int) (string, string, bool, error) { return "", "", false, errAsked }}
			bad := sample()
			bad.Title = "a\x00b"
			batch := []*link.Creation{want("a", sample()), want("taken", sample()), asked, want("bad", bad), want("b", sample())}
			ok(t, s.Create(t.Context(), batch...))
			wantCode(t, batch[1].Err, link.CodeSlugTaken)
			wantCode(t, batch[3].Err, link.CodeInvalid)
			if !errors.Is(batch[2].Err, errAsked) {
				t.Fatalf("got %v, want the error of Slugs", batch[2].Err)
			}
			same(t, "the links", keysOf(each(t, s)), []string{"taken", "a", "b"})
		}},
		{"a generated slug that is taken is tried again", func(t *testing.T, s link.Store) {
			slugs(t, s, "a", "b")
			c := wantAny(sample(), "a", "b", "c")
			create(t, s, c)
			wantOutcome(t, c, link.Created, "c")
		}},
		{"attempts end where slugs do", func(t *testing.T, s link.Store) {
			slugs(t, s, "a", "b")
			c := wantAny(sample(), "a", "b")
			ok(t, s.Create(t.Context(), c))
			wantCode(t, c.Err, link.CodeSlugTaken)
		}},
		{"attempts are bounded", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			attempts := 0
			c := &link.Creation{Link: sample(), Slugs: func(n int) (string, string, bool, error) {
				if n != attempts {
					t.Errorf("attempt %d is numbered %d", attempts, n)
				}
				attempts++
				return "a", "a", true, nil
			}}
			ok(t, s.Create(t.Context(), c))
			wantCode(t, c.Err, link.CodeSlugTaken)
			same(t, "attempts", attempts, link.MaxAttempts)
		}},
		{"the same custom slug twice in a batch goes to the first", func(t *testing.T, s link.Store) {
			first, second := want("a", sample()), want("a", sample())
			ok(t, s.Create(t.Context(), first, want("b", sample()), second))
			wantOutcome(t, first, link.Created, "a")
			wantCode(t, second.Err, link.CodeSlugTaken)
			same(t, "the links", keysOf(each(t, s)), []string{"a", "b"})
		}},
		{"generated slugs that meet in a batch are tried again", func(t *testing.T, s link.Store) {
			var batch []*link.Creation
			for range 20 {
				n := 0
				batch = append(batch, &link.Creation{Link: sample(), Slugs: func(attempt int) (string, string, bool, error) {
					n = attempt
					return fmt.Sprint("g", n), fmt.Sprint("g", n), true, nil
				}})
			}
			create(t, s, batch...)
			seen := map[string]bool{}
			for _, c := range batch {
				seen[c.Link.Key] = true
			}
			same(t, "different slugs", len(seen), 20)
		}},
		{"the same slug may live on several domains", func(t *testing.T, s link.Store) {
			other := sample()
			other.Domain = "s.example"
			create(t, s, want("a", sample()), want("a", other))
			l, err := s.Lookup(t.Context(), link.Ref{Domain: "s.example", Key: "a"})
			ok(t, err)
			same(t, "the link of the domain", l, other)
		}},
		{"a deleted link keeps its slug", func(t *testing.T, s link.Store) {
			gone := sample()
			gone.DeletedAt = noon()
			create(t, s, want("a", gone))
			c := want("a", sample())
			ok(t, s.Create(t.Context(), c))
			wantCode(t, c.Err, link.CodeSlugTaken)
		}},
		{"reuse hands out the link that holds the slug", func(t *testing.T, s link.Store) {
			existing := slugs(t, s, "a")[0]
			c := reusing(wantAny(sample(), "a", "b"), false, yes)
			create(t, s, c)
			wantOutcome(t, c, link.Reused, "a")
			same(t, "the link", c.Link, existing)
		}},
		{"reuse that is declined goes on to the next slug", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			c := reusing(wantAny(sample(), "a", "b"), false, no)
			create(t, s, c)
			wantOutcome(t, c, link.Created, "b")
		}},
		{"reuse without ByURL is not asked for links with the same URL", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			c := reusing(want("b", sample()), false, yes)
			create(t, s, c)
			wantOutcome(t, c, link.Created, "b")
		}},
		{"reuse by URL asks for links of the domain with that URL, oldest first, and no others", func(t *testing.T, s link.Store) {
			otherURL, otherDomain, deleted := sample(), sample(), sample()
			otherURL.URL = "https://example.com/other"
			otherDomain.Domain = "s.example"
			deleted.DeletedAt = noon()
			create(t, s, want("u", otherURL), want("z", sample()), want("d", otherDomain), want("y", sample()), want("x", deleted))
			var asked []string
			c := reusing(want("new", sample()), true, func(l *link.Link) bool {
				asked = append(asked, l.Key)
				return l.Key == "x"
			})
			create(t, s, c)
			same(t, "asked for", asked, []string{"z", "y", "x"})
			wantOutcome(t, c, link.Reused, "x")
		}},
		{"reuse by URL stops asking with the first yes", func(t *testing.T, s link.Store) {
			slugs(t, s, "a", "b")
			asked := 0
			c := reusing(want("new", sample()), true, func(*link.Link) bool { asked++; return true })
			create(t, s, c)
			wantOutcome(t, c, link.Reused, "a")
			same(t, "asked", asked, 1)
		}},
		{"the same URL twice in a batch is made once where reuse is wanted", func(t *testing.T, s link.Store) {
			first, second := reusing(want("a", sample()), true, yes), reusing(want("b", sample()), true, yes)
			create(t, s, first, second)
			wantOutcome(t, first, link.Created, "a")
			wantOutcome(t, second, link.Reused, "a")
		}},
		{"a link made earlier in the batch may be reused", func(t *testing.T, s link.Store) {
			first, second := want("a", sample()), reusing(want("b", sample()), true, yes)
			create(t, s, first, second)
			wantOutcome(t, second, link.Reused, "a")
		}},
		{"an idempotent creation that comes again gets the first one's link as it is now", func(t *testing.T, s link.Store) {
			create(t, s, idempotent(want("a", sample()), "t", "k", "h", noon()))
			changed, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, retitle("new"))
			ok(t, err)
			again := idempotent(want("b", sample()), "t", "k", "h", noon().Add(time.Hour))
			create(t, s, again)
			wantOutcome(t, again, link.Replayed, "a")
			same(t, "the link", again.Link, changed)
			same(t, "the links", keysOf(each(t, s)), []string{"a"})
		}},
		{"an idempotency key with another request is a conflict", func(t *testing.T, s link.Store) {
			create(t, s, idempotent(want("a", sample()), "t", "k", "h", noon()))
			again := idempotent(want("b", sample()), "t", "k", "other", noon())
			ok(t, s.Create(t.Context(), again))
			wantCode(t, again.Err, link.CodeConflict)
		}},
		{"idempotency keys of different scopes do not meet", func(t *testing.T, s link.Store) {
			create(t, s, idempotent(want("a", sample()), "t", "k", "h", noon()),
				idempotent(want("b", sample()), "u", "k", "h", noon()))
			same(t, "the links", keysOf(each(t, s)), []string{"a", "b"})
		}},
		{"an idempotency key twice in a batch works once", func(t *testing.T, s link.Store) {
			first, second := idempotent(want("a", sample()), "t", "k", "h", noon()), idempotent(want("b", sample()), "t", "k", "h", noon())
			create(t, s, first, second)
			wantOutcome(t, second, link.Replayed, "a")
		}},
		{"an idempotency key lives for its lifetime and can be used again after it", func(t *testing.T, s link.Store) {
			create(t, s, idempotent(want("a", sample()), "t", "k", "h", noon()))
			late := idempotent(want("b", sample()), "t", "k", "h", noon().Add(link.IdempotencyLifetime-time.Millisecond))
			create(t, s, late)
			wantOutcome(t, late, link.Replayed, "a")
			later := idempotent(want("c", sample()), "t", "k", "other", noon().Add(link.IdempotencyLifetime))
			create(t, s, later)
			wantOutcome(t, later, link.Created, "c")
			again := idempotent(want("d", sample()), "t", "k", "other", noon().Add(link.IdempotencyLifetime+time.Hour))
			create(t, s, again)
			wantOutcome(t, again, link.Replayed, "c")
		}},
		{"old idempotency keys of others do not disturb", func(t *testing.T, s link.Store) {
			for i := range 30 {
				create(t, s, idempotent(want(fmt.Sprint("old", i), sample()), "t", fmt.Sprint(i), "h", noon()))
			}
			for i := range 30 {
				at := noon().Add(2 * link.IdempotencyLifetime)
				create(t, s, idempotent(want(fmt.Sprint("new", i), sample()), "u", fmt.Sprint(i), "h", at))
				again := idempotent(want("again", sample()), "u", fmt.Sprint(i), "h", at)
				create(t, s, again)
				wantOutcome(t, again, link.Replayed, fmt.Sprint("new", i))
			}
		}},
		{"a batch with and without idempotency keys gives each creation what is its own", func(t *testing.T, s link.Store) {
			create(t, s, idempotent(want("old", sample()), "t", "seen", "h", noon()))
			long := strings.Repeat("x", 2000)
			batch := []*link.Creation{
				want("plain", sample()), idempotent(want("x", sample()), "t", "seen", "h", noon()), idempotent(want("a", sample()), "t", "1", "h", noon()),
				idempotent(want("x", sample()), "t", "seen", "other", noon()), idempotent(want("a", sample()), "t", "2", "h", noon()),
				idempotent(want("x", sample()), "t", long, "h", noon()), idempotent(want("x", sample()), "t", "1", "h", noon()),
				idempotent(want("b", sample()), "t", "2", "h", noon()), idempotent(reusing(want("x", sample()), true, yes), "t", "3", "h", noon()),
				idempotent(want("x", sample()), "t", "3", "h", noon()), idempotent(wantAny(sample(), "a", "b", "c"), "u", "1", "h", noon()),
			}
			ok(t, s.Create(t.Context(), batch...))
			for i, expected := range map[int]struct {
				outcome link.Outcome
				key     string
			}{
				0: {link.Created, "plain"}, 1: {link.Replayed, "old"}, 2: {link.Created, "a"}, 6: {link.Replayed, "a"},
				7: {link.Created, "b"}, 8: {link.Reused, "old"}, 9: {link.Replayed, "old"}, 10: {link.Created, "c"},
			} {
				wantOutcome(t, batch[i], expected.outcome, expected.key)
			}
			for i, code := range map[int]link.Code{3: link.CodeConflict, 4: link.CodeSlugTaken, 5: link.CodeInvalid} {
				wantCode(t, batch[i].Err, code)
			}
			same(t, "the links", keysOf(each(t, s)), []string{"old", "plain", "a", "b", "c"})
		}},
		{"with a purged link its idempotency key becomes free", func(t *testing.T, s link.Store) {
			create(t, s, idempotent(want("a", sample()), "t", "k", "h", noon()), idempotent(want("b", sample()), "t", "l", "h", noon()))
			ok(t, s.Purge(t.Context(), link.Ref{Key: "a"}))
			ok(t, s.Purge(t.Context(), link.Ref{Key: "b"}))
			equal := idempotent(want("c", sample()), "t", "k", "h", noon())
			other := idempotent(want("d", sample()), "t", "l", "other", noon())
			again := idempotent(want("e", sample()), "t", "l", "other", noon())
			create(t, s, equal, other, again)
			wantOutcome(t, equal, link.Created, "c")
			wantOutcome(t, other, link.Created, "d")
			wantOutcome(t, again, link.Replayed, "d")
		}},
		{"a creation that failed does not use up its idempotency key", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			c := idempotent(want("a", sample()), "t", "k", "h", noon())
			ok(t, s.Create(t.Context(), c))
			wantCode(t, c.Err, link.CodeSlugTaken)
			again := idempotent(want("b", sample()), "t", "k", "h2", noon())
			create(t, s, again)
			wantOutcome(t, again, link.Created, "b")
		}},
		{"a reused link is remembered for the idempotency key too", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			create(t, s, idempotent(reusing(want("b", sample()), true, yes), "t", "k", "h", noon()))
			again := idempotent(want("c", sample()), "t", "k", "h", noon())
			create(t, s, again)
			wantOutcome(t, again, link.Replayed, "a")
		}},
		{"an import brings revisions along", func(t *testing.T, s link.Store) {
			l := sample()
			l.Revision = 3
			c := want("a", l)
			first, second := sample(), full()
			first.Revision, second.Revision = 1, 2
			first.URL = "https://example.com/first"
			c.History = []link.Revision{
				{Revision: 1, At: noon(), By: "ann", State: *first}, {Revision: 2, At: noon().Add(time.Minute), By: "bob", State: *second}}
			create(t, s, c)
			same(t, "the revision of the link", lookup(t, s, "a").Revision, 3)
			got, err := s.Revisions(t.Context(), l.ID, 0, 10)
			ok(t, err)
			for i, state := range []*link.Link{second, first} {
				state.ID, state.Domain, state.Slug, state.Key = l.ID, "", "a", "a"
				same(t, "the state", got[i].State, *state)
				same(t, "the link of the revision", got[i].LinkID, l.ID)
			}
			updated, err := s.Update(t.Context(), link.Ref{Key: "a"}, 3, retitle("x"))
			ok(t, err)
			same(t, "the next revision", updated.Revision, 4)
		}},
		{"revisions that cannot be before the link are refused", func(t *testing.T, s link.Store) {
			for _, numbers := range [][]int64{{3}, {0}, {-1}, {1, 1}, {4}} {
				l := sample()
				l.Revision = 3
				c := want("a", l)
				for _, n := range numbers {
					c.History = append(c.History, link.Revision{Revision: n, State: *sample()})
				}
				ok(t, s.Create(t.Context(), c))
				wantCode(t, c.Err, link.CodeInvalid)
			}
			same(t, "the links", keysOf(each(t, s)), []string{})
		}},
		{"no creations are nothing to do", func(t *testing.T, s link.Store) { ok(t, s.Create(t.Context())) }},
		{"a huge batch is one step", func(t *testing.T, s link.Store) {
			fill(t, s, 3000)
			var batch []*link.Creation
			for i := range 5000 {
				batch = append(batch, benchCreation(i)) // 3,000 of them are taken
			}
			ok(t, s.Create(t.Context(), batch...))
			failed := 0
			for _, c := range batch {
				if c.Err != nil {
					failed++
				}
			}
			same(t, "failures", failed, 3000)
			same(t, "links", len(each(t, s)), 5000)
		}},
	}
}
