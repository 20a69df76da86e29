package app

import (
	"slices"
	"time"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/observe/metric"
	"github.com/jinklink/jink/program"
	"github.com/jinklink/jink/ratelimit"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/visitor"
)

// This file connects the logic of links with the rest.

// openPrograms makes what runs rules and programs. own tells the instance's own domains, once there are any.
func (s *server) openPrograms(own func(host string) bool) {
	runs := map[string]func(){}
	for _, outcome := range program.Outcomes() {
		runs[outcome] = s.metrics.Counter(metric.ProgramRuns, outcome)
	}
	sites, missing := s.countSite(), ratelimit.New(s.cfg.RateMissing, maxKeys, nil)
	s.programs = program.New(program.Config{
		Budget:  program.Budget{Steps: int64(s.cfg.ProgramSteps), Memory: s.cfg.ProgramMemory, Output: int(s.cfg.ProgramOutput), Time: s.cfg.ProgramTime},
		Targets: link.Targets{Schemes: s.cfg.Schemes, Own: own}, Visitors: s.visitors, ShowIP: s.cfg.ProgramIP,
		CacheBytes: s.cfg.ProgramCache, Log: s.log,
		Observe: func(outcome string, took time.Duration) {
			runs[outcome]()
			if outcome != program.OutcomeBypassed {
				s.metrics.ProgramRun(took)
			}
		},
		ObserveSite: sites,
		MayMiss: func(r *redirect.Request) bool {
			return missing.Take(visitor.Network(visitor.Address(r.HTTP, s.cfg.TrustedProxies)), 1).OK
		},
	})
}

// failures tells the author of a link what went wrong with its logic.
func (s *server) failures(linkID int64) v1.LinkErrors {
	r := s.programs.Errors(linkID)
	all := v1.LinkErrors{InARow: r.InARow}
	if !r.BypassedUntil.IsZero() {
		all.BypassedUntil = &r.BypassedUntil
	}
	all.Errors = told(r.Failures)
	return all
}

// told are failures as the API shows them.
func told(failures []program.Failure) []v1.LinkError {
	errors := []v1.LinkError{}
	for f := range slices.Values(failures) {
		errors = append(errors, v1.LinkError{Outcome: f.Outcome, Type: f.Type, Message: f.Message, Where: f.Where, Line: f.Line,
			Request: f.Request, Count: f.Count, First: f.First.UTC(), Last: f.Last.UTC()})
	}
	return errors
}
