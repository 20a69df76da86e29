package codecs

import (
	"strings"

	"github.com/jinklink/jink/python/object"
)

// errorsArg is the name of an error handler that may be left out.
func errorsArg(t *thread, v value, function string) (string, error) {
	if v.IsNull() || v.IsNone() {
		return "strict", nil
	}
	return t.StrArg(v, function+"() argument 2")
}

func pair(v value, n int) value { return object.NewPair(v, object.Int(int64(n))) }

// strArg is the text to encode.
func strArg(t *thread, v value, function string) (*object.Str, error) {
	s := object.AsStr(v)
	if s == nil {
		return nil, t.Raise(object.TypeError, "%s() argument 1 must be str, not %s", function, v.Type().Name)
	}
	return s, nil
}

// dataArg is what to decode. Old codecs take text too, for the bytes of its UTF-8.
func dataArg(t *thread, v value, text bool) (string, error) {
	if s := object.AsStr(v); s != nil && text {
		return s.S, nil
	}
	b, err := object.AsBytes(t, v)
	if err != nil {
		return "", err
	}
	return string(b), t.Allocate(len(b))
}

func encoder(name, encoding string) *object.Builtin {
	return fn(name, "(str, errors=None, /)", "Encode text.", func(t *thread, a []value) (value, error) {
		s, err := strArg(t, a[0], name)
		if err != nil {
			return value{}, err
		}
		errors, err := errorsArg(t, a[1], name)
		if err != nil {
			return value{}, err
		}
		v, err := t.Encode(s, encoding, errors)
		return pair(v, s.Len()), err
	})
}

// decoder is the decoder of an encoding, of which partial ones leave what is incomplete for later unless final.
func decoder(name, encoding string, partial, text bool) *object.Builtin {
	sig := "(data, errors=None, /)"
	if partial {
		sig = "(data, errors=None, final=False, /)"
	}
	if text {
		sig = "(data, errors=None, final=True, /)"
	}
	return fn(name, sig, "Decode bytes.", func(t *thread, a []value) (value, error) {
		data, err := dataArg(t, a[0], text)
		if err != nil {
			return value{}, err
		}
		errors, err := errorsArg(t, a[1], name)
		if err != nil {
			return value{}, err
		}
		final := !partial || text
		if len(a) > 2 && !a[2].IsNull() {
			if final, err = t.Truth(a[2]); err != nil {
				return value{}, err
			}
		}
		v, used, err := t.DecodePart(data, encoding, errors, final)
		return pair(v, used), err
	})
}

func builtinFunctions() []*object.Builtin {
	list := []*object.Builtin{
		encoder("unicode_escape_encode", "unicode_escape"), decoder("unicode_escape_decode", "unicode_escape", true, true),
		encoder("raw_unicode_escape_encode", "raw_unicode_escape"), decoder("raw_unicode_escape_decode", "raw_unicode_escape", true, true),
		encoder("latin_1_encode", "latin_1"), decoder("latin_1_decode", "latin_1", false, false),
		encoder("ascii_encode", "ascii"), decoder("ascii_decode", "ascii", false, false),
		fn("readbuffer_encode", "(data, errors=None, /)", "Return the bytes of a buffer, or of the UTF-8 of text.", func(t *thread, a []value) (value, error) {
			data, err := dataArg(t, a[0], true)
			return pair(object.NewBytes(data), len(data)), err
		}),
		fn("escape_encode", "(data, errors=None, /)", "Write bytes as in a literal.", func(t *thread, a []value) (value, error) {
			if !object.IsInstance(a[0], object.BytesType) {
				return value{}, t.Raise(object.TypeError, "escape_encode() argument 1 must be bytes, not %s", a[0].Type().Name)
			}
			data, err := dataArg(t, a[0], false)
			if err != nil {
				return value{}, err
			}
			if err := t.Allocate(4 * len(data)); err != nil {
				return value{}, err
			}
			return pair(object.NewBytes(escaped(data)), len(data)), nil
		}),
		fn("escape_decode", "(data, errors=None, /)", "Read bytes as in a literal.", escapeDecode),
		// The encoding of whatever codec is built in, for package encodings.
		fn("_builtin", "(encoding, /)", "Return the name of the built-in codec that a name means, or None.", func(t *thread, a []value) (value, error) {
			name, err := t.StrArg(a[0], "_builtin() argument")
			if err != nil {
				return value{}, err
			}
			if canonical := object.CanonicalEncoding(name); canonical != "" {
				return object.NewStr(canonical), nil
			}
			return object.None, nil
		}),
		fn("_encode", "(str, errors, encoding, /)", "Encode text by a built-in codec.", func(t *thread, a []value) (value, error) {
			s, err := strArg(t, a[0], functionName(object.AsStr(a[2]).S))
			if err != nil {
				return value{}, err
			}
			errors, err := errorsArg(t, a[1], "encode")
			if err != nil {
				return value{}, err
			}
			v, err := t.Encode(s, object.AsStr(a[2]).S, errors)
			return pair(v, s.Len()), err
		}),
		fn("_decode", "(data, errors, encoding, final, /)", "Decode bytes by a built-in codec.", func(t *thread, a []value) (value, error) {
			data, err := dataArg(t, a[0], false)
			if err != nil {
				return value{}, err
			}
			errors, err := errorsArg(t, a[1], "decode")
			if err != nil {
				return value{}, err
			}
			final, err := t.Truth(a[3])
			if err != nil {
				return value{}, err
			}
			v, used, err := t.DecodePart(data, object.AsStr(a[2]).S, errors, final)
			return pair(v, used), err
		}),
		fn("utf_16_ex_decode", "(data, errors=None, byteorder=0, final=False, /)", "Decode UTF-16 of a byte order, which is returned.", exDecode("utf_16", 2)),
		fn("utf_32_ex_decode", "(data, errors=None, byteorder=0, final=False, /)", "Decode UTF-32 of a byte order, which is returned.", exDecode("utf_32", 4)),
	}
	for _, name := range []string{"utf_8", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"} {
		list = append(list, encoder(name+"_encode", name), decoder(name+"_decode", name, true, false))
	}
	return list
}

// exDecode decodes by a byte order: 0 means that the data begins with a mark that tells it.
func exDecode(encoding string, unit int) func(t *thread, a []value) (value, error) {
	return func(t *thread, a []value) (value, error) {
		data, err := dataArg(t, a[0], false)
		if err != nil {
			return value{}, err
		}
		errors, err := errorsArg(t, a[1], encoding+"_ex_decode")
		if err != nil {
			return value{}, err
		}
		order, final := 0, false
		if !a[2].IsNull() {
			if order, err = t.IntArg(a[2]); err != nil {
				return value{}, err
			}
		}
		if !a[3].IsNull() {
			if final, err = t.Truth(a[3]); err != nil {
				return value{}, err
			}
		}
		skipped := 0
		if order == 0 && len(data) >= unit {
			little := "\xff\xfe" + strings.Repeat("\x00", unit-2)
			big := strings.Repeat("\x00", unit-2) + "\xfe\xff"
			switch data[:unit] {
			case little:
				order, skipped = -1, unit
			case big:
				order, skipped = 1, unit
			}
		}
		name := encoding + "_le"
		if order > 0 {
			name = encoding + "_be"
		}
		v, used, err := t.DecodePart(data[skipped:], name, errors, final)
		return object.NewTuple(v, object.Int(int64(used+skipped)), object.Int(int64(order))), err
	}
}

func escaped(data string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	for i := range len(data) {
		switch c := data[i]; {
		case c == '\\' || c == '\'':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c < ' ' || c >= 0x7f:
			b.WriteString(`\x`)
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

var simpleEscapes = map[byte]byte{'\\': '\\', '\'': '\'', '"': '"', 'b': '\b', 'f': '\f', 't': '\t', 'n': '\n', 'r': '\r', 'v': '\v', 'a': '\a'}

// escapeDecode reads bytes with escapes. Unlike a literal's, those it does not know stay as they are, with a warning.
func escapeDecode(t *thread, a []value) (value, error) {
	data, err := dataArg(t, a[0], true)
	if err != nil {
		return value{}, err
	}
	errors, err := errorsArg(t, a[1], "escape_decode")
	if err != nil {
		return value{}, err
	}
	if err := t.Allocate(len(data)); err != nil {
		return value{}, err
	}
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' {
			out = append(out, data[i])
			continue
		}
		if i++; i == len(data) {
			return value{}, t.Raise(object.ValueError, "Trailing \\ in string")
		}
		c := data[i]
		simple, known := simpleEscapes[c]
		switch {
		case known:
			out = append(out, simple)
		case c == '\n':
		case '0' <= c && c <= '7':
			n, begin := 0, i
			for ; i < len(data) && i < begin+3 && '0' <= data[i] && data[i] <= '7'; i++ {
				n = n*8 + int(data[i]-'0')
			}
			i--
			if n > 0xff {
				if err := t.Warn(object.DeprecationWarning, "invalid octal escape sequence '\\"+data[begin:begin+3]+"'"); err != nil {
					return value{}, err
				}
			}
			out = append(out, byte(n))
		case c == 'x':
			if i+2 < len(data) && unhex(data[i+1]) >= 0 && unhex(data[i+2]) >= 0 {
				out = append(out, byte(unhex(data[i+1])<<4|unhex(data[i+2])))
				i += 2
				continue
			}
			switch errors {
			case "strict":
				return value{}, t.Raise(object.ValueError, "invalid \\x escape at position %d", i-1)
			case "replace":
				out = append(out, '?')
			case "ignore":
			default:
				return value{}, t.Raise(object.ValueError, "decoding error; unknown error handling code: %s", errors)
			}
			if i+1 < len(data) && unhex(data[i+1]) >= 0 {
				i++
			}
		default:
			if err := t.Warn(object.DeprecationWarning, "invalid escape sequence '\\"+string(rune(c))+"'"); err != nil {
				return value{}, err
			}
			out = append(out, '\\', c)
		}
	}
	return pair(object.NewBytes(string(out)), len(data)), nil
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// functionName is the function that encodes a built-in encoding, as errors call it.
func functionName(encoding string) string {
	switch encoding {
	case "ascii", "latin_1", "utf_8", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "unicode_escape", "raw_unicode_escape":
		return encoding + "_encode"
	}
	return "charmap_encode"
}
