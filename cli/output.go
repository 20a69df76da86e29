package cli

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"github.com/go-json-experiment/json"
	"github.com/rivo/uniseg"

	v1 "github.com/jinklink/jink/api/v1"
)

// writeJSON writes v as one line of JSON.
func (c *commands) writeJSON(v any) error {
	b, err := json.Marshal(v, v1.Encoding())
	if err != nil {
		return fmt.Errorf("encoding the answer: %w", err)
	}
	return c.write(string(b) + "\n")
}

// write writes what was asked for.
func (c *commands) write(s string) error {
	if _, err := io.WriteString(c.env.Stdout, s); err != nil {
		return fmt.Errorf("writing the output: %w", err)
	}
	return nil
}

// note writes a remark to Stderr.
func (c *commands) note(format string, args ...any) {
	fmt.Fprintf(c.env.Stderr, "jink: %s\n", clean(fmt.Sprintf(format, args...)))
}

// clean replaces what could make a terminal do something, or a line look like another: control characters and marks
// that change the direction of the text.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			return '\uFFFD'
		}
		return r
	}, s)
}

// table writes rows: for a terminal in columns, with a header, the last one cut to what room there is; otherwise cells
// apart by tabs, in full and without a header, for cut and awk.
//
// The widths are those of the first rows, up to widthRows, so that a list of any length is written as it comes in.
type table struct {
	c      *commands
	header []string
	held   [][]string
	widths []int
	pretty bool
}

const widthRows = 200

func (c *commands) newTable(header ...string) *table {
	return &table{c: c, header: header, pretty: c.env.Terminal(c.env.Stdout)}
}

func (t *table) row(cells ...string) error {
	for i := range cells {
		cells[i] = clean(cells[i])
	}
	if !t.pretty {
		return t.c.write(strings.Join(cells, "\t") + "\n")
	}
	if t.widths != nil {
		return t.line(cells)
	}
	t.held = append(t.held, cells)
	if len(t.held) < widthRows {
		return nil
	}
	return t.flush()
}

// flush writes the rows that are held.
func (t *table) flush() error {
	if len(t.held) == 0 {
		return nil
	}
	t.widths = make([]int, len(t.header))
	rows := append([][]string{t.header}, t.held...)
	for _, cells := range rows {
		for i, cell := range cells {
			t.widths[i] = max(t.widths[i], uniseg.StringWidth(cell))
		}
	}
	last, room := len(t.header)-1, 80
	if t.c.env.Width != nil {
		if w := t.c.env.Width(); w > 0 {
			room = w
		}
	}
	for _, w := range t.widths[:last] {
		room -= w + 2
	}
	t.widths[last] = max(room, 10)
	t.held = nil
	for _, cells := range rows {
		if err := t.line(cells); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) line(cells []string) error {
	var b strings.Builder
	last := len(cells) - 1
	for i, cell := range cells[:last] {
		b.WriteString(cell)
		b.WriteString(strings.Repeat(" ", max(t.widths[i]-uniseg.StringWidth(cell), 0)+2))
	}
	b.WriteString(cut(cells[last], t.widths[last]))
	return t.c.write(strings.TrimRight(b.String(), " ") + "\n")
}

// cut shortens s to a width, with an ellipsis where something is missing.
func cut(s string, width int) string {
	if uniseg.StringWidth(s) <= width {
		return s
	}
	var b strings.Builder
	used := 1 // the ellipsis
	for g := uniseg.NewGraphemes(s); g.Next() && used+g.Width() <= width; used += g.Width() {
		b.WriteString(g.Str())
	}
	return b.String() + "…"
}

// tableTime writes a time for a table, a dash where there is none.
func (c *commands) tableTime(t *table, at *time.Time) string {
	switch {
	case at == nil:
		return "-"
	case t.pretty:
		return at.In(c.env.Zone).Format("2006-01-02 15:04")
	}
	return at.UTC().Format("2006-01-02T15:04:05Z")
}

// counted is a number of things, one of which has this name.
func counted(n int64, name string) string {
	if n != 1 {
		name += "s"
	}
	return fmt.Sprintf("%d %s", n, name)
}
