package filesystem

import (
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"
	"time"
)

const (
	errNotDir   = syscall.ENOTDIR
	errIsDir    = syscall.EISDIR
	errReadOnly = syscall.EROFS
	errLoop     = syscall.ELOOP
)

// Reading is the tree of an fs.FS, its root at "/". Nothing in it can be changed.
func Reading(files fs.FS) Tree { return reading{files} }

type reading struct{ files fs.FS }

// valid is a name as package fs has it: relative, without dots.
func valid(name string) (string, error) {
	if name == "" {
		return "", fs.ErrNotExist
	}
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	if name == "" {
		name = "."
	}
	return name, nil
}

func (r reading) OpenFile(name string, flags int, _ fs.FileMode) (File, error) {
	name, err := valid(name)
	if err != nil {
		return nil, err
	}
	if flags&(os.O_WRONLY|os.O_RDWR|os.O_CREATE|os.O_TRUNC|os.O_APPEND) != 0 {
		if _, err := fs.Stat(r.files, name); err != nil && flags&os.O_CREATE == 0 {
			return nil, err
		}
		return nil, errReadOnly
	}
	f, err := r.files.Open(name)
	if err != nil {
		return nil, err
	}
	return readFile{f}, nil
}

// readFile is a file that can only be read.
type readFile struct{ fs.File }

func (readFile) Write([]byte) (int, error) { return 0, errReadOnly }
func (readFile) Truncate(int64) error      { return errReadOnly }
func (f readFile) Seek(offset int64, whence int) (int64, error) {
	if s, ok := f.File.(io.Seeker); ok {
		return s.Seek(offset, whence)
	}
	return 0, syscall.ESPIPE
}

func (r reading) Stat(name string, _ bool) (Info, error) {
	name, err := valid(name)
	if err != nil {
		return Info{}, err
	}
	i, err := fs.Stat(r.files, name)
	if err != nil {
		return Info{}, err
	}
	return infoOf(i), nil
}

func (r reading) ReadDir(name string) ([]fs.DirEntry, error) {
	name, err := valid(name)
	if err != nil {
		return nil, err
	}
	if i, err := fs.Stat(r.files, name); err == nil && !i.IsDir() {
		return nil, errNotDir
	}
	return fs.ReadDir(r.files, name)
}

// refuse refuses to change a file, unless there is none.
func (r reading) refuse(name string) error {
	if _, err := r.Stat(name, true); err != nil {
		return err
	}
	return errReadOnly
}

func (reading) Mkdir(string, fs.FileMode) error             { return errReadOnly }
func (r reading) Remove(name string, _ bool) error          { return r.refuse(name) }
func (r reading) Rename(from, _ string) error               { return r.refuse(from) }
func (r reading) Link(from, _ string) error                 { return r.refuse(from) }
func (reading) Symlink(string, string) error                { return errReadOnly }
func (r reading) Chmod(name string, _ uint32, _ bool) error { return r.refuse(name) }
func (r reading) Chown(name string, _, _ int, _ bool) error { return r.refuse(name) }
func (r reading) Chtimes(name string, _, _ time.Time, _ bool) error {
	return r.refuse(name)
}
func (r reading) Truncate(name string, _ int64) error { return r.refuse(name) }

func (r reading) Readlink(name string) (string, error) {
	if _, err := r.Stat(name, false); err != nil {
		return "", err
	}
	return "", syscall.EINVAL
}

func (r reading) Access(name string, mode uint32) error {
	info, err := r.Stat(name, true)
	switch {
	case err != nil:
		return err
	case mode&2 != 0:
		return errReadOnly
	case mode&1 != 0 && info.Mode&(modeDir|0o111) == 0:
		return fs.ErrPermission
	}
	return nil
}

func (reading) Usage(string) (Usage, error) { return Usage{}, errNotSupported }
func (reading) Dir() (string, error)        { return "/", nil }

func (reading) Pipe() (r, w File, err error) { return nil, nil, errNotSupported }
