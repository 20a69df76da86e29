package postgres

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/storetest/pgtest"
)

// TestFailover has a real standby take over from a primary that dies, and everything go on by itself.
func TestFailover(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers of its own")
	}
	t.Parallel()
	primary := pgtest.Own(t)
	dsn := primary.Start(t)
	standby := primary.Standby(t, true)
	n := startNode(t, pgtest.Hosts(t, dsn, primary, standby), "node", false)
	l := n.add(t, "before")
	batch := link.ClickBatch{Node: "n", Seq: 1, Counts: []link.ClickCount{{LinkID: l.ID, Count: 7}}}
	if err := n.AddClicks(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	primary.Kill(t)
	if _, err := n.Lookup(t.Context(), link.Ref{Key: "before"}); link.CodeOf(err) != link.CodeUnavailable {
		t.Errorf("without a primary: %v", err)
	}
	standby.Promote(t)
	began := time.Now()
	n.await(t, "a write", func() bool { return n.AddClicks(t.Context(), batch) == nil })
	t.Logf("writes work %v after the standby was promoted", time.Since(began).Round(time.Millisecond))
	if found, err := n.Lookup(t.Context(), link.Ref{Key: "before"}); err != nil || found.Clicks != 7 {
		t.Errorf("%+v, %v: want 7 clicks, counted once", found, err)
	}
	n.await(t, "word of the failover", func() bool {
		n.mu.Lock()
		defer n.mu.Unlock()
		return slices.ContainsFunc(n.told, func(c link.Change) bool { return c.All }) && n.FeedStats().Resets[Failover] == 1
	})
	n.add(t, "after")
	n.await(t, "word of what came after", func() bool { return n.timesTold("after") == 1 })
}

// TestFailover_to_a_standby_that_was_behind loses what was acknowledged, and finds out.
func TestFailover_to_a_standby_that_was_behind(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers of its own")
	}
	t.Parallel()
	primary := pgtest.Own(t)
	dsn := primary.Start(t)
	standby := primary.Standby(t, false)
	n := startNode(t, pgtest.Hosts(t, dsn, primary, standby), "node", false)
	l := n.add(t, "kept")
	batch := func(seq int64) link.ClickBatch {
		return link.ClickBatch{Node: "n", Seq: seq, Counts: []link.ClickCount{{LinkID: l.ID, Count: 1}}}
	}
	if err := n.AddClicks(t.Context(), batch(1)); err != nil {
		t.Fatal(err)
	}
	atStandby := openReplica(t, pgtest.Hosts(t, dsn, standby), n)
	n.await(t, "the standby to have come as far", func() bool {
		l, err := atStandby.Lookup(t.Context(), link.Ref{Key: "kept"})
		return err == nil && l.Clicks == 1 && atStandby.Stats().Replica > 0
	})
	standby.Kill(t) // and misses what follows
	if err := n.AddClicks(t.Context(), batch(2)); err != nil {
		t.Fatal(err)
	}
	n.add(t, "lost")
	primary.Kill(t)
	standby.Resume(t)
	standby.Promote(t)
	var err error
	n.await(t, "an answer", func() bool {
		err = n.AddClicks(t.Context(), batch(3))
		return link.CodeOf(err) != link.CodeUnavailable
	})
	if link.CodeOf(err) != link.CodeConflict {
		t.Fatalf("a batch after one that was lost: %v", err)
	}
	for seq := range int64(2) {
		if err := n.AddClicks(t.Context(), batch(seq+2)); err != nil {
			t.Fatal(err)
		}
	}
	if l, err := n.Lookup(t.Context(), link.Ref{Key: "kept"}); err != nil || l.Clicks != 3 {
		t.Errorf("%+v, %v: want 3 clicks", l, err)
	}
	n.await(t, "word that anything may have changed", func() bool { return n.FeedStats().Resets[Failover] == 1 })
	if _, err := n.Lookup(t.Context(), link.Ref{Key: "lost"}); link.CodeOf(err) != link.CodeNotFound {
		t.Errorf("a link that was lost: %v", err)
	}
}

func openReplica(t *testing.T, dsn string, n *node) *Reader {
	t.Helper()
	r, err := OpenReader(t.Context(), Config{DSN: dsn}, n.Store)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

// TestReader reads from a real replica, never what is older than what the node knows, and does without it.
func TestReader(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers of its own")
	}
	t.Parallel()
	primary := pgtest.Own(t)
	dsn := primary.Start(t)
	standby := primary.Standby(t, false)
	n := startNode(t, dsn, "node", false)
	r := openReplica(t, pgtest.Hosts(t, dsn, standby), n)
	title := func(key string) string {
		t.Helper()
		l, err := r.Lookup(t.Context(), link.Ref{Key: key})
		if err != nil {
			t.Fatal(err)
		}
		return l.Title
	}
	n.add(t, "a")
	for i := range 50 { // right after each change, before the replica can have it
		want := fmt.Sprint(i)
		n.retitle(t, "a", want)
		if got := title("a"); got != want {
			t.Fatalf("after change %s the reader tells %s", want, got)
		}
	}
	n.await(t, "the replica to be used", func() bool { title("a"); return r.Stats().Replica > 0 })
	if _, err := r.Lookup(t.Context(), link.Ref{Key: "none"}); link.CodeOf(err) != link.CodeNotFound {
		t.Errorf("a slug that is not there: %v", err)
	}

	standby.Command(t, "SELECT pg_wal_replay_pause()")
	n.retitle(t, "a", "new")
	n.add(t, "b")
	time.Sleep(2 * pollInterval) // the node knows by now, and that the replica does not
	before := r.Stats()
	if got := title("a"); got != "new" || r.Stats().Behind != before.Behind+1 {
		t.Errorf("a replica that is behind: %q, %+v", got, r.Stats())
	}

	primary.Kill(t)
	if got := title("a"); got == "new" {
		t.Errorf("a replica that is behind tells %q", got)
	}
	if _, err := r.Lookup(t.Context(), link.Ref{Key: "b"}); link.CodeOf(err) != link.CodeUnavailable {
		t.Errorf("a link that a replica which is behind does not know: %v", err)
	}
	told := n.timesTold("a")
	primary.Resume(t)
	n.await(t, "word that the old answer does not hold", func() bool { return n.timesTold("a") > told })
	if got := title("a"); got != "new" {
		t.Errorf("when the primary is back: %q", got)
	}

	standby.Kill(t)
	if got := title("a"); got != "new" || r.Stats().Failed == 0 {
		t.Errorf("without a replica: %q, %+v", got, r.Stats())
	}
}
