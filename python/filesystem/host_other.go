//go:build !linux

package filesystem

import (
	"io/fs"
	"os"
	"syscall"
	"time"
)

const errNotSupported = syscall.ENOSYS

// complete adds nothing: what there is beyond an fs.FileInfo is another thing on each system.
func complete(info Info, _ fs.FileInfo) Info { return info }

func remove(name string, dir bool) error {
	i, err := os.Lstat(name)
	switch {
	case err != nil:
		return err
	case i.IsDir() != dir && dir:
		return syscall.ENOTDIR
	case i.IsDir() != dir:
		return syscall.EISDIR
	}
	return os.Remove(name)
}

func rename(from, to string) error { return os.Rename(from, to) }

func access(name string, mode uint32) error {
	i, err := os.Stat(name)
	if err != nil {
		return err
	}
	if perm := uint32(i.Mode().Perm()); mode&^(perm|perm>>3|perm>>6) != 0 {
		return fs.ErrPermission
	}
	return nil
}

func usage(string) (Usage, error) { return Usage{}, errNotSupported }

func chtimes(name string, accessed, modified time.Time, follow bool) error {
	if !follow {
		return errNotSupported
	}
	return os.Chtimes(name, accessed, modified)
}
