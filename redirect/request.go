package redirect

import (
	"net/http"

	"github.com/jinklink/jink/visitor"
)

// Request is what a decision depends on. Its texts are as the visitor sent them: nothing in it can be trusted.
type Request struct {
	Method string
	Host   string
	Path   string // decoded, with its leading slash
	Raw    string // the path as it was sent, percent-encoded; "" where it is the same as Path
	Query  string // as it was sent, without the question mark

	Uncounted bool // the visit is a prober's: it is no click

	// For the logic of links: the request itself, and what is assumed of a visitor who does not exist.
	HTTP    *http.Request
	Assumed visitor.Assumed

	entry *entry // the link that was found; nil before
	rest  string
}

// Own returns where the link's own target leads this request, with what is forwarded to it; "" where no link was found.
func (r *Request) Own() string {
	switch {
	case r.entry == nil:
		return ""
	case r.rest != "" || r.entry.forwardQuery && r.Query != "":
		return r.entry.forward(r.rest, r.Query)
	}
	return r.entry.location[0]
}
