package pattern

import (
	"slices"
	"sync"
	"unicode"

	"github.com/jinklink/jink/python/object"
)

// This file holds sets of characters, and of first bytes.

// byteSet is a set of bytes.
type byteSet [4]uint64

func (b *byteSet) has(c byte) bool { return b[c>>6]>>(c&63)&1 != 0 }
func (b *byteSet) add(c byte)      { b[c>>6] |= 1 << (c & 63) }

func (b *byteSet) addAll(o *byteSet) {
	for i := range b {
		b[i] |= o[i]
	}
}

func (b *byteSet) meets(o *byteSet) bool {
	for i := range b {
		if b[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

// mode says which characters are letters and digits, and what their cases are.
type mode uint8

const (
	modeUnicode mode = iota
	modeASCII        // of bytes too, also with LOCALE: there is only the locale C
)

// category is a class of characters.
type category uint8

const (
	digit category = iota
	notDigit
	space
	notSpace
	word
	notWord
	lineBreak // a newline
	notLineBreak
)

func (c category) negated() bool { return c&1 != 0 }

func (c category) has(m mode, r rune) bool {
	var is bool
	switch c &^ 1 {
	case digit:
		is = '0' <= r && r <= '9' || m == modeUnicode && r >= 0x80 && object.IsDecimal(r)
	case space:
		is = r == ' ' || '\t' <= r && r <= '\r' || m == modeUnicode && r >= 0x1c && object.IsSpace(r)
	case word:
		is = isWord(m, r)
	default:
		is = r == '\n'
	}
	return is != c.negated()
}

func isWord(m mode, r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	if m == modeUnicode && r < 0x10000 {
		return wordTable()[r>>6]>>(r&63)&1 != 0
	}
	return m == modeUnicode && object.IsAlnum(r)
}

// wordTable has a bit for each letter and number of the first plane: text that is not ASCII is full of them.
var wordTable = sync.OnceValue(func() *[0x10000 / 64]uint64 {
	bits := new([0x10000 / 64]uint64)
	for _, table := range []*unicode.RangeTable{unicode.L, unicode.N} {
		for _, r := range table.R16 {
			for c := uint32(r.Lo); c <= uint32(r.Hi); c += uint32(r.Stride) {
				bits[c>>6] |= 1 << (c & 63)
			}
		}
	}
	return bits
})

// span is the characters from lo to hi.
type span struct{ lo, hi rune }

// class is a category as a mode sees it.
type class struct {
	category category
	mode     mode
}

// set is a set of characters.
type set struct {
	table   [256]bool // whether a byte is in it: of text, one that is ASCII
	spans   []span    // in order
	classes []class
	negate  bool
	wide    bool // of text: characters beyond ASCII may be in it
	dot     dots
}

// dots says that a set is one that needs no looking up.
type dots uint8

const (
	noDot   dots = iota
	lineDot      // all but a newline
	allDot
)

// finish makes the table, once all is in the set.
func (s *set) finish(bytes bool, fold bool, m mode) {
	s.merge()
	if fold {
		// What is in the set twice must not be folded twice: that could be the whole of Unicode.
		s.fold(m)
		s.merge()
	}
	top := rune(0x80)
	if bytes {
		top = 0x100
	}
	for r := range top {
		s.table[r] = s.find(r)
	}
	s.wide = !bytes && (s.negate || len(s.classes) > 0 || len(s.spans) > 0 && s.spans[len(s.spans)-1].hi >= 0x80)
}

// merge puts the spans in order, and makes one of those that touch.
func (s *set) merge() {
	slices.SortFunc(s.spans, func(a, b span) int { return int(a.lo) - int(b.lo) })
	merged := s.spans[:0]
	for _, p := range s.spans {
		if n := len(merged); n > 0 && p.lo <= merged[n-1].hi+1 {
			merged[n-1].hi = max(merged[n-1].hi, p.hi)
			continue
		}
		merged = append(merged, p)
	}
	s.spans = merged
}

// fold adds all that differs from what is in the set in nothing but case. Classes have all cases of their characters anyway.
func (s *set) fold(m mode) {
	given := len(s.spans)
	if m == modeASCII {
		for _, p := range s.spans[:given] {
			if lo, hi := max(p.lo, 'A'), min(p.hi, 'Z'); lo <= hi {
				s.spans = append(s.spans, span{lo + 32, hi + 32})
			}
			if lo, hi := max(p.lo, 'a'), min(p.hi, 'z'); lo <= hi {
				s.spans = append(s.spans, span{lo - 32, hi - 32})
			}
		}
		return
	}
	cases := unicodeCases()
	for _, p := range s.spans[:given] {
		at, _ := slices.BinarySearch(cases.cased, p.lo)
		for ; at < len(cases.cased) && cases.cased[at] <= p.hi; at++ {
			lower := object.Lower(cases.cased[at])
			s.addCases(cases, lower)
			for _, other := range cases.same[lower] {
				s.addCases(cases, other)
			}
		}
	}
}

// addCases adds a lower case character and all whose lower case it is.
func (s *set) addCases(cases *cases, lower rune) {
	s.spans = append(s.spans, span{lower, lower})
	for _, r := range cases.of[lower] {
		s.spans = append(s.spans, span{r, r})
	}
}

// has reports whether a character beyond ASCII is in the set.
func (s *set) has(r rune) bool {
	if !s.wide {
		return false
	}
	return s.find(r)
}

func (s *set) find(r rune) bool {
	lo, hi := 0, len(s.spans)
	for lo < hi {
		mid := (lo + hi) / 2
		switch p := s.spans[mid]; {
		case r < p.lo:
			hi = mid
		case r > p.hi:
			lo = mid + 1
		default:
			return !s.negate
		}
	}
	for _, c := range s.classes {
		if c.category.has(c.mode, r) {
			return !s.negate
		}
	}
	return s.negate
}

// first is the bytes that the characters of the set can begin with.
func (s *set) first(bytes bool) byteSet {
	var b byteSet
	for c, in := range s.table {
		if in {
			b.add(byte(c))
		}
	}
	if !s.wide {
		return b
	}
	if len(s.classes) > 0 || s.negate {
		for c := 0xc2; c < 0xf5; c++ {
			b.add(byte(c))
		}
		return b
	}
	for _, p := range s.spans {
		if p.hi >= 0x80 {
			for c := leadByte(max(p.lo, 0x80)); ; c++ {
				b.add(c)
				if c == leadByte(p.hi) {
					break
				}
			}
		}
	}
	return b
}

// leadByte is the first byte of a character beyond ASCII in UTF-8.
func leadByte(r rune) byte {
	switch {
	case r < 0x800:
		return 0xc0 | byte(r>>6)
	case r < 0x10000:
		return 0xe0 | byte(r>>12)
	}
	return 0xf0 | byte(r>>18)
}
