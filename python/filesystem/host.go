package filesystem

import (
	"io/fs"
	"os"
	"time"
)

// Host is the tree of the machine: a program may do there what the user may who runs it.
func Host() Tree { return host{} }

type host struct{}

func (host) OpenFile(name string, flags int, perm fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, flags, modeOf(uint32(perm)))
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (host) Stat(name string, follow bool) (Info, error) {
	stat := os.Lstat
	if follow {
		stat = os.Stat
	}
	i, err := stat(name)
	if err != nil {
		return Info{}, err
	}
	return complete(infoOf(i), i), nil
}

func (host) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	// In the order of the directory, as readdir gives it.
	return f.ReadDir(-1)
}

func (host) Mkdir(name string, perm fs.FileMode) error { return os.Mkdir(name, modeOf(uint32(perm))) }

func (host) Remove(name string, dir bool) error { return remove(name, dir) }

func (host) Rename(from, to string) error         { return rename(from, to) }
func (host) Link(from, to string) error           { return os.Link(from, to) }
func (host) Symlink(target, name string) error    { return os.Symlink(target, name) }
func (host) Readlink(name string) (string, error) { return os.Readlink(name) }
func (host) Truncate(name string, size int64) error {
	return os.Truncate(name, size)
}

func (host) Chmod(name string, perm uint32, follow bool) error {
	if !follow {
		return errNotSupported
	}
	return os.Chmod(name, modeOf(perm))
}

func (host) Chown(name string, uid, gid int, follow bool) error {
	if !follow {
		return os.Lchown(name, uid, gid)
	}
	return os.Chown(name, uid, gid)
}

func (host) Chtimes(name string, accessed, modified time.Time, follow bool) error {
	return chtimes(name, accessed, modified, follow)
}

func (host) Access(name string, mode uint32) error { return access(name, mode) }
func (host) Usage(name string) (Usage, error)      { return usage(name) }
func (host) Dir() (string, error)                  { return os.Getwd() }

func (host) Pipe() (r, w File, err error) { return pipe() }

func pipe() (r, w File, err error) {
	a, b, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	return a, b, nil
}

// InfoOf tells of an open file.
func InfoOf(f File) (Info, error) {
	s, ok := f.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return Info{}, errNotSupported
	}
	i, err := s.Stat()
	if err != nil {
		return Info{}, err
	}
	return complete(infoOf(i), i), nil
}
