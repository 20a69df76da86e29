package builtins

import (
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// This file holds the functions of characters and of objects as text.

func textFunctions() []*object.Builtin {
	return []*object.Builtin{
		object.Fn("ascii", "(obj, /)", "Return repr(obj) with all but ASCII escaped.", func(t *thread, a []value) (value, error) { return t.ASCIIValue(a[0]) }),
		object.Fn("repr", "(obj, /)", "Return how an object shows itself.", func(t *thread, a []value) (value, error) { return t.ReprValue(a[0]) }),
		object.Fn("format", "(value, format_spec='', /)", "Return an object as text, as a format specification says.", format),
		object.Fn("chr", "(i, /)", "Return the character with this code point.", chr),
		object.Fn("ord", "(c, /)", "Return the code point of a character.", ord),
	}
}

func format(t *thread, a []value) (value, error) {
	if !a[1].IsNull() && object.AsStr(a[1]) == nil {
		return value{}, t.Raise(object.TypeError, "format() argument 2 must be str, not %s", a[1].Type().Name)
	}
	return t.Format(a[0], a[1])
}

func chr(t *thread, a []value) (value, error) {
	i, err := t.Index(a[0])
	if err != nil {
		return value{}, err
	}
	n, ok := object.AsInt64(i)
	t.Made(object.Bytes(1))
	switch {
	case !ok || n < 0 || n > utf8.MaxRune:
		return value{}, t.Raise(object.ValueError, "chr() arg not in range(0x110000)")
	case n < 128:
		return t.Interp.Intern(string(rune(n))).Value(), nil
	case n >= 0xd800 && n < 0xe000:
		return object.NewStr(string([]byte{0xe0 | byte(n>>12), 0x80 | byte(n>>6)&0x3f, 0x80 | byte(n)&0x3f})), nil
	}
	return object.NewStr(string(rune(n))), nil
}

func ord(t *thread, a []value) (value, error) {
	v := a[0]
	var n int
	if s := object.AsStr(v); s != nil {
		if n = s.Len(); n == 1 {
			return object.Int(int64(codePoint(s.S))), nil
		}
	} else if object.IsInstance(v, object.BytesType) || object.IsInstance(v, object.ByteArrayType) {
		b, err := object.AsBytes(t, v)
		if err != nil {
			return value{}, err
		}
		if n = len(b); n == 1 {
			return object.Int(int64(b[0])), nil
		}
	} else {
		return value{}, t.Raise(object.TypeError, "ord() expected string of length 1, but %s found", v.Type().Name)
	}
	return value{}, t.Raise(object.TypeError, "ord() expected a character, but string of length %d found", n)
}

// codePoint is the only code point of a text, which may be a lone surrogate, of three bytes.
func codePoint(s string) rune {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) == 3 {
		return rune(s[0]&0x0f)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f)
	}
	return r
}
