//go:build unix

package sqlite

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// lockFile takes the lock that keeps a second Store off the database at path. SQLite's own locks would let both in, and
// each would believe to be the only writer. The lock is on a file beside the database, because closing any descriptor of
// the database itself would drop SQLite's locks on it. It ends with the process, however that ends; the file stays.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the lock of the database: %w", err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		err = errors.Join(f.Truncate(0), writePID(f))
	}
	if err == nil {
		return f, nil
	}
	defer f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		holder := make([]byte, 20)
		n, _ := f.Read(holder) // without it the message is merely shorter
		if pid := strings.TrimSpace(string(holder[:n])); pid != "" {
			return nil, fmt.Errorf("the database %s is in use by another jink, process %s", path, pid)
		}
		return nil, fmt.Errorf("the database %s is in use by another jink", path)
	}
	return nil, fmt.Errorf("locking the database with %s.lock: %w", path, err)
}

func writePID(f *os.File) error {
	_, err := fmt.Fprintf(f, "%d\n", os.Getpid())
	return err
}

func isReadOnlyFS(err error) bool { return errors.Is(err, syscall.EROFS) }
