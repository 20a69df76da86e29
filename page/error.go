package page

import (
	"cmp"
	"fmt"
	"net/http"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// maxErrors is how many different error pages are kept. The service has a few dozen; the bound is there in case a
// caller's detail ever depends on what a visitor sent.
const maxErrors = 128

type errorKey struct {
	status        int
	title, detail string
}

// Error answers with an error. An empty title or detail gets the usual one for the status. Retry-After, Allow and the
// like are the caller's to set.
//
// Each different page is rendered once, so title and detail should come from a fixed set.
func (p *Pages) Error(w http.ResponseWriter, r *http.Request, status int, title, detail string) {
	key := errorKey{status, title, detail}
	if d, ok := p.errors.Load(key); ok {
		d.(*document).answer(w, r, status, policyPage)
		return
	}
	d, err := p.renderError(key)
	if err != nil { // our own template failed on three strings: not to be expected, but never to be silent
		http.Error(w, http.StatusText(status), status)
		return
	}
	select {
	case p.count <- struct{}{}:
		p.errors.Store(key, d)
	default:
	}
	d.answer(w, r, status, policyPage)
}

// usual says what the pages say where the caller says nothing. The code names the problem in JSON as the API does.
func usual(status int) (code link.Code, title, detail string) {
	switch status {
	case http.StatusBadRequest:
		return link.CodeInvalid, "That did not work", "The request is not one that can be answered."
	case http.StatusUnauthorized:
		return link.CodeUnauthorized, "Please sign in", "This page is for those who have signed in."
	case http.StatusForbidden:
		return link.CodeForbidden, "Not allowed", "This page is not open to you."
	case http.StatusNotFound:
		return link.CodeNotFound, "Nothing here", "No short link has this address. Was all of it copied?"
	case http.StatusMethodNotAllowed:
		return link.CodeInvalid, "Not like this", "This address cannot be used with that method."
	case http.StatusGone:
		return link.CodeGone, "No longer here", "This short link has ended."
	case http.StatusRequestEntityTooLarge:
		return link.CodeInvalid, "Too much", "The request is larger than what is taken here."
	case http.StatusTooManyRequests:
		return link.CodeTooMany, "Too many requests", "Please wait a moment and try again."
	case http.StatusServiceUnavailable:
		return link.CodeUnavailable, "Not just now", "The service cannot answer at the moment. Please try again shortly."
	case http.StatusInsufficientStorage:
		return link.CodeStorageFull, "No room left", "The service has no room left to store anything."
	}
	if status < 500 {
		return link.CodeInvalid, cmp.Or(http.StatusText(status), "That did not work"), "The request cannot be answered."
	}
	return link.CodeInternal, "Something went wrong", "The fault is on our side. It has been noted; please try again later."
}

// renderErrors renders the usual pages, before anyone asks for them.
func (p *Pages) renderErrors() error {
	for _, status := range []int{400, 401, 403, 404, 405, 410, 413, 429, 500, 503, 507} {
		key := errorKey{status: status}
		d, err := p.renderError(key)
		if err != nil {
			return err
		}
		p.errors.Store(key, d)
		p.count <- struct{}{}
	}
	return nil
}

func (p *Pages) renderError(key errorKey) (*document, error) {
	code, title, detail := usual(key.status)
	key.title, key.detail = cmp.Or(key.title, title), cmp.Or(key.detail, detail)
	problem := v1.Problem{Type: v1.ProblemType(string(code)), Title: key.title, Status: key.status, Detail: key.detail}
	d, err := p.render(p.errorPage, View{Title: key.title, Body: problem},
		fmt.Sprintf("%d %s\n%s\n", key.status, key.title, key.detail), problem)
	if err != nil {
		return nil, err
	}
	d.forms[formJSON].contentType = []string{"application/problem+json"}
	return d, nil
}
