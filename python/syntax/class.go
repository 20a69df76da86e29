package syntax

import (
	"unicode"
	"unicode/utf8"
)

// This file says what characters are.

const (
	letter = 1 << iota // may begin a name; a byte beyond ASCII may until it is looked at more closely
	digit
	prefix // may be the prefix of a string
)

var class = func() (c [256]byte) {
	for i := range c {
		switch b := byte(i); {
		case 'a' <= b|0x20 && b|0x20 <= 'z' && b < 0x80, b == '_', b >= 0x80:
			c[i] = letter
		case '0' <= b && b <= '9':
			c[i] = digit
		}
	}
	for _, b := range "bBrRuUfF" {
		c[b] |= prefix
	}
	return c
}()

// nameStart reports whether a name may begin with r (XID_Start after normalisation, and the underscore).
func nameStart(r rune) bool {
	if r < utf8.RuneSelf {
		return class[byte(r)]&letter != 0
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) && !notNormal(r, notStart)
}

// namePart reports whether r may stand in a name.
func namePart(r rune) bool {
	if r < utf8.RuneSelf {
		return class[byte(r)]&(letter|digit) != 0
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Start,
		unicode.Other_ID_Continue) && !notNormal(r, notPart)
}

// Characters that have the properties but not after NFKC, so that XID_Start and XID_Continue leave them out.
var (
	notStart = []rune{0x037A, 0x0E33, 0x0EB3, 0x2E2F, 0x309B, 0x309C, 0xFC5E, 0xFC5F, 0xFC60, 0xFC61, 0xFC62, 0xFC63, 0xFDFA, 0xFDFB,
		0xFE70, 0xFE72, 0xFE74, 0xFE76, 0xFE78, 0xFE7A, 0xFE7C, 0xFE7E, 0xFF9E, 0xFF9F}
	notPart = []rune{0x037A, 0x2E2F, 0x309B, 0x309C, 0xFC5E, 0xFC5F, 0xFC60, 0xFC61, 0xFC62, 0xFC63, 0xFDFA, 0xFDFB,
		0xFE70, 0xFE72, 0xFE74, 0xFE76, 0xFE78, 0xFE7A, 0xFE7C, 0xFE7E}
)

func notNormal(r rune, list []rune) bool {
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}
