package rows

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/go-json-experiment/json"

	v1 "github.com/jinklink/jink/api/v1"
)

// FuzzImportRows holds that no row is passed over in silence: the rows that come back, sent or reported, make up the
// input together with its header and blank lines; and what is sent can be decoded strictly.
func FuzzImportRows(f *testing.F) {
	for _, s := range []string{
		"", "\n\n", `{"slug":"a","url":"b"}` + "\n" + `{"slug":"a","re\u0075se":false}`, "slug,url,reuse\na,b,\na,b,no\n", "{\"end\":true,\"links\":0}\n{\"end\":true}{}\n", "{\"url\":\"https://example.com/\"}\n{\"url\":1}\nnonsense\n", "{\"url\":\"a\",\"created_at\":\"2026-01-01T00:00:00Z\"}",
		"url,slug\na,b\nc\n\"d\n", "\uFEFFLong URL;tags\r\n\r\nx;a|b\r\n", "url\ttitle\n\"a\"\"b\"\t\"\n\"\n", "url\n\r\n\ra\n\"b\"c\n\"\r\r\n",
	} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, in []byte, asCSV bool) {
		c := Config{IgnoreUnknown: true}
		if asCSV {
			c.Format = CSV
		}
		r, err := NewReader(bytes.NewReader(in), c)
		if err != nil {
			return // the input as a whole is refused, aloud
		}
		at := r.Position().Offset // after the header
		if head := in[:at]; r.csv == nil && len(bytes.TrimPrefix(head, []byte(byteOrderMark))) > 0 {
			t.Fatalf("JSON lines begin at %d", at)
		}
		for {
			row, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err) // a reader of bytes does not fail, and the input is shorter than MaxRow
			}
			if row.Start < at || row.End <= row.Start || row.End > int64(len(in)) {
				t.Fatalf("a row lies at %d to %d, after %d of %d", row.Start, row.End, at, len(in))
			}
			passedOver(t, in[at:row.Start])
			if !bytes.HasPrefix(in[row.Start:row.End], row.Raw) {
				t.Fatalf("the row %q is not what stands at %d: %q", row.Raw, row.Start, in[row.Start:row.End])
			}
			if want := bytes.Count(in[:row.Start], []byte("\n")) + 1; row.Line != want {
				t.Fatalf("the row %q is on line %d, not %d", row.Raw, want, row.Line)
			}
			at = row.End
			if row.Err == nil {
				decodes(t, row)
			}
		}
		passedOver(t, in[at:])
	})
}

// passedOver checks what lies between two rows: blank lines and the ends of exports.
func passedOver(t *testing.T, b []byte) {
	for part := range bytes.SplitSeq(b, []byte("\n")) {
		if part = bytes.Trim(part, " \t\r"); len(part) == 0 {
			continue
		}
		var end v1.ExportEnd
		if err := json.Unmarshal(part, &end, json.RejectUnknownMembers(true)); err != nil || !end.End {
			t.Fatalf("%q is neither sent nor reported", part)
		}
	}
}

func decodes(t *testing.T, row Row) {
	var err error
	if row.Kind == Record {
		err = json.Unmarshal(row.JSON, &v1.Record{}, json.RejectUnknownMembers(true))
	} else {
		if row.Named { // then the import adds this member
			row.JSON = append([]byte(`{"reuse":true,`), row.JSON[1:]...)
		}
		err = json.Unmarshal(row.JSON, &v1.NewLink{}, json.RejectUnknownMembers(true))
	}
	if err != nil {
		t.Fatalf("%s is sent and cannot be decoded: %v", row.JSON, err)
	}
}
