package cli

// This file tells of rounds of "jink probe": as a table, as JSON, and in a log.

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/jinklink/jink/probe"
)

// called names a target with the address it was asked at.
func called(r *probe.Report) string {
	if r.Address != "" {
		return r.Target + " at " + r.Address
	}
	return r.Target
}

func tellSteps(t *table, r *probe.Report) error {
	for _, s := range r.Steps {
		result := "ok"
		if !s.OK {
			result = "failed"
		}
		if err := t.row(called(r), s.Name, milliseconds(s.Duration), result); err != nil {
			return err
		}
	}
	return nil
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}

// probeLog logs as a server does: text on a terminal, else JSON.
func (c *commands) probeLog() *slog.Logger {
	if c.env.Terminal(c.env.Stderr) {
		return slog.New(slog.NewTextHandler(c.env.Stderr, nil))
	}
	return slog.New(slog.NewJSONHandler(c.env.Stderr, nil))
}

func logRound(log *slog.Logger, r *probe.Report) {
	attrs := []any{"target", r.Target}
	if r.Address != "" {
		attrs = append(attrs, "address", r.Address)
	}
	attrs = append(attrs, "duration", r.Duration.Seconds())
	if len(r.Warnings) > 0 {
		attrs = append(attrs, "warnings", slices.Clone(r.Warnings))
	}
	switch f := r.Failure; {
	case f != nil:
		log.Error("the target does not work", append(attrs, "step", f.Step, "expected", f.Expected, "got", f.Got)...)
	case len(r.Warnings) > 0:
		log.Warn("the target works", attrs...)
	default:
		log.Info("the target works", attrs...)
	}
}

// probeJSON is what --json tells of a round. Times are in seconds.
type probeJSON struct {
	Target      string      `json:"target"`
	Address     string      `json:"address,omitempty"`
	Healthy     bool        `json:"healthy"`
	Began       time.Time   `json:"began"`
	Duration    float64     `json:"duration_seconds"`
	Failure     *failJSON   `json:"failure"`
	Warnings    []string    `json:"warnings"`
	Steps       []stepJSON  `json:"steps"`
	Phases      *phasesJSON `json:"phases"` // of following the link; null where that was not reached
	Status      int         `json:"status,omitzero"`
	Certificate *time.Time  `json:"certificate_expires_at"`
	IP          string      `json:"ip,omitempty"`
}

type failJSON struct {
	Step     string `json:"step"`
	Expected string `json:"expected,omitempty"`
	Got      string `json:"got"`
}

type stepJSON struct {
	Step     string  `json:"step"`
	OK       bool    `json:"ok"`
	Duration float64 `json:"duration_seconds"`
}

type phasesJSON struct {
	Resolve    float64 `json:"resolve_seconds"`
	Connect    float64 `json:"connect_seconds"`
	TLS        float64 `json:"tls_seconds"`
	Processing float64 `json:"processing_seconds"`
	Transfer   float64 `json:"transfer_seconds"`
}

func reportJSON(r *probe.Report) probeJSON {
	j := probeJSON{Target: r.Target, Address: r.Address, Healthy: r.Healthy(), Began: r.Began, Duration: r.Duration.Seconds(),
		Warnings: append([]string{}, r.Warnings...), Status: r.Status}
	for _, s := range r.Steps {
		j.Steps = append(j.Steps, stepJSON{s.Name, s.OK, s.Duration.Seconds()})
	}
	if f := r.Failure; f != nil {
		j.Failure = &failJSON{f.Step, f.Expected, f.Got}
	}
	if p := r.Phases; r.Status != 0 {
		j.Phases = &phasesJSON{p.Resolve.Seconds(), p.Connect.Seconds(), p.TLS.Seconds(), p.Processing.Seconds(), p.Transfer.Seconds()}
	}
	if !r.Certificate.IsZero() {
		j.Certificate = &r.Certificate
	}
	if r.IP.IsValid() {
		j.IP = r.IP.String()
	}
	return j
}
