package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/sqlite"
	"github.com/jinklink/jink/store/storetest"
)

func open(tb testing.TB) link.Store { return openAt(tb, filepath.Join(tb.TempDir(), "jink.db")) }

// openAt opens a store that is closed when the test ends.
func openAt(tb testing.TB, path string) *sqlite.Store {
	tb.Helper()
	s, err := sqlite.Open(tb.Context(), sqlite.Config{Path: path})
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

func TestStore(t *testing.T) { storetest.Run(t, open) }

func BenchmarkStore(b *testing.B) { storetest.Benchmark(b, open) }
