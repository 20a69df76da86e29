package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/observe/metric"
	"github.com/jinklink/jink/program"
)

// This file connects the site program with the rest.

// CheckProgram says what is wrong with the site program, as an *Error.
func (c *Config) CheckProgram(readFile func(string) ([]byte, error)) error {
	if c.Program == "" {
		return nil
	}
	source, err := readFile(c.Program)
	if err != nil {
		return &Error{Message: "program: " + err.Error()}
	}
	engine := program.New(program.Config{Targets: link.Targets{Schemes: c.Schemes}})
	if problems := engine.CheckSite(source); len(problems) > 0 {
		return siteError(program.Describe(c.Program, problems))
	}
	return nil
}

// siteError is an Error about the site program, which is shown with the line that is meant.
func siteError(description string) error {
	first, rest, _ := strings.Cut(description, "\n")
	return &Error{Message: "program: " + first, Detail: rest}
}

// countSite counts runs of the site program.
func (s *server) countSite() func(program.Hook, string, time.Duration) {
	type run struct {
		hook    program.Hook
		outcome string
	}
	runs, took := map[run]func(){}, map[program.Hook]func(time.Duration){}
	for _, h := range program.Hooks() {
		took[h] = s.metrics.SiteRun(string(h))
		for _, outcome := range append(program.Outcomes(), program.OutcomeRefused, program.OutcomeLimited) {
			runs[run{h, outcome}] = s.metrics.Counter(metric.SiteRuns, string(h), outcome)
		}
	}
	return func(h program.Hook, outcome string, d time.Duration) {
		runs[run{h, outcome}]()
		if outcome != program.OutcomeBypassed && outcome != program.OutcomeLimited {
			took[h](d)
		}
	}
}

// openSite loads the site program, if there is one.
func (s *server) openSite() error {
	if s.cfg.Program == "" {
		return nil
	}
	loaded := map[bool]func(){true: s.metrics.Counter(metric.SiteLoads, "ok"), false: s.metrics.Counter(metric.SiteLoads, "failed")}
	var err error
	s.site, err = s.programs.OpenSite(program.SiteFileConfig{Path: s.cfg.Program, ReadFile: s.readFile, Log: s.log,
		Loaded: func(ok bool) { loaded[ok]() }, Turned: func() { s.redirector.Doubt() }})
	if _, ok := errors.AsType[*program.SiteError](err); ok {
		return siteError(err.Error())
	}
	if err != nil {
		return &Error{Message: fmt.Sprintf("program: %v", err)}
	}
	return nil
}

// siteErrors tells the operator what goes wrong with the site program; nil where there is none.
func (s *server) siteErrors() *v1.SiteErrors {
	if s.site == nil {
		return nil
	}
	status, _ := s.programs.Site()
	all := &v1.SiteErrors{Functions: []string{}, Loaded: status.Loaded.UTC(), Bypassed: []v1.SiteBypassed{}}
	if refused := s.site.Refused(); refused != "" {
		all.Refused = &refused
	}
	var failures []program.Failure
	for _, h := range status.Hooks {
		all.Functions = append(all.Functions, string(h))
		r := status.Report[h]
		failures = append(failures, r.Failures...)
		if !r.BypassedUntil.IsZero() {
			all.Bypassed = append(all.Bypassed, v1.SiteBypassed{Function: string(h), Until: r.BypassedUntil})
		}
	}
	slices.SortStableFunc(failures, func(a, b program.Failure) int { return b.Last.Compare(a.Last) })
	all.Errors = told(failures)
	return all
}

// onHangup reads all files anew that may have changed, when whoever started the server asks for it, until ctx ends.
func (s *server) onHangup(ctx context.Context, hangups func(f func()) (stop func())) {
	if hangups == nil {
		return
	}
	stop := hangups(func() {
		s.log.Info("reading files anew")
		if s.site != nil {
			s.site.Reload()
		}
		if s.countries != nil {
			s.countries.Reload()
		}
		if s.certificates != nil {
			s.certificates.Reload()
		}
	})
	s.background.Go(func() {
		<-ctx.Done()
		stop()
	})
}
