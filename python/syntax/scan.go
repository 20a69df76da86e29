package syntax

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// This file is the scanner: lines, indentation, brackets and what begins a token. Numbers, strings and f-strings have
// files of their own.

const (
	maxIndents  = 100
	maxBrackets = 200
	maxFStrings = 150
)

type bracket struct {
	char byte
	line int32
	col  int32
}

// scanner makes tokens of a source that ends with a zero byte and has no other. It works only as far as it is asked to,
// since what CPython reports depends on how far the parser had read.
type scanner struct {
	src       []byte
	filename  string
	pos       int
	line      int32
	lineStart int
	buf       int  // where the text that an error shows begins: the line, or that where a long string began
	atLine    bool // at the beginning of a line
	blank     bool // nothing but the comment that was given stands on the line
	comments  bool // make tokens of comments and of line ends that end no statement
	eof       bool // the end was reached
	soft      bool // the error gives way to one of the parser

	indents, altIndents [maxIndents]int32
	indent              int
	pending             int // indents (more than 0) or dedents to give

	brackets []bracket
	fstrings []fstring

	err      *SyntaxError
	warnings []Warning
}

func newScanner(src []byte, filename string) *scanner {
	return &scanner{src: src, filename: filename, atLine: true}
}

func (s *scanner) cur() byte { return s.src[s.pos] }

func (s *scanner) ended() bool { return s.pos >= len(s.src)-1 }

// beginLine counts the line that begins here, if there is one.
func (s *scanner) beginLine(inToken bool) {
	if s.ended() {
		s.eof = true
		return
	}
	s.line++
	s.lineStart = s.pos
	if !inToken {
		s.buf = s.pos
	}
}

// next scans a token. After an error it returns false.
func (s *scanner) next(t *token) bool {
	if s.err != nil {
		return false
	}
	if n := len(s.fstrings); n > 0 && s.fstrings[n-1].middle {
		return s.fstringMiddle(t)
	}
	return s.regular(t)
}

func (s *scanner) regular(t *token) bool {
	for {
		blank := s.blank
		s.blank = false
		if s.atLine {
			s.atLine = false
			s.beginLine(false)
			if !s.indentation(&blank) {
				return false
			}
		}
		if s.pending != 0 {
			return s.giveIndent(t)
		}
		again, ok := s.token(t, blank)
		if !again {
			return ok
		}
	}
}

// indentation measures the indentation of a line and says whether the line is blank.
func (s *scanner) indentation(blank *bool) bool {
	var col, alt, continued int32
loop:
	for {
		switch s.cur() {
		case ' ':
			col++
			alt++
		case '\t':
			col = (col/8 + 1) * 8
			alt++
		case '\f':
			col, alt = 0, 0
		case '\\':
			if continued == 0 {
				continued = col
			}
			if !s.continuation(false) {
				return false
			}
			continue
		default:
			break loop
		}
		s.pos++
	}
	if c := s.cur(); c == '#' || c == '\n' {
		*blank = true
		return true
	}
	if len(s.brackets) > 0 {
		return true
	}
	if s.ended() {
		col, alt, continued = 0, 0, 0
	}
	if continued != 0 {
		col, alt = continued, continued
	}
	return s.compareIndent(col, alt)
}

// compareIndent pushes or pops indents. Two measures with different widths of a tab must agree, else the indentation means
// different things to different readers.
func (s *scanner) compareIndent(col, alt int32) bool {
	switch {
	case col == s.indents[s.indent]:
		if alt != s.altIndents[s.indent] {
			return s.tabError()
		}
	case col > s.indents[s.indent]:
		if s.indent+1 >= maxIndents {
			return s.lineError(IndentationError, "too many levels of indentation")
		}
		if alt <= s.altIndents[s.indent] {
			return s.tabError()
		}
		s.indent++
		s.pending++
		s.indents[s.indent], s.altIndents[s.indent] = col, alt
	default:
		for s.indent > 0 && col < s.indents[s.indent] {
			s.pending--
			s.indent--
		}
		if col != s.indents[s.indent] {
			return s.endOfLineError(IndentationError, "unindent does not match any outer indentation level")
		}
		if alt != s.altIndents[s.indent] {
			return s.tabError()
		}
	}
	return true
}

func (s *scanner) giveIndent(t *token) bool {
	*t = token{kind: Indent, start: int32(s.pos), end: int32(s.pos), Span: Span{s.line, -1, s.line, -1}}
	if s.pending < 0 {
		t.kind = Dedent
		s.pending++
	} else {
		s.pending--
	}
	return true
}

// token scans what is not indentation. It says again where nothing but a blank line or a continued one was there.
func (s *scanner) token(t *token, blank bool) (again, ok bool) {
	src := s.src
	comment := -1
	for {
		for src[s.pos] == ' ' || src[s.pos] == '\t' || src[s.pos] == '\f' {
			s.pos++
		}
		c := src[s.pos]
		if c == '#' {
			start := s.pos
			comment = start
			s.pos += bytes.IndexAny(src[s.pos:], "\n\x00")
			if s.comments {
				s.blank = blank
				return false, s.give(t, Comment, start)
			}
			c = src[s.pos]
		}
		if c == '\\' {
			if !s.continuation(true) {
				return false, false
			}
			continue
		}
		break
	}
	start, c := s.pos, src[s.pos]
	switch {
	case class[c]&letter != 0:
		return false, s.word(t)
	case c == '\n':
		s.pos++
		s.atLine = true
		if blank || len(s.brackets) > 0 {
			if s.comments {
				return false, s.giveLineEnd(t, NL, start)
			}
			return true, true
		}
		s.giveLineEnd(t, Newline, start)
		if comment >= 0 { // CPython lets the token begin with the comment
			t.start, t.Col = int32(comment), int32(comment-s.lineStart)
		}
		return false, true
	case c == 0 && s.ended():
		s.eof = true
		if len(s.brackets) > 0 {
			return false, s.unclosed()
		}
		*t = token{kind: EndMarker, start: int32(start), end: int32(start), Span: Span{s.line, -1, s.line, -1}}
		return false, true
	case class[c]&digit != 0 || c == '.' && class[src[s.pos+1]]&digit != 0:
		return false, s.number(t)
	case c == '"' || c == '\'':
		return false, s.str(t, start)
	}
	return false, s.punctuation(t)
}

func (s *scanner) giveLineEnd(t *token, k Kind, start int) bool {
	col := int32(start - s.lineStart)
	*t = token{kind: k, start: int32(start), end: int32(start), Span: Span{s.line, col, s.line, col + 1}}
	t.level = len(s.brackets) > 0
	return true
}

// give makes a token of what lies between start and here, on one line.
func (s *scanner) give(t *token, k Kind, start int) bool {
	t.kind, t.level = k, len(s.brackets) > 0
	t.start, t.end = int32(start), int32(s.pos)
	t.Span = Span{s.line, int32(start - s.lineStart), s.line, int32(s.pos - s.lineStart)}
	return true
}

func (s *scanner) continuation(inToken bool) bool {
	s.pos++
	if s.cur() != '\n' {
		s.soft = true
		text := s.errorText(int(s.line))
		s.err = &SyntaxError{Msg: "unexpected character after line continuation character", Filename: s.filename,
			Line: int(s.line), Col: chars(text, s.pos-s.lineStart) + 1, EndLine: int(s.line), Text: text}
		return false
	}
	s.pos++
	if s.ended() {
		s.eof = true
		if len(s.brackets) > 0 {
			return s.unclosed()
		}
		return s.endOfLineError(PlainError, "unexpected EOF while parsing")
	}
	s.beginLine(inToken)
	return true
}

// word scans a name, a keyword, or the prefix of a string.
func (s *scanner) word(t *token) bool {
	src, start := s.src, s.pos
	i := start
	if class[src[i]]&prefix != 0 {
		for i < start+2 && class[src[i]]&prefix != 0 {
			i++
		}
		if src[i] == '"' || src[i] == '\'' {
			if isF, ok := stringPrefix(src[start:i]); ok {
				s.pos = i
				if isF {
					return s.fstringStart(t, start)
				}
				return s.str(t, start)
			}
		}
		i = start
	}
	all := byte(0)
	for class[src[i]]&(letter|digit) != 0 {
		all |= src[i]
		i++
	}
	s.pos = i
	if all >= utf8.RuneSelf {
		if !s.checkName(start) {
			return false
		}
		return s.give(t, NameToken, start)
	}
	return s.give(t, keyword(src[start:i]), start)
}

// stringPrefix says whether letters before a quote are a prefix, and whether one of an f-string.
func stringPrefix(w []byte) (isF, ok bool) {
	var a, b byte = w[0] | 0x20, 0
	if len(w) == 2 {
		b = w[1] | 0x20
	}
	switch {
	case b == 0:
		return a == 'f', true
	case a == 'r' && (b == 'b' || b == 'f'):
		return b == 'f', true
	case (a == 'b' || a == 'f') && b == 'r':
		return a == 'f', true
	}
	return false, false
}

func (s *scanner) punctuation(t *token) bool {
	start, c := s.pos, s.cur()
	var f *fstring
	if n := len(s.fstrings); n > 0 {
		f = &s.fstrings[n-1]
	}
	if f != nil && f.expr >= 0 && c == ':' && f.depth == f.expr+1 {
		s.pos++ // a format spec begins, whatever follows the colon
		f.middle, f.spec = true, true
		return s.give(t, opColon, start)
	}
	kind, n := operator(s.src[start:])
	if n == 0 {
		if c < ' ' || c == 0x7f {
			s.pos++
			return s.fail("invalid non-printable character U+%04X", c)
		}
		s.pos++
		return s.give(t, Unknown, start)
	}
	s.pos += n
	switch kind {
	case opLParen, opLBracket, opLBrace:
		if len(s.brackets) >= maxBrackets {
			return s.fail("too many nested parentheses")
		}
		s.brackets = append(s.brackets, bracket{c, s.line, int32(start - s.lineStart)})
		if f != nil {
			f.depth++
		}
	case opRParen, opRBracket, opRBrace:
		if !s.closeBracket(c, f) {
			return false
		}
	}
	return s.give(t, kind, start)
}

func (s *scanner) closeBracket(c byte, f *fstring) bool {
	if f != nil && f.depth == 0 && c == '}' {
		return s.fail("f-string: single '}' is not allowed")
	}
	n := len(s.brackets)
	if n == 0 && !s.comments {
		return s.fail("unmatched '%c'", c)
	}
	if n > 0 {
		open := s.brackets[n-1]
		s.brackets = s.brackets[:n-1]
		if !matches(open.char, c) && !s.comments {
			if f != nil && open.char == '{' && f.depth-1 == f.expr {
				return s.fail("f-string: unmatched '%c'", c)
			}
			if open.line != s.line {
				return s.fail("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.char, open.line)
			}
			return s.fail("closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.char)
		}
	}
	if f != nil {
		f.depth--
		if f.depth < 0 {
			return s.fail("f-string: unmatched '%c'", c)
		}
		if c == '}' && f.depth == f.expr {
			f.expr--
			f.middle, f.spec = true, false
		}
	}
	return true
}

func matches(open, close byte) bool {
	return open == '(' && close == ')' || open == '[' && close == ']' || open == '{' && close == '}'
}

// fail reports an error that ends here.
func (s *scanner) fail(format string, args ...any) bool {
	return s.failAt(-1, -1, format, args...)
}

// failAt reports an error between two columns in characters, from 1; -1 means where the scanner is.
func (s *scanner) failAt(col, endCol int, format string, args ...any) bool {
	line := s.src[s.lineStart:]
	line = line[:bytes.IndexAny(line, "\n\x00")]
	if col < 0 {
		col = utf8.RuneCount(s.src[s.lineStart:s.pos])
	}
	if endCol < 0 {
		endCol = col
	}
	s.err = &SyntaxError{Msg: fmt.Sprintf(format, args...), Filename: s.filename, Line: int(s.line), Col: col,
		EndLine: int(s.line), EndCol: endCol, Text: string(line)}
	return false
}

func (s *scanner) tabError() bool {
	return s.lineError(TabError, "inconsistent use of tabs and spaces in indentation")
}

// lineError reports what is wrong with a line as a whole.
func (s *scanner) lineError(kind ErrorKind, msg string) bool {
	s.soft = true
	s.err = &SyntaxError{Kind: kind, Msg: msg, Filename: s.filename, Line: int(s.line), Col: 1, EndLine: int(s.line),
		Text: s.errorText(int(s.line))}
	return false
}

func (s *scanner) endOfLineError(kind ErrorKind, msg string) bool {
	s.soft = true
	text := s.errorText(int(s.line))
	s.err = &SyntaxError{Kind: kind, Msg: msg, Filename: s.filename, Line: int(s.line), Col: utf8.RuneCountInString(text),
		EndLine: int(s.line), EndCol: -1, Text: text}
	return false
}

// unclosed reports the bracket that was opened last.
func (s *scanner) unclosed() bool {
	s.soft = true
	b := s.brackets[len(s.brackets)-1]
	text := s.errorText(int(b.line))
	s.err = &SyntaxError{Msg: "'" + string(rune(b.char)) + "' was never closed", Filename: s.filename, Line: int(b.line),
		Col: chars(text, int(b.col)) + 1, EndLine: int(b.line), Text: text, Incomplete: s.eof}
	return false
}

// errorText returns the line an error shows: the scanner's own with its line feed, an earlier one without, as CPython does.
func (s *scanner) errorText(line int) string {
	if int(s.line) <= line {
		end := s.lineStart + bytes.IndexAny(s.src[s.lineStart:], "\n\x00")
		if s.src[end] == '\n' {
			end++
		}
		return string(s.src[s.buf:end])
	}
	text := lineOf(s.src[:len(s.src)-1], line)
	return string(bytes.TrimSuffix([]byte(text), []byte("\n")))
}
