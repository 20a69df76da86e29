package page

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jinklink/jink/link"
)

// This file holds the landing page and what the form of an open instance answers.

// Shorten is the state of a form that makes a short link: what was entered, what was wrong with it, what came of it.
// The same blocks ("shorten-errors", "result") are used by the dashboard.
type Shorten struct {
	Values map[string]string   // what was entered, by field
	Errors map[string][]string // what is wrong, by field; "" for the form as a whole
	Result *Result             // the link that was made
	Once   string              // random; the same form sent again makes nothing new
}

// Value returns what was entered in a field.
func (s Shorten) Value(field string) string { return s.Values[field] }

// Wrong returns what is wrong with a field, as one sentence.
func (s Shorten) Wrong(field string) string {
	message := strings.Join(s.Errors[field], "; ")
	first, size := utf8.DecodeRuneInString(message)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + message[size:] + "."
}

// Field is a field of the form, for templates that show one.
type Field struct{ Name, Value, Wrong string }

// Field returns the state of a field.
func (s Shorten) Field(name string) Field { return Field{name, s.Value(name), s.Wrong(name)} }

// Result is a link that was just made, or found to do as well.
type Result struct {
	ShortURL string
	URL      string
	Slug     string
	Domain   string // host, where it is not the one that the page was asked for
	Preview  string // address of its preview
	Reused   bool   // it was there already
	Notes    []string
}

// Short returns the short URL as people say it.
func (r Result) Short() string { return Spoken(r.ShortURL) }

// Spoken returns a short URL as people say it: without its scheme, and with the letters of its slug in place of their
// encoding. Slugs are safe to show: none has letters that look like others or turn the direction of writing.
func Spoken(shortURL string) string {
	_, rest, ok := strings.Cut(shortURL, "://")
	if !ok {
		return shortURL
	}
	if plain, err := url.PathUnescape(rest); err == nil && utf8.ValidString(plain) {
		return plain
	}
	return rest
}

// QR returns the path of the link's QR code as a file of the given kind, with a query.
func (r Result) QR(kind, query string) string { return QR(r.Slug, r.Domain, kind, query) }

// QRPrefix is where QR codes are served.
const QRPrefix = "/-/qr/"

// QR returns the path of a QR code: of the link with this slug, on the domain with this host or, where that is empty, on
// the one that is asked.
func QR(slug, host, kind, query string) string {
	if host != "" {
		query += "&domain=" + url.QueryEscape(host)
	}
	return QRPrefix + link.EncodePath(slug) + "." + kind + "?" + query
}

type landing struct {
	Host string
	Shorten
}

// Landing answers "/": the form of an open instance, else a plain page.
func (p *Pages) Landing(w http.ResponseWriter, r *http.Request) {
	if p.cfg.Open {
		p.Open(w, r, http.StatusOK, Shorten{})
		return
	}
	p.fronts[p.asked(r)].answer(w, r, http.StatusOK, policyPage)
}

// asked returns the host that a request was made to if it is one of ours, else that of the default domain.
func (p *Pages) asked(r *http.Request) string {
	if _, ok := p.fronts[r.Host]; ok {
		return r.Host
	}
	return p.host
}

// Open answers with the form of an open instance, in the state that it is in.
func (p *Pages) Open(w http.ResponseWriter, r *http.Request, status int, s Shorten) {
	s.Once = rand.Text()
	p.Show(w, r, status, p.landing, View{Scripts: true, Body: openBody{landing{p.asked(r), s}}})
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
