package traceback

import (
	"strconv"
	"strings"

	"github.com/jinklink/jink/python/object"
)

// This file holds the frames of a traceback and what is printed of each.

// Frame is one entry of a traceback. Lines count from 1, columns from 0 in bytes of UTF-8; a column of -1 is not known.
type Frame struct {
	Filename, Name string
	Line, EndLine  int
	Col, EndCol    int
	Locals         []Local // shown below the line
}

// Local is a variable with its value as text.
type Local struct{ Name, Value string }

// Frames are the entries of a traceback, the outermost first.
func Frames(tb *object.Traceback) []Frame {
	n := 0
	for t := tb; t != nil; t = t.Next {
		n++
	}
	all := make([]Frame, 0, n)
	var before *object.Traceback
	for ; tb != nil; tb = tb.Next {
		if tb.Frame.IsNull() || !tb.Frame.Is(object.FrameType) {
			continue
		}
		if before != nil && samePlace(before, tb) { // a recursion: to look for the position takes longest
			all = append(all, all[len(all)-1])
			continue
		}
		before = tb
		all = append(all, frameOf(tb))
	}
	return all
}

// samePlace reports whether two entries are of the same instruction.
func samePlace(a, b *object.Traceback) bool {
	return a.Instruction == b.Instruction && a.Instruction >= 0 && object.As[object.Frame](a.Frame).Code == object.As[object.Frame](b.Frame).Code
}

func frameOf(tb *object.Traceback) Frame {
	c := object.As[object.Frame](tb.Frame).Code
	f := Frame{Filename: c.Filename, Name: c.Name, Line: tb.LineOf(), Col: -1, EndCol: -1}
	f.EndLine = f.Line
	if tb.Instruction >= 0 {
		if p := c.PositionOf(tb.Instruction); p.Line > 0 {
			f.Line, f.EndLine, f.Col, f.EndCol = p.Line, max(p.EndLine, p.Line), p.Col, p.EndCol
		}
	}
	return f
}

// limited are the frames that are to be shown.
func limited(t *object.Thread, frames []Frame, cfg Config) []Frame {
	if cfg.Limit != nil {
		return cfg.Limit(frames)
	}
	v := t.Interp.Sys.GetString("tracebacklimit")
	if v.IsNull() {
		return frames
	}
	n, ok := object.AsInt64(v)
	if !ok {
		return frames
	}
	// CPython takes frames[len(frames)-n:], even where that is negative and so counts from the end.
	from := int64(len(frames)) - max(n, 0)
	if from < 0 {
		from = max(0, from+int64(len(frames)))
	}
	return frames[from:]
}

// repeatLimit is how often the same frame is shown before it is only counted.
const repeatLimit = 3

// FormatStack is what is printed of frames, one text for each entry.
func FormatStack(frames []Frame, cfg Config) []string {
	var out []string
	count := 0
	repeated := func() {
		if n := count - repeatLimit; n > 0 {
			out = append(out, "  [Previous line repeated "+strconv.Itoa(n)+" more time"+plural(n)+"]\n")
		}
	}
	sources := newSources(cfg)
	for i, f := range frames {
		if i > 0 {
			if last := frames[i-1]; last.Filename != f.Filename || last.Line != f.Line || last.Name != f.Name {
				repeated()
				count = 0
			}
		}
		if count++; count <= repeatLimit {
			out = append(out, formatFrame(f, sources))
		}
	}
	repeated()
	return out
}

// FormatFrame is what is printed of one frame.
func FormatFrame(f Frame, cfg Config) string { return formatFrame(f, newSources(cfg)) }

func formatFrame(f Frame, src *sources) string {
	filename := f.Filename
	if strings.HasPrefix(filename, "<stdin>-") {
		filename = "<stdin>"
	}
	var b strings.Builder
	b.WriteString("  File \"" + filename + "\", line " + strconv.Itoa(f.Line) + ", in " + f.Name + "\n")
	b.WriteString(src.format(f))
	for _, l := range f.Locals {
		b.WriteString("    " + l.Name + " = " + l.Value + "\n")
	}
	return b.String()
}

// FormatLines is what is printed of the source of a frame, whose lines these are, and the marks below it.
func FormatLines(f Frame, lines []string) string { return formatLines(f, lines) }

// formatLines are the source lines of a frame, and the marks below them.
func formatLines(f Frame, lines []string) string {
	blank := true
	for _, line := range lines {
		blank = blank && line == ""
	}
	if blank {
		return ""
	}
	if f.Col < 0 || f.EndCol < 0 {
		if line := strings.TrimSpace(lines[0]); line != "" {
			return "    " + line + "\n"
		}
		return "\n"
	}
	s := newSnippet(f, lines)
	shown := s.print()
	var b strings.Builder
	for _, line := range dedent(shown) {
		b.WriteString("    " + line + "\n")
	}
	return b.String()
}

// sources reads sources once, and looks at each place in them once: a frame that recurs may be of a large expression.
type sources struct {
	read   func(filename string) ([]string, bool)
	have   map[string][]string
	places map[sourcePlace]string
}

type sourcePlace struct {
	filename                   string
	line, endLine, col, endCol int
}

func newSources(cfg Config) *sources {
	return &sources{read: cfg.Source, have: make(map[string][]string), places: make(map[sourcePlace]string)}
}

// format is what is shown of the source of a frame.
func (s *sources) format(f Frame) string {
	at := sourcePlace{f.Filename, f.Line, f.EndLine, f.Col, f.EndCol}
	text, ok := s.places[at]
	if !ok {
		text = formatLines(f, s.lines(f.Filename, f.Line, f.EndLine))
		s.places[at] = text
	}
	return text
}

// lines are some lines of a source without trailing space. Those that are not there are empty.
func (s *sources) lines(filename string, first, last int) []string {
	all, ok := s.have[filename]
	if !ok {
		if s.read != nil {
			all, _ = s.read(filename)
		}
		s.have[filename] = all
	}
	var out []string
	for n := first; n <= max(first, min(last, len(all)+1)); n++ {
		line := ""
		if n >= 1 && n <= len(all) {
			line = strings.TrimRightFunc(all[n-1], isSpace)
		}
		out = append(out, line)
	}
	return out
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}
