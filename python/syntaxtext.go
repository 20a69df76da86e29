package python

import (
	"errors"
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/syntax"
)

// syntaxError turns an error of the parser or compiler into one that prints as CPython prints it. It is for sources that
// were never run, so that there is no traceback: only the place, the line, and what is wrong.
func syntaxError(err error) error {
	se, ok := errors.AsType[*syntax.SyntaxError](err)
	if !ok {
		return err
	}
	var b strings.Builder
	b.WriteString(`  File "` + se.Filename + `", line ` + strconv.Itoa(se.Line) + "\n")
	if text := strings.TrimRight(se.Text, "\r\n"); strings.TrimSpace(text) != "" {
		line := strings.TrimLeft(text, " \t\f")
		b.WriteString("    " + line + "\n")
		if mark := marks(se, []rune(text), len([]rune(text))-len([]rune(line))); mark != "" {
			b.WriteString("    " + mark + "\n")
		}
	}
	b.WriteString(se.Kind.String() + ": " + se.Msg + "\n")
	return &Error{Type: se.Kind.String(), Message: se.Msg, Text: b.String(), Incomplete: se.Incomplete}
}

// marks are the carets below a line from whose beginning so many characters were cut.
func marks(se *syntax.SyntaxError, text []rune, cut int) string {
	if se.Col < 1 {
		return ""
	}
	from, to := se.Col-1, se.EndCol-1
	if se.EndLine != se.Line {
		to = len(text)
	}
	if to <= from {
		to = from + 1
	}
	from, to = max(from-cut, 0), max(to-cut, 1)
	var b strings.Builder
	for i := range from {
		// Tabs stay, so that the carets stand where the characters do.
		if c := i + cut; c < len(text) && (text[c] == '\t' || text[c] == '\f') {
			b.WriteRune(text[c])
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String() + strings.Repeat("^", max(to-from, 1))
}
