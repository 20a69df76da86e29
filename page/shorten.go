package page

import (
	"net/http"
	"strings"
)

// This file holds the landing page and what the form of an open instance answers.

// Shorten is the state of a form that makes a short link: what was entered, what was wrong with it, what came of it.
// The same blocks ("shorten-errors", "result") are used by the dashboard.
type Shorten struct {
	Values map[string]string   // what was entered, by field
	Errors map[string][]string // what is wrong, by field; "" for the form as a whole
	Result *Result             // the link that was made
}

// Value returns what was entered in a field.
func (s Shorten) Value(field string) string { return s.Values[field] }

// Wrong returns what is wrong with a field, as one sentence.
func (s Shorten) Wrong(field string) string { return strings.Join(s.Errors[field], "; ") }

// Result is a link that was just made, or found to do as well.
type Result struct {
	ShortURL string
	URL      string
	QR       string // path of its QR code without the extension, escaped
	Preview  string // address of its preview
	Reused   bool   // it was there already
	Notes    []string
}

type landing struct {
	Host string
	Shorten
}

// Landing answers "/": the form of an open instance, else a plain page.
func (p *Pages) Landing(w http.ResponseWriter, r *http.Request) {
	if p.front == nil {
		p.Open(w, r, http.StatusOK, Shorten{})
		return
	}
	p.front.answer(w, r, http.StatusOK, policyPage)
}

// Open answers with the form of an open instance, in the state that it is in.
func (p *Pages) Open(w http.ResponseWriter, r *http.Request, status int, s Shorten) {
	p.Show(w, r, status, p.landing, View{Scripts: true, Body: openBody{landing{p.host, s}}})
}

// openBody tells the landing page that it has a form.
type openBody struct{ landing }

// Open is true where there is a form.
func (openBody) Open() bool { return true }

// Open is true where there is a form.
func (landing) Open() bool { return false }

// Linkable reports whether a target may be made a link on a page: one to http or https. Others (apps' own schemes) are
// shown as text, because what a click on them does is for the visitor to decide.
func Linkable(url string) bool {
	return strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://")
}
