package io

import (
	goio "io"
	"strings"

	"github.com/jinklink/jink/python/object"
)

var textWrapperType = &typ{Name: "TextIOWrapper", Doc: "A stream of text over a buffered stream of bytes."}

// textWrapper is a TextIOWrapper. What was decoded but not yet read is kept as it was decoded, its ends of lines not yet
// translated, so that encoding it again tells how many bytes it was.
type textWrapper struct {
	base
	buffer       value // NULL: not made, or detached
	detached     bool
	encoding     string
	errors       string
	mode         newlines
	seen         seenNewlines
	lineBuffered bool
	through      bool
	read, write  bool

	ahead   string // decoded, not yet read
	bytes   []byte // read, not yet decoded: the beginning of a character
	ended   bool
	pending []byte
	told    bool                                     // reading goes on by next(), so that tell must not be asked
	began   bool                                     // something was written: no second byte order mark
	console func(in *object.Interpreter) goio.Writer // of sys.stdout and sys.stderr
}

// localEncoding is the encoding of text whose encoding is not given, as the C library spells it.
const localEncoding = "UTF-8"

func textOf(t *thread, self value) (*textWrapper, error) {
	w := object.As[textWrapper](self)
	switch {
	case w.detached:
		return w, t.Raise(object.ValueError, "underlying buffer has been detached")
	case w.buffer.IsNull():
		return w, t.Raise(object.ValueError, "I/O operation on uninitialized object")
	}
	return w, nil
}

// openText is textOf that refuses a closed stream.
func openText(t *thread, self value) (*textWrapper, error) {
	w, err := textOf(t, self)
	if err != nil || w.console != nil && !w.closed {
		return w, err
	}
	closed, err := isClosed(t, w.buffer)
	if err == nil && closed {
		err = closedFile(t)
	}
	return w, err
}

var textWrapperSignature = object.Fn("TextIOWrapper", "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)", "", nil)

func initText(t *thread, self value, args []value, n names) error {
	a, err := textWrapperSignature.Bind(t, args, n)
	if err != nil {
		return err
	}
	w := object.As[textWrapper](self)
	w.encoding, w.errors = localEncoding, "strict"
	for i, to := range map[int]*string{1: &w.encoding, 2: &w.errors} {
		if given(a[i]).IsNone() {
			continue
		}
		if *to, err = strOrNone(t, a[i], "TextIOWrapper() argument '"+map[int]string{1: "encoding", 2: "errors"}[i]+"'"); err != nil {
			return err
		}
	}
	if w.encoding == "locale" {
		w.encoding = localEncoding
	}
	// An unknown encoding is refused now.
	if _, err := t.CallMethod(object.NewStr(""), "encode", object.NewStr(w.encoding)); err != nil {
		return err
	}
	if w.mode, err = newlineArg(t, a[3], "TextIOWrapper() argument 'newline' must be str or None, not %s"); err != nil {
		return err
	}
	if w.lineBuffered, err = t.Truth(given(a[4])); err != nil {
		return err
	}
	if w.through, err = t.Truth(given(a[5])); err != nil {
		return err
	}
	for i, to := range []*bool{&w.read, &w.write} {
		v, err := t.CallMethod(a[0], []string{"readable", "writable"}[i])
		if err != nil {
			return err
		}
		if *to, err = t.Truth(v); err != nil {
			return err
		}
	}
	w.buffer, w.detached = a[0], false
	w.ahead, w.bytes, w.pending, w.ended = "", nil, nil, false
	return nil
}

func defineTextWrapper() {
	object.Attributable[textWrapper](textWrapperType)
	textWrapperType.New = func(t *thread, cls *typ, args []value, n names) (value, error) {
		v, _ := object.Make[textWrapper](textWrapperType, cls)
		return v, nil
	}
	textWrapperType.Init = initText
	textWrapperType.Repr = func(t *thread, self value) (value, error) {
		w, err := textOf(t, self)
		if err != nil {
			return value{}, err
		}
		out := "<" + self.Type().FullName()
		for _, name := range []string{"name", "mode"} {
			v, err := t.FindAttr(self, t.Interp.Intern(name))
			if err != nil || v.IsNull() {
				continue
			}
			repr, err := t.Repr(v)
			if err != nil {
				return value{}, err
			}
			out += " " + name + "=" + repr
		}
		return object.NewStr(out + " encoding='" + w.encoding + "'>"), nil
	}
	textWrapperType.Iter = func(t *thread, self value) (value, error) {
		_, err := openText(t, self)
		return self, err
	}
	textWrapperType.Next = func(t *thread, self value) (value, error) {
		w, err := openText(t, self)
		if err != nil {
			return value{}, err
		}
		var line value
		if self.Is(textWrapperType) {
			if w, err = textToRead(t, self); err != nil {
				return value{}, err
			}
			w.told = true
			line, err = w.line(t, -1)
		} else {
			line, err = t.CallMethod(self, "readline")
		}
		if err != nil {
			return value{}, err
		}
		if s := object.AsStr(line); s == nil || s.S == "" {
			w.told = false
			return value{}, nil
		}
		return line, nil
	}
	object.DefineType(textWrapperType, textBaseType, "_io", object.TypeDef{Methods: append(textMethods(), textPositions()...), GetSets: textAttrs()})
}

func textAttrs() []*object.GetSet {
	of := func(name string, get func(w *textWrapper) value) *object.GetSet {
		return attr(name, func(t *thread, self value) (value, error) {
			w, err := textOf(t, self)
			return get(w), err
		})
	}
	pass := func(name string) *object.GetSet {
		return attr(name, func(t *thread, self value) (value, error) {
			w, err := textOf(t, self)
			if err != nil {
				return value{}, err
			}
			return t.Attr(w.buffer, name)
		})
	}
	return []*object.GetSet{
		of("encoding", func(w *textWrapper) value { return object.NewStr(w.encoding) }),
		of("errors", func(w *textWrapper) value { return object.NewStr(w.errors) }),
		of("buffer", func(w *textWrapper) value { return given(w.buffer) }),
		of("line_buffering", func(w *textWrapper) value { return object.Bool(w.lineBuffered) }),
		of("write_through", func(w *textWrapper) value { return object.Bool(w.through) }),
		of("newlines", func(w *textWrapper) value { return w.seen.value() }),
		pass("name"), pass("closed"),
	}
}

func textMethods() []*object.Builtin {
	pass := func(name string) *object.Builtin {
		return method(name, "(self, /)", "", func(t *thread, a []value) (value, error) {
			w, err := openText(t, a[0])
			if err != nil {
				return value{}, err
			}
			return t.CallMethod(w.buffer, name)
		})
	}
	return []*object.Builtin{
		pass("readable"), pass("writable"), pass("seekable"), pass("isatty"), pass("fileno"),
		method("write", "(self, text, /)", "Write text.", func(t *thread, a []value) (value, error) {
			s := object.AsStr(a[1])
			if s == nil {
				return value{}, t.Raise(object.TypeError, "write() argument must be str, not %s", a[1].Type().Name)
			}
			w, err := openText(t, a[0])
			if err != nil {
				return value{}, err
			}
			if !w.write {
				return value{}, unsupported(t, "not writable")
			}
			return object.Int(int64(s.Len())), w.put(t, a[1], s)
		}),
		method("read", "(self, size=-1, /)", "Read so many characters, or all.", func(t *thread, a []value) (value, error) {
			n, err := sizeArg(t, a[1])
			if err != nil {
				return value{}, err
			}
			w, err := textToRead(t, a[0])
			if err != nil {
				return value{}, err
			}
			return w.take(t, n)
		}),
		method("readline", "(self, size=-1, /)", "Read up to the end of a line.", func(t *thread, a []value) (value, error) {
			n := -1
			var err error
			if !a[1].IsNull() {
				if n, err = t.IntArg(a[1]); err != nil {
					return value{}, err
				}
			}
			w, err := textToRead(t, a[0])
			if err != nil {
				return value{}, err
			}
			return w.line(t, n)
		}),
		method("flush", "(self, /)", "Write out what is buffered.", func(t *thread, a []value) (value, error) {
			w, err := openText(t, a[0])
			if err != nil {
				return value{}, err
			}
			w.told = false
			if err := w.flush(t); err != nil {
				return value{}, err
			}
			return t.CallMethod(w.buffer, "flush")
		}),
		method("close", "(self, /)", "Flush and close.", func(t *thread, a []value) (value, error) {
			w, err := textOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			closed, err := isClosed(t, w.buffer)
			if closed || err != nil {
				return object.None, err
			}
			_, err = t.CallMethod(a[0], "flush")
			if _, cerr := t.CallMethod(w.buffer, "close"); cerr != nil && err == nil {
				err = cerr
			}
			w.closed = true
			return object.None, err
		}),
		method("detach", "(self, /)", "Give up the stream of bytes.", func(t *thread, a []value) (value, error) {
			w, err := textOf(t, a[0])
			if err != nil {
				return value{}, err
			}
			if _, err := t.CallMethod(a[0], "flush"); err != nil {
				return value{}, err
			}
			buffer := w.buffer
			w.buffer, w.detached, w.console = value{}, true, nil
			return buffer, nil
		}),
		method("reconfigure", "(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)", "Change how text is read and written.", reconfigure),
	}
}

// textToRead is the stream, which must be one to read; what was written goes out before.
func textToRead(t *thread, self value) (*textWrapper, error) {
	w, err := openText(t, self)
	if err == nil && !w.read {
		err = unsupported(t, "not readable")
	}
	if err == nil {
		err = w.flush(t)
	}
	return w, err
}

func (w *textWrapper) put(t *thread, v value, s *object.Str) error {
	out := s.S
	if w.mode.writes != "" && strings.IndexByte(out, '\n') >= 0 {
		out = w.mode.expand(out)
	}
	b, err := w.encode(t, out)
	if err != nil {
		return err
	}
	w.ahead, w.bytes = "", nil
	if w.console != nil && len(w.pending) == 0 {
		if err := t.Charge(len(b) >> 6); err != nil {
			return err
		}
		if _, err := w.console(t.Interp).Write(b); err != nil {
			return osError(t, err, value{})
		}
		return nil
	}
	if err := t.Allocate(len(b)); err != nil {
		return err
	}
	if len(w.pending) == 0 && w.overFile() {
		unwrittenOf(t).texts[w] = true
	}
	w.pending = append(w.pending, b...)
	if w.through || len(w.pending) > bufferSize {
		if err := w.flush(t); err != nil {
			return err
		}
	}
	if w.lineBuffered && strings.ContainsAny(out, "\n\r") {
		if err := w.flush(t); err != nil {
			return err
		}
		_, err = t.CallMethod(w.buffer, "flush")
	}
	return err
}

// overFile reports whether what is written goes to a file at last.
func (w *textWrapper) overFile() bool {
	return (w.buffer.Is(bufferedWriterType) || w.buffer.Is(bufferedRandomType)) && object.As[buffered](w.buffer).raw.Is(fileIOType)
}

// encode is text as bytes. UTF-8 needs no looking up, unless there are lone surrogates in it.
func (w *textWrapper) encode(t *thread, s string) ([]byte, error) {
	if w.isUTF8() && !hasSurrogates(s) {
		return []byte(s), nil
	}
	name := w.encoding
	if w.began {
		switch name {
		case "utf-8-sig", "utf_8_sig":
			name = "utf-8"
		case "utf-16", "utf_16", "utf16":
			name = "utf-16-le"
		case "utf-32", "utf_32", "utf32":
			name = "utf-32-le"
		}
	}
	w.began = w.began || s != ""
	v, err := t.CallMethod(object.NewStr(s), "encode", object.NewStr(name), object.NewStr(w.errors))
	if err != nil {
		return nil, err
	}
	return bytesOf(t, v)
}

func (w *textWrapper) isUTF8() bool {
	switch w.encoding {
	case "utf-8", "UTF-8", "utf8", "UTF8", "utf_8":
		return true
	}
	return false
}

func hasSurrogates(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == 0xed && s[i+1] >= 0xa0 {
			return true
		}
	}
	return false
}

// flush gives what is pending to the buffer.
func (w *textWrapper) flush(t *thread) error {
	if len(w.pending) == 0 {
		return nil
	}
	b := w.pending
	w.pending = nil
	delete(unwrittenOf(t).texts, w)
	_, err := t.CallMethod(w.buffer, "write", newBytes(b))
	return err
}

// strOrNone is the text of an argument that is not None.
func strOrNone(t *thread, v value, what string) (string, error) {
	if s := object.AsStr(v); s != nil {
		return s.S, nil
	}
	return "", t.Raise(object.TypeError, "%s must be str or None, not %s", what, v.Type().Name)
}

func reconfigure(t *thread, a []value) (value, error) {
	w, err := openText(t, a[0])
	if err != nil {
		return value{}, err
	}
	if (w.ahead != "" || len(w.bytes) > 0) && !(given(a[1]).IsNone() && given(a[2]).IsNone() && a[3].IsNull()) {
		return value{}, unsupported(t, "It is not possible to set the encoding or newline of stream after the first read")
	}
	if err := w.flush(t); err != nil {
		return value{}, err
	}
	encoding, errs := w.encoding, w.errors
	if !given(a[1]).IsNone() {
		if encoding, err = strOrNone(t, a[1], "reconfigure() argument 'encoding'"); err != nil {
			return value{}, err
		}
		if _, err := t.CallMethod(object.NewStr(""), "encode", a[1]); err != nil {
			return value{}, err
		}
		errs = "strict"
	}
	if !given(a[2]).IsNone() {
		if errs, err = strOrNone(t, a[2], "reconfigure() argument 'errors'"); err != nil {
			return value{}, err
		}
	}
	if !a[3].IsNull() {
		if w.mode, err = newlineArg(t, a[3], "reconfigure() argument 'newline' must be str or None, not %s"); err != nil {
			return value{}, err
		}
	}
	w.encoding, w.errors = encoding, errs
	for i, to := range map[int]*bool{4: &w.lineBuffered, 5: &w.through} {
		if !given(a[i]).IsNone() {
			if *to, err = t.Truth(a[i]); err != nil {
				return value{}, err
			}
		}
	}
	return object.None, nil
}
