package object

import (
	"unicode"
	"unicode/utf8"
)

// This file says what characters are, by Unicode 15.1 as Python 3.13 has it. Package unicode knows 15.0; the later version
// added one block of ideographs and five symbols, and some characters to those that may stand in names.

// newIdeograph reports whether r is one of the ideographs of extension I.
func newIdeograph(r rune) bool { return 0x2ebf0 <= r && r <= 0x2ee5d }

func isAlphaPoint(r rune) bool { return unicode.IsLetter(r) || newIdeograph(r) }

func isDecimalPoint(r rune) bool { return unicode.Is(unicode.Nd, r) }

func isDigitPoint(r rune) bool { return unicode.Is(unicode.Nd, r) || unicode.Is(otherDigit, r) }

func isNumericPoint(r rune) bool { return unicode.IsNumber(r) || unicode.Is(numericLetter, r) }

func isAlnumPoint(r rune) bool { return isAlphaPoint(r) || isNumericPoint(r) }

func isUpperPoint(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r)
}

func isLowerPoint(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r) || unicode.Is(unicode.Other_Lowercase, r)
}

func isTitlePoint(r rune) bool { return unicode.Is(unicode.Lt, r) }

func isCasedPoint(r rune) bool { return isUpperPoint(r) || isLowerPoint(r) || isTitlePoint(r) }

// isCaseIgnorable reports whether r is passed over when the end of a word is looked for, as a sigma needs it.
func isCaseIgnorable(r rune) bool {
	switch r {
	case '\'', '.', ':', 0xb7, 0x387, 0x55f, 0x5f4, 0x2018, 0x2019, 0x2024, 0x2027, 0xfe13, 0xfe52, 0xfe55, 0xff07, 0xff0e, 0xff1a:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

// isSpacePoint reports whether r is white space: the separators of ASCII too.
func isSpacePoint(r rune) bool {
	return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f
}

// isLineBreak reports whether r ends a line for str.splitlines.
func isLineBreak(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// isPrintable reports whether repr shows r as it is.
func isPrintable(r rune) bool {
	if r < utf8.RuneSelf {
		return ' ' <= r && r < 0x7f
	}
	return unicode.IsPrint(r) || newIdeograph(r) || 0x2ffc <= r && r <= 0x2fff || r == 0x31ef
}

// isNameStart reports whether a name may begin with r.
func isNameStart(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_'
	}
	return (unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) || newIdeograph(r)) &&
		!unicode.Is(notNameStart, r) && r != 0x2e2f && r != 0x309b && r != 0x309c
}

// isNamePart reports whether r may stand in a name, after its beginning.
func isNamePart(r rune) bool {
	if r < utf8.RuneSelf {
		return isNameStart(r) || '0' <= r && r <= '9'
	}
	switch r {
	case 0xe33, 0xeb3, 0xff9e, 0xff9f, 0x200c, 0x200d, 0x30fb, 0xff65:
		return true
	}
	return isNameStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// isIdentifier reports whether s could be a name, keywords among them.
func isIdentifier(s string) bool {
	for i := 0; i < len(s); {
		r, n := decodePoint(s[i:])
		if i == 0 && !isNameStart(r) || !isNamePart(r) {
			return false
		}
		i += n
	}
	return s != ""
}

// hasSpecialCase reports whether r can be among the characters of which one becomes several.
func hasSpecialCase(r rune) bool {
	return r == 0xdf || r == 0x149 || r == 0x1f0 || r == 0x390 || r == 0x3b0 || r == 0x587 ||
		0x1e96 <= r && r <= 0x1ffc || 0xfb00 <= r && r <= 0xfb17
}

// appendUpper appends the upper case of r, which can be several characters.
func appendUpper(b []byte, r rune) []byte {
	if hasSpecialCase(r) {
		if s, ok := specialUpper[r]; ok {
			return append(b, s...)
		}
	}
	return appendPoint(b, unicode.ToUpper(r))
}

// appendTitle appends the title case of r.
func appendTitle(b []byte, r rune) []byte {
	if hasSpecialCase(r) {
		if s, ok := specialTitle[r]; ok {
			return append(b, s...)
		}
	}
	return appendPoint(b, unicode.ToTitle(r))
}

// appendLower appends the lower case of r, but for a sigma, whose lower case depends on where it stands.
func appendLower(b []byte, r rune) []byte {
	if r == 0x130 {
		return append(b, "i̇"...)
	}
	return appendPoint(b, unicode.ToLower(r))
}

// appendFold appends the case folding of r.
func appendFold(b []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		return append(b, byte(unicode.ToLower(r)))
	case 0x13a0 <= r && r <= 0x13f5: // Cherokee folds to its capitals, which came first
		return appendPoint(b, r)
	case 0x13f8 <= r && r <= 0x13fd:
		return appendPoint(b, r-8)
	case 0xab70 <= r && r <= 0xabbf:
		return appendPoint(b, r-0xab70+0x13a0)
	}
	if s, ok := specialFold[r]; ok {
		return append(b, s...)
	}
	return appendLower(b, r)
}

// decimalValue is the value of a decimal digit of any script, or -1.
func decimalValue(r rune) int {
	if r < utf8.RuneSelf {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if !unicode.Is(unicode.Nd, r) {
		return -1
	}
	// Decimal digits come in runs of ten from 0 to 9; the runs of the tables begin with a 0.
	for _, run := range unicode.Nd.R16 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return int(r-rune(run.Lo)) % 10
		}
	}
	for _, run := range unicode.Nd.R32 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return int(r-rune(run.Lo)) % 10
		}
	}
	return -1
}
