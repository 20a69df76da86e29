package postgres

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/storetest/pgtest"
)

// silent returns an address that takes connections and never answers, as a server does whose machine hangs.
func silent(t *testing.T) (host, port string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var accepting sync.WaitGroup
	accepting.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			defer c.Close()
			accepting.Go(func() { _, _ = io.Copy(io.Discard, c) })
		}
	})
	t.Cleanup(func() { _ = l.Close(); accepting.Wait() })
	host, port, err = net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return host, port
}

// with returns dsn with other parameters.
func with(t *testing.T, dsn string, set func(url.Values)) string {
	t.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	set(q)
	u.RawQuery = q.Encode()
	return u.String()
}

// TestFollow_finds_the_second_host has the first one hang, which takes connectTimeout to find out.
func TestFollow_finds_the_second_host(t *testing.T) {
	t.Parallel()
	dsn := server.Start(t)
	host, port := silent(t)
	n := startNode(t, with(t, dsn, func(q url.Values) {
		q.Set("host", host+","+q.Get("host"))
		q.Set("port", port+",5432")
		q.Set("connect_timeout", "1")
	}), "node", false)
	n.add(t, "a")
	n.await(t, "word of a change", func() bool { return n.timesTold("a") == 1 })
}

// TestFollow_leaves_a_server_that_takes_no_more_changes, though it still answers: the old primary after a switchover.
func TestFollow_leaves_a_server_that_takes_no_more_changes(t *testing.T) {
	if testing.Short() {
		t.Skip("starts servers of its own")
	}
	t.Parallel()
	old := pgtest.Own(t)
	dsn := old.Start(t)
	next := old.Standby(t, true)
	n := startNode(t, pgtest.Hosts(t, dsn, old, next), "node", false)
	n.add(t, "before")
	alone, err := Open(t.Context(), Config{DSN: pgtest.Hosts(t, dsn, old, next)}) // which follows nobody
	if err != nil {
		t.Fatal(err)
	}
	defer alone.Close()
	old.Command(t, "ALTER SYSTEM SET default_transaction_read_only = on")
	old.Command(t, "SELECT pg_reload_conf()")
	next.Promote(t)
	n.await(t, "a write", func() bool { return n.SetSetting(t.Context(), "a", "b") == nil })
	n.await(t, "a write of a node that does not follow", func() bool { return alone.SetSetting(t.Context(), "a", "c") == nil })
	n.await(t, "word of the failover", func() bool { return n.FeedStats().Resets[Failover] == 1 })
	n.add(t, "after")
	n.await(t, "word of what came after", func() bool { return n.timesTold("after") == 1 })
}

// TestLeave holds that a database that is read only on purpose keeps its connections, but for once a second.
func TestLeave(t *testing.T) {
	s, err := Open(t.Context(), Config{DSN: server.Start(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 100 {
		s.leave("25006")
	}
	if n := s.demotions.Load(); n != 1 && n != 2 { // 2 where a second went by
		t.Errorf("left %d times", n)
	}
}

// TestTransaction_may_take_long: what a commit may take is counted from the commit on.
func TestTransaction_may_take_long(t *testing.T) {
	s, err := Open(t.Context(), Config{DSN: server.Start(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.patience = time.Second
	err = s.transact(t.Context(), func(ctx context.Context, tx pgx.Tx) error {
		_, err := tx.Exec(ctx, "SELECT pg_sleep(1.2)")
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestReadChanges_reads_no_row_twice has a transaction stay open all the while, which must not make each reading longer.
func TestReadChanges_reads_no_row_twice(t *testing.T) {
	dsn := server.Start(t)
	s, err := Open(t.Context(), Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var at mark
	read := func(from mark) int {
		t.Helper()
		p, err := readChanges(t.Context(), s.pool, from, walPosition)
		if err != nil {
			t.Fatal(err)
		}
		at = p.mark
		return len(p.rows)
	}
	const one = "INSERT INTO changes (keys, domains) VALUES ('{x}', '{x}')"
	command(t, dsn, one)
	open, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close(context.WithoutCancel(t.Context()))
	if _, err := open.Exec(t.Context(), "BEGIN; "+one); err != nil {
		t.Fatal(err)
	}
	if n := read(fromNow()); n != 0 {
		t.Errorf("the first reading tells of %d changes before it", n)
	}
	for range 3 {
		command(t, dsn, one)
		command(t, dsn, "BEGIN; SELECT pg_current_xact_id(); ROLLBACK") // a number that leaves no row
		if n := read(at); n != 1 {
			t.Errorf("%d changes are new, want 1", n)
		}
		if n := read(at); n != 0 {
			t.Errorf("%d changes are read twice", n)
		}
	}
	if _, err := open.Exec(t.Context(), "COMMIT"); err != nil {
		t.Fatal(err)
	}
	if n := read(at); n != 1 {
		t.Errorf("of what was committed late %d are read, want 1", n)
	}
	if n := read(at); n != 0 {
		t.Errorf("of what was committed late %d are read twice", n)
	}
}

// TestReadChanges_leaves_out_rows_of_another_server, which a dump has brought along, until its own transactions have come so far.
func TestReadChanges_leaves_out_rows_of_another_server(t *testing.T) {
	dsn := server.Start(t)
	s, err := Open(t.Context(), Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	command(t, dsn, "INSERT INTO changes (xid, keys, domains) SELECT (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000000)::text::xid8, '{x}', '{x}'")
	begin, err := readChanges(t.Context(), s.pool, fromNow(), walPosition)
	if err != nil {
		t.Fatal(err)
	}
	command(t, dsn, "INSERT INTO changes (keys, domains) VALUES ('{new}', '{x}')")
	p, err := readChanges(t.Context(), s.pool, begin.mark, walPosition)
	if err != nil || len(p.rows) != 1 || p.rows[0].change.Refs[0].Key != "new" {
		t.Errorf("%+v, %v", p.rows, err)
	}
}

// TestReadChanges_of_too_much keeps none of it.
func TestReadChanges_of_too_much(t *testing.T) {
	dsn := server.Start(t)
	s, err := Open(t.Context(), Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	command(t, dsn, fmt.Sprintf("INSERT INTO changes (keys, domains) SELECT array_fill('x'::text, '{1001}'), '{}' FROM generate_series(1, %d)", maxRefs/1000))
	p, err := readChanges(t.Context(), s.pool, mark{}, walPosition)
	if err != nil || !p.tooMuch || len(p.rows) != 0 || p.last == 0 {
		t.Errorf("too much %v, %d rows, last %d, %v", p.tooMuch, len(p.rows), p.last, err)
	}
}

// TestFollow_without_positions follows a database that does not tell its timeline: after a lost connection it cannot know
// which server it has come to.
func TestFollow_without_positions(t *testing.T) {
	dsn := server.Start(t)
	command(t, dsn, "CREATE FUNCTION pg_walfile_name(pg_lsn) RETURNS text LANGUAGE plpgsql AS "+
		"$$ BEGIN RAISE 'there is no such function' USING errcode = 'undefined_function'; END $$")
	dsn = with(t, dsn, func(q url.Values) { q.Set("search_path", q.Get("search_path")+",pg_catalog") })
	n := startNode(t, dsn, "positionless", false)
	n.add(t, "a")
	n.await(t, "word of a change", func() bool { return n.timesTold("a") == 1 })
	r := openReplica(t, dsn, n)
	if _, err := r.Lookup(t.Context(), link.Ref{Key: "a"}); err != nil || r.Stats().Behind != 1 {
		t.Errorf("a replica that cannot be judged: %+v, %v", r.Stats(), err)
	}
	command(t, dsn, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'positionless'")
	n.await(t, "word that anything may have changed", func() bool { return n.FeedStats().Resets[Other] == 1 })
}

// TestFollow_raises_the_barrier_first: who is told of a change and asks a replica at once must not get the state before.
func TestFollow_raises_the_barrier_first(t *testing.T) {
	dsn := server.Start(t)
	a := startNode(t, dsn, "a", false)
	s, err := Open(t.Context(), Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, stop := context.WithCancel(t.Context())
	barriers := make(chan lsn, 10)
	var following sync.WaitGroup
	following.Go(func() {
		s.Follow(ctx, func(c link.Change) {
			barrier, _ := s.feed.state()
			barriers <- barrier.lsn
		})
	})
	defer following.Wait()
	defer stop()
	<-barriers // of the beginning
	for i := range 5 {
		var at string
		if err := a.pool.QueryRow(t.Context(), "SELECT pg_current_wal_insert_lsn()::text").Scan(&at); err != nil {
			t.Fatal(err)
		}
		before, err := parseLSN(at)
		if err != nil {
			t.Fatal(err)
		}
		a.add(t, strings.Repeat("a", i+1))
		if told := <-barriers; told <= before {
			t.Errorf("told of change %d while replicas need not have come beyond %X, which is before it", i, told)
		}
	}
}
