package syntax

import "unicode/utf8"

// This file holds what is reported about a source: errors and warnings.

// ErrorKind is the class of the exception an error becomes.
type ErrorKind uint8

const (
	PlainError       ErrorKind = iota // SyntaxError
	IndentationError                  // IndentationError
	TabError                          // TabError
	LimitError                        // MemoryError or RecursionError in CPython: nested too deeply
)

// String returns the name of the exception.
func (k ErrorKind) String() string {
	return [...]string{"SyntaxError", "IndentationError", "TabError", "MemoryError"}[k]
}

// SyntaxError is what is wrong with a source, with the attributes CPython's exception has. Line is from 1; Col and EndCol
// are in characters from 1, where 0 and -1 say what they say in CPython: nothing, and up to the end of the line.
type SyntaxError struct {
	Kind       ErrorKind
	Msg        string
	Filename   string
	Line       int
	Col        int
	EndLine    int
	EndCol     int
	Text       string // the line, with its line feed if the source has it
	Incomplete bool   // the source ended where it could have gone on; see Config.Incomplete
}

// Error returns the message with the place.
func (e *SyntaxError) Error() string {
	return e.Filename + ":" + itoa(e.Line) + ":" + itoa(e.Col) + ": " + e.Kind.String() + ": " + e.Msg
}

// NewError makes an error at a span of a tree that was parsed from src. It is there for the packages that find the errors
// CPython's symbol table and compiler find.
func NewError(src []byte, filename string, at Span, msg string) *SyntaxError {
	text := lineOf(src, int(at.Line))
	e := &SyntaxError{Msg: msg, Filename: filename, Line: int(at.Line), Col: chars(text, int(at.Col)) + 1,
		EndLine: int(at.EndLine), Text: text}
	if at.EndLine != at.Line {
		text = lineOf(src, int(at.EndLine))
	}
	e.EndCol = chars(text, int(at.EndCol)) + 1
	return e
}

// Warning is a SyntaxWarning: what is allowed and most likely a mistake. Parse finds those that lie in the tokens; those that lie
// in the tree are the compiler's to find.
type Warning struct {
	Msg  string
	Line int
	At   Span
}

// lineOf returns a line of a source, counted from 1, with its line feed.
func lineOf(src []byte, line int) string {
	start := 0
	for n := 1; start < len(src); n++ {
		end := start
		for end < len(src) && src[end] != '\n' && src[end] != '\r' {
			end++
		}
		next := end
		if next < len(src) {
			if next++; src[end] == '\r' && next < len(src) && src[next] == '\n' {
				next++
			}
		}
		if n == line {
			if next > end {
				return string(src[start:end]) + "\n"
			}
			return string(src[start:end])
		}
		start = next
	}
	return ""
}

// chars counts the characters in the first n bytes of a line.
func chars(line string, n int) int {
	return utf8.RuneCountInString(line[:max(0, min(n, len(line)))])
}

func itoa(n int) string {
	if n < 0 {
		return "-" + itoa(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}
