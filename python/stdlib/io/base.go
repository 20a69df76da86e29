package io

import "github.com/jinklink/jink/python/object"

var (
	baseType         = &typ{Name: "_IOBase", Doc: "What all streams have."}
	rawBaseType      = &typ{Name: "_RawIOBase", Doc: "What raw streams of bytes have."}
	bufferedBaseType = &typ{Name: "_BufferedIOBase", Doc: "What buffered streams of bytes have."}
	textBaseType     = &typ{Name: "_TextIOBase", Doc: "What streams of text have."}
)

// base begins the struct of every stream.
type base struct {
	object.Object
	closed bool
}

func defineBase() {
	b := baseType
	object.Attributable[base](b)
	b.New = func(t *thread, cls *typ, args []value, n names) (value, error) {
		v, _ := object.Make[base](b, cls)
		return v, nil
	}
	b.Init = func(t *thread, self value, args []value, n names) error { return nil }
	b.Iter = func(t *thread, self value) (value, error) { return self, checkClosed(t, self) }
	b.Next = func(t *thread, self value) (value, error) {
		line, err := t.CallMethod(self, "readline")
		if err != nil {
			return line, err
		}
		n, err := t.Len(line)
		if err != nil || n == 0 {
			return value{}, err
		}
		return line, nil
	}
	refuse := func(name, sig, what string) *object.Builtin {
		return method(name, sig, "", func(t *thread, a []value) (value, error) { return value{}, unsupported(t, what) })
	}
	no := func(name, doc string) *object.Builtin {
		return method(name, "(self, /)", doc, func(t *thread, a []value) (value, error) { return object.False, checkClosed(t, a[0]) })
	}
	check := func(name, asks, complaint string) *object.Builtin {
		return method(name, "(self, /)", "", func(t *thread, a []value) (value, error) {
			v, err := t.CallMethod(a[0], asks)
			if err == nil && v != object.True {
				err = unsupported(t, complaint)
			}
			return object.True, err
		})
	}
	object.DefineType(b, nil, "_io", object.TypeDef{
		Methods: []*object.Builtin{
			refuse("seek", "(self, offset, whence=0, /)", "seek"), refuse("truncate", "(self, size=None, /)", "truncate"),
			refuse("fileno", "(self, /)", "fileno"),
			method("tell", "(self, /)", "Return the position in the stream.", func(t *thread, a []value) (value, error) {
				return t.CallMethod(a[0], "seek", object.Int(0), object.Int(1))
			}),
			method("flush", "(self, /)", "Write out what is buffered.", func(t *thread, a []value) (value, error) {
				return object.None, checkClosed(t, a[0])
			}),
			method("close", "(self, /)", "Flush and close the stream.", closeBase),
			no("readable", "Return whether the stream can be read."), no("writable", "Return whether the stream can be written."),
			no("seekable", "Return whether the stream has positions."), no("isatty", "Return whether the stream is a terminal."),
			check("_checkReadable", "readable", "File or stream is not readable."),
			check("_checkWritable", "writable", "File or stream is not writable."),
			check("_checkSeekable", "seekable", "File or stream is not seekable."),
			method("_checkClosed", "(self, /)", "", func(t *thread, a []value) (value, error) { return object.None, checkClosed(t, a[0]) }),
			method("__enter__", "(self, /)", "", func(t *thread, a []value) (value, error) { return a[0], checkClosed(t, a[0]) }),
			method("__exit__", "(self, *args)", "", func(t *thread, a []value) (value, error) {
				_, err := t.CallMethod(a[0], "close")
				return object.None, err
			}),
			method("readline", "(self, size=-1, /)", "Read up to the end of a line.", readlineBase),
			method("readlines", "(self, hint=-1, /)", "Read all lines, or about as many as have hint bytes.", readlines),
			method("writelines", "(self, lines, /)", "Write each of the lines.", func(t *thread, a []value) (value, error) {
				if err := checkClosed(t, a[0]); err != nil {
					return value{}, err
				}
				return object.None, t.Each(a[1], func(line value) error {
					_, err := t.CallMethod(a[0], "write", line)
					return err
				})
			}),
		},
		GetSets: []*object.GetSet{
			attr("closed", func(t *thread, self value) (value, error) { return object.Bool(object.As[base](self).closed), nil }),
		},
	})
}

// isClosed asks the stream itself: a class may answer by a property.
func isClosed(t *thread, self value) (bool, error) {
	v, err := t.Attr(self, "closed")
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

func checkClosed(t *thread, self value) error {
	closed, err := isClosed(t, self)
	if err == nil && closed {
		err = closedFile(t)
	}
	return err
}

func closeBase(t *thread, a []value) (value, error) {
	b := object.As[base](a[0])
	if b.closed {
		return object.None, nil
	}
	_, err := t.CallMethod(a[0], "flush")
	b.closed = true
	return object.None, err
}

// readlineBase reads byte by byte, or, where the stream can be peeked, by what it has at hand.
func readlineBase(t *thread, a []value) (value, error) {
	limit, err := sizeArg(t, a[1])
	if err != nil {
		return value{}, err
	}
	peek, err := t.FindAttr(a[0], t.Interp.Intern("peek"))
	if err != nil {
		return value{}, err
	}
	var line []byte
	for limit < 0 || len(line) < limit {
		want := 1
		if !peek.IsNull() {
			ahead, err := t.Call(peek, object.Int(1))
			if err != nil {
				return value{}, err
			}
			b, err := bytesOf(t, ahead)
			if err != nil {
				return value{}, err
			}
			want = max(lineEnd(b), 1)
			if limit >= 0 {
				want = min(want, limit-len(line))
			}
		}
		got, err := t.CallMethod(a[0], "read", object.Int(int64(want)))
		if err != nil {
			return value{}, err
		}
		if !object.IsInstance(got, object.BytesType) {
			return value{}, t.Raise(object.OSError, "read() should have returned a bytes object, not '%s'", got.Type().Name)
		}
		b, err := bytesOf(t, got)
		if err != nil {
			return value{}, err
		}
		if len(b) == 0 {
			break
		}
		if err := t.Allocate(len(b)); err != nil {
			return value{}, err
		}
		line = append(line, b...)
		if b[len(b)-1] == '\n' {
			break
		}
	}
	return newBytes(line), nil
}

// lineEnd is how many bytes go up to the end of the first line, that included, or all.
func lineEnd(b []byte) int {
	for i, c := range b {
		if c == '\n' {
			return i + 1
		}
	}
	return len(b)
}

func readlines(t *thread, a []value) (value, error) {
	hint, err := sizeArg(t, a[1])
	if err != nil {
		return value{}, err
	}
	it, err := t.Iter(a[0])
	if err != nil {
		return value{}, err
	}
	var lines []value
	for total := 0; hint <= 0 || total <= hint; {
		line, err := t.Next(it)
		if err != nil {
			return value{}, err
		}
		if line.IsNull() {
			break
		}
		lines = append(lines, line)
		n, err := t.Len(line)
		if err != nil {
			return value{}, err
		}
		total += n
		if hint > 0 && total >= hint {
			break
		}
	}
	return object.NewList(lines), nil
}

func defineRaw() {
	absent := func(name, sig string) *object.Builtin {
		return method(name, sig, "", func(t *thread, a []value) (value, error) { return value{}, t.RaiseArgs(object.NotImplementedError) })
	}
	object.DefineType(rawBaseType, baseType, "_io", object.TypeDef{Methods: []*object.Builtin{
		method("read", "(self, size=-1, /)", "Read up to so many bytes, or all.", func(t *thread, a []value) (value, error) {
			n, err := sizeArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			if n < 0 {
				return t.CallMethod(a[0], "readall")
			}
			if err := t.Allocate(n); err != nil {
				return value{}, err
			}
			room, err := t.Call(object.ByteArrayType.Value(), object.Int(int64(n)))
			if err != nil {
				return value{}, err
			}
			got, err := t.CallMethod(a[0], "readinto", room)
			if err != nil || got.IsNone() {
				return got, err
			}
			k, err := t.IntArg(got)
			if err != nil {
				return value{}, err
			}
			b, err := bytesOf(t, room)
			if err == nil && (k < 0 || k > len(b)) {
				err = t.Raise(object.ValueError, "readinto returned %d outside buffer size %d", k, len(b))
			}
			if err != nil {
				return value{}, err
			}
			return newBytes(b[:k]), nil
		}),
		absent("readinto", "(self, buffer, /)"), absent("write", "(self, b, /)"),
		method("readall", "(self, /)", "Read all there is.", func(t *thread, a []value) (value, error) {
			var all []byte
			for {
				got, err := t.CallMethod(a[0], "read", object.Int(bufferSize))
				if err != nil {
					return value{}, err
				}
				if got.IsNone() {
					if len(all) == 0 {
						return got, nil
					}
					return newBytes(all), nil
				}
				b, err := bytesOf(t, got)
				if err != nil {
					return value{}, err
				}
				if len(b) == 0 {
					return newBytes(all), nil
				}
				if err := t.Allocate(len(b)); err != nil {
					return value{}, err
				}
				all = append(all, b...)
			}
		}),
	}})
}

func refuseMethod(name, sig, what string) *object.Builtin {
	return method(name, sig, "", func(t *thread, a []value) (value, error) { return value{}, unsupported(t, what) })
}

func defineBufferedBase() {
	into := func(name, by string) *object.Builtin {
		return method(name, "(self, buffer, /)", "Read bytes into a buffer.", func(t *thread, a []value) (value, error) { return readInto(t, a[0], a[1], by) })
	}
	object.DefineType(bufferedBaseType, baseType, "_io", object.TypeDef{Methods: []*object.Builtin{
		refuseMethod("read", "(self, size=-1, /)", "read"), refuseMethod("read1", "(self, size=-1, /)", "read1"),
		refuseMethod("write", "(self, b, /)", "write"), refuseMethod("detach", "(self, /)", "detach"),
		into("readinto", "read"), into("readinto1", "read1"),
	}})
}

// readInto reads as many bytes as a buffer has room for, and puts them there.
func readInto(t *thread, self, buffer value, by string) (value, error) {
	room, err := roomOf(t, buffer)
	if err != nil {
		return value{}, err
	}
	n := len(room)
	got, err := t.CallMethod(self, by, object.Int(int64(n)))
	if err != nil || got.IsNone() {
		return got, err
	}
	if object.AsBytesObject(got) == nil {
		return value{}, t.Raise(object.TypeError, "%s() should return bytes", by)
	}
	b, err := bytesOf(t, got)
	if err != nil {
		return value{}, err
	}
	if len(b) > n {
		return value{}, t.Raise(object.ValueError, "%s() returned too much data: %d bytes requested, %d returned", by, n, len(b))
	}
	return object.Int(int64(len(b))), fill(t, buffer, b)
}

// roomOf is the memory of an object that is to be read into. It is valid until Python code runs.
func roomOf(t *thread, buffer value) ([]byte, error) {
	room, err := object.WritableBytes(t, buffer)
	if object.Matches(err, object.TypeError) {
		err = t.Raise(object.TypeError, "readinto() argument must be read-write bytes-like object, not %s", buffer.Type().Name)
	}
	return room, err
}

// fill puts bytes at the beginning of a writable buffer, as far as they have room there.
func fill(t *thread, buffer value, b []byte) error {
	room, err := roomOf(t, buffer)
	copy(room, b)
	return err
}

func defineTextBase() {
	none := func(name string) *object.GetSet {
		return attr(name, func(t *thread, self value) (value, error) { return object.None, nil })
	}
	object.DefineType(textBaseType, baseType, "_io", object.TypeDef{
		Methods: []*object.Builtin{
			refuseMethod("read", "(self, size=-1, /)", "read"), refuseMethod("readline", "(self, size=-1, /)", "readline"),
			refuseMethod("write", "(self, s, /)", "write"), refuseMethod("detach", "(self, /)", "detach"),
		},
		GetSets: []*object.GetSet{none("encoding"), none("newlines"), none("errors")},
	})
}
