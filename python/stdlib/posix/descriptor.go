package posix

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/io"
)

// onOpen makes a function that does something with the open file that its first argument names.
func onOpen(name, sig, doc string, f func(t *thread, file filesystem.File, a []value) (value, error)) *object.Builtin {
	return fn(name, sig, doc, func(t *thread, a []value) (value, error) {
		fd, err := t.IntArg(a[0])
		if err != nil {
			return value{}, err
		}
		file, err := io.DescriptorsOf(t).Get(fd)
		if err != nil {
			return value{}, io.OSError(t, err, value{}, value{})
		}
		v, err := f(t, file, a)
		if err != nil {
			return value{}, io.OSError(t, err, value{}, value{})
		}
		return v, nil
	})
}

func (s *state) descriptorFunctions() []*object.Builtin {
	nothing := func(t *thread, file filesystem.File, a []value) (value, error) { return object.None, nil }
	return []*object.Builtin{
		fn("open", "(path, flags, mode=511, *, dir_fd=None)", "Open a file, and return its descriptor.", s.open),
		fn("close", "(fd)", "Close a descriptor.", func(t *thread, a []value) (value, error) {
			fd, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			if err := io.DescriptorsOf(t).Close(fd); err != nil {
				return value{}, io.OSError(t, err, value{}, value{})
			}
			return object.None, nil
		}),
		fn("closerange", "(fd_low, fd_high, /)", "Close the descriptors of a range.", func(t *thread, a []value) (value, error) {
			low, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			high, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			for fd := max(low, 0); fd < min(high, 1<<16); fd++ {
				if err := t.Charge(1); err != nil {
					return value{}, err
				}
				_ = io.DescriptorsOf(t).Close(fd)
			}
			return object.None, nil
		}),
		onOpen("read", "(fd, length, /)", "Read up to so many bytes.", func(t *thread, file filesystem.File, a []value) (value, error) {
			n, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			if n < 0 {
				return value{}, syscall.EINVAL
			}
			b, err := io.ReadSome(t, file, n)
			return object.NewBytes(string(b)), err
		}),
		onOpen("write", "(fd, data, /)", "Write bytes; how many were written is returned.", func(t *thread, file filesystem.File, a []value) (value, error) {
			b, err := object.AsBytes(t, a[1])
			if err != nil {
				return value{}, err
			}
			if err := t.Charge(len(b) >> 6); err != nil {
				return value{}, err
			}
			n, err := io.Write(t, file, b)
			return object.Int(int64(n)), err
		}),
		onOpen("lseek", "(fd, position, whence, /)", "Set the position.", func(t *thread, file filesystem.File, a []value) (value, error) {
			pos, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			whence, err := t.IntArg(a[2])
			if err != nil {
				return value{}, err
			}
			at, err := file.Seek(int64(pos), whence)
			if errors.Is(err, fs.ErrInvalid) {
				err = syscall.ESPIPE
			}
			return object.Int(at), err
		}),
		onOpen("ftruncate", "(fd, length, /)", "Cut an open file off, or make it longer.", func(t *thread, file filesystem.File, a []value) (value, error) {
			size, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			return object.None, file.Truncate(int64(size))
		}),
		onOpen("fsync", "(fd)", "Write what is not yet on the disk.", func(t *thread, file filesystem.File, a []value) (value, error) {
			if f, ok := file.(interface{ Sync() error }); ok {
				return object.None, f.Sync()
			}
			return object.None, nil
		}),
		onOpen("fdatasync", "(fd)", "Write what is not yet on the disk.", nothing),
		fn("isatty", "(fd, /)", "Return whether a descriptor is of a terminal.", func(t *thread, a []value) (value, error) {
			fd, err := t.IntArg(a[0])
			if err != nil {
				return value{}, err
			}
			f, err := io.DescriptorsOf(t).Get(fd)
			term, ok := f.(interface{ IsTerminal() bool })
			return object.Bool(err == nil && ok && term.IsTerminal()), nil
		}),
		onOpen("dup", "(fd, /)", "Give an open file one more descriptor.", func(t *thread, file filesystem.File, a []value) (value, error) {
			return object.Int(int64(io.DescriptorsOf(t).Add(file))), nil
		}),
		onOpen("dup2", "(fd, fd2, inheritable=True)", "Give an open file a certain descriptor.", func(t *thread, file filesystem.File, a []value) (value, error) {
			to, err := t.IntArg(a[1])
			if err != nil {
				return value{}, err
			}
			if to < 0 || to > 1<<20 {
				return value{}, syscall.EBADF
			}
			return a[1], io.DescriptorsOf(t).Put(to, file)
		}),
		fn("pipe", "()", "Make a pipe: descriptors to read from and to write to.", func(t *thread, a []value) (value, error) {
			files, err := s.files(t, value{})
			if err != nil {
				return value{}, err
			}
			r, w, err := files.Pipe()
			if err != nil {
				return value{}, io.OSError(t, err, value{}, value{})
			}
			d := io.DescriptorsOf(t)
			return object.NewPair(object.Int(int64(d.Add(r))), object.Int(int64(d.Add(w)))), nil
		}),
		onOpen("get_inheritable", "(fd, /)", "Return whether what is run gets the descriptor: never.", func(t *thread, file filesystem.File, a []value) (value, error) {
			return object.False, nil
		}),
		onOpen("set_inheritable", "(fd, inheritable, /)", "Say whether what is run gets the descriptor: subprocess alone does.", nothing),
		onOpen("get_blocking", "(fd, /)", "Return whether reading waits: always.", func(t *thread, file filesystem.File, a []value) (value, error) {
			return object.True, nil
		}),
		fn("get_terminal_size", "(fd=1, /)", "Return how big the terminal is.", func(t *thread, a []value) (value, error) {
			if s.Terminal != nil {
				if columns, lines, ok := s.Terminal(); ok {
					return object.NewRecord(terminalType, object.Int(int64(columns)), object.Int(int64(lines))), nil
				}
			}
			return value{}, io.OSError(t, syscall.ENOTTY, value{}, value{})
		}),
		fn("device_encoding", "(fd)", "Return the encoding of a terminal: None if it is none.", func(t *thread, a []value) (value, error) { return object.None, nil }),
	}
}

// The flags of open, as Linux has them; those of package os are the host's.
const (
	createFlag = 0o100
	exclusive  = 0o200
	truncFlag  = 0o1000
	appendFlag = 0o2000
	directory  = 0o200000
)

func (s *state) open(t *thread, a []value) (value, error) {
	p, err := pathArg(t, "open", "path", a[0], 0)
	if err != nil {
		return value{}, err
	}
	flags, err := t.IntArg(a[1])
	if err != nil {
		return value{}, err
	}
	mode, err := intArg(t, a[2], 0o777)
	if err != nil {
		return value{}, err
	}
	if err := noDirFD(t, a[3]); err != nil {
		return value{}, err
	}
	files, err := s.files(t, p.shown)
	if err != nil {
		return value{}, err
	}
	file, err := files.OpenFile(p.name, hostFlags(flags), fs.FileMode(mode&0o7777))
	if err == nil && flags&directory != 0 {
		if info, ierr := filesystem.InfoOf(file); ierr == nil && info.Mode&0o170000 != 0o040000 {
			_ = file.Close()
			err = syscall.ENOTDIR
		}
	}
	if err != nil {
		return value{}, io.OSError(t, err, p.shown, value{})
	}
	return object.Int(int64(io.DescriptorsOf(t).Add(file))), nil
}

// hostFlags are flags as the host has them.
func hostFlags(flags int) int {
	out := []int{os.O_RDONLY, os.O_WRONLY, os.O_RDWR, os.O_RDWR}[flags&3]
	for from, to := range map[int]int{createFlag: os.O_CREATE, exclusive: os.O_EXCL, truncFlag: os.O_TRUNC, appendFlag: os.O_APPEND} {
		if flags&from != 0 {
			out |= to
		}
	}
	return out
}
