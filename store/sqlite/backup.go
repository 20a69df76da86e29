package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/jinklink/jink/store/migrate"
)

// Backup writes a copy of the database at path to file, as the database is at one moment, while a server may be writing to
// it. The server is not kept from writing: the copy is made from a snapshot. The file appears when it is complete, on
// disk and verified; one that is there already is replaced only with force.
func Backup(ctx context.Context, path, file string, force bool) (err error) {
	if path, err = filepath.Abs(path); err != nil {
		return err
	}
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("the database: %w", err)
	}
	if !force {
		if _, err := os.Lstat(file); err == nil {
			return fmt.Errorf("%s is there already", file)
		}
	}
	made := file + ".incomplete"
	if err := os.Remove(made); err != nil && !errors.Is(err, fs.ErrNotExist) { // of a backup that was interrupted
		return fmt.Errorf("writing the backup: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(made) // it may not be there
		}
	}()
	f, err := os.OpenFile(made, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600) // SQLite would make it readable by all
	if err != nil {
		return fmt.Errorf("writing the backup: %w", err)
	}
	defer f.Close()
	c, err := openConn(path, 5*time.Second)
	if err != nil {
		return fmt.Errorf("opening %s: %w", path, err)
	}
	_, err = c.exec(ctx, "VACUUM INTO ?", made)
	if err := errors.Join(err, c.close()); err != nil {
		return fmt.Errorf("copying %s: %w", path, err)
	}
	if err := Verify(ctx, made); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("writing the backup: %w", err)
	}
	if err := os.Rename(made, file); err != nil {
		return fmt.Errorf("writing the backup: %w", err)
	}
	return syncFolder(filepath.Dir(file))
}

// Verify fails unless file is an undamaged database of jink, of this version or an earlier one.
func Verify(ctx context.Context, file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return fmt.Errorf("%s is not a database", file)
	}
	path, err := filepath.Abs(file) // the driver takes URLs, where the first part of a relative path would be a host
	if err != nil {
		return err
	}
	c, err := openConn(path, time.Second, "query_only(1)")
	if err != nil {
		return fmt.Errorf("%s is not a database: %w", file, err)
	}
	return errors.Join(verify(ctx, c, file), c.close())
}

func verify(ctx context.Context, c *conn, file string) error {
	var id int64
	err := c.query(ctx, "SELECT application_id FROM pragma_application_id", func(r row) error { id = r.int(0); return nil })
	if err != nil {
		return fmt.Errorf("%s is damaged, or no database: %w", file, err)
	}
	if id != applicationID {
		return fmt.Errorf("%s is the database of another program", file)
	}
	finding := ""
	err = c.query(ctx, "PRAGMA integrity_check(1)", func(r row) error { finding = r.text(0); return nil })
	if err != nil {
		return fmt.Errorf("%s is damaged: %w", file, err)
	}
	if finding != "ok" {
		return fmt.Errorf("%s is damaged: %s", file, finding)
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	all, err := migrate.Load(files)
	if err != nil {
		return err
	}
	if _, err := pendingMigrations(ctx, c, all); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// Restore puts a backup in the place of the database at path, which no server may be using. A database that is there is
// replaced only with force, and kept: its new path is returned. Whenever the process ends, there is either the old database
// or the new one.
func Restore(ctx context.Context, file, path string, force bool, now time.Time) (kept string, err error) {
	if err := Verify(ctx, file); err != nil {
		return "", err
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", err
	}
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return "", fmt.Errorf("making the folder of the database: %w", err)
	}
	lock, err := lockFile(path)
	if err != nil {
		return "", err
	}
	defer lock.Close()
	_, err = os.Lstat(path)
	exists := err == nil
	if exists && !force {
		return "", fmt.Errorf("%s is there already", path)
	}
	fresh := path + ".restoring"
	if err := copyFile(file, fresh); err != nil {
		_ = os.Remove(fresh) // it may not be there
		return "", fmt.Errorf("copying the backup: %w", err)
	}
	if exists {
		if kept, err = keep(ctx, path, now); err != nil {
			return "", errors.Join(fmt.Errorf("keeping the database that is there: %w", err), os.Remove(fresh))
		}
	}
	for _, beside := range []string{path + "-wal", path + "-shm"} { // they belong to the old database, and are empty or kept
		if err := os.Remove(beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	if err := os.Rename(fresh, path); err != nil {
		return "", err
	}
	return kept, syncFolder(filepath.Dir(path))
}

// keep gives the database at path a second name. What is in its write-ahead log is moved into it first; if it is too damaged
// for that, the log is kept beside it.
func keep(ctx context.Context, path string, now time.Time) (kept string, err error) {
	c, err := openConn(path, time.Second)
	if err == nil {
		busy := int64(1)
		err = c.query(ctx, "PRAGMA wal_checkpoint(TRUNCATE)", func(r row) error { busy = r.int(0); return nil })
		if err == nil && busy != 0 {
			err = errors.New("another program is using it")
		}
		err = errors.Join(err, c.close())
	}
	damaged := err != nil
	name := path + ".before-restore-" + now.UTC().Format("20060102T150405Z")
	kept = name
	for n := 2; ; n++ { // another restore may have ended in the same second
		if err = alsoCalled(path, kept); !errors.Is(err, fs.ErrExist) {
			break
		}
		kept = fmt.Sprint(name, "-", n)
	}
	if err == nil && damaged {
		if err = alsoCalled(path+"-wal", kept+"-wal"); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	return kept, err
}

// alsoCalled gives a file a second name. It may have it already, from a restore that was killed.
func alsoCalled(file, name string) error {
	err := os.Link(file, name)
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	one, err1 := os.Stat(file)
	other, err2 := os.Stat(name)
	if err1 == nil && err2 == nil && os.SameFile(one, other) {
		return nil
	}
	return err
}

func copyFile(from, to string) error {
	b, err := os.Open(from)
	if err != nil {
		return err
	}
	defer b.Close()
	f, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.ReadFrom(b)
	return errors.Join(err, f.Sync(), f.Close())
}

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
