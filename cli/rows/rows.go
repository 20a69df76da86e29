// Package rows reads the links of an import, row by row, from JSON lines or CSV. It exists apart from the command so
// that what an import takes and refuses can be tested, fuzzed and measured without a server.
//
// Invariants:
//   - The byte ranges of the rows, the header, the blank lines and the end of an export make up the whole input: no row
//     is passed over in silence. What cannot be sent comes back as a Row with Err set, and reading goes on after it.
//   - Memory does not grow with the input: a row is at most MaxRow long, and a Row is valid until the next call of Next.
//   - What is sent is what the API decodes strictly: a row without Err is one JSON object that v1.NewLink or v1.Record
//     can hold.
package rows

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"
)

// MaxRow is how many bytes one row may have. A link with a long history is a long row.
const MaxRow = 8 << 20

// Kind says which request of the API a row belongs to.
type Kind int

const (
	Link   Kind = iota // a v1.NewLink, for a bulk request
	Record             // a v1.Record, for an import
)

// Row is one row of the input.
type Row struct {
	Line       int    // where it begins, from 1
	Start, End int64  // its bytes in the input
	Raw        []byte // those bytes, without the line end
	Kind       Kind
	JSON       []byte // what to send
	Named      bool   // a link that has a slug, no password and no wish about reuse: sent again it can be told from others
	Err        error  // why the row cannot be sent
}

// Position is a place between two rows.
type Position struct {
	Offset int64  `json:"offset"`
	Line   int    `json:"line"`   // lines before it
	Sum    string `json:"sha256"` // of everything before it, in hexadecimal
}

// Format is how rows are written down.
type Format string

const (
	Auto  Format = ""
	JSONL Format = "jsonl"
	CSV   Format = "csv"
)

// Config says how to read.
type Config struct {
	// Format is that of the input; Auto tells JSON lines by the brace that they begin with.
	Format Format

	// IgnoreUnknown passes over CSV columns that are no field of a link, which otherwise are an error.
	IgnoreUnknown bool

	// ParseTime reads the times of a CSV file; RFC 3339 if nil.
	ParseTime func(string) (time.Time, error)
}

// Reader reads rows. It belongs to one goroutine.
type Reader struct {
	src    *source
	format Format
	csv    *csvReader
	links  linkDecoder
	open   bool // records were read, and the end of their export was not
}

// NewReader begins to read: it finds out the format and reads the header of a CSV file.
func NewReader(r io.Reader, c Config) (*Reader, error) {
	if c.ParseTime == nil {
		c.ParseTime = func(s string) (time.Time, error) { return time.Parse(time.RFC3339, s) }
	}
	rd := &Reader{src: newSource(r), format: c.Format}
	head, err := rd.src.peek(512)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(head, []byte(byteOrderMark)) {
		rd.src.consume(len(byteOrderMark))
		head = head[len(byteOrderMark):]
	}
	first := bytes.TrimLeft(head, " \t\r\n")
	if rd.format == Auto {
		switch {
		case len(first) == 0 || first[0] == '{':
			rd.format = JSONL
		case first[0] == '[':
			return nil, errors.New("the input is a JSON array; what can be imported is JSON lines (one object a line) or CSV")
		default:
			rd.format = CSV
		}
	}
	switch rd.format {
	case JSONL:
		return rd, nil
	case CSV:
		rd.csv, err = newCSVReader(rd.src, c)
		return rd, err
	}
	return nil, fmt.Errorf("the format %q is neither jsonl nor csv", c.Format)
}

const byteOrderMark = "\uFEFF"

// Header returns the header of a CSV file as it stands there, nil for JSON lines.
func (r *Reader) Header() []byte {
	if r.csv == nil {
		return nil
	}
	return r.csv.header
}

// Warnings says what is odd about the input as a whole.
func (r *Reader) Warnings() []string {
	if r.csv == nil {
		return nil
	}
	return r.csv.warnings
}

// Unfinished reports whether the rows are records of an export whose last line, which says that it is complete, has not
// come.
func (r *Reader) Unfinished() bool { return r.open }

// Position returns the place after the row that was read last.
func (r *Reader) Position() Position { return r.src.position() }

// ErrChanged says that an input is not the one that a position was taken in.
var ErrChanged = errors.New("the input has changed before the place where it was left")

// Seek goes on from a position that an earlier Reader of the same input returned. It fails with ErrChanged if what lies
// before the position is no longer the same.
func (r *Reader) Seek(p Position) error {
	if p.Offset < r.src.offset {
		return ErrChanged
	}
	if err := r.src.skip(p.Offset - r.src.offset); err != nil {
		if errors.Is(err, io.EOF) {
			return ErrChanged
		}
		return err
	}
	if r.src.position() != p {
		return ErrChanged
	}
	if r.csv != nil {
		r.csv.restart()
	}
	return nil
}

// Next returns the next row, io.EOF after the last. Any other error ends the reading: the input itself failed.
func (r *Reader) Next() (Row, error) {
	if r.csv != nil {
		return r.csv.next()
	}
	return r.nextLine()
}
