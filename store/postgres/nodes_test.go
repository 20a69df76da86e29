package postgres_test

import (
	"context"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/postgres"
)

func creation(slugs ...string) *link.Creation {
	return &link.Creation{
		Link: &link.Link{URL: "https://example.com/", Status: 302, Enabled: true},
		Slugs: func(attempt int) (string, string, bool, error) {
			if attempt >= len(slugs) {
				return "", "", false, nil
			}
			return slugs[attempt], slugs[attempt], true, nil
		},
	}
}

func wantCode(tb testing.TB, err error, code link.Code) {
	tb.Helper()
	if link.CodeOf(err) != code {
		tb.Fatalf("got error %v (code %q), want code %q", err, link.CodeOf(err), code)
	}
}

// run has an operator's connection run a statement.
func run(tb testing.TB, dsn, sql string) {
	tb.Helper()
	c, err := pgx.Connect(tb.Context(), dsn)
	if err != nil {
		tb.Fatal(err)
	}
	defer c.Close(context.WithoutCancel(tb.Context()))
	if _, err := c.Exec(tb.Context(), sql); err != nil {
		tb.Fatal(err)
	}
}

// nodes opens n stores on one database, all at once, as the nodes of a service do that are started together.
func nodes(tb testing.TB, dsn string, n int) []*postgres.Store {
	tb.Helper()
	type opened struct {
		s   *postgres.Store
		err error
	}
	results := make(chan opened, n)
	for range n {
		go func() {
			s, err := postgres.Open(tb.Context(), postgres.Config{DSN: dsn, MaxConns: 4})
			results <- opened{s, err}
		}()
	}
	var stores []*postgres.Store
	for range n {
		r := <-results
		if r.err != nil {
			tb.Error(r.err)
			continue
		}
		stores = append(stores, r.s)
		tb.Cleanup(func() { _ = r.s.Close() })
	}
	if tb.Failed() {
		tb.FailNow()
	}
	return stores
}

func TestNodesThatStartTogether(t *testing.T) {
	stores := nodes(t, server.Start(t), 5)
	seen := map[string]bool{}
	for i, s := range stores {
		value, err := s.Setting(t.Context(), "name", func() string { return fmt.Sprint(i) })
		if err != nil {
			t.Fatal(err)
		}
		seen[value] = true
	}
	if len(seen) != 1 {
		t.Errorf("they disagree: %v", seen)
	}
}

// TestNodesRace has several nodes want the same things at the same time.
func TestNodesRace(t *testing.T) {
	stores := nodes(t, server.Start(t), 4)
	limited := creation("limited")
	limited.Link.MaxClicks = 20
	if err := stores[0].Create(t.Context(), limited); err != nil || limited.Err != nil {
		t.Fatal(err, limited.Err)
	}
	var taken, made, tokens atomic.Int64
	errs := make(chan error, len(stores)*8)
	for n, s := range stores {
		for worker := range 8 {
			go func() {
				errs <- func() error {
					for i := range 5 {
						left, err := s.TakeClick(t.Context(), limited.Link.ID)
						if err != nil {
							return err
						}
						if left {
							taken.Add(1)
						}
						c := creation(fmt.Sprint("slug", i))
						if err := s.Create(t.Context(), c); err != nil {
							return err
						}
						if c.Err == nil {
							made.Add(1)
						}
					}
					token := &link.Token{ID: fmt.Sprint(n, "-", worker), Hash: []byte{byte(n), byte(worker)}}
					if s.CreateToken(t.Context(), token, true) == nil {
						tokens.Add(1)
					}
					return nil
				}()
			}()
		}
	}
	for range cap(errs) {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if taken.Load() != 20 || made.Load() != 5 || tokens.Load() != 1 {
		t.Errorf("clicks taken %d of 20, links made %d of 5, first tokens %d of 1", taken.Load(), made.Load(), tokens.Load())
	}
}

func TestDatabaseIsReadOnly(t *testing.T) {
	dsn := server.Start(t)
	s := openAt(t, dsn)
	readOnly := openAt(t, dsn+"&default_transaction_read_only=on")
	if err := s.Create(t.Context(), creation("a")); err != nil {
		t.Fatal(err)
	}
	wantCode(t, readOnly.Create(t.Context(), creation("b")), link.CodeReadOnly)
	if _, err := readOnly.Lookup(t.Context(), link.Ref{Key: "a"}); err != nil {
		t.Errorf("reading does not work: %v", err)
	}
}

func TestLostConnections(t *testing.T) {
	dsn := server.Start(t)
	s := openAt(t, dsn+"&application_name=lost")
	if err := s.Create(t.Context(), creation("a")); err != nil {
		t.Fatal(err)
	}
	run(t, dsn, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lost'")
	// The first calls may find that their connection is gone; then the store recovers by itself.
	var err error
	for range 5 {
		if _, err = s.Lookup(t.Context(), link.Ref{Key: "a"}); err == nil {
			break
		}
		wantCode(t, err, link.CodeUnavailable)
	}
	if err != nil {
		t.Fatalf("the store does not recover: %v", err)
	}
	wantCode(t, s.Create(t.Context(), creation("a")), "")
}

func TestStatementThatTakesTooLong(t *testing.T) {
	dsn := server.Start(t)
	s := openAt(t, dsn+"&statement_timeout=100")
	c, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.WithoutCancel(t.Context()))
	if _, err := c.Exec(t.Context(), "BEGIN; LOCK TABLE links"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Lookup(t.Context(), link.Ref{Key: "a"})
	wantCode(t, err, link.CodeUnavailable)
	wantCode(t, s.Create(t.Context(), creation("a")), link.CodeUnavailable)
}

func TestOpenRefuses(t *testing.T) {
	dead, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := dead.Addr().String()
	if err := dead.Close(); err != nil {
		t.Fatal(err)
	}
	for name, dsn := range map[string]string{
		"nonsense": "postgres://user:sesame@host:port:x/db", "nobody there": "postgres://user:sesame@" + address + "/db?connect_timeout=2",
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			s, err := postgres.Open(ctx, postgres.Config{DSN: dsn})
			if err == nil {
				_ = s.Close()
				t.Fatal("it was opened")
			}
			if strings.Contains(err.Error(), "sesame") {
				t.Errorf("the message tells the password: %v", err)
			}
		})
	}
}

// TestDeadlock has an operator's transaction hold what a batch wants and want what the batch holds. The database ends one
// of the two; the store tries again.
func TestDeadlock(t *testing.T) {
	dsn := server.Start(t)
	s := openAt(t, dsn+"&application_name=deadlock")
	operator, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer operator.Close(context.WithoutCancel(t.Context()))
	do := func(sql string) {
		t.Helper()
		if _, err := operator.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	hold := func(key string) {
		t.Helper()
		do("INSERT INTO links (domain, slug, key, url, url_hash, title, note, tags, status, forward_query, forward_path, " +
			"expired_url, max_clicks, used, password_hash, enabled, created_at, updated_at, created_by, updated_by, " +
			"revision) VALUES ('', '" + key + "', '" + key + "', '', 0, '', '', '', 302, false, false, '', 0, 0, '', true, 0, 0, '', '', 1)")
	}
	do("SET deadlock_timeout = '20s'") // so that it is the store that finds out
	do("BEGIN")
	hold("b")
	a, b := creation("a"), creation("b")
	created := make(chan error, 1)
	go func() { created <- s.Create(t.Context(), a, b) }()
	for waiting := 0; waiting == 0; {
		err := operator.QueryRow(t.Context(), "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'deadlock' "+
			"AND wait_event_type = 'Lock'").Scan(&waiting)
		if err != nil {
			t.Fatal(err)
		}
		do("SELECT pg_stat_clear_snapshot()")
	}
	hold("a") // returns when the store's transaction has been ended
	do("ROLLBACK")
	if err := <-created; err != nil || a.Err != nil || b.Err != nil {
		t.Fatal(err, a.Err, b.Err)
	}
}
