package api

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jinklink/jink/link"
)

// This file says what a route is; routes.go lists them.

// route is one operation of the API.
type route struct {
	method      string
	path        string // a pattern of http.ServeMux
	operation   string // its name in the OpenAPI document
	summary     string
	description string
	scope       link.Scope // needed; "" where everybody may
	anonymous   bool       // also without a token where the instance is open
	params      []param    // of the query; those of the path are in path
	headers     []param    // that mean something here
	body        any        // nil: none. A value of the type that the body is decoded to
	patch       bool       // the body may also be of the type application/merge-patch+json
	bulk        bool       // the body may be large
	logic       bool       // the body may hold rules and a program
	answers     []answer   // where all goes well
	codes       []link.Code
	handle      func(*API, *call) error
}

// answer is what a route answers with a status.
type answer struct {
	status  int
	about   string
	body    any    // nil: none. A value of the type that is encoded
	media   string // "" means application/json
	headers []string
}

// param is a parameter of a query, or a header.
type param struct {
	name     string
	about    string
	kind     string // "string", "integer" or "boolean"
	min, max int64  // of an integer, or the length of a string in characters; max 0: no bounds
	standard string // what stands in for an absent one
	choices  []string
}

func (rt *route) limit() int64 {
	switch {
	case rt.bulk:
		return maxBulkBody
	case rt.logic:
		return maxLogicBody
	}
	return maxBody
}

// mediaTypes lists what a body may be, what it usually is first.
func (rt *route) mediaTypes() []string {
	if rt.patch {
		return []string{"application/merge-patch+json", "application/json"}
	}
	return []string{"application/json"}
}

// check says what is wrong with a value.
func (p *param) check(value string) error {
	switch p.kind {
	case "integer":
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n < p.min || n > p.max || strconv.FormatInt(n, 10) != value {
			return malformed(p.name, fmt.Sprintf("must be a whole number from %d to %d", p.min, p.max))
		}
	case "boolean":
		if value != "true" && value != "false" {
			return malformed(p.name, "must be true or false")
		}
	case "string":
		if p.max > 0 && utf8.RuneCountInString(value) > int(p.max) {
			return malformed(p.name, fmt.Sprintf("must not be longer than %d characters", p.max))
		}
		if len(p.choices) > 0 && !slices.Contains(p.choices, value) {
			return malformed(p.name, "must be one of "+strings.Join(p.choices, ", "))
		}
	}
	return nil
}

// text returns a parameter that was checked, or its standard.
func (c *call) text(name string) string {
	if v, ok := c.query[name]; ok {
		return v[0]
	}
	i := slices.IndexFunc(c.route.params, func(p param) bool { return p.name == name })
	return c.route.params[i].standard
}

func (c *call) number(name string) int64 {
	n, _ := strconv.ParseInt(c.text(name), 10, 64) // checked
	return n
}

func (c *call) flag(name string) bool { return c.text(name) == "true" }
