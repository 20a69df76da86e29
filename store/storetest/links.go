package storetest

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

func linkTests() []test {
	return []test{
		{"an empty store has no links", func(t *testing.T, s link.Store) {
			_, err := s.Lookup(t.Context(), link.Ref{Key: "a"})
			wantCode(t, err, link.CodeNotFound)
			same(t, "links", len(each(t, s)), 0)
			ok(t, s.Ping(t.Context()))
		}},
		{"every part of a link is kept", func(t *testing.T, s link.Store) {
			l := full()
			create(t, s, want("Grüße/ß", l))
			got, err := s.Lookup(t.Context(), link.Ref{Domain: "s.example", Key: "Grüße/ß"})
			ok(t, err)
			same(t, "the link", got, l)
			same(t, "the link of Each", each(t, s), []*link.Link{l})
			page, err := s.List(t.Context(), link.Query{Deleted: true, Limit: 1})
			ok(t, err)
			same(t, "the link of List", page.Links, []*link.Link{l})
		}},
		{"a link with nothing set is kept as it is", func(t *testing.T, s link.Store) {
			l := &link.Link{}
			create(t, s, want("", l))
			same(t, "the link", lookup(t, s, ""), l)
		}},
		{"a link that is returned belongs to the caller", func(t *testing.T, s link.Store) {
			l := sample()
			l.Tags = []string{"a"}
			create(t, s, want("a", l))
			got := lookup(t, s, "a")
			got.Title, got.Tags[0] = "changed", "changed"
			same(t, "the stored link", lookup(t, s, "a"), l)
		}},
		{"domain and key are compared byte by byte", func(t *testing.T, s link.Store) {
			slugs(t, s, "Abc", "é")
			for _, ref := range []link.Ref{{Key: "abc"}, {Key: "Abc "}, {Key: "e\u0301"}, {Domain: "x", Key: "Abc"}, {Key: "Ab"}, {Key: "A%"}} {
				_, err := s.Lookup(t.Context(), ref)
				wantCode(t, err, link.CodeNotFound)
			}
		}},
		{"text that no database can store is not found", func(t *testing.T, s link.Store) {
			slugs(t, s, "a")
			for _, key := range []string{"a\x00", "\x00", "\xff", "a\xc0\xaf", "\xed\xa0\x80"} {
				_, err := s.Lookup(t.Context(), link.Ref{Key: key})
				wantCode(t, err, link.CodeNotFound)
				_, err = s.Lookup(t.Context(), link.Ref{Domain: key, Key: "a"})
				wantCode(t, err, link.CodeNotFound)
				_, err = s.Update(t.Context(), link.Ref{Key: key}, 0, retitle("x"))
				wantCode(t, err, link.CodeNotFound)
				wantCode(t, s.Purge(t.Context(), link.Ref{Key: key}), link.CodeNotFound)
			}
		}},
		{"text that no database can store is refused, with the field's name", func(t *testing.T, s link.Store) {
			for field, set := range map[string]func(*link.Link, string){
				"domain":         func(l *link.Link, v string) { l.Domain = v },
				"url":            func(l *link.Link, v string) { l.URL = v },
				"title":          func(l *link.Link, v string) { l.Title = v },
				"note":           func(l *link.Link, v string) { l.Note = v },
				"tags[1]":        func(l *link.Link, v string) { l.Tags = []string{"fine", v} },
				"rules[0].when":  func(l *link.Link, v string) { l.Logic.Rules = []link.Rule{{When: v}} },
				"rules[1].to":    func(l *link.Link, v string) { l.Logic.Rules = []link.Rule{{}, {To: v}} },
				"rules[0].hosts": func(l *link.Link, v string) { l.Logic.Rules = []link.Rule{{Hosts: []string{v}}} },
				"program":        func(l *link.Link, v string) { l.Logic.Program = v },
				"time_zone":      func(l *link.Link, v string) { l.Logic.TimeZone = v },
				"expired_url":    func(l *link.Link, v string) { l.ExpiredURL = v },
				"password":       func(l *link.Link, v string) { l.PasswordHash = v },
				"created_by":     func(l *link.Link, v string) { l.CreatedBy = v },
				"updated_by":     func(l *link.Link, v string) { l.UpdatedBy = v },
			} {
				for _, bad := range []string{"a\x00b", "a\xffb"} {
					l := sample()
					set(l, bad)
					c := want("a", l)
					ok(t, s.Create(t.Context(), c))
					wantCode(t, c.Err, link.CodeInvalid)
					if !strings.Contains(c.Err.Error(), field) {
						t.Errorf("%s: the message does not name the field: %v", field, c.Err)
					}
				}
			}
			for _, bad := range []string{"a\x00b", "a\xffb"} {
				c := want(bad, sample())
				ok(t, s.Create(t.Context(), c))
				wantCode(t, c.Err, link.CodeInvalid)
			}
			same(t, "links", len(each(t, s)), 0)
		}},
		{"text that no index can hold is refused", func(t *testing.T, s link.Store) {
			long := strings.Repeat("\u00fc", 501)
			domain, tagged := sample(), sample()
			domain.Domain, tagged.Tags = long, []string{long}
			for _, c := range []*link.Creation{want(long, sample()), want("a", domain), want("b", tagged),
				idempotent(want("c", sample()), "t", long, "h", noon())} {
				ok(t, s.Create(t.Context(), c))
				wantCode(t, c.Err, link.CodeInvalid)
			}
			_, err := s.NextSequence(t.Context(), long, 1)
			wantCode(t, err, link.CodeInvalid)
			random := make([]byte, 0, 2000)
			for i := range 250 {
				random = append(random, benchSlug(i)...)
			}
			name := string(random[:1000]) // which no compression makes short
			l := sample()
			l.Domain, l.Tags = name, []string{name}
			create(t, s, idempotent(want(name, l), name, name, name, noon()))
		}},
		{"hostile text is kept as it is", func(t *testing.T, s link.Store) {
			for i, text := range []string{`'; DROP TABLE links; --`, `"quoted" \ %_?$1`, "🦊👩‍👩‍👧", "\u202egnp.exe", "a\nb\r\tc\x01\x7f", `{"a":[1]}`,
				strings.Repeat("ü", 400), "\ufffd", " ", "NULL", "0"} {
				l := sample()
				l.Title, l.Note, l.Tags, l.CreatedBy = text, text, []string{text, `a,"b`}, text
				l.URL = "https://example.com/?" + text
				slug := fmt.Sprint(i)
				if len(text) < 100 {
					slug += text
				}
				create(t, s, want(slug, l))
				same(t, "the link", lookup(t, s, l.Key), l)
				page, err := s.List(t.Context(), link.Query{Tag: text, Limit: 10})
				ok(t, err)
				same(t, "found by tag", keysOf(page.Links), []string{l.Key})
				_, err = s.Update(t.Context(), link.Ref{Key: l.Key}, 1, retitle(text))
				ok(t, err)
				revisions, err := s.Revisions(t.Context(), l.ID, 0, 1)
				ok(t, err)
				same(t, "the revision", revisions[0].State, *l)
			}
		}},
		{"times are kept wherever they lie", func(t *testing.T, s link.Store) {
			for i, at := range []time.Time{
				time.UnixMilli(0).UTC(), time.UnixMilli(-1).UTC(), {}, time.Date(9999, 12, 31, 23, 59, 59, 999e6, time.UTC),
				time.Date(-4000, 1, 1, 0, 0, 0, 0, time.UTC), time.UnixMilli(1 << 52).UTC(), time.UnixMilli(-1 << 52).UTC(),
			} {
				l := sample()
				l.CreatedAt, l.UpdatedAt, l.StartsAt, l.ExpiresAt, l.DeletedAt = at, at, at, at, at
				create(t, s, want(fmt.Sprint(i), l))
				same(t, "the link", lookup(t, s, l.Key), l)
				_, err := s.Update(t.Context(), link.Ref{Key: l.Key}, 0, retitle("x"))
				ok(t, err)
				revisions, err := s.Revisions(t.Context(), l.ID, 0, 1)
				ok(t, err)
				same(t, "the revision", revisions, []link.Revision{{LinkID: l.ID, Revision: 1, At: at, By: "ann", State: *l}})
			}
		}},
		{"numbers are kept to their ends", func(t *testing.T, s link.Store) {
			l := sample()
			l.MaxClicks, l.Used, l.Clicks, l.Revision = math.MaxInt64, math.MaxInt64-1, math.MaxInt64, math.MaxInt64-1
			create(t, s, want("a", l))
			same(t, "the link", lookup(t, s, "a"), l)
		}},
		{"Each gives all links in the order of their IDs and lets the store be used meanwhile", func(t *testing.T, s link.Store) {
			fill(t, s, 1234)
			gone := sample()
			gone.DeletedAt = noon()
			create(t, s, want("gone", gone))
			var last int64
			n := 0
			ok(t, s.Each(t.Context(), func(l *link.Link) error {
				if l.ID <= last {
					t.Fatalf("ID %d after %d", l.ID, last)
				}
				last = l.ID
				n++
				if n%400 == 1 {
					lookup(t, s, l.Key)
					_, err := s.Revisions(t.Context(), l.ID, 0, 1)
					ok(t, err)
				}
				return nil
			}))
			same(t, "links", n, 1235)
		}},
		{"Each stops at the first error", func(t *testing.T, s link.Store) {
			slugs(t, s, "a", "b")
			n := 0
			err := s.Each(t.Context(), func(*link.Link) error { n++; return errAsked })
			if err != errAsked || n != 1 {
				t.Fatalf("got %v after %d links", err, n)
			}
		}},
		{"a purged link is gone with everything, and its slug and ID are free and used up", func(t *testing.T, s link.Store) {
			l := sample()
			l.Tags = []string{"x"}
			create(t, s, idempotent(want("a", l), "t", "k", "h", noon()))
			_, err := s.Update(t.Context(), link.Ref{Key: "a"}, 0, retitle("x"))
			ok(t, err)
			ok(t, s.Purge(t.Context(), link.Ref{Key: "a"}))
			wantCode(t, s.Purge(t.Context(), link.Ref{Key: "a"}), link.CodeNotFound)
			_, err = s.Lookup(t.Context(), link.Ref{Key: "a"})
			wantCode(t, err, link.CodeNotFound)
			revisions, err := s.Revisions(t.Context(), l.ID, 0, 10)
			ok(t, err)
			same(t, "revisions", len(revisions), 0)
			page, err := s.List(t.Context(), link.Query{Tag: "x", Limit: 10})
			ok(t, err)
			same(t, "links with the tag", len(page.Links), 0)
			again := idempotent(want("a", sample()), "t", "k", "other", noon())
			create(t, s, again)
			wantOutcome(t, again, link.Created, "a")
			if again.Link.ID <= l.ID {
				t.Fatalf("ID %d came after %d", again.Link.ID, l.ID)
			}
		}},
		{"a deleted link can be purged", func(t *testing.T, s link.Store) {
			gone := sample()
			gone.DeletedAt = noon()
			create(t, s, want("a", gone))
			ok(t, s.Purge(t.Context(), link.Ref{Key: "a"}))
			slugs(t, s, "a")
		}},
	}
}
