package traceback

import (
	"strings"

	"github.com/jinklink/jink/python/syntax"
)

// This file finds, in the source of an expression, the operator or the brackets that the error comes from: they get ^ and
// the operands ~.

// anchors say where these are: lines from 0, columns in code points, the end exclusive.
type anchors struct {
	leftLine, left   int
	rightLine, right int
}

// maxSegment is how much source is looked at. As much as this nobody reads by the marks below it, and a program could ask for
// it in each of its frames.
const maxSegment = 1 << 16

// findAnchors looks at a binary operation, a subscript or a call; of anything else there are none.
func findAnchors(segment string) *anchors {
	if len(segment) > maxSegment {
		return nil
	}
	expr := parseExpression(segment)
	if expr == nil {
		return nil
	}
	text := newCursor(segment)
	switch e := expr.(type) {
	case *syntax.BinOp:
		return operatorIn(text, e)
	case *syntax.Subscript:
		return bracketsIn(text, e.Value, e, '[')
	case *syntax.Call:
		return bracketsIn(text, e.Func, e, '(')
	}
	return nil
}

// parseExpression parses a segment in brackets, so that it may have several lines: those of the tree are one too many.
func parseExpression(segment string) syntax.Expr {
	parsed, err := syntax.Parse([]byte("(\n"+segment+"\n)"), syntax.Config{})
	if err != nil {
		return nil
	}
	module, ok := parsed.Tree.(*syntax.Module)
	if !ok || len(module.Body) != 1 {
		return nil
	}
	statement, ok := module.Body[0].(*syntax.ExprStmt)
	if !ok {
		return nil
	}
	return statement.Value
}

// operatorIn: the operator is what follows the left operand, but for space and closing brackets. It has one character or
// two.
func operatorIn(text *cursor, e *syntax.BinOp) *anchors {
	at, ok := text.valid(text.endOf(e.Left))
	if !ok {
		return nil
	}
	if at, ok = text.find(at, func(r rune) bool { return !isSpace(r) && r != ')' }); !ok {
		return nil
	}
	end := at.col + 1
	line := text.lines[at.line]
	right := e.Right.Span()
	rightLine := int(right.Line) - 2
	if end < len(line) && (rightLine > at.line || end < text.column(rightLine, int(right.Col))) &&
		!isSpace(line[end]) && line[end] != '\\' && line[end] != '#' {
		end++
	}
	return &anchors{at.line, at.col, at.line, end}
}

// bracketsIn: they begin with the first such bracket behind the part before, and end with the whole.
func bracketsIn(text *cursor, before, whole syntax.Expr, bracket rune) *anchors {
	at, ok := text.valid(text.endOf(before))
	if !ok {
		return nil
	}
	if at, ok = text.find(at, func(r rune) bool { return r == bracket }); !ok {
		return nil
	}
	end := text.endOf(whole)
	if end.line < 0 || end.line >= len(text.lines) {
		return nil // the segment closes the brackets that were put around it
	}
	return &anchors{at.line, at.col, end.line, end.col}
}

// cursor goes through the lines of a segment.
type cursor struct {
	texts []string
	lines [][]rune
}

type place struct{ line, col int }

func newCursor(segment string) *cursor {
	c := &cursor{texts: strings.Split(segment, "\n")}
	for _, line := range c.texts {
		c.lines = append(c.lines, []rune(line))
	}
	return c
}

func (c *cursor) column(line, offset int) int {
	if line < 0 || line >= len(c.texts) {
		return 0
	}
	return charsIn(c.texts[line], offset)
}

func (c *cursor) endOf(e syntax.Expr) place {
	span := e.Span()
	line := int(span.EndLine) - 2
	return place{line, c.column(line, int(span.EndCol))}
}

// valid is the place itself or, if it is behind the end of a line, the next one that is a character.
func (c *cursor) valid(at place) (place, bool) {
	for at.line >= 0 && at.line < len(c.lines) && at.col >= len(c.lines[at.line]) {
		at = place{at.line + 1, 0}
	}
	return at, at.line >= 0 && at.line < len(c.lines)
}

// find is the first place from one on that is wanted, past comments and continued lines.
func (c *cursor) find(at place, wanted func(rune) bool) (place, bool) {
	for ok := true; ; {
		switch r := c.lines[at.line][at.col]; {
		case r == '\\' || r == '#':
			at, ok = c.valid(place{at.line + 1, 0})
		case wanted(r):
			return at, true
		default:
			at, ok = c.valid(place{at.line, at.col + 1})
		}
		if !ok {
			return at, false
		}
	}
}

// extent says what the lines around a segment are, as far as it matters to whether it is marked.
type extent uint8

const (
	otherSource extent = iota
	noStatement        // no statement at all
	wholeCall          // return f(...) or x = f(...), and the segment is the call
)

// isWholeCall looks at the lines as a whole. A call that is all that is returned or assigned is not marked: the line says
// it all.
func isWholeCall(lines []string, start, end int) extent {
	text := strings.Join(lines, "\n")
	if len(text) > maxSegment {
		return otherSource
	}
	parsed, err := syntax.Parse([]byte(text), syntax.Config{})
	if err != nil {
		return otherSource
	}
	module, ok := parsed.Tree.(*syntax.Module)
	if !ok {
		return otherSource
	}
	if len(module.Body) == 0 {
		return noStatement
	}
	var value syntax.Expr
	switch s := module.Body[0].(type) {
	case *syntax.Return:
		if call, ok := s.Value.(*syntax.Call); ok {
			if _, named := call.Func.(*syntax.Name); named {
				value = call
			}
		}
	case *syntax.Assign:
		if call, ok := s.Value.(*syntax.Call); ok && len(s.Targets) == 1 {
			if _, named := s.Targets[0].(*syntax.Name); named {
				value = call
			}
		}
	}
	if value == nil {
		return otherSource
	}
	if at := value.Span(); at.Line == 1 && int(at.EndLine) == len(lines) && int(at.Col) == start && int(at.EndCol) == end {
		return wholeCall
	}
	return otherSource
}
