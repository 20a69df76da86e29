package rows

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	v1 "github.com/jinklink/jink/api/v1"
)

// line is what a test wants to see of a row.
type line struct {
	Line int
	Kind Kind
	JSON string
	Err  string
}

func readAll(t *testing.T, r *Reader) []line {
	t.Helper()
	var got []line
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return got
		}
		if err != nil {
			t.Fatal(err)
		}
		l := line{Line: row.Line, Kind: row.Kind, JSON: string(row.JSON)}
		if row.Err != nil {
			l.Err, l.JSON = row.Err.Error(), ""
		}
		got = append(got, l)
	}
}

func TestReader(t *testing.T) {
	for name, test := range map[string]struct {
		in   string
		want []line
	}{
		"JSON lines, with blank ones and without an end": {
			"{\"url\":\"https://example.com/\"}\r\n\n  {\"url\":\"https://example.org/\",\"slug\":\"b\"}",
			[]line{{Line: 1, JSON: `{"url":"https://example.com/"}`}, {Line: 3, JSON: `{"url":"https://example.org/","slug":"b"}`}},
		},
		"a record is told by created_at": {
			`{"url":"https://example.com/","created_at":"2026-01-02T03:04:05.000Z","used":3,"revisions":[{"url":"https://example.com/0"}]}`,
			[]line{{Line: 1, Kind: Record, JSON: `{"url":"https://example.com/","created_at":"2026-01-02T03:04:05.000Z","used":3,"revisions":[{"url":"https://example.com/0"}]}`}},
		},
		"created_at in a value makes no record": {
			`{"url":"https://example.com/","title":"\"created_at\"","note":"created_at","tags":["created_at"]}`,
			[]line{{Line: 1, JSON: `{"url":"https://example.com/","title":"\"created_at\"","note":"created_at","tags":["created_at"]}`}},
		},
		"what is wrong with a JSON row": {
			strings.Join([]string{`{"url":1}`, `{"uri":"x"}`, `{"url":"a","url":"b"}`, `{"url":"a"`, `7`, "{\"url\":\"\xff\"}",
				`{"url":"a","status":"302"}`, `{"url":"a","tags":"x"}`, `{"url":"a","expires_at":"tomorrow"}`, `{"url":"a"} {}`,
				`{"url":"a","created_at":5}`, `{"url":"a","status":1.5}`, `{"url":"a","max_clicks":99999999999999999999}`}, "\n"),
			[]line{
				{Line: 1, Err: "url: is a number where a string belongs"},
				{Line: 2, Err: "uri: is not a field of a link"},
				{Line: 3, Err: "url: stands in the row twice"},
				{Line: 4, Err: "is not JSON: the line ends in the middle of it"},
				{Line: 5, Err: "is not a JSON object"},
				{Line: 6, Err: "is not JSON: invalid UTF-8, at character 9"},
				{Line: 7, Err: "status: is a string where a whole number belongs"},
				{Line: 8, Err: "tags: is a string where an array belongs"},
				{Line: 9, Err: "expires_at: is not a time such as 2026-12-31T18:00:00Z"},
				{Line: 10, Err: "is not JSON: invalid character '{' after top-level value, at character 13"},
				{Line: 11, Kind: Record, Err: "created_at: is not a time such as 2026-12-31T18:00:00Z"},
				{Line: 12, Err: "status: is not a whole number, or too large"},
				{Line: 13, Err: "max_clicks: is not a whole number, or too large"},
			},
		},
		"CSV with every kind of column": {
			"url,slug,tags,status,forward_query,expires_at\nhttps://example.com/,a,one| two |,301,yes,2026-12-31T18:00:00+01:00\nhttps://example.org/,,,,,\n",
			[]line{
				{Line: 2, JSON: `{"url":"https://example.com/","slug":"a","tags":["one","two"],"status":301,"forward_query":true,"expires_at":"2026-12-31T17:00:00Z"}`},
				{Line: 3, JSON: `{"url":"https://example.org/"}`},
			},
		},
		"CSV with other names, a byte order mark, semicolons and quotes over lines": {
			"\uFEFFLong URL;Back-Half;\"Title\"\r\nhttps://example.com/;a;\"one\r\n\"\"two\"\"\"\r\n\r\nhttps://example.org/;b;\r\n",
			[]line{
				{Line: 2, JSON: `{"url":"https://example.com/","slug":"a","title":"one\n\"two\""}`},
				{Line: 5, JSON: `{"url":"https://example.org/","slug":"b"}`},
			},
		},
		"what is wrong with a CSV row": {
			"url,max_clicks,enabled,starts_at\na\nb,1,true,,\nc,one,,\nd,,maybe,\ne,,,soon\nf\"f,,,\n\"g\"g,,,\n\xff,,,\nok,,,\n",
			[]line{
				{Line: 2, Err: "has 1 cells where the header has 4"},
				{Line: 3, Err: "has 5 cells where the header has 4"},
				{Line: 4, Err: `max_clicks: "one" is not a whole number`},
				{Line: 5, Err: `enabled: "maybe" is neither true nor false`},
				{Line: 6, Err: `starts_at: "soon" is not a time such as 2026-12-31T18:00:00Z`},
				{Line: 7, Err: `has a " in a cell that does not begin with one`},
				{Line: 8, Err: `has a " that is not closed, or something after one that is`},
				{Line: 9, Err: "url: is not valid UTF-8"},
				{Line: 10, JSON: `{"url":"ok"}`},
			},
		},
		"a quote that is never closed is one row": {
			"url,slug\na,b\n\"c,d\ne,f\n",
			[]line{{Line: 2, JSON: `{"url":"a","slug":"b"}`}, {Line: 3, Err: `has a " that is not closed, or something after one that is`}},
		},
		"nothing": {"", nil},
	} {
		t.Run(name, func(t *testing.T) {
			for how, r := range map[string]io.Reader{
				"at once": strings.NewReader(test.in), "by bytes": iotest.OneByteReader(strings.NewReader(test.in)),
			} {
				rd, err := NewReader(r, Config{})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(test.want, readAll(t, rd)); diff != "" {
					t.Errorf("read %s: rows differ (-want +got):\n%s", how, diff)
				}
			}
		})
	}
}

// A row that is sent again without a key must be harmless, so what has no slug, a password or a wish of its own about
// reuse is not called named.
func TestReader_named(t *testing.T) {
	for in, want := range map[string]bool{
		`{"url":"a","slug":"b"}`:                                     true,
		`{"url":"a","slug":"b","title":"\"reuse\""}`:                 true,
		`{"url":"a"}`:                                                false,
		`{"url":"a","slug":null}`:                                    false,
		`{"url":"a","slug":""}`:                                      false,
		`{"url":"a","slug":"b","password":"hunter2222"}`:             false,
		`{"url":"a","slug":"b","reuse":true}`:                        false,
		`{"url":"a","slug":"b","reuse":false}`:                       false,
		`{"url":"a","slug":"b","re\u0075se":false}`:                  false,
		`{"url":"a","slug":"b","unknown":1}`:                         false,
		`{"url":"a","slug":"b","created_at":"2026-01-01T00:00:00Z"}`: false,
		"url,slug\na,b":                                              true,
		"url,slug\na,":                                               false,
		"url,slug,password\na,b,hunter2222":                          false,
		"url,slug,password\na,b,":                                    true,
		"url,slug,reuse\na,b,no":                                     false,
	} {
		r, err := NewReader(strings.NewReader(in), Config{})
		if err != nil {
			t.Fatal(err)
		}
		row, err := r.Next()
		if err != nil || row.Named != want {
			t.Errorf("%s: named is %t, %v; want %t", in, row.Named, err, want)
		}
	}
}

func TestNewReader_refuses(t *testing.T) {
	for in, want := range map[string]string{
		"[{\"url\":\"a\"}]":           "the input is a JSON array; what can be imported is JSON lines (one object a line) or CSV",
		"slug,title\na,b":             "no column of the CSV file is called url (or long_url, target, destination)",
		"url,long_url\na,b":           `the columns "url" and "long_url" of the CSV file both give the field url`,
		"url,visits,hits\na,1,2":      `the CSV file has unknown columns: "visits", "hits" are no fields of a link`,
		"url,\"a\"b\na,b":             `the header of the CSV file cannot be read: has a " that is not closed, or something after one that is`,
		"https://example.com/no/head": `the input has no header; where it is a list of URLs, one a line, "jink add -" takes it`,
	} {
		if _, err := NewReader(strings.NewReader(in), Config{}); err == nil || err.Error() != want {
			t.Errorf("NewReader(%q): %v, want %s", in, err, want)
		}
	}
}

func TestReader_passesOverUnknownColumnsWhenAsked(t *testing.T) {
	r, err := NewReader(strings.NewReader("url,visits\na,1\n"), Config{IgnoreUnknown: true})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{`"visits" is no field of a link and passed over`}, r.Warnings()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]line{{Line: 2, JSON: `{"url":"a"}`}}, readAll(t, r)); diff != "" {
		t.Error(diff)
	}
}

func TestReader_rowsThatAreTooLong(t *testing.T) {
	long := strings.Repeat("x", MaxRow)
	r, err := NewReader(strings.NewReader(`{"url":"`+long+"\"}\n{\"url\":\"a\"}\n"), Config{})
	if err != nil {
		t.Fatal(err)
	}
	want := []line{{Line: 1, Err: "the row is longer than 8 MiB"}, {Line: 2, JSON: `{"url":"a"}`}}
	if diff := cmp.Diff(want, readAll(t, r)); diff != "" {
		t.Error("JSON lines: " + diff)
	}

	// In CSV what follows a quote that is not closed belongs to the same row, so there is no next one to go on with.
	r, err = NewReader(strings.NewReader("url\na\n\""+long+"\n"), Config{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Next(); err == nil || err.Error() != "line 3: the row is longer than 8 MiB; is a quote not closed?" {
		t.Errorf("CSV: %v", err)
	}
}

func TestReader_knowsTheEndOfAnExport(t *testing.T) {
	record := `{"url":"https://example.com/","created_at":"2026-01-02T03:04:05.000Z"}` + "\n"
	end := `{"end":true,"links":2}` + "\n"
	for name, test := range map[string]struct {
		in         string
		unfinished bool
		rows       int
	}{
		"complete":                 {record + record + end, false, 2},
		"cut short":                {record + record, true, 2},
		"two, one after the other": {record + end + record + end, false, 2},
		"the second is cut short":  {record + end + record, true, 2},
		"plain links":              {"{\"url\":\"a\"}\n", false, 1},
		"no end after all":         {`{"end":false,"links":2}` + "\n" + `{"end":true,"url":"a"}` + "\n", false, 2},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := NewReader(strings.NewReader(test.in), Config{})
			if err != nil {
				t.Fatal(err)
			}
			if got := len(readAll(t, r)); got != test.rows || r.Unfinished() != test.unfinished {
				t.Errorf("%d rows, unfinished: %t; want %d, %t", got, r.Unfinished(), test.rows, test.unfinished)
			}
		})
	}
}

func TestSeek(t *testing.T) {
	var jsonl, csv strings.Builder
	csv.WriteString("url,title\n")
	for i := range 5000 {
		fmt.Fprintf(&jsonl, "{\"url\":\"https://example.com/%d\"}\n\n", i)
		fmt.Fprintf(&csv, "https://example.com/%d,\"line\nbreak\"\n", i)
	}
	for name, in := range map[string]string{"jsonl": jsonl.String(), "csv": csv.String()} {
		t.Run(name, func(t *testing.T) {
			r, err := NewReader(strings.NewReader(in), Config{})
			if err != nil {
				t.Fatal(err)
			}
			for range 2345 {
				if _, err := r.Next(); err != nil {
					t.Fatal(err)
				}
			}
			place := r.Position()
			rest := readAll(t, r)
			if len(rest) != 5000-2345 {
				t.Fatalf("%d rows follow, want %d", len(rest), 5000-2345)
			}

			again, err := NewReader(strings.NewReader(in), Config{})
			if err != nil {
				t.Fatal(err)
			}
			if err := again.Seek(place); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(rest, readAll(t, again)); diff != "" {
				t.Error("rows after Seek differ: " + diff)
			}

			for what, changed := range map[string]string{
				"changed": strings.Replace(in, "/17", "/71", 1), "cut": in[:place.Offset-1],
			} {
				r, err := NewReader(strings.NewReader(changed), Config{})
				if err != nil {
					t.Fatal(err)
				}
				if err := r.Seek(place); !errors.Is(err, ErrChanged) {
					t.Errorf("%s: Seek returned %v, want ErrChanged", what, err)
				}
			}
		})
	}
}

func TestReader_failsWithItsInput(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, in := range []string{"{\"url\":\"a\"}\n{\"url\"", "url\na\n\"b"} {
		r, err := NewReader(io.MultiReader(strings.NewReader(in), iotest.ErrReader(broken)), Config{})
		for err == nil {
			_, err = r.Next()
		}
		if !errors.Is(err, broken) {
			t.Errorf("%q: %v, want the error of the input", in, err)
		}
	}
}

func TestColumns_areTheFieldsOfANewLink(t *testing.T) {
	var want, got []string
	for f := range reflect.TypeFor[v1.NewLink]().Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		want = append(want, name)
	}
	seen := map[string]bool{}
	for _, names := range Columns() {
		got = append(got, names[0])
		for _, n := range names {
			if seen[n] || n != normalColumn(n) {
				t.Errorf("the name %q stands twice or can never be met", n)
			}
			seen[n] = true
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
