package traceback

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// This file holds what Python does with text, where Go does otherwise.

// isSpace is str.isspace of one code point.
func isSpace(r rune) bool {
	switch {
	case '\t' <= r && r <= '\r', 0x1c <= r && r <= ' ', r == 0x85, r == 0xa0, r == 0x1680, 0x2000 <= r && r <= 0x200a,
		r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x3000:
		return true
	}
	return false
}

// dedent takes away the blanks with which all lines begin. Lines of nothing but blanks do not count, and become empty.
func dedent(lines []string) []string {
	margin, found := "", false
	out := make([]string, len(lines))
	for i, line := range lines {
		if strings.Trim(line, " \t") == "" {
			continue
		}
		out[i] = line
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if !found {
			margin, found = indent, true
			continue
		}
		n := 0
		for n < len(margin) && n < len(indent) && margin[n] == indent[n] {
			n++
		}
		margin = margin[:n]
	}
	for i := range out {
		out[i] = strings.TrimPrefix(out[i], margin)
	}
	return out
}

// charsIn counts the code points in the first n bytes; a part of one counts as one.
func charsIn(line string, n int) int {
	return utf8.RuneCountInString(line[:max(0, min(n, len(line)))])
}

// screenWidth is how many columns the first n code points take, of which some East Asian ones take two.
func screenWidth(line []rune, n int) int {
	// What lies behind the end counts only while all is ASCII.
	columns, ascii := 0, true
	for i, r := range line {
		ascii = ascii && r < utf8.RuneSelf
		if i >= n {
			continue
		}
		columns++
		if r >= utf8.RuneSelf {
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				columns++
			}
		}
	}
	if ascii {
		return n
	}
	return columns
}

// splitLines cuts text after each of what Python takes for the end of a line.
func splitLines(text string) []string {
	var out []string
	start := 0
	for i, r := range text {
		switch r {
		case '\n', '\v', '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				continue
			}
		default:
			continue
		}
		end := i + utf8.RuneLen(r)
		out = append(out, text[start:end])
		start = end
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}
