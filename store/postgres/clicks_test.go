package postgres

import (
	"testing"
	"time"

	"github.com/jinklink/jink/click"
	"github.com/jinklink/jink/link"
)

// TestRecorder_makes_good_what_the_database_lost undoes batches that were acknowledged, as they are undone where a standby
// takes over that had not received them, and has a recorder find out.
func TestRecorder_makes_good_what_the_database_lost(t *testing.T) {
	dsn := server.Start(t)
	s, err := Open(t.Context(), Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := &link.Creation{Link: &link.Link{URL: "https://example.com/"},
		Slugs: func(int) (string, string, bool, error) { return "a", "a", true, nil }}
	if err := s.Create(t.Context(), c); err != nil || c.Err != nil {
		t.Fatal(err, c.Err)
	}
	r := click.New(click.Config{Store: s, Interval: time.Hour})
	recorded := int64(0)
	flush := func() {
		t.Helper()
		recorded++
		r.Record(link.Click{LinkID: c.Link.ID})
		if err := r.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	whole := func(after string) {
		t.Helper()
		l, err := s.Lookup(t.Context(), link.Ref{Key: "a"})
		if stats := r.Stats(); err != nil || l.Clicks != recorded || stats.Stored != recorded || stats.DroppedStore != 0 {
			t.Fatalf("after %s: %v clicks of %d, %+v, %v", after, l, recorded, stats, err)
		}
	}
	for range 5 {
		flush()
	}
	whole("five batches")

	run(t, dsn, "UPDATE click_nodes SET seq = seq - 2; UPDATE link_clicks SET clicks = clicks - 2")
	flush()
	whole("the last two were undone")

	run(t, dsn, "DELETE FROM click_nodes; DELETE FROM link_clicks")
	flush()
	whole("everything was undone, the node with it")

	run(t, dsn, "UPDATE click_nodes SET seq = seq - 1; UPDATE link_clicks SET clicks = clicks - 1")
	if err := r.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	whole("the last one was undone and no other click came")
}
