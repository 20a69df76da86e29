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

// Bulk makes up to MaxBatch links. Results tell of each what became of it; the error is for the request as a whole. See
// BulkJSON for key.
func (c *Client) Bulk(ctx context.Context, key string, links []v1.NewLink) (*v1.BulkResult, error) {
	body, err := encode(v1.BulkRequest{Links: links})
	if err != nil {
		return nil, err
	}
	out := &v1.BulkResult{}
	return out, c.do(ctx, request{method: "POST", path: "/links/bulk", body: body, header: idempotent(key), out: out})
}

// BulkJSON is Bulk for a request that is encoded already. The results hold no links. Key makes the request happen once
// however often it is sent, for a day; "" takes a random one.
func (c *Client) BulkJSON(ctx context.Context, key string, body []byte) (*v1.BulkResult, error) {
	h := idempotent(key)
	h.Set("Prefer", "return=minimal")
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

// Export writes everything that the server holds to w, one v1.Record as JSON a line, and returns how many there were.
// An error means that w did not get all of them.
func (c *Client) Export(ctx context.Context, w io.Writer) (records int, err error) {
	resp := &http.Response{}
	if err := c.do(ctx, request{method: "GET", path: "/export", accept: "application/x-ndjson", stream: resp}); err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	lines := &lineCounter{w: w}
	if _, err := io.Copy(lines, bufio.NewReaderSize(resp.Body, 64<<10)); err != nil {
		return lines.n, fmt.Errorf("the export of %s broke off after %d links: %w", c.base, lines.n, err)
	}
	if lines.open {
		return lines.n, fmt.Errorf("the export of %s broke off in the middle of link %d", c.base, lines.n+1)
	}
	return lines.n, nil
}

// Records calls fn with each record of an export, as they come in, and stops at fn's first error.
func (c *Client) Records(ctx context.Context, fn func(*v1.Record) error) error {
	pr, pw := io.Pipe()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		_, err := c.Export(ctx, pw)
		pw.CloseWithError(err)
	}()
	defer pr.Close()
	lines := bufio.NewReader(pr)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
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

// lineCounter counts the lines that pass through it.
type lineCounter struct {
	w    io.Writer
	n    int
	open bool // the last line is not at its end
}

func (l *lineCounter) Write(b []byte) (int, error) {
	n, err := l.w.Write(b)
	l.n += bytes.Count(b[:n], []byte{'\n'})
	if n > 0 {
		l.open = b[n-1] != '\n'
	}
	return n, err
}
