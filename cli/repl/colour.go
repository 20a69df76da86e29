package repl

import (
	"strings"

	"github.com/jinklink/jink/python/syntax"
)

// Colours, as escape sequences of ANSI terminals. Those of tracebacks are CPython 3.13's.
const (
	plain       = "\x1b[0m"
	boldRed     = "\x1b[1;31m"
	boldMagenta = "\x1b[1;35m"
	magenta     = "\x1b[35m"
	green       = "\x1b[32m"
	boldBlue    = "\x1b[1;34m"
	cyan        = "\x1b[36m"
	grey        = "\x1b[90m"
)

// colourOf is that of a token; "": none.
func colourOf(k syntax.Kind) string {
	switch {
	case k == syntax.String || k == syntax.FStringStart || k == syntax.FStringMiddle || k == syntax.FStringEnd:
		return green
	case k == syntax.Number:
		return cyan
	case k == syntax.Comment:
		return grey
	case k.IsKeyword():
		return boldBlue
	}
	return ""
}

// colourSource gives a piece of source colours. What it cannot read, because it is not all typed yet, stays as it is.
func colourSource(text string) string {
	starts := lineStarts(text)
	offset := func(line, col int32) int { return min(starts[min(int(line)-1, len(starts)-1)]+int(col), len(text)) }
	var out strings.Builder
	done := 0
	for token, err := range syntax.Tokens([]byte(text), syntax.TokensConfig{Comments: true}) {
		if err != nil {
			break
		}
		colour := colourOf(token.Kind)
		if colour == "" {
			continue
		}
		begin, end := offset(token.Line, token.Col), offset(token.EndLine, token.EndCol)
		if begin < done || end <= begin {
			continue
		}
		out.WriteString(text[done:begin] + colour + text[begin:end] + plain)
		done = end
	}
	return out.String() + text[done:]
}

func lineStarts(text string) []int {
	starts := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// colourTraceback gives what an exception prints colours.
func colourTraceback(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		line, end := strings.CutSuffix(line, "\n")
		out.WriteString(colourLine(line))
		if end {
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func colourLine(line string) string {
	bare := strings.TrimLeft(line, " ")
	switch {
	case strings.HasPrefix(bare, `File "`):
		return colourPlace(line)
	case bare != "" && strings.Trim(bare, "~^ ") == "":
		return line[:len(line)-len(bare)] + boldRed + bare + plain
	}
	name, message, hasMessage := strings.Cut(line, ": ")
	if name == "" || strings.ContainsAny(name, " \"'") || strings.HasSuffix(name, ":") {
		return line
	}
	if !hasMessage {
		return boldMagenta + name + plain
	}
	return boldMagenta + name + plain + ": " + magenta + message + plain
}

// colourPlace gives a line like File "a.py", line 3, in f colours.
func colourPlace(line string) string {
	before, rest, _ := strings.Cut(line, `"`)
	name, rest, ok := strings.Cut(rest, `", line `)
	if !ok {
		return line
	}
	number, where, in := strings.Cut(rest, ", in ")
	out := before + magenta + `"` + name + `"` + plain + ", line " + magenta + number + plain
	if in {
		out += ", in " + magenta + where + plain
	}
	return out
}
