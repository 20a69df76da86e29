package sqlite

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jinklink/jink/store/migrate"
	"github.com/jinklink/jink/store/storetest"
)

// seeds put data into a database of each version; a new migration adds the next one. What stands here must be readable
// after every later migration.
func seeds() []string {
	return []string{1: `
		INSERT INTO links (domain, slug, key, url, url_hash, status, forward_query, forward_path, max_clicks, used, enabled,
			created_at, updated_at, created_by, updated_by, revision, tags)
		VALUES ('', 'old', 'old', 'https://example.com/', 1085751997324837085, 302, 1, 0, 0, 0, 1, 1000, 2000, 'ann', 'bob', 2, '["x"]');
		INSERT INTO link_clicks (link_id, clicks) VALUES (1, 7);
		INSERT INTO link_tags (tag, link_id) VALUES ('x', 1);
		INSERT INTO revisions (link_id, revision, at, by, state)
		VALUES (1, 1, 1000, 'ann', '{"url":"https://example.com/","status":302,"revision":1}');
		INSERT INTO sequences (domain, next) VALUES ('', 5);
		INSERT INTO settings (name, value) VALUES ('s', 'v');
		INSERT INTO tokens (id, name, hash, scopes, created_at, created_by) VALUES ('t', 'T', x'01', 'admin', 1000, 'ann');`,
		2: `INSERT INTO certificates (name, data) VALUES ('s.example', x'01');`}
}

// oldDatabase makes a database as version k left it, with data.
func oldDatabase(t *testing.T, all []migrate.Migration, k int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "jink.db")
	c, err := openWriter(path, 0)
	if err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("PRAGMA application_id = %d; CREATE TABLE migrations (version INTEGER PRIMARY KEY, "+
		"name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;", applicationID)
	for _, m := range all[:k] {
		script += m.SQL + fmt.Sprintf(";INSERT INTO migrations VALUES (%d, '%s', 0);", m.Version, m.Name)
		if seeds := seeds(); m.Version < len(seeds) {
			script += seeds[m.Version]
		}
	}
	if err := c.script(t.Context(), script); err != nil {
		t.Fatal(err)
	}
	if err := c.close(); err != nil {
		t.Fatal(err)
	}
	return path
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
			path := oldDatabase(t, all, k)
			for range 2 { // the second time there is nothing to do
				s, err := Open(t.Context(), Config{Path: path})
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
	all := known(t)
	for name, c := range map[string]struct{ sql, message string }{
		"a newer version":    {"INSERT INTO migrations VALUES (999, 'future', 0)", "newer jink"},
		"a missing version":  {"UPDATE migrations SET version = 998 WHERE version = 1", "damaged"},
		"a foreign name":     {"UPDATE migrations SET name = 'other'", "damaged"},
		"another program's":  {"PRAGMA application_id = 1", "another program"},
		"an unmarked schema": {"PRAGMA application_id = 0", "another program"},
	} {
		t.Run(name, func(t *testing.T) {
			path := oldDatabase(t, all, len(all))
			w, err := openWriter(path, 0)
			if err == nil {
				err = w.script(context.Background(), c.sql)
			}
			if err == nil {
				err = w.close()
			}
			if err != nil {
				t.Fatal(err)
			}
			s, err := Open(t.Context(), Config{Path: path})
			if err == nil {
				_ = s.Close()
				t.Fatal("it was opened")
			}
			if !strings.Contains(err.Error(), c.message) || !strings.Contains(err.Error(), path) {
				t.Errorf("the message does not help: %v", err)
			}
		})
	}
}

func TestMigrationFailsAsAWhole(t *testing.T) {
	path := oldDatabase(t, known(t), 1)
	c, err := openWriter(path, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	s := &Store{path: path}
	if err := s.apply(t.Context(), c, migrate.Migration{Version: 2, Name: "bad", SQL: "CREATE TABLE half (x); CREATE TABLE links (x)"}); err == nil {
		t.Fatal("it did not fail")
	}
	tables := []string{}
	err = c.query(t.Context(), "SELECT name FROM sqlite_schema WHERE name = 'half' UNION ALL SELECT name FROM migrations", func(r row) error {
		tables = append(tables, r.text(0))
		return nil
	})
	if diff := cmp.Diff([]string{"links"}, tables); diff != "" || err != nil {
		t.Fatalf("%v\n%s", err, diff)
	}
}
