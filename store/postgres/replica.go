package postgres

import (
	"context"
	"errors"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/jinklink/jink/link"
)

// Reader looks links up in read replicas of a primary, which spares the primary the look-ups of links that are not in a
// node's memory. It never hands out a state that is older than a change the node already knows of: what a replica says
// counts only if it has replayed the primary's log beyond that change; otherwise the primary is asked.
//
// Where the primary cannot be asked either, an old answer is better than none. It is announced as changed when the
// primary is back, so that it does not stay in memory.
type Reader struct {
	primary *Store
	pool    *pgxpool.Pool

	replica, behind, failed atomic.Int64
}

// ReaderStats says where a Reader had its links from.
type ReaderStats struct {
	Replica int64 // from a replica
	Behind  int64 // from the primary, because the replica was behind
	Failed  int64 // from the primary, because no replica answered
}

// OpenReader prepares to read from the replicas that cfg.DSN names. Replicas that are away are no error: the primary is
// asked as long as they are. The primary must be followed (see Follow), else its Reader trusts no replica.
func OpenReader(ctx context.Context, cfg Config, primary *Store) (*Reader, error) {
	pc, err := poolConfig(cfg)
	if err != nil {
		return nil, err
	}
	if !mentions(cfg.DSN, "target_session_attrs") {
		pc.ConnConfig.ValidateConnect = nil // any of the hosts will do
	}
	pool, err := pgxpool.NewWithConfig(ctx, pc)
	if err != nil {
		return nil, primary.fail(err)
	}
	return &Reader{primary: primary, pool: pool}, nil
}

// Close closes the connections to the replicas.
func (r *Reader) Close() { r.pool.Close() }

// Stats returns where links were read from.
func (r *Reader) Stats() ReaderStats {
	return ReaderStats{Replica: r.replica.Load(), Behind: r.behind.Load(), Failed: r.failed.Load()}
}

// TakeClick takes one of the clicks that a link has left. Only the primary can.
func (r *Reader) TakeClick(ctx context.Context, linkID int64) (bool, error) {
	return r.primary.TakeClick(ctx, linkID)
}

// Lookup finds a link by domain and key.
func (r *Reader) Lookup(ctx context.Context, ref link.Ref) (*link.Link, error) {
	if err := r.primary.ready(ctx); err != nil {
		return nil, err
	}
	if !findable(ref) {
		return nil, errNoLink()
	}
	barrier, covered := r.primary.feed.state()
	l, replayed, err := r.read(ctx, ref)
	switch {
	case err == nil && covered && replayed >= barrier:
		r.replica.Add(1)
		if l == nil {
			return nil, errNoLink()
		}
		return l, nil
	case err == nil:
		r.behind.Add(1)
	default:
		r.failed.Add(1)
	}
	current, asked := r.primary.Lookup(ctx, ref)
	if err != nil || link.CodeOf(asked) != link.CodeUnavailable {
		return current, asked
	}
	r.primary.feed.distrust(ref)
	if l == nil {
		return nil, errNoLink()
	}
	return l, nil
}

// read asks a replica first how far it is and then for the link, so that the link is at least as new as that. A server
// that is no replica is as far as nothing: it may be another one's primary.
func (r *Reader) read(ctx context.Context, ref link.Ref) (l *link.Link, replayed lsn, err error) {
	batch := &pgx.Batch{}
	batch.Queue("SELECT coalesce(pg_last_wal_replay_lsn(), '0/0')::text")
	batch.Queue(selectByRef, ref.Key, ref.Domain)
	answers := r.pool.SendBatch(ctx, batch)
	defer func() { err = errors.Join(err, answers.Close()) }()
	var at string
	if err := answers.QueryRow().Scan(&at); err != nil {
		return nil, 0, err
	}
	if replayed, err = parseLSN(at); err != nil {
		return nil, 0, err
	}
	l, err = scanLink(answers.QueryRow())
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, replayed, nil
	}
	return l, replayed, err
}

// state returns up to where a replica must have come, and whether that covers all that this node has written itself.
func (f *feed) state() (barrier lsn, covered bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.barrier, !f.stats.LastSuccess.IsZero() && f.covered == f.writes
}

// maxSuspect bounds what is remembered of a replica that was behind. Where there was more, everything is in doubt.
const maxSuspect = 100_000

// distrust remembers a link that was read from a replica that was behind.
func (f *feed) distrust(ref link.Ref) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.suspect) < maxSuspect {
		f.suspect = append(f.suspect, ref)
	}
}

// PoolStats says how a node's connections are used.
type PoolStats struct {
	Used, Idle, Max int
	Waits           int64   // how often one had to be waited for
	WaitSeconds     float64 // all waits together
}

// PoolStats returns how the connections are used.
func (s *Store) PoolStats() PoolStats {
	p := s.pool.Stat()
	return PoolStats{Used: int(p.AcquiredConns()), Idle: int(p.IdleConns()), Max: int(p.MaxConns()),
		Waits: p.EmptyAcquireCount(), WaitSeconds: p.EmptyAcquireWaitTime().Seconds()}
}
