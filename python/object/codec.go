package object

import (
	"strings"
)

// This file finds the codec that an encoding's name means.

// codec turns text into bytes and back.
type codec struct {
	encode func(t *Thread, s *Str, errors string) ([]byte, error)
	// decode gives the text of data and how many bytes of it were used. Unless final, what is incomplete at the end of data
	// is left for later.
	decode func(t *Thread, data, errors string, final bool) (text []byte, used int, err error)
}

// Codecs is what an interpreter knows of codecs besides those that are built in: what programs register.
type Codecs struct {
	Errors map[string]Value // error handlers
	// Find finds the CodecInfo of an encoding, by its normalised name; NULL if there is none. Nil: nothing is registered.
	Find func(t *Thread, name string) (Value, error)
}

type codecsKey struct{}

// Codecs is the interpreter's registry.
func (in *Interpreter) Codecs() *Codecs {
	if c, ok := in.Memo.Get(codecsKey{}).(*Codecs); ok {
		return c
	}
	c := &Codecs{Errors: make(map[string]Value)}
	in.Memo.Set(codecsKey{}, c)
	return c
}

// NormalEncoding is an encoding's name as codecs are looked up: small letters, digits, dots, and underscores for all else.
func NormalEncoding(name string) string {
	b := make([]byte, 0, len(name))
	gap := false
	for i := range len(name) {
		c := lowerTable[name[i]]
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' {
			if gap && len(b) > 0 {
				b = append(b, '_')
			}
			gap = false
			b = append(b, c)
		} else {
			gap = true
		}
	}
	return string(b)
}

// CanonicalEncoding is the name of the built-in codec that an encoding's name means, or nothing.
func CanonicalEncoding(name string) string {
	n := NormalEncoding(name)
	if to, ok := codecAliases[n]; ok {
		n = to
	} else if to, ok := codecAliases[strings.ReplaceAll(n, ".", "_")]; ok {
		n = to
	}
	if _, ok := builtinCodec(n); ok {
		return n
	}
	return ""
}

// builtinCodec finds a codec by its canonical name.
func builtinCodec(name string) (codec, bool) {
	switch name {
	case "utf_8", "utf8", "cp65001":
		return codec{encodeUTF8, decodeUTF8}, true
	case "ascii":
		return codec{encodeASCII, decodeASCII}, true
	case "latin_1":
		return codec{encodeLatin1, decodeLatin1}, true
	case "utf_8_sig":
		return codec{encodeUTF8Sig, decodeUTF8Sig}, true
	case "utf_16":
		return wideCodec("utf-16", 2, nativeOrder), true
	case "utf_16_le":
		return wideCodec("utf-16-le", 2, littleEndian), true
	case "utf_16_be":
		return wideCodec("utf-16-be", 2, bigEndian), true
	case "utf_32":
		return wideCodec("utf-32", 4, nativeOrder), true
	case "utf_32_le":
		return wideCodec("utf-32-le", 4, littleEndian), true
	case "utf_32_be":
		return wideCodec("utf-32-be", 4, bigEndian), true
	case "unicode_escape":
		return codec{encodeUnicodeEscape, decodeUnicodeEscape}, true
	case "raw_unicode_escape":
		return codec{encodeRawUnicodeEscape, decodeRawUnicodeEscape}, true
	}
	if table, ok := charmaps[name]; ok {
		return charmapCodec(table), true
	}
	return codec{}, false
}

// isBinaryCodec reports whether a name means one of CPython's codecs between bytes and bytes, or between texts.
func isBinaryCodec(name string) bool {
	switch strings.TrimSuffix(NormalEncoding(name), "_codec") {
	case "hex", "base64", "base_64", "bz2", "zlib", "zip", "rot13", "rot_13", "quopri", "quoted_printable", "quotedprintable", "uu":
		return true
	}
	return false
}

// Encode is s.encode(encoding, errors).
func (t *Thread) Encode(s *Str, encoding, errors string) (Value, error) {
	t.Made(textBytes)
	name := "utf_8"
	if encoding != "utf-8" {
		name = CanonicalEncoding(encoding)
	}
	if err := t.Charge((len(s.S) + len(encoding)) >> 6); err != nil {
		return Value{}, err
	}
	if (name == "utf_8" || name == "ascii") && s.IsASCII() {
		return NewBytes(s.S), nil
	}
	if c, ok := builtinCodec(name); ok {
		if err := t.checkSize(len(s.S)); err != nil {
			return Value{}, err
		}
		b, err := c.encode(t, s, errors)
		if err != nil {
			return Value{}, err
		}
		return newBytesOf(b), nil
	}
	v, err := t.callCodec(encoding, errors, s.Value(), 0, "encode")
	if err != nil {
		return Value{}, err
	}
	if AsBytesObject(v) == nil && !v.Is(ByteArrayType) {
		return Value{}, t.Raise(TypeError, "'%s' encoder returned '%s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
			encoding, v.Type().Name)
	}
	return v, nil
}

// Decode is data.decode(encoding, errors). Nobody may change data afterwards.
func (t *Thread) Decode(data, encoding, errors string) (Value, error) {
	if data == "" {
		return emptyStr.Value(), nil
	}
	t.Made(textBytes)
	name := "utf_8"
	if encoding != "utf-8" {
		name = CanonicalEncoding(encoding)
	}
	if err := t.Charge((len(data) + len(encoding)) >> 6); err != nil {
		return Value{}, err
	}
	if name == "utf_8" || name == "ascii" {
		if isASCII(data) {
			return newASCII(data), nil
		}
	}
	if c, ok := builtinCodec(name); ok {
		if err := t.checkSize(len(data)); err != nil {
			return Value{}, err
		}
		b, _, err := c.decode(t, data, errors, true)
		if err != nil {
			return Value{}, err
		}
		return newStrBytes(b), nil
	}
	v, err := t.callCodec(encoding, errors, NewBytes(data), 1, "decode")
	if err != nil {
		return Value{}, err
	}
	if AsStr(v) == nil {
		return Value{}, t.Raise(TypeError, "'%s' decoder returned '%s' instead of 'str'; use codecs.decode() to decode to arbitrary types",
			encoding, v.Type().Name)
	}
	return v, nil
}

// DecodePart decodes data that goes on later unless final, and says how many bytes of it were used. The encoding must be
// built in.
func (t *Thread) DecodePart(data, encoding, errors string, final bool) (text Value, used int, err error) {
	c, ok := builtinCodec(CanonicalEncoding(encoding))
	if !ok {
		return Value{}, 0, t.Raise(LookupError, "unknown encoding: %s", encoding)
	}
	if err := t.checkSize(len(data)); err != nil {
		return Value{}, 0, err
	}
	b, used, err := c.decode(t, data, errors, final)
	if err != nil {
		return Value{}, 0, err
	}
	return newStrBytes(b), used, nil
}

// callCodec calls a codec that a program registered: the encoder (0) or decoder (1) of its CodecInfo.
func (t *Thread) callCodec(encoding, errors string, input Value, which int64, direction string) (Value, error) {
	if isBinaryCodec(encoding) {
		return Value{}, t.notText(encoding, direction)
	}
	find := t.Interp.Codecs().Find
	if find == nil {
		return Value{}, t.Raise(LookupError, "unknown encoding: %s", encoding)
	}
	info, err := find(t, NormalEncoding(encoding))
	if err != nil {
		return Value{}, err
	}
	if info.IsNull() {
		return Value{}, t.Raise(LookupError, "unknown encoding: %s", encoding)
	}
	text, err := t.FindAttr(info, t.Interp.Intern("_is_text_encoding"))
	if err != nil {
		return Value{}, err
	}
	if !text.IsNull() {
		if yes, err := t.Truth(text); err != nil {
			return Value{}, err
		} else if !yes {
			return Value{}, t.notText(encoding, direction)
		}
	}
	f, err := t.GetItem(info, Int(which))
	if err != nil {
		return Value{}, err
	}
	args := []Value{input}
	if errors != "" {
		args = append(args, NewStr(errors))
	}
	v, err := t.Call(f, args...)
	if err != nil {
		if exc := Raised(err); exc != nil {
			// Where it came from is a note; if that cannot be added the exception itself counts.
			_, _ = t.CallMethod(exc.Value(), "add_note", NewStr(direction[:len(direction)-1]+"ing with '"+encoding+"' codec failed"))
		}
		return Value{}, err
	}
	pair := AsTuple(v)
	if pair == nil || len(pair.Items) != 2 {
		return Value{}, t.Raise(TypeError, "%sr must return a tuple (object, integer)", direction)
	}
	return pair.Items[0], nil
}

func (t *Thread) notText(encoding, direction string) error {
	return t.Raise(LookupError, "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs", encoding, direction)
}
