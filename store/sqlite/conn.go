package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	sqlite "modernc.org/sqlite"
)

// conn is a connection of the driver with its prepared statements. One goroutine uses it at a time.
type conn struct {
	raw   driver.Conn
	stmts map[string]statement // by their SQL, which is a small, fixed set of texts
	wrote bool                 // a statement was run that may have changed something; whoever asks resets it
	args  []driver.NamedValue
	dest  []driver.Value
}

type statement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// The writer keeps the upper levels of all indexes of a few million links in memory, and moves the log into the file not
// at every 4 MB but at every 64 MB, because pages that were written often are then moved once.
func openWriter(path string, busy time.Duration) (*conn, error) {
	return openConn(path, busy, "cache_size(-98304)", "wal_autocheckpoint(16384)", "journal_size_limit(67108864)")
}

func openReader(path string, busy time.Duration) (*conn, error) {
	return openConn(path, busy, "cache_size(-16384)", "query_only(1)")
}

func openConn(path string, busy time.Duration, pragmas ...string) (*conn, error) {
	q := url.Values{"_dqs": {"0"}, "_error_rc": {"1"}, "_defensive": {"1"}, "_pragma": append([]string{
		fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds()), "foreign_keys(1)", "synchronous(FULL)",
		"temp_store(MEMORY)", // sorting must not depend on a folder for temporary files
	}, pragmas...)}
	name := url.URL{Scheme: "file", Path: path, RawQuery: q.Encode()}
	connector, err := sqlite.NewConnector(name.String())
	if err != nil {
		return nil, err
	}
	raw, err := connector.Connect(context.Background())
	if err != nil {
		return nil, err
	}
	return &conn{raw: raw, stmts: map[string]statement{}}, nil
}

func (c *conn) close() error {
	var errs []error
	for _, s := range c.stmts {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, c.raw.Close())...)
}

func (c *conn) prepare(query string, args []any) (statement, []driver.NamedValue, error) {
	s, ok := c.stmts[query]
	if !ok {
		prepared, err := c.raw.Prepare(query)
		if err != nil {
			return nil, nil, fmt.Errorf("preparing %.60q: %w", query, err)
		}
		s = prepared.(statement)
		c.stmts[query] = s
	}
	c.wrote = c.wrote || !strings.HasPrefix(query, "SELECT")
	c.args = c.args[:0]
	for i, a := range args {
		if n, ok := a.(int); ok {
			a = int64(n)
		}
		c.args = append(c.args, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	return s, c.args, nil
}

// exec runs a statement and returns the number of rows that it changed.
func (c *conn) exec(ctx context.Context, query string, args ...any) (int64, error) {
	s, values, err := c.prepare(query, args)
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(ctx, values)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// query runs a statement and calls fn with each row. The row is fn's only during the call, its values for good.
func (c *conn) query(ctx context.Context, query string, fn func(row) error, args ...any) error {
	s, values, err := c.prepare(query, args)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, values)
	if err != nil {
		return err
	}
	dest := c.dest[:0]
	for range rows.Columns() {
		dest = append(dest, nil)
	}
	c.dest = dest
	for {
		err := rows.Next(dest)
		if err == nil {
			err = fn(row(dest))
		}
		if err == io.EOF || err == errEnough {
			return rows.Close()
		}
		if err != nil {
			return errors.Join(err, rows.Close())
		}
	}
}

// errEnough is what the fn of a query returns when it wants no more rows.
var errEnough = errors.New("enough rows")

// script runs several statements that are not to be kept prepared.
func (c *conn) script(ctx context.Context, sql string) error {
	_, err := c.raw.(driver.ExecerContext).ExecContext(ctx, sql, nil)
	return err
}

// row is one row of an answer. The schema says which type a column has, and that NULL stands for the zero value.
type row []driver.Value

func (r row) int(i int) int64 {
	n, _ := r[i].(int64)
	return n
}

func (r row) text(i int) string {
	s, _ := r[i].(string)
	return s
}

func (r row) bytes(i int) []byte {
	b, _ := r[i].([]byte)
	return b
}

func (r row) bool(i int) bool { return r.int(i) != 0 }

// time reads a column that may be NULL.
func (r row) time(i int) time.Time {
	ms, ok := r[i].(int64)
	if !ok {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// The following make arguments in which NULL stands for the zero value.

func nullText(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func nullTime(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
