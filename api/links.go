package api

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// This file holds the operations on one link.

func (a *API) createLink(c *call) error {
	var n v1.NewLink
	if err := c.decode(&n); err != nil {
		return err
	}
	if c.isAnonymous() {
		if err := checkAnonymous(&n); err != nil {
			return err
		}
	}
	key, err := c.idempotencyKey()
	if err != nil {
		return err
	}
	req := request(&n)
	if req.Idempotency, err = c.idempotency(key, &n); err != nil {
		return err
	}
	results, err := a.catalog.Create(c.Context(), c.actor, req)
	if err != nil {
		return err
	}
	r := &results[0]
	if r.Err != nil {
		return r.Err
	}
	out := a.result(r)
	if c.isAnonymous() && r.Outcome == link.Reused {
		// The link is somebody else's: what it leads to is what was asked for, the rest is not the visitor's business.
		out.Title, out.Note, out.Tags, out.CreatedBy, out.Clicks = "", "", nil, "", 0
	}
	h := c.w.Header()
	h.Set("Location", a.location(r.Link))
	h.Set("ETag", etag(r.Link.Revision))
	if r.Outcome == link.Replayed {
		h.Set("Idempotent-Replayed", "true")
	}
	return c.reply(statusOf(r.Outcome), out)
}

// statusOf is what a creation is answered with. A replay is answered as the creation was.
func statusOf(o link.Outcome) int {
	if o == link.Reused {
		return http.StatusOK
	}
	return http.StatusCreated
}

// location returns where the API has a link.
func (a *API) location(l *link.Link) string {
	s := "/api/v1/links/" + url.PathEscape(l.Slug)
	if l.Domain != "" {
		s += "?domain=" + url.QueryEscape(a.catalog.Host(l.Domain))
	}
	return s
}

// checkAnonymous refuses what a visitor may not ask for: what would burden the server (check, passwords), speaks for its
// owner (other statuses, expired_url, other domains), or is of use only to who can change the link afterwards.
func checkAnonymous(n *v1.NewLink) error {
	var p link.Problems
	for _, member := range []struct {
		name  string
		given bool
	}{
		{"domain", n.Domain != nil}, {"note", n.Note != nil}, {"tags", n.Tags != nil}, {"status", n.Status != nil},
		{"forward_query", n.ForwardQuery != nil}, {"forward_path", n.ForwardPath != nil}, {"starts_at", n.StartsAt != nil},
		{"expired_url", n.ExpiredURL != nil}, {"max_clicks", n.MaxClicks != nil}, {"password", n.Password != nil},
		{"enabled", n.Enabled != nil}, {"rules", n.Rules != nil}, {"program", n.Program != nil},
		{"time_zone", n.TimeZone != nil}, {"check", n.Check},
	} {
		if member.given {
			p.Addf(member.name, "needs a token")
		}
	}
	if len(p) == 0 {
		return nil
	}
	return &link.Error{Code: link.CodeForbidden, Fields: p,
		Message: "without a token a link has url, slug, generator, length, title, expires_at and reuse only"}
}

func (a *API) getLink(c *call) error {
	l, err := a.catalog.Get(c.Context(), c.text("domain"), c.PathValue("slug"))
	if err != nil {
		return err
	}
	return c.replyLink(a.link(l))
}

func (c *call) replyLink(l v1.Link) error {
	c.w.Header().Set("ETag", etag(l.Revision))
	return c.reply(http.StatusOK, l)
}

// expected returns the revision that If-Match wants the link to be at, 0 for any.
func (c *call) expected() (int64, error) {
	tag, err := c.header("If-Match")
	if err != nil || len(c.Header["If-Match"]) == 0 || tag == "*" {
		return 0, err
	}
	inner, ok := strings.CutPrefix(strings.TrimPrefix(tag, "W/"), `"`)
	inner, closed := strings.CutSuffix(inner, `"`)
	if !ok || !closed || strings.Contains(inner, `"`) {
		return 0, malformed("If-Match", `must be one ETag of this link, such as "3", in its quotes`)
	}
	revision, err := strconv.ParseInt(inner, 10, 64)
	if err != nil || revision < 1 || etag(revision) != tag {
		// Well-formed, but no tag of ours; weak ones never match here.
		return 0, link.Errorf(link.CodeRevision, "no link was ever at %s", quoted(tag))
	}
	return revision, nil
}

// noIfMatch refuses a condition that could not be kept, rather than pass over it.
func (c *call) noIfMatch(what string) error {
	if len(c.Header["If-Match"]) > 0 {
		return malformed("If-Match", "does not work with "+what)
	}
	return nil
}

func (a *API) updateLink(c *call) error {
	expect, err := c.expected()
	if err != nil {
		return err
	}
	var p v1.LinkPatch
	if err := c.decode(&p); err != nil {
		return err
	}
	r, err := a.catalog.Update(c.Context(), c.actor, c.text("domain"), c.PathValue("slug"), expect, change(&p))
	if err != nil {
		return err
	}
	return c.replyLink(a.result(&r))
}

func (a *API) deleteLink(c *call) error {
	domain, slug := c.text("domain"), c.PathValue("slug")
	var err error
	if c.flag("purge") {
		if err = c.noIfMatch("purge"); err == nil {
			err = a.catalog.Purge(c.Context(), c.actor, domain, slug)
		}
	} else {
		var expect int64
		if expect, err = c.expected(); err == nil {
			err = a.catalog.Delete(c.Context(), c.actor, domain, slug, expect)
		}
	}
	if err != nil {
		return err
	}
	return c.noContent()
}

func (c *call) noContent() error {
	c.started = true
	c.w.WriteHeader(http.StatusNoContent)
	return nil
}

func (a *API) listRevisions(c *call) error {
	var before int64
	if s := c.text("cursor"); s != "" {
		var err error
		if before, err = parseRevisionCursor(s); err != nil {
			return err
		}
	}
	limit := int(c.number("limit"))
	revisions, err := a.catalog.Revisions(c.Context(), c.text("domain"), c.PathValue("slug"), before, limit+1)
	if err != nil {
		return err
	}
	page := v1.RevisionPage{Revisions: []v1.Revision{}}
	if len(revisions) > limit { // the one more shows that there is a next page
		revisions = revisions[:limit]
		next := revisionCursor(revisions[limit-1].Revision)
		page.NextCursor = &next
		c.linkNext(next)
	}
	for i := range revisions {
		r := &revisions[i]
		page.Revisions = append(page.Revisions, v1.Revision{Revision: r.Revision, UpdatedAt: r.At, UpdatedBy: r.By,
			Deleted: r.State.Deleted(), Link: a.link(&r.State)})
	}
	return c.reply(http.StatusOK, page)
}

func (a *API) listErrors(c *call) error {
	l, err := a.catalog.Get(c.Context(), c.text("domain"), c.PathValue("slug"))
	if err != nil {
		return err
	}
	all := v1.LinkErrors{}
	if a.failures != nil {
		all = a.failures(l.ID)
	}
	if all.Errors == nil {
		all.Errors = []v1.LinkError{}
	}
	return c.reply(http.StatusOK, all)
}

func (a *API) siteErrors(c *call) error {
	var all *v1.SiteErrors
	if a.site != nil {
		all = a.site()
	}
	if all == nil {
		return link.Errorf(link.CodeNotFound, "this node has no site program")
	}
	return c.reply(http.StatusOK, all)
}

// linkNext sets the Link header to the next page of a list (RFC 8288).
func (c *call) linkNext(cursor string) {
	q := url.Values{}
	for name, values := range c.query {
		q[name] = values
	}
	q.Set("cursor", cursor)
	c.w.Header().Set("Link", "<"+c.URL.EscapedPath()+"?"+q.Encode()+`>; rel="next"`)
}

func (a *API) rollbackLink(c *call) error {
	if err := c.noIfMatch("a rollback"); err != nil {
		return err
	}
	var b v1.RollbackRequest
	if err := c.decode(&b); err != nil {
		return err
	}
	if b.Revision < 1 {
		var p link.Problems
		p.Addf("revision", "is %d; it must be from 1 on", b.Revision)
		return p.Err("the request")
	}
	l, err := a.catalog.Rollback(c.Context(), c.actor, c.text("domain"), c.PathValue("slug"), b.Revision)
	if err != nil {
		return err
	}
	return c.replyLink(a.link(l))
}
