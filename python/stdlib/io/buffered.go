package io

import (
	"github.com/jinklink/jink/python/object"
)

var (
	bufferedReaderType = &typ{Name: "BufferedReader", Doc: "A buffer before a raw stream that is read."}
	bufferedWriterType = &typ{Name: "BufferedWriter", Doc: "A buffer before a raw stream that is written."}
	bufferedRandomType = &typ{Name: "BufferedRandom", Doc: "A buffer before a raw stream that is read and written."}
)

// buffered is a BufferedReader, BufferedWriter or BufferedRandom. It never holds bytes both to be read and to be written.
type buffered struct {
	base
	raw         value
	size        int
	read, write bool
	through     bool   // what is written goes to the raw stream at once
	ahead       []byte // was read from the raw stream, but not yet by the program
	pending     []byte // was written by the program, but not yet to the raw stream
}

func (b *buffered) check(t *thread, what string) error {
	if b.raw.IsNull() {
		return t.Raise(object.ValueError, "raw stream has been detached")
	}
	closed, err := isClosed(t, b.raw)
	if err == nil && closed {
		err = t.Raise(object.ValueError, "%s closed file", what)
	}
	return err
}

// flush writes what is pending, and gives up what was read ahead where the stream is to be written.
func (b *buffered) flush(t *thread) error {
	for len(b.pending) > 0 {
		v, err := t.CallMethod(b.raw, "write", newBytes(b.pending))
		if err != nil {
			return err
		}
		if v.IsNone() {
			return t.Raise(object.BlockingIOError, "write could not complete without blocking")
		}
		n, err := t.IntArg(v)
		if err != nil {
			return err
		}
		if n < 0 || n > len(b.pending) {
			return t.Raise(object.OSError, "raw write() returned invalid length %d (should have been between 0 and %d)", n, len(b.pending))
		}
		b.pending = b.pending[n:]
	}
	if b.pending != nil {
		b.pending = nil
		delete(unwrittenOf(t).buffers, b)
	}
	return nil
}

// rewind moves the raw stream back to where the program is.
func (b *buffered) rewind(t *thread) error {
	if len(b.ahead) == 0 {
		return nil
	}
	back := -int64(len(b.ahead))
	b.ahead = nil
	_, err := t.CallMethod(b.raw, "seek", object.Int(back), object.Int(1))
	return err
}

// more reads from the raw stream once; it gives false at the end.
func (b *buffered) more(t *thread, n int) (bool, error) {
	v, err := t.CallMethod(b.raw, "read", object.Int(int64(max(n, b.size))))
	if err != nil || v.IsNone() {
		return false, err
	}
	got, err := bytesOf(t, v)
	if err != nil {
		return false, err
	}
	b.ahead = append(b.ahead, got...)
	return len(got) > 0, nil
}

func (b *buffered) take(n int) value {
	n = min(n, len(b.ahead))
	v := newBytes(b.ahead[:n])
	b.ahead = b.ahead[n:]
	return v
}

func (b *buffered) readAll(t *thread) (value, error) {
	if err := b.flush(t); err != nil {
		return value{}, err
	}
	f, err := t.FindAttr(b.raw, t.Interp.Intern("readall"))
	if err == nil && f.IsNull() {
		f, err = t.Attr(b.raw, "read")
	}
	if err != nil {
		return value{}, err
	}
	v, err := t.Call(f)
	if err != nil {
		return value{}, err
	}
	if !v.IsNone() {
		rest, err := bytesOf(t, v)
		if err != nil {
			return value{}, err
		}
		b.ahead = append(b.ahead, rest...)
	} else if len(b.ahead) == 0 {
		return v, nil
	}
	return b.take(len(b.ahead)), nil
}

func defineBuffered() {
	defineBufferedType(bufferedReaderType, true, false)
	defineBufferedType(bufferedWriterType, false, true)
	defineBufferedType(bufferedRandomType, true, true)
}

func defineBufferedType(kind *typ, reads, writes bool) {
	object.Attributable[buffered](kind)
	kind.New = func(t *thread, cls *typ, args []value, n names) (value, error) {
		v, _ := object.Make[buffered](kind, cls)
		return v, nil
	}
	sig := object.Fn(kind.Name, "(raw, buffer_size=8192)", "", nil)
	kind.Init = func(t *thread, self value, args []value, n names) error {
		a, err := sig.Bind(t, args, n)
		if err != nil {
			return err
		}
		size := bufferSize
		if !a[1].IsNull() {
			if size, err = t.IntArg(a[1]); err != nil {
				return err
			}
		}
		if size <= 0 {
			return t.Raise(object.ValueError, "buffer size must be strictly positive")
		}
		for _, c := range []struct {
			needed         bool
			asks, complain string
		}{{reads && writes, "seekable", "File or stream is not seekable."}, {reads, "readable", "File or stream is not readable."}, {writes, "writable", "File or stream is not writable."}} {
			if !c.needed {
				continue
			}
			v, err := t.CallMethod(a[0], c.asks)
			if err != nil {
				return err
			}
			if v != object.True {
				return unsupported(t, c.complain)
			}
		}
		b := object.As[buffered](self)
		b.raw, b.size, b.read, b.write, b.closed = a[0], size, reads, writes, false
		return nil
	}
	kind.Repr = func(t *thread, self value) (value, error) {
		name, err := t.FindAttr(self, t.Interp.Intern("name"))
		full := self.Type().FullName()
		if err != nil || name.IsNull() {
			return object.NewStr("<" + full + ">"), err
		}
		repr, err := t.Repr(name)
		return object.NewStr("<" + full + " name=" + repr + ">"), err
	}
	methods := bufferedMethods()
	if reads {
		methods = append(methods, bufferedReads()...)
	}
	if writes {
		methods = append(methods, bufferedWrites()...)
	}
	of := func(name string) *object.GetSet {
		return attr(name, func(t *thread, self value) (value, error) {
			b := object.As[buffered](self)
			if err := b.attached(t); err != nil {
				return value{}, err
			}
			return t.Attr(b.raw, name)
		})
	}
	object.DefineType(kind, bufferedBaseType, "_io", object.TypeDef{Methods: methods, GetSets: []*object.GetSet{
		of("closed"), of("name"), of("mode"),
		attr("raw", func(t *thread, self value) (value, error) { return given(object.As[buffered](self).raw), nil }),
	}})
}

func (b *buffered) attached(t *thread) error {
	if b.raw.IsNull() {
		return t.Raise(object.ValueError, "raw stream has been detached")
	}
	return nil
}

func bufferedMethods() []*object.Builtin {
	pass := func(name string) *object.Builtin {
		return method(name, "(self, /)", "", func(t *thread, a []value) (value, error) {
			b := object.As[buffered](a[0])
			if err := b.attached(t); err != nil {
				return value{}, err
			}
			return t.CallMethod(b.raw, name)
		})
	}
	no := func(name string, reads bool) *object.Builtin {
		return method(name, "(self, /)", "", func(t *thread, a []value) (value, error) {
			b := object.As[buffered](a[0])
			if err := b.attached(t); err != nil {
				return value{}, err
			}
			if reads && b.read || !reads && b.write {
				return t.CallMethod(b.raw, name)
			}
			return object.False, nil
		})
	}
	return []*object.Builtin{
		pass("seekable"), pass("fileno"), pass("isatty"), no("readable", true), no("writable", false),
		method("flush", "(self, /)", "Write out what is buffered.", func(t *thread, a []value) (value, error) {
			b := object.As[buffered](a[0])
			if err := b.check(t, "flush of"); err != nil {
				return value{}, err
			}
			if err := b.flush(t); err != nil {
				return value{}, err
			}
			if b.write && b.read {
				if err := b.rewind(t); err != nil {
					return value{}, err
				}
			}
			if f, ok := rawFile(b.raw); ok {
				if c, isConsole := f.(*consoleFile); isConsole {
					if err := c.flush(); err != nil {
						return value{}, osError(t, err, value{})
					}
				}
			}
			return t.CallMethod(b.raw, "flush")
		}),
		method("close", "(self, /)", "Flush and close.", func(t *thread, a []value) (value, error) {
			b := object.As[buffered](a[0])
			if err := b.attached(t); err != nil {
				return value{}, err
			}
			closed, err := isClosed(t, b.raw)
			if closed || err != nil {
				return object.None, err
			}
			_, err = t.CallMethod(a[0], "flush")
			if _, cerr := t.CallMethod(b.raw, "close"); cerr != nil && err == nil {
				err = cerr
			}
			b.ahead, b.pending = nil, nil
			return object.None, err
		}),
		method("detach", "(self, /)", "Give up the raw stream.", func(t *thread, a []value) (value, error) {
			b := object.As[buffered](a[0])
			if err := b.attached(t); err != nil {
				return value{}, err
			}
			if _, err := t.CallMethod(a[0], "flush"); err != nil {
				return value{}, err
			}
			raw := b.raw
			b.raw = value{}
			return raw, nil
		}),
		method("tell", "(self, /)", "Return the position.", func(t *thread, a []value) (value, error) {
			b := object.As[buffered](a[0])
			if err := b.attached(t); err != nil {
				return value{}, err
			}
			v, err := t.CallMethod(b.raw, "tell")
			if err != nil {
				return value{}, err
			}
			n, err := t.IntArg(v)
			return object.Int(int64(n - len(b.ahead) + len(b.pending))), err
		}),
		method("seek", "(self, target, whence=0, /)", "Set the position.", func(t *thread, a []value) (value, error) {
			b := object.As[buffered](a[0])
			whence := object.Int(0)
			if !a[2].IsNull() {
				whence = a[2]
			}
			if n, err := t.IntArg(whence); err != nil {
				return value{}, err
			} else if n < 0 || n > 2 {
				return value{}, t.Raise(object.ValueError, "whence value %d unsupported", n)
			}
			if err := b.check(t, "seek of"); err != nil {
				return value{}, err
			}
			if err := b.flush(t); err != nil {
				return value{}, err
			}
			if whence == object.Int(1) {
				if err := b.rewind(t); err != nil {
					return value{}, err
				}
			}
			v, err := t.CallMethod(b.raw, "seek", a[1], whence)
			if err == nil {
				b.ahead = nil
			}
			return v, err
		}),
		method("truncate", "(self, pos=None, /)", "Cut off.", func(t *thread, a []value) (value, error) {
			b := object.As[buffered](a[0])
			if err := b.check(t, "truncate of"); err != nil {
				return value{}, err
			}
			if !b.write {
				return value{}, unsupported(t, "truncate")
			}
			if err := b.flush(t); err != nil {
				return value{}, err
			}
			if err := b.rewind(t); err != nil {
				return value{}, err
			}
			return t.CallMethod(b.raw, "truncate", given(a[1]))
		}),
	}
}

func rawFile(raw value) (File, bool) {
	if raw.Is(fileIOType) {
		return object.As[fileIO](raw).file, true
	}
	return nil, false
}

func bufferedReads() []*object.Builtin {
	return []*object.Builtin{
		method("read", "(self, size=-1, /)", "Read so many bytes, or all.", func(t *thread, a []value) (value, error) {
			n, err := sizeArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			if n < -1 {
				return value{}, t.Raise(object.ValueError, "read length must be non-negative or -1")
			}
			b := object.As[buffered](a[0])
			if err := b.check(t, "read of"); err != nil {
				return value{}, err
			}
			if n < 0 {
				return b.readAll(t)
			}
			if err := b.flush(t); err != nil {
				return value{}, err
			}
			if err := t.Allocate(n); err != nil {
				return value{}, err
			}
			for len(b.ahead) < n {
				if more, err := b.more(t, n-len(b.ahead)); err != nil {
					return value{}, err
				} else if !more {
					break
				}
			}
			return b.take(n), nil
		}),
		method("read1", "(self, size=-1, /)", "Read up to so many bytes, by one read at most.", func(t *thread, a []value) (value, error) {
			n, err := sizeArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			b := object.As[buffered](a[0])
			if err := b.check(t, "read of"); err != nil {
				return value{}, err
			}
			if err := b.flush(t); err != nil {
				return value{}, err
			}
			if n < 0 {
				n = b.size
			}
			if len(b.ahead) == 0 && n > 0 {
				if _, err := b.more(t, n); err != nil {
					return value{}, err
				}
			}
			return b.take(n), nil
		}),
		method("peek", "(self, size=0, /)", "Return bytes that are yet to be read, and leave them so.", func(t *thread, a []value) (value, error) {
			b := object.As[buffered](a[0])
			if err := b.check(t, "peek of"); err != nil {
				return value{}, err
			}
			if err := b.flush(t); err != nil {
				return value{}, err
			}
			if len(b.ahead) == 0 {
				if _, err := b.more(t, 1); err != nil {
					return value{}, err
				}
			}
			return newBytes(b.ahead), nil
		}),
		method("readline", "(self, size=-1, /)", "Read up to the end of a line.", func(t *thread, a []value) (value, error) {
			n, err := sizeArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			b := object.As[buffered](a[0])
			if err := b.check(t, "readline of"); err != nil {
				return value{}, err
			}
			if err := b.flush(t); err != nil {
				return value{}, err
			}
			for from := 0; ; {
				end := from + lineEnd(b.ahead[from:])
				if end > from && b.ahead[end-1] == '\n' || n >= 0 && end >= n {
					if n >= 0 {
						end = min(end, n)
					}
					return b.take(end), nil
				}
				from = end
				if err := t.Allocate(b.size); err != nil {
					return value{}, err
				}
				if more, err := b.more(t, 1); err != nil {
					return value{}, err
				} else if !more {
					return b.take(end), nil
				}
			}
		}),
	}
}

func bufferedWrites() []*object.Builtin {
	return []*object.Builtin{
		method("write", "(self, buffer, /)", "Write bytes.", func(t *thread, a []value) (value, error) {
			if object.AsStr(a[1]) != nil {
				return value{}, t.Raise(object.TypeError, "a bytes-like object is required, not '%s'", a[1].Type().Name)
			}
			o := object.As[buffered](a[0])
			if err := o.check(t, "write to"); err != nil {
				return value{}, err
			}
			b, err := bytesOf(t, a[1])
			if err != nil {
				return value{}, err
			}
			if err := o.rewind(t); err != nil {
				return value{}, err
			}
			if err := t.Allocate(len(b)); err != nil {
				return value{}, err
			}
			if len(o.pending) == 0 && o.raw.Is(fileIOType) && !o.through {
				unwrittenOf(t).buffers[o] = true
			}
			o.pending = append(o.pending, b...)
			if o.through || len(o.pending) > o.size {
				err = o.flush(t)
			}
			return object.Int(int64(len(b))), err
		}),
	}
}
