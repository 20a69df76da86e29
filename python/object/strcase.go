package object

import (
	endian "encoding/binary"
	"unicode/utf8"
)

func strCaseMethods() []*Builtin {
	method := func(name, doc string, f func(t *Thread, s *Str) (Value, error)) *Builtin {
		return Method(name, "(self, /)", doc, func(t *Thread, a []Value) (Value, error) { return f(t, a[0].str()) })
	}
	return []*Builtin{
		method("upper", "The text in upper case.", strUpper),
		method("lower", "The text in lower case.", strLower),
		method("casefold", "The text as it is to be compared without regard to case.", func(t *Thread, s *Str) (Value, error) {
			if s.IsASCII() {
				return strLower(t, s)
			}
			return t.mapPoints(s, func(b []byte, r rune, i, n int) []byte { return appendFold(b, r) })
		}),
		method("swapcase", "The text with upper case for lower case and the other way round.", func(t *Thread, s *Str) (Value, error) {
			return t.mapPoints(s, func(b []byte, r rune, i, n int) []byte {
				switch {
				case isUpperPoint(r):
					return appendLowerAt(b, s.S, r, i, n)
				case isLowerPoint(r):
					return appendUpper(b, r)
				}
				return appendPoint(b, r)
			})
		}),
		method("title", "The text with each word beginning in upper case, the rest in lower case.", func(t *Thread, s *Str) (Value, error) {
			inWord := false
			return t.mapPoints(s, func(b []byte, r rune, i, n int) []byte {
				if inWord {
					b = appendLowerAt(b, s.S, r, i, n)
				} else {
					b = appendTitle(b, r)
				}
				inWord = isCasedPoint(r)
				return b
			})
		}),
		method("capitalize", "The text with its first character in title case, the rest in lower case.", func(t *Thread, s *Str) (Value, error) {
			return t.mapPoints(s, func(b []byte, r rune, i, n int) []byte {
				if i == 0 {
					return appendTitle(b, r)
				}
				return appendLowerAt(b, s.S, r, i, n)
			})
		}),
	}
}

// mapEvery is how many code points are mapped before their steps are charged.
const mapEvery = 256

// mapPoints is s with each code point replaced by what f appends for it; it lies at byte i and takes n bytes.
func (t *Thread) mapPoints(s *Str, f func(b []byte, r rune, i, n int) []byte) (Value, error) {
	if err := t.Allocate(len(s.S)); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, len(s.S))
	counted := len(s.S)
	for i, steps := 0, 0; i < len(s.S); steps++ {
		if steps%mapEvery == 0 {
			// What is longer than before is counted as it comes.
			grown := max(len(b)-counted, 0)
			if err := t.Allocate(grown); err != nil {
				return Value{}, err
			}
			if err := t.Charge(4 * mapEvery); err != nil {
				return Value{}, err
			}
			counted += grown
		}
		r, n := decodePoint(s.S[i:])
		b = f(b, r, i, n)
		i += n
	}
	return newStrBytes(b), nil
}

// appendLowerAt is appendLower of the code point at byte i of s. A sigma at the end of a word has a lower case of its own.
func appendLowerAt(b []byte, s string, r rune, i, n int) []byte {
	if r != 0x3a3 {
		return appendLower(b, r)
	}
	before := false
	for rest := s[:i]; rest != ""; {
		c, w := decodeLastPoint(rest)
		if !isCaseIgnorable(c) {
			before = isCasedPoint(c)
			break
		}
		rest = rest[:len(rest)-w]
	}
	if !before {
		return append(b, "σ"...)
	}
	for rest := s[i+n:]; rest != ""; {
		c, w := decodePoint(rest)
		if !isCaseIgnorable(c) {
			if isCasedPoint(c) {
				return append(b, "σ"...)
			}
			break
		}
		rest = rest[w:]
	}
	return append(b, "ς"...)
}

func strUpper(t *Thread, s *Str) (Value, error) {
	if !s.IsASCII() {
		return t.mapPoints(s, func(b []byte, r rune, i, n int) []byte { return appendUpper(b, r) })
	}
	return t.mapASCII(s, 'a')
}

func strLower(t *Thread, s *Str) (Value, error) {
	if !s.IsASCII() {
		return t.mapPoints(s, func(b []byte, r rune, i, n int) []byte { return appendLowerAt(b, s.S, r, i, n) })
	}
	return t.mapASCII(s, 'A')
}

// mapASCII turns the letters from first on, 'a' or 'A', into the other case, in text that is ASCII.
func (t *Thread) mapASCII(s *Str, first byte) (Value, error) {
	if err := t.Allocate(len(s.S)); err != nil {
		return Value{}, err
	}
	at := 0
	for at < len(s.S) && s.S[at]-first >= 26 {
		at++
	}
	if at == len(s.S) {
		return exactStr(s), nil
	}
	b := []byte(s.S)
	flipCase(b[at:], first)
	return newASCII(bytesString(b)), nil
}

// flipCase does so in place. Of eight bytes at once: adding to each what takes letters past 0x7f, and no other byte into the
// next one, marks letters in their highest bits.
func flipCase(b []byte, first byte) {
	const ones = 0x0101010101010101
	low, high := uint64(0x80-first)*ones, uint64(0x80-first-26)*ones
	for len(b) >= 8 {
		w := endian.LittleEndian.Uint64(b)
		letters := ((w + low) &^ (w + high)) & (0x80 * ones)
		endian.LittleEndian.PutUint64(b, w^letters>>2)
		b = b[8:]
	}
	for i, c := range b {
		if c-first < 26 {
			b[i] = c ^ 0x20
		}
	}
}

// The mappings of bytes; what is not an ASCII letter stays.
var (
	upperTable = byteTable(func(c byte) byte {
		if 'a' <= c && c <= 'z' {
			return c - 32
		}
		return c
	})
	lowerTable = byteTable(func(c byte) byte {
		if 'A' <= c && c <= 'Z' {
			return c + 32
		}
		return c
	})
	swapTable = byteTable(func(c byte) byte { return upperTable[c] ^ lowerTable[c] ^ c })
)

func byteTable(f func(byte) byte) (table [256]byte) {
	for i := range table {
		table[i] = f(byte(i))
	}
	return table
}

func strTestMethods() []*Builtin {
	method := func(name, doc string, f func(t *Thread, s string) (bool, error)) *Builtin {
		return Method(name, "(self, /)", doc, func(t *Thread, a []Value) (Value, error) {
			yes, err := f(t, a[0].str().S)
			return Bool(yes), err
		})
	}
	all := func(name, what string, is func(r rune) bool) *Builtin {
		return method(name, "Whether there are characters, and all of them are "+what+".", func(t *Thread, s string) (bool, error) {
			if s == "" {
				return false, nil
			}
			return t.allPoints(s, is)
		})
	}
	return []*Builtin{
		all("isalpha", "letters", isAlphaPoint),
		all("isalnum", "letters or numbers", isAlnumPoint),
		all("isdecimal", "decimal digits", isDecimalPoint),
		all("isdigit", "digits", isDigitPoint),
		all("isnumeric", "numbers", isNumericPoint),
		all("isspace", "white space", isSpacePoint),
		method("isprintable", "Whether repr would show the text as it is.", func(t *Thread, s string) (bool, error) { return t.allPoints(s, isPrintable) }),
		method("isascii", "Whether all characters are ASCII.", func(t *Thread, s string) (bool, error) { return isASCII(s), t.Charge(len(s) >> 6) }),
		method("isidentifier", "Whether the text could be a name.", func(t *Thread, s string) (bool, error) { return isIdentifier(s), t.Charge(len(s) >> 4) }),
		method("islower", "Whether there are letters with case, and all of them are lower case.", func(t *Thread, s string) (bool, error) {
			return t.hasCase(s, isLowerPoint, isUpperPoint)
		}),
		method("isupper", "Whether there are letters with case, and all of them are upper case.", func(t *Thread, s string) (bool, error) {
			return t.hasCase(s, isUpperPoint, isLowerPoint)
		}),
		method("istitle", "Whether words begin in upper case and go on in lower case.", (*Thread).isTitleText),
	}
}

// chargedPoints is after how many bytes of a text a loop over its characters charges for them.
const chargedPoints = 1 << 12

// allPoints reports whether all characters are of a kind, and charges for those that it looks at.
func (t *Thread) allPoints(s string, is func(r rune) bool) (bool, error) {
	for i, due := 0, 0; i < len(s); {
		if i >= due {
			if err := t.Charge(min(chargedPoints, len(s)-i) >> 4); err != nil {
				return false, err
			}
			due = i + chargedPoints
		}
		r, n := decodePoint(s[i:])
		if !is(r) {
			return false, nil
		}
		i += n
	}
	return true, nil
}

// hasCase reports whether there are characters of the wanted case, and none of the other or in title case.
func (t *Thread) hasCase(s string, wanted, other func(r rune) bool) (bool, error) {
	found := false
	all, err := t.allPoints(s, func(r rune) bool {
		if other(r) || r >= utf8.RuneSelf && isTitlePoint(r) {
			return false
		}
		found = found || wanted(r)
		return true
	})
	return all && found, err
}

func (t *Thread) isTitleText(s string) (bool, error) {
	found, inWord := false, false
	all, err := t.allPoints(s, func(r rune) bool {
		switch {
		case isUpperPoint(r) || isTitlePoint(r):
			if inWord {
				return false
			}
			found, inWord = true, true
		case isLowerPoint(r):
			if !inWord {
				return false
			}
			found = true
		default:
			inWord = false
		}
		return true
	})
	return all && found, err
}
