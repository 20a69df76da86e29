package probe

import (
	"context"
	"math/rand/v2"
	"time"
)

// Every calls round at once and then each interval, give or take a tenth, until ctx ends. The tenth is chosen anew each
// time, so that several probers do not keep step with each other. A round that takes longer than the interval is followed by
// the next one at once; rounds that were missed are not made up for.
func Every(ctx context.Context, interval time.Duration, round func(context.Context)) {
	for ctx.Err() == nil {
		next := time.Now().Add(time.Duration(float64(interval) * (0.9 + 0.2*rand.Float64())))
		round(ctx)
		select {
		case <-ctx.Done():
		case <-time.After(time.Until(next)):
		}
	}
}
