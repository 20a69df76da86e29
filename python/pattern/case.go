package pattern

import (
	"slices"
	"sync"
	"unicode"

	"github.com/jinklink/jink/python/object"
)

// cases says which characters have cases, and which lower case ones share their upper case.
type cases struct {
	cased []rune // in order
	same  map[rune][]rune
	of    map[rune][]rune // what has this lower case, but for itself
}

// unicodeCases is the table of all of Unicode, made when it is first needed and never changed.
var unicodeCases = sync.OnceValue(func() *cases {
	c := &cases{same: make(map[rune][]rune), of: make(map[rune][]rune)}
	uppers := make(map[string][]rune)
	for _, r := range unicode.CaseRanges {
		for ch := rune(r.Lo); ch <= rune(r.Hi); ch++ {
			lower, upper := object.Lower(ch), object.Upper(ch)
			if lower != ch || upper != string(ch) {
				c.cased = append(c.cased, ch)
			}
			if lower == ch {
				uppers[upper] = append(uppers[upper], ch)
			} else {
				c.of[lower] = append(c.of[lower], ch)
			}
		}
	}
	// Some of the lower case has no simple upper case.
	for _, ch := range []rune{0xdf, 0x149, 0x1f0, 0x390, 0x3b0, 0x587, 0x1e96, 0x1e97, 0x1e98, 0x1e99, 0x1e9a} {
		c.addSpecial(uppers, ch)
	}
	for ch := rune(0x1f50); ch < 0x2000; ch++ {
		c.addSpecial(uppers, ch)
	}
	for ch := rune(0xfb00); ch < 0xfb18; ch++ {
		c.addSpecial(uppers, ch)
	}
	slices.Sort(c.cased)
	for _, all := range uppers {
		if len(all) < 2 {
			continue
		}
		for _, ch := range all {
			for _, other := range all {
				if other != ch {
					c.same[ch] = append(c.same[ch], other)
				}
			}
		}
	}
	return c
})

func (c *cases) addSpecial(uppers map[string][]rune, ch rune) {
	upper := object.Upper(ch)
	if slices.Contains(c.cased, ch) || upper == string(ch) {
		return
	}
	c.cased = append(c.cased, ch)
	uppers[upper] = append(uppers[upper], ch)
}

func isCased(m mode, r rune) bool {
	if r < 0x80 || m == modeASCII {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	_, found := slices.BinarySearch(unicodeCases().cased, r)
	return found
}

func lowerOf(m mode, r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 32
	}
	if m == modeASCII || r < 0x80 {
		return r
	}
	return object.Lower(r)
}
