package sqlite

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jinklink/jink/link"
)

// header begins each SQLite file.
const header = "SQLite format 3\x00"

// prepareFile makes the file and its folder where they are missing, readable by their owner alone, since links may be
// secrets. It refuses what can be seen to be no database that can be written.
func prepareFile(path string) error {
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return fmt.Errorf("making the folder of the database: %w", err)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a file: the database needs the path of one", path)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if errors.Is(err, fs.ErrPermission) || isReadOnlyFS(err) {
		return link.Fail(link.CodeReadOnly, fmt.Sprintf("the database file %s cannot be written", path), err)
	}
	if err != nil {
		return fmt.Errorf("opening the database file: %w", err)
	}
	defer f.Close()
	start := make([]byte, len(header))
	if n, err := io.ReadFull(f, start); n > 0 && !bytes.Equal(start[:n], []byte(header)) {
		return fmt.Errorf("%s is not a SQLite database", path)
	} else if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return fmt.Errorf("reading the database file: %w", err)
	}
	return nil
}

// makeFolder makes a folder and those above it where they are missing, and sees to it that a power failure does not undo
// that: SQLite does so for the file alone.
func makeFolder(path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	parent := filepath.Dir(path)
	if parent != path {
		if err := makeFolder(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncFolder(parent)
}
