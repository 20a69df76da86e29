package object

import (
	"strings"
	"unicode/utf8"
)

func strSplitMethods() []*Builtin {
	split := func(name, doc string, fromEnd bool) *Builtin {
		return Method(name, "(self, /, sep=None, maxsplit=-1)", doc, func(t *Thread, a []Value) (Value, error) {
			s := a[0].str()
			most := -1
			if !a[2].IsNull() {
				var err error
				if most, err = t.IntArg(a[2]); err != nil {
					return Value{}, err
				}
			}
			if err := t.Charge(len(s.S) >> 4); err != nil {
				return Value{}, err
			}
			ascii := s.IsASCII()
			var room strRoom
			cut := &cutter{t: t, most: most, make: func(part string) Value {
				if len(part) == len(s.S) {
					return exactStr(s)
				}
				return room.str(part, ascii)
			}}
			if a[1].IsNull() || a[1].IsNone() {
				if ascii && !fromEnd {
					return cut.byASCIISpace(s.S, &spaceTable)
				}
				return cut.bySpace(s.S, fromEnd, spaceOf(ascii))
			}
			sep := AsStr(a[1])
			if sep == nil {
				return Value{}, t.Raise(TypeError, "must be str or None, not %s", a[1].Type().Name)
			}
			if sep.S == "" {
				return Value{}, t.Raise(ValueError, "empty separator")
			}
			return cut.bySeparator(s.S, sep.S, fromEnd)
		})
	}
	partition := func(name, doc string, last bool) *Builtin {
		return Method(name, "(self, sep, /)", doc, func(t *Thread, a []Value) (Value, error) {
			s, sep := a[0].str(), AsStr(a[1])
			if sep == nil {
				return Value{}, t.Raise(TypeError, "must be str, not %s", a[1].Type().Name)
			}
			if sep.S == "" {
				return Value{}, t.Raise(ValueError, "empty separator")
			}
			t.Made(Bytes(3) + 2*textBytes)
			if err := t.Charge(len(s.S) >> 4); err != nil {
				return Value{}, err
			}
			if last {
				if i := strings.LastIndex(s.S, sep.S); i >= 0 {
					return NewTuple(sameOr(s, s.S[:i]), exactStr(sep), sameOr(s, s.S[i+len(sep.S):])), nil
				}
				return NewTuple(emptyStr.Value(), emptyStr.Value(), a[0]), nil
			}
			if i := strings.Index(s.S, sep.S); i >= 0 {
				return NewTuple(sameOr(s, s.S[:i]), exactStr(sep), sameOr(s, s.S[i+len(sep.S):])), nil
			}
			return NewTuple(a[0], emptyStr.Value(), emptyStr.Value()), nil
		})
	}
	return []*Builtin{
		split("split", "The parts between separators, from the left.", false),
		split("rsplit", "The parts between separators, counted from the right.", true),
		partition("partition", "What is before the first separator, the separator, and what is after it.", false),
		partition("rpartition", "What is before the last separator, the separator, and what is after it.", true),
		Method("splitlines", "(self, /, keepends=False)", "The lines, with or without what ends them.", func(t *Thread, a []Value) (Value, error) {
			keep, err := t.truthArgument(a[1])
			if err != nil {
				return Value{}, err
			}
			s := a[0].str()
			if err := t.Charge(len(s.S) >> 4); err != nil {
				return Value{}, err
			}
			return t.splitLines(s.S, keep, strLineEnd, func(part string) Value { return sameOr(s, part) })
		}),
		Method("join", "(self, iterable, /)", "The strs of an iterable with this one between them.", strJoin),
	}
}

// strRoom allocates strs several at a time, since the parts of a text mostly live and die together.
type strRoom struct {
	free []Str
	size int
}

func (r *strRoom) str(s string, ascii bool) Value {
	if len(s) <= 1 {
		return NewStr(s)
	}
	if len(r.free) == 0 {
		r.size = min(max(2*r.size, 2), 32)
		r.free = make([]Str, r.size)
	}
	made := &r.free[0]
	r.free = r.free[1:]
	made.typ, made.S, made.n = StrType, s, -1
	if ascii {
		made.n = len(s)
	}
	return made.Value()
}

func (t *Thread) truthArgument(v Value) (bool, error) {
	if v.IsNull() {
		return false, nil
	}
	return t.Truth(v)
}

// strLineEnd finds the end of the first line of s: where its text ends and where the next line begins.
func strLineEnd(s string) (end, next int) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\r' && i+1 < len(s) && s[i+1] == '\n':
			return i, i + 2
		case c < utf8.RuneSelf:
			if c <= '\r' && c >= '\n' || c >= 0x1c && c <= 0x1e {
				return i, i + 1
			}
			i++
		default:
			r, n := decodePoint(s[i:])
			if isLineBreak(r) {
				return i, i + n
			}
			i += n
		}
	}
	return len(s), len(s)
}

func (t *Thread) splitLines(s string, keep bool, line func(s string) (end, next int), make func(part string) Value) (Value, error) {
	var items []Value
	for s != "" {
		end, next := line(s)
		if keep {
			end = next
		}
		if err := t.Charge(next >> 6); err != nil {
			return Value{}, err
		}
		if err := t.Allocate(64); err != nil {
			return Value{}, err
		}
		items = append(items, make(s[:end]))
		s = s[next:]
	}
	return NewList(items), nil
}

// spaceOf is the function that finds white space in text.
func spaceOf(ascii bool) func(s string) int {
	if ascii {
		return asciiSpace
	}
	return unicodeSpace
}

// asciiSpace is 1 if s begins with white space.
func asciiSpace(s string) int {
	if c := s[0]; c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f {
		return 1
	}
	return 0
}

// unicodeSpace is how many bytes the white space takes that s begins with; 0 if it begins with something else.
func unicodeSpace(s string) int {
	if s[0] < utf8.RuneSelf {
		return asciiSpace(s)
	}
	if r, n := decodePoint(s); isSpacePoint(r) {
		return n
	}
	return 0
}

// cutter cuts text, of a str or of bytes, into the items of a list.
type cutter struct {
	t     *Thread
	most  int // how often to cut; negative: as often as there is a place
	make  func(part string) Value
	items []Value
}

func (c *cutter) add(part string) error {
	if err := c.t.Allocate(64); err != nil {
		return err
	}
	c.items = append(c.items, c.make(part))
	return nil
}

// bySeparator cuts at a separator, which is not empty.
func (c *cutter) bySeparator(s, sep string, fromEnd bool) (Value, error) {
	if fromEnd {
		return c.fromEnd(s, sep)
	}
	if c.most != 0 {
		n := strings.Count(s, sep)
		if c.most > 0 {
			n = min(n, c.most)
		}
		c.items = make([]Value, 0, min(n+1, 1<<12)) // parts are accounted for one by one
	}
	for ; c.most != 0; c.most-- {
		i := strings.Index(s, sep)
		if i < 0 {
			break
		}
		if err := c.add(s[:i]); err != nil {
			return Value{}, err
		}
		s = s[i+len(sep):]
	}
	err := c.add(s)
	return NewList(c.items), err
}

func (c *cutter) fromEnd(s, sep string) (Value, error) {
	for ; c.most != 0; c.most-- {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		if err := c.add(s[i+len(sep):]); err != nil {
			return Value{}, err
		}
		s = s[:i]
	}
	if err := c.add(s); err != nil {
		return Value{}, err
	}
	reverseValues(c.items)
	return NewList(c.items), nil
}

func reverseValues(items []Value) {
	for i, j := 0, len(items)-1; i < j; i, j = i+1, j-1 {
		items[i], items[j] = items[j], items[i]
	}
}

// bySpace cuts at runs of white space, which also is left out at both ends. The function space tells how much of it a text
// begins with.
func (c *cutter) bySpace(s string, fromEnd bool, space func(s string) int) (Value, error) {
	if fromEnd {
		return c.bySpaceFromEnd(s, space)
	}
	s = trimSpaceLeft(s, space)
	for ; s != "" && c.most != 0; c.most-- {
		end := 0
		for end < len(s) && space(s[end:]) == 0 {
			if end++; end%chargedPoints == 0 {
				if err := c.t.Charge(chargedPoints >> 4); err != nil {
					return Value{}, err
				}
			}
		}
		if err := c.add(s[:end]); err != nil {
			return Value{}, err
		}
		s = trimSpaceLeft(s[end:], space)
	}
	if s != "" {
		if err := c.add(s); err != nil {
			return Value{}, err
		}
	}
	return NewList(c.items), nil
}

// The bytes that are white space in text that is ASCII, and in bytes.
var (
	spaceTable     = byteTable(func(c byte) byte { return byte(asciiSpace(string(c))) })
	byteSpaceTable = byteTable(func(c byte) byte { return byte(byteSpace(string(c))) })
)

// byASCIISpace is bySpace for characters that are single bytes, from the left: the usual case, and quick.
func (c *cutter) byASCIISpace(s string, space *[256]byte) (Value, error) {
	c.items = make([]Value, 0, min(len(s)/8+1, 64))
	for at := 0; ; c.most-- {
		for at < len(s) && space[s[at]] != 0 {
			at++
		}
		if at == len(s) {
			return NewList(c.items), nil
		}
		end := at
		if c.most == 0 {
			end = len(s)
		}
		for end < len(s) && space[s[end]] == 0 {
			end++
		}
		if err := c.add(s[at:end]); err != nil {
			return Value{}, err
		}
		at = end
	}
}

func (c *cutter) bySpaceFromEnd(s string, space func(s string) int) (Value, error) {
	s = trimSpaceRight(s, space)
	for ; s != "" && c.most != 0; c.most-- {
		start := len(s)
		for start > 0 {
			i := lastPointStart(s[:start])
			if space(s[i:]) > 0 {
				break
			}
			if start = i; start%chargedPoints == 0 {
				if err := c.t.Charge(chargedPoints >> 4); err != nil {
					return Value{}, err
				}
			}
		}
		if err := c.add(s[start:]); err != nil {
			return Value{}, err
		}
		s = trimSpaceRight(s[:start], space)
	}
	if s != "" {
		if err := c.add(s); err != nil {
			return Value{}, err
		}
	}
	reverseValues(c.items)
	return NewList(c.items), nil
}

// lastPointStart is where the last character of s begins.
func lastPointStart(s string) int {
	i := len(s) - 1
	for i > 0 && s[i]&0xc0 == 0x80 {
		i--
	}
	return i
}

func trimSpaceLeft(s string, space func(s string) int) string {
	for s != "" {
		n := space(s)
		if n == 0 {
			break
		}
		s = s[n:]
	}
	return s
}

func trimSpaceRight(s string, space func(s string) int) string {
	for s != "" {
		i := lastPointStart(s)
		if space(s[i:]) == 0 {
			break
		}
		s = s[:i]
	}
	return s
}

func strJoin(t *Thread, a []Value) (Value, error) {
	sep := a[0].str()
	var items []Value
	switch typ := a[1].Type(); typ {
	case ListType:
		items = a[1].list().Items
	case TupleType:
		items = a[1].tuple().Items
	default:
		if typ.Iter == nil && typ.GetItem == nil {
			return Value{}, t.Raise(TypeError, "can only join an iterable")
		}
		var err error
		if items, err = t.Items(a[1]); err != nil {
			return Value{}, err
		}
	}
	if len(items) == 1 && items[0].Is(StrType) {
		return items[0], nil
	}
	return t.JoinStrs(sep, items)
}

// JoinStrs is sep.join(items).
func (t *Thread) JoinStrs(sep *Str, items []Value) (Value, error) {
	if len(items) == 0 {
		return emptyStr.Value(), nil
	}
	size, n := len(sep.S)*(len(items)-1), 0
	for i, v := range items {
		s := AsStr(v)
		if s == nil {
			return Value{}, t.Raise(TypeError, "sequence item %d: expected str instance, %s found", i, v.Type().Name)
		}
		size += len(s.S)
		if n >= 0 && s.n >= 0 {
			n += s.n
		} else {
			n = -1
		}
	}
	if err := t.checkSize(size); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, size)
	for i, v := range items {
		if i > 0 {
			b = append(b, sep.S...)
		}
		b = append(b, v.str().S...)
	}
	if n >= 0 {
		return newCounted(bytesString(b), n+sep.Len()*(len(items)-1)), nil
	}
	return newStrBytes(b), nil
}
