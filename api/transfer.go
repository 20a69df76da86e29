package api

import (
	"bufio"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
)

// This file holds export and import.

const (
	exportChunk = 64 << 10
	// exportTimeout is how long a caller may take for a chunk. The store is being read all the while, so one who has
	// stopped reading must not keep it so.
	exportTimeout = 30 * time.Second
)

// export streams every link. The number of links is not known when the answer begins, and what fails in the middle can no
// longer be told by a status. So a complete export ends with a line that says so, which is still there when the export
// has become a file; and one that fails breaks the connection off, which makes programs notice at once.
func (a *API) export(c *call) error {
	if c.Method == http.MethodHead {
		c.w.Header().Set("Content-Type", "application/x-ndjson")
		return nil
	}
	stream := bufio.NewWriterSize(&paced{c: c, to: http.NewResponseController(c.w)}, exportChunk)
	line := func(v any) error {
		if err := json.MarshalWrite(stream, v, a.encoding); err != nil {
			return fmt.Errorf("encoding a line of the export: %w", err)
		}
		return stream.WriteByte('\n')
	}
	end := v1.ExportEnd{End: true}
	err := a.catalog.Export(c.Context(), func(l *link.Link, history []link.Revision) error {
		end.Links++
		r := a.record(l, history)
		return line(&r)
	})
	if err == nil {
		err = line(&end)
	}
	if err == nil {
		err = stream.Flush()
	}
	if err == nil || !c.started {
		return err // nothing was sent yet: a problem can still be answered
	}
	if c.Context().Err() == nil {
		a.log.Error("an export broke off", "request", c.id, "links", end.Links, "error", err)
	}
	panic(http.ErrAbortHandler)
}

// paced writes the chunks of an export, each within exportTimeout.
type paced struct {
	c  *call
	to *http.ResponseController
}

func (p *paced) Write(b []byte) (int, error) {
	if !p.c.started {
		p.c.started = true
		p.c.w.Header().Set("Content-Type", "application/x-ndjson")
	}
	p.to.SetWriteDeadline(time.Now().Add(exportTimeout)) // where it cannot be set, the server's own is what there is
	return p.c.w.Write(b)
}

// importRequest is a v1.ImportRequest whose records are decoded one by one, so that one that cannot be read does not keep
// the others from being imported.
type importRequest struct {
	Records []jsontext.Value `json:"records"`
}

func (a *API) importRecords(c *call) error {
	var b importRequest
	if err := c.decode(&b); err != nil {
		return err
	}
	if err := checkBatch("records", len(b.Records)); err != nil {
		return err
	}
	// A record that somebody wrote by hand may leave out that the link is on, as a new link is.
	enabled := json.WithUnmarshalers(json.UnmarshalFromFunc(func(_ *jsontext.Decoder, r *v1.Record) error {
		r.Enabled = true
		return errors.ErrUnsupported
	}))
	records := make([]catalog.Record, len(b.Records))
	for i, raw := range b.Records {
		var r v1.Record
		if err := decodeJSON(raw, &r, enabled); err != nil {
			records[i].Err = err
			continue
		}
		records[i] = unrecord(&r)
	}
	results, err := a.catalog.Import(c.Context(), c.actor, records...)
	if err != nil {
		return err
	}
	out := v1.ImportResult{Results: make([]v1.ImportItem, len(results))}
	for i, r := range results {
		switch {
		case r.Err != nil:
			out.Failed++
			out.Results[i] = v1.ImportItem{Result: "failed", Problem: c.explain(r.Err)}
		case r.Unchanged:
			out.Unchanged++
			out.Results[i].Result = "unchanged"
		default:
			out.Imported++
			out.Results[i].Result = "imported"
		}
	}
	return c.reply(http.StatusOK, out)
}

func (a *API) openAPI(c *call) error {
	h := c.w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Content-Length", strconv.Itoa(len(a.document)))
	h.Set("Cache-Control", "public, max-age=300")
	c.started = true
	c.w.Write(a.document)
	return nil
}
