package codecs

import (
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// This file says which characters the encodings of East Asia have. Their tables are those of the web's encodings, which have more
// than the older ones by these names: what those refuse, or read otherwise, is said here.

// charset is an encoding of one to four bytes a character: ASCII is itself.
type charset struct {
	base   encoding.Encoding
	lacks  func(lead, trail byte) bool // of the pairs that the base has
	other  map[uint32]rune             // characters that are others than the base's, or that it lacks
	writes map[rune]string             // characters that are written without being read
	three  bool                        // EUC: three bytes after 0x8f
	lowest bool                        // of several pairs for a character, the lowest is written, not what the base writes
	four   bool                        // GB 18030: four bytes, the second a digit

	tables func() *tables
}

// tables are the characters of a charset by their bytes, as a number, and the bytes by the characters.
type tables struct {
	decode map[uint32]rune
	encode map[rune]string
}

func charsets() map[string]*charset {
	all := map[string]*charset{
		"shift_jis": {base: japanese.ShiftJIS, other: wave(0x8160, 0x8161, 0x817c, 0x8191, 0x8192, 0x81ca), writes: yen,
			lacks: func(lead, trail byte) bool {
				return lead == 0x80 || lead == 0x87 || lead == 0xed || lead == 0xee || lead >= 0xfa
			}},
		"cp932": {base: japanese.ShiftJIS, other: private932(), writes: map[rune]string{
			0xa2: "\x81\x91", 0xa3: "\x81\x92", 0xac: "\x81\xca", 0x2016: "\x81\x61", 0x2212: "\x81\x7c", 0x301c: "\x81\x60"}},
		"euc_jp": {base: japanese.EUCJP, three: true, other: wave(0xa1c1, 0xa1c2, 0xa1dd, 0xa1f1, 0xa1f2, 0xa2cc), writes: yen,
			lacks: func(lead, trail byte) bool { return lead == 0xad || lead >= 0xf9 }},
		"euc_kr": {base: korean.EUCKR, lacks: func(lead, trail byte) bool { return lead < 0xa1 || trail < 0xa1 || lead == 0xa4 && trail == 0xd4 }},
		"cp949":  {base: korean.EUCKR},
		"gb2312": {base: simplifiedchinese.GBK, lacks: lacksGB2312, other: map[uint32]rune{0xa1a4: 0x30fb, 0xa1aa: 0x2015}},
		"gbk": {base: simplifiedchinese.GBK, lacks: func(lead, trail byte) bool {
			at := int(lead)<<8 | int(trail)
			return lead == 0x80 || lead == 0xff || at == 0xa2e3 || at == 0xa3a0 || at == 0xa8bf || at >= 0xa989 && at <= 0xa995 || at >= 0xfe50
		}},
		"gb18030": {base: simplifiedchinese.GB18030, four: true, other: private18030(), lacks: func(lead, trail byte) bool { return lead == 0x80 || lead == 0xff }},
		"big5":    {base: traditionalchinese.Big5, lacks: func(lead, trail byte) bool { return lacksBig5(lead, trail) || lead == 0xf9 && trail >= 0xd6 }, other: older5()},
		"cp950": {base: traditionalchinese.Big5, lacks: func(lead, trail byte) bool { return lacksBig5(lead, trail) && !(lead == 0xa3 && trail == 0xe1) }, writes: map[rune]string{
			0xa2: "\xa2\x46", 0xa3: "\xa2\x47", 0xa5: "\xa2\x44", 0x2022: "\xa1\x45", 0x203e: "\xa1\xc2", 0x223c: "\xa1\xe3", 0x2609: "\xa1\xf3", 0x2641: "\xa1\xf2",
			0xff64: "\xa1\x4e"}},
		"big5hkscs": {base: traditionalchinese.Big5, other: older5(), lowest: true,
			lacks: func(lead, trail byte) bool { return lead == 0xa3 && trail >= 0xc0 }},
	}
	for _, c := range all {
		c.tables = sync.OnceValue(c.build)
	}
	return all
}

// yen are signs that Japanese encodings have in the places of ASCII's backslash and tilde: they are read as those.
var yen = map[rune]string{0xa5: "\x5c", 0x203e: "\x7e"}

// wave are the characters of JIS X 0208 that Microsoft reads as others: WAVE DASH, DOUBLE VERTICAL LINE, MINUS SIGN, CENT SIGN, POUND
// SIGN, NOT SIGN.
func wave(at ...uint32) map[uint32]rune {
	m := make(map[uint32]rune)
	for i, r := range []rune{0x301c, 0x2016, 0x2212, 0xa2, 0xa3, 0xac} {
		m[at[i]] = r
	}
	return m
}

// private932 are the characters of users of code page 932, and the bytes that stand for themselves.
func private932() map[uint32]rune {
	m := map[uint32]rune{0xa0: 0xf8f0, 0xfd: 0xf8f1, 0xfe: 0xf8f2, 0xff: 0xf8f3}
	r := rune(0xe000)
	for lead := uint32(0xf0); lead <= 0xf9; lead++ {
		for trail := uint32(0x40); trail <= 0xfc; trail++ {
			if trail != 0x7f {
				m[lead<<8|trail] = r
				r++
			}
		}
	}
	return m
}

// private18030 are the characters of users of GB 18030 that have two bytes.
func private18030() map[uint32]rune {
	m := make(map[uint32]rune)
	r := rune(0xe000)
	for _, part := range [][4]uint32{{0xaa, 0xaf, 0xa1, 0xfe}, {0xf8, 0xfe, 0xa1, 0xfe}, {0xa1, 0xa7, 0x40, 0xa0}} {
		for lead := part[0]; lead <= part[1]; lead++ {
			for trail := part[2]; trail <= part[3]; trail++ {
				if trail != 0x7f {
					m[lead<<8|trail] = r
					r++
				}
			}
		}
	}
	return m
}

func lacksGB2312(lead, trail byte) bool {
	at := int(lead)<<8 | int(trail)
	between := func(low, high int) bool { return at >= low && at <= high }
	return lead < 0xa1 || trail < 0xa1 || lead > 0xf7 || between(0xa2a1, 0xa2b0) || between(0xa2e3, 0xa2e4) || between(0xa6b9, 0xa6c0) ||
		between(0xa6d9, 0xa6fe) || between(0xa8bb, 0xa8c4) || between(0xa8ea, 0xa8fe) || between(0xa9f0, 0xa9fe) || between(0xaaa1, 0xaffe) || between(0xd7fa, 0xd7fe)
}

func lacksBig5(lead, trail byte) bool {
	return lead < 0xa1 || lead > 0xf9 || lead == 0xa3 && trail >= 0xc0 || lead == 0xc6 && trail >= 0xa1 || lead == 0xc7 || lead == 0xc8
}

// older5 are the characters that Big5 had before Microsoft read them as others.
func older5() map[uint32]rune {
	return map[uint32]rune{
		0xa145: 0x2022, 0xa14e: 0xff64, 0xa1c2: 0x203e, 0xa1e3: 0x223c, 0xa1f2: 0x2641, 0xa1f3: 0x2609, 0xa241: 0xff0f, 0xa242: 0xff3c,
		0xa244: 0xa5, 0xa246: 0xa2, 0xa247: 0xa3,
	}
}

// build makes the tables, out of all that the base can read.
func (c *charset) build() *tables {
	t := &tables{make(map[uint32]rune), make(map[rune]string)}
	for lead := 0x80; lead < 0x100; lead++ {
		if _, own := c.other[uint32(lead)]; !own {
			t.add(c, byte(lead))
		}
		for trail := 0x30; trail < 0x100; trail++ {
			if c.lacks == nil || !c.lacks(byte(lead), byte(trail)) {
				t.add(c, byte(lead), byte(trail))
			}
			if c.three && lead >= 0xa1 && trail >= 0xa1 {
				t.add(c, 0x8f, byte(lead), byte(trail))
			}
		}
	}
	for at, r := range c.other {
		delete(t.encode, t.decode[at])
		t.decode[at] = r
		t.encode[r] = bytesOf(at)
	}
	for r, b := range c.writes {
		t.encode[r] = b
	}
	return t
}

// add puts in what some bytes stand for. Where several stand for one character, those that the base writes are written.
func (t *tables) add(c *charset, b ...byte) {
	if len(b) == 1 && c.lacks != nil && c.lacks(b[0], 0xff) {
		return
	}
	text, err := c.base.NewDecoder().Bytes(b)
	points := []rune(string(text))
	if err != nil || len(points) != 1 || points[0] == 0xfffd {
		return
	}
	r := points[0]
	t.decode[number(b)] = r
	written, err := c.base.NewEncoder().Bytes(text)
	if _, twice := t.encode[r]; !twice || !c.lowest && err == nil && string(written) == string(b) {
		t.encode[r] = string(b)
	}
}

func number[T string | []byte](b T) uint32 {
	n := uint32(0)
	for i := range len(b) {
		n = n<<8 | uint32(b[i])
	}
	return n
}

func bytesOf(n uint32) string {
	if n < 0x100 {
		return string([]byte{byte(n)})
	}
	return string([]byte{byte(n >> 8), byte(n)})
}
