package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/jinklink/jink/link"
)

func errClosed() error { return link.Errorf(link.CodeUnavailable, "the store is closed") }

// interrupted is for a caller whose context ended.
func interrupted(cause error) error {
	return link.Fail(link.CodeUnavailable, "the request ended before the database had answered", cause)
}

// repeatable reports whether the transaction that failed may succeed when it is tried again.
func repeatable(err error) bool {
	e, ok := errors.AsType[*pgconn.PgError](err)
	switch {
	case !ok:
		return false
	case e.Code == "23503": // foreign_key_violation: the link was purged since the transaction looked for it
		return true
	}
	return e.Code == "40001" || e.Code == "40P01" // serialization_failure, deadlock_detected
}

// fail gives an error of the driver or the database its code. What has a code already keeps it.
func (s *Store) fail(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*link.Error](err); ok {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return interrupted(err)
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		s.leave(e.Code)
		code, message := explain(e.Code)
		if code == link.CodeInternal {
			return fmt.Errorf("using the database: %w", err)
		}
		return link.Fail(code, message, err)
	}
	if s.closed.Load() {
		return errClosed()
	}
	if disconnected(err) {
		return link.Fail(link.CodeUnavailable, "the database cannot be reached", err)
	}
	return fmt.Errorf("using the database: %w", err)
}

// leave gives up the connections to a server that takes no more changes, or is shutting down: new ones find the server
// that has taken over. Where there is none, as on a database that is meant to be read only, that happens only once a second.
func (s *Store) leave(state string) {
	switch state {
	case "25006": // read_only_sql_transaction
	case "57P01", "57P02": // admin_shutdown, crash_shutdown
	default:
		return
	}
	now, last := time.Now().UnixNano(), s.resetAt.Load()
	if now-last < int64(time.Second) || !s.resetAt.CompareAndSwap(last, now) {
		return
	}
	if state == "25006" {
		s.demotions.Add(1) // its connections stay open, also that of Follow
	}
	s.pool.Reset()
}

// disconnected reports whether err is about a connection that could not be made or was lost.
func disconnected(err error) bool {
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return true
	}
	if _, ok := errors.AsType[net.Error](err); ok {
		return true
	}
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || pgconn.SafeToRetry(err)
}

// explain says what a SQLSTATE means for the caller.
func explain(state string) (link.Code, string) {
	switch state {
	case "53100": // disk_full
		return link.CodeStorageFull, "the database's disk is full"
	case "25006": // read_only_sql_transaction
		return link.CodeReadOnly, "the database cannot be written: it is a standby, or set to be read only"
	case "42501": // insufficient_privilege
		return link.CodeReadOnly, "the database's user lacks the right to do this"
	case "57014": // query_canceled
		return link.CodeUnavailable, "the database took too long to answer"
	case "40001", "40P01", "55P03": // serialization_failure, deadlock_detected, lock_not_available
		return link.CodeUnavailable, "the database is too busy with other changes of the same data"
	case "XX001", "XX002": // data_corrupted, index_corrupted
		return link.CodeUnavailable, "the database is damaged: its log says where"
	case "54000": // program_limit_exceeded, as for an index entry that is too long
		return link.CodeInvalid, "the text is too long to be stored"
	case "22003": // numeric_value_out_of_range
		return link.CodeInvalid, "the number is out of range"
	}
	switch {
	case strings.HasPrefix(state, "08"), strings.HasPrefix(state, "28"), strings.HasPrefix(state, "3D"), // connections
		strings.HasPrefix(state, "53"), strings.HasPrefix(state, "57"), strings.HasPrefix(state, "58"): // resources, operators, system
		return link.CodeUnavailable, "the database does not accept requests"
	}
	return link.CodeInternal, ""
}
