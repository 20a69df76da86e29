package filesystem

import (
	"io/fs"
	"os"
	"strings"
	"time"
)

// Within is the tree below a directory, which seems to be the root of all. Nothing outside it can be reached, by .. or by a
// link: os.Root sees to that.
func Within(root *os.Root) Tree { return within{root} }

type within struct{ root *os.Root }

// local is a name as os.Root has it: relative.
func local(name string) (string, error) {
	if name == "" {
		return "", fs.ErrNotExist
	}
	if name = strings.TrimLeft(name, "/"); name == "" {
		return ".", nil
	}
	return name, nil
}

func (w within) OpenFile(name string, flags int, perm fs.FileMode) (File, error) {
	name, err := local(name)
	if err != nil {
		return nil, err
	}
	f, err := w.root.OpenFile(name, flags, perm.Perm())
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (w within) Stat(name string, follow bool) (Info, error) {
	name, err := local(name)
	if err != nil {
		return Info{}, err
	}
	stat := w.root.Lstat
	if follow {
		stat = w.root.Stat
	}
	i, err := stat(name)
	if err != nil {
		return Info{}, err
	}
	return complete(infoOf(i), i), nil
}

func (w within) ReadDir(name string) ([]fs.DirEntry, error) {
	name, err := local(name)
	if err != nil {
		return nil, err
	}
	f, err := w.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return f.ReadDir(-1)
}

// do does something with a name.
func do(name string, f func(string) error) error {
	name, err := local(name)
	if err != nil {
		return err
	}
	return f(name)
}

func (w within) Mkdir(name string, perm fs.FileMode) error {
	return do(name, func(n string) error { return w.root.Mkdir(n, perm.Perm()) })
}

func (w within) Remove(name string, dir bool) error {
	return do(name, func(n string) error {
		i, err := w.root.Lstat(n)
		switch {
		case err != nil:
			return err
		case dir && !i.IsDir():
			return errNotDir
		case !dir && i.IsDir():
			return errIsDir
		}
		return w.root.Remove(n)
	})
}

func (w within) Rename(from, to string) error {
	return do(from, func(a string) error { return do(to, func(b string) error { return w.root.Rename(a, b) }) })
}

func (w within) Link(from, to string) error {
	return do(from, func(a string) error { return do(to, func(b string) error { return w.root.Link(a, b) }) })
}

func (w within) Symlink(target, name string) error {
	return do(name, func(n string) error { return w.root.Symlink(target, n) })
}

func (w within) Readlink(name string) (target string, err error) {
	err = do(name, func(n string) error {
		var err error
		target, err = w.root.Readlink(n)
		return err
	})
	return target, err
}

func (w within) Chmod(name string, perm uint32, follow bool) error {
	if !follow {
		return errNotSupported
	}
	return do(name, func(n string) error { return w.root.Chmod(n, modeOf(perm)) })
}

func (w within) Chown(name string, uid, gid int, follow bool) error {
	return do(name, func(n string) error {
		if follow {
			return w.root.Chown(n, uid, gid)
		}
		return w.root.Lchown(n, uid, gid)
	})
}

func (w within) Chtimes(name string, accessed, modified time.Time, follow bool) error {
	if !follow {
		return errNotSupported
	}
	return do(name, func(n string) error { return w.root.Chtimes(n, accessed, modified) })
}

func (w within) Truncate(name string, size int64) error {
	f, err := w.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	err = f.Truncate(size)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

func (w within) Access(name string, mode uint32) error {
	info, err := w.Stat(name, true)
	if err != nil {
		return err
	}
	if info.Mode&modeDir != 0 {
		return nil // os.Root has no way to ask more
	}
	flags := os.O_RDONLY
	if mode&2 != 0 {
		flags = os.O_RDWR
	}
	if mode&6 != 0 {
		f, err := w.OpenFile(name, flags, 0)
		if err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	if mode&1 != 0 && info.Mode&0o111 == 0 {
		return fs.ErrPermission
	}
	return nil
}

func (within) Usage(string) (Usage, error) { return Usage{}, errNotSupported }
func (within) Dir() (string, error)        { return "/", nil }

func (within) Pipe() (r, w File, err error) { return pipe() }
