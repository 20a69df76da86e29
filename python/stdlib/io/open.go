package io

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

const openSignature = "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"

// openMode is the mode of open, taken apart.
type openMode struct{ create, read, write, append, update, text, binary bool }

func parseMode(t *thread, v value) (openMode, string, error) {
	var m openMode
	s := "r"
	if !v.IsNull() {
		var err error
		if s, err = t.StrArg(v, "open() argument 'mode'"); err != nil {
			return m, "", err
		}
	}
	for i, c := range s {
		at := map[rune]*bool{'x': &m.create, 'r': &m.read, 'w': &m.write, 'a': &m.append, '+': &m.update, 't': &m.text, 'b': &m.binary}[c]
		if at == nil || strings.ContainsRune(s[:i], c) {
			repr, err := t.Repr(object.NewStr(s))
			if err == nil {
				err = t.Raise(object.ValueError, "invalid mode: %s", repr)
			}
			return m, "", err
		}
		*at = true
	}
	kinds := 0
	for _, k := range []bool{m.create, m.read, m.write, m.append} {
		if k {
			kinds++
		}
	}
	switch {
	case m.text && m.binary:
		return m, "", t.Raise(object.ValueError, "can't have text and binary mode at once")
	case kinds != 1:
		return m, "", t.Raise(object.ValueError, "must have exactly one of create/read/write/append mode")
	}
	return m, s, nil
}

// open is open: a raw stream, a buffer before it, and, but in binary mode, text over that.
func open(t *thread, a []value) (value, error) {
	file := a[0]
	if !object.IsInstance(file, object.IntType) {
		var err error
		if file, err = FSPath(t, file); err != nil {
			return value{}, err
		}
		if _, err = PathArg(t, file); err != nil {
			return value{}, err
		}
	}
	m, mode, err := parseMode(t, a[1])
	if err != nil {
		return value{}, err
	}
	if m.binary {
		for i, name := range map[int]string{3: "encoding", 4: "errors", 5: "newline"} {
			if !given(a[i]).IsNone() {
				article := "a"
				if name != "newline" {
					article = "an"
				}
				return value{}, t.Raise(object.ValueError, "binary mode doesn't take %s %s argument", article, name)
			}
		}
	}
	size := -1
	if !a[2].IsNull() {
		if size, err = t.IntArg(a[2]); err != nil {
			return value{}, err
		}
	}
	rawMode := strings.NewReplacer("t", "", "b", "").Replace(mode)
	raw, err := t.Call(fileIOType.Value(), file, object.NewStr(rawMode), orTrue(a[6]), given(a[7]))
	if err != nil {
		return value{}, err
	}
	lineBuffered := size == 1 && !m.binary
	switch {
	case size == 0 && !m.binary:
		_, _ = t.CallMethod(raw, "close")
		return value{}, t.Raise(object.ValueError, "can't have unbuffered text I/O")
	case size == 0:
		return raw, nil
	case size < 0 || size == 1:
		size = bufferSize
	}
	kind := bufferedReaderType
	switch {
	case m.update:
		kind = bufferedRandomType
	case !m.read:
		kind = bufferedWriterType
	}
	buffer, err := t.Call(kind.Value(), raw, object.Int(int64(size)))
	if err != nil || m.binary {
		return buffer, err
	}
	text, err := t.Call(textWrapperType.Value(), buffer, given(a[3]), given(a[4]), given(a[5]), object.Bool(lineBuffered))
	if err != nil {
		_, _ = t.CallMethod(buffer, "close")
		return value{}, err
	}
	return text, t.SetAttr(text, t.Interp.Intern("mode"), object.NewStr(mode))
}

func orTrue(v value) value {
	if v.IsNull() {
		return object.True
	}
	return v
}
