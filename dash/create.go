package dash

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/jinklink/jink/catalog"
	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
)

// This file holds what happens to a form that makes a link: the one of the first page, and the shorter one of an open
// instance.

// fields are the fields of the form, by the names that the API has for them.
func fields() []string {
	return []string{"url", "domain", "slug", "title", "tags", "note", "starts_at", "expires_at", "expired_url",
		"max_clicks", "password", "status"}
}

func known(field string) bool { return slices.Contains(fields(), field) }

// parse reads a form. What cannot be turned into a request is noted in the problems, by field.
func parse(values url.Values) (catalog.Request, link.Problems) {
	f := form{Values: values}
	req := catalog.Request{URL: strings.TrimSpace(f.Get("url"))}
	if req.URL == "" {
		f.problems.Addf("url", "is needed: the address to shorten")
	}
	req.Domain, req.Slug, req.Title, req.Note = f.text("domain"), f.text("slug"), f.text("title"), f.text("note")
	req.StartsAt, req.ExpiresAt, req.ExpiredURL = f.instant("starts_at"), f.instant("expires_at"), f.text("expired_url")
	req.MaxClicks, req.Status, req.Password, req.Tags = f.number("max_clicks"), f.status(), f.password(), f.tags()
	return req, f.problems
}

// once makes a form that is sent twice (by a double click, or by reloading the page that it led to) make one link. The
// key covers the content too: who goes back and changes something means another link. That a password goes into a hash
// that is stored does not make it easier to guess, because so does the nonce, which is not stored.
func once(scope string, form url.Values, now time.Time) *link.Idempotency {
	nonce := form.Get("once")
	if nonce == "" || len(nonce) > 64 {
		return nil
	}
	sum := sha256.Sum256([]byte(form.Encode()))
	hash := hex.EncodeToString(sum[:])
	return &link.Idempotency{Scope: "form:" + scope, Key: hash, Hash: hash, At: now}
}

// make makes the link that a form asks for. It returns the state of the form afterwards: with the result, or with what
// was entered and what is wrong with it.
func (d *Dash) make(r *http.Request, actor *link.Actor, form url.Values, scope string) (int, page.Shorten) {
	req, problems := parse(form)
	err := problems.Err("the link")
	if err == nil {
		req.Idempotency = once(scope, form, d.cfg.Now())
		var results []catalog.Result
		if results, err = d.cfg.Catalog.Create(r.Context(), actor, req); err == nil {
			if err = results[0].Err; err == nil {
				return http.StatusCreated, page.Shorten{Result: d.result(r, &results[0])}
			}
		}
	}
	status, wrong := d.fieldErrors(r, err)
	s := page.Shorten{Values: map[string]string{}, Errors: wrong}
	for _, field := range fields() {
		if field != "password" { // a password is not sent back
			s.Values[field] = form.Get(field)
		}
	}
	return status, s
}

func (d *Dash) result(r *http.Request, made *catalog.Result) *page.Result {
	l := made.Link
	short := d.cfg.Catalog.ShortURL(l)
	return &page.Result{ShortURL: short, URL: l.URL, Slug: l.Slug, Domain: d.otherHost(r, l), Preview: short + "+",
		Reused: made.Outcome == link.Reused, Notes: made.Warnings}
}

// otherHost returns the host of l's domain unless the request was made to it.
func (d *Dash) otherHost(r *http.Request, l *link.Link) string {
	if asked, _ := d.cfg.Catalog.Domain(r.Host); asked == l.Domain {
		return ""
	}
	return d.cfg.Catalog.Host(l.Domain)
}

// create answers the form of the first page.
func (d *Dash) create(w http.ResponseWriter, r *http.Request, actor *link.Actor) {
	if !actor.May(link.ScopeLinksWrite) {
		d.cfg.Pages.Error(w, r, http.StatusForbidden, "", "The token that you signed in with may not make links.")
		return
	}
	status, s := d.make(r, actor, r.PostForm, actor.ID)
	d.show(w, r, status, actor, s)
}

// createOpen answers the form that an open instance shows to everyone: an address and a slug, nothing else.
func (d *Dash) createOpen(w http.ResponseWriter, r *http.Request) {
	form := url.Values{}
	for _, field := range []string{"url", "slug", "once"} {
		form.Set(field, r.PostForm.Get(field))
	}
	if host := r.Host; host != "" {
		if _, ok := d.cfg.Catalog.Domain(host); ok {
			form.Set("domain", host)
		}
	}
	network := d.network(r)
	if s := d.cfg.Creations.Take(network, 1); !s.OK {
		d.cfg.Pages.Open(w, r, http.StatusTooManyRequests, page.Shorten{
			Values: map[string]string{"url": form.Get("url"), "slug": form.Get("slug")},
			Errors: map[string][]string{"": {"That was a lot of links. Please try again in " + page.RetryAfter(w, s.RetryAfter)}},
		})
		return
	}
	status, s := d.make(r, &link.Actor{Name: link.Anonymous}, form, network)
	d.cfg.Pages.Open(w, r, status, s)
}

// toLanding sends who reloads the result's address to the form.
func (d *Dash) toLanding(w http.ResponseWriter, _ *http.Request) {
	lead(w, http.StatusSeeOther, "/")
}

// nonce is a value for a form's field "once".
func nonce() string { return rand.Text() }
