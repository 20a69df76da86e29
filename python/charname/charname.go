// Package charname knows the characters of Unicode by name, for \N{…} in literals, in decoding and in encoding.
//
// It is a package of its own since two need it that know nothing of each other: the reader of literals and the codecs. The
// names are of Unicode 15.0; the characters that 15.1 added and that have names, five symbols, are listed here.
package charname

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// runesByName is made when a source first asks for a name: it has tens of thousands of them.
var runesByName = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r == 0x323b0 {
			r = 0xe0000 // nothing is named in between
		}
		if r == 0xe0200 {
			break
		}
		if n := runenames.Name(r); n != "" && n[0] != '<' {
			m[n] = r
		}
	}
	return m
})

// aliases are the names that Unicode corrected and those of control characters, which have no other.
var aliases = map[string]rune{
	"NULL": 0, "NUL": 0, "START OF HEADING": 1, "SOH": 1, "START OF TEXT": 2, "STX": 2, "END OF TEXT": 3, "ETX": 3,
	"END OF TRANSMISSION": 4, "EOT": 4, "ENQUIRY": 5, "ENQ": 5, "ACKNOWLEDGE": 6, "ACK": 6, "ALERT": 7, "BEL": 7,
	"BACKSPACE": 8, "BS": 8, "CHARACTER TABULATION": 9, "HORIZONTAL TABULATION": 9, "HT": 9, "TAB": 9,
	"LINE FEED": 10, "NEW LINE": 10, "END OF LINE": 10, "LF": 10, "NL": 10, "EOL": 10,
	"LINE TABULATION": 11, "VERTICAL TABULATION": 11, "VT": 11, "FORM FEED": 12, "FF": 12,
	"CARRIAGE RETURN": 13, "CR": 13, "SHIFT OUT": 14, "LOCKING-SHIFT ONE": 14, "SO": 14,
	"SHIFT IN": 15, "LOCKING-SHIFT ZERO": 15, "SI": 15, "DATA LINK ESCAPE": 16, "DLE": 16,
	"DEVICE CONTROL ONE": 17, "DC1": 17, "DEVICE CONTROL TWO": 18, "DC2": 18, "DEVICE CONTROL THREE": 19, "DC3": 19,
	"DEVICE CONTROL FOUR": 20, "DC4": 20, "NEGATIVE ACKNOWLEDGE": 21, "NAK": 21, "SYNCHRONOUS IDLE": 22, "SYN": 22,
	"END OF TRANSMISSION BLOCK": 23, "ETB": 23, "CANCEL": 24, "CAN": 24, "END OF MEDIUM": 25, "EOM": 25, "EM": 25,
	"SUBSTITUTE": 26, "SUB": 26, "ESCAPE": 27, "ESC": 27,
	"INFORMATION SEPARATOR FOUR": 28, "FILE SEPARATOR": 28, "FS": 28, "INFORMATION SEPARATOR THREE": 29, "GROUP SEPARATOR": 29, "GS": 29,
	"INFORMATION SEPARATOR TWO": 30, "RECORD SEPARATOR": 30, "RS": 30, "INFORMATION SEPARATOR ONE": 31, "UNIT SEPARATOR": 31, "US": 31,
	"SP": 32, "DELETE": 127, "DEL": 127, "PADDING CHARACTER": 0x80, "PAD": 0x80, "HIGH OCTET PRESET": 0x81, "HOP": 0x81,
	"BREAK PERMITTED HERE": 0x82, "BPH": 0x82, "NO BREAK HERE": 0x83, "NBH": 0x83, "INDEX": 0x84, "IND": 0x84,
	"NEXT LINE": 0x85, "NEL": 0x85, "START OF SELECTED AREA": 0x86, "SSA": 0x86, "END OF SELECTED AREA": 0x87, "ESA": 0x87,
	"CHARACTER TABULATION SET": 0x88, "HTS": 0x88, "CHARACTER TABULATION WITH JUSTIFICATION": 0x89, "HTJ": 0x89,
	"LINE TABULATION SET": 0x8a, "VTS": 0x8a, "PARTIAL LINE FORWARD": 0x8b, "PLD": 0x8b, "PARTIAL LINE BACKWARD": 0x8c, "PLU": 0x8c,
	"REVERSE LINE FEED": 0x8d, "RI": 0x8d, "SINGLE SHIFT TWO": 0x8e, "SS2": 0x8e, "SINGLE SHIFT THREE": 0x8f, "SS3": 0x8f,
	"DEVICE CONTROL STRING": 0x90, "DCS": 0x90, "CONTROL SEQUENCE INTRODUCER": 0x9b, "CSI": 0x9b,
	"STRING TERMINATOR": 0x9c, "ST": 0x9c, "OPERATING SYSTEM COMMAND": 0x9d, "OSC": 0x9d, "PRIVACY MESSAGE": 0x9e, "PM": 0x9e,
	"APPLICATION PROGRAM COMMAND": 0x9f, "APC": 0x9f, "NBSP": 0xa0, "SHY": 0xad,
	"LATIN CAPITAL LETTER GHA": 0x1a2, "LATIN SMALL LETTER GHA": 0x1a3, "ZWSP": 0x200b, "ZWNJ": 0x200c, "ZWJ": 0x200d,
	"LRM": 0x200e, "RLM": 0x200f, "WJ": 0x2060, "ZWNBSP": 0xfeff, "BYTE ORDER MARK": 0xfeff, "BOM": 0xfeff,
	"WEIERSTRASS ELLIPTIC FUNCTION": 0x2118, "LRE": 0x202a, "RLE": 0x202b, "PDF": 0x202c, "LRO": 0x202d, "RLO": 0x202e,
	"LRI": 0x2066, "RLI": 0x2067, "FSI": 0x2068, "PDI": 0x2069, "NNBSP": 0x202f, "MMSP": 0x205f, "CGJ": 0x34f,
}

// added are the names that Unicode 15.1 added.
var added = map[rune]string{
	0x2ffc: "IDEOGRAPHIC DESCRIPTION CHARACTER SURROUND FROM RIGHT",
	0x2ffd: "IDEOGRAPHIC DESCRIPTION CHARACTER SURROUND FROM LOWER RIGHT",
	0x2ffe: "IDEOGRAPHIC DESCRIPTION CHARACTER HORIZONTAL REFLECTION",
	0x2fff: "IDEOGRAPHIC DESCRIPTION CHARACTER ROTATION",
	0x31ef: "IDEOGRAPHIC DESCRIPTION CHARACTER SUBTRACTION",
}

// Of returns the name of a character, and nothing if it has none.
func Of(r rune) string {
	switch {
	case isIdeograph(r):
		return fmt.Sprintf("CJK UNIFIED IDEOGRAPH-%04X", r)
	case 0xac00 <= r && r <= 0xd7a3:
		return "HANGUL SYLLABLE " + hangulName(r)
	}
	if n, ok := added[r]; ok {
		return n
	}
	n := runenames.Name(r)
	if n != "" && n[0] == '<' {
		return ""
	}
	return n
}

// isIdeograph reports whether r is named by its number; the last block is that of Unicode 15.1.
func isIdeograph(r rune) bool {
	return unicode.Is(unicode.Unified_Ideograph, r) && !(0xf900 <= r && r <= 0xfaff) || 0x2ebf0 <= r && r <= 0x2ee5d
}

// Find returns the character with a name, in capitals or not.
func Find(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if r, ok := aliases[name]; ok {
		return r, true
	}
	if hex, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		n, err := strconv.ParseUint(hex, 16, 32)
		r := rune(n)
		return r, err == nil && isIdeograph(r) && Of(r) == name
	}
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangul(syllable)
	}
	for r, n := range added {
		if n == name {
			return r, true
		}
	}
	r, ok := runesByName()[name]
	return r, ok
}

// The names of the letters of Hangul, from which its syllables have theirs.
var (
	leads  = [...]string{"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"}
	vowels = [...]string{"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"}
	tails  = [...]string{"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS",
		"NG", "J", "C", "K", "T", "P", "H"}
)

func hangulName(r rune) string {
	n := int(r - 0xac00)
	return leads[n/len(tails)/len(vowels)] + vowels[n/len(tails)%len(vowels)] + tails[n%len(tails)]
}

// hangul composes a syllable from the names of its letters.
func hangul(name string) (rune, bool) {
	for i, l := range leads {
		for j, v := range vowels {
			if rest, ok := strings.CutPrefix(name, l+v); ok {
				for k, t := range tails {
					if rest == t {
						return rune(0xac00 + (i*len(vowels)+j)*len(tails) + k), true
					}
				}
			}
		}
	}
	return 0, false
}
