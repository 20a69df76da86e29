package posix

import (
	"io/fs"
	"math"
	"time"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
)

// noDirFD refuses descriptors of directories: names are seen from the working directory.
func noDirFD(t *thread, fds ...value) error {
	for _, fd := range fds {
		if !given(fd).IsNone() {
			return t.Raise(object.NotImplementedError, "dir_fd unavailable on this platform")
		}
	}
	return nil
}

// stat tells of a file that an argument names.
func (s *state) stat(t *thread, p filePath, follow bool) (filesystem.Info, error) {
	var info filesystem.Info
	if p.isFD {
		f, err := io.DescriptorsOf(t).Get(p.fd)
		if err == nil {
			info, err = filesystem.InfoOf(f)
		}
		if err != nil {
			return info, io.OSError(t, err, value{}, value{})
		}
		return info, nil
	}
	files, err := s.files(t, p.shown)
	if err != nil {
		return info, err
	}
	if info, err = files.Stat(p.name, follow); err != nil {
		return info, io.OSError(t, err, p.shown, value{})
	}
	return info, nil
}

// onName makes a function that does something with the file that its first argument names.
func (s *state) onName(name, sig, doc string, kinds pathKinds, dirFD int, f func(t *thread, files *filesystem.View, p filePath, a []value) error) *object.Builtin {
	return fn(name, sig, doc, func(t *thread, a []value) (value, error) {
		p, err := pathArg(t, name, "path", a[0], kinds)
		if err != nil {
			return value{}, err
		}
		if dirFD > 0 {
			if err := noDirFD(t, a[dirFD]); err != nil {
				return value{}, err
			}
		}
		files, err := s.files(t, p.shown)
		if err != nil {
			return value{}, err
		}
		if err := f(t, files, p, a); err != nil {
			if p.isFD {
				return value{}, io.OSError(t, err, value{}, value{})
			}
			return value{}, io.OSError(t, err, p.shown, value{})
		}
		return object.None, nil
	})
}

func (s *state) fileFunctions() []*object.Builtin {
	return []*object.Builtin{
		fn("stat", "(path, *, dir_fd=None, follow_symlinks=True)", "Tell of a file.", func(t *thread, a []value) (value, error) {
			p, err := pathArg(t, "stat", "path", a[0], orFD)
			if err != nil {
				return value{}, err
			}
			if err := noDirFD(t, a[1]); err != nil {
				return value{}, err
			}
			follow, err := flagArg(t, a[2], true)
			if err != nil {
				return value{}, err
			}
			info, err := s.stat(t, p, follow)
			return statResult(info), err
		}),
		fn("lstat", "(path, *, dir_fd=None)", "Tell of a file, or of the link that it is.", func(t *thread, a []value) (value, error) {
			p, err := pathArg(t, "lstat", "path", a[0], 0)
			if err != nil {
				return value{}, err
			}
			if err := noDirFD(t, a[1]); err != nil {
				return value{}, err
			}
			info, err := s.stat(t, p, false)
			return statResult(info), err
		}),
		fn("fstat", "(fd)", "Tell of an open file.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			info, err := s.stat(t, filePath{fd: n, isFD: true}, true)
			return statResult(info), err
		}),
		fn("access", "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", "Return whether the program may do something with a file.", func(t *thread, a []value) (value, error) {
			p, err := pathArg(t, "access", "path", a[0], 0)
			if err != nil {
				return value{}, err
			}
			mode, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			if s.Files == nil {
				return object.False, nil
			}
			return object.Bool(s.Files.Access(p.name, uint32(mode&7)) == nil), nil
		}),
		s.onName("chmod", "(path, mode, *, dir_fd=None, follow_symlinks=True)", "Set the permissions of a file.", orFD, 2, func(t *thread, files *filesystem.View, p filePath, a []value) error {
			mode, err := t.IntArg(a[1])
			if err != nil {
				return err
			}
			follow, err := flagArg(t, a[3], true)
			if err != nil {
				return err
			}
			if p.isFD {
				return chmodFile(t, p.fd, mode)
			}
			return files.Chmod(p.name, uint32(mode), follow)
		}),
		fn("fchmod", "(fd, mode)", "Set the permissions of an open file.", func(t *thread, a []value) (value, error) {
			fd, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			mode, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			if err := chmodFile(t, fd, mode); err != nil {
				return value{}, io.OSError(t, err, value{}, value{})
			}
			return object.None, nil
		}),
		s.onName("chown", "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", "Set the owner of a file.", 0, 3, func(t *thread, files *filesystem.View, p filePath, a []value) error {
			uid, err := t.IntArg(a[1])
			if err != nil {
				return err
			}
			gid, err := t.IntArg(a[2])
			if err != nil {
				return err
			}
			follow, err := flagArg(t, a[4], true)
			if err != nil {
				return err
			}
			return files.Chown(p.name, uid, gid, follow)
		}),
		s.onName("lchown", "(path, uid, gid)", "Set the owner of a file, or of the link that it is.", 0, 0, func(t *thread, files *filesystem.View, p filePath, a []value) error {
			uid, err := t.IntArg(a[1])
			if err != nil {
				return err
			}
			gid, err := t.IntArg(a[2])
			if err != nil {
				return err
			}
			return files.Chown(p.name, uid, gid, false)
		}),
		s.onName("utime", "(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)", "Set when a file was read and changed.", 0, 3, s.utime),
		s.onName("truncate", "(path, length)", "Cut a file off, or make it longer.", orFD, 0, func(t *thread, files *filesystem.View, p filePath, a []value) error {
			size, err := t.IntArg(a[1])
			if err != nil {
				return err
			}
			if p.isFD {
				f, err := io.DescriptorsOf(t).Get(p.fd)
				if err != nil {
					return err
				}
				return f.Truncate(int64(size))
			}
			return files.Truncate(p.name, int64(size))
		}),
		fn("statvfs", "(path)", "Tell how big the file system is.", func(t *thread, a []value) (value, error) {
			p, err := pathArg(t, "statvfs", "path", a[0], 0)
			if err != nil {
				return value{}, err
			}
			files, err := s.files(t, p.shown)
			if err != nil {
				return value{}, err
			}
			u, err := files.Usage(p.name)
			if err != nil {
				return value{}, io.OSError(t, err, p.shown, value{})
			}
			return statvfsResult(u), nil
		}),
	}
}

func chmodFile(t *thread, fd, mode int) error {
	f, err := io.DescriptorsOf(t).Get(fd)
	if err != nil {
		return err
	}
	if c, ok := f.(interface{ Chmod(mode fs.FileMode) error }); ok {
		return c.Chmod(fs.FileMode(mode & 0o777))
	}
	return fs.ErrPermission
}

// utime sets times: those of two numbers of seconds, those of two of nanoseconds, or now.
func (s *state) utime(t *thread, files *filesystem.View, p filePath, a []value) error {
	times, ns := given(a[1]), given(a[2])
	if !times.IsNone() && !a[2].IsNull() {
		return t.Raise(object.ValueError, "utime: you may specify either 'times' or 'ns' but not both")
	}
	follow, err := flagArg(t, a[4], true)
	if err != nil {
		return err
	}
	at := [2]time.Time{time.Now(), time.Now()}
	switch {
	case !times.IsNone():
		pair := object.AsTuple(times)
		if pair == nil || len(pair.Items) != 2 {
			return t.Raise(object.TypeError, "utime: 'times' must be either a tuple of two ints or None")
		}
		for i, v := range pair.Items {
			if at[i], err = seconds(t, v); err != nil {
				return err
			}
		}
	case !a[2].IsNull():
		pair := object.AsTuple(ns)
		if pair == nil || len(pair.Items) != 2 {
			return t.Raise(object.TypeError, "utime: 'ns' must be a tuple of two ints")
		}
		for i, v := range pair.Items {
			n, err := t.IntArg(v)
			if err != nil {
				return err
			}
			at[i] = time.Unix(0, int64(n))
		}
	}
	return files.Chtimes(p.name, at[0], at[1], follow)
}

func seconds(t *thread, v value) (time.Time, error) {
	if !v.IsFloat() {
		n, err := t.IntArg(v)
		return time.Unix(int64(n), 0), err
	}
	whole, part := math.Modf(v.Float64())
	if math.IsNaN(whole) || math.Abs(whole) > 1<<62 {
		return time.Time{}, t.Raise(object.OverflowError, "timestamp out of range for platform time_t")
	}
	return time.Unix(int64(whole), int64(part*1e9)), nil
}
