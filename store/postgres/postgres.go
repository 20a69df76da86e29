// Package postgres keeps links in a PostgreSQL database. It is the store for more than one node: every node of a service
// opens the same database, and the database decides every race between them.
//
// Invariants:
//   - Nothing that a method decides on can change before its transaction ends: rows are locked, unique indexes decide who
//     has a slug, and advisory locks stand for what is not there yet (an idempotency key, a link with some target).
//   - Locks are taken in one order everywhere (advisory locks by number, slugs by key, links by ID), so that deadlocks are
//     rare; transactions that meet one nevertheless are repeated.
//   - A commit is never given up half-way because a caller went away.
//   - Whatever a node may hold in memory and another node changes is in the table of changes, written by the transaction
//     that made the change: Follow misses nothing, however often connections break.
package postgres

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/jinklink/jink/link"
)

// Config says which database to use.
type Config struct {
	DSN      string           // postgres://… or key=value pairs; settings of the connection string win over those made here
	MaxConns int              // of this node; 0: 20
	Log      *slog.Logger     // nil: discard
	Now      func() time.Time // nil: time.Now

	// ObserveDelay is told how long after it was made each change became known to Follow; nil: nobody is.
	ObserveDelay func(time.Duration)
}

const (
	// statementTimeout ends what takes so long that no caller still waits for it.
	statementTimeout = 30 * time.Second
	// patience is for a server that does not even keep statementTimeout, because nothing reaches it any more.
	patience = statementTimeout + 5*time.Second
	// idleTimeout ends transactions of a node that no longer answers but still holds locks.
	idleTimeout = time.Minute
	// attempts bounds how often a transaction is tried that others keep from ending.
	attempts = 6
)

// Store is a link.Store in a PostgreSQL database.
type Store struct {
	pool   *pgxpool.Pool
	slots  chan struct{} // taken by what may take long, so that redirects find connections
	feed   *feed
	log    *slog.Logger
	now    func() time.Time
	closed atomic.Bool

	patience  time.Duration
	demotions atomic.Int64 // how often the server turned out to take no more changes
	resetAt   atomic.Int64 // when the pool was last emptied, in Unix nanoseconds
}

var _ link.Store = (*Store)(nil)

// Open connects to the database and brings its schema up to date.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	pc, err := poolConfig(cfg)
	if err != nil {
		return nil, err
	}
	s := &Store{log: cfg.Log, now: cfg.Now, patience: patience}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.now == nil {
		s.now = time.Now
	}
	s.slots = make(chan struct{}, max(1, int(pc.MaxConns)*3/4))
	if s.pool, err = pgxpool.NewWithConfig(ctx, pc); err != nil {
		return nil, s.fail(err)
	}
	s.feed = newFeed(s, pc.ConnConfig, cfg.ObserveDelay)
	if err := s.migrate(ctx); err != nil {
		s.feed.close()
		s.pool.Close()
		return nil, s.fail(err)
	}
	return s, nil
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	return s.fail(s.pool.Ping(ctx))
}

// Close waits for what was begun and closes all connections.
func (s *Store) Close() error {
	s.closed.Store(true)
	s.feed.close()
	s.pool.Close()
	return nil
}

// ready fails if nothing should be begun.
func (s *Store) ready(ctx context.Context) error {
	if s.closed.Load() {
		return errClosed()
	}
	if err := ctx.Err(); err != nil {
		return interrupted(err)
	}
	return nil
}

// query runs a statement that changes nothing and calls fn with each row.
func (s *Store) query(ctx context.Context, sql string, fn func(pgx.Row) error, args ...any) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	if err := s.takeSlot(ctx); err != nil {
		return err
	}
	defer s.freeSlot()
	return s.fail(each(ctx, s.pool, sql, fn, args...))
}

// takeSlot waits until fewer operations are under way than there are connections for them. A quarter of the connections is
// left to redirects: look-ups and clicks that are taken do not wait here.
func (s *Store) takeSlot(ctx context.Context) error {
	select {
	case s.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return interrupted(ctx.Err())
	}
}

func (s *Store) freeSlot() { <-s.slots }

// exec runs one statement as a transaction of its own and returns the number of rows that it changed.
func (s *Store) exec(ctx context.Context, sql string, args ...any) (n int64, err error) {
	if err := s.ready(ctx); err != nil {
		return 0, err
	}
	c, err := s.pool.Acquire(ctx)
	if err != nil {
		return 0, s.fail(err)
	}
	defer c.Release()
	done, cancel := s.lastly(ctx)
	defer cancel()
	tag, err := c.Exec(done, sql, args...)
	return tag.RowsAffected(), s.fail(err)
}

// transact runs fn in a transaction and returns once that is durable. Where the database had to end the transaction
// because of others, fn is run again in a new one. Errors of fn that are not the database's must be *link.Error.
func (s *Store) transact(ctx context.Context, fn func(context.Context, pgx.Tx) error) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	if err := s.takeSlot(ctx); err != nil {
		return err
	}
	defer s.freeSlot()
	for attempt := 1; ; attempt++ {
		err := s.try(ctx, attempt > 1, fn)
		if err == nil || attempt == attempts || !repeatable(err) {
			return s.fail(err)
		}
		pause := time.NewTimer(rand.N(time.Duration(attempt) * 20 * time.Millisecond))
		select {
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			return interrupted(ctx.Err())
		}
	}
}

// try runs fn in a transaction once. Transactions that are repeated take turns with each other.
func (s *Store) try(ctx context.Context, repeated bool, fn func(context.Context, pgx.Tx) error) (err error) {
	t, err := s.pool.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.ReadCommitted})
	if err != nil {
		return err
	}
	committed := false
	defer func() {
		if !committed { // also when fn panics
			done, cancel := s.lastly(ctx)
			defer cancel()
			if rollback := t.Rollback(done); rollback != nil && !errors.Is(rollback, pgx.ErrTxClosed) && err == nil {
				err = rollback
			}
		}
	}()
	if repeated {
		if _, err := t.Exec(ctx, "SELECT pg_advisory_xact_lock($1, $2)", lockSpace, lockRepeated); err != nil {
			return err
		}
	}
	if err := fn(ctx, t); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	committed = true
	done, cancel := s.lastly(ctx)
	defer cancel()
	return t.Commit(done)
}

// lastly is for a statement that is not given up because the caller has gone away. The time that it may take begins now:
// a transaction may have taken longer already.
func (s *Store) lastly(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), s.patience)
}

// querier is what runs statements: the pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

func each(ctx context.Context, q querier, sql string, fn func(pgx.Row) error, args ...any) error {
	rows, err := q.Query(ctx, sql, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
