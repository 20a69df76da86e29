package api

import (
	"errors"
	"net/http"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// This file holds the list of links.

func (a *API) listLinks(c *call) error {
	q := link.Query{Text: c.text("q"), Tag: c.text("tag"), Deleted: c.flag("deleted"), Order: link.Order(c.text("sort")),
		Limit: int(c.number("limit"))}
	if host := c.text("domain"); host != "" {
		domain, ok := a.catalog.Domain(host)
		if !ok {
			return malformed("domain", "is not a short domain of this instance: "+quoted(host))
		}
		q.Domain = &domain
	}
	if s := c.text("cursor"); s != "" {
		after, err := link.ParseCursor(s, q.Order)
		if e, ok := errors.AsType[*link.Error](err); ok {
			return &link.Error{Code: codeMalformed, Message: e.Message, Fields: e.Fields}
		}
		q.After = after
	}
	page, err := a.catalog.List(c.Context(), q)
	if err != nil {
		return err
	}
	out := v1.LinkPage{Links: make([]v1.Link, len(page.Links))}
	for i, l := range page.Links {
		out.Links[i] = a.link(l)
	}
	if page.Next != nil {
		next := page.Next.String()
		out.NextCursor = &next
		c.linkNext(next)
	}
	return c.reply(http.StatusOK, out)
}
