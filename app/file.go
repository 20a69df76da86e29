package app

import (
	"context"
	"time"

	"github.com/jinklink/jink/store/sqlite"
)

// Backup writes a copy of the embedded database to a file, also while a server uses it. One that is there already is
// replaced only with force.
func (c *Config) Backup(ctx context.Context, file string, force bool) error {
	path, err := c.file()
	if err != nil {
		return err
	}
	return sqlite.Backup(ctx, path, file, force)
}

// Restore puts a backup in the place of the embedded database, which is kept, and returns where both are. kept is "" where
// there was none.
func (c *Config) Restore(ctx context.Context, file string, force bool) (path, kept string, err error) {
	if path, err = c.file(); err != nil {
		return "", "", err
	}
	kept, err = sqlite.Restore(ctx, file, path, force, time.Now())
	return path, kept, err
}

// file returns the path of the embedded database.
func (c *Config) file() (string, error) {
	kind, where, err := c.store()
	if err == nil && kind != "sqlite" {
		return "", &Error{Message: "store: is a PostgreSQL database; back it up with pg_dump or pg_basebackup, as docs/operating.md says"}
	}
	return where, err
}
