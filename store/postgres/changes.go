package postgres

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/jinklink/jink/link"
)

// This file writes and reads the table of changes. The numbers of its rows are given out before their transactions
// commit, so that a reader who remembers the highest number it has seen would miss rows that appear below it. What is
// sure is that every transaction below the oldest one under way (the snapshot's xmin) has ended. A reader therefore asks
// for the rows of all transactions from the last such bound on, and leaves out those it has had already.

// retention is how long rows are kept, by the database's clock. A node that was cut off for half as long does not trust
// the table any more.
const retention = time.Hour

// logChange notes what the transaction has changed, if anything.
func logChange(ctx context.Context, t pgx.Tx, c link.Change) error {
	if len(c.Refs) == 0 && len(c.Tokens) == 0 && !c.All {
		return nil
	}
	domains, keys := make([]string, len(c.Refs)), make([]string, len(c.Refs))
	for i, ref := range c.Refs {
		domains[i], keys[i] = ref.Domain, ref.Key
	}
	tokens := append([]string{}, c.Tokens...) // NULL is not allowed
	_, err := t.Exec(ctx, "INSERT INTO changes (domains, keys, tokens, everything) VALUES ($1, $2, $3, $4)",
		domains, keys, tokens, c.All)
	return err
}

// logRow is a row of the table of changes.
type logRow struct {
	id, xid uint64
	age     time.Duration
	change  link.Change
}

// logPage is what the table holds from a bound on.
type logPage struct {
	xmin, xmax uint64 // of the snapshot that was read
	timeline   string // of the database's write-ahead log; another one after a failover. "" where it is not told
	lsn        lsn    // everything that was read stands before this position of the log
	rows       []logRow
}

const (
	selectChanges = "SELECT pg_snapshot_xmin(snapshot.now)::text, pg_snapshot_xmax(snapshot.now)::text, %s, id, xid::text, " +
		"extract(epoch FROM clock_timestamp() - at)::float8, domains, keys, tokens, everything " +
		"FROM (SELECT pg_current_snapshot() AS now) AS snapshot LEFT JOIN changes ON xid >= $1::text::xid8 ORDER BY id"
	walPosition   = "substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), pg_current_wal_insert_lsn()::text"
	noWALPosition = "'', '0/0'"
)

// readChanges reads the rows of transactions from floor on. position is walPosition or noWALPosition.
func readChanges(ctx context.Context, q querier, floor uint64, position string) (p logPage, err error) {
	err = each(ctx, q, fmt.Sprintf(selectChanges, position), func(r pgx.Row) error {
		var xmin, xmax, at string
		var id *int64
		var xid *string
		var age *float64
		var domains, keys, tokens []string
		var everything *bool
		if err := r.Scan(&xmin, &xmax, &p.timeline, &at, &id, &xid, &age, &domains, &keys, &tokens, &everything); err != nil {
			return err
		}
		var err error
		if p.xmin, err = strconv.ParseUint(xmin, 10, 64); err != nil {
			return err
		}
		if p.xmax, err = strconv.ParseUint(xmax, 10, 64); err != nil {
			return err
		}
		if p.lsn, err = parseLSN(at); err != nil {
			return err
		}
		if id == nil {
			return nil // there are no rows
		}
		row := logRow{id: uint64(*id), age: time.Duration(*age * float64(time.Second)), change: link.Change{Tokens: tokens, All: *everything}}
		if row.xid, err = strconv.ParseUint(*xid, 10, 64); err != nil {
			return err
		}
		for i := range min(len(domains), len(keys)) {
			row.change.Refs = append(row.change.Refs, link.Ref{Domain: domains[i], Key: keys[i]})
		}
		p.rows = append(p.rows, row)
		return nil
	}, strconv.FormatUint(floor, 10))
	return p, err
}

// forgetChanges removes old rows, some at a time. Rows that another node is removing are left to it.
func forgetChanges(ctx context.Context, c *pgx.Conn) error {
	_, err := c.Exec(ctx, "DELETE FROM changes WHERE id IN (SELECT id FROM changes WHERE at < clock_timestamp() - $1 * interval '1 second' "+
		"ORDER BY at LIMIT 10000 FOR UPDATE SKIP LOCKED)", retention.Seconds())
	return err
}

// noSuchFunction reports whether the database has no write-ahead log that it tells of, as engines that only speak
// PostgreSQL's protocol.
func noSuchFunction(err error) bool {
	e, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (e.Code == "42883" || e.Code == "0A000" || e.Code == "42501") // undefined_function, feature_not_supported, insufficient_privilege
}

// lsn is a position in the write-ahead log.
type lsn uint64

// parseLSN reads the form 16/B374D848.
func parseLSN(s string) (lsn, error) {
	var high, low uint32
	if _, err := fmt.Sscanf(s, "%X/%X", &high, &low); err != nil {
		return 0, fmt.Errorf("the database tells a position of its log that is none: %q", s)
	}
	return lsn(high)<<32 | lsn(low), nil
}
