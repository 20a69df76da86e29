// Package io holds the native part of Python's module io: the hierarchy of streams, those in memory, buffers around raw
// streams, text over bytes, and open.
//
// There are no files but those of the host: a Config without Files gives programs open, which then is refused, and nothing
// else to reach a disk by. What a class of the program overrides (read, write, seek, …) is what the other methods use, as
// in CPython.
package io

import (
	"errors"
	"sync"

	"github.com/jinklink/jink/python/filesystem"
	"github.com/jinklink/jink/python/object"
)

type (
	thread = object.Thread
	value  = object.Value
	names  = object.Names
	typ    = object.Type
)

// Config says what files there are.
type Config struct {
	// Files are the files that programs may open; nil: none.
	Files Files
}

// Files opens files for programs. Its errors are those of io/fs, which programs see as the OSErrors that they stand for.
type Files interface {
	// Open opens a file with the flags of package os: os.O_RDONLY, os.O_WRONLY, os.O_RDWR, os.O_CREATE, os.O_EXCL,
	// os.O_TRUNC and os.O_APPEND.
	Open(name string, flags int) (File, error)
}

// File is an open file.
type File = filesystem.File

const bufferSize = 8192

// configKey is where an interpreter's Config is kept.
type configKey struct{}

// unwritten are the streams over files that hold what is not yet written: texts and buffers.
type unwritten struct {
	texts   map[*textWrapper]bool
	buffers map[*buffered]bool
}

type unwrittenKey struct{}

func unwrittenOf(t *thread) *unwritten {
	u, ok := t.Interp.Memo.Get(unwrittenKey{}).(*unwritten)
	if !ok {
		u = &unwritten{make(map[*textWrapper]bool), make(map[*buffered]bool)}
		t.Interp.Memo.Set(unwrittenKey{}, u)
	}
	return u
}

// Flush writes out what streams over files still hold, for when a program is over that did not close them.
func Flush(t *thread) error {
	u := unwrittenOf(t)
	var failed error
	for w := range u.texts {
		failed = errors.Join(failed, w.flush(t))
	}
	for b := range u.buffers {
		failed = errors.Join(failed, b.flush(t))
	}
	return failed
}

func configOf(t *thread) Config {
	c, _ := t.Interp.Memo.Get(configKey{}).(Config)
	return c
}

var defineTypes = sync.OnceFunc(func() {
	defineBase()
	defineRaw()
	defineBufferedBase()
	defineTextBase()
	defineFileIO()
	defineBytesIO()
	defineBuffered()
	defineStringIO()
	defineTextWrapper()
	defineNewlineDecoder()
})

// Module makes module _io for an interpreter.
func (c Config) Module(t *thread) (*object.Module, error) {
	defineTypes()
	t.Interp.Memo.Set(configKey{}, c)
	m := object.NewModule("_io", "Streams.")
	m.AddTypes(baseType, rawBaseType, bufferedBaseType, textBaseType, fileIOType, bytesIOType, bufferedReaderType,
		bufferedWriterType, bufferedRandomType, stringIOType, textWrapperType, newlineDecoderType)
	m.Set("DEFAULT_BUFFER_SIZE", object.Int(bufferSize))
	m.Set("BlockingIOError", object.BlockingIOError.Value())
	unsupported, err := unsupportedType(t)
	if err != nil {
		return nil, err
	}
	m.Set("UnsupportedOperation", unsupported)
	m.Add(
		object.Fn("text_encoding", "(encoding, stacklevel=2, /)", "Return the encoding, or, if that is None, the one used then.", func(t *thread, a []value) (value, error) {
			if a[0].IsNone() {
				return object.NewStr("locale"), nil
			}
			return a[0], nil
		}),
		object.Fn("open_code", "(path)", "Open a file for reading code from it.", func(t *thread, a []value) (value, error) {
			args := make([]value, 8)
			args[0], args[1] = a[0], object.NewStr("rb")
			return open(t, args)
		}),
	)
	m.Set("_open", object.Fn("open", openSignature, "Open a file.", open).Value())
	b := t.Interp.Builtins.GetString("open")
	if b.IsNull() {
		b = m.Dict.GetString("_open")
	}
	m.Set("open", b)
	return m, nil
}

// unsupportedKey is where an interpreter's class UnsupportedOperation is kept: it has two bases, so it is a class that is
// made anew for each.
type unsupportedKey struct{}

func unsupportedType(t *thread) (value, error) {
	if v, ok := t.Interp.Memo.Get(unsupportedKey{}).(value); ok {
		return v, nil
	}
	d := object.NewDict()
	d.SetString("__module__", object.NewStr("io"))
	cls, err := t.NewClass(object.TypeType, "UnsupportedOperation", []*typ{object.OSError, object.ValueError}, d)
	if err != nil {
		return value{}, err
	}
	t.Interp.Memo.Set(unsupportedKey{}, cls.Value())
	return cls.Value(), nil
}

// unsupported is the error that a stream does not do something.
func unsupported(t *thread, what string) error {
	cls, err := unsupportedType(t)
	if err != nil {
		return err
	}
	exc, err := t.Call(cls, object.NewStr(what))
	if err != nil {
		return err
	}
	return object.AsException(exc)
}

func closedFile(t *thread) error {
	return t.Raise(object.ValueError, "I/O operation on closed file.")
}

func given(v value) value {
	if v.IsNull() {
		return object.None
	}
	return v
}

// sizeArg is a count of bytes or characters: -1 for None or what was not given.
func sizeArg(t *thread, v value) (int, error) {
	if given(v).IsNone() {
		return -1, nil
	}
	if v.Type().Index == nil && !v.IsInt() {
		return 0, t.Raise(object.TypeError, "argument should be integer or None, not '%s'", v.Type().Name)
	}
	return t.IntArg(v)
}

// bytesOf is the content of a bytes-like object.
func bytesOf(t *thread, v value) ([]byte, error) { return object.AsBytes(t, v) }

func newBytes(b []byte) value { return object.NewBytes(string(b)) }

func method(name, sig, doc string, f func(t *thread, a []value) (value, error)) *object.Builtin {
	return object.Method(name, sig, doc, f)
}

func attr(name string, get func(t *thread, self value) (value, error)) *object.GetSet {
	return object.Attr(name, "", get, nil)
}
