package io

import (
	goio "io"
	"io/fs"
	"os"
	"syscall"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
)

var fileIOType = &typ{Name: "FileIO", Doc: "A raw stream of bytes over a file of the host."}

// fileIO is a FileIO.
type fileIO struct {
	base
	file                File
	fd                  int
	name                value
	mode                string
	read, write, append bool
	closeFD             bool
	console             bool // a stream of the interpreter: it has no positions
}

func openFile(t *thread, self value) (*fileIO, error) {
	f := object.As[fileIO](self)
	if f.closed || f.file == nil {
		return f, t.Raise(object.ValueError, "I/O operation on closed file")
	}
	return f, nil
}

// osError is a host's error as programs see it.
func osError(t *thread, err error, name value) error { return OSError(t, err, name, value{}) }

var fileIOSignature = object.Fn("FileIO", "(file, mode='r', closefd=True, opener=None)", "", nil)

// fileMode reads a mode of FileIO.
func fileMode(t *thread, f *fileIO, mode string) (flags int, err error) {
	kinds, plus := 0, false
	for _, c := range mode {
		switch c {
		case 'b':
			continue
		case 'r':
			f.read = true
		case 'w':
			f.write, flags = true, flags|os.O_CREATE|os.O_TRUNC
		case 'x':
			f.write, flags = true, flags|os.O_CREATE|os.O_EXCL
		case 'a':
			f.write, f.append, flags = true, true, flags|os.O_CREATE|os.O_APPEND
		case '+':
			if plus {
				return 0, t.Raise(object.ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
			}
			plus = true
			continue
		default:
			return 0, t.Raise(object.ValueError, "invalid mode: %s", mode)
		}
		if kinds++; kinds > 1 {
			return 0, t.Raise(object.ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
		}
	}
	if kinds == 0 {
		return 0, t.Raise(object.ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	letter := "r"
	switch {
	case flags&os.O_TRUNC != 0:
		letter = "w"
	case flags&os.O_EXCL != 0:
		letter = "x"
	case f.append:
		letter = "a"
	}
	f.mode = letter + "b"
	if plus {
		f.read, f.write = true, true
		f.mode += "+"
		if letter == "w" {
			f.mode = "rb+"
		}
	}
	switch {
	case f.read && f.write:
		flags |= os.O_RDWR
	case f.write:
		flags |= os.O_WRONLY
	}
	return flags, nil
}

func initFileIO(t *thread, self value, args []value, n names) error {
	a, err := fileIOSignature.Bind(t, args, n)
	if err != nil {
		return err
	}
	f := object.As[fileIO](self)
	mode := "r"
	if !a[1].IsNull() {
		if mode, err = t.StrArg(a[1], "FileIO() argument 'mode'"); err != nil {
			return err
		}
	}
	flags, err := fileMode(t, f, mode)
	if err != nil {
		return err
	}
	f.name, f.closeFD = a[0], true
	if fd, isInt := object.AsInt64(a[0]); isInt && object.IsInstance(a[0], object.IntType) {
		if fd < 0 {
			return t.Raise(object.ValueError, "negative file descriptor")
		}
		return openDescriptor(t, f, int(fd), !a[2].IsNull(), a[2])
	}
	if !a[2].IsNull() {
		if yes, err := t.Truth(a[2]); err != nil {
			return err
		} else if !yes {
			return t.Raise(object.ValueError, "Cannot use closefd=False with file name")
		}
	}
	if !given(a[3]).IsNone() {
		fd, err := t.Call(a[3], a[0], object.Int(int64(flags|cloexec)))
		if err != nil {
			return err
		}
		n, ok := object.AsInt64(fd)
		switch {
		case !ok || !object.IsInstance(fd, object.IntType):
			return t.Raise(object.TypeError, "expected integer from opener")
		case n < 0:
			return t.Raise(object.ValueError, "opener returned %d", n)
		}
		return openDescriptor(t, f, int(n), false, value{})
	}
	name, err := PathArg(t, a[0])
	if err != nil {
		return err
	}
	files := configOf(t).Files
	if files == nil {
		return osError(t, fs.ErrPermission, a[0])
	}
	file, err := files.Open(name, flags)
	if err != nil {
		return osError(t, err, a[0])
	}
	if info, err := filesystem.InfoOf(file); err == nil && info.Mode&0o170000 == 0o040000 {
		_ = file.Close()
		return OSError(t, syscall.EISDIR, a[0], value{})
	}
	f.file, f.closed = file, false
	f.fd = DescriptorsOf(t).Add(file)
	if f.append {
		if _, err := file.Seek(0, goio.SeekEnd); err != nil {
			return osError(t, err, a[0])
		}
	}
	return nil
}

func defineFileIO() {
	object.Attributable[fileIO](fileIOType)
	fileIOType.New = func(t *thread, cls *typ, args []value, n names) (value, error) {
		v, _ := object.Make[fileIO](fileIOType, cls)
		return v, nil
	}
	fileIOType.Init = initFileIO
	fileIOType.Repr = func(t *thread, self value) (value, error) {
		f := object.As[fileIO](self)
		full := "_io." + self.Type().Name
		if f.closed || f.file == nil {
			return object.NewStr("<" + full + " [closed]>"), nil
		}
		name, err := t.Repr(f.name)
		closes := "True"
		if !f.closeFD {
			closes = "False"
		}
		return object.NewStr("<" + full + " name=" + name + " mode='" + f.mode + "' closefd=" + closes + ">"), err
	}
	is := func(name string, f func(f *fileIO) bool) *object.Builtin {
		return method(name, "(self, /)", "", func(t *thread, a []value) (value, error) {
			o, err := openFile(t, a[0])
			if err != nil {
				return value{}, err
			}
			return object.Bool(f(o)), nil
		})
	}
	object.DefineType(fileIOType, rawBaseType, "_io", object.TypeDef{
		Methods: []*object.Builtin{
			is("readable", func(f *fileIO) bool { return f.read }), is("writable", func(f *fileIO) bool { return f.write }),
			is("seekable", func(f *fileIO) bool { return f.seekable() }), is("isatty", func(f *fileIO) bool { return isTerminal(f.file) }),
			method("fileno", "(self, /)", "Return the descriptor.", func(t *thread, a []value) (value, error) {
				f, err := openFile(t, a[0])
				if err != nil {
					return value{}, err
				}
				return object.Int(int64(f.fd)), nil
			}),
			method("read", "(self, size=-1, /)", "Read up to so many bytes.", func(t *thread, a []value) (value, error) {
				n, err := sizeArg(t, a[1])
				if err != nil {
					return value{}, err
				}
				b, err := readFile(t, a[0], n)
				return newBytes(b), err
			}),
			method("readall", "(self, /)", "Read all there is.", func(t *thread, a []value) (value, error) {
				b, err := readFile(t, a[0], -1)
				return newBytes(b), err
			}),
			method("readinto", "(self, buffer, /)", "Read bytes into a buffer.", func(t *thread, a []value) (value, error) {
				room, err := roomOf(t, a[1])
				if err != nil {
					return value{}, err
				}
				b, err := readFile(t, a[0], len(room))
				if err != nil {
					return value{}, err
				}
				return object.Int(int64(len(b))), fill(t, a[1], b)
			}),
			method("write", "(self, b, /)", "Write bytes.", func(t *thread, a []value) (value, error) {
				f, err := openFile(t, a[0])
				if err != nil {
					return value{}, err
				}
				if !f.write {
					return value{}, unsupported(t, "File not open for writing")
				}
				b, err := bytesOf(t, a[1])
				if err != nil {
					return value{}, err
				}
				if err := t.Charge(len(b) >> 6); err != nil {
					return value{}, err
				}
				n, err := Write(t, f.file, b)
				if err != nil {
					return value{}, osError(t, err, value{})
				}
				return object.Int(int64(n)), nil
			}),
			method("seek", "(self, pos, whence=0, /)", "Set the position.", func(t *thread, a []value) (value, error) {
				f, err := openFile(t, a[0])
				if err != nil {
					return value{}, err
				}
				pos, err := t.IntArg(a[1])
				if err != nil {
					return value{}, err
				}
				whence := 0
				if !a[2].IsNull() {
					if whence, err = t.IntArg(a[2]); err != nil {
						return value{}, err
					}
				}
				at, err := f.file.Seek(int64(pos), whence)
				if err != nil {
					return value{}, osError(t, err, value{})
				}
				return object.Int(at), nil
			}),
			method("tell", "(self, /)", "Return the position.", func(t *thread, a []value) (value, error) {
				f, err := openFile(t, a[0])
				if err != nil {
					return value{}, err
				}
				at, err := f.file.Seek(0, goio.SeekCurrent)
				if err != nil {
					return value{}, osError(t, err, value{})
				}
				return object.Int(at), nil
			}),
			method("truncate", "(self, size=None, /)", "Cut the file off, or make it longer.", func(t *thread, a []value) (value, error) {
				f, err := openFile(t, a[0])
				if err != nil {
					return value{}, err
				}
				if !f.write {
					return value{}, unsupported(t, "File not open for writing")
				}
				size := int64(0)
				if given(a[1]).IsNone() {
					size, err = f.file.Seek(0, goio.SeekCurrent)
				} else {
					var n int
					n, err = t.IntArg(a[1])
					size = int64(n)
				}
				if err == nil {
					err = f.file.Truncate(size)
				}
				if err != nil && object.Raised(err) == nil {
					err = osError(t, err, value{})
				}
				return object.Int(size), err
			}),
			method("close", "(self, /)", "Close the file.", func(t *thread, a []value) (value, error) {
				f := object.As[fileIO](a[0])
				if f.closed {
					return object.None, nil
				}
				_, err := closeBase(t, a)
				if f.file != nil && f.closeFD {
					if cerr := DescriptorsOf(t).Close(f.fd); cerr != nil && err == nil {
						err = osError(t, cerr, value{})
					}
				}
				return object.None, err
			}),
		},
		GetSets: []*object.GetSet{
			attr("mode", func(t *thread, self value) (value, error) { return object.NewStr(object.As[fileIO](self).mode), nil }),
			object.Attr("name", "", func(t *thread, self value) (value, error) { return given(object.As[fileIO](self).name), nil },
				func(t *thread, self, v value) error {
					object.As[fileIO](self).name = v
					return nil
				}),
			attr("closefd", func(t *thread, self value) (value, error) { return object.Bool(object.As[fileIO](self).closeFD), nil }),
		},
	})
}

// readFile reads up to n bytes, or, if n < 0, all.
func readFile(t *thread, self value, n int) ([]byte, error) {
	f, err := openFile(t, self)
	if err != nil {
		return nil, err
	}
	if !f.read {
		return nil, unsupported(t, "File not open for reading")
	}
	if n >= 0 {
		if err := t.Allocate(n); err != nil {
			return nil, err
		}
		b := make([]byte, min(n, 1<<20))
		k, err := readSome(t, f.file, b)
		if err != nil && err != goio.EOF {
			return nil, readError(t, err)
		}
		return b[:k], nil
	}
	var all []byte
	chunk := make([]byte, 1<<16)
	for {
		k, err := readSome(t, f.file, chunk)
		if aerr := t.Allocate(k); aerr != nil {
			return nil, aerr
		}
		all = append(all, chunk[:k]...)
		if err == goio.EOF || err == nil && k == 0 {
			return all, nil
		}
		if err != nil {
			return nil, readError(t, err)
		}
	}
}

// readError is the error of a read: of the system, or what ended the waiting.
func readError(t *thread, err error) error {
	if _, stopped := err.(*object.Stop); stopped || object.Raised(err) != nil {
		return err
	}
	return osError(t, err, value{})
}
