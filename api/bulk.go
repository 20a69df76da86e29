package api

import (
	"net/http"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
)

// This file makes many links at once.

func (a *API) createLinks(c *call) error {
	var b v1.BulkRequest
	if err := c.decode(&b); err != nil {
		return err
	}
	if err := checkBatch("links", len(b.Links)); err != nil {
		return err
	}
	key, err := c.idempotencyKey()
	if err != nil {
		return err
	}
	requests := make([]catalog.Request, len(b.Links))
	for i := range b.Links {
		requests[i] = request(&b.Links[i])
		if key == "" {
			continue
		}
		if requests[i].Idempotency, err = c.idempotency(itemKey(key, i), &b.Links[i]); err != nil {
			return err
		}
	}
	results, err := a.catalog.Create(c.Context(), c.actor, requests...)
	if err != nil {
		return err
	}
	minimal := c.prefers("return=minimal")
	if minimal {
		c.w.Header().Set("Preference-Applied", "return=minimal")
	}
	return c.reply(http.StatusOK, a.bulkResult(c, results, minimal))
}

func (a *API) bulkResult(c *call, results []catalog.Result, minimal bool) *v1.BulkResult {
	out := &v1.BulkResult{Results: make([]v1.BulkItem, len(results))}
	var links []v1.Link
	if !minimal {
		links = make([]v1.Link, len(results)) // one allocation for all
	}
	for i := range results {
		r, item := &results[i], &out.Results[i]
		if r.Err != nil {
			out.Failed++
			item.Problem = c.explain(r.Err)
			item.Status = item.Problem.Status
			continue
		}
		item.Status = statusOf(r.Outcome)
		if r.Outcome == link.Reused {
			out.Reused++
		} else {
			out.Created++
		}
		if !minimal {
			links[i] = a.result(r)
			item.Link = &links[i]
		}
	}
	return out
}

// checkBatch says what is wrong with the number of items of a request.
func checkBatch(field string, n int) error {
	var p link.Problems
	if n == 0 || n > maxBatch {
		p.Addf(field, "has %d items; it must have 1 to %d", n, maxBatch)
	}
	return p.Err("the request")
}
