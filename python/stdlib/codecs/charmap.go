package codecs

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jinklink/jink/python/object"
)

// handled is what an error handler puts in the place of a problem, and where to go on.
func handled(t *thread, errors string, exc error, length int) (value, int, error) {
	e := object.Raised(exc)
	if e == nil {
		return value{}, 0, exc
	}
	h, err := handler(t, errors)
	if err != nil {
		return value{}, 0, err
	}
	v, err := t.Call(h, e.Value())
	if err != nil {
		return value{}, 0, err
	}
	what, kinds := "decoding", "str"
	if object.IsInstance(e.Value(), object.UnicodeEncodeError) {
		what, kinds = "encoding", "str/bytes"
	}
	p := object.AsTuple(v)
	if p == nil || len(p.Items) != 2 || !object.IsInstance(p.Items[0], object.StrType) && (what == "decoding" || !object.IsInstance(p.Items[0], object.BytesType)) {
		return value{}, 0, t.Raise(object.TypeError, "%s error handler must return (%s, int) tuple", what, kinds)
	}
	at, err := t.IntArg(p.Items[1])
	if err != nil {
		return value{}, 0, err
	}
	if at < 0 {
		at += length
	}
	if at < 0 || at > length {
		return value{}, 0, t.Raise(object.IndexError, "position %d from error handler out of bounds", at)
	}
	return p.Items[0], at, nil
}

func charmapFunctions() []*object.Builtin {
	return []*object.Builtin{
		fn("charmap_build", "(map, /)", "Turn a table for decoding, 256 characters long, into one for encoding.", func(t *thread, a []value) (value, error) {
			s, err := strArg(t, a[0], "charmap_build")
			if err != nil {
				return value{}, err
			}
			if err := t.Allocate(64 * s.Len()); err != nil {
				return value{}, err
			}
			d := object.NewDict()
			i := 0
			for _, r := range s.S {
				if r != 0xfffe {
					if err := d.Set(t, object.Int(int64(r)), object.Int(int64(i))); err != nil {
						return value{}, err
					}
				}
				i++
			}
			return d.Value(), nil
		}),
		fn("charmap_encode", "(str, errors=None, mapping=None, /)", "Encode text by a table.", charmapEncode),
		fn("charmap_decode", "(data, errors=None, mapping=None, /)", "Decode bytes by a table.", charmapDecode),
	}
}

// mapped is what a table has for a character or byte; absent is false for what it does not have.
func mapped(t *thread, table value, n int64) (v value, present bool, err error) {
	v, err = t.GetItem(table, object.Int(n))
	if err != nil {
		if object.Matches(err, object.LookupError) {
			return value{}, false, nil
		}
		return value{}, false, err
	}
	return v, !v.IsNone(), nil
}

func encodeOne(t *thread, table value, r rune) (string, bool, error) {
	v, present, err := mapped(t, table, int64(r))
	if err != nil || !present {
		return "", false, err
	}
	if b := object.AsBytesObject(v); b != nil {
		return b.S, true, nil
	}
	n, ok := object.AsInt64(v)
	switch {
	case !ok || !object.IsInstance(v, object.IntType):
		return "", false, t.Raise(object.TypeError, "character mapping must return integer, bytes or None, not %s", v.Type().Name)
	case n < 0 || n > 255:
		return "", false, t.Raise(object.TypeError, "character mapping must be in range(256)")
	}
	return string([]byte{byte(n)}), true, nil
}

// points are the characters of a text, surrogates among them.
func points(s string) []rune {
	out := make([]rune, 0, len(s))
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 && len(s) >= 3 { // a surrogate, written as three bytes
			r, n = rune(s[0]&0x0f)<<12|rune(s[1]&0x3f)<<6|rune(s[2]&0x3f), 3
		}
		out = append(out, r)
		s = s[n:]
	}
	return out
}

func charmapEncode(t *thread, a []value) (value, error) {
	s, err := strArg(t, a[0], "charmap_encode")
	if err != nil {
		return value{}, err
	}
	errors, err := errorsArg(t, a[1], "charmap_encode")
	if err != nil {
		return value{}, err
	}
	if a[2].IsNull() || a[2].IsNone() {
		v, err := t.Encode(s, "latin_1", errors)
		return pair(v, s.Len()), err
	}
	if err := t.Allocate(5 * len(s.S)); err != nil {
		return value{}, err
	}
	text := points(s.S)
	var out []byte
	for i := 0; i < len(text); {
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		b, ok, err := encodeOne(t, a[2], text[i])
		if err != nil {
			return value{}, err
		}
		if ok {
			out = append(out, b...)
			i++
			continue
		}
		end := i + 1
		for end < len(text) {
			if err := t.Charge(2); err != nil {
				return value{}, err
			}
			if _, ok, err := encodeOne(t, a[2], text[end]); err != nil {
				return value{}, err
			} else if ok {
				break
			}
			end++
		}
		problem := t.RaiseArgs(object.UnicodeEncodeError, object.NewStr("charmap"), a[0], object.Int(int64(i)), object.Int(int64(end)), object.NewStr("character maps to <undefined>"))
		v, at, err := handled(t, errors, problem, len(text))
		if err != nil {
			return value{}, err
		}
		if b := object.AsBytesObject(v); b != nil {
			out = append(out, b.S...)
		} else {
			for _, r := range points(object.AsStr(v).S) {
				if err := t.Charge(2); err != nil {
					return value{}, err
				}
				b, ok, err := encodeOne(t, a[2], r)
				if err != nil {
					return value{}, err
				}
				if !ok {
					return value{}, problem
				}
				out = append(out, b...)
			}
		}
		if err := t.Allocate(16); err != nil {
			return value{}, err
		}
		i = at
	}
	return pair(object.NewBytes(string(out)), len(text)), nil
}

func charmapDecode(t *thread, a []value) (value, error) {
	data, err := dataArg(t, a[0], false)
	if err != nil {
		return value{}, err
	}
	errors, err := errorsArg(t, a[1], "charmap_decode")
	if err != nil {
		return value{}, err
	}
	if a[2].IsNull() || a[2].IsNone() {
		v, used, err := t.DecodePart(data, "latin_1", errors, true)
		return pair(v, used), err
	}
	if err := t.Allocate(4 * len(data)); err != nil {
		return value{}, err
	}
	var table []rune
	if s := object.AsStr(a[2]); s != nil {
		table = points(s.S[:min(len(s.S), 1024)])
	}
	var out strings.Builder
	for i := 0; i < len(data); {
		if err := t.Charge(1); err != nil {
			return value{}, err
		}
		text, ok, err := decodeOne(t, table, a[2], data[i])
		if err != nil {
			return value{}, err
		}
		if ok {
			out.WriteString(text)
			i++
			continue
		}
		problem := t.RaiseArgs(object.UnicodeDecodeError, object.NewStr("charmap"), object.NewBytes(data), object.Int(int64(i)), object.Int(int64(i+1)), object.NewStr("character maps to <undefined>"))
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
	return pair(object.NewStr(out.String()), len(data)), nil
}

func decodeOne(t *thread, runes []rune, table value, b byte) (string, bool, error) {
	if object.AsStr(table) != nil {
		if int(b) >= len(runes) || runes[b] == 0xfffe {
			return "", false, nil
		}
		return string(runes[b]), true, nil
	}
	v, present, err := mapped(t, table, int64(b))
	if err != nil || !present {
		return "", false, err
	}
	if s := object.AsStr(v); s != nil {
		if s.S == "\ufffe" {
			return "", false, nil
		}
		return s.S, true, t.Allocate(len(s.S))
	}
	n, ok := object.AsInt64(v)
	switch {
	case !ok || !object.IsInstance(v, object.IntType):
		return "", false, t.Raise(object.TypeError, "character mapping must return integer, None or str")
	case n < 0 || n > 0x10ffff:
		return "", false, t.Raise(object.TypeError, "character mapping must be in range(0x%s)", strconv.FormatInt(0x110000, 16))
	case n == 0xfffe:
		return "", false, nil
	}
	c, err := t.Call(t.Interp.Builtins.GetString("chr"), object.Int(n))
	if err != nil {
		return "", false, err
	}
	return object.AsStr(c).S, true, nil
}
