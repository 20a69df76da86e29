package postgres

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/jinklink/jink/link"
)

// This file writes and reads the table of changes. The numbers of its rows, and of their transactions, are given out
// before the transactions commit, so that a reader who remembers only the highest it has seen would miss what appears
// below it later. A reader therefore remembers of each reading, besides the highest transaction that it saw, which ones
// were under way: what is new at the next one are exactly the rows of those, and of transactions above the highest. So no
// row is read twice, however long some transaction, of whatever database of the server, stays open.
//
// It goes by the highest transaction whose row it saw, and not by the highest that had ended, because a server that
// crashes gives out again the numbers of transactions that left no trace. That row's commit is durable, so its number and
// all below it are not among them.
//
// A database that was restored from a dump has rows of another server, whose transactions may have numbers that this one has yet
// to give out. They are left out until it has.

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

// mark is how far the table has been read.
type mark struct {
	last    uint64   // the highest transaction of a row that was there
	running []string // transactions that were under way
	xmax    uint64   // all from this one on had not begun
}

// fromNow marks a reading that reads no row, because it only begins.
func fromNow() mark { return mark{last: math.MaxUint64} }

// logRow is a row of the table of changes.
type logRow struct {
	age    time.Duration
	change link.Change
}

// logPage is what the table holds beyond a mark.
type logPage struct {
	mark            // of this reading
	timeline string // of the database's write-ahead log; another one after a failover. "" where it is not told
	lsn      lsn    // everything that was read stands before this position of the log; 0 where it is not told
	rows     []logRow
	refs     int  // in all rows
	tooMuch  bool // some were left out
}

const (
	// maxRows and maxRefs bound what is read at once, and so the memory that it takes. There is that much only where a
	// node was cut off during an import; to look up again what is asked for then costs less.
	maxRows = 100_000
	maxRefs = 1_000_000

	selectChanges = "SELECT pg_current_snapshot()::text, (SELECT xid FROM changes WHERE xid < pg_snapshot_xmax(pg_current_snapshot()) ORDER BY xid DESC LIMIT 1)::text, %s, id, " +
		"extract(epoch FROM clock_timestamp() - at)::float8, domains, keys, tokens, everything " +
		"FROM (SELECT 1) AS one LEFT JOIN changes ON xid > $1::text::xid8 AND xid < pg_snapshot_xmax(pg_current_snapshot()) OR xid = ANY ($2::text[]::xid8[]) ORDER BY id LIMIT $3::bigint"
	walPosition   = "substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), pg_current_wal_insert_lsn()::text"
	noWALPosition = "'', '0/0'"
)

// readChanges reads the rows beyond a mark. columns is walPosition or noWALPosition. One statement has one snapshot, so
// that rows, mark and position fit together.
func readChanges(ctx context.Context, q querier, from mark, columns string) (p logPage, err error) {
	read := 0
	err = each(ctx, q, fmt.Sprintf(selectChanges, columns), func(r pgx.Row) error {
		var snapshot, at string
		var last *string
		var id *int64
		var age *float64
		var domains, keys, tokens []string
		var everything *bool
		if err := r.Scan(&snapshot, &last, &p.timeline, &at, &id, &age, &domains, &keys, &tokens, &everything); err != nil {
			return err
		}
		if read++; read == 1 {
			var err error
			if p.mark, err = parseMark(snapshot, last); err != nil {
				return err
			}
			if p.lsn, err = parseLSN(at); err != nil {
				return err
			}
		}
		if id == nil {
			return nil // there are no rows
		}
		if p.refs += len(keys); read > maxRows || p.refs > maxRefs {
			p.tooMuch, p.rows = true, nil
		}
		if p.tooMuch {
			return nil
		}
		row := logRow{age: time.Duration(*age * float64(time.Second)), change: link.Change{Tokens: tokens, All: *everything}}
		for i := range min(len(domains), len(keys)) {
			row.change.Refs = append(row.change.Refs, link.Ref{Domain: domains[i], Key: keys[i]})
		}
		p.rows = append(p.rows, row)
		return nil
	}, strconv.FormatUint(from.last, 10), append([]string{}, from.running...), maxRows+1)
	return p, err
}

// parseMark reads a snapshot in the form xmin:xmax:running,running. last is nil where the table is empty.
func parseMark(snapshot string, last *string) (m mark, err error) {
	parts := strings.Split(snapshot, ":")
	if len(parts) != 3 {
		return m, fmt.Errorf("the database tells a snapshot that is none: %q", snapshot)
	}
	if m.xmax, err = strconv.ParseUint(parts[1], 10, 64); err != nil {
		return m, err
	}
	if parts[2] != "" {
		m.running = strings.Split(parts[2], ",")
	}
	if last != nil {
		m.last, err = strconv.ParseUint(*last, 10, 64)
	}
	return m, err
}

// forgetPage is how many old rows one statement removes.
const forgetPage = 5000

// forgetChanges removes old rows, as many pages of them as there are. Rows that another node is removing are left to it.
func (s *Store) forgetChanges(ctx context.Context) error {
	for n := int64(forgetPage); n == forgetPage; {
		var err error
		n, err = s.exec(ctx, "DELETE FROM changes WHERE id IN (SELECT id FROM changes WHERE at < clock_timestamp() - $1 * interval '1 second' "+
			"ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)", retention.Seconds(), forgetPage)
		if err != nil {
			return err
		}
	}
	return nil
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
