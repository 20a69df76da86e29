package probe_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jinklink/jink/probe"
)

func TestEvery(t *testing.T) {
	starts := func(t *testing.T, took time.Duration, rounds int) []time.Duration {
		var at []time.Duration
		ctx, cancel := context.WithCancel(t.Context())
		began := time.Now()
		probe.Every(ctx, 30*time.Second, func(context.Context) {
			if at = append(at, time.Since(began)); len(at) == rounds {
				cancel()
			}
			time.Sleep(took)
		})
		return at
	}
	t.Run("begins at once and keeps the interval, give or take a tenth", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			at := starts(t, 5*time.Second, 200)
			seen := map[time.Duration]bool{}
			for i := 1; i < len(at); i++ {
				gap := at[i] - at[i-1]
				if gap < 27*time.Second || gap > 33*time.Second {
					t.Errorf("round %d came after %s", i, gap)
				}
				seen[gap] = true
			}
			if mean := at[199] / 199; at[0] != 0 || mean < 29500*time.Millisecond || mean > 30500*time.Millisecond || len(seen) < 190 {
				t.Errorf("first %s, mean %s, %d different gaps", at[0], mean, len(seen))
			}
		})
	})
	t.Run("does not make up for rounds that were missed", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			at := starts(t, 100*time.Second, 5)
			for i, d := range at {
				if want := time.Duration(i) * 100 * time.Second; d != want {
					t.Errorf("round %d began after %s, want %s", i, d, want)
				}
			}
		})
	})
	t.Run("ends while it waits", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			began, rounds := time.Now(), 0
			probe.Every(ctx, time.Hour, func(context.Context) { rounds++ })
			if took := time.Since(began); took != 10*time.Second || rounds != 1 {
				t.Errorf("ended after %s and %d rounds", took, rounds)
			}
		})
	})
}
