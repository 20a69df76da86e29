package traceback

import (
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/object"
	"github.com/jinklink/jink/python/syntax"
)

// syntaxError is what is printed of a SyntaxError: its fields, which a program may have changed.
type syntaxError struct {
	msg, filename     string
	hasFilename       bool
	line, endLine     string // "" if there is none
	text              string
	hasText           bool
	offset, endOffset int
	hasOffset, hasEnd bool
}

// FormatSyntax is what is printed of an error in a source that was not even begun to run.
func FormatSyntax(e *syntax.SyntaxError) string {
	if e.Kind == syntax.LimitError {
		return "RecursionError: " + e.Msg + "\n"
	}
	s := &syntaxError{msg: e.Msg, filename: e.Filename, hasFilename: true, line: strconv.Itoa(e.Line), endLine: strconv.Itoa(e.EndLine),
		text: e.Text, hasText: e.Text != "", offset: e.Col, hasOffset: true, endOffset: e.EndCol, hasEnd: true}
	return strings.Join(s.format(e.Kind.String()), "")
}

func readSyntaxError(t *object.Thread, v object.Value) *syntaxError {
	s := &syntaxError{}
	str := func(name string) (string, bool) {
		have := attribute(t, v, name)
		if have.IsNone() {
			return "", false
		}
		return safely(t.Str, have, ""), true
	}
	s.filename, s.hasFilename = str("filename")
	s.line, _ = str("lineno")
	s.endLine, _ = str("end_lineno")
	s.text, s.hasText = str("text")
	s.msg, _ = str("msg")
	if n, ok := object.AsInt64(attribute(t, v, "offset")); ok {
		s.offset, s.hasOffset = int(n), true
	}
	if n, ok := object.AsInt64(attribute(t, v, "end_offset")); ok {
		s.endOffset, s.hasEnd = int(n), true
	}
	return s
}

// format is the place, the line and the marks below it, the message.
func (s *syntaxError) format(name string) []string {
	var out []string
	suffix := ""
	switch {
	case s.line != "":
		filename := s.filename
		if filename == "" {
			filename = "<string>"
		}
		out = append(out, "  File \""+filename+"\", line "+s.line+"\n")
	case s.hasFilename:
		suffix = " (" + s.filename + ")"
	}
	if s.hasText {
		out = append(out, s.formatText()...)
	}
	msg := s.msg
	if msg == "" {
		msg = "<no detail available>"
	}
	return append(out, name+": "+msg+suffix+"\n")
}

func (s *syntaxError) formatText() []string {
	line := []rune(strings.TrimRight(s.text, "\n"))
	shown := []rune(strings.TrimLeft(string(line), " \n\f"))
	out := []string{"    " + string(shown) + "\n"}
	if !s.hasOffset {
		return out
	}
	start, end := s.offset, len(line)+1
	if s.line == s.endLine {
		end = start
		if s.hasEnd && s.endOffset != 0 {
			end = s.endOffset
		}
	}
	if n := len([]rune(s.text)); n > 0 {
		if start > n {
			start = len(line) + 1
		}
		if end > n {
			end = len(line) + 1
		}
	}
	if start >= end || end < 0 {
		end = start + 1
	}
	// From columns of the line, counted from 1, to those of what is shown, from 0.
	gone := len(line) - len(shown)
	start, end = start-1-gone, end-1-gone
	if start < 0 {
		return out
	}
	// Tabs and the like stay, so that the marks stand below what they mark.
	var space strings.Builder
	for _, r := range shown[:min(start, len(shown))] {
		if !isSpace(r) {
			r = ' '
		}
		space.WriteRune(r)
	}
	return append(out, "    "+space.String()+strings.Repeat("^", end-start)+"\n")
}
