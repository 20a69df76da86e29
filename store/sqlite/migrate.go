package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/jinklink/jink/store/migrate"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a database file as jink's: "jink" in ASCII.
const applicationID = 0x6a696e6b

// migrate makes c's database a jink database of the present version. Each migration is one transaction together with the
// record of it, so that an interrupted one has not happened.
func (s *Store) migrate(ctx context.Context, c *conn) error {
	var id, tables int64
	err := c.query(ctx, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)",
		func(r row) error { id, tables = r.int(0), r.int(1); return nil })
	if err != nil {
		return err
	}
	if id != applicationID && (id != 0 || tables > 0) {
		return fmt.Errorf("%s is the database of another program", s.path)
	}
	if err := c.script(ctx, `PRAGMA journal_mode = WAL;`); err != nil {
		return err
	}
	err = c.script(ctx, fmt.Sprintf(`BEGIN IMMEDIATE;
		PRAGMA application_id = %d;
		CREATE TABLE IF NOT EXISTS migrations (
			version    INTEGER PRIMARY KEY, -- number of a migration that was applied
			name       TEXT    NOT NULL,    -- of its file
			applied_at INTEGER NOT NULL     -- when
		) STRICT;
		COMMIT;`, applicationID))
	if err != nil {
		return err
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	all, err := migrate.Load(files)
	if err != nil {
		return err
	}
	pending, err := pendingMigrations(ctx, c, all)
	if err != nil {
		return fmt.Errorf("%s: %w", s.path, err)
	}
	for _, m := range pending {
		if err := s.apply(ctx, c, m); err != nil {
			return fmt.Errorf("applying migration %04d_%s to %s: %w", m.Version, m.Name, s.path, err)
		}
		if len(pending) < len(all) {
			s.log.Info("database migrated", "path", s.path, "version", m.Version, "name", m.Name)
		}
	}
	if len(pending) == len(all) {
		s.log.Info("database made", "path", s.path)
	}
	return nil
}

func pendingMigrations(ctx context.Context, c *conn, all []migrate.Migration) ([]migrate.Migration, error) {
	var applied []migrate.Migration
	err := c.query(ctx, "SELECT version, name FROM migrations ORDER BY version", func(r row) error {
		applied = append(applied, migrate.Migration{Version: int(r.int(0)), Name: r.text(1)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return migrate.Pending(all, applied)
}

func (s *Store) apply(ctx context.Context, c *conn, m migrate.Migration) error {
	if err := c.script(ctx, "BEGIN IMMEDIATE;\n"+m.SQL+";"); err != nil {
		_ = c.script(ctx, "ROLLBACK")
		return err
	}
	_, err := c.exec(ctx, "INSERT INTO migrations (version, name, applied_at) VALUES (?, ?, ?)",
		m.Version, m.Name, s.now().UnixMilli())
	if err == nil {
		_, err = c.exec(ctx, "COMMIT")
	}
	if err != nil {
		_ = c.script(ctx, "ROLLBACK")
		return err
	}
	return nil
}
