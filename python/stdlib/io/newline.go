package io

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// newlines says what ends a line in a stream of text.
type newlines struct {
	universal bool   // \n, \r and \r\n all do
	translate bool   // and are read as \n
	splits    string // the only one that does, if not universal
	writes    string // what \n is written as; "" for itself
	none      bool   // None was given
	empty     bool   // '' was given
}

// newlineArg reads the argument newline of open, StringIO and TextIOWrapper.
func newlineArg(t *thread, v value, complaint string) (newlines, error) {
	if given(v).IsNone() {
		return newlines{universal: true, translate: true, none: true}, nil
	}
	s := object.AsStr(v)
	if s == nil {
		return newlines{}, t.Raise(object.TypeError, complaint, v.Type().Name)
	}
	switch s.S {
	case "":
		return newlines{universal: true, empty: true}, nil
	case "\n":
		return newlines{splits: s.S}, nil
	case "\r", "\r\n":
		return newlines{splits: s.S, writes: s.S}, nil
	}
	return newlines{}, t.Raise(object.ValueError, "illegal newline value: %s", s.S)
}

func (n newlines) translates() bool { return n.translate }

func (n newlines) expand(s string) string { return strings.ReplaceAll(s, "\n", n.writes) }

func (n newlines) shown() value {
	switch {
	case n.none:
		return object.None
	case n.empty:
		return object.NewStr("")
	}
	return object.NewStr(n.splits)
}

// end is where, in text of so many characters, the first line ends, its end included, or -1.
func (n newlines) end(count int, at func(i int) rune) int {
	for i := range count {
		c := at(i)
		switch {
		case n.translate:
			if c == '\n' {
				return i + 1
			}
		case n.universal:
			if c == '\n' {
				return i + 1
			}
			if c == '\r' {
				if i+1 < count && at(i+1) == '\n' {
					return i + 2
				}
				return i + 1
			}
		case len(n.splits) == 1:
			if c == rune(n.splits[0]) {
				return i + 1
			}
		case c == '\r' && i+1 < count && at(i+1) == '\n':
			return i + 2
		}
	}
	return -1
}

// seenNewlines are the ends of lines met so far: the attribute newlines.
type seenNewlines struct{ lf, cr, crlf bool }

func (s *seenNewlines) note(text string) {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			s.lf = true
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				s.crlf = true
				i++
			} else {
				s.cr = true
			}
		}
	}
}

// translate makes every end of line \n.
func (s *seenNewlines) translate(text string) string {
	s.note(text)
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func (s *seenNewlines) value() value {
	var all []value
	for _, e := range []struct {
		has  bool
		text string
	}{{s.cr, "\r"}, {s.lf, "\n"}, {s.crlf, "\r\n"}} {
		if e.has {
			all = append(all, object.NewStr(e.text))
		}
	}
	switch len(all) {
	case 0:
		return object.None
	case 1:
		return all[0]
	}
	return object.NewTuple(all...)
}

var newlineDecoderType = &typ{Name: "IncrementalNewlineDecoder", Doc: "Makes every end of line \\n, piece by piece."}

// newlineDecoder is an IncrementalNewlineDecoder.
type newlineDecoder struct {
	object.Object
	decoder   value
	translate bool
	pendingCR bool
	seen      seenNewlines
}

var newlineDecoderSignature = object.Fn("IncrementalNewlineDecoder", "(decoder, translate, errors='strict')", "", nil)

func defineNewlineDecoder() {
	d := newlineDecoderType
	object.Subclassable[newlineDecoder](d)
	d.New = func(t *thread, cls *typ, args []value, n names) (value, error) {
		v, _ := object.Make[newlineDecoder](d, cls)
		return v, nil
	}
	d.Init = func(t *thread, self value, args []value, n names) error {
		a, err := newlineDecoderSignature.Bind(t, args, n)
		if err != nil {
			return err
		}
		o := object.As[newlineDecoder](self)
		o.decoder = a[0]
		o.translate, err = t.Truth(a[1])
		return err
	}
	object.DefineType(d, nil, "_io", object.TypeDef{
		Methods: []*object.Builtin{
			method("decode", "(self, input, final=False)", "Decode a piece.", func(t *thread, a []value) (value, error) {
				o := object.As[newlineDecoder](a[0])
				final, err := t.Truth(given(a[2]))
				if err != nil {
					return value{}, err
				}
				in := a[1]
				if !o.decoder.IsNone() {
					if in, err = t.CallMethod(o.decoder, "decode", in, object.Bool(final)); err != nil {
						return value{}, err
					}
				}
				s := object.AsStr(in)
				if s == nil {
					return value{}, t.Raise(object.TypeError, "decoder should return a string result, not '%s'", in.Type().Name)
				}
				out := s.S
				if o.pendingCR && (out != "" || final) {
					out, o.pendingCR = "\r"+out, false
				}
				if strings.HasSuffix(out, "\r") && !final {
					out, o.pendingCR = out[:len(out)-1], true
				}
				if !o.translate {
					o.seen.note(out)
					return object.NewStr(out), nil
				}
				return object.NewStr(o.seen.translate(out)), nil
			}),
			method("reset", "(self, /)", "Begin again.", func(t *thread, a []value) (value, error) {
				o := object.As[newlineDecoder](a[0])
				o.pendingCR, o.seen = false, seenNewlines{}
				if o.decoder.IsNone() {
					return object.None, nil
				}
				return t.CallMethod(o.decoder, "reset")
			}),
			method("getstate", "(self, /)", "", func(t *thread, a []value) (value, error) {
				o := object.As[newlineDecoder](a[0])
				buf, flag := object.NewBytes(""), int64(0)
				if !o.decoder.IsNone() {
					v, err := t.CallMethod(o.decoder, "getstate")
					if err != nil {
						return value{}, err
					}
					if pair := object.AsTuple(v); pair != nil && len(pair.Items) == 2 {
						buf = pair.Items[0]
						flag, _ = object.AsInt64(pair.Items[1])
					}
				}
				flag <<= 1
				if o.pendingCR {
					flag |= 1
				}
				return object.NewPair(buf, object.Int(flag)), nil
			}),
			method("setstate", "(self, state, /)", "", func(t *thread, a []value) (value, error) {
				o := object.As[newlineDecoder](a[0])
				pair := object.AsTuple(a[1])
				if pair == nil || len(pair.Items) != 2 {
					return value{}, t.Raise(object.TypeError, "state argument must be a tuple")
				}
				flag, err := t.IntArg(pair.Items[1])
				if err != nil {
					return value{}, err
				}
				o.pendingCR = flag&1 != 0
				if o.decoder.IsNone() {
					return object.None, nil
				}
				return t.CallMethod(o.decoder, "setstate", object.NewPair(pair.Items[0], object.Int(int64(flag>>1))))
			}),
		},
		GetSets: []*object.GetSet{
			attr("newlines", func(t *thread, self value) (value, error) { return object.As[newlineDecoder](self).seen.value(), nil }),
		},
	})
}
