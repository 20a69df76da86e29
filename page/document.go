package page

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"strconv"

	"github.com/go-json-experiment/json"

	v1 "github.com/jinklink/jink/api/v1"
)

// View is what a page shows: the layout uses the first members, the template's "content" and "nav" use Body.
type View struct {
	Title   string // of the window; the instance's name stands alone if it is empty
	Scripts bool   // whether the page may use our script (for what also works without it)
	Wide    bool   // whether it needs the width of a table
	Body    any
}

// frame is what templates/layout.html is executed with.
type frame struct {
	View
	Name string
}

// document is a page in all its forms.
type document struct {
	forms [3]body
}

type body struct {
	contentType []string
	length      []string
	bytes       []byte
}

func newBody(contentType string, b []byte) body {
	return body{contentType: []string{contentType}, length: []string{strconv.Itoa(len(b))}, bytes: b}
}

// render makes a document: HTML by a template, a text for a terminal, and a value that is shown as JSON, where nil
// means that there is nothing a program could want and the text must do.
func (p *Pages) render(t *template.Template, v View, text string, value any) (*document, error) {
	html, err := p.execute(t, v)
	if err != nil {
		return nil, err
	}
	d := &document{}
	d.forms[formHTML] = newBody("text/html; charset=utf-8", html)
	d.forms[formText] = newBody("text/plain; charset=utf-8", []byte(text))
	d.forms[formJSON] = d.forms[formText]
	if value != nil {
		b, err := json.Marshal(value, v1.Encoding())
		if err != nil {
			return nil, fmt.Errorf("encoding a page as JSON: %w", err)
		}
		d.forms[formJSON] = newBody("application/json", b)
	}
	return d, nil
}

func (p *Pages) execute(t *template.Template, v View) ([]byte, error) {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "layout", frame{View: v, Name: p.cfg.Name}); err != nil {
		return nil, fmt.Errorf("rendering the page %q: %w", v.Title, err)
	}
	return b.Bytes(), nil
}

// Show answers with a page of a template that Parse returned, in HTML only. It is for pages that a person works with;
// they may show what is not for everyone and are therefore never stored by a cache.
func (p *Pages) Show(w http.ResponseWriter, r *http.Request, status int, t *template.Template, v View) {
	b, err := p.execute(t, v)
	if err != nil {
		p.Error(w, r, http.StatusInternalServerError, "", "")
		return
	}
	policy := policyPage
	if v.Scripts {
		policy = policyScript
	}
	headers(w.Header(), policy)
	newBody("text/html; charset=utf-8", b).send(w, r, status)
}

// Content security policies. Pages load nothing but our style sheet and pictures.
const (
	policyBase = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"

	policyPage   = policyBase + "; form-action 'self'"
	policyScript = policyPage + "; script-src 'self'"

	// The answer to a password is a redirect to the link's target. Chromium applies form-action to the redirects that
	// follow a form too (and so to each that the target itself answers with), and would block every target on another
	// host. There is no list of hosts to write here: the page must not tell the target before the password is right,
	// and where the target leads from there nobody knows. So the page has no form-action. What the directive guards
	// against, a form smuggled in by text of others, cannot happen: the page shows no text but its own.
	policyPassword = policyBase
)

// headers sets what every page carries. The values are set as slices because this is the way of every 404.
func headers(h http.Header, policy string) {
	h["Content-Security-Policy"] = []string{policy}
	h["X-Content-Type-Options"] = []string{"nosniff"}
	// Not no-referrer: with it, browsers send "Origin: null" with our own forms, which then look like a stranger's.
	h["Referrer-Policy"] = []string{"same-origin"}
	h["X-Robots-Tag"] = []string{"noindex"}
	h["Cache-Control"] = []string{"no-store"}
}

// answer sends a document in the form that the client wants.
func (d *document) answer(w http.ResponseWriter, r *http.Request, status int, policy string) {
	h := w.Header()
	headers(h, policy)
	h["Vary"] = append(h["Vary"], "Accept")
	d.forms[negotiate(r.Header["Accept"])].send(w, r, status)
}

func (b body) send(w http.ResponseWriter, r *http.Request, status int) {
	h := w.Header()
	h["Content-Type"] = b.contentType
	h["Content-Length"] = b.length
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(b.bytes) // the visitor may be gone; there is nobody to tell
	}
}
