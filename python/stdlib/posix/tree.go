package posix

import (
	"io/fs"
	"syscall"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
)

// onTwo makes a function that does something with two files.
func (s *state) onTwo(name, sig, doc, first, second string, dirFDs []int, f func(files *filesystem.View, from, to string) error) *object.Builtin {
	return fn(name, sig, doc, func(t *thread, a []value) (value, error) {
		from, err := pathArg(t, name, first, a[0], 0)
		if err != nil {
			return value{}, err
		}
		to, err := pathArg(t, name, second, a[1], 0)
		if err != nil {
			return value{}, err
		}
		for _, i := range dirFDs {
			if err := noDirFD(t, a[i]); err != nil {
				return value{}, err
			}
		}
		files, err := s.files(t, from.shown)
		if err != nil {
			return value{}, err
		}
		if err := f(files, from.name, to.name); err != nil {
			return value{}, io.OSError(t, err, from.shown, to.shown)
		}
		return object.None, nil
	})
}

// treeFunctions change the tree of files.
func (s *state) treeFunctions() []*object.Builtin {
	unlink := func(t *thread, files *filesystem.View, p filePath, a []value) error {
		return files.Remove(p.name, false)
	}
	rename := func(files *filesystem.View, from, to string) error { return files.Rename(from, to) }
	return []*object.Builtin{
		s.onName("mkdir", "(path, mode=511, *, dir_fd=None)", "Make a directory.", 0, 2, func(t *thread, files *filesystem.View, p filePath, a []value) error {
			mode, err := intArg(t, a[1], 0o777)
			if err != nil {
				return err
			}
			return files.Mkdir(p.name, fs.FileMode(mode&0o7777))
		}),
		s.onName("rmdir", "(path, *, dir_fd=None)", "Remove an empty directory.", 0, 1, func(t *thread, files *filesystem.View, p filePath, a []value) error {
			return files.Remove(p.name, true)
		}),
		s.onName("unlink", "(path, *, dir_fd=None)", "Remove a file.", 0, 1, unlink),
		s.onName("remove", "(path, *, dir_fd=None)", "Remove a file.", 0, 1, unlink),
		s.onTwo("rename", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Give a file another name.", "src", "dst", []int{2, 3}, rename),
		s.onTwo("replace", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", "Give a file another name, in the place of what had it.", "src", "dst", []int{2, 3}, rename),
		s.onTwo("link", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", "Give a file one more name.", "src", "dst", []int{2, 3}, func(files *filesystem.View, from, to string) error {
			return files.Link(from, to)
		}),
		s.onTwo("symlink", "(src, dst, target_is_directory=False, *, dir_fd=None)", "Make a link to a file.", "src", "dst", []int{3}, func(files *filesystem.View, from, to string) error {
			return files.Symlink(from, to)
		}),
		fn("readlink", "(path, *, dir_fd=None)", "Return what a link leads to.", func(t *thread, a []value) (value, error) {
			p, err := pathArg(t, "readlink", "path", a[0], 0)
			if err != nil {
				return value{}, err
			}
			if err := noDirFD(t, a[1]); err != nil {
				return value{}, err
			}
			files, err := s.files(t, p.shown)
			if err != nil {
				return value{}, err
			}
			target, err := files.Readlink(p.name)
			if err != nil {
				return value{}, io.OSError(t, err, p.shown, value{})
			}
			return named(t, target, p.bytes)
		}),
		s.onName("chdir", "(path)", "Change the working directory.", 0, 0, func(t *thread, files *filesystem.View, p filePath, a []value) error {
			return files.Chdir(p.name)
		}),
		fn("getcwd", "()", "Return the working directory.", func(t *thread, a []value) (value, error) { return s.cwd(t, false) }),
		fn("getcwdb", "()", "Return the working directory, as bytes.", func(t *thread, a []value) (value, error) { return s.cwd(t, true) }),
		s.onName("mkfifo", "(path, mode=438, *, dir_fd=None)", "Make a named pipe: refused here.", 0, 2, func(t *thread, files *filesystem.View, p filePath, a []value) error {
			return syscall.EPERM
		}),
		fn("umask", "(mask, /)", "Set which permissions new files do not get; what it was is returned. It is remembered, but the process's own is what counts.", func(t *thread, a []value) (value, error) {
			n, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			old := stateOf(t).umask
			stateOf(t).umask = n & 0o777
			return object.Int(int64(old)), nil
		}),
	}
}

func (s *state) cwd(t *thread, bytes bool) (value, error) {
	files, err := s.files(t, value{})
	if err != nil {
		return value{}, err
	}
	dir, err := files.Dir()
	if err != nil {
		return value{}, io.OSError(t, err, value{}, value{})
	}
	return named(t, dir, bytes)
}
