package probe

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/client"
)

// Tag is the tag of the links that probers make, by which those that were left behind are found.
const Tag = "jink-probe"

const (
	slugPrefix = "canary-"
	// Nobody is ever sent there: the link is not followed.
	urlPrefix = "https://example.com/jink-canary?n="

	// lifetime is for how long a link of a prober that was killed works. It is far longer than a round, so that clocks may
	// differ by minutes.
	lifetime = 10 * time.Minute

	canaryStatus = http.StatusFound // asked for, because nobody must remember a permanent one
)

// Round probes the target once. Where ctx ends meanwhile the report is of no use.
func (p *Prober) Round(ctx context.Context) *Report {
	r := &Report{Target: p.cfg.Name, Address: p.Address(), Began: time.Now(), TLS: p.base.Scheme == "https"}
	within, cancel := p.bounded(ctx)
	defer cancel()
	p.identify(within, r)
	if p.cfg.Slug != "" {
		r.run(within, StepFollow, func(ctx context.Context) error { return p.followGiven(ctx, r) })
	} else {
		p.canary(within, r)
	}
	for _, s := range r.Steps {
		r.Duration += s.Duration
	}
	if left := time.Until(r.Certificate); !r.Certificate.IsZero() && left < p.cfg.MinCertificate {
		r.warn("the certificate expires on %s", r.Certificate.UTC().Format(time.DateTime+" MST"))
	}
	if p.api != nil && r.Healthy() && time.Since(p.swept) >= leftoverAge {
		p.sweep(within, r)
	}
	return r
}

// identify takes the steps of a connection, each for itself, and sees who answers.
func (p *Prober) identify(ctx context.Context, r *Report) {
	c := p.connection()
	p.lookup = c
	began := time.Now()
	err := p.known.Identify(ctx)
	all := time.Since(began)
	stage, since, phases, ip, expiry := c.state()
	r.IP, r.Certificate = ip, expiry
	for _, s := range []struct {
		name string
		took time.Duration
	}{{StepResolve, phases.Resolve}, {StepConnect, phases.Connect}, {StepTLS, phases.TLS}} {
		if s.name == stage {
			r.took(s.name, since, false)
			r.fail(ctx, s.name, innermost(err))
			return
		}
		if s.name != StepTLS || r.TLS {
			r.took(s.name, s.took, true)
		}
		all -= s.took
	}
	r.took(StepIdentify, all, err == nil)
	if err != nil {
		r.fail(ctx, StepIdentify, err)
	}
}

// innermost takes away what the client says around an error of the connection: the report names the target and the step.
func innermost(err error) error {
	if inner := errors.Unwrap(err); inner != nil && strings.HasPrefix(err.Error(), "cannot reach ") {
		return inner
	}
	return err
}

// follow asks for the link, and remembers how that went.
func (p *Prober) follow(ctx context.Context, r *Report, slug string) (*visit, error) {
	v, err := p.visit(ctx, slug)
	if err == nil {
		r.Phases, r.Status, r.IP = v.phases, v.status, v.ip
	}
	return v, err
}

func (p *Prober) followGiven(ctx context.Context, r *Report) error {
	v, err := p.follow(ctx, r, p.cfg.Slug)
	if err != nil {
		return err
	}
	redirects := v.status == 301 || v.status == 302 || v.status == 303 || v.status == 307 || v.status == 308
	switch {
	case p.cfg.Expect != "" && (!redirects || v.location != p.cfg.Expect):
		return &mismatch{"a redirect to " + p.cfg.Expect, v.String()}
	case !redirects || v.location == "":
		return &mismatch{"a redirect", v.String()}
	}
	return nil
}

// canary makes a link and sees it through its life. Whatever happens, it is removed.
func (p *Prober) canary(ctx context.Context, r *Report) {
	if r.Failure != nil {
		return
	}
	n := strings.ToLower(rand.Text())
	at := client.Ref{Domain: p.cfg.Domain, Slug: slugPrefix + n[:13]}
	first, second := urlPrefix+n, urlPrefix+n+"-changed"
	removed := false
	defer func() {
		if !removed {
			p.cleanUp(ctx, r, at)
		}
	}()

	r.run(ctx, StepCreate, func(ctx context.Context) error { return p.create(ctx, at, first) })
	r.run(ctx, StepFollow, func(ctx context.Context) error {
		v, err := p.follow(ctx, r, at.Slug)
		if err == nil && (v.status != canaryStatus || v.location != first) {
			err = &mismatch{to(canaryStatus, first), v.String()}
		}
		return err
	})
	r.run(ctx, StepChange, func(ctx context.Context) error {
		_, err := p.api.Update(ctx, at, v1.LinkPatch{URL: v1.Value(second)}, 0)
		return err
	})
	r.run(ctx, StepFresh, func(ctx context.Context) error {
		return p.until(ctx, at.Slug, to(canaryStatus, second), func(v *visit) (done, wait bool) {
			return v.status == canaryStatus && v.location == second, v.location == first
		})
	})
	removed = r.run(ctx, StepDelete, func(ctx context.Context) error { return p.api.Purge(ctx, at) })
	r.run(ctx, StepGone, func(ctx context.Context) error {
		return p.until(ctx, at.Slug, "404 or 410", func(v *visit) (done, wait bool) {
			still := strings.HasPrefix(v.location, first)
			// An instance may send those who ask for what is not there somewhere else.
			return v.status == 404 || v.status == 410 || v.status == 302 && v.location != "" && !still, still
		})
	})
}

func (p *Prober) create(ctx context.Context, at client.Ref, target string) error {
	expires, status, title := time.Now().Add(lifetime), canaryStatus, "made by jink probe, to be removed at once"
	no := false
	n := v1.NewLink{URL: target, Slug: &at.Slug, Tags: []string{Tag}, Title: &title, Status: &status, ForwardQuery: &no, ForwardPath: &no,
		ExpiresAt: &expires}
	if at.Domain != "" {
		n.Domain = &at.Domain
	}
	made, err := p.api.Create(ctx, n)
	if err == nil && (made.Slug != at.Slug || made.URL != target) {
		err = &mismatch{"a link " + at.Slug + " to " + target, made.Slug + " to " + made.URL}
	}
	return err
}

// until asks for a link again and again, until it is what it should be after a change. An answer to a request that was
// sent when the change should have been everywhere has to be right.
func (p *Prober) until(ctx context.Context, slug, want string, look func(*visit) (done, wait bool)) error {
	changed := time.Now()
	for pause := 10 * time.Millisecond; ; pause = min(2*pause, 100*time.Millisecond) {
		v, err := p.visit(ctx, slug)
		if err != nil {
			return err
		}
		done, wait := look(v)
		switch {
		case done:
			return nil
		case !wait:
			return &mismatch{want, v.String()}
		case v.sent.Sub(changed) >= p.cfg.Freshness:
			return &mismatch{fmt.Sprintf("%s within %s", want, p.cfg.Freshness), "a stale answer: " + v.String()}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(min(pause, max(p.cfg.Freshness-time.Since(changed), 0))):
		}
	}
}

// cleanUp removes the link of a round that has failed or was interrupted. It may never have been made.
func (p *Prober) cleanUp(ctx context.Context, r *Report, at client.Ref) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), CleanUp)
	defer cancel()
	err := p.api.Purge(ctx, at)
	if problem, ok := errors.AsType[*v1.Problem](err); ok && slices.Contains([]int{401, 403, 404, 410}, problem.Status) {
		return // there is nothing, or nothing was ever allowed
	}
	if err != nil {
		r.warn("the link %s may be left until it expires by itself: %v", at.Slug, err)
	}
}
