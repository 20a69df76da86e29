package api

import (
	"context"
	"errors"
	"net/http"
	"slices"

	v1 "github.com/jinklink/jink/api/v1"
	"github.com/jinklink/jink/link"
)

// Codes of what can be wrong with a request before the service looks at what it means.
const (
	codeMalformed link.Code = "malformed"
	codeNoRoute   link.Code = "no-route"
	codeMethod    link.Code = "method"
	codeTooLarge  link.Code = "too-large"
	codeTooLong   link.Code = "too-long"
	codeMediaType link.Code = "media-type"
)

// retryUnavailable is after how many seconds a caller may ask again where the store did not answer.
const retryUnavailable = "2"

// kind is what all problems of a code have in common.
type kind struct {
	code   link.Code
	status int
	title  string
}

// kinds lists every kind of problem. docs/problems.md describes each.
func kinds() []kind {
	return []kind{
		{codeMalformed, http.StatusBadRequest, "The request cannot be read"},
		{link.CodeUnauthorized, http.StatusUnauthorized, "A valid token is needed"},
		{link.CodeForbidden, http.StatusForbidden, "Not allowed with this token"},
		{codeNoRoute, http.StatusNotFound, "No such path"},
		{link.CodeNotFound, http.StatusNotFound, "Not found"},
		{codeMethod, http.StatusMethodNotAllowed, "Method not allowed"},
		{link.CodeSlugTaken, http.StatusConflict, "The slug is taken"},
		{link.CodeConflict, http.StatusConflict, "Conflict with an earlier request"},
		{link.CodeGone, http.StatusGone, "The link was deleted"},
		{link.CodeRevision, http.StatusPreconditionFailed, "The link has changed"},
		{codeTooLarge, http.StatusRequestEntityTooLarge, "The body is too large"},
		{codeTooLong, http.StatusRequestURITooLong, "The query is too long"},
		{codeMediaType, http.StatusUnsupportedMediaType, "The body is of another type"},
		{link.CodeInvalid, http.StatusUnprocessableEntity, "Not valid"},
		{link.CodeRefused, http.StatusUnprocessableEntity, "Refused by this site"},
		{link.CodeTooMany, http.StatusTooManyRequests, "Too many requests"},
		{link.CodeSiteProgram, http.StatusInternalServerError, "The site program failed"},
		{link.CodeInternal, http.StatusInternalServerError, "Internal error"},
		{link.CodeUnavailable, http.StatusServiceUnavailable, "The store does not answer"},
		{link.CodeReadOnly, http.StatusServiceUnavailable, "The store is read-only"},
		{link.CodeStorageFull, http.StatusInsufficientStorage, "The store is full"},
	}
}

// kindOf returns the kind of a code, that of an internal error for one that is not known.
func kindOf(code link.Code) kind {
	all := kinds()
	i := slices.IndexFunc(all, func(k kind) bool { return k.code == code })
	if i < 0 {
		return kindOf(link.CodeInternal)
	}
	return all[i]
}

func problemOf(code link.Code, detail string, fields []link.FieldError) *v1.Problem {
	k := kindOf(code)
	p := &v1.Problem{Type: v1.ProblemType(string(k.code)), Title: k.title, Status: k.status, Detail: detail}
	for _, f := range fields {
		p.Errors = append(p.Errors, v1.FieldError{Field: f.Field, Detail: f.Message, Line: f.Line, Column: f.Column, Caret: f.Caret})
	}
	return p
}

// explain turns an error into what the caller is told, and logs what the operator should know.
func (c *call) explain(err error) *v1.Problem {
	code := link.CodeOf(err)
	var message string
	var fields []link.FieldError
	if e, ok := errors.AsType[*link.Error](err); ok {
		message, fields = e.Message, e.Fields
	}
	if code == link.CodeInternal && c.Context().Err() != nil {
		// The caller has gone, or the server's deadline for the request has passed: no defect.
		return problemOf(link.CodeUnavailable, "the request took too long", nil)
	}
	if code == link.CodeInternal && errors.Is(err, context.DeadlineExceeded) {
		code, message = link.CodeUnavailable, "the request took too long"
	}
	if code == link.CodeSiteProgram {
		return problemOf(code, message, nil) // what was wrong is in the log already
	}
	switch p := problemOf(code, message, fields); p.Status {
	case http.StatusInternalServerError:
		c.api.log.Error("a request failed", "request", c.id, "method", c.Method, "path", c.URL.Path, "error", err)
		return problemOf(link.CodeInternal, internalDetail(c.id), nil)
	case http.StatusServiceUnavailable, http.StatusInsufficientStorage:
		c.api.log.Warn("a request could not be served", "request", c.id, "method", c.Method, "path", c.URL.Path, "error", err)
		return p
	default:
		return p
	}
}

func internalDetail(id string) string {
	return "this is a defect of the server; its log says more under request " + id
}

// fail answers with a problem.
func (c *call) fail(err error) { c.problem(c.explain(err)) }

func (c *call) problem(p *v1.Problem) {
	h := c.w.Header()
	switch p.Status {
	case http.StatusUnauthorized:
		challenge := `Bearer realm="jink"`
		if c.secret != "" {
			challenge += `, error="invalid_token"`
		}
		h.Set("WWW-Authenticate", challenge)
	case http.StatusForbidden:
		if c.route.scope != "" && !c.isAnonymous() {
			h.Set("WWW-Authenticate", `Bearer realm="jink", error="insufficient_scope", scope="`+string(c.route.scope)+`"`)
		}
	case http.StatusServiceUnavailable:
		h.Set("Retry-After", retryUnavailable)
	}
	if err := c.send(p.Status, "application/problem+json", p); err != nil {
		c.api.log.Error("a problem could not be encoded", "request", c.id, "error", err)
	}
}

// malformed says that a part of the request cannot be read.
func malformed(field, message string) error {
	return &link.Error{Code: codeMalformed, Message: field + " " + message,
		Fields: []link.FieldError{{Field: field, Message: message}}}
}
