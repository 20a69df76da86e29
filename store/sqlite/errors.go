package sqlite

import (
	"context"
	"errors"
	"fmt"

	sqlite "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/jinklink/jink/link"
)

func errClosed() error { return link.Errorf(link.CodeUnavailable, "the store is closed") }

// interrupted is for a caller whose context ended before the store had begun.
func interrupted(cause error) error {
	return link.Fail(link.CodeUnavailable, "the request ended before the database had answered", cause)
}

// fail gives an error of the driver a code and a message that tells the operator what to do. Other errors pass: they come
// from the caller's own functions or have their code already.
func (s *Store) fail(doing string, err error) error {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			if _, coded := errors.AsType[*link.Error](err); !coded {
				return interrupted(err)
			}
		}
		return err
	}
	code, message := explain(e.Code())
	if code == link.CodeInternal {
		return fmt.Errorf("%s: %w", doing, err)
	}
	if primary := e.Code() & 0xff; primary == lib.SQLITE_CORRUPT || primary == lib.SQLITE_NOTADB {
		err = fmt.Errorf("%s: stop jink and restore a backup, or save what is left with \"sqlite3 %s .recover\": %w", s.path, s.path, err)
	}
	return link.Fail(code, message, err)
}

// explain says what a result code of SQLite means for the caller, who must not learn of paths.
func explain(code int) (link.Code, string) {
	switch code {
	case lib.SQLITE_IOERR_SHMSIZE, lib.SQLITE_IOERR_SHMMAP:
		return link.CodeStorageFull, "there is no room for the database's shared memory"
	case lib.SQLITE_IOERR_WRITE: // a quota or a limit on the size of files; a full disk is SQLITE_FULL
		return link.CodeStorageFull, "the database cannot grow: a quota is used up, or the disk fails"
	}
	switch code & 0xff {
	case lib.SQLITE_FULL:
		return link.CodeStorageFull, "the disk or the database is full"
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_AUTH:
		return link.CodeReadOnly, "the database cannot be written"
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return link.CodeUnavailable, "the database is locked by another program"
	case lib.SQLITE_INTERRUPT:
		return link.CodeUnavailable, "the request ended before the database had answered"
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return link.CodeUnavailable, "the database file is damaged"
	case lib.SQLITE_IOERR, lib.SQLITE_CANTOPEN:
		return link.CodeUnavailable, "the database file cannot be read or written"
	case lib.SQLITE_NOMEM:
		return link.CodeUnavailable, "there is no memory for the database"
	case lib.SQLITE_TOOBIG:
		return link.CodeInvalid, "the text is too long to be stored"
	}
	return link.CodeInternal, ""
}
