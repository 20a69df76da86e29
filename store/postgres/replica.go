package postgres

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/jinklink/jink/link"
)

// Reader looks links up in read replicas of a primary, which spares the primary the look-ups of links that are not in a
// node's memory. It never hands out a state that is older than a change the node already knows of: what a replica says
// counts only if it has replayed the primary's log beyond that change, and on the same timeline, since positions on two
// timelines say nothing about each other; otherwise the primary is asked. How far a replica has come is asked for in the
// same round trip as the link, in a statement before it.
//
// Where the primary cannot be asked either, an old answer is better than none. It is announced as changed when the
// primary is back, so that it does not stay in memory. That a replica which is behind knows no such link is no answer: the
// link may be new.
//
// A replica that fails is left alone for a while, so that look-ups wait for one that hangs once a second and not each time.
type Reader struct {
	primary *Store
	pool    *pgxpool.Pool
	rests   atomic.Int64 // until when the replicas are left alone, in Unix nanoseconds; 0: they answer

	replica, behind, failed atomic.Int64
}

const (
	// replicaTimeout is how long a look-up waits for a replica. The primary must have time left to answer it.
	replicaTimeout = time.Second
	// replicaRest is how long replicas are left alone after one has failed.
	replicaRest = time.Second
)

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
	// In other isolation levels the link would be as old as the statement before it, which then told of a later position.
	pc.ConnConfig.RuntimeParams["default_transaction_isolation"] = "read committed"
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
	var old *link.Link
	asked := r.awake()
	if asked {
		l, at, err := r.read(ctx, ref)
		switch {
		case err == nil && covered && at.timeline == barrier.timeline && at.lsn >= barrier.lsn:
			r.replica.Add(1)
			if l == nil {
				return nil, errNoLink()
			}
			return l, nil
		case err == nil:
			r.behind.Add(1)
			old = l
		default:
			r.failed.Add(1)
		}
	} else {
		r.failed.Add(1)
	}
	l, err := r.primary.Lookup(ctx, ref)
	if link.CodeOf(err) != link.CodeUnavailable {
		return l, err
	}
	if !asked { // it is the last hope
		old, _, _ = r.read(context.WithoutCancel(ctx), ref)
	}
	if old == nil {
		return nil, err
	}
	r.primary.feed.distrust(ref)
	return old, nil
}

// awake reports whether to ask a replica. After a rest one look-up tries, and the others wait for what comes of it.
func (r *Reader) awake() bool {
	until := r.rests.Load()
	if until == 0 {
		return true
	}
	now := time.Now().UnixNano()
	return now >= until && r.rests.CompareAndSwap(until, now+int64(replicaTimeout+replicaRest))
}

// read asks a replica for a link, and for how far it is, but not for long.
func (r *Reader) read(ctx context.Context, ref link.Ref) (*link.Link, position, error) {
	brief, cancel := context.WithTimeout(ctx, replicaTimeout)
	defer cancel()
	l, at, err := r.readOne(brief, ref)
	switch {
	case err == nil:
		r.rests.Store(0)
	case ctx.Err() == nil: // it is not that the caller went away
		r.rests.Store(time.Now().Add(replicaRest).UnixNano())
	}
	return l, at, err
}

// selectProgress tells how far a replica has replayed. It tells the timeline of the last checkpoint, which may be another
// one than that of the position only for some minutes after a failover. A server that is no replica is nowhere: it may be
// another one's primary.
const selectProgress = "SELECT lpad(upper(to_hex(timeline_id)), 8, '0'), " +
	"CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_replay_lsn(), '0/0') ELSE '0/0' END::text FROM pg_control_checkpoint()"

func (r *Reader) readOne(ctx context.Context, ref link.Ref) (l *link.Link, at position, err error) {
	batch := &pgx.Batch{}
	batch.Queue(selectProgress)
	batch.Queue(selectByRef, ref.Key, ref.Domain)
	answers := r.pool.SendBatch(ctx, batch)
	defer func() { err = errors.Join(err, answers.Close()) }()
	var replayed string
	if err := answers.QueryRow().Scan(&at.timeline, &replayed); err != nil {
		return nil, at, err
	}
	if at.lsn, err = parseLSN(replayed); err != nil {
		return nil, at, err
	}
	l, err = scanLink(answers.QueryRow())
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, at, nil
	}
	return l, at, err
}

// state returns up to where a replica must have come, and whether that covers all that this node has written itself. It is
// the zero position, where no replica is, before the first reading, and always where the database does not tell any.
func (f *feed) state() (barrier position, covered bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.barrier, f.covered == f.writes
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
