// Package migrate knows which schema migrations a database lacks. Both stores keep their migrations as numbered SQL files
// (0001_links.sql, 0002_….sql) beside their code and record the applied ones in one table; this package reads the files
// and compares them with that record. How a migration is run is the store's business, because locking differs.
//
// Invariants: versions run from 1 without gaps; a file that was released is never changed or renamed; a database whose
// record is not a prefix of the files is refused, never guessed at.
package migrate

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Migration is one step of a schema.
type Migration struct {
	Version int
	Name    string // the file's name without number and suffix
	SQL     string
}

// Load reads the migrations in the top folder of files, in order.
func Load(files fs.FS) ([]Migration, error) {
	entries, err := fs.ReadDir(files, ".") // sorted by name
	if err != nil {
		return nil, fmt.Errorf("reading migrations: %w", err)
	}
	var all []Migration
	for _, e := range entries {
		base, isSQL := strings.CutSuffix(e.Name(), ".sql")
		number, name, hasName := strings.Cut(base, "_")
		version, err := strconv.Atoi(number)
		if !isSQL || !hasName || err != nil {
			return nil, fmt.Errorf("migration %s: the name is not of the form 0001_name.sql", e.Name())
		}
		if version != len(all)+1 {
			return nil, fmt.Errorf("migration %s: version %d was expected next", e.Name(), len(all)+1)
		}
		sql, err := fs.ReadFile(files, e.Name())
		if err != nil {
			return nil, fmt.Errorf("reading migration %s: %w", e.Name(), err)
		}
		all = append(all, Migration{Version: version, Name: name, SQL: string(sql)})
	}
	return all, nil
}

// Pending returns the migrations that are still to be applied to a database that has had the applied ones, which are
// ordered by version. It fails if the database is newer than this program or was migrated by something else.
func Pending(all, applied []Migration) ([]Migration, error) {
	for i, a := range applied {
		if i >= len(all) {
			return nil, fmt.Errorf("the database has schema version %d, this program knows versions up to %d: "+
				"it was used by a newer jink, use that or a backup from before", applied[len(applied)-1].Version, len(all))
		}
		if a.Version != all[i].Version || a.Name != all[i].Name {
			return nil, fmt.Errorf("the database's record of migrations is damaged: it has %04d_%s where %04d_%s belongs",
				a.Version, a.Name, all[i].Version, all[i].Name)
		}
	}
	return all[len(applied):], nil
}
