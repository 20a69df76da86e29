package rows

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	v1 "github.com/jinklink/jink/api/v1"
)

// nextLine returns the next line of JSON lines that is not blank.
func (r *Reader) nextLine() (Row, error) {
	for {
		n, tooLong, err := r.src.line()
		if err != nil {
			return Row{}, err
		}
		row := Row{Line: r.src.lines + 1, Start: r.src.offset}
		raw := r.src.buf[:n]
		if tooLong {
			// The beginning stays readable while the rest of the line is passed over.
			row.Raw, row.Err = bytes.Clone(raw[:200]), errTooLong
			if err := r.src.skipLine(); err != nil {
				return Row{}, err
			}
			row.End = r.src.offset
			return row, nil
		}
		r.src.consume(n) // the bytes themselves stay until the next read
		row.End = r.src.offset
		row.Raw = bytes.TrimRight(raw, "\r\n")
		row.JSON = bytes.Trim(raw, " \t\r\n")
		if len(row.JSON) == 0 {
			continue
		}
		if isEnd(row.JSON) {
			r.open = false
			continue
		}
		row.Kind, row.Err = r.links.check(row.JSON)
		row.Named = row.Kind == Link && row.Err == nil && r.links.named(row.JSON)
		r.open = r.open || row.Kind == Record
		return row, nil
	}
}

// line returns the length of the line that begins at the first byte held, its end included, and io.EOF after the last.
// A line of more than MaxRow bytes is reported as too long before it is read to its end.
func (s *source) line() (n int, tooLong bool, err error) {
	searched := 0
	for {
		if i := bytes.IndexByte(s.buf[searched:], '\n'); i >= 0 {
			return searched + i + 1, searched+i > MaxRow, nil
		}
		searched = len(s.buf)
		switch {
		case searched > MaxRow:
			return searched, true, nil
		case s.fill():
		case s.err != io.EOF:
			return 0, false, s.err
		case searched == 0:
			return 0, false, io.EOF
		default:
			return searched, false, nil // the last line has no end
		}
	}
}

// skipLine consumes everything up to the end of the line, the end included.
func (s *source) skipLine() error {
	for {
		if i := bytes.IndexByte(s.buf, '\n'); i >= 0 {
			s.consume(i + 1)
			return nil
		}
		s.consume(len(s.buf))
		if !s.fill() {
			if s.err == io.EOF {
				return nil
			}
			return s.err
		}
	}
}

// linkDecoder checks rows. It holds what one check can leave to the next, so that a row costs few allocations.
type linkDecoder struct {
	link v1.NewLink
}

// check finds out what kind of row b is and that it can be decoded.
func (d *linkDecoder) check(b []byte) (Kind, error) {
	if b[0] != '{' {
		return Link, errors.New("is not a JSON object")
	}
	// Most rows are plain links, for which one search is enough. The name may also stand in a value, so a hit is
	// looked at more closely.
	if bytes.Contains(b, []byte(`"created_at"`)) && hasMember(b, "created_at") {
		var record v1.Record
		return Record, explain(json.Unmarshal(b, &record, json.RejectUnknownMembers(true)))
	}
	d.link = v1.NewLink{}
	return Link, explain(json.Unmarshal(b, &d.link, json.RejectUnknownMembers(true)))
}

// named reports Row.Named for b, which was checked last.
func (d *linkDecoder) named(b []byte) bool {
	if d.link.Slug == nil || *d.link.Slug == "" || d.link.Password != nil || d.link.Reuse {
		return false
	}
	// What is left is reuse: false, which may be written with escapes.
	mayHave := bytes.Contains(b, []byte(`"reuse"`)) || bytes.IndexByte(b, '\\') >= 0
	return !mayHave || !hasMember(b, "reuse")
}

// isEnd reports whether a line is the last one of an export.
func isEnd(b []byte) bool {
	var end v1.ExportEnd
	return bytes.HasPrefix(b, []byte(`{"end"`)) && json.Unmarshal(b, &end, json.RejectUnknownMembers(true)) == nil && end.End
}

// hasMember reports whether the object b has a member of this name at its top level.
func hasMember(b []byte, name string) bool {
	d := jsontext.NewDecoder(bytes.NewReader(b))
	if t, err := d.ReadToken(); err != nil || t.Kind() != '{' {
		return false
	}
	for d.PeekKind() == '"' {
		t, err := d.ReadToken()
		if err != nil {
			return false
		}
		if t.String() == name {
			return true
		}
		if d.SkipValue() != nil {
			return false
		}
	}
	return false
}

// explain says in the terms of who wrote the row why it cannot be decoded.
func explain(err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		if errors.Is(e, io.ErrUnexpectedEOF) {
			return errors.New("is not JSON: the line ends in the middle of it")
		}
		if errors.Is(e, jsontext.ErrDuplicateName) {
			return fmt.Errorf("%s: stands in the row twice", member(e.JSONPointer))
		}
		return fmt.Errorf("is not JSON: %w, at character %d", e.Err, e.ByteOffset+1)
	}
	e, ok := errors.AsType[*json.SemanticError](err)
	if !ok {
		return err
	}
	field := member(e.JSONPointer)
	switch {
	case errors.Is(e, json.ErrUnknownName):
		return fmt.Errorf("%s: is not a field of a link", field)
	case e.GoType != nil && e.GoType.String() == "time.Time":
		return fmt.Errorf("%s: is not a time such as 2026-12-31T18:00:00Z", field)
	case e.JSONKind == '0' && e.GoType != nil && strings.HasPrefix(e.GoType.Kind().String(), "int"):
		return fmt.Errorf("%s: is not a whole number, or too large", field)
	case e.JSONKind != 0 && e.GoType != nil:
		return fmt.Errorf("%s: is %s where %s belongs", field, kindName(e.JSONKind), typeName(e.GoType.Kind().String()))
	}
	return fmt.Errorf("%s: cannot be read: %v", field, e.Err)
}

// member names the part of a row that a pointer leads to: "tags.0".
func member(p jsontext.Pointer) string {
	return strings.TrimPrefix(strings.ReplaceAll(string(p), "/", "."), ".")
}

func kindName(k jsontext.Kind) string {
	switch k {
	case 'n':
		return "null"
	case 't', 'f':
		return "true or false"
	case '"':
		return "a string"
	case '0':
		return "a number"
	case '{':
		return "an object"
	}
	return "an array"
}

func typeName(kind string) string {
	switch {
	case kind == "bool":
		return "true or false"
	case kind == "string":
		return "a string"
	case kind == "slice":
		return "an array"
	case strings.HasPrefix(kind, "int"):
		return "a whole number"
	}
	return "an object"
}
