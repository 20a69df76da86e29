package dash

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
)

// pageSize is how many links a page of the list has.
const pageSize = 20

// home is the first page: the form, what came of it, and the newest links.
type home struct {
	Actor    *link.Actor
	Domains  []string
	Host     string // where the slug of a new link goes
	CanRead  bool
	CanWrite bool
	page.Shorten
	More bool // whether the optional part of the form is open

	Query string
	Links []row
	Newer string // address of the page before, "" on the first
	Older string
}

// row is a link in the list.
type row struct {
	*link.Link
	ShortURL string
	Short    string // as people say it
	Linkable bool
	Badges   []string
	qrHost   string
}

// Page is the path of the link's page.
func (r row) Page() string { return linkPath(r.Slug, r.qrHost) }

// QR returns the path of the link's QR code.
func (r row) QR(kind, query string) string { return page.QR(r.Slug, r.qrHost, kind, query) }

func (d *Dash) list(w http.ResponseWriter, r *http.Request, actor *link.Actor) {
	d.show(w, r, http.StatusOK, actor, page.Shorten{})
}

// show answers with the first page, whose form is in state s.
func (d *Dash) show(w http.ResponseWriter, r *http.Request, status int, actor *link.Actor, s page.Shorten) {
	h := home{Actor: actor, Shorten: s, CanRead: actor.May(link.ScopeLinksRead), CanWrite: actor.May(link.ScopeLinksWrite),
		Domains: d.cfg.Catalog.Domains()}
	h.Once = nonce()
	h.Host = h.Domains[0]
	if domain, ok := d.cfg.Catalog.Domain(r.Host); ok {
		h.Host = d.cfg.Catalog.Host(domain)
	}
	for _, field := range fields() {
		if field != "url" && field != "slug" && field != "domain" && (s.Value(field) != "" || s.Wrong(field) != "") {
			h.More = true
		}
	}
	if h.CanRead {
		redirectTo, err := d.fill(r, &h)
		switch {
		case redirectTo != "":
			lead(w, http.StatusSeeOther, redirectTo)
			return
		case link.CodeOf(err) == link.CodeInvalid: // a cursor that somebody made up or that is from another version
			lead(w, http.StatusSeeOther, "/-/")
			return
		case err != nil && s.Result == nil:
			d.fail(w, r, err)
			return
		case err != nil: // the link was made, and that is what must be said
			d.explain(r, err)
			h.CanRead = false
		}
	}
	d.cfg.Pages.Show(w, r, status, d.home, page.View{Title: "Links", Scripts: true, Wide: true, Body: h})
}

// fill reads the page of the list that the request asks for: after a cursor (older links) or before one (newer ones).
// A page before a cursor is the list read backwards.
func (d *Dash) fill(r *http.Request, h *home) (redirectTo string, err error) {
	query := r.URL.Query()
	h.Query = strings.TrimSpace(query.Get("q"))
	q := link.Query{Text: h.Query, Order: link.NewestFirst, Limit: pageSize}
	after, before := query.Get("after"), query.Get("before")
	if before != "" {
		q.Order = link.OldestFirst
		q.After, err = link.ParseCursor(before, q.Order)
	} else if after != "" {
		q.After, err = link.ParseCursor(after, q.Order)
	}
	if err != nil {
		return "", err
	}
	p, err := d.cfg.Catalog.List(r.Context(), q)
	if err != nil {
		return "", err
	}
	older, newer := p.Next != nil, after != ""
	if before != "" {
		if p.Next == nil { // the front was reached: show the first page, which is a whole one
			return address(h.Query, "", nil), nil
		}
		slices.Reverse(p.Links)
		older, newer = true, true
	}
	now := d.cfg.Now()
	for _, l := range p.Links {
		short := d.cfg.Catalog.ShortURL(l)
		h.Links = append(h.Links, row{Link: l, ShortURL: short, Short: page.Spoken(short), Linkable: page.Linkable(l.URL),
			Badges: append(badges(l, now), d.ailments(l)...), qrHost: d.otherHost(r, l)})
	}
	if n := len(p.Links); n > 0 {
		if older {
			h.Older = address(h.Query, "after", link.CursorOf(p.Links[n-1], link.NewestFirst))
		}
		if newer {
			h.Newer = address(h.Query, "before", link.CursorOf(p.Links[0], link.OldestFirst))
		}
	} else if newer {
		h.Newer = address(h.Query, "", nil)
	}
	return "", nil
}

// address is that of a page of the list.
func address(text, param string, c *link.Cursor) string {
	q := url.Values{}
	if text != "" {
		q.Set("q", text)
	}
	if c != nil {
		q.Set(param, c.String())
	}
	if len(q) == 0 {
		return "/-/"
	}
	return "/-/?" + q.Encode()
}
