package storetest

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jinklink/jink/link"
)

const racers = 24

func raceTests() []test {
	return []test{
		{"of many who want one slug exactly one gets it", func(t *testing.T, s link.Store) {
			var won atomic.Int64
			for _, err := range together(racers, func(i int) error {
				l := sample()
				l.Title = fmt.Sprint(i)
				c := want("a", l)
				if err := s.Create(t.Context(), c); err != nil {
					return err
				}
				if c.Err == nil {
					won.Add(1)
				} else if link.CodeOf(c.Err) != link.CodeSlugTaken {
					return c.Err
				}
				return nil
			}) {
				ok(t, err)
			}
			same(t, "winners", won.Load(), 1)
			same(t, "links", len(each(t, s)), 1)
		}},
		{"batches that want the same slugs in different orders all end, and each slug goes to one", func(t *testing.T, s link.Store) {
			const n = 60
			var won atomic.Int64
			for _, err := range together(racers/2, func(i int) error {
				var batch []*link.Creation
				for j := range n {
					slug := (j*7 + i*13) % n
					if i%2 == 0 {
						slug = n - 1 - slug
					}
					batch = append(batch, wantAny(sample(), fmt.Sprint("x", slug), fmt.Sprint("y", n-slug)))
				}
				if err := s.Create(t.Context(), batch...); err != nil {
					return err
				}
				for _, c := range batch {
					if c.Err == nil {
						won.Add(1)
					} else if link.CodeOf(c.Err) != link.CodeSlugTaken {
						return c.Err
					}
				}
				return nil
			}) {
				ok(t, err)
			}
			same(t, "links made", int(won.Load()), len(each(t, s)))
			same(t, "links", won.Load(), 2*n)
		}},
		{"of many who send one idempotent request one makes a link and all get it", func(t *testing.T, s link.Store) {
			var mu sync.Mutex
			outcomes, links := map[link.Outcome]int{}, map[int64]bool{}
			for _, err := range together(racers, func(i int) error {
				c := idempotent(want(fmt.Sprint("s", i), sample()), "t", "k", "h", noon())
				if err := s.Create(t.Context(), c); err != nil {
					return err
				}
				mu.Lock()
				defer mu.Unlock()
				outcomes[c.Outcome]++
				links[c.Link.ID] = true
				return c.Err
			}) {
				ok(t, err)
			}
			same(t, "outcomes", outcomes, map[link.Outcome]int{link.Created: 1, link.Replayed: racers - 1})
			same(t, "different links", len(links), 1)
		}},
		{"of many who want one URL with reuse one makes a link and all get it", func(t *testing.T, s link.Store) {
			for _, err := range together(racers, func(i int) error {
				c := reusing(want(fmt.Sprint("s", i), sample()), true, yes)
				if err := s.Create(t.Context(), c); err != nil {
					return err
				}
				return c.Err
			}) {
				ok(t, err)
			}
			same(t, "links", len(each(t, s)), 1)
		}},
		{"of many who take clicks exactly as many succeed as there are", func(t *testing.T, s link.Store) {
			l := sample()
			l.MaxClicks = 30
			create(t, s, want("a", l))
			var taken atomic.Int64
			for _, err := range together(racers, func(int) error {
				for range 4 {
					left, err := s.TakeClick(t.Context(), l.ID)
					if err != nil {
						return err
					}
					if left {
						taken.Add(1)
					}
				}
				return nil
			}) {
				ok(t, err)
			}
			same(t, "taken", taken.Load(), 30)
			same(t, "used", lookup(t, s, "a").Used, 30)
		}},
		{"of many who change one revision exactly one succeeds", func(t *testing.T, s link.Store) {
			l := slugs(t, s, "a")[0]
			for revision := int64(1); revision <= 5; revision++ {
				var won atomic.Int64
				for _, err := range together(racers, func(i int) error {
					_, err := s.Update(t.Context(), link.Ref{Key: "a"}, revision, retitle(fmt.Sprint(i)))
					if err == nil {
						won.Add(1)
					} else if link.CodeOf(err) != link.CodeRevision {
						return err
					}
					return nil
				}) {
					ok(t, err)
				}
				same(t, "winners", won.Load(), 1)
			}
			revisions, err := s.Revisions(t.Context(), l.ID, 0, 100)
			ok(t, err)
			same(t, "revisions", len(revisions), 5)
		}},
		{"changes without an expected revision are all kept", func(t *testing.T, s link.Store) {
			l := slugs(t, s, "a")[0]
			for _, err := range together(racers, func(int) error {
				_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error { l.Title += "x"; return nil })
				return err
			}) {
				ok(t, err)
			}
			got := lookup(t, s, "a")
			same(t, "changes", len(got.Title), racers)
			same(t, "revision", got.Revision, racers+1)
			revisions, err := s.Revisions(t.Context(), l.ID, 0, 100)
			ok(t, err)
			same(t, "revisions", len(revisions), racers)
		}},
		{"links may be purged while their clicks are counted", func(t *testing.T, s link.Store) {
			var names []string
			for i := range 40 {
				names = append(names, fmt.Sprint("s", i))
			}
			links := slugs(t, s, names...)
			kept := slugs(t, s, "kept")[0]
			for _, err := range together(racers, func(i int) error {
				if i%2 == 0 {
					for j := i / 2; j < len(links); j += racers / 2 {
						if err := s.Purge(t.Context(), link.Ref{Key: links[j].Key}); err != nil {
							return err
						}
					}
					return nil
				}
				for seq := int64(1); seq <= 5; seq++ {
					counts := []link.ClickCount{{LinkID: kept.ID, Count: 1}}
					for _, l := range links {
						counts = append(counts, link.ClickCount{LinkID: l.ID, Count: 1})
					}
					if err := s.AddClicks(t.Context(), clicks(fmt.Sprint("n", i), seq, counts...)); err != nil {
						return err
					}
				}
				return nil
			}) {
				ok(t, err)
			}
			kept.Clicks = racers / 2 * 5
			same(t, "the links", each(t, s), []*link.Link{kept})
		}},
		{"clicks that are counted at once are all counted, once", func(t *testing.T, s link.Store) {
			links := slugs(t, s, "a", "b", "c")
			for _, err := range together(racers, func(i int) error {
				for seq := int64(1); seq <= 5; seq++ {
					var counts []link.ClickCount
					for j := range links {
						counts = append(counts, link.ClickCount{LinkID: links[(i+j)%3].ID, Count: 1})
					}
					for range 2 { // each batch twice
						if err := s.AddClicks(t.Context(), clicks(fmt.Sprint("n", i), seq, counts...)); err != nil {
							return err
						}
					}
				}
				return nil
			}) {
				ok(t, err)
			}
			for _, l := range links {
				same(t, "clicks", lookup(t, s, l.Key).Clicks, racers*5)
			}
		}},
		{"numbers of a sequence are given out once and without gaps", func(t *testing.T, s link.Store) {
			var mu sync.Mutex
			seen := map[int64]bool{}
			for _, err := range together(racers, func(i int) error {
				for range 5 {
					first, err := s.NextSequence(t.Context(), "s.example", 3)
					if err != nil {
						return err
					}
					mu.Lock()
					for n := first; n < first+3; n++ {
						if seen[n] || n < 0 || n >= racers*15 {
							t.Errorf("number %d came twice or is none of them", n)
						}
						seen[n] = true
					}
					mu.Unlock()
				}
				return nil
			}) {
				ok(t, err)
			}
			same(t, "numbers", len(seen), racers*15)
		}},
		{"all who start at once agree on a setting", func(t *testing.T, s link.Store) {
			var mu sync.Mutex
			seen := map[string]bool{}
			for _, err := range together(racers, func(i int) error {
				value, err := s.Setting(t.Context(), "key", func() string { return fmt.Sprint("from ", i) })
				mu.Lock()
				seen[value] = true
				mu.Unlock()
				return err
			}) {
				ok(t, err)
			}
			same(t, "values", len(seen), 1)
		}},
		{"of many who make the first token exactly one succeeds", func(t *testing.T, s link.Store) {
			var won atomic.Int64
			for _, err := range together(racers, func(i int) error {
				err := s.CreateToken(t.Context(), token(fmt.Sprint("t", i), noon()), true)
				if err == nil {
					won.Add(1)
				} else if link.CodeOf(err) != link.CodeConflict {
					return err
				}
				return nil
			}) {
				ok(t, err)
			}
			same(t, "winners", won.Load(), 1)
			tokens, err := s.Tokens(t.Context())
			ok(t, err)
			same(t, "tokens", len(tokens), 1)
		}},
		{"keys change while links are made", func(t *testing.T, s link.Store) {
			for _, err := range together(8, func(i int) error {
				if i == 0 {
					return s.Rekey(t.Context(), func(slug string) string { return slug })
				}
				for j := range 10 {
					c := want(fmt.Sprint("s", i, "-", j), sample())
					if err := s.Create(t.Context(), c); err != nil || c.Err != nil {
						return fmt.Errorf("%v %v", err, c.Err)
					}
				}
				return nil
			}) {
				ok(t, err)
			}
			same(t, "links", len(each(t, s)), 70)
		}},
	}
}
