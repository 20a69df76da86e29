package client

import (
	"context"
	"errors"
	"iter"
	"net/http"
	"net/url"
	"strconv"

	v1 "github.com/jinklink/jink/api/v1"
)

// Ref names a link.
type Ref struct {
	Domain string // the host of a short domain; "" for the server's default domain
	Slug   string // as a person writes it: not percent-encoded
}

// path is the link's path in the API. The slug is one segment of it, whatever it holds.
func (r Ref) path(below string) string { return "/links/" + url.PathEscape(r.Slug) + below }

func (r Ref) query() url.Values {
	if r.Domain == "" {
		return nil
	}
	return url.Values{"domain": {r.Domain}}
}

// check refuses what would be another path: an empty slug is the list of links, and dots are taken away by clients and
// proxies on the way. No link has such a slug.
func (r Ref) check() error {
	switch r.Slug {
	case "":
		return errors.New("a link is named by its slug, and this one is empty")
	case ".", "..":
		return &v1.Problem{Title: "Not found", Status: http.StatusNotFound,
			Detail: "no link can have the slug " + strconv.Quote(r.Slug)}
	}
	return nil
}

func (c *Client) onLink(ctx context.Context, ref Ref, r request) error {
	if err := ref.check(); err != nil {
		return err
	}
	query := ref.query()
	for name, values := range r.query {
		if query == nil {
			query = url.Values{}
		}
		query[name] = values
	}
	r.query = query
	return c.do(ctx, r)
}

// Create makes a link, or with Reuse may return one that was there.
func (c *Client) Create(ctx context.Context, n v1.NewLink) (*v1.Link, error) {
	out := &v1.Link{}
	return out, c.do(ctx, request{method: "POST", path: "/links", body: n, header: idempotent(""), out: out})
}

// Get returns a link.
func (c *Client) Get(ctx context.Context, ref Ref) (*v1.Link, error) {
	out := &v1.Link{}
	return out, c.onLink(ctx, ref, request{method: "GET", path: ref.path(""), out: out})
}

// Update changes a link. If revision is not 0 and the link is at another one, nothing is changed and the problem has
// status 412.
func (c *Client) Update(ctx context.Context, ref Ref, patch v1.LinkPatch, revision int64) (*v1.Link, error) {
	out := &v1.Link{}
	r := request{method: "PATCH", path: ref.path(""), body: patch, media: "application/merge-patch+json",
		header: ifMatch(revision), once: revision != 0, out: out}
	return out, c.onLink(ctx, ref, r)
}

// Delete deletes a link. Its slug stays reserved, and Rollback brings it back. See Update for revision.
func (c *Client) Delete(ctx context.Context, ref Ref, revision int64) error {
	return c.onLink(ctx, ref, request{method: "DELETE", path: ref.path(""), header: ifMatch(revision), once: true})
}

// Purge removes a link, deleted or not, with its history, and frees its slug.
func (c *Client) Purge(ctx context.Context, ref Ref) error {
	return c.onLink(ctx, ref, request{method: "DELETE", path: ref.path(""), query: url.Values{"purge": {"true"}}, once: true})
}

func ifMatch(revision int64) http.Header {
	if revision == 0 {
		return nil
	}
	return http.Header{"If-Match": {strconv.Quote(strconv.FormatInt(revision, 10))}}
}

// Query selects the links of a list. What is empty does not select.
type Query struct {
	Text    string // contained in slug, URL, title or note
	Tag     string
	Domain  string // the host of a short domain
	Deleted bool   // deleted links instead of live ones
	Sort    string // created_at, updated_at, clicks or slug, with a minus sign before it for downwards
	Limit   int    // of one page; 0 for the server's default
	Cursor  string // NextCursor of the page before
}

func (q Query) values() url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	set("q", q.Text)
	set("tag", q.Tag)
	set("domain", q.Domain)
	set("sort", q.Sort)
	set("cursor", q.Cursor)
	if q.Limit != 0 {
		set("limit", strconv.Itoa(q.Limit))
	}
	if q.Deleted {
		set("deleted", "true")
	}
	return v
}

// List returns one page of the links that match q.
func (c *Client) List(ctx context.Context, q Query) (*v1.LinkPage, error) {
	out := &v1.LinkPage{}
	return out, c.do(ctx, request{method: "GET", path: "/links", query: q.values(), out: out})
}

// Links yields every link that matches q, page by page. An error is yielded once and ends the list.
func (c *Client) Links(ctx context.Context, q Query) iter.Seq2[v1.Link, error] {
	return pages(q.Cursor, func(cursor string) ([]v1.Link, *string, error) {
		q.Cursor = cursor
		page, err := c.List(ctx, q)
		if err != nil {
			return nil, nil, err
		}
		return page.Links, page.NextCursor, nil
	})
}

// Revisions yields every state of a link, newest first, the present one included.
func (c *Client) Revisions(ctx context.Context, ref Ref) iter.Seq2[v1.Revision, error] {
	return pages("", func(cursor string) ([]v1.Revision, *string, error) {
		r := request{method: "GET", path: ref.path("/revisions"), query: url.Values{}}
		if cursor != "" {
			r.query.Set("cursor", cursor)
		}
		page := v1.RevisionPage{}
		r.out = &page
		if err := c.onLink(ctx, ref, r); err != nil {
			return nil, nil, err
		}
		return page.Revisions, page.NextCursor, nil
	})
}

// Rollback makes a link what it was at a revision, as a new revision. It also brings a deleted link back.
func (c *Client) Rollback(ctx context.Context, ref Ref, revision int64) (*v1.Link, error) {
	out := &v1.Link{}
	r := request{method: "POST", path: ref.path("/rollback"), body: v1.RollbackRequest{Revision: revision},
		once: true, out: out}
	return out, c.onLink(ctx, ref, r)
}

// pages yields the items of a list whose pages fetch returns.
func pages[T any](cursor string, fetch func(cursor string) ([]T, *string, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			items, next, err := fetch(cursor)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			if next == nil || *next == "" || *next == cursor {
				return
			}
			cursor = *next
		}
	}
}
