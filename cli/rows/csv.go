package rows

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// csvReader reads the rows of a CSV file. encoding/csv splits them; where each lies in the input is found by the offset
// that it is at afterwards.
type csvReader struct {
	src      *source
	csv      *csv.Reader
	comma    rune
	base     int64 // offset of the input at which csv began
	config   Config
	header   []byte
	columns  []*column // by position; nil for one that is passed over
	warnings []string
	json     []byte
}

func newCSVReader(src *source, c Config) (*csvReader, error) {
	r := &csvReader{src: src, config: c, comma: ','}
	head, err := src.peek(4096)
	if err != nil {
		return nil, err
	}
	r.comma = delimiter(head)
	r.restart()
	_, raw, names, err := r.record()
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("the CSV file is empty: its first line names the columns")
	case err != nil:
		return nil, fmt.Errorf("the header of the CSV file cannot be read: %w", plain(err))
	}
	r.header = bytes.Clone(raw)
	return r, r.readHeader(names)
}

// delimiter tells what separates the cells: the first of , ; and tab that the header has outside of quotes.
func delimiter(head []byte) rune {
	if i := bytes.IndexAny(head, "\r\n"); i > 0 {
		head = head[:i]
	}
	quoted := false
	for _, c := range head {
		switch {
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ',' || c == ';' || c == '\t'):
			return rune(c)
		}
	}
	return ','
}

// readHeader finds the column for each cell of the header.
func (r *csvReader) readHeader(names []string) error {
	known := map[string]*column{}
	for _, c := range columns() {
		known[c.field] = &c
		for _, synonym := range c.synonyms {
			known[synonym] = &c
		}
	}
	seen := map[string]string{}
	var unknown []string
	for _, name := range names {
		name = strings.ToValidUTF8(name, "\uFFFD")
		c := known[normalColumn(name)]
		r.columns = append(r.columns, c)
		if c == nil {
			unknown = append(unknown, fmt.Sprintf("%q", name))
			continue
		}
		if before, twice := seen[c.field]; twice {
			return fmt.Errorf("the columns %q and %q of the CSV file both give the field %s", before, name, c.field)
		}
		seen[c.field] = name
	}
	if _, ok := seen["url"]; !ok {
		if strings.Contains(names[0], "://") {
			return errors.New("the input has no header; where it is a list of URLs, one a line, \"jink add -\" takes it")
		}
		return errors.New("no column of the CSV file is called url (or long_url, target, destination)")
	}
	if len(unknown) == 0 {
		return nil
	}
	verb := "are no fields"
	if len(unknown) == 1 {
		verb = "is no field"
	}
	what := fmt.Sprintf("%s %s of a link", strings.Join(unknown, ", "), verb)
	if !r.config.IgnoreUnknown {
		return fmt.Errorf("the CSV file has unknown columns: %s", what)
	}
	r.warnings = append(r.warnings, what+" and passed over")
	return nil
}

// restart makes encoding/csv begin at the first byte that is held.
func (r *csvReader) restart() {
	r.src.rewind()
	r.base = r.src.offset
	r.csv = csv.NewReader(r.src)
	r.csv.Comma, r.csv.FieldsPerRecord, r.csv.ReuseRecord = r.comma, -1, true
}

// record returns the next record, where it begins and how it stands in the input. An error that is a *csv.ParseError is
// about this record only.
func (r *csvReader) record() (row Row, raw []byte, cells []string, err error) {
	cells, err = r.csv.Read()
	if _, about := errors.AsType[*csv.ParseError](err); err != nil && !about {
		if errors.Is(err, io.EOF) {
			r.src.consume(len(r.src.buf)) // blank lines
		}
		return Row{}, nil, nil, err
	}
	n := int(r.base + r.csv.InputOffset() - r.src.offset)
	raw = r.src.buf[:n]
	blank := blankLines(raw)
	r.src.consume(blank)
	row = Row{Line: r.src.lines + 1, Start: r.src.offset}
	raw = raw[blank:]
	r.src.consume(n - blank)
	row.End = r.src.offset
	return row, bytes.TrimRight(raw, "\r\n"), cells, err
}

// blankLines returns how much of b the blank lines take that encoding/csv passes over before a record.
func blankLines(b []byte) (n int) {
	for {
		switch rest := b[n:]; {
		case bytes.HasPrefix(rest, []byte("\n")):
			n++
		case bytes.HasPrefix(rest, []byte("\r\n")):
			n += 2
		default:
			return n
		}
	}
}

func (r *csvReader) next() (Row, error) {
	row, raw, cells, err := r.record()
	if _, about := errors.AsType[*csv.ParseError](err); about {
		row.Raw, row.Err = raw, plain(err)
		return row, nil
	}
	if errors.Is(err, errTooLong) {
		return Row{}, fmt.Errorf("line %d: %w; is a quote not closed?", r.src.lines+1, err)
	}
	if err != nil {
		return Row{}, err
	}
	row.Raw = raw
	row.JSON, row.Err = r.encode(cells)
	row.Named = row.Err == nil && r.has(cells, "slug") && !r.has(cells, "password") && !r.has(cells, "reuse")
	return row, nil
}

// has reports whether a record has a value for a field.
func (r *csvReader) has(cells []string, field string) bool {
	i := slices.IndexFunc(r.columns, func(c *column) bool { return c != nil && c.field == field })
	return i >= 0 && cells[i] != ""
}

// plain says what is wrong with a record without the line, which the row has already.
func plain(err error) error {
	e, ok := errors.AsType[*csv.ParseError](err)
	switch {
	case !ok:
		return err
	case errors.Is(e, csv.ErrBareQuote):
		return errors.New(`has a " in a cell that does not begin with one`)
	case errors.Is(e, csv.ErrQuote):
		return errors.New(`has a " that is not closed, or something after one that is`)
	}
	return e.Err
}

// encode makes a v1.NewLink of a record.
func (r *csvReader) encode(cells []string) ([]byte, error) {
	if len(cells) != len(r.columns) {
		return nil, fmt.Errorf("has %d cells where the header has %d", len(cells), len(r.columns))
	}
	dst := append(r.json[:0], '{')
	for i, cell := range cells {
		c := r.columns[i]
		if c == nil || cell == "" && c.field != "url" {
			continue
		}
		if len(dst) > 1 {
			dst = append(dst, ',')
		}
		dst = append(dst, '"')
		dst = append(dst, c.field...)
		dst = append(dst, '"', ':')
		var err error
		if dst, err = c.encode(dst, cell, r.config.ParseTime); err != nil {
			return nil, fmt.Errorf("%s: %w", c.field, err)
		}
	}
	r.json = append(dst, '}')
	return r.json, nil
}
