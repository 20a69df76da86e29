package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/cli/rows"
)

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
	keyed bool   // a row in body must not be sent twice without a key
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

func newBatch(first rows.Row) *batch {
	return &batch{kind: first.Kind, start: first.Start, ready: make(chan struct{})}
}

// fits reports whether a row may join the batch: a request carries rows of one kind.
func (b *batch) fits(r rows.Row) bool {
	if len(b.rows) == 0 {
		return true
	}
	alike := r.Err != nil || b.sent == 0 || r.Kind == b.kind
	return alike && len(b.body)+len(r.JSON) < maxBatchBytes && len(b.raw) < 2*maxBatchBytes
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
		b.body = appendRow(b.body, r)
		b.keyed = b.keyed || r.Kind == rows.Link && !r.Named
		at.jsonEnd = len(b.body)
		b.sent++
	}
	b.rows = append(b.rows, at)
}

// appendRow appends what is sent of a row. A link with a slug of its own is harmless to send again where the server may
// answer with the one that is there and does the same, so that it needs no key; the server would have to remember a key
// for each row, which makes an import twice as expensive.
func appendRow(body []byte, r rows.Row) []byte {
	if !r.Named {
		return append(body, r.JSON...)
	}
	body = append(body, `{"reuse":true,`...)
	return append(body, r.JSON[1:]...) // the object is not empty: it has a slug
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

func (b *batch) note(i int, o outcome) {
	switch {
	case o.problem != nil:
		b.rows[i].refused = rowProblem(o.problem)
	case o.existing:
		b.existing++
	default:
		b.made++
	}
}

// key names the request for the server: the same for the same rows at the same place of the input, in every run. It is
// empty where no row needs one.
func (b *batch) key(body []byte) string {
	if !b.keyed {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "jink import %d\n", b.start)
	h.Write(body)
	return "import-" + hex.EncodeToString(h.Sum(nil)[:20])
}

// rowProblem makes one line of what the server says about a row.
func rowProblem(p *v1.Problem) error {
	if len(p.Errors) == 0 {
		return errors.New(p.Headline())
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
