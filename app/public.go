package app

import (
	"net/http"
	"strings"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/observe/metric"
	"github.com/jinklink/jink/page"
)

// public is the public listener's handler. It looks at the path as it came and hands the request on, before any router
// could clean the path or redirect. It sets the request's pattern, for those who watch, where no router does.
type public struct {
	roots     map[string]string   // where "/" leads, by the name of the short domain; to the landing page where it is not there
	domain    func(string) string // the name of the short domain that a Host header means
	api       http.Handler
	dash      http.Handler
	pages     *page.Pages
	redirects http.Handler
}

func (p *public) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if len(path) > 1 && path[0] == '/' && !link.Reserved(path[1:]) {
		r.Pattern = metric.RouteRedirect
		p.redirects.ServeHTTP(w, r)
		return
	}
	switch {
	case path == "/api" || strings.HasPrefix(path, "/api/"):
		p.api.ServeHTTP(w, r) // its router sets the pattern
	case path == "/-" || strings.HasPrefix(path, "/-/"):
		r.Pattern = "/-/"
		p.dash.ServeHTTP(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		p.pages.Error(w, r, http.StatusMethodNotAllowed, "This address can only be read", "It does not accept data that is sent to it.")
	case path == "/":
		r.Pattern = path
		p.front(w, r)
	case path == "/robots.txt":
		r.Pattern = path
		p.pages.Robots(w, r)
	case path == "/favicon.ico":
		r.Pattern = path
		p.pages.Favicon(w, r)
	default:
		p.pages.Error(w, r, http.StatusNotFound, "There is nothing here", "This address is reserved and not in use.")
	}
}

func (p *public) front(w http.ResponseWriter, r *http.Request) {
	root := p.roots[p.domain(r.Host)]
	if root == "" {
		p.pages.Landing(w, r)
		return
	}
	w.Header()["Location"] = []string{root}
	w.Header().Set("Cache-Control", "private, max-age=0")
	w.WriteHeader(http.StatusFound)
}
