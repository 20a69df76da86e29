package api

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/netip"
	"net/url"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/visitor"
)

// This file holds a call: one request on its way through the API.

// call is a request together with what is known about it.
type call struct {
	*http.Request
	w       http.ResponseWriter
	api     *API
	route   *route
	id      string      // of the request, for the log and the caller
	address netip.Addr  // of the visitor
	actor   *link.Actor // nil without a token
	secret  string      // the token
	query   url.Values  // only parameters of the route, each once
	started bool        // a part of the answer is on its way
}

// handler returns the handler of a route.
func (a *API) handler(rt *route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := a.begin(rt, w, r)
		defer c.recover()
		err := a.admit(c)
		if err == nil {
			err = c.parseQuery()
		}
		if err == nil {
			err = rt.handle(a, c)
		}
		if err != nil {
			c.fail(err)
		}
	})
}

func (a *API) begin(rt *route, w http.ResponseWriter, r *http.Request) *call {
	c := &call{Request: r, w: w, api: a, route: rt, id: requestID(r), address: visitor.Address(r, a.trusted)}
	h := w.Header()
	h.Set("X-Request-Id", c.id)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	return c
}

// Busy answers that the server has no room for the request now. It costs next to nothing.
func (a *API) Busy(w http.ResponseWriter, r *http.Request) {
	c := a.begin(&route{}, w, r)
	c.problem(problemOf(link.CodeUnavailable, "the server is busy; try again in a moment", nil))
}

// recover turns a panic into an internal error, so that one bad request does not look like a broken network.
func (c *call) recover() {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	c.api.log.Error("a request panicked", "request", c.id, "method", c.Method, "path", c.URL.Path, "panic", p,
		"stack", string(debug.Stack()))
	if c.started {
		panic(http.ErrAbortHandler)
	}
	c.problem(problemOf(link.CodeInternal, internalDetail(c.id), nil))
}

func (c *call) isAnonymous() bool { return c.actor == nil || c.actor.ID == "" }

// network is under what the visitor is limited.
func (c *call) network() string { return visitor.Network(c.address) }

// requestID returns the request's ID if it came with one that can be logged and sent as it is, or makes one.
func requestID(r *http.Request) string {
	id := r.Header.Get("X-Request-Id")
	safe := func(b rune) bool {
		return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || strings.ContainsRune("-_.:/+=", b)
	}
	if id != "" && len(id) <= 64 && !strings.ContainsFunc(id, func(b rune) bool { return !safe(b) }) {
		return id
	}
	return fmt.Sprintf("%016x", rand.Uint64())
}

// isClean reports whether a path has no empty, "." or ".." segments.
func isClean(path string) bool {
	if !strings.HasPrefix(path, "/") {
		return false
	}
	for rest, more := path[1:], true; more; {
		var segment string
		segment, rest, more = strings.Cut(rest, "/")
		if segment == "" || segment == "." || segment == ".." {
			return false
		}
	}
	return true
}

// notFound answers where there is no such route: 405 if there is one for another method.
func (a *API) notFound(c *call) error {
	if !isClean(c.URL.EscapedPath()) {
		return link.Errorf(codeNoRoute, "the path has empty or dotted segments; a slash within a slug is written %%2F")
	}
	var allowed []string
	for _, m := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} {
		other := c.Request.Clone(c.Context())
		other.Method = m
		if _, pattern := a.mux.Handler(other); pattern != "/" {
			allowed = append(allowed, m)
		}
	}
	if len(allowed) == 0 {
		return link.Errorf(codeNoRoute, "there is nothing at this path; /api/openapi.json says what there is")
	}
	c.w.Header().Set("Allow", strings.Join(allowed, ", "))
	return link.Errorf(codeMethod, "this path takes %s", strings.Join(allowed, ", "))
}

// reply sends an answer as JSON.
func (c *call) reply(status int, v any) error { return c.send(status, "application/json", v) }

func (c *call) send(status int, contentType string, v any) error {
	b := c.api.buffer()
	defer c.api.release(b)
	if err := json.MarshalWrite(b, v, c.api.encoding); err != nil {
		return fmt.Errorf("encoding the answer: %w", err)
	}
	b.WriteByte('\n')
	h := c.w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	c.started = true
	c.w.WriteHeader(status)
	c.w.Write(b.Bytes()) // a caller who has gone is told nothing
	return nil
}

func (a *API) buffer() *bytes.Buffer { return a.buffers.Get().(*bytes.Buffer) }

// release takes a buffer back, unless keeping it would hold on to the memory of a rare large request.
func (a *API) release(b *bytes.Buffer) {
	if b.Cap() <= 1<<20 {
		b.Reset()
		a.buffers.Put(b)
	}
}

// header returns the one value of a header, "" if it is absent.
func (c *call) header(name string) (string, error) {
	values := c.Header[name]
	if len(values) > 1 {
		return "", malformed(name, "must not be there more than once")
	}
	return strings.Join(values, ""), nil
}

// prefers reports whether the Prefer header (RFC 7240) asks for a preference.
func (c *call) prefers(preference string) bool {
	for _, line := range c.Header["Prefer"] {
		if slices.ContainsFunc(strings.Split(line, ","), func(p string) bool {
			p, _, _ = strings.Cut(p, ";")
			return strings.EqualFold(strings.ReplaceAll(p, " ", ""), preference)
		}) {
			return true
		}
	}
	return false
}
