package postgres

import (
	"testing"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/storetest/pgtest"
)

// TestReader_waits_for_a_replica_that_hangs_once, and goes on with the primary.
func TestReader_waits_for_a_replica_that_hangs_once(t *testing.T) {
	n := startNode(t, server.Start(t), "node", false)
	n.add(t, "a")
	host, port := silent(t)
	r := openReplica(t, "postgres://jink@"+host+":"+port+"/postgres?sslmode=disable", n)
	began := time.Now()
	const tries = 100
	for range tries {
		if _, err := r.Lookup(t.Context(), link.Ref{Key: "a"}); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took > 3*replicaTimeout {
		t.Errorf("%d look-ups took %v", tries, took)
	}
	if s := r.Stats(); s.Failed != tries {
		t.Errorf("%+v", s)
	}
}

// TestReader_asks_again_after_a_rest once the replica is back.
func TestReader_asks_again_after_a_rest(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers of its own")
	}
	t.Parallel()
	primary := pgtest.Own(t)
	dsn := primary.Start(t)
	standby := primary.Standby(t, false)
	standby.Kill(t)
	n := startNode(t, dsn, "node", false)
	n.add(t, "a")
	r := openReplica(t, pgtest.Hosts(t, dsn, standby), n)
	look := func() {
		t.Helper()
		if _, err := r.Lookup(t.Context(), link.Ref{Key: "a"}); err != nil {
			t.Fatal(err)
		}
	}
	look()
	if s := r.Stats(); s.Failed != 1 {
		t.Errorf("without a replica: %+v", s)
	}
	standby.Resume(t)
	n.await(t, "the replica to be used", func() bool { look(); return r.Stats().Replica > 0 })
	before := r.Stats().Replica
	for range 20 {
		look()
	}
	if n := r.Stats().Replica - before; n != 20 {
		t.Errorf("%d of 20 look-ups went to the replica that is back", n)
	}
}

// TestReader_and_a_replica_of_another_timeline has a standby that was behind take over, while another one had received
// more than it. That one's position is beyond everything, and yet it lacks what was changed since.
func TestReader_and_a_replica_of_another_timeline(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers of its own")
	}
	t.Parallel()
	primary := pgtest.Own(t)
	dsn := primary.Start(t)
	next, astray := primary.Standby(t, false), primary.Standby(t, false)
	n := startNode(t, pgtest.Hosts(t, dsn, primary, next), "node", false)
	n.add(t, "a")
	r := openReplica(t, pgtest.Hosts(t, dsn, astray), n)
	title := func(r *Reader) string {
		t.Helper()
		l, err := r.Lookup(t.Context(), link.Ref{Key: "a"})
		if err != nil {
			t.Fatal(err)
		}
		return l.Title
	}
	n.await(t, "the replica to be used", func() bool { title(r); return r.Stats().Replica > 0 })
	atNext := openReplica(t, pgtest.Hosts(t, dsn, next), n)
	n.await(t, "the next primary to have the link", func() bool { title(atNext); return atNext.Stats().Replica > 0 })
	next.Kill(t) // and misses what follows
	primary.Command(t, "SELECT pg_logical_emit_message(false, 'jink', repeat('x', 1000000)) FROM generate_series(1, 40)")
	n.add(t, "lost")
	n.await(t, "the other replica to have it all", func() bool {
		_, err := r.Lookup(t.Context(), link.Ref{Key: "lost"})
		return err == nil && r.Stats().Replica > 0
	})
	primary.Kill(t)
	next.Resume(t)
	next.Promote(t)
	n.await(t, "word of the failover", func() bool { return n.FeedStats().Resets[Failover] == 1 })
	n.retitle(t, "a", "new")
	n.await(t, "word of the change", func() bool { return n.timesTold("a") == 2 })
	before := r.Stats()
	if got := title(r); got != "new" || r.Stats().Behind != before.Behind+1 {
		t.Errorf("a replica of another timeline: %q, %+v after %+v", got, r.Stats(), before)
	}
	if got := title(atNext); got != "new" {
		t.Errorf("a replica that has become the primary: %q", got)
	}
	fresh := openReplica(t, pgtest.Hosts(t, dsn, next.Standby(t, false)), n)
	n.await(t, "a replica of the new primary to be used", func() bool { title(fresh); return fresh.Stats().Replica > 0 })
}
