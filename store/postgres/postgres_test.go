package postgres_test

import (
	"testing"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/postgres"
	"github.com/jinklink/jink/store/storetest"
)

var server = postgres.Server()

func open(tb testing.TB) link.Store { return openAt(tb, server.Start(tb)) }

// openAt opens a store that is closed when the test ends.
func openAt(tb testing.TB, dsn string) *postgres.Store {
	tb.Helper()
	s, err := postgres.Open(tb.Context(), postgres.Config{DSN: dsn})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	server.Need(t)
	storetest.Run(t, open)
}

// TestStore_behind_a_pooler speaks to the database as a pooler in transaction mode requires, without prepared statements.
func TestStore_behind_a_pooler(t *testing.T) {
	if testing.Short() {
		t.Skip("repeats the suite")
	}
	server.Need(t)
	storetest.Run(t, func(tb testing.TB) link.Store {
		return openAt(tb, server.Start(tb)+"&default_query_exec_mode=exec")
	})
}

func BenchmarkStore(b *testing.B) { storetest.Benchmark(b, open) }
