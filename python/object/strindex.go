package object

// This file finds characters by number in text that is stored in UTF-8.

const indexStep = 64

// offset is the byte at which code point i begins; i may be Len.
func (s *Str) offset(i int) int {
	if s.IsASCII() {
		return i
	}
	if i <= 0 {
		return 0
	}
	if i >= s.n {
		return len(s.S)
	}
	at, from := 0, 0
	if i >= indexStep {
		s.buildIndex()
		from = i / indexStep
		at = s.more.index[from]
		from *= indexStep
	}
	return skipPoints(s.S, at, i-from)
}

// skipPoints is the byte n code points after the one at byte at.
func skipPoints(s string, at, n int) int {
	for ; n > 0; n-- {
		switch c := s[at]; {
		case c < 0x80:
			at++
		case c < 0xe0:
			at += 2
		case c < 0xf0:
			at += 3
		default:
			at += 4
		}
	}
	return at
}

// buildIndex fills the index for all of s. An index may be there already for a shorter str that shares it.
func (s *Str) buildIndex() {
	if s.more == nil || s.more == joined {
		s.more = new(strMore)
	}
	m := s.more
	want := s.n/indexStep + 1
	if len(m.index) >= want {
		return
	}
	if m.index == nil {
		m.index = make([]int, 1, want)
	}
	for len(m.index) < want {
		m.index = append(m.index, skipPoints(s.S, m.index[len(m.index)-1], indexStep))
	}
}

// pointAt is the number of the code point that begins at byte at.
func (s *Str) pointAt(at int) int {
	if s.IsASCII() {
		return at
	}
	if at < 4*indexStep {
		return countPoints(s.S[:at])
	}
	s.buildIndex()
	index := s.more.index
	lo, hi := 0, s.n/indexStep+1
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; index[mid] <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo*indexStep + countPoints(s.S[index[lo]:at])
}

// charAt is the character at code point i, which must be there.
func (t *Thread) charAt(s *Str, i int) Value {
	if s.IsASCII() {
		return newChar(s.S[i : i+1])
	}
	t.Made(textBytes)
	at := s.offset(i)
	return newChar(s.S[at:skipPoints(s.S, at, 1)])
}

// sub is the part from code point start up to stop, which must be in order and within.
func (s *Str) sub(start, stop int) Value {
	if start >= stop {
		return emptyStr.Value()
	}
	if s.IsASCII() {
		return newASCII(s.S[start:stop])
	}
	return newCounted(s.S[s.offset(start):s.offset(stop)], stop-start)
}

func strGetItem(t *Thread, self, key Value) (Value, error) {
	s := self.str()
	if key.IsInt() {
		i := key.Int64()
		n := int64(s.Len())
		if i < 0 {
			i += n
		}
		if uint64(i) >= uint64(n) {
			return Value{}, t.Raise(IndexError, "string index out of range")
		}
		if n == 1 && s.typ == StrType {
			return self, nil
		}
		return t.charAt(s, int(i)), nil
	}
	if key.Is(SliceType) {
		return t.strSlice(s, As[Slice](key))
	}
	if key.Type().Index == nil {
		return Value{}, t.Raise(TypeError, "string indices must be integers, not '%s'", key.Type().Name)
	}
	i, err := t.itemNumber(key)
	if err != nil {
		return Value{}, err
	}
	return strGetItem(t, self, Int(int64(i)))
}

// itemNumber is an index as a Go int; what fits in none is out of every range.
func (t *Thread) itemNumber(key Value) (int, error) {
	i, err := t.Index(key)
	if err != nil {
		return 0, err
	}
	n, ok := AsInt64(i)
	if !ok {
		return 0, t.Raise(IndexError, "cannot fit '%s' into an index-sized integer", key.Type().Name)
	}
	return int(n), nil
}

func (t *Thread) strSlice(s *Str, sl *Slice) (Value, error) {
	start, _, step, count, err := sl.Indices(t, s.Len())
	if err != nil {
		return Value{}, err
	}
	switch {
	case count == 0:
		return emptyStr.Value(), nil
	case count == s.n && step == 1:
		return exactStr(s), nil
	case count == 1:
		return t.charAt(s, start), nil
	case step == 1:
		return s.sub(start, start+count), nil
	}
	if err := t.Allocate(count); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, count)
	if s.IsASCII() {
		for i := start; count > 0; i, count = i+step, count-1 {
			b = append(b, s.S[i])
		}
		return newStrBytes(b), nil
	}
	if err := t.Allocate(3 * count); err != nil { // characters of up to four bytes
		return Value{}, err
	}
	if err := t.Charge(count); err != nil {
		return Value{}, err
	}
	if step == -1 {
		for rest := s.S[:s.offset(start+1)]; count > 0; count-- {
			_, n := decodeLastPoint(rest)
			b = append(b, rest[len(rest)-n:]...)
			rest = rest[:len(rest)-n]
		}
		return newStrBytes(b), nil
	}
	for i := start; count > 0; i, count = i+step, count-1 {
		at := s.offset(i)
		b = append(b, s.S[at:skipPoints(s.S, at, 1)]...)
	}
	return newStrBytes(b), nil
}

// StrIterator goes through the characters of a str. At is a byte of Of.S; Of is nil at the end.
type StrIterator struct {
	Object
	Of *Str
	At int
}

func strIter(t *Thread, self Value) (Value, error) {
	s := self.str()
	typ := StrIteratorType
	if s.IsASCII() {
		typ = StrASCIIIteratorType
	}
	return From(&StrIterator{Object: Object{typ}, Of: s}), nil
}

// Step is the next character, NULL at the end.
func (it *StrIterator) Step(t *Thread) Value {
	if it.Of == nil {
		return Value{}
	}
	s := it.Of.S
	if it.At >= len(s) {
		it.Of = nil
		return Value{}
	}
	end := it.At + 1
	if s[it.At] >= 0x80 {
		end = skipPoints(s, it.At, 1)
		t.Made(textBytes)
	}
	v := newChar(s[it.At:end])
	it.At = end
	return v
}

func fillStrIterators() {
	for _, typ := range []*Type{StrIteratorType, StrASCIIIteratorType} {
		typ.Flags = NoNew | Final
		typ.Iter = func(t *Thread, self Value) (Value, error) { return self, nil }
		typ.Next = func(t *Thread, self Value) (Value, error) { return As[StrIterator](self).Step(t), nil }
		define(typ, ObjectType, "builtins", TypeDef{Methods: []*Builtin{
			Method("__length_hint__", "(self, /)", "How many characters are left.", func(t *Thread, a []Value) (Value, error) {
				it := As[StrIterator](a[0])
				if it.Of == nil {
					return Int(0), nil
				}
				return Int(int64(countPoints(it.Of.S[it.At:]))), nil
			}),
			Method("__reduce__", "(self, /)", "State for pickling.", func(t *Thread, a []Value) (Value, error) {
				it := As[StrIterator](a[0])
				iter := t.Interp.Builtins.GetString("iter")
				if it.Of == nil {
					return NewTuple(orNone(iter), NewTuple(emptyStr.Value())), nil
				}
				return NewTuple(orNone(iter), NewTuple(it.Of.Value()), Int(int64(it.Of.pointAt(it.At)))), nil
			}),
			Method("__setstate__", "(self, state, /)", "Go on at another character.", func(t *Thread, a []Value) (Value, error) {
				i, err := t.IntArg(a[1])
				if err != nil {
					return Value{}, err
				}
				if it := As[StrIterator](a[0]); it.Of != nil {
					it.At = it.Of.offset(min(max(i, 0), it.Of.Len()))
				}
				return None, nil
			}),
		}})
	}
}
