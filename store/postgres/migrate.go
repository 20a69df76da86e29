package postgres

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/store/migrate"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Advisory locks of this package have two numbers: this one, "jink" in ASCII, and one of those below or of a bucket.
const (
	lockSpace      = 0x6a696e6b
	lockMigrations = -1
	lockRepeated   = -2
)

// migrate brings the schema up to date. Each migration is one transaction together with the record of it; a lock in the
// same transaction makes nodes that start at once take turns, behind a connection pooler too.
func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	all, err := migrate.Load(files)
	if err != nil {
		return err
	}
	for more := true; more; {
		err := s.transact(ctx, func(ctx context.Context, t pgx.Tx) (err error) {
			more, err = s.applyNext(ctx, t, all)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// applyNext applies the first migration that is pending and reports whether there are more.
func (s *Store) applyNext(ctx context.Context, t pgx.Tx, all []migrate.Migration) (more bool, err error) {
	var encoding string
	var exists bool
	err = t.QueryRow(ctx, "SELECT current_setting('server_encoding'), to_regclass('migrations') IS NOT NULL "+
		"FROM pg_advisory_xact_lock($1, $2)", lockSpace, lockMigrations).Scan(&encoding, &exists)
	if err != nil {
		return false, err
	}
	if encoding != "UTF8" {
		return false, fmt.Errorf("the database stores text as %s: jink needs one that was created with ENCODING 'UTF8'", encoding)
	}
	if !exists { // asked for first, because a standby refuses the statement even where it would do nothing
		_, err := t.Exec(ctx, `CREATE TABLE migrations (
			version    integer PRIMARY KEY, -- number of a migration that was applied
			name       text    NOT NULL,    -- of its file
			applied_at bigint  NOT NULL     -- when
		)`)
		if err != nil {
			return false, err
		}
	}
	var applied []migrate.Migration
	err = each(ctx, t, "SELECT version, name FROM migrations ORDER BY version", func(r pgx.Row) error {
		var m migrate.Migration
		err := r.Scan(&m.Version, &m.Name)
		applied = append(applied, m)
		return err
	})
	if err != nil {
		return false, err
	}
	pending, err := migrate.Pending(all, applied)
	if err != nil {
		return false, err
	}
	if len(pending) == 0 {
		return false, nil
	}
	next := pending[0]
	if _, err := t.Exec(ctx, "SET LOCAL statement_timeout = 0;\n"+next.SQL, pgx.QueryExecModeSimpleProtocol); err != nil {
		return false, err
	}
	_, err = t.Exec(ctx, "INSERT INTO migrations (version, name, applied_at) VALUES ($1, $2, $3)",
		next.Version, next.Name, s.now().UnixMilli())
	if err == nil {
		s.log.Info("database migrated", "version", next.Version, "name", next.Name)
	}
	return len(pending) > 1, err
}
