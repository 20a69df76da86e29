package codecs

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// This file encodes and decodes by charsets.

var multibyte = sync.OnceValue(charsets)

func multibyteFunctions() []*object.Builtin {
	return []*object.Builtin{
		fn("_multibyte", "(encoding, /)", "Return whether there is a codec of this name for characters of several bytes.", func(t *thread, a []value) (value, error) {
			name, err := t.StrArg(a[0], "_multibyte() argument")
			return object.Bool(multibyte()[name] != nil), err
		}),
		fn("_multibyte_encode", "(str, errors, encoding, /)", "Encode text by such a codec.", multibyteEncode),
		fn("_multibyte_decode", "(data, errors, encoding, final, /)", "Decode bytes by such a codec.", multibyteDecode),
	}
}

func charsetArg(t *thread, v value) (string, *charset, error) {
	name, err := t.StrArg(v, "encoding")
	if err != nil {
		return "", nil, err
	}
	c := multibyte()[name]
	if c == nil {
		return "", nil, t.Raise(object.LookupError, "unknown encoding: %s", name)
	}
	return name, c, nil
}

func multibyteDecode(t *thread, a []value) (value, error) {
	data, err := dataArg(t, a[0], false)
	if err != nil {
		return value{}, err
	}
	errors, err := errorsArg(t, a[1], "decode")
	if err != nil {
		return value{}, err
	}
	name, c, err := charsetArg(t, a[2])
	if err != nil {
		return value{}, err
	}
	final, err := t.Truth(a[3])
	if err != nil {
		return value{}, err
	}
	if err := t.Allocate(3 * len(data)); err != nil {
		return value{}, err
	}
	var out strings.Builder
	i := 0
	for i < len(data) {
		if data[i] < utf8.RuneSelf {
			out.WriteByte(data[i])
			i++
			continue
		}
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		r, size, whole := c.read(data[i:])
		if size > 0 {
			out.WriteRune(r)
			i += size
			continue
		}
		reason, end := "illegal multibyte sequence", i+1
		if !whole {
			if !final {
				break
			}
			reason, end = "incomplete multibyte sequence", len(data)
		}
		problem := t.RaiseArgs(object.UnicodeDecodeError, object.NewStr(name), object.NewBytes(data), object.Int(int64(i)), object.Int(int64(end)), object.NewStr(reason))
		v, at, err := handled(t, errors, problem, len(data))
		if err != nil {
			return value{}, err
		}
		if err := t.Allocate(len(object.AsStr(v).S) + 16); err != nil {
			return value{}, err
		}
		out.WriteString(object.AsStr(v).S)
		i = at
	}
	return pair(object.NewStr(out.String()), i), nil
}

// read is the first character of data, whose first byte is not of ASCII, and how many bytes it has: 0 if there is none. whole is
// false where more bytes might make it one.
func (c *charset) read(data string) (r rune, size int, whole bool) {
	table := c.tables().decode
	if r, ok := table[number(data[:1])]; ok {
		return r, 1, true
	}
	need := 2
	switch {
	case c.three && data[0] == 0x8f:
		need = 3
	case len(data) < 2:
		return 0, 0, data[0] == 0xff
	case c.four && data[1] >= '0' && data[1] <= '9':
		need = 4
	}
	if len(data) < need {
		return 0, 0, false
	}
	if need == 4 {
		text, err := c.base.NewDecoder().Bytes([]byte(data[:4]))
		r, n := utf8.DecodeRune(text)
		if err != nil || n != len(text) || r == utf8.RuneError {
			return 0, 0, true
		}
		return r, 4, true
	}
	r, ok := table[number(data[:need])]
	if !ok {
		return 0, 0, true
	}
	return r, need, true
}

func multibyteEncode(t *thread, a []value) (value, error) {
	s, err := strArg(t, a[0], "encode")
	if err != nil {
		return value{}, err
	}
	errors, err := errorsArg(t, a[1], "encode")
	if err != nil {
		return value{}, err
	}
	name, c, err := charsetArg(t, a[2])
	if err != nil {
		return value{}, err
	}
	if err := t.Allocate(4 * s.Len()); err != nil {
		return value{}, err
	}
	text := points(s.S)
	var out strings.Builder
	for i := 0; i < len(text); {
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		if b, ok := c.write(text[i]); ok {
			out.WriteString(b)
			i++
			continue
		}
		problem := t.RaiseArgs(object.UnicodeEncodeError, object.NewStr(name), a[0], object.Int(int64(i)), object.Int(int64(i+1)), object.NewStr("illegal multibyte sequence"))
		v, at, err := handled(t, errors, problem, len(text))
		if err != nil {
			return value{}, err
		}
		if b := object.AsBytesObject(v); b != nil {
			out.WriteString(b.S)
		} else {
			for j, r := range points(object.AsStr(v).S) {
				b, ok := c.write(r)
				if !ok {
					return value{}, t.RaiseArgs(object.UnicodeEncodeError, object.NewStr(name), v, object.Int(int64(j)), object.Int(int64(j+1)), object.NewStr("illegal multibyte sequence"))
				}
				out.WriteString(b)
			}
		}
		if err := t.Allocate(16); err != nil {
			return value{}, err
		}
		i = at
	}
	return pair(object.NewBytes(out.String()), len(text)), nil
}

// write is the bytes of a character.
func (c *charset) write(r rune) (string, bool) {
	if r < utf8.RuneSelf {
		return string(r), true
	}
	if b, ok := c.tables().encode[r]; ok {
		return b, true
	}
	if !c.four || r >= 0xd800 && r < 0xe000 {
		return "", false
	}
	b, err := c.base.NewEncoder().Bytes([]byte(string(r)))
	return string(b), err == nil
}
