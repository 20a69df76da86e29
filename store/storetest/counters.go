package storetest

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/record"
)

func clicks(node string, seq int64, counts ...link.ClickCount) link.ClickBatch {
	return link.ClickBatch{Node: node, Seq: seq, Counts: counts}
}

func counterTests() []test {
	return []test{
		{"clicks are added, links that are gone are passed over", func(t *testing.T, s link.Store) {
			links := slugs(t, s, "a", "b", "gone")
			ok(t, s.Purge(t.Context(), link.Ref{Key: "gone"}))
			ok(t, s.AddClicks(t.Context(), clicks("n", 1, link.ClickCount{LinkID: links[1].ID, Count: 2},
				link.ClickCount{LinkID: links[2].ID, Count: 5}, link.ClickCount{LinkID: links[0].ID, Count: 3},
				link.ClickCount{LinkID: links[0].ID, Count: 4}, link.ClickCount{LinkID: 999, Count: 1})))
			same(t, "clicks of a", lookup(t, s, "a").Clicks, 7)
			same(t, "clicks of b", lookup(t, s, "b").Clicks, 2)
			same(t, "revision of a", lookup(t, s, "a").Revision, 1)
		}},
		{"clicks of variants are counted besides those of their links, up to a bound", func(t *testing.T, s link.Store) {
			links := slugs(t, s, "a", "b", "gone")
			ok(t, s.Purge(t.Context(), link.Ref{Key: "gone"}))
			variant := func(id int64, split, name string, n int64) link.ClickCount {
				return link.ClickCount{LinkID: id, Variant: link.Variant{Split: split, Name: name}, Count: n}
			}
			a, b := links[0].ID, links[1].ID
			first := clicks("n", 1, variant(a, "hero", "red", 1), link.ClickCount{LinkID: a, Count: 3}, variant(a, "hero", "blue", 2),
				variant(a, "hero", "red", 4), variant(links[2].ID, "hero", "red", 1))
			ok(t, s.AddClicks(t.Context(), first))
			ok(t, s.AddClicks(t.Context(), first))
			ok(t, s.AddClicks(t.Context(), clicks("n", 2, variant(a, "hero", "red", 1), variant(b, "x", "y", 9))))
			same(t, "clicks of a", lookup(t, s, "a").Clicks, 3)
			counts, err := s.Variants(t.Context(), a)
			ok(t, err)
			if want := []link.ClickCount{variant(a, "hero", "blue", 2), variant(a, "hero", "red", 6)}; !slices.Equal(counts, want) {
				t.Errorf("variants of a are %v, want %v", counts, want)
			}
			var many []link.ClickCount
			for i := range 300 {
				many = append(many, variant(b, "visitor", fmt.Sprint(i), 1))
			}
			ok(t, s.AddClicks(t.Context(), clicks("n", 3, many...)))
			counts, err = s.Variants(t.Context(), b)
			ok(t, err)
			same(t, "variants of b", int64(len(counts)), record.MaxVariants)
			counts, err = s.Variants(t.Context(), links[2].ID)
			ok(t, err)
			same(t, "variants of a link that is gone", int64(len(counts)), 0)
		}},
		{"a batch that was applied changes nothing when it comes again", func(t *testing.T, s link.Store) {
			id := slugs(t, s, "a")[0].ID
			one := link.ClickCount{LinkID: id, Count: 1}
			for _, seq := range []int64{1, 1, 2, 1, 2, 3} {
				ok(t, s.AddClicks(t.Context(), clicks("n", seq, one)))
			}
			same(t, "clicks", lookup(t, s, "a").Clicks, 3)
			ok(t, s.AddClicks(t.Context(), clicks("m", 1, one)))
			same(t, "clicks", lookup(t, s, "a").Clicks, 4)
		}},
		{"a batch beyond the next one changes nothing and says which are missing", func(t *testing.T, s link.Store) {
			id := slugs(t, s, "a")[0].ID
			one := link.ClickCount{LinkID: id, Count: 1}
			gap := func(seq, applied int64) {
				t.Helper()
				err := s.AddClicks(t.Context(), clicks("n", seq, one))
				if g, found := errors.AsType[*link.ClickGap](err); !found || g.Applied != applied {
					t.Fatalf("batch %d: %v, want a gap after %d", seq, err, applied)
				}
				wantCode(t, err, link.CodeConflict)
			}
			gap(5, 0)
			gap(2, 0)
			ok(t, s.AddClicks(t.Context(), clicks("n", 1, one)))
			gap(3, 1)
			ok(t, s.AddClicks(t.Context(), clicks("n", 2, one)))
			ok(t, s.AddClicks(t.Context(), clicks("n", 3, one)))
			same(t, "clicks", lookup(t, s, "a").Clicks, 3)
		}},
		{"a batch without counts is a batch", func(t *testing.T, s link.Store) { ok(t, s.AddClicks(t.Context(), clicks("n", 1))) }},
		{"counts do not run over", func(t *testing.T, s link.Store) {
			l := sample()
			l.Clicks = math.MaxInt64 - 1
			create(t, s, want("a", l))
			ok(t, s.AddClicks(t.Context(), clicks("n", 1, link.ClickCount{LinkID: l.ID, Count: math.MaxInt64},
				link.ClickCount{LinkID: l.ID, Count: math.MaxInt64})))
			same(t, "clicks", lookup(t, s, "a").Clicks, math.MaxInt64)
		}},
		{"counts that grow do not run over either", func(t *testing.T, s link.Store) {
			id := slugs(t, s, "a")[0].ID
			for seq, c := range []struct{ count, want int64 }{
				{1, 1}, {math.MaxInt64 - 2, math.MaxInt64 - 1}, {1, math.MaxInt64}, {1, math.MaxInt64}, {math.MaxInt64, math.MaxInt64},
			} {
				ok(t, s.AddClicks(t.Context(), clicks("n", int64(seq+1), link.ClickCount{LinkID: id, Count: c.count})))
				same(t, "clicks", lookup(t, s, "a").Clicks, c.want)
			}
		}},
		{"a slug that is made again begins without clicks, and gets none that were meant for the purged link", func(t *testing.T, s link.Store) {
			for round, counted := range []bool{true, false} {
				l := slugs(t, s, "a")[0]
				same(t, "clicks of a new link", lookup(t, s, "a").Clicks, 0)
				batch := clicks(fmt.Sprint("n", round), 1, link.ClickCount{LinkID: l.ID, Count: 3})
				if counted {
					ok(t, s.AddClicks(t.Context(), batch))
					same(t, "clicks", lookup(t, s, "a").Clicks, 3)
				}
				ok(t, s.Purge(t.Context(), link.Ref{Key: "a"}))
				again := slugs(t, s, "a")[0]
				if counted {
					batch.Seq = 2
				}
				ok(t, s.AddClicks(t.Context(), batch))
				same(t, "the link that was made again", lookup(t, s, "a"), again)
				ok(t, s.Purge(t.Context(), link.Ref{Key: "a"}))
			}
		}},
		{"imports bring their clicks along, which are added to and are nobody else's", func(t *testing.T, s link.Store) {
			var batch []*link.Creation
			for i := range 150 {
				l := sample()
				l.Clicks = int64(i % 3 * i)
				batch = append(batch, want(fmt.Sprint("s", i%140), l)) // the last ten find their slugs taken
			}
			ok(t, s.Create(t.Context(), batch...))
			counts := []link.ClickCount{}
			for i, c := range batch[:140] {
				ok(t, c.Err)
				same(t, "clicks", lookup(t, s, c.Link.Key).Clicks, int64(i%3*i))
				counts = append(counts, link.ClickCount{LinkID: c.Link.ID, Count: int64(i % 2)})
			}
			ok(t, s.AddClicks(t.Context(), clicks("n", 1, counts...)))
			for i, l := range each(t, s) {
				same(t, fmt.Sprint("clicks of ", i), l.Clicks, int64(i%3*i+i%2))
			}
			wantCode(t, batch[149].Err, link.CodeSlugTaken)
		}},
		{"every way to a link tells its clicks, and no change of the link alters them", func(t *testing.T, s link.Store) {
			l := slugs(t, s, "a")[0]
			ok(t, s.AddClicks(t.Context(), clicks("n", 1, link.ClickCount{LinkID: l.ID, Count: 7})))
			l.Clicks = 7
			same(t, "Lookup", lookup(t, s, "a"), l)
			same(t, "Each", each(t, s), []*link.Link{l})
			same(t, "List", pages(t, s, link.Query{Limit: 1}, nil), []*link.Link{l})
			byTarget, bySlug := reusing(want("b", sample()), true, yes), reusing(want("a", sample()), false, yes)
			byKey := idempotent(reusing(want("a", sample()), false, yes), "t", "k", "h", noon())
			replayed := idempotent(want("c", sample()), "t", "k", "h", noon())
			for _, c := range []*link.Creation{byTarget, bySlug, byKey, replayed} {
				create(t, s, c)
				same(t, "a link that is handed out", c.Link, l)
			}
			got, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, func(l *link.Link) error {
				l.Clicks, l.MaxClicks = 1, 9
				return nil
			})
			ok(t, err)
			same(t, "clicks and clicks used", []int64{got.Clicks, got.Used, lookup(t, s, "a").Clicks}, []int64{7, 7, 7})
			revisions, err := s.Revisions(t.Context(), l.ID, 0, 1)
			ok(t, err)
			same(t, "the revision", revisions[0].State, *l)
		}},
		{"a batch that makes no sense is refused", func(t *testing.T, s link.Store) {
			id := slugs(t, s, "a")[0].ID
			for _, b := range []link.ClickBatch{clicks("", 1), clicks("n\x00", 1), clicks("n", 0), clicks("n", -1),
				clicks("n", 1, link.ClickCount{LinkID: id, Count: 1}, link.ClickCount{LinkID: id, Count: -1})} {
				wantCode(t, s.AddClicks(t.Context(), b), link.CodeInvalid)
			}
			same(t, "clicks", lookup(t, s, "a").Clicks, 0)
		}},
		{"a limited link has as many clicks as its limit", func(t *testing.T, s link.Store) {
			l := sample()
			l.MaxClicks, l.Used = 5, 2
			create(t, s, want("a", l))
			for i := range 5 {
				left, err := s.TakeClick(t.Context(), l.ID)
				ok(t, err)
				same(t, fmt.Sprint("click ", i), left, i < 3)
			}
			same(t, "used", lookup(t, s, "a").Used, 5)
		}},
		{"a link without a limit always has a click left and none is taken", func(t *testing.T, s link.Store) {
			id := slugs(t, s, "a")[0].ID
			for range 3 {
				left, err := s.TakeClick(t.Context(), id)
				ok(t, err)
				same(t, "left", left, true)
			}
			same(t, "used", lookup(t, s, "a").Used, 0)
		}},
		{"no click can be taken of a link that is not there", func(t *testing.T, s link.Store) {
			_, err := s.TakeClick(t.Context(), 12345)
			wantCode(t, err, link.CodeNotFound)
		}},
		{"sequences begin at 0, go on where they ended, and each domain has its own", func(t *testing.T, s link.Store) {
			for _, c := range []struct {
				domain string
				n      int64
				want   int64
			}{{"", 1, 0}, {"", 10, 1}, {"s.example", 3, 0}, {"", 1, 11}, {"s.example", 1, 3}, {"max", math.MaxInt64, 0}} {
				got, err := s.NextSequence(t.Context(), c.domain, c.n)
				ok(t, err)
				same(t, c.domain, got, c.want)
			}
			for _, n := range []int64{0, -1, math.MinInt64} {
				_, err := s.NextSequence(t.Context(), "", n)
				wantCode(t, err, link.CodeInvalid)
			}
			_, err := s.NextSequence(t.Context(), "max", 1)
			wantCode(t, err, link.CodeInvalid)
			_, err = s.NextSequence(t.Context(), "\x00", 1)
			wantCode(t, err, link.CodeInvalid)
		}},
		{"a setting is made once", func(t *testing.T, s link.Store) {
			for _, value := range []string{"first", "second"} {
				got, err := s.Setting(t.Context(), "name", func() string { return value })
				ok(t, err)
				same(t, "the setting", got, "first")
			}
			got, err := s.Setting(t.Context(), "empty", func() string { return "" })
			ok(t, err)
			same(t, "an empty setting", got, "")
			got, err = s.Setting(t.Context(), "empty", func() string { t.Error("init was called again"); return "x" })
			ok(t, err)
			same(t, "an empty setting", got, "")
			ok(t, s.SetSetting(t.Context(), "name", "third"))
			ok(t, s.SetSetting(t.Context(), "new", "set"))
			for name, want := range map[string]string{"name": "third", "new": "set"} {
				got, err := s.Setting(t.Context(), name, func() string { t.Error("init was called"); return "x" })
				ok(t, err)
				same(t, "a setting that was set", got, want)
			}
			wantCode(t, s.SetSetting(t.Context(), "name", "\x00"), link.CodeInvalid)
			_, err = s.Setting(t.Context(), "bad", func() string { return "\x00" })
			wantCode(t, err, link.CodeInvalid)
			_, err = s.Setting(t.Context(), strings.Repeat("\xff", 3), func() string { return "x" })
			wantCode(t, err, link.CodeInvalid)
		}},
	}
}
