package object

import (
	"strings"
)

func strSearchMethods() []*Builtin {
	find := func(name, doc string, last, must bool) *Builtin {
		return Method(name, "(self, sub, start=None, end=None, /)", doc, func(t *Thread, a []Value) (Value, error) {
			s := a[0].str()
			sub, err := t.strArgument(a[1], name, 1)
			if err != nil {
				return Value{}, err
			}
			part, from, err := t.strRange(s, a[2], a[3])
			if err != nil {
				return Value{}, err
			}
			if err := t.Charge(len(part) >> 4); err != nil {
				return Value{}, err
			}
			at := -1
			switch {
			case from < 0:
			case last:
				at = strings.LastIndex(part, sub.S)
			default:
				at = strings.Index(part, sub.S)
			}
			if at < 0 {
				if must {
					return Value{}, t.Raise(ValueError, "substring not found")
				}
				return Int(-1), nil
			}
			return Int(int64(s.pointAt(from + at))), nil
		})
	}
	affix := func(name, doc string, has func(s, affix string) bool) *Builtin {
		return Method(name, "(self, prefix, start=None, end=None, /)", doc, func(t *Thread, a []Value) (Value, error) {
			part, from, err := t.strRange(a[0].str(), a[2], a[3])
			if err != nil {
				return Value{}, err
			}
			if one := AsStr(a[1]); one != nil {
				return Bool(from >= 0 && has(part, one.S)), t.chargeText(len(one.S))
			}
			many := AsTuple(a[1])
			if many == nil {
				return Value{}, t.Raise(TypeError, "%s first arg must be str or a tuple of str, not %s", name, a[1].Type().Name)
			}
			for _, item := range many.Items {
				one := AsStr(item)
				if one == nil {
					return Value{}, t.Raise(TypeError, "tuple for %s must only contain str, not %s", name, item.Type().Name)
				}
				if err := t.chargeText(len(one.S)); err != nil {
					return Value{}, err
				}
				if from >= 0 && has(part, one.S) {
					return True, nil
				}
			}
			return False, nil
		})
	}
	return []*Builtin{
		find("find", "Where sub is first found, or -1.", false, false),
		find("rfind", "Where sub is last found, or -1.", true, false),
		find("index", "Where sub is first found; ValueError if it is not.", false, true),
		find("rindex", "Where sub is last found; ValueError if it is not.", true, true),
		affix("startswith", "Whether the text begins with prefix, or with one of a tuple.", strings.HasPrefix),
		affix("endswith", "Whether the text ends with a suffix, or with one of a tuple.", strings.HasSuffix),
		Method("count", "(self, sub, start=None, end=None, /)", "How often sub is found, without overlaps.", func(t *Thread, a []Value) (Value, error) {
			s := a[0].str()
			sub, err := t.strArgument(a[1], "count", 1)
			if err != nil {
				return Value{}, err
			}
			part, from, err := t.strRange(s, a[2], a[3])
			if err != nil {
				return Value{}, err
			}
			if err := t.Charge(len(part) >> 4); err != nil {
				return Value{}, err
			}
			switch {
			case from < 0:
				return Int(0), nil
			case sub.S == "":
				return Int(int64(countPoints(part)) + 1), nil
			}
			return Int(int64(strings.Count(part, sub.S))), nil
		}),
		Method("replace", "(self, old, new, /, count=-1)", "The text with old replaced by new, count times at most.", strReplace),
		Method("removeprefix", "(self, prefix, /)", "The text without a prefix that it may begin with.", func(t *Thread, a []Value) (Value, error) {
			prefix, err := t.strArgument(a[1], "removeprefix", 0)
			if err != nil {
				return Value{}, err
			}
			return sameOr(a[0].str(), strings.TrimPrefix(a[0].str().S, prefix.S)), nil
		}),
		Method("removesuffix", "(self, suffix, /)", "The text without a suffix that it may end with.", func(t *Thread, a []Value) (Value, error) {
			suffix, err := t.strArgument(a[1], "removesuffix", 0)
			if err != nil {
				return Value{}, err
			}
			return sameOr(a[0].str(), strings.TrimSuffix(a[0].str().S, suffix.S)), nil
		}),
	}
}

// sameOr is part as a str: s itself if it is all of s.
func sameOr(s *Str, part string) Value {
	if len(part) == len(s.S) {
		return exactStr(s)
	}
	if s.n == len(s.S) {
		return newASCII(part)
	}
	return NewStr(part)
}

// sliceBound is an optional argument that is an index as slices have them.
func (t *Thread) sliceBound(v Value, absent int) (int, error) {
	if v.IsNull() || v.IsNone() {
		return absent, nil
	}
	if v.IsInt() {
		return int(v.Int64()), nil
	}
	if v.Type().Index == nil {
		return 0, t.Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if n, ok := AsInt64(i); ok {
		return int(n), nil
	}
	if big, ok := AsBig(i); ok && big.Sign() < 0 {
		return -1 << 62, nil
	}
	return 1 << 62, nil
}

// bounds are the arguments start and end of a search in n items, made to lie within; from > to if nothing does.
func (t *Thread) bounds(n int, start, end Value) (from, to int, err error) {
	if from, err = t.sliceBound(start, 0); err != nil {
		return 0, 0, err
	}
	if to, err = t.sliceBound(end, n); err != nil {
		return 0, 0, err
	}
	if to > n {
		to = n
	} else if to < 0 {
		to = max(to+n, 0)
	}
	if from < 0 {
		from = max(from+n, 0)
	}
	return from, to, nil
}

// strRange is the part of s that the arguments start and end leave to be searched, and the byte at which it begins: -1 if
// not even the empty text is found there.
func (t *Thread) strRange(s *Str, start, end Value) (part string, at int, err error) {
	if start.IsNull() && end.IsNull() {
		return s.S, 0, nil
	}
	from, to, err := t.bounds(s.Len(), start, end)
	if err != nil || from > to {
		return "", -1, err
	}
	at = s.offset(from)
	return s.S[at:s.offset(to)], at, nil
}

func strReplace(t *Thread, a []Value) (Value, error) {
	s := a[0].str()
	old, err := t.strArgument(a[1], "replace", 1)
	if err != nil {
		return Value{}, err
	}
	with, err := t.strArgument(a[2], "replace", 2)
	if err != nil {
		return Value{}, err
	}
	most := -1
	if !a[3].IsNull() {
		if most, err = t.IntArg(a[3]); err != nil {
			return Value{}, err
		}
	}
	out, changed, err := t.replaceText(s.S, old.S, with.S, most, skipOne)
	if err != nil || !changed {
		return exactStr(s), err
	}
	return NewStr(out), nil
}

// skipOne is how many bytes the character at byte i takes: what an empty text is found between.
func skipOne(s string, i int) int { return skipPoints(s, i, 1) }

// replaceText replaces old in s, most times at most. An empty old is found between all characters, as next tells them.
func (t *Thread) replaceText(s, old, with string, most int, next func(s string, i int) int) (out string, changed bool, err error) {
	if most == 0 || old == with || len(old) > len(s) {
		return s, false, nil
	}
	if err := t.Charge(len(s) >> 4); err != nil {
		return "", false, err
	}
	var n int
	if old == "" {
		for i := 0; i < len(s); n++ {
			i = next(s, i)
		}
		n++
	} else if n = strings.Count(s, old); n == 0 {
		return s, false, nil
	}
	if most >= 0 && n > most {
		n = most
	}
	grown := len(with) - len(old)
	if grown > 0 && n > (maxSize-len(s))/grown {
		if n > (1<<63-1-len(s))/grown {
			return "", false, t.Raise(OverflowError, "replace string is too long")
		}
		return "", false, t.RaiseArgs(MemoryError)
	}
	size := len(s) + n*grown
	if err := t.Allocate(size); err != nil {
		return "", false, err
	}
	b := make([]byte, 0, size)
	if old == "" {
		for at := 0; n > 0; n-- {
			b = append(b, with...)
			end := len(s)
			if n > 1 {
				end = next(s, at)
			}
			b = append(b, s[at:end]...)
			at = end
		}
		return bytesString(b), true, nil
	}
	for ; n > 0; n-- {
		i := strings.Index(s, old)
		b = append(b, s[:i]...)
		b = append(b, with...)
		s = s[i+len(old):]
	}
	b = append(b, s...)
	return bytesString(b), true, nil
}
