package program

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/http/httpguts"

	"github.com/jinklink/jink/link"
	"github.com/jinklink/jink/python"
	"github.com/jinklink/jink/redirect"
)

// This file holds what route may return, and what is accepted of it.

// Bounds of an answer.
const (
	maxPage        = 64 << 10
	maxHeaders     = 16
	maxHeaderValue = 1024
	maxCookies     = 8
	maxCookieValue = 1024
	maxCookieAge   = 400 * 24 * 3600
)

// answer is what redirect, page, not_found and gone return.
type answer struct {
	outcome redirect.Outcome
	url     string
	status  int
	body    string
	header  []redirect.Field
	free    bool
}

var answerClass = sync.OnceValue(func() *python.Class[*answer] {
	return python.NewClass("Answer", "What becomes of a visit.",
		python.Attribute("outcome", "redirect, page, not_found or gone.", (*answer).kind),
		python.Attribute("url", "Where it leads; empty where it leads nowhere.", func(a *answer) string { return a.url }),
		python.Attribute("status", "The status.", func(a *answer) int { return a.status }),
		python.Attribute("body", "The page.", func(a *answer) string { return a.body }),
		python.Repr((*answer).String),
	)
})

func (a *answer) kind() string {
	switch a.outcome {
	case redirect.Redirect:
		return "redirect"
	case redirect.Page:
		return "page"
	case redirect.Gone:
		return "gone"
	}
	return "not_found"
}

func (a *answer) String() string {
	switch a.outcome {
	case redirect.Redirect:
		return fmt.Sprintf("redirect(%q, status=%d)", clip(a.url, 200), a.status)
	case redirect.Page:
		return fmt.Sprintf("page(%d bytes, status=%d)", len(a.body), a.status)
	case redirect.Gone:
		return "gone()"
	}
	return "not_found()"
}

// answerFunctions are the names that every program finds.
var answerFunctions = sync.OnceValue(func() map[string]*python.Function {
	return map[string]*python.Function{
		"redirect": python.Func("redirect", "(url, status=302, headers=None, cookies=None)", "Lead elsewhere.", func(c python.Call) (python.Value, error) {
			a := &answer{outcome: redirect.Redirect, status: 302}
			var err error
			if a.url, err = c.String(0); err != nil {
				return python.None, err
			}
			if c.Given(1) {
				if a.status, err = c.Int(1); err != nil {
					return python.None, err
				}
			}
			if !slices.Contains(link.Statuses(), a.status) {
				return python.None, python.Raise("ValueError", "the status of a redirect is 301, 302, 303, 307 or 308, not %d", a.status)
			}
			if err := a.addHeaders(c, 2); err != nil {
				return python.None, err
			}
			if err := a.addCookies(c, 3); err != nil {
				return python.None, err
			}
			return answerClass().New(a), nil
		}),
		"page": python.Func("page", "(html, status=200, *, click=True)", "Show a page of HTML, in which nothing runs. With click=False that is no click, and uses none up.", func(c python.Call) (python.Value, error) {
			a := &answer{outcome: redirect.Page, status: 200}
			var err error
			if a.body, err = c.String(0); err != nil {
				return python.None, err
			}
			if c.Given(1) {
				if a.status, err = c.Int(1); err != nil {
					return python.None, err
				}
			}
			if a.status < 200 || a.status > 599 || a.status >= 300 && a.status < 400 || a.status == 204 || a.status == 205 {
				return python.None, python.Raise("ValueError", "a page cannot have the status %d", a.status)
			}
			if c.Given(2) {
				click, err := c.Truth(c.Arg(2))
				if err != nil {
					return python.None, err
				}
				a.free = !click
			}
			if len(a.body) > maxPage {
				return python.None, python.Raise("ValueError", "a page has at most %d bytes, not %d", maxPage, len(a.body))
			}
			return answerClass().New(a), nil
		}),
		"not_found": python.Func("not_found", "()", "Say that there is no such link.", func(c python.Call) (python.Value, error) {
			return answerClass().New(&answer{outcome: redirect.NotFound, status: 404}), nil
		}),
		"gone": python.Func("gone", "()", "Say that the link was removed.", func(c python.Call) (python.Value, error) {
			return answerClass().New(&answer{outcome: redirect.Gone, status: 410}), nil
		}),
	}
})

// each calls f with the items of a dict whose keys are strs; None has none.
func each(c python.Call, i int, what string, most int, f func(name string, value python.Value) error) error {
	if !c.Given(i) || c.Arg(i) == python.None {
		return nil
	}
	items, err := c.CallMethod(c.Arg(i), "items")
	if err != nil {
		return python.Raise("TypeError", "%ss are a dict, not %s", what, python.TypeName(c.Arg(i)))
	}
	n := 0
	return c.Each(items, func(item python.Value) error {
		two, ok := python.Items(item)
		if !ok || len(two) != 2 {
			return python.Raise("TypeError", "%ss are a dict", what)
		}
		name, ok := python.AsString(two[0])
		if !ok {
			return python.Raise("TypeError", "the name of a %s is a str, not %s", what, python.TypeName(two[0]))
		}
		if n++; n > most {
			return python.Raise("ValueError", "there are more than %d %ss", most, what)
		}
		return f(name, two[1])
	})
}

func (a *answer) addHeaders(c python.Call, i int) error {
	return each(c, i, "header", maxHeaders, func(name string, value python.Value) error {
		text, ok := python.AsString(value)
		switch {
		case !ok:
			return python.Raise("TypeError", "the value of header %s is a str, not %s", clip(name, 50), python.TypeName(value))
		case !settableHeader(name):
			return python.Raise("ValueError", "the header %s cannot be set; those are Content-Language, Link, Referrer-Policy, Retry-After, "+
				"Server-Timing, X-Robots-Tag, and all that begin with X-Link-", clip(name, 50))
		case len(text) > maxHeaderValue || !httpguts.ValidHeaderFieldValue(text):
			return python.Raise("ValueError", "the value of header %s has a character that no header can have, or is too long", name)
		}
		a.header = append(a.header, redirect.Field{Name: http.CanonicalHeaderKey(name), Value: text})
		return nil
	})
}

// settableHeader is a list of what may be set, because what a header does depends on proxies that are not known here.
func settableHeader(name string) bool {
	if !httpguts.ValidHeaderFieldName(name) || len(name) > 100 {
		return false
	}
	switch lower := strings.ToLower(name); lower {
	case "content-language", "link", "referrer-policy", "retry-after", "server-timing", "x-robots-tag":
		return true
	default:
		return strings.HasPrefix(lower, "x-link-")
	}
}

func (a *answer) addCookies(c python.Call, i int) error {
	return each(c, i, "cookie", maxCookies, func(name string, value python.Value) error {
		text, ok := python.AsString(value)
		age := 0
		if two, list := python.Items(value); list && len(two) == 2 {
			text, ok = python.AsString(two[0])
			seconds, isInt := python.AsInt(two[1])
			if !isInt || seconds < 0 || seconds > maxCookieAge {
				return python.Raise("ValueError", "the age of cookie %s is a number of seconds up to %d", clip(name, 50), maxCookieAge)
			}
			age = int(seconds)
			if seconds == 0 {
				age = -1
			}
		}
		cookie := http.Cookie{Name: name, Value: text, Path: "/", MaxAge: age, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}
		switch {
		case !ok:
			return python.Raise("TypeError", "the value of cookie %s is a str, or a str and its age in seconds", clip(name, 50))
		case reservedCookie(name):
			return python.Raise("ValueError", "the cookie %s cannot be set: its name is reserved", clip(name, 50))
		case len(text) > maxCookieValue || len(name) > 100 || cookie.Valid() != nil || !plainCookie(text):
			return python.Raise("ValueError", "the cookie %s has a character that no cookie can have, or is too long", clip(name, 50))
		}
		a.header = append(a.header, redirect.Field{Name: "Set-Cookie", Value: cookie.String()})
		return nil
	})
}

// plainCookie reports whether a value can stand in a cookie as it is.
func plainCookie(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] >= 0x7f || strings.IndexByte("\",;\\", s[i]) >= 0 {
			return false
		}
	}
	return true
}

// read makes an answer of what route or a function of the site returned.
func (w *worker) read(function string, v python.Value) (redirect.Answer, error) {
	if v == python.None {
		return redirect.Answer{}, nil
	}
	if text, ok := python.AsString(v); ok {
		location, err := w.target(text)
		if err != nil {
			return redirect.Answer{}, err
		}
		return redirect.Answer{Outcome: redirect.Redirect, Location: location}, nil
	}
	a, ok := answerClass().Get(v)
	if !ok {
		return redirect.Answer{}, &badAnswer{fmt.Sprintf("%s returned %s; it must return a URL, redirect(…), page(…), not_found(), gone(), or None", function, python.TypeName(v))}
	}
	made := redirect.Answer{Outcome: a.outcome, Status: a.status, Header: a.header, Body: a.body, Free: a.free}
	if a.outcome == redirect.Redirect {
		var err error
		if made.Location, err = w.target(a.url); err != nil {
			return redirect.Answer{}, err
		}
	}
	return made, nil
}

// badAnswer is an answer that is none.
type badAnswer struct{ message string }

func (e *badAnswer) Error() string { return e.message }

// maxTargets is how many targets a worker remembers.
const maxTargets = 64

// target checks a URL and makes it canonical. Most programs return one of a few, so that these are checked once.
func (w *worker) target(raw string) ([]string, error) {
	if known, ok := w.targets[raw]; ok {
		return known, nil
	}
	t, err := w.visit.engine.cfg.Targets.Parse(raw)
	if err != nil {
		return nil, &badAnswer{fmt.Sprintf("the target %q %v", clip(raw, 200), err)}
	}
	location := []string{t.String()}
	if len(raw) <= 512 {
		if len(w.targets) >= maxTargets {
			clear(w.targets)
		}
		w.targets[strings.Clone(raw)] = location
	}
	return location, nil
}
