package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/jinklink/jink/link"
)

// inOrder sorts links as a list in order o must have them.
func inOrder(links []*link.Link, o link.Order) []*link.Link {
	column, descending := o.Column()
	sorted := slices.Clone(links)
	slices.SortFunc(sorted, func(a, b *link.Link) int {
		c := 0
		switch column {
		case "created_at":
			c = a.CreatedAt.Compare(b.CreatedAt)
		case "updated_at":
			c = a.UpdatedAt.Compare(b.UpdatedAt)
		case "clicks":
			c = cmp.Compare(a.Clicks, b.Clicks)
		case "key":
			c = strings.Compare(a.Key, b.Key)
		}
		c = cmp.Or(c, cmp.Compare(a.ID, b.ID))
		if descending {
			return -c
		}
		return c
	})
	return sorted
}

// pages reads a list to its end, calling between after each page.
func pages(tb testing.TB, s link.Store, q link.Query, between func()) []*link.Link {
	tb.Helper()
	var all []*link.Link
	for range 1000 {
		page, err := s.List(tb.Context(), q)
		ok(tb, err)
		if len(page.Links) > q.Limit {
			tb.Fatalf("%d links on a page of %d", len(page.Links), q.Limit)
		}
		all = append(all, page.Links...)
		if page.Next == nil {
			return all
		}
		if len(page.Links) != q.Limit {
			tb.Fatalf("a page of %d links goes on after %d", q.Limit, len(page.Links))
		}
		if q.After, err = link.ParseCursor(page.Next.String(), q.Order); err != nil {
			tb.Fatal(err)
		}
		if between != nil {
			between()
		}
	}
	tb.Fatal("the list does not end")
	return nil
}

// mixed makes links with many ties in everything that a list can be sorted by.
func mixed(tb testing.TB, s link.Store, n int) []*link.Link {
	var batch []*link.Creation
	for i := range n {
		l := sample()
		l.Domain = []string{"", "s.example", "t.example"}[i%3]
		l.CreatedAt = noon().Add(time.Duration(i*7%5) * time.Second)
		l.UpdatedAt = noon().Add(time.Duration(i*11%4) * time.Hour)
		l.Clicks = int64(i * 13 % 6)
		if i%4 == 0 {
			l.Tags = []string{"four", fmt.Sprint("n", i)}
		}
		if i%10 == 9 {
			l.DeletedAt = noon()
		}
		// The same keys on all domains, some of which only bytewise order can sort.
		batch = append(batch, want([]string{"a", "B", "é", "Z/ä", "z", "\U0001f98a", "\uffff", "aa", "a-", "a!"}[i/3%10]+fmt.Sprint(i/30), l))
	}
	return create(tb, s, batch...)
}

func pick(links []*link.Link, keep func(*link.Link) bool) []*link.Link {
	kept := []*link.Link{}
	for _, l := range links {
		if keep(l) {
			kept = append(kept, l)
		}
	}
	return kept
}

func live(l *link.Link) bool { return !l.Deleted() }

func ids(links []*link.Link) []int64 {
	all := []int64{}
	for _, l := range links {
		all = append(all, l.ID)
	}
	return all
}

func listTests() []test {
	return []test{
		{"every order, page by page, with ties", func(t *testing.T, s link.Store) {
			links := mixed(t, s, 90)
			for _, o := range link.Orders() {
				for _, limit := range []int{1, 7, 81, 1000} {
					got := pages(t, s, link.Query{Order: o, Limit: limit}, nil)
					same(t, fmt.Sprintf("order %s by %d", o, limit), got, inOrder(pick(links, live), o))
				}
			}
		}},
		{"clicks that were counted are in order with ties, and with links that have none", func(t *testing.T, s link.Store) {
			links := mixed(t, s, 60)
			counts := []link.ClickCount{}
			for i, l := range links {
				if n := int64(i % 4); n != 3 {
					counts = append(counts, link.ClickCount{LinkID: l.ID, Count: n})
					l.Clicks += n
				}
			}
			ok(t, s.AddClicks(t.Context(), clicks("n", 1, counts...)))
			for _, o := range []link.Order{link.MostClicks, link.FewestClicks} {
				for _, deleted := range []bool{false, true} {
					got := pages(t, s, link.Query{Order: o, Limit: 4, Deleted: deleted}, nil)
					same(t, string(o), got, inOrder(pick(links, func(l *link.Link) bool { return l.Deleted() == deleted }), o))
				}
			}
		}},
		{"an empty order is the first one", func(t *testing.T, s link.Store) {
			links := mixed(t, s, 20)
			got := pages(t, s, link.Query{Limit: 1000}, nil)
			same(t, "the list", ids(got), ids(inOrder(pick(links, live), link.NewestFirst)))
		}},
		{"deleted links have a list of their own", func(t *testing.T, s link.Store) {
			links := mixed(t, s, 50)
			for _, o := range link.Orders() {
				got := pages(t, s, link.Query{Order: o, Deleted: true, Limit: 2}, nil)
				same(t, string(o), ids(got), ids(inOrder(pick(links, (*link.Link).Deleted), o)))
			}
		}},
		{"conditions that are set must all hold", func(t *testing.T, s link.Store) {
			links := mixed(t, s, 90)
			domain := "s.example"
			got := pages(t, s, link.Query{Order: link.BySlug, Domain: &domain, Tag: "four", Text: "EXAMPLE.com", Limit: 2}, nil)
			expected := pick(links, func(l *link.Link) bool { return live(l) && l.Domain == domain && slices.Contains(l.Tags, "four") })
			if len(expected) < 3 {
				t.Fatal("the test needs more links")
			}
			same(t, "the list", ids(got), ids(inOrder(expected, link.BySlug)))
		}},
		{"an empty domain is a domain", func(t *testing.T, s link.Store) {
			links := mixed(t, s, 30)
			got := pages(t, s, link.Query{Domain: new(""), Limit: 10, Order: link.OldestFirst}, nil)
			same(t, "the list", ids(got), ids(inOrder(pick(links, func(l *link.Link) bool { return live(l) && l.Domain == "" }), link.OldestFirst)))
		}},
		{"text is found in slug, URL, title and note", func(t *testing.T, s link.Store) {
			inURL, inTitle, inNote := sample(), sample(), sample()
			inURL.URL, inTitle.Title, inNote.Note = "https://example.com/NEEDLE", "the Needle", "needles"
			byTag := sample()
			byTag.Tags, byTag.CreatedBy = []string{"needle"}, "needle"
			create(t, s, want("xneedlex", sample()), want("url", inURL), want("title", inTitle), want("note", inNote), want("no", byTag))
			got := pages(t, s, link.Query{Text: "nEEdle", Limit: 10, Order: link.OldestFirst}, nil)
			same(t, "found", keysOf(got), []string{"xneedlex", "url", "title", "note"})
		}},
		{"text is compared without regard to ASCII case only, and has no wildcards", func(t *testing.T, s link.Store) {
			for _, title := range []string{"100% sure", "100 sure", "a_b", "axb", `back\slash`, "ÄÖ", "äö", "K", "\u212a", "ı", "it's", "zebra"} {
				l := sample()
				l.Title = title
				l.URL = "https://example.com/"
				create(t, s, want(fmt.Sprintf("%x", title), l))
			}
			for text, titles := range map[string][]string{
				"0%": {"100% sure"}, "A_B": {"a_b"}, `K\S`: {`back\slash`}, "ä": {"äö"}, "Ä": {"ÄÖ"}, "\u212a": {"\u212a"},
				"ı": {"ı"}, "ZEB": {"zebra"}, "t's": {"it's"}, "%": {"100% sure"}, "_": {"a_b"}, "100 s": {"100 sure"},
			} {
				var got []string
				for _, l := range pages(t, s, link.Query{Text: text, Limit: 10}, nil) {
					got = append(got, l.Title)
				}
				same(t, text, got, titles)
			}
		}},
		{"long text can be searched for", func(t *testing.T, s link.Store) {
			l := sample()
			l.Note = strings.Repeat("long ", 20_000)
			create(t, s, want("a", l))
			got := pages(t, s, link.Query{Text: l.Note[1:], Limit: 10}, nil)
			same(t, "found", keysOf(got), []string{"a"})
		}},
		{"a tag is compared as a whole", func(t *testing.T, s link.Store) {
			for i, tags := range [][]string{{"a"}, {"A"}, {"ab", "b"}, {"b", "b"}, nil} {
				l := sample()
				l.Tags = tags
				create(t, s, want(fmt.Sprint(i), l))
				same(t, "tags", lookup(t, s, l.Key).Tags, tags)
			}
			for tag, keys := range map[string][]string{"a": {"0"}, "A": {"1"}, "b": {"2", "3"}, "c": {}} {
				same(t, tag, keysOf(pages(t, s, link.Query{Tag: tag, Limit: 10, Order: link.BySlug}, nil)), keys)
			}
		}},
		{"a list says where it ends", func(t *testing.T, s link.Store) {
			slugs(t, s, "a", "b")
			for limit, more := range map[int]bool{1: true, 2: false, 3: false} {
				page, err := s.List(t.Context(), link.Query{Limit: limit})
				ok(t, err)
				same(t, "goes on", page.Next != nil, more)
			}
		}},
		{"what cannot be listed is refused", func(t *testing.T, s link.Store) {
			for name, q := range map[string]link.Query{
				"no limit":        {},
				"limit -1":        {Limit: -1},
				"limit 1001":      {Limit: 1001},
				"order":           {Limit: 1, Order: "id; DROP TABLE links"},
				"cursor's order":  {Limit: 1, Order: link.BySlug, After: &link.Cursor{Order: link.NewestFirst, Value: "1"}},
				"cursor's number": {Limit: 1, Order: link.MostClicks, After: &link.Cursor{Order: link.MostClicks, Value: "x"}},
				"cursor's text":   {Limit: 1, Order: link.BySlug, After: &link.Cursor{Order: link.BySlug, Value: "\x00"}},
				"text":            {Limit: 1, Text: "a\x00"},
				"tag":             {Limit: 1, Tag: "\xff"},
				"domain":          {Limit: 1, Domain: new("\x00")},
			} {
				_, err := s.List(t.Context(), q)
				if link.CodeOf(err) != link.CodeInvalid {
					t.Errorf("%s: got %v", name, err)
				}
			}
		}},
		{"a page begins where the last one ended, whatever is added or removed in between", paginationIsStable},
	}
}

// paginationIsStable adds, changes and removes links between the pages of a list, and checks that every link that was
// there throughout appears exactly once, in order.
func paginationIsStable(t *testing.T, s link.Store) {
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		for _, l := range each(t, s) {
			ok(t, s.Purge(t.Context(), link.Ref{Domain: l.Domain, Key: l.Key}))
		}
		add := func() *link.Link {
			n++
			l := sample()
			l.CreatedAt = noon().Add(time.Duration(rapid.IntRange(-3, 3).Draw(r, "created")) * time.Second)
			l.UpdatedAt = noon().Add(time.Duration(rapid.IntRange(-3, 3).Draw(r, "updated")) * time.Second)
			l.Clicks = rapid.Int64Range(0, 3).Draw(r, "clicks")
			return create(t, s, want(rapid.StringMatching(`[aB\x{e9}-]{0,2}`).Draw(r, "slug")+fmt.Sprint("-", n), l))[0]
		}
		var links []*link.Link
		for range rapid.IntRange(0, 15).Draw(r, "links") {
			links = append(links, add())
		}
		removed := map[int64]bool{}
		order := rapid.SampledFrom(link.Orders()).Draw(r, "order")
		limit := rapid.IntRange(1, 4).Draw(r, "limit")
		got := pages(t, s, link.Query{Order: order, Limit: limit}, func() {
			if rapid.Bool().Draw(r, "add") && n%100 < 95 {
				add()
			}
			if len(links) > 0 && rapid.Bool().Draw(r, "remove") {
				l := rapid.SampledFrom(links).Draw(r, "removed")
				if !removed[l.ID] {
					removed[l.ID] = true
					ok(t, s.Purge(t.Context(), link.Ref{Key: l.Key}))
				}
			}
		})
		stayed := pick(links, func(l *link.Link) bool { return !removed[l.ID] })
		isOld := func(l *link.Link) bool { return slices.Contains(ids(stayed), l.ID) }
		if gotIDs, wantIDs := ids(pick(got, isOld)), ids(inOrder(stayed, order)); !slices.Equal(gotIDs, wantIDs) {
			r.Fatalf("got links %v, want %v", gotIDs, wantIDs)
		}
		if !slices.Equal(ids(got), ids(inOrder(got, order))) {
			r.Fatalf("links are out of order: %v", ids(got))
		}
	})
}
