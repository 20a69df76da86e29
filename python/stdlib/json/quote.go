package json

import "unicode/utf8"

const hexDigits = "0123456789abcdef"

// clean are the bytes that need no escape.
var clean = func() (all [256]bool) {
	for c := range all {
		all[c] = c >= ' ' && c < 0x7f && c != '"' && c != '\\'
	}
	return all
}()

// appendQuoted appends a string as JSON writes it; in ASCII alone, if that is asked for.
func appendQuoted(b []byte, s string, ascii bool) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if clean[c] || c >= 0x7f && !ascii {
			i++
			continue
		}
		b = append(b, s[from:i]...)
		n := 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		case '\f':
			b = append(b, `\f`...)
		case '\b':
			b = append(b, `\b`...)
		default:
			var r rune
			r, n = decodePoint(s[i:])
			if r >= 0x10000 {
				r -= 0x10000
				b = appendEscape(b, 0xd800+r>>10)
				r = 0xdc00 + r&0x3ff
			}
			b = appendEscape(b, r)
		}
		i += n
		from = i
	}
	return append(append(b, s[from:]...), '"')
}

func appendEscape(b []byte, r rune) []byte {
	return append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

// decodePoint decodes the first code point of text, which may be a surrogate.
func decodePoint(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xed {
		return rune(s[0]&0x0f)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return r, n
}
