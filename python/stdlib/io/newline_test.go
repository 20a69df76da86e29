package io

import (
	"slices"
	"strings"
	"testing"
)

// split cuts text into lines.
func (n newlines) split(text string) []string {
	r := []rune(text)
	var lines []string
	for len(r) > 0 {
		end := n.end(len(r), func(i int) rune { return r[i] })
		if end < 0 {
			end = len(r)
		}
		lines = append(lines, string(r[:end]))
		r = r[end:]
	}
	return lines
}

func TestNewlines_end_lines(t *testing.T) {
	const text = "a\nb\r\nc\rd\r\r\n\n"
	for _, test := range []struct {
		name string
		mode newlines
		want []string
	}{
		{"any", newlines{universal: true}, []string{"a\n", "b\r\n", "c\r", "d\r", "\r\n", "\n"}},
		{"translated before", newlines{universal: true, translate: true}, []string{"a\n", "b\r\n", "c\rd\r\r\n", "\n"}},
		{"line feeds", newlines{splits: "\n"}, []string{"a\n", "b\r\n", "c\rd\r\r\n", "\n"}},
		{"carriage returns", newlines{splits: "\r"}, []string{"a\nb\r", "\nc\r", "d\r", "\r", "\n\n"}},
		{"both together", newlines{splits: "\r\n"}, []string{"a\nb\r\n", "c\rd\r\r\n", "\n"}},
	} {
		if have := test.mode.split(text); !slices.Equal(have, test.want) {
			t.Errorf("%s: %q, want %q", test.name, have, test.want)
		}
	}
}

// FuzzNewlines holds that it is the same to split text at any end of line and translate the lines, and to translate the
// text and split it at \n.
func FuzzNewlines(f *testing.F) {
	f.Add("a\r\nb\rc\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		var seen seenNewlines
		var lines []string
		for _, line := range (newlines{universal: true}).split(text) {
			lines = append(lines, seen.translate(line))
		}
		var all seenNewlines
		whole := newlines{splits: "\n"}.split(all.translate(text))
		if !slices.Equal(lines, whole) {
			t.Errorf("%q: line by line %q, as a whole %q", text, lines, whole)
		}
		if seen != all {
			t.Errorf("%q: line by line there were %v, as a whole %v", text, seen, all)
		}
	})
}

// FuzzIncomplete holds that UTF-8 can be cut anywhere: what is complete and what is left together are what there was.
func FuzzIncomplete(f *testing.F) {
	f.Add("é日\U0001f600", 3)
	f.Fuzz(func(t *testing.T, text string, at int) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) == 0 {
			return
		}
		at = ((at % len(text)) + len(text)) % len(text)
		cut := at - incomplete([]byte(text[:at]))
		if head := text[:cut]; head != strings.ToValidUTF8(head, "") {
			t.Errorf("%q cut at %d: %q is not all of its characters", text, at, head)
		}
		if at-cut > 3 {
			t.Errorf("%q cut at %d: %d bytes were held back", text, at, at-cut)
		}
	})
}
