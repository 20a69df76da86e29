package expat

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file reads the smallest parts: names, characters, references, quoted text.

func nameStart(r rune) bool {
	return r == '_' || r == ':' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r >= 0x80 && r != utf8.RuneError && unicode.IsLetter(r)
}

func nameChar(r rune) bool {
	return nameStart(r) || r == '-' || r == '.' || '0' <= r && r <= '9' || r == 0xB7 || r >= 0x80 && r != utf8.RuneError && unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Lm)
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// allowed reports whether a character may stand in a document.
func allowed(r rune) bool {
	return r >= 0x20 && r != 0xFFFE && r != 0xFFFF && !(0xD800 <= r && r < 0xE000) && r <= unicode.MaxRune || r == '\t' || r == '\n' || r == '\r'
}

// wrong is where the first character stands that may not, or is cut off; -1 if there is none.
func wrong(text string) int {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c < 0x20 && !isSpace(c) {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 || !allowed(r) {
			return i
		}
		i += n
	}
	return -1
}

// normal is text with the line ends that a program sees.
func normal(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// name reads a name.
func (p *parser) name(s *source) (string, error) {
	start := s.at
	for s.at < len(s.text) {
		if !utf8.FullRuneInString(s.text[s.at:]) {
			return "", errMore
		}
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if s.at == start && !nameStart(r) {
			return "", p.fail(s, s.at, invalidToken)
		}
		if !nameChar(r) {
			return s.text[start:s.at], nil
		}
		s.at += n
	}
	return "", errMore
}

// space goes over white space, and reports whether there was any.
func (s *source) space() bool {
	start := s.at
	for s.at < len(s.text) && isSpace(s.text[s.at]) {
		s.at++
	}
	return s.at > start
}

// starts reports whether text comes next, or errMore if what is there is only the beginning of it.
func (s *source) starts(text string) (bool, error) {
	rest := s.text[s.at:]
	if strings.HasPrefix(rest, text) {
		return true, nil
	}
	if len(rest) < len(text) && strings.HasPrefix(text, rest) {
		return false, errMore
	}
	return false, nil
}

// until is what stands before an end, which it goes over.
func (p *parser) until(s *source, end string) (string, error) {
	n := strings.Index(s.text[s.at:], end)
	if n < 0 {
		if i := wrong(s.text[s.at:]); i >= 0 && utf8.FullRuneInString(s.text[s.at+i:]) {
			return "", p.fail(s, s.at+i, invalidToken)
		}
		return "", errMore
	}
	text := s.text[s.at : s.at+n]
	if i := wrong(text); i >= 0 {
		return "", p.fail(s, s.at+i, invalidToken)
	}
	s.at += n + len(end)
	return text, nil
}

// quoted reads what stands in quotes.
func (p *parser) quoted(s *source) (string, error) {
	if s.at >= len(s.text) {
		return "", errMore
	}
	quote := s.text[s.at]
	if quote != '"' && quote != '\'' {
		return "", p.fail(s, s.at, invalidToken)
	}
	s.at++
	return p.until(s, string(quote))
}

// reference reads what follows "&": a character, or the name of an entity.
func (p *parser) reference(s *source) (char rune, name string, err error) {
	start := s.at
	s.at++
	if s.at >= len(s.text) {
		return 0, "", errMore
	}
	if s.text[s.at] != '#' {
		if name, err = p.name(s); err != nil {
			return 0, "", err
		}
		if s.text[s.at] != ';' {
			return 0, "", p.fail(s, s.at, invalidToken)
		}
		s.at++
		return predefined[name], name, nil
	}
	s.at++
	base, digits := 10, "0123456789"
	if s.at < len(s.text) && s.text[s.at] == 'x' {
		base, digits = 16, "0123456789abcdefABCDEF"
		s.at++
	}
	n := 0
	for s.at+n < len(s.text) && strings.IndexByte(digits, s.text[s.at+n]) >= 0 {
		n++
	}
	if s.at+n >= len(s.text) {
		return 0, "", errMore
	}
	if n == 0 || s.text[s.at+n] != ';' {
		return 0, "", p.fail(s, s.at+n, invalidToken)
	}
	number, err := strconv.ParseUint(s.text[s.at:s.at+n], base, 32)
	if err != nil || number > unicode.MaxRune || !allowed(rune(number)) {
		return 0, "", p.fail(s, start, badCharRef)
	}
	s.at += n + 1
	return rune(number), "", nil
}

// predefined are the entities that need no declaration.
var predefined = map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"', "apos": '\''}
