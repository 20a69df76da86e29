package syntax

import (
	"unicode/utf8"
)

// This file scans names beyond ASCII, strings, and f-strings, which are many tokens: their text in between is scanned in a
// mode of its own.

// checkName looks at the characters of a name beyond ASCII.
func (s *scanner) checkName(start int) bool {
	if s.comments {
		return true // whoever asks for all tokens judges names itself
	}
	for i := start; i < s.pos; {
		r, n := utf8.DecodeRune(s.src[i:s.pos])
		if i == start && nameStart(r) || i > start && namePart(r) {
			i += n
			continue
		}
		s.pos = i + n
		if printable(r) {
			return s.fail("invalid character '%c' (U+%04X)", r, r)
		}
		return s.fail("invalid non-printable character U+%04X", r)
	}
	return true
}

// str scans a string of which the prefix, from start, is behind.
func (s *scanner) str(t *token, start int) bool {
	src, quote := s.src, s.cur()
	line, lineStart := s.line, s.lineStart
	size := 1
	if src[s.pos+1] == quote && src[s.pos+2] == quote {
		size = 3
	}
	s.pos += size
	escaped := false
	for {
		c := src[s.pos]
		switch {
		case c == quote:
			if size == 1 || src[s.pos+1] == quote && src[s.pos+2] == quote {
				s.pos += size
				t.kind, t.level = String, len(s.brackets) > 0
				t.start, t.end = int32(start), int32(s.pos)
				t.Span = Span{line, int32(start - lineStart), s.line, int32(s.pos - s.lineStart)}
				return true
			}
		case c == '\\':
			if s.pos++; src[s.pos] == quote {
				escaped = true
			}
			if src[s.pos] == '\n' {
				s.pos++
				s.beginLine(true)
				continue
			}
			if src[s.pos] == 0 {
				continue
			}
		case c == 0, c == '\n' && size == 1:
			return s.unterminated(start, line, lineStart, quote, size, escaped)
		case c == '\n':
			s.pos++
			s.beginLine(true)
			continue
		}
		s.pos++
	}
}

func (s *scanner) unterminated(start int, line int32, lineStart int, quote byte, size int, escaped bool) bool {
	detected := s.line
	s.eof = s.eof || s.cur() == 0
	s.pos, s.line, s.lineStart = start+1, line, lineStart
	if n := len(s.fstrings); n > 0 && s.fstrings[n-1].quote == quote && s.fstrings[n-1].size == size {
		return s.fail("f-string: expecting '}'")
	}
	switch {
	case size == 3:
		return s.fail("unterminated triple-quoted string literal (detected at line %d)", detected)
	case escaped:
		return s.fail("unterminated string literal (detected at line %d); perhaps you escaped the end quote?", detected)
	}
	return s.fail("unterminated string literal (detected at line %d)", detected)
}

// fstring is an f-string the scanner is in.
type fstring struct {
	quote     byte
	size      int
	raw       bool
	middle    bool // in the text, not in a replacement field
	spec      bool // in a format spec
	start     int
	line      int32
	lineStart int
	depth     int // open brackets in it
	expr      int // the depth at which the innermost replacement field began; -1: none
}

func (s *scanner) fstringStart(t *token, start int) bool {
	quote := s.cur()
	f := fstring{quote: quote, size: 1, middle: true, start: start, line: s.line, lineStart: s.lineStart, expr: -1}
	if s.src[s.pos+1] == quote && s.src[s.pos+2] == quote {
		f.size = 3
	}
	for _, c := range s.src[start:s.pos] {
		f.raw = f.raw || c|0x20 == 'r'
	}
	s.pos += f.size
	if len(s.fstrings)+1 >= maxFStrings {
		return s.fail("too many nested f-strings")
	}
	s.fstrings = append(s.fstrings, f)
	return s.give(t, FStringStart, start)
}

// maxFields is how deep replacement fields may lie in each other's format specs.
const maxFields = 3

// fstringMiddle scans text of an f-string, or what ends it.
func (s *scanner) fstringMiddle(t *token) bool {
	src, f := s.src, &s.fstrings[len(s.fstrings)-1]
	start := s.pos
	if src[start] == '{' && src[start+1] != '{' {
		return s.field(t, f)
	}
	if s.atQuote(f) {
		s.pos += f.size
		s.fstrings = s.fstrings[:len(s.fstrings)-1]
		return s.give(t, FStringEnd, start)
	}
	line, lineStart := s.line, s.lineStart
	named := false
	give := func(end int) bool {
		*t = token{kind: FStringMiddle, level: len(s.brackets) > 0, start: int32(start), end: int32(end)}
		t.Span = Span{line, int32(start - lineStart), s.line, int32(s.pos - s.lineStart)} // with both of two braces
		return true
	}
	for {
		inSpec := f.spec && f.expr >= 0
		c := src[s.pos]
		switch {
		case c == 0, c == '\n' && f.size == 1:
			if inSpec && c == '\n' {
				f.middle, f.spec = false, false
				return give(s.pos)
			}
			return s.unterminatedF(f)
		case c == '\n':
			s.pos++
			s.beginLine(true)
			continue
		case c == f.quote && s.atQuote(f):
			return give(s.pos)
		case c == '{':
			if src[s.pos+1] == '{' && !inSpec {
				s.pos += 2
				return give(s.pos - 1)
			}
			f.expr++
			if f.expr >= maxFields {
				return s.fail("f-string: expressions nested too deeply")
			}
			f.middle = false
			return give(s.pos)
		case c == '}':
			if named {
				s.pos++
				return give(s.pos)
			}
			if src[s.pos+1] == '}' && !inSpec && f.depth == 0 {
				s.pos += 2
				return give(s.pos - 1)
			}
			f.middle = false
			return give(s.pos)
		case c == '\\':
			s.pos++
			switch src[s.pos] {
			case '{', '}':
				if !f.raw {
					s.warn("invalid escape sequence '\\"+string(rune(src[s.pos]))+"'",
						Span{s.line, int32(s.pos - 1 - s.lineStart), s.line, int32(s.pos + 1 - s.lineStart)})
				}
				continue
			case 0:
				continue
			case 'N':
				if !f.raw && src[s.pos+1] == '{' {
					s.pos++
					named = true
				}
			case '\n':
				s.pos++
				s.beginLine(true)
				continue
			}
		}
		s.pos++
	}
}

// field begins a replacement field.
func (s *scanner) field(t *token, f *fstring) bool {
	f.expr++
	if f.expr >= maxFields {
		return s.fail("f-string: expressions nested too deeply")
	}
	f.middle = false
	return s.regular(t)
}

func (s *scanner) atQuote(f *fstring) bool {
	i := s.pos
	return s.src[i] == f.quote && (f.size == 1 || s.src[i+1] == f.quote && s.src[i+2] == f.quote)
}

func (s *scanner) unterminatedF(f *fstring) bool {
	detected := s.line
	s.eof = s.eof || s.cur() == 0
	s.pos, s.line, s.lineStart = f.start+1, f.line, f.lineStart
	if f.size == 3 {
		return s.fail("unterminated triple-quoted f-string literal (detected at line %d)", detected)
	}
	return s.fail("unterminated f-string literal (detected at line %d)", detected)
}
