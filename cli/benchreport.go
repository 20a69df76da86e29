package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jinklink/jink/load"
)

// tellBench tells what a run has measured, and returns an error where it says nothing good.
func (c *commands) tellBench(r *load.Result) error {
	var err error
	if c.json {
		err = c.writeJSON(r)
	} else {
		err = c.writeBench(r)
	}
	if err != nil {
		return err
	}
	switch r.Stopped {
	case load.Failing:
		return errors.New("the target is failing: stopped, because more than half of the answers of five seconds were failures")
	case load.Foreign:
		return errors.New("stopped, because something else than jink answers")
	case load.Interrupted:
		return errors.New("interrupted; this is what came until then")
	case load.Behind:
		return fmt.Errorf("the target did not keep up: %d of %d requests were due and not sent", r.Due-r.Sent, r.Due)
	case load.Finished:
		if 2*r.Failed > r.Sent {
			return errors.New("more than half of the requests failed")
		}
	}
	return nil
}

func (c *commands) writeBench(r *load.Result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "rate      %.1f answers a second of %g asked for, in %.1f s\n", r.Rate, r.AskedRate, r.Seconds)
	fmt.Fprintf(&b, "requests  %d due, %d sent, %d redirected, %d failed", r.Due, r.Sent, r.Redirected, r.Failed)
	if other := r.Answered - r.Redirected; other > 0 {
		fmt.Fprintf(&b, ", %d refused", other)
	}
	if r.Foreign > 0 {
		fmt.Fprintf(&b, ", %d not jink's", r.Foreign)
	}
	if r.Cut > 0 {
		fmt.Fprintf(&b, ", %d cut off by the end", r.Cut)
	}
	b.WriteString("\n\n              p50       p90       p99     p99.9       max\n")
	for _, line := range []struct {
		name  string
		times load.Times
	}{{"latency", r.Latency}, {"answer", r.Service}} {
		fmt.Fprintf(&b, "%-8s", line.name)
		for _, seconds := range []float64{line.times.P50, line.times.P90, line.times.P99, line.times.P999, line.times.Max} {
			fmt.Fprintf(&b, "%10s", fmt.Sprintf("%.2f", 1000*seconds))
		}
		b.WriteString("  ms\n")
	}
	b.WriteString("\nlatency counts from when a request was due, answer from when it was sent\n\n")
	for _, counts := range []map[string]int{r.Statuses, r.Errors} {
		for _, name := range slices.Sorted(maps.Keys(counts)) {
			fmt.Fprintf(&b, "%-20s %d\n", name, counts[name])
		}
	}
	return c.write(b.String())
}
