package object

import (
	"strings"
)

func strPadMethods() []*Builtin {
	pad := func(name, doc string, left func(missing, width int) int) *Builtin {
		return Method(name, "(self, width, fillchar=' ', /)", doc, func(t *Thread, a []Value) (Value, error) {
			s := a[0].str()
			width, err := t.IntArg(a[1])
			if err != nil {
				return Value{}, err
			}
			fill := " "
			if !a[2].IsNull() {
				f := AsStr(a[2])
				if f == nil {
					return Value{}, t.Raise(TypeError, "The fill character must be a unicode character, not %s", a[2].Type().Name)
				}
				if f.Len() != 1 {
					return Value{}, t.Raise(TypeError, "The fill character must be exactly one character long")
				}
				fill = f.S
			}
			missing := width - s.Len()
			if missing <= 0 {
				return exactStr(s), nil
			}
			before := left(missing, width)
			return t.padded(s, fill, before, missing-before)
		})
	}
	strip := func(name, doc string, left, right bool) *Builtin {
		return Method(name, "(self, chars=None, /)", doc, func(t *Thread, a []Value) (Value, error) {
			s := a[0].str()
			t.Made(textBytes)
			if err := t.Charge(len(s.S) >> 6); err != nil {
				return Value{}, err
			}
			part := s.S
			if a[1].IsNull() || a[1].IsNone() {
				if left {
					part = trimSpaceLeft(part, unicodeSpace)
				}
				if right {
					part = trimSpaceRight(part, unicodeSpace)
				}
				return sameOr(s, part), nil
			}
			set := AsStr(a[1])
			if set == nil {
				return Value{}, t.Raise(TypeError, "%s arg must be None or str", name)
			}
			return sameOr(s, stripSet(part, set.S, left, right)), nil
		})
	}
	return []*Builtin{
		pad("center", "The text in the middle of width characters.", func(missing, width int) int { return missing/2 + missing&width&1 }),
		pad("ljust", "The text at the left of width characters.", func(missing, width int) int { return 0 }),
		pad("rjust", "The text at the right of width characters.", func(missing, width int) int { return missing }),
		strip("strip", "The text without white space, or the given characters, at both ends.", true, true),
		strip("lstrip", "The text without white space, or the given characters, at its beginning.", true, false),
		strip("rstrip", "The text without white space, or the given characters, at its end.", false, true),
		Method("zfill", "(self, width, /)", "The text filled with zeros after its sign.", func(t *Thread, a []Value) (Value, error) {
			s := a[0].str()
			width, err := t.IntArg(a[1])
			if err != nil {
				return Value{}, err
			}
			missing := width - s.Len()
			if missing <= 0 {
				return exactStr(s), nil
			}
			if s.S != "" && (s.S[0] == '+' || s.S[0] == '-') {
				rest, err := t.padded(newStr(s.S[1:]), "0", missing, 0)
				if err != nil {
					return Value{}, err
				}
				return NewStr(s.S[:1] + rest.str().S), nil
			}
			return t.padded(s, "0", missing, 0)
		}),
		Method("expandtabs", "(self, /, tabsize=8)", "The text with spaces instead of tabs.", func(t *Thread, a []Value) (Value, error) {
			s := a[0].str()
			size, err := t.tabSize(a[1])
			if err != nil {
				return Value{}, err
			}
			out, err := t.expandTabs(s.S, size, "string")
			if err != nil {
				return Value{}, err
			}
			return sameOrNew(s, out), nil
		}),
	}
}

// sameOrNew is out as a str: s itself if it equals s.
func sameOrNew(s *Str, out string) Value {
	if out == s.S {
		return exactStr(s)
	}
	return NewStr(out)
}

// padded is s with a fill character so often before and after it.
func (t *Thread) padded(s *Str, fill string, before, after int) (Value, error) {
	if before > maxSize || after > maxSize {
		return Value{}, t.RaiseArgs(MemoryError)
	}
	size := len(s.S) + len(fill)*(before+after)
	if err := t.checkSize(size); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, size)
	for range before {
		b = append(b, fill...)
	}
	b = append(b, s.S...)
	for range after {
		b = append(b, fill...)
	}
	return newCounted(bytesString(b), s.Len()+before+after), nil
}

// stripSet is s without the characters of a set at its ends.
func stripSet(s, set string, left, right bool) string {
	if left {
		for s != "" {
			n := skipPoints(s, 0, 1)
			if !strings.Contains(set, s[:n]) {
				break
			}
			s = s[n:]
		}
	}
	if right {
		for s != "" {
			i := lastPointStart(s)
			if !strings.Contains(set, s[i:]) {
				break
			}
			s = s[:i]
		}
	}
	return s
}

// tabSize is the argument of expandtabs.
func (t *Thread) tabSize(v Value) (int, error) {
	if v.IsNull() {
		return 8, nil
	}
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	n, ok := AsInt64(i)
	if !ok {
		return 0, t.Raise(OverflowError, "Python int too large to convert to C long")
	}
	if n != int64(int32(n)) {
		return 0, t.Raise(OverflowError, "Python int too large to convert to C int")
	}
	return int(n), nil
}

// expandTabs replaces tabs by spaces up to the next multiple of size.
func (t *Thread) expandTabs(s string, size int, what string) (string, error) {
	if err := t.Charge(len(s) >> 6); err != nil {
		return "", err
	}
	if strings.IndexByte(s, '\t') < 0 {
		return s, nil
	}
	if n := strings.Count(s, "\t"); size > 0 && n > (maxSize-len(s))/size {
		return "", t.Raise(OverflowError, "result is too long")
	} else if err := t.Allocate(len(s) + n*max(size, 0)); err != nil {
		return "", err
	}
	var b []byte
	column := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\t':
			if size > 0 {
				for n := size - column%size; n > 0; n-- {
					b = append(b, ' ')
					column++
				}
			}
		case c == '\n' || c == '\r':
			b = append(b, c)
			column = 0
		default:
			b = append(b, c)
			if c&0xc0 != 0x80 || what == "bytes" {
				column++
			}
		}
	}
	return bytesString(b), nil
}
