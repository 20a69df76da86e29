package object

import (
	"fmt"
	"strconv"
)

// This file holds the three exceptions that say which part of a text or of bytes cannot be coded.

// The places of their fields.
const (
	unicodeEncoding = iota
	unicodeObject
	unicodeStart
	unicodeEnd
	unicodeReason
	unicodeFieldCount
)

func fillUnicodeDecodeError(typ, base *Type) {
	fillUnicodeError(typ, base, unicodeEncoding, decodeErrorStr)
}

func fillUnicodeEncodeError(typ, base *Type) {
	fillUnicodeError(typ, base, unicodeEncoding, func(t *Thread, self Value) (Value, error) { return encodeErrorStr(t, self, true) })
}

// fillUnicodeTranslateError: it has no encoding.
func fillUnicodeTranslateError(typ, base *Type) {
	fillUnicodeError(typ, base, unicodeObject, func(t *Thread, self Value) (Value, error) { return encodeErrorStr(t, self, false) })
}

func fillUnicodeError(typ, base *Type, first int, str func(t *Thread, self Value) (Value, error)) {
	typ.Flags |= ownFields | takesFields
	typ.New = newWithFields(unicodeFieldCount)
	typ.Init = func(t *Thread, self Value, args []Value, names Names) error {
		if err := exceptionInit(t, self, args, names); err != nil {
			return err
		}
		return self.exception().takeUnicodeError(t, typ, args, first)
	}
	typ.Str = str
	define(typ, base, "builtins", TypeDef{GetSets: []*GetSet{
		exceptionMember("encoding", unicodeEncoding, unicodeFieldCount, nil),
		exceptionMember("object", unicodeObject, unicodeFieldCount, nil),
		unicodePlace("start", unicodeStart),
		unicodePlace("end", unicodeEnd),
		exceptionMember("reason", unicodeReason, unicodeFieldCount, nil),
	}})
}

// unicodePlace is a field that is always an int.
func unicodePlace(name string, i int) *GetSet {
	return asMember(Attr(name, "", func(t *Thread, self Value) (Value, error) {
		if v := *self.exception().field(i, unicodeFieldCount, nil); !v.IsNull() {
			return v, nil
		}
		return Int(0), nil
	}, func(t *Thread, self, v Value) error {
		if v.IsNull() {
			return t.Raise(TypeError, "can't delete numeric/char attribute")
		}
		n, ok := AsInt64(v)
		if !ok {
			return t.Raise(TypeError, "an integer is required")
		}
		*self.exception().field(i, unicodeFieldCount, nil) = Int(n)
		return nil
	}))
}

func (e *Exception) takeUnicodeError(t *Thread, typ *Type, args []Value, first int) error {
	n := unicodeFieldCount - first
	if len(args) != n {
		return t.Raise(TypeError, "function takes exactly %d arguments (%d given)", n, len(args))
	}
	fields := make([]Value, unicodeFieldCount)
	copy(fields[first:], args)
	for i := first; i < unicodeFieldCount; i++ {
		switch {
		case i == unicodeStart || i == unicodeEnd:
			n, err := t.IntArg(fields[i])
			if err != nil {
				return err
			}
			fields[i] = Int(int64(n))
		case i == unicodeObject && typ == UnicodeDecodeError:
		case AsStr(fields[i]) == nil:
			return t.Raise(TypeError, "argument %d must be str, not %s", i-first+1, fields[i].Type().Name)
		}
	}
	if typ == UnicodeDecodeError && fields[unicodeObject].Type().Layout != LayoutBytes {
		v, err := t.copyBytes(fields[unicodeObject])
		if err != nil {
			return err
		}
		fields[unicodeObject] = v
	}
	e.Fields = fields
	return nil
}

// copyBytes copies what has bytes into a bytes object.
func (t *Thread) copyBytes(v Value) (Value, error) {
	b, found, err := t.CallSpecial(v, "__bytes__")
	if err != nil || found {
		return b, err
	}
	if v.Type().IsSubtype(ByteArrayType) || v.Type().IsSubtype(MemoryViewType) {
		return t.Call(BytesType.Value(), v)
	}
	return Value{}, t.Raise(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
}

// unicodeParts are the fields as text; ok is false while __init__ has not run.
func (e *Exception) unicodeParts(t *Thread, withEncoding bool) (encoding, reason string, start, end int, ok bool, err error) {
	e.field(0, unicodeFieldCount, nil)
	if e.Fields[unicodeObject].IsNull() {
		return
	}
	text := func(v Value) string {
		if v.IsNull() {
			return "<NULL>"
		}
		s, failed := t.Str(v)
		if failed != nil {
			err = failed
		}
		return s
	}
	if withEncoding {
		encoding = text(e.Fields[unicodeEncoding])
	}
	reason = text(e.Fields[unicodeReason])
	s, _ := AsInt64(e.Fields[unicodeStart])
	n, _ := AsInt64(e.Fields[unicodeEnd])
	return encoding, reason, int(s), int(n), err == nil, err
}

func decodeErrorStr(t *Thread, self Value) (Value, error) {
	e := self.exception()
	encoding, reason, start, end, ok, err := e.unicodeParts(t, true)
	if !ok {
		return NewStr(""), err
	}
	var data string
	if object := e.Fields[unicodeObject]; object.Type().Layout == LayoutBytes {
		data = As[BytesObject](object).S
	}
	if start >= 0 && start < len(data) && end == start+1 {
		return NewStr(fmt.Sprintf("'%s' codec can't decode byte 0x%02x in position %d: %s", encoding, data[start], start, reason)), nil
	}
	return NewStr(fmt.Sprintf("'%s' codec can't decode bytes in position %d-%d: %s", encoding, start, end-1, reason)), nil
}

func encodeErrorStr(t *Thread, self Value, encode bool) (Value, error) {
	e := self.exception()
	encoding, reason, start, end, ok, err := e.unicodeParts(t, encode)
	if !ok {
		return NewStr(""), err
	}
	what := "can't translate"
	if encode {
		what = "'" + encoding + "' codec can't encode"
	}
	text := AsStr(e.Fields[unicodeObject])
	if text != nil && start >= 0 && start < text.Len() && end == start+1 {
		return NewStr(fmt.Sprintf("%s character '%s' in position %d: %s", what, escapedPoint(text.S, start), start, reason)), nil
	}
	return NewStr(what + " characters in position " + strconv.Itoa(start) + "-" + strconv.Itoa(end-1) + ": " + reason), nil
}

// escapedPoint is the code point number i of a text, as a literal of Python would have it.
func escapedPoint(s string, i int) string {
	for ; i > 0; i-- {
		_, n := decodePoint(s)
		s = s[n:]
	}
	switch r, _ := decodePoint(s); {
	case r <= 0xff:
		return fmt.Sprintf(`\x%02x`, r)
	case r <= 0xffff:
		return fmt.Sprintf(`\u%04x`, r)
	default:
		return fmt.Sprintf(`\U%08x`, r)
	}
}
