package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"

	"golang.org/x/sync/errgroup"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/cli/rows"
	"github.com/jinklink/jink/client"
)

// batchServer is what an import needs of a server; *client.Client is one.
type batchServer interface {
	BulkJSON(ctx context.Context, key string, body []byte) (*v1.BulkResult, error)
	ImportJSON(ctx context.Context, body []byte) (*v1.ImportResult, error)
}

// importer sends rows to a server in batches, several at a time, and reports the batches in the order of the input.
type importer struct {
	rows     *rows.Reader
	server   batchServer
	done     func(*batch) error // called for every batch, in order, never twice at a time
	parallel int

	held *batch // begun with a row that did not fit the batch before
}

// maxBatchBytes bounds the body of a request, so that a batch of very long rows is below the server's limit too.
const maxBatchBytes = 2 << 20

// batch is a stretch of the input that is sent in one request, unless the server refuses it as a whole.
type batch struct {
	kind  rows.Kind
	start int64
	end   rows.Position
	rows  []batchRow
	body  []byte // the request
	sent  int    // rows in body
	raw   []byte // the rows as they stand in the input
	ready chan struct{}

	made, existing int
}

// batchRow is a row of a batch: where it lies in raw and body, and why it was refused if it was.
type batchRow struct {
	line            int
	rawEnd          int
	jsonAt, jsonEnd int
	refused         error
}

// run sends everything. It returns when all is done, or at the first failure that is not about single rows.
func (im *importer) run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	work := make(chan *batch)
	order := make(chan *batch, 2*im.parallel) // bounds how far the fast may run ahead of the slow
	g.Go(func() error {
		defer close(work)
		defer close(order)
		return im.read(ctx, order, work)
	})
	for range im.parallel {
		g.Go(func() error {
			for b := range work {
				if err := im.send(ctx, b); err != nil {
					return err
				}
				close(b.ready)
			}
			return nil
		})
	}
	g.Go(func() error {
		for b := range order {
			if err := b.wait(ctx); err != nil {
				return err
			}
			if err := im.done(b); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

// wait waits until the batch is sent. One that is counts also when ctx has ended.
func (b *batch) wait(ctx context.Context) error {
	select {
	case <-b.ready:
		return nil
	case <-ctx.Done():
	}
	select {
	case <-b.ready:
		return nil
	default:
		return ctx.Err()
	}
}

func (im *importer) read(ctx context.Context, order, work chan<- *batch) error {
	for {
		b, err := im.next()
		if b != nil {
			for _, to := range []chan<- *batch{order, work} {
				select {
				case to <- b:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// next reads the next batch. The batch may be nil with io.EOF, and need not be with any error.
func (im *importer) next() (*batch, error) {
	b := im.held
	im.held = nil
	for b == nil || len(b.rows) < client.MaxBatch {
		row, err := im.rows.Next()
		if err != nil {
			return b, err
		}
		if b == nil {
			b = newBatch(row)
		}
		if !b.fits(row) {
			im.held = newBatch(row)
			im.held.add(row, im.rows.Position())
			return b, nil
		}
		b.add(row, im.rows.Position())
	}
	return b, nil
}

func newBatch(first rows.Row) *batch {
	return &batch{kind: first.Kind, start: first.Start, ready: make(chan struct{})}
}

// fits reports whether a row may join the batch: a request carries rows of one kind.
func (b *batch) fits(r rows.Row) bool {
	return len(b.rows) == 0 ||
		(r.Err != nil || b.sent == 0 || r.Kind == b.kind) && len(b.body)+len(r.JSON) < maxBatchBytes && len(b.raw) < 2*maxBatchBytes
}

func (b *batch) add(r rows.Row, end rows.Position) {
	b.end = end
	b.raw = append(b.raw, r.Raw...)
	at := batchRow{line: r.Line, rawEnd: len(b.raw), refused: r.Err}
	if r.Err == nil {
		if b.sent == 0 {
			b.kind = r.Kind
			b.body = append(b.body, opening(b.kind)...)
		} else {
			b.body = append(b.body, ',')
		}
		at.jsonAt = len(b.body)
		b.body = append(b.body, r.JSON...)
		at.jsonEnd = len(b.body)
		b.sent++
	}
	b.rows = append(b.rows, at)
}

func opening(k rows.Kind) string {
	if k == rows.Record {
		return `{"records":[`
	}
	return `{"links":[`
}

// text returns row i as it stands in the input.
func (b *batch) text(i int) []byte {
	at := 0
	if i > 0 {
		at = b.rows[i-1].rawEnd
	}
	return b.raw[at:b.rows[i].rawEnd]
}

// send sends a batch and notes what became of each row.
func (im *importer) send(ctx context.Context, b *batch) error {
	if b.sent == 0 {
		return nil
	}
	b.body = append(b.body, "]}"...)
	all := make([]int, 0, b.sent)
	for i := range b.rows {
		if b.rows[i].refused == nil {
			all = append(all, i)
		}
	}
	return im.sendRows(ctx, b, all, b.body)
}

// sendRows sends some of a batch's rows. Where the server refuses the request as a whole for what is in it, the halves
// are sent on their own, until the row that is to blame is found.
func (im *importer) sendRows(ctx context.Context, b *batch, which []int, body []byte) error {
	err := im.request(ctx, b, which, body)
	p, ok := errors.AsType[*v1.Problem](err)
	if !ok || p.Status != 400 && p.Status != 413 && p.Status != 422 {
		return err
	}
	if len(which) == 1 {
		b.rows[which[0]].refused = rowProblem(p)
		return nil
	}
	for _, half := range [][]int{which[:len(which)/2], which[len(which)/2:]} {
		if err := im.sendRows(ctx, b, half, b.bodyOf(half)); err != nil {
			return err
		}
	}
	return nil
}

// bodyOf makes the request for some of the rows.
func (b *batch) bodyOf(which []int) []byte {
	body := []byte(opening(b.kind))
	for n, i := range which {
		if n > 0 {
			body = append(body, ',')
		}
		body = append(body, b.body[b.rows[i].jsonAt:b.rows[i].jsonEnd]...)
	}
	return append(body, "]}"...)
}

func (im *importer) request(ctx context.Context, b *batch, which []int, body []byte) error {
	if b.kind == rows.Record {
		r, err := im.server.ImportJSON(ctx, body)
		if err != nil {
			return err
		}
		if len(r.Results) != len(which) {
			return miscounted(len(r.Results), len(which))
		}
		for _, item := range r.Results {
			if failed(item.Problem) {
				return item.Problem
			}
		}
		for n, item := range r.Results {
			b.note(which[n], item.Problem, item.Result == "unchanged")
		}
		return nil
	}
	r, err := im.server.BulkJSON(ctx, b.key(body), body)
	if err != nil {
		return err
	}
	if len(r.Results) != len(which) {
		return miscounted(len(r.Results), len(which))
	}
	for _, item := range r.Results {
		if failed(item.Problem) {
			return item.Problem
		}
	}
	for n, item := range r.Results {
		p := item.Problem
		if p == nil && item.Status/100 != 2 {
			p = &v1.Problem{Title: "refused with status " + strconv.Itoa(item.Status), Status: item.Status}
		}
		b.note(which[n], p, item.Status != 201)
	}
	return nil
}

// failed reports whether it was the server that could not, rather than the row that is wrong: the row is to be sent again.
func failed(p *v1.Problem) bool { return p != nil && (p.Status >= 500 || p.Status == 429) }

func miscounted(got, want int) error {
	return fmt.Errorf("the server told what became of %d rows where %d were sent", got, want)
}

func (b *batch) note(i int, p *v1.Problem, existing bool) {
	switch {
	case p != nil:
		b.rows[i].refused = rowProblem(p)
	case existing:
		b.existing++
	default:
		b.made++
	}
}

// key names the request for the server: the same for the same rows at the same place of the input, in every run.
func (b *batch) key(body []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "jink import %d\n", b.start)
	h.Write(body)
	return "import-" + hex.EncodeToString(h.Sum(nil)[:20])
}

// rowProblem makes one line of what the server says about a row.
func rowProblem(p *v1.Problem) error {
	if len(p.Errors) == 0 {
		return errors.New(headline(p))
	}
	s := ""
	for i, f := range p.Errors {
		if i > 0 {
			s += "; "
		}
		s += f.Field + ": " + f.Detail
	}
	return errors.New(s)
}
