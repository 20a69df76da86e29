package object

import (
	endian "encoding/binary"
	"hash/maphash"
	"math/bits"
	"unicode/utf8"
)

// Str is a str: text in UTF-8, in which a lone surrogate is three bytes (WTF-8). It never changes, but for what is
// remembered about it.
type Str struct {
	Object
	S    string
	n    int // code points; -1: not yet counted
	hash int64
	more *strMore `image:"drop"`
}

// strMore is what few strs need. Strs that begin with the same bytes may share it.
type strMore struct {
	index []int  // where each 64th code point begins, made when text that is not ASCII is indexed
	room  []byte // the memory that text which is being appended to lies in, with room for more; see concat
}

// joined marks a str that came of a concatenation: if another one follows, it gets room for more.
var joined = &strMore{}

var hashSeed = maphash.MakeSeed()

// chars are the strs of one character of Latin-1, and emptyStr the one of none. All interpreters share them: they are
// complete, so that nothing is ever written to them.
var (
	chars    = makeChars()
	emptyStr = &Str{Object: Object{StrType}, hash: hashString("")}
)

func makeChars() *[256]Str {
	all := new([256]Str)
	for i := range all {
		s := string(rune(i))
		all[i] = Str{Object: Object{StrType}, S: s, n: 1, hash: hashString(s)}
	}
	return all
}

func newStr(s string) *Str {
	if len(s) <= 1 {
		if s == "" {
			return emptyStr
		}
		return &chars[s[0]]
	}
	return &Str{Object: Object{StrType}, S: s, n: -1}
}

// textBytes is what a short str takes.
const textBytes = 72

// NewStr is the str s.
func NewStr(s string) Value { return From(newStr(s)) }

// newASCII is the str s, which is known to be ASCII.
func newASCII(s string) Value { return newCounted(s, len(s)) }

// newCounted is the str s, which is known to have n code points.
func newCounted(s string, n int) Value {
	if len(s) <= 1 {
		return NewStr(s)
	}
	return From(&Str{Object: Object{StrType}, S: s, n: n})
}

// newStrBytes is the str of b, which from now on nobody changes.
func newStrBytes(b []byte) Value { return NewStr(bytesString(b)) }

// newChar is the str of a single character, s.
func newChar(s string) Value {
	switch {
	case len(s) == 1:
		return From(&chars[s[0]])
	case len(s) == 2 && s[0] < 0xc4:
		return From(&chars[s[0]<<6|s[1]&0x3f])
	}
	return From(&Str{Object: Object{StrType}, S: s, n: 1})
}

// Value is s as an object.
func (s *Str) Value() Value { return From(s) }

// AsStr is the str that v is, of whatever subclass, or nil.
func AsStr(v Value) *Str {
	if v.p != nil {
		if typ := v.Type(); typ == StrType || typ.Layout == LayoutStr {
			return v.str()
		}
	}
	return nil
}

// Len is the number of code points.
func (s *Str) Len() int {
	if s.n < 0 {
		s.n = countPoints(s.S)
	}
	return s.n
}

// complete finds out what is otherwise remembered when it is first asked for.
func (s *Str) complete() {
	s.Len()
	s.Hash()
}

// IsASCII reports whether code points are bytes.
func (s *Str) IsASCII() bool { return s.Len() == len(s.S) }

// countPoints counts code points: all bytes but those that continue one.
func countPoints(s string) int {
	n := len(s)
	b := stringBytes(s)
	for len(b) >= 8 {
		w := endian.LittleEndian.Uint64(b)
		if w &= 0x8080808080808080 & ^(w << 1); w != 0 {
			n -= bits.OnesCount64(w)
		}
		b = b[8:]
	}
	for _, c := range b {
		if c&0xc0 == 0x80 {
			n--
		}
	}
	return n
}

// isASCII reports whether all bytes of s are below 0x80.
func isASCII(s string) bool { return asciiPrefix(s) == len(s) }

// asciiPrefix is how many bytes s begins with that are below 0x80.
func asciiPrefix(s string) int {
	b := stringBytes(s)
	for len(b) >= 8 {
		if w := endian.LittleEndian.Uint64(b) & 0x8080808080808080; w != 0 {
			return len(s) - len(b) + bits.TrailingZeros64(w)/8
		}
		b = b[8:]
	}
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return len(s) - len(b) + i
		}
	}
	return len(s)
}

// Hash is the hash of the text; it differs from one process to the next, as CPython's does.
func (s *Str) Hash() int64 {
	if s.hash == 0 {
		s.hash = hashString(s.S)
	}
	return s.hash
}

func hashString(s string) int64 {
	h := int64(maphash.String(hashSeed, s))
	if h == 0 || h == -1 {
		return 1
	}
	return h
}

// decodePoint decodes the first code point of WTF-8 text: surrogates too. The text must not be empty.
func decodePoint(s string) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xed {
		return rune(s[0]&0x0f)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return r, n
}

// decodeLastPoint decodes the last code point of WTF-8 text, which must not be empty.
func decodeLastPoint(s string) (rune, int) {
	i := len(s) - 1
	for i > 0 && s[i]&0xc0 == 0x80 {
		i--
	}
	return decodePoint(s[i:])
}

// appendPoint appends a code point in WTF-8.
func appendPoint(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(b, byte(r))
	}
	if r >= 0xd800 && r < 0xe000 {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(b, r)
}

// concat is a + b. Text that is appended to again and again lies in memory with room for more: what was appended last is
// the str that ends where the memory's content ends, and only that one may grow in place.
func (t *Thread) concat(a, b *Str) (Value, error) {
	switch {
	case len(a.S) == 0:
		return exactStr(b), nil
	case len(b.S) == 0:
		return exactStr(a), nil
	}
	size := len(a.S) + len(b.S)
	n := a.Len() + b.Len()
	more := a.more
	grows := more != nil && more.room != nil && liesIn(a.S, more.room)
	switch {
	case grows && cap(more.room) >= size:
		if err := t.Allocate(len(b.S) + 48); err != nil {
			return Value{}, err
		}
	case grows || more == joined:
		if err := t.checkSize(2 * size); err != nil {
			return Value{}, err
		}
		room := make([]byte, len(a.S), 2*size)
		copy(room, a.S)
		if !grows {
			more = new(strMore)
		}
		more.room = room
	default:
		if err := t.checkSize(size); err != nil {
			return Value{}, err
		}
		s := &Str{Object: Object{StrType}, S: a.S + b.S, n: n}
		if size >= 64 {
			s.more = joined
		}
		return s.Value(), nil
	}
	more.room = append(more.room, b.S...)
	return From(&Str{Object: Object{StrType}, S: bytesString(more.room), n: n, more: more}), nil
}

// exactStr is s as a str of no subclass.
func exactStr(s *Str) Value {
	if s.typ == StrType {
		return s.Value()
	}
	return newCounted(s.S, s.Len())
}

// maxSize is how large the content of a str or the like may be if no limit of memory says less.
const maxSize = 1 << 33

// checkSize accounts for size bytes that are about to be allocated, and refuses what no memory could hold.
func (t *Thread) checkSize(size int) error {
	if size > maxSize || size < 0 {
		return t.RaiseArgs(MemoryError)
	}
	return t.Allocate(size)
}

// Room is b with room for n bytes more. It is accounted for, and what b took is given back: while they are copied, the bytes are
// there twice, and neither then does the program have more than it may.
func (t *Thread) Room(b []byte, n int) ([]byte, error) {
	have := len(b)
	if cap(b)-have >= n {
		return b, nil
	}
	size := have + max(n, have/4, min(have, 256<<10))
	if err := t.checkSize(size); err != nil {
		return nil, err
	}
	t.GiveBack(cap(b))
	return append(make([]byte, 0, size), b...), nil
}
