package object

import (
	"strings"

	"github.com/jinklink/jink/python/charname"
)

// This file holds the codecs of Python's own escapes.

func encodeUnicodeEscape(t *Thread, s *Str, errors string) ([]byte, error) {
	b := make([]byte, 0, len(s.S))
	for i := 0; i < len(s.S); {
		r, n := decodePoint(s.S[i:])
		switch {
		case r == '\\':
			b = append(b, '\\', '\\')
		case r >= ' ' && r < 0x7f:
			b = append(b, byte(r))
		default:
			b = appendEscape(b, r)
		}
		i += n
	}
	return b, nil
}

func encodeRawUnicodeEscape(t *Thread, s *Str, errors string) ([]byte, error) {
	b := make([]byte, 0, len(s.S))
	for i := 0; i < len(s.S); {
		r, n := decodePoint(s.S[i:])
		if r < 0x100 {
			b = append(b, byte(r))
		} else {
			b = appendBackslash(b, r)
		}
		i += n
	}
	return b, nil
}

// hexAt reads digits in base 16 from byte at of s: as many as there are, n at most.
func hexAt(s string, at, n int) (value rune, read int) {
	for read < n && at+read < len(s) {
		d := hexValue(s[at+read])
		if d < 0 {
			break
		}
		value = value<<4 | rune(d)
		read++
	}
	return value, read
}

// hexValue is the value of a digit in base 16, or -1.
func hexValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// isPoint reports whether a number read from eight digits is that of a character.
func isPoint(r rune) bool { return r >= 0 && r <= 0x10ffff }

func decodeRawUnicodeEscape(t *Thread, data, errors string, final bool) ([]byte, int, error) {
	d := &decodeRun{t: t, data: data, name: "rawunicodeescape", errors: errors, out: make([]byte, 0, len(data))}
	for d.at < len(data) {
		c := data[d.at]
		if c != '\\' {
			d.out = appendPoint(d.out, rune(c))
			d.at++
			continue
		}
		if d.at+1 == len(data) {
			if !final {
				break
			}
			d.out = append(d.out, c)
			d.at++
			continue
		}
		digits, reason := 4, `truncated \uXXXX escape`
		switch data[d.at+1] {
		case 'u':
		case 'U':
			digits, reason = 8, `truncated \UXXXXXXXX escape`
		default:
			d.out = appendPoint(append(d.out, '\\'), rune(data[d.at+1]))
			d.at += 2
			continue
		}
		r, n := hexAt(data, d.at+2, digits)
		end := d.at + 2 + n
		switch {
		case n == digits && isPoint(r):
			d.out = appendPoint(d.out, r)
			d.at = end
			continue
		case n == digits:
			reason = `\Uxxxxxxxx out of range`
		case !final && end == len(data):
			return d.out, d.at, nil
		}
		if err := d.fail(end, reason); err != nil {
			return nil, 0, err
		}
	}
	return d.out, d.at, nil
}

func decodeUnicodeEscape(t *Thread, data, errors string, final bool) ([]byte, int, error) {
	d := &decodeRun{t: t, data: data, name: "unicodeescape", errors: errors, out: make([]byte, 0, len(data))}
	warned := false
	for d.at < len(data) {
		c := data[d.at]
		if c != '\\' {
			d.out = appendPoint(d.out, rune(c))
			d.at++
			continue
		}
		end, reason := d.escape()
		if reason == "" {
			if end < 0 && !warned {
				warned = true
				what := "invalid escape sequence"
				if -end < d.at-1 {
					what = "invalid octal escape sequence"
				}
				if err := t.Warn(DeprecationWarning, what+` '\`+data[-end:d.at]+`'`); err != nil {
					return nil, 0, err
				}
			}
			continue
		}
		if !final && end == len(data) && (strings.HasPrefix(reason, "truncated") || strings.HasSuffix(reason, "end of string") || strings.HasPrefix(reason, "malformed")) {
			break
		}
		if err := d.fail(end, reason); err != nil {
			return nil, 0, err
		}
	}
	return d.out, d.at, nil
}

// escape decodes an escape sequence, or says what is wrong up to which byte. Without a reason, end is
// minus the place after the backslash if there should be a warning: since it was no escape, and stays, or is too large.
func (d *decodeRun) escape() (end int, reason string) {
	s, at := d.data, d.at+1
	if at == len(s) {
		return at, `\ at end of string`
	}
	c := s[at]
	at++
	simple := func(text string) (int, string) {
		d.out = append(d.out, text...)
		d.at = at
		return at, ""
	}
	switch c {
	case '\n':
		return simple("")
	case '\\', '\'', '"':
		return simple(s[at-1 : at])
	case 'a':
		return simple("\a")
	case 'b':
		return simple("\b")
	case 'f':
		return simple("\f")
	case 'n':
		return simple("\n")
	case 'r':
		return simple("\r")
	case 't':
		return simple("\t")
	case 'v':
		return simple("\v")
	case 'x':
		return d.number(at, 2, `truncated \xXX escape`)
	case 'u':
		return d.number(at, 4, `truncated \uXXXX escape`)
	case 'U':
		return d.number(at, 8, `truncated \UXXXXXXXX escape`)
	case 'N':
		return d.named(at)
	}
	if '0' <= c && c <= '7' {
		r := rune(c - '0')
		for n := 1; n < 3 && at < len(s) && s[at] >= '0' && s[at] <= '7'; n++ {
			r = r<<3 | rune(s[at]-'0')
			at++
		}
		d.out = appendPoint(d.out, r)
		if d.at = at; r > 0377 {
			return -(at - 3), ""
		}
		return at, ""
	}
	d.out = appendPoint(append(d.out, '\\'), rune(c))
	d.at = at
	return -(at - 1), ""
}

func (d *decodeRun) number(at, digits int, reason string) (int, string) {
	r, n := hexAt(d.data, at, digits)
	switch {
	case n < digits:
		return at + n, reason
	case !isPoint(r):
		return at + n, "illegal Unicode character"
	}
	d.out = appendPoint(d.out, r)
	d.at = at + n
	return d.at, ""
}

func (d *decodeRun) named(at int) (int, string) {
	const malformed = `malformed \N character escape`
	s := d.data
	if at == len(s) || s[at] != '{' {
		return at, malformed
	}
	close := strings.IndexByte(s[at:], '}')
	if close < 0 {
		// CPython passes over the name as far as it goes.
		return len(s), malformed
	}
	end := at + close + 1
	if close == 1 {
		return end, malformed
	}
	r, ok := charname.Find(s[at+1 : end-1])
	if !ok {
		return end, "unknown Unicode character name"
	}
	d.out = appendPoint(d.out, r)
	d.at = end
	return end, ""
}
