package dash

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
	"github.com/jinklink/jink/program"
)

// This file holds the page of one link.

const linkPrefix = "/-/links/"

// linkPath is the path of the page of a link: of that on the domain with this host or, where that is empty, on the one that is asked.
func linkPath(slug, host string) string {
	path := linkPrefix + link.EncodePath(slug)
	if host != "" {
		path += "?domain=" + url.QueryEscape(host)
	}
	return path
}

// Logic runs the rules and programs of links.
type Logic interface {
	// Try tries a visit of a link, which need not be stored as it is.
	Try(l *link.Link, t *program.Trial) (*program.Verdict, link.Problems)
	// Errors tells what went wrong with a link's logic.
	Errors(linkID int64) program.Report
}

// maxRevisions is how many states of a link its page lists.
const maxRevisions = 10

// linkPage is the page of a link: what it is, the form that changes it, what came of trying it, and what became of visits.
type linkPage struct {
	Actor    *link.Actor
	Link     *link.Link
	ShortURL string
	Short    string
	Host     string // where the link is not on the domain that is asked
	CanWrite bool
	Badges   []string

	Saved  bool
	values map[string]string
	wrong  map[string][]link.FieldError // by field, "" for the form as a whole
	Rules  []ruleRow

	Trial     *trial
	Report    program.Report
	Variants  []link.ClickCount
	Revisions []link.Revision
}

// Action is where the form is sent.
func (p *linkPage) Action() string { return linkPath(p.Link.Slug, p.Host) }

// QR returns the path of the link's QR code.
func (p *linkPage) QR(kind, query string) string { return page.QR(p.Link.Slug, p.Host, kind, query) }

// Value returns what stands in a field.
func (p *linkPage) Value(field string) string { return p.values[field] }

// Field returns the state of a field.
func (p *linkPage) Field(name string) page.Field {
	return page.Field{Name: strings.NewReplacer("[", "-", "]", "", ".", "-").Replace(name), Value: p.values[name], Wrong: sentences(p.wrong[name])}
}

// labelled is a field with what stands beside it.
type labelled struct {
	page.Field
	Label, Hint string
}

// TextField returns a field of the link with what stands beside it.
func (p *linkPage) TextField(name, label, hint string) labelled {
	return labelled{p.Field(name), label, hint}
}

// TryField returns a field about visitors with what stands beside it.
func (p *linkPage) TryField(name, label, hint string) labelled {
	return labelled{page.Field{Name: name, Value: p.Trial.Value(name)}, label, hint}
}

// Statuses are those that a link may redirect with.
func (p *linkPage) Statuses() (all []string) {
	for _, s := range link.Statuses() {
		all = append(all, strconv.Itoa(s))
	}
	return all
}

// Wrong returns what is wrong with the form as a whole.
func (p *linkPage) Wrong() string { return sentences(p.wrong[""]) }

// Carets returns the places of mistakes in a field that is source text.
func (p *linkPage) Carets(field string) (shown []link.FieldError) {
	for _, e := range p.wrong[field] {
		if e.Caret != "" {
			shown = append(shown, e)
		}
	}
	return shown
}

func sentences(problems []link.FieldError) string {
	var all []string
	for _, e := range problems {
		text := e.Message
		if e.Line > 0 {
			text = "line " + strconv.Itoa(e.Line) + ": " + text
		}
		all = append(all, text)
	}
	if len(all) == 0 {
		return ""
	}
	return capital(strings.Join(all, "; ")) + "."
}

// link shows a link.
func (d *Dash) link(w http.ResponseWriter, r *http.Request, actor *link.Actor) {
	if !actor.May(link.ScopeLinksRead) {
		d.cfg.Pages.Error(w, r, http.StatusForbidden, "", "The token that you signed in with may not see links.")
		return
	}
	l, err := d.asked(r)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p := d.pageOf(r, actor, l)
	p.Saved = r.URL.Query().Has("saved")
	d.showLink(w, r, http.StatusOK, p)
}

// asked returns the link that a path asks for.
func (d *Dash) asked(r *http.Request) (*link.Link, error) {
	host := r.URL.Query().Get("domain")
	if host == "" {
		if _, ok := d.cfg.Catalog.Domain(r.Host); ok {
			host = r.Host
		}
	}
	return d.cfg.Catalog.Get(r.Context(), host, strings.TrimPrefix(r.URL.Path, linkPrefix))
}

// pageOf is the page of a link as it is stored.
func (d *Dash) pageOf(r *http.Request, actor *link.Actor, l *link.Link) *linkPage {
	short := d.cfg.Catalog.ShortURL(l)
	return &linkPage{Actor: actor, Link: l, ShortURL: short, Short: page.Spoken(short), Host: d.otherHost(r, l), CanWrite: actor.May(link.ScopeLinksWrite),
		Badges: append(badges(l, d.cfg.Now()), d.ailments(l)...), values: valuesOf(l), wrong: map[string][]link.FieldError{}, Rules: rowsOf(l.Logic.Rules), Trial: &trial{}}
}

// showLink answers with the page of a link, to which it adds what became of visits.
func (d *Dash) showLink(w http.ResponseWriter, r *http.Request, status int, p *linkPage) {
	var err error
	host := d.cfg.Catalog.Host(p.Link.Domain)
	if d.cfg.Logic != nil {
		p.Report = d.cfg.Logic.Errors(p.Link.ID)
	}
	if p.Link.Logic.Decides() {
		if p.Variants, err = d.cfg.Catalog.Variants(r.Context(), host, p.Link.Slug); err != nil {
			d.fail(w, r, err)
			return
		}
	}
	if p.Revisions, err = d.cfg.Catalog.Revisions(r.Context(), host, p.Link.Slug, 0, maxRevisions); err != nil {
		d.fail(w, r, err)
		return
	}
	for i := range p.Rules {
		p.Rules[i].page = p
	}
	d.cfg.Pages.Show(w, r, status, d.linkPage, page.View{Title: p.Short, Scripts: true, Wide: true, Body: p})
}

// ailments says in a word what is wrong with the logic of a link, if anything is.
func (d *Dash) ailments(l *link.Link) []string {
	if d.cfg.Logic == nil || !l.Logic.Decides() {
		return nil
	}
	switch report := d.cfg.Logic.Errors(l.ID); {
	case !report.BypassedUntil.IsZero():
		return []string{"bypassed"}
	case report.InARow > 0:
		return []string{"failing"}
	}
	return nil
}

// When is a time as people read it.
func (p *linkPage) When(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04:05") }
