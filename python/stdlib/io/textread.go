package io

import (
	"strings"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// This file holds the reading of text, and the positions in it.

// fill reads and decodes once more; it gives false at the end of the stream.
func (w *textWrapper) fill(t *thread) (bool, error) {
	if w.ended {
		w.ended = false
		return false, nil
	}
	by := "read1"
	if !w.pieces() {
		by = "read"
	}
	size := object.Int(bufferSize)
	if by == "read" {
		size = object.Int(-1)
	}
	f, err := t.FindAttr(w.buffer, t.Interp.Intern(by))
	if err != nil {
		return false, err
	}
	if f.IsNull() {
		if f, err = t.Attr(w.buffer, "read"); err != nil {
			return false, err
		}
	}
	v, err := t.Call(f, size)
	if err != nil {
		return false, err
	}
	b, err := bytesOf(t, v)
	if err != nil {
		return false, t.Raise(object.TypeError, "underlying %s() should have returned a bytes-like object, not '%s'", by, v.Type().Name)
	}
	if err := t.Allocate(2 * len(b)); err != nil {
		return false, err
	}
	end := len(b) == 0
	if end && len(w.bytes) == 0 {
		return false, nil
	}
	b = append(w.bytes, b...)
	w.bytes = nil
	if !end && w.isUTF8() {
		cut := len(b) - incomplete(b)
		b, w.bytes = b[:cut], append([]byte(nil), b[cut:]...)
	}
	if w.isUTF8() && utf8.Valid(b) {
		w.ahead += string(b)
		w.ended = end
		return true, nil
	}
	s, err := t.CallMethod(newBytes(b), "decode", object.NewStr(w.encoding), object.NewStr(w.errors))
	if err != nil {
		return false, err
	}
	str := object.AsStr(s)
	if str == nil {
		return false, t.Raise(object.TypeError, "decoder should return a string result, not '%s'", s.Type().Name)
	}
	w.ahead += str.S
	w.ended = end
	return true, nil
}

// pieces reports whether the encoding can be decoded piece by piece. What else there is, is read whole.
func (w *textWrapper) pieces() bool {
	name := strings.ToLower(strings.ReplaceAll(w.encoding, "_", "-"))
	return w.isUTF8() || name == "ascii" || name == "us-ascii" || name == "latin-1" || name == "latin1" ||
		strings.HasPrefix(name, "iso-8859") || strings.HasPrefix(name, "cp125")
}

// incomplete is how many bytes at the end begin a character of UTF-8 that is not all there.
func incomplete(b []byte) int {
	for n := 1; n <= 3 && n <= len(b); n++ {
		c := b[len(b)-n]
		switch {
		case c < 0x80:
			return 0
		case c < 0xc0:
			continue
		case c >= 0xf0 && n < 4, c >= 0xe0 && n < 3, c >= 0xc0 && n < 2:
			return n
		}
		return 0
	}
	return 0
}

// give translates what the program is given.
func (w *textWrapper) give(s string) value {
	if w.mode.translate {
		return object.NewStr(w.seen.translate(s))
	}
	if w.mode.universal {
		w.seen.note(s)
	}
	return object.NewStr(s)
}

func (w *textWrapper) take(t *thread, n int) (value, error) {
	if n < 0 {
		for {
			if more, err := w.fill(t); err != nil {
				return value{}, err
			} else if !more {
				s := w.ahead
				w.ahead = ""
				return w.give(s), nil
			}
		}
	}
	for {
		if end := w.offset(n); end >= 0 {
			s := w.ahead[:end]
			w.ahead = w.ahead[end:]
			return w.give(s), nil
		}
		if more, err := w.fill(t); err != nil {
			return value{}, err
		} else if !more {
			s := w.ahead
			w.ahead = ""
			return w.give(s), nil
		}
	}
}

// offset is where the n-th character of what is ahead ends, \r\n being one where it is translated; -1 if that is not there.
func (w *textWrapper) offset(n int) int {
	s := w.ahead
	i := 0
	for ; n > 0; n-- {
		if i >= len(s) {
			return -1
		}
		if s[i] == '\r' && w.mode.translate {
			if i+1 >= len(s) {
				return -1 // what follows decides
			}
			if s[i+1] == '\n' {
				i += 2
				continue
			}
		}
		i++
		for i < len(s) && s[i]&0xc0 == 0x80 {
			i++
		}
	}
	return i
}

func (w *textWrapper) line(t *thread, limit int) (value, error) {
	searched := 0
	for {
		end := w.lineEnd(searched)
		if limit >= 0 {
			if most := w.offset(limit); most >= 0 && (end < 0 || most < end) {
				end = most
			}
		}
		if end >= 0 {
			s := w.ahead[:end]
			w.ahead = w.ahead[end:]
			return w.give(s), nil
		}
		searched = max(len(w.ahead)-1, 0)
		if more, err := w.fill(t); err != nil {
			return value{}, err
		} else if !more {
			s := w.ahead
			w.ahead = ""
			return w.give(s), nil
		}
	}
}

// lineEnd is where the first line of what is ahead ends, -1 if that is not there yet.
func (w *textWrapper) lineEnd(from int) int {
	s := w.ahead
	if !w.mode.universal {
		if i := strings.Index(s[from:], w.mode.splits); i >= 0 {
			return from + i + len(w.mode.splits)
		}
		return -1
	}
	i := strings.IndexAny(s[from:], "\n\r")
	if i < 0 {
		return -1
	}
	i += from
	if s[i] == '\n' {
		return i + 1
	}
	if i+1 >= len(s) {
		return -1 // a \n may follow
	}
	if s[i+1] == '\n' {
		return i + 2
	}
	return i + 1
}

func textPositions() []*object.Builtin {
	return []*object.Builtin{
		method("tell", "(self, /)", "Return the position, for seek.", func(t *thread, a []value) (value, error) {
			w, err := openText(t, a[0])
			if err != nil {
				return value{}, err
			}
			if err := w.seekable(t); err != nil {
				return value{}, err
			}
			if w.told {
				return value{}, t.Raise(object.OSError, "telling position disabled by next() call")
			}
			if _, err := t.CallMethod(a[0], "flush"); err != nil {
				return value{}, err
			}
			v, err := t.CallMethod(w.buffer, "tell")
			if err != nil {
				return value{}, err
			}
			at, err := t.IntArg(v)
			if err != nil {
				return value{}, err
			}
			began := w.began
			w.began = true
			b, err := w.encode(t, w.ahead)
			w.began = began
			return object.Int(int64(at - len(b) - len(w.bytes))), err
		}),
		method("seek", "(self, cookie, whence=0, /)", "Set the position to one that tell gave.", seekText),
		method("truncate", "(self, pos=None, /)", "Cut off.", func(t *thread, a []value) (value, error) {
			w, err := openText(t, a[0])
			if err != nil {
				return value{}, err
			}
			if _, err := t.CallMethod(a[0], "flush"); err != nil {
				return value{}, err
			}
			return t.CallMethod(w.buffer, "truncate", given(a[1]))
		}),
	}
}

func (w *textWrapper) seekable(t *thread) error {
	v, err := t.CallMethod(w.buffer, "seekable")
	if err == nil && v != object.True {
		err = unsupported(t, "underlying stream is not seekable")
	}
	return err
}

func seekText(t *thread, a []value) (value, error) {
	w, err := openText(t, a[0])
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
	if err := w.seekable(t); err != nil {
		return value{}, err
	}
	switch whence {
	case 0:
		if pos < 0 {
			return value{}, t.Raise(object.ValueError, "negative seek position %d", pos)
		}
	case 1:
		if pos != 0 {
			return value{}, unsupported(t, "can't do nonzero cur-relative seeks")
		}
		v, err := t.CallMethod(a[0], "tell")
		if err != nil {
			return value{}, err
		}
		if pos, err = t.IntArg(v); err != nil {
			return value{}, err
		}
		whence = 0
	case 2:
		if pos != 0 {
			return value{}, unsupported(t, "can't do nonzero end-relative seeks")
		}
	default:
		return value{}, t.Raise(object.ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	if _, err := t.CallMethod(a[0], "flush"); err != nil {
		return value{}, err
	}
	w.ahead, w.bytes, w.ended, w.told = "", nil, false, false
	v, err := t.CallMethod(w.buffer, "seek", object.Int(int64(pos)), object.Int(int64(whence)))
	if err == nil && v == object.Int(0) {
		w.began = false
	}
	return v, err
}
