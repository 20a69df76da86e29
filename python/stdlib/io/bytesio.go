package io

import (
	"bytes"

	"github.com/jinklink/jink/python/object"
)

var bytesIOType = &typ{Name: "BytesIO", Doc: "A stream of bytes in memory."}

// bytesIO is a BytesIO.
type bytesIO struct {
	base
	b   []byte
	pos int
}

// openBytes gives the stream, or the error that it is closed.
func openBytes(t *thread, self value) (*bytesIO, error) {
	s := object.As[bytesIO](self)
	if s.closed {
		return s, closedFile(t)
	}
	return s, nil
}

// take takes up to n bytes from the position on; n < 0: all.
func (s *bytesIO) take(n int) []byte {
	rest := s.b[min(s.pos, len(s.b)):]
	if n >= 0 && n < len(rest) {
		rest = rest[:n]
	}
	s.pos += len(rest)
	return rest
}

func (s *bytesIO) put(t *thread, b []byte) error {
	if len(b) == 0 {
		return nil
	}
	if err := s.reserve(t, s.pos+len(b)); err != nil {
		return err
	}
	if gap := s.pos - len(s.b); gap > 0 {
		s.b = append(s.b, make([]byte, gap)...)
	}
	n := copy(s.b[s.pos:], b)
	s.b = append(s.b, b[n:]...)
	s.pos += len(b)
	return nil
}

// reserve makes room for n bytes in all.
func (s *bytesIO) reserve(t *thread, n int) error {
	have := cap(s.b)
	if n <= have {
		return nil
	}
	n = max(n, have+min(have, 256<<10)+have/4)
	// While they are copied, the bytes are there twice.
	if err := t.Allocate(n); err != nil {
		return err
	}
	t.GiveBack(have)
	s.b = append(make([]byte, 0, n), s.b...)
	return nil
}

var bytesIOSignature = object.Fn("BytesIO", "(initial_bytes=b'')", "", nil)

func defineBytesIO() {
	object.Attributable[bytesIO](bytesIOType)
	bytesIOType.New = func(t *thread, cls *typ, args []value, n names) (value, error) {
		v, _ := object.Make[bytesIO](bytesIOType, cls)
		return v, nil
	}
	bytesIOType.Init = func(t *thread, self value, args []value, n names) error {
		a, err := bytesIOSignature.Bind(t, args, n)
		if err != nil {
			return err
		}
		s := object.As[bytesIO](self)
		s.b, s.pos = nil, 0
		if given(a[0]).IsNone() {
			return nil
		}
		b, err := bytesOf(t, a[0])
		if err != nil {
			return err
		}
		if err := t.Allocate(len(b)); err != nil {
			return err
		}
		s.b = bytes.Clone(b)
		return nil
	}
	bytesIOType.Iter = func(t *thread, self value) (value, error) {
		_, err := openBytes(t, self)
		return self, err
	}
	bytesIOType.Next = func(t *thread, self value) (value, error) {
		s, err := openBytes(t, self)
		if err != nil {
			return value{}, err
		}
		if s.pos >= len(s.b) {
			return value{}, nil
		}
		return newBytes(s.take(lineEnd(s.b[s.pos:]))), nil
	}
	yes := func(name string) *object.Builtin {
		return method(name, "(self, /)", "", func(t *thread, a []value) (value, error) {
			_, err := openBytes(t, a[0])
			return object.True, err
		})
	}
	sized := func(name string, f func(t *thread, s *bytesIO, n int) (value, error)) *object.Builtin {
		return method(name, "(self, size=-1, /)", "", func(t *thread, a []value) (value, error) {
			s, err := openBytes(t, a[0])
			if err != nil {
				return value{}, err
			}
			n, err := sizeArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			return f(t, s, n)
		})
	}
	read := func(t *thread, s *bytesIO, n int) (value, error) { return newBytes(s.take(n)), nil }
	object.DefineType(bytesIOType, bufferedBaseType, "_io", object.TypeDef{
		Methods: []*object.Builtin{
			yes("readable"), yes("writable"), yes("seekable"),
			sized("read", read), sized("read1", read),
			sized("readline", func(t *thread, s *bytesIO, n int) (value, error) {
				end := lineEnd(s.b[min(s.pos, len(s.b)):])
				if n >= 0 {
					end = min(end, n)
				}
				return newBytes(s.take(end)), nil
			}),
			sized("readlines", func(t *thread, s *bytesIO, n int) (value, error) {
				var lines []value
				for total := 0; s.pos < len(s.b) && (n <= 0 || total < n); {
					line := s.take(lineEnd(s.b[s.pos:]))
					total += len(line)
					lines = append(lines, newBytes(line))
				}
				return object.NewList(lines), nil
			}),
			method("truncate", "(self, size=None, /)", "Cut the stream off.", func(t *thread, a []value) (value, error) {
				s, err := openBytes(t, a[0])
				if err != nil {
					return value{}, err
				}
				n := s.pos
				if !given(a[1]).IsNone() {
					if n, err = sizeArg(t, a[1]); err != nil {
						return value{}, err
					}
				}
				if n < 0 {
					return value{}, t.Raise(object.ValueError, "negative size value %d", n)
				}
				s.b = s.b[:min(n, len(s.b))]
				return object.Int(int64(n)), nil
			}),
			method("write", "(self, b, /)", "Write bytes.", func(t *thread, a []value) (value, error) {
				s, err := openBytes(t, a[0])
				if err != nil {
					return value{}, err
				}
				b, err := bytesOf(t, a[1])
				if err != nil {
					return value{}, err
				}
				return object.Int(int64(len(b))), s.put(t, b)
			}),
			method("readinto", "(self, buffer, /)", "Read bytes into a buffer.", func(t *thread, a []value) (value, error) {
				s, err := openBytes(t, a[0])
				if err != nil {
					return value{}, err
				}
				room, err := roomOf(t, a[1])
				if err != nil {
					return value{}, err
				}
				b := s.take(len(room))
				return object.Int(int64(len(b))), fill(t, a[1], b)
			}),
			method("tell", "(self, /)", "Return the position.", func(t *thread, a []value) (value, error) {
				s, err := openBytes(t, a[0])
				return object.Int(int64(s.pos)), err
			}),
			method("seek", "(self, pos, whence=0, /)", "Set the position.", seekBytes),
			method("getvalue", "(self, /)", "Return all bytes.", func(t *thread, a []value) (value, error) {
				s, err := openBytes(t, a[0])
				if err != nil {
					return value{}, err
				}
				if err := t.Allocate(len(s.b)); err != nil {
					return value{}, err
				}
				return newBytes(s.b), nil
			}),
			method("getbuffer", "(self, /)", "Return a view of all bytes, as they are now.", func(t *thread, a []value) (value, error) {
				s, err := openBytes(t, a[0])
				if err != nil {
					return value{}, err
				}
				copied, err := t.Call(object.ByteArrayType.Value(), newBytes(s.b))
				if err != nil {
					return value{}, err
				}
				return t.Call(object.MemoryViewType.Value(), copied)
			}),
			method("isatty", "(self, /)", "", func(t *thread, a []value) (value, error) {
				_, err := openBytes(t, a[0])
				return object.False, err
			}),
			method("flush", "(self, /)", "", func(t *thread, a []value) (value, error) {
				_, err := openBytes(t, a[0])
				return object.None, err
			}),
			method("close", "(self, /)", "Forget the bytes.", func(t *thread, a []value) (value, error) {
				s := object.As[bytesIO](a[0])
				s.closed, s.b = true, nil
				return object.None, nil
			}),
			method("__getstate__", "(self, /)", "", func(t *thread, a []value) (value, error) {
				s, err := openBytes(t, a[0])
				if err != nil {
					return value{}, err
				}
				return object.NewTuple(newBytes(s.b), object.Int(int64(s.pos)), stateDict(a[0])), nil
			}),
			method("__setstate__", "(self, state, /)", "", func(t *thread, a []value) (value, error) {
				s, err := openBytes(t, a[0])
				if err != nil {
					return value{}, err
				}
				state := object.AsTuple(a[1])
				if state == nil || len(state.Items) < 3 {
					return value{}, t.Raise(object.TypeError, "%s.__setstate__ argument should be 3-tuple, got %s", a[0].Type().Name, a[1].Type().Name)
				}
				b, err := bytesOf(t, state.Items[0])
				if err != nil {
					return value{}, err
				}
				s.b = bytes.Clone(b)
				s.pos, err = t.IntArg(state.Items[1])
				return object.None, err
			}),
		},
	})
}

// stateDict is what an object's attributes are for pickle: None if there are none.
func stateDict(self value) value {
	if d := object.DictOf(self); d != nil && d.Len() > 0 {
		return d.Copy().Value()
	}
	return object.None
}

func seekBytes(t *thread, a []value) (value, error) {
	s, err := openBytes(t, a[0])
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
	switch whence {
	case 0:
		if pos < 0 {
			return value{}, t.Raise(object.ValueError, "negative seek value %d", pos)
		}
	case 1:
		pos += s.pos
	case 2:
		pos += len(s.b)
	default:
		return value{}, t.Raise(object.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	s.pos = max(pos, 0)
	return object.Int(int64(s.pos)), nil
}
