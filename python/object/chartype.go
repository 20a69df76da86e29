package object

import "unicode"

// This file lets packages of native modules ask about characters, and read text by bytes.

// IsAlnum reports whether r is a letter or a number.
func IsAlnum(r rune) bool { return isAlnumPoint(r) }

// IsDecimal reports whether r is a decimal digit.
func IsDecimal(r rune) bool { return isDecimalPoint(r) }

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool { return isSpacePoint(r) }

// IsAlpha reports whether r is a letter.
func IsAlpha(r rune) bool { return isAlphaPoint(r) }

// IsIdentifier reports whether s could be a name.
func IsIdentifier(s string) bool { return isIdentifier(s) }

// Lower is the one character that stands for r in lower case.
func Lower(r rune) rune { return unicode.ToLower(r) }

// Upper is r in upper case, which can be several characters.
func Upper(r rune) string { return string(appendUpper(nil, r)) }

// DecodePoint is the first code point of text that is not empty, and its size: surrogates too.
func DecodePoint(s string) (rune, int) { return decodePoint(s) }

// AppendPoint appends a code point, surrogates too.
func AppendPoint(b []byte, r rune) []byte { return appendPoint(b, r) }

// Offset is the byte at which code point i begins; i may be Len.
func (s *Str) Offset(i int) int { return s.offset(i) }

// PointAt is the number of the code point that begins at byte at.
func (s *Str) PointAt(at int) int { return s.pointAt(at) }

// Part is the text from byte from up to byte to, which must be where code points begin.
func (s *Str) Part(from, to int) Value {
	switch {
	case from == 0 && to == len(s.S):
		return exactStr(s)
	case s.n == len(s.S):
		return newASCII(s.S[from:to])
	}
	return NewStr(s.S[from:to])
}

// RaiseValue is the error that e is raised.
func (t *Thread) RaiseValue(e Value) error { return t.raised(e.exception()) }

// ContentOf is the bytes of an object as a string, without a copy where it cannot change: those of a str are not.
func ContentOf(t *Thread, v Value) (string, error) { return t.bytesLike(v) }
