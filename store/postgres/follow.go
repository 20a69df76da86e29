package postgres

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/link"
)

// This file follows the table of changes, over a connection of its own, so that a node hears of changes also while all
// connections of its pool are busy.

// Follow calls fn with every change that is made to links and tokens on any node, this one included, until ctx ends; in
// order, and one at a time. A change that is committed reaches fn within a second as long as the database can be reached.
// Where it cannot be known what has changed, fn is told that anything may have; so it is at the beginning, because the
// node may have looked something up before it followed.
func (s *Store) Follow(ctx context.Context, fn func(link.Change)) {
	var forgetting sync.WaitGroup
	forgetting.Go(func() { s.forget(ctx) })
	defer forgetting.Wait()
	r := &reader{feed: s.feed, fn: fn, columns: walPosition}
	failing := false
	for ctx.Err() == nil {
		err := r.follow(ctx)
		s.feed.deafened()
		if ctx.Err() != nil {
			return
		}
		if !failing || r.succeeded {
			s.log.Warn("what other nodes change is not known for the moment", "error", err)
		}
		pause := pollInterval / 2
		if r.succeeded {
			pause = 0 // a connection that was lost may well be made again
		}
		failing, r.succeeded, r.failed = true, false, true
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

// forget removes old rows, until ctx ends. What cannot be removed now can be a minute later.
func (s *Store) forget(ctx context.Context) {
	for ctx.Err() == nil {
		if err := s.forgetChanges(ctx); err != nil && ctx.Err() == nil {
			s.log.Debug("old changes stay for a minute more", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(forgetInterval):
		}
	}
}

// reader follows the changes over one connection after the other.
type reader struct {
	feed      *feed
	fn        func(link.Change)
	columns   string // walPosition, or noWALPosition where the database does not tell
	began     bool   // there was a reading, and what follows is of the last one
	mark      mark
	timeline  string
	last      time.Time
	succeeded bool // this connection has told something
	failed    bool // the one before has failed
}

// errDemoted has the follower look for the server that has taken over.
var errDemoted = errors.New("the server takes no more changes")

// follow opens a connection and reads over it until it fails.
func (r *reader) follow(ctx context.Context) error {
	demotions := r.feed.store.demotions.Load()
	c, err := pgx.ConnectConfig(ctx, r.feed.config) // which bounds the attempt at each host, so that the next has its turn
	if err != nil {
		return err
	}
	defer func() {
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		_ = c.Close(closing) // it has failed, or is no longer needed
	}()
	if !r.feed.deaf {
		listening, cancel := context.WithTimeout(ctx, pollTimeout)
		_, err := c.Exec(listening, "LISTEN "+channel)
		cancel()
		if err != nil && noSuchFunction(err) {
			r.feed.store.log.Info("the database does not tell of changes at once; this node asks for them twice a second")
		} else if err != nil {
			return err
		}
	}
	var probed time.Time
	for {
		if err := r.poll(ctx, c); err != nil {
			return err
		}
		if time.Since(probed) > probeInterval {
			probed = time.Now()
			r.feed.notify()
		}
		if err := r.wait(ctx, c); err != nil {
			return err
		}
		r.feed.misses()
		if r.feed.store.demotions.Load() != demotions {
			return errDemoted
		}
	}
}

// wait returns when it is time to read again: when something is told, but not before tellInterval, so that many nodes
// that tell much do not have each other read all the time; or after pollInterval.
func (r *reader) wait(ctx context.Context, c *pgx.Conn) error {
	least := time.Now().Add(tellInterval / 2)
	until := time.Now().Add(pollInterval)
	for {
		waiting, cancel := context.WithDeadline(ctx, until)
		heard, err := c.WaitForNotification(waiting)
		over := waiting.Err() != nil
		cancel()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case heard != nil:
			r.feed.hears()
			if until = least; !time.Now().Before(least) {
				return nil
			}
		case over:
			return nil
		case err != nil:
			return err
		}
	}
}

func (r *reader) poll(ctx context.Context, c *pgx.Conn) error {
	from := fromNow()
	if r.began {
		from = r.mark
	}
	writes := r.feed.written()
	p, err := r.read(ctx, c, from)
	if err != nil {
		return err
	}
	reason := r.discontinuity(p)
	if reason != "" { // what it read does not continue anything: begin again
		if p, err = r.read(ctx, c, fromNow()); err != nil {
			return err
		}
	}
	if reason == Failover {
		r.feed.store.pool.Reset() // its connections lead to the server before, if anywhere
	}
	begins := reason != "" || !r.began
	// Who is told forgets, and may ask a replica in the same moment: that must know by then how far it has to be.
	suspect := r.feed.read(position{p.timeline, p.lsn}, writes, begins || len(p.rows) > 0)
	if reason != "" {
		r.feed.store.log.Warn("what other nodes have changed is not known; what is in memory is looked up again as it is asked for", "reason", reason)
		r.feed.count(func(s *FeedStats) { s.Resets[reason]++ })
	}
	if begins {
		r.fn(link.Change{All: true})
	}
	for _, row := range p.rows {
		if r.feed.observe != nil {
			r.feed.observe(row.age)
		}
		r.fn(row.change)
	}
	r.feed.count(func(s *FeedStats) { s.Changes += int64(len(p.rows)) })
	if len(suspect.Refs) > 0 {
		r.fn(suspect)
	}
	r.mark, r.timeline, r.last = p.mark, p.timeline, time.Now()
	r.began, r.succeeded, r.failed = true, true, false
	return nil
}

func (r *reader) read(ctx context.Context, c *pgx.Conn, from mark) (logPage, error) {
	ctx, cancel := context.WithTimeout(ctx, pollTimeout)
	defer cancel()
	p, err := readChanges(ctx, c, from, r.columns)
	if err != nil && r.columns == walPosition && noSuchFunction(err) {
		r.columns = noWALPosition
		p, err = readChanges(ctx, c, from, r.columns)
	}
	return p, err
}

// discontinuity returns why p does not continue what was read before, "" where it does.
func (r *reader) discontinuity(p logPage) ResetReason {
	switch {
	case !r.began:
		return ""
	case p.timeline != r.timeline, p.xmax < r.mark.xmax: // a server that had not received everything has taken over, perhaps
		return Failover
	case time.Since(r.last) > retention/2, time.Now().Round(0).Sub(r.last.Round(0)) > retention/2: // Round: machines sleep
		return Gap
	case p.tooMuch:
		return Gap
	case r.failed && r.columns == noWALPosition:
		return Other
	}
	return ""
}
