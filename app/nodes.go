package app

import (
	"context"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/observe"
	"github.com/jinklink/jink/redirect"
	"github.com/jinklink/jink/store/postgres"
	"github.com/jinklink/jink/store/sqlite"
	"github.com/jinklink/jink/store/timed"
)

// This file opens the store, and connects a node with the others on the same database.

// openStore opens the store that is configured, and read replicas where there are any.
func (s *server) openStore(ctx context.Context) error {
	kind, where, err := s.cfg.store()
	if err != nil {
		return err
	}
	if kind != "postgres" {
		file, err := sqlite.Open(ctx, sqlite.Config{Path: where, Log: s.log})
		if err != nil {
			return err
		}
		s.store, s.close = timed.New(file, s.watchStore), file.Close
		s.lookups = s.store
		return nil
	}
	s.nodes, err = postgres.Open(ctx, postgres.Config{DSN: where, MaxConns: s.cfg.StoreConns, Log: s.log, ObserveDelay: s.metrics.FeedDelay})
	if err != nil {
		return err
	}
	s.store, s.close = timed.New(s.nodes, s.watchStore), s.nodes.Close
	s.lookups = s.store
	if s.cfg.StoreRead == "" {
		return nil
	}
	s.replicas, err = postgres.OpenReader(ctx, postgres.Config{DSN: s.cfg.StoreRead, MaxConns: s.cfg.StoreConns, Log: s.log}, s.nodes)
	if err != nil {
		return err
	}
	s.lookups = &replicated{s.replicas, s.watchStore}
	s.close = func() error { s.replicas.Close(); return s.nodes.Close() }
	return nil
}

// replicated is what redirects need of a store, with links read from replicas.
type replicated struct {
	*postgres.Reader
	begin timed.Begin
}

func (r *replicated) Lookup(ctx context.Context, ref link.Ref) (*link.Link, error) {
	ctx, end := r.begin(ctx, "lookup")
	l, err := r.Reader.Lookup(ctx, ref)
	end(err)
	return l, err
}

func (r *replicated) TakeClick(ctx context.Context, linkID int64) (bool, error) {
	ctx, end := r.begin(ctx, "take_click")
	ok, err := r.Reader.TakeClick(ctx, linkID)
	end(err)
	return ok, err
}

var _ redirect.Store = (*replicated)(nil)

// follow forgets what other nodes change, until ctx ends.
func (s *server) follow(ctx context.Context) {
	s.nodes.Follow(ctx, func(c link.Change) {
		s.redirector.Changed(c.Refs...)
		if len(c.Tokens) > 0 {
			s.keeper.Forget(c.Tokens...)
		}
		if c.All {
			s.redirector.Doubt()
			s.keeper.Forget()
		}
	})
}

func (s *server) feedStats() observe.FeedStats {
	f := s.nodes.FeedStats()
	return observe.FeedStats{LastSuccess: f.LastSuccess, Changes: f.Changes, Gap: f.Resets[postgres.Gap],
		Failover: f.Resets[postgres.Failover], Other: f.Resets[postgres.Other], Listening: f.Listening}
}
