package io

import (
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

var stringIOType = &typ{Name: "StringIO", Doc: "A stream of text in memory."}

// stringIO is a StringIO. Positions count code points.
type stringIO struct {
	base
	ready bool
	r     []rune
	pos   int
	tail  []byte // was written at the end, and is not yet in r
	extra int    // how many code points that is
	mode  newlines
	seen  seenNewlines
}

// points are the code points of text, lone surrogates among them.
func points(to []rune, s string) []rune {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			to = append(to, rune(c))
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 && i+2 < len(s) {
			r, n = rune(s[i]&0x0f)<<12|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f), 3
		}
		to = append(to, r)
		i += n
	}
	return to
}

// text is code points as a str.
func text(r []rune) value {
	b := make([]byte, 0, len(r))
	for _, c := range r {
		if c >= 0xd800 && c < 0xe000 {
			b = append(b, 0xe0|byte(c>>12), 0x80|byte(c>>6)&0xbf, 0x80|byte(c)&0xbf)
			continue
		}
		b = utf8.AppendRune(b, c)
	}
	return object.NewStr(string(b))
}

// settle puts into r what was written at the end.
func (s *stringIO) settle() {
	if s.extra > 0 {
		s.r = points(s.r, string(s.tail))
		s.tail, s.extra = nil, 0
	}
}

// openString gives the stream, its text all in r.
func openString(t *thread, self value) (*stringIO, error) {
	s, err := openWritten(t, self)
	s.settle()
	return s, err
}

// openWritten gives the stream as it is.
func openWritten(t *thread, self value) (*stringIO, error) {
	s := object.As[stringIO](self)
	switch {
	case !s.ready:
		return s, t.Raise(object.ValueError, "I/O operation on uninitialized object")
	case s.closed:
		return s, t.Raise(object.ValueError, "I/O operation on closed file")
	}
	return s, nil
}

func (s *stringIO) take(n int) []rune {
	rest := s.r[min(s.pos, len(s.r)):]
	if n >= 0 && n < len(rest) {
		rest = rest[:n]
	}
	s.pos += len(rest)
	return rest
}

func (s *stringIO) line(n int) []rune {
	rest := s.r[min(s.pos, len(s.r)):]
	end := s.mode.end(len(rest), func(i int) rune { return rest[i] })
	if end < 0 {
		end = len(rest)
	}
	if n >= 0 {
		end = min(end, n)
	}
	return s.take(end)
}

// utf8Points counts code points: all bytes but those that continue one.
func utf8Points(s string) int {
	n := 0
	for i := range len(s) {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

func (s *stringIO) put(t *thread, written string) error {
	if s.mode.translates() {
		written = s.seen.translate(written)
	}
	if s.mode.writes != "" {
		written = s.mode.expand(written)
	}
	if len(written) == 0 {
		return nil
	}
	if err := t.Allocate(6 * len(written)); err != nil {
		return err
	}
	if s.pos == len(s.r)+s.extra {
		n := utf8Points(written)
		s.tail = append(s.tail, written...)
		s.extra += n
		s.pos += n
		return nil
	}
	s.settle()
	for s.pos > len(s.r) {
		s.r = append(s.r, 0)
	}
	add := points(nil, written)
	n := copy(s.r[s.pos:], add)
	s.r = append(s.r, add[n:]...)
	s.pos += len(add)
	return nil
}

var stringIOSignature = object.Fn("StringIO", "(initial_value='', newline='\\n')", "", nil)

func initStringIO(t *thread, self value, args []value, n names) error {
	a, err := stringIOSignature.Bind(t, args, n)
	if err != nil {
		return err
	}
	s := object.As[stringIO](self)
	mode := newlines{splits: "\n"}
	if !a[1].IsNull() {
		if mode, err = newlineArg(t, a[1], "newline must be str or None, not %s"); err != nil {
			if bad := object.AsStr(a[1]); bad != nil {
				repr, rerr := t.Repr(a[1])
				if rerr != nil {
					return rerr
				}
				return t.Raise(object.ValueError, "illegal newline value: %s", repr)
			}
			return err
		}
		// In memory there is no system whose line ends to write.
		if a[1].IsNone() || mode.writes == "\n" {
			mode.writes = ""
		}
	}
	*s = stringIO{base: s.base, ready: true, mode: mode}
	s.closed = false
	if given(a[0]).IsNone() {
		return nil
	}
	initial := object.AsStr(a[0])
	if initial == nil {
		return t.Raise(object.TypeError, "initial_value must be str or None, not %s", a[0].Type().Name)
	}
	err = s.put(t, initial.S)
	s.settle()
	s.pos = 0
	return err
}

func defineStringIO() {
	object.Attributable[stringIO](stringIOType)
	stringIOType.New = func(t *thread, cls *typ, args []value, n names) (value, error) {
		v, _ := object.Make[stringIO](stringIOType, cls)
		return v, nil
	}
	stringIOType.Init = initStringIO
	stringIOType.Next = func(t *thread, self value) (value, error) {
		s, err := openString(t, self)
		if err != nil {
			return value{}, err
		}
		var line value
		if self.Is(stringIOType) {
			line = text(s.line(-1))
		} else if line, err = t.CallMethod(self, "readline"); err != nil {
			return line, err
		}
		if str := object.AsStr(line); str == nil || str.S == "" {
			return value{}, nil
		}
		return line, nil
	}
	yes := func(name string) *object.Builtin {
		return method(name, "(self, /)", "", func(t *thread, a []value) (value, error) {
			_, err := openString(t, a[0])
			return object.True, err
		})
	}
	state := func(name string, get func(s *stringIO) value) *object.GetSet {
		return attr(name, func(t *thread, self value) (value, error) {
			s, err := openString(t, self)
			return get(s), err
		})
	}
	sized := func(name string, take func(s *stringIO, n int) []rune) *object.Builtin {
		return method(name, "(self, size=-1, /)", "", func(t *thread, a []value) (value, error) {
			s, err := openString(t, a[0])
			if err != nil {
				return value{}, err
			}
			n, err := sizeArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			return text(take(s, n)), nil
		})
	}
	object.DefineType(stringIOType, textBaseType, "_io", object.TypeDef{
		Methods: []*object.Builtin{
			yes("readable"), yes("writable"), yes("seekable"),
			sized("read", (*stringIO).take), sized("readline", (*stringIO).line),
			method("write", "(self, s, /)", "Write text.", func(t *thread, a []value) (value, error) {
				str := object.AsStr(a[1])
				if str == nil {
					return value{}, t.Raise(object.TypeError, "string argument expected, got '%s'", a[1].Type().Name)
				}
				s, err := openWritten(t, a[0])
				if err != nil {
					return value{}, err
				}
				return object.Int(int64(str.Len())), s.put(t, str.S)
			}),
			method("getvalue", "(self, /)", "Return all text.", func(t *thread, a []value) (value, error) {
				s, err := openWritten(t, a[0])
				if err != nil {
					return value{}, err
				}
				if len(s.r) == 0 {
					return object.NewStr(string(s.tail)), t.Allocate(len(s.tail))
				}
				s.settle()
				return text(s.r), t.Allocate(len(s.r))
			}),
			method("tell", "(self, /)", "Return the position.", func(t *thread, a []value) (value, error) {
				s, err := openWritten(t, a[0])
				return object.Int(int64(s.pos)), err
			}),
			method("seek", "(self, pos, whence=0, /)", "Set the position.", seekString),
			method("truncate", "(self, pos=None, /)", "Cut the text off.", func(t *thread, a []value) (value, error) {
				s, err := openString(t, a[0])
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
					return value{}, t.Raise(object.ValueError, "Negative size value %d", n)
				}
				s.r = s.r[:min(n, len(s.r))]
				return object.Int(int64(n)), nil
			}),
			method("close", "(self, /)", "Forget the text.", func(t *thread, a []value) (value, error) {
				s := object.As[stringIO](a[0])
				s.closed, s.r, s.tail, s.extra = true, nil, nil, 0
				return object.None, nil
			}),
			method("__getstate__", "(self, /)", "", func(t *thread, a []value) (value, error) {
				s, err := openString(t, a[0])
				if err != nil {
					return value{}, err
				}
				return object.NewTuple(text(s.r), s.mode.shown(), object.Int(int64(s.pos)), stateDict(a[0])), nil
			}),
			method("__setstate__", "(self, state, /)", "", func(t *thread, a []value) (value, error) {
				state := object.AsTuple(a[1])
				if state == nil || len(state.Items) < 4 {
					return value{}, t.Raise(object.TypeError, "%s.__setstate__ argument should be 4-tuple, got %s", a[0].Type().Name, a[1].Type().Name)
				}
				if err := initStringIO(t, a[0], state.Items[:2], nil); err != nil {
					return value{}, err
				}
				var err error
				object.As[stringIO](a[0]).pos, err = t.IntArg(state.Items[2])
				return object.None, err
			}),
		},
		GetSets: []*object.GetSet{
			state("line_buffering", func(s *stringIO) value { return object.False }),
			state("newlines", func(s *stringIO) value { return s.seen.value() }),
		},
	})
}

func seekString(t *thread, a []value) (value, error) {
	s, err := openString(t, a[0])
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
	switch {
	case whence < 0 || whence > 2:
		return value{}, t.Raise(object.ValueError, "Invalid whence (%d, should be 0, 1 or 2)", whence)
	case whence == 0 && pos < 0:
		return value{}, t.Raise(object.ValueError, "Negative seek position %d", pos)
	case whence != 0 && pos != 0:
		return value{}, t.Raise(object.OSError, "Can't do nonzero cur-relative seeks")
	case whence == 1:
		pos = s.pos
	case whence == 2:
		pos = len(s.r)
	}
	s.pos = pos
	return object.Int(int64(pos)), nil
}
