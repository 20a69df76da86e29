package visitor

import (
	"slices"
	"strconv"
	"strings"
)

// What is looked at of a header, whatever is sent.
const (
	maxLanguages     = 16
	maxLanguageBytes = 64 // a well-formed tag is at most 35 characters long without private subtags
)

// AppendLanguages appends the languages of Accept-Language headers (RFC 9110, 12.5.4) by falling preference; languages
// with the same weight stay in the order they were sent in. Whatever is malformed is passed over, as are * and languages
// with the weight 0, and a language that is there already.
func AppendLanguages(to []string, headers []string) []string {
	var weights [maxLanguages]int
	start := len(to)
	for _, header := range headers {
		for more := true; more && len(to)-start < maxLanguages; {
			var item string
			item, header, more = strings.Cut(header, ",")
			tag, parameters, _ := strings.Cut(item, ";")
			tag = strings.Trim(tag, " \t")
			weight := weightOf(parameters)
			if weight == 0 || !isLanguage(tag) {
				continue
			}
			if tag = canonicalLanguage(tag); slices.Contains(to[start:], tag) {
				continue
			}
			// The list is short and nearly always in order already.
			to = append(to, tag)
			i := len(to) - start - 1
			for ; i > 0 && weights[i-1] < weight; i-- {
				to[start+i], weights[i] = to[start+i-1], weights[i-1]
			}
			to[start+i], weights[i] = tag, weight
		}
	}
	return to
}

// weightOf reads the q of an item in thousandths. One that cannot be read counts as 0: nothing is known of such a wish.
func weightOf(parameters string) int {
	for parameters != "" {
		var p string
		p, parameters, _ = strings.Cut(parameters, ";")
		name, value, _ := strings.Cut(p, "=")
		if name = strings.Trim(name, " \t"); name != "q" && name != "Q" {
			continue
		}
		q, err := strconv.ParseFloat(strings.Trim(value, " \t"), 64)
		if err != nil || !(q > 0) {
			return 0
		}
		return max(1, int(min(q, 1)*1000))
	}
	return 1000
}

// isLanguage reports whether s has the form of a language tag (RFC 5646): subtags of one to eight letters and digits, the
// first of two letters or more.
func isLanguage(s string) bool {
	if len(s) > maxLanguageBytes {
		return false
	}
	n, first := 0, true
	for i := 0; i <= len(s); i++ {
		switch {
		case i == len(s) || s[i] == '-' || s[i] == '_': // some send de_AT
			if n == 0 || n > 8 || first && n == 1 {
				return false
			}
			n, first = 0, false
		case isLetter(s[i]) || !first && isDigit(s[i]):
			n++
		default:
			return false
		}
	}
	return true
}

// canonicalLanguage writes a tag as is usual: language in small letters, Script with a capital, REGION in capitals.
// It returns s itself where it is written like that already.
func canonicalLanguage(s string) string {
	var buf [maxLanguageBytes]byte
	b := append(buf[:0], s...)
	start, index := 0, 0
	for i := 0; i <= len(b); i++ {
		if i < len(b) && b[i] != '-' && b[i] != '_' {
			continue
		}
		part := b[start:i]
		for j, c := range part {
			switch {
			case index > 0 && len(part) == 2 || index > 0 && len(part) == 4 && j == 0:
				part[j] = upperByte(c)
			default:
				part[j] = lowerByte(c)
			}
		}
		if i < len(b) {
			b[i] = '-'
		}
		start, index = i+1, index+1
	}
	if string(b) == s {
		return s
	}
	return string(b)
}

// baseLanguage cuts a tag to the language without script and region.
func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 0x20
	}
	return c
}

func upperByte(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 0x20
	}
	return c
}

// lower writes ASCII letters small.
func lower(s string) string { return strings.ToLower(s) }
