package traceback

import (
	"sort"
	"strconv"
	"strings"
)

// This file holds the source lines of an expression, and what is drawn below them.

// snippet are the lines that an instruction's source takes. Columns count code points of lines.
type snippet struct {
	lines      [][]rune // less the indentation that all have
	start, end int      // where the source begins in the first line, and ends in the last one
	startAt    int      // the same as columns of the screen
	endAt      int
	anchors    *anchors
	carets     bool
}

func newSnippet(f Frame, original []string) *snippet {
	first, last := original[0], original[len(original)-1]
	s := &snippet{start: charsIn(first, f.Col), end: charsIn(last, f.EndCol)}
	texts := dedent(original)
	for _, line := range texts {
		s.lines = append(s.lines, []rune(line))
	}
	gone := len([]rune(first)) - len(s.lines[0])
	s.start, s.end = max(0, s.start-gone), max(0, s.end-gone)
	n := len(s.lines)
	s.startAt, s.endAt = screenWidth(s.lines[0], s.start), screenWidth(s.lines[n-1], s.end)

	s.anchors = findAnchors(s.segment())
	s.carets = s.wantsCarets(texts)
	return s
}

// segment is the source itself, without what stands before and after it in its lines.
func (s *snippet) segment() string {
	var all []rune
	for i, line := range s.lines {
		if i > 0 {
			all = append(all, '\n')
		}
		all = append(all, line...)
	}
	last := s.lines[len(s.lines)-1]
	end := len(all) - (len(last) - s.end)
	start := min(s.start, len(all))
	return string(all[start:max(start, min(end, len(all)))])
}

// wantsCarets: there are none below what takes the whole of its lines, unless parts of it are to be told apart.
func (s *snippet) wantsCarets(texts []string) bool {
	switch isWholeCall(texts, s.start, s.end) {
	case noStatement, wholeCall:
		return false
	}
	if s.anchors != nil {
		return true
	}
	first, last := s.lines[0], s.lines[len(s.lines)-1]
	before := strings.TrimLeftFunc(string(first[:min(s.start, len(first))]), isSpace)
	after := strings.TrimRightFunc(string(last[min(s.end, len(last)):]), isSpace)
	return before != "" || after != ""
}

// print gives the lines and, below each, its marks. Of many lines only those are shown in which something begins or ends.
func (s *snippet) print() []string {
	n := len(s.lines)
	shown := map[int]bool{0: true, n - 1: true}
	if a := s.anchors; a != nil {
		for d := -1; d <= 1; d++ {
			shown[a.leftLine+d] = true
			shown[a.rightLine+d] = true
		}
	}
	var order []int
	for i := range shown {
		if i >= 0 && i < n {
			order = append(order, i)
		}
	}
	sort.Ints(order)
	var out []string
	for i, line := range order {
		if i > 0 {
			switch gap := line - order[i-1]; {
			case gap == 2:
				out = s.printLine(out, line-1)
			case gap > 2:
				out = append(out, "...<"+strconv.Itoa(gap-1)+" lines>...")
			}
		}
		out = s.printLine(out, line)
	}
	return out
}

func (s *snippet) printLine(out []string, n int) []string {
	line := s.lines[n]
	out = append(out, string(line))
	if !s.carets {
		return out
	}
	indent := 0
	for indent < len(line) && isSpace(line[indent]) {
		indent++
	}
	width := screenWidth(line, len(line))
	if n == len(s.lines)-1 {
		width = s.endAt
	}
	left, right := s.anchorColumns()
	marks := make([]byte, width)
	for col := range marks {
		switch a := s.anchors; {
		case col < indent || n == 0 && col < s.startAt:
			marks[col] = ' '
		case a == nil:
			marks[col] = '^'
		case (n > a.leftLine || n == a.leftLine && col >= left) && (n < a.rightLine || n == a.rightLine && col < right):
			marks[col] = '^'
		default:
			marks[col] = '~'
		}
	}
	return append(out, string(marks))
}

// anchorColumns are the columns of the screen between which the anchors lie, each in its own line.
func (s *snippet) anchorColumns() (left, right int) {
	a := s.anchors
	if a == nil {
		return 0, 0
	}
	left, right = a.left, a.right
	if a.leftLine == 0 {
		left += s.start
	}
	if a.rightLine == 0 {
		right += s.start
	}
	return screenWidth(s.lines[a.leftLine], left), screenWidth(s.lines[a.rightLine], right)
}
