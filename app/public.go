package app

import (
	"net/http"
	"strings"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/page"
)

// public is the public listener's handler. It looks at the path as it came and hands the request on, before any router
// could clean the path or redirect.
type public struct {
	root      string // where "/" leads; "" to the landing page
	api       http.Handler
	dash      http.Handler
	pages     *page.Pages
	redirects http.Handler
}

func (p *public) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if len(path) > 1 && path[0] == '/' && !link.Reserved(path[1:]) {
		p.redirects.ServeHTTP(w, r)
		return
	}
	switch {
	case path == "/api" || strings.HasPrefix(path, "/api/"):
		p.api.ServeHTTP(w, r)
	case path == "/-" || strings.HasPrefix(path, "/-/"):
		p.dash.ServeHTTP(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		p.pages.Error(w, r, http.StatusMethodNotAllowed, "This address can only be read", "It does not accept data that is sent to it.")
	case path == "/":
		p.front(w, r)
	case path == "/robots.txt":
		p.pages.Robots(w, r)
	case path == "/favicon.ico":
		p.pages.Favicon(w, r)
	default:
		p.pages.Error(w, r, http.StatusNotFound, "There is nothing here", "This address is reserved and not in use.")
	}
}

func (p *public) front(w http.ResponseWriter, r *http.Request) {
	if p.root == "" {
		p.pages.Landing(w, r)
		return
	}
	w.Header()["Location"] = []string{p.root}
	w.Header().Set("Cache-Control", "private, max-age=0")
	w.WriteHeader(http.StatusFound)
}
