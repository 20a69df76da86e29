package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
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

func (im *importer) request(ctx context.Context, b *batch, which []int, body []byte) error {
	send := im.makeLinks
	if b.kind == rows.Record {
		send = im.bringBack
	}
	outcomes, err := send(ctx, b.key(body), body)
	if err != nil {
		return err
	}
	if len(outcomes) != len(which) {
		return fmt.Errorf("the server told what became of %d rows where %d were sent", len(outcomes), len(which))
	}
	for _, o := range outcomes {
		if failed(o.problem) {
			return o.problem
		}
	}
	for n, o := range outcomes {
		b.note(which[n], o)
	}
	return nil
}

// outcome is what became of a row: it was refused, existed already, or was made.
type outcome struct {
	problem  *v1.Problem
	existing bool
}

func (im *importer) makeLinks(ctx context.Context, key string, body []byte) ([]outcome, error) {
	r, err := im.server.BulkJSON(ctx, key, body)
	if err != nil {
		return nil, err
	}
	out := make([]outcome, len(r.Results))
	for i, item := range r.Results {
		p := item.Problem
		if p == nil && item.Status/100 != 2 {
			p = &v1.Problem{Title: "refused with status " + strconv.Itoa(item.Status), Status: item.Status}
		}
		out[i] = outcome{p, item.Status != http.StatusCreated}
	}
	return out, nil
}

// bringBack imports records. It needs no key: the same record again changes nothing.
func (im *importer) bringBack(ctx context.Context, _ string, body []byte) ([]outcome, error) {
	r, err := im.server.ImportJSON(ctx, body)
	if err != nil {
		return nil, err
	}
	out := make([]outcome, len(r.Results))
	for i, item := range r.Results {
		out[i] = outcome{item.Problem, item.Result == "unchanged"}
	}
	return out, nil
}

// failed reports whether it was the server that could not, rather than the row that is wrong: the row is to be sent again.
func failed(p *v1.Problem) bool { return p != nil && (p.Status >= 500 || p.Status == 429) }
