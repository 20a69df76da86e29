package object

import (
	"encoding/hex"
	"strings"
)

// byteKind is what bytes and bytearray have in common, and in what their methods differ.
type byteKind struct {
	name string
	view func(v Value) string   // the content, valid until Python code runs
	make func(s string) Value   // a new object; s may be memory of another one
	same func(self Value) Value // what methods give that change nothing
}

// method makes a method that gets the content, which it must be done with before Python code can run.
func (k *byteKind) method(name, doc string, f func(t *Thread, self Value, s string) (Value, error)) *Builtin {
	return Method(name, "(self, /)", doc, func(t *Thread, a []Value) (Value, error) {
		s := k.view(a[0])
		if err := t.Allocate(len(s)); err != nil {
			return Value{}, err
		}
		return f(t, a[0], s)
	})
}

func (k *byteKind) methods() []*Builtin {
	return concatMethods(k.searchMethods(), k.cutMethods(), k.padMethods(), k.caseMethods(), k.otherMethods())
}

func (k *byteKind) caseMethods() []*Builtin {
	mapped := func(name, doc string, table *[256]byte) *Builtin {
		return k.method(name, doc, func(t *Thread, self Value, s string) (Value, error) {
			b := make([]byte, len(s))
			for i := range b {
				b[i] = table[s[i]]
			}
			return k.make(bytesString(b)), nil
		})
	}
	all := func(name, what string, is func(c byte) bool) *Builtin {
		return k.method(name, "Whether there are bytes, and all of them are "+what+".", func(t *Thread, self Value, s string) (Value, error) {
			for i := range len(s) {
				if !is(s[i]) {
					return False, nil
				}
			}
			return Bool(s != ""), nil
		})
	}
	isLower := func(c byte) bool { return 'a' <= c && c <= 'z' }
	isUpper := func(c byte) bool { return 'A' <= c && c <= 'Z' }
	isAlpha := func(c byte) bool { return isLower(c | 0x20) }
	isDigit := func(c byte) bool { return '0' <= c && c <= '9' }
	cased := func(name, doc string, wanted, other func(c byte) bool) *Builtin {
		return k.method(name, doc, func(t *Thread, self Value, s string) (Value, error) {
			found := false
			for i := range len(s) {
				if other(s[i]) {
					return False, nil
				}
				found = found || wanted(s[i])
			}
			return Bool(found), nil
		})
	}
	return []*Builtin{
		mapped("upper", "The bytes with ASCII letters in upper case.", &upperTable),
		mapped("lower", "The bytes with ASCII letters in lower case.", &lowerTable),
		mapped("swapcase", "The bytes with upper case for lower case and the other way round.", &swapTable),
		k.method("title", "The bytes with each word beginning in upper case.", func(t *Thread, self Value, s string) (Value, error) {
			b := make([]byte, len(s))
			inWord := false
			for i := range b {
				if b[i] = upperTable[s[i]]; inWord {
					b[i] = lowerTable[s[i]]
				}
				inWord = isAlpha(s[i])
			}
			return k.make(bytesString(b)), nil
		}),
		k.method("capitalize", "The bytes with the first in upper case, the rest in lower case.", func(t *Thread, self Value, s string) (Value, error) {
			b := make([]byte, len(s))
			for i := range b {
				if b[i] = lowerTable[s[i]]; i == 0 {
					b[i] = upperTable[s[i]]
				}
			}
			return k.make(bytesString(b)), nil
		}),
		all("isalpha", "ASCII letters", isAlpha),
		all("isdigit", "ASCII digits", isDigit),
		all("isalnum", "ASCII letters or digits", func(c byte) bool { return isAlpha(c) || isDigit(c) }),
		all("isspace", "ASCII white space", func(c byte) bool { return byteSpace(string(c)) > 0 }),
		cased("islower", "Whether there are letters, and all of them are lower case.", isLower, isUpper),
		cased("isupper", "Whether there are letters, and all of them are upper case.", isUpper, isLower),
		k.method("istitle", "Whether words begin in upper case and go on in lower case.", func(t *Thread, self Value, s string) (Value, error) {
			found, inWord := false, false
			for i := range len(s) {
				c := s[i]
				if isUpper(c) && inWord || isLower(c) && !inWord {
					return False, nil
				}
				inWord = isAlpha(c)
				found = found || inWord
			}
			return Bool(found), nil
		}),
		k.method("isascii", "Whether all bytes are below 128.", func(t *Thread, self Value, s string) (Value, error) { return Bool(isASCII(s)), nil }),
	}
}

// byteSpace is 1 if s begins with white space, as bytes have it: not the separators.
func byteSpace(s string) int {
	if c := s[0]; c == ' ' || c >= '\t' && c <= '\r' {
		return 1
	}
	return 0
}

// subArgument is what find and its like look for: bytes, or one byte as a number.
func (t *Thread) subArgument(v Value) (string, error) {
	if b := AsBytesObject(v); b != nil {
		return b.S, nil
	}
	if s, ok := bufferString(v); ok { // it may change while it is looked for
		return strings.Clone(s), t.Allocate(len(s))
	}
	if v.IsInt() || v.Type().Index != nil {
		c, err := t.byteValue(v)
		return string([]byte{c}), err
	}
	if !t.isBytesLike(v) {
		return "", t.Raise(TypeError, "argument should be integer or bytes-like object, not '%s'", v.Type().Name)
	}
	s, err := t.bytesLike(v)
	return strings.Clone(s), err
}

// part is what the arguments start and end leave of s, and where it begins: -1 if not even nothing is found there.
func (t *Thread) part(view func() string, start, end Value) (string, int, error) {
	if start.IsNull() && end.IsNull() {
		return view(), 0, nil
	}
	from, to, err := t.bounds(len(view()), start, end)
	if err != nil {
		return "", -1, err
	}
	s := view()
	to = min(to, len(s))
	if from > to {
		return "", -1, nil
	}
	return s[from:to], from, nil
}

func (k *byteKind) searchMethods() []*Builtin {
	find := func(name, doc string, last, must bool) *Builtin {
		return Method(name, "(self, sub, start=None, end=None, /)", doc, func(t *Thread, a []Value) (Value, error) {
			sub, err := t.subArgument(a[1])
			if err != nil {
				return Value{}, err
			}
			s, from, err := t.part(func() string { return k.view(a[0]) }, a[2], a[3])
			if err != nil {
				return Value{}, err
			}
			if err := t.Charge(len(s) >> 4); err != nil {
				return Value{}, err
			}
			at := -1
			switch {
			case from < 0:
			case last:
				at = strings.LastIndex(s, sub)
			default:
				at = strings.Index(s, sub)
			}
			if at < 0 {
				if must {
					return Value{}, t.Raise(ValueError, "subsection not found")
				}
				return Int(-1), nil
			}
			return Int(int64(from + at)), nil
		})
	}
	affix := func(name, doc string, has func(s, affix string) bool) *Builtin {
		return Method(name, "(self, prefix, start=None, end=None, /)", doc, func(t *Thread, a []Value) (Value, error) {
			s, from, err := t.part(func() string { return k.view(a[0]) }, a[2], a[3])
			if err != nil {
				return Value{}, err
			}
			if many := AsTuple(a[1]); many != nil {
				for _, item := range many.Items {
					one, err := t.bytesLike(item)
					if err != nil {
						return Value{}, err
					}
					if from >= 0 && has(s, one) {
						return True, nil
					}
				}
				return False, nil
			}
			if !t.isBytesLike(a[1]) {
				return Value{}, t.Raise(TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name, a[1].Type().Name)
			}
			one, err := t.bytesLike(a[1])
			if err != nil {
				return Value{}, err
			}
			return Bool(from >= 0 && has(s, one)), t.chargeText(len(one))
		})
	}
	trim := func(name, doc string, cut func(s, affix string) string) *Builtin {
		return Method(name, "(self, affix, /)", doc, func(t *Thread, a []Value) (Value, error) {
			affix, err := t.bytesLike(a[1])
			if err != nil {
				return Value{}, err
			}
			if err := t.chargeText(len(affix)); err != nil {
				return Value{}, err
			}
			return k.partOf(a[0], cut(k.view(a[0]), affix)), nil
		})
	}
	return []*Builtin{
		find("find", "Where sub is first found, or -1.", false, false),
		find("rfind", "Where sub is last found, or -1.", true, false),
		find("index", "Where sub is first found; ValueError if it is not.", false, true),
		find("rindex", "Where sub is last found; ValueError if it is not.", true, true),
		affix("startswith", "Whether the bytes begin with prefix, or with one of a tuple.", strings.HasPrefix),
		affix("endswith", "Whether the bytes end with a suffix, or with one of a tuple.", strings.HasSuffix),
		trim("removeprefix", "The bytes without a prefix that they may begin with.", strings.TrimPrefix),
		trim("removesuffix", "The bytes without a suffix that they may end with.", strings.TrimSuffix),
		Method("count", "(self, sub, start=None, end=None, /)", "How often sub is found, without overlaps.", func(t *Thread, a []Value) (Value, error) {
			sub, err := t.subArgument(a[1])
			if err != nil {
				return Value{}, err
			}
			s, from, err := t.part(func() string { return k.view(a[0]) }, a[2], a[3])
			if err != nil || from < 0 {
				return Int(0), err
			}
			if err := t.Charge(len(s) >> 4); err != nil {
				return Value{}, err
			}
			if sub == "" {
				return Int(int64(len(s)) + 1), nil
			}
			return Int(int64(strings.Count(s, sub))), nil
		}),
		Method("replace", "(self, old, new, count=-1, /)", "The bytes with old replaced by new, count times at most.", func(t *Thread, a []Value) (Value, error) {
			old, err := t.bytesLike(a[1])
			if err != nil {
				return Value{}, err
			}
			with, err := t.bytesLike(a[2])
			if err != nil {
				return Value{}, err
			}
			most := -1
			if !a[3].IsNull() {
				if most, err = t.IntArg(a[3]); err != nil {
					return Value{}, err
				}
			}
			if err := t.Charge(len(k.view(a[0])) >> 4); err != nil {
				return Value{}, err
			}
			out, changed, err := t.replaceText(k.view(a[0]), old, with, most, func(s string, i int) int { return i + 1 })
			if err != nil || !changed {
				return k.same(a[0]), err
			}
			return k.make(out), nil
		}),
	}
}

// partOf is a part of self: self if it is all of it.
func (k *byteKind) partOf(self Value, part string) Value {
	if len(part) == len(k.view(self)) {
		return k.same(self)
	}
	return k.make(part)
}

func (k *byteKind) cutMethods() []*Builtin {
	split := func(name, doc string, fromEnd bool) *Builtin {
		return Method(name, "(self, /, sep=None, maxsplit=-1)", doc, func(t *Thread, a []Value) (Value, error) {
			most := -1
			if !a[2].IsNull() {
				var err error
				if most, err = t.IntArg(a[2]); err != nil {
					return Value{}, err
				}
			}
			s := k.view(a[0])
			if err := t.Charge(len(s) >> 4); err != nil {
				return Value{}, err
			}
			cut := &cutter{t: t, most: most, make: func(part string) Value { return k.partOf(a[0], part) }}
			if a[1].IsNull() || a[1].IsNone() {
				return cut.bytesBySpace(s, fromEnd)
			}
			sep, err := t.bytesLike(a[1])
			if err != nil {
				return Value{}, err
			}
			if sep == "" {
				return Value{}, t.Raise(ValueError, "empty separator")
			}
			return cut.bySeparator(k.view(a[0]), sep, fromEnd)
		})
	}
	partition := func(name, doc string, last bool) *Builtin {
		return Method(name, "(self, sep, /)", doc, func(t *Thread, a []Value) (Value, error) {
			sep, err := t.bytesLike(a[1])
			if err != nil {
				return Value{}, err
			}
			if sep == "" {
				return Value{}, t.Raise(ValueError, "empty separator")
			}
			s := k.view(a[0])
			if err := t.Charge(len(s) >> 4); err != nil {
				return Value{}, err
			}
			between := a[1]
			if k.name != "bytes" {
				between = k.make(sep)
			}
			i := strings.Index(s, sep)
			if last {
				i = strings.LastIndex(s, sep)
			}
			whole := a[0]
			if k.name != "bytes" {
				whole = k.same(whole)
			}
			switch {
			case i >= 0:
				return NewTuple(k.make(s[:i]), between, k.make(s[i+len(sep):])), nil
			case last:
				return NewTuple(k.make(""), k.make(""), whole), nil
			}
			return NewTuple(whole, k.make(""), k.make("")), nil
		})
	}
	strip := func(name, doc string, left, right bool) *Builtin {
		return Method(name, "(self, bytes=None, /)", doc, func(t *Thread, a []Value) (Value, error) {
			set := " \t\n\r\v\f"
			if !a[1].IsNull() && !a[1].IsNone() {
				var err error
				if set, err = t.bytesLike(a[1]); err != nil {
					return Value{}, err
				}
			}
			s := k.view(a[0])
			t.Made(textBytes)
			if err := t.Charge(len(s) >> 6); err != nil {
				return Value{}, err
			}
			for left && s != "" && strings.IndexByte(set, s[0]) >= 0 {
				s = s[1:]
			}
			for right && s != "" && strings.IndexByte(set, s[len(s)-1]) >= 0 {
				s = s[:len(s)-1]
			}
			return k.partOf(a[0], s), nil
		})
	}
	return []*Builtin{
		split("split", "The parts between separators, from the left.", false),
		split("rsplit", "The parts between separators, counted from the right.", true),
		partition("partition", "What is before the first separator, the separator, and what is after it.", false),
		partition("rpartition", "What is before the last separator, the separator, and what is after it.", true),
		strip("strip", "The bytes without white space, or the given bytes, at both ends.", true, true),
		strip("lstrip", "The bytes without white space, or the given bytes, at their beginning.", true, false),
		strip("rstrip", "The bytes without white space, or the given bytes, at their end.", false, true),
		Method("splitlines", "(self, /, keepends=False)", "The lines, with or without what ends them.", func(t *Thread, a []Value) (Value, error) {
			keep, err := t.truthArgument(a[1])
			if err != nil {
				return Value{}, err
			}
			return t.splitLines(k.view(a[0]), keep, byteLineEnd, func(part string) Value { return k.partOf(a[0], part) })
		}),
		Method("join", "(self, iterable_of_bytes, /)", "The bytes of an iterable with these between them.", k.join),
	}
}

// bytesBySpace is bySpace for bytes, whose characters are single bytes.
func (c *cutter) bytesBySpace(s string, fromEnd bool) (Value, error) {
	if !fromEnd {
		return c.byASCIISpace(s, &byteSpaceTable)
	}
	trim := func(s string) string { return strings.TrimRight(s, " \t\n\r\v\f") }
	s = trim(s)
	for ; s != "" && c.most != 0; c.most-- {
		start := len(s)
		for start > 0 && byteSpace(s[start-1:]) == 0 {
			start--
		}
		if err := c.add(s[start:]); err != nil {
			return Value{}, err
		}
		s = trim(s[:start])
	}
	if s != "" {
		if err := c.add(s); err != nil {
			return Value{}, err
		}
	}
	reverseValues(c.items)
	return NewList(c.items), nil
}

// byteLineEnd is strLineEnd for bytes: only \n, \r and both end lines.
func byteLineEnd(s string) (end, next int) {
	i := strings.IndexAny(s, "\n\r")
	switch {
	case i < 0:
		return len(s), len(s)
	case s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n':
		return i, i + 2
	}
	return i, i + 1
}

func (k *byteKind) join(t *Thread, a []Value) (Value, error) {
	if typ := a[1].Type(); typ.Iter == nil && typ.GetItem == nil {
		return Value{}, t.Raise(TypeError, "can only join an iterable")
	}
	items, err := t.Items(a[1])
	if err != nil {
		return Value{}, err
	}
	if len(items) == 1 && k.name == "bytes" && items[0].Is(BytesType) {
		return items[0], nil
	}
	sep := k.view(a[0])
	if err := t.allocateItems(len(items)); err != nil {
		return Value{}, err
	}
	parts := make([]string, len(items))
	size := 0
	for i, item := range items {
		if !t.isBytesLike(item) {
			return Value{}, t.Raise(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, item.Type().Name)
		}
		if parts[i], err = t.bytesLike(item); err != nil {
			return Value{}, err
		}
		size += len(parts[i]) + len(sep)
	}
	if err := t.checkSize(size); err != nil {
		return Value{}, err
	}
	return k.make(strings.Join(parts, sep)), nil
}

func (k *byteKind) padMethods() []*Builtin {
	pad := func(name, doc string, left func(missing, width int) int) *Builtin {
		return Method(name, "(self, width, fillchar=b' ', /)", doc, func(t *Thread, a []Value) (Value, error) {
			width, err := t.IntArg(a[1])
			if err != nil {
				return Value{}, err
			}
			fill := " "
			if !a[2].IsNull() {
				var ok bool
				if fill, ok = byteString(a[2]); !ok || len(fill) != 1 {
					return Value{}, t.Raise(TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, argTypeName(a[2]))
				}
			}
			s := k.view(a[0])
			missing := width - len(s)
			if missing <= 0 {
				return k.same(a[0]), nil
			}
			if err := t.checkSize(width); err != nil {
				return Value{}, err
			}
			before := left(missing, width)
			return k.make(strings.Repeat(fill, before) + s + strings.Repeat(fill, missing-before)), nil
		})
	}
	return []*Builtin{
		pad("center", "The bytes in the middle of width bytes.", func(missing, width int) int { return missing/2 + missing&width&1 }),
		pad("ljust", "The bytes at the left of width bytes.", func(missing, width int) int { return 0 }),
		pad("rjust", "The bytes at the right of width bytes.", func(missing, width int) int { return missing }),
		Method("zfill", "(self, width, /)", "The bytes filled with zeros after their sign.", func(t *Thread, a []Value) (Value, error) {
			width, err := t.IntArg(a[1])
			if err != nil {
				return Value{}, err
			}
			s := k.view(a[0])
			missing := width - len(s)
			if missing <= 0 {
				return k.same(a[0]), nil
			}
			if err := t.checkSize(width); err != nil {
				return Value{}, err
			}
			sign := ""
			if s != "" && (s[0] == '+' || s[0] == '-') {
				sign, s = s[:1], s[1:]
			}
			return k.make(sign + strings.Repeat("0", missing) + s), nil
		}),
		Method("expandtabs", "(self, /, tabsize=8)", "The bytes with spaces instead of tabs.", func(t *Thread, a []Value) (Value, error) {
			size, err := t.tabSize(a[1])
			if err != nil {
				return Value{}, err
			}
			out, err := t.expandTabs(k.view(a[0]), size, "bytes")
			return k.make(out), err
		}),
	}
}

func (k *byteKind) otherMethods() []*Builtin {
	return []*Builtin{
		Method("decode", "(self, /, encoding='utf-8', errors='strict')", "The text that the bytes are in an encoding.", func(t *Thread, a []Value) (Value, error) {
			encoding, errors, err := t.codecArguments("decode", a[1], a[2])
			if err != nil {
				return Value{}, err
			}
			s := k.view(a[0])
			if k.name != "bytes" {
				s = strings.Clone(s)
			}
			return t.Decode(s, encoding, errors)
		}),
		Method("translate", "(self, table, /, delete=b'')", "The bytes with each replaced by what a table of 256 says.", func(t *Thread, a []Value) (Value, error) {
			var table, remove string
			var err error
			if !a[1].IsNone() {
				if table, err = t.bytesLike(a[1]); err != nil {
					return Value{}, err
				}
				if len(table) != 256 {
					return Value{}, t.Raise(ValueError, "translation table must be 256 characters long")
				}
			}
			if !a[2].IsNull() {
				if remove, err = t.bytesLike(a[2]); err != nil {
					return Value{}, err
				}
			}
			s := k.view(a[0])
			if err := t.Allocate(len(s)); err != nil {
				return Value{}, err
			}
			b := make([]byte, 0, len(s))
			for i := range len(s) {
				c := s[i]
				if strings.IndexByte(remove, c) >= 0 {
					continue
				}
				if table != "" {
					c = table[c]
				}
				b = append(b, c)
			}
			if k.name == "bytes" && bytesString(b) == s {
				return k.same(a[0]), nil
			}
			return k.make(bytesString(b)), nil
		}),
		Method("hex", "(self, /, sep=None, bytes_per_sep=1)", "The bytes in base 16, with a separator after each few of them.", func(t *Thread, a []Value) (Value, error) {
			return t.hexOf(func() string { return k.view(a[0]) }, a[1], a[2])
		}),
	}
}

func maketransMethod() *Builtin {
	return Method("maketrans", "(frm, to, /)", "A table for translate that turns each byte of one into that of the other.", func(t *Thread, a []Value) (Value, error) {
		from, err := t.bytesLike(a[0])
		if err != nil {
			return Value{}, err
		}
		to, err := t.bytesLike(a[1])
		if err != nil {
			return Value{}, err
		}
		if len(from) != len(to) {
			return Value{}, t.Raise(ValueError, "maketrans arguments must have same length")
		}
		table := make([]byte, 256)
		for i := range table {
			table[i] = byte(i)
		}
		for i := range len(from) {
			table[from[i]] = to[i]
		}
		return newBytesOf(table), nil
	})
}

// hexOf is hex() of some bytes.
func (t *Thread) hexOf(view func() string, sep, group Value) (Value, error) {
	between := ""
	if !sep.IsNull() {
		n, err := t.Len(sep)
		if err != nil {
			return Value{}, err
		}
		if n != 1 {
			return Value{}, t.Raise(ValueError, "sep must be length 1.")
		}
		if s := AsStr(sep); s != nil {
			between = s.S
		} else if b := AsBytesObject(sep); b != nil {
			between = b.S
		} else {
			return Value{}, t.Raise(TypeError, "sep must be str or bytes.")
		}
		if !isASCII(between) {
			return Value{}, t.Raise(ValueError, "sep must be ASCII.")
		}
	}
	size := 1
	if !group.IsNull() {
		i, err := t.Index(group)
		if err != nil {
			return Value{}, err
		}
		n, ok := AsInt64(i)
		if !ok || n != int64(int32(n)) {
			return Value{}, t.Raise(OverflowError, "Python int too large to convert to C int")
		}
		size = int(n)
	}
	s := view()
	if err := t.checkSize(3 * len(s)); err != nil {
		return Value{}, err
	}
	fromLeft := size < 0
	if fromLeft {
		size = -size
	}
	if between == "" {
		b := make([]byte, 2*len(s))
		hex.Encode(b, stringBytes(s))
		return newASCII(bytesString(b)), nil
	}
	b := make([]byte, 0, 3*len(s))
	for i := range len(s) {
		if i > 0 && size > 0 && (fromLeft && i%size == 0 || !fromLeft && (len(s)-i)%size == 0) {
			b = append(b, between...)
		}
		b = append(b, hexDigits[s[i]>>4], hexDigits[s[i]&15])
	}
	return newASCII(bytesString(b)), nil
}

// fromHex is the class method fromhex.
func (k *byteKind) fromHex(make func(t *Thread, b []byte) Value) *Builtin {
	return Method("fromhex", "(cls, string, /)", "The bytes that a text in base 16 says.", func(t *Thread, a []Value) (Value, error) {
		s, err := t.strArgument(a[1], "fromhex", 0)
		if err != nil {
			return Value{}, err
		}
		if err := t.Allocate(len(s.S)); err != nil {
			return Value{}, err
		}
		b, at := parseHex(s.S)
		if at >= 0 {
			return Value{}, t.Raise(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", countPoints(s.S[:at]))
		}
		v := make(t, b)
		if cls := AsType(a[0]); cls != BytesType && cls != ByteArrayType {
			return t.Call(a[0], v)
		}
		return v, nil
	})
}

// parseHex reads pairs of digits in base 16, with white space between pairs; bad is where it cannot, or -1.
func parseHex(s string) (b []byte, bad int) {
	b = make([]byte, len(s)/2)
	if len(s)%2 == 0 {
		if _, err := hex.Decode(b, stringBytes(s)); err == nil {
			return b, -1
		}
	}
	b = b[:0]
	for i := 0; i < len(s); {
		if byteSpace(s[i:]) > 0 {
			i++
			continue
		}
		high := hexValue(s[i])
		if high < 0 {
			return nil, i
		}
		if i+1 == len(s) || hexValue(s[i+1]) < 0 {
			return nil, i + 1
		}
		b = append(b, byte(high<<4|hexValue(s[i+1])))
		i += 2
	}
	return b, -1
}
