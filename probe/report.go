package probe

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"

	v1 "github.com/jinklink/jink/api/v1"
)

// Steps of a round, in their order. With Config.Slug those from StepCreate on, but for StepFollow, are left out; without
// TLS, that one.
const (
	StepResolve  = "resolve"  // the name of the target
	StepConnect  = "connect"  // to it
	StepTLS      = "tls"      // the handshake, with a certificate that is valid
	StepIdentify = "identify" // what answers is jink
	StepCreate   = "create"   // a link is made
	StepFollow   = "follow"   // it redirects to where it should
	StepChange   = "change"   // it is changed
	StepFresh    = "fresh"    // it redirects to where it should now, soon enough
	StepDelete   = "delete"   // it is removed
	StepGone     = "gone"     // it does not redirect any more, soon enough
)

// Report is what a round has found.
type Report struct {
	Target   string // its name
	Address  string // what was connected to instead of what the name resolves to; "" for that
	Began    time.Time
	Duration time.Duration // of all steps
	Steps    []Step        // those that were begun
	Failure  *Failure      // nil where all is well
	Warnings []string      // what is not well, or not for long, though everything works

	Phases      Phases     // of following the link
	Status      int        // that it was answered with; 0 where it was not
	TLS         bool       // whether the target is asked over TLS
	Certificate time.Time  // when the first of its certificates expires; zero without any
	IP          netip.Addr // of the target
}

// Step is one step of a round.
type Step struct {
	Name     string
	Duration time.Duration
	OK       bool
}

// Failure is why a round has failed.
type Failure struct {
	Step     string
	Expected string // "" where nothing but success was
	Got      string
}

func (f *Failure) String() string {
	if f.Expected == "" {
		return fmt.Sprintf("%s: %s", f.Step, f.Got)
	}
	return fmt.Sprintf("%s: expected %s, got %s", f.Step, f.Expected, f.Got)
}

// Healthy reports whether the target works.
func (r *Report) Healthy() bool { return r.Failure == nil }

// mismatch is an answer that is not what it should be.
type mismatch struct{ expected, got string }

func (m *mismatch) Error() string { return "expected " + m.expected + ", got " + m.got }

// to describes a redirect.
func to(status int, location string) string {
	return strconv.Itoa(status) + " to " + location
}

// String describes the answer that a visit met.
func (v *visit) String() string {
	if v.location != "" {
		return to(v.status, v.location)
	}
	s := strings.TrimSpace(strconv.Itoa(v.status) + " " + http.StatusText(v.status))
	if v.detail != "" {
		s += " (" + v.detail + ")"
	}
	return s
}

// problemTitle says in words what an answer that is no redirect means, where it is jink's own.
func problemTitle(resp *http.Response, body []byte) string {
	if resp.Header.Get("Content-Type") != "application/problem+json" {
		return resp.Header.Get("Content-Type")
	}
	var p v1.Problem
	if json.Unmarshal(body, &p) != nil {
		return "application/problem+json that cannot be read"
	}
	return p.Title
}

// run carries out one step, unless an earlier one has failed, and reports whether it succeeded.
func (r *Report) run(ctx context.Context, name string, step func(context.Context) error) bool {
	if r.Failure != nil {
		return false
	}
	began := time.Now()
	err := step(ctx)
	r.took(name, time.Since(began), err == nil)
	if err != nil {
		r.fail(ctx, name, err)
	}
	return err == nil
}

func (r *Report) took(name string, d time.Duration, ok bool) {
	r.Steps = append(r.Steps, Step{Name: name, Duration: d, OK: ok})
}

func (r *Report) fail(ctx context.Context, step string, err error) {
	r.Failure = &Failure{Step: step, Got: err.Error()}
	if m, ok := err.(*mismatch); ok {
		r.Failure.Expected, r.Failure.Got = m.expected, m.got
	}
	if ctx.Err() != nil {
		r.Failure.Got = context.Cause(ctx).Error()
	}
}

func (r *Report) warn(format string, args ...any) {
	r.Warnings = append(r.Warnings, fmt.Sprintf(format, args...))
}
