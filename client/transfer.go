package client

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/go-json-experiment/json"

	v1 "github.com/jinklink/jink/api/v1"
)

// MaxBatch is how many links or records one request may carry.
const MaxBatch = 1000

// Bulk makes up to MaxBatch links. Results tell of each what became of it; the error is for the request as a whole. Key
// makes the request happen once however often it is sent, for a day; "" takes a random one.
func (c *Client) Bulk(ctx context.Context, key string, links []v1.NewLink) (*v1.BulkResult, error) {
	body, err := encode(v1.BulkRequest{Links: links})
	if err != nil {
		return nil, err
	}
	out := &v1.BulkResult{}
	return out, c.do(ctx, request{method: "POST", path: "/links/bulk", body: body, header: idempotent(key), out: out})
}

// BulkJSON is Bulk for a request that is encoded already. The results hold no links. Key makes the request happen once
// however often it is sent, for a day. Without a key the request must be harmless to repeat by itself, and costs the
// server half as much: it has nothing to remember.
func (c *Client) BulkJSON(ctx context.Context, key string, body []byte) (*v1.BulkResult, error) {
	h := http.Header{"Prefer": {"return=minimal"}, "Idempotency-Key": {}} // empty: net/http may repeat it and sends no header
	if key != "" {
		h.Set("Idempotency-Key", key)
	}
	out := &v1.BulkResult{}
	return out, c.do(ctx, request{method: "POST", path: "/links/bulk", body: body, header: h, out: out})
}

// Import brings up to MaxBatch records of an export back.
func (c *Client) Import(ctx context.Context, records []v1.Record) (*v1.ImportResult, error) {
	body, err := encode(v1.ImportRequest{Records: records})
	if err != nil {
		return nil, err
	}
	return c.ImportJSON(ctx, body)
}

// ImportJSON is Import for a request that is encoded already. Importing the same record again changes nothing.
func (c *Client) ImportJSON(ctx context.Context, body []byte) (*v1.ImportResult, error) {
	out := &v1.ImportResult{}
	return out, c.do(ctx, request{method: "POST", path: "/import", body: body, out: out})
}

// Export writes everything that the server holds to w: one v1.Record as JSON a line, and a v1.ExportEnd at the end. It
// returns how many records there were. An error means that w did not get all of them.
func (c *Client) Export(ctx context.Context, w io.Writer) (records int64, err error) {
	resp := &http.Response{}
	if err := c.do(ctx, request{method: "GET", path: "/export", accept: "application/x-ndjson", stream: resp}); err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	lines := &lineCounter{w: w}
	_, err = io.Copy(lines, resp.Body)
	end, ended := exportEnd(lines.last)
	if ended {
		lines.n--
	}
	switch {
	case err != nil:
	case !ended:
		err = errors.New("its last line is missing")
	case end.Links != lines.n:
		err = fmt.Errorf("it says that it has %d", end.Links)
	}
	if err != nil {
		return lines.n, fmt.Errorf("the export of %s broke off after %d links: %w", c.base, lines.n, err)
	}
	return lines.n, nil
}

// exportEnd reads the last line of an export.
func exportEnd(line []byte) (end v1.ExportEnd, ok bool) {
	err := json.Unmarshal(line, &end, json.RejectUnknownMembers(true))
	return end, err == nil && end.End
}

// Records calls fn with each record of an export, as they come in, and stops at fn's first error.
func (c *Client) Records(ctx context.Context, fn func(*v1.Record) error) error {
	pr, pw := io.Pipe()
	defer pr.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		_, err := c.Export(ctx, pw)
		pw.CloseWithError(err) // io.EOF for the reader where err is nil
	}()
	lines := bufio.NewReader(pr)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if _, ok := exportEnd(line); ok {
			continue
		}
		r := &v1.Record{}
		if err := json.Unmarshal(line, r); err != nil {
			return fmt.Errorf("reading a record of the export of %s: %w", c.base, err)
		}
		if err := fn(r); err != nil {
			return err
		}
	}
}

// lineCounter counts the lines that pass through it, and remembers the last one if it is short.
type lineCounter struct {
	w     io.Writer
	n     int64
	last  []byte // of the line that is written or was written last, at most maxLast
	ended bool   // last is complete
}

const maxLast = 100

func (l *lineCounter) Write(b []byte) (int, error) {
	n, err := l.w.Write(b)
	l.n += int64(bytes.Count(b[:n], []byte{'\n'}))
	for part := range bytes.SplitAfterSeq(b[:n], []byte{'\n'}) {
		if len(part) == 0 {
			continue
		}
		if l.ended {
			l.last = l.last[:0]
		}
		l.ended = part[len(part)-1] == '\n'
		l.last = append(l.last, part[:min(len(part), maxLast-len(l.last))]...)
	}
	return n, err
}
