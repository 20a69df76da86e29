package storetest

import (
	"testing"

	"github.com/jinklink/jink/link"
)

// CheckSeed finds everything that the tests of both stores put into a database of schema version 1: later migrations must
// keep it.
func CheckSeed(t *testing.T, s link.Store) {
	t.Helper()
	ctx := t.Context()
	l, err := s.Lookup(ctx, link.Ref{Key: "old"})
	if err != nil {
		t.Fatal(err)
	}
	if l.URL != "https://example.com/" || l.Clicks != 7 || l.Revision != 2 || !l.Enabled || l.CreatedAt.UnixMilli() != 1000 {
		t.Errorf("the link changed: %+v", l)
	}
	page, err := s.List(ctx, link.Query{Tag: "x", Limit: 10})
	if err != nil || len(page.Links) != 1 {
		t.Errorf("the tag is gone: %v %v", page, err)
	}
	revisions, err := s.Revisions(ctx, l.ID, 0, 10)
	if err != nil || len(revisions) != 1 || revisions[0].State.Status != 302 {
		t.Errorf("the revision is gone: %v %v", revisions, err)
	}
	if value, err := s.Setting(ctx, "s", func() string { return "lost" }); value != "v" || err != nil {
		t.Errorf("the setting is %q %v", value, err)
	}
	if token, err := s.TokenByHash(ctx, []byte{1}); err != nil || token.Name != "T" {
		t.Errorf("the token is %v %v", token, err)
	}
	c := &link.Creation{Link: &link.Link{URL: "https://example.com/"}, ByURL: true, Reuse: func(*link.Link) bool { return true },
		Slugs: func(int) (string, string, bool, error) { return "n", "n", true, nil }}
	if err := s.Create(ctx, c); err != nil || c.Err != nil || c.Outcome != link.Reused {
		t.Errorf("the link was not found by its target: %v %v", err, c.Err)
	}
}
