package auth

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/store/sqlite"
)

// open returns an empty store.
func open(t testing.TB) link.TokenStore {
	t.Helper()
	s, err := sqlite.Open(context.Background(), sqlite.Config{Path: filepath.Join(t.TempDir(), "jink.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
