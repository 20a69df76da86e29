package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/cli/rows"
)

// runJink runs a command line against a server.
func runJink(ctx context.Context, server, stdin string, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = Run(ctx, Env{Args: args, Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errs,
		LookupEnv: func(name string) (string, bool) {
			v, ok := map[string]string{"JINK_URL": server, "JINK_TOKEN": adminToken}[name]
			return v, ok
		}})
	return code, out.String(), errs.String()
}

// failing puts a proxy before a server whose answer to the nth bulk request is told by what: pass, break off after the
// server has done it, or answer 503 instead.
func failing(t *testing.T, server string, what func(n int64, r *http.Request) string) string {
	t.Helper()
	target, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.ErrorLog = log.New(io.Discard, "", 0) // it complains of interrupted requests
	var bulks atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, "/links/bulk") {
			proxy.ServeHTTP(w, r)
			return
		}
		switch what(bulks.Add(1), r) {
		case "break":
			proxy.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler)
		case "unauthorized":
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(401)
			fmt.Fprint(w, `{"title":"the token was revoked","status":401}`)
		default:
			proxy.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func countLinks(t *testing.T, server string) int {
	t.Helper()
	code, out, errs := runJink(t.Context(), server, "", "ls", "--all")
	if code != 0 {
		t.Fatal(errs)
	}
	return strings.Count(out, "\n")
}

// An import that is ended early goes on where it was, and no row is made twice or left out, whatever had become of the
// requests that were under way.
func TestImport_goesOnWhereItWas(t *testing.T) {
	const n = 5500
	var jsonl, csv strings.Builder
	csv.WriteString("url\n")
	for i := range n {
		if i%1000 == 500 {
			fmt.Fprintf(&jsonl, "{\"url\":%d}\n", i)
			fmt.Fprintf(&csv, "https://example.com/%d,one cell too many\n", i)
			continue
		}
		fmt.Fprintf(&jsonl, "{\"url\":\"https://example.com/%d\"}\n", i)
		fmt.Fprintf(&csv, "https://example.com/%d\n", i)
	}
	const refused = 5 // of them
	named := regexp.MustCompile(`"(https://example.com/)(\d+)"`).ReplaceAllString(jsonl.String(), `"$1$2","slug":"s$2"`)
	for format, in := range map[string]string{"jsonl": jsonl.String(), "csv": csv.String(), "named": named} {
		for _, failure := range map[string][]string{"jsonl": {"break", "unauthorized", "interrupt"}, "csv": {"break"}, "named": {"break"}}[format] {
			t.Run(format+" "+failure, func(t *testing.T) {
				if testing.Short() && (format == "csv" || failure == "unauthorized") {
					t.Skip("takes seconds under the race detector, which sees nothing new there")
				}
				t.Parallel()
				server := startServer(t)
				ctx, interrupt := context.WithCancel(t.Context())
				flaky := failing(t, server, func(n int64, r *http.Request) string {
					if n == 4 && failure == "interrupt" {
						interrupt()
					}
					if n >= 4 {
						return failure
					}
					return ""
				})
				dir := t.TempDir()
				file, rejects := filepath.Join(dir, "rows"), filepath.Join(dir, "rejects")
				if err := os.WriteFile(file, []byte(in), 0o600); err != nil {
					t.Fatal(err)
				}
				code, out, errs := runJink(ctx, flaky, "", "import", file, "--rejects", rejects)
				if code != 1 || out != "" || !strings.Contains(errs, "run the same command again") {
					t.Fatalf("the first run: code %d, %q, %q", code, out, errs)
				}
				// The state names the server as the client called it.
				replaceInFile(t, file+stateSuffix, flaky, server)
				code, out, errs = runJink(t.Context(), server, "", "import", file, "--rejects", rejects)
				want := fmt.Sprintf(`: 5,495 made, 0 there already, %d refused, in `, refused)
				if format == "named" { // what the request that broke off has made is found there
					want = fmt.Sprintf(`: [0-9,]+ made, [0-9,]+ there already, %d refused, in `, refused)
				}
				if code != 1 || !regexp.MustCompile(want).MatchString(out) {
					t.Errorf("the second run: code %d, %q, %q; want %q", code, out, errs, want)
				}
				if got := countLinks(t, server); got != n-refused {
					t.Errorf("the server has %d links, want %d", got, n-refused)
				}
				if _, err := os.Stat(file + stateSuffix); !os.IsNotExist(err) {
					t.Errorf("the state is still there: %v", err)
				}
				b, err := os.ReadFile(rejects)
				if err != nil {
					t.Fatal(err)
				}
				lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
				if format == "csv" {
					if lines[0] != "url" {
						t.Errorf("the refused rows begin with %q, want the header", lines[0])
					}
					lines = lines[1:]
				}
				if len(lines) != refused || !strings.Contains(lines[4], "4500") {
					t.Errorf("refused rows: %q", lines)
				}
			})
		}
	}
}

func replaceInFile(t *testing.T, name, from, to string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if os.IsNotExist(err) {
		return // nothing was done before the failure
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.ReplaceAll(b, []byte(from), []byte(to)), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestImport_refusesAStateThatDoesNotFit(t *testing.T) {
	server := startServer(t)
	file := filepath.Join(t.TempDir(), "rows")
	write := func(name, s string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, test := range map[string]struct{ rows, state, want string }{
		"another server": {`{"url":"https://example.com/"}`, `{"server":"http://127.0.0.1:1","totals":{}}`, "is from an import into http://127.0.0.1:1; --restart"},
		"a changed file": {`{"url":"https://example.com/"}`, `{"server":"` + server + `","totals":{"position":{"offset":5,"line":0,"sha256":"00"}}}`, "has changed before the place"},
		"nonsense":       {`{"url":"https://example.com/"}`, `{"server":`, "does not hold the place of an import"},
		"a place before": {`{"url":"https://example.com/"}`, `{"server":"` + server + `","totals":{"position":{"offset":-5}}}`, "does not hold the place of an import"},
	} {
		t.Run(name, func(t *testing.T) {
			write(file, test.rows)
			write(file+stateSuffix, test.state)
			code, _, errs := runJink(t.Context(), server, "", "import", file)
			if code != 1 || !strings.Contains(errs, test.want) {
				t.Errorf("code %d, %q; want %q", code, errs, test.want)
			}
			if code, _, errs := runJink(t.Context(), server, "", "import", file, "--restart"); code != 0 {
				t.Errorf("with --restart: code %d, %q", code, errs)
			}
		})
	}
}

// picky is a server that takes whole requests only if no row in them is bad, and answers some rows with 503.
type picky struct {
	mu   sync.Mutex
	sent []string
}

func (p *picky) BulkJSON(_ context.Context, _ string, body []byte) (*v1.BulkResult, error) {
	var b v1.BulkRequest
	if err := json.Unmarshal(body, &b, json.RejectUnknownMembers(true)); err != nil {
		return nil, err
	}
	out := &v1.BulkResult{}
	for _, l := range b.Links {
		if l.URL == "bad" {
			return nil, &v1.Problem{Title: "The request cannot be read", Status: 400}
		}
		if l.URL == "later" {
			out.Results = append(out.Results, v1.BulkItem{Status: 503, Problem: &v1.Problem{Title: "The store does not answer", Status: 503}})
			continue
		}
		out.Results = append(out.Results, v1.BulkItem{Status: 201})
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range b.Links {
		p.sent = append(p.sent, l.URL)
	}
	return out, nil
}

func (p *picky) ImportJSON(_ context.Context, body []byte) (*v1.ImportResult, error) {
	var b v1.ImportRequest
	if err := json.Unmarshal(body, &b, json.RejectUnknownMembers(true)); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	out := &v1.ImportResult{}
	for _, r := range b.Records {
		p.sent = append(p.sent, r.URL)
		out.Results = append(out.Results, v1.ImportItem{Result: "imported"})
	}
	return out, nil
}

func importAll(t *testing.T, in string, server batchServer) (lines []int, refused []string, err error) {
	t.Helper()
	r, err := rows.NewReader(strings.NewReader(in), rows.Config{})
	if err != nil {
		t.Fatal(err)
	}
	err = (&importer{rows: r, server: server, parallel: 4, done: func(b *batch) error {
		for i, row := range b.rows {
			lines = append(lines, row.line)
			if row.refused != nil {
				refused = append(refused, fmt.Sprintf("%d %s: %s", row.line, b.text(i), row.refused))
			}
		}
		return nil
	}}).run(t.Context())
	return lines, refused, err
}

// One row that makes the server refuse a whole request is found, and the others are made.
func TestImporter_findsTheRowThatIsToBlame(t *testing.T) {
	var in strings.Builder
	var want []string
	var wantLines []int
	for i := 1; i <= 3210; i++ {
		wantLines = append(wantLines, i)
		switch {
		case i == 700, i == 701, i == 2999:
			in.WriteString("{\"url\":\"bad\"}\n")
			want = append(want, fmt.Sprintf(`%d {"url":"bad"}: The request cannot be read`, i))
		case i%500 == 0:
			in.WriteString("{\"created_at\":\"2026-01-01T00:00:00Z\",\"url\":\"good\"}\n")
		default:
			in.WriteString("{\"url\":\"good\"}\n")
		}
	}
	server := &picky{}
	lines, refused, err := importAll(t, in.String(), server)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, refused); diff != "" {
		t.Error("refused rows differ: " + diff)
	}
	if diff := cmp.Diff(wantLines, lines); diff != "" {
		t.Error("rows are not reported once and in order: " + diff)
	}
	if len(server.sent) != 3210-3 {
		t.Errorf("%d rows were made, want %d", len(server.sent), 3210-3)
	}
}

// What the server could not do at the moment is no fault of the row: the import ends, to go on later.
func TestImporter_endsWhereTheServerCannot(t *testing.T) {
	_, refused, err := importAll(t, "{\"url\":\"good\"}\n{\"url\":\"later\"}\n", &picky{})
	p, ok := errors.AsType[*v1.Problem](err)
	if !ok || p.Status != 503 || refused != nil {
		t.Errorf("the import ended with %v and refused %q", err, refused)
	}
}

// accepting is a server that takes everything, at no cost.
type accepting struct{ rows atomic.Int64 }

func (a *accepting) BulkJSON(_ context.Context, _ string, body []byte) (*v1.BulkResult, error) {
	n := bytes.Count(body, []byte(`"url":`))
	a.rows.Add(int64(n))
	out := &v1.BulkResult{Results: make([]v1.BulkItem, n)}
	for i := range out.Results {
		out.Results[i].Status = 201
	}
	return out, nil
}

func (a *accepting) ImportJSON(context.Context, []byte) (*v1.ImportResult, error) {
	return nil, errors.New("not needed")
}

// BenchmarkImporter measures what the client does for a row, without the network and the server.
func BenchmarkImporter(b *testing.B) {
	const n = 100_000
	var in bytes.Buffer
	for i := range n {
		fmt.Fprintf(&in, `{"url":"https://example.com/catalogue/item/%d?ref=newsletter","slug":"item-%d","tags":["shop"]}`+"\n", i, i)
	}
	b.ReportAllocs()
	for b.Loop() {
		r, err := rows.NewReader(bytes.NewReader(in.Bytes()), rows.Config{})
		if err != nil {
			b.Fatal(err)
		}
		server := &accepting{}
		done := 0
		im := &importer{rows: r, server: server, parallel: 4, done: func(batch *batch) error { done += len(batch.rows); return nil }}
		if err := im.run(b.Context()); err != nil || done != n || server.rows.Load() != n {
			b.Fatal(err, done, server.rows.Load())
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
