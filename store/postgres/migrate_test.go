package postgres

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/jinklink/jink/store/migrate"
	"github.com/jinklink/jink/store/storetest"
)

// seeds put data into a database of each version; a new migration adds the next one. What stands here must be readable
// after every later migration.
func seeds() []string {
	return []string{1: `
INSERT INTO links (domain, slug, key, url, url_hash, title, note, tags, status, forward_query, forward_path,
			expired_url, max_clicks, used, password_hash, enabled, created_at, updated_at, created_by, updated_by, revision)
		VALUES ('', 'old', 'old', 'https://example.com/', 1085751997324837085, '', '', '["x"]', 302, true, false,
			'', 0, 0, '', true, 1000, 2000, 'ann', 'bob', 2);
		INSERT INTO link_clicks (link_id, clicks) VALUES (1, 7);
		INSERT INTO link_tags (tag, link_id) VALUES ('x', 1);
		INSERT INTO revisions (link_id, revision, at, by, state)
		VALUES (1, 1, 1000, 'ann', '{"url":"https://example.com/","status":302,"revision":1}');
		INSERT INTO sequences (domain, next) VALUES ('', 5);
		INSERT INTO settings (name, value) VALUES ('s', 'v');
		INSERT INTO tokens (id, name, hash, scopes, created_at, created_by) VALUES ('t', 'T', '\x01', 'admin', 1000, 'ann');`,
		3: `INSERT INTO certificates (name, data) VALUES ('s.example', '\x01');`}
}

// oldDatabase makes a database as version k left it, with data, and returns its connection string.
func oldDatabase(t *testing.T, all []migrate.Migration, k int) string {
	t.Helper()
	script := "CREATE TABLE migrations (version integer PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL);"
	for _, m := range all[:k] {
		script += m.SQL + fmt.Sprintf(";INSERT INTO migrations VALUES (%d, '%s', 0);", m.Version, m.Name)
		if seeds := seeds(); m.Version < len(seeds) {
			script += seeds[m.Version]
		}
	}
	dsn := server.Start(t)
	run(t, dsn, script)
	return dsn
}

// run runs SQL.
func run(t *testing.T, dsn, sql string) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func known(t *testing.T) []migrate.Migration {
	t.Helper()
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	all, err := migrate.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestMigrationFromEveryVersion(t *testing.T) {
	all := known(t)
	for k := range len(all) + 1 {
		t.Run(fmt.Sprint("from version ", k), func(t *testing.T) {
			dsn := oldDatabase(t, all, k)
			for range 2 { // the second time there is nothing to do
				s, err := Open(t.Context(), Config{DSN: dsn})
				if err != nil {
					t.Fatal(err)
				}
				if k > 0 {
					storetest.CheckSeed(t, s)
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestMigrationRefuses(t *testing.T) {
	for name, c := range map[string]struct{ sql, message string }{
		"a newer version":   {"INSERT INTO migrations VALUES (999, 'future', 0)", "newer jink"},
		"a missing version": {"UPDATE migrations SET version = 998 WHERE version = 1", "damaged"},
		"a foreign name":    {"UPDATE migrations SET name = 'other'", "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			all := known(t)
			dsn := oldDatabase(t, all, len(all))
			run(t, dsn, c.sql)
			s, err := Open(t.Context(), Config{DSN: dsn})
			if err == nil {
				_ = s.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), c.message) {
				t.Errorf("the message does not help: %v", err)
			}
		})
	}
}
