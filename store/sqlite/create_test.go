package sqlite

import (
	"fmt"
	"testing"
	"time"

	"github.com/jinklink/jink/link"
)

// TestOldIdempotencyKeysGo looks into the table, since nothing else tells whether old keys are kept for ever.
func TestOldIdempotencyKeysGo(t *testing.T) {
	s := openStore(t)
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	create := func(n int, at time.Time) (keys int64) {
		t.Helper()
		var batch []*link.Creation
		for i := range n {
			slug := fmt.Sprint(at.UnixMilli(), "-", i)
			batch = append(batch, &link.Creation{Link: &link.Link{},
				Slugs:       func(int) (string, string, bool, error) { return slug, slug, true, nil },
				Idempotency: &link.Idempotency{Scope: "t", Key: slug, At: at}})
		}
		if err := s.Create(t.Context(), batch...); err != nil {
			t.Fatal(err)
		}
		err := s.read(t.Context(), func(c *conn) error {
			return c.query(t.Context(), "SELECT count(*) FROM idempotency", func(r row) error { keys = r.int(0); return nil })
		})
		if err != nil {
			t.Fatal(err)
		}
		return keys
	}
	for i, step := range []struct {
		n    int
		at   time.Time
		want int64
	}{
		{100, now, 100}, {1, now.Add(link.IdempotencyLifetime - time.Millisecond), 101}, {10, now.Add(link.IdempotencyLifetime), 71},
		{1, now.Add(link.IdempotencyLifetime + time.Millisecond), 68}, {100, now.Add(link.IdempotencyLifetime + time.Second), 112}} {
		if keys := create(step.n, step.at); keys != step.want {
			t.Errorf("after step %d there are %d keys, want %d", i, keys, step.want)
		}
	}
}
