package io

import (
	"errors"
	goio "io"
	"io/fs"
	"strings"
	"sync"
	"syscall"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/stdlib/errno"
)

// Descriptors are the open files of an interpreter by number. The numbers are its own: they mean nothing to the system, so a
// program cannot reach a file of the host by guessing one.
type Descriptors struct {
	mu    sync.Mutex
	files map[int]File
	shut  map[int]bool // which of 0, 1 and 2 the program has closed
}

type descriptorsKey struct{}

// DescriptorsOf are those of the thread's interpreter.
func DescriptorsOf(t *thread) *Descriptors {
	d, ok := t.Interp.Memo.Get(descriptorsKey{}).(*Descriptors)
	if !ok {
		d = &Descriptors{files: make(map[int]File), shut: make(map[int]bool)}
		t.Interp.Memo.Set(descriptorsKey{}, d)
	}
	return d
}

// Add gives a file the lowest number that is free.
func (d *Descriptors) Add(f File) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	for n := 0; ; n++ {
		if _, taken := d.files[n]; !taken && (n > 2 || d.shut[n]) {
			d.files[n] = f
			return n
		}
	}
}

func (d *Descriptors) addConsole(name string, f File) int {
	n := map[string]int{"<stdin>": 0, "<stdout>": 1, "<stderr>": 2}[name]
	d.mu.Lock()
	defer d.mu.Unlock()
	d.files[n] = f
	return n
}

// Get is the file with this number.
func (d *Descriptors) Get(n int) (File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f, ok := d.files[n]
	if !ok {
		return nil, syscall.EBADF
	}
	return f, nil
}

// Put gives a file this very number; what had it is closed.
func (d *Descriptors) Put(n int, f File) error {
	d.mu.Lock()
	old, ok := d.files[n]
	d.files[n] = f
	last := ok && !d.held(old)
	d.mu.Unlock()
	if last {
		return old.Close()
	}
	return nil
}

// held reports whether some number still means f.
func (d *Descriptors) held(f File) bool {
	for _, other := range d.files {
		if other == f {
			return true
		}
	}
	return false
}

// Close frees a number, and closes the file if that was the last one for it.
func (d *Descriptors) Close(n int) error {
	d.mu.Lock()
	f, ok := d.files[n]
	if !ok {
		d.mu.Unlock()
		return syscall.EBADF
	}
	delete(d.files, n)
	d.shut[n] = n < 3
	last := !d.held(f)
	d.mu.Unlock()
	if !last {
		return nil
	}
	return f.Close()
}

// cloexec is O_CLOEXEC: what openers are given besides the mode's flags.
const cloexec = 0x80000

// openDescriptor makes f a stream over a descriptor.
func openDescriptor(t *thread, f *fileIO, fd int, hasClose bool, closes value) error {
	file, err := DescriptorsOf(t).Get(fd)
	if err != nil {
		return OSError(t, err, f.name, value{})
	}
	if info, err := filesystem.InfoOf(file); err == nil && info.Mode&0o170000 == 0o040000 {
		return OSError(t, syscall.EISDIR, f.name, value{})
	}
	if hasClose {
		if f.closeFD, err = t.Truth(closes); err != nil {
			return err
		}
	}
	f.file, f.fd, f.closed = file, fd, false
	_, f.console = file.(*consoleFile)
	if f.append {
		_, _ = file.Seek(0, goio.SeekEnd)
	}
	return nil
}

// seekable reports whether the file has positions: pipes and the console have none.
func (f *fileIO) seekable() bool {
	if f.console {
		return false
	}
	_, err := f.file.Seek(0, goio.SeekCurrent)
	return err == nil
}

// isTerminal reports whether a host says of its file that it is one.
func isTerminal(f File) bool {
	term, ok := f.(interface{ IsTerminal() bool })
	return ok && term.IsTerminal()
}

// OSError is a host's error as programs see it; name and second may be NULL.
func OSError(t *thread, err error, name, second value) error {
	if object.Raised(err) != nil {
		return err
	}
	var stop *object.Stop
	if errors.As(err, &stop) {
		return stop
	}
	code := ErrorNumber(err)
	args := []value{object.Int(int64(code)), object.NewStr(errno.Text(code))}
	if !name.IsNull() {
		args = append(args, name)
		if !second.IsNull() {
			args = append(args, object.None, second)
		}
	}
	exc, cerr := t.Call(object.OSError.Value(), args...)
	if cerr != nil {
		return cerr
	}
	return object.AsException(exc)
}

// ErrorNumber is the number of a host's error: the system's, or that which package io/fs means.
func ErrorNumber(err error) int {
	for number, kind := range map[int]error{2: fs.ErrNotExist, 17: fs.ErrExist} {
		if errors.Is(err, kind) && !errors.Is(err, syscall.ENOTEMPTY) {
			return number
		}
	}
	var number syscall.Errno
	switch {
	case errors.As(err, &number) && number > 0 && number < 134:
		return int(number)
	case errors.Is(err, fs.ErrPermission):
		return 13
	case errors.Is(err, fs.ErrInvalid):
		return 22
	case errors.Is(err, fs.ErrClosed):
		return 9
	case strings.Contains(err.Error(), "escapes from parent"): // what os.Root says, without a value for it
		return 1
	case strings.Contains(err.Error(), "is a directory"):
		return 21
	case strings.Contains(err.Error(), "not a directory"):
		return 20
	}
	return 5
}

// FSPath is the str or bytes that names a file: itself, or what __fspath__ gives.
func FSPath(t *thread, v value) (value, error) {
	if object.IsInstance(v, object.StrType) || object.IsInstance(v, object.BytesType) {
		return v, nil
	}
	p, found, err := t.CallSpecial(v, "__fspath__")
	switch {
	case err != nil:
		return value{}, err
	case !found:
		return value{}, t.Raise(object.TypeError, "expected str, bytes or os.PathLike object, not %s", v.Type().Name)
	case !object.IsInstance(p, object.StrType) && !object.IsInstance(p, object.BytesType):
		return value{}, t.Raise(object.TypeError, "expected %s.__fspath__() to return str or bytes, not %s", v.Type().Name, p.Type().Name)
	}
	return p, nil
}

// PathArg is the name of a file, in the bytes of the system: a str, bytes, or what has __fspath__.
func PathArg(t *thread, v value) (string, error) {
	v, err := FSPath(t, v)
	if err != nil {
		return "", err
	}
	name, err := SystemName(t, v)
	if err == nil && strings.IndexByte(name, 0) >= 0 {
		err = t.Raise(object.ValueError, "embedded null byte")
	}
	return name, err
}

// SystemName is a str or bytes in the bytes of the system: surrogates that stand for bytes become these.
func SystemName(t *thread, v value) (string, error) {
	if s := object.AsStr(v); s != nil {
		b, err := t.Encode(s, "utf-8", "surrogateescape")
		if err != nil {
			return "", err
		}
		v = b
	}
	b, err := bytesOf(t, v)
	return string(b), err
}

// ReadSome reads up to n bytes.
func ReadSome(t *thread, f File, n int) ([]byte, error) {
	n = min(n, 1<<20)
	if err := t.Allocate(n); err != nil {
		return nil, err
	}
	b := make([]byte, n)
	k, err := readSome(t, f, b)
	if err == goio.EOF {
		err = nil
	}
	return b[:k], err
}
