package postgres

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
)

// node is a store that follows, as a server does.
type node struct {
	*Store
	mu   sync.Mutex
	told []link.Change
}

// startNode opens a store and returns when it follows. name is what its connections call themselves.
func startNode(t *testing.T, dsn, name string, deaf bool) *node {
	t.Helper()
	s, err := Open(t.Context(), Config{DSN: dsn + "&application_name=" + name})
	if err != nil {
		t.Fatal(err)
	}
	s.feed.deaf = deaf
	n := &node{Store: s}
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	var following sync.WaitGroup
	following.Go(func() {
		s.Follow(ctx, func(c link.Change) {
			n.mu.Lock()
			defer n.mu.Unlock()
			n.told = append(n.told, c)
		})
	})
	t.Cleanup(func() { stop(); following.Wait(); s.Close() })
	n.await(t, "its first success", func() bool { return !n.FeedStats().LastSuccess.IsZero() })
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.told) != 1 || !n.told[0].All { // what was looked up before is in doubt
		t.Errorf("at the beginning the node is told %+v", n.told)
	}
	n.told = nil
	return n
}

func (n *node) await(t *testing.T, what string, happened func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !happened(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

// timesTold counts the changes of a link that the node was told of.
func (n *node) timesTold(key string) (times int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, c := range n.told {
		if slices.Contains(c.Refs, link.Ref{Key: key}) {
			times++
		}
	}
	return times
}

func (n *node) add(t *testing.T, slug string) *link.Link {
	t.Helper()
	c := &link.Creation{Link: &link.Link{URL: "https://example.com/", Status: 302, Enabled: true},
		Slugs: func(attempt int) (string, string, bool, error) { return slug, slug, attempt == 0, nil }}
	if err := n.Create(t.Context(), c); err != nil || c.Err != nil {
		t.Fatal(err, c.Err)
	}
	return c.Link
}

func (n *node) retitle(t *testing.T, key, title string) {
	t.Helper()
	_, err := n.Update(t.Context(), link.Ref{Key: key}, 0, func(l *link.Link) error { l.Title = title; return nil })
	if err != nil {
		t.Fatal(err)
	}
}

func command(t *testing.T, dsn, sql string) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.WithoutCancel(t.Context()))
	if _, err := c.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

func TestFollow_tells_of_every_kind_of_change(t *testing.T) {
	for _, mode := range []string{"cache_statement", "exec", "simple_protocol"} { // the last two are for poolers
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			everyKindOfChange(t, server.Start(t)+"&default_query_exec_mode="+mode)
		})
	}
}

func everyKindOfChange(t *testing.T, dsn string) {
	a, b := startNode(t, dsn, "a", false), startNode(t, dsn, "b", false)
	a.add(t, "one")
	a.retitle(t, "one", "x")
	if err := a.Purge(t.Context(), link.Ref{Key: "one"}); err != nil {
		t.Fatal(err)
	}
	if err := a.CreateToken(t.Context(), &link.Token{ID: "tok", Hash: []byte{1}}, false); err != nil {
		t.Fatal(err)
	}
	if err := a.RevokeToken(t.Context(), "tok"); err != nil {
		t.Fatal(err)
	}
	a.add(t, "Two")
	if err := a.Rekey(t.Context(), func(string) string { return "two" }); err != nil {
		t.Fatal(err)
	}
	for name, n := range map[string]*node{"the node itself": a, "another node": b} {
		n.await(t, name+" to be told of everything", func() bool {
			n.mu.Lock()
			defer n.mu.Unlock()
			return len(n.told) == 6
		})
		want := []link.Change{
			{Refs: []link.Ref{{Key: "one"}}}, {Refs: []link.Ref{{Key: "one"}}}, {Refs: []link.Ref{{Key: "one"}}},
			{Tokens: []string{"tok"}}, {Refs: []link.Ref{{Key: "Two"}}}, {All: true},
		}
		for i, c := range n.told {
			if !slices.Equal(c.Refs, want[i].Refs) || !slices.Equal(c.Tokens, want[i].Tokens) || c.All != want[i].All {
				t.Errorf("%s, change %d: %+v, want %+v", name, i, c, want[i])
			}
		}
		n.await(t, name+" to hear itself", func() bool { return n.FeedStats().Listening })
		if s := n.FeedStats(); s.Changes != 6 || len(s.Resets) != 0 {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestFollow_says_nothing_where_nothing_was_changed(t *testing.T) {
	dsn := server.Start(t)
	a := startNode(t, dsn, "a", false)
	l := a.add(t, "one")
	again := &link.Creation{Link: &link.Link{URL: "https://example.com/", Status: 302, Enabled: true},
		Slugs: func(attempt int) (string, string, bool, error) { return "one", "one", attempt == 0, nil }}
	if err := a.Create(t.Context(), again); err != nil || again.Err == nil {
		t.Fatal(err, again.Err)
	}
	if err := a.AddClicks(t.Context(), link.ClickBatch{Node: "n", Seq: 1, Counts: []link.ClickCount{{LinkID: l.ID, Count: 1}}}); err != nil {
		t.Fatal(err)
	}
	if err := a.Purge(t.Context(), link.Ref{Key: "none"}); link.CodeOf(err) != link.CodeNotFound {
		t.Fatal(err)
	}
	a.add(t, "two")
	a.await(t, "the last change", func() bool { return a.timesTold("two") == 1 })
	if n := a.FeedStats().Changes; n != 2 {
		t.Errorf("told of %d changes", n)
	}
}

// TestFollow_is_in_time measures how long a change takes to reach another node, while that node's listener is killed
// again and again, and without any notification, as behind a connection pooler.
func TestFollow_is_in_time(t *testing.T) {
	for name, deaf := range map[string]bool{"killed": false, "deaf": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tries := 200
			if deaf {
				tries = 10
			}
			dsn := server.Start(t)
			listener := "listener" + name
			a, b := startNode(t, dsn, "writer"+name, deaf), startNode(t, dsn, listener, deaf)
			a.add(t, "one")
			var slowest time.Duration
			for i := range tries {
				if i%20 == 19 && !deaf {
					command(t, dsn, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"+listener+"'")
				}
				key := fmt.Sprint(name, i)
				a.add(t, key)
				began := time.Now()
				b.await(t, key, func() bool { return b.timesTold(key) > 0 })
				slowest = max(slowest, time.Since(began))
			}
			t.Logf("the slowest of %d took %v", tries, slowest)
			if slowest > 3*time.Second { // a second where nothing else keeps the processors busy
				t.Errorf("a change took %v", slowest)
			}
			for i := range tries {
				if n := b.timesTold(fmt.Sprint(name, i)); n != 1 {
					t.Errorf("told %d times of change %d", n, i)
				}
			}
			if deaf {
				time.Sleep(hearingTime + 2*pollInterval) // it has told itself something, and waited for it
			} else {
				b.await(t, "it to hear itself", func() bool { return b.FeedStats().Listening })
			}
			if s := b.FeedStats(); len(s.Resets) != 0 || s.Listening == deaf {
				t.Errorf("%+v", s)
			}
		})
	}
}

// TestFollow_misses_nothing_that_commits_late has a transaction take its number before others and commit after them.
func TestFollow_misses_nothing_that_commits_late(t *testing.T) {
	dsn := server.Start(t)
	a := startNode(t, dsn, "a", false)
	late, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer late.Close(context.WithoutCancel(t.Context()))
	if _, err := late.Exec(t.Context(), "BEGIN; INSERT INTO changes (domains, keys) VALUES ('{\"\"}', '{late}')"); err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		a.add(t, fmt.Sprint("early", i))
		a.await(t, "what was committed", func() bool { return a.timesTold(fmt.Sprint("early", i)) > 0 })
		time.Sleep(pollInterval / 2)
	}
	if a.timesTold("late") != 0 {
		t.Fatal("told of what is not committed")
	}
	if _, err := late.Exec(t.Context(), "COMMIT"); err != nil {
		t.Fatal(err)
	}
	a.await(t, "what was committed late", func() bool { return a.timesTold("late") > 0 })
	time.Sleep(2 * pollInterval)
	for _, key := range []string{"late", "early0", "early1", "early2", "early3", "early4"} {
		if n := a.timesTold(key); n != 1 {
			t.Errorf("told %d times of %s", n, key)
		}
	}
}

func TestFollow_knows_when_it_cannot_know(t *testing.T) {
	page := func(timeline string, xmax uint64) logPage { return logPage{timeline: timeline, mark: mark{xmax: xmax}} }
	before := func(timeline string, failed bool, columns string) reader {
		return reader{began: true, mark: mark{xmax: 5}, timeline: timeline, last: time.Now(), failed: failed, columns: columns}
	}
	longAgo, much := before("1", false, walPosition), page("1", 6)
	longAgo.last, much.tooMuch = time.Now().Add(-retention/2-time.Second), true
	for name, c := range map[string]struct {
		before reader
		now    logPage
		want   ResetReason
	}{
		"the first reading":                    {reader{}, page("1", 5), ""},
		"the next":                             {before("1", false, walPosition), page("1", 6), ""},
		"after a failure":                      {before("1", true, walPosition), page("1", 6), ""},
		"after a failure of another engine":    {before("", true, noWALPosition), page("", 6), Other},
		"another timeline":                     {before("1", false, walPosition), page("2", 9), Failover},
		"numbers that go back":                 {before("1", false, walPosition), page("1", 4), Failover},
		"cut off for longer than half an hour": {longAgo, page("1", 9), Gap},
		"more than can be told":                {before("1", true, walPosition), much, Gap},
	} {
		if got := c.before.discontinuity(c.now); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestForgetChanges_removes_all_that_is_old(t *testing.T) {
	dsn := server.Start(t)
	s, err := Open(t.Context(), Config{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	command(t, dsn, "INSERT INTO changes (at, keys, domains) SELECT clock_timestamp() - age, '{x}', '{x}' FROM "+
		"(SELECT interval '59 minutes' UNION ALL SELECT interval '61 minutes' FROM generate_series(1, 12345)) AS rows (age)")
	if err := s.forgetChanges(t.Context()); err != nil {
		t.Fatal(err)
	}
	var left int
	if err := s.pool.QueryRow(t.Context(), "SELECT count(*) FROM changes").Scan(&left); err != nil || left != 1 {
		t.Errorf("%d rows are left, %v", left, err)
	}
}

func TestPoolConfig_lets_the_connection_string_decide(t *testing.T) {
	for dsn, want := range map[string]string{
		"postgres://h/d": "conns 7 timeout 3s validated false statement 30000",
		"postgres://h/d?pool_max_conns=3&connect_timeout=9":           "conns 3 timeout 9s validated false statement 30000",
		"postgres://h1,h2/d?statement_timeout=5":                      "conns 7 timeout 3s validated true statement 5",
		"postgres://h1,h2/d?target_session_attrs=any":                 "conns 7 timeout 3s validated false statement 30000",
		"host=h1,h2 pool_max_conns=4 target_session_attrs=read-write": "conns 4 timeout 3s validated true statement 30000",
	} {
		pc, err := poolConfig(Config{DSN: dsn, MaxConns: 7})
		if err != nil {
			t.Fatal(err)
		}
		c := pc.ConnConfig
		got := fmt.Sprintf("conns %d timeout %v validated %v statement %s", pc.MaxConns, c.ConnectTimeout, c.ValidateConnect != nil, c.RuntimeParams["statement_timeout"])
		if got != want {
			t.Errorf("%s: %s, want %s", dsn, got, want)
		}
	}
}
