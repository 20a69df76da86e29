// Package page holds the small pages that every visitor may see: errors, the password form, the preview of a link, the
// landing page with the form of an open instance, and what lies beside them (style sheet, icon, robots.txt). It exists
// so that the redirect, the API and the dashboard show one face, and so that nothing they show needs anything from
// elsewhere: no font, no script, no picture of another host.
//
// Invariants:
//   - Every page works without JavaScript, in light and dark, on a telephone.
//   - Nothing a visitor or a link's owner wrote gets into a page but through html/template.
//   - What is the same for everybody is rendered once. A scanner that asks for a thousand paths costs a thousand copies
//     of some bytes.
//   - Every answer says how it may be cached, and carries a Content-Security-Policy that allows no inline code.
package page

import (
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// Config says what the pages show.
type Config struct {
	Name    string   // of the instance, as visitors see it; "jink" if empty
	BaseURL string   // of the default short domain, like https://s.example
	Hosts   []string // of the other short domains; "/" shows the one that was asked
	Open    bool     // whether "/" has a form that lets everyone shorten
	Robots  string   // the body of robots.txt; if empty, one that keeps every crawler out
}

// Pages answers requests with pages. It may be used by many goroutines.
type Pages struct {
	cfg       Config
	host      string // of the default domain
	assets    *assets
	base      *template.Template
	password  *template.Template
	preview   *template.Template
	landing   *template.Template
	errorPage *template.Template
	fronts    map[string]*document // what "/" shows where it is not a form, by host

	errors sync.Map // errorKey → *document, of which there are at most maxErrors
	count  chan struct{}
}

//go:embed assets templates
var files embed.FS

// New renders what never changes and returns the pages.
func New(cfg Config) (*Pages, error) {
	if cfg.Name == "" {
		cfg.Name = "jink"
	}
	if cfg.Robots == "" {
		cfg.Robots = "User-agent: *\nDisallow: /\n"
	}
	u, err := url.Parse(cfg.BaseURL)
	if err != nil {
		return nil, fmt.Errorf("the base URL of the pages: %w", err)
	}
	p := &Pages{cfg: cfg, host: u.Host, count: make(chan struct{}, maxErrors)}
	if p.assets, err = loadAssets(files, "assets"); err != nil {
		return nil, err
	}
	base := template.New("").Funcs(template.FuncMap{"asset": p.assets.path})
	if p.base, err = base.ParseFS(files, "templates/layout.html", "templates/shorten.html"); err != nil {
		return nil, fmt.Errorf("reading the layout: %w", err)
	}
	for name, t := range map[string]**template.Template{
		"error": &p.errorPage, "password": &p.password, "preview": &p.preview, "landing": &p.landing,
	} {
		if *t, err = p.Parse(files, "templates/"+name+".html"); err != nil {
			return nil, err
		}
	}
	if err := p.renderErrors(); err != nil {
		return nil, err
	}
	p.fronts = map[string]*document{}
	for _, host := range append([]string{p.host}, cfg.Hosts...) {
		p.fronts[host], err = p.render(p.landing, View{Body: landing{Host: host}}, cfg.Name+": a link shortener\n", nil)
		if err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Parse reads templates for use with Show. They define "content", may define "nav", and may use "result" and
// "shorten" of this package.
func (p *Pages) Parse(fsys fs.FS, patterns ...string) (*template.Template, error) {
	t, err := p.base.Clone()
	if err == nil {
		t, err = t.ParseFS(fsys, patterns...)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the templates %s: %w", strings.Join(patterns, ", "), err)
	}
	return t, nil
}

// Robots answers /robots.txt.
func (p *Pages) Robots(w http.ResponseWriter, r *http.Request) {
	serve(w, r, "text/plain; charset=utf-8", "public, max-age=3600", p.cfg.Robots)
}

// Favicon answers /favicon.ico, for browsers that ask for it without having seen a page.
func (p *Pages) Favicon(w http.ResponseWriter, r *http.Request) {
	icon, _ := p.assets.named("favicon.ico")
	serve(w, r, icon.contentType, "public, max-age=86400", icon.body)
}

// Asset answers /-/assets/….
func (p *Pages) Asset(w http.ResponseWriter, r *http.Request) {
	a, ok := p.assets.at(r.URL.Path)
	if !ok {
		p.Error(w, r, http.StatusNotFound, "", "")
		return
	}
	serve(w, r, a.contentType, "public, max-age=31536000, immutable", a.body)
}
