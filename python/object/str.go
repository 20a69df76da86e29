package object

import (
	"hash/maphash"
	"unicode/utf8"
	"unsafe"
)

// Str is a str: text in UTF-8, in which a lone surrogate is three bytes (WTF-8). It never changes, but for what is
// remembered about it.
type Str struct {
	Object
	S     string
	n     int // code points; -1: not yet counted
	hash  int64
	index []int32 // where each 64th code point begins, made when text that is not ASCII is indexed
}

var hashSeed = maphash.MakeSeed()

func newStr(s string) *Str {
	return &Str{Object: Object{StrType}, S: s, n: -1}
}

// NewStr is the str s.
func NewStr(s string) Value { return Value{p: unsafe.Pointer(newStr(s))} }

// newASCII is the str s, which is known to be ASCII.
func newASCII(s string) Value {
	return Value{p: unsafe.Pointer(&Str{Object: Object{StrType}, S: s, n: len(s)})}
}

// Value is s as an object.
func (s *Str) Value() Value { return Value{p: unsafe.Pointer(s)} }

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

// IsASCII reports whether code points are bytes.
func (s *Str) IsASCII() bool { return s.Len() == len(s.S) }

// countPoints counts code points: all bytes but those that continue one.
func countPoints(s string) int {
	n := 0
	for i := range len(s) {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
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

// appendPoint appends a code point in WTF-8.
func appendPoint(b []byte, r rune) []byte {
	if r >= 0xd800 && r < 0xe000 {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0xbf, 0x80|byte(r)&0xbf)
	}
	return utf8.AppendRune(b, r)
}
